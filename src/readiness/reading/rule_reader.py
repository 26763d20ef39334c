"""Rules, read from the ``[[rule]]`` tables of a rule-set and checked: how they judge, weigh, cap, and advise."""

import re
from fractions import Fraction

from readiness.core.conditions import Condition, Direction
from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Cap, Flag, Measure, Met, Rule
from readiness.reading.answer_units import Unit, read_number
from readiness.reading.condition_reader import read_condition
from readiness.reading.judgement_reader import WAYS, read_judgement
from readiness.reading.monotone import check_cap, check_context, check_direction
from readiness.reading.references import References, read_sources
from readiness.reading.step_reader import read_steps
from readiness.toml.tables import Table, found_words

WEIGHT = Unit(0, 1000, "a number from 0 to 1000", whole=False)


def read_rule(table: Table, references: References) -> Rule | None:
    """Read one rule of a rule-set, reporting every problem; ``None`` where nobody could tell how it judges."""
    _check_keys(table)
    judgement = read_judgement(table, references)
    rule_id = f"{references.ruleset}/{_name(table)}"
    weight = Fraction(0) if table.has("flag") else read_number(table, "weight", WEIGHT)
    sources = read_sources(table, references)
    if not sources and not table.notebook.salvaged:
        table.problem("sources", "names no source", "Every rule rests on at least one: name it by its id.")
    if judgement is None:
        return None
    return Rule(
        id=rule_id,
        title=table.text("title"),
        dimension=table.text("dimension", choices=DIMENSIONS),
        judgement=judgement,
        why=table.text("why"),
        sources=sources,
        weight=weight or Fraction(0),
        when=_when(table, references),
        cap=_cap(table, weight, judgement, references),
        strength=table.text("strength", default=""),
        keep=table.text("keep", default=""),
        find_out=table.text("find_out", default=""),
        steps=read_steps(table, rule_id, judgement, references),
    )


_SHARED_KEYS = ("id", "title", "dimension", "why", "sources", "when", "step", *WAYS)
_SCORING_KEYS = ("weight", "cap", "strength", "keep", "find_out")
_OWN_KEYS = {
    "measure": ("full_at", "none_at", *_SCORING_KEYS),
    "met": ("partly", *_SCORING_KEYS),
    "flag": ("says",),
}
_ALL_KEYS = frozenset({*_SHARED_KEYS, *(key for keys in _OWN_KEYS.values() for key in keys)})
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")


def _check_keys(table: Table) -> None:
    """Refuse unknown keys, and known ones that have no place in this kind of rule."""
    table.only(*_ALL_KEYS)
    way = next((way for way in WAYS if table.has(way)), None)
    if way is None:
        return
    for key in sorted(_ALL_KEYS & table.data.keys() - {*_SHARED_KEYS, *_OWN_KEYS[way]}):
        table.problem(key, f"{key} has no place in a rule with {way}", f"Leave it out. It may have {_words(way)}.")


def _words(way: str) -> str:
    return ", ".join(_OWN_KEYS[way])


def _name(table: Table) -> str:
    name = table.text("id")
    if name and not _NAME.fullmatch(name):
        hint = 'Write small letters, digits and "-", such as "executive-owner".'
        table.problem("id", f"found {found_words(name)}", hint)
    return name


def _when(table: Table, references: References) -> Condition | None:
    if not table.has("when"):
        return None
    keys = (*table.keys, "when")
    condition = read_condition(table.raw("when"), keys, table.notebook, references.indicators)
    if condition is not None:
        check_context(condition, keys, table.notebook)
    return condition


def _cap(
    table: Table, weight: Fraction | None, judgement: Measure | Met | Flag, references: References
) -> Cap | None:
    inner = table.table("cap") if not table.has("flag") else None
    if inner is None:
        return None
    inner.only("when", "at", "because", "not_applicable")
    if weight == 0:
        table.problem("cap", "a ceiling on a rule that weighs nothing", "Give the rule a weight.")
    keys = (*inner.keys, "when")
    when = read_condition(inner.raw("when"), keys, inner.notebook, references.indicators)
    at, because = inner.whole("at", 0, 100), inner.text("because")
    reason = inner.text("not_applicable", default="")
    if when is None:
        return None
    cap = Cap(when=when, at=at, because=because, not_applicable=reason)
    check_direction(when, Direction.OFF, keys, inner.notebook, references.indicators)
    check_cap(cap, judgement, keys, inner.notebook, references.indicators)
    return cap
