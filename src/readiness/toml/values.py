"""What is read of a TOML file: exact numbers, values that could not be read, faults, and paths of keys.

Light, so that reading a file without a fault loads nothing that only faults need.
"""

import enum
from decimal import Decimal, InvalidOperation
from typing import Final

from readiness.record import Plain

Keys = tuple[str | int, ...]
"""A path into data: names of tables and keys, and indices of lists, which count from 0."""

MOST_PARTS = 10
"""A dotted key with more parts than this is not made out: parsers take very long over long ones."""

_MOST_DIGITS = 40
_MOST_EXPONENT = 30


class Broken(enum.Enum):
    """The type of a value that could not be read; its fault is reported already."""

    BROKEN = "broken"


BROKEN: Final = Broken.BROKEN


class Fault(Plain):
    """One place where a text is not TOML: where, what was found there, and what to type instead."""

    offset: int
    message: str
    hint: str


def exact(number: str) -> Decimal:
    """Read a decimal number exactly; infinity stands for those that are too large, too long or no number."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        return Decimal("Infinity")
    if len(number) > _MOST_DIGITS:
        return Decimal("Infinity")
    exponent = value.as_tuple().exponent
    return value if isinstance(exponent, int) and abs(exponent) <= _MOST_EXPONENT else Decimal("Infinity")
