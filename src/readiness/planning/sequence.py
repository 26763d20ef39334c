"""Sequence: the order of steps that secures most over the quarters of a fixed horizon.

The exact best is a hard problem; an integer programme solves it in a good part of a second. This search gets close
to it in milliseconds, always the same way: no clock, no chance. It begins with the order of
:mod:`readiness.planning.greedy`, or with the list where that secures more, tries
:mod:`readiness.planning.changes` of it, and keeps what secures more.
"""

from readiness.planning.changes import NEARBY, Changes, forward
from readiness.planning.footing import Footing
from readiness.planning.greedy import greedy
from readiness.planning.sets import union
from readiness.planning.task import Order, Task
from readiness.planning.timetable import Poured

TRIALS = 40
"""How many orders are tried at most. With none, plans miss three times as much of the optimum (see
``benchmarks/plan_quality.py``)."""


def sequence(task: Task) -> Order:
    """Put steps in an order that secures as much as the search can find. Equal tasks give equal orders.

    Where all of them fit into one quarter, or none into any, they stay as they are listed, tier by tier.
    """
    listed = task.by_tier(task.everything)
    ends = task.timetable.ends(listed)
    if not ends or ends[0] == task.everything:
        return listed
    return as_listed(task, improved(task, max(greedy(task), listed, key=task.secured)))


def improved(task: Task, order: Order) -> Order:
    """Keep changing an order a little for as long as that secures more, up to :data:`TRIALS` times."""
    search = _Search(task, order)
    while search.improves():
        pass
    return search.order


def as_listed(task: Task, order: Order) -> Order:
    """Put the steps that are done in one quarter in the order of the list, where that moves the end of no quarter."""
    ends, begin = task.timetable.ends(order), 0
    for end in map(int.bit_count, ends):
        part = task.by_tier(union([1 << step for step in order[begin:end]]))
        if part != order[begin:end] and task.timetable.ends(other := _with(order, begin, part)) == ends:
            order = other
        begin = end
    return order


def brought_forward(task: Task, order: Order, start: int, end: int) -> Order:
    """Bring the step at place ``end`` forward to place ``start``, with what it needs of those between."""
    return _with(order, start, forward(task, order[start : end + 1], union([1 << step for step in order[start:end]])))


class _Search:
    """The best order so far, and how many trials are left."""

    def __init__(self, task: Task, order: Order) -> None:
        self.task, self.order = task, order
        self._poured = Poured(task.timetable, order)
        self._ends = [Footing(task.worth, done) for done in self._poured.ends]
        density = _densities(task, order[: self._ends[-1].done.bit_count() + 2 * NEARBY])
        self._changes = Changes(task, density, order, self._poured.ends)
        self._trials, self._turn = TRIALS, (0, 0)

    def improves(self) -> bool:
        """Find a change that secures more and make it, beginning with the kind that did so last."""
        for turn, start, part in self._changes.from_turn(self._turn):
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
        self._changes.look(self.order, self._poured.ends)
        for end, done in zip(self._ends, self._poured.ends, strict=True):
            end.move_to(done)


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
