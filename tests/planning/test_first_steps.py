"""A first look shows the head of the list, and where most is still to gain."""

from fractions import Fraction

from builders import rule, step
from readiness.core.rules import Rule
from readiness.planning.first_steps import head, largest
from readiness.planning.recommendations import Kind, Recommendation

SMALL = tuple(rule(f"small-{number}") for number in range(5))
LARGE = rule("large")


def item(of: Rule, to: int, points: int, *waits_for: Recommendation, ask_first: bool = False) -> Recommendation:
    return Recommendation(
        kind=Kind.STEP,
        rule=of,
        dimension=of.dimension,
        do="Do it.",
        step=step(f"{of.id}@{to}", to),
        gain=Fraction(points, 100),
        waits_for=tuple(other.id for other in waits_for),
        ask_first=ask_first,
    )


FIRST = tuple(item(of, 2, 5) for of in SMALL[:3])
MAP = item(SMALL[3], 2, 1)
STEPS = tuple(item(LARGE, to, 4) for to in (1, 2, 3, 4))


def test_the_head_is_the_first_three() -> None:
    assert head((*FIRST, MAP, *STEPS)) == FIRST
    assert head(FIRST[:2]) == FIRST[:2]


def test_of_the_rule_that_adds_most_the_first_step_is_told() -> None:
    assert largest((*FIRST, MAP, *STEPS)) == STEPS[:1]


def test_it_is_told_after_what_it_waits_for() -> None:
    first = item(LARGE, 1, 4, MAP)
    assert largest((*FIRST, MAP, first, *STEPS[1:])) == (MAP, first)


def test_what_the_head_tells_is_not_told_again() -> None:
    assert largest((STEPS[0], *FIRST, *STEPS[1:])) == ()
    first = item(LARGE, 1, 4, FIRST[1])
    assert largest((*FIRST, first, *STEPS[1:])) == (first,)


def test_a_step_that_waits_for_too_much_is_not_told() -> None:
    before = item(SMALL[4], 2, 1, MAP)
    first = item(LARGE, 1, 4, before)
    assert largest((*FIRST, MAP, before, first, *STEPS[1:])) == ()


def test_what_nobody_has_answered_is_not_where_most_is_missing() -> None:
    open_ones = tuple(item(LARGE, to, 4, ask_first=True) for to in (1, 2, 3, 4))
    assert largest((*FIRST, *open_ones)) == ()
    assert largest(open_ones) == ()


def test_only_rules_of_core_are_where_most_is_missing() -> None:
    others = rule("sector/large")
    assert largest((*FIRST, MAP, item(others, 1, 90), STEPS[0])) == ()
    assert largest((*FIRST, item(others, 1, 90), *STEPS)) == STEPS[:1]


def test_of_equals_the_first_in_the_list_counts() -> None:
    assert largest((*FIRST, item(SMALL[3], 1, 9), item(SMALL[4], 1, 9))) == (item(SMALL[3], 1, 9),)


def test_a_step_that_is_waited_for_and_not_listed_is_no_obstacle() -> None:
    first = item(LARGE, 1, 4, MAP)
    assert largest((*FIRST, first, *STEPS[1:])) == (first,)


def test_no_steps_have_no_head() -> None:
    assert head(()) == largest(()) == ()
