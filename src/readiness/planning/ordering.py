"""Ordering: which step first, by priority and by what it gains for its effort.

Repeatedly takes, among the steps whose requirements hold or are already listed, the best one by: tier (see
:mod:`readiness.planning.priority`), gain in its own dimension per effort point, overall gain, id. What a step would
gain is looked up again only where what was taken can have changed it. A step whose answers are all secured by those
that were taken is another way to what they do: it is covered, and there is nothing left to do for it.
"""

from collections.abc import Collection, Iterable, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Effort
from readiness.planning.footing import Footing
from readiness.planning.outlook import Move
from readiness.planning.priority import Priority, Tier
from readiness.planning.sets import places, union
from readiness.planning.worth import Worth

EXACT = int(Effort.MAJOR)
"""Every effort divides this, so that gain per effort stays a whole number."""


class Taken(NamedTuple):
    """A step in its place in the order: its tier there, and what it changes there, in the unit of the outlook.

    ``gain`` is the rise of its own dimension before ceilings, ``gain_overall`` that of the overall figure; ``lifts``
    says whether it lifts a ceiling. ``covers`` are the steps whose answers are all secured once it is done, and were
    not before.
    """

    move: Move
    tier: Tier
    gain: int
    gain_overall: int
    lifts: bool
    covers: tuple[Move, ...] = ()


def order(
    worth: Worth, priority: Priority, moves: Iterable[Move], in_hand: Collection[str] = ()
) -> tuple[Taken, ...]:
    """Put open steps in order; those that cannot be reached, or are covered by others, are not taken.

    ``worth`` is that of all open steps. A step that is ``in_hand`` comes before one that is not and would cover it.
    """
    walk = _Walk(worth, priority, moves)
    begun = _set_of(move for move in worth.moves if move.step.id in in_hand) if in_hand else 0
    taken: list[Taken] = []
    while (move := walk.next()) is not None:
        taken.append(walk.take(walk.instead(move, begun) if begun else move))
    return tuple(taken)


def reachable(worth: Worth, priority: Priority) -> tuple[Move, ...]:
    """Take everything that can be done by following requirements forward, in no particular order."""
    outlook = worth.outlook
    vector, listed = list(outlook.start.vector), 0
    found, waiting = list[Move](), list(outlook.moves)
    while waiting:
        ready = [m for m in waiting if _below_listed(priority, m, listed) and outlook.ready(vector, m)]
        found += ready
        listed |= _set_of(ready)
        outlook.lift(vector, [lift for move in ready for lift in move.lifts])
        above = {other.number: other for move in ready for other in priority.waiting_for(move)}
        waiting = [move for number, move in above.items() if not listed >> number & 1]
    return tuple(found)


def wanted(worth: Worth, priority: Priority, moves: Iterable[Move], targets: Mapping[str, str]) -> tuple[Move, ...]:
    """Keep the steps that some target needs, safety apart; without targets, all of them.

    Drops a step, those that gain least for their effort first, where every target that can be reached still is, and
    where nothing that stays requires it. What only dropped steps required goes in the next round.
    """
    listed = list(moves)
    kept = Footing(worth, _set_of(listed))
    aims = {DIMENSIONS.index(name): band for name, band in targets.items()}
    reached = {number: band for number, band in aims.items() if kept.reached(number, band)}
    safe = priority.safety.union([move.number for move in listed if move.step.safety])
    spare = [move for move in listed if move.home in reached and move.number not in safe]
    spare.sort(key=lambda move: (_gain(worth, move), -move.number))
    staying = -1
    while staying != kept.done:
        staying = kept.done
        for move in [move for move in spare if staying >> move.number & 1]:
            rest = kept.done ^ 1 << move.number
            if _spared(worth, priority, rest, move) and _still_reached(kept, rest, move, reached):
                kept.move_to(rest)
    return tuple(move for move in listed if kept.done >> move.number & 1)


def _still_reached(kept: Footing, rest: int, without: Move, reached: Mapping[int, str]) -> bool:
    """Say whether every target that a step bears on is still reached without it."""
    reaches, after = kept.worth.outlook.reaches, kept.after(rest)
    return all(reaches(after[one], one, reached[one]) for one in without.dimensions if one in reached)


def _set_of(moves: Iterable[Move]) -> int:
    return union([1 << move.number for move in moves])


def _below_listed(priority: Priority, move: Move, listed: int) -> bool:
    below = priority.below[move.number]
    return below is None or bool(listed >> below.number & 1)


def _gain(worth: Worth, move: Move) -> int:
    """Give a step's gain in its own dimension per effort, as things stand now."""
    gain = sum([group[1 << move.number] for group in worth.home_groups(move.number)])
    return gain * EXACT // move.effort


def _spared(worth: Worth, priority: Priority, rest: int, without: Move) -> bool:
    """Say whether no step of the rest waits for another one."""
    waiting = [move for move in priority.waiting_for(without) if rest >> move.number & 1]
    return all(priority.below[move.number] is not without and _ready(worth, rest, move) for move in waiting)


def _ready(worth: Worth, done: int, move: Move) -> bool:
    """Say whether what a step requires is in place; looks at the steps alone that bear on it."""
    return worth.outlook.ready(worth.vector(done & worth.bearing(move.required)), move)


class _Walk:
    """The steps still open while an order is made: those that can begin, and those that wait."""

    def __init__(self, worth: Worth, priority: Priority, moves: Iterable[Move]) -> None:
        self.worth, self.outlook, self.priority = worth, worth.outlook, priority
        self._now = Footing(worth)
        self._vector = list(self.outlook.start.vector)
        self._begun, self._waiting, self._covered = 0, _set_of(moves), 0
        self._keys: dict[int, tuple[Tier, int]] = {}
        self._rated: list[tuple[tuple[Tier, int], int]] = []
        self._strained = priority.strained(self._vector)
        self._let_in([self.outlook.moves[number] for number in places(self._waiting)])

    def next(self) -> Move | None:
        """Give the step that is rated best, and rate it no more."""
        tied = self._tied()
        if not tied:
            return None
        best = tied[0] if len(tied) == 1 else min(tied, key=self._tie)
        for number in tied:
            if number != best:
                heappush(self._rated, (self._keys[number], number))
        return self.outlook.moves[best]

    def instead(self, best: Move, in_hand: int) -> Move:
        """Give the step in hand, of the same tier or before it, that the best would cover; else the best."""
        if in_hand >> best.number & 1:
            return best
        then, key = self.outlook.lifted(tuple(self._vector), best), self._keys[best.number]
        for number in places(self._begun & in_hand):
            if self._keys[number][0] <= key[0] and self.outlook.done(then, self.outlook.moves[number]):
                heappush(self._rated, (key, best.number))
                return self.outlook.moves[number]
        return best

    def _tied(self) -> list[int]:
        """Take the steps off that are rated best, in no particular order; ratings that were replaced are dropped."""
        rated, keys = self._rated, self._keys
        tied: list[int] = []
        while rated and (not tied or rated[0][0] == keys[tied[0]]):
            key, number = heappop(rated)
            if keys.get(number) == key and number not in tied:
                tied.append(number)
        return tied

    def take(self, move: Move) -> Taken:
        """Put a step next, and rate again what that can have changed."""
        bit = 1 << move.number
        tier, _ = self._keys.pop(move.number)
        self._begun ^= bit
        taken, touched = self._climb(move, tier)
        self.outlook.lift(self._vector, move.lifts)
        covers = self._cover(move)
        strained = self._strained and (not self.priority.eases(move) or self.priority.strained(self._vector))
        touched = touched if strained == self._strained else self._begun
        self._strained = strained
        for number in places(touched & self._begun):
            self._rate(self.outlook.moves[number])
        for one in (move, *covers):
            self._let_in([other for other in self.priority.waiting_for(one) if self._waiting >> other.number & 1])
        return taken._replace(covers=covers) if covers else taken

    def _cover(self, move: Move) -> tuple[Move, ...]:
        """Put aside the open steps whose answers are all secured now that a step is done."""
        still, by_place = self._begun | self._waiting, self.priority.by_place
        others = [other for place, _ in move.lifts for other in by_place[place] if still >> other.number & 1]
        found = _set_of([other for other in others if self.outlook.done(self._vector, other)])
        self._covered |= found
        self._begun &= ~found
        self._waiting &= ~found
        for number in places(found):
            self._keys.pop(number, None)
        return tuple([self.outlook.moves[number] for number in places(found)])

    def _climb(self, move: Move, tier: Tier) -> tuple[Taken, int]:
        """Do a step; say what that changed, and which steps' gain may change with it.

        These are those that add to the same rules, and those that lift ceilings where one is or was in the way.
        """
        now, worth, lifts, bit = self._now, self.worth, False, 1 << move.number
        found = worth.neighbours[move.number]
        touched = [dimension for dimension in worth.capped if bit & dimension.steps]
        held_back = [(dimension, now.holds_back(dimension), dimension.ceiling(now.done)) for dimension in touched]
        gain, gain_overall = now.climb(move.number)
        for dimension, held, ceiling in held_back:
            if held or now.holds_back(dimension):
                found |= dimension.lifting
            lifts = lifts or dimension.ceiling(now.done) > ceiling
        return Taken(move, tier, gain, gain_overall, lifts), found

    def _rate(self, move: Move) -> None:
        """Rate a step by tier and by its gain in its own dimension for its effort.

        The larger of the gains before and after ceilings counts: a gain never vanishes behind a ceiling, and a step
        that lifts one counts what it sets free.
        """
        now, dimension, bit = self._now, self.worth.dimensions[move.home], 1 << move.number
        gain = now.added(move.number)
        if bit & dimension.lifting and now.holds_back(dimension):
            gain = max(gain, now.after_one_more(move.number)[move.home] - now.afters[move.home])
        key = self.priority.tier(move, strained=self._strained), -(gain * EXACT // move.effort)
        if self._keys.get(move.number) != key:
            self._keys[move.number] = key
            heappush(self._rated, (key, move.number))

    def _let_in(self, waiting: Iterable[Move]) -> None:
        """Rate the steps that can begin now of those that wait; better answers never take one back."""
        listed = self._now.done | self._covered
        for move in waiting:
            if _below_listed(self.priority, move, listed) and self.outlook.ready(self._vector, move):
                self._waiting ^= 1 << move.number
                self._begun |= 1 << move.number
                self._rate(move)

    def _tie(self, number: int) -> tuple[int, str]:
        after = self._now.after_one_more(number)
        return -self.outlook.balanced(after), self.outlook.moves[number].step.id
