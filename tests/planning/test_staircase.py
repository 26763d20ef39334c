"""Where things stand after each quarter, at both ends."""

from fractions import Fraction

from kept_plans import ASKED, answered, organisation, rulebook
from plan_puzzles import unknown
from readiness.core.intervals import Interval
from readiness.core.profile import Profile
from readiness.proposal import Proposal, propose


def made(of: Profile | None = None, quarters: int = 8) -> Proposal:
    return propose(of or organisation(), rulebook(), quarters=quarters)


def test_the_first_stair_is_where_things_stand_now() -> None:
    proposal = made(organisation(2, 4))
    card = proposal.assessment.core
    first = proposal.stairs[0]
    assert first.quarter == 0
    assert first.dimensions == tuple(score.interval for score in card.dimensions)
    assert first.overall == card.overall.interval


def test_each_quarter_has_a_stair_with_what_is_secured_then() -> None:
    proposal = made()
    assert [stair.quarter for stair in proposal.stairs] == [0, *(each.number for each in proposal.plan.quarters)]
    for stair, quarter in zip(proposal.stairs[1:], proposal.plan.quarters, strict=True):
        assert tuple(each and each.secured for each in stair.dimensions) == quarter.secured
        assert stair.overall is not None
        assert stair.overall.secured == quarter.overall


def test_what_is_possible_is_never_lowered_by_a_step() -> None:
    proposal = made(answered(organisation(), ASKED[2], unknown()))
    care = [stair.dimensions[2] for stair in proposal.stairs]
    assert care[0] == Interval(Fraction(0), Fraction(1))
    assert care[-1] == Interval(Fraction(1), Fraction(1))
    assert {each.possible for each in care if each is not None} == {Fraction(1)}


def test_where_nothing_applies_a_stair_has_no_basis() -> None:
    stair = propose(organisation(), rulebook(())).stairs[0]
    assert (stair.dimensions, stair.overall) == ((None,) * 5, None)
