"""The quarters of a plan as dates."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.planning.periods import number_on, period

FIRST = dt.date(2026, 11, 1)


def test_a_quarter_lasts_three_months() -> None:
    assert (period(FIRST, 1).start, period(FIRST, 1).end) == (FIRST, dt.date(2027, 1, 31))


def test_a_quarter_that_begins_late_in_a_month_keeps_to_the_last_day_of_a_short_one() -> None:
    found = period(dt.date(2026, 11, 30), 2)
    assert (found.start, found.end) == (dt.date(2027, 2, 28), dt.date(2027, 5, 29))


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (dt.date(2026, 11, 1), 1),
        (dt.date(2027, 1, 31), 1),
        (dt.date(2027, 2, 1), 2),
        (dt.date(2028, 10, 31), 8),
        (dt.date(2020, 1, 1), 1),
    ],
)
def test_a_day_lies_in_a_quarter(day: dt.date, number: int) -> None:
    assert number_on(FIRST, day) == number


@given(st.dates(), st.dates())
def test_every_day_from_the_beginning_lies_within_its_quarter(begins: dt.date, day: dt.date) -> None:
    found = period(begins, number_on(begins, day))
    assert day < begins or found.start <= day <= found.end


@given(st.dates(), st.integers(1, 50))
def test_each_quarter_follows_the_one_before(begins: dt.date, number: int) -> None:
    one, other = period(begins, number), period(begins, number + 1)
    assert one.start <= one.review <= one.end
    assert other.start == one.end + dt.timedelta(days=1) or other.start == dt.date.max


def test_the_review_is_on_the_last_working_day() -> None:
    assert period(FIRST, 1).end.strftime("%A") == "Sunday"
    assert period(FIRST, 1).review == dt.date(2027, 1, 29)


def test_beyond_the_calendar_everything_ends_with_it() -> None:
    assert period(dt.date(9999, 11, 15), 1).end == dt.date.max
    assert period(dt.date(9999, 11, 15), 3).start == dt.date.max
