"""Ordering: which step first, by priority and by what it gains for its effort.

Repeatedly takes, among the steps whose requirements hold or are already listed, the best one by: tier (see
:mod:`readiness.planning.priority`), gain in its own dimension per effort point, overall gain, id. What a step would
change is worked out again only when a dimension that it touches has changed.
"""

from collections.abc import Iterable, Mapping

import attrs

from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Effort
from readiness.planning.outlook import Changes, Move, Outlook, State
from readiness.planning.priority import Priority

EXACT = int(Effort.MAJOR)
"""Every effort divides this, so that gain per effort stays a whole number."""


@attrs.frozen
class Taken:
    """A step in its place in the order: what stood before it and what stands after."""

    move: Move
    state: State
    then: State


def order(outlook: Outlook, priority: Priority, moves: Iterable[Move]) -> tuple[Taken, ...]:
    """Put steps in order; those that cannot be reached are left out."""
    walk = _Walk(outlook, priority, moves)
    taken: list[Taken] = []
    while (best := walk.best()) is not None:
        taken.append(best)
        walk.take(best)
    return tuple(taken)


def reachable(outlook: Outlook, priority: Priority, moves: Iterable[Move]) -> tuple[Move, ...]:
    """Take everything that can be done by following requirements forward, in no particular order."""
    state, waiting = outlook.start, list(moves)
    found: list[Move] = []
    listed: set[int] = set()
    while True:
        ready = [m for m in waiting if _below_listed(priority, m, listed) and outlook.ready(state, m)]
        if not ready:
            return tuple(found)
        found += ready
        listed.update(move.number for move in ready)
        state = outlook.once(found)
        waiting = [move for move in waiting if move.number not in listed]


def wanted(
    outlook: Outlook, priority: Priority, moves: Iterable[Move], targets: Mapping[str, str]
) -> tuple[Move, ...]:
    """Keep the steps that some target needs, safety apart; without targets, all of them.

    Drops a step, those that gain least for their effort first, where every target that can be reached still is, and
    where nothing that stays requires it.
    """
    kept = list(moves)
    aims = {DIMENSIONS.index(name): band for name, band in targets.items()}
    end = outlook.once(kept)
    reached = {number: band for number, band in aims.items() if outlook.reached(end, number, band)}
    spare = [m for m in kept if m.home in reached and m.number not in priority.safety]
    for move in sorted(spare, key=lambda move: (_worth(outlook, move), -move.number)):
        rest = [other for other in kept if other is not move]
        if _stands(outlook, priority, rest, move, reached):
            kept = rest
    return tuple(kept)


def _below_listed(priority: Priority, move: Move, listed: set[int]) -> bool:
    below = priority.before(move)
    return below is None or below.number in listed


def _worth(outlook: Outlook, move: Move) -> int:
    """Give a step's gain in its own dimension per effort, as things stand now."""
    before = {number: value for number, value, _ in outlook.changes(outlook.start, move)}
    return (before[move.home] - outlook.start.before[move.home]) * EXACT // move.effort


def _stands(
    outlook: Outlook, priority: Priority, rest: list[Move], without: Move, reached: Mapping[int, str]
) -> bool:
    if any(priority.before(move) is without for move in rest):
        return False
    end = outlook.once(rest)
    if not all(outlook.reached(end, number, band) for number, band in reached.items()):
        return False
    lifted = {place for place, _ in without.lifts}
    return all(outlook.ready(end, move) for move in rest if lifted & outlook.required(move))


class _Walk:
    """The steps still open while an order is made: those that can begin, and those that wait."""

    def __init__(self, outlook: Outlook, priority: Priority, moves: Iterable[Move]) -> None:
        self.outlook, self.priority = outlook, priority
        self.state = outlook.start
        self._listed: set[int] = set()
        self._ready: list[Move] = []
        self._waiting = sorted(moves, key=lambda move: move.step.id)
        self._changes: dict[int, Changes] = {}
        self._keys: dict[int, tuple[int, int]] = {}
        self._strained = priority.strained(self.state)
        self._let_in()

    def best(self) -> Taken | None:
        if not self._ready:
            return None
        first = min(self._keys.values())
        tied = [self.outlook.moves[number] for number, key in self._keys.items() if key == first]
        move = tied[0] if len(tied) == 1 else min(tied, key=self._tie)
        return Taken(move, self.state, self.outlook.after(self.state, move))

    def take(self, taken: Taken) -> None:
        self.state = taken.then
        self._listed.add(taken.move.number)
        self._ready.remove(taken.move)
        del self._keys[taken.move.number]
        strained = self.priority.strained(self.state)
        touched = self._ready if strained != self._strained else [m for m in self._ready if _touches(taken.move, m)]
        self._strained = strained
        self._rate(touched)
        self._let_in()

    def _rate(self, moves: Iterable[Move]) -> None:
        for move in moves:
            self._changes.pop(move.number, None)
            self._keys[move.number] = self._key(move)

    def _let_in(self) -> None:
        """Move the steps that can begin now from those that wait; better answers never take one back."""
        ready = [move for move in self._waiting if self._can_begin(move)]
        if ready:
            begun = {move.number for move in ready}
            self._ready += ready
            self._waiting = [move for move in self._waiting if move.number not in begun]
            self._rate(ready)

    def _can_begin(self, move: Move) -> bool:
        return _below_listed(self.priority, move, self._listed) and self.outlook.ready(self.state, move)

    def _key(self, move: Move) -> tuple[int, int]:
        """Rate a step by tier and by its gain in its own dimension for its effort.

        The larger of the gains before and after ceilings counts: a gain never vanishes behind a ceiling, and a step
        that lifts one counts what it sets free.
        """
        _, before, after = next(change for change in self._change(move) if change[0] == move.home)
        gain = max(before - self.state.before[move.home], after - self.state.after[move.home])
        return self.priority.tier_if(move, strained=self._strained), -(gain * EXACT // move.effort)

    def _tie(self, move: Move) -> tuple[int, str]:
        return -self.outlook.overall_with(self.state, self._change(move)), move.step.id

    def _change(self, move: Move) -> Changes:
        known = self._changes.get(move.number)
        if known is None:
            known = self._changes[move.number] = self.outlook.changes(self.state, move)
        return known


def _touches(taken: Move, move: Move) -> bool:
    """Say whether a step changes a dimension that another one touches."""
    return any(number in move.dimensions for number in taken.dimensions)
