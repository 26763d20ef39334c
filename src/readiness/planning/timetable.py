"""Timetable: steps one after the other, poured into quarters.

Effort points are spent as one stream in the order of the steps. A quarter offers ``pace`` points and carries at most
``at_a_time`` steps; a step that does not fit goes on in the next quarter, and is done in the quarter in which its
last point is spent.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

Share = tuple[int, int, bool]
"""A quarter's portion of a step: the number of the step, its points, and whether it is then done."""


Level = tuple[int, int, int]
"""How things stand between two steps: the set of those done, the points that the quarter still offers, and how many
steps it can still carry."""


class Timetable(NamedTuple):
    """How much fits into a quarter, and how many quarters there are.

    ``pace`` and ``at_a_time`` are at least 1. ``efforts`` are the points of each step, at least 1, by its number.
    """

    pace: int
    at_a_time: int
    quarters: int
    efforts: Sequence[int]

    def ends(self, order: Sequence[int]) -> list[int]:
        """Give for each quarter the set of steps that are done at its end, one bit for each step."""
        ends: list[int] = []
        done, _, _ = self.pour(order, ends, self.empty)
        return self.completed(ends, done)

    @property
    def empty(self) -> Level:
        """How things stand before the first step."""
        return 0, self.pace, self.at_a_time

    def poured(self, order: tuple[int, ...]) -> "Poured":
        """Pour an order into the quarters."""
        ends, before = list[int](), [(0, self.empty)]
        done, _, _ = self.pour(order, ends, self.empty, before)
        return Poured(self, order, before, self.completed(ends, done))

    def pour(
        self, steps: Iterable[int], ends: list[int], level: Level, levels: list[tuple[int, Level]] | None = None
    ) -> Level:
        """Pour more steps in, noting at the end of each quarter what is done; stop at the end of the last quarter.

        ``levels`` is to note after each step how many quarters are over, and how things stand.
        """
        efforts, pace, (done, room, slots) = self.efforts, self.pace, level
        for step in steps:
            points = efforts[step]
            while points > room or not slots:
                ends.append(done)
                if len(ends) >= self.quarters:
                    return done, 0, 0
                points -= room if slots else 0
                room, slots = pace, self.at_a_time
            room, slots, done = room - points, slots - 1, done | 1 << step
            if levels is not None:
                levels.append((len(ends), (done, room, slots)))
        return done, room, slots

    def completed(self, ends: list[int], done: int) -> list[int]:
        """Add the ends of the quarters after the last step."""
        return (ends + [done] * (self.quarters - len(ends)))[: self.quarters]

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


class Poured:
    """An order poured into quarters, from which one that differs a little is poured quickly.

    ``ends`` are the sets of steps that are done at the end of each quarter.
    """

    def __init__(
        self, timetable: Timetable, order: tuple[int, ...], before: list[tuple[int, Level]], ends: list[int]
    ) -> None:
        """``before`` is how things stand before each step that begins within the horizon."""
        self.order, self.ends = order, ends
        self._timetable, self._before = timetable, before

    def left(self, place: int) -> tuple[int, int]:
        """Give the points and the steps that the quarter can still take once those before a place are done."""
        _, (_, room, slots) = self._before[place]
        return room, slots

    def changed(self, start: int, part: tuple[int, ...]) -> "Poured":
        """Put a part of the order, from place ``start``, differently.

        The step at ``start`` begins within the horizon.
        """
        number, level = self._before[start]
        before, ends, after = self._before[: start + 1], self.ends[:number], start + len(part)
        order = (*self.order[:start], *part, *self.order[after:])
        level = self._timetable.pour(part, ends, level, before)
        if after < len(self._before) and self._before[after] == before[-1]:
            return Poured(self._timetable, order, before + self._before[after + 1 :], ends + self.ends[len(ends) :])
        if len(ends) < self._timetable.quarters:
            level = self._timetable.pour(order[after:], ends, level, before)
        return Poured(self._timetable, order, before, self._timetable.completed(ends, level[0]))
