"""The plan: advised steps in quarters, at the pace that the organisation can carry."""

from collections.abc import Sequence
from fractions import Fraction

import attrs
import pytest

from plan_puzzles import Puzzle, at_least, book, indicator, level, measure, profile, puzzle, rule, step
from readiness.core.conditions import Condition, Negation
from readiness.core.rules import Effort, Rule, Strain
from readiness.planning.plan import plan
from readiness.planning.quarters import Plan, Portion
from readiness.planning.recommendations import Recommendation

OWNER, CARE, REWARD, GROUP, MAP, ROOM = ASKED = [indicator(number) for number in range(6)]
"""One question of each dimension, and a second of the first."""

NONE, HALF, ALL = Fraction(0), Fraction(1, 2), Fraction(1)

STRAIN = Strain(when=Negation(at_least(CARE, 2)), because="there is much to carry", ask_first=CARE.id)


def climb(
    number: int,
    *tos: int,
    effort: Effort = Effort.SMALL,
    requires: Condition | None = None,
    safety: bool = False,
    visible: bool = False,
) -> Rule:
    """Make a rule over a question of its own, with a step to each level."""
    asked = ASKED[number]
    steps = [step(f"core/r{number}@{to}", [(asked, to)], effort, requires) for to in tos]
    marked = [attrs.evolve(one, safety=safety, visible=visible) for one in steps]
    return rule(f"core/r{number}", asked.dimension, measure(asked), marked)


def made_of(
    rules: Sequence[Rule], capacity: int = 6, strain: Strain | None = None, targets: dict[str, str] | None = None
) -> Puzzle:
    """Make a puzzle in which nothing is done yet."""
    answers = {asked.id: level(0) for asked in ASKED}
    return puzzle(book(ASKED, rules, strain), profile(capacity, answers, targets))


def planned(
    *rules: Rule, capacity: int = 6, quarters: int = 4, at_a_time: int | None = None, strain: Strain | None = None
) -> Plan:
    made = made_of(rules, capacity, strain)
    return plan(made.profile, made.advice, made.worth, quarters=quarters, at_a_time=at_a_time)


def ladders(count: int, effort: Effort = Effort.SMALL) -> list[Rule]:
    """Make rules with three steps each."""
    return [climb(number, 2, 3, 4, effort=effort) for number in range(count)]


def spent(made: Plan) -> list[int]:
    return [quarter.spent for quarter in made.quarters]


def names(items: Sequence[Recommendation]) -> list[str]:
    return [item.id.removeprefix("core/") for item in items]


def test_the_pace_is_the_capacity() -> None:
    made = planned(*ladders(2), capacity=5)
    assert (made.capacity, made.pace, made.strained) == (5, 5, False)


@pytest.mark.parametrize(("capacity", "pace"), [(6, 3), (5, 3), (1, 1)])
def test_strained_staff_get_half_the_pace_rounded_up(capacity: int, pace: int) -> None:
    made = planned(*ladders(2), capacity=capacity, strain=STRAIN)
    assert (made.capacity, made.pace, made.strained) == (capacity, pace, True)


@pytest.mark.parametrize(("capacity", "at_a_time"), [(3, 4), (8, 4), (9, 5), (24, 12)])
def test_a_quarter_carries_four_steps_and_more_where_there_are_more_hands(capacity: int, at_a_time: int) -> None:
    assert planned(capacity=capacity).at_a_time == at_a_time


@pytest.mark.parametrize(("capacity", "at_a_time"), [(3, 2), (8, 2), (10, 3), (24, 6)])
def test_with_strained_staff_a_quarter_carries_half_as_many(capacity: int, at_a_time: int) -> None:
    assert planned(*ladders(2), capacity=capacity, strain=STRAIN).at_a_time == at_a_time


def test_no_more_steps_are_begun_than_a_quarter_carries() -> None:
    assert spent(planned(*ladders(4), capacity=6)) == [4, 4, 4]


def test_how_many_steps_a_quarter_carries_can_be_chosen() -> None:
    made = planned(*ladders(4), capacity=6, at_a_time=12)
    assert (made.at_a_time, spent(made)) == (12, [6, 6])


def test_a_large_step_spans_quarters() -> None:
    made = planned(climb(0, 4, effort=Effort.MAJOR), capacity=3)
    assert [quarter.portions for quarter in made.quarters] == [
        (Portion(step="core/r0@4", points=3, finishes=False),),
        (Portion(step="core/r0@4", points=3, finishes=False),),
        (Portion(step="core/r0@4", points=2, finishes=True),),
    ]


def test_quarters_are_numbered_from_one() -> None:
    assert [quarter.number for quarter in planned(*ladders(2), capacity=2).quarters] == [1, 2, 3]


def test_what_does_not_fit_comes_later() -> None:
    made = planned(*ladders(1), capacity=1, quarters=2)
    assert (names(made.steps), names(made.later)) == (["r0@2", "r0@3"], ["r0@4"])


def test_a_step_that_only_begins_within_the_horizon_is_the_first_of_later() -> None:
    made = planned(*ladders(1, effort=Effort.MEDIUM), capacity=3, quarters=1)
    assert made.quarters[0].portions[-1] == Portion(step="core/r0@3", points=1, finishes=False)
    assert (names(made.steps), names(made.later)) == (["r0@2"], ["r0@3", "r0@4"])


def test_without_capacity_everything_comes_later() -> None:
    made = planned(*ladders(1), capacity=0)
    assert (made.quarters, made.steps, names(made.later)) == ((), (), ["r0@2", "r0@3", "r0@4"])


def test_without_quarters_everything_comes_later() -> None:
    made = planned(*ladders(1), quarters=0)
    assert (made.quarters, made.steps, names(made.later)) == ((), (), ["r0@2", "r0@3", "r0@4"])


def test_with_nothing_to_do_the_plan_is_empty() -> None:
    made = planned()
    assert (made.quarters, made.steps, made.later, made.small_win, made.question) == ((), (), (), "", "")


@pytest.mark.parametrize(
    ("capacity", "question"),
    [
        (6, "What will stop, or wait, to make room for 6 effort points a quarter?"),
        (1, "What will stop, or wait, to make room for 1 effort point a quarter?"),
        (0, "No time is set aside yet. What could stop, or wait, to make room for one effort point a quarter?"),
    ],
)
def test_the_question_names_the_points_that_need_room(capacity: int, question: str) -> None:
    assert planned(*ladders(1), capacity=capacity).question == question


def test_the_question_names_the_slower_pace() -> None:
    asked = planned(*ladders(2), strain=STRAIN).question
    assert asked == "What will stop, or wait, to make room for 3 effort points a quarter?"


def test_safety_comes_before_what_gains_more() -> None:
    made = planned(climb(0, 4), climb(2, 2, effort=Effort.LARGE, safety=True), capacity=2)
    assert names(made.steps) == ["r2@2", "r0@4"]


def test_what_safety_requires_comes_with_it() -> None:
    made = planned(climb(0, 2), climb(3, 4), climb(2, 2, requires=at_least(OWNER, 2), safety=True), capacity=1)
    assert names(made.steps) == ["r0@2", "r2@2", "r3@4"]


def test_wellbeing_comes_before_what_gains_more_where_staff_are_strained() -> None:
    made = planned(climb(0, 4), climb(1, 2, effort=Effort.LARGE), capacity=2, strain=STRAIN, quarters=6)
    assert names(made.steps) == ["r1@2", "r0@4"]


def test_a_small_visible_step_of_the_first_quarter_is_the_small_win() -> None:
    assert planned(climb(0, 4), climb(2, 4, visible=True)).small_win == "core/r2@4"


def test_a_small_visible_step_is_brought_into_the_first_quarter() -> None:
    made = planned(climb(0, 4), climb(2, 1, visible=True), capacity=1)
    assert (made.small_win, names(made.steps)) == ("core/r2@1", ["r2@1", "r0@4"])


def test_a_small_win_brings_what_it_needs() -> None:
    rules = [climb(0, 4), climb(2, 1), climb(3, 1, requires=at_least(REWARD, 1), visible=True), climb(4, 4)]
    made = planned(*rules, capacity=2)
    assert (made.small_win, names(made.steps)[:2]) == ("core/r3@1", ["r2@1", "r3@1"])


def test_of_several_small_wins_the_one_that_leaves_most_secured_is_brought_forward() -> None:
    made = planned(climb(0, 4), climb(2, 1, visible=True), climb(3, 2, visible=True), capacity=1)
    assert made.small_win == "core/r3@2"


def test_a_small_win_never_overtakes_safety_and_is_named_from_a_later_quarter() -> None:
    made = planned(climb(0, 4, effort=Effort.MEDIUM, safety=True), climb(2, 4, visible=True), capacity=2)
    assert (made.small_win, names(made.steps)) == ("core/r2@4", ["r0@4", "r2@4"])


def test_a_small_win_that_is_not_done_within_the_horizon_is_not_named() -> None:
    made = planned(climb(0, 4, effort=Effort.MEDIUM, safety=True), climb(2, 4, visible=True), capacity=2, quarters=1)
    assert (made.small_win, names(made.later)) == ("", ["r2@4"])


def test_a_visible_step_that_is_not_small_is_no_small_win() -> None:
    assert planned(climb(0, 4, effort=Effort.MEDIUM, visible=True)).small_win == ""


def test_gains_are_those_of_the_order_of_the_plan() -> None:
    made = made_of([climb(0, 2), climb(5, 4, effort=Effort.LARGE)])
    done = plan(made.profile, made.advice, made.worth)
    assert [(item.gain, item.gain_overall) for item in done.steps] == [
        (Fraction(1, 4), Fraction(1, 4)),
        (Fraction(1, 2), Fraction(1, 2)),
    ]


def test_overall_gains_follow_the_lowest_dimension() -> None:
    done = planned(climb(0, 4), climb(2, 4))
    assert [item.gain_overall for item in done.steps] == [Fraction(1, 5), Fraction(4, 5)]


def test_a_quarter_says_what_is_secured_once_it_is_over() -> None:
    made = planned(climb(0, 2, 4), climb(2, 4), capacity=1)
    assert [(quarter.secured, quarter.overall) for quarter in made.quarters] == [
        ((NONE, None, ALL, None, None), Fraction(1, 5)),
        ((HALF, None, ALL, None, None), Fraction(7, 10)),
        ((ALL, None, ALL, None, None), ALL),
    ]


def test_a_quarter_in_which_nothing_is_finished_says_what_was_secured_before() -> None:
    made = planned(climb(0, 4, effort=Effort.MEDIUM), capacity=1)
    assert [quarter.overall for quarter in made.quarters] == [NONE, ALL]


def test_a_target_that_is_reached_is_not_named() -> None:
    made = made_of([climb(0, 2, 4)], targets={"leadership": "sustaining"})
    assert plan(made.profile, made.advice, made.worth).unreached == ()


def test_a_target_beyond_the_last_step_is_named_with_how_far_the_steps_lead() -> None:
    made = made_of([climb(0, 2)], targets={"leadership": "sustaining"})
    reason = "the steps that there are lead to developing"
    assert plan(made.profile, made.advice, made.worth).unreached == (("leadership", reason),)


def test_a_target_without_questions_that_apply_is_named() -> None:
    made = made_of([climb(0, 2)], targets={"training": "developing"})
    reason = "none of its questions applies here"
    assert plan(made.profile, made.advice, made.worth).unreached == (("training", reason),)


@pytest.mark.parametrize(
    ("tos", "waiting"), [((3,), "one step waits"), ((3, 4), "2 steps wait")], ids=["one step", "two steps"]
)
def test_a_target_beyond_steps_that_wait_in_vain_is_named(tos: tuple[int, ...], waiting: str) -> None:
    rules = [climb(0, *tos, requires=at_least(ROOM, 2)), climb(2, 2)]
    made = made_of(rules, targets={"leadership": "developing"})
    reason = f"the steps that there are lead to not started; {waiting} for something that no step leads to"
    assert plan(made.profile, made.advice, made.worth).unreached == (("leadership", reason),)


def test_the_plan_follows_the_list_where_that_is_far_longer_than_the_horizon() -> None:
    made = planned(*ladders(6, effort=Effort.LARGE), capacity=1, quarters=4)
    assert (len(made.steps), len(made.later)) == (1, 17)


def test_equal_input_gives_an_equal_plan() -> None:
    assert planned(*ladders(4)) == planned(*ladders(4))
