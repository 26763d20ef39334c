"""Everything that a report or a plan can say is kind and plain: its own words, those of rule-sets, both together."""

from collections.abc import Iterator

import attrs
import pytest

import message_template
from readiness.authoring.wording import jargon, long_sentences, pictures, shouts, title_case, unwanted
from readiness.core.rules import RuleBook
from readiness.faces.plan.text import plan_text
from readiness.faces.plan.view import plan_view
from readiness.faces.text.report import text_report
from readiness.faces.views.view import view
from readiness.proposal import propose
from readiness.reading.ruleset_loader import load_all
from readiness.record import Record
from shipped_profiles import FILES, assessed, opened

MESSAGES = tuple(message_template.messages())
RULES = load_all()[0]

PUBLISHED = frozenset({"id", "title", "publisher", "url", "licence", "digest", "origin"})
"""Of sources: what others called their publications is theirs to word."""


def unkind(text: str) -> list[str]:
    """Find what nobody should have to read."""
    found = [word for word, _ in unwanted(text)]
    return [*found, *(["!"] if "!" in text else []), *pictures(text)]


def texts(value: object, published: frozenset[str] = frozenset()) -> Iterator[str]:
    """Walk over every text of a part of a rule-set."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, published)
    elif isinstance(value, Record):
        for name in attrs.fields_dict(type(value)):  # type: ignore[arg-type]
            if name not in published:
                yield from texts(getattr(value, name), published)


def rule_texts(rulebook: RuleBook) -> Iterator[str]:
    """Walk over every text of rule-sets that a report can show."""
    for ruleset in rulebook.rulesets:
        yield from (ruleset.title, ruleset.publisher, *ruleset.notices)
        yield from texts((ruleset.indicators, ruleset.rules, ruleset.raises, ruleset.retired))
        yield from texts(ruleset.sources, PUBLISHED)


def test_what_reports_say_of_their_own_is_kind() -> None:
    assert [(text, found) for text in MESSAGES if (found := unkind(text))] == []


def test_what_reports_say_of_their_own_is_plain() -> None:
    assert [(text, found) for text in MESSAGES if (found := [*jargon(text), *long_sentences(text)])] == []


def test_what_reports_say_of_their_own_is_in_sentence_case() -> None:
    assert [text for text in MESSAGES if shouts(text) or title_case(text)] == []


def test_texts_of_shipped_rule_sets_are_kind() -> None:
    assert [(text, found) for text in rule_texts(RULES) if (found := unkind(text))] == []


def test_texts_of_shipped_rule_sets_are_found() -> None:
    found = set(rule_texts(RULES))
    core = RULES.rulesets[0]
    assert {core.rules[0].title, core.rules[0].steps[0].do, core.indicators[0].levels[0]} <= found
    assert len(found) > 1000


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_shipped_reports_and_plans_are_kind(name: str) -> None:
    found = opened(name)
    shown = view(assessed(name))
    plan = plan_text(plan_view(propose(found.profile, found.rulebook)))
    assert [unkind(text) for text in (text_report(shown), text_report(shown, full=True), plan)] == [[], [], []]


@pytest.mark.parametrize("text", ["The worst of all", "Well done!", "Well done 🙂", "Please answer"])
def test_an_unkind_text_would_be_found(text: str) -> None:
    assert len(unkind(text)) == 1
