"""Raised weights, read from the ``[[raise]]`` tables of a rule-set: core rules that matter more in its field.

They count in the extended score alone. No rule-set can lower a weight of core, or move the core score.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from readiness.core.conditions import number_data
from readiness.core.rules import CORE, Raise, Rule
from readiness.errors import did_you_mean, near_names
from readiness.reading.answer_units import read_number
from readiness.reading.references import References, read_sources
from readiness.reading.rule_reader import WEIGHT
from readiness.toml.tables import Table, found_words


def read_raises(
    tables: Iterable[Table], references: References, known_rules: Mapping[str, Rule]
) -> tuple[Raise, ...]:
    """Read the raised weights of a rule-set, reporting every problem. ``known_rules`` are those of core, by id."""
    raises: dict[str, Raise] = {}
    for table in tables:
        raised = _read(table, references, known_rules)
        if raised is None:
            continue
        if raised.rule in raises:
            table.problem("rule", f"{raised.rule} is raised twice", "Keep one of the two.")
        raises[raised.rule] = raised
    return tuple(raises.values())


def _read(table: Table, references: References, known_rules: Mapping[str, Rule]) -> Raise | None:
    table.only("rule", "weight", "why", "sources")
    if references.ruleset == CORE:
        table.notebook.problem(table.keys, "core raises no weight", "Give the rule its weight where it stands.")
        return None
    rule = _rule(table, known_rules)
    weight = read_number(table, "weight", WEIGHT)
    if rule is not None and weight is not None:
        _check_higher(table, rule, weight)
    why, sources = table.text("why"), read_sources(table, references)
    if not sources and not table.notebook.salvaged:
        table.problem("sources", "names no source", "A raised weight rests on at least one: name it by its id.")
    if rule is None or weight is None:
        return None
    return Raise(rule=rule.id, weight=weight, why=why, sources=sources, ruleset=references.ruleset)


def _rule(table: Table, known_rules: Mapping[str, Rule]) -> Rule | None:
    name = table.text("rule")
    if not name:
        return None
    rule = known_rules.get(name)
    if rule is None:
        hint = did_you_mean(near_names(name, known_rules)) or "Name a rule of core, such as core/executive-owner."
        table.problem("rule", f"there is no rule {found_words(name)} in core", hint)
    elif not rule.weight:
        table.problem("rule", f"{name} touches no score", "Raise a rule that weighs something.")
        return None
    return rule


def _check_higher(table: Table, rule: Rule, weight: Fraction) -> None:
    if weight <= rule.weight:
        found = f"found {found_words(table.raw('weight'))}, and core gives {rule.id} {number_data(rule.weight)}"
        table.problem("weight", found, f"Write a number above {number_data(rule.weight)}, up to {WEIGHT.high}.")
