"""The examples of core hold every threshold: shift one by a point, or turn a test round, and one goes wrong."""

from collections.abc import Iterator
from fractions import Fraction

import attrs
import pytest

from readiness.core.conditions import AtLeastOf, Condition, Every, FactLeaf, Leaf, Negation, Some, Test
from readiness.core.rules import Flag, Measure, Rule, RuleBook
from readiness.reading.cases import run_case
from test_core_rules import BOOK, CASES

TURNED = {Test.AT_LEAST: Test.AT_MOST, Test.AT_MOST: Test.AT_LEAST}
NEVER = FactLeaf("workforce", Test.AT_MOST, operands=(Fraction(0),))
"""Stands in a flag for "false": with it, a tree does not shrink to its other part where a question drops out."""


def shifted(condition: Condition) -> Iterator[Condition]:
    """Give a condition in which one thing is a little different, for each such thing."""
    match condition:
        case FactLeaf() if condition == NEVER:
            return
        case Leaf(test=Test.KNOWN):
            yield attrs.evolve(condition, operands=(1 - condition.operands[0],))
        case Leaf() | FactLeaf():
            yield from _shifted_leaf(condition)
        case Negation(part):
            yield part
            yield from (Negation(other) for other in shifted(part))
        case AtLeastOf(n, parts):
            yield from (AtLeastOf(n + by, parts) for by in (-1, 1))
            yield from (AtLeastOf(n, others) for others in _shifted_part(parts))
        case Every(parts):
            yield Some(parts)
            yield from (Every(others) for others in _shifted_part(parts))
        case Some(parts):
            yield Every(parts)
            yield from (Some(others) for others in _shifted_part(parts))


def _shifted_leaf(leaf: Leaf | FactLeaf) -> Iterator[Leaf | FactLeaf]:
    for place, number in enumerate(leaf.operands):
        for other in (number - 1, number + 1):
            if other >= 0:
                yield attrs.evolve(leaf, operands=(*leaf.operands[:place], other, *leaf.operands[place + 1 :]))
    if isinstance(leaf, Leaf) and leaf.test in TURNED:
        yield attrs.evolve(leaf, test=TURNED[leaf.test])
    if isinstance(leaf, FactLeaf) and leaf.names:
        yield attrs.evolve(leaf, names=("elsewhere",))


def _shifted_part(parts: tuple[Condition, ...]) -> Iterator[tuple[Condition, ...]]:
    for place, part in enumerate(parts):
        yield from ((*parts[:place], other, *parts[place + 1 :]) for other in shifted(part))


def altered(rule: Rule) -> Iterator[Rule]:
    """Give a rule with one threshold of its judgement or its ceiling shifted, for each threshold."""
    judged = rule.judgement
    if isinstance(judged, Flag):
        yield from (attrs.evolve(rule, judgement=attrs.evolve(judged, flag=other)) for other in shifted(judged.flag))
    if isinstance(judged, Measure):
        yield from (attrs.evolve(rule, judgement=other) for other in _shifted_ends(judged))
    if rule.cap is not None:
        yield from (attrs.evolve(rule, cap=attrs.evolve(rule.cap, when=other)) for other in shifted(rule.cap.when))


def _shifted_ends(measure: Measure) -> Iterator[Measure]:
    for by in (-1, 1):
        full, none = measure.full_at + by, measure.none_at + by
        yield from [attrs.evolve(measure, full_at=full)] if full != measure.none_at else []
        yield from [attrs.evolve(measure, none_at=none)] if none != measure.full_at else []


def goes_wrong(rule: Rule) -> bool:
    book = RuleBook(rulesets=(attrs.evolve(BOOK.rulesets[0], rules=(rule,)),))
    return any(run_case(case, book) for case in CASES if case.rule == rule.id)


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_shifted_threshold_makes_an_example_go_wrong(rule: Rule) -> None:
    assert not goes_wrong(rule)
    assert [other.judgement for other in altered(rule) if not goes_wrong(other)] == []
