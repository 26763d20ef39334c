"""The list of rule-sets and rules."""

import json

import attrs

from readiness.core.rules import RuleBook
from readiness.faces.explanations.rule_listing import listing_json, listing_text
from readiness.faces.text.columns import width
from readiness.reading.ruleset_loader import load_rulesets
from sample_ruleset import INDICATORS, RULE, files, read, read_beside, replaced

OWNER = 'ask = "the owner"\n'
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


RAISE = '[[raise]]\nrule = "core/owner"\nweight = 4.5\nwhy = "One person decides here."\nsources = ["CB01"]\n'
GONE = '[[retired]]\nid = "day_care.beds"\nbecause = "it changed"\ninstead = "leadership.owner"\n'


def test_the_text_says_what_a_rule_set_is_written_for_and_what_it_raises() -> None:
    text = listing_text(RuleBook(rulesets=(read(), read_beside(RAISE))))
    assert "  is written for readiness >=0.1,<2\n" in text
    assert "  raises core/owner from weight 3 to 4.5: One person decides here.\n" in text


def test_the_json_says_what_is_raised_renamed_and_retired_and_which_names_are_old() -> None:
    core = read(files(indicators=replaced(INDICATORS, OWNER, f'{OWNER}was = ["leadership.sponsor"]\n')))
    old = replaced(RULE, 'id = "owner"', 'id = "sponsor"').replace('"leadership.owner"', '"leadership.sponsor"')
    data = json.loads(listing_json(RuleBook(rulesets=(core, read_beside(RAISE + GONE + old, core=core)))))
    first, second = data["rulesets"]
    assert (first["format"], first["engine"]) == (1, ">=0.1,<2")
    assert (first["renamed"], first["notices"]) == ({"leadership.sponsor": "leadership.owner"}, [])
    assert second["raises"] == [
        {"rule": "core/owner", "weight": "9/2", "why": "One person decides here.", "sources": ["CB01"]}
    ]
    assert second["retired"] == [{"id": "day_care.beds", "because": "it changed", "instead": "leadership.owner"}]
    assert second["notices"] == ["leadership.sponsor is now called leadership.owner; its rules use the old name."]


def test_the_text_says_where_a_rule_set_uses_old_names() -> None:
    noted = attrs.evolve(
        BOOK.rulesets[0], name="keepers", notices=("a is now called b; its rules use the old name.",)
    )
    assert "  a is now called b; its rules use the old name.\n" in listing_text(
        RuleBook(rulesets=(*BOOK.rulesets, noted))
    )
