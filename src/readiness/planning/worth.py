"""Worth: what a set of steps gives once it is done, looked up instead of worked out again.

A set of steps is a whole number, one bit for each, in the order in which they are listed. A dimension is a weighted
sum of rules, so its value is what it starts from plus what each step adds. What a step adds depends only on those
done among the steps that share a rule with it. A ceiling depends only on the steps that its cap reads. Both are
worked out by the outlook when they are first met, and kept. The results are exactly those of the outlook.
"""

from collections.abc import Iterable, Iterator

import attrs

from readiness.core.conditions import Condition, indicators_read
from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Rule
from readiness.planning.outlook import Move, Outlook, State


class Worth:
    """The dimensions of an outlook over sets of some of its steps.

    All values are whole numbers in the unit of the outlook.
    """

    def __init__(self, outlook: Outlook, moves: Iterable[Move]) -> None:
        """Find out which steps bear on which rules. ``lifting`` has the steps that lift each place of the vector."""
        self.outlook, self.moves = outlook, tuple(moves)
        self.lifting = _lifting(self.moves)
        self._states = {0: outlook.start}
        self._vectors = {0: outlook.start.vector}
        self._totals: dict[int, int] = {}
        self.dimensions = tuple(self._dimension(number) for number in outlook.defined)

    def total(self, done: int) -> int:
        """Add up the dimensions that have a basis, after ceilings, once a set of steps is done."""
        total = self._totals.get(done)
        if total is None:
            total = 0
            for dimension in self.dimensions:
                value = dimension.known.get(done & dimension.steps)
                total += self._value(dimension, done & dimension.steps) if value is None else value
            self._totals[done] = total
        return total

    def gain(self, done: int, more: int) -> int:
        """Say what more steps add to the total."""
        gain, then = 0, done | more
        for dimension in self.dimensions:
            steps, known = dimension.steps, dimension.known
            if more & steps:
                before, after = known.get(done & steps), known.get(then & steps)
                gain += self._value(dimension, then & steps) if after is None else after
                gain -= self._value(dimension, done & steps) if before is None else before
        return gain

    def holds_back(self, dimension: "Dimension", done: int) -> bool:
        """Say whether a ceiling is in the way of a dimension."""
        own = done & dimension.steps
        if own not in dimension.known:
            self._value(dimension, own)
        return own in dimension.held_back

    def ceiling(self, dimension: "Dimension", done: int) -> int:
        """Give the ceiling on a dimension."""
        key = done & dimension.lifting
        ceiling = dimension.ceilings.get(key)
        if ceiling is None:
            ceiling = dimension.ceilings[key] = self.outlook.ceiling(self.state(key), dimension.number)
        return ceiling

    def state(self, done: int) -> State:
        """Give the state of the outlook once a set of steps is done."""
        state = self._states.get(done)
        if state is None:
            state = self._states[done] = self._work_out(done)
        return state

    def bearing_on(self, indicators: Iterable[str]) -> int:
        """Give the set of steps that lift any of some indicators."""
        places = self.outlook.compiled.places
        return union(self.lifting.get(places[name], 0) for name in indicators)

    def holds(self, condition: Condition, done: int) -> bool | None:
        """Judge a condition once a set of steps is done; ``None`` where everything it reads dropped out."""
        vector = self._vectors.get(done)
        if vector is None:
            vector = self._vectors[done] = self.outlook.vector_once(self.moves[place] for place in places(done))
        return self.outlook.holds(condition, vector)

    def _value(self, dimension: "Dimension", own: int) -> int:
        before, ceiling = self._before(dimension, own), self.ceiling(dimension, own)
        if before > ceiling:
            dimension.held_back.add(own)
        value = dimension.known[own] = min(before, ceiling)
        return value

    def _work_out(self, done: int) -> State:
        last = done.bit_length() - 1
        known = self._states.get(done ^ (1 << last))
        if known is not None:
            return self.outlook.after(known, self.moves[last])
        return self.outlook.once(self.moves[place] for place in places(done))

    def _dimension(self, number: int) -> "Dimension":
        rules = [rule for rule in self.outlook.compiled.scoring if rule.dimension == DIMENSIONS[number]]
        lifting = union(self.bearing_on(indicators_read(rule.cap.when)) for rule in rules if rule.cap is not None)
        groups = self._groups(rules)
        adding = {bit: Addition(group & (bit - 1)) for group in groups for bit in bits(group)}
        return Dimension(
            number=number,
            start=self.outlook.start.before[number],
            steps=union([lifting, *groups]),
            lifting=lifting,
            moving=union(groups),
            adding=adding,
        )

    def _groups(self, rules: Iterable[Rule]) -> list[int]:
        """Put together the steps that share a rule, directly or through others."""
        groups: list[int] = []
        for rule in rules:
            group = self.bearing_on(rule.reads)
            apart = [other for other in groups if not other & group]
            groups = [*apart, union([group, *(other for other in groups if other & group)])]
        return groups

    def _before(self, dimension: "Dimension", own: int) -> int:
        """Give one dimension before ceilings."""
        value, rest = dimension.start, own & dimension.moving
        while rest:
            bit = rest & -rest
            rest ^= bit
            addition = dimension.adding[bit]
            under = own & addition.under
            gain = addition.known.get(under)
            if gain is None:
                gain = addition.known[under] = self._gain(dimension.number, under, bit)
            value += gain
        return value

    def _gain(self, number: int, under: int, bit: int) -> int:
        return self.state(under | bit).before[number] - self.state(under).before[number]


@attrs.frozen
class Addition:
    """What a step adds to a dimension, by which are done of those ``under`` it.

    These are the steps listed before it that share a rule with it, directly or through others.
    """

    under: int
    known: dict[int, int] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Dimension:
    """One dimension: where it starts, the steps that bear on it, and what was found out so far.

    ``steps`` are all of them, ``moving`` those that add to it, ``lifting`` those that its caps read.
    """

    number: int
    start: int
    steps: int
    moving: int
    lifting: int
    adding: dict[int, Addition]
    known: dict[int, int] = attrs.field(factory=dict)
    held_back: set[int] = attrs.field(factory=set)
    ceilings: dict[int, int] = attrs.field(factory=dict)


def bits(steps: int) -> Iterator[int]:
    """Split a set into its single steps, in the order of the list."""
    while steps:
        bit = steps & -steps
        yield bit
        steps ^= bit


def places(steps: int) -> list[int]:
    """Give the places of a set's steps in the list.

    >>> places(0b1101)
    [0, 2, 3]
    """
    return [bit.bit_length() - 1 for bit in bits(steps)]


def union(sets: Iterable[int]) -> int:
    """Join sets of steps."""
    joined = 0
    for one in sets:
        joined |= one
    return joined


def _lifting(moves: Iterable[Move]) -> dict[int, int]:
    found: dict[int, int] = {}
    for number, move in enumerate(moves):
        for place, _ in move.lifts:
            found[place] = found.get(place, 0) | 1 << number
    return found
