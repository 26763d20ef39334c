"""Sets of steps as whole numbers: one bit for each step, by its number."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_


def bits(steps: int) -> Iterator[int]:
    """Split a set into its single steps, in the order of the list.

    >>> [bin(bit) for bit in bits(0b1010)]
    ['0b10', '0b1000']
    """
    while steps:
        bit = steps & -steps
        yield bit
        steps ^= bit


def places(steps: int) -> list[int]:
    """Give the places of a set's steps in the list.

    >>> places(0b1101)
    [0, 2, 3]
    """
    found = []
    while steps:
        place = steps.bit_length() - 1
        found.append(place)
        steps ^= 1 << place
    found.reverse()
    return found


def union(sets: Iterable[int]) -> int:
    """Join sets of steps.

    >>> bin(union([0b1000, 0b0010]))
    '0b1010'
    """
    return reduce(or_, sets, 0)


class Sums(dict[int, int]):
    """What sets of steps add up to, worked out when first asked for, from what each step counts by itself.

    >>> Sums({0b01: 5, 0b10: 7})[0b11]
    12
    """

    __slots__ = ()

    def __init__(self, single: Mapping[int, int]) -> None:
        """Begin with what each step counts; nothing counts nothing."""
        super().__init__(single)
        self[0] = 0

    def __missing__(self, steps: int) -> int:
        """Add the last step to the others, whose sum is often known."""
        last = 1 << steps.bit_length() - 1
        others = self.get(steps ^ last)
        if others is None:
            others = sum(map(self.__getitem__, bits(steps ^ last)))
        self[steps] = total = others + self[last]
        return total
