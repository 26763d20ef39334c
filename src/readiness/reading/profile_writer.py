"""A profile, written as TOML. Reading it again gives the same value."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from readiness.core.conditions import number_data
from readiness.core.indicators import DIMENSIONS, AnswerType, Indicator
from readiness.core.practice import RoleGroup
from readiness.core.profile import (
    AGREED,
    Answer,
    Evidence,
    NotApplicable,
    Organisation,
    Percent,
    Profile,
    Share,
    Unknown,
    Value,
    View,
)
from readiness.core.standing import GROUPS
from readiness.reading.answer_reader import ANSWER, VALUE_KEYS
from readiness.reading.profile_reader import FORMAT


def dump(profile: Profile, indicators: Mapping[str, Indicator] = MappingProxyType({})) -> str:
    """Write a profile as TOML, the long form of an answer only where there is more to say than its value.

    With the ``indicators`` of the rule-book the answers stand in the order of the questions, and a value in a table
    is called by its type, as in ``{ level = 2 }``; without them it is called ``answer``, which reads the same.
    """
    parts = [
        [f"format = {FORMAT}", f"form = {toml_text(profile.form.value)}"],
        ["[organisation]", *_organisation(profile.organisation)],
        ["[targets]", *(f"{name} = {toml_text(band)}" for name, band in profile.targets.items())],
        *(_table(name, profile, indicators) for name in _tables(profile)),
        *(_group(group) for group in profile.groups or ()),
    ]
    return "\n".join("\n".join((*part, "")) for part in parts if len(part) > 1)


def toml_text(text: str) -> str:
    r"""Write a text as TOML does, every character kept; those that cannot be seen are escaped.

    >>> toml_text('The "Anchor"\n')
    '"The \\"Anchor\\"\\n"'
    """
    return '"' + "".join(char if char.isprintable() and char not in '"\\' else _escaped(char) for char in text) + '"'


def answer_toml(said: Answer | NotApplicable, indicator: Indicator) -> str:
    """Write an answer to an indicator, as it stands behind the key of a profile."""
    return _answer(said, _value_key(indicator))


def group_toml(group: RoleGroup) -> str:
    """Write a role group as a table in one line."""
    return _inline(_group(group)[1:])


def _escaped(char: str) -> str:
    named = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return named.get(char) or (f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}")


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else toml_text(name)


def _organisation(organisation: Organisation) -> Iterator[str]:
    yield f"name = {toml_text(organisation.name)}"
    for key, names in (("sector", organisation.sector), ("setting", organisation.setting)):
        if names:
            yield f"{key} = [{', '.join(map(toml_text, names))}]"
    if organisation.workforce is not None:
        yield f"workforce = {organisation.workforce}"
    yield f"as_of = {organisation.as_of.isoformat()}"
    if organisation.capacity_given:
        yield f"capacity = {organisation.capacity}"


def _tables(profile: Profile) -> list[str]:
    """List the tables that hold answers: those of the dimensions first."""
    names = {indicator.split(".", 1)[0] for indicator in profile.answers}
    return sorted(names, key=lambda name: (DIMENSIONS.index(name) if name in DIMENSIONS else len(DIMENSIONS), name))


def _table(name: str, profile: Profile, indicators: Mapping[str, Indicator]) -> list[str]:
    lines = [f"[{_key(name)}]"]
    for identity in dict.fromkeys((*indicators, *profile.answers)):
        table, key = identity.split(".", 1)
        if table == name and identity in profile.answers:
            said = _answer(profile.answers[identity], _value_key(indicators.get(identity)))
            lines.append(f"{_key(key)} = {said}")
    return lines


def _value_key(indicator: Indicator | None) -> str:
    """Say what a single value is called in a table."""
    if indicator is None or indicator.type is AnswerType.SHARE:
        return ANSWER
    return VALUE_KEYS[indicator.type][0]


def _answer(answer: Answer | NotApplicable, value_key: str) -> str:
    note = [f"note = {toml_text(answer.note)}"] if answer.note else []
    if isinstance(answer, NotApplicable):
        return _inline([f"not_applicable = {toml_text(answer.reason)}", *note])
    evidence = [f"evidence = [{', '.join(map(_evidence, answer.evidence))}]"] if answer.evidence else []
    more = [*evidence, *note]
    if [view.voice for view in answer.views] == [AGREED]:
        view = answer.views[0]
        return _inline([*_parts(view, value_key), *more]) if more else _view(view, value_key)
    return _inline([*(f"{view.voice} = {_view(view, value_key)}" for view in answer.views), *more])


def _view(view: View, value_key: str) -> str:
    if view.n or isinstance(view.value, Share | Percent):
        return _inline(_parts(view, value_key))
    return _scalar(view.value)


def _parts(view: View, value_key: str) -> list[str]:
    """Write a value, and the people behind it, as the parts of a table."""
    people = [f"n = {view.n}"] if view.n else []
    match view.value:
        case Share(count=count, of=of, unknown=unknown):
            value = [f"count = {count}", f"of = {of}", *([f"unknown = {unknown}"] if unknown else [])]
        case Percent(percent=percent):
            value = [f"percent = {_number(percent)}"]
        case scalar:
            value = [f"{value_key} = {_scalar(scalar)}"]
    return [*value, *people]


def _scalar(value: Value | Unknown) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case dt.date():
            return value.isoformat()
        case Unknown():
            return toml_text(value.value)
        case _:
            return str(value)


def _number(number: Fraction) -> str:
    """Write an exact number: as a decimal where it is one, else as text ``n/d``."""
    for places in range(20):
        if (number * 10**places).denominator == 1:
            whole, rest = divmod(int(number * 10**places), 10**places)
            return f"{whole}.{rest:0{places}d}" if places else str(whole)
    return toml_text(str(number_data(number)))


def _evidence(evidence: Evidence) -> str:
    parts = [f"kind = {toml_text(evidence.kind)}", f"ref = {toml_text(evidence.ref)}"]
    if evidence.date is not None:
        parts.append(f"date = {evidence.date.isoformat()}")
    return _inline(parts)


def _inline(parts: list[str]) -> str:
    return f"{{ {', '.join(parts)} }}"


def _group(group: RoleGroup) -> list[str]:
    in_date = [f"{level} = {count}" for level, count in group.in_date]
    return [
        f"[[{GROUPS}]]",
        f"name = {toml_text(group.name)}",
        f"headcount = {group.headcount}",
        f"contact = {toml_text(group.contact)}",
        f"remit = {toml_text(group.remit)}",
        *([f"in_date = {_inline(in_date)}"] if in_date else []),
        *([f"unknown = {group.unknown}"] if group.unknown else []),
    ]
