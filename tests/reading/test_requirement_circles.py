"""Steps that wait for each other are found and named, and nothing else is."""

from fractions import Fraction

import pytest

from readiness.core.conditions import AtLeastOf, Condition, Every, FactLeaf, Leaf, Negation, Some, Test
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.rules import Change, Effort, Measure, Rule, Step
from readiness.reading.requirement_circles import find_circle

INDICATORS = {
    name: Indicator(
        id=name, dimension="training", question="?", type=kind, ask="all", lower_is_better=name == "t.fall"
    )
    for name, kind in [
        ("t.a", AnswerType.LEVEL),
        ("t.b", AnswerType.LEVEL),
        ("t.c", AnswerType.LEVEL),
        ("t.fall", AnswerType.COUNT),
        ("t.date", AnswerType.DATE),
    ]
}
ISLAND = FactLeaf("setting", Test.IS, names=("island",))


def at_least(indicator: str, level: int) -> Leaf:
    return Leaf(indicator, Test.AT_LEAST, (Fraction(level),))


def at_most(indicator: str, level: int) -> Leaf:
    return Leaf(indicator, Test.AT_MOST, (Fraction(level),))


def rule(indicator: str, *steps: tuple[int, Condition | None]) -> Rule:
    """Build a rule whose steps lead to raw values, each with what it requires."""
    return Rule(
        id=f"core/{indicator}",
        title="A rule",
        dimension="training",
        judgement=Measure(indicator=indicator, full_at=Fraction(4), none_at=Fraction(0)),
        why="Because.",
        sources=("S",),
        steps=tuple(
            Step(
                id=f"{indicator}@{to}",
                do="Do it.",
                effort=Effort.SMALL,
                by="all",
                good_enough_when="It is done.",
                changes=(Change(indicator=indicator, to=Fraction(to)),),
                requires=requires,
            )
            for to, requires in steps
        ),
    )


def circle(*rules: Rule) -> list[str]:
    return [step.id for step in find_circle(rules, INDICATORS)]


def test_steps_without_requirements_wait_for_nothing() -> None:
    assert circle(rule("t.a", (2, None), (4, None))) == []


def test_requirements_that_can_be_met_one_after_the_other_are_no_circle() -> None:
    assert (
        circle(
            rule("t.a", (2, None), (3, at_least("t.b", 2)), (4, at_least("t.b", 3))),
            rule("t.b", (2, at_least("t.a", 2)), (3, at_least("t.a", 3))),
        )
        == []
    )


def test_two_steps_that_wait_for_each_other_are_named() -> None:
    assert circle(rule("t.a", (2, at_least("t.b", 2))), rule("t.b", (2, at_least("t.a", 2)))) == ["t.a@2", "t.b@2"]


def test_three_steps_in_a_circle_are_named_and_those_before_it_are_not() -> None:
    assert (
        circle(
            rule("t.a", (2, at_least("t.b", 2))),
            rule("t.b", (1, None), (2, at_least("t.c", 3))),
            rule("t.c", (3, at_least("t.fall", 0)), (4, at_least("t.b", 2))),
        )
        == []
    )
    assert circle(
        rule("t.a", (2, at_least("t.b", 2))),
        rule("t.b", (1, None), (2, at_least("t.c", 3))),
        rule("t.c", (2, None), (3, at_least("t.b", 2))),
    ) == ["t.b@2", "t.c@3"]


def test_a_step_cannot_require_what_stands_above_it_on_its_own_ladder() -> None:
    assert circle(rule("t.a", (2, at_least("t.a", 3)), (3, None))) == ["t.a@2", "t.a@3"]


def test_steps_are_climbed_one_at_a_time() -> None:
    """The second step of a is free, and can only be taken after the first, which waits for b, which waits for it."""
    found = circle(rule("t.a", (2, at_least("t.b", 2)), (3, None)), rule("t.b", (2, at_least("t.a", 3))))
    assert found == ["t.a@2", "t.b@2", "t.a@3"]


def test_what_no_step_brings_about_is_taken_as_given() -> None:
    assert circle(rule("t.a", (2, at_least("t.b", 4))), rule("t.b", (2, at_least("t.a", 2)))) == []
    assert circle(rule("t.a", (2, at_least("t.c", 1)))) == []


def test_one_way_out_is_enough() -> None:
    waits = at_least("t.b", 2)
    back = rule("t.b", (2, at_least("t.a", 2)))
    assert circle(rule("t.a", (2, Some((waits, at_least("t.c", 2))))), back, rule("t.c", (2, None))) == []
    assert circle(rule("t.a", (2, Every((waits, at_least("t.c", 2))))), back, rule("t.c", (2, None))) != []
    two = AtLeastOf(2, (waits, at_least("t.c", 2), at_least("t.c", 1)))
    assert circle(rule("t.a", (2, two)), back, rule("t.c", (2, None))) == []
    three = AtLeastOf(3, (waits, at_least("t.c", 2), at_least("t.c", 1)))
    assert circle(rule("t.a", (2, three)), back, rule("t.c", (2, None))) != []


@pytest.mark.parametrize("fact", [ISLAND, Negation(ISLAND)])
def test_facts_are_given(fact: Condition) -> None:
    back = rule("t.b", (2, at_least("t.a", 2)))
    assert circle(rule("t.a", (2, Some((at_least("t.b", 2), fact)))), back) == []
    assert circle(rule("t.a", (2, Every((at_least("t.b", 2), fact)))), back) == ["t.a@2", "t.b@2"]


def test_a_requirement_can_be_that_something_is_over() -> None:
    back = rule("t.b", (2, at_least("t.a", 2)))
    assert circle(rule("t.a", (2, Negation(at_most("t.b", 1)))), back) == ["t.a@2", "t.b@2"]
    assert circle(rule("t.a", (2, Negation(at_most("t.b", 1)))), rule("t.b", (2, None))) == []


def test_scales_that_fall_are_followed_downwards() -> None:
    falling = rule("t.fall", (5, None), (2, at_least("t.a", 2)))
    assert circle(rule("t.a", (2, at_most("t.fall", 5))), falling) == []
    assert circle(rule("t.a", (2, at_most("t.fall", 2))), falling) == ["t.a@2", "t.fall@2"]
    recent = Leaf("t.date", Test.WITHIN_MONTHS, (Fraction(6),))
    assert circle(rule("t.a", (2, recent)), rule("t.date", (4, at_least("t.a", 2)))) == ["t.a@2", "t.date@4"]


def test_what_another_rule_has_reached_already_need_not_wait() -> None:
    """Two rules on one indicator: the step of the second is done as soon as the first has gone as far."""
    other = rule("t.a", (2, at_least("t.b", 2)))
    assert circle(rule("t.a", (3, None)), other, rule("t.b", (2, at_least("t.a", 3)))) == []
