"""Worth: what sets of steps give once they are done, looked up instead of worked out again.

Sets of steps are whole numbers, one bit for each, in the order in which they are listed. A dimension is a weighted
sum of rules, so its value is what it starts from plus what each group of steps adds; a group are the steps that bear
on one part of it. A ceiling depends only on the steps that its cap reads. Both are worked out by the outlook when
they are first met, and kept. The results are exactly those of the outlook. What a whole set gives is known by its
:class:`~readiness.planning.footing.Footing`.
"""

from collections.abc import Iterable, Iterator, Mapping

from readiness.core.indicators import DIMENSIONS
from readiness.core.vectors import Vector
from readiness.planning.outlook import Move, Outlook
from readiness.planning.sets import bits, places, union


class Worth:
    """What groups of some of an outlook's steps add to its dimensions, and the ceilings on these.

    All values are whole numbers in the unit of the outlook.
    """

    def __init__(self, outlook: Outlook, moves: Iterable[Move]) -> None:
        """Find out which steps bear on which parts.

        ``lifting`` has the steps that lift each place of the vector; ``bearing_on`` for each step the groups that it
        is in, by their place, and ``neighbours`` all steps of these.
        """
        self.outlook, self.moves = outlook, tuple(moves)
        self.lifting = _lifting(self.moves)
        self.groups = tuple(self._groups())
        by_part = {group.part: group for group in self.groups}
        self.bearing_on = [{by_part[part].place: by_part[part] for part in move.parts} for move in self.moves]
        self.neighbours = [union([group.steps for group in groups.values()]) for groups in self.bearing_on]
        self.dimensions = tuple([self._dimension(number) for number in range(len(DIMENSIONS))])
        self.capped = tuple([dimension for dimension in self.dimensions if dimension.capped])
        self._as_numbered = all(move.number == place for place, move in enumerate(self.moves))

    def home_groups(self, step: int) -> list["Group"]:
        """List the groups of a step in its own dimension."""
        home = self.moves[step].home
        return [group for group in self.bearing_on[step].values() if group.dimension == home]

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

    def _groups(self) -> Iterator["Group"]:
        alone: dict[int, dict[int, int]] = {}
        for number, move in enumerate(self.moves):
            for part, rise in zip(move.parts, move.rises, strict=True):
                alone.setdefault(part, {})[1 << number] = rise
        for place, (number, rises) in enumerate(alone.items()):
            read = self.outlook.compiled.parts[number]
            simple = read.measured or len(read.places & self._lifted(rises)) == 1
            yield Group(self, place, read.dimension, number, rises, simple=simple)

    def _lifted(self, steps: Iterable[int]) -> set[int]:
        """Give the places that any of some steps lift."""
        return {place for bit in steps for place, _ in self.moves[bit.bit_length() - 1].lifts}

    def _dimension(self, number: int) -> "Dimension":
        adding = union([group.steps for group in self.groups if group.dimension == number])
        capped = self.outlook.ceiling(self.outlook.start.vector, number) < self.outlook.full
        lifting = self.bearing(self.outlook.capping(number)) if capped else 0
        return Dimension(self, number, lifting | adding, lifting, capped=capped)


class Group(dict[int, int]):
    """Steps that bear on one part of a dimension, and what sets of them add to it before ceilings.

    ``group[steps]`` is what a set of its steps adds, worked out when it is first asked for. ``place`` is that in the
    list of groups, ``part`` the number of the part. ``simple`` says that all of them lift one and the same place of
    the vector: then a set adds what the best of it does.
    """

    __slots__ = ("_worth", "dimension", "part", "place", "simple", "steps")

    def __init__(  # noqa: PLR0913 (what a group is)
        self, worth: Worth, place: int, dimension: int, part: int, alone: Mapping[int, int], *, simple: bool
    ) -> None:
        """Begin with what each step adds by itself."""
        super().__init__(alone)
        self._worth, self.place, self.dimension, self.part, self.simple = worth, place, dimension, part, simple
        self.steps = union(alone)

    def __missing__(self, own: int) -> int:
        """Work out what a set adds, and keep it."""
        rise = max([self[bit] for bit in bits(own)], default=0) if self.simple else self._worth.rise(self.part, own)
        self[own] = rise
        return rise


class Dimension(dict[int, int]):
    """One dimension, the steps that bear on it, and the ceilings once some of them are done.

    ``dimension[steps]`` is the ceiling once those among ``lifting`` are done, worked out when it is first asked for.
    ``lifting`` are the steps that may turn a ceiling off, ``steps`` these and all that add to the dimension.
    ``capped`` says whether a ceiling is on now: better answers can only turn it off.
    """

    __slots__ = ("_worth", "capped", "lifting", "number", "steps")

    def __init__(self, worth: Worth, number: int, steps: int, lifting: int, *, capped: bool) -> None:
        """Begin with no ceiling worked out."""
        super().__init__()
        self._worth, self.number, self.steps, self.lifting, self.capped = worth, number, steps, lifting, capped

    def __missing__(self, lifting: int) -> int:
        """Work out the ceiling, and keep it."""
        self[lifting] = ceiling = self._worth.outlook.ceiling(self._worth.vector(lifting), self.number)
        return ceiling

    def ceiling(self, done: int) -> int:
        """Give the ceiling once a set of steps is done, whichever they are."""
        return self[done & self.lifting]


def _lifting(moves: Iterable[Move]) -> dict[int, int]:
    found: dict[int, int] = {}
    for number, move in enumerate(moves):
        for place, _ in move.lifts:
            found[place] = found.get(place, 0) | 1 << number
    return found
