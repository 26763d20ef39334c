"""Timetable: steps one after the other, poured into quarters.

Effort points are spent as one stream in the order of the steps. A quarter offers ``pace`` points and carries at most
``at_a_time`` steps; a step that does not fit goes on in the next quarter, and is done in the quarter in which its
last point is spent.
"""

from collections.abc import Iterator, Sequence

import attrs

Share = tuple[int, int, bool]
"""A quarter's portion of a step: the number of the step, its points, and whether it is then done."""


@attrs.frozen(kw_only=True)
class Timetable:
    """How much fits into a quarter, and how many quarters there are.

    ``pace`` and ``at_a_time`` are at least 1. ``efforts`` are the points of each step, at least 1, by its number.
    """

    pace: int
    at_a_time: int
    quarters: int
    efforts: Sequence[int]

    def ends(self, order: Sequence[int]) -> list[int]:
        """Give for each quarter the set of steps that are done at its end, one bit for each step."""
        found: list[int] = []
        done, room, slots = 0, self.pace, self.at_a_time
        for step in order:
            points = self.efforts[step]
            while points > room or not slots:
                found.append(done)
                if len(found) >= self.quarters:
                    return found[: self.quarters]
                points -= room if slots else 0
                room, slots = self.pace, self.at_a_time
            room, slots, done = room - points, slots - 1, done | 1 << step
        return found + [done] * (self.quarters - len(found))

    def portions(self, order: Sequence[int]) -> Iterator[tuple[Share, ...]]:
        """Give each quarter's portions, for as many quarters as the steps take."""
        quarter: list[Share] = []
        room = self.pace
        for step in order:
            left = self.efforts[step]
            while left:
                if not room or len(quarter) == self.at_a_time:
                    yield tuple(quarter)
                    quarter, room = [], self.pace
                points = min(left, room)
                left, room = left - points, room - points
                quarter.append((step, points, not left))
        if quarter:
            yield tuple(quarter)
