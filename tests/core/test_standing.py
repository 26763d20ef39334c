"""Where each indicator stands: what its answer secures and what it leaves possible."""

import datetime as dt
from fractions import Fraction

import pytest

from builders import (
    AS_OF,
    CHECKED,
    DATED,
    LEAD,
    NOBODY_KNOWS,
    NOT_APPLICABLE,
    OWNER,
    UNDATED,
    book,
    group,
    indicator,
    profile,
    said,
    stand,
    voiced,
)
from readiness.core.indicators import AnswerType, Derived, Indicator
from readiness.core.profile import UNKNOWN, Answer, Form, NotApplicable, Percent, Share, Value
from readiness.core.standing import (
    FAR,
    GROUPS,
    Silence,
    Standing,
    VoiceStanding,
    age_in_months,
    agreed,
    coverage_of,
    scale,
    standings,
)

LEVEL, SHARE, COUNT, MONTHS, DATE, YES_NO = (
    AnswerType.LEVEL,
    AnswerType.SHARE,
    AnswerType.COUNT,
    AnswerType.MONTHS,
    AnswerType.DATE,
    AnswerType.YES_NO,
)


def where(answer: Value | Answer | NotApplicable | None, kind: AnswerType = LEVEL, **more: object) -> Standing:
    """Give the standing of one indicator with one answer."""
    rulebook = book((indicator(OWNER, kind, **more),))
    return stand(rulebook, profile({} if answer is None else {OWNER: answer}))


def ends(standing: Standing) -> tuple[Fraction | int, Fraction | int]:
    return standing.worst, standing.best


@pytest.mark.parametrize(
    ("answer", "silence"),
    [
        (2, Silence.ANSWERED),
        (0, Silence.ANSWERED),
        (NOBODY_KNOWS, Silence.UNKNOWN),
        (None, Silence.UNANSWERED),
        (NOT_APPLICABLE, Silence.NOT_APPLICABLE),
    ],
)
def test_the_kinds_of_silence_are_kept_apart(answer: Value | Answer | None, silence: Silence) -> None:
    found = where(answer, not_applicable_if="there is none")
    assert found.silence is silence
    assert found.known is (silence is Silence.ANSWERED)
    assert found.dropped is (silence is Silence.NOT_APPLICABLE)


def test_what_the_short_form_does_not_ask_is_dropped_even_where_it_was_answered() -> None:
    rulebook = book((indicator(OWNER, short_form=True), indicator(LEAD)))
    given = profile({OWNER: 2, LEAD: 3}, form=Form.SHORT)
    assert stand(rulebook, given, OWNER).silence is Silence.ANSWERED
    assert stand(rulebook, given, LEAD).silence is Silence.NOT_ASKED
    assert stand(rulebook, given, LEAD).dropped


def test_the_reason_for_not_applicable_is_kept() -> None:
    assert where(NOT_APPLICABLE).reason == "there is no such post"


@pytest.mark.parametrize(
    ("kind", "answer", "raw"),
    [
        (LEVEL, 3, 3),
        (COUNT, 7, 7),
        (MONTHS, 18, 18),
        (YES_NO, True, 1),
        (YES_NO, False, 0),
        (DATE, dt.date(2026, 5, 1), 6),
        (SHARE, Percent(percent=Fraction(125, 2)), Fraction(125, 2)),
    ],
)
def test_a_full_answer_has_both_ends_equal(kind: AnswerType, answer: Value, raw: Fraction | int) -> None:
    found = where(answer, kind)
    assert ends(found) == (raw, raw)
    assert found.settled
    assert found.claimed == raw


def test_a_share_with_unknowns_has_two_ends() -> None:
    found = where(Share(count=14, of=40, unknown=3), SHARE)
    assert ends(found) == (Fraction(35), Fraction(85, 2))
    assert not found.settled


def test_where_lower_is_better_the_unknowns_count_as_the_bad_end() -> None:
    found = where(Share(count=14, of=40, unknown=3), SHARE, lower_is_better=True)
    assert ends(found) == (Fraction(85, 2), Fraction(35))
    assert (found.low, found.high) == (Fraction(35), Fraction(85, 2))


@pytest.mark.parametrize("answer", [NOBODY_KNOWS, None])
@pytest.mark.parametrize(
    ("kind", "falls", "worst", "best"),
    [
        (LEVEL, False, 0, 4),
        (SHARE, False, 0, 100),
        (SHARE, True, 100, 0),
        (YES_NO, False, 0, 1),
        (COUNT, False, 0, FAR),
        (COUNT, True, FAR, 0),
        (MONTHS, False, 0, FAR),
        (DATE, False, FAR, 0),
    ],
)
def test_silence_leaves_the_whole_scale(
    answer: Answer | None, kind: AnswerType, falls: bool, worst: int, best: int
) -> None:
    found = where(answer, kind, lower_is_better=falls)
    assert ends(found) == scale(indicator(OWNER, kind, lower_is_better=falls))
    assert ends(found) == (worst, best)
    assert found.falls is (worst > best)


@pytest.mark.parametrize(
    ("date", "months"),
    [
        (dt.date(2026, 11, 1), 0),
        (dt.date(2026, 10, 1), 1),
        (dt.date(2025, 11, 1), 12),
        (dt.date(2026, 10, 31), Fraction(1, 31)),
        (dt.date(2026, 10, 2), Fraction(30, 31)),
    ],
)
def test_an_age_is_calendar_months_and_thirty_firsts(date: dt.date, months: Fraction | int) -> None:
    assert age_in_months(date, AS_OF) == months


def test_an_age_falls_strictly_as_the_date_gets_later() -> None:
    days = [AS_OF - dt.timedelta(days=days) for days in range(800)]
    ages = [age_in_months(day, AS_OF) for day in days]
    assert ages == sorted(set(ages))


def test_several_voices_run_from_the_lowest_to_the_highest() -> None:
    found = where(voiced(leaders=4, managers=2, frontline=1))
    assert ends(found) == (1, 4)
    assert found.claimed == 1
    assert found.view("managers") == (Fraction(2), Fraction(2))
    assert found.view("peer") is None


def test_where_lower_is_better_several_voices_run_the_other_way() -> None:
    assert ends(where(voiced(leaders=1, frontline=5), COUNT, lower_is_better=True)) == (5, 1)


def test_the_needed_voice_is_the_upper_end() -> None:
    assert ends(where(voiced(leaders=4, frontline=1), needs_voice="frontline")) == (1, 1)
    assert ends(where(voiced(leaders=1, frontline=3), needs_voice="frontline")) == (1, 3)


def test_where_lower_is_better_the_needed_voice_is_the_better_end_all_the_same() -> None:
    answer = voiced(leaders=Percent(percent=Fraction(10)), frontline=Percent(percent=Fraction(60)))
    found = where(answer, SHARE, lower_is_better=True, needs_voice="frontline")
    assert ends(found) == (60, 60)


def test_a_needed_voice_that_cannot_say_leaves_everything_possible() -> None:
    found = where(voiced(leaders=2, frontline=UNKNOWN), needs_voice="frontline")
    assert ends(found) == (0, 4)
    assert found.lacks_voice == ""
    assert found.silence is Silence.ANSWERED


def test_voices_that_all_do_not_know_are_unknown() -> None:
    assert where(voiced(leaders=UNKNOWN, frontline=UNKNOWN)).silence is Silence.UNKNOWN


@pytest.mark.parametrize("answer", [said(4), voiced(leaders=4)])
def test_without_the_needed_voice_a_level_is_a_claim_secured_to_2(answer: Answer) -> None:
    found = where(answer, needs_voice="frontline")
    assert ends(found) == (2, 4)
    assert found.lacks_voice == "frontline"
    assert found.claimed == 4


def test_a_modest_claim_is_not_lowered() -> None:
    found = where(1, needs_voice="frontline")
    assert ends(found) == (1, 1)
    assert found.lacks_voice == "frontline"


@pytest.mark.parametrize(("falls", "percent", "expected"), [(False, 80, (50, 80)), (True, 20, (50, 20))])
def test_without_the_needed_voice_a_share_is_secured_to_50(
    falls: bool, percent: int, expected: tuple[int, int]
) -> None:
    claim = Percent(percent=Fraction(percent))
    found = where(claim, SHARE, needs_voice="frontline", lower_is_better=falls)
    assert ends(found) == expected


def test_the_top_level_is_secured_only_with_dated_evidence() -> None:
    bare, vague, dated = (where(said(4, *items), top_needs_evidence=True) for items in ((), UNDATED, DATED))
    assert ends(bare) == ends(vague) == (3, 4)
    assert ends(dated) == (4, 4)
    assert [found.lacks_evidence for found in (bare, vague, dated)] == [True, True, False]


def test_a_lower_level_needs_no_evidence() -> None:
    found = where(3, top_needs_evidence=True)
    assert ends(found) == (3, 3)
    assert not found.lacks_evidence


def test_a_claim_without_voice_and_evidence_is_secured_to_the_lower_of_both() -> None:
    found = where(4, top_needs_evidence=True, needs_voice="frontline")
    assert ends(found) == (2, 4)
    assert found.lacks_evidence
    assert found.lacks_voice == "frontline"


def test_the_newest_dated_evidence_gives_the_age() -> None:
    older = (*DATED, *UNDATED, *(item for item in DATED))
    assert where(said(4, *older)).evidence_age == 6
    assert where(said(4, *UNDATED)).evidence_age is None


def test_the_people_behind_a_voice_are_kept() -> None:
    found = where(voiced(leaders=4))
    assert found.voices == (VoiceStanding(voice="leaders", low=Fraction(4), high=Fraction(4), n=0),)


def test_an_answer_without_voices_is_the_agreed_one() -> None:
    assert agreed(where(2).voices)
    assert not agreed(where(voiced(leaders=2)).voices)
    assert not agreed(where(voiced(leaders=2, peer=2)).voices)
    assert not agreed(())


def derived(coverage: str, min_headcount: int = 1) -> Indicator:
    return indicator(
        f"training.coverage_{coverage}",
        SHARE,
        derived=Derived(coverage=coverage, min_headcount=min_headcount),
        short_form=True,
    )


TRAINING = book(
    (indicator(GROUPS, AnswerType.GROUPS, short_form=True), derived("skilled"), derived("least_covered_group", 5))
)
CARE = group("Care", 10, "known", in_date={"informed": 8, "skilled": 5}, unknown=1)
DESK = group("Desk", 4, "none", in_date={"informed": 1})


def test_coverage_is_counted_from_the_role_groups() -> None:
    found = stand(TRAINING, profile(groups=(CARE, DESK)), "training.coverage_skilled")
    assert ends(found) == (50, 60)
    assert found.claimed == 50
    assert found.silence is Silence.ANSWERED


def test_the_least_covered_group_is_the_lowest_that_is_big_enough() -> None:
    assert ends(stand(TRAINING, profile(groups=(CARE, DESK)), "training.coverage_least_covered_group")) == (50, 60)


def test_the_table_of_role_groups_is_answered_where_it_is_filled_in() -> None:
    assert ends(stand(TRAINING, profile(groups=(CARE,)), GROUPS)) == (1, 1)


@pytest.mark.parametrize(
    ("answers", "silence"), [({}, Silence.UNANSWERED), ({GROUPS: NOBODY_KNOWS}, Silence.UNKNOWN)]
)
def test_without_the_table_everything_counted_from_it_is_open(answers: dict[str, Answer], silence: Silence) -> None:
    found = standings(profile(answers), TRAINING)
    assert {one.silence for one in found.values()} == {silence}
    assert ends(found["training.coverage_skilled"]) == (0, 100)


def test_coverage_of_a_level_that_no_role_needs_does_not_apply() -> None:
    found = stand(TRAINING, profile(groups=(DESK,)), "training.coverage_skilled")
    assert found.silence is Silence.NOT_APPLICABLE
    assert found.reason == "no role group needs the skilled level"


def test_where_every_group_is_small_there_is_no_least_covered_one() -> None:
    found = stand(TRAINING, profile(groups=(DESK,)), "training.coverage_least_covered_group")
    assert found.silence is Silence.NOT_APPLICABLE
    assert found.reason == "no role group has 5 people or more"


def test_only_what_is_derived_has_a_coverage() -> None:
    assert coverage_of(indicator(OWNER), profile(groups=(CARE,))) is None
    assert coverage_of(derived("skilled"), profile()) is None


def test_every_indicator_of_the_rule_book_has_a_standing_in_its_order() -> None:
    rulebook = book((indicator(CHECKED), indicator(OWNER)))
    assert list(standings(profile(), rulebook)) == [OWNER, CHECKED]
