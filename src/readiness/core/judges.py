"""Judges: rules and conditions as small functions over the vectors of one profile.

What dropped out of a profile, which rules apply and what the organisation is are settled when a function is made, so
what is left compares whole numbers. Writing and compiling large functions (see :mod:`readiness.core.functions`) costs
more than they save for a profile that is looked at once, or for the few rules that a plan asks again and again.
"""

from collections.abc import Callable, Sequence
from functools import reduce

from readiness.core.conditions import AtLeastOf, Condition, Every, FactLeaf, Leaf, Negation, Some
from readiness.core.layout import Layout
from readiness.core.rules import Flag, Measure, Met, Rule
from readiness.core.vectors import DROPPED, whole

Vector = Sequence[int]
"""The secured ends, or the possible ones, of one profile (see :mod:`readiness.core.vectors`)."""

Holds = Callable[[Vector], bool]
"""Whether a condition holds."""

Values = Callable[[Vector], int]
"""What a rule is worth, from 0 to the unit."""


class Judges:
    """Makes the functions, each when it is first asked for, and keeps them for as long as the profile is looked at.

    They hold for every vector of the profile that was built with: the same places dropped out, the same facts. Flags
    are not judged here.
    """

    def __init__(self, layout: Layout, start: Vector, denominator: int) -> None:
        """Take the rule-book's places and numbers, a vector of the profile, and its denominator."""
        self._layout, self._start, self._denominator = layout, start, denominator
        self._facts, self._scale = layout.facts, denominator // layout.denominator
        self._conditions: dict[int, Holds | None] = {}
        self._rules: dict[str, Values | None] = {}

    def condition(self, condition: Condition) -> Holds | None:
        """Give what judges a condition; ``None`` where everything it reads dropped out.

        Conditions are told apart by identity: they live as long as their rule-book.
        """
        key = id(condition)
        if key not in self._conditions:
            self._conditions[key] = self._judging(condition)
        return self._conditions[key]

    def rule(self, rule: Rule) -> Values | None:
        """Give what values a scoring rule; ``None`` where it does not apply or nothing is left to judge it by."""
        if rule.id not in self._rules:
            applies = rule.when is None or self._start[self._facts[rule.when]]
            self._rules[rule.id] = self._valuing(rule) if applies else None
        return self._rules[rule.id]

    def _judging(self, condition: Condition) -> Holds | None:
        match condition:
            case Leaf():
                return self._leaf(condition)
            case FactLeaf():
                told = bool(self._start[self._facts[condition]])
                return lambda _: told
            case Negation(part):
                inner = self.condition(part)
                return None if inner is None else lambda vector: not inner(vector)
            case Every(parts) | Some(parts) | AtLeastOf(_, parts):
                left = [held for held in map(self.condition, parts) if held is not None]
                return _connected(condition, left) if left else None

    def _leaf(self, leaf: Leaf) -> Holds | None:
        place, ranges, _ = self._layout.accepted(leaf)
        if self._start[place] == DROPPED:
            return None
        tests = [_within(place, low, high, self._scale) for low, high in ranges]
        return reduce(_either, tests)

    def _valuing(self, rule: Rule) -> Values | None:
        match rule.judgement:
            case Measure() as measure:
                return self._graded(measure)
            case Met(met=met, partly=partly):
                return self._credited(self.condition(met), None if partly is None else self.condition(partly))
            case Flag():  # pragma: no cover - flags never score
                raise TypeError(rule.id)

    def _graded(self, measure: Measure) -> Values | None:
        place, span, grading = self._layout.places[measure.indicator], measure.span, self._layout.grading
        if self._start[place] == DROPPED:
            return None
        unit, factor = self._denominator * grading, grading * span.denominator // span.numerator
        none_at = whole(measure.none_at, self._denominator)
        return lambda vector: min(max((vector[place] - none_at) * factor, 0), unit)

    def _credited(self, full: Holds | None, half: Holds | None) -> Values | None:
        unit = self._denominator * self._layout.grading
        if full is None:
            return None
        if half is None:
            return lambda vector: unit if full(vector) else 0
        return lambda vector: unit if full(vector) else unit // 2 if half(vector) else 0


def _within(place: int, low: int | None, high: int | None, scale: int) -> Holds:
    """Compare one place with a range, of which at least one end is closed."""
    if high is None:
        least = (low or 0) * scale
        return lambda vector: vector[place] >= least
    most = high * scale
    if low is None:
        return lambda vector: vector[place] <= most
    least = low * scale
    return lambda vector: least <= vector[place] <= most


def _connected(tree: Condition, parts: list[Holds]) -> Holds:
    if isinstance(tree, AtLeastOf):
        wanted = min(tree.n, len(parts))
        return lambda vector: sum([part(vector) for part in parts]) >= wanted
    return reduce(_both if isinstance(tree, Every) else _either, parts)


def _both(first: Holds, second: Holds) -> Holds:
    return lambda vector: first(vector) and second(vector)


def _either(first: Holds, second: Holds) -> Holds:
    return lambda vector: first(vector) or second(vector)
