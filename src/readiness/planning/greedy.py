"""Greedy: an order built by taking what gains most for its effort, again and again.

What is taken is a bundle: a step with everything that it still needs, and with the steps that lift the ceilings in
its way. So a step that gains little by itself comes early where much waits for it.
"""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from readiness.planning.footing import Footing
from readiness.planning.sets import places, union
from readiness.planning.task import Order, Task
from readiness.planning.worth import Dimension

Rated = tuple[float, int, int, int, int, int, bool]
"""A bundle that was rated, the best first: its loss, its effort, the place in the list of the step that it is for,
this step, the steps in the bundle, those done when it was rated, and whether the step comes with what it needs alone.
"""


def greedy(task: Task) -> Order:
    """Order steps by gain per effort point, up to the horizon; the rest follows as listed."""
    walk = _Walk(task)
    while best := walk.best():
        walk.take(best)
    return (*walk.order, *task.by_tier(walk.open))


class _Walk:
    """The steps still open while an order is made.

    Ratings are brought up to date when they come to the top, since most only fall as other steps are taken. Those of
    steps that needed what was taken rise, and are brought up to date at once.
    """

    def __init__(self, task: Task) -> None:
        self.task, self.worth = task, task.worth
        self._needs, self._varying, self._places = task.needs, task.varying, task.places
        self._efforts, self._added = task.efforts, task.added
        self.order: list[int] = []
        self.done, self.open = 0, task.everything
        self.left = task.timetable.pace * task.timetable.quarters
        self._now = Footing(task.worth)
        self._tiers, self._allowed = _by_tier(task), 0
        self._rated: list[Rated] = []
        self._newest: dict[int, Rated] = {}
        self._lifts: dict[int, int] = {}

    def best(self) -> Rated | None:
        """Give the bundle with the highest gain per effort point, in the lowest tier that is still open.

        There is none where none is left that can be done within the horizon.
        """
        while self.open and not self.open & self._allowed:
            self._enter(self._tiers.pop())
        rated = self._rated
        while rated:
            entry = rated[0]
            newest = self._newest.get(entry[3]) is entry
            if newest and self._holds(entry):
                return entry
            heappop(rated)
            if newest:
                self._rate(entry[3])
        return None

    def take(self, best: Rated) -> None:
        """Put a bundle next."""
        _, effort, _, _, bundle, *_ = best
        steps, waiting = self.task.by_tier(bundle), 0
        self.order += steps
        self.left -= effort
        self.done |= bundle
        self.open ^= bundle
        for step in steps:
            self._newest.pop(step, None)
            waiting |= self.task.needed_by[step]
        for step in places(waiting & self.open & self._allowed):
            self._rate(step)

    def _enter(self, tier: int) -> None:
        """Go on to another tier once all lower ones are done."""
        self._allowed |= tier
        self._lifts.clear()
        for step in places(self.open & tier):
            self._rate(step)

    def _holds(self, entry: Rated) -> bool:
        """Say whether a rating is up to date."""
        _, effort, _, _, bundle, done, alone = entry
        if effort > self.left:
            return False
        since = self.done ^ done
        return not since or not bundle & self._varying or (alone and not since & self._bearing(bundle))

    def _bearing(self, bundle: int) -> int:
        """Give the steps that can change what a bundle gains once they are done."""
        found = union([self.worth.neighbours(step) for step in places(bundle)])
        return found | union([dimension.steps for dimension in self.worth.capped if bundle & dimension.steps])

    def _rate(self, step: int) -> None:
        """Rate the bundles of a step that can still be done within the horizon, and keep the best."""
        bundle = (self._needs[step] | 1 << step) & self.open
        effort = self._efforts[bundle]
        if effort > self.left:
            self._newest.pop(step, None)
            return
        if bundle & self._varying:
            best = self._with_lifts(step, bundle, effort)
        else:
            best = (-self._added[bundle] / effort, effort, self._places[step], step, bundle, self.done, True)
        self._newest[step] = best
        heappush(self._rated, best)

    def _with_lifts(self, step: int, bundle: int, effort: int) -> Rated:
        """Rate a step with what it still needs, and together with what lifts each ceiling in its way."""
        now, then, place = self._now, self.done | bundle, self._places[step]
        now.move_to(self.done)
        befores = now.before(then)
        afters = now.under_ceilings(befores, then)
        best = ((now.total - sum(afters)) / effort, effort, place, step, bundle, self.done, True)
        if befores == afters:
            return best
        held_back = [
            dimension for dimension in self.worth.capped if befores[dimension.number] > afters[dimension.number]
        ]
        return min([best, *self._wider(step, bundle, held_back)])

    def _wider(self, step: int, bundle: int, held_back: Sequence[Dimension]) -> Iterator[Rated]:
        """Rate a step together with what lifts each ceiling."""
        now, place = self._now, self._places[step]
        for dimension in held_back:
            if bundle & dimension.steps:
                wider = bundle | self._lifting(dimension) & self.open
                effort = self._efforts[wider]
                if wider != bundle and effort <= self.left:
                    yield -now.gain(self.done | wider) / effort, effort, place, step, wider, self.done, False

    def _lifting(self, dimension: Dimension) -> int:
        """Give the steps that lift the ceilings on a dimension as far as can be so far, with all that they need."""
        if dimension.number not in self._lifts:
            self._lifts[dimension.number] = self._lift(dimension, dimension.lifting & self._allowed)
        return self._lifts[dimension.number]

    def _lift(self, dimension: Dimension, wanted: int) -> int:
        highest = dimension.ceiling(wanted)
        for step in sorted(places(wanted), key=self._places.__getitem__, reverse=True):
            if dimension.ceiling(wanted ^ 1 << step) == highest:
                wanted ^= 1 << step
        return wanted | union([self._needs[place] for place in places(wanted)])


def _by_tier(task: Task) -> list[int]:
    """Give the set of steps in each tier, the lowest last."""
    found: dict[int, int] = {}
    for step in task.listed:
        tier = task.tiers[step]
        found[tier] = found.get(tier, 0) | 1 << step
    return [found[tier] for tier in sorted(found, reverse=True)]
