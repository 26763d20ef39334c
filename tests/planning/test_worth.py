"""What sets of steps are worth, looked up instead of worked out again."""

from fractions import Fraction

import attrs
import pytest

from plan_puzzles import at_least, at_most, book, indicator, level, measure, profile, puzzle, rule, step
from readiness.core.conditions import Every
from readiness.core.rules import Cap, Effort, Met
from readiness.planning.worth import Worth, bits, places, union

OWNER, LEAD = indicator(0), indicator(5)
"""Two questions of one dimension."""

HALF, TOP = 0b001, 0b010
"""The two steps on the owner."""

OTHER = 0b100
"""The step on the lead."""


@pytest.fixture
def worth() -> Worth:
    """Two measures, a rule over both questions at once, and a ceiling at 40 until there is an owner."""
    cap = Cap(when=at_most(OWNER, 1), at=40, because="there is no owner")
    owner = rule(
        "core/owner",
        OWNER.dimension,
        measure(OWNER),
        [step(f"core/owner@{to}", [(OWNER, to)], Effort.SMALL) for to in (2, 4)],
    )
    lead = rule("core/lead", LEAD.dimension, measure(LEAD), [step("core/lead@4", [(LEAD, 4)], Effort.SMALL)], 2)
    both = rule("core/both", LEAD.dimension, Met(met=Every((at_least(OWNER, 4), at_least(LEAD, 4)))), [])
    answers = {OWNER.id: level(0), LEAD.id: level(0)}
    outlook = puzzle(book([OWNER, LEAD], [attrs.evolve(owner, cap=cap), lead, both]), profile(6, answers)).outlook
    return Worth(outlook, [outlook.by_step[f"core/{name}"] for name in ("owner@2", "owner@4", "lead@4")])


def share(worth: Worth, done: int) -> Fraction:
    return Fraction(worth.total(done), worth.outlook.full)


def test_what_each_step_adds_is_added_up(worth: Worth) -> None:
    assert [share(worth, done) for done in (0, HALF, HALF | TOP)] == [0, Fraction(1, 8), Fraction(1, 4)]


def test_a_rule_over_two_questions_counts_once_both_are_answered(worth: Worth) -> None:
    assert share(worth, HALF | TOP | OTHER) == 1


def test_a_ceiling_holds_back_until_it_is_lifted(worth: Worth) -> None:
    assert (share(worth, OTHER), share(worth, HALF | OTHER)) == (Fraction(2, 5), Fraction(5, 8))


def test_what_is_held_back_is_known(worth: Worth) -> None:
    dimension = worth.dimensions[0]
    assert [worth.holds_back(dimension, done) for done in (0, OTHER, HALF | OTHER)] == [False, True, False]


def test_a_gain_is_the_difference_to_the_total(worth: Worth) -> None:
    for done in range(0b1000):
        for more in range(0b1000):
            assert worth.gain(done, more) == worth.total(done | more) - worth.total(done)


def test_each_dimension_is_that_of_the_outlook(worth: Worth) -> None:
    outlook = worth.outlook
    for done in range(0b1000):
        state = outlook.once(worth.moves[place] for place in places(done))
        assert [worth.before(dimension, done) for dimension in worth.dimensions] == list(state.before)
        assert [worth.after(dimension, done) for dimension in worth.dimensions] == list(state.after)
        assert worth.overall(done) == outlook.overall(state)
        assert worth.vector(done) == state.vector


def test_what_one_more_step_adds_is_that_of_the_outlook(worth: Worth) -> None:
    outlook, dimension = worth.outlook, worth.dimensions[0]
    for done in range(0b1000):
        state = outlook.once(worth.moves[place] for place in places(done))
        for bit, move in zip(bits(0b111), worth.moves, strict=True):
            then = outlook.after(state, move)
            assert worth.added(dimension, done, bit) == then.before[0] - state.before[0]
            overall = outlook.share(outlook.overall(then) - outlook.overall(state))
            assert worth.shares(0, done, bit) == (outlook.gain(state, then, 0), overall)


def test_a_step_adds_nothing_to_a_dimension_that_does_not_read_it(worth: Worth) -> None:
    assert worth.added(worth.dimensions[1], 0, HALF) == 0


def test_a_step_stands_beside_those_that_add_to_the_same_rules(worth: Worth) -> None:
    assert worth.dimensions[0].beside(OTHER) == HALF | TOP | OTHER
    assert worth.dimensions[1].beside(OTHER) == 0b000


def test_a_target_is_reached_once_its_steps_are_done(worth: Worth) -> None:
    assert [worth.reached(done, 0, "developing") for done in (0, OTHER, HALF | OTHER)] == [False, False, True]
    assert not worth.reached(HALF | TOP | OTHER, 1, "not started")


def test_conditions_are_judged_once_steps_are_done(worth: Worth) -> None:
    assert [worth.holds(at_least(OWNER, 3), done) for done in (0, HALF, TOP)] == [False, False, True]


def test_the_steps_that_bear_on_a_question_are_known(worth: Worth) -> None:
    assert worth.bearing_on([OWNER.id]) == HALF | TOP


def test_sets_split_and_join() -> None:
    assert (list(bits(0b1010)), places(0b1010), union([0b1000, 0b0010])) == ([0b0010, 0b1000], [1, 3], 0b1010)
