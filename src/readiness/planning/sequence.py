"""Sequence: the order of steps that secures most over the quarters of a fixed horizon.

The exact best is a hard problem; an integer programme solves it in a good part of a second. This search gets close
to it in milliseconds, always the same way: no clock, no chance. It begins with the order of
:mod:`readiness.planning.greedy`, or with the list where that secures more, and looks around: it exchanges two
steps, brings one forward with what it needs, puts one off with what needs it, and keeps what secures more. Where a
step would overtake another without gaining more for its effort, that is tried last: it helps only where it fits
better.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from operator import itemgetter, or_

from readiness.planning.footing import Footing
from readiness.planning.greedy import greedy
from readiness.planning.task import Order, Task
from readiness.planning.timetable import Poured

TRIALS = 80
"""How many orders are tried at most. With none, plans miss three times as much of the optimum (see
``benchmarks/plan_quality.py``)."""

BEYOND = 8
"""How many steps beyond the horizon are looked at, as something to bring forward."""

Pair = tuple[int, int]
"""Two steps of an order: how far apart they are, and the place of the first."""

Turn = tuple[int, int]
"""Where the search goes on: the number of the kind of change, and how far apart the two steps are."""


def sequence(task: Task) -> Order:
    """Put steps in an order that secures as much as the search can find. Equal tasks give equal orders.

    Where all of them fit into one quarter, or none into any, they stay as they are listed, tier by tier.
    """
    everything = (1 << len(task.needs)) - 1
    listed = task.by_tier(everything)
    ends = task.timetable.ends(listed)
    if not ends or ends[0] == everything:
        return listed
    return improved(task, max(greedy(task), listed, key=task.secured))


def improved(task: Task, order: Order) -> Order:
    """Keep changing an order a little for as long as that secures more, up to :data:`TRIALS` times."""
    search = _Search(task, order)
    while search.improves():
        pass
    return search.order


def brought_forward(task: Task, order: Order, start: int, end: int) -> Order:
    """Bring the step at place ``end`` forward to place ``start``, with what it needs of those between."""
    return _with(order, start, _forward(task, order[start : end + 1], 0))


class _Search:
    """The best order so far, and how many trials are left."""

    def __init__(self, task: Task, order: Order) -> None:
        self.task, self.order = task, order
        self._poured = Poured(task.timetable, order)
        self._ends = [Footing(task.worth, done) for done in self._poured.ends]
        self._density = _densities(task, order[: self._ends[-1].done.bit_count() + 2 * BEYOND])
        self._trials, self._turn = TRIALS, (0, 0)

    def improves(self) -> bool:
        """Find a change that secures more and make it, beginning with the kind that did so last."""
        for turn, start, part in self._changed():
            if not self._trials:
                return False
            self._trials -= 1
            then = self._poured.changed(start, part)
            changed = [(end, done) for end, done in zip(self._ends, then, strict=True) if done != end.done]
            if sum([self.task.gain(end, done) for end, done in changed]) > 0:
                self._make(start, part)
                self._turn = turn
                return True
        return False

    def _make(self, start: int, part: Order) -> None:
        self.order = _with(self.order, start, part)
        self._poured = Poured(self.task.timetable, self.order)
        for end, done in zip(self._ends, self._poured.ends, strict=True):
            end.move_to(done)

    def _changed(self) -> Iterator[tuple[Turn, int, Order]]:
        """List parts to be put differently: promising changes first, and of these nearby ones.

        Each comes with its turn, and the place where the part begins.
        """
        order, before = self.order, list(accumulate([1 << step for step in self.order], or_, initial=0))
        for kind, pairs in self._from_turn():
            change, _ = KINDS[kind]
            for gap, start in pairs:
                end = start + gap
                part = order[start : end + 1]
                other = change(self.task, part, before[start] ^ before[end])
                if other is not part:
                    yield (kind, gap), start, other

    def _from_turn(self) -> Iterator[tuple[int, list[Pair]]]:
        """Walk in a circle over the kinds of change, each with its pairs, from where the last one was found."""
        pairs = cache(self._pairs)
        first, gap = self._turn
        promising = KINDS[first][1]
        begun = bisect_left(pairs(promising), gap, key=itemgetter(0))
        yield first, pairs(promising)[begun:]
        for kind in (*range(first + 1, len(KINDS)), *range(first)):
            yield kind, pairs(KINDS[kind][1])
        yield first, pairs(promising)[:begun]

    def _pairs(self, promising: bool) -> list[Pair]:
        """List pairs of steps within a tier and in different quarters, nearby ones first, of these the last in order.

        Promising are those whose second step gains more for its effort.
        """
        ends = sorted({end.bit_count() for end in self._poured.ends})
        seen = self.order[: ends[-1] + BEYOND]
        tiers, density = [self.task.tiers[step] for step in seen], [self._density[step] for step in seen]
        pairs: list[Pair] = []
        for start in reversed(range(ends[-1])):
            gains, next_quarter = density[start], ends[bisect_right(ends, start)]
            others = enumerate(density[next_quarter : bisect_right(tiers, tiers[start])], next_quarter - start)
            pairs += [(gap, start) for gap, other in others if (other > gains) is promising]
        pairs.sort(key=itemgetter(0))
        return pairs


def _densities(task: Task, order: Order) -> list[float]:
    """Give for each step of an order what it gains there for its effort; 0 for all others."""
    found, now = [0.0] * len(task.needs), Footing(task.worth)
    for step in order:
        gain = task.fixed.get(1 << step)
        if gain is None:
            total = now.total
            now.climb(step)
            gain = now.total - total
        found[step] = gain / task.timetable.efforts[step]
    return found


def _with(order: Order, start: int, part: Order) -> Order:
    """Put a part in its place in an order."""
    return (*order[:start], *part, *order[start + len(part) :])


def _exchanged(task: Task, part: Order, others: int) -> Order:
    """Exchange the first step and the last; the part stays as it is where that is not permitted."""
    first, *between, last = part
    if (task.needs[last] | task.needed_by[first]) & others:
        return part
    return (last, *between, first)


def _forward(task: Task, part: Order, _: int) -> Order:
    """Bring the last step to the front, with what it needs of the others."""
    coming = task.needs[part[-1]] | 1 << part[-1]
    return (*[step for step in part if coming >> step & 1], *[step for step in part if not coming >> step & 1])


def _put_off(task: Task, part: Order, _: int) -> Order:
    """Put the first step last, with what needs it of the others."""
    going = task.needed_by[part[0]] | 1 << part[0]
    return (*[step for step in part if not going >> step & 1], *[step for step in part if going >> step & 1])


KINDS = tuple((change, promising) for promising in (True, False) for change in (_exchanged, _forward, _put_off))
"""The kinds of change: what is done to a part, and whether to promising pairs."""
