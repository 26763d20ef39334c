"""Vectors: a profile's standings as whole numbers, side by side in one order.

A vector holds, for each indicator, its raw value times a common denominator, or :data:`DROPPED` where the indicator
is not applicable or was not asked; then 1 or 0 for each fact about the organisation.
"""

from fractions import Fraction

Vector = tuple[int, ...]

DROPPED = -1
"""Stands for an indicator that dropped out, and for what cannot be judged without it."""


def whole(value: Fraction, denominator: int) -> int:
    """Multiply a raw value by a denominator that its own divides."""
    numerator, by = value.as_integer_ratio()
    return numerator * (denominator // by)
