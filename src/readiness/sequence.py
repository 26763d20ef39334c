"""Sequence: the order of steps that secures most over the quarters of a fixed horizon.

What is best: the sum, over the quarters, of the dimensions' secured ends (after ceilings) at the end of each. The
exact best is a hard problem; an integer programme solves it in a good part of a second. This search gets close to it
in milliseconds, always the same way: no clock, no chance.

First greedily: repeatedly the bundle with the highest gain per effort point, a bundle being a step with everything
that it still needs, and with the steps that lift the ceilings in its way. Then by looking around: exchange two steps,
bring one forward with what it needs, put one off with what needs it, and keep what secures more.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush

import attrs

from readiness.timetable import Timetable
from readiness.worth import Dimension, Worth, bits, places, union

TRIALS = 400
"""How many orders are tried at most."""

BEYOND = 8
"""How many steps beyond the horizon are looked at, as something to bring forward."""

Order = tuple[int, ...]


@attrs.frozen(kw_only=True)
class Task:
    """Steps to be put in order.

    ``needs`` holds for each step the set of those that have to be done before it, with all that they need in turn;
    they are listed before it. A lower one of the ``tiers`` comes first, whatever it secures; what a step needs is in
    no higher tier than the step.
    """

    worth: Worth
    timetable: Timetable
    needs: Sequence[int]
    tiers: Sequence[int]

    @cached_property
    def needed_by(self) -> Sequence[int]:
        """For each step, the set of those that need it."""
        found = [0] * len(self.needs)
        for step, needs in enumerate(self.needs):
            for place in places(needs):
                found[place] |= 1 << step
        return found

    def secured(self, order: Order) -> int:
        """Add up what is secured at the end of each quarter."""
        return sum(map(self.worth.total, self.timetable.ends(order)))

    def effort(self, steps: int) -> int:
        """Add up the effort points of a set of steps."""
        efforts, total = self.timetable.efforts, 0
        while steps:
            total += efforts[steps.bit_length() - 1]
            steps ^= 1 << steps.bit_length() - 1
        return total


def sequence(task: Task) -> Order:
    """Put steps in an order that secures as much as the search can find. Equal tasks give equal orders.

    Where all of them fit into one quarter, or none into any, they stay as they are listed, tier by tier.
    """
    everything = (1 << len(task.needs)) - 1
    listed = _by_tier(task, everything)
    ends = task.timetable.ends(listed)
    return listed if not ends or ends[0] == everything else improved(task, greedy(task))


def greedy(task: Task) -> Order:
    """Order steps by gain per effort point, up to the horizon; the rest follows as listed."""
    walk = _Walk(task)
    horizon = task.timetable.pace * task.timetable.quarters
    while walk.open and walk.spent < horizon:
        walk.take(walk.best())
    return (*walk.order, *_by_tier(task, walk.open))


def improved(task: Task, order: Order) -> Order:
    """Keep changing an order a little for as long as that secures more, up to :data:`TRIALS` times."""
    search = _Search(order, task.secured(order), TRIALS)
    while (better := _better(task, search)) is not None:
        search = better
    return search.order


def brought_forward(task: Task, order: Order, start: int, end: int) -> Order:
    """Bring the step at place ``end`` forward to place ``start``, with what it needs of those between."""
    coming = task.needs[order[end]] | 1 << order[end]
    between = order[start : end + 1]
    first = [step for step in between if coming >> step & 1]
    return (*order[:start], *first, *[step for step in between if not coming >> step & 1], *order[end + 1 :])


def _by_tier(task: Task, steps: int) -> Order:
    return tuple(sorted(places(steps), key=task.tiers.__getitem__))


_Rated = tuple[float, int, int, int, int]
"""A bundle: its rating (lower is better), effort and step, the bundle itself, and what was done when it was rated."""


class _Walk:
    """The steps still open while an order is made.

    Ratings are brought up to date when they come to the top, since most only fall as other steps are taken; those
    that can rise are brought up to date at once.
    """

    def __init__(self, task: Task) -> None:
        self.task, self.worth = task, task.worth
        self.order: list[int] = []
        self.done, self.spent, self.open = 0, 0, (1 << len(task.needs)) - 1
        self._allowed = 0
        self._rated: list[_Rated] = []
        self._newest: dict[int, _Rated] = {}
        self._lifts: dict[int, int] = {}

    def best(self) -> int:
        """Give the bundle with the highest gain per effort point, in the lowest tier that is still open."""
        if not self.open & self._allowed:
            self._enter_tier(min(self.task.tiers[place] for place in places(self.open)))
        while True:
            entry = self._rated[0]
            step = entry[2]
            if self.done >> step & 1 or self._newest[step] is not entry:
                heappop(self._rated)
            elif entry[4] == self.done:
                return entry[3]
            else:
                self._rate(step)

    def take(self, bundle: int) -> None:
        """Put a bundle next."""
        self.order += places(bundle)
        self.spent += self.task.effort(bundle)
        before, self.done, self.open = self.done, self.done | bundle, self.open & ~bundle
        for step in places(self._risen(before, bundle) & self.open & self._allowed):
            self._rate(step)

    def _enter_tier(self, tier: int) -> None:
        self._allowed = union(1 << step for step, other in enumerate(self.task.tiers) if other <= tier)
        self._lifts = {dimension.number: self._lift(dimension) for dimension in self.worth.dimensions}
        self._rated.clear()
        for step in places(self.open & self._allowed):
            self._rate(step)

    def _lift(self, dimension: Dimension) -> int:
        """Give the steps that lift the ceilings on a dimension as far as can be, with all that they need."""
        wanted = dimension.lifting & self._allowed
        highest = self.worth.ceiling(dimension, wanted)
        for bit in reversed(list(bits(wanted))):
            if self.worth.ceiling(dimension, wanted ^ bit) == highest:
                wanted ^= bit
        return wanted | union(self.task.needs[place] for place in places(wanted))

    def _risen(self, before: int, bundle: int) -> int:
        """Give the steps whose rating may have risen: a need fell away, a ceiling, or something in their group."""
        risen = union(self.task.needed_by[place] for place in places(bundle))
        for dimension in self.worth.dimensions:
            if self.worth.ceiling(dimension, before) != self.worth.ceiling(dimension, self.done):
                risen |= dimension.steps
            risen |= union(dimension.adding[bit].group for bit in bits(bundle & dimension.moving))
        return risen

    def _rate(self, step: int) -> None:
        bundle = (self.task.needs[step] | 1 << step) & ~self.done
        entry = self._rating(step, bundle)
        for dimension in self.worth.dimensions:
            lift = self._lifts[dimension.number] & ~self.done & ~bundle
            if lift and bundle & dimension.steps and self.worth.holds_back(dimension, self.done | bundle):
                entry = min(entry, self._rating(step, bundle | lift))
        self._newest[step] = entry
        heappush(self._rated, entry)

    def _rating(self, step: int, bundle: int) -> _Rated:
        gain = self.worth.total(self.done | bundle) - self.worth.total(self.done)
        effort = self.task.effort(bundle)
        return -gain / (effort * self.worth.outlook.full), effort, step, bundle, self.done


_Change = Callable[[Task, Order, int, int], Order]


@attrs.frozen
class _Search:
    """The best order so far, what it secures, how many trials are left, and which shape of change to go on with."""

    order: Order
    secured: int
    trials: int
    turn: int = 0


def _better(task: Task, search: _Search) -> _Search | None:
    """Find a change that secures more, beginning with the shape that did so last."""
    trials = search.trials
    for turn, other in _changed(task, search.order, search.turn):
        if not trials:
            return None
        trials -= 1
        secured = task.secured(other)
        if secured > search.secured:
            return _Search(other, secured, trials, turn)
    return None


def _changed(task: Task, order: Order, turn: int) -> Iterator[tuple[int, Order]]:
    """List orders that differ by one change within a tier that crosses the end of a quarter, nearby ones first."""
    ends = task.timetable.ends(order)
    reach = ends[-1].bit_count()
    seen = order[: reach + BEYOND]
    quarters = [sum([not end >> step & 1 for end in ends]) for step in seen]
    tiers = [task.tiers[step] for step in seen]
    shapes = [(change, gap) for change in (_exchanged, brought_forward, _put_off) for gap in range(1, len(seen))]
    for number in range(turn, turn + len(shapes)):
        change, gap = shapes[number % len(shapes)]
        for start in reversed(range(min(reach, len(seen) - gap))):
            end = start + gap
            if quarters[start] != quarters[end] and tiers[start] == tiers[end]:
                other = change(task, order, start, end)
                if other is not order:
                    yield number, other


def _exchanged(task: Task, order: Order, start: int, end: int) -> Order:
    """Exchange two steps; the order stays as it is where that is not permitted."""
    first, last = order[start], order[end]
    between = union(1 << step for step in order[start + 1 : end])
    if task.needs[last] & (between | 1 << first) or task.needed_by[first] & between:
        return order
    return (*order[:start], last, *order[start + 1 : end], first, *order[end + 1 :])


def _put_off(task: Task, order: Order, start: int, end: int) -> Order:
    """Put the step at place ``start`` off until after place ``end``, with what needs it of those between."""
    going = task.needed_by[order[start]] | 1 << order[start]
    between = order[start : end + 1]
    last = [step for step in between if going >> step & 1]
    return (*order[:start], *[step for step in between if not going >> step & 1], *last, *order[end + 1 :])
