"""Marks: what people have noted in the plan that they keep, step by step and quarter by quarter."""

import datetime as dt
from enum import StrEnum

import attrs

from readiness.record import Record

LATER = 0
"""The quarter of a step that comes after those of the plan, or that has none."""


class Status(StrEnum):
    """What became of a step, as people mark it."""

    PLANNED = "planned"
    BEGUN = "begun"
    DONE = "done"
    DROPPED = "dropped"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Mark(Record):
    """One step of a plan that is kept.

    ``step`` is its id, ``quarter`` the number of the quarter by whose end it is to be done, or :data:`LATER`.
    ``who``, ``note`` and ``reason`` are people's own words, empty where nothing was noted; ``reason`` says why a step
    was dropped.
    """

    step: str
    quarter: int = LATER
    status: Status = Status.PLANNED
    who: str = ""
    note: str = ""
    reason: str = ""
    started: dt.date | None = None
    done: dt.date | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Room(Record):
    """What people noted for a quarter: when they look at it together, and what stops or waits to make room."""

    quarter: int
    review: dt.date | None = None
    stops: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Kept(Record):
    """A plan that is kept. ``begins`` is the first day of its quarter 1, ``as_of`` that of the answers behind it."""

    begins: dt.date
    as_of: dt.date
    marks: tuple[Mark, ...] = ()
    rooms: tuple[Room, ...] = ()
