"""Explanations of rules, questions, dimensions and sources."""

from pathlib import Path

import pytest

from readiness.authoring.wording import jargon, long_sentences, unwanted
from readiness.core.indicators import DIMENSION_TITLES, DIMENSIONS, Indicator
from readiness.core.rules import Rule, RuleBook
from readiness.errors import SelectionError
from readiness.faces.explanations.explanation import explain, find_subject, subjects
from readiness.faces.text.columns import width
from readiness.reading.ruleset_loader import load_rulesets
from sample_ruleset import INDICATORS, RULE, files, read, read_beside, replaced

BOOK = load_rulesets()


def said(name: str) -> str:
    """Give an explanation with every run of white space as one space."""
    return " ".join(explain(BOOK, name).split())


@pytest.mark.parametrize("name", subjects(BOOK))
def test_everything_can_be_explained_in_80_columns(name: str) -> None:
    lines = explain(BOOK, name).splitlines()
    assert [line for line in lines if width(line) > 80 and "https://" not in line] == []


def test_a_name_is_found_by_its_last_part_whatever_its_case() -> None:
    assert find_subject(BOOK, "Executive-Owner") is BOOK.rule("core/executive-owner")
    assert find_subject(BOOK, "executive_owner") is BOOK.indicators["leadership.executive_owner"]
    assert find_subject(BOOK, "cb16") is BOOK.sources["CB16"]
    assert find_subject(BOOK, "Training") == "training"


def test_another_name_is_answered_with_near_ones() -> None:
    with pytest.raises(SelectionError) as refused:
        find_subject(BOOK, "core/makes-rom")
    assert "core/makes-room" in refused.value.near


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_is_explained_with_reason_steps_and_sources(rule: Rule) -> None:
    words = said(rule.id)
    assert all(" ".join(part.split()) in words for part in (rule.title, rule.why))
    assert all(part in words for step in rule.steps for part in (step.do, step.first, step.good_enough_when, step.by))
    assert all(f"{name}: {BOOK.sources[name].says}" in words for name in rule.sources)


@pytest.mark.parametrize("indicator", BOOK.indicators.values(), ids=lambda indicator: indicator.id)
def test_a_question_is_explained_with_levels_and_whom_to_ask(indicator: Indicator) -> None:
    words = said(indicator.id)
    assert all(
        part in words for part in (indicator.question, *indicator.levels, indicator.help, indicator.small_team)
    )
    assert indicator.ask[1:] in words


def test_a_question_is_found_by_an_old_name_and_says_how_it_was_called() -> None:
    written = replaced(INDICATORS, 'ask = "the owner"', 'ask = "the owner"\nwas = ["leadership.sponsor"]')
    book = RuleBook(rulesets=(read(files(indicators=written)),))
    words = " ".join(explain(book, "leadership.sponsor").split())
    assert words.startswith("Question leadership.owner")
    assert "Called leadership.sponsor before." in words


def test_a_rule_says_who_raises_its_weight_and_why() -> None:
    text = '[[raise]]\nrule = "core/owner"\nweight = 4.5\nwhy = "One person decides here."\nsources = ["CB01"]\n'
    book = RuleBook(rulesets=(read(), read_beside(text)))
    words = " ".join(explain(book, "core/owner").split())
    assert "Leadership, weight 3 " in words
    assert "Weighs more With day-care, weight 4.5: One person decides here. It rests on CB01." in words


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_dimension_lists_its_rules(dimension: str) -> None:
    words = said(dimension)
    assert all(f"- {rule.id}: {rule.title}" in words for rule in BOOK.rules if rule.dimension == dimension)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_dimension_says_what_it_asks_and_why_in_kind_words(dimension: str) -> None:
    head, why = said(dimension).partition(" How it is judged ")[0].split(" Why ")
    assert head.startswith(f"Dimension {dimension} {DIMENSION_TITLES[dimension]}: ")
    assert why.endswith(".")
    words = f"{head} {why}"
    assert [*unwanted(words), *jargon(words), *long_sentences(words)] == []


def test_how_a_rule_is_judged_is_said_with_its_ceiling() -> None:
    words = said("core/executive-owner")
    assert "It counts for nothing at level 0, in full at level 4, and in even parts between." in words
    assert "The top level is secured only with dated evidence." in words
    assert (
        "When leadership.executive_owner is level 1 or less, leadership reaches 40 of 100 points at most: "
        "without an owner at the top, work stays in one area."
    ) in words


def test_a_rule_that_needs_a_voice_says_whose() -> None:
    assert "Without the view of frontline staff an answer is a claim, and secured to 50% at most." in said(
        "core/manageable-work"
    )


def test_a_flag_is_said_to_touch_no_score() -> None:
    words = said("core/awareness-only")
    assert "a flag: it touches no score" in words
    assert (
        "Raised when training.coverage_informed is 75% or more, and training.coverage_skilled is less than 25%."
        in words
    )


def test_a_figure_that_is_worked_out_is_said_to_be() -> None:
    assert "worked out from the role groups, nothing to fill in" in said("training.coverage_skilled")


def test_a_source_lists_what_rests_on_it() -> None:
    words = said("CB16")
    assert BOOK.sources["CB16"].says in words
    assert "- core/executive-owner: Someone at the top owns the change" in words


def test_a_source_of_a_step_alone_names_the_step() -> None:
    cited = {name for rule in BOOK.rules for step in rule.steps for name in step.sources}
    alone = sorted(cited - {name for rule in BOOK.rules for name in rule.sources})
    assert alone
    assert ", a step: " in said(alone[0])


def test_a_rule_of_two_halves_says_where_it_applies(tmp_path: Path) -> None:
    rule = replaced(
        RULE,
        'measure = "leadership.owner"',
        'met = { indicator = "leadership.owner", at_least = 3 }\n'
        'partly = { indicator = "leadership.owner", at_least = 2 }\n'
        'when = { fact = "setting", is = "island" }',
    )
    for name, content in files(rule.partition("  [[rule.step]]")[0]).items():
        (tmp_path / name).write_bytes(content)
    words = " ".join(explain(load_rulesets(tmp_path, installed=False), "core/owner").split())
    assert "In place when leadership.owner is level 3 or more." in words
    assert "Half in place when leadership.owner is level 2 or more." in words
    assert "It applies only where the setting is island." in words
