"""Names that questions had before: in a rule-set's own tables, and in rules that still use them.

A question that was renamed keeps answering under its old names, which it lists in ``was``. One that changed its
meaning gets a new id, and the old one goes into ``[[retired]]``. So profiles and rule-sets that were written for an
earlier version go on working, and nothing happens silently.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from readiness.core.indicators import DIMENSIONS, Indicator, renamed
from readiness.core.rules import CORE, Retired
from readiness.errors import did_you_mean, near_names
from readiness.message import message
from readiness.reading.manifest_reader import own_table
from readiness.reading.references import References
from readiness.toml.source import BROKEN, Keys
from readiness.toml.tables import Notebook, Table, found_words

NAME = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
"""The id of a question: a table and a key."""


def read_was(table: Table, ruleset: str) -> tuple[str, ...]:
    """Read the old ids of a question; each stood in a table of the same rule-set."""
    names = table.texts("was")
    for place, name in enumerate(names):
        _check(table, (*table.keys, "was", place), name, ruleset)
    return names


def check_was(indicators: Mapping[str, Indicator], placed: Mapping[str, Table], known: Iterable[str]) -> None:
    """Check that no old name is in use: by a question of today, or as the old name of another.

    ``placed`` holds the table of each indicator; ``known`` are the ids and old names of the rule-sets it builds on.
    """
    taken = dict.fromkeys(known, "another rule-set") | {name: name for name in indicators}
    for indicator in indicators.values():
        for place, name in enumerate(indicator.was):
            if name in taken:
                keys = (*placed[indicator.id].keys, "was", place)
                hint = "Leave it out; one name can lead to one question alone."
                placed[indicator.id].notebook.problem(keys, f"{name} is in use by {taken[name]}", hint)
            taken[name] = indicator.id


def read_retired(tables: Iterable[Table], references: References) -> tuple[Retired, ...]:
    """Read the questions that are no longer asked, from the ``[[retired]]`` tables of a rule-set."""
    retired: dict[str, Retired] = {}
    old = renamed(references.indicators)
    for table in tables:
        one = _retired(table, references, old)
        if one.id in retired:
            table.problem("id", f"{one.id} is there twice", "Keep one of the two.")
        retired[one.id] = one
    return tuple(retired.values())


def use_names_of_today(
    tables: Mapping[str, Table], names: Mapping[str, str], retired: Mapping[str, Retired]
) -> tuple[Mapping[str, Table], tuple[str, ...]]:
    """Put the ids of today in place of old ones, wherever rules read, change or require answers.

    ``names`` maps old ids to those of today. Rules that read what is ``retired`` have a problem. The second part says
    which old ids were found, a sentence for each.
    """
    if not names and not retired:
        return tables, ()
    found: dict[str, None] = {}
    current = {}
    for file, table in tables.items():
        naming = _Naming(names, retired, found, table.notebook)
        data = {key: naming.current(part, (key,)) if key in _PARTS else part for key, part in table.data.items()}
        current[file] = Table(data, table.keys, table.notebook)
    return current, tuple(
        message("{old} is now called {new}; its rules use the old name.", old=old, new=names[old]) for old in found
    )


_PARTS = ("rule", "strain")
"""The parts of a rule-set's files that name questions."""

_KEYS = ("indicator", "measure", "ask_first")
"""The keys that name one."""


def _check(table: Table, keys: Keys, name: str, ruleset: str) -> bool:
    """Check that an old name is one that a question of this rule-set can have had."""
    if not NAME.fullmatch(name):
        hint = 'Write the id that it had: a table and a key, such as "leadership.owner".'
        table.notebook.problem(keys, f"found {found_words(name)}", hint)
        return False
    tables = DIMENSIONS if ruleset == CORE else (own_table(ruleset),)
    if ruleset and name.split(".", 1)[0] not in tables:
        hint = f"Name one that stood in {' or '.join(tables)}."
        table.notebook.problem(keys, f"{name} never was a question of {ruleset}", hint)
        return False
    return True


def _retired(table: Table, references: References, old: Mapping[str, str]) -> Retired:
    table.only("id", "because", "instead")
    retired = Retired(
        id=table.text("id"), because=table.text("because"), instead=_instead(table, references.indicators)
    )
    if not retired.id or not _check(table, (*table.keys, "id"), retired.id, references.ruleset):
        return retired
    if retired.id in references.indicators:
        table.problem("id", f"{retired.id} is still asked", "Take the question out, or this.")
    elif retired.id in old:
        hint = "A question that means the same says was; one that means something else does not."
        table.problem("id", f"{retired.id} is the old name of {old[retired.id]}", hint)
    return retired


def _instead(table: Table, indicators: Mapping[str, Indicator]) -> str:
    name = table.text("instead", default="")
    if name and name not in indicators:
        hint = did_you_mean(near_names(name, indicators)) or "Name a question by its id, such as table.key."
        table.problem("instead", f"there is no indicator {found_words(name)}", hint)
        return ""
    return name


class _Naming(NamedTuple):
    """Copies parts of a file with the ids of today; ``found`` takes the old ones that stand there."""

    names: Mapping[str, str]
    retired: Mapping[str, Retired]
    found: dict[str, None]
    notebook: Notebook

    def current(self, part: object, keys: Keys) -> object:
        """Copy a part; ``BROKEN`` stands for a condition on a question that is no longer asked."""
        if isinstance(part, list):
            return [self.current(item, (*keys, place)) for place, item in enumerate(part)]
        if not isinstance(part, dict):
            return part
        copy = {self._key(key, keys): self._value(key, inner, (*keys, key)) for key, inner in part.items()}
        return BROKEN if copy.get("indicator") is BROKEN else copy

    def _key(self, key: str, keys: Keys) -> str:
        return self._today(key) if keys[-1:] == ("changes",) else key

    def _value(self, key: str, inner: object, keys: Keys) -> object:
        if key not in _KEYS or not isinstance(inner, str):
            return self.current(inner, keys)
        gone = self.retired.get(inner)
        if gone is None:
            return self._today(inner)
        hint = f"Read {gone.instead}, if that is what is meant." if gone.instead else "Take it out."
        self.notebook.problem(keys, f"{inner} is no longer asked: {gone.because}", hint)
        return BROKEN

    def _today(self, name: str) -> str:
        if name not in self.names:
            return name
        self.found[name] = None
        return self.names[name]
