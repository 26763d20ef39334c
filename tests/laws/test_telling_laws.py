"""Laws of telling examples: what is found tells two rules apart, and where anything does, something is found."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from readiness.authoring.mutants import Mutant, mutants
from readiness.authoring.telling import telling
from readiness.core.evaluate import find
from readiness.core.profile import Profile
from readiness.core.rules import Rule, RuleBook
from readiness.core.standing import standings
from readiness.reading.cases import found_in
from readiness.testing import situations


@settings(max_examples=30)
@given(st.data(), situations())
def test_where_a_profile_tells_a_mutant_apart_one_is_found(
    data: st.DataObject, situation: tuple[RuleBook, Profile]
) -> None:
    """No change is taken for one that no answer can tell, as long as any profile tells it."""
    rulebook, profile = situation
    told = [(rule, mutant) for rule, mutant in changes(rulebook) if differ(rule, mutant.rule, profile, rulebook)]
    assume(told)
    rule, mutant = data.draw(st.sampled_from(told))
    found = telling(rule, mutant.rule, rulebook, profile.organisation.as_of)
    assert found.profile is not None or not found.whole


@settings(max_examples=30)
@given(st.data(), situations())
def test_what_is_found_tells_a_mutant_apart(data: st.DataObject, situation: tuple[RuleBook, Profile]) -> None:
    """A change is listed only where the engine judges the profile that is found differently."""
    rulebook, profile = situation
    pairs = changes(rulebook)
    assume(pairs)
    rule, mutant = data.draw(st.sampled_from(pairs))
    found = telling(rule, mutant.rule, rulebook, profile.organisation.as_of).profile
    assert found is None or differ(rule, mutant.rule, found, rulebook)


def changes(rulebook: RuleBook) -> list[tuple[Rule, Mutant]]:
    """List the rules of a rule-book, each with every mutant of it."""
    return [(rule, mutant) for rule in rulebook.rules for mutant in mutants(rule, rulebook.indicators)]


def differ(rule: Rule, other: Rule, profile: Profile, rulebook: RuleBook) -> bool:
    where = standings(profile, rulebook)
    return found_in(find(rule, where, profile.facts)) != found_in(find(other, where, profile.facts))
