"""The compiled path: a rule-book as generated functions over whole numbers.

Scoring rules are monotone by construction, so one function serves both ends: given every indicator's secured end it
returns what is secured, given every possible end what is possible. Ceilings fit in as well, since better answers can
only turn them off. Flags need both ends at once and have a function of their own.

Everything is a whole number. With ``D`` the denominator of a profile's raw values and ``K`` that of the rule-book's
grading, a rule's value is a whole number of ``1/(D·K)``. Weights are scaled to whole numbers too. The property tests
prove that the results are those of :mod:`readiness.core.evaluate` and :mod:`readiness.core.score`.
"""

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from math import lcm
from types import FunctionType
from typing import NamedTuple

import attrs

from readiness.core import generated as gen
from readiness.core.conditions import (
    FLAG_ONLY,
    Condition,
    FactLeaf,
    Facts,
    Leaf,
    accepted,
    indicators_read,
    judge,
    leaves,
)
from readiness.core.evaluate import find, left
from readiness.core.findings import Finding, Verdict, grade
from readiness.core.indicators import DIMENSIONS, Indicator
from readiness.core.intervals import ONE, ZERO, Interval, Shares
from readiness.core.profile import Form, Profile
from readiness.core.rules import Cap, Flag, Measure, Met, Rule, RuleBook, Step
from readiness.core.score import balanced, mean
from readiness.core.standing import Standing, standings
from readiness.core.truth import Truth
from readiness.record import Record

Vector = tuple[int, ...]
DROPPED = -1


class Encoded(NamedTuple):
    """A profile's standings as whole numbers.

    ``worst`` and ``best`` hold raw values times ``denominator`` in the order of :attr:`Compiled.places`, followed by
    the facts (1 or 0); ``low`` and ``high`` the same in numerical order. ``special`` holds, for each leaf that only
    flags use, whether it surely and whether it perhaps holds. ``constants`` are the rule-book's numbers in the same
    unit, ``unit`` is the whole number that stands for 1.
    """

    denominator: int
    unit: int
    constants: Vector
    worst: Vector
    best: Vector
    low: Vector
    high: Vector
    special: Vector


_Results = dict[int, gen.Expr]
"""How generated code reads each rule's verdict, by the rule's place."""

Judged = tuple[int, int, int, Vector]
"""A dimension: weighted sum in units, weight, ceiling in percent (100: none), its rules' values (-1: left out)."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scores(Record):
    """The figures of one assessment: each dimension (``None``: no basis), the same before ceilings, and overall."""

    dimensions: tuple[Interval | None, ...]
    before_caps: tuple[Interval | None, ...]
    overall: Interval | None


class Climb(NamedTuple):
    """A step as places of a vector.

    ``changes`` are the places that it leads to a raw value, ``dimensions`` the numbers of those that read them,
    ``home`` that of its rule; ``required`` are the places that its requirement reads.
    """

    rule: Rule
    step: Step
    changes: tuple[tuple[int, Fraction], ...]
    dimensions: tuple[int, ...]
    home: int
    required: frozenset[int]


class Compiled:
    """A rule-book turned into functions, for one form of profile. Made by :func:`compile_rulebook`."""

    def __init__(self, rulebook: RuleBook, form: Form) -> None:
        """Give every indicator, fact and number its place; each function is generated when it is first needed."""
        self.rulebook, self.form = rulebook, form
        self.scoring, self.flags = rulebook.scoring, rulebook.flags
        followed = _followed(rulebook)
        self.places = {name: place for place, name in enumerate(_read(self.scoring + self.flags, followed))}
        self._targets = _targets(self.scoring, followed)
        self.facts = _fact_conditions(self.scoring + self.flags, followed, len(self.places))
        self.special = _special_leaves(self.flags)
        self.grading = lcm(2, *(_span(rule).numerator for rule in self.scoring))
        self.weighing = lcm(1, *(rulebook.weight(rule).denominator for rule in self.scoring))
        self._constants = gen.Constants(_compared(self.scoring + self.flags))
        self._known: dict[int, Vector] = {}
        self._warm = False

    @cached_property
    def judge(self) -> Callable[[Vector, Vector], tuple[Vector, Vector]]:
        """From one end of the answers, and constants, to a value for each scoring rule and all dimensions' sums."""
        return self._built(self._all())

    @cached_property
    def judge_dimension(self) -> tuple[Callable[[Vector, Vector], Judged], ...]:
        """For each dimension, from one end of the answers, and constants, to its sums and its rules' values."""
        return tuple(self._built(self._dimension(number)) for number in range(len(DIMENSIONS)))

    @cached_property
    def judge_flags(self) -> Callable[[Vector, Vector, Vector, Vector], Vector]:
        """From low and high ends, special leaves and constants to 2, 1, 0 or -1 for each flag."""
        return self._built(self._flags())

    def encode(self, where: Mapping[str, Standing], facts: Facts) -> Encoded:
        """Turn standings into whole numbers."""
        read = [where[name] for name in self.places]
        denominator = lcm(*self._denominators, *(n.denominator for s in read for n in _numbers(s)))
        worst = [DROPPED if s.dropped else whole(s.worst, denominator) for s in read]
        best = [DROPPED if s.dropped else whole(s.best, denominator) for s in read]
        told = [int(judge(condition, {}, facts) is Truth.TRUE) for condition in self.facts]
        falls = [s.falls for s in read] + [False] * len(told)
        worst, best = worst + told, best + told
        pairs = list(zip(worst, best, falls, strict=True))
        return Encoded(
            denominator=denominator,
            unit=denominator * self.grading,
            constants=self.constants(denominator),
            worst=tuple(worst),
            best=tuple(best),
            low=tuple(b if f else w for w, b, f in pairs),
            high=tuple(w if f else b for w, b, f in pairs),
            special=tuple(end for leaf in self.special for end in _ends(judge(leaf, where, facts))),
        )

    def constants(self, denominator: int) -> Vector:
        """Give the rule-book's numbers in the unit of a denominator; the last two stand for 1 and for ½."""
        known = self._known.get(denominator)
        if known is None:
            known = tuple(whole(n, denominator) for n in self._constants.numbers)
            unit = denominator * self.grading
            known = self._known[denominator] = (*known, unit, unit // 2)
        return known

    def scores(self, encoded: Encoded) -> Scores:
        """Compute every figure from encoded standings."""
        secured = self.judge(encoded.worst, encoded.constants)[1]
        settled = encoded.worst == encoded.best
        possible = secured if settled else self.judge(encoded.best, encoded.constants)[1]
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

    def findings(self, encoded: Encoded, where: Mapping[str, Standing], facts: Facts) -> tuple[Finding, ...]:
        """Give the findings, equal to those of the interpreter.

        Flags are interpreted the first time: generating their function takes as long as judging them several times.
        """
        found = dict(self._scored(encoded, where, facts))
        if self._warm:
            held = self.judge_flags(encoded.low, encoded.high, encoded.special, encoded.constants)
            found |= {
                rule.id: self._flag_finding(rule, n, encoded, where) for rule, n in zip(self.flags, held, strict=True)
            }
        self._warm = True
        return tuple([found.get(rule.id) or find(rule, where, facts) for rule in self.rulebook.rules])

    def _scored(self, encoded: Encoded, where: Mapping[str, Standing], facts: Facts) -> Iterator[tuple[str, Finding]]:
        """Give the findings of scoring rules by id; equal values share a fraction."""
        shares = Shares(encoded.unit)
        for judged, rules in zip(self.judge_dimension, self.by_dimension, strict=True):
            secured, possible = (judged(end, encoded.constants)[3] for end in (encoded.worst, encoded.best))
            for rule, low, high in zip(rules, secured, possible, strict=True):
                if low == DROPPED:
                    yield rule.id, Finding(rule=rule, verdict=self._left(rule, encoded, where))
                else:
                    value = Interval(shares[low], shares[high])
                    cap = judge(rule.cap.when, where, facts) if rule.cap is not None else None
                    yield rule.id, Finding(rule=rule, verdict=grade(value), value=value, cap=cap)

    def _flag_finding(self, rule: Rule, held: int, encoded: Encoded, where: Mapping[str, Standing]) -> Finding:
        if held == DROPPED:
            return Finding(rule=rule, verdict=self._left(rule, encoded, where))
        return Finding(rule=rule, verdict=(Verdict.CLEAR, Verdict.PERHAPS, Verdict.RAISED)[held])

    def _left(self, rule: Rule, encoded: Encoded, where: Mapping[str, Standing]) -> Verdict:
        if rule.when is not None and not encoded.worst[self.facts[rule.when]]:
            return Verdict.NOT_APPLICABLE
        return left(rule, where)

    @cached_property
    def by_dimension(self) -> tuple[tuple[Rule, ...], ...]:
        """The scoring rules of each dimension."""
        return tuple(tuple(rule for rule in self.scoring if rule.dimension == name) for name in DIMENSIONS)

    @cached_property
    def read(self) -> tuple[tuple[tuple[tuple[int, ...], ...], tuple[int, ...]], ...]:
        """For each dimension, the places that each of its rules' verdicts reads, and those that its ceilings read."""
        return tuple(
            (tuple(self._places(rule.reads) for rule in rules), self._capping(rules)) for rules in self.by_dimension
        )

    def _capping(self, rules: Iterable[Rule]) -> tuple[int, ...]:
        return self._places(n for rule in rules if rule.cap is not None for n in indicators_read(rule.cap.when))

    def _places(self, names: Iterable[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.places[name] for name in names))

    @cached_property
    def climbs(self) -> tuple[Climb, ...]:
        """Every step of a scoring rule that leads to an answer, as places of a vector."""
        return tuple(self._climb(rule, step) for rule in self.scoring for step in rule.steps if step.changes)

    def _climb(self, rule: Rule, step: Step) -> Climb:
        changes = tuple((self.places[change.indicator], change.to) for change in step.changes)
        required = indicators_read(step.requires) if step.requires is not None else ()
        return Climb(
            rule=rule,
            step=step,
            changes=changes,
            dimensions=tuple(sorted({number for place, _ in changes for number in self.readers[place]})),
            home=DIMENSIONS.index(rule.dimension),
            required=frozenset(self.places[name] for name in required),
        )

    @cached_property
    def readers(self) -> Mapping[int, set[int]]:
        """For each place of a vector, the numbers of the dimensions whose scores read it."""
        found: dict[int, set[int]] = {place: set() for place in self.places.values()}
        for rule in self.scoring:
            for name in _reads(rule):
                found[self.places[name]].add(DIMENSIONS.index(rule.dimension))
        return found

    @cached_property
    def _denominators(self) -> tuple[int, ...]:
        return tuple({number.denominator for number in (*self._constants.numbers, *self._targets)})

    # How the functions are written.

    def _built(self, written: "_Written") -> FunctionType:
        body = [self._constants.unpack(), *written.body]
        return gen.build(written.name, gen.function(written.name, written.arguments, body, written.result))

    def _all(self) -> "_Written":
        places = len(self.places) + len(self.facts)
        body = [gen.assign_tuple([f"a{i}" for i in range(places)], gen.load("v"))] if places else []
        translator = self._translator("a", "a")
        worked_out, results = self._results(enumerate(self.scoring), translator)
        sums = [part for name in DIMENSIONS for part in self._sums(name, results, translator)]
        found = gen.tuple_of([gen.tuple_of(results.values()), gen.tuple_of(sums)])
        return _Written("judge", ("v", "k"), [*body, *worked_out], found)

    def _dimension(self, number: int) -> "_Written":
        name = DIMENSIONS[number]
        rules = [(place, rule) for place, rule in enumerate(self.scoring) if rule.dimension == name]
        used = {self.places[i] for _, rule in rules for i in _reads(rule)}
        used |= {place for _, rule in rules for c in _facts_of(rule) for place in (self.facts[c],)}
        body = [gen.assign(f"a{place}", gen.item("v", place)) for place in sorted(used)]
        translator = self._translator("a", "a")
        worked_out, results = self._results(rules, translator)
        found = gen.tuple_of([*self._sums(name, results, translator), gen.tuple_of(results.values())])
        return _Written(f"dimension_{name}", ("v", "k"), [*body, *worked_out], found)

    def _flags(self) -> "_Written":
        translator = self._translator("l", "h")
        body: list[ast.stmt] = []
        places = len(self.places) + len(self.facts)
        if places:
            body.append(gen.assign_tuple([f"l{i}" for i in range(places)], gen.load("low")))
            body.append(gen.assign_tuple([f"h{i}" for i in range(places)], gen.load("high")))
        results = [
            self._flag(rule, rule.judgement.flag, translator)
            for rule in self.flags
            if isinstance(rule.judgement, Flag)
        ]
        return _Written("judge_flags", ("low", "high", "s", "k"), body, gen.tuple_of(results))

    def _flag(self, rule: Rule, flag: Condition, translator: gen.Translator) -> gen.Expr:
        """Write 2 for raised, 1 for perhaps, 0 for clear, -1 where nothing is left to judge."""
        surely = translator.terms(flag, surely=True)
        perhaps = translator.terms(flag, surely=False)
        truth = gen.choose(surely.holds, gen.number(2), gen.choose(perhaps.holds, gen.number(1), gen.number(0)))
        return self._where_applies(rule, surely.applies, truth)

    def _results(
        self, rules: Iterable[tuple[int, Rule]], translator: gen.Translator
    ) -> tuple[list[ast.stmt], _Results]:
        """Write the verdicts: what is worked out under a name, and how each is read; a bare level needs no name."""
        body: list[ast.stmt] = []
        results: _Results = {}
        for place, rule in rules:
            results[place] = self._verdict(rule, translator)
            if not isinstance(results[place], ast.Name):
                body.append(gen.assign(f"r{place}", results[place]))
                results[place] = gen.load(f"r{place}")
        return body, results

    def _verdict(self, rule: Rule, translator: gen.Translator) -> gen.Expr:
        """Write a rule's value in units, or -1 where it does not apply."""
        match rule.judgement:
            case Measure() as measure:
                applies, value = self._graded(measure)
            case Met(met=met, partly=partly):
                applies, value = self._credited(met, partly, translator)
            case Flag():  # pragma: no cover - flags never score
                raise TypeError(rule.id)
        return self._where_applies(rule, applies, value)

    def _where_applies(self, rule: Rule, applies: gen.Expr | None, value: gen.Expr) -> gen.Expr:
        tests = [] if applies is None else [applies]
        if rule.when is not None:
            tests.insert(0, gen.load(f"{'l' if rule.is_flag else 'a'}{self.facts[rule.when]}"))
        return gen.choose(gen.both(tests), value, gen.number(DROPPED)) if tests else value

    def _graded(self, measure: Measure) -> tuple[gen.Expr | None, gen.Expr]:
        name = gen.load(f"a{self.places[measure.indicator]}")
        applies = None
        if self._droppable(measure.indicator):
            applies = gen.compare(name, ast.GtE(), gen.number(0))
        span = measure.full_at - measure.none_at
        factor = int(self.grading / abs(span))
        none_at, full_at = self._constants.name(measure.none_at), self._constants.name(measure.full_at)
        above, below = (ast.GtE(), ast.LtE()) if span > 0 else (ast.LtE(), ast.GtE())
        rise = gen.minus(name, none_at) if span > 0 else gen.minus(none_at, name)
        value = gen.times(name if not measure.none_at and span > 0 else rise, factor)
        if self._covers_scale(measure):
            return applies, value
        ends = gen.choose(gen.compare(name, below, none_at), gen.number(0), value)
        return applies, gen.choose(gen.compare(name, above, full_at), gen.load("unit"), ends)

    def _covers_scale(self, measure: Measure) -> bool:
        """Whether no answer lies outside the graded range, so that nothing has to be clamped."""
        tops = {"level": 4, "share": 100, "yes_no": 1}
        top = tops.get(self.rulebook.indicators[measure.indicator].type)
        return top is not None and sorted((measure.none_at, measure.full_at)) == [0, top]

    def _credited(
        self, met: Condition, partly: Condition | None, translator: gen.Translator
    ) -> tuple[gen.Expr | None, gen.Expr]:
        full = translator.terms(met, surely=True)
        if partly is None:
            return full.applies, gen.choose(full.holds, gen.load("unit"), gen.number(0))
        half = translator.terms(partly, surely=True)
        lesser = gen.choose(_only_where(half), gen.load("half"), gen.number(0))
        value = gen.choose(_only_where(full), gen.load("unit"), lesser)
        if full.applies is None or half.applies is None:
            return None, value
        return gen.either([full.applies, half.applies]), value

    def _sums(self, dimension: str, results: _Results, translator: gen.Translator) -> list[gen.Expr]:
        rules = [(place, rule) for place, rule in enumerate(self.scoring) if rule.dimension == dimension]
        fixed, weights, alike = 0, [], dict[int, list[gen.Expr]]()
        for place, rule in rules:
            result, weight = results[place], int(self.rulebook.weight(rule) * self.weighing)
            if self._always(rule):
                fixed += weight
            else:
                counted = gen.compare(result, ast.GtE(), gen.number(0))
                result = gen.choose(counted, result, gen.number(0))
                weights.append(gen.choose(counted, gen.number(weight), gen.number(0)))
            alike.setdefault(weight, []).append(result)
        weighted = gen.total(gen.times(gen.total(summed), weight) for weight, summed in alike.items())
        weight_sum = gen.total([gen.number(fixed), *weights]) if weights else gen.number(fixed)
        caps = [(rule.cap, rule, results[place]) for place, rule in rules if rule.cap is not None]
        return [weighted, weight_sum, self._ceiling(caps, translator)]

    def _ceiling(self, caps: Iterable[tuple[Cap, Rule, gen.Expr]], translator: gen.Translator) -> gen.Expr:
        ceiling = gen.number(100)
        for cap, rule, result in sorted(caps, key=lambda entry: -entry[0].at):
            ceiling = gen.choose(self._cap_on(cap, rule, result, translator), gen.number(cap.at), ceiling)
        return ceiling

    def _cap_on(self, cap: Cap, rule: Rule, result: gen.Expr, translator: gen.Translator) -> gen.Expr:
        holds = _only_where(translator.terms(cap.when, surely=True))
        if self._always(rule):
            return holds
        return gen.both([gen.compare(result, ast.GtE(), gen.number(0)), holds])

    def _always(self, rule: Rule) -> bool:
        """Whether a rule applies to every profile of this form."""
        return rule.when is None and not any(self._droppable(name) for name in rule.reads)

    def _droppable(self, name: str) -> bool:
        indicator: Indicator = self.rulebook.indicators[name]
        unasked = self.form is Form.SHORT and not indicator.short_form
        return unasked or bool(indicator.not_applicable_if) or indicator.derived is not None

    def _translator(self, low: str, high: str) -> gen.Translator:
        return gen.Translator(
            low=lambda name: gen.load(f"{low}{self.places[name]}"),
            high=lambda name: gen.load(f"{high}{self.places[name]}"),
            droppable=self._droppable,
            special=lambda leaf: self._special(leaf, low),
            constants=self._constants,
            precomputed=frozenset(FLAG_ONLY),
            whole=low != high,
        )

    def _special(self, leaf: Leaf | FactLeaf, prefix: str) -> tuple[gen.Expr, gen.Expr]:
        if isinstance(leaf, FactLeaf) and not leaf.derived:
            told = gen.load(f"{prefix}{self.facts[leaf]}")
            return told, told
        place = 2 * self.special[leaf]
        return gen.item("s", place), gen.item("s", place + 1)


class _Written(NamedTuple):
    name: str
    arguments: tuple[str, ...]
    body: list[ast.stmt]
    result: gen.Expr


def compile_rulebook(rulebook: RuleBook, form: Form = Form.FULL) -> Compiled:
    """Turn a rule-book into generated functions for profiles of one form.

    Worth its cost (10 to 30 ms for 85 rules, each function when it is first needed) from a few dozen scorings on:
    exact gains, plans, batches.
    """
    return Compiled(rulebook, form)


def scores(profile: Profile, compiled: Compiled) -> Scores:
    """Compute the figures of one profile with a compiled rule-book."""
    where = standings(profile, compiled.rulebook)
    return compiled.scores(compiled.encode(where, profile.facts))


def overall(dimensions: Iterable[Interval | None]) -> Interval | None:
    """Compute the overall figure from the dimensions that have a basis (see :mod:`readiness.core.score`)."""
    known = [interval for interval in dimensions if interval is not None]
    return balanced(known, mean(known)) if known else None


def whole(value: Fraction, denominator: int) -> int:
    """Multiply a raw value by a denominator that its own divides."""
    return value.numerator * (denominator // value.denominator)


def _numbers(standing: Standing) -> tuple[Fraction, ...]:
    ends = (standing.worst, standing.best)
    return ends if standing.claimed is None else (*ends, standing.claimed)


def _only_where(terms: gen.Terms) -> gen.Expr:
    return terms.holds if terms.applies is None else gen.both([terms.applies, terms.holds])


def _span(rule: Rule) -> Fraction:
    judgement = rule.judgement
    return abs(judgement.full_at - judgement.none_at) if isinstance(judgement, Measure) else ONE


def _reads(rule: Rule) -> tuple[str, ...]:
    """List the indicators that a rule reads, for its verdict or its ceiling."""
    found = [leaf.indicator for leaf in rule.leaves if isinstance(leaf, Leaf)]
    return tuple(dict.fromkeys((*rule.reads, *found)))


def _followed(rulebook: RuleBook) -> tuple[Condition, ...]:
    """List the conditions that advice follows beside the rules: what steps require, and when staff are strained."""
    required = [step.requires for rule in rulebook.scoring for step in rule.steps if step.requires is not None]
    return (*required, rulebook.strain.when) if rulebook.strain is not None else tuple(required)


def _read(rules: Iterable[Rule], followed: Iterable[Condition]) -> tuple[str, ...]:
    """List every indicator that has a place in a vector: those of rules first, then those that only advice names."""
    listed = list(rules)
    named = [name for rule in listed for name in _reads(rule)]
    changed = [change.indicator for rule in listed for step in rule.steps for change in step.changes]
    return tuple(dict.fromkeys((*named, *changed, *(name for c in followed for name in indicators_read(c)))))


def _compared(rules: Iterable[Rule]) -> tuple[Fraction, ...]:
    """List the raw numbers that answers are compared with."""
    listed = list(rules)
    measures = [rule.judgement for rule in listed if isinstance(rule.judgement, Measure)]
    tested = [
        leaf for rule in listed for leaf in rule.leaves if isinstance(leaf, Leaf) and leaf.test not in FLAG_ONLY
    ]
    ends = [end for leaf in tested for accepts in accepted(leaf) for end in accepts if end is not None]
    return tuple(dict.fromkeys((*(n for m in measures for n in (m.none_at, m.full_at)), *ends)))


def _targets(rules: Iterable[Rule], followed: Iterable[Condition]) -> list[Fraction]:
    """List the raw numbers that steps lead to, and those that advice compares answers with."""
    led = [change.to for rule in rules for step in rule.steps for change in step.changes]
    told = [leaf for condition in followed for leaf in leaves(condition) if isinstance(leaf, Leaf)]
    return [*led, *(number for leaf in told for number in leaf.operands)]


def _facts_of(rule: Rule) -> list[Condition]:
    told: list[Condition] = [leaf for leaf in rule.leaves if isinstance(leaf, FactLeaf) and not leaf.derived]
    return told if rule.when is None else [rule.when, *told]


def _fact_conditions(rules: Iterable[Rule], followed: Iterable[Condition], first: int) -> dict[Condition, int]:
    told = [leaf for condition in followed for leaf in leaves(condition) if isinstance(leaf, FactLeaf)]
    found = dict.fromkeys((*(condition for rule in rules for condition in _facts_of(rule)), *told))
    return {condition: first + place for place, condition in enumerate(found)}


def _special_leaves(rules: Iterable[Rule]) -> dict[Leaf | FactLeaf, int]:
    special = dict.fromkeys(leaf for rule in rules for leaf in rule.leaves if _serves_flags_alone(leaf))
    return {leaf: place for place, leaf in enumerate(special)}


def _serves_flags_alone(leaf: Leaf | FactLeaf) -> bool:
    return leaf.test in FLAG_ONLY if isinstance(leaf, Leaf) else leaf.derived


def _ends(held: Truth | None) -> tuple[int, int]:
    return (0, 0) if held is None else (int(held.surely), int(held.perhaps))
