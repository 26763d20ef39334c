"""A copied profile is equal, and shares nothing that could be changed by force."""

from builders import DATED, OWNER, group, profile, said, voiced
from readiness.core.profile import Share
from readiness.plugins.profile_copy import copied

TOLD = profile(
    {OWNER: voiced(*DATED, leaders=4, frontline=Share(count=3, of=9)), "leadership.lead": said(2)},
    groups=(group("Reception", 5, "likely", in_date={"informed": 3}),),
    sector=("schools",),
)


def test_a_copy_is_equal() -> None:
    assert copied(TOLD) == TOLD


def test_changing_a_copy_by_force_leaves_the_profile_as_it_was() -> None:
    copy, before = copied(TOLD), str(TOLD)
    object.__setattr__(copy.organisation, "name", "Mine")
    object.__setattr__(copy.answers[OWNER], "views", ())
    object.__setattr__(copy, "answers", {})
    assert str(TOLD) == before
