"""Worth: what sets of steps give once they are done, looked up instead of worked out again.

Sets of steps are whole numbers, one bit for each by its number. A dimension is a weighted sum of rules, so its value
is what it starts from plus what each group of steps adds; a group are the steps that bear on one part of it. A
ceiling depends only on the steps that its cap reads. Both are worked out by the outlook when they are first met, and
kept: what the advice has met, the plan looks up. The results are exactly those of the outlook. What a whole set gives
is known by its :class:`~readiness.planning.footing.Footing`.
"""

from collections.abc import Iterable, Iterator

from readiness.core.compiled import Part
from readiness.core.indicators import DIMENSIONS
from readiness.planning.outlook import Outlook
from readiness.planning.sets import union


class Worth:
    """What groups of an outlook's steps add to its dimensions, and the ceilings on these.

    All values are whole numbers in the unit of the outlook.
    """

    def __init__(self, outlook: Outlook) -> None:
        """Find out which steps bear on which parts.

        ``groups`` has one for each part, and ``bearing_on`` for each step those that it is in. ``ceilings`` has that
        on each dimension as things stand now, ``under_ceilings`` the numbers of those where one is on, ``uncapping``
        the steps that may turn one off.
        """
        self.outlook, self.moves = outlook, outlook.moves
        self.groups = [Group(outlook, number, part) for number, part in enumerate(outlook.compiled.parts)]
        self.bearing_on = self._gathered()
        self.dimensions = tuple(self._dimensions())
        self.capped = tuple([dimension for dimension in self.dimensions if dimension.capped])
        self.under_ceilings = tuple([dimension.number for dimension in self.capped])
        self.uncapping = union([dimension.lifting for dimension in self.capped])
        self.ceilings = [dimension[0] for dimension in self.dimensions]

    def bearing(self, read: Iterable[int]) -> int:
        """Give the set of steps that lift any of some places."""
        found, lifting = 0, self.outlook.lifting
        for place in read:
            found |= lifting.get(place, 0)
        return found

    def neighbours(self, step: int) -> int:
        """Give the set of all steps of the groups that a step is in."""
        found = 0
        for group in self.bearing_on[step]:
            found |= group.steps
        return found

    def _gathered(self) -> "list[tuple[Group, ...]]":
        """Put the steps into their groups; give for each step those that it is in."""
        found: dict[tuple[int, ...], tuple[Group, ...]] = {}
        bearing_on, bit, shared = [], 1, 0
        for move in self.moves:
            groups = found.get(move.parts)
            if groups is None:
                groups = found[move.parts] = tuple([self.groups[part] for part in move.parts])
            rises = move.rises
            for place, group in enumerate(groups):
                group[bit] = rises[place]
                group.steps |= bit
            if len(groups) > 1:
                shared |= bit
            bearing_on.append(groups)
            bit <<= 1
        for group in self.groups:
            group.alone = group.steps & ~shared
            group.simple = group.simple or self._on_one_place(group)
        return bearing_on

    def _on_one_place(self, group: "Group") -> bool:
        lifting, places = self.outlook.lifting, self.outlook.compiled.parts[group.place].places
        return len([place for place in places if lifting.get(place, 0) & group.steps]) == 1

    def _dimensions(self) -> Iterator["Dimension"]:
        adding = [0] * len(DIMENSIONS)
        for group in self.groups:
            adding[group.dimension] |= group.steps
        for number, steps in enumerate(adding):
            ceiling = self.outlook.ceiling(self.outlook.start.vector, number)
            lifting = self.bearing(self.outlook.capping(number)) if ceiling < self.outlook.full else 0
            yield Dimension(self.outlook, number, lifting | steps, lifting, ceiling)


class Group(dict[int, int]):
    """Steps that bear on one part of a dimension, and what sets of them add to it before ceilings.

    ``group[steps]`` is what a set of its steps adds, worked out when it is first asked for. ``place`` is that in the
    list of groups, which is the number of the part, ``steps`` are all that are in it, ``alone`` those that are in no
    other. ``simple`` says that all of them lift one and the same place of the vector: then a set adds what the best
    of it does.
    """

    __slots__ = ("_outlook", "alone", "dimension", "place", "simple", "steps")

    def __init__(self, outlook: Outlook, place: int, part: Part) -> None:
        """Begin with no step; a single part reads one place."""
        self[0] = 0
        self._outlook, self.place, self.dimension, self.simple = outlook, place, part.dimension, part.single
        self.steps = self.alone = 0

    def __missing__(self, own: int) -> int:
        """Work out what a set adds, and keep it."""
        if self.simple:
            last = 1 << own.bit_length() - 1
            rise = max(self[own ^ last], self[last])
        else:
            rise = self._outlook.rise(own, self.place)
        self[own] = rise
        return rise


class Dimension(dict[int, int]):
    """One dimension, the steps that bear on it, and the ceilings once some of them are done.

    ``dimension[steps]`` is the ceiling once those among ``lifting`` are done, worked out when it is first asked for.
    ``lifting`` are the steps that may turn a ceiling off, ``steps`` these and all that add to the dimension.
    ``capped`` says whether a ceiling is on now: better answers can only turn it off.
    """

    __slots__ = ("_outlook", "capped", "lifting", "number", "steps")

    def __init__(self, outlook: Outlook, number: int, steps: int, lifting: int, ceiling: int) -> None:
        """Begin with the ceiling as things stand now."""
        self[0] = ceiling
        self._outlook, self.number, self.steps, self.lifting = outlook, number, steps, lifting
        self.capped = ceiling < outlook.full

    def __missing__(self, lifting: int) -> int:
        """Work out the ceiling, and keep it."""
        outlook = self._outlook
        self[lifting] = ceiling = outlook.ceiling(outlook.vector(lifting), self.number)
        return ceiling

    def ceiling(self, done: int) -> int:
        """Give the ceiling once a set of steps is done, whichever they are."""
        return self[done & self.lifting]
