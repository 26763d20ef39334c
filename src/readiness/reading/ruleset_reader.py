"""A rule-set, read from the bytes of its files and checked as a whole.

Nothing runs and nothing is looked up: the files are data, and what other rule-sets define is handed in.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

import attrs

from readiness.core.conditions import Direction
from readiness.core.indicators import Indicator, renamed
from readiness.core.rules import CORE, Retired, Rule, Ruleset, Source, Strain
from readiness.errors import InputError, Problem, RulesetError
from readiness.reading.condition_reader import read_condition
from readiness.reading.indicator_reader import read_indicator
from readiness.reading.manifest_reader import MANIFEST_KEYS, Manifest, fits, read_manifest
from readiness.reading.monotone import check_direction
from readiness.reading.old_names import check_was, read_retired, use_names_of_today
from readiness.reading.raise_reader import read_raises
from readiness.reading.references import References, read_indicator_name
from readiness.reading.requirement_circles import find_circle
from readiness.reading.rule_reader import read_rule
from readiness.reading.source_reader import read_documents, read_source
from readiness.toml.source import Limits, salvage_toml
from readiness.toml.tables import Notebook, Table

MANIFEST = "ruleset.toml"
"""The file that holds the manifest of a rule-set."""

LIMITS = Limits(depth=24, values=50_000)
"""A file of a rule-set holds more than a profile, and conditions nest."""


def read_ruleset(  # noqa: PLR0913, PLR0917  # what it builds on, one by one
    files: Mapping[str, bytes],
    origin: str,
    known: Mapping[str, Indicator] = MappingProxyType({}),
    known_sources: Mapping[str, Source] = MappingProxyType({}),
    known_rules: Iterable[Rule] = (),
    known_retired: Iterable[Retired] = (),
) -> Ruleset:
    """Read a rule-set from its files, by name. What is known comes from the rule-sets that it builds on.

    Raises :class:`~readiness.errors.RulesetError` with every problem of every file. A rule-set that this version of
    readiness cannot read has that one problem.
    """
    tables, problems = _open(files, origin)
    manifest = _manifest(tables, origin, problems)
    sources = _sources(tables, known_sources)
    references = References(ruleset=manifest.name, indicators=known, sources={**known_sources, **sources})
    indicators = _indicators(tables, references)
    references = attrs.evolve(references, indicators={**known, **indicators})
    retired = read_retired(_all(tables, "retired"), references)
    gone = {one.id: one for one in (*known_retired, *retired) if one.id not in references.indicators}
    tables, notices = use_names_of_today(tables, renamed(references.indicators), gone)
    core_rules = {rule.id: rule for rule in known_rules if rule.ruleset == CORE}
    rules = _rules(tables, references, core_rules.values())
    raises = read_raises(_all(tables, "raise"), references, core_rules)
    strain = _strain(tables, references)
    _finish(tables, problems)
    return Ruleset(
        **attrs.asdict(manifest, recurse=False),
        indicators=tuple(indicators.values()),
        rules=rules,
        sources=tuple(sources.values()),
        raises=raises,
        retired=retired,
        strain=strain,
        digest=digest(files),
        origin=origin,
        notices=notices,
    )


def read_manifest_alone(files: Mapping[str, bytes], origin: str) -> Manifest:
    """Read nothing but the manifest of a rule-set, to find out whom it serves.

    Raises :class:`~readiness.errors.RulesetError` as :func:`read_ruleset` does.
    """
    tables, problems = _open(files, origin)
    manifest = _manifest(tables, origin, problems)
    _finish(tables, problems)
    return manifest


def digest(files: Mapping[str, bytes]) -> str:
    """Give the SHA-256 of files: their names and contents, in the order of the names, each with its length."""
    sha = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            sha.update(b"%d:" % len(part))
            sha.update(part)
    return sha.hexdigest()


Tables = Mapping[str, Table]
Value = TypeVar("Value", Source, Indicator, Rule)

_TABLES = ("document", "source", "indicator", "rule", "raise", "retired")


def _open(files: Mapping[str, bytes], origin: str) -> tuple[Tables, list[Problem]]:
    """Read every file as far as it can be read."""
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for name in sorted(files):
        try:
            source = salvage_toml(files[name], f"{origin}/{name}", RulesetError, LIMITS)
        except InputError as error:
            problems.extend(error.problems)
        else:
            tables[name] = Table(source.data, (), Notebook(source, RulesetError))
    return tables, problems


def _manifest(tables: Tables, origin: str, problems: list[Problem]) -> Manifest:
    top = tables.get(MANIFEST)
    if top is None:
        hint = f"Put {MANIFEST} into the folder; it says who made the rule-set and for whom."
        raise RulesetError(problems or [Problem(path=origin, message=f"there is no {MANIFEST}", hint=hint)])
    if not fits(top):
        top.notebook.finish()
    for name, table in tables.items():
        table.only(*_TABLES, "case", *(MANIFEST_KEYS if name == MANIFEST else ()), hint=_ELSEWHERE)
        if table.has("case"):
            table.problem("case", "is not known here", _ELSEWHERE)
    return read_manifest(top)


_ELSEWHERE = f"Here stand {', '.join(f'[[{name}]]' for name in _TABLES)}; cases have a folder of their own, cases."


def _sources(tables: Tables, known: Mapping[str, Source]) -> Mapping[str, Source]:
    documents = read_documents(_all(tables, "document"))
    return _each(_all(tables, "source"), lambda table: read_source(table, documents), known)


def _indicators(tables: Tables, references: References) -> Mapping[str, Indicator]:
    known = references.indicators
    placed: dict[str, Table] = {}
    found = _each(_all(tables, "indicator"), lambda table: read_indicator(table, references), known, placed)
    check_was(found, placed, (*known, *renamed(known)))
    return found


def _rules(tables: Tables, references: References, known_rules: Iterable[Rule]) -> tuple[Rule, ...]:
    placed: dict[str, Table] = {}
    rules = _each(_all(tables, "rule"), lambda table: read_rule(table, references), {}, placed)
    circle = find_circle((*known_rules, *rules.values()), references.indicators)
    own = next((step.id for step in circle if _rule_of(step.id) in placed), None)
    if own is not None:
        table = placed[_rule_of(own)]
        order = " → ".join(step.id for step in (*circle, circle[0]))
        hint = "Each of them can only be taken after the next. Let one require less."
        table.problem("step", f"steps wait for each other: {order}", hint)
    return tuple(rules.values())


def _rule_of(step_id: str) -> str:
    return step_id.replace("#", "@").split("@", 1)[0]


def _all(tables: Tables, key: str) -> list[Table]:
    return [inner for table in tables.values() for inner in table.tables(key)]


def _each(
    tables: Iterable[Table],
    read: Callable[[Table], Value | None],
    known: Mapping[str, Value],
    placed: dict[str, Table] | None = None,
) -> dict[str, Value]:
    """Read a value from each table, by id, and refuse ids that are there already. ``placed`` notes the tables."""
    values: dict[str, Value] = {}
    for table in tables:
        value = read(table)
        if value is None or not value.id:
            continue
        if value.id in values or value.id in known:
            where = "in another rule-set" if value.id in known else "twice"
            table.problem("id", f"{value.id} is there {where}", "Give each one an id of its own.")
        values[value.id] = value
        if placed is not None:
            placed[value.id] = table
    return values


def _strain(tables: Tables, references: References) -> Strain | None:
    table = tables[MANIFEST].table("strain")
    if table is None:
        return None
    if references.ruleset != CORE:
        table.notebook.problem(table.keys, "only core says when staff are strained", "Leave [strain] out.")
        return None
    table.only("when", "because", "ask_first")
    ask_first = read_indicator_name(table, "ask_first", references)
    keys = (*table.keys, "when")
    when = read_condition(table.raw("when"), keys, table.notebook, references.indicators)
    because = table.text("because")
    if when is None or ask_first is None:
        return None
    check_direction(when, Direction.OFF, keys, table.notebook, references.indicators)
    return Strain(when=when, because=because, ask_first=ask_first.id)


def _finish(tables: Tables, problems: list[Problem]) -> None:
    """Raise the problems of all files together, or do nothing where there are none."""
    for table in tables.values():
        try:
            table.notebook.finish()
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise RulesetError(problems)
