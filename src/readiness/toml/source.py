"""TOML files as people and attackers send them: bytes in, typed data and places out.

Every problem that a file has is told in one run, with line, column, excerpt and what to type instead. A file that
is not TOML throughout is read statement by statement, and what can be read of it goes on to be checked.
"""

import codecs
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

import tomli

from readiness.errors import InputError, Problem, printable
from readiness.record import Plain
from readiness.toml.values import BROKEN, MOST_PARTS, Fault, Keys, exact

if TYPE_CHECKING:
    from readiness.toml.outline import Outline

__all__ = [
    "BROKEN",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NUMBER",
    "MAX_PROBLEMS",
    "MAX_VALUES",
    "PROFILE_LIMITS",
    "Keys",
    "Limits",
    "Place",
    "TomlSource",
    "key_words",
    "parse_toml",
    "salvage_toml",
]

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 8
MAX_VALUES = 5000
MAX_NUMBER = 10**9
"""Numbers beyond this, either way, are refused: no answer needs them, and huge ones cost time."""

MAX_PROBLEMS = 100
"""So many problems of a file are told; of the rest only their number."""

_EXCERPT = 100
_PLAIN = ("utf-8", "utf-8-sig")
"""The usual encoding, without a byte-order mark and with one; to read the latter, Python imports more."""


class Limits(Plain):
    """How large a file may be: in bytes, in tables and lists inside each other, and in single values."""

    size: int = MAX_BYTES
    depth: int = MAX_DEPTH
    values: int = MAX_VALUES


PROFILE_LIMITS = Limits()


class Place(Plain):
    """Where something stands in a file. Lines and columns count from 1; 0 means that the place is not known."""

    line: int = 0
    column: int = 0
    excerpt: str = ""


class TomlSource(Plain):
    """A TOML file that was read: its path, its text with plain line ends, its data, and what was wrong with it.

    Decimal numbers in ``data`` are exact (:class:`decimal.Decimal`). Where ``problems`` is not empty, ``data`` holds
    what could be read, with ``BROKEN`` in place of each value that could not.
    """

    path: str
    text: str
    data: dict[str, object]
    problems: tuple[Problem, ...] = ()

    def locate(self, keys: Keys) -> Place:
        """Find the place of a key, or of its nearest ancestor that stands in the file.

        Lists are entered by index, from 0. The first call reads the text a second time.
        """
        for length in range(len(keys), 0, -1):
            offset = self._outline.offset(keys[:length])
            if offset is not None:
                return place(self.text, offset)
        return Place()

    @cached_property
    def _outline(self) -> "Outline":
        from readiness.toml.outline import Outline  # noqa: PLC0415 (only once a problem was found)

        return Outline(self.text)


def parse_toml(content: bytes, path: str, error: type[InputError], limits: Limits = PROFILE_LIMITS) -> TomlSource:
    """Read a TOML file.

    Raises ``error`` with every problem that can be told where the bytes are not TOML in UTF-8 (or in UTF-16 with a
    byte-order mark), or go beyond the limits.
    """
    source = salvage_toml(content, path, error, limits)
    if source.problems:
        raise error(source.problems)
    return source


def salvage_toml(content: bytes, path: str, error: type[InputError], limits: Limits = PROFILE_LIMITS) -> TomlSource:
    """Read what can be read of a TOML file, so that the rest of it can be checked in the same run.

    The result carries the problems found so far. Raises ``error`` only where nothing can be read at all.
    """
    text = _decoded(content, path, error, limits)
    data, faults = _parsed(text, limits)
    if faults:
        _refuse_other_kinds(text, path, error)
    problems = tuple(_located(path, text, fault) for fault in faults)
    source = TomlSource(path, text, data, problems)
    beyond = _beyond_limits(source, error, limits)
    return source.changed(problems=(*problems, *beyond)) if beyond else source


def place(text: str, offset: int) -> Place:
    """Turn an offset into line, column and an excerpt of at most 100 characters around it."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    first = max(0, offset - start - _EXCERPT // 2) if len(line) > _EXCERPT else 0
    excerpt = printable(line[first : first + _EXCERPT])
    return Place(text.count("\n", 0, offset) + 1, offset - start + 1, excerpt)


def key_words(keys: Keys) -> str:
    """Write a path as people read it; items of a list are counted from 1.

    >>> key_words(("training", "groups", 0, "headcount"))
    'training.groups[1].headcount'
    """
    words = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in keys)
    return printable(words.removeprefix("."))


def _refuse_other_kinds(text: str, path: str, error: type[InputError]) -> None:
    from readiness.toml.hints import explain_file  # noqa: PLC0415 (only once a problem was found)

    other = explain_file(text)
    if other is not None:
        raise error([Problem(message=other.message, hint=other.hint, path=path, line=1, column=1)])


def _located(path: str, text: str, fault: Fault) -> Problem:
    where = place(text, fault.offset)
    return Problem(
        message=printable(fault.message),
        hint=printable(fault.hint, limit=400),
        path=path,
        line=where.line,
        column=where.column,
        excerpt=where.excerpt,
    )


def _decoded(content: bytes, path: str, error: type[InputError], limits: Limits) -> str:
    """Turn bytes into text with plain line ends, or raise ``error``."""
    if len(content) > limits.size:
        message = f"the file has more than {limits.size:,} bytes"
        raise error([Problem(message=message, hint="Check that this is the file you mean.", path=path)])
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as failure:
        if encoding in _PLAIN:
            _refuse_other_kinds(content.decode("latin-1"), path, error)
        raise error([_not_text(content, path, encoding, failure.start)]) from failure
    return text.replace("\r\n", "\n")


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return _PLAIN[content.startswith(codecs.BOM_UTF8)]


def _not_text(content: bytes, path: str, encoding: str, start: int) -> Problem:
    """Name the first byte that does not belong, and its place."""
    from readiness.toml.hints import SAVE_HINT  # noqa: PLC0415 (only once a problem was found)

    before = content[:start].decode(encoding, errors="replace")
    where = place(content.decode(encoding, errors="replace"), len(before))
    message = f"found the byte 0x{content[start]:02X}, which is not {encoding.upper().removesuffix('-SIG')}"
    return Problem(
        message=message,
        hint=SAVE_HINT,
        path=path,
        line=where.line,
        column=where.column,
        excerpt=where.excerpt,
    )


def _parsed(text: str, limits: Limits) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """Parse the text in one go; where that does not work, statement by statement."""
    if any(line.count(".") >= MOST_PARTS for line in text.split("\n")):
        fault = _long_key(text)
        if fault is not None:
            return {}, (fault,)
    try:
        return tomli.loads(text, parse_float=exact), ()
    except (tomli.TOMLDecodeError, RecursionError, ValueError) as failure:
        return _salvaged(text, limits, failure)


def _long_key(text: str) -> Fault | None:
    from readiness.toml.outline import long_key  # noqa: PLC0415 (only for lines with many points)

    long = long_key(text)
    if long is None:
        return None
    return Fault(long, f"found more than {MOST_PARTS} names joined by points", "Type the name of one answer.")


def _salvaged(text: str, limits: Limits, failure: Exception) -> tuple[dict[str, object], tuple[Fault, ...]]:
    from readiness.toml.hints import explain  # noqa: PLC0415 (only once a problem was found)
    from readiness.toml.salvage import salvage  # noqa: PLC0415

    if isinstance(failure, tomli.TOMLDecodeError):
        first = explain(text, failure.pos, failure.msg)
    else:
        first = Fault(0, "this file cannot be read", "Look for many brackets in a row, or a very long number.")
    data, faults = salvage(text, MAX_PROBLEMS, limits.values)
    return data, faults or (first,)


def _beyond_limits(source: TomlSource, error: type[InputError], limits: Limits) -> list[Problem]:
    """Replace what is too deep or too large by ``BROKEN``, and name each."""
    if _within_limits(source, error, limits):
        return []
    found: list[tuple[Keys, str, str]] = []
    waiting = _inner((), source.data)
    while waiting:
        keys, value, container = waiting.pop()
        if isinstance(value, dict | list) and len(keys) < limits.depth:
            waiting.extend(_inner(keys, value))
        elif words := _unusable(value, limits.depth):
            container[keys[-1]] = BROKEN
            found.append((keys, *words))
    return [_at_key(source, *each) for each in found[:MAX_PROBLEMS]]


def _within_limits(source: TomlSource, error: type[InputError], limits: Limits) -> bool:
    """Look over the values level by level, which is quick; raise ``error`` where they are too many."""
    level: list[Any] = [source.data]
    count, fit = 0, True
    for _ in range(limits.depth + 1):
        values = [v for container in level for v in (container.values() if type(container) is dict else container)]
        count += len(values)
        if count > limits.values:
            message = f"the file holds more than {limits.values:,} values"
            raise error([Problem(message=message, hint="Check that this is the file you mean.", path=source.path)])
        level = [value for value in values if type(value) is dict or type(value) is list]
        numbers = [value for value in values if type(value) is int or type(value) is Decimal]
        fit = fit and all(-MAX_NUMBER <= number <= MAX_NUMBER for number in numbers)
    return fit and not level


def _inner(keys: Keys, container: Any) -> list[tuple[Keys, object, Any]]:  # noqa: ANN401  # a table or a list
    items = container.items() if isinstance(container, dict) else enumerate(container)
    return [((*keys, key), value, container) for key, value in items]


def _unusable(value: object, depth: int) -> tuple[str, str] | None:
    """Say what is wrong with a value that no file needs, and what to type instead."""
    if isinstance(value, dict | list):
        return f"found more than {depth} tables or lists inside each other", "Move it further up, or delete it."
    if isinstance(value, int | Decimal) and not -MAX_NUMBER <= value <= MAX_NUMBER:
        return "found a number that cannot be used", f"Enter a number from -{MAX_NUMBER:,} to {MAX_NUMBER:,}."
    return None


def _at_key(source: TomlSource, keys: Keys, message: str, hint: str) -> Problem:
    where = source.locate(keys)
    return Problem(
        message=message,
        hint=hint,
        path=source.path,
        line=where.line,
        column=where.column,
        key=key_words(keys),
        excerpt=where.excerpt,
    )
