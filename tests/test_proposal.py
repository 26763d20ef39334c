"""Proposals: a plan with what it leads to, what leaving steps out costs, and how a kept plan goes on."""

import datetime as dt

import pytest

from covered_steps import BOTH, CARED, OWNED, SECOND, ladder, unsafe, ways
from kept_plans import ASKED, LATER_DAY, OWNER, answered, climb, organisation, rulebook
from plan_puzzles import unknown
from readiness.core.rules import Effort
from readiness.errors import SelectionError
from readiness.planning.marks import Kept, Mark, Status
from readiness.proposal import Loss, Proposal, find_step, keeps_safe, propose

BEGINS = dt.date(2026, 11, 1)


SAFE = tuple(map(unsafe, (OWNED, CARED, BOTH)))


def proposed(*without: str, **more: int) -> Proposal:
    return propose(organisation(), rulebook(), without=without, **more)  # type: ignore[arg-type]


def going_on(*marks: Mark, **more: int) -> Proposal:
    kept = Kept(begins=BEGINS, as_of=BEGINS, marks=marks)
    return propose(organisation(as_of=LATER_DAY), rulebook(), kept=kept, **more)  # type: ignore[arg-type]


def ids(proposal: Proposal) -> list[str]:
    return [item.id for item in (*proposal.plan.steps, *proposal.plan.later)]


def test_a_plan_looks_two_years_ahead() -> None:
    assert len(proposed(capacity=1).plan.quarters) == 8


def test_the_capacity_can_be_chosen() -> None:
    assert (proposed().plan.capacity, proposed(capacity=5).plan.capacity) == (2, 5)


def test_quarters_have_dates_from_the_day_of_the_answers() -> None:
    proposal = proposed()
    assert (proposal.begins, proposal.first) == (BEGINS, 1)
    assert proposal.period(2).start == dt.date(2027, 2, 1)


def test_every_step_has_the_quarter_in_which_it_is_done() -> None:
    proposal = proposed(quarters=2, capacity=1)
    assert proposal.quarter_of["core/r3@4"] == 1
    assert sorted(proposal.quarter_of) == sorted(ids(proposal))
    assert {proposal.quarter_of[item.id] for item in proposal.plan.later} == {0}


def test_a_step_that_is_left_out_takes_those_above_it_and_those_that_wait_for_it() -> None:
    proposal = proposed("core/r0@2")
    assert not {"core/r0@2", "core/r0@4", "core/r1@2", "core/r1@4"} & set(ids(proposal))
    assert proposal.cost is not None
    assert [item.id for item in proposal.cost.takes] == ["core/r0@4", "core/r1@2", "core/r1@4"]


def test_what_leaving_out_costs_is_said_for_the_end_of_the_plan_and_for_ever() -> None:
    cost = proposed("core/r0@2").cost
    assert cost is not None
    assert cost.at_last == (
        Loss(dimension="leadership", whole=100, without=0),
        Loss(dimension="staff_wellbeing", whole=100, without=0),
        Loss(dimension="", whole=100, without=20),
    )
    assert [loss.points for loss in cost.at_last] == [100, 100, 80]


def test_steps_of_the_same_dimension_come_first_in_place_of_one() -> None:
    book = rulebook((climb(0, 4, effort=Effort.LARGE), climb(2, 4, effort=Effort.LARGE), climb(4, 4)))
    proposal = propose(organisation(capacity=2), book, quarters=2, without=["core/r4@4"])
    assert proposal.cost is not None
    assert [item.id for item in proposal.cost.instead] == ["core/r0@4"]
    assert proposal.cost.takes == ()


def test_a_step_for_safety_is_said_to_be_one() -> None:
    (left,) = proposed("core/r3@4").refused
    assert (left.step.id, left.safety, left.open) == ("core/r3@4", True, True)


def test_a_step_that_safety_needs_is_said_to_be_one() -> None:
    book = rulebook((climb(0, 2), climb(1, 4, needs=None), climb(3, 2, 4, safety=True)))
    (left,) = propose(organisation(), book, without=["core/r3@2"]).refused
    assert left.safety


def test_a_step_for_safety_is_said_to_be_one_where_nobody_has_answered_its_question() -> None:
    asked = answered(organisation(), ASKED[3], unknown())
    (left,) = propose(asked, rulebook(), without=["core/r3@4"]).refused
    assert left.safety
    plan = propose(asked, rulebook()).plan
    assert [item.id for item in (*plan.steps, *plan.later) if keeps_safe(item)] == ["core/r3@4"]


def test_leaving_out_what_is_not_advised_costs_nothing() -> None:
    proposal = propose(organisation(4), rulebook(), without=["core/r0@2"])
    (left,) = proposal.refused
    assert proposal.cost is not None
    assert (left.open, left.safety, proposal.cost.takes, proposal.cost.by_end) == (False, False, (), ())


def test_leaving_out_a_step_brings_in_the_one_that_it_covers() -> None:
    left = propose(organisation(capacity=9), ways((OWNED, SECOND)), without=["owned@2"])
    assert left.cost is not None
    assert [item.id for item in left.cost.instead] == ["core/second@2", "core/second@3"]


def test_leaving_out_what_others_cover_names_these() -> None:
    left = propose(organisation(), ways(SAFE), without=["both@2"])
    (both,) = left.refused
    assert (both.open, both.safety, both.through) == (False, False, ("core/cared@2", "core/owned@2"))


def test_what_is_covered_is_not_safe_without_what_covers_it() -> None:
    left = propose(organisation(), ways(SAFE), without=["both@2", "owned@2"])
    assert [(out.step.id, out.safety, out.through) for out in left.refused] == [
        ("core/both@2", True, ()),
        ("core/owned@2", True, ()),
    ]


def test_a_step_that_others_cover_once_one_is_left_out_does_not_go_with_it() -> None:
    rules = (ladder("far", OWNER, 4), ladder("near", OWNER, 2), ladder("top", OWNER, 2, 4, effort=Effort.LARGE))
    left = propose(organisation(), ways(rules), without=["far@4"])
    assert left.cost is not None
    assert (left.cost.takes, ids(left)) == ((), ["core/near@2", "core/top@4"])


def test_a_step_is_found_by_the_last_part_of_its_name() -> None:
    assert find_step(rulebook(), "R0@2")[1].id == "core/r0@2"


def test_a_misspelt_step_is_answered_with_near_names() -> None:
    with pytest.raises(SelectionError) as caught:
        proposed("core/r00@2")
    assert str(caught.value).startswith("there is no step called 'core/r00@2'. Did you mean core/r0@2")


def test_a_kept_plan_goes_on_in_the_quarter_of_the_answers() -> None:
    proposal = going_on()
    assert (proposal.begins, proposal.first, proposal.period(1).start) == (BEGINS, 3, dt.date(2027, 5, 1))


def test_dropped_steps_stay_out_with_their_reason() -> None:
    proposal = going_on(Mark(step="core/r2@4", status=Status.DROPPED, reason="Not for us"))
    (left,) = proposal.dropped
    assert (left.step.id, left.reason, left.safety) == ("core/r2@4", "Not for us", False)
    assert "core/r2@4" not in ids(proposal)
    assert proposal.cost is None


def test_a_dropped_step_for_safety_is_said_to_be_one() -> None:
    (left,) = going_on(Mark(step="core/r3@4", status=Status.DROPPED, reason="We have this")).dropped
    assert left.safety


def test_a_dropped_step_that_no_rule_set_has_is_left_alone() -> None:
    assert going_on(Mark(step="our/own", status=Status.DROPPED, reason="Done with")).dropped == ()


def test_what_is_begun_goes_on_first_as_far_as_safety_and_the_small_win_allow() -> None:
    proposal = going_on(Mark(step="core/r2@4", status=Status.BEGUN))
    assert proposal.plan.small_win == "core/r0@2"
    assert ids(proposal)[:3] == ["core/r3@4", "core/r0@2", "core/r2@4"]


def test_what_is_begun_comes_with_what_it_needs() -> None:
    assert ids(going_on(Mark(step="core/r1@2", status=Status.BEGUN)))[:3] == ["core/r3@4", "core/r0@2", "core/r1@2"]


def test_what_is_done_and_not_shown_yet_is_a_small_step_that_comes_first() -> None:
    proposal = going_on(Mark(step="core/r2@4", status=Status.DONE))
    (item,) = [item for item in proposal.plan.steps if item.id == "core/r2@4"]
    assert (item.effort, ids(proposal)[2]) == (Effort.SMALL, "core/r2@4")


def test_flags_keep_their_steps() -> None:
    proposal = going_on(Mark(step="core/r2@4", status=Status.DROPPED, reason="Not for us"))
    before = [rule for rule in rulebook().rules if rule.is_flag]
    assert [rule for rule in proposal.assessment.rulebook.rules if rule.is_flag] == before
