"""Ties between steps of a list: which ones each waits for, and which ones cover those that are left out of it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from readiness.planning.needs import covering, enabling
from readiness.planning.ordering import Taken
from readiness.planning.outlook import Move
from readiness.planning.priority import Priority
from readiness.planning.recommendations import Covered
from readiness.planning.sets import bits, union
from readiness.planning.worth import Worth


class Ties:
    """What ties the steps of a list together.

    ``waits`` names for each step, by id, those of other rules that it waits for: they turn its requirement on, or
    cover what comes below it on its rule. All of them are listed before it. ``covered`` are the steps that
    others cover, in the order in which they are covered.
    """

    def __init__(self, worth: Worth, priority: Priority, taken: Sequence[Taken]) -> None:
        """Go through the list once. ``worth`` is that of all open steps."""
        self._worth, self._priority = worth, priority
        self._listed: list[int] = []
        self._covering: dict[int, int] = {}
        self.waits: list[tuple[str, ...]] = []
        self.covered: tuple[Covered, ...] = ()
        for entry in taken:
            awaited = self._awaited(entry.move)
            self.waits.append(self._named(awaited, without=entry.move) if awaited else ())
            self._listed.append(1 << entry.move.number)
            self.covered += tuple(self._covered(move) for move in entry.covers)

    def _awaited(self, move: Move) -> int:
        """Give the set of steps that one waits for, with those below them on their rules."""
        wanted = enabling(self._worth, self._bearing(move.required), move)
        for below in takewhile(lambda below: below.number in self._covering, self._below(move)):
            wanted |= self._covering[below.number]
        if not wanted:
            return 0
        climbed = [below for bit in bits(wanted) for below in self._below(self._worth.moves[bit.bit_length() - 1])]
        return wanted | union([1 << below.number for below in climbed])

    def _below(self, move: Move) -> Iterator[Move]:
        """Go down the open steps of a rule from below one."""
        below = self._priority.below[move.number]
        while below is not None:
            yield below
            below = self._priority.below[below.number]

    def _covered(self, move: Move) -> Covered:
        steps = covering(self._worth, self._bearing([place for place, _ in move.lifts]), move)
        self._covering[move.number] = steps
        return Covered(rule=move.rule, step=move.step, through=self._named(steps))

    def _bearing(self, read: Iterable[int]) -> Iterator[int]:
        """Go through the steps listed so far, each as a set of one, that lift any of some places."""
        bearing = self._worth.bearing(read)
        return (bit for bit in self._listed if bit & bearing)

    def _named(self, steps: int, without: Move | None = None) -> tuple[str, ...]:
        """Name steps in the order of the list, without those of the rule of one of them."""
        moves = [self._worth.moves[bit.bit_length() - 1] for bit in self._listed if bit & steps]
        return tuple([move.step.id for move in moves if without is None or move.rule is not without.rule])
