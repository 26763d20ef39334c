"""What the tables of a rule-set may refer to by name: indicators and sources, its own and those of others."""

from collections.abc import Mapping

import attrs

from readiness.core.indicators import Indicator
from readiness.core.rules import Source
from readiness.errors import did_you_mean, near_names
from readiness.record import Record
from readiness.toml.tables import Table, found_words


@attrs.frozen(kw_only=True, eq=False, repr=False)
class References(Record):
    """The names that a rule-set knows. ``ruleset`` is its own; empty where its manifest does not say."""

    ruleset: str
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]


def read_sources(table: Table, references: References) -> tuple[str, ...]:
    """Read the ids under ``sources``, each of which has to exist."""
    ids = table.texts("sources")
    for place, source_id in enumerate(ids):
        if source_id not in references.sources:
            near = did_you_mean(near_names(source_id, references.sources))
            hint = near or "Define it as [[source]], or name one that is defined."
            keys = (*table.keys, "sources", place)
            table.notebook.problem(keys, f"there is no source {found_words(source_id)}", hint)
    return ids


def read_indicator_name(table: Table, key: str, references: References) -> Indicator | None:
    """Read the id of an indicator; ``None``, and a problem with near names, where there is none of that id."""
    name = table.text(key)
    found = references.indicators.get(name)
    if name and found is None:
        hint = did_you_mean(near_names(name, references.indicators)) or "Name one by its id, such as table.key."
        table.problem(key, f"there is no indicator {found_words(name)}", hint)
    return found
