"""Changes: what may be put differently in an order of steps, so that it secures more.

A change moves steps over the end of a quarter: where in its quarter a step stands makes no difference to what is
secured then. It exchanges two steps, brings one to the front of the quarter before with what it needs, or puts one
off to the end of the quarter after with what needs it. All stay within their tier.

Most changes secure less, and to know it exactly takes a while. So what a change promises is reckoned first, as if
each step always gained the same: what comes in, less what goes out and what has to make way.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from math import inf
from operator import or_

from readiness.planning.task import Order, Task
from readiness.planning.timetable import Poured

NEARBY = 8
"""How many steps on either side of the end of a quarter are looked at."""

FAR = 2 * NEARBY
"""No two of these steps are as far apart."""

Ends = tuple[int, int]
"""The first place and the last of a part of an order."""

Kind = tuple[Callable[..., list[Ends]], Callable[[Task, Order, int], Order]]
"""A kind of change: which parts of an order it may be made to, and how one, given the set of its steps."""


class Seam(dict[tuple[int, int], float]):
    """Where a quarter ends within a tier, and about what other steps gain or lose there as some are moved over it.

    ``seam[points, steps]`` is for so many more of both in the quarter: what is lost with the steps that make way for
    them, or, where the numbers are negative, gained with those that come in. ``first`` is the place where the quarter
    begins, or the tier, ``end`` that after the quarter's last step, ``last`` that where the next quarter ends, or the
    tier; ``front`` and ``beyond`` are where the steps nearby begin and end.
    """

    __slots__ = ("_efforts", "_gains", "_left", "_seen", "beyond", "end", "first", "front", "last")

    def __init__(self, begin: int, end: int, after: int, tiers: Sequence[int]) -> None:
        """Find the places in an order of which the steps in ``tiers`` are looked at."""
        tier = tiers[end]
        self.first, self.end = bisect_left(tiers, tier, begin), end
        last = bisect_right(tiers, tier, end)
        self.last, self.beyond = min(last, after), min(last, end + NEARBY)
        self.front = max(self.first, end - NEARBY)
        self._seen: Order = ()
        self._left = 0, 0

    def firsts(self, far: int) -> range:
        """Give the first places of pairs so far apart, one on either side."""
        front, end, beyond = self.front, self.end, self.beyond - far
        return range(end - far if end - far > front else front, beyond if beyond < end else end)

    def look(self, order: Order, left: tuple[int, int], gains: Sequence[float], efforts: Sequence[int]) -> None:
        """Look at an order, what its steps gain and take, and how many points and steps the quarter could still take.

        What was worked out is kept while the steps of the two quarters and these stay the same.
        """
        seen = order[self.first : self.beyond]
        if (seen, left) != (self._seen, self._left):
            self.clear()
        self._seen, self._left, self._gains, self._efforts = seen, left, gains, efforts

    def __missing__(self, more: tuple[int, int]) -> float:
        """Work out what so many more points and steps change, and keep it."""
        room, slots = self._left[0] - more[0], self._left[1] - more[1]
        fits = room >= 0 and slots >= 0
        self[more] = gained = self._coming_in(room, slots) if fits else self._making_way(room, slots)
        return gained

    def _making_way(self, room: int, slots: int) -> float:
        """Say what is gained once the last steps have made way: less than nothing; without end where all would."""
        lost = 0.0
        for place in range(self.end - 1, self.first - 1, -1):
            lost -= self._gains[place]
            room, slots = room + self._efforts[place], slots + 1
            if room >= 0 and slots >= 0:
                return lost
        return -inf

    def _coming_in(self, room: int, slots: int) -> float:
        """Say what is gained with the next steps that the quarter can take."""
        gained = 0.0
        for place in range(self.end, min(self.beyond, self.end + slots)):
            room -= self._efforts[place]
            if room < 0:
                break
            gained += self._gains[place]
        return gained


class Changes:
    """The changes of an order, listed as they are asked for."""

    def __init__(self, task: Task, gains: Sequence[float], poured: Poured) -> None:
        """Look at an order. ``gains`` has about what each step gains, by its number."""
        self._task, self._all_gains = task, gains
        self._marks: list[int] = []
        self._seams: list[Seam] = []
        self.look(poured)

    def look(self, poured: Poured) -> None:
        """Look at another order.

        Seams stay where they are while as many steps as before are done in each quarter: steps change, tiers do not.
        """
        marks = sorted({end.bit_count() for end in poured.ends} - {0})
        self._seen = seen = poured.order[: max(marks, default=0) + NEARBY]
        self._before = list(accumulate([1 << step for step in seen], or_, initial=0))
        self._gains = list(map(self._all_gains.__getitem__, seen))
        self._efforts = list(map(self._task.timetable.efforts.__getitem__, seen))
        if marks != self._marks:
            self._marks, self._seams = marks, _seams(marks, list(map(self._task.tiers.__getitem__, seen)))
        for seam in self._seams:
            seam.look(seen, poured.left(seam.end), self._gains, self._efforts)

    def from_far(self, far: int) -> Iterator[tuple[int, int, Order]]:
        """Walk over the changes, first in a circle over those that promise to secure more, from steps so far apart.

        Each comes with how far apart its steps are, or from the end of the quarter, the place where the part begins,
        and the part as it would be. Of the others, exchanges come first.
        """
        yield from self._changed((HURRY, EXCHANGE, DEFER), (*range(far, FAR), *range(far)), promising=True)
        yield from self._changed((EXCHANGE,), range(FAR), promising=False)
        yield from self._changed((HURRY, DEFER), range(NEARBY), promising=False)

    def _changed(
        self, kinds: Iterable[Kind], within: Iterable[int], *, promising: bool
    ) -> Iterator[tuple[int, int, Order]]:
        for far in within:
            for found, change in kinds:
                for start, end in found(self, far, promising=promising):
                    part = self._seen[start : end + 1]
                    other = change(self._task, part, self._before[start] ^ self._before[end + 1])
                    if other != part:
                        yield far, start, other

    def hurried(self, far: int, *, promising: bool) -> list[Ends]:
        """List steps to be brought forward."""
        gains, efforts = self._gains, self._efforts
        steps = [(seam, seam.end + far) for seam in self._seams if seam.end + far < seam.beyond]
        return [(seam.first, last) for seam, last in steps if (gains[last] + seam[efforts[last], 1] > 0) is promising]

    def exchangeable(self, far: int, *, promising: bool) -> list[Ends]:
        """List pairs of steps. Of those that promise nothing, those whose second takes more effort may fit better."""
        gains, efforts = self._gains, self._efforts
        pairs = [(seam, first, first + far) for seam in self._seams for first in seam.firsts(far)]
        if promising:
            pairs = [
                (seam, first, last)
                for seam, first, last in pairs
                if gains[last] > gains[first] or efforts[last] < efforts[first]
            ]
        else:
            pairs = [(seam, first, last) for seam, first, last in pairs if efforts[last] > efforts[first]]
        return [
            (first, last)
            for seam, first, last in pairs
            if (gains[last] - gains[first] + seam[efforts[last] - efforts[first], 0] > 0) is promising
        ]

    def deferred(self, far: int, *, promising: bool) -> list[Ends]:
        """List steps to be put off."""
        gains, efforts = self._gains, self._efforts
        steps = [(seam, seam.end - 1 - far) for seam in self._seams if seam.end - far > seam.front]
        return [
            (first, seam.last - 1)
            for seam, first in steps
            if (seam[-efforts[first], -1] - gains[first] > 0) is promising
        ]


def _seams(marks: Sequence[int], tiers: Sequence[int]) -> list[Seam]:
    """Find the ends of quarters that have steps of one tier on either side, the last one first."""
    quarters = zip([0, *marks], marks, [*marks[1:], len(tiers)], strict=False)
    seams = [
        Seam(begin, end, after, tiers)
        for begin, end, after in quarters
        if end < after and tiers[end - 1] == tiers[end]
    ]
    return seams[::-1]


def _exchanged(task: Task, part: Order, others: int) -> Order:
    """Exchange the first step and the last; the part stays as it is where that is not permitted."""
    first, *between, last = part
    if task.needs[last] & others or task.needed_by[first] & others:
        return part
    return (last, *between, first)


def forward(task: Task, part: Order, others: int) -> Order:
    """Bring the last step to the front, with what it needs of the others."""
    coming = task.needs[part[-1]] & others
    if not coming:
        return (part[-1], *part[:-1])
    coming |= 1 << part[-1]
    return (*[step for step in part if coming >> step & 1], *[step for step in part if not coming >> step & 1])


def _put_off(task: Task, part: Order, others: int) -> Order:
    """Put the first step last, with what needs it of the others."""
    going = task.needed_by[part[0]] & others
    if not going:
        return (*part[1:], part[0])
    going |= 1 << part[0]
    return (*[step for step in part if not going >> step & 1], *[step for step in part if going >> step & 1])


HURRY: Kind = (Changes.hurried, forward)
EXCHANGE: Kind = (Changes.exchangeable, _exchanged)
DEFER: Kind = (Changes.deferred, _put_off)
