"""Where everything stands once a set of steps is done, and what another set would change."""

from fractions import Fraction

import pytest

from plan_puzzles import book, level, measure, profile, puzzle, rule, step
from readiness.core.rules import Effort
from readiness.planning.footing import Footing
from readiness.planning.sets import places
from readiness.planning.worth import Worth
from under_a_ceiling import HALF, LEAD, OTHER, OWNER, TOP, three_steps


@pytest.fixture
def worth() -> Worth:
    return three_steps()


def share(worth: Worth, done: int) -> Fraction:
    return Fraction(Footing(worth, done).total, worth.outlook.full)


def test_what_each_step_adds_is_added_up(worth: Worth) -> None:
    assert [share(worth, done) for done in (0, HALF, HALF | TOP)] == [0, Fraction(1, 8), Fraction(1, 4)]


def test_a_rule_over_two_questions_counts_once_both_are_answered(worth: Worth) -> None:
    assert share(worth, HALF | TOP | OTHER) == 1


def test_a_ceiling_holds_back_until_it_is_lifted(worth: Worth) -> None:
    assert (share(worth, OTHER), share(worth, HALF | OTHER)) == (Fraction(2, 5), Fraction(5, 8))


def test_what_is_held_back_is_known(worth: Worth) -> None:
    dimension = worth.dimensions[0]
    assert [Footing(worth, done).holds_back(dimension) for done in (0, OTHER, HALF | OTHER)] == [False, True, False]


def test_what_another_set_changes_is_the_difference_between_the_two(worth: Worth) -> None:
    for done in range(0b1000):
        for then in range(0b1000):
            here, there = Footing(worth, done), Footing(worth, then)
            assert (here.before(then), here.after(then)) == (there.befores, there.afters)
            assert here.gain(then) == there.total - here.total


def test_moving_to_a_set_is_beginning_with_it(worth: Worth) -> None:
    for done in range(0b1000):
        for then in range(0b1000):
            moved, there = Footing(worth, done), Footing(worth, then)
            moved.move_to(then)
            assert (moved.befores, moved.afters, moved.overall) == (there.befores, there.afters, there.overall)
            assert moved.gain(0) == there.gain(0)


def test_another_footing_leaves_the_first_where_it_was(worth: Worth) -> None:
    for done in range(0b1000):
        for then in range(0b1000):
            here, before = Footing(worth, done), Footing(worth, done)
            there, at_once = here.further(then), Footing(worth, then)
            there.move_to(then ^ 0b111)
            there.move_to(then)
            assert (there.befores, there.afters, there.overall) == (at_once.befores, at_once.afters, at_once.overall)
            assert (here.done, here.befores, here.gain(then)) == (done, before.befores, there.total - before.total)


def test_each_dimension_is_that_of_the_outlook(worth: Worth) -> None:
    outlook = worth.outlook
    for done in range(0b1000):
        state = outlook.once(worth.moves[place] for place in places(done))
        now = Footing(worth, done)
        assert (tuple(now.befores), tuple(now.afters)) == (state.before, state.after)
        assert now.overall == outlook.overall(state)


def test_what_one_more_step_adds_is_that_of_the_outlook(worth: Worth) -> None:
    outlook = worth.outlook
    for done in range(0b1000):
        state = outlook.once(worth.moves[place] for place in places(done))
        for number, move in enumerate(worth.moves):
            then = outlook.after(state, move)
            rise = then.before[0] - state.before[0]
            assert Footing(worth, done).added(number) == rise
            assert tuple(Footing(worth, done).after_one_more(number)) == then.after
            assert Footing(worth, done).climb(number) == (rise, outlook.overall(then) - outlook.overall(state))


def test_a_step_adds_nothing_to_its_dimension_where_no_score_reads_it() -> None:
    unread = rule("core/owner", OWNER.dimension, measure(OWNER), [step("core/owner@4", [(LEAD, 4)], Effort.SMALL)])
    outlook = puzzle(book([OWNER, LEAD], [unread]), profile(6, {OWNER.id: level(0), LEAD.id: level(0)})).outlook
    assert Footing(Worth(outlook)).added(0) == 0


def test_a_target_is_reached_once_its_steps_are_done(worth: Worth) -> None:
    reached = [Footing(worth, done).reached(0, "developing") for done in (0, OTHER, HALF | OTHER)]
    assert reached == [False, False, True]
    assert not Footing(worth, HALF | TOP | OTHER).reached(1, "not started")
