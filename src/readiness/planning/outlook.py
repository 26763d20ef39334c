"""Outlook: what a step would change, worked out exactly and fast.

A step is done when its indicators are answered at its level, with dated evidence, in every voice heard and the voice
that they need. Its gain is the difference that makes to the secured end, never negative. Only the dimensions that
read a changed indicator are worked out again. Everything is a whole number here: a dimension's value runs from 0 to
:attr:`Outlook.full`.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from math import lcm

import attrs

from readiness.core.bands import BANDS
from readiness.core.compiled import DROPPED, Compiled, Encoded, Vector
from readiness.core.conditions import (
    AtLeastOf,
    Condition,
    Every,
    FactLeaf,
    Leaf,
    Negation,
    Some,
    accepted,
    indicators_read,
)
from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Met, Rule, Step


@attrs.frozen(eq=False)
class Move:
    """A step as the outlook sees it: the places of the vector that it lifts, and the dimensions that read them."""

    number: int
    step: Step
    rule: Rule
    lifts: tuple[tuple[int, int], ...]
    dimensions: tuple[int, ...]
    home: int

    @property
    def effort(self) -> int:
        """Effort points."""
        return int(self.step.effort)


@attrs.frozen
class State:
    """Where things stand after some steps: secured ends, and each dimension before and after ceilings."""

    vector: Vector
    before: tuple[int, ...]
    after: tuple[int, ...]


Changes = tuple[tuple[int, int, int], ...]
"""Dimensions that a step touches: number, value before ceilings, value after."""


class Outlook:
    """A profile with the steps that are still open, ready to be tried out."""

    def __init__(self, compiled: Compiled, encoded: Encoded) -> None:
        """Find the open steps: those above what is secured, on rules that apply."""
        self.compiled, self.encoded = compiled, encoded
        sums = [judge(encoded.worst, encoded.constants) for judge in compiled.judge_dimension]
        self.defined = tuple(number for number, (_, weight, _) in enumerate(sums) if weight)
        weights = [weight for _, weight, _ in sums]
        self.full = lcm(500, *(weight * encoded.unit for weight in weights if weight))
        self._factors = tuple(self.full // (weight * encoded.unit) if weight else 0 for weight in weights)
        self._known_ranges: dict[int, tuple[tuple[int | None, int | None], ...]] = {}
        self.start = self._state(encoded.worst)
        self.moves = tuple(self._open_moves())

    @cached_property
    def by_step(self) -> Mapping[str, Move]:
        """The open steps by id."""
        return {move.step.id: move for move in self.moves}

    def after(self, state: State, move: Move) -> State:
        """Give the state once a step is done."""
        lifted = self._lifted(state, move)
        before, after = list(state.before), list(state.after)
        for number in move.dimensions:
            before[number], after[number] = self._values(number, lifted)
        return State(lifted, tuple(before), tuple(after))

    def once(self, moves: Iterable[Move]) -> State:
        """Give the state once all of some steps are done, in whatever order."""
        return self._state(self.vector_once(moves))

    def vector_once(self, moves: Iterable[Move]) -> Vector:
        """Give the secured ends alone once all of some steps are done."""
        vector = list(self.start.vector)
        for move in moves:
            for place, value in move.lifts:
                vector[place] = self._better(place, vector[place], value)
        return tuple(vector)

    def changes(self, state: State, move: Move) -> Changes:
        """Give what a step would make of the dimensions that it touches: number, before and after ceilings."""
        lifted = self._lifted(state, move)
        return tuple((number, *self._values(number, lifted)) for number in move.dimensions)

    def done(self, state: State, move: Move) -> bool:
        """Say whether a state already holds what a step leads to."""
        return all(
            self._better(place, state.vector[place], value) == state.vector[place] for place, value in move.lifts
        )

    def ready(self, state: State, move: Move) -> bool:
        """Say whether what a step requires is in place."""
        requires = move.step.requires
        return requires is None or self.holds(requires, state.vector) is not False

    def required(self, move: Move) -> frozenset[int]:
        """List the places of the vector that a step's requirement reads."""
        return self._required[move.number]

    def overall_with(self, state: State, changes: Changes) -> int:
        """Give the overall figure once some dimensions have changed, in the unit of :meth:`overall`."""
        after = list(state.after)
        for number, _, value in changes:
            after[number] = value
        return self._overall([after[number] for number in self.defined])

    def total(self, state: State) -> int:
        """Add up the dimensions that have a basis; divided by ``full`` and their number it is the secured mean."""
        return sum(state.after[number] for number in self.defined)

    def overall(self, state: State) -> int:
        """Give the overall figure in the same unit as :meth:`total` (see :func:`readiness.core.score.balance`)."""
        return self._overall([state.after[number] for number in self.defined])

    def gain(self, state: State, then: State, number: int) -> Fraction:
        """Give a dimension's rise before ceilings, from 0 to 1."""
        return Fraction(then.before[number] - state.before[number], self.full)

    def overall_gain(self, state: State, then: State) -> Fraction:
        """Give the rise of the overall figure, from 0 to 1."""
        return Fraction(self.overall(then) - self.overall(state), self.full * max(len(self.defined), 1))

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
        return self.start if place is None else self._with({place: int(raw * self.encoded.denominator)})

    def reached(self, state: State, number: int, target: str) -> bool:
        """Say whether a dimension stands in its target band or above; one without a basis never does."""
        floor = self.full * BANDS.index(target) // len(BANDS)
        return number in self.defined and (state.after[number] > floor or target == BANDS[0])

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
        return None if raw is None else int(raw * self.encoded.denominator)

    def _overall(self, values: list[int]) -> int:
        return min(sum(values), len(values) * (min(values) + self.full // 5)) if values else 0

    def _lifted(self, state: State, move: Move) -> Vector:
        vector = list(state.vector)
        for place, value in move.lifts:
            vector[place] = self._better(place, vector[place], value)
        return tuple(vector)

    def _with(self, lifts: Mapping[int, int]) -> State:
        vector = list(self.start.vector)
        for place, value in lifts.items():
            vector[place] = value
        return self._state(tuple(vector))

    def _open_moves(self) -> Iterable[Move]:
        number = 0
        for rule in self.compiled.scoring:
            for step in rule.steps:
                move = self._move(number, step, rule)
                if move is not None:
                    yield move
                    number += 1

    def _move(self, number: int, step: Step, rule: Rule) -> Move | None:
        places = self.compiled.places
        lifts = tuple((places[c.indicator], int(c.to * self.encoded.denominator)) for c in step.changes)
        vector = self.start.vector
        if not lifts or any(vector[at] == DROPPED for at, _ in lifts) or not self._applies(rule):
            return None
        if all(self._better(at, vector[at], value) == vector[at] for at, value in lifts):
            return None
        touched = sorted({d for at, _ in lifts for d in self._readers[at]})
        return Move(number, step, rule, lifts, tuple(touched), DIMENSIONS.index(rule.dimension))

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
    def _required(self) -> tuple[frozenset[int], ...]:
        places = self.compiled.places
        return tuple(
            frozenset(places[name] for name in indicators_read(move.step.requires))
            if move.step.requires is not None
            else frozenset()
            for move in self.moves
        )

    @cached_property
    def _falls(self) -> tuple[bool, ...]:
        indicators = self.compiled.rulebook.indicators
        return tuple(indicators[name].falls for name in self.compiled.places)

    @cached_property
    def _readers(self) -> Mapping[int, set[int]]:
        return self.compiled.readers

    def _state(self, vector: Vector) -> State:
        values = [self._values(number, vector) for number in range(len(DIMENSIONS))]
        return State(vector, tuple(b for b, _ in values), tuple(a for _, a in values))

    def _values(self, number: int, vector: Vector) -> tuple[int, int]:
        summed, _, ceiling = self.compiled.judge_dimension[number](vector, self.encoded.constants)
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
