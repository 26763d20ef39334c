"""Functions: a compiled rule-book written out as Python, through syntax trees.

Three kinds: one over all scoring rules, one for each dimension, one over all flags. Their arguments and results are
those that :class:`readiness.core.compiled.Compiled` names. Reading this module's tools in costs a good part of what
writing the functions does, so it is imported once they are needed.
"""

import ast
from collections.abc import Iterable
from types import FunctionType
from typing import NamedTuple

from readiness.core import generated as gen
from readiness.core.conditions import FLAG_ONLY, Condition, FactLeaf, Leaf, raw_limits
from readiness.core.indicators import DIMENSIONS, Indicator
from readiness.core.layout import Layout
from readiness.core.profile import Form
from readiness.core.rules import Cap, Flag, Measure, Met, Rule, everything_read, facts_read
from readiness.core.vectors import DROPPED

_Results = dict[int, gen.Expr]
"""How generated code reads each rule's verdict, by the rule's place."""


class Functions:
    """Writes the functions of one rule-book."""

    def __init__(self, layout: Layout) -> None:
        """Name the numbers that answers are compared with."""
        self._of = layout
        self._constants = gen.Constants(layout.numbers)

    def all(self) -> FunctionType:
        """Write the function over every scoring rule."""
        return self._built(self._all())

    def dimension(self, number: int) -> FunctionType:
        """Write the function over the scoring rules of one dimension."""
        return self._built(self._dimension(number))

    def flags(self) -> FunctionType:
        """Write the function over every flag."""
        return self._built(self._flags())

    def _built(self, written: "_Written") -> FunctionType:
        body = [self._constants.unpack(), *written.body]
        return gen.build(written.name, gen.function(written.name, written.arguments, body, written.result))

    def _all(self) -> "_Written":
        places = len(self._of.places) + len(self._of.facts)
        body = [gen.assign_tuple([f"a{i}" for i in range(places)], gen.load("v"))] if places else []
        translator = self._translator("a", "a")
        worked_out, results = self._results(enumerate(self._of.scoring), translator)
        sums = [part for name in DIMENSIONS for part in self._sums(name, results, translator)]
        found = gen.tuple_of([gen.tuple_of(results.values()), gen.tuple_of(sums)])
        return _Written("judge", ("v", "k"), [*body, *worked_out], found)

    def _dimension(self, number: int) -> "_Written":
        name = DIMENSIONS[number]
        rules = [(place, rule) for place, rule in enumerate(self._of.scoring) if rule.dimension == name]
        used = {self._of.places[i] for _, rule in rules for i in everything_read(rule)}
        used |= {place for _, rule in rules for c in facts_read(rule) for place in (self._of.facts[c],)}
        body = [gen.assign(f"a{place}", gen.item("v", place)) for place in sorted(used)]
        translator = self._translator("a", "a")
        worked_out, results = self._results(rules, translator)
        found = gen.tuple_of([*self._sums(name, results, translator), gen.tuple_of(results.values())])
        return _Written(f"dimension_{name}", ("v", "k"), [*body, *worked_out], found)

    def _flags(self) -> "_Written":
        translator = self._translator("l", "h")
        body: list[ast.stmt] = []
        places = len(self._of.places) + len(self._of.facts)
        if places:
            body.append(gen.assign_tuple([f"l{i}" for i in range(places)], gen.load("low")))
            body.append(gen.assign_tuple([f"h{i}" for i in range(places)], gen.load("high")))
        results = [
            self._flag(rule, rule.judgement.flag, translator)
            for rule in self._of.flags
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
            tests.insert(0, gen.load(f"{'l' if rule.is_flag else 'a'}{self._of.facts[rule.when]}"))
        return gen.choose(gen.both(tests), value, gen.number(DROPPED)) if tests else value

    def _graded(self, measure: Measure) -> tuple[gen.Expr | None, gen.Expr]:
        name = gen.load(f"a{self._of.places[measure.indicator]}")
        applies = None
        if self._droppable(measure.indicator):
            applies = gen.compare(name, ast.GtE(), gen.number(0))
        span = measure.span
        factor = int(self._of.grading / abs(span))
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
        limits = raw_limits(self._of.rulebook.indicators[measure.indicator])
        return limits in {(measure.none_at, measure.full_at), (measure.full_at, measure.none_at)}

    def _credited(
        self, met: Condition, partly: Condition | None, translator: gen.Translator
    ) -> tuple[gen.Expr | None, gen.Expr]:
        full = translator.terms(met, surely=True)
        if partly is None:
            return full.applies, gen.choose(full.holds, gen.load("unit"), gen.number(0))
        half = translator.terms(partly, surely=True)
        lesser = gen.choose(_only_where(half), gen.load("half"), gen.number(0))
        return full.applies, gen.choose(full.holds, gen.load("unit"), lesser)

    def _sums(self, dimension: str, results: _Results, translator: gen.Translator) -> list[gen.Expr]:
        rules = [(place, rule) for place, rule in enumerate(self._of.scoring) if rule.dimension == dimension]
        fixed, weights, alike = 0, [], dict[int, list[gen.Expr]]()
        for place, rule in rules:
            result, weight = results[place], self._of.weights[place]
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
        indicator: Indicator = self._of.rulebook.indicators[name]
        unasked = self._of.form is Form.SHORT and not indicator.short_form
        return unasked or bool(indicator.not_applicable_if) or indicator.derived is not None

    def _translator(self, low: str, high: str) -> gen.Translator:
        return gen.Translator(
            low=lambda name: gen.load(f"{low}{self._of.places[name]}"),
            high=lambda name: gen.load(f"{high}{self._of.places[name]}"),
            droppable=self._droppable,
            special=lambda leaf: self._special(leaf, low),
            constants=self._constants,
            precomputed=frozenset(FLAG_ONLY),
            whole=low != high,
        )

    def _special(self, leaf: Leaf | FactLeaf, prefix: str) -> tuple[gen.Expr, gen.Expr]:
        if isinstance(leaf, FactLeaf) and not leaf.derived:
            told = gen.load(f"{prefix}{self._of.facts[leaf]}")
            return told, told
        place = 2 * self._of.special[leaf]
        return gen.item("s", place), gen.item("s", place + 1)


class _Written(NamedTuple):
    name: str
    arguments: tuple[str, ...]
    body: list[ast.stmt]
    result: gen.Expr


def _only_where(terms: gen.Terms) -> gen.Expr:
    return terms.holds if terms.applies is None else gen.both([terms.applies, terms.holds])
