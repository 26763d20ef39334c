"""Greedy: an order built by taking what gains most for its effort, again and again.

What is taken is a bundle: a step with everything that it still needs, and with the steps that lift the ceilings in
its way. So a step that gains little by itself comes early where much waits for it.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import NamedTuple

from readiness.planning.footing import Footing
from readiness.planning.sets import places, union
from readiness.planning.task import Order, Task
from readiness.planning.worth import Dimension


def greedy(task: Task) -> Order:
    """Order steps by gain per effort point, up to the horizon; the rest follows as listed."""
    walk = _Walk(task)
    while bundle := walk.best():
        walk.take(bundle)
    return (*walk.order, *task.by_tier(walk.open))


class _Rated(NamedTuple):
    """A bundle that was rated when some steps were done. The best sorts first: by loss, effort, place in the list.

    ``alone`` says that the step comes with nothing but what it needs.
    """

    loss: float
    effort: int
    place: int
    step: int
    bundle: int
    done: int
    alone: bool


class _Walk:
    """The steps still open while an order is made.

    Ratings are brought up to date when they come to the top, since most only fall as other steps are taken. Those of
    steps that needed what was taken rise, and are brought up to date at once.
    """

    def __init__(self, task: Task) -> None:
        self.task, self.worth = task, task.worth
        self.order: list[int] = []
        self.now, self.open = Footing(task.worth), task.everything
        self.left = task.timetable.pace * task.timetable.quarters
        self._allowed = 0
        self._rated: list[_Rated] = []
        self._newest: dict[int, _Rated] = {}
        self._lifts: dict[int, int] = {}

    def best(self) -> int:
        """Give the bundle with the highest gain per effort point, in the lowest tier that is still open.

        Empty where none is left that can be done within the horizon.
        """
        if self.open and not self.open & self._allowed:
            self._enter_tier(min(self.task.tiers[place] for place in places(self.open)))
        while self._rated:
            entry = self._rated[0]
            newest = self._newest.get(entry.step) is entry
            if newest and self._holds(entry):
                return entry.bundle
            heappop(self._rated)
            if newest:
                self._rate(entry.step)
        return 0

    def take(self, bundle: int) -> None:
        """Put a bundle next."""
        self.order += self.task.by_tier(bundle)
        self.left -= self.task.effort(bundle)
        self.now.move_to(self.now.done | bundle)
        self.open &= ~bundle
        for step in places(bundle):
            self._newest.pop(step, None)
        waiting = union(self.task.needed_by[step] for step in places(bundle))
        for step in places(waiting & self.open & self._allowed):
            self._rate(step)

    def _enter_tier(self, tier: int) -> None:
        self._allowed = union([1 << step for step in self.task.listed if self.task.tiers[step] <= tier])
        self._lifts = {dimension.number: self._lift(dimension) for dimension in self.worth.capped}
        self._rated.clear()
        for step in places(self.open & self._allowed):
            self._rate(step)

    def _lift(self, dimension: Dimension) -> int:
        """Give the steps that lift the ceilings on a dimension as far as can be, with all that they need."""
        wanted = dimension.lifting & self._allowed
        highest = dimension.ceiling(wanted)
        for step in sorted(places(wanted), key=self.task.places.__getitem__, reverse=True):
            if dimension.ceiling(wanted ^ 1 << step) == highest:
                wanted ^= 1 << step
        return wanted | union(self.task.needs[place] for place in places(wanted))

    def _holds(self, entry: _Rated) -> bool:
        """Say whether a rating is up to date."""
        if entry.effort > self.left:
            return False
        since = self.now.done ^ entry.done
        return not since or not entry.bundle & self.task.varying or (entry.alone and not since & self._bearing(entry))

    def _bearing(self, entry: _Rated) -> int:
        """Give the steps that can change what a bundle gains once they are done."""
        found = union([self.worth.neighbours(place) for place in places(entry.bundle)])
        return found | union([dimension.steps for dimension in self.worth.capped if entry.bundle & dimension.steps])

    def _rate(self, step: int) -> None:
        """Rate the bundles of a step that can still be done within the horizon, and keep the best."""
        self._newest.pop(step, None)
        bundle = (self.task.needs[step] | 1 << step) & ~self.now.done
        effort = self.task.effort(bundle)
        if effort <= self.left:
            if bundle & self.task.varying:
                best = min(self._varying(step, bundle, effort))
            else:
                gain = self.task.gain(self.now, self.now.done | bundle)
                best = _Rated(-gain / effort, effort, self.task.places[step], step, bundle, self.now.done, alone=True)
            self._newest[step] = best
            heappush(self._rated, best)

    def _varying(self, step: int, bundle: int, effort: int) -> Iterator[_Rated]:
        """Rate a step with what it still needs, then together with what lifts each ceiling in its way."""
        now, then, place = self.now, self.now.done | bundle, self.task.places[step]
        befores = now.before(then)
        afters = now.under_ceilings(befores, then)
        yield _Rated((now.total - sum(afters)) / effort, effort, place, step, bundle, now.done, alone=True)
        for dimension in self.worth.capped:
            if bundle & dimension.steps and befores[dimension.number] > afters[dimension.number]:
                wider = bundle | self._lifts[dimension.number] & ~now.done
                effort = self.task.effort(wider)
                if wider != bundle and effort <= self.left:
                    yield _Rated(
                        -now.gain(now.done | wider) / effort, effort, place, step, wider, now.done, alone=False
                    )
