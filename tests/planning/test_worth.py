"""What sets of steps are worth, looked up instead of worked out again."""

import pytest

from plan_puzzles import book, level, measure, profile, puzzle, rule, step
from readiness.core.rules import Effort
from readiness.planning.sets import places
from readiness.planning.worth import Worth
from under_a_ceiling import HALF, LEAD, OTHER, OWNER, TOP, three_steps


@pytest.fixture
def worth() -> Worth:
    return three_steps()


def test_what_a_set_of_steps_adds_to_all_groups_is_what_the_outlook_says(worth: Worth) -> None:
    outlook = worth.outlook
    for done in range(0b1000):
        state = outlook.once(worth.moves[place] for place in places(done))
        added = sum(group[done & group.steps] for group in worth.groups)
        assert added == state.before[0] - outlook.start.before[0]


def test_each_ceiling_is_that_of_the_outlook(worth: Worth) -> None:
    outlook = worth.outlook
    for done in range(0b1000):
        state = outlook.once(worth.moves[place] for place in places(done))
        assert outlook.vector(done) == state.vector
        assert worth.dimensions[0].ceiling(done) == outlook.ceiling(state.vector, 0)


def test_rules_that_read_the_same_questions_are_one_group(worth: Worth) -> None:
    assert sorted((group.dimension, group.steps, group.simple) for group in worth.groups) == [
        (0, OTHER, True),
        (0, HALF | TOP, True),
        (0, HALF | TOP | OTHER, False),
    ]


def test_each_step_knows_its_groups_and_the_steps_in_them(worth: Worth) -> None:
    both = HALF | TOP | OTHER
    assert [{group.steps for group in groups} for groups in worth.bearing_on] == [
        {OTHER, both},
        {HALF | TOP, both},
        {HALF | TOP, both},
    ]
    assert [group.alone for group in worth.groups] == [0, 0, 0]
    assert [worth.neighbours(step) for step in range(3)] == [both] * 3


def test_steps_on_one_question_add_what_the_best_of_them_does() -> None:
    owner = rule(
        "core/owner",
        OWNER.dimension,
        measure(OWNER),
        [step(f"core/owner@{to}", [(OWNER, to)], Effort.SMALL) for to in (2, 4)],
    )
    outlook = puzzle(book([OWNER], [owner]), profile(6, {OWNER.id: level(0)})).outlook
    worth = Worth(outlook)
    (group,) = worth.groups
    assert (group.simple, group.steps, group.alone) == (True, 0b11, 0b11)
    assert [group[done] for done in range(0b100)] == [
        0,
        outlook.full // 2,
        outlook.full,
        outlook.full,
    ]


def test_a_step_on_what_no_score_reads_has_no_group() -> None:
    unread = rule("core/owner", OWNER.dimension, measure(OWNER), [step("core/owner@4", [(LEAD, 4)], Effort.SMALL)])
    outlook = puzzle(book([OWNER, LEAD], [unread]), profile(6, {OWNER.id: level(0), LEAD.id: level(0)})).outlook
    worth = Worth(outlook)
    assert (worth.bearing_on, worth.neighbours(0)) == ([()], 0)
    assert [group.steps for group in worth.groups] == [0]


def test_only_a_ceiling_that_is_on_counts(worth: Worth) -> None:
    assert [dimension.capped for dimension in worth.dimensions] == [True, False, False, False, False]
    assert (worth.capped, worth.dimensions[0].lifting) == (worth.dimensions[:1], HALF | TOP)
    assert worth.dimensions[0].steps == HALF | TOP | OTHER


def test_the_steps_that_may_turn_a_ceiling_off_are_known(worth: Worth) -> None:
    full = worth.outlook.full
    assert (worth.ceilings, worth.uncapping) == ([full * 40 // 100, full, full, full, full], HALF | TOP)


def test_the_steps_that_lift_a_question_are_known(worth: Worth) -> None:
    assert worth.bearing([worth.outlook.compiled.places[OWNER.id]]) == HALF | TOP
