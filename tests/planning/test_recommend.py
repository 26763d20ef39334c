"""What is recommended beside steps: what to find out."""

from fractions import Fraction

from builders import CHECKED, LEAD, OWNER, book, indicator, profile, rule, said, voiced
from readiness.assessment import assess
from readiness.core.profile import UNKNOWN, Percent, Profile
from readiness.core.rules import RuleBook
from readiness.planning.recommendations import Recommendation
from readiness.reading.ruleset_loader import load_rulesets

BOOK = load_rulesets()
ROOM, WORK = "leadership.makes_room", "staff_wellbeing.manageable_work"


READ_ELSEWHERE = book(
    (indicator(OWNER), indicator(LEAD, needs_voice="frontline"), indicator(CHECKED)),
    (rule("owner"), rule("lead", LEAD, dimension="training"), rule("checked", CHECKED)),
)
"""A rule-book where a question about leadership counts in another dimension."""


def asked(of: Profile, rulebook: RuleBook = BOOK) -> dict[str, Recommendation]:
    return {item.indicator: item for item in assess(of, rulebook).advice.find_out}


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


def test_a_question_that_counts_in_another_dimension_settles_that_one() -> None:
    found = asked(profile(), READ_ELSEWHERE)
    assert [(found[name].dimension, found[name].settles) for name in (OWNER, LEAD)] == [
        ("leadership", 1),
        ("training", 1),
    ]


def test_a_claim_that_counts_in_another_dimension_would_secure_it_there() -> None:
    (claim,) = assess(profile({LEAD: said(4)}), READ_ELSEWHERE).advice.evidence
    assert (claim.dimension, claim.settles) == ("training", Fraction(1, 2))
