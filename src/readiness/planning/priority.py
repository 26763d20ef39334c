"""Priority: what comes before everything else, whatever it gains.

Safety first, and what safety requires. Of that, where staff are strained, what is for them, and small steps that wait
for nothing: nobody else's safety waits for large ones. Then staff wellbeing, for as long as staff would still be
strained. Then the rest, by gain. Last, steps on questions that nobody has answered yet: what they would build may be
there already, so finding out comes first. A step that safety needs keeps its place all the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from readiness.core.conditions import AtLeastOf, Condition, Every, FactLeaf, Leaf, Negation, Some, indicators_read
from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Effort, Strain
from readiness.planning.outlook import Move, Outlook

WELLBEING = DIMENSIONS.index("staff_wellbeing")


class Tier(IntEnum):
    """What comes first. Lower numbers go before higher ones."""

    SAFETY_AT_ONCE = 0
    SAFETY = 1
    WELLBEING = 2
    GAIN = 3
    ASK_FIRST = 4


class Priority:
    """The tiers of an outlook's steps."""

    def __init__(self, outlook: Outlook, strain: Strain | None, silent: frozenset[str] = frozenset()) -> None:
        """Work out which steps safety needs.

        ``strain`` is given where staff are surely strained now; ``silent`` names the indicators that nobody has
        answered. ``below`` has for each step, by number, the one of the same rule that has to be climbed first, if
        one is still open.
        """
        self.outlook, self._strain = outlook, strain
        read = indicators_read(strain.when) if strain is not None else ()
        self._easing = frozenset(outlook.compiled.places[name] for name in read)
        unheard = frozenset([outlook.compiled.places.get(name) for name in silent])
        self.silent = frozenset(m.number for m in outlook.moves if all(place in unheard for place, _ in m.lifts))
        self.by_place = _by_place(outlook.moves)
        self.below = _below(outlook.moves)
        self._above = {below.number: outlook.moves[above] for above, below in self.below.items() if below is not None}
        self._requiring = _requiring(outlook.moves)
        self.safety = frozenset(
            self._with_needs(m for m in outlook.moves if m.step.safety and m.number not in self.silent)
        )

        self._at_once = frozenset(filter(self._quickly_safe, self.safety if strain is not None else ()))

    def tier(self, move: Move, *, strained: bool) -> Tier:
        """Give a step's tier; ``strained`` says whether staff would still be strained."""
        for_staff = strained and move.home == WELLBEING
        if move.number in self.safety:
            return Tier.SAFETY_AT_ONCE if for_staff or move.number in self._at_once else Tier.SAFETY
        if move.number in self.silent:
            return Tier.ASK_FIRST
        return Tier.WELLBEING if for_staff else Tier.GAIN

    def strained(self, vector: Sequence[int]) -> bool:
        """Say whether staff would still be strained."""
        return self._strain is not None and self.outlook.holds(self._strain.when, vector) is True

    def eases(self, move: Move) -> bool:
        """Say whether a step lifts something that tells whether staff are strained."""
        return not self._easing.isdisjoint([place for place, _ in move.lifts])

    def waiting_for(self, move: Move) -> Iterable[Move]:
        """List the open steps that may wait for a step: the next of its rule, those that require what it lifts."""
        above = self._above.get(move.number)
        found = [] if above is None else [above]
        for place, _ in move.lifts:
            found += [other for other in self._requiring.get(place, ()) if other not in found]
        return found

    def _quickly_safe(self, number: int) -> bool:
        """Say whether a step keeps people safe, is small, and waits for nothing."""
        move = self.outlook.moves[number]
        return is_small_safety_step(move) and not self.needs(move)

    def _with_needs(self, moves: Iterable[Move]) -> set[int]:
        found: set[int] = set()
        waiting = list(moves)
        while waiting:
            move = waiting.pop()
            if move.number not in found:
                found.add(move.number)
                waiting.extend(self.needs(move))
        return found

    def needs(self, move: Move) -> list[Move]:
        """List the open steps that a step waits for: the one below it, and those that its requirement needs."""
        below = self.below[move.number]
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
        return self.by_place.get(self.outlook.compiled.places.get(indicator, -1), [])


def is_small_safety_step(move: Move) -> bool:
    """Say whether a step keeps people safe and is small."""
    return move.step.safety and move.effort == Effort.SMALL


def _by_place(moves: Iterable[Move]) -> Mapping[int, list[Move]]:
    found: dict[int, list[Move]] = {}
    for move in moves:
        for place, _ in move.lifts:
            found.setdefault(place, []).append(move)
    return found


def _below(moves: Iterable[Move]) -> Mapping[int, Move | None]:
    """Give, for each step by number, the open one of the same rule before it."""
    found: dict[int, Move | None] = {}
    last: dict[str, Move] = {}
    for move in moves:
        found[move.number] = last.get(move.rule.id)
        last[move.rule.id] = move
    return found


def _requiring(moves: Iterable[Move]) -> Mapping[int, list[Move]]:
    """Give, for each place of the vector, the open steps whose requirement reads it."""
    found: dict[int, list[Move]] = {}
    for move in moves:
        for place in move.required:
            found.setdefault(place, []).append(move)
    return found
