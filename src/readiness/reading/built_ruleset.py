"""Built rule-sets: the JSON form of a rule-set that was read and checked before it was shipped.

Reading the TOML files of the core and checking every word takes longer than a whole assessment, and they are the
same at every start. So beside each rule-set that ships with readiness stands its built form. It is taken where the
checksum of every file is still the one it was built from; otherwise, and for everybody else's rule-sets, the files
are read.

The same form serves engines in other languages: every record is an object with its ``kind``, without the fields that
have their standard value. Exact numbers are written as in conditions: whole ones as they are, others as ``"1/2"``.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, get_args, get_origin
from zlib import crc32

import attrs

from readiness.core import conditions, indicators, rules
from readiness.core.conditions import number_data
from readiness.core.rules import Ruleset

FORM = 2
"""The number of the form that this version writes and reads."""


def build(files: Mapping[str, bytes], ruleset: Ruleset) -> str:
    """Write the built form of a rule-set that was read from files. Equal input gives equal text."""
    data = {"form": FORM, "files": _checksums(files), "ruleset": _plain(ruleset)}
    text = json.dumps(data, separators=(",", ":"))
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


def _plain(value: object) -> object:
    """Turn a value into what JSON can hold."""
    match value:
        case Enum():
            return value.value
        case Fraction():
            return number_data(value)
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


_KINDS: dict[str, Any] = {
    name: kind
    for module in (conditions, indicators, rules)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and attrs.has(kind)
}


def _value(data: dict[str, Any]) -> object:
    """Turn an object of the JSON form back into a record, from the inside out."""
    name = data.pop("kind", None)
    if name is None:
        return data
    kind, readers = _kind(name)
    for field, read in readers:
        if field in data:
            data[field] = read(data[field])
    return kind(**data)


@cache
def _kind(name: str) -> tuple[Any, tuple[tuple[str, Callable[[Any], object]], ...]]:
    """Give a kind of record, and how to read those of its fields that JSON has no values for, by their types."""
    kind = _KINDS[name]
    found = [(field, _reader(told)) for field, told in kind.__annotations__.items()]
    return kind, tuple([(field, read) for field, read in found if read is not None])


def _reader(told: object) -> Callable[[Any], object] | None:
    if isinstance(told, type) and issubclass(told, Enum):
        return {member.value: member for member in told}.__getitem__
    if told is Fraction:
        return _number
    if get_origin(told) is not tuple:
        return None
    part = get_args(told)[0]
    inner = _reader(part) if get_origin(part) is not tuple else _tuple
    return tuple if inner is None else lambda parts: tuple(map(inner, parts))


def _tuple(parts: object) -> object:
    return tuple(map(_tuple, parts)) if isinstance(parts, list) else parts


_number = cache(Fraction)
