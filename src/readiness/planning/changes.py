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

Turn = tuple[int, int]
"""Where the search goes on: the number of the kind of change, and how far from the end of a quarter the steps are."""

Place = tuple[int, int, int]
"""Where a change may be made: how far from the end of a quarter, and the first place and the last of the part."""


class Changes:
    """The changes of one order, listed as they are asked for."""

    def __init__(self, task: Task, order: Order, ends: Iterable[int], density: Sequence[float]) -> None:
        """Find out where quarters end.

        ``ends`` are the sets of steps done at the end of each quarter, ``density`` what each step gains for its
        effort, by its number.
        """
        self._task, self._order = task, order
        marks = sorted({end.bit_count() for end in ends} - {0})
        self._seen = seen = order[: max(marks, default=0) + NEARBY]
        self._quarters = [*zip([0, *marks], marks, [*marks[1:], len(seen)], strict=False)][::-1]
        self._before = list(accumulate([1 << step for step in seen], or_, initial=0))
        self._tiers = list(map(task.tiers.__getitem__, seen))
        self._density = list(map(density.__getitem__, seen))
        self._efforts = list(map(task.timetable.efforts.__getitem__, seen))

    def from_turn(self, turn: Turn) -> Iterator[tuple[Turn, int, Order]]:
        """Walk in a circle over the kinds of change, from where the last one was found: nearby steps first.

        Each comes with its turn, the place where the part begins, and the part as it would be.
        """
        first, begun = turn
        yield from self._changed(first, range(begun, FURTHEST))
        for kind in (*range(first + 1, len(KINDS)), *range(first)):
            yield from self._changed(kind, range(FURTHEST))
        yield from self._changed(first, range(begun))

    def _changed(self, kind: int, within: range) -> Iterator[tuple[Turn, int, Order]]:
        found, change, promising = KINDS[kind]
        for far, start, end in found(self, promising):
            if far in within:
                part = self._seen[start : end + 1]
                other = change(self._task, part, self._before[start] ^ self._before[end + 1])
                if other != part:
                    yield (kind, far), start, other

    def _exchangeable(self, promising: bool) -> Iterator[Place]:
        """List pairs of steps: promising are those whose second gains more for its effort, other ones may fit better.

        These take more effort.
        """
        tiers, density, efforts = self._tiers, self._density, self._efforts
        for far, before, after in PAIRS:
            for begin, end, _ in self._quarters:
                first, last = end - before, end + after
                if first >= begin and last < len(tiers) and tiers[first] == tiers[last]:
                    more = density[last] > density[first]
                    if more if promising else not more and efforts[last] > efforts[first]:
                        yield far, first, last

    def _hurried(self, promising: bool) -> Iterator[Place]:
        """List steps to be brought forward: promising are those that gain more for their effort than another there."""
        tiers, density = self._tiers, self._density
        least = {end: min(density[begin:end]) for begin, end, _ in self._quarters}
        for far in range(NEARBY):
            for begin, end, _ in self._quarters:
                last = end + far
                if last < len(tiers) and tiers[last] == tiers[end - 1] and (density[last] > least[end]) is promising:
                    yield far, bisect_left(tiers, tiers[last], begin), last

    def _deferred(self, promising: bool) -> Iterator[Place]:
        """List steps to be put off: promising are those that gain less for their effort than another that follows."""
        tiers, density = self._tiers, self._density
        most = {end: max(density[end:after], default=0) for _, end, after in self._quarters}
        for far in range(NEARBY):
            for begin, end, after in self._quarters:
                first = end - 1 - far
                if first >= begin and (density[first] < most[end]) is promising:
                    last = bisect_right(tiers, tiers[first], end, after) - 1
                    if last >= end:
                        yield far, first, last


PAIRS = sorted(
    [(before + after, before, after) for before in range(1, NEARBY + 1) for after in range(NEARBY)],
)
"""Pairs of places before and after the end of a quarter, nearby ones first, each with how far apart they are."""

FURTHEST = PAIRS[-1][0] + 1


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
    (Changes._hurried, forward, True),
    (Changes._exchangeable, _exchanged, True),
    (Changes._exchangeable, _exchanged, False),
    (Changes._deferred, _put_off, True),
    (Changes._hurried, forward, False),
    (Changes._deferred, _put_off, False),
)
"""The kinds of change: where they may be made, what is done to a part, and whether to promising steps."""
