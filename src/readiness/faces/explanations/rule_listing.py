"""The list of rule-sets and rules in use, as text and as JSON."""

import json
from collections.abc import Iterator

from readiness.core.conditions import number_data
from readiness.core.indicators import DIMENSION_TITLES, DIMENSIONS
from readiness.core.rules import Raise, Retired, Rule, RuleBook, Ruleset
from readiness.faces.text.paragraphs import paragraph, section
from readiness.faces.words.phrases import clean, counted, listing, number


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
        yield from _ruleset(ruleset, rulebook)
    for name in DIMENSIONS:
        mine = [rule for rule in rulebook.rules if rule.dimension == name]
        yield from section(DIMENSION_TITLES[name], (line for rule in mine for line in _rule(rule)))
    yield ""
    yield from paragraph("readiness explain, with the name of a rule, says more about it.", indent=0)


def _ruleset(ruleset: Ruleset, rulebook: RuleBook) -> Iterator[str]:
    yield f"{clean(ruleset.name)} {clean(ruleset.version)}"
    yield from paragraph(ruleset.title)
    flags = sum(rule.is_flag for rule in ruleset.rules)
    yield from paragraph(
        f"{counted(len(ruleset.asked), 'question')}, {counted(len(ruleset.rules) - flags, 'rule')}, "
        f"{counted(flags, 'flag')}, {counted(sum(len(rule.steps) for rule in ruleset.rules), 'step')}, "
        f"{counted(len(ruleset.sources), 'source')}; {ruleset.publisher}, {ruleset.licence}"
    )
    for kind, names in ruleset.applies_to:
        yield from paragraph(f"serves the {kind} {listing(names, 'or')}")
    if ruleset.engine:
        yield from paragraph(f"is written for readiness {ruleset.engine}")
    for raised in ruleset.raises:
        usual = number(rulebook.rule(raised.rule).weight)
        yield from paragraph(f"raises {raised.rule} from weight {usual} to {number(raised.weight)}: {raised.why}")
    for notice in ruleset.notices:
        yield from paragraph(notice)


def _rule(rule: Rule) -> Iterator[str]:
    kind = "flag" if rule.is_flag else f"weight {number(rule.weight)}"
    yield from paragraph(f"{rule.id} ({kind}{', ceiling' if rule.cap else ''}): {rule.title}", mark="- ")


def _ruleset_data(ruleset: Ruleset) -> dict[str, object]:
    return {
        "name": ruleset.name,
        "title": ruleset.title,
        "version": ruleset.version,
        "format": ruleset.format,
        "engine": ruleset.engine,
        "publisher": ruleset.publisher,
        "licence": ruleset.licence,
        "digest": ruleset.digest,
        "applies_to": {kind: list(names) for kind, names in ruleset.applies_to},
        "questions": [indicator.id for indicator in ruleset.indicators],
        "renamed": {old: indicator.id for indicator in ruleset.indicators for old in indicator.was},
        "retired": [_retired_data(retired) for retired in ruleset.retired],
        "raises": [_raise_data(raised) for raised in ruleset.raises],
        "notices": list(ruleset.notices),
    }


def _retired_data(retired: Retired) -> dict[str, object]:
    return {"id": retired.id, "because": retired.because, "instead": retired.instead}


def _raise_data(raised: Raise) -> dict[str, object]:
    return {
        "rule": raised.rule,
        "weight": number_data(raised.weight),
        "why": raised.why,
        "sources": list(raised.sources),
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
