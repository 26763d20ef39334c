"""Sequence: the order of steps that secures most over the quarters of a fixed horizon.

The exact best is a hard problem; an integer programme solves it in a good part of a second. This search gets close
to it in milliseconds, always the same way: no clock, no chance. It begins with the order of
:mod:`readiness.planning.greedy`, or with the list where that secures more, tries
:mod:`readiness.planning.changes` of it, and keeps what secures more.
"""

from collections.abc import Iterator, Sequence

from readiness.planning.changes import NEARBY, Changes, forward
from readiness.planning.footing import Footing
from readiness.planning.greedy import greedy
from readiness.planning.sets import union
from readiness.planning.task import Order, Task
from readiness.planning.timetable import Poured
from readiness.planning.worth import Worth

TRIALS = 14
"""How many orders are tried at most. With none, plans miss more than three times as much of the optimum (see
``benchmarks/plan_quality.py``)."""


def sequence(task: Task) -> Order:
    """Put steps in an order that secures as much as the search can find. Equal tasks give equal orders.

    Where all of them fit into one quarter, or none into any, they stay as they are listed, tier by tier.
    """
    listed = task.timetable.poured(task.by_tier(task.everything))
    if not listed.ends or listed.ends[0] == task.everything:
        return listed.order
    return as_listed(task, improved(task, task.timetable.poured(greedy(task)), listed))


def improved(task: Task, *orders: Poured) -> Poured:
    """Take the best of some orders, and keep changing it a little for as long as that secures more.

    Up to :data:`TRIALS` changes are tried.
    """
    search = _Search(task, orders)
    while search.improves():
        pass
    return search.poured


def as_listed(task: Task, poured: Poured) -> Order:
    """Put the steps that are done in one quarter in the order of the list, where that moves the end of no quarter."""
    before = 0
    for done in poured.ends:
        begin, part = before.bit_count(), task.by_tier(done ^ before)
        if part != poured.order[begin : begin + len(part)]:
            other = poured.changed(begin, part)
            poured = other if other.ends == poured.ends else poured
        before = done
    return poured.order


def brought_forward(task: Task, order: Order, start: int, end: int) -> Order:
    """Bring the step at place ``end`` forward to place ``start``, with what it needs of those between."""
    part = forward(task, order[start : end + 1], union([1 << step for step in order[start:end]]))
    return (*order[:start], *part, *order[end + 1 :])


class _Search:
    """The best order so far, and how many trials are left."""

    def __init__(self, task: Task, orders: Sequence[Poured]) -> None:
        self.task, self.poured = task, orders[0]
        self._now = [*_footings(task.worth, self.poured.ends)]
        for other in orders[1:]:
            if self._gain(other.ends) > 0:
                self._follow(other)
        self._changes = Changes(task, _gains(task, self.poured), self.poured)
        self._trials, self._far = TRIALS, 0

    def improves(self) -> bool:
        """Find a change that secures more and make it, beginning with those like the last one."""
        for far, start, part in self._changes.from_far(self._far):
            if not self._trials:
                return False
            self._trials -= 1
            changed = self.poured.changed(start, part)
            if self._gain(changed.ends) > 0:
                self._follow(changed)
                self._changes.look(self.poured)
                self._far = far
                return True
        return False

    def _gain(self, ends: Sequence[int]) -> int:
        """Say what is secured more where the quarters end otherwise."""
        changed = [(now, done) for now, done in zip(self._now, ends, strict=True) if done != now.done]
        return sum([self.task.gain(now, done) for now, done in changed])

    def _follow(self, poured: Poured) -> None:
        self.poured = poured
        for now, done in zip(self._now, poured.ends, strict=True):
            now.move_to(done)


def _footings(worth: Worth, ends: Sequence[int]) -> Iterator[Footing]:
    """Give one for each end of a quarter, each going on from that before."""
    now = Footing(worth)
    for done in ends:
        now = now.further(done)
        yield now


def _gains(task: Task, poured: Poured) -> list[float]:
    """Give about what each of the steps gains that may be moved, as a share of a dimension; 0 for all others."""
    found, full, now = [0.0] * len(task.needs), task.worth.outlook.full, Footing(task.worth)
    for step in poured.order[: poured.ends[-1].bit_count() + 2 * NEARBY]:
        gain = task.fixed.get(1 << step)
        if gain is None:
            total = now.total
            now.move_to(now.done | 1 << step)
            gain = now.total - total
        found[step] = gain / full
    return found
