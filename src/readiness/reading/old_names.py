"""Names that questions had before: in a rule-set's own tables, and in rules that still use them.

A question that was renamed keeps answering under its old names, which it lists in ``was``. One that changed its
meaning gets a new id, and the old one goes into ``[[retired]]``. So profiles and rule-sets that were written for an
earlier version go on working, and nothing happens silently.
"""

import re
from collections.abc import Iterable, Mapping

from readiness.core.indicators import DIMENSIONS, Indicator, renamed
from readiness.core.rules import CORE, Retired
from readiness.errors import did_you_mean, near_names
from readiness.reading.manifest_reader import own_table
from readiness.reading.references import References
from readiness.toml.source import Keys
from readiness.toml.tables import Table, found_words

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
    tables: Mapping[str, Table], names: Mapping[str, str]
) -> tuple[Mapping[str, Table], tuple[str, ...]]:
    """Put the ids of today in place of old ones, wherever rules read, change or require answers.

    ``names`` maps old ids to those of today. The second part says what was found, a sentence for each old name.
    """
    if not names:
        return tables, ()
    found: dict[str, None] = {}
    current = {
        file: Table(
            {key: _current(part, names, found) if key in _NAMING else part for key, part in table.data.items()},
            table.keys,
            table.notebook,
        )
        for file, table in tables.items()
    }
    return current, tuple(f"{old} is now called {names[old]}; its rules use the old name." for old in found)


_NAMING = ("rule", "strain")
"""The parts of a rule-set's files that name questions."""

_NAMING_KEYS = ("indicator", "measure", "ask_first")


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


def _current(part: object, names: Mapping[str, str], found: dict[str, None]) -> object:
    """Copy a part of a file with the ids of today, noting the old ones that were found."""
    if isinstance(part, list):
        return [_current(item, names, found) for item in part]
    if not isinstance(part, dict):
        return part
    copy: dict[str, object] = {}
    for key, inner in part.items():
        if key in _NAMING_KEYS and isinstance(inner, str) and inner in names:
            found[inner] = None
            copy[key] = names[inner]
        elif key == "changes" and isinstance(inner, dict):
            found |= dict.fromkeys(name for name in inner if name in names)
            copy[key] = {names.get(name, name): to for name, to in inner.items()}
        else:
            copy[key] = _current(inner, names, found)
    return copy
