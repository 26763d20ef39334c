"""Findings: what each rule said about a profile."""

from fractions import Fraction

import pytest

from builders import rule
from readiness.core.findings import LEFT, Finding, Verdict, grade
from readiness.core.intervals import ANYTHING, HALF, ONE, ZERO


@pytest.mark.parametrize(
    ("secured", "possible", "verdict"),
    [
        (ONE, ONE, Verdict.MET),
        (ZERO, ZERO, Verdict.NOT_MET),
        (HALF, HALF, Verdict.PARTLY),
        (Fraction(1, 100), Fraction(1, 100), Verdict.PARTLY),
        (ZERO, ONE, Verdict.UNSETTLED),
        (HALF, ONE, Verdict.UNSETTLED),
    ],
)
def test_a_verdict_names_the_two_ends(secured: Fraction, possible: Fraction, verdict: Verdict) -> None:
    assert grade(secured, possible) is grade(int(100 * secured), int(100 * possible), 100) is verdict


def test_a_finding_counts_where_it_has_a_value() -> None:
    assert Finding(rule=rule("owner"), verdict=Verdict.UNSETTLED, value=ANYTHING).counts
    assert not Finding(rule=rule("owner"), verdict=Verdict.NOT_APPLICABLE).counts


def test_not_applicable_and_not_asked_leave_the_denominator() -> None:
    assert {Verdict.NOT_APPLICABLE, Verdict.NOT_ASKED} == LEFT
