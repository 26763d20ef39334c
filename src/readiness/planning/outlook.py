"""Outlook: what a step would change, worked out exactly and fast.

A step is done when its indicators are answered at its level, with dated evidence, in every voice heard and the voice
that they need. Its gain is the difference that makes to the secured end, never negative. Only the dimensions that
read a changed indicator are worked out again. Everything is a whole number here: a dimension's value runs from 0 to
:attr:`Outlook.full`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple

import attrs

from readiness.core.bands import BANDS
from readiness.core.compiled import DROPPED, Compiled, Encoded, Vector, whole
from readiness.core.conditions import (
    AtLeastOf,
    Condition,
    Every,
    FactLeaf,
    Leaf,
    Negation,
    Some,
    accepted,
)
from readiness.core.indicators import DIMENSIONS
from readiness.core.intervals import Shares
from readiness.core.rules import Met, Rule, Step

Lifts = tuple[tuple[int, int], ...]
"""Places of the vector, each with the value to which it is lifted."""


@attrs.frozen(eq=False, repr=False)
class Move:
    """A step as the outlook sees it.

    ``lifts`` are the places of the vector that it lifts, ``dimensions`` those that read them, ``home`` that of its
    rule; ``required`` are the places that its requirement reads.
    """

    number: int
    step: Step
    rule: Rule
    lifts: Lifts
    dimensions: tuple[int, ...]
    home: int
    required: frozenset[int]

    @property
    def effort(self) -> int:
        """Effort points."""
        return int(self.step.effort)


class State(NamedTuple):
    """Where things stand after some steps: secured ends, and each dimension before and after ceilings."""

    vector: Vector
    before: tuple[int, ...]
    after: tuple[int, ...]


class Outlook:
    """A profile with the steps that are still open, ready to be tried out.

    ``shares`` gives a dimension's value, or a rise of one, from 0 to 1.
    """

    def __init__(self, compiled: Compiled, encoded: Encoded) -> None:
        """Find the open steps: those above what is secured, on rules that apply."""
        self.compiled, self.encoded = compiled, encoded
        sums = [judge(encoded.worst, encoded.constants) for judge in compiled.judge_dimension]
        self.defined = tuple(number for number, (_, weight, *_) in enumerate(sums) if weight)
        weights = [weight for _, weight, *_ in sums]
        self.full = lcm(500, *(weight * encoded.unit for weight in weights if weight))
        self.shares, self._overall_shares = Shares(self.full), Shares(self.full * max(len(self.defined), 1))
        self._factors = tuple(self.full // (weight * encoded.unit) if weight else 0 for weight in weights)
        self._known_ranges: dict[int, tuple[tuple[int | None, int | None], ...]] = {}
        self.start = self._state(encoded.worst)
        self._vectors = {0: encoded.worst}
        self._sums: dict[tuple[int, int], tuple[int, int]] = {}
        self.moves = tuple(self._open_moves())

    @cached_property
    def by_step(self) -> Mapping[str, Move]:
        """The open steps by id."""
        return {move.step.id: move for move in self.moves}

    def after(self, state: State, move: Move) -> State:
        """Give the state once a step is done."""
        return self._changed(state, self.lifted(state.vector, move), move.dimensions)

    def lifted(self, vector: Vector, move: Move) -> Vector:
        """Give the secured ends once a step is done."""
        return self._once(vector, (move,))

    def once(self, moves: Iterable[Move]) -> State:
        """Give the state once all of some steps are done, in whatever order."""
        return self._state(self.vector_once(moves))

    def possible_once(self, moves: Iterable[Move]) -> State:
        """Give the state at the possible ends once all of some steps are done; none lowers what may be true."""
        return self._state(self._once(self.encoded.best, moves))

    def vector_once(self, moves: Iterable[Move]) -> Vector:
        """Give the secured ends alone once all of some steps are done."""
        return self._once(self.start.vector, moves)

    def done(self, vector: Vector, move: Move) -> bool:
        """Say whether what a step leads to is secured."""
        return all(self._better(place, vector[place], value) == vector[place] for place, value in move.lifts)

    def ready(self, vector: Vector, move: Move) -> bool:
        """Say whether what a step requires is in place."""
        requires = move.step.requires
        return requires is None or self.holds(requires, vector) is not False

    def total(self, state: State) -> int:
        """Add up the dimensions that have a basis; divided by ``full`` and their number it is the secured mean."""
        return sum(state.after[number] for number in self.defined)

    def overall(self, state: State) -> int:
        """Give the overall figure in the same unit as :meth:`total`."""
        return self.balanced(state.after)

    def balanced(self, after: Sequence[int]) -> int:
        """Give the overall figure of all dimensions after ceilings (see :func:`readiness.core.score.balance`)."""
        known = [after[number] for number in self.defined]
        return min(sum(known), len(known) * (min(known) + self.full // 5)) if known else 0

    def gain(self, state: State, then: State, number: int) -> Fraction:
        """Give a dimension's rise before ceilings, from 0 to 1."""
        return self.shares[then.before[number] - state.before[number]]

    def share(self, overall: int) -> Fraction:
        """Give an overall figure, or a rise of one, from 0 to 1."""
        return self._overall_shares[overall]

    def vector(self, done: int) -> Vector:
        """Give the secured ends once a set of steps is done, one bit for each by its number, and keep them."""
        vector = self._vectors.get(done)
        if vector is None:
            last = self.moves[done.bit_length() - 1]
            known = self._vectors.get(done ^ 1 << last.number)
            steps = [move for move in self.moves if done >> move.number & 1] if known is None else []
            vector = self.vector_once(steps) if known is None else self.lifted(known, last)
            self._vectors[done] = vector
        return vector

    def sums(self, done: int, number: int) -> tuple[int, int]:
        """Give a dimension before ceilings and the ceiling on it once a set of steps is done, and keep them."""
        sums = self._sums.get((done, number))
        if sums is None:
            found = self.compiled.judge_dimension[number](self.vector(done), self.encoded.constants)
            sums = self._sums[done, number] = found[0] * self._factors[number], found[2] * self.full // 100
        return sums

    def ceiling(self, state: State, number: int) -> int:
        """Give the ceiling on a dimension, in the unit of its values; ``full`` where none is on."""
        return self.compiled.judge_dimension[number](state.vector, self.encoded.constants)[2] * self.full // 100

    def capped(self, number: int) -> tuple[Rule, ...]:
        """List the rules whose ceiling on a dimension is on, or may be, as things stand now."""
        rules = [r for r in self.compiled.scoring if r.cap is not None and DIMENSIONS.index(r.dimension) == number]
        on = (r for r in rules if r.cap is not None and self.holds(r.cap.when, self.start.vector))
        return tuple(rule for rule in on if self._counts(rule))

    def answered(self, names: Iterable[str]) -> State:
        """Give the state if questions were answered at the best that is possible now."""
        places = [self.compiled.places[name] for name in names]
        return self._with({place: self.encoded.best[place] for place in places})

    def supported(self, name: str, raw: Fraction) -> State:
        """Give the state if an answer were secured at a raw value."""
        place = self.compiled.places.get(name)
        return self.start if place is None else self._with({place: whole(raw, self.encoded.denominator)})

    def reached(self, state: State, number: int, target: str) -> bool:
        """Say whether a dimension stands in its target band or above; one without a basis never does."""
        return self.reaches(state.after[number], number, target)

    def reaches(self, value: int, number: int, target: str) -> bool:
        """Say whether a value of a dimension lies in a band or above; nothing does where there is no basis."""
        floor = self.full * BANDS.index(target) // len(BANDS)
        return number in self.defined and (value > floor or target == BANDS[0])

    def holds(self, condition: Condition, vector: Vector) -> bool | None:
        """Judge a condition on secured ends; ``None`` where everything it reads dropped out."""
        match condition:
            case Leaf():
                return self._leaf_holds(condition, vector[self.compiled.places[condition.indicator]])
            case FactLeaf():
                return bool(vector[self.compiled.facts[condition]])
            case Negation(part):
                held = self.holds(part, vector)
                return None if held is None else not held
            case Every(parts) | Some(parts) | AtLeastOf(_, parts):
                left = [held for held in (self.holds(part, vector) for part in parts) if held is not None]
                return _connected(condition, left) if left else None

    def _leaf_holds(self, leaf: Leaf, value: int) -> bool | None:
        if value == DROPPED:
            return None
        return any((a is None or value >= a) and (b is None or value <= b) for a, b in self._ranges(leaf))

    def _ranges(self, leaf: Leaf) -> tuple[tuple[int | None, int | None], ...]:
        """Give the ranges that a leaf accepts, in the unit of the vector; leaves live as long as their rule-book."""
        known = self._known_ranges.get(id(leaf))
        if known is None:
            known = tuple((self._scaled(start), self._scaled(end)) for start, end in accepted(leaf))
            self._known_ranges[id(leaf)] = known
        return known

    def _scaled(self, raw: Fraction | None) -> int | None:
        return None if raw is None else whole(raw, self.encoded.denominator)

    def _once(self, ends: Vector, moves: Iterable[Move]) -> Vector:
        vector = list(ends)
        for move in moves:
            for place, value in move.lifts:
                vector[place] = self._better(place, vector[place], value)
        return tuple(vector)

    def _with(self, lifts: Mapping[int, int]) -> State:
        vector = list(self.start.vector)
        for place, value in lifts.items():
            vector[place] = value
        touched = {number for place in lifts for number in self.compiled.readers[place]}
        return self._changed(self.start, tuple(vector), touched)

    def _changed(self, state: State, vector: Vector, dimensions: Iterable[int]) -> State:
        """Give the state with other secured ends, where these touch some dimensions alone."""
        before, after = list(state.before), list(state.after)
        for number in dimensions:
            before[number], after[number] = self._values(number, vector)
        return State(vector, tuple(before), tuple(after))

    def _open_moves(self) -> Iterator[Move]:
        number = 0
        for climb in self.compiled.climbs:
            lifts = tuple([(place, whole(to, self.encoded.denominator)) for place, to in climb.changes])
            if self._rises(lifts) and self._applies(climb.rule):
                yield Move(number, climb.step, climb.rule, lifts, climb.dimensions, climb.home, climb.required)
                number += 1

    def _rises(self, lifts: Lifts) -> bool:
        """Whether places can be lifted: none of them dropped out, and not all of them are as high already."""
        vector, higher = self.start.vector, False
        for place, value in lifts:
            if vector[place] == DROPPED:
                return False
            higher = higher or self._better(place, vector[place], value) != vector[place]
        return higher

    def _counts(self, rule: Rule) -> bool:
        """Whether a rule is part of the score: it applies, and something is left of what it judges by."""
        if isinstance(rule.judgement, Met):
            trees = [tree for tree in (rule.judgement.met, rule.judgement.partly) if tree is not None]
            left = any(self.holds(tree, self.start.vector) is not None for tree in trees)
        else:
            left = all(self.start.vector[self.compiled.places[name]] != DROPPED for name in rule.reads)
        return left and self._applies(rule)

    def _applies(self, rule: Rule) -> bool:
        return rule.when is None or bool(self.start.vector[self.compiled.facts[rule.when]])

    def _better(self, place: int, now: int, then: int) -> int:
        return min(now, then) if self._falls[place] else max(now, then)

    @cached_property
    def _falls(self) -> tuple[bool, ...]:
        indicators = self.compiled.rulebook.indicators
        return tuple(indicators[name].falls for name in self.compiled.places)

    def _state(self, vector: Vector) -> State:
        values = [self._values(number, vector) for number in range(len(DIMENSIONS))]
        return State(vector, tuple(b for b, _ in values), tuple(a for _, a in values))

    def _values(self, number: int, vector: Vector) -> tuple[int, int]:
        summed, _, ceiling, _ = self.compiled.judge_dimension[number](vector, self.encoded.constants)
        before = summed * self._factors[number]
        return before, min(before, ceiling * self.full // 100)


def _connected(tree: Condition, parts: list[bool]) -> bool:
    match tree:
        case Every():
            return all(parts)
        case AtLeastOf(n, _):
            return sum(parts) >= min(n, len(parts))
        case _:
            return any(parts)
