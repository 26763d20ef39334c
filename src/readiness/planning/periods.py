"""Periods: the quarters of a plan as dates, counted from the day on which it begins, never from today."""

import datetime as dt
from calendar import monthrange

import attrs

from readiness.record import Record

MONTHS = 3
"""A quarter's length."""

_FRIDAY = 4


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Period(Record):
    """One quarter of a plan: its number, from 1, its first day and its last."""

    number: int
    start: dt.date
    end: dt.date

    @property
    def review(self) -> dt.date:
        """The day to look at it together: its last one from Monday to Friday."""
        return max(self.start, self.end - dt.timedelta(days=max(self.end.weekday() - _FRIDAY, 0)))


def period(begins: dt.date, number: int) -> Period:
    """Give a quarter of a plan that begins on a day; what lies beyond the calendar ends with it.

    >>> period(dt.date(2026, 11, 1), 2)
    Period(number=2, start=datetime.date(2027, 2, 1), end=datetime.date(2027, 4, 30))
    """
    after = _later(begins, MONTHS * number)
    return Period(
        number=number,
        start=_later(begins, MONTHS * (number - 1)) or dt.date.max,
        end=dt.date.max if after is None else after - dt.timedelta(days=1),
    )


def number_on(begins: dt.date, day: dt.date) -> int:
    """Give the number of the quarter in which a day lies; 1 before the plan begins.

    >>> number_on(dt.date(2026, 11, 1), dt.date(2027, 5, 1))
    3
    """
    months = 12 * (day.year - begins.year) + day.month - begins.month
    number = max(months // MONTHS, 1)
    return number if day <= period(begins, number).end else number + 1


def _later(day: dt.date, months: int) -> dt.date | None:
    """Go some months on, to the same day of the month or its last one; nothing beyond the calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
