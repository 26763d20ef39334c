"""What is recommended: what to find out, what wants support, and what to ask before a step."""

from fractions import Fraction

import pytest

from builders import (
    CHECKED,
    LEAD,
    NOT_APPLICABLE,
    OWNER,
    at_least,
    book,
    indicator,
    met,
    profile,
    rule,
    said,
    step,
    voiced,
)
from readiness.assessment import assess
from readiness.core.conditions import Every
from readiness.core.profile import UNKNOWN, Percent, Profile, Value
from readiness.core.rules import Change, RuleBook
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
        ("leadership", Fraction(1)),
        ("training", Fraction(1)),
    ]


def test_a_claim_that_counts_in_another_dimension_would_secure_it_there() -> None:
    (claim,) = assess(profile({LEAD: said(4)}), READ_ELSEWHERE).advice.evidence
    assert (claim.dimension, claim.settles) == ("training", Fraction(1, 2))


@pytest.mark.parametrize(("answers", "ask_first"), [({}, True), ({CHECKED: 0}, False)])
def test_a_step_to_two_answers_is_asked_about_first_where_the_one_that_applies_is_open(
    answers: dict[str, Value], ask_first: bool
) -> None:
    changes = tuple(Change(indicator=name, to=Fraction(2)) for name in (OWNER, CHECKED))
    both = met(Every((at_least(OWNER, 2), at_least(CHECKED, 2))))
    questions = (indicator(OWNER, not_applicable_if="there is none"), indicator(CHECKED))
    rules = (rule("both", judgement=both, steps=(step("core/both#1", 2, changes=changes),)),)
    (item,) = assess(profile({OWNER: NOT_APPLICABLE, **answers}), book(questions, rules)).advice.steps
    assert item.ask_first is ask_first
