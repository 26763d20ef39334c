"""The list of rule-sets and rules in use, as text and as JSON."""

import json
from collections.abc import Iterator

from readiness.core.conditions import number_data
from readiness.core.indicators import DIMENSION_TITLES, DIMENSIONS
from readiness.core.rules import Rule, RuleBook, Ruleset
from readiness.faces.paragraphs import paragraph, section
from readiness.faces.phrases import clean, counted, listing, number


def listing_text(rulebook: RuleBook) -> str:
    """List rule-sets, then rules by dimension, heaviest first, at 80 columns."""
    return "\n".join(_lines(rulebook)) + "\n"


def listing_json(rulebook: RuleBook) -> str:
    """List the same as JSON."""
    data = {
        "rulesets": [_ruleset_data(ruleset) for ruleset in rulebook.rulesets],
        "rules": [_rule_data(rule) for rule in rulebook.rules],
    }
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _lines(rulebook: RuleBook) -> Iterator[str]:
    for place, ruleset in enumerate(rulebook.rulesets):
        if place:
            yield ""
        yield from _ruleset(ruleset)
    for name in DIMENSIONS:
        mine = [rule for rule in rulebook.rules if rule.dimension == name]
        yield from section(DIMENSION_TITLES[name], (line for rule in mine for line in _rule(rule)))
    yield ""
    yield from paragraph("readiness explain, with the name of a rule, says more about it.", indent=0)


def _ruleset(ruleset: Ruleset) -> Iterator[str]:
    yield f"{clean(ruleset.name)} {clean(ruleset.version)}"
    yield from paragraph(ruleset.title)
    flags = sum(rule.is_flag for rule in ruleset.rules)
    yield from paragraph(
        f"{counted(len(ruleset.indicators), 'question')}, {counted(len(ruleset.rules) - flags, 'rule')}, "
        f"{counted(flags, 'flag')}, {counted(sum(len(rule.steps) for rule in ruleset.rules), 'step')}, "
        f"{counted(len(ruleset.sources), 'source')}; {ruleset.publisher}, {ruleset.licence}"
    )
    for kind, names in ruleset.applies_to:
        yield from paragraph(f"serves the {kind} {listing(names, 'or')}")


def _rule(rule: Rule) -> Iterator[str]:
    kind = "flag" if rule.is_flag else f"weight {number(rule.weight)}"
    yield from paragraph(f"{rule.id} ({kind}{', ceiling' if rule.cap else ''}): {rule.title}", mark="- ")


def _ruleset_data(ruleset: Ruleset) -> dict[str, object]:
    return {
        "name": ruleset.name,
        "title": ruleset.title,
        "version": ruleset.version,
        "publisher": ruleset.publisher,
        "licence": ruleset.licence,
        "digest": ruleset.digest,
        "applies_to": {kind: list(names) for kind, names in ruleset.applies_to},
        "questions": [indicator.id for indicator in ruleset.indicators],
    }


def _rule_data(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "dimension": rule.dimension,
        "flag": rule.is_flag,
        "weight": number_data(rule.weight),
        "ceiling": rule.cap.at if rule.cap is not None else None,
        "reads": list(rule.reads),
        "steps": [step.id for step in rule.steps],
        "sources": list(rule.sources),
    }
