"""Every error that this package raises on purpose.

::

    ReadinessError
    ├── InputError            a file cannot be used; carries every problem found in it
    │   ├── ProfileError
    │   ├── PlanError
    │   ├── RulesetError
    │   └── PluginError      a plugin that was asked for cannot do it
    ├── SelectionError        something asked for by name does not exist
    └── OutputError           a result cannot be written where it was asked for

Messages say where, what was found, what was expected and what to do. Text from files is cleaned of control
characters where a message is composed, so an error is always safe to print.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

import attrs

from readiness.record import Record

if TYPE_CHECKING:
    from difflib import SequenceMatcher

Found = TypeVar("Found")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Problem(Record):
    """One thing to mend in a file.

    ``line`` and ``column`` count from 1; 0 means that the place is not known. ``excerpt`` is the line itself.
    """

    message: str
    hint: str = ""
    path: str = ""
    line: int = 0
    column: int = 0
    key: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        """Compose the message: place, what is wrong, the line, and what to do."""
        lines = [": ".join(part for part in (self._place(), printable(self.key), printable(self.message)) if part)]
        if self.excerpt:
            lines.append(f"    {printable(self.excerpt.strip(), limit=100)}")
        if self.hint:
            lines.append(f"  → {printable(self.hint, limit=400)}")
        return "\n".join(lines)

    def _place(self) -> str:
        name = printable(self.path)
        if self.line and self.column:
            return f"{name}, line {self.line}, column {self.column}"
        return f"{name}, line {self.line}" if self.line else name


class ReadinessError(Exception):
    """The root of every error that this package raises on purpose."""


class InputError(ReadinessError):
    """A file cannot be used. ``problems`` holds all that was found in it, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems sorted by file, line and column."""
        self.problems = tuple(sorted(problems, key=lambda p: (p.path, p.line or 10**9, p.column, p.key)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Give every problem, one after the other."""
        return "\n".join(str(problem) for problem in self.problems)


class ProfileError(InputError):
    """A profile cannot be read or does not fit the rule-sets."""


class PlanError(InputError):
    """A plan that is kept cannot be read."""


class RulesetError(InputError):
    """A rule-set cannot be read or does not keep its promises."""


class PluginError(InputError):
    """A plugin that was asked for, such as for a format of reports, cannot do what it was asked."""


LISTED = {
    "step": "readiness plan shows the name of each step below it.",
    "rule, question, dimension or source": "readiness rules lists the rules, with their names.",
    "rule-set": "readiness rules lists the rule-sets.",
    "third-party rule-set, plugin or package": "readiness plugins lists what is installed.",
}
"""Where people find the names of a kind that they can ask for."""


class SelectionError(ReadinessError):
    """Something that was asked for by name does not exist. ``near`` holds the names that come close."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        """Look for names close to ``name`` among ``known``."""
        names = tuple(known)
        self.kind, self.name = kind, name
        self.near = near_names(name, names)
        super().__init__(kind, name, names)

    def __str__(self) -> str:
        """Name what is not there, and what comes close or where to look."""
        told = f"there is no {self.kind} called {printable(self.name)!r}."
        if self.near:
            return f"{told} {did_you_mean(self.near)}"
        return f"{told}\n  → {LISTED[self.kind]}" if self.kind in LISTED else told


class OutputError(ReadinessError):
    """A result cannot be written where it was asked for."""

    def __init__(self, path: str, reason: str, hint: str) -> None:
        """Keep the place, the reason and what to do."""
        self.path, self.reason, self.hint = path, reason, hint
        super().__init__(path, reason, hint)

    def __str__(self) -> str:
        """Compose the message."""
        return f"{printable(self.path)}: {printable(self.reason)}\n  → {self.hint}"


def find_by_name(kind: str, name: str, known: Mapping[str, Found], marks: str) -> Found:
    """Find what a name means: an id, or the last part of one where only one is called so, in letters of any size.

    ``marks`` part the ids. Raises :class:`SelectionError` with near names where there is none.

    >>> find_by_name("animal", "cat", {"house/cat": 1, "house/dog": 2}, "/")
    1
    """
    if name in known:
        return known[name]
    wanted = name.casefold()
    found = [key for key in known if wanted in {key.casefold(), _last_part(key, marks)}]
    if len(found) == 1:
        return known[found[0]]
    raise SelectionError(kind, name, known)


def near_names(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Find the known names that come close to a misspelt one, closest first.

    Dotted and slashed names are compared part by part, so that a long table which is right does not bring everything
    in it close. Of a name that has more parts, the last is compared: ``executive_owner`` finds
    ``leadership.executive_owner``.

    >>> near_names("leadrship", ["leadership", "training"])
    ('leadership',)
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 (only once something was misspelt)

    wanted = [SequenceMatcher(None, "", part) for part in _parts(name[:200])]
    rated = [(_closeness(wanted, _parts(option)), option) for option in sorted(set(known))]
    close = sorted((entry for entry in rated if entry[0] >= _CLOSE), key=lambda entry: -entry[0])
    return tuple(option for _, option in close[:most])


_CLOSE = 0.6
"""How much two names have to have in common, of 1; the measure and the threshold of :mod:`difflib`."""


def _last_part(key: str, marks: str) -> str:
    for mark in marks:
        key = key.rpartition(mark)[2]
    return key.casefold()


def _parts(name: str) -> list[str]:
    return name.casefold().replace("/", ".").split(".")


def _closeness(wanted: "list[SequenceMatcher[str]]", option: list[str]) -> float:
    """Measure how close a name comes, in the part that is furthest off."""
    pairs = zip(wanted, option, strict=True) if len(wanted) == len(option) else [(wanted[-1], option[-1])]
    return min(_common(matcher, part) for matcher, part in pairs)


def _common(matcher: "SequenceMatcher[str]", part: str) -> float:
    """Measure what two parts have in common; bounds that are cheap come before the measure, which is not."""
    matcher.set_seq1(part)
    if matcher.real_quick_ratio() < _CLOSE or matcher.quick_ratio() < _CLOSE:
        return 0
    return float(matcher.ratio())


def did_you_mean(near: Iterable[str]) -> str:
    """Turn near names into a question; empty where there are none.

    >>> did_you_mean(["leadership", "training"])
    'Did you mean leadership or training?'
    """
    names = list(near)
    if not names:
        return ""
    start = ", ".join(names[:-1])
    return f"Did you mean {start} or {names[-1]}?" if start else f"Did you mean {names[-1]}?"


def printable(text: str, limit: int = 200) -> str:
    r"""Make text from a file safe for a terminal: no control, escape or direction-changing characters.

    Runs of white space become one space; more than ``limit`` characters are cut with an ellipsis.

    >>> printable("a\u001b]52;c;x\u0007b\n c")
    'a]52;c;xb c'
    """
    spaced = " ".join(text[: limit * 4].split())
    clean = spaced if spaced.isprintable() else "".join(char for char in spaced if _shows(char))
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def as_typed(path: str) -> str:
    r"""Write the name of a file as it is typed in a command: in quotation marks where a shell would part it.

    A name that begins like an option gets its folder before it.

    >>> as_typed("profile.toml"), as_typed("my profile.toml"), as_typed("-x.toml")
    ('profile.toml', '"my profile.toml"', './-x.toml')
    """
    shown = printable(path)
    placed = f"./{shown}" if shown.startswith("-") else shown
    return placed if all(char.isalnum() or char in _PLAIN for char in placed) else f'"{placed}"'


_PLAIN = "._-/\\:~+,@%="
"""Characters beside letters and digits that mean nothing to a shell, of Unix and of Windows, inside a word."""


def _shows(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
