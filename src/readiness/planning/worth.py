"""Worth: what sets of steps give once they are done, looked up instead of worked out again.

Sets of steps are whole numbers, one bit for each, in the order in which they are listed. A dimension is a weighted
sum of rules, so its value is what it starts from plus what each group of steps adds; a group are the steps that bear
on one part of it. A ceiling depends only on the steps that its cap reads. Both are worked out by the outlook when
they are first met, and kept. The results are exactly those of the outlook. What a whole set gives is known by its
:class:`~readiness.planning.footing.Footing`.
"""

from collections.abc import Iterable, Iterator

from readiness.core.compiled import Part
from readiness.core.indicators import DIMENSIONS
from readiness.core.vectors import Vector
from readiness.planning.outlook import Move, Outlook, lifting
from readiness.planning.sets import places, union


class Worth:
    """What groups of some of an outlook's steps add to its dimensions, and the ceilings on these.

    All values are whole numbers in the unit of the outlook.
    """

    def __init__(self, outlook: Outlook, moves: Iterable[Move]) -> None:
        """Find out which steps bear on which parts.

        ``lifting`` has the steps that lift each place of the vector; ``bearing_on`` for each step the groups that it
        is in, and ``neighbours`` all steps of these. ``ceilings`` has that on each dimension as things stand now,
        ``uncapping`` the steps that may turn one off.
        """
        self.outlook, self.moves = outlook, tuple(moves)
        self._as_numbered = self.moves == outlook.moves
        self.lifting = outlook.lifting if self._as_numbered else lifting(self.moves)
        by_part = self._groups()
        self.groups = tuple(by_part.values())
        bearing_on = {
            parts: tuple([by_part[part] for part in parts]) for parts in {move.parts for move in self.moves}
        }
        neighbours = {parts: union([group.steps for group in groups]) for parts, groups in bearing_on.items()}
        self.bearing_on = [bearing_on[move.parts] for move in self.moves]
        self.neighbours = [neighbours[move.parts] for move in self.moves]
        self.dimensions = tuple(self._dimensions())
        self.capped = tuple([dimension for dimension in self.dimensions if dimension.capped])
        self.uncapping = union([dimension.lifting for dimension in self.capped])
        self.ceilings = [dimension[0] for dimension in self.dimensions]

    def rise(self, part: int, done: int) -> int:
        """Say how far a set of steps lifts a part, before ceilings."""
        return self.outlook.rise(self._numbered(done), part)

    def vector(self, done: int) -> Vector:
        """Give the secured ends once a set of steps is done."""
        return self.outlook.vector(self._numbered(done))

    def bearing(self, read: Iterable[int]) -> int:
        """Give the set of steps that lift any of some places."""
        return union([self.lifting.get(place, 0) for place in read])

    def _numbered(self, done: int) -> int:
        """Name a set of steps as the outlook does."""
        return done if self._as_numbered else union([1 << self.moves[place].number for place in places(done)])

    def _groups(self) -> dict[int, "Group"]:
        """Make the groups, by the number of their part."""
        found: dict[int, Group] = {}
        parts, bit = self.outlook.compiled.parts, 1
        for move in self.moves:
            for part, rise in zip(move.parts, move.rises, strict=True):
                group = found.get(part)
                if group is None:
                    group = found[part] = Group(self, len(found), part, parts[part])
                group[bit] = rise
                group.steps |= bit
                group.alone |= bit if len(move.parts) == 1 else 0
            bit <<= 1
        for group in found.values():
            group.simple = group.simple or self._on_one_place(group)
        return found

    def _on_one_place(self, group: "Group") -> bool:
        places = self.outlook.compiled.parts[group.part].places
        return len([place for place in places if self.lifting.get(place, 0) & group.steps]) == 1

    def _dimensions(self) -> Iterator["Dimension"]:
        adding = [0] * len(DIMENSIONS)
        for group in self.groups:
            adding[group.dimension] |= group.steps
        for number, steps in enumerate(adding):
            ceiling = self.outlook.ceiling(self.outlook.start.vector, number)
            lifting = self.bearing(self.outlook.capping(number)) if ceiling < self.outlook.full else 0
            yield Dimension(self, number, lifting | steps, lifting, ceiling)


class Group(dict[int, int]):
    """Steps that bear on one part of a dimension, and what sets of them add to it before ceilings.

    ``group[steps]`` is what a set of its steps adds, worked out when it is first asked for. ``place`` is that in the
    list of groups, ``part`` the number of the part, ``steps`` are all that are in it, ``alone`` those that are in
    no other. ``simple`` says that all of them lift one and the same place of the vector: then a set adds what the
    best of it does.
    """

    __slots__ = ("_worth", "alone", "dimension", "part", "place", "simple", "steps")

    def __init__(self, worth: Worth, place: int, part: int, read: Part) -> None:
        """Begin with no step; ``read`` is the part, of which a measure reads one place."""
        super().__init__({0: 0})
        self._worth, self.place, self.part = worth, place, part
        self.dimension, self.simple = read.dimension, read.measured
        self.steps = self.alone = 0

    def __missing__(self, own: int) -> int:
        """Work out what a set adds, and keep it."""
        if self.simple:
            last = 1 << own.bit_length() - 1
            rise = max(self[own ^ last], self[last])
        else:
            rise = self._worth.rise(self.part, own)
        self[own] = rise
        return rise


class Dimension(dict[int, int]):
    """One dimension, the steps that bear on it, and the ceilings once some of them are done.

    ``dimension[steps]`` is the ceiling once those among ``lifting`` are done, worked out when it is first asked for.
    ``lifting`` are the steps that may turn a ceiling off, ``steps`` these and all that add to the dimension.
    ``capped`` says whether a ceiling is on now: better answers can only turn it off.
    """

    __slots__ = ("_worth", "capped", "lifting", "number", "steps")

    def __init__(self, worth: Worth, number: int, steps: int, lifting: int, ceiling: int) -> None:
        """Begin with the ceiling as things stand now."""
        super().__init__({0: ceiling})
        self._worth, self.number, self.steps, self.lifting = worth, number, steps, lifting
        self.capped = ceiling < worth.outlook.full

    def __missing__(self, lifting: int) -> int:
        """Work out the ceiling, and keep it."""
        self[lifting] = ceiling = self._worth.outlook.ceiling(self._worth.vector(lifting), self.number)
        return ceiling

    def ceiling(self, done: int) -> int:
        """Give the ceiling once a set of steps is done, whichever they are."""
        return self[done & self.lifting]
