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
from readiness.planning.worth import Dimension, Worth

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


def order(worth: Worth, priority: Priority, steps: int, in_hand: Collection[str] = ()) -> tuple[Taken, ...]:
    """Put a set of open steps in order; those that cannot be reached, or are covered by others, are not taken.

    A step that is ``in_hand`` comes before one that is not and would cover it.
    """
    walk = _Walk(worth, priority, steps)
    begun = _set_of([move for move in worth.moves if move.step.id in in_hand]) if in_hand else 0
    taken: list[Taken] = []
    while (move := walk.next()) is not None:
        taken.append(walk.take(walk.instead(move, begun) if begun else move))
    return tuple(taken)


def reachable(worth: Worth, priority: Priority) -> int:
    """Give the set of everything that can be done by following requirements forward.

    All steps are, unless a requirement that is not in place holds them up, or one below them on their rule.
    """
    outlook, waits = worth.outlook, priority.and_above(worth.outlook.held_up)
    found, left = (1 << len(outlook.moves)) - 1 ^ waits, [outlook.moves[number] for number in places(waits)]
    read = worth.bearing(set().union(*[move.required for move in left]))
    vector, waiting = list(outlook.vector(found & read)), list[Move]()
    while len(waiting) != len(left):
        waiting, left = left, []
        for move in waiting:
            if priority.below_listed(1 << move.number, found) and outlook.ready(vector, move):
                found |= 1 << move.number
                outlook.lift(vector, move.lifts)
            else:
                left.append(move)
    return found


def wanted(worth: Worth, priority: Priority, steps: int, targets: Mapping[str, str]) -> int:
    """Keep the steps that some target needs, safety apart; without targets, all of them.

    Drops a step, those that gain least for their effort first, where every target that can be reached still is, and
    where nothing that stays requires it. What only dropped steps required goes in the next round; what a target needs
    it needs all the more once others are dropped.
    """
    if not targets:
        return steps
    aims = {DIMENSIONS.index(name): band for name, band in targets.items()}
    kept = Footing(worth, steps & union([worth.dimensions[number].steps for number in aims]))
    reached = {n: worth.outlook.least(band) for n, band in aims.items() if kept.reached(n, band)}
    spare, last, staying = _spare(worth, priority, steps, reached), -1, steps
    while staying != last:
        last, waited_for = staying, list[Move]()
        for move in spare:
            rest = staying ^ 1 << move.number
            if not _spared(worth, priority, rest, move):
                waited_for.append(move)
            elif _dropped(kept, move, reached):
                staying = rest
        spare = waited_for
    return staying


def _spare(worth: Worth, priority: Priority, steps: int, reached: Collection[int]) -> list[Move]:
    """List the steps of some dimensions, safety apart, those that gain least for their effort first."""
    now, moves = Footing(worth), [worth.moves[number] for number in places(steps & ~priority.safety)]
    spare = [move for move in moves if move.home in reached and not move.step.safety]
    spare.sort(key=lambda move: (now.added(move.number) * EXACT // move.effort, -move.number))
    return spare


def _spared(worth: Worth, priority: Priority, rest: int, without: Move) -> bool:
    """Say whether no step of the rest waits for another one."""
    if rest & priority.chained & 2 << without.number:
        return False
    waiting = priority.waiting_for(without) & rest
    return not waiting or all(_ready(worth, rest, worth.moves[number]) for number in places(waiting))


def _ready(worth: Worth, done: int, move: Move) -> bool:
    """Say whether what a step requires is in place; looks at the steps alone that bear on it."""
    return worth.outlook.ready(worth.outlook.vector(done & worth.bearing(move.required)), move)


def _dropped(kept: Footing, without: Move, reached: Mapping[int, int]) -> bool:
    """Go without a step where every target that it bears on is still reached; say whether that is so.

    ``reached`` has the least that each dimension with a target has to be.
    """
    before = kept.done
    kept.move_to(before & ~(1 << without.number))
    for number in without.dimensions:
        if number in reached and kept.afters[number] < reached[number]:
            kept.move_to(before)
            return False
    return True


def _set_of(moves: Iterable[Move]) -> int:
    return union([1 << move.number for move in moves])


Rating = tuple[Tier, int]
"""How good a step is, the best one first: its tier, and less than nothing by what it gains for its effort."""


class _Ratings:
    """Steps by their rating, however that changes: the best ones are always at hand."""

    def __init__(self) -> None:
        self.of: dict[int, Rating] = {}
        self._sets: dict[Rating, int] = {}
        self._heap: list[Rating] = []

    def best(self) -> int:
        """Give the set of steps that are rated best; empty where none is rated."""
        while self._heap:
            if found := self._sets[self._heap[0]]:
                return found
            del self._sets[heappop(self._heap)]
        return 0

    def put(self, step: int, rating: Rating) -> None:
        """Rate a step, or rate it again."""
        if step in self.of:
            if self.of[step] == rating:
                return
            self.drop(step)
        alike = self._sets.get(rating)
        if alike is None:
            alike = 0
            heappush(self._heap, rating)
        self._sets[rating] = alike | 1 << step
        self.of[step] = rating

    def drop(self, step: int) -> Rating:
        """Rate a step no more; give its rating."""
        rating = self.of.pop(step)
        self._sets[rating] ^= 1 << step
        return rating


class _Walk:
    """The steps still open while an order is made: those that can begin, and those that wait."""

    def __init__(self, worth: Worth, priority: Priority, steps: int) -> None:
        self.worth, self.outlook, self.priority = worth, worth.outlook, priority
        self._now = Footing(worth)
        self._vector = list(self.outlook.start.vector)
        self._begun, self._waiting, self._covered = 0, steps, 0
        self._under_ceilings = union([dimension.steps for dimension in worth.capped])
        self._contesting = worth.bearing(self.outlook.compiled.contested)
        self._plain = _plain(worth)
        self._ratings = _Ratings()
        self._strained = priority.strained(self._vector)
        self._rate(self._let_in(steps))

    def next(self) -> Move | None:
        """Give the step that is rated best."""
        tied = self._ratings.best()
        if not tied & tied - 1:
            return self.outlook.moves[tied.bit_length() - 1] if tied else None
        return self._first([self.outlook.moves[number] for number in places(tied)])

    def _first(self, tied: Iterable[Move]) -> Move:
        """Give the step that adds most overall, of those that are rated alike; then the first by id.

        Steps that bear on nothing but one dimension, and take the same effort, add the same.
        """
        firsts: dict[tuple[int, int], Move] = {}
        for move in tied:
            alike = (move.home, move.effort) if self._plain >> move.number & 1 else (-1, move.number)
            if alike not in firsts or move.step.id < firsts[alike].step.id:
                firsts[alike] = move
        return min(firsts.values(), key=self._tie) if len(firsts) > 1 else firsts.popitem()[1]

    def _tie(self, move: Move) -> tuple[int, str]:
        return -self._overall_with(move), move.step.id

    def _overall_with(self, move: Move) -> int:
        """Give the overall figure once one more step is done."""
        now, number, home = self._now, move.number, move.home
        if not self._plain >> number & 1:
            return self.outlook.balanced(now.after_one_more(number))
        afters = now.afters.copy()
        afters[home] = min(now.befores[home] + now.added(number), now.ceilings[home])
        return self.outlook.balanced(afters)

    def instead(self, best: Move, in_hand: int) -> Move:
        """Give the step in hand, of the same tier or before it, that the best would cover; else the best."""
        if in_hand >> best.number & 1:
            return best
        then, (tier, _) = self.outlook.lifted(tuple(self._vector), best), self._ratings.of[best.number]
        for number in places(self._begun & in_hand):
            if self._ratings.of[number][0] <= tier and self.outlook.done(then, self.outlook.moves[number]):
                return self.outlook.moves[number]
        return best

    def take(self, move: Move) -> Taken:
        """Put a step next, and rate again what that can have changed."""
        tier, _ = self._ratings.drop(move.number)
        self._begun ^= 1 << move.number
        touched, gain, gain_overall, lifts = self._climb(move)
        self.outlook.lift(self._vector, move.lifts)
        covers, waiting = self._cover(move), self.priority.waiting_for(move)
        for other in covers:
            waiting |= self.priority.waiting_for(other)
        if self._strained and self.priority.eases(move) and not self.priority.strained(self._vector):
            self._strained, touched = False, self._begun
        waiting &= self._waiting
        if rated := touched & self._begun | (self._let_in(waiting) if waiting else 0):
            self._rate(rated)
        return Taken(move, tier, gain, gain_overall, lifts, covers)

    def _cover(self, move: Move) -> tuple[Move, ...]:
        """Put aside the open steps whose answers are all secured now that a step is done."""
        if not self._contesting >> move.number & 1:
            return ()
        outlook, vector = self.outlook, self._vector
        others = self.worth.bearing([place for place, _ in move.lifts]) & (self._begun | self._waiting)
        found = [number for number in places(others) if outlook.done(vector, outlook.moves[number])]
        for number in found:
            self._put_aside(number)
        return tuple([outlook.moves[number] for number in found])

    def _put_aside(self, number: int) -> None:
        if self._begun >> number & 1:
            self._ratings.drop(number)
        self._covered |= 1 << number
        self._begun &= ~self._covered
        self._waiting &= ~self._covered

    def _climb(self, move: Move) -> tuple[int, int, int, bool]:
        """Do a step; give the set of those whose gain may change with it, and what it changed.

        These are those that add to the same rules, and those that lift ceilings where one is or was in the way.
        """
        now, number, neighbours = self._now, move.number, self.worth.neighbours(move.number)
        if not self._under_ceilings >> number & 1:
            return neighbours, *now.climb(number), False
        ceilings, touched = now.ceilings, [capped for capped in self.worth.capped if capped.steps >> number & 1]
        freeing = self._freeing(touched)
        gain, gain_overall = now.climb(number)
        freeing |= self._freeing(touched)
        return neighbours | freeing, gain, gain_overall, now.ceilings != ceilings

    def _freeing(self, touched: Iterable[Dimension]) -> int:
        """Give the steps that lift ceilings which are in the way."""
        found, now = 0, self._now
        for dimension in touched:
            if now.holds_back(dimension):
                found |= dimension.lifting
        return found

    def _rate(self, steps: int) -> None:
        """Rate steps by tier and by their gain in their own dimension for their effort."""
        for number in places(steps):
            move = self.outlook.moves[number]
            tier = self.priority.tier(move, strained=self._strained)
            self._ratings.put(number, (tier, -(self._gain(move) * EXACT // move.effort)))

    def _gain(self, move: Move) -> int:
        """Give the larger of a step's gains before and after ceilings.

        So a gain never vanishes behind a ceiling, and a step that lifts one counts what it sets free.
        """
        now, number = self._now, move.number
        gain = now.added(number)
        if self.worth.uncapping >> number & 1:
            dimension = self.worth.dimensions[move.home]
            if dimension.lifting >> number & 1 and now.holds_back(dimension):
                return max(gain, now.after_one_more(number)[move.home] - now.afters[move.home])
        return gain

    def _let_in(self, waiting: int) -> int:
        """Give the steps that can begin now of those that wait; better answers never take one back."""
        held_up, moves = self.outlook.held_up, self.outlook.moves
        waiting = self.priority.below_listed(waiting, self._now.done | self._covered)
        ready = waiting & ~held_up
        if asking := waiting & held_up:
            for number in places(asking):
                if self.outlook.ready(self._vector, moves[number]):
                    ready |= 1 << number
        self._waiting ^= ready
        self._begun |= ready
        return ready


def _plain(worth: Worth) -> int:
    """Give the set of steps that bear on their own dimension alone, and lift no ceiling."""
    others = union([1 << move.number for move in worth.moves if move.dimensions != (move.home,)])
    return ~(others | worth.uncapping)
