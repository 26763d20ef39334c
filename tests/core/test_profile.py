"""A profile: what an organisation says of itself, as values."""

from fractions import Fraction

import attrs
import pytest

from builders import LEAD, OWNER, group, profile
from readiness.core.conditions import Facts
from readiness.core.profile import Percent, Profile, Share


def test_a_share_runs_from_those_known_to_those_possible() -> None:
    assert Share(count=14, of=40, unknown=3).ends == (Fraction(35), Fraction(85, 2))


def test_a_percentage_is_both_ends() -> None:
    assert Percent(percent=Fraction(125, 2)).ends == (Fraction(125, 2), Fraction(125, 2))


def test_answers_and_targets_are_kept_sorted_and_cannot_be_changed() -> None:
    made = attrs.evolve(profile({OWNER: 2, LEAD: 1}), targets={"training": "embedding", "governance": "developing"})
    assert list(made.answers) == [LEAD, OWNER]
    assert list(made.targets) == ["governance", "training"]
    with pytest.raises(TypeError):
        made.answers[OWNER] = made.answers[LEAD]  # type: ignore[index]


def test_the_same_answers_in_another_order_are_the_same_profile() -> None:
    assert profile({OWNER: 2, LEAD: 1}) == profile({LEAD: 1, OWNER: 2})


def test_facts_that_nobody_stated_are_absent() -> None:
    assert profile().facts == Facts()


def test_facts_are_what_the_profile_states_and_what_its_role_groups_count() -> None:
    groups = (
        group("Care", 10, "known", "supports"),
        group("Desk", 4, "likely"),
        group("Nurses", 2, "known", "specialist"),
    )
    made = profile(groups=groups, sector=("schools",), setting=("island",), workforce=24)
    assert made.facts == Facts(
        sector=("schools",),
        setting=("island",),
        numbers=(
            ("headcount", 16),
            ("needs_enhanced", 12),
            ("needs_skilled", 16),
            ("needs_specialist", 2),
            ("workforce", 24),
        ),
    )


def test_a_profile_without_answers_is_a_profile() -> None:
    assert Profile(organisation=profile().organisation) == profile()
