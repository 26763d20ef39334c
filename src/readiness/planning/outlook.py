"""Outlook: what a step would change, worked out exactly and fast.

A step is done when its indicators are answered at its level, with dated evidence, in every voice heard and the voice
that they need. Its gain is the difference that makes to the secured end, never negative. Only the dimensions that
read a changed indicator are worked out again. Everything is a whole number here: a dimension's value runs from 0 to
:attr:`Outlook.full`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from operator import mul
from typing import NamedTuple

from readiness.core.bands import BANDS
from readiness.core.compiled import Climb, Compiled, Encoded
from readiness.core.conditions import Condition
from readiness.core.indicators import DIMENSIONS
from readiness.core.intervals import Shares
from readiness.core.judges import Holds, Values
from readiness.core.rules import Measure, Rule
from readiness.core.vectors import DROPPED, Vector, whole
from readiness.planning.sets import places, union

Lifts = tuple[tuple[int, int], ...]
"""Places of the vector, each with the value to which it is lifted."""


class Move:
    """A step as the outlook sees it.

    ``effort`` is in points. ``lifts`` are the places of the vector that it lifts, ``dimensions`` those that read
    them, ``home`` that of its rule; ``required`` are the places that its requirement reads, ``floors`` what has to be
    reached there (see :class:`~readiness.core.compiled.Climb`). ``parts`` are the numbers of the parts of dimensions
    that it adds to, ``rises`` how far it lifts each of them by itself.
    """

    __slots__ = (
        "dimensions",
        "effort",
        "floors",
        "home",
        "lifts",
        "number",
        "parts",
        "required",
        "rises",
        "rule",
        "step",
    )

    def __init__(self, number: int, climb: Climb, lifts: Lifts, rises: tuple[int, ...]) -> None:
        """Give a climb that is open its number, with what it lifts by itself."""
        self.number, self.lifts, self.rises = number, lifts, rises
        self.rule, self.step, self.effort, self.dimensions, self.home, required, floors, self.parts, _ = climb
        self.required, self.floors = required, floors


class State(NamedTuple):
    """Where things stand after some steps: secured ends, and each dimension before and after ceilings."""

    vector: Vector
    before: tuple[int, ...]
    after: tuple[int, ...]


class Outlook:
    """A profile with the steps that are still open, ready to be tried out.

    ``shares`` gives a dimension's value, or a rise of one, from 0 to 1. ``moves`` are the open steps, ``by_step`` the
    same by id; ``lifting`` has for each place of the vector the set of those that lift it, one bit for each by its
    number; ``held_up`` is the set of those whose requirement is not in place as things stand now. No value is worked
    out late under a name of its own: that makes all the others slow to read.
    """

    def __init__(self, compiled: Compiled, encoded: Encoded) -> None:
        """Find the open steps: those above what is secured, on rules that apply."""
        self.compiled, self.encoded, self._judges = compiled, encoded, encoded.judges
        self._values = encoded.ends[1]
        self._worths, self._partial = [0] * len(compiled.parts), set[int]()
        self._judged: dict[int, list[tuple[int, Values]]] = {}
        self._scale, self._falls = encoded.denominator // compiled.denominator, compiled.falls
        sums, weights = self._summed()
        self.defined = tuple([number for number, weight in enumerate(weights) if weight])
        self.full = lcm(500, *(weight * encoded.unit for weight in weights if weight))
        self._all_defined, self._band = all(weights), self.full // 5
        self.shares, self._overall_shares = Shares(self.full), Shares(self.full * max(len(self.defined), 1))
        factors = [self.full // (weight * encoded.unit) if weight else 0 for weight in weights]
        self._scales = [factors[part.dimension] for part in compiled.parts]
        self._ceilings = tuple([tuple(self._live(number)) for number in range(len(DIMENSIONS))])
        self.start = self._held(encoded.worst, [total * factor for total, factor in zip(sums, factors, strict=True)])
        self._vectors = {0: encoded.worst}
        self.moves = tuple(self._open_moves())
        self.by_step = {move.step.id: move for move in self.moves}
        self.lifting, self.held_up = self._lifting(), self._held_up()

    def after(self, state: State, move: Move) -> State:
        """Give the state once a step is done."""
        return self._state(self.lifted(state.vector, move))

    def lifted(self, vector: Vector, move: Move) -> Vector:
        """Give the secured ends once a step is done."""
        return self._lifted(vector, move.lifts)

    def lift(self, vector: list[int], lifts: Iterable[tuple[int, int]]) -> None:
        """Lift places of secured ends, in place, as far as that makes them better."""
        falls = self._falls
        for place, value in lifts:
            if value < vector[place] if falls[place] else value > vector[place]:
                vector[place] = value

    def once(self, moves: Iterable[Move]) -> State:
        """Give the state once all of some steps are done, in whatever order."""
        return self._state(self.vector_once(moves))

    def possible_once(self, moves: Iterable[Move]) -> State:
        """Give the state at the possible ends once all of some steps are done; none lowers what may be true."""
        return self._state(self._once(self.encoded.best, moves))

    def vector_once(self, moves: Iterable[Move]) -> Vector:
        """Give the secured ends alone once all of some steps are done."""
        return self._once(self.start.vector, moves)

    def done(self, vector: Sequence[int], move: Move) -> bool:
        """Say whether what a step leads to is secured."""
        falls = self._falls
        for place, value in move.lifts:
            if vector[place] > value if falls[place] else vector[place] < value:
                return False
        return True

    def ready(self, vector: Sequence[int], move: Move) -> bool:
        """Say whether what a step requires is in place."""
        if move.floors is None:
            requires = move.step.requires
            return requires is None or self.holds(requires, vector) is not False
        scale = self._scale
        for place, least in move.floors:  # noqa: SIM110 (asked in hundreds, of one or two)
            if DROPPED < vector[place] < least * scale:
                return False
        return True

    def total(self, state: State) -> int:
        """Add up the dimensions that have a basis; divided by ``full`` and their number it is the secured mean."""
        return sum(state.after[number] for number in self.defined)

    def overall(self, state: State) -> int:
        """Give the overall figure in the same unit as :meth:`total`."""
        return self.balanced(state.after)

    def balanced(self, after: Sequence[int]) -> int:
        """Give the overall figure of all dimensions after ceilings (see :func:`readiness.core.score.balance`)."""
        known = after if self._all_defined else [after[number] for number in self.defined]
        if not known:
            return 0
        total, most = sum(known), len(known) * (min(known) + self._band)
        return most if most < total else total

    def share(self, overall: int) -> Fraction:
        """Give an overall figure, or a rise of one, from 0 to 1."""
        return self._overall_shares[overall]

    def vector(self, done: int) -> Vector:
        """Give the secured ends once a set of steps is done, one bit for each by its number, and keep them."""
        vector = self._vectors.get(done)
        if vector is None:
            last = self.moves[done.bit_length() - 1]
            known = self._vectors.get(done ^ 1 << last.number)
            if known is None:
                vector = self.vector_once([self.moves[number] for number in places(done)])
            else:
                vector = self.lifted(known, last)
            self._vectors[done] = vector
        return vector

    def rise(self, done: int, part: int) -> int:
        """Say how far a set of steps, one bit for each by its number, lifts a part, before ceilings."""
        return self._rise(part, self.vector(done))

    def ceiling(self, vector: Vector, number: int) -> int:
        """Give the ceiling on a dimension, in the unit of its values; ``full`` where none is on."""
        for ceiling in self._ceilings[number]:
            if ceiling.on(vector):
                return ceiling.at
        return self.full

    def capping(self, number: int) -> tuple[int, ...]:
        """Give the places of the vector that the ceilings on a dimension read."""
        return tuple([place for ceiling in self._ceilings[number] for place in ceiling.places])

    def capped(self, number: int) -> tuple[Rule, ...]:
        """List the rules whose ceiling on a dimension is on, or may be, as things stand now."""
        on = sorted(ceiling.rule for ceiling in self._ceilings[number] if ceiling.on(self.start.vector))
        return tuple([self.compiled.scoring[place] for place in on])

    def secured(self, least: Fraction) -> Iterator[tuple[Rule, int, int]]:
        """Walk over the scoring rules that are secured to some share or more, with weight and value, both whole."""
        floor, share = least.numerator * self.encoded.unit, least.denominator
        for rule, weight, value in zip(self.compiled.scoring, self.compiled.weights, self._values, strict=True):
            if value != DROPPED and value * share >= floor:
                yield rule, weight, value

    def answered(self, names: Iterable[str]) -> list[int]:
        """Say how far each dimension would rise, before ceilings, if questions were answered at their best."""
        places = [self.compiled.places[name] for name in names if name in self.compiled.places]
        return self._with({place: self.encoded.best[place] for place in places})

    def supported(self, name: str, raw: Fraction) -> list[int]:
        """Say how far each dimension would rise, before ceilings, if an answer were secured at a raw value."""
        place = self.compiled.places.get(name)
        return self._with({} if place is None else {place: whole(raw, self.encoded.denominator)})

    def reaches(self, value: int, number: int, target: str) -> bool:
        """Say whether a value of a dimension lies in a band or above; nothing does where there is no basis."""
        return number in self.defined and value >= self.least(target)

    def least(self, target: str) -> int:
        """Give the least value of a dimension that lies in a band or above."""
        place = BANDS.index(target)
        return self.full * place // len(BANDS) + 1 if place else 0

    def holds(self, condition: Condition, vector: Sequence[int]) -> bool | None:
        """Judge a condition on secured ends; ``None`` where everything it reads dropped out."""
        held = self._judges.condition(condition)
        return None if held is None else held(vector)

    def _summed(self) -> tuple[list[int], list[int]]:
        """Give for each dimension the weighted sum of its rules and their weight."""
        compiled, values, weights = self.compiled, self._values, self.compiled.weights
        if DROPPED in values:
            weights = tuple(
                [0 if value == DROPPED else weight for weight, value in zip(weights, values, strict=True)]
            )
            self._partial.update([part for part, weight in zip(compiled.part_of, weights, strict=True) if not weight])
        worths = list(map(mul, weights, values))
        for part, worth in zip(compiled.part_of, worths, strict=True):
            self._worths[part] += worth
        spans = compiled.rulebook.spans.values()
        return [sum(worths[span]) for span in spans], [sum(weights[span]) for span in spans]

    def _live(self, number: int) -> Iterator["_Ceiling"]:
        """List the ceilings that may be on a dimension, lowest first."""
        for cap in self.compiled.capping[number]:
            on = self._judges.condition(cap.when)
            if on is not None and self._values[cap.rule] != DROPPED:
                yield _Ceiling(cap.at * self.full // 100, on, cap.rule, cap.places)

    def _once(self, ends: Vector, moves: Iterable[Move]) -> Vector:
        return self._lifted(ends, [lift for move in moves for lift in move.lifts])

    def _lifted(self, ends: Vector, lifts: Iterable[tuple[int, int]]) -> Vector:
        vector = list(ends)
        self.lift(vector, lifts)
        return tuple(vector)

    def _with(self, lifts: Mapping[int, int]) -> list[int]:
        vector, rises = list(self.start.vector), [0] * len(DIMENSIONS)
        for place, value in lifts.items():
            vector[place] = value
        for number in {number for place in lifts for number in self.compiled.parts_of.get(place, ())}:
            rises[self.compiled.parts[number].dimension] += self._rise(number, vector)
        return rises

    def _held(self, vector: Vector, before: Sequence[int]) -> State:
        """Give the state with these secured ends and values before ceilings."""
        after = [min(value, self.ceiling(vector, number)) for number, value in enumerate(before)]
        return State(vector, tuple(before), tuple(after))

    def _state(self, vector: Vector) -> State:
        before = list(self.start.before)
        for number, part in enumerate(self.compiled.parts):
            before[part.dimension] += self._rise(number, vector)
        return self._held(vector, before)

    def _rise(self, number: int, vector: Sequence[int]) -> int:
        """Say how far a part lies above where it stands now, before ceilings; what is left out now stays so."""
        judged = self._judged.get(number)
        if judged is None:
            judged = self._judged[number] = list(self._judging(number))
        risen = sum([weight * value(vector) for weight, value in judged]) - self._worths[number]
        return risen * self._scales[number]

    def _judging(self, number: int) -> Iterator[tuple[int, Values]]:
        """List the rules of a part that count: the weight of each, and what values it."""
        for place in self.compiled.parts[number].rules:
            value = self._judges.rule(self.compiled.scoring[place])
            if value is not None:
                yield self.compiled.weights[place], value

    def _open_moves(self) -> Iterator[Move]:
        number, values, compiled = 0, self._values, self.compiled
        steps, climb_of = compiled.steps, compiled.climb
        for step in self._open_steps():
            place, _, changes = steps[step]
            if values[place] != DROPPED or self._applies(compiled.scoring[place]):
                climb, lifts = climb_of(step), self._lifts(changes)
                yield Move(number, climb, lifts, self._alone(climb, lifts))
                number += 1

    def _open_steps(self) -> list[int]:
        """List the steps that lead any answer higher than it is; nothing leads one that dropped out anywhere."""
        vector, falls, scale, found = self.start.vector, self._falls, self._scale, set[int]()
        for place, aims, steps in self.compiled.stairs:
            now = vector[place]
            if now != DROPPED:
                found.update(steps[bisect_right(aims, (-now if falls[place] else now) // scale) :])
        return sorted(found)

    def _lifting(self) -> Mapping[int, int]:
        found, bit = dict[int, int](), 1
        for move in self.moves:
            for place, _ in move.lifts:
                found[place] = found.get(place, 0) | bit
            bit <<= 1
        return found

    def _held_up(self) -> int:
        asking, vector = [move for move in self.moves if move.floors != ()], self.start.vector
        return union([1 << move.number for move in asking if not self.ready(vector, move)])

    def _lifts(self, changes: Lifts) -> Lifts:
        """Give what an open step leads to; answers that dropped out are left aside, as conditions on them are."""
        if len(changes) == 1:
            ((place, to),) = changes
            return ((place, to * self._scale),)
        vector, scale = self.start.vector, self._scale
        return tuple([(place, to * scale) for place, to in changes if vector[place] != DROPPED])

    def _alone(self, climb: Climb, lifts: Lifts) -> tuple[int, ...]:
        """Say how far a step by itself lifts each of its parts."""
        rises = []
        for part, grade in climb.grades:
            if grade == DROPPED or part in self._partial:
                rises.append(self._rise(part, self._lifted(self.start.vector, lifts)))
            else:
                more = grade * self._scale - self._worths[part]
                rises.append(more * self._scales[part] if more > 0 else 0)
        return tuple(rises)

    def _applies(self, rule: Rule) -> bool:
        """Say whether a rule without a value applies: a measure whose own question dropped out may."""
        if not isinstance(rule.judgement, Measure):
            return False
        return rule.when is None or bool(self.start.vector[self.compiled.facts[rule.when]])


class _Ceiling(NamedTuple):
    """A ceiling that may be on: how high, what tells whether it is, the place of its rule, and what it reads."""

    at: int
    on: Holds
    rule: int
    places: tuple[int, ...]
