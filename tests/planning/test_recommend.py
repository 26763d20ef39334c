"""What is recommended beside steps: what to find out."""

from fractions import Fraction

from builders import profile, voiced
from readiness.assessment import assess
from readiness.core.profile import UNKNOWN, Percent, Profile
from readiness.planning.recommendations import Recommendation
from readiness.reading.ruleset_loader import load_rulesets

BOOK = load_rulesets()
ROOM, WORK = "leadership.makes_room", "staff_wellbeing.manageable_work"


def asked(of: Profile) -> dict[str, Recommendation]:
    return {item.indicator: item for item in assess(of, BOOK).advice.find_out}


def test_what_one_voice_could_not_say_is_to_be_found_out() -> None:
    item = asked(profile({ROOM: voiced(leaders=4, managers=UNKNOWN, frontline=UNKNOWN)}))[ROOM]
    assert item.by == "managers and frontline staff"
    assert item.settles > 0


def test_what_every_voice_said_is_not_to_be_found_out() -> None:
    assert ROOM not in asked(profile({ROOM: voiced(leaders=4, frontline=0)}))


def test_what_no_voice_could_say_is_asked_of_those_who_know() -> None:
    item = asked(profile({ROOM: voiced(leaders=UNKNOWN, frontline=UNKNOWN)}))[ROOM]
    assert item.by == BOOK.indicators[ROOM].ask


def test_whether_staff_are_strained_is_asked_first_where_the_voice_that_tells_could_not_say() -> None:
    managers = Percent(percent=Fraction(75))
    assert next(iter(asked(profile({WORK: voiced(managers=managers, frontline=UNKNOWN)})))) == WORK
