"""Footing: where everything stands once a set of steps is done, and quickly what any other set would change.

Orders and plans try one set after another that differs a little from the last, so only what differs is looked up.
"""

from collections.abc import Sequence

from readiness.planning.worth import Dimension, Worth


class Footing:
    """Where each dimension stands once the steps in ``done`` are done.

    ``befores`` and ``afters`` are its dimensions before and after ceilings, in the unit of the outlook, ``ceilings``
    these.
    """

    def __init__(self, worth: Worth, done: int = 0) -> None:
        """Begin with what is done already."""
        self.worth, self.done = worth, 0
        self.befores, self.afters = list(worth.outlook.start.before), list(worth.outlook.start.after)
        self.ceilings: Sequence[int] = worth.ceilings
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

    def further(self, then: int) -> "Footing":
        """Give another footing, with another set done."""
        other = Footing.__new__(Footing)
        other.worth, other.done, other.ceilings = self.worth, self.done, self.ceilings
        other.befores, other.afters, other._rises = self.befores.copy(), self.afters.copy(), self._rises.copy()
        other._overall = self._overall
        other.move_to(then)
        return other

    def move_to(self, then: int) -> None:
        """Take another set for the one that is done."""
        if then != self.done:
            self._move(then)

    def climb(self, step: int) -> tuple[int, int]:
        """Do one more step; say what it adds to its own dimension before ceilings, and to the overall figure."""
        befores, rises, home = self.befores, self._rises, self.worth.moves[step].home
        before, then = befores[home], self.done | 1 << step
        overall = self.overall if self._overall is None else self._overall
        for group in self.worth.bearing_on[step]:
            place, rise = group.place, group[then & group.steps]
            befores[group.dimension] += rise - rises[place]
            rises[place] = rise
        self._stand(then)
        self._overall = now = self.worth.outlook.balanced(self.afters)
        return befores[home] - before, now - overall

    def before(self, then: int) -> list[int]:
        """Give each dimension before ceilings once another set is done."""
        befores, rises, bearing_on = self.befores.copy(), self._rises, self.worth.bearing_on
        changed, seen = then ^ self.done, 0
        while changed:
            step = changed.bit_length() - 1
            changed ^= 1 << step
            for group in bearing_on[step]:
                if not seen >> group.place & 1:
                    befores[group.dimension] += group[then & group.steps] - rises[group.place]
                    changed &= ~group.alone
                    seen |= 1 << group.place
        return befores

    def after(self, then: int) -> list[int]:
        """Give each dimension after ceilings once another set is done."""
        return self.under_ceilings(self.before(then), then)

    def after_one_more(self, step: int) -> list[int]:
        """Give each dimension after ceilings once one more step is done."""
        return self.after(self.done | 1 << step)

    def under_ceilings(self, befores: list[int], then: int) -> list[int]:
        """Lower values to the ceilings that are on once another set is done."""
        uncapping = (then ^ self.done) & self.worth.uncapping
        return self._capped(befores, self._ceilings_once(then) if uncapping else self.ceilings)

    def gain(self, then: int) -> int:
        """Say what another set adds to the total."""
        return sum(self.after(then)) - sum(self.afters)

    def added(self, step: int) -> int:
        """Say what one more step adds to its own dimension before ceilings."""
        then, rises, home, added = self.done | 1 << step, self._rises, self.worth.moves[step].home, 0
        for group in self.worth.bearing_on[step]:
            if group.dimension == home:
                added += group[then & group.steps] - rises[group.place]
        return added

    def holds_back(self, dimension: Dimension) -> bool:
        """Say whether a ceiling is in the way of a dimension."""
        return self.befores[dimension.number] > self.afters[dimension.number]

    def reached(self, number: int, target: str) -> bool:
        """Say whether a dimension stands in its target band or above."""
        return self.worth.outlook.reaches(self.afters[number], number, target)

    def _move(self, then: int) -> None:
        befores, rises, bearing_on = self.befores, self._rises, self.worth.bearing_on
        changed = then ^ self.done
        while changed:
            step = changed.bit_length() - 1
            changed ^= 1 << step
            for group in bearing_on[step]:
                place, rise = group.place, group[then & group.steps]
                befores[group.dimension] += rise - rises[place]
                rises[place] = rise
                changed &= ~group.alone
        self._stand(then)

    def _stand(self, then: int) -> None:
        """Put what is known before ceilings under those that are on once another set is done."""
        if (then ^ self.done) & self.worth.uncapping:
            self.ceilings = self._ceilings_once(then)
        self.afters, self.done, self._overall = self._capped(self.befores, self.ceilings), then, None

    def _capped(self, befores: list[int], ceilings: Sequence[int]) -> list[int]:
        """Lower values to ceilings; none is above the ceiling of a dimension that has none now."""
        afters = befores.copy()
        for number in self.worth.under_ceilings:
            if ceilings[number] < afters[number]:  # noqa: PLR1730 (calling min takes ten times as long)
                afters[number] = ceilings[number]
        return afters

    def _ceilings_once(self, then: int) -> Sequence[int]:
        """Give the ceiling on each dimension once another set is done."""
        ceilings = list(self.ceilings)
        for dimension in self.worth.capped:
            ceilings[dimension.number] = dimension[then & dimension.lifting]
        return ceilings
