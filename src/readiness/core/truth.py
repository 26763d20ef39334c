"""Three-valued truth after Kleene: true, false, or not known yet.

Source: S. C. Kleene, *Introduction to Metamathematics* (1952), §64, the strong tables.
"""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """What can be said of a condition: surely true, surely false, or not known yet."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    def __invert__(self) -> "Truth":
        """Negate; unknown stays unknown.

        >>> ~Truth.TRUE, ~Truth.UNKNOWN
        (<Truth.FALSE: 0>, <Truth.UNKNOWN: 1>)
        """
        return Truth(2 - self.value)

    @property
    def surely(self) -> bool:
        """Whether it holds whatever the unknowns turn out to be."""
        return self is _TRUE

    @property
    def perhaps(self) -> bool:
        """Whether it holds or still may."""
        return self is not _FALSE


# Looked up once: a member takes as long to find in its class as ten other names (Python 3.11).
_FALSE, _UNKNOWN, _TRUE = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE


def truth(surely: bool, perhaps: bool) -> Truth:
    """Build a truth from its two ends: whether it surely holds, whether it perhaps does."""
    return _TRUE if surely else _UNKNOWN if perhaps else _FALSE


def every(parts: Iterable[Truth]) -> Truth:
    """Conjunction: as true as the least true part; true where there is none."""
    return Truth(min((part.value for part in parts), default=2))


def some(parts: Iterable[Truth]) -> Truth:
    """Disjunction: as true as the truest part; false where there is none."""
    return Truth(max((part.value for part in parts), default=0))


def at_least(n: int, parts: Iterable[Truth]) -> Truth:
    """Say whether at least ``n`` parts hold."""
    known = list(parts)
    return truth(sum(part.surely for part in known) >= n, sum(part.perhaps for part in known) >= n)
