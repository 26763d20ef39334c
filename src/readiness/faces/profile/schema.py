"""A JSON Schema of profiles, so that editors complete questions, show their levels and underline slips.

Draft 7, which the language servers for TOML read; they hand dates over as text. It accepts every answer that
:mod:`readiness.reading.answer_reader` does. What only reading can judge, such as a count beyond its whole, is left
to that.
"""

from collections.abc import Iterable, Sequence

from readiness.core.bands import BANDS
from readiness.core.indicators import (
    DIMENSION_TITLES,
    DIMENSIONS,
    TOP_LEVEL,
    VOICE_WORDS,
    VOICES,
    AnswerType,
    Indicator,
)
from readiness.core.practice import CONTACTS, PRACTICE_LEVELS, REMITS
from readiness.core.profile import DEFAULT_CAPACITY, EVIDENCE_KINDS, UNKNOWN, Form
from readiness.core.rules import Retired, RuleBook
from readiness.faces.profile.template import questions, tables
from readiness.faces.words.phrases import clean
from readiness.reading.answer_reader import ANSWER, MAX_REASON, VALUE_KEYS
from readiness.reading.profile_reader import FORMAT, MAX_CAPACITY
from readiness.reading.question_names import QuestionNames, question_names
from readiness.reading.role_group_reader import MAX_NAME
from readiness.toml.source import MAX_NUMBER
from readiness.toml.tables import MAX_TEXT

Schema = dict[str, object]

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema that is written."""


def profile_schema(rulebook: RuleBook) -> Schema:
    """Build the schema of profiles for the rule-sets of a rule-book."""
    asked = questions(rulebook, Form.FULL)
    return {
        "$schema": DRAFT,
        "title": "A readiness profile",
        "description": "What an organisation says of itself.",
        **_object({**_top(), **_tables(asked, question_names(rulebook))}, required=("format", "organisation")),
        "definitions": {
            "not_applicable": _NOT_APPLICABLE,
            "evidence": _EVIDENCE,
            "group": _GROUP,
            **{kind.value: _answer(kind) for kind in AnswerType},
            **{_view_name(kind): _view(kind) for kind in AnswerType if kind is not AnswerType.GROUPS},
        },
    }


def _top() -> Schema:
    forms = "Which questions are asked: all of them, or those of the short form."
    return {
        "format": {"const": FORMAT, "description": "The version of this file format."},
        "form": _choice((form.value for form in Form), forms),
        "organisation": _ORGANISATION,
        "targets": _object(
            {name: _choice(BANDS, f"The band to reach in {DIMENSION_TITLES[name].lower()}.") for name in DIMENSIONS},
            description="Where to get to. Beyond a target nothing is suggested, except what keeps people safe.",
        ),
    }


def _tables(asked: Sequence[Indicator], names: QuestionNames) -> Schema:
    listed = dict.fromkeys((*tables(asked), *names.old, *names.retired))
    return {
        table: _object(
            {
                **{indicator.key: _question(indicator) for indicator in asked if indicator.table == table},
                **{key: _old_question(indicator) for key, indicator in names.old.get(table, {}).items()},
                **{key: _no_question(retired) for key, retired in names.retired.get(table, {}).items()},
            },
            description=DIMENSION_TITLES.get(table, table),
        )
        for table in listed
    }


def _old_question(indicator: Indicator) -> Schema:
    return {**_question(indicator), "description": f"Now called {indicator.id}.", "deprecated": True}


def _no_question(retired: Retired) -> Schema:
    """Accept whatever was answered: it is no longer used."""
    instead = f" Instead, answer {retired.instead}." if retired.instead else ""
    return {"description": f"No longer asked: {clean(retired.because)}.{instead}", "deprecated": True}


def _question(indicator: Indicator) -> Schema:
    accepted: list[Schema] = [_ref(indicator.type.value)]
    if indicator.not_applicable_if:
        accepted.append(_ref("not_applicable"))
    return {"title": indicator.id, "description": _description(indicator), "anyOf": accepted}


def _description(indicator: Indicator) -> str:
    """Say what is asked, in the lines that an editor shows beside the key."""
    levels = [f"{number}: {clean(level)}" for number, level in enumerate(indicator.levels)]
    ask = f"Ask: {clean(indicator.ask)}."
    applies = f"May be not applicable: {clean(indicator.not_applicable_if)}" if indicator.not_applicable_if else ""
    parts = [clean(indicator.question), "\n".join(levels), clean(indicator.help), ask, applies]
    return "\n\n".join(part for part in parts if part)


def _answer(kind: AnswerType) -> Schema:
    """Give what an answer can be: a bare value, one agreed value with its support, or a value for each voice.

    The table of role groups is never one voice's.
    """
    if kind is AnswerType.GROUPS:
        listed: Schema = {"type": "array", "minItems": 1, "items": _ref("group")}
        return {"anyOf": [*_bare(kind), listed, *_told(kind, _SUPPORT)]}
    return {"anyOf": [*_bare(kind), *_told(kind, _SUPPORT), _voiced(kind)]}


def _bare(kind: AnswerType) -> list[Schema]:
    unknown: Schema = {"const": UNKNOWN.value, "description": "Asked, and nobody can say."}
    whole = {"type": "integer", "minimum": 0, "maximum": MAX_NUMBER}
    match kind:
        case AnswerType.LEVEL:
            return [{"type": "integer", "minimum": 0, "maximum": TOP_LEVEL}, unknown]
        case AnswerType.COUNT | AnswerType.MONTHS:
            return [whole, unknown]
        case AnswerType.DATE:
            return [_DATE, unknown]
        case AnswerType.YES_NO:
            return [{"type": "boolean"}, unknown]
        case AnswerType.SHARE | AnswerType.GROUPS:
            return [unknown]


def _told(kind: AnswerType, beside: Schema) -> list[Schema]:
    """Give the tables that hold one value, with what may stand beside it."""
    bare: Schema = {"anyOf": _bare(kind)}
    people = {"n": {"type": "integer", "minimum": 1, "description": "How many people stand behind this answer."}}
    names = (ANSWER,) if kind is AnswerType.SHARE else VALUE_KEYS[kind]
    named = [_object({name: bare, **people, **beside}, required=(name,)) for name in names]
    if kind is not AnswerType.SHARE:
        return named
    counted = _object({**_SHARE, **people, **beside}, required=("count", "of"))
    return [counted, _object({"percent": _PERCENT, **people, **beside}, required=("percent",)), *named]


def _voiced(kind: AnswerType) -> Schema:
    views: Schema = {
        voice: {"description": f"The view of {VOICE_WORDS[voice]}.", "anyOf": [_ref(_view_name(kind))]}
        for voice in VOICES
    }
    return {**_object({**views, **_SUPPORT}), "anyOf": [{"required": [voice]} for voice in VOICES]}


def _view(kind: AnswerType) -> Schema:
    return {"anyOf": [*_bare(kind), *_told(kind, {})]}


def _view_name(kind: AnswerType) -> str:
    return f"{kind.value}_view"


def _object(properties: Schema, required: Iterable[str] = (), description: str = "") -> Schema:
    """Give the schema of a table that holds these keys and no others."""
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    if description:
        schema["description"] = description
    needed = list(required)
    return {**schema, "required": needed} if needed else schema


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _choice(words: Iterable[str], description: str) -> Schema:
    return {"type": "string", "enum": list(words), "description": description}


def _text(description: str, most: int = MAX_TEXT) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": most, "description": description}


def _whole(low: int, high: int, description: str) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high, "description": description}


_DATE: Schema = {
    "type": "string",
    "format": "date",
    "description": "A date: year-month-day, without quotation marks.",
}

_NAMES: Schema = {"type": "array", "uniqueItems": True, "items": {"type": "string", "minLength": 1}}

_ORGANISATION = _object(
    {
        "name": _text("What the organisation is called.", MAX_NAME),
        "sector": {**_NAMES, "description": "The field; it chooses the sector rule-sets."},
        "setting": {**_NAMES, "description": "What else shapes the work, such as island or urban."},
        "workforce": _whole(1, MAX_NUMBER, "How many people work here, volunteers included."),
        "as_of": {**_DATE, "description": "The day for which the answers are true."},
        "capacity": _whole(
            1, MAX_CAPACITY, f"Effort points that people can spare in a quarter; usually {DEFAULT_CAPACITY}."
        ),
    },
    required=("name",),
    description="Who this profile is about.",
)

_EVIDENCE = _object(
    {
        "kind": _choice(EVIDENCE_KINDS, "What kind of evidence it is."),
        "ref": _text("What it is and where to find it.", MAX_REASON),
        "date": _DATE,
    },
    required=("kind", "ref"),
)

_SUPPORT: Schema = {
    "evidence": {"type": "array", "items": _ref("evidence"), "description": "What the answer rests on."},
    "note": _text("Whatever helps to understand the answer later."),
}

_NOT_APPLICABLE = _object(
    {"not_applicable": _text("Why the question does not apply here.", MAX_REASON), "note": _SUPPORT["note"]},
    required=("not_applicable",),
)

_SHARE: Schema = {
    "count": _whole(0, MAX_NUMBER, "How many of them."),
    "of": _whole(1, MAX_NUMBER, "How many there are altogether."),
    "unknown": _whole(0, MAX_NUMBER, "Of how many nobody can tell."),
}

_PERCENT: Schema = {
    "description": "A percentage, where the numbers behind it are not known.",
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 100},
        {"type": "string", "pattern": "^[0-9]{1,20}/[1-9][0-9]{0,19}$"},
    ],
}

_LEVEL_COUNT: Schema = {"anyOf": [{"type": "integer", "minimum": 0, "maximum": MAX_NUMBER}, {"const": UNKNOWN.value}]}

_GROUP = _object(
    {
        "name": _text("What these people are called together; never a person's name.", MAX_NAME),
        "headcount": _whole(1, MAX_NUMBER, "How many people are in this group."),
        "contact": _choice(CONTACTS, "How likely they are to meet people affected by trauma."),
        "remit": _choice(REMITS, "What they are there to do for people affected by trauma."),
        "in_date": {
            "description": "How many are trained at least to each practice level, in date.",
            "anyOf": [_object(dict.fromkeys(PRACTICE_LEVELS, _LEVEL_COUNT)), {"const": UNKNOWN.value}],
        },
        "unknown": _whole(0, MAX_NUMBER, "People whose training nobody can tell."),
    },
    required=("name", "headcount", "contact", "remit"),
)
