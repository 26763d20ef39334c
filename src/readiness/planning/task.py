"""Task: steps to be put in order, and what binds the order.

What is best: the sum, over the quarters of a fixed horizon, of the dimensions' secured ends (after ceilings) at the
end of each.
"""

from collections.abc import Sequence
from functools import cached_property

import attrs

from readiness.planning.timetable import Timetable
from readiness.planning.worth import Worth, places

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

    def secured(self, order: Order) -> int:
        """Add up what is secured at the end of each quarter."""
        return sum(map(self.worth.total, self.timetable.ends(order)))

    def by_tier(self, steps: int) -> Order:
        """Order a set of steps as they are listed, tier by tier."""
        return tuple(sorted(places(steps), key=self.tiers.__getitem__))

    def effort(self, steps: int) -> int:
        """Add up the effort points of a set of steps."""
        efforts, total = self.timetable.efforts, 0
        while steps:
            total += efforts[steps.bit_length() - 1]
            steps ^= 1 << steps.bit_length() - 1
        return total
