"""Mutants change one thing, say in the words of TOML what it is, and leave alone what no case can see."""

from fractions import Fraction

import pytest
import tomli

from readiness.authoring.mutants import Mutant, changes, mutants
from readiness.core.conditions import FactLeaf, Test
from readiness.core.rules import Rule, Ruleset
from sample_ruleset import RULE, files, read, replaced

FLAG = """
[[rule]]
id = "seen"
title = "Something was seen"
dimension = "leadership"
flag = CONDITION
says = "Something was seen."
why = "Because."
sources = ["CB01"]
"""


def ruleset(rules: str) -> Ruleset:
    return read(files(rules))


def changed(rule: Rule, book: Ruleset) -> list[Mutant]:
    return list(mutants(rule, {indicator.id: indicator for indicator in book.indicators}))


def words(rules: str) -> list[str]:
    """Give what the mutants of the one rule change, each with its place."""
    book = ruleset(rules)
    (rule,) = book.rules
    return [f"{'.'.join(map(str, one.keys))}: {one.was} → {one.now}" for one in changed(rule, book)]


def of(condition: str) -> list[str]:
    """Give what the mutants of a flag with this condition change."""
    return [said.removeprefix("flag.") for said in words(FLAG.replace("CONDITION", condition))]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (
            '{ indicator = "leadership.owner", at_least = 2 }',
            ["at_least = 2 → at_least = 1", "at_least = 2 → at_least = 3", "at_least = 2 → at_most = 2"],
        ),
        (
            '{ indicator = "leadership.owner", at_most = 0 }',
            ["at_most = 0 → at_most = 1", "at_most = 0 → at_least = 0"],
        ),
        (
            '{ indicator = "leadership.owner", is = 4 }',
            ["is = 4 → is = 3", "is = 4 → is = 5", "is = 4 → at_least = 4", "is = 4 → at_most = 4"],
        ),
        ('{ indicator = "leadership.refreshed", is = true }', ["is = true → is = false"]),
        (
            '{ indicator = "leadership.owner", in = [3, 4] }',
            ["in = [3, 4] → in = [4]", "in = [3, 4] → in = [3]", "in = [3, 4] → in = [3, 4, 2]"],
        ),
        (
            '{ indicator = "leadership.trained", between = [25, 25] }',
            ["between = [25, 25] → between = [24, 25]", "between = [25, 25] → between = [25, 26]"],
        ),
        (
            '{ indicator = "leadership.report", within_months = 12 }',
            ["within_months = 12 → within_months = 11", "within_months = 12 → within_months = 13"],
        ),
        ('{ indicator = "leadership.report", known = false }', ["known = false → known = true"]),
        (
            '{ indicator = "leadership.owner", gap_at_least = 2, between_voices = ["leaders", "frontline"] }',
            [
                "gap_at_least = 2 → gap_at_least = 1",
                "gap_at_least = 2 → gap_at_least = 3",
                'between_voices = ["leaders", "frontline"] → between_voices = ["frontline", "leaders"]',
            ],
        ),
        ('{ fact = "setting", is = "island" }', ['is = "island" → is = "elsewhere"']),
        (
            '{ fact = "sector", in = ["school", "health"] }',
            ['in = ["school", "health"] → in = ["health"]', 'in = ["school", "health"] → in = ["school"]'],
        ),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_test_is_moved_by_one_and_turned_round(condition: str, expected: list[str]) -> None:
    assert [said.partition(": ")[2] for said in of(condition)] == expected


def test_a_yes_or_no_that_stands_for_no_is_turned_round_alone() -> None:
    assert of('{ not = { indicator = "leadership.refreshed", is = false } }') == [
        "not: not → no not",
        "not.is: is = false → is = true",
    ]


def test_trees_are_joined_otherwise_and_every_part_is_changed() -> None:
    known = '{ indicator = "leadership.report", known = true }'
    assert of(f"{{ all = [{known}, {{ any = [{known}, {known}] }}] }}") == [
        "all: all → any",
        "all.0.known: known = true → known = false",
        "all.1.any: any → all",
        "all.1.any.0.known: known = true → known = false",
        "all.1.any.1.known: known = true → known = false",
    ]


def test_how_many_parts_have_to_hold_stays_between_one_and_all() -> None:
    known = '{ indicator = "leadership.report", known = true }'
    assert of(f"{{ at_least_of = {{ n = 2, of = [{known}, {known}, {known}] }} }}")[:2] == [
        "at_least_of.n: n = 2 → n = 1",
        "at_least_of.n: n = 2 → n = 3",
    ]
    assert of(f"{{ at_least_of = {{ n = 1, of = [{known}] }} }}") == [
        "at_least_of.of.0.known: known = true → known = false"
    ]


def test_what_stands_for_false_is_left_alone() -> None:
    never = '{ fact = "workforce", at_most = 0 }'
    assert of(f'{{ all = [{never}, {{ indicator = "leadership.report", known = true }}] }}') == [
        "all: all → any",
        "all.1.known: known = true → known = false",
    ]


def test_what_a_plugin_works_out_is_left_alone() -> None:
    worked_out = FactLeaf("tide-tables.high_water", Test.AT_LEAST, operands=(Fraction(3),))
    assert list(changes(worked_out, ("flag",), {})) == []


def test_the_ends_of_a_measure_are_moved_and_turned_round() -> None:
    measured = replaced(RULE, RULE[RULE.index("  [rule.cap]") : RULE.index("  [[rule.step]]")], "")
    assert words(measured) == [
        "full_at: full_at = 4 → full_at = 3",
        "full_at: full_at = 4 → full_at = 5",
        "none_at: none_at = 0 → none_at = -1",
        "none_at: none_at = 0 → none_at = 1",
        "full_at: full_at = 4, none_at = 0 → full_at = 0, none_at = 4",
    ]


def test_a_yes_or_no_has_no_ends_to_move() -> None:
    rule = FLAG.replace("flag = CONDITION", 'weight = 1\nmeasure = "leadership.refreshed"')
    assert words(replaced(rule, 'says = "Something was seen."\n', "")) == [
        "full_at: full_at = 1, none_at = 0 → full_at = 0, none_at = 1"
    ]


def test_when_is_changed_and_taken_away() -> None:
    rule = FLAG.replace("CONDITION", '{ indicator = "leadership.report", known = true }')
    assert words(f'{rule}when = {{ fact = "workforce", at_least = 5 }}')[:4] == [
        "when: when → no when",
        "when.at_least: at_least = 5 → at_least = 4",
        "when.at_least: at_least = 5 → at_least = 6",
        "when.at_least: at_least = 5 → at_most = 5",
    ]


def test_met_partly_and_the_ceiling_are_changed_each_in_its_place() -> None:
    at_least = '{ indicator = "leadership.owner", at_least = NUMBER }'
    met, partly = at_least.replace("NUMBER", "3"), at_least.replace("NUMBER", "1")
    rule = replaced(RULE, 'measure = "leadership.owner"', f"met = {met}\npartly = {partly}")
    assert [said.partition(":")[0] for said in words(rule[: rule.index("  [[rule.step]]")])] == [
        *["met.at_least"] * 3,
        *["partly.at_least"] * 3,
        *["cap.when.at_most"] * 3,
    ]


def test_a_mutant_differs_in_nothing_but_its_change() -> None:
    book = ruleset(RULE)
    (rule,) = book.rules
    for mutant in changed(rule, book):
        same = [
            name for name in ("id", "weight", "steps", "title") if getattr(rule, name) != getattr(mutant.rule, name)
        ]
        assert same == []
        assert mutant.rule != rule
        assert mutant.rule.cap is not None
        assert mutant.rule.cap.at == 40


def test_a_threshold_that_is_no_whole_number_is_moved_by_a_whole_one() -> None:
    assert of('{ indicator = "leadership.trained", at_least = 62.5 }')[0] == (
        'at_least: at_least = "125/2" → at_least = "123/2"'
    )
    assert tomli.loads('x = "125/2"')["x"] == str(Fraction("62.5"))
