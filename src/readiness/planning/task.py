"""Task: steps to be put in order, and what binds the order.

What is best: the sum, over the quarters of a fixed horizon, of the dimensions' secured ends (after ceilings) at the
end of each.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from readiness.planning.footing import Footing
from readiness.planning.sets import Sums, bits, places, union
from readiness.planning.timetable import Timetable
from readiness.planning.worth import Group, Worth

Order = tuple[int, ...]
"""Steps by their number in the list."""


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
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

    @cached_property
    def fixed(self) -> Mapping[int, int]:
        """What each step adds to the total whenever it is done, by its bit, where that is always the same.

        It is so for a step that bears on no dimension under a ceiling, and each of whose groups is a staircase: its
        steps lead further and further, and each needs all those below it.
        """
        capped = union([dimension.steps for dimension in self.worth.capped])
        stairs = {group.place: self._stairs(group) for group in self.worth.groups if not group.steps & capped}
        found = {}
        for step in range(len(self.needs)):
            groups, bit = self.worth.bearing_on[step], 1 << step
            if not bit & capped and all(stairs.get(group.place) for group in groups):
                found[bit] = sum([stairs[group.place][bit] for group in groups])
        return found

    def _stairs(self, group: Group) -> Mapping[int, int]:
        """Give what each step of a group adds after those below it; nothing where it is no staircase."""
        found, below, reached = dict[int, int](), 0, 0
        for bit in bits(group.steps):
            step, rise = bit.bit_length() - 1, group[bit]
            if step >= len(self.needs) or not group.simple or rise < reached:
                return {}
            if self.needs[step] & group.steps != below:
                return {}
            found[bit] = rise - reached
            below, reached = below | bit, rise
        return found

    @cached_property
    def varying(self) -> int:
        """The steps that are not among the :attr:`fixed`."""
        return (1 << len(self.needs)) - 1 & ~union(self.fixed)

    def gain(self, now: Footing, then: int) -> int:
        """Say what another set adds to the total, where both sets have all that their steps need."""
        changed = then ^ now.done
        if changed & self.varying:
            return now.gain(then)
        return self._fixed[changed & then] - self._fixed[changed & now.done]

    @cached_property
    def _fixed(self) -> Sums:
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
        return tuple(sorted(places(steps), key=self.tiers.__getitem__))

    def effort(self, steps: int) -> int:
        """Add up the effort points of a set of steps."""
        return self._efforts[steps]

    @cached_property
    def _efforts(self) -> Sums:
        return Sums({1 << step: points for step, points in enumerate(self.timetable.efforts)})
