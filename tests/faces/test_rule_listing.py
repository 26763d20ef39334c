"""The list of rule-sets and rules."""

import json

import attrs

from readiness.core.rules import RuleBook
from readiness.faces.columns import width
from readiness.faces.rule_listing import listing_json, listing_text
from readiness.reading.ruleset_loader import load_rulesets

BOOK = load_rulesets()


def test_the_text_names_every_rule_within_80_columns() -> None:
    text = listing_text(BOOK)
    assert all(f"- {rule.id} (" in text for rule in BOOK.rules)
    assert max(width(line) for line in text.splitlines()) <= 80


def test_the_text_says_what_a_rule_is() -> None:
    text = listing_text(BOOK)
    assert "- core/executive-owner (weight 3, ceiling): Someone at the top owns the change" in text
    assert "- core/awareness-only (flag): Awareness for everybody, skill for few" in text


def test_the_json_says_the_same() -> None:
    data = json.loads(listing_json(BOOK))
    assert [rule["id"] for rule in data["rules"]] == [rule.id for rule in BOOK.rules]
    first = next(rule for rule in data["rules"] if rule["id"] == "core/executive-owner")
    assert (first["weight"], first["ceiling"], first["flag"]) == (3, 40, False)
    assert first["reads"] == ["leadership.executive_owner"]


def test_the_json_says_where_it_comes_from() -> None:
    ruleset = json.loads(listing_json(BOOK))["rulesets"][0]
    core = BOOK.rulesets[0]
    assert (ruleset["name"], ruleset["version"], ruleset["digest"]) == (core.name, core.version, core.digest)
    assert ruleset["questions"] == [indicator.id for indicator in core.indicators]


def test_the_text_says_whom_a_rule_set_serves() -> None:
    served = attrs.evolve(BOOK.rulesets[0], name="keepers", applies_to=(("sector", ("lighthouse", "pier")),))
    text = listing_text(RuleBook(rulesets=(*BOOK.rulesets, served)))
    assert "\n\nkeepers 1.0.0\n" in text
    assert "  serves the sector lighthouse or pier\n" in text
