"""Built rule-sets: the JSON form of a rule-set that was read and checked before it was shipped.

Reading the TOML files of the core and checking every word takes longer than a whole assessment, and they are the
same at every start. So beside each rule-set that ships with readiness stands its built form. It is taken where the
checksum of every file is still the one it was built from; otherwise, and for everybody else's rule-sets, the files
are read.

The same form serves engines in other languages: every value is an object with its ``kind``, without the fields that
have their standard value; exact numbers are ``{"n": 1, "d": 2}``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any
from zlib import crc32

import attrs

from readiness.core import conditions, indicators, rules
from readiness.core.rules import Ruleset

FORM = 1
"""The number of the form that this version writes and reads."""


def build(files: Mapping[str, bytes], ruleset: Ruleset) -> str:
    """Write the built form of a rule-set that was read from files. Equal input gives equal text."""
    data = {"form": FORM, "files": _checksums(files), "ruleset": _plain(ruleset)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r'(?=\{"kind":"(?:Rule|Step|Indicator|Source)")', "\n", text) + "\n"


def take(built: str, files: Mapping[str, bytes], origin: str) -> Ruleset | None:
    """Give the rule-set of a built form; ``None`` where it was built from other files, or is damaged."""
    try:
        data = json.loads(built, object_hook=_value)
        ruleset = data["ruleset"] if (data["form"], data["files"]) == (FORM, _checksums(files)) else None
    except (ValueError, LookupError, TypeError):
        return None
    return attrs.evolve(ruleset, origin=origin) if isinstance(ruleset, Ruleset) else None


def _checksums(files: Mapping[str, bytes]) -> dict[str, int]:
    return {name: crc32(files[name]) for name in sorted(files)}


_KINDS = {
    name: kind
    for module in (conditions, indicators, rules)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and (attrs.has(kind) or issubclass(kind, Enum))
}


def _plain(value: object) -> object:
    """Turn a value into what JSON can hold."""
    match value:
        case Enum():
            return {"kind": type(value).__name__, "value": value.value}
        case Fraction():
            return {"n": value.numerator, "d": value.denominator}
        case tuple():
            return [_plain(part) for part in value]
        case str() | int() | None:
            return value
        case _:
            return {"kind": type(value).__name__, **{name: _plain(part) for name, part in _told(value)}}


def _told(record: Any) -> Iterator[tuple[str, object]]:  # noqa: ANN401 (any attrs value)
    """Walk over the fields of a value that differ from their standard value."""
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if value != field.default:
            yield field.name, value


def _value(data: dict[str, object]) -> object:
    """Turn an object of the JSON form back into a value, from the inside out."""
    name = data.pop("kind", None)
    if name is None:
        return _number(data["n"], data["d"]) if "n" in data else data
    kind = _KINDS[str(name)]
    if issubclass(kind, Enum):
        return kind(data["value"])
    for field, value in data.items():
        if type(value) is list:
            data[field] = _tuple(value)
    return kind(**data)


@cache
def _number(numerator: int, denominator: int) -> Fraction:
    return Fraction(numerator, denominator)


def _tuple(values: list[object]) -> tuple[object, ...]:
    return tuple(_tuple(value) if type(value) is list else value for value in values)
