"""Practice levels of training and the role groups whose coverage is counted.

The four practice levels and their link to a role's contact and remit follow NHS Education for Scotland,
*Transforming Psychological Trauma: A Knowledge and Skills Framework for the Scottish Workforce* (2017).
People trained beyond their need never make up for people below it.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

import attrs

from readiness.core.intervals import Interval
from readiness.record import Record

PRACTICE_LEVELS = ("informed", "skilled", "enhanced", "specialist")
"""Lowest first; each includes the ones before it."""

CONTACTS = ("none", "likely", "known")
REMITS = ("none", "adapts", "supports", "manages", "specialist")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RoleGroup(Record):
    """People whose work brings the same contact with people affected by trauma.

    ``headcount`` is at least 1. ``in_date`` maps a practice level to the number of people trained at least to it
    and in date; a level that is missing is not known, never zero. ``unknown`` counts people whose training nobody
    can tell.
    """

    name: str
    headcount: int
    contact: str
    remit: str
    in_date: tuple[tuple[str, int], ...] = ()
    unknown: int = 0

    @property
    def needs(self) -> str:
        """The practice level that this group's work needs."""
        return PRACTICE_LEVELS[self.needs_number]

    @property
    def needs_number(self) -> int:
        """The needed practice level as a number: 0 informed to 3 specialist."""
        if self.remit == "specialist":
            return 3
        if self.contact == "known":
            return 1 if self.remit == "none" else 2
        return 1 if self.contact == "likely" else 0

    def trained(self, level: int) -> tuple[int, int]:
        """Count the people trained at least to a level: those known, and those possible."""
        known = dict(self.in_date)
        at_or_above = [known[name] for name in PRACTICE_LEVELS[level:] if name in known]
        at_or_below = [known[name] for name in PRACTICE_LEVELS[: level + 1] if name in known]
        low = max(at_or_above, default=0)
        ceiling = min(at_or_below, default=self.headcount)
        return low, min(self.headcount, ceiling + self.unknown)

    def coverage(self) -> Interval:
        """Give the share of this group that is trained to the level its work needs."""
        low, high = self.trained(self.needs_number)
        return _share(low, high, self.headcount)


def people_needing(groups: Iterable[RoleGroup], level: int) -> int:
    """Count the people whose role needs this practice level or more."""
    return sum(group.headcount for group in groups if group.needs_number >= level)


def coverage(groups: Iterable[RoleGroup], level: int) -> Interval | None:
    """Give the share of those who need this level or more and have it; ``None`` where no role needs it."""
    needing = [group for group in groups if group.needs_number >= level]
    heads = sum(group.headcount for group in needing)
    if not heads:
        return None
    counts = [group.trained(level) for group in needing]
    return _share(sum([low for low, _ in counts]), sum([high for _, high in counts]), heads)


def least_covered(groups: Iterable[RoleGroup], min_headcount: int) -> tuple[RoleGroup, ...]:
    """List the groups that are big enough to be counted, least covered first (by secured end, then name)."""
    counted = [group for group in groups if group.headcount >= min_headcount]
    return tuple(sorted(counted, key=lambda group: (group.coverage().secured, group.coverage().possible, group.name)))


def least_coverage(groups: Iterable[RoleGroup], min_headcount: int) -> Interval | None:
    """Give the coverage of the least-covered group; ``None`` where every group is too small to be shown.

    Coverages are compared over one denominator, which is several times as fast as comparing fractions.
    """
    counts = [(*g.trained(g.needs_number), g.headcount) for g in groups if g.headcount >= min_headcount]
    if not counts:
        return None
    by = lcm(*[heads for _, _, heads in counts])
    secured, possible = (min([count[end] * (by // count[2]) for count in counts]) for end in (0, 1))
    return _share(secured, possible, by)


def _share(low: int, high: int, heads: int) -> Interval:
    """Give both ends of a share; mostly all is known, and one fraction serves for both."""
    secured = Fraction(low, heads)
    return Interval(secured, secured if low == high else Fraction(high, heads))
