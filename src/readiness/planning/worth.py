"""Worth: what sets of steps give once they are done, looked up instead of worked out again.

A set of steps is a whole number, one bit for each, in the order in which they are listed. A dimension is a weighted
sum of rules, so its value is what it starts from plus what each group of steps adds; a group are the steps that bear
on one part of it. A ceiling depends only on the steps that its cap reads. Both are worked out by the outlook when
they are first met, and kept. The results are exactly those of the outlook. What a whole set gives is known by its
:class:`~readiness.planning.footing.Footing`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from readiness.core.compiled import joined_sets
from readiness.core.conditions import Condition
from readiness.core.indicators import DIMENSIONS
from readiness.core.vectors import Vector
from readiness.planning.outlook import Move, Outlook


class Worth:
    """What groups of some of an outlook's steps add to its dimensions, and the ceilings on these.

    All values are whole numbers in the unit of the outlook.
    """

    def __init__(self, outlook: Outlook, moves: Iterable[Move]) -> None:
        """Find out which steps bear on which parts. ``lifting`` has the steps that lift each place of the vector."""
        self.outlook, self.moves = outlook, tuple(moves)
        self.lifting = _lifting(self.moves)
        self.groups = tuple(self._groups())
        by_part = {group.part: group for group in self.groups}
        self.bearing_groups = [tuple([by_part[part] for part in move.parts]) for move in self.moves]
        self.clusters = self._clusters()
        self.dimensions = tuple([self._dimension(number) for number in range(len(DIMENSIONS))])
        self.capped = tuple([dimension for dimension in self.dimensions if dimension.capped])
        self._numbers = [1 << move.number for move in self.moves]

    def home_group(self, step: int) -> "Group | None":
        """Give the group of a step in its own dimension; ``None`` where it adds nothing there."""
        home = self.moves[step].home
        for group in self.bearing_groups[step]:
            if group.dimension == home:
                return group
        return None

    def rise(self, group: "Group", own: int) -> int:
        """Say how far some steps of a group lift its dimension, before ceilings."""
        rise = group.known.get(own)
        if rise is None:
            if group.alone is None:
                rise = self.outlook.rise(self._numbered(own), group.part)
            else:
                rise = max([group.alone[bit] for bit in bits(own)])
            group.known[own] = rise
        return rise

    def ceiling(self, dimension: "Dimension", done: int) -> int:
        """Give the ceiling on a dimension."""
        key = done & dimension.lifting
        ceiling = dimension.ceilings.get(key)
        if ceiling is None:
            vector = self.outlook.vector(self._numbered(key))
            ceiling = dimension.ceilings[key] = self.outlook.ceiling(vector, dimension.number)
        return ceiling

    def vector(self, done: int) -> Vector:
        """Give the secured ends once a set of steps is done."""
        return self.outlook.vector(self._numbered(done))

    def bearing_on(self, indicators: Iterable[str]) -> int:
        """Give the set of steps that lift any of some indicators."""
        places = self.outlook.compiled.places
        return self.bearing([places[name] for name in indicators])

    def bearing(self, read: Iterable[int]) -> int:
        """Give the set of steps that lift any of some places."""
        return union([self.lifting.get(place, 0) for place in read])

    def holds(self, condition: Condition, done: int) -> bool | None:
        """Judge a condition once a set of steps is done; ``None`` where everything it reads dropped out."""
        return self.outlook.holds(condition, self.vector(done))

    def _numbered(self, done: int) -> int:
        """Name a set of steps as the outlook does."""
        return union([self._numbers[place] for place in places(done)])

    def _groups(self) -> Iterator["Group"]:
        alone: dict[int, dict[int, int]] = {}
        for number, move in enumerate(self.moves):
            for part, rise in zip(move.parts, move.rises, strict=True):
                alone.setdefault(part, {})[1 << number] = rise
        for place, (part, rises) in enumerate(alone.items()):
            read = self.outlook.compiled.parts[part]
            simple = read.measured or len(read.places & self._lifted(rises)) == 1
            yield Group(place, read.dimension, part, rises, simple=simple)

    def _lifted(self, steps: Iterable[int]) -> set[int]:
        """Give the places that any of some steps lift."""
        return {place for bit in steps for place, _ in self.moves[bit.bit_length() - 1].lifts}

    def _clusters(self) -> dict[int, "Cluster"]:
        """Put together the groups that have steps in common, directly or through others."""
        single: dict[int, tuple[Group, ...]] = {group.part: (group,) for group in self.groups}
        for parts in joined_sets(frozenset(move.parts) for move in self.moves if len(move.parts) > 1):
            together = tuple([group for group in self.groups if group.part in parts])
            single |= dict.fromkeys(parts, together)
        known = {groups: Cluster(union([group.steps for group in groups]), groups) for groups in set(single.values())}
        nothing = Cluster(0, ())
        return {
            1 << step: known[single[move.parts[0]]] if move.parts else nothing for step, move in enumerate(self.moves)
        }

    def _dimension(self, number: int) -> "Dimension":
        adding = union([group.steps for group in self.groups if group.dimension == number])
        capped = self.outlook.ceiling(self.outlook.start.vector, number) < self.outlook.full
        lifting = self.bearing(self.outlook.capping(number)) if capped else 0
        return Dimension(number, lifting | adding, lifting, capped=capped)


class Group:
    """Steps that bear on one part of a dimension, and what sets of them add to it, as far as that was found out.

    ``place`` is that in the list of groups. ``alone`` says what each step adds by itself, where all of them lift one
    and the same place of the vector: then a set adds what the best of it does.
    """

    __slots__ = ("alone", "dimension", "known", "part", "place", "steps")

    def __init__(self, place: int, dimension: int, part: int, alone: Mapping[int, int], *, simple: bool) -> None:
        """Begin with what each step adds by itself; ``simple`` says that all lift the same place."""
        self.place, self.dimension, self.part, self.steps = place, dimension, part, union(alone)
        self.known, self.alone = {0: 0, **alone}, alone if simple else None


class Cluster(NamedTuple):
    """Groups that have steps in common, and all their steps."""

    steps: int
    groups: tuple[Group, ...]


class Dimension:
    """One dimension, the steps that bear on it, and the ceilings that were found out so far.

    ``capped`` says whether a ceiling is on now: better answers can only turn it off. ``lifting`` are the steps that
    may do so; ``steps`` are these and all that add to the dimension.
    """

    __slots__ = ("capped", "ceilings", "lifting", "number", "steps")

    def __init__(self, number: int, steps: int, lifting: int, *, capped: bool) -> None:
        """Begin with no ceiling found out."""
        self.number, self.steps, self.lifting, self.capped = number, steps, lifting, capped
        self.ceilings: dict[int, int] = {}


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
