"""Priority: what comes before everything else, whatever it gains.

Safety first, and what safety requires. Of that, where staff are strained, what is for them, and small steps that wait
for nothing: nobody else's safety waits for large ones. Then staff wellbeing, for as long as staff would still be
strained. Then the rest, by gain. Last, steps on questions that nobody has answered yet: what they would build may be
there already, so finding out comes first. A step that safety needs keeps its place all the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import pairwise

from readiness.core.conditions import AtLeastOf, Condition, Every, FactLeaf, Leaf, Negation, Some, indicators_read
from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Effort, Strain
from readiness.planning.outlook import Move, Outlook
from readiness.planning.sets import places, union

WELLBEING = DIMENSIONS.index("staff_wellbeing")


class Tier(IntEnum):
    """What comes first. Lower numbers go before higher ones."""

    SAFETY_AT_ONCE = 0
    SAFETY = 1
    WELLBEING = 2
    GAIN = 3
    ASK_FIRST = 4


AT_ONCE, SAFETY, FOR_STAFF, GAIN, ASK_FIRST = Tier
"""The tiers as names of their own: to find a member of an enumeration takes Python 3.11 ten times as long."""


class Priority:
    """The tiers of an outlook's steps."""

    def __init__(self, outlook: Outlook, strain: Strain | None, silent: frozenset[str] = frozenset()) -> None:
        """Work out which steps safety needs.

        ``strain`` is given where staff are surely strained now; ``silent`` names the indicators that nobody has
        answered. ``chained`` is the set of steps that have another one of the same rule below them, which has to be
        climbed first: it is the step before them. ``safety`` and ``silent`` are those that safety needs, and those on
        questions that nobody has answered. Sets of steps have one bit for each by its number.
        """
        self.outlook, self._strain = outlook, strain
        read = indicators_read(strain.when) if strain is not None else ()
        self._easing = frozenset(outlook.compiled.places[name] for name in read)
        self.silent = self._unheard(silent)
        self.chained = _chained(outlook.moves)
        self._requiring = _requiring([outlook.moves[number] for number in places(outlook.held_up)])
        kept = [move for move in outlook.moves if move.step.safety and not self.silent >> move.number & 1]
        self.safety = self._with_needs(kept)
        self._at_once = self._quickly_safe() if strain is not None else 0

    def tier(self, move: Move, *, strained: bool) -> Tier:
        """Give a step's tier; ``strained`` says whether staff would still be strained."""
        bit, for_staff = 1 << move.number, strained and move.home == WELLBEING
        if bit & self.safety:
            return AT_ONCE if for_staff or bit & self._at_once else SAFETY
        if bit & self.silent:
            return ASK_FIRST
        return FOR_STAFF if for_staff else GAIN

    def strained(self, vector: Sequence[int]) -> bool:
        """Say whether staff would still be strained."""
        return self._strain is not None and self.outlook.holds(self._strain.when, vector) is True

    def eases(self, move: Move) -> bool:
        """Say whether a step lifts something that tells whether staff are strained."""
        return not self._easing.isdisjoint([place for place, _ in move.lifts])

    def waiting_for(self, move: Move) -> int:
        """Give the open steps that may wait for a step: the next of its rule, those held up for what it lifts."""
        found, requiring = self.chained & 2 << move.number, self._requiring
        for place, _ in move.lifts:
            if place in requiring:
                found |= requiring[place]
        return found

    def below(self, move: Move) -> Move | None:
        """Give the open step of the same rule that has to be climbed first, if there is one."""
        return self.outlook.moves[move.number - 1] if self.chained >> move.number & 1 else None

    def below_listed(self, steps: int, listed: int) -> int:
        """Give those of some steps that have none below them on their rule which is not listed."""
        return steps & (~self.chained | listed << 1)

    def and_above(self, steps: int) -> int:
        """Give some steps together with all those above them on their rules."""
        above = steps
        while above:
            above = above << 1 & self.chained & ~steps
            steps |= above
        return steps

    def and_below(self, steps: int) -> int:
        """Give some steps together with all those below them on their rules."""
        below = steps
        while below:
            below = (below & self.chained) >> 1 & ~steps
            steps |= below
        return steps

    def _unheard(self, silent: frozenset[str]) -> int:
        """Give the steps that lift nothing but what nobody has answered."""
        places_of, unheard, heard = self.outlook.compiled.places, 0, 0
        asked = {places_of[name] for name in silent if name in places_of}
        for place, steps in self.outlook.lifting.items():
            if place in asked:
                unheard |= steps
            else:
                heard |= steps
        return unheard & ~heard

    def _quickly_safe(self) -> int:
        """Give the steps that keep people safe, are small, and wait for nothing."""
        moves = [self.outlook.moves[number] for number in places(self.safety)]
        return union([1 << move.number for move in moves if is_small_safety_step(move) and not self.needs(move)])

    def _with_needs(self, moves: Iterable[Move]) -> int:
        found, waiting = 0, list(moves)
        while waiting:
            move = waiting.pop()
            if not found >> move.number & 1:
                found |= 1 << move.number
                waiting.extend(self.needs(move))
        return found

    def needs(self, move: Move) -> list[Move]:
        """List the open steps that a step waits for: the one below it, and those that its requirement needs."""
        below = self.below(move)
        required = [] if move.step.requires is None else self._towards(move.step.requires)
        return required if below is None else [below, *required]

    def _towards(self, condition: Condition) -> list[Move]:
        """List open steps that turn a requirement on; of alternatives, the first that can be reached."""
        if self.outlook.holds(condition, self.outlook.start.vector) is not False:
            return []
        match condition:
            case Leaf():
                return self._climb(condition)
            case Every(parts):
                return [move for part in parts for move in self._towards(part)]
            case Some(parts):
                return next((moves for moves in map(self._towards, parts) if moves), [])
            case AtLeastOf(n, parts):
                return [move for moves in [m for m in map(self._towards, parts) if m][:n] for move in moves]
            case Negation() | FactLeaf():
                return [move for name in indicators_read(condition) for move in self._rising(name)]

    def _climb(self, leaf: Leaf) -> list[Move]:
        """List the steps on one indicator, up to the first that satisfies a test of it."""
        taken: list[Move] = []
        vector = self.outlook.start.vector
        for move in self._rising(leaf.indicator):
            taken.append(move)
            vector = self.outlook.lifted(vector, move)
            if self.outlook.holds(leaf, vector):
                return taken
        return taken

    def _rising(self, indicator: str) -> list[Move]:
        lifting = self.outlook.lifting.get(self.outlook.compiled.places.get(indicator, -1), 0)
        return [self.outlook.moves[number] for number in places(lifting)]


def is_small_safety_step(move: Move) -> bool:
    """Say whether a step keeps people safe and is small."""
    return move.step.safety and move.effort == Effort.SMALL


def _chained(moves: Sequence[Move]) -> int:
    """Give the set of steps that have another one of their rule before them; the steps of a rule stand together."""
    return union([2 << before.number for before, move in pairwise(moves) if before.rule is move.rule])


def _requiring(moves: Iterable[Move]) -> Mapping[int, int]:
    """Give, for each place of the vector, those of some steps whose requirement reads it."""
    found: dict[int, int] = {}
    for move in moves:
        for place in move.required:
            found[place] = found.get(place, 0) | 1 << move.number
    return found
