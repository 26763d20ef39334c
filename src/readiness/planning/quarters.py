"""A plan as values: which steps fall into which quarter. :mod:`readiness.planning.plan` works it out."""

from fractions import Fraction

import attrs

from readiness.planning.recommendations import Recommendation
from readiness.record import Record


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Portion(Record):
    """The part of a step that falls into a quarter. ``finishes`` says whether it is done by its end."""

    step: str
    points: int
    finishes: bool


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Quarter(Record):
    """One quarter of a plan.

    ``number`` counts from 1. ``secured`` is each dimension's secured end once it is over, in the order of the
    dimensions (``None``: no basis), ``overall`` the overall figure's.
    """

    number: int
    portions: tuple[Portion, ...]
    spent: int
    secured: tuple[Fraction | None, ...]
    overall: Fraction | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Plan(Record):
    """The steps in the order and at the pace that the organisation can carry.

    ``pace`` is the effort points a quarter that the plan spends at most: the capacity, or less where staff are
    strained. ``steps`` holds every planned step in plan order, with gains that add up; ``later`` what comes after
    the horizon. ``small_win`` names the first small visible step: one of the first quarter wherever safety and needs
    allow it, else one of a later quarter; empty where none is done within the horizon.
    ``unreached`` names targets that cannot be reached, with the reason.
    """

    capacity: int
    pace: int
    at_a_time: int
    quarters: tuple[Quarter, ...]
    steps: tuple[Recommendation, ...]
    later: tuple[Recommendation, ...]
    small_win: str = ""
    question: str = ""
    strained: bool = False
    unreached: tuple[tuple[str, str], ...] = ()
