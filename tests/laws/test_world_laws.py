"""Laws of worlds: whatever a profile makes of conditions, some world makes of them too."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from readiness.authoring.worlds import outcomes
from readiness.core.conditions import Direction, judge
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.core.standing import standings
from readiness.core.truth import Truth
from readiness.testing.condition_strategies import conditions
from readiness.testing.profile_strategies import situations


@pytest.mark.parametrize("wanted", [None, Direction.ON, Direction.OFF])
@given(situation=situations(), data=st.data())
def test_no_profile_surprises_who_looked_at_every_world(
    wanted: Direction | None, situation: tuple[RuleBook, Profile], data: st.DataObject
) -> None:
    """Settled truths, and the silence of a condition with nothing left, are each that of some world."""
    rulebook, profile = situation
    whole = wanted is None
    condition = data.draw(conditions(tuple(rulebook.indicators.values()), wanted))
    found = outcomes([condition], rulebook.indicators, whole=whole)
    assume(found is not None)
    held = judge(condition, standings(profile, rulebook), profile.facts, whole=whole)
    assert held is Truth.UNKNOWN or (held,) in (found or ())


@given(situations(), st.data())
def test_half_is_given_to_no_profile_where_no_world_gives_it(
    situation: tuple[RuleBook, Profile], data: st.DataObject
) -> None:
    """At either end: half is secured, or half is the most that is possible."""
    rulebook, profile = situation
    rising = conditions(tuple(rulebook.indicators.values()), Direction.ON)
    met, partly = data.draw(rising), data.draw(rising)
    found = outcomes([met, partly], rulebook.indicators)
    assume(found is not None)
    where = standings(profile, rulebook)
    full, half = (judge(condition, where, profile.facts) for condition in (met, partly))
    given_half = half is not None and (
        (half.surely and not (full and full.surely)) or (half.perhaps and not (full and full.perhaps))
    )
    possible = any(one is Truth.TRUE and whole is not Truth.TRUE for whole, one in found or ())
    assert possible or not given_half
