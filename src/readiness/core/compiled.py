"""The compiled path: a rule-book as generated functions over whole numbers.

Scoring rules are monotone by construction, so one function serves both ends: given every indicator's secured end it
returns what is secured, given every possible end what is possible. Ceilings fit in as well, since better answers can
only turn them off. Flags need both ends at once and have a function of their own.

Everything is a whole number. With ``D`` the denominator of a profile's raw values and ``K`` that of the rule-book's
grading, a rule's value is a whole number of ``1/(D·K)``. Weights are scaled to whole numbers too. The property tests
prove that the results are those of :mod:`readiness.core.evaluate` and :mod:`readiness.core.score`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from readiness.core.conditions import (
    Condition,
    Every,
    FactLeaf,
    Facts,
    Leaf,
    Test,
    indicators_read,
    judge,
)
from readiness.core.evaluate import find, left
from readiness.core.findings import Finding, Verdict, grade
from readiness.core.indicators import DIMENSIONS
from readiness.core.intervals import ZERO, Interval, Shares
from readiness.core.judges import Judges
from readiness.core.layout import Layout
from readiness.core.profile import Form, Profile
from readiness.core.rules import Cap, Rule, RuleBook, Step, everything_read
from readiness.core.score import Ends, balanced, mean
from readiness.core.standing import Standing, standings
from readiness.core.truth import Truth, truth
from readiness.core.vectors import DROPPED, Vector, whole
from readiness.errors import Problem, ProfileError

if TYPE_CHECKING:
    from readiness.core.figures import Scores
    from readiness.core.functions import Functions

Changes = tuple[tuple[int, int], ...]
"""Places of the vector, each with a raw value to reach there, in the unit of :attr:`Compiled.denominator`."""

Judged = tuple[int, int, int, Vector]
"""A dimension: weighted sum in units, weight, ceiling in percent (100: none), its rules' values (-1: left out)."""


class Encoded:
    """A profile's standings as whole numbers.

    ``worst`` and ``best`` hold raw values times ``denominator`` in the order of :attr:`Compiled.places`, followed by
    the facts (1 or 0). ``unit`` is the whole number that stands for 1. ``judges`` reads rules and conditions off any
    vector of this profile.
    """

    def __init__(self, compiled: "Compiled", denominator: int, worst: Vector, best: Vector) -> None:
        """Take both ends of the answers, in the unit of a denominator."""
        self._compiled, self.denominator, self.worst, self.best = compiled, denominator, worst, best
        self.unit = denominator * compiled.grading
        self.judges = Judges(compiled, worst, denominator)

    @cached_property
    def ends(self) -> Ends:
        """What every scoring rule is worth at either end."""
        secured, possible = (self._compiled.values(self, end) for end in (self.worst, self.best))
        return self.unit, secured, possible


class Part(NamedTuple):
    """A part of a dimension: rules whose values depend on the same indicators.

    A dimension's weighted sum is that of its parts. ``rules`` are the places of its rules in
    :attr:`Compiled.scoring`, ``places`` those of the vector that each of them reads. ``single`` says that this is
    one place, and that their values depend on nothing else.
    """

    dimension: int
    rules: tuple[int, ...]
    places: frozenset[int]
    single: bool


class Capping(NamedTuple):
    """A cap: the place of its rule in :attr:`Compiled.scoring`, the ceiling in percent, when, and what that reads."""

    rule: int
    at: int
    when: Condition
    places: tuple[int, ...]


class Climb(NamedTuple):
    """A step as places of a vector.

    ``effort`` is in points. ``dimensions`` are the numbers of those that read what it changes, ``home`` that of its
    rule; ``required`` are the places that its requirement reads, ``floors`` what has to be reached there, where that
    is all that it asks for (otherwise ``None``). ``parts`` are the numbers of the parts that it adds to. ``grades``
    pairs each of them, where it is single, with what its rules are worth once the step is done, times their weights,
    in the unit of :attr:`Compiled.denominator` times the grading; others with :data:`DROPPED`.
    """

    rule: Rule
    step: Step
    effort: int
    dimensions: tuple[int, ...]
    home: int
    required: frozenset[int]
    floors: Changes | None
    parts: tuple[int, ...]
    grades: tuple[tuple[int, int], ...]


class Compiled(Layout):
    """A rule-book turned into functions, for one form of profile. Made by :func:`compile_rulebook`."""

    def __init__(self, rulebook: RuleBook, form: Form) -> None:
        """Give everything its place; each function is generated when it is first needed."""
        super().__init__(rulebook, form)
        self._known: dict[int, Vector] = {}
        self._climbs: dict[int, Climb] = {}
        self._borne: dict[tuple[int, ...], tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._profiles = 0

    @cached_property
    def judge(self) -> Callable[[Vector, Vector], tuple[Vector, Vector]]:
        """From one end of the answers, and constants, to a value for each scoring rule and all dimensions' sums."""
        return self._functions.all()

    @cached_property
    def judge_dimension(self) -> tuple[Callable[[Vector, Vector], Judged], ...]:
        """For each dimension, from one end of the answers, and constants, to its sums and its rules' values."""
        return tuple(self._functions.dimension(number) for number in range(len(DIMENSIONS)))

    @cached_property
    def judge_flags(self) -> Callable[[Vector, Vector, Vector, Vector], Vector]:
        """From low and high ends, special leaves and constants to 2, 1, 0 or -1 for each flag."""
        return self._functions.flags()

    @cached_property
    def _functions(self) -> "Functions":
        from readiness.core.functions import Functions  # noqa: PLC0415 (a first profile is judged without)

        return Functions(self)

    def encode(self, where: Mapping[str, Standing], facts: Facts) -> Encoded:
        """Turn standings into whole numbers.

        From the second profile on, rules are judged by generated functions: generating them takes as long as judging
        many profiles by the functions of :mod:`readiness.core.judges`, which are made for one.
        """
        self._profiles += 1
        read = [where[name] for name in self.places]
        ends = [s.worst for s in read], [s.best for s in read]
        claimed = [s.claimed for s in read if s.claimed is not None and s.claimed is not s.worst]
        numbers = {id(n): n for n in (*ends[0], *ends[1], *claimed)}
        ratios = {key: n.as_integer_ratio() for key, n in numbers.items()}
        denominator = lcm(self.denominator, *[by for _, by in ratios.values()])
        whole = {key: n * (denominator // by) for key, (n, by) in ratios.items()}
        told = [int(judge(condition, {}, facts) is Truth.TRUE) for condition in self.facts]
        worst, best = ([*[whole[id(n)] for n in end], *told] for end in ends)
        for place in [place for place, s in enumerate(read) if s.dropped]:
            worst[place] = best[place] = DROPPED
        return Encoded(self, denominator, tuple(worst), tuple(best))

    def numerical(self, encoded: Encoded) -> tuple[Vector, Vector]:
        """Give both ends of the answers in numerical order, the low one first."""
        low, high = list(encoded.worst), list(encoded.best)
        for place, falls in enumerate(self.falls):
            if falls:
                low[place], high[place] = high[place], low[place]
        return tuple(low), tuple(high)

    def constants(self, denominator: int) -> Vector:
        """Give the rule-book's numbers in the unit of a denominator; the last two stand for 1 and for ½."""
        known = self._known.get(denominator)
        if known is None:
            known = tuple(whole(n, denominator) for n in self.numbers)
            unit = denominator * self.grading
            known = self._known[denominator] = (*known, unit, unit // 2)
        return known

    def scores(self, encoded: Encoded) -> "Scores":
        """Compute every figure from encoded standings."""
        from readiness.core.figures import Scores  # noqa: PLC0415 (not needed for an assessment)

        constants = self.constants(encoded.denominator)
        secured = self.judge(encoded.worst, constants)[1]
        settled = encoded.worst == encoded.best
        possible = secured if settled else self.judge(encoded.best, constants)[1]
        before, after = [], []
        for place in range(0, 3 * len(DIMENSIONS), 3):
            low, low_capped = self.value(secured[place : place + 3], encoded.unit)
            high, high_capped = self.value(possible[place : place + 3], encoded.unit)
            weighed = bool(secured[place + 1])
            before.append(Interval(low, high) if weighed else None)
            after.append(Interval(low_capped, high_capped) if weighed else None)
        return Scores(dimensions=tuple(after), before_caps=tuple(before), overall=overall(after))

    def value(self, sums: Vector, unit: int) -> tuple[Fraction, Fraction]:
        """Turn the sums of a dimension into its value before and after ceilings; 0 where nothing weighs."""
        total, weight, ceiling = sums
        if not weight:
            return ZERO, ZERO
        value = Fraction(total, weight * unit)
        return value, min(value, Fraction(ceiling, 100))

    def values(self, encoded: Encoded, end: Vector) -> Vector:
        """Value every scoring rule at one end of the answers, in units; :data:`DROPPED` where it is left out."""
        if self._warm:
            constants = self.constants(encoded.denominator)
            return tuple([value for judged in self.judge_dimension for value in judged(end, constants)[3]])
        judges = map(encoded.judges.rule, self.scoring)
        return tuple([DROPPED if value is None else value(end) for value in judges])

    @property
    def _warm(self) -> bool:
        return self._profiles > 1

    def findings(self, encoded: Encoded, where: Mapping[str, Standing], facts: Facts) -> tuple[Finding, ...]:
        """Give the findings, equal to those of the interpreter."""
        flagged = self._flagged(encoded, where, facts) if self._warm else self._found(self.flags, where, facts)
        found = [*self._scored(encoded, where), *flagged, *self._found(self._weightless, where, facts)]
        return tuple(map(found.__getitem__, self._order))

    @staticmethod
    def _found(rules: Iterable[Rule], where: Mapping[str, Standing], facts: Facts) -> list[Finding]:
        return [find(rule, where, facts) for rule in rules]

    @cached_property
    def _weightless(self) -> tuple[Rule, ...]:
        """The rules that neither score nor point anything out."""
        return tuple([rule for rule in self.rulebook.rules if not rule.is_flag and not rule.weight])

    @cached_property
    def _order(self) -> tuple[int, ...]:
        """For each rule of the rule-book, its place among those that score, then flags, then those without weight."""
        places = {rule.id: place for place, rule in enumerate((*self.scoring, *self.flags, *self._weightless))}
        return tuple([places[rule.id] for rule in self.rulebook.rules])

    def _scored(self, encoded: Encoded, where: Mapping[str, Standing]) -> Iterator[Finding]:
        """Give the findings of scoring rules; equal values are one and the same."""
        shares, values = Shares(encoded.unit), dict[tuple[int, int], Interval]()
        unit, secured, possible = encoded.ends
        for rule, low, high in zip(self.scoring, secured, possible, strict=True):
            if low == DROPPED:
                yield Finding(rule=rule, verdict=self._left(rule, encoded, where))
                continue
            value = values.get((low, high))
            if value is None:
                value = values[low, high] = Interval(shares[low], shares[high])
            cap = self._cap(rule.cap, encoded) if rule.cap is not None else None
            yield Finding(rule=rule, verdict=grade(low, high, unit), value=value, cap=cap)

    def _cap(self, cap: Cap, encoded: Encoded) -> Truth | None:
        """Say whether a ceiling is on; better answers only turn it off, so it surely is where the best leave it."""
        on = encoded.judges.condition(cap.when)
        return None if on is None else truth(on(encoded.best), on(encoded.worst))

    def _flagged(self, encoded: Encoded, where: Mapping[str, Standing], facts: Facts) -> list[Finding]:
        """Judge every flag: it takes both ends at once, and whether each leaf that only flags use may hold."""
        special = tuple([end for leaf in self.special for end in _held(judge(leaf, where, facts))])
        judged = self.judge_flags(*self.numerical(encoded), special, self.constants(encoded.denominator))
        return [
            Finding(rule=rule, verdict=self._left(rule, encoded, where)) if held == DROPPED else told[held]
            for rule, told, held in zip(self.flags, self._told, judged, strict=True)
        ]

    @cached_property
    def _told(self) -> list[list[Finding]]:
        """What may be said of each flag, by what the function of flags gives."""
        return [[Finding(rule=rule, verdict=verdict) for verdict in _TOLD] for rule in self.flags]

    def _left(self, rule: Rule, encoded: Encoded, where: Mapping[str, Standing]) -> Verdict:
        if rule.when is not None and not encoded.worst[self.facts[rule.when]]:
            return Verdict.NOT_APPLICABLE
        return left(rule, where)

    @cached_property
    def homes(self) -> Vector:
        """The number of each scoring rule's dimension."""
        return tuple([DIMENSIONS.index(rule.dimension) for rule in self.scoring])

    @cached_property
    def capping(self) -> tuple[tuple[Capping, ...], ...]:
        """For each dimension, the caps on it, lowest first."""
        caps = [
            Capping(number, rule.cap.at, rule.cap.when, self._places(indicators_read(rule.cap.when)))
            for number, rule in enumerate(self.scoring)
            if rule.cap is not None
        ]
        caps.sort(key=lambda cap: cap.at)
        return tuple(
            tuple([cap for cap in caps if self.homes[cap.rule] == number]) for number in range(len(DIMENSIONS))
        )

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of all dimensions."""
        found: dict[tuple[int, frozenset[int]], list[int]] = {}
        for place, home in enumerate(self.homes):
            found.setdefault((home, frozenset(self._places(self.scoring[place].reads))), []).append(place)
        return tuple([self._part(home, rules, read) for (home, read), rules in found.items()])

    @cached_property
    def part_of(self) -> Vector:
        """The number of each scoring rule's part."""
        found = {place: number for number, part in enumerate(self.parts) for place in part.rules}
        return tuple([found[place] for place in range(len(self.scoring))])

    def _part(self, dimension: int, rules: Sequence[int], read: frozenset[int]) -> Part:
        told = any(isinstance(leaf, FactLeaf) for place in rules for leaf in self.scoring[place].leaves)
        return Part(dimension, tuple(rules), read, len(read) == 1 and not told)

    def _places(self, names: Iterable[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.places[name] for name in names))

    @cached_property
    def steps(self) -> tuple[tuple[int, Step, Changes], ...]:
        """Every step of a scoring rule that leads to an answer: the rule's place, and what the step leads to."""
        return tuple(
            [
                (place, step, self._changed(step))
                for place, rule in enumerate(self.scoring)
                for step in rule.steps
                if step.changes
            ]
        )

    def _changed(self, step: Step) -> Changes:
        return tuple([(self.places[change.indicator], whole(change.to, self.denominator)) for change in step.changes])

    @cached_property
    def aims(self) -> tuple[tuple[int, int, int], ...]:
        """What the :attr:`steps` lead to: step by number, place, and raw value, negative where lower is better."""
        return tuple(
            [
                (number, place, -to if self.falls[place] else to)
                for number, (_, _, changes) in enumerate(self.steps)
                for place, to in changes
            ]
        )

    @cached_property
    def stairs(self) -> tuple[tuple[int, list[int], list[int]], ...]:
        """For each place that :attr:`aims` lead to, these from the easiest on, and the numbers of their steps."""
        found: dict[int, list[tuple[int, int]]] = {}
        for number, place, aim in self.aims:
            found.setdefault(place, []).append((aim, number))
        return tuple(
            [
                (place, [aim for aim, _ in sorted(led)], [number for _, number in sorted(led)])
                for place, led in found.items()
            ]
        )

    def climb(self, number: int) -> Climb:
        """Give one of the :attr:`steps` as places of a vector; worked out when it is first asked for."""
        climb = self._climbs.get(number)
        if climb is None:
            climb = self._climbs[number] = self._climb(*self.steps[number])
        return climb

    def _climb(self, number: int, step: Step, changes: Changes) -> Climb:
        rule = self.scoring[number]
        required = indicators_read(step.requires) if step.requires is not None else ()
        dimensions, parts = self._borne_on(tuple([place for place, _ in changes]))
        then = list(self._anything)
        for place, to in changes:
            then[place] = to
        return Climb(
            rule=rule,
            step=step,
            effort=int(step.effort),
            dimensions=dimensions,
            home=DIMENSIONS.index(rule.dimension),
            required=frozenset([self.places[name] for name in required]),
            floors=() if step.requires is None else self._floors(step.requires),
            parts=parts,
            grades=tuple([(part, self._grade(self.parts[part], then)) for part in parts]),
        )

    def _floors(self, condition: Condition) -> Changes | None:
        """Give the least that each answer has to be, where a condition asks for nothing else."""
        tests = condition.parts if isinstance(condition, Every) else (condition,)
        least = [leaf for leaf in tests if isinstance(leaf, Leaf) and leaf.test is Test.AT_LEAST]
        if len(least) < len(tests):
            return None
        return tuple([(self.places[leaf.indicator], whole(leaf.operands[0], self.denominator)) for leaf in least])

    def _borne_on(self, places: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Give the numbers of the dimensions that read any of some places, and of the parts; kept."""
        found = self._borne.get(places)
        if found is None:
            dimensions = tuple(sorted(set().union(*[self.readers[place] for place in places])))
            parts = tuple(dict.fromkeys([number for place in places for number in self.parts_of.get(place, ())]))
            found = self._borne[places] = dimensions, parts
        return found

    def _grade(self, part: Part, then: Sequence[int]) -> int:
        if not part.single:
            return DROPPED
        judged = [(self.weights[place], self._singles.rule(self.scoring[place])) for place in part.rules]
        return sum([weight * value(then) for weight, value in judged if value is not None])

    @cached_property
    def _singles(self) -> Judges:
        """What values rules in the rule-book's own denominators, where all of them apply."""
        return Judges(self, self._anything, self.denominator)

    @cached_property
    def _anything(self) -> Vector:
        return (0,) * len(self.places) + (1,) * len(self.facts)

    @cached_property
    def parts_of(self) -> Mapping[int, tuple[int, ...]]:
        """The numbers of the parts that read each place of a vector."""
        found: dict[int, tuple[int, ...]] = {}
        for number, part in enumerate(self.parts):
            for place in part.places:
                found[place] = (*found.get(place, ()), number)
        return found

    @cached_property
    def falls(self) -> tuple[bool, ...]:
        """For each place of an indicator, whether lower raw values are better."""
        return tuple([self.rulebook.indicators[name].falls for name in self.places])

    @cached_property
    def readers(self) -> Mapping[int, set[int]]:
        """For each place of a vector, the numbers of the dimensions whose scores read it."""
        found: dict[int, set[int]] = {place: set() for place in self.places.values()}
        for rule in self.scoring:
            for name in everything_read(rule):
                found[self.places[name]].add(DIMENSIONS.index(rule.dimension))
        return found

    @cached_property
    def contested(self) -> frozenset[int]:
        """The places of a vector that steps of several rules lead to better values, or of one rule but not in order.

        Where a step leads only to other places, it secures nothing that another one leads to.
        """
        found, last = set[int](), dict[int, tuple[int, int]]()
        for number, place, aim in self.aims:
            rule = self.steps[number][0]
            before, reached = last.get(place, (rule, aim - 1))
            if before != rule or reached >= aim:
                found.add(place)
            last[place] = rule, aim
        return frozenset(found)


def compile_rulebook(rulebook: RuleBook, form: Form = Form.FULL) -> Compiled:
    """Turn a rule-book into generated functions for profiles of one form.

    Worth its cost (10 to 30 ms for 85 rules, each function when it is first needed) from a few dozen scorings on:
    exact gains, plans, batches.
    """
    return Compiled(rulebook, form)


def scores(profile: Profile, compiled: Compiled) -> "Scores":
    """Compute the figures of one profile with a compiled rule-book; what the profile says is taken as it is.

    Raises :class:`~readiness.errors.ProfileError` where the rule-book was compiled for the other form.
    """
    ensure_form(profile, compiled)
    where = standings(profile, compiled.rulebook)
    return compiled.scores(compiled.encode(where, profile.facts))


def ensure_form(profile: Profile, compiled: Compiled) -> None:
    """Raise :class:`~readiness.errors.ProfileError` where a rule-book was compiled for the other form."""
    if profile.form is not compiled.form:
        found = f"is {profile.form.value}, and the rule-book was compiled for {compiled.form.value}"
        raise ProfileError([Problem(key="form", message=found, hint="Compile it for the form of the profile.")])


def overall(dimensions: Iterable[Interval | None]) -> Interval | None:
    """Compute the overall figure from the dimensions that have a basis (see :mod:`readiness.core.score`)."""
    known = [interval for interval in dimensions if interval is not None]
    return balanced(known, mean(known)) if known else None


_TOLD = (Verdict.CLEAR, Verdict.PERHAPS, Verdict.RAISED)
"""What is said of a flag, by what the function of flags gives."""


def _held(held: Truth | None) -> tuple[int, int]:
    return (0, 0) if held is None else (int(held.surely), int(held.perhaps))
