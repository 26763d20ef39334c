"""Tidy tables: one row for one thing, one column for one fact, every cell a text, a number or a date."""

import datetime as dt
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from readiness.faces.views.scores import Ends
from readiness.faces.words.translation import gettext as _

Cell = str | int | float | dt.date
"""What stands in a cell. An empty text is an empty cell; the sign for a hidden figure stands in place of a number."""

NOTHING = ("", "")
"""Two empty cells, where there are no two ends."""


class Kind(Enum):
    """What a column holds: a few words, sentences, numbers, or dates."""

    WORDS = "words"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


class Column(NamedTuple):
    """A column with its heading, which no other column of the table has, in English."""

    heading: str
    kind: Kind = Kind.WORDS


class Table(NamedTuple):
    """A table. ``name`` is a short word that stays; ``title`` is what people read, ``about`` says what a row is."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its columns."""
        return tuple(_(column.heading) for column in self.columns)


def amount(value: Fraction | None) -> Cell:
    """Give a number as a cell: whole where it is whole; empty where there is none.

    >>> amount(Fraction(3)), amount(Fraction(3, 2)), amount(None)
    (3, 1.5, '')
    """
    if value is None:
        return ""
    return int(value) if value.denominator == 1 else float(value)


def whole(value: int | None) -> Cell:
    """Give a whole number as a cell; empty where there is none."""
    return "" if value is None else value


def both(value: Ends | None) -> tuple[Cell, Cell]:
    """Give two ends as two cells, both empty where there are none."""
    return NOTHING if value is None else (value.secured, value.possible)


def marked(*, true: bool) -> str:
    """Mark what is so with a word; what is not stays empty.

    >>> marked(true=True), marked(true=False)
    ('yes', '')
    """
    return _("yes") if true else ""
