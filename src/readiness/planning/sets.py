"""Sets of steps as whole numbers: one bit for each step, by its place in a list."""

from collections.abc import Iterable, Iterator
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
        bit = steps & -steps
        found.append(bit.bit_length() - 1)
        steps ^= bit
    return found


def union(sets: Iterable[int]) -> int:
    """Join sets of steps.

    >>> bin(union([0b1000, 0b0010]))
    '0b1010'
    """
    return reduce(or_, sets, 0)
