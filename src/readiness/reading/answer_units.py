"""The numbers that answers are compared with, in the unit of each type of answer, and how they are written."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from readiness.core.indicators import TOP_LEVEL, AnswerType, Indicator
from readiness.toml.source import BROKEN
from readiness.toml.tables import Table, found_words

MAX_NUMBER = 10**9
"""The largest number that an answer is compared with."""


class Unit(NamedTuple):
    """What an answer may be compared with: ``words`` say it to whoever writes the rule."""

    low: int
    high: int
    words: str
    whole: bool = True

    def read(self, data: object) -> Fraction | None:
        """Read a number in this unit exactly; ``None`` where the data is something else or out of range."""
        if type(data) is int:
            return _whole(data) if self.low <= data <= self.high else None
        number = exact(data)
        if number is None or not self.low <= number <= self.high or (self.whole and number.denominator != 1):
            return None
        return number


LEVEL = Unit(0, TOP_LEVEL, f"a whole number from 0 to {TOP_LEVEL}")
LEVEL_GAP = Unit(1, TOP_LEVEL, f"a whole number from 1 to {TOP_LEVEL}")
PERCENT = Unit(0, 100, "a number from 0 to 100", whole=False)
PERCENT_GAP = Unit(1, 100, "a number from 1 to 100", whole=False)
WHOLE = Unit(0, MAX_NUMBER, "a whole number from 0")
MONTHS = Unit(0, MAX_NUMBER, "a whole number of months from 0")


def unit_of(kind: AnswerType) -> Unit:
    """Give the unit of a type of answer; ages of dates are in months."""
    units = {
        AnswerType.LEVEL: LEVEL,
        AnswerType.SHARE: PERCENT,
        AnswerType.MONTHS: MONTHS,
        AnswerType.DATE: MONTHS,
    }
    return units.get(kind, WHOLE)


def read_number(table: Table, key: str, unit: Unit) -> Fraction | None:
    """Read a number of a table in a unit; ``None``, and a problem in its notebook, where it is none."""
    number = unit.read(table.raw(key))
    if number is None:
        _note(table, key, f"Write {unit.words}.")
    return number


def read_raw(table: Table, key: str, indicator: Indicator) -> Fraction | None:
    """Read the raw value of an answer to an indicator: a number in its unit, or true and false as 1 and 0.

    The age of a date is a number of months. ``None``, and a problem, where the value is no such answer.
    """
    if indicator.type is not AnswerType.YES_NO:
        return read_number(table, key, unit_of(indicator.type))
    data = table.raw(key)
    if isinstance(data, bool):
        return Fraction(data)
    _note(table, key, "Write true or false.")
    return None


def exact(data: object) -> Fraction | None:
    """Read a number exactly: a whole one, a decimal one, or ``n/d``.

    True and false are no numbers, and neither is what is too large or too long to be meant.

    >>> exact(Decimal("62.5")), exact("1/3"), exact(True)
    (Fraction(125, 2), Fraction(1, 3), None)
    """
    if type(data) is int:
        return _whole(data) if abs(data) <= MAX_NUMBER else None
    if isinstance(data, Decimal) and data.is_finite() and abs(data) <= MAX_NUMBER:
        return Fraction(data) if len(data.as_tuple().digits) <= 40 and data.adjusted() > -40 else None
    return Fraction(data) if isinstance(data, str) and _FRACTION.fullmatch(data) else None


@lru_cache(maxsize=1024)
def _whole(number: int) -> Fraction:
    """Share the fractions of whole numbers, most of which a rule-set uses many times."""
    return Fraction(number)


def _note(table: Table, key: str, hint: str) -> None:
    """Note what stands where an answer is expected, unless reading the file has noted it already."""
    data = table.raw(key)
    if table.has(key) and data is not BROKEN:
        table.problem(key, f"found {found_words(data)}", hint)
    elif not table.has(key) and not table.notebook.salvaged:
        table.problem(key, "is missing", hint)


_FRACTION = re.compile(r"-?[0-9]{1,10}/[1-9][0-9]{0,9}")
