"""Tables of role groups worth trying, for rules about coverage and about how many people need a practice level."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from math import lcm

from readiness.authoring.tried_answers import numbers
from readiness.core.practice import PRACTICE_LEVELS, RoleGroup

WORK = (("none", "none"), ("likely", "none"), ("known", "supports"), ("known", "specialist"))
"""What a group's work is like, by the practice level that it needs."""

Table = tuple[RoleGroup, ...]


def tried_groups(shares: Iterable[Fraction], heads: Iterable[Fraction], least: Iterable[int]) -> Iterator[Table]:
    """Give tables with one group, then with two, the plainest first.

    ``shares`` are the percentages that coverages are compared with, ``heads`` the numbers of people, ``least`` the
    headcounts from which a group is counted as the least covered.
    """
    percents = numbers(shares, 0, 100, whole=False)
    fine = 100 * lcm(*(percent.denominator for percent in percents))
    sizes = _sizes(heads, least)
    for needs, size in product(range(4), (*sizes, fine)):
        for filled in _filled(percents if size == fine else (Fraction(0), Fraction(100))):
            yield (_group("A", needs, size, filled),)
    for (one, other), size in product(((0, 1), (1, 2), (0, 2), (2, 3), (1, 3)), (fine, *sizes)):
        for low, high in product(percents, repeat=2):
            yield (_group("A", one, size, ((low,) * 4, 0)), _group("B", other, fine, ((high,) * 4, 0)))


Filled = tuple[tuple[Fraction, ...], int]
"""How many percent are trained at least to each level, and how many more percent nobody knows of."""


def _sizes(heads: Iterable[Fraction], least: Iterable[int]) -> tuple[int, ...]:
    wanted = [int(number) for number in (*numbers(heads, 1, 10**6, whole=True), *map(Fraction, least))]
    return tuple(dict.fromkeys(size for number in wanted for size in (number, number - 1) if size > 0))


def _filled(percents: tuple[Fraction, ...]) -> Iterator[Filled]:
    """Give what is known of a group's training: so many to some level and so many to the next, or less than that."""
    for upto, low, high in product(range(5), percents, percents):
        if low <= high:
            yield (high,) * upto + (low,) * (4 - upto), 0
    yield from (((low,) * 4, int(high - low)) for low, high in product(percents, repeat=2) if low < high)


def _group(name: str, needs: int, size: int, filled: Filled) -> RoleGroup:
    shares, unknown = filled
    contact, remit = WORK[needs]
    counts = [int(size * share / 100) for share in shares]
    return RoleGroup(
        name=name,
        headcount=size,
        contact=contact,
        remit=remit,
        in_date=tuple(zip(PRACTICE_LEVELS, counts, strict=True)),
        unknown=int(size * Fraction(unknown, 100)),
    )
