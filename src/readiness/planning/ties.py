"""Ties between steps of a list: which ones each waits for, and which ones cover those that are left out of it."""

from collections.abc import Iterable, Sequence

from readiness.planning.needs import covering, enabling
from readiness.planning.ordering import Taken
from readiness.planning.outlook import Move
from readiness.planning.priority import Priority
from readiness.planning.recommendations import Covered
from readiness.planning.sets import places
from readiness.planning.worth import Worth


class Ties:
    """What ties the steps of a list together.

    ``waits`` names for each step, by id, those of other rules that it waits for: they turn its requirement on, or
    cover what comes below it on its rule. All of them are listed before it. ``covered`` are the steps that
    others cover, in the order in which they are covered.
    """

    def __init__(self, worth: Worth, priority: Priority, taken: Sequence[Taken]) -> None:
        """Go through the list once."""
        self._worth, self._priority = worth, priority
        self._places = {entry.move.number: place for place, entry in enumerate(taken)}
        self._listed, self._waiting = 0, worth.outlook.held_up
        self._covering: dict[int, int] = {}
        self.waits: list[tuple[str, ...]] = []
        covered: list[Covered] = []
        for entry in taken:
            move = entry.move
            waiting = self._waiting >> move.number & 1
            self.waits.append(self._named(self._awaited(move), without=move) if waiting else ())
            self._listed |= 1 << move.number
            if entry.covers:
                covered += map(self._covered, entry.covers)
        self.covered = tuple(covered)

    def _awaited(self, move: Move) -> int:
        """Give the set of steps that one waits for, with those below them on their rules."""
        held_up = self._worth.outlook.held_up >> move.number & 1
        wanted = enabling(self._worth, self._bearing(move.required), move) if held_up else 0
        below = self._priority.below(move)
        while below is not None and below.number in self._covering:
            wanted |= self._covering[below.number]
            below = self._priority.below(below)
        return self._priority.and_below(wanted)

    def _covered(self, move: Move) -> Covered:
        steps = covering(self._worth, self._bearing([place for place, _ in move.lifts]), move)
        self._covering[move.number] = steps
        self._waiting |= self._priority.and_above(1 << move.number)
        return Covered(rule=move.rule, step=move.step, through=self._named(steps))

    def _bearing(self, read: Iterable[int]) -> list[int]:
        """List the steps so far, each as a set of one, that lift any of some places."""
        return [1 << number for number in self._in_order(self._worth.bearing(read))]

    def _named(self, steps: int, without: Move | None = None) -> tuple[str, ...]:
        """Name steps in the order of the list, without those of the rule of one of them."""
        moves = [self._worth.moves[number] for number in self._in_order(steps)]
        return tuple([move.step.id for move in moves if without is None or move.rule is not without.rule])

    def _in_order(self, steps: int) -> list[int]:
        """List those of some steps that are listed so far, in the order of the list."""
        found = places(steps & self._listed)
        if len(found) > 1:
            found.sort(key=self._places.__getitem__)
        return found
