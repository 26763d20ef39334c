"""One answer of a profile, read from TOML: short or long, agreed or by voice, with what it rests on.

An answer is a bare value, ``"unknown"``, ``{ not_applicable = "…" }``, or a table. The table holds either one agreed
value or a value for each voice, and may add ``evidence`` and a ``note``. In a table the value stands under the name
of its type (``level``, ``count``, ``months``, ``date``; for shares ``count`` and ``of``, or ``percent``), or under
``answer``, which fits every type.
"""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from readiness.core.indicators import TOP_LEVEL, VOICES, AnswerType, Indicator
from readiness.core.profile import (
    AGREED,
    EVIDENCE_KINDS,
    UNKNOWN,
    Answer,
    Evidence,
    NotApplicable,
    Percent,
    Share,
    Unknown,
    Value,
    View,
)
from readiness.errors import did_you_mean, near_names
from readiness.toml.source import BROKEN, MAX_NUMBER
from readiness.toml.tables import Table, found_words

ANSWER = "answer"
"""The name of the value in a table, whatever its type."""

VALUE_KEYS = {
    AnswerType.LEVEL: ("level", ANSWER),
    AnswerType.SHARE: ("count", "of", "unknown", "percent", ANSWER),
    AnswerType.COUNT: ("count", ANSWER),
    AnswerType.MONTHS: ("months", ANSWER),
    AnswerType.DATE: ("date", ANSWER),
    AnswerType.YES_NO: (ANSWER,),
    AnswerType.GROUPS: (ANSWER,),
}
"""What the value, or its parts, may be called in a table."""

MAX_REASON = 1000
"""The longest reason or reference, in characters."""

_HINTS = {
    AnswerType.LEVEL: f'Enter a whole number from 0 to {TOP_LEVEL}, or "unknown".',
    AnswerType.SHARE: 'Enter { count = 14, of = 40 } or { percent = 35 }, or "unknown".',
    AnswerType.COUNT: 'Enter a whole number, 0 or more, or "unknown".',
    AnswerType.MONTHS: 'Enter a whole number of months, 0 or more, or "unknown".',
    AnswerType.DATE: 'Type a date as year-month-day, without quotation marks: 2026-03-01; or "unknown".',
    AnswerType.YES_NO: 'Type true or false, without quotation marks, or "unknown".',
    AnswerType.GROUPS: 'Describe each group under a header [[training.groups]], or type "unknown".',
}
_EITHER_HINT = "Type one agreed answer, as in { level = 2 }, or voices, as in { leaders = 3, frontline = 2 }."
_BESIDE_HINT = 'Evidence and a note stand once, beside the voices: { leaders = 3, frontline = 2, note = "…" }.'
_EVIDENCE_HINT = 'Type a list: [{ kind = "document", ref = "…", date = 2026-03-01 }].'
_NOT_APPLICABLE_WORDS = frozenset({"n/a", "na", "not applicable", "not_applicable", "does not apply"})


def read_answer(table: Table, key: str, indicator: Indicator, as_of: dt.date) -> Answer | NotApplicable | None:
    """Read the answer that stands under a key; nothing, and a problem noted, where it is none.

    Dates after ``as_of`` are problems.
    """
    value = table.raw(key)
    if not isinstance(value, dict) or _is_one_group(value, indicator):
        return _agreed(_scalar(table, key, _Asked(indicator, as_of)))
    inner = Table(value, (*table.keys, key), table.notebook)
    if inner.has("not_applicable"):
        return _not_applicable(inner, indicator)
    return _long(inner, _Asked(indicator, as_of))


def past_date(table: Table, key: str, as_of: dt.date) -> dt.date | None:
    """Read a date up to ``as_of``."""
    date = table.date(key) if table.has(key) else None
    if date is not None and date > as_of and type(table.raw(key)) is dt.date:
        hint = f"Type a date up to as_of, {as_of.isoformat()}, or change as_of."
        table.problem(key, f"found {date.isoformat()}, which is after as_of", hint)
        return None
    return date


class _Asked(NamedTuple):
    indicator: Indicator
    as_of: dt.date

    @property
    def value_keys(self) -> tuple[str, ...]:
        """Under which names the value may stand in a table."""
        return VALUE_KEYS[self.indicator.type]

    @property
    def hint(self) -> str:
        """What to type."""
        return _HINTS[self.indicator.type]


def _agreed(value: Value | Unknown | None) -> Answer | None:
    return None if value is None else Answer(views=(View(voice=AGREED, value=value),))


def _is_one_group(value: Mapping[str, object], indicator: Indicator) -> bool:
    """Say whether a role group stands where a list of them is expected."""
    return indicator.type is AnswerType.GROUPS and not value.keys() & {"not_applicable", ANSWER}


def _not_applicable(table: Table, indicator: Indicator) -> NotApplicable | None:
    table.only("not_applicable", "note")
    if not indicator.not_applicable_if:
        table.problem("not_applicable", "this question always applies", _HINTS[indicator.type])
        return None
    hint = 'Give the reason in words: { not_applicable = "no such post" }.'
    reason = table.text("not_applicable", most=MAX_REASON, hint=hint)
    return NotApplicable(reason=reason, note=_note(table)) if reason else None


def _long(table: Table, asked: _Asked) -> Answer | None:
    voices = [key for key in table.data if key in VOICES]
    agreed = [key for key in table.data if key in asked.value_keys or key == "n"]
    if voices and agreed:
        table.notebook.problem(table.keys, "found an agreed answer and voices in one", _EITHER_HINT)
        return None
    known = voices or (*asked.value_keys, "n")
    table.only(*known, "evidence", "note", also=VOICES, hint=asked.hint)
    views = [_voiced(table, voice, asked) for voice in voices] if voices else [_view(table, AGREED, asked)]
    evidence, note = _evidence(table, asked.as_of), _note(table)
    told = tuple(view for view in views if view is not None)
    return Answer(views=told, evidence=evidence, note=note) if told else None


def _voiced(table: Table, voice: str, asked: _Asked) -> View | None:
    value = table.raw(voice)
    if not isinstance(value, dict):
        said = _scalar(table, voice, asked)
        return None if said is None else View(voice=voice, value=said)
    inner = Table(value, (*table.keys, voice), table.notebook)
    inner.only(*asked.value_keys, "n", hint=_BESIDE_HINT if {"evidence", "note"} & value.keys() else asked.hint)
    return _view(inner, voice, asked)


def _view(table: Table, voice: str, asked: _Asked) -> View | None:
    """Read the one value in a table, and the number of people behind it."""
    noted = table.notebook.count
    given = [key for key in asked.value_keys if table.has(key)]
    people = table.whole("n", 1, default=0, hint="Enter how many people, 1 or more.") if table.has("n") else 0
    value: Value | Unknown | None = None
    if not given:
        if all(key in {"n", "evidence", "note"} for key in table.data):
            table.notebook.problem(table.keys, "found no answer", asked.hint)
    elif ANSWER in given and len(given) > 1:
        table.problem(ANSWER, "found two answers", "Keep one of the two.")
    elif asked.indicator.type is AnswerType.SHARE and ANSWER not in given:
        value = _share(table)
    else:
        value = _scalar(table, given[0], asked)
    return None if value is None or table.notebook.count != noted else View(voice=voice, value=value, n=people)


def _share(table: Table) -> Share | Percent | None:
    noted = table.notebook.count
    if table.has("percent"):
        if table.data.keys() & {"count", "of", "unknown"}:
            table.problem("percent", "found a percentage and a count in one", "Keep one of the two.")
        return Percent(percent=table.number("percent", 0, 100, hint="Enter a number from 0 to 100."))
    of = table.whole("of", 1, hint="Enter how many there are altogether, 1 or more.")
    count = table.whole("count", 0, hint="Enter how many of them, 0 or more.")
    unknown = table.whole("unknown", 0, default=0, hint="Enter of how many nobody can tell, 0 or more.")
    if table.notebook.count != noted or BROKEN in table.data.values():
        return None
    if count + unknown > of:
        found = f"found {count} and {unknown} unknown of {of}" if unknown else f"found {count} of {of}"
        table.problem("count", found, "Count and unknown together are never more than of.")
        return None
    return Share(count=count, of=of, unknown=unknown)


def _scalar(table: Table, key: str, asked: _Asked) -> Value | Unknown | None:
    """Read a bare value of the indicator's type, or ``"unknown"``."""
    value = table.raw(key)
    kind = asked.indicator.type
    if value is BROKEN:
        return None
    if value == UNKNOWN.value and type(value) is str:
        return UNKNOWN
    if kind is AnswerType.DATE and type(value) is dt.date:
        return past_date(table, key, asked.as_of)
    if type(value) is bool and kind is AnswerType.YES_NO:
        return value
    if type(value) is int and 0 <= value <= _HIGHEST.get(kind, -1):
        return value
    table.problem(key, f"found {found_words(value)}", _scalar_hint(value, asked))
    return None


_HIGHEST = {AnswerType.LEVEL: TOP_LEVEL, AnswerType.COUNT: MAX_NUMBER, AnswerType.MONTHS: MAX_NUMBER}


def _scalar_hint(value: object, asked: _Asked) -> str:
    if not isinstance(value, str):
        return asked.hint
    if value.strip().casefold() in _NOT_APPLICABLE_WORDS and asked.indicator.not_applicable_if:
        return 'Give the reason: { not_applicable = "no such post" }.'
    near = near_names(value, (UNKNOWN.value,))
    return f"{did_you_mean(near)} {asked.hint}".strip()


def _evidence(table: Table, as_of: dt.date) -> tuple[Evidence, ...]:
    return tuple(_one_evidence(item, as_of) for item in table.tables("evidence", hint=_EVIDENCE_HINT))


def _one_evidence(table: Table, as_of: dt.date) -> Evidence:
    table.only("kind", "ref", "date")
    return Evidence(
        kind=table.text("kind", choices=EVIDENCE_KINDS),
        ref=table.text("ref", most=MAX_REASON, hint="Say in a few words what it is and where to find it."),
        date=past_date(table, "date", as_of),
    )


def _note(table: Table) -> str:
    return table.text("note", "", lines=True, hint="Type a text in quotation marks, or leave the note out.")
