"""Bands: five equal fifths of the scale, in words.

An edge belongs to the lower band, so that a ceiling at 40 means *beginning*.
"""

from fractions import Fraction

from readiness.core.intervals import Interval
from readiness.message import message

BANDS: tuple[str, ...] = (
    message("not started"),
    message("beginning"),
    message("developing"),
    message("embedding"),
    message("sustaining"),
)
"""The five bands, lowest first."""

MOST_UNSETTLED = Fraction(40, 100)
"""A band is claimed only where no more than this much of the scale is unsettled."""


def band(value: Fraction) -> str:
    """Name the band of a value from 0 to 1.

    >>> band(Fraction(2, 5)), band(Fraction(41, 100))
    ('beginning', 'developing')
    """
    return BANDS[band_number(value)]


def band_number(value: Fraction) -> int:
    """Give the number of a value's band: 0 for *not started* up to 4 for *sustaining*."""
    numerator, denominator = value.as_integer_ratio()
    return max(-(-5 * numerator // denominator), 1) - 1


def band_floor(name: str) -> Fraction:
    """Give the value that has to be exceeded for a band to be reached (0 for the lowest band)."""
    return Fraction(BANDS.index(name), 5)


def band_words(interval: Interval) -> str:
    """Say the band of an interval: from the secured end, naming the other end where it differs.

    Where more than 40 points are unsettled no band is claimed.

    >>> band_words(Interval(Fraction(1, 2), Fraction(7, 10)))
    'developing, perhaps embedding'
    """
    if interval.unsettled > MOST_UNSETTLED:
        return message("not settled yet")
    low, high = band(interval.secured), band(interval.possible)
    return low if low == high else message("{low}, perhaps {high}", low=low, high=high)
