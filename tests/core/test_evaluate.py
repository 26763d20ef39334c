"""Evaluation: every rule of a rule-book over one profile."""

from fractions import Fraction

import pytest

from builders import (
    CHECKED,
    LEAD,
    NOBODY_KNOWS,
    NOT_APPLICABLE,
    OWNER,
    at_least,
    at_most,
    book,
    cap,
    find,
    flag,
    graded,
    indicator,
    leaf,
    met,
    profile,
    rule,
    said,
)
from readiness.core.conditions import Every, FactLeaf, Negation, Some, Test
from readiness.core.evaluate import evaluate
from readiness.core.evaluate import graded as grade_raw
from readiness.core.findings import Finding, Verdict
from readiness.core.indicators import AnswerType
from readiness.core.intervals import ANYTHING, HALF, ONE, ZERO, Interval
from readiness.core.profile import Form, Percent, Profile, Value
from readiness.core.rules import Measure, Met, Rule
from readiness.core.truth import Truth

ISLAND = FactLeaf("setting", Test.IS, names=("island",))
QUESTIONS = (
    indicator(OWNER, not_applicable_if="there is none"),
    indicator(LEAD, not_applicable_if="there is none"),
    indicator(CHECKED),
)


def judged(by: Rule, of: Profile) -> Finding:
    return find(book(QUESTIONS, (by,)), of, by.id.split("/")[1])


def value(by: Measure | Met, of: Profile) -> Interval | None:
    return judged(rule("judged", judgement=by), of).value


@pytest.mark.parametrize(
    ("raw", "full_at", "none_at", "expected"),
    [
        (0, 4, 0, Fraction(0)),
        (3, 4, 0, Fraction(3, 4)),
        (4, 4, 0, Fraction(1)),
        (1, 3, 1, Fraction(0)),
        (2, 3, 1, Fraction(1, 2)),
        (0, 3, 1, Fraction(0)),
        (9, 3, 1, Fraction(1)),
        (24, 12, 36, Fraction(1, 2)),
        (36, 12, 36, Fraction(0)),
        (40, 12, 36, Fraction(0)),
        (2, 12, 36, Fraction(1)),
    ],
)
def test_a_measure_is_linear_between_its_ends_and_level_outside(
    raw: int, full_at: int, none_at: int, expected: Fraction
) -> None:
    assert grade_raw(graded(OWNER, full_at, none_at), Fraction(raw)) == expected


@pytest.mark.parametrize(
    ("level", "verdict", "expected"),
    [
        (0, Verdict.NOT_MET, (ZERO, ZERO)),
        (2, Verdict.PARTLY, (HALF, HALF)),
        (4, Verdict.MET, (ONE, ONE)),
        (NOBODY_KNOWS, Verdict.UNSETTLED, (ZERO, ONE)),
    ],
)
def test_a_level_is_graded_at_both_ends(level: Value, verdict: Verdict, expected: tuple[Fraction, Fraction]) -> None:
    found = judged(rule("owner"), profile({OWNER: level}))
    assert found.verdict is verdict
    assert found.value == Interval(*expected)
    assert found.counts


def test_an_unanswered_question_is_open() -> None:
    assert judged(rule("owner"), profile()).value == ANYTHING


def test_a_measure_that_does_not_apply_leaves() -> None:
    assert judged(rule("owner"), profile({OWNER: NOT_APPLICABLE})) == Finding(
        rule=rule("owner"), verdict=Verdict.NOT_APPLICABLE
    )


def test_a_question_that_was_not_asked_is_told_from_one_that_does_not_apply() -> None:
    assert judged(rule("owner"), profile(form=Form.SHORT)).verdict is Verdict.NOT_ASKED


BOTH = met(at_least(OWNER, 3), partly=at_least(OWNER, 1))


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0, (ZERO, ZERO)),
        (1, (HALF, HALF)),
        (3, (ONE, ONE)),
        (NOBODY_KNOWS, (ZERO, ONE)),
    ],
)
def test_met_counts_1_and_partly_a_half(level: Value, expected: tuple[Fraction, Fraction]) -> None:
    assert value(BOTH, profile({OWNER: level})) == Interval(*expected)


def test_without_partly_a_condition_is_met_or_not() -> None:
    assert value(met(at_least(OWNER, 3)), profile({OWNER: 2})) == Interval(ZERO, ZERO)
    assert value(met(at_least(OWNER, 3)), profile({OWNER: 3})) == Interval(ONE, ONE)


def test_what_is_surely_partly_met_and_perhaps_met_lies_between() -> None:
    two = met(Every((at_least(OWNER, 3), at_least(LEAD, 3))), partly=at_least(OWNER, 1))
    assert value(two, profile({OWNER: 3})) == Interval(HALF, ONE)


def test_where_only_partly_is_left_a_rule_does_not_apply() -> None:
    split = rule("split", judgement=met(at_least(LEAD, 3), partly=at_least(OWNER, 1)))
    assert judged(split, profile({OWNER: 4, LEAD: NOT_APPLICABLE})).verdict is Verdict.NOT_APPLICABLE


def test_where_only_met_is_left_nothing_lies_between() -> None:
    split = met(at_least(OWNER, 3), partly=at_least(LEAD, 1))
    assert value(split, profile({OWNER: 2, LEAD: NOT_APPLICABLE})) == Interval(ZERO, ZERO)


def test_conditions_with_nothing_left_make_their_rule_not_applicable() -> None:
    finding = judged(rule("both", judgement=BOTH), profile({OWNER: NOT_APPLICABLE}))
    assert finding.verdict is Verdict.NOT_APPLICABLE
    assert finding.value is None


@pytest.mark.parametrize(("setting", "verdict"), [((), Verdict.NOT_APPLICABLE), (("island",), Verdict.PARTLY)])
def test_when_limits_where_a_rule_applies(setting: tuple[str, ...], verdict: Verdict) -> None:
    assert judged(rule("owner", when=ISLAND), profile({OWNER: 2}, setting=setting)).verdict is verdict


@pytest.mark.parametrize(
    ("answer", "on"),
    [(1, Truth.TRUE), (2, Truth.FALSE), (NOBODY_KNOWS, Truth.UNKNOWN)],
)
def test_a_cap_is_on_off_or_open(answer: Value, on: Truth) -> None:
    assert judged(rule("owner", cap=cap(at_most(OWNER, 1))), profile({OWNER: answer})).cap is on


def test_a_rule_without_a_cap_says_nothing_of_one() -> None:
    assert judged(rule("owner"), profile({OWNER: 2})).cap is None


def test_the_cap_of_a_rule_that_does_not_apply_is_off() -> None:
    capped = rule("owner", cap=cap(at_most(LEAD, 1)))
    assert judged(capped, profile({OWNER: NOT_APPLICABLE, LEAD: 0})).cap is None


def test_a_cap_with_nothing_left_to_read_is_off() -> None:
    capped = rule("owner", cap=cap(at_most(LEAD, 1)))
    assert judged(capped, profile({OWNER: 4, LEAD: NOT_APPLICABLE})).cap is None


CONTRADICTION = Every((at_least(OWNER, 3), at_most(LEAD, 1)))
SEEN = rule("seen", judgement=flag(CONTRADICTION), weight=Fraction(0))


@pytest.mark.parametrize(
    ("lead", "verdict"),
    [
        (1, Verdict.RAISED),
        (2, Verdict.CLEAR),
        (NOBODY_KNOWS, Verdict.PERHAPS),
        (NOT_APPLICABLE, Verdict.NOT_APPLICABLE),
    ],
)
def test_a_flag_is_raised_perhaps_raised_or_clear(lead: Value, verdict: Verdict) -> None:
    finding = judged(SEEN, profile({OWNER: 4, LEAD: lead}))
    assert finding == Finding(rule=SEEN, verdict=verdict)


def test_a_flag_on_a_question_that_was_not_asked_says_so() -> None:
    assert judged(SEEN, profile(form=Form.SHORT)).verdict is Verdict.NOT_ASKED


def test_a_flag_limited_by_when_does_not_apply_elsewhere() -> None:
    limited = rule("seen", judgement=flag(at_most(LEAD, 1)), when=Negation(ISLAND), weight=Fraction(0))
    assert judged(limited, profile({LEAD: 0}, setting=("island",))).verdict is Verdict.NOT_APPLICABLE
    assert judged(limited, profile({LEAD: 0})).verdict is Verdict.RAISED


def test_half_of_a_contradiction_is_not_taken_for_the_whole() -> None:
    either = rule("seen", judgement=flag(Some((CONTRADICTION, at_most(CHECKED, 1)))), weight=Fraction(0))
    assert judged(either, profile({OWNER: 4, LEAD: NOT_APPLICABLE, CHECKED: 4})).verdict is Verdict.CLEAR


def test_every_rule_has_one_finding_in_the_order_of_the_rule_book() -> None:
    rules = (rule("b", CHECKED), rule("a", weight=Fraction(0)), SEEN)
    rulebook = book(QUESTIONS, rules)
    assert [finding.rule for finding in evaluate(profile(), rulebook)] == list(rulebook.rules)


def test_findings_share_the_rules_of_the_rule_book() -> None:
    rulebook = book(QUESTIONS, (rule("owner"),))
    assert evaluate(profile(), rulebook)[0].rule is rulebook.rules[0]


def test_shares_are_graded_in_percent() -> None:
    asked = indicator(LEAD, AnswerType.SHARE)
    rulebook = book((asked,), (rule("lead", LEAD, judgement=graded(LEAD, 90, 0)),))
    answer = profile({LEAD: said(Percent(percent=Fraction(45)))})
    assert find(rulebook, answer, "lead").value == Interval(HALF, HALF)


def test_a_test_that_nothing_could_satisfy_is_not_met() -> None:
    assert value(met(Every((at_least(OWNER, 3), leaf(OWNER, Test.IS, 4)))), profile({OWNER: 3})) == Interval(
        ZERO, ZERO
    )
