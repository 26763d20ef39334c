"""The two ends of what can be said, as exact fractions from 0 to 1."""

from fractions import Fraction

import attrs

from readiness.record import Record

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


@attrs.frozen(eq=False, repr=False)
class Interval(Record):
    """What is secured and what is possible, each an exact fraction from 0 to 1.

    ``secured`` is what evidence and every voice support; ``possible`` is the most that could be true.
    """

    secured: Fraction
    possible: Fraction

    @property
    def unsettled(self) -> Fraction:
        """How far the two ends lie apart."""
        return self.possible - self.secured

    @property
    def settled(self) -> bool:
        """Whether both ends are the same."""
        return self.secured == self.possible

    def contains(self, other: "Interval") -> bool:
        """Say whether the other interval lies inside this one."""
        return self.secured <= other.secured and other.possible <= self.possible


ANYTHING = Interval(ZERO, ONE)


def clamp(value: Fraction) -> Fraction:
    """Keep a fraction inside 0 to 1."""
    return min(max(value, ZERO), ONE)


class Shares(dict[int, Fraction]):
    """Whole numbers as shares of a unit, each worked out once: ``shares[number]`` is ``number / unit``.

    >>> Shares(8)[6]
    Fraction(3, 4)
    """

    def __init__(self, unit: int) -> None:
        """Begin with none worked out; ``unit`` is at least 1."""
        super().__init__()
        self.unit = unit

    def __missing__(self, number: int) -> Fraction:
        """Work a share out and keep it."""
        self[number] = share = Fraction(number, self.unit)
        return share
