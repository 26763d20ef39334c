"""The page on rules and conditions is right: its rule-set works, and its reference is what the loader does."""

import re
from itertools import product
from pathlib import Path

import pytest
import tomli

from pages import Page, page
from readiness import RuleBook, RulesetError, Truth, load_rulesets
from readiness.core.conditions import FACTS, Condition, Direction
from readiness.core.findings import Verdict
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.truth import every, some
from readiness.reading.cases import read_cases, run_case
from readiness.reading.condition_reader import MAX_DEPTH, read_condition
from readiness.reading.discovery import MAX_FILES, read_case_files, rulesets_in
from readiness.reading.indicator_reader import _KEYS as INDICATOR_KEYS
from readiness.reading.manifest_reader import MANIFEST_KEYS
from readiness.reading.monotone import check_context, check_direction
from readiness.reading.rule_reader import _ALL_KEYS as RULE_KEYS
from readiness.reading.ruleset_reader import LIMITS
from readiness.reading.source_reader import _SOURCE_KEYS as SOURCE_KEYS
from readiness.reading.step_reader import _KEYS as STEP_KEYS
from readiness.toml.source import MAX_BYTES, TomlSource
from readiness.toml.tables import Notebook
from shown_files import book_of

PAGE = page("rules-and-conditions.md")
CORE = load_rulesets()
NAME = "care-at-night"


@pytest.fixture
def book(tmp_path: Path) -> RuleBook:
    return book_of(PAGE, tmp_path, CORE)


def test_every_case_is_true_and_every_rule_has_one(book: RuleBook, tmp_path: Path) -> None:
    cases = read_cases(read_case_files(rulesets_in(tmp_path / NAME)[0]), book, NAME)
    assert [run_case(case, book) for case in cases] == [""] * len(cases)
    assert {case.rule for case in cases} == {rule.id for rule in book.rules if rule.ruleset == NAME}


def test_every_type_of_answer_but_the_table_of_groups_is_shown(book: RuleBook) -> None:
    shown = {indicator.type for indicator in book.indicators.values() if indicator.ruleset == NAME}
    assert shown == set(AnswerType) - {AnswerType.GROUPS}


def test_the_core_score_does_not_change_beside_it(book: RuleBook) -> None:
    assert book.core.rulesets == CORE.rulesets


def keys(section: Page) -> set[str]:
    """List the keys in the first column of a section's tables."""
    return {key for row in section.rows() for key in re.findall(r"`([\w]+)`", row[0])}


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("The folder", {*MANIFEST_KEYS}),
        ("Sources", {*SOURCE_KEYS}),
        ("Questions", {*INDICATOR_KEYS}),
        ("Rules", {*RULE_KEYS, "to", "changes", *STEP_KEYS}),
    ],
)
def test_every_key_is_there_and_no_other(title: str, known: set[str]) -> None:
    assert keys(PAGE.section(title)) == known


def read(text: str, notebook: Notebook | None = None, *, derived: bool = False) -> Condition:
    """Read a condition as the page writes it; with ``derived``, as one of a flag."""
    notebook = notebook or blank()
    data = tomli.loads(f"x = {text}")["x"]
    found = read_condition(data, ("x",), notebook, CORE.indicators, derived=derived)
    notebook.finish()
    assert found is not None
    return found


def blank() -> Notebook:
    return Notebook(TomlSource("the page", "", {}), RulesetError)


def allowed(condition: Condition) -> list[str]:
    """Try a condition in each place of a rule; give those where the loader takes it."""
    return [
        *(["met", "partly", "requires"] if moves(condition, Direction.ON) else []),
        *(["cap"] if moves(condition, Direction.OFF) else []),
        *(["when"] if is_context(condition) else []),
        "flag",
    ]


def moves(condition: Condition, way: Direction) -> bool:
    notebook = blank()
    check_direction(condition, way, ("x",), notebook, CORE.indicators)
    return notebook.count == 0


def is_context(condition: Condition) -> bool:
    notebook = blank()
    check_context(condition, ("x",), notebook)
    return notebook.count == 0


@pytest.mark.parametrize("row", PAGE.section("Leaves").rows(), ids=lambda row: row[0])
def test_a_leaf_may_stand_where_the_page_says(row: tuple[str, str, str]) -> None:
    condition, _, places = row
    text = condition.strip("`")
    found = allowed(read(text)) if can_be_read(text) else ["flag"]
    read(text, derived=True)
    assert re.findall(r"`(\w+)`", places) == found


@pytest.mark.parametrize("row", PAGE.section("Trees").rows(), ids=lambda row: row[0][:12])
def test_a_tree_is_a_condition(row: tuple[str, str]) -> None:
    assert can_be_read(row[0].strip("`"))


OPERANDS = {
    "is": ("1", "true"),
    "in": ("[1]",),
    "at_least": ("1",),
    "at_most": ("1",),
    "between": ("[1, 2]",),
    "within_months": ("1",),
    "evidence_within_months": ("1",),
    "known": ("true",),
    "gap_at_least": ('1, between_voices = ["leaders", "frontline"]',),
}


def accepted_tests(indicator: Indicator) -> set[str]:
    """Try every test on a question; give those that the loader takes."""
    tries = [(test, operand) for test, operands in OPERANDS.items() for operand in operands]
    return {test for test, operand in tries if can_be_read(f'{{ indicator = "{indicator.id}", {test} = {operand} }}')}


def can_be_read(text: str) -> bool:
    try:
        read(text)
    except RulesetError:
        return False
    return True


@pytest.mark.parametrize("kind", AnswerType)
def test_answers_can_be_tested_as_the_page_says(kind: AnswerType) -> None:
    one = next(one for one in CORE.indicators.values() if one.type is kind and one.derived is None)
    table = {name: tests for name, tests, _ in PAGE.section("Which answers can be tested how").rows()}
    assert set(re.findall(r"`(\w+)`", table[kind.value])) == accepted_tests(one)


def test_derived_shares_can_be_tested_as_the_page_says() -> None:
    tests = accepted_tests(CORE.indicators["training.coverage_skilled"])
    assert tests == {"at_least", "at_most", "between", "known"}
    assert "takes `at_least`, `at_most`, `between` and `known`" in PAGE.prose


def test_the_three_values_connect_as_the_page_says() -> None:
    rows = [[Truth[cell.upper()] for cell in row] for row in PAGE.section("Three values").rows()]
    for a, b, both, one, other in rows:
        assert (every([a, b]), some([a, b]), ~a) == (both, one, other)
    assert {frozenset(row[:2]) for row in rows} == {frozenset(pair) for pair in product(Truth, repeat=2)}


def test_the_verdicts_are_all_there() -> None:
    said = PAGE.section("Cases").prose
    assert [verdict.value for verdict in Verdict if f"`{verdict.value}`" not in said] == []


def test_the_facts_are_all_there() -> None:
    said = next(part for part in PAGE.section("Leaves").prose.split("\n\n") if part.startswith("Facts are"))
    assert re.findall(r"`(\w+)`", said.partition("Numbers")[0]) == list(FACTS)


def test_the_limits_are_those_of_the_loader() -> None:
    limits = PAGE.section("Limits").words
    assert (MAX_BYTES, MAX_DEPTH) == (1024 * 1024, 8)
    assert f"at most 1 MiB and {LIMITS.values:,} values, a rule-set at most {MAX_FILES} files" in limits
    assert "Up to eight conditions may stand inside each other" in PAGE.words
