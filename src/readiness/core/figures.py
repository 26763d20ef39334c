"""Figures: what scoring gives where nothing but the scores is asked for, as in a batch."""

import attrs

from readiness.core.intervals import Interval
from readiness.record import Record


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scores(Record):
    """The figures of one assessment: each dimension (``None``: no basis), the same before ceilings, and overall."""

    dimensions: tuple[Interval | None, ...]
    before_caps: tuple[Interval | None, ...]
    overall: Interval | None
