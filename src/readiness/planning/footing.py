"""Footing: where everything stands once a set of steps is done, and quickly what any other set would change.

Orders and plans try one set after another that differs a little from the last, so only what differs is looked up.
"""

from collections.abc import Collection, Sequence

from readiness.planning.worth import Dimension, Group, Worth


class Footing:
    """Where each dimension stands once the steps in ``done`` are done.

    ``befores`` and ``afters`` are its dimensions before and after ceilings, in the unit of the outlook.
    """

    def __init__(self, worth: Worth, done: int = 0) -> None:
        """Begin with what is done already."""
        self.worth, self.done = worth, 0
        self.befores, self.afters = list(worth.outlook.start.before), list(worth.outlook.start.after)
        self._overall: int | None = None
        self._rises = [0] * len(worth.groups)
        self.move_to(done)

    @property
    def total(self) -> int:
        """The sum of all dimensions, after ceilings."""
        return sum(self.afters)

    @property
    def overall(self) -> int:
        """The overall figure (see :meth:`readiness.planning.outlook.Outlook.overall`)."""
        if self._overall is None:
            self._overall = self.worth.outlook.balanced(self.afters)
        return self._overall

    def move_to(self, then: int) -> None:
        """Take another set for the one that is done."""
        if then != self.done:
            self._move(then, self._touched(then))

    def climb(self, step: int) -> tuple[int, int]:
        """Do one more step; say what it adds to its own dimension before ceilings, and to the overall figure."""
        home, overall = self.worth.moves[step].home, self.overall
        before = self.befores[home]
        self._move(self.done | 1 << step, self.worth.bearing_on[step].values())
        return self.befores[home] - before, self.overall - overall

    def before(self, then: int) -> list[int]:
        """Give each dimension before ceilings once another set is done."""
        return self._summed(then, self._touched(then))

    def after(self, then: int) -> list[int]:
        """Give each dimension after ceilings once another set is done."""
        return self.under_ceilings(self.before(then), then)

    def after_one_more(self, step: int) -> list[int]:
        """Give each dimension after ceilings once one more step is done."""
        then = self.done | 1 << step
        return self.under_ceilings(self._summed(then, self.worth.bearing_on[step].values()), then)

    def under_ceilings(self, befores: Sequence[int], then: int) -> list[int]:
        """Lower values to the ceilings that are on once another set is done."""
        afters = list(befores)
        for dimension in self.worth.capped:
            ceiling = dimension[then & dimension.lifting]
            afters[dimension.number] = min(afters[dimension.number], ceiling)
        return afters

    def gain(self, then: int) -> int:
        """Say what another set adds to the total."""
        return sum(self.after(then)) - sum(self.afters)

    def added(self, step: int) -> int:
        """Say what one more step adds to its own dimension before ceilings."""
        then, rises = self.done | 1 << step, self._rises
        return sum([group[then & group.steps] - rises[group.place] for group in self.worth.home_groups(step)])

    def holds_back(self, dimension: Dimension) -> bool:
        """Say whether a ceiling is in the way of a dimension."""
        return self.befores[dimension.number] > self.afters[dimension.number]

    def reached(self, number: int, target: str) -> bool:
        """Say whether a dimension stands in its target band or above."""
        return self.worth.outlook.reaches(self.afters[number], number, target)

    def _move(self, then: int, touched: Collection[Group]) -> None:
        self.befores = self._summed(then, touched)
        self.afters, self.done, self._overall = self.under_ceilings(self.befores, then), then, None
        for group in touched:
            self._rises[group.place] = group[then & group.steps]

    def _touched(self, then: int) -> Collection[Group]:
        """List the groups that may add something else once another set is done."""
        changed, bearing_on, found = then ^ self.done, self.worth.bearing_on, dict[int, Group]()
        while changed:
            bit = changed & -changed
            found |= bearing_on[bit.bit_length() - 1]
            changed ^= bit
        return found.values()

    def _summed(self, then: int, touched: Collection[Group]) -> list[int]:
        befores, rises = self.befores.copy(), self._rises
        for group in touched:
            befores[group.dimension] += group[then & group.steps] - rises[group.place]
        return befores
