"""Worth: what a set of steps gives once it is done, looked up instead of worked out again.

A set of steps is a whole number, one bit for each, in the order in which they are listed. A dimension is a weighted
sum of rules, so its value is what it starts from plus what each group of steps adds; a group are those that share a
rule, directly or through others. A ceiling depends only on the steps that its cap reads. Both are worked out by the
outlook when they are first met, and kept. The results are exactly those of the outlook.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from readiness.core.compiled import Vector
from readiness.core.conditions import Condition
from readiness.core.indicators import DIMENSIONS
from readiness.planning.outlook import Move, Outlook


class Worth:
    """The dimensions of an outlook over sets of some of its steps.

    All values are whole numbers in the unit of the outlook.
    """

    def __init__(self, outlook: Outlook, moves: Iterable[Move]) -> None:
        """Find out which steps bear on which rules. ``lifting`` has the steps that lift each place of the vector."""
        self.outlook, self.moves = outlook, tuple(moves)
        self.lifting = _lifting(self.moves)
        self._numbers = {1 << place: 1 << move.number for place, move in enumerate(self.moves)}
        self._totals: dict[int, int] = {}
        self._overall: dict[int, int] = {}
        self.dimensions = tuple(self._dimension(number) for number in range(len(DIMENSIONS)))

    def total(self, done: int) -> int:
        """Add up the dimensions, after ceilings, once a set of steps is done."""
        total = self._totals.get(done)
        if total is None:
            total = 0
            for dimension in self.dimensions:
                value = dimension.known.get(done & dimension.steps)
                total += self._value(dimension, done & dimension.steps) if value is None else value
            self._totals[done] = total
        return total

    def overall(self, done: int) -> int:
        """Give the overall figure in the same unit (see :meth:`readiness.planning.outlook.Outlook.overall`)."""
        overall = self._overall.get(done)
        if overall is None:
            after = []
            for dimension in self.dimensions:
                value = dimension.known.get(done & dimension.steps)
                after.append(self._value(dimension, done & dimension.steps) if value is None else value)
            overall = self._overall[done] = self.outlook.balanced(after)
        return overall

    def gain(self, done: int, more: int) -> int:
        """Say what more steps add to the total."""
        gain, then = 0, done | more
        for dimension in self.dimensions:
            if more & dimension.steps:
                gain += self.after(dimension, then) - self.after(dimension, done)
        return gain

    def added(self, dimension: "Dimension", done: int, bit: int) -> int:
        """Say what one more step adds to a dimension before ceilings."""
        group = dimension.groups.get(bit)
        return 0 if group is None else self._rise(group, done | bit) - self._rise(group, done)

    def before(self, dimension: "Dimension", done: int) -> int:
        """Give a dimension before ceilings."""
        value = dimension.start
        for group in dimension.apart:
            own = done & group.steps
            if own:
                rise = group.known.get(own)
                value += self._rise(group, own) if rise is None else rise
        return value

    def after(self, dimension: "Dimension", done: int) -> int:
        """Give a dimension after ceilings."""
        own = done & dimension.steps
        value = dimension.known.get(own)
        return self._value(dimension, own) if value is None else value

    def shares(self, number: int, done: int, bit: int) -> tuple[Fraction, Fraction]:
        """Give what one more step adds to a dimension before ceilings, and to the overall figure, from 0 to 1."""
        added = self.added(self.dimensions[number], done, bit)
        overall = self.overall(done | bit) - self.overall(done)
        return self.outlook.shares[added], self.outlook.share(overall)

    def reached(self, done: int, number: int, target: str) -> bool:
        """Say whether a dimension stands in its target band or above."""
        return self.outlook.reaches(self.after(self.dimensions[number], done), number, target)

    def holds_back(self, dimension: "Dimension", done: int) -> bool:
        """Say whether a ceiling is in the way of a dimension."""
        self.after(dimension, done)
        return done & dimension.steps in dimension.held_back

    def ceiling(self, dimension: "Dimension", done: int) -> int:
        """Give the ceiling on a dimension."""
        key = done & dimension.lifting
        ceiling = dimension.ceilings.get(key)
        if ceiling is None:
            ceiling = dimension.ceilings[key] = self.outlook.sums(self._numbered(key), dimension.number)[1]
        return ceiling

    def vector(self, done: int) -> Vector:
        """Give the secured ends once a set of steps is done."""
        return self.outlook.vector(self._numbered(done))

    def bearing_on(self, indicators: Iterable[str]) -> int:
        """Give the set of steps that lift any of some indicators."""
        places = self.outlook.compiled.places
        return self._bearing([places[name] for name in indicators])

    def holds(self, condition: Condition, done: int) -> bool | None:
        """Judge a condition once a set of steps is done; ``None`` where everything it reads dropped out."""
        return self.outlook.holds(condition, self.vector(done))

    def _numbered(self, done: int) -> int:
        """Name a set of steps as the outlook does."""
        named, numbers = 0, self._numbers
        while done:
            bit = done & -done
            named |= numbers[bit]
            done ^= bit
        return named

    def _value(self, dimension: "Dimension", own: int) -> int:
        before, ceiling = self.before(dimension, own), self.ceiling(dimension, own)
        if before > ceiling:
            dimension.held_back.add(own)
        value = dimension.known[own] = min(before, ceiling)
        return value

    def _rise(self, group: "Group", done: int) -> int:
        own = done & group.steps
        rise = group.known.get(own)
        if rise is None:
            before, _ = self.outlook.sums(self._numbered(own), group.dimension)
            rise = group.known[own] = before - self.outlook.start.before[group.dimension]
        return rise

    def _dimension(self, number: int) -> "Dimension":
        read, capping = self.outlook.compiled.read[number]
        apart = tuple([Group(number, steps) for steps in self._groups(read)])
        lifting = self._bearing(capping)
        return Dimension(
            number=number,
            start=self.outlook.start.before[number],
            steps=union([lifting, *(group.steps for group in apart)]),
            lifting=lifting,
            apart=apart,
            groups={bit: group for group in apart for bit in bits(group.steps)},
        )

    def _groups(self, read: Iterable[Iterable[int]]) -> list[int]:
        """Put together the steps that share a rule, directly or through others; given what each rule reads."""
        groups: list[int] = []
        for group in filter(None, map(self._bearing, read)):
            apart = [other for other in groups if not other & group]
            groups = [*apart, union([group, *(other for other in groups if other & group)])]
        return groups

    def _bearing(self, read: Iterable[int]) -> int:
        """Give the set of steps that lift any of some places."""
        return union([self.lifting.get(place, 0) for place in read])


@attrs.frozen(eq=False, repr=False)
class Group:
    """Steps that share rules of a dimension, and what sets of them add to it, as far as that was found out."""

    dimension: int
    steps: int
    known: dict[int, int] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Dimension:
    """One dimension: where it starts, the steps that bear on it, and what was found out so far.

    ``steps`` are all of them, ``lifting`` those that its caps read. The others add to it in groups that stand apart;
    ``groups`` has the one that each of these steps belongs to.
    """

    number: int
    start: int
    steps: int
    lifting: int
    apart: tuple[Group, ...]
    groups: dict[int, Group]
    known: dict[int, int] = attrs.field(factory=dict)
    held_back: set[int] = attrs.field(factory=set)
    ceilings: dict[int, int] = attrs.field(factory=dict)

    def beside(self, bit: int) -> int:
        """Give the steps that add to the same rules as one, itself included; none where it adds nothing."""
        group = self.groups.get(bit)
        return 0 if group is None else group.steps


def bits(steps: int) -> Iterator[int]:
    """Split a set into its single steps, in the order of the list."""
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
    """Join sets of steps."""
    joined = 0
    for one in sets:
        joined |= one
    return joined


def _lifting(moves: Iterable[Move]) -> dict[int, int]:
    found: dict[int, int] = {}
    for number, move in enumerate(moves):
        for place, _ in move.lifts:
            found[place] = found.get(place, 0) | 1 << number
    return found
