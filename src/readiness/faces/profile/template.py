"""A profile to fill in: every question with what its answers mean, and the answers left out as comments.

A line that begins with ``#`` and a space is there to be read. A line that begins with ``#`` and no space is an
answer: it counts once the ``#`` is gone. As written it says ``"unknown"``, the one answer that claims nothing.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from readiness.core.bands import BANDS
from readiness.core.indicators import DIMENSIONS, VOICE_WORDS, AnswerType, Indicator
from readiness.core.practice import CONTACTS, PRACTICE_LEVELS, REMITS
from readiness.core.profile import DEFAULT_CAPACITY, Form, Organisation
from readiness.core.rules import RuleBook
from readiness.errors import printable

WIDTH = 100


NAME = "Name of your organisation"
"""Stands where an organisation has not said what it is called."""


def write_template(rulebook: RuleBook, organisation: Organisation, form: Form = Form.FULL) -> str:
    """Write the profile that an organisation begins with; it can be read as it stands."""
    asked = questions(rulebook, form)
    answers = (_table(name, [each for each in asked if each.table == name]) for name in tables(asked))
    parts = (_head(form, len(asked)), _organisation(organisation), _targets(), *answers)
    return "\n".join("\n".join(part) + "\n" for part in parts)


def questions(rulebook: RuleBook, form: Form) -> tuple[Indicator, ...]:
    """List what a form asks; figures that are worked out from other answers are no questions."""
    found = (indicator for indicator in rulebook.indicators.values() if indicator.derived is None)
    return tuple(indicator for indicator in found if form is Form.FULL or indicator.short_form)


def tables(asked: Iterable[Indicator]) -> tuple[str, ...]:
    """List the tables that hold the answers: those of the dimensions first, then those of other rule-sets."""
    names = dict.fromkeys(indicator.table for indicator in asked)
    return tuple(sorted(names, key=lambda name: DIMENSIONS.index(name) if name in DIMENSIONS else len(DIMENSIONS)))


def quoted(text: str) -> str:
    r"""Write a text as TOML does; characters that cannot be seen are left out.

    >>> quoted('The "Anchor"')
    '"The \\"Anchor\\""'
    """
    escaped = printable(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_FULL_WORDS = "all {count} questions"
_SHORT_WORDS = "the {count} questions of the short form"

_HEAD = """\
A readiness profile: {words}.

How to fill it in. Under each question stands its answer, with a "#" in front. Take the "#" away and
type what is true in place of "unknown". Leave a line as it is while you have no answer yet: that is not
counted against you. "unknown" without the "#" means that you asked and nobody could say; it leads to a
suggestion how to find out. Answer what you can, then type: readiness check

Kinds of answers:
  a level           2
  a share           {{ count = 14, of = 40, unknown = 3 }}, or {{ percent = 62 }}
  a number          3
  a date            2026-03-01
  yes or no         true, or false
  nobody can say    "unknown"
  not applicable    {{ not_applicable = "the reason" }}, where a question allows it

More can be said with any of them: evidence, a note, and whose view it is.
  {{ level = 3, evidence = [{{ kind = "document", ref = "Minutes", date = 2026-03-01 }}], note = "two days a week" }}
  {{ leaders = 3, frontline = {{ level = 1, n = 23 }} }}
Kinds of evidence: document, number, experience. With "n" you say how many people a view stands for.
Nobody is asked to tell their story, and no names of people belong in this file."""


def _head(form: Form, count: int) -> Iterator[str]:
    words = _SHORT_WORDS if form is Form.SHORT else _FULL_WORDS
    for line in _HEAD.format(words=words.format(count=count)).splitlines():
        yield f"# {line}".rstrip()
    yield ""
    yield "format = 1"
    yield f"form = {quoted(form.value)}"


def _organisation(organisation: Organisation) -> Iterator[str]:
    yield "[organisation]"
    yield f"name = {quoted(organisation.name)}"
    yield from _names(
        "sector",
        organisation.sector,
        "Your field; it chooses the sector rule-sets. To see their names, type: readiness rules",
        "adult-social-care",
    )
    yield from _names("setting", organisation.setting, "What else shapes your work.", "island")
    yield from _said("How many people work for you, volunteers included.")
    yield "#workforce = 24"
    yield from _said("The day for which these answers are true. Change it whenever you go through them again.")
    yield f"as_of = {organisation.as_of.isoformat()}"
    yield from _said(
        "How much change people can carry in three months, in effort points: a small step takes 1, a medium one 2, "
        f"a large one 4, a major one 8. Without this line it is {DEFAULT_CAPACITY}."
    )
    yield f"#capacity = {DEFAULT_CAPACITY}"


def _names(key: str, names: Sequence[str], words: str, example: str) -> Iterator[str]:
    yield from _said(words)
    listed = ", ".join(quoted(name) for name in names)
    yield f"{key} = [{listed}]" if names else f'#{key} = ["{example}"]'


def _targets() -> Iterator[str]:
    yield from _said(
        "Where you want to get to, if you know. Beyond a target nothing is suggested, except what keeps people safe. "
        f"Choose from: {', '.join(BANDS)}."
    )
    yield "[targets]"
    for dimension in DIMENSIONS:
        yield f"#{dimension} = {quoted(BANDS[3])}"


def _table(name: str, asked: Sequence[Indicator]) -> Iterator[str]:
    """Write one table; its list of role groups comes last, because TOML asks for that."""
    yield f"[{name}]"
    for indicator in sorted(asked, key=lambda indicator: indicator.type is AnswerType.GROUPS):
        yield ""
        yield from _question(indicator)
        yield from _group(indicator) if indicator.type is AnswerType.GROUPS else [f'#{indicator.key} = "unknown"']


def _question(indicator: Indicator) -> Iterator[str]:
    yield from _said(indicator.question)
    for number, level in enumerate(indicator.levels):
        yield from _said(f"{number}: {level}", indent="  ", hang="     ")
    for words in (_how(indicator), *_remarks(indicator)):
        if words:
            yield from _said(words, indent="  ", hang="  ")


def _how(indicator: Indicator) -> str:
    """Say what to type."""
    unit = indicator.unit
    match indicator.type:
        case AnswerType.SHARE:
            return (
                f"A share{f' of {unit}' if unit else ''}: {{ count = …, of = …, unknown = … }}, or {{ percent = … }}."
            )
        case AnswerType.COUNT:
            return f"A whole number{f' of {unit}' if unit else ''}."
        case AnswerType.MONTHS:
            return "A whole number of months."
        case AnswerType.DATE:
            return "A date: year-month-day."
        case AnswerType.YES_NO:
            return "true or false."
        case AnswerType.LEVEL | AnswerType.GROUPS:
            return ""


def _remarks(indicator: Indicator) -> Iterator[str]:
    yield indicator.help
    yield f"In a small team: {indicator.small_team}" if indicator.small_team else ""
    yield f"Ask: {indicator.ask}."
    if indicator.voices:
        yield f"Views worth hearing apart: {', '.join(indicator.voices)}."
    if indicator.needs_voice:
        words = VOICE_WORDS[indicator.needs_voice]
        yield f"It counts for more than half only with the view of {words} ({indicator.needs_voice})."
    if indicator.top_needs_evidence:
        yield "Level 4 counts in full with dated evidence."
    if indicator.not_applicable_if:
        yield f"May be not applicable: {indicator.not_applicable_if}"


_CONTACT_WORDS = (
    "hardly ever, and nobody expects it",
    "some of those whom they meet will be, mostly without saying so",
    "it is known of the people with whom they work",
)
_REMIT_WORDS = (
    "nothing in particular",
    "they adapt their service for them",
    "they support them directly",
    "they manage those who do",
    "they offer specialist treatment, or advice on trauma",
)
"""What each word means, in the order of the words."""


def _group(indicator: Indicator) -> Iterator[str]:
    yield from _said("One block for each group of roles; copy it as often as you need.")
    yield from _words("contact: do these people meet people affected by trauma?", CONTACTS, _CONTACT_WORDS)
    yield from _words("remit: what is their work for people known to be affected?", REMITS, _REMIT_WORDS)
    yield from _said(
        f"in_date: how many are trained at least to each practice level ({', '.join(PRACTICE_LEVELS)}); leave out "
        "a level that nobody can tell. unknown: people whose training nobody can tell.",
        indent="  ",
        hang="  ",
    )
    yield f"#[[{indicator.id}]]"
    yield '#name = "Name of the group"'
    yield "#headcount = 10"
    yield f'#contact = "{CONTACTS[1]}"'
    yield f'#remit = "{REMITS[0]}"'
    yield "#in_date = { informed = 0, skilled = 0 }"
    yield "#unknown = 10"


def _words(question: str, words: Sequence[str], meanings: Sequence[str]) -> Iterator[str]:
    """Say what each word of a choice means."""
    yield from _said(question, indent="  ", hang="  ")
    for word, meaning in zip(words, meanings, strict=True):
        yield from _said(f'"{word}": {meaning}', indent="    ", hang="      ")


def _said(text: str, indent: str = "", hang: str = "") -> list[str]:
    """Wrap a text as comments."""
    return textwrap.wrap(
        printable(text, limit=4000),
        width=WIDTH,
        initial_indent=f"# {indent}",
        subsequent_indent=f"# {hang}",
        break_on_hyphens=False,
    )
