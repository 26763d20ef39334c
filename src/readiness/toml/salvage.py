"""What can be read of a file that is not TOML throughout, and every fault in the rest.

A parser stops at the first fault. Here each statement is read on its own, so one run tells them all.
"""

import re

import tomli

from readiness.toml.hints import explain
from readiness.toml.outline import Sections, Statement, statements
from readiness.toml.values import BROKEN, Fault, Keys, exact

_NEARLY_CLOSED = re.compile(r"\[+[ \t]*[A-Za-z0-9_.-]++[ \t\]]*(?:#.*)?")


def salvage(text: str, most_faults: int, most_statements: int) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """Read what can be read; give the data, with ``BROKEN`` for each value that could not be, and the faults.

    Stops, and says so, after too many faults or statements, so that the time it takes is bounded.
    """
    reading = _Reading(text)
    for number, statement in enumerate(statements(text)):
        if len(reading.faults) >= most_faults or number >= most_statements:
            reading.fault(statement.start, "the rest of the file was not read", "Mend what is named above it first.")
            break
        reading.read(statement)
    return reading.data, tuple(reading.faults)


class _Reading:
    """The data and the faults of a file, as far as it was read."""

    def __init__(self, text: str) -> None:
        self.data: dict[str, object] = {}
        self.faults: list[Fault] = []
        self._text = text
        self._sections = Sections()
        self._starts: dict[Keys, int] = {}
        self._lost = False

    def fault(self, offset: int, message: str, hint: str) -> None:
        """Note one fault."""
        self.faults.append(Fault(offset, message, hint))

    def read(self, statement: Statement) -> None:
        """Read one statement. What stands under a header that cannot be read is checked, and not kept."""
        data = self._parsed(statement)
        if statement.brackets:
            readable = statement.keys and (data is not None or self._is_nearly_closed(statement))
            self._lost = not readable or not self._open(statement)
        elif statement.keys and not self._lost:
            self._keep(statement, BROKEN if data is None else _follow(data, statement.keys))

    def _is_nearly_closed(self, statement: Statement) -> bool:
        """Say whether nothing but a bracket is missing or too much in a header, so that its table is clear."""
        return _NEARLY_CLOSED.fullmatch(self._text, statement.start, statement.end) is not None

    def _parsed(self, statement: Statement) -> dict[str, object] | None:
        start = statement.start
        try:
            return tomli.loads(self._text[start : statement.end], parse_float=exact)
        except tomli.TOMLDecodeError as failure:
            self.faults.append(explain(self._text, min(start + failure.pos, statement.end), failure.msg))
        except RecursionError:
            self.fault(start, "found too many brackets inside each other", "Delete the ones that are not needed.")
        except ValueError:
            self.fault(start, "found a number that is far too large", "Type a number of at most ten digits.")
        return None

    def _open(self, statement: Statement) -> bool:
        path = self._sections.open(statement)
        if path in self._starts and statement.brackets == 1:
            self._twice(statement, path, f"[{'.'.join(statement.keys)}]")
            return True
        opened = self._table(path) if statement.brackets == 1 else self._append(path[:-1])
        if opened is None:
            self.fault(statement.start, f"[{'.'.join(statement.keys)}] has a value already", "Keep one of the two.")
            self._sections.forget(path[:-1])
            return False
        self._starts[path] = statement.start
        return True

    def _keep(self, statement: Statement, value: object) -> None:
        path = self._sections.path(statement)
        *above, name = path
        table = self._table(tuple(above))
        if table is None or name in table:
            self._twice(statement, path, ".".join(statement.keys))
            return
        table[str(name)] = value
        self._starts[path] = statement.start

    def _twice(self, statement: Statement, path: Keys, name: str) -> None:
        first = self._starts.get(path)
        hint = "Keep one of the two."
        if first is not None:
            line = self._text.count("\n", 0, first) + 1
            hint = f"It stands in line {line} already: keep one of the two."
        self.fault(statement.start, f"{name} stands here a second time", hint)

    def _table(self, path: Keys) -> dict[str, object] | None:
        """Find a table, making what is missing on the way; nothing where a value is in the way."""
        found: object = self.data
        for key in path:
            if isinstance(found, dict) and isinstance(key, str):
                found = found.setdefault(key, {})
            elif isinstance(found, list) and isinstance(key, int) and key < len(found):
                found = found[key]
            else:
                return None
        return found if isinstance(found, dict) else None

    def _append(self, path: Keys) -> dict[str, object] | None:
        table = self._table(path[:-1])
        items = None if table is None else table.setdefault(str(path[-1]), [])
        if not isinstance(items, list):
            return None
        new: dict[str, object] = {}
        items.append(new)
        return new


def _follow(data: object, keys: tuple[str, ...]) -> object:
    for key in keys:
        data = data[key] if isinstance(data, dict) else BROKEN
    return data
