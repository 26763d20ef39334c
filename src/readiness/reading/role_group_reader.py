"""The table of role groups in a profile, read from TOML."""

from itertools import pairwise

from readiness.core.practice import CONTACTS, PRACTICE_LEVELS, REMITS, RoleGroup
from readiness.core.profile import UNKNOWN
from readiness.toml.source import BROKEN
from readiness.toml.tables import Table

MAX_NAME = 200
"""The longest name of a group or an organisation, in characters."""

GROUP_KEYS = ("name", "headcount", "contact", "remit", "in_date", "unknown")
"""What can be said of a group."""

_KEYS_HINT = f"Choose from {', '.join(GROUP_KEYS)}; the answer to a question stands above the first group."
_COUNT_HINT = 'Enter a whole number, 0 or more; leave out a level that nobody can tell, or type "unknown".'


def read_role_groups(table: Table, key: str) -> tuple[RoleGroup, ...]:
    """Read the list of role groups under a key. Names differ, and counts fit into the headcount."""
    tables = table.tables(key)
    if not tables and table.raw(key) == []:
        table.problem(key, "found an empty list", f'Describe at least one group, or type {key} = "unknown".')
    groups = tuple(_group(each) for each in tables)
    seen: set[str] = set()
    for each, group in zip(tables, groups, strict=True):
        if group.name in seen:
            each.problem("name", f'found "{group.name}" a second time', "Give each group a name of its own.")
        seen.add(group.name or f"{len(seen)}")
    return groups


def _group(table: Table) -> RoleGroup:
    noted = table.notebook.count
    table.only(*GROUP_KEYS, hint=_KEYS_HINT)
    group = RoleGroup(
        name=table.text("name", most=MAX_NAME),
        headcount=table.whole("headcount", 1, hint="Enter how many people are in this group, 1 or more."),
        contact=table.text("contact", choices=CONTACTS),
        remit=table.text("remit", choices=REMITS),
        in_date=_in_date(table),
        unknown=table.whole("unknown", 0, default=0, hint="Enter of how many nobody can tell, 0 or more."),
    )
    if table.notebook.count == noted and BROKEN not in table.data.values():
        _check_counts(table, group)
    return group


def _in_date(table: Table) -> tuple[tuple[str, int], ...]:
    """Read the people trained to each practice level. What nobody can tell is left out."""
    if table.raw("in_date") == UNKNOWN.value:
        return ()
    inner = table.table("in_date")
    if inner is None:
        return ()
    inner.only(*PRACTICE_LEVELS)
    given = [
        level for level in PRACTICE_LEVELS if inner.has(level) and inner.raw(level) not in (BROKEN, UNKNOWN.value)
    ]
    return tuple((level, inner.whole(level, 0, hint=_COUNT_HINT)) for level in given)


def _check_counts(table: Table, group: RoleGroup) -> None:
    """Note counts that cannot be: each level includes everyone above it, and nobody is counted twice."""
    inner = Table({}, (*table.keys, "in_date"), table.notebook)
    for (lower, fewer), (higher, more) in pairwise(group.in_date):
        if more > fewer:
            hint = f"{lower} includes everyone who is {higher}: enter at least {more} there, or fewer here."
            inner.problem(higher, f"found {more}, and only {fewer} {lower}", hint)
    trained = max((count for _, count in group.in_date), default=0)
    if trained + group.unknown > group.headcount:
        found = f"found {trained} trained and {group.unknown} unknown of {group.headcount}"
        table.problem("in_date", found, "Trained and unknown together are never more than the headcount.")
