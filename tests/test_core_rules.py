"""The core rule-set keeps its promises: enough to work with, resting on sources, true examples, kind words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli

from readiness.authoring.wording import long_sentences, unwanted
from readiness.core.cases import Case
from readiness.core.indicators import DIMENSIONS, AnswerType
from readiness.core.rules import CORE, Measure, Rule
from readiness.reading.cases import read_cases, run_case
from readiness.reading.discovery import read_case_files, rulesets_in
from readiness.reading.ruleset_loader import load_rulesets

FOLDER = Path(__file__).resolve().parent.parent / "rules" / "core"
BOOK = load_rulesets(FOLDER, installed=False)
CASES = read_cases(read_case_files(rulesets_in(FOLDER)[0]), BOOK)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_an_example_is_true(case: Case) -> None:
    assert run_case(case, BOOK) == ""


def test_the_installed_core_is_the_same() -> None:
    assert load_rulesets().rulesets[0].digest == BOOK.rulesets[0].digest


def test_there_is_enough_to_work_with() -> None:
    assert [ruleset.name for ruleset in BOOK.rulesets] == [CORE]
    assert sum(rule.cap is not None for rule in BOOK.rules) >= 7
    assert sum(len(rule.steps) for rule in BOOK.scoring) >= 100
    assert len(BOOK.flags) >= 12


def test_every_dimension_is_judged_and_has_a_ceiling() -> None:
    for dimension in DIMENSIONS:
        assert any(rule.cap is not None for rule in BOOK.scoring if rule.dimension == dimension)


def test_fifteen_questions_are_asked_in_the_short_form_three_in_each_dimension() -> None:
    asked = [one.dimension for one in BOOK.indicators.values() if one.short_form and one.derived is None]
    assert {dimension: asked.count(dimension) for dimension in DIMENSIONS} == dict.fromkeys(DIMENSIONS, 3)


def test_every_question_but_the_role_groups_has_one_rule_that_grades_it() -> None:
    measured = [rule.judgement.indicator for rule in BOOK.scoring if isinstance(rule.judgement, Measure)]
    asked = [one.id for one in BOOK.indicators.values() if one.type is not AnswerType.GROUPS]
    assert sorted(measured) == sorted(asked)


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_rests_on_sources_that_say_something(rule: Rule) -> None:
    assert rule.sources
    assert all(BOOK.sources[source].says for source in rule.sources)


@pytest.mark.parametrize("rule", BOOK.scoring, ids=lambda rule: rule.id)
def test_a_rule_says_all_that_a_report_needs(rule: Rule) -> None:
    assert rule.strength
    assert rule.keep
    assert rule.find_out
    assert rule.steps
    assert all(step.first for step in rule.steps)


@pytest.mark.parametrize("rule", BOOK.flags, ids=lambda rule: rule.id)
def test_what_is_pointed_out_comes_with_advice(rule: Rule) -> None:
    assert 1 <= len(rule.steps) <= 2
    assert all(step.first for step in rule.steps)


@pytest.mark.parametrize("rule", BOOK.scoring, ids=lambda rule: rule.id)
def test_a_rule_has_an_example_of_each_kind(rule: Rule) -> None:
    verdicts = {case.expect["verdict"] for case in CASES if case.rule == rule.id}
    allowed = any(BOOK.indicators[name].not_applicable_if for name in rule.reads)
    assert verdicts >= {"met", "not_met", "unsettled", *(["not_applicable"] if allowed else [])}


@pytest.mark.parametrize("rule", BOOK.flags, ids=lambda rule: rule.id)
def test_a_flag_has_an_example_of_each_kind(rule: Rule) -> None:
    verdicts = {case.expect["verdict"] for case in CASES if case.rule == rule.id}
    assert verdicts >= {"raised", "perhaps", "clear"}


@pytest.mark.parametrize("rule", [rule for rule in BOOK.rules if rule.cap], ids=lambda rule: rule.id)
def test_a_ceiling_has_an_example_of_each_kind(rule: Rule) -> None:
    assert {case.expect.get("cap") for case in CASES if case.rule == rule.id} >= {"on", "perhaps", "off"}


def strings(data: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Walk over every text of a file, each with its key."""
    if isinstance(data, str):
        yield key, data
    for inner, value in data.items() if isinstance(data, dict) else ():
        yield from strings(value, inner)
    for value in data if isinstance(data, list) else ():
        yield from strings(value, key)


TEXTS = [
    (path.name, key, text)
    for path in sorted(FOLDER.rglob("*.toml"))
    for key, text in strings(tomli.loads(path.read_text(encoding="utf-8")))
]


def test_words_are_kind() -> None:
    assert [(name, key, text) for name, key, text in TEXTS if any(unwanted(text)) or "!" in text] == []


def test_sentences_are_short() -> None:
    published = {"title", "publisher", "url"}
    assert [(name, long) for name, key, text in TEXTS if key not in published for long in long_sentences(text)] == []
