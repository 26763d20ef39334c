"""A TOML table seen through typed readers, and the notebook that collects what is wrong with a file.

A reader never raises: it notes the problem and returns a harmless default, so that one run finds every problem.
Types are exact: ``true`` is no number, ``7.0`` is no whole number, and nothing is turned into something else.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final, TypeVar

from readiness.errors import InputError, Problem, did_you_mean, near_names, printable
from readiness.toml.source import BROKEN, MAX_NUMBER, MAX_PROBLEMS, Keys, TomlSource, key_words

MAX_TEXT = 4000
"""The longest text, in characters, that a reader takes unless it is told otherwise."""

DATE_HINT = "Type a date as year-month-day, without quotation marks: 2026-03-01."

_FRACTION = re.compile(r"-?[0-9]{1,20}/[1-9][0-9]{0,19}")

T = TypeVar("T")


class Missing(Enum):
    """The type of the default that a required key has."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING


class Notebook:
    """Collects the problems of one file, and raises them all at the end, each with its place."""

    def __init__(self, source: TomlSource, error: type[InputError]) -> None:
        """Begin with the problems that reading the file itself found."""
        self._source, self._error = source, error
        self._noted: list[tuple[Keys, str, str]] = []
        self._more = 0

    @property
    def path(self) -> str:
        """The file that is read."""
        return self._source.path

    @property
    def salvaged(self) -> bool:
        """Whether parts of the file could not be read, so that what seems to be missing may stand there."""
        return bool(self._source.problems)

    @property
    def clean(self) -> bool:
        """Whether no problem was found so far."""
        return not self._source.problems and not self._noted

    @property
    def count(self) -> int:
        """How many problems were noted so far, besides those of reading the file itself."""
        return len(self._noted) + self._more

    @property
    def full(self) -> bool:
        """Whether further problems are only counted."""
        return len(self._noted) >= MAX_PROBLEMS

    def problem(self, keys: Keys, message: str, hint: str = "") -> None:
        """Note a problem at a path: what was found, and what to type instead."""
        if self.full:
            self._more += 1
        else:
            self._noted.append((keys, message, hint))

    def line(self, keys: Keys) -> int:
        """Give the line of a path, from 1; 0 where its place is not known."""
        return self._source.locate(keys).line

    def finish(self) -> None:
        """Raise the file's error with all problems, or do nothing where there is none."""
        if self.clean:
            return
        problems = [*self._source.problems, *(self._located(*noted) for noted in self._noted)]
        if self._more:
            problems.append(Problem(message=f"there are {self._more:,} more problems", path=self._source.path))
        raise self._error(problems)

    def _located(self, keys: Keys, message: str, hint: str) -> Problem:
        place = self._source.locate(keys)
        return Problem(
            message=printable(message, limit=400),
            hint=printable(hint, limit=400),
            path=self._source.path,
            line=place.line,
            column=place.column,
            key=key_words(keys),
            excerpt=place.excerpt,
        )


class Table:
    """A TOML table seen through typed readers. ``keys`` is its path in the file.

    A key without a default is required. ``hint`` replaces the reader's own words on what to type.
    """

    def __init__(self, data: Mapping[str, object], keys: Keys, notebook: Notebook) -> None:
        """Look at ``data``, which stands at ``keys``, and note problems in ``notebook``."""
        self.data, self.keys, self.notebook = data, keys, notebook

    def has(self, key: str) -> bool:
        """Say whether the key is there."""
        return key in self.data

    def raw(self, key: str) -> object:
        """Give a value as it stands in the file; ``MISSING`` where there is none, ``BROKEN`` where unreadable."""
        return self.data.get(key, MISSING)

    def problem(self, key: str, message: str, hint: str = "") -> None:
        """Note a problem with the value of a key."""
        self.notebook.problem((*self.keys, key), message, hint)

    def only(self, *known: str, also: Iterable[str] = (), hint: str = "") -> None:
        """Note every key that is not known, with names that come close.

        ``also`` lists names from elsewhere that are worth proposing; ``hint`` is said where nothing comes close.
        """
        expected = frozenset(known)
        for key in self.data:
            if key not in expected:
                near = () if self.notebook.full else near_names(key, known) or near_names(key, also)
                self.problem(key, "is not known here", did_you_mean(near) or hint or _choose(known))

    def text(  # noqa: PLR0913  # each is a limit that some caller needs
        self,
        key: str,
        default: str | Missing = MISSING,
        choices: Iterable[str] = (),
        *,
        most: int = MAX_TEXT,
        lines: bool = False,
        hint: str = "",
    ) -> str:
        """Read a text of 1 to ``most`` characters, cleaned of those that cannot be seen.

        Its line ends become blanks, unless it may have several ``lines``.
        """
        options = tuple(choices)
        value = self.data.get(key, MISSING)
        if type(value) is not str:
            self._typed(key, str, default, hint or _text_hint(options))
            return _or(default, "")
        words = self._words((*self.keys, key), value, options, most, hint)
        if words is None:
            return _or(default, "")
        return words if lines else words.replace("\n", " ")

    def whole(
        self,
        key: str,
        low: int = -MAX_NUMBER,
        high: int = MAX_NUMBER,
        default: int | Missing = MISSING,
        *,
        hint: str = "",
    ) -> int:
        """Read a whole number from ``low`` to ``high``."""
        value = self.data.get(key, MISSING)
        if type(value) is int and low <= value <= high:
            return value
        hint = hint or whole_hint(low, high)
        value = self._typed(key, int, default, hint)
        if value is not None:
            self.problem(key, f"found {value}", hint)
        return _or(default, low)

    def truth(self, key: str, default: bool | Missing = False, *, hint: str = "") -> bool:
        """Read true or false."""
        value = self._typed(key, bool, default, hint or "Type true or false.")
        return value if value is not None else _or(default, False)  # noqa: FBT003

    def number(
        self,
        key: str,
        low: int = -MAX_NUMBER,
        high: int = MAX_NUMBER,
        default: Fraction | Missing = MISSING,
        *,
        hint: str = "",
    ) -> Fraction:
        """Read a number from ``low`` to ``high``: whole, decimal, or an exact fraction as text, ``"1/3"``."""
        hint = hint or f"Enter a number from {low:,} to {high:,}."
        value = _fraction(self.raw(key))
        if value is None:
            self._typed(key, Fraction, default, hint)
        elif not low <= value <= high:
            self.problem(key, f"found {found_words(self.raw(key))}", hint)
            value = None
        return value if value is not None else _or(default, Fraction(low))

    def date(self, key: str, default: dt.date | Missing = MISSING, *, hint: str = "") -> dt.date:
        """Read a date; a date with a time is none."""
        value = self._typed(key, dt.date, default, hint or DATE_HINT)
        return value if value is not None else _or(default, dt.date.max)

    def texts(
        self,
        key: str,
        default: tuple[str, ...] | Missing = (),
        choices: Iterable[str] = (),
        *,
        hint: str = "",
    ) -> tuple[str, ...]:
        """Read a list of texts; one that is missing is empty unless it is required."""
        if not self.has(key) and not isinstance(default, Missing):
            return default
        options = tuple(choices)
        hint = hint or f'Type a list of texts, as in {key} = ["…", "…"].'
        value = self._typed(key, list, default, hint)
        if value is None:
            return _or(default, ())
        found = (self._item((*self.keys, key, index), item, options, hint) for index, item in enumerate(value))
        return tuple(words for words in found if words is not None)

    def table(self, key: str) -> "Table | None":
        """Read an inner table; nothing where there is none."""
        value = self.data.get(key)
        if type(value) is dict:
            return Table(value, (*self.keys, key), self.notebook)
        if self.has(key):
            self._typed(key, dict, None, f"Type it as a table: {{ … }}, or [{key_words((*self.keys, key))}].")
        return None

    def tables(self, key: str, *, hint: str = "") -> "tuple[Table, ...]":
        """Read a list of tables; empty where there is none."""
        if not self.has(key):
            return ()
        value = self.raw(key)
        if type(value) is not list:
            self._typed(key, list, None, hint or self._tables_hint(key))
            return ()
        found = []
        for index, item in enumerate(value):
            keys = (*self.keys, key, index)
            if isinstance(item, dict):
                found.append(Table(item, keys, self.notebook))
            elif item is not BROKEN:
                self.notebook.problem(keys, f"found {found_words(item)}", hint or self._tables_hint(key))
        return tuple(found)

    def _tables_hint(self, key: str) -> str:
        return f"Type each one under a header of its own with two brackets: [[{key_words((*self.keys, key))}]]."

    def _typed(self, key: str, kind: type[T], default: object, hint: str) -> T | None:
        """Give the value where it has exactly this type; else note what it is."""
        value = self.data.get(key, MISSING)
        if type(value) is kind:
            return value
        if value is MISSING:
            if default is MISSING and not self.notebook.salvaged:
                self.problem(key, "is missing", hint)
        elif value is not BROKEN:
            self.problem(key, f"found {found_words(value)}", hint)
        return None

    def _item(self, keys: Keys, item: object, options: tuple[str, ...], hint: str) -> str | None:
        if type(item) is str:
            return self._words(keys, item, options, MAX_TEXT, "")
        if item is not BROKEN:
            self.notebook.problem(keys, f"found {found_words(item)}", hint)
        return None

    def _words(self, keys: Keys, value: str, options: tuple[str, ...], most: int, hint: str) -> str | None:
        """Clean and check a text; nothing, and a note, where it does not do."""
        words = visible(value)
        if words.strip() and len(words) <= most and (not options or words in options):
            return words
        hint = hint or _text_hint(options)
        if options:
            near = "" if self.notebook.full else did_you_mean(near_names(words, options))
            self.notebook.problem(keys, f"found {found_words(value)}", f"{near} {hint}".strip())
        elif not words.strip():
            self.notebook.problem(keys, "found an empty text", hint)
        else:
            self.notebook.problem(keys, f"found {len(words):,} characters", f"Use {most:,} characters at most.")
        return None


def whole_hint(low: int, high: int) -> str:
    """Say which whole numbers can be entered.

    >>> whole_hint(0, 4)
    'Enter a whole number from 0 to 4.'
    """
    if high >= MAX_NUMBER:
        return "Enter a whole number." if low <= -MAX_NUMBER else f"Enter a whole number, {low} or more."
    return f"Enter a whole number from {low} to {high}."


def found_words(value: object) -> str:
    """Say what a value is, as it stands in a file.

    >>> found_words("yes"), found_words(True), found_words({})
    ('"yes"', 'true', 'a table')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{printable(value, limit=60)}"'
        case dt.datetime():
            return "a date with a time"
        case dt.time():
            return "a time of day"
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            return str(value)


def visible(text: str) -> str:
    r"""Clean a text of control, escape and direction-changing characters; line ends stay, other space is a blank.

    >>> visible("a\u001b[1m\tb")
    'a[1m b'
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\n" else _stand_in(char) for char in text)


def _stand_in(char: str) -> str:
    return " " if char.isspace() else ""


def _choose(known: Iterable[str]) -> str:
    names = list(known)
    return f"Choose from {', '.join(names)}." if names else ""


def _text_hint(options: tuple[str, ...]) -> str:
    if not options:
        return "Type a text in quotation marks."
    return "Choose one of {}.".format(", ".join(f'"{option}"' for option in options))


def _or(default: T | Missing | None, harmless: T) -> T:
    return harmless if default is None or isinstance(default, Missing) else default


def _fraction(value: object) -> Fraction | None:
    """Give an exact number; nothing where the value is none."""
    if type(value) is int or type(value) is Decimal:
        return Fraction(value)
    if type(value) is str and _FRACTION.fullmatch(value):
        numerator, denominator = value.split("/")
        return Fraction(int(numerator), int(denominator))
    return None
