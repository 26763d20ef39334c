"""Where things stand in a TOML file: its statements, and the place of every key.

Parsers drop positions. This splits a file into its statements in one pass over the text, without reading the
values. It gets through broken files as well, so that each statement can be read on its own, and its cost grows with
the length of the text only, whatever is in it.
"""

import re
from collections.abc import Iterator
from itertools import islice

import attrs
import tomli

from readiness.record import Record
from readiness.toml.values import MOST_PARTS, Keys

MOST_PLACES = 60_000
"""Beyond so many statements nothing is located any more."""

_MOST_MARKS = 300_000
_MOST_BRACKETS = 64
_MOST_NESTED = 16
_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_DOTTED_START = rf"(?:{_PART}[ \t]*+\.[ \t]*+)"
_DOTTED = rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+"
_KEY = re.compile(_DOTTED)
_PARTS = re.compile(_PART)
_BARE = re.compile(r"[A-Za-z0-9_.-]++")
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_HEADER = re.compile(rf"(\[\[?+)[ \t]*+({_DOTTED})")
_BETWEEN = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_SEPARATION = re.compile(r"(?:[ \t\n,]++|#[^\n]*+)*+")
_SCALAR = re.compile(r"[^,\]}\n#]*+")
_MARK = re.compile(r'["\'\[\]{}]|(?:\n|#[^\n]*+)(?:[ \t\n]++|#[^\n]*+)*+')
_QUOTE = re.compile(r"[\"'#]")
_LONG_KEY = re.compile(rf"(?<![A-Za-z0-9_-]){_DOTTED_START}{{{MOST_PARTS}}}{_PART}")
_NEW_PAIR = re.compile(rf"[ \t]*+{_DOTTED}[ \t]*+=")
_NEW_TABLE = re.compile(r"[ \t]*+\[\[?+[ \t]*+(?!true|false|inf|nan)[A-Za-z_][A-Za-z0-9_. -]*+\]")
_NEW_LINE = re.compile(rf"^(?:{_NEW_PAIR.pattern}|{_NEW_TABLE.pattern})", re.MULTILINE)
_STRING_ENDS = {
    '"': re.compile(r'\\.|["\n]', re.DOTALL),
    "'": re.compile(r"['\n]"),
    '"""': re.compile(r'\\.|"{3,5}', re.DOTALL),
    "'''": re.compile(r"'{3,5}"),
}


@attrs.frozen(eq=False, repr=False)
class Statement(Record):
    """One statement, from ``start`` to ``end``: a table's header, or a key with its value.

    ``brackets`` is 1 for ``[table]``, 2 for ``[[table]]``, 0 for a key. ``keys`` is empty where no name can be made
    out. ``value`` is the offset of the value, 0 where there is none.
    """

    start: int
    end: int
    brackets: int
    keys: tuple[str, ...] = ()
    value: int = 0


class Sections:
    """The tables that headers have opened so far; gives every name its full path, with the indices of lists."""

    def __init__(self) -> None:
        """Begin at the top of a file."""
        self._newest: dict[Keys, int] = {}
        self.current: Keys = ()

    def open(self, statement: Statement) -> Keys:
        """Enter the table of a header and give its path."""
        *above, last = statement.keys
        path = (*self._resolved((), tuple(above)), last)
        if statement.brackets == 2:
            self._newest[path] = self._newest.get(path, -1) + 1
        self.current = self._resolved(path[:-1], (last,))
        return self.current

    def forget(self, path: Keys) -> None:
        """Take a list back that is none, because its name has a value already."""
        self._newest.pop(path, None)

    def path(self, statement: Statement) -> Keys:
        """Give the path of a key in the table that is open."""
        return (*self.current, *statement.keys)

    def _resolved(self, path: Keys, names: tuple[str, ...]) -> Keys:
        for name in names:
            path = (*path, name)
            if path in self._newest:
                path = (*path, self._newest[path])
        return path


def statements(text: str) -> Iterator[Statement]:
    """Walk over the statements of a TOML text, good and broken ones alike."""
    scan = _Scan(text)
    start = _end(_BETWEEN, text, 0)
    while start < len(text):
        statement = scan.header(start) if text[start] == "[" else scan.pair(start)
        yield statement
        start = _end(_BETWEEN, text, statement.end)


class Outline:
    """The place of every key of a TOML text, and of every item of its lists."""

    def __init__(self, text: str) -> None:
        """Note where the statements stand; what stands inside their values is looked up when it is asked for."""
        self._offsets: dict[Keys, int] = {}
        self._values: dict[Keys, int] = {}
        self._scan = _Scan(text)
        sections = Sections()
        for statement in islice(statements(text), MOST_PLACES):
            if statement.keys:
                known = 0 if statement.brackets else len(sections.current)
                path = sections.open(statement) if statement.brackets else sections.path(statement)
                self._note(path, known, statement.start)
                self._values.setdefault(path, statement.value)

    def offset(self, keys: Keys) -> int | None:
        """Give the offset of a key or an item; nothing where there is none."""
        for length in range(1, len(keys)):
            path = keys[:length]
            for inner, known, offset in self._scan.inside(path, self._values.pop(path, 0)):
                self._note(inner, known, offset)
        return self._offsets.get(keys)

    def _note(self, path: Keys, known: int, offset: int) -> None:
        """Keep the first place of a path, and of its ancestors beyond those that are known."""
        for length in range(known + 1, len(path) + 1):
            self._offsets.setdefault(path[:length], offset)


def long_key(text: str) -> int | None:
    """Give the offset of the first dotted key with more than ``MOST_PARTS`` parts; nothing where there is none."""
    if not any(line.count(".") >= MOST_PARTS for line in text.split("\n")) or not _LONG_KEY.search(text):
        return None
    found = _LONG_KEY.search(_Scan(text).bare())
    return found.start() if found else None


def _end(pattern: re.Pattern[str], text: str, offset: int) -> int:
    found = pattern.match(text, offset)
    return found.end() if found else offset


class _Scan:
    """Finds the ends of values in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._never_closed: set[str] = set()
        self._marks = 0

    def header(self, start: int) -> Statement:
        """Read the header of a table, which ends with its line."""
        found = _HEADER.match(self._text, start)
        end = self._line_end(start)
        if found is None:
            return Statement(start, end, 1)
        return Statement(start, end, len(found[1]), _names(found[2]))

    def pair(self, start: int) -> Statement:
        """Read a key and find the end of its value; without an equals sign a statement ends with its line."""
        keys, value = self._key(start)
        if not value:
            return Statement(start, self._line_end(start), 0)
        return Statement(start, self._line_end(self._value_end(value)), 0, keys, value)

    def inside(self, path: Keys, start: int) -> Iterator[tuple[Keys, int, int]]:
        """Walk over what stands inside a list or an inline table: path, length of its container's path, offset."""
        opener = self._text[start] if start else ""
        if opener not in ("[", "{") or len(path) > _MOST_NESTED:
            return
        position, index = _end(_SEPARATION, self._text, start + 1), 0
        while self._text[position : position + 1] not in ("", "]", "}"):
            keys, value = self._item(position, index, opener)
            if not keys:
                return
            inner = (*path, *keys)
            yield inner, len(path), position
            yield from self.inside(inner, value)
            position, index = _end(_SEPARATION, self._text, self._value_end(value)), index + 1

    def bare(self) -> str:
        """Give the text with everything in quotation marks and remarks blotted out, at the same length."""
        pieces, position = [], 0
        while mark := _QUOTE.search(self._text, position):
            pieces.append(self._text[position : mark.start()])
            comment = mark[0] == "#"
            position = self._line_end(mark.start()) if comment else self._string_end(mark.start())
            length = position - mark.start()
            pieces.append(" " * length if comment else "_" * length)
        return "".join((*pieces, self._text[position:]))

    def _item(self, position: int, index: int, opener: str) -> tuple[Keys, int]:
        if opener == "[":
            return (index,), position
        return self._key(position)

    def _key(self, start: int) -> tuple[tuple[str, ...], int]:
        """Read a key; give its parts, and the offset of its value, 0 where there is no equals sign."""
        key = _KEY.match(self._text, start)
        equals = _EQUALS.match(self._text, key.end()) if key else None
        return (_names(key[0]), equals.end()) if key and equals else ((), 0)

    def _line_end(self, start: int) -> int:
        end = self._text.find("\n", start)
        return end if end >= 0 else len(self._text)

    def _value_end(self, start: int) -> int:
        first = self._text[start : start + 1]
        if first in ('"', "'"):
            return self._string_end(start)
        if first in ("[", "{"):
            return self._brackets_end(start)
        return _end(_SCALAR, self._text, start)

    def _string_end(self, start: int) -> int:
        quote = self._text[start]
        delimiter = quote * 3 if self._text.startswith(quote * 3, start) else quote
        if delimiter not in self._never_closed:
            for found in _STRING_ENDS[delimiter].finditer(self._text, start + len(delimiter)):
                if found[0][0] == quote:
                    return found.end()
                if found[0] == "\n":
                    return found.start()
        if len(delimiter) == 1:
            return len(self._text)
        self._never_closed.add(delimiter)
        anew = _NEW_LINE.search(self._text, start + 3)
        return anew.start() - 1 if anew else len(self._text)

    def _brackets_end(self, start: int) -> int:
        """Find the end of a list or an inline table: its last bracket, or where something new begins before it."""
        text, position, line, last, opened = self._text, start, start, "", ""
        while (mark := _MARK.search(text, position)) and self._marks < _MOST_MARKS:
            self._marks += 1
            char, position = mark[0][0], mark.end()
            if char in "\n#":
                last, line = text[line : mark.start()].rstrip()[-1:] or last, position
                if self._anew(position, opened[-1], last):
                    return self._line_end(mark.start())
            elif char in "\"'":
                position = self._string_end(mark.start())
            elif char in "[{":
                opened += char
                if len(opened) > _MOST_BRACKETS:
                    return position
            elif len(opened) == 1 or opened[-1] + char not in ("[]", "{}"):
                return position
            else:
                opened = opened[:-1]
        return len(text)

    def _anew(self, line: int, opener: str, last: str) -> bool:
        """Say whether a line begins a statement, though a bracket is still open."""
        if _NEW_TABLE.match(self._text, line):
            return True
        goes_on = opener == "{" and last in ("{", ",")
        return not goes_on and _NEW_PAIR.match(self._text, line) is not None


def _names(key: str) -> tuple[str, ...]:
    """Split a dotted key into its parts; nothing where it cannot be made out."""
    if _BARE.fullmatch(key):
        parts = key.split(".")
        return tuple(parts) if len(parts) <= MOST_PARTS else ()
    if sum(1 for _ in _PARTS.finditer(key)) > MOST_PARTS:
        return ()
    try:
        data: object = tomli.loads(f"{key} = 0")
    except ValueError:
        return ()
    names = []
    while isinstance(data, dict):
        ((name, data),) = data.items()
        names.append(name)
    return tuple(names)
