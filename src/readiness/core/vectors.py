"""Vectors: a profile's standings as whole numbers, side by side in one order.

A vector holds, for each indicator, its raw value times a common denominator, or :data:`DROPPED` where the indicator
is not applicable or was not asked; then 1 or 0 for each fact about the organisation.
"""

from fractions import Fraction
from typing import NamedTuple

from readiness.core.judges import Judges

Vector = tuple[int, ...]

DROPPED = -1


class Encoded(NamedTuple):
    """A profile's standings as whole numbers.

    ``worst`` and ``best`` hold raw values times ``denominator`` in the order of
    :attr:`readiness.core.compiled.Compiled.places`, followed by the facts (1 or 0); ``low`` and ``high`` the same in
    numerical order. ``special`` holds, for each leaf that only flags use, whether it surely and whether it perhaps
    holds. ``constants`` are the rule-book's numbers in the same unit, ``unit`` is the whole number that stands for 1.
    ``judges`` reads rules and conditions off any vector of this profile.
    """

    denominator: int
    unit: int
    constants: Vector
    worst: Vector
    best: Vector
    low: Vector
    high: Vector
    special: Vector
    judges: Judges


def whole(value: Fraction, denominator: int) -> int:
    """Multiply a raw value by a denominator that its own divides."""
    return value.numerator * (denominator // value.denominator)
