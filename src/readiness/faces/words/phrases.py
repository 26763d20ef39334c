"""Phrases: figures, dates and lists as people say them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from readiness.core.indicators import DIMENSION_TITLES
from readiness.core.score import percent
from readiness.errors import printable
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop, ngettext, told
from readiness.message import written_date, written_number

_INSIDE = {
    "leadership": gettext_noop("leadership"),
    "staff_wellbeing": gettext_noop("staff wellbeing"),
    "lived_experience": gettext_noop("lived experience"),
    "governance": gettext_noop("governance"),
    "training": gettext_noop("training"),
}

_FEWEST = 3
"""Numbers in a row; fewer are no shorter as a range."""

_LONGEST = 2000
"""Characters; no text of a rule-set or profile is longer on purpose."""


def clean(text: str) -> str:
    """Make text from a file safe to show, whatever its length (see :func:`readiness.errors.printable`).

    Words of the engine are said in the language in use (see :mod:`readiness.faces.words.translation`). Most text is
    printable as it is, which is told a hundred times faster than by looking at each character.
    """
    text = told(text)
    if text.isprintable() and len(text) <= _LONGEST:
        return " ".join(text.split())
    return printable(text, limit=_LONGEST)


def uk_date(date: dt.date) -> str:
    """Write a date as people in the United Kingdom do.

    >>> uk_date(dt.date(2026, 11, 1))
    '1 November 2026'
    """
    return told(written_date(date))


def dimension_title(name: str) -> str:
    """Name a dimension at the beginning of a sentence, in a heading or in a table.

    >>> dimension_title("staff_wellbeing")
    'Staff wellbeing'
    """
    return told(DIMENSION_TITLES[name]) if name in DIMENSION_TITLES else clean(name)


def dimension_inside(name: str) -> str:
    """Name a dimension inside a sentence.

    >>> dimension_inside("staff_wellbeing")
    'staff wellbeing'
    """
    return _(_INSIDE[name])


def counted(number: int, one: str, many: str = "") -> str:
    """Say a number of things, in English alone; what a report says is marked for translation where it stands.

    >>> counted(1, "point"), counted(2, "point"), counted(0, "reply", "replies")
    ('1 point', '2 points', '0 replies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def whole(value: int) -> str:
    """Write a whole number as people do: thousands apart.

    >>> whole(1460), whole(60), whole(10_000_000)
    ('1,460', '60', '10,000,000')
    """
    return told(written_number(value))


def points(number: int) -> str:
    """Say a number of points of a hundred.

    >>> points(1), points(2)
    ('1 point', '2 points')
    """
    return ngettext("{number} point", "{number} points", number).format(number=number)


def effort_points(number: int) -> str:
    """Say a number of effort points.

    >>> effort_points(1)
    '1 effort point'
    """
    return ngettext("{number} effort point", "{number} effort points", number).format(number=whole(number))


def not_applicable(number: int) -> str:
    """Say how many questions do not apply; empty where every one does.

    >>> not_applicable(1), not_applicable(2)
    ('1 does not apply', '2 do not apply')
    """
    words = ngettext("{number} does not apply", "{number} do not apply", number)
    return words.format(number=number) if number else ""


def steps(numbers: Iterable[int]) -> str:
    """Name steps by number, in order, three or more in a row by their two ends; empty where there are none.

    >>> steps([3, 1]), steps([2]), steps([1, 3, 4, 5, 7, 8])
    ('steps 1 and 3', 'step 2', 'steps 1, 3 to 5, 7 and 8')
    """
    found = sorted(set(numbers))
    if not found:
        return ""
    return ngettext("step {numbers}", "steps {numbers}", len(found)).format(numbers=listing(_runs(found)))


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Write numbers that rise, those that follow one another as a range where that is shorter."""
    for _place, together in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _place, number in together]
        if len(run) < _FEWEST:
            yield from map(str, run)
        else:
            # Translators: two ends of a range, as in 12 to 87.
            yield _("{low} to {high}").format(low=run[0], high=run[-1])


def listing(items: Iterable[str], last: str = "and") -> str:
    """Join items as a sentence does; ``last`` is "and" or "or".

    >>> listing(["a", "b", "c"]), listing(["a", "b"], "or"), listing(["a"])
    ('a, b and c', 'a or b', 'a')
    """
    names = list(items)
    if len(names) < 2:
        return "".join(names)
    # Translators: the end of a list, as in one, two and three.
    words = _("{items} or {last}") if last == "or" else _("{items} and {last}")
    return words.format(items=", ".join(names[:-1]), last=names[-1])


def ends(low: int, high: int) -> str:
    """Say two ends, or the one figure where they are the same.

    >>> ends(12, 87), ends(40, 40)
    ('12 to 87', '40')
    """
    # Translators: two ends of a range, as in 12 to 87.
    return whole(low) if low == high else _("{low} to {high}").format(low=whole(low), high=whole(high))


def gain(value: Fraction, dimension: str = "") -> str:
    """Say what something adds to a dimension, or overall, in whole points of a hundred; empty where it adds nothing.

    >>> gain(Fraction(6, 100), "leadership"), gain(Fraction(1, 100))
    ('+6 points in leadership', '+1 point overall')
    """
    number = percent(value)
    if not number:
        return ""
    if not dimension:
        return ngettext("+{number} point overall", "+{number} points overall", number).format(number=number)
    words = ngettext("+{number} point in {dimension}", "+{number} points in {dimension}", number)
    return words.format(number=number, dimension=dimension_inside(dimension))


def number(value: Fraction) -> str:
    """Write an exact number as people do: whole where it is whole, else with one decimal.

    >>> number(Fraction(4)), number(Fraction(1, 3)), number(Fraction(3001, 2))
    ('4', '0.3', '1,500.5')
    """
    if value.denominator == 1:
        return whole(int(value))
    before, tenths = f"{float(value):.1f}".split(".")
    # Translators: a number with one decimal, as in 62.5.
    return _("{whole}.{tenths}").format(whole=whole(int(before)), tenths=tenths)


def first_sentence(text: str) -> str:
    """Cut a text after its first sentence.

    >>> first_sentence("Name one person. Write it down.")
    'Name one person.'
    """
    head, dot = text.partition(". ")[:2]
    return head + dot.strip()


def capital(text: str) -> str:
    """Begin a text with a capital.

    >>> capital("small effort")
    'Small effort'
    """
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Turn a clause into a sentence: a capital first, a full stop last.

    >>> sentence("without an owner, work stays in one area")
    'Without an owner, work stays in one area.'
    """
    clause = capital(text)
    return clause if clause.endswith((".", "?")) else f"{clause}."


def labelled(label: str) -> str:
    """Write a label that stands before a text: with a colon, unless it is a question.

    >>> labelled("Who"), labelled("Who owns it?"), labelled("")
    ('Who:', 'Who owns it?', '')
    """
    # Translators: a label before a text, as in Who: the manager.
    return label if label.endswith("?") or not label else _("{label}:").format(label=label)


def quoted(title: str) -> str:
    """Put a title into quotation marks.

    >>> quoted("Time is paid for")
    '“Time is paid for”'
    """
    return _("“{title}”").format(title=title)


def grouped(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, Sequence[str]], ...]:
    """Group pairs by their first part, in the order in which each first part came.

    >>> grouped([("a", "1"), ("b", "2"), ("a", "3")])
    (('a', ['1', '3']), ('b', ['2']))
    """
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return tuple(found.items())
