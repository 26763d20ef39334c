"""The laws of old names: a question that was renamed keeps answering, whoever renamed it and whatever was said."""

from collections.abc import Mapping

import attrs
from hypothesis import given

from readiness.core.indicators import Indicator
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.core.standing import GROUPS
from readiness.reading.migration import migration
from readiness.reading.profile_reader import read_profile
from readiness.reading.profile_writer import dump
from readiness.testing.profile_strategies import situations


@given(situations())
def test_a_profile_under_old_names_says_the_same(situation: tuple[RuleBook, Profile]) -> None:
    """Every answer under an old name is read as under the name of today, with a notice for each."""
    rulebook, profile = situation
    later = _renamed(rulebook)
    read = read_profile(_written_before(profile, later), "generated.toml", later)
    assert read == profile
    moved = [name for name in profile.answers if name != GROUPS]
    assert [f"{_old(n)} is now called {n}; the answer was used." in read.notices for n in moved] == [True] * len(
        moved
    )


@given(situations())
def test_a_profile_that_was_brought_up_to_date_says_the_same(situation: tuple[RuleBook, Profile]) -> None:
    """Migrating changes nothing but names: the same profile is read, without a notice, and no line is lost."""
    rulebook, profile = situation
    later = _renamed(rulebook)
    change = migration(_written_before(profile, later), "generated.toml", later)
    read = read_profile(change.after.encode(), "generated.toml", later)
    assert (read, read.notices) == (profile, ())
    assert change.after.replace("_before", "") == change.before.replace("_before", "")


def _written_before(profile: Profile, later: RuleBook) -> bytes:
    """Write a profile as it was written when its questions had their old names."""
    answers = {_old(name): answer for name, answer in profile.answers.items()}
    return dump(attrs.evolve(profile, answers=answers), _before(later.indicators)).encode()


def _old(name: str) -> str:
    return name if name == GROUPS else f"{name}_before"


def _renamed(rulebook: RuleBook) -> RuleBook:
    """Give every question an old name, but the table of role groups, which is written by its own."""
    changed = [
        attrs.evolve(r, indicators=tuple(attrs.evolve(i, was=(_old(i.id),)) for i in r.indicators))
        for r in rulebook.rulesets
    ]
    return RuleBook(rulesets=tuple(changed))


def _before(indicators: Mapping[str, Indicator]) -> Mapping[str, Indicator]:
    return {_old(name): attrs.evolve(one, id=_old(name)) for name, one in indicators.items()}
