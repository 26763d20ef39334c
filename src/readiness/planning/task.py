"""Task: steps to be put in order, and what binds the order.

What is best: the sum, over the quarters of a fixed horizon, of the dimensions' secured ends (after ceilings) at the
end of each.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from readiness.planning.footing import Footing
from readiness.planning.sets import Sums, places, union
from readiness.planning.timetable import Timetable
from readiness.planning.worth import Group, Worth

Order = tuple[int, ...]
"""Steps by their number."""


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Task:
    """Steps to be put in order.

    ``listed`` are these steps in the order of the advice. All else goes by the number of the step: ``needs`` holds
    the set of those that have to be done before it, with all that they need in turn; they are listed before it. A
    lower one of the ``tiers`` comes first, whatever it secures; what a step needs is in no higher tier than the step.
    """

    worth: Worth
    listed: Order
    timetable: Timetable
    needs: Sequence[int]
    tiers: Sequence[int]

    @cached_property
    def everything(self) -> int:
        """The set of all steps to be put in order."""
        return union([1 << step for step in self.listed])

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The place of each step in the list."""
        return {step: place for place, step in enumerate(self.listed)}

    @cached_property
    def needed_by(self) -> Sequence[int]:
        """For each step, the set of those that need it; what it needs itself hands this on to what that needs."""
        needs, found = self.needs, [0] * len(self.needs)
        for step in reversed(self.listed):
            left, needing = needs[step], found[step] | 1 << step
            while left:
                needed = left.bit_length() - 1
                found[needed] |= needing
                left &= ~(needs[needed] | 1 << needed)
        return found

    @cached_property
    def fixed(self) -> Mapping[int, int]:
        """What each step adds to the total whenever it is done, by its bit, where that is always the same.

        It is so for a step that bears on no dimension under a ceiling, and each of whose groups is a staircase: its
        steps lead further and further, and each needs all those below it.
        """
        varying = capped = union([dimension.steps for dimension in self.worth.capped])
        found = {1 << step: 0 for step in self.listed if not capped >> step & 1}
        for group in self.worth.groups:
            stairs = self._stairs(group) if group.simple and not group.steps & capped else ()
            if not stairs:
                varying |= group.steps
            for bit, rise in stairs:
                found[bit] += rise
        return {bit: rise for bit, rise in found.items() if not bit & varying}

    def _stairs(self, group: Group) -> Sequence[tuple[int, int]]:
        """Give what each step of a group adds after those below it; nothing where it is no staircase."""
        needs, steps, found, below, reached = self.needs, group.steps, list[tuple[int, int]](), 0, 0
        for step in places(steps & self.everything):
            bit = 1 << step
            rise = group[bit]
            if needs[step] & steps != below or rise < reached:
                return ()
            found.append((bit, rise - reached))
            below, reached = below | bit, rise
        return found

    @cached_property
    def varying(self) -> int:
        """The steps that are not among the :attr:`fixed`."""
        return self.everything & ~union(self.fixed)

    def gain(self, now: Footing, then: int) -> int:
        """Say what another set adds to the total, where both sets have all that their steps need."""
        changed = then ^ now.done
        if changed & self.varying:
            return now.gain(then)
        return self.added[changed & then] - self.added[changed & now.done]

    @cached_property
    def added(self) -> Sums:
        """What sets of the :attr:`fixed` steps add to the total, whenever they are done."""
        return Sums(self.fixed)

    def secured(self, order: Order) -> int:
        """Add up what is secured at the end of each quarter."""
        now, secured = Footing(self.worth), 0
        for done in self.timetable.ends(order):
            now.move_to(done)
            secured += now.total
        return secured

    def by_tier(self, steps: int) -> Order:
        """Order a set of steps as they are listed, tier by tier."""
        return tuple(sorted(places(steps), key=self._ranks.__getitem__))

    @cached_property
    def _ranks(self) -> Mapping[int, int]:
        """The place of each step where all are ordered as they are listed, tier by tier."""
        return {step: rank for rank, step in enumerate(sorted(self.listed, key=self.tiers.__getitem__))}

    @cached_property
    def efforts(self) -> Sums:
        """The effort points of sets of steps."""
        efforts = self.timetable.efforts
        return Sums({1 << step: efforts[step] for step in self.listed})
