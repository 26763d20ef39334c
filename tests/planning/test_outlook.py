"""Outlook: what a step would change, worked out exactly and fast."""

from fractions import Fraction

import pytest

from builders import (
    CHECKED,
    LEAD,
    NOBODY_KNOWS,
    NOT_APPLICABLE,
    OWNER,
    at_least,
    at_most,
    book,
    cap,
    graded,
    indicator,
    leaf,
    met,
    profile,
    rule,
    step,
)
from readiness.core.bands import BANDS
from readiness.core.compiled import compile_rulebook
from readiness.core.conditions import AtLeastOf, Condition, Every, FactLeaf, Negation, Some, Test
from readiness.core.indicators import AnswerType
from readiness.core.profile import Profile
from readiness.core.rules import Change, Effort, Rule, RuleBook
from readiness.core.standing import standings
from readiness.planning.outlook import Move, Outlook

LEADERSHIP, GOVERNANCE = 0, 3
LEAVERS = "leadership.leavers"
ISLAND = FactLeaf("setting", Test.IS, names=("island",))

QUESTIONS = (
    indicator(OWNER, not_applicable_if="there is none"),
    indicator(LEAD, not_applicable_if="there is none"),
    indicator(LEAVERS, AnswerType.COUNT, lower_is_better=True),
    indicator(CHECKED),
)
CLIMB = (step("core/owner@2", 2), step("core/owner@4", 4, requires=at_least(LEAD, 2), effort=Effort.MAJOR))
OWNED = rule("owner", weight=Fraction(3), cap=cap(at_most(OWNER, 1)), steps=CLIMB)
LED = rule("lead", LEAD, steps=(step("core/lead@3", 3, LEAD),))
LEFT = rule("leavers", LEAVERS, judgement=graded(LEAVERS, 0, 10), steps=(step("core/leavers@5", 5, LEAVERS),))
LOOKED = rule("checked", CHECKED, steps=(step("core/checked@4", 4, CHECKED),))
BOOK = book(QUESTIONS, (OWNED, LED, LOOKED))


def outlook(of: Profile, rulebook: RuleBook = BOOK) -> Outlook:
    compiled = compile_rulebook(rulebook, of.form)
    return Outlook(compiled, compiled.encode(standings(of, rulebook), of.facts))


def over(*rules: Rule) -> RuleBook:
    return book(QUESTIONS, rules)


def names(found: tuple[Move, ...]) -> list[str]:
    return [move.step.id for move in found]


def points(found: Outlook, value: int) -> Fraction:
    return Fraction(value, found.full)


def test_open_steps_are_those_above_what_is_secured() -> None:
    found = outlook(profile({OWNER: 2, LEAD: 0, CHECKED: 4}))
    assert names(found.moves) == ["core/owner@4", "core/lead@3"]
    assert [move.number for move in found.moves] == [0, 1]
    assert found.by_step["core/lead@3"] is found.moves[1]


def test_nothing_is_open_where_the_question_does_not_apply() -> None:
    assert names(outlook(profile({OWNER: NOT_APPLICABLE, LEAD: 3, CHECKED: 4})).moves) == []


def test_a_step_adds_nothing_to_a_rule_on_its_question_that_does_not_apply() -> None:
    by = over(OWNED, LED, rule("far", LEAD, when=ISLAND))
    here, there = outlook(profile({LEAD: 0}), by), outlook(profile({LEAD: 0}, setting=("island",)), by)
    assert points(here, here.by_step["core/lead@3"].rises[0]) == Fraction(3, 4) / 4
    assert points(there, there.by_step["core/lead@3"].rises[0]) == 2 * Fraction(3, 4) / 5


BOTH = met(Every((at_least(OWNER, 2), at_least(CHECKED, 3))), partly=at_least(OWNER, 2))
CHANGES = (Change(indicator=OWNER, to=Fraction(2)), Change(indicator=CHECKED, to=Fraction(3)))
TO_BOTH = step("core/both#1", 2, changes=CHANGES)


def test_of_a_step_to_two_answers_the_one_that_does_not_apply_is_left_out() -> None:
    by = over(rule("both", judgement=BOTH, steps=(TO_BOTH,)))
    found = outlook(profile({OWNER: NOT_APPLICABLE, CHECKED: 1}), by)
    places = found.compiled.places
    assert [[place for place, _ in move.lifts] for move in found.moves] == [[places[CHECKED]]]
    assert found.after(found.start, found.moves[0]).after[LEADERSHIP] == found.full


def test_a_step_to_two_answers_is_done_where_the_one_that_applies_is_there() -> None:
    by = over(rule("both", judgement=BOTH, steps=(TO_BOTH,)))
    assert outlook(profile({OWNER: NOT_APPLICABLE, CHECKED: 3}), by).moves == ()


def test_nothing_is_open_where_nothing_of_what_would_be_met_is_left() -> None:
    split = met(at_least(OWNER, 2), partly=at_least(CHECKED, 3))
    by = over(rule("split", judgement=split, steps=(step("core/split#1", 3, CHECKED),)))
    assert outlook(profile({OWNER: NOT_APPLICABLE, CHECKED: 1}), by).moves == ()
    assert names(outlook(profile({OWNER: 0, CHECKED: 1}), by).moves) == ["core/split#1"]


def test_nothing_is_open_on_a_rule_that_does_not_apply() -> None:
    limited = over(rule("lead", LEAD, when=ISLAND, steps=LED.steps))
    assert names(outlook(profile(), limited).moves) == []
    assert names(outlook(profile(setting=("island",)), limited).moves) == ["core/lead@3"]


def test_a_step_that_leads_to_no_answer_is_no_move() -> None:
    assert outlook(profile(), over(rule("lead", LEAD, steps=(step("core/lead#1", 0, LEAD, changes=()),)))).moves == ()


def test_a_move_knows_its_effort_its_home_and_the_dimensions_that_read_it() -> None:
    also = rule("also", CHECKED, judgement=met(at_least(OWNER, 2)))
    first, last = outlook(profile(), over(OWNED, also)).moves
    assert (first.effort, last.effort) == (1, 8)
    assert first.home == LEADERSHIP
    assert first.dimensions == (LEADERSHIP, GOVERNANCE)
    assert first.rule is not also


def test_a_step_raises_its_dimension_before_and_after_ceilings() -> None:
    found = outlook(profile({OWNER: 1, LEAD: 4}))
    move = found.by_step["core/owner@2"]
    then = found.after(found.start, move)
    assert points(found, found.start.before[LEADERSHIP]) == Fraction(7, 16)
    assert points(found, found.start.after[LEADERSHIP]) == Fraction(2, 5)
    assert points(found, then.after[LEADERSHIP]) == points(found, then.before[LEADERSHIP]) == Fraction(5, 8)
    assert found.shares[then.before[LEADERSHIP] - found.start.before[LEADERSHIP]] == Fraction(3, 16)


def test_what_is_kept_of_a_set_of_steps_is_what_the_state_after_them_says() -> None:
    found = outlook(profile({OWNER: 1, LEAD: 2}))
    for done in range(1 << len(found.moves)):
        then = found.once(move for move in found.moves if done >> move.number & 1)
        assert found.vector(done) == then.vector
        risen = sum(found.rise(done, part) for part, each in enumerate(found.compiled.parts) if not each.dimension)
        assert risen == then.before[LEADERSHIP] - found.start.before[LEADERSHIP]


def test_what_a_step_lifts_by_itself_is_what_its_parts_rise() -> None:
    found = outlook(profile({OWNER: 1, LEAD: 2}))
    for move in found.moves:
        assert move.rises == tuple(found.rise(1 << move.number, part) for part in move.parts)


def test_where_a_smaller_value_is_better_a_step_lowers_it() -> None:
    found = outlook(profile({LEAVERS: 8}), over(LEFT))
    (move,) = found.moves
    then = found.after(found.start, move)
    assert (points(found, found.start.after[0]), points(found, then.after[0])) == (Fraction(1, 5), Fraction(1, 2))
    assert found.done(then.vector, move)
    assert not found.done(found.start.vector, move)
    assert outlook(profile({LEAVERS: 4}), over(LEFT)).moves == ()


def test_steps_taken_together_are_steps_taken_one_by_one() -> None:
    found = outlook(profile())
    state = found.start
    for move in found.moves:
        state = found.after(state, move)
    assert found.once(reversed(found.moves)) == state
    assert found.vector_once(found.moves) == state.vector


def test_a_lower_step_taken_late_takes_nothing_back() -> None:
    found = outlook(profile())
    low, high = found.moves[:2]
    after = found.after(found.start, high)
    assert found.after(after, low) == after


def test_a_step_is_ready_once_what_it_requires_is_secured() -> None:
    found = outlook(profile({OWNER: 2, LEAD: NOBODY_KNOWS}))
    last, lead = found.moves[0], found.by_step["core/lead@3"]
    assert not found.ready(found.start.vector, last)
    assert found.ready(found.start.vector, lead)
    assert found.ready(found.after(found.start, lead).vector, last)


def test_the_places_that_a_requirement_reads_are_known() -> None:
    found = outlook(profile({OWNER: 2}))
    places = found.compiled.places
    assert found.by_step["core/owner@4"].required == {places[LEAD]}
    assert found.by_step["core/lead@3"].required == frozenset()


def test_what_does_not_apply_holds_no_step_up() -> None:
    found = outlook(profile({OWNER: 2, LEAD: NOT_APPLICABLE}))
    assert found.ready(found.start.vector, found.moves[0])


def test_overall_is_the_mean_held_back_by_the_lowest_dimension() -> None:
    found = outlook(profile({OWNER: 0, LEAD: 0, CHECKED: 4}))
    assert found.defined == (LEADERSHIP, GOVERNANCE)
    assert points(found, found.total(found.start)) == 1
    assert points(found, found.overall(found.start)) == Fraction(2, 5)
    then = found.after(found.start, found.moves[0])
    assert found.share(found.overall(then) - found.overall(found.start)) == Fraction(3, 8)


def test_without_a_basis_there_is_nothing_to_gain() -> None:
    found = outlook(profile(), over())
    assert found.defined == ()
    assert found.total(found.start) == found.overall(found.start) == 0
    assert found.share(found.overall(found.start) - found.overall(found.start)) == 0


def test_the_ceiling_of_a_dimension_is_lifted_by_the_step_that_turns_it_off() -> None:
    found = outlook(profile({OWNER: 1}))
    then = found.after(found.start, found.moves[0])
    assert points(found, found.ceiling(found.start.vector, LEADERSHIP)) == Fraction(2, 5)
    assert found.ceiling(then.vector, LEADERSHIP) == found.full


@pytest.mark.parametrize(
    ("of", "capped"),
    [
        (profile({OWNER: 1}), ["core/owner"]),
        (profile(), ["core/owner"]),
        (profile({OWNER: 2}), []),
        (profile({OWNER: NOT_APPLICABLE}), []),
    ],
)
def test_the_ceilings_that_are_on_or_may_be_are_listed(of: Profile, capped: list[str]) -> None:
    found = outlook(of)
    assert [each.id for each in found.capped(LEADERSHIP)] == capped
    assert found.capped(GOVERNANCE) == ()


def test_the_ceiling_of_a_rule_that_does_not_apply_is_off() -> None:
    off = cap(at_most(LEAD, 1))
    partly = met(at_least(OWNER, 4), partly=at_least(OWNER, 2))
    for by in (rule("a", cap=off), rule("a", judgement=partly, cap=off)):
        assert outlook(profile({OWNER: NOT_APPLICABLE, LEAD: 0}), over(by)).capped(LEADERSHIP) == ()
        assert outlook(profile({OWNER: 4, LEAD: 0}), over(by)).capped(LEADERSHIP) == (by,)
    limited = rule("a", cap=off, when=ISLAND)
    assert outlook(profile({OWNER: 4, LEAD: 0}), over(limited)).capped(LEADERSHIP) == ()


def test_answering_at_the_best_that_is_possible_shows_what_a_question_could_settle() -> None:
    found = outlook(profile({LEAD: 4, CHECKED: NOBODY_KNOWS}))
    rises = found.answered([OWNER, "not.read"])
    assert points(found, found.start.before[LEADERSHIP] + rises[LEADERSHIP]) == 1
    assert rises[GOVERNANCE] == 0


def test_supporting_an_answer_secures_what_it_claims() -> None:
    found = outlook(profile({OWNER: 2, LEAD: 2}))
    risen = found.supported(OWNER, Fraction(4))[LEADERSHIP]
    assert points(found, found.start.before[LEADERSHIP] + risen) == Fraction(7, 8)


def test_supporting_what_no_rule_reads_changes_nothing() -> None:
    found = outlook(profile())
    assert not any(found.supported(LEAVERS, Fraction(0)))


@pytest.mark.parametrize(
    ("level", "reached"), [(0, BANDS[:1]), (1, BANDS[:2]), (2, BANDS[:3]), (3, BANDS[:4]), (4, BANDS)]
)
def test_a_target_is_reached_in_its_band_or_above(level: int, reached: tuple[str, ...]) -> None:
    found = outlook(profile({CHECKED: level}))
    assert tuple(band for band in BANDS if found.reaches(found.start.after[GOVERNANCE], GOVERNANCE, band)) == reached


def test_a_dimension_without_a_basis_reaches_no_target() -> None:
    found = outlook(profile(), over(LED))
    assert not found.reaches(found.start.after[GOVERNANCE], GOVERNANCE, BANDS[0])


ALL = over(rule("owner"), rule("lead", LEAD, when=ISLAND), rule("checked", CHECKED), LEFT)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (at_least(OWNER, 2), True),
        (at_least(OWNER, 3), False),
        (at_most(OWNER, 2), True),
        (leaf(OWNER, Test.IN, 0, 2), True),
        (leaf(OWNER, Test.IN, 0, 4), False),
        (at_least(LEAD, 0), None),
        (ISLAND, True),
        (Negation(at_least(OWNER, 2)), False),
        (Negation(at_least(LEAD, 2)), None),
        (Every((at_least(OWNER, 2), at_least(CHECKED, 1))), False),
        (Some((at_least(OWNER, 2), at_least(CHECKED, 1))), True),
        (AtLeastOf(2, (at_least(OWNER, 2), at_least(CHECKED, 0), at_least(LEAD, 4))), True),
        (AtLeastOf(2, (at_least(OWNER, 2), at_least(CHECKED, 1), at_least(LEAD, 4))), False),
        (AtLeastOf(2, (at_least(OWNER, 2), at_least(LEAD, 4))), True),
        (Every((at_least(LEAD, 1), at_least(LEAD, 2))), None),
    ],
)
def test_conditions_are_judged_on_secured_ends(condition: Condition, holds: bool | None) -> None:
    found = outlook(profile({OWNER: 2, LEAD: NOT_APPLICABLE, CHECKED: NOBODY_KNOWS}, setting=("island",)), ALL)
    assert found.holds(condition, found.start.vector) is holds


def test_a_step_with_several_changes_lifts_them_all() -> None:
    changes = (Change(indicator=OWNER, to=Fraction(3)), Change(indicator=LEAD, to=Fraction(1)))
    both = rule("both", judgement=met(Every((at_least(OWNER, 3), at_least(LEAD, 1)))))
    climb = (step("core/both#1", 3, changes=changes),)
    found = outlook(profile({LEAD: 2}), over(rule("both", judgement=both.judgement, steps=climb)))
    (move,) = found.moves
    then = found.after(found.start, move)
    assert then.vector == (3, 2)
    assert points(found, then.after[LEADERSHIP]) == 1
