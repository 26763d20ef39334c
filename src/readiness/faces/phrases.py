"""Phrases: figures, dates and lists as people say them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction

from readiness.core.score import percent
from readiness.errors import printable

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_LONGEST = 2000
"""Characters; no text of a rule-set or profile is longer on purpose."""


def clean(text: str) -> str:
    """Make text from a file safe to show, whatever its length (see :func:`readiness.errors.printable`).

    Most text is printable as it is, which is told a hundred times faster than by looking at each character.
    """
    if text.isprintable() and len(text) <= _LONGEST:
        return " ".join(text.split())
    return printable(text, limit=_LONGEST)


def uk_date(date: dt.date) -> str:
    """Write a date as people in the United Kingdom do.

    >>> uk_date(dt.date(2026, 11, 1))
    '1 November 2026'
    """
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """Say a number of things.

    >>> counted(1, "point"), counted(2, "point"), counted(0, "reply", "replies")
    ('1 point', '2 points', '0 replies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def listing(items: Iterable[str], last: str = "and") -> str:
    """Join items as a sentence does.

    >>> listing(["a", "b", "c"]), listing(["a"])
    ('a, b and c', 'a')
    """
    names = list(items)
    return f" {last} ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def ends(low: int, high: int) -> str:
    """Say two ends, or the one figure where they are the same.

    >>> ends(12, 87), ends(40, 40)
    ('12 to 87', '40')
    """
    return str(low) if low == high else f"{low} to {high}"


def gain(value: Fraction, where: str) -> str:
    """Say what something adds, in whole points of a hundred; empty where it adds nothing.

    >>> gain(Fraction(6, 100), "in leadership")
    '+6 points in leadership'
    """
    points = percent(value)
    return f"+{counted(points, 'point')} {where}" if points else ""


def number(value: Fraction) -> str:
    """Write an exact number as people do: whole where it is whole, else with one decimal.

    >>> number(Fraction(4)), number(Fraction(1, 3))
    ('4', '0.3')
    """
    return str(int(value)) if value.denominator == 1 else f"{float(value):.1f}"


def first_sentence(text: str) -> str:
    """Cut a text after its first sentence.

    >>> first_sentence("Name one person. Write it down.")
    'Name one person.'
    """
    head, dot, _ = text.partition(". ")
    return head + dot.strip()


def sentence(text: str) -> str:
    """Turn a clause into a sentence: a capital first, a full stop last.

    >>> sentence("without an owner, work stays in one area")
    'Without an owner, work stays in one area.'
    """
    clause = text[:1].upper() + text[1:]
    return clause if clause.endswith((".", "?")) else f"{clause}."


def labelled(label: str) -> str:
    """Write a label that stands before a text: with a colon, unless it is a question.

    >>> labelled("Who"), labelled("Who owns it?"), labelled("")
    ('Who:', 'Who owns it?', '')
    """
    return label if label.endswith("?") or not label else f"{label}:"


def grouped(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, Sequence[str]], ...]:
    """Group pairs by their first part, in the order in which each first part came.

    >>> grouped([("a", "1"), ("b", "2"), ("a", "3")])
    (('a', ['1', '3']), ('b', ['2']))
    """
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return tuple(found.items())
