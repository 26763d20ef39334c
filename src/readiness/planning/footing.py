"""Footing: where everything stands once a set of steps is done, and quickly what any other set would change.

Orders and plans try one set after another that differs a little from the last, so only what differs is looked up.
"""

from collections.abc import Sequence

from readiness.planning.worth import Dimension, Worth


class Footing:
    """Where each dimension stands once the steps in ``done`` are done.

    ``befores`` and ``afters`` are its dimensions before and after ceilings, in the unit of the outlook; ``overall``
    is the overall figure (see :meth:`readiness.planning.outlook.Outlook.overall`).
    """

    def __init__(self, worth: Worth, done: int = 0) -> None:
        """Begin with what is done already."""
        self.worth, self.done = worth, 0
        self.befores, self.afters = list(worth.outlook.start.before), list(worth.outlook.start.after)
        self.overall = worth.outlook.balanced(self.afters)
        self._rises = [0] * len(worth.groups)
        self.move_to(done)

    @property
    def total(self) -> int:
        """The sum of all dimensions, after ceilings."""
        return sum(self.afters)

    def move_to(self, then: int) -> None:
        """Take another set for the one that is done."""
        changed = then ^ self.done
        if changed:
            self.befores = self.before(then)
            self.afters = self.under_ceilings(self.befores, then)
            self.overall = self.worth.outlook.balanced(self.afters)
            self._settle(changed, then)
            self.done = then

    def climb(self, step: int) -> tuple[int, int]:
        """Do one more step; say what it adds to its own dimension before ceilings, and to the overall figure."""
        worth, befores, then = self.worth, self.befores, self.done | 1 << step
        home, overall = worth.moves[step].home, self.overall
        before = befores[home]
        for group in worth.bearing_groups[step]:
            own = then & group.steps
            rise = group.known.get(own)
            if rise is None:
                rise = worth.rise(group, own)
            befores[group.dimension] += rise - self._rises[group.place]
            self._rises[group.place] = rise
        self.afters, self.done = self.under_ceilings(befores, then), then
        self.overall = worth.outlook.balanced(self.afters)
        return befores[home] - before, self.overall - overall

    def before(self, then: int) -> list[int]:
        """Give each dimension before ceilings once another set is done."""
        befores, rises, clusters = self.befores.copy(), self._rises, self.worth.clusters
        changed = then ^ self.done
        while changed:
            bit = changed & -changed
            steps, groups = clusters[bit]
            for group in groups:
                own = then & group.steps
                rise = group.known.get(own)
                if rise is None:
                    rise = self.worth.rise(group, own)
                befores[group.dimension] += rise - rises[group.place]
            changed ^= bit | changed & steps
        return befores

    def after(self, then: int) -> list[int]:
        """Give each dimension after ceilings once another set is done."""
        return self.under_ceilings(self.before(then), then)

    def under_ceilings(self, befores: Sequence[int], then: int) -> list[int]:
        """Lower values to the ceilings that are on once another set is done."""
        afters = list(befores)
        for dimension in self.worth.capped:
            ceiling = dimension.ceilings.get(then & dimension.lifting)
            if ceiling is None:
                ceiling = self.worth.ceiling(dimension, then)
            afters[dimension.number] = min(afters[dimension.number], ceiling)
        return afters

    def gain(self, then: int) -> int:
        """Say what another set adds to the total."""
        return sum(self.after(then)) - sum(self.afters)

    def added(self, step: int) -> int:
        """Say what one more step adds to its own dimension before ceilings."""
        group = self.worth.home_group(step)
        if group is None:
            return 0
        own = (self.done | 1 << step) & group.steps
        rise = group.known.get(own)
        return (self.worth.rise(group, own) if rise is None else rise) - self._rises[group.place]

    def holds_back(self, dimension: Dimension) -> bool:
        """Say whether a ceiling is in the way of a dimension."""
        return self.befores[dimension.number] > self.afters[dimension.number]

    def reached(self, number: int, target: str) -> bool:
        """Say whether a dimension stands in its target band or above."""
        return self.worth.outlook.reaches(self.afters[number], number, target)

    def _settle(self, changed: int, then: int) -> None:
        """Note what each group adds now, where that may have changed."""
        while changed:
            bit = changed & -changed
            steps, groups = self.worth.clusters[bit]
            for group in groups:
                self._rises[group.place] = group.known[then & group.steps]
            changed ^= bit | changed & steps
