"""Changes: what may be put differently in an order of steps, so that it secures more.

A change moves steps over the end of a quarter: where in its quarter a step stands makes no difference to what is
secured then. It exchanges two steps, brings one to the front of the quarter before with what it needs, or puts one
off to the end of the quarter after with what needs it. All stay within their tier.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import or_

from readiness.planning.task import Order, Task

NEARBY = 8
"""How many steps on either side of the end of a quarter are looked at."""

PAIRS = tuple(
    [
        [(before, far - before) for before in range(1, NEARBY + 1) if 0 <= far - before < NEARBY]
        for far in range(2 * NEARBY)
    ]
)
"""Pairs of places, counted from the end of a quarter, one before it and one after, by how far apart they are."""

Turn = tuple[int, int]
"""Where the search goes on: the number of the kind of change, and how far apart, or from the end, the steps are."""

Ends = tuple[int, int]
"""The first place and the last of a part of an order."""


class Changes:
    """The changes of an order, listed as they are asked for."""

    def __init__(self, task: Task, density: Sequence[float], order: Order, ends: Iterable[int]) -> None:
        """Look at an order. ``density`` is what each step gains for its effort, by its number."""
        self._task, self._all_density = task, density
        self._quarters: list[tuple[int, int, int]] = []
        self._paired: dict[int, list[Ends]] = {}
        self.look(order, ends)

    def look(self, order: Order, ends: Iterable[int]) -> None:
        """Look at another order. ``ends`` are the sets of steps done at the end of each quarter.

        Pairs of places stay what they are while as many steps as before are done in each quarter: steps change, tiers
        do not.
        """
        marks = sorted({end.bit_count() for end in ends} - {0})
        self._seen = seen = order[: max(marks, default=0) + NEARBY]
        quarters = [*zip([0, *marks], marks, [*marks[1:], len(seen)], strict=False)][::-1]
        if quarters != self._quarters:
            self._quarters, self._paired = quarters, {}
        self._before = list(accumulate([1 << step for step in seen], or_, initial=0))
        self._tiers = list(map(self._task.tiers.__getitem__, seen))
        self._density = list(map(self._all_density.__getitem__, seen))
        self._efforts = list(map(self._task.timetable.efforts.__getitem__, seen))

    def from_turn(self, turn: Turn) -> Iterator[tuple[Turn, int, Order]]:
        """Walk in a circle over the kinds of change, from where the last one was found: nearby steps first.

        Each comes with its turn, the place where the part begins, and the part as it would be.
        """
        first, begun = turn
        yield from self._changed(first, range(begun, len(PAIRS)))
        for kind in (*range(first + 1, len(KINDS)), *range(first)):
            yield from self._changed(kind, range(len(PAIRS)))
        yield from self._changed(first, range(begun))

    def _changed(self, kind: int, within: range) -> Iterator[tuple[Turn, int, Order]]:
        found, change, promising = KINDS[kind]
        for far in within:
            for start, end in found(self, far, promising=promising):
                part = self._seen[start : end + 1]
                other = change(self._task, part, self._before[start] ^ self._before[end + 1])
                if other != part:
                    yield (kind, far), start, other

    def exchangeable(self, far: int, *, promising: bool) -> list[Ends]:
        """List pairs of steps. Promising are those whose second gains more for its effort.

        Of the others it is worth trying those whose second takes more effort: they may fit better.
        """
        density, efforts, pairs = self._density, self._efforts, self._pairs(far)
        if promising:
            return [(first, last) for first, last in pairs if density[last] > density[first]]
        fitting = [(first, last) for first, last in pairs if efforts[last] > efforts[first]]
        return [(first, last) for first, last in fitting if density[last] <= density[first]]

    def hurried(self, far: int, *, promising: bool) -> list[Ends]:
        """List steps to be brought forward. Promising are those that gain more for their effort than one there."""
        tiers, density = self._tiers, self._density
        steps = [
            (begin, end, end + far) for begin, end, _ in self._quarters if far < NEARBY and end + far < len(tiers)
        ]
        return [
            (bisect_left(tiers, tiers[last], begin), last)
            for begin, end, last in steps
            if tiers[last] == tiers[end - 1] and (density[last] > min(density[begin:end])) is promising
        ]

    def deferred(self, far: int, *, promising: bool) -> list[Ends]:
        """List steps to be put off. Promising are those that gain less for their effort than another that follows."""
        tiers, density = self._tiers, self._density
        steps = [
            (end - 1 - far, end, after) for begin, end, after in self._quarters if far < min(NEARBY, end - begin)
        ]
        return [
            (first, bisect_right(tiers, tiers[first], end, after) - 1)
            for first, end, after in steps
            if end < after and tiers[first] == tiers[end] and (density[first] < max(density[end:after])) is promising
        ]

    def _pairs(self, far: int) -> list[Ends]:
        """List pairs of steps of one tier on either side of the end of a quarter, and keep them for the next time."""
        tiers, pairs = self._tiers, self._paired.get(far)
        if pairs is None:
            pairs = self._paired[far] = [
                (end - before, end + after)
                for before, after in PAIRS[far]
                for begin, end, _ in self._quarters
                if begin <= end - before and end + after < len(tiers) and tiers[end - before] == tiers[end + after]
            ]
        return pairs


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


KINDS = (
    (Changes.hurried, forward, True),
    (Changes.exchangeable, _exchanged, True),
    (Changes.exchangeable, _exchanged, False),
    (Changes.deferred, _put_off, True),
    (Changes.hurried, forward, False),
    (Changes.deferred, _put_off, False),
)
"""The kinds of change: where they may be made, what is done to a part, and whether to promising steps."""
