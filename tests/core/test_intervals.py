"""Intervals: the two ends of what can be said."""

from fractions import Fraction

import pytest

from readiness.core.intervals import ANYTHING, HALF, ONE, ZERO, Interval, clamp


def test_what_lies_between_the_ends_is_unsettled() -> None:
    assert Interval(Fraction(1, 3), Fraction(1, 2)).unsettled == Fraction(1, 6)


def test_an_interval_is_settled_where_both_ends_are_the_same() -> None:
    assert Interval(HALF, HALF).settled
    assert not ANYTHING.settled


def test_anything_runs_from_0_to_1() -> None:
    assert Interval(Fraction(0), Fraction(1)) == ANYTHING == Interval(ZERO, ONE)


def test_an_interval_contains_itself_and_what_lies_inside() -> None:
    wide = Interval(Fraction(1, 4), Fraction(3, 4))
    assert wide.contains(wide)
    assert wide.contains(Interval(HALF, HALF))


@pytest.mark.parametrize("other", [Interval(Fraction(1, 5), HALF), Interval(HALF, Fraction(4, 5)), ANYTHING])
def test_an_interval_does_not_contain_what_reaches_beyond_an_end(other: Interval) -> None:
    assert not Interval(Fraction(1, 4), Fraction(3, 4)).contains(other)


@pytest.mark.parametrize(("value", "kept"), [(Fraction(-1, 9), ZERO), (HALF, HALF), (Fraction(10, 9), ONE)])
def test_clamping_keeps_a_value_inside_0_to_1(value: Fraction, kept: Fraction) -> None:
    assert clamp(value) == kept
