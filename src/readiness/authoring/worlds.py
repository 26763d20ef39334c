"""Worlds: every way in which the answers to a few questions can turn out, as far as conditions can tell them apart.

A condition tells answers apart only at its thresholds, so a handful of answers to each question stands for all of
them. Where it is not certain that two answers cannot occur together, they are taken as possible: what holds in every
world holds for every profile. Answers that are still open need no worlds of their own, since what Kleene's logic says
of an open answer it says of each of its completions; in flags, which can ask for silence, they have one.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain, combinations, pairwise, product
from math import prod

import attrs

from readiness.core.conditions import (
    FACTS,
    NUMBER_FACTS,
    AtLeastOf,
    Condition,
    Every,
    FactLeaf,
    Facts,
    Leaf,
    Negation,
    Some,
    Test,
    judge,
    leaves,
)
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.truth import Truth

MOST_WORLDS = 50_000
"""Beyond so many worlds nothing is said of a condition."""

MOST_NAMES = 10
"""The same, beyond so many sectors or settings that it asks for: each set of them is a world."""

Outcome = tuple[Truth | None, ...]
"""What each of several conditions says in one world; ``None`` where it has nothing left to judge."""


def outcomes(
    conditions: Iterable[Condition], indicators: Mapping[str, Indicator], *, whole: bool = False
) -> frozenset[Outcome] | None:
    """Give every outcome that conditions can have together; ``None`` where the worlds are too many to look at.

    ``whole`` judges them as a flag is judged, see :func:`readiness.core.conditions.judge`.
    """
    judged = tuple(conditions)
    worlds = _worlds(judged, indicators, whole=whole)
    if worlds is None:
        return None
    stand_ins = _stand_ins(_groups(judged))
    plain = [_replaced(condition, stand_ins) for condition in judged]
    return frozenset(tuple(judge(each, world, Facts(), whole=whole) for each in plain) for world in worlds)


def moves(
    conditions: Iterable[Condition], indicators: Mapping[str, Indicator], given: Mapping[str, Fraction]
) -> bool | None:
    """Say whether giving these raw answers can make one of the conditions true that was not.

    ``None`` where the worlds are too many to look at.
    """
    judged = tuple(conditions)
    worlds = _worlds(judged, indicators, whole=False)
    if worlds is None:
        return None
    groups = _groups(judged)
    stand_ins = _stand_ins(groups)
    said = {name: {name: _Answer(low=value, high=value)} for name, value in given.items()}
    after = {
        stand_ins[leaf].indicator: _SAID[judge(leaf, said[name], Facts())]
        for name in said.keys() & groups.keys()
        for leaf in groups[name]
    }
    plain = [_replaced(condition, stand_ins) for condition in judged]
    return any(
        judge(each, world, Facts()) is not Truth.TRUE and judge(each, {**world, **after}, Facts()) is Truth.TRUE
        for world in worlds
        for each in plain
    )


_NO, _HALF, _YES = Fraction(0), Fraction(1, 2), Fraction(1)
_ENDLESS = Fraction(10**9)
_TOPS = {AnswerType.LEVEL: 4, AnswerType.YES_NO: 1, AnswerType.SHARE: 100}
_WHOLE = (AnswerType.COUNT, AnswerType.MONTHS)

AnyLeaf = Leaf | FactLeaf


@attrs.frozen(kw_only=True)
class _Answer:
    """A standing in one world."""

    low: Fraction = _NO
    high: Fraction = _NO
    known: bool = True
    evidence_age: Fraction | None = None
    dropped: bool = False

    def view(self, voice: str) -> tuple[Fraction, Fraction] | None:  # noqa: ARG002 (voices are worlds of their own)
        return None


_SAID = {
    Truth.TRUE: _Answer(low=_YES, high=_YES),
    Truth.FALSE: _Answer(),
    Truth.UNKNOWN: _Answer(high=_YES),
    None: _Answer(dropped=True),
}
"""What a stand-in for a leaf reads, so that it says what the leaf says."""


World = Mapping[str, _Answer]


def _worlds(
    conditions: Iterable[Condition], indicators: Mapping[str, Indicator], *, whole: bool
) -> Iterator[World] | None:
    """Walk over the worlds, each of which gives every leaf's stand-in its answer."""
    groups = _groups(conditions)
    if any(len(_names(group)) > MOST_NAMES for group in groups.values()):
        return None
    states = [_states(name, group, indicators, whole=whole) for name, group in groups.items()]
    if prod(len(options) for options in states) > MOST_WORLDS:
        return None
    return (
        {str(place): _SAID[truth] for place, truth in enumerate(chain.from_iterable(world))}
        for world in product(*states)
    )


def _stand_ins(groups: Mapping[str, list[AnyLeaf]]) -> Mapping[AnyLeaf, Leaf]:
    """Give each leaf one that stands for it, in the order of the groups."""
    ordered = chain.from_iterable(groups.values())
    return {leaf: Leaf(str(place), Test.AT_LEAST, (_YES,)) for place, leaf in enumerate(ordered)}


def _groups(conditions: Iterable[Condition]) -> dict[str, list[AnyLeaf]]:
    """Group the leaves that one answer or one fact decides, each leaf once."""
    groups: dict[str, dict[AnyLeaf, None]] = {}
    for leaf in chain.from_iterable(leaves(condition) for condition in conditions):
        groups.setdefault(leaf.indicator if isinstance(leaf, Leaf) else leaf.fact, {})[leaf] = None
    return {name: list(group) for name, group in groups.items()}


def _replaced(condition: Condition, stand_ins: Mapping[AnyLeaf, Leaf]) -> Condition:
    match condition:
        case Leaf() | FactLeaf():
            return stand_ins[condition]
        case Negation(part):
            return Negation(_replaced(part, stand_ins))
        case Every(parts) | Some(parts) | AtLeastOf(_, parts):
            return attrs.evolve(condition, parts=tuple(_replaced(part, stand_ins) for part in parts))


def _states(
    name: str, group: list[AnyLeaf], indicators: Mapping[str, Indicator], *, whole: bool
) -> frozenset[Outcome]:
    """List what the leaves of one group can say together."""
    if name in FACTS:
        return frozenset(_fact_states(name, [leaf for leaf in group if isinstance(leaf, FactLeaf)]))
    tests = [leaf for leaf in group if isinstance(leaf, Leaf)]
    if not tests:  # what plugins work out may be anything
        return frozenset(product(Truth, repeat=len(group)))
    return frozenset(_answer_states(tests, indicators[name], whole=whole))


def _fact_states(fact: str, group: list[FactLeaf]) -> Iterator[Outcome]:
    if fact in NUMBER_FACTS:
        numbers = _around({operand for leaf in group for operand in leaf.operands}, whole=True)
        held = [Facts(), *(Facts(numbers=((fact, int(number)),)) for number in numbers)]
    else:
        held = [Facts(sector=names, setting=names) for names in _subsets(_names(group))]
    for facts in held:
        yield tuple(judge(leaf, {}, facts) for leaf in group)


def _names(group: Iterable[AnyLeaf]) -> list[str]:
    """List the sectors or settings that a group asks for."""
    return sorted({name for leaf in group if isinstance(leaf, FactLeaf) for name in leaf.names})


def _subsets(names: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))


def _answer_states(group: list[Leaf], indicator: Indicator, *, whole: bool) -> Iterator[Outcome]:
    if _can_drop(indicator):
        yield (None,) * len(group)
    ages = _around({leaf.operands[0] for leaf in group if leaf.test is Test.EVIDENCE_WITHIN_MONTHS}, whole=False)
    answers = [*_answers(group, indicator), *([_silence(indicator)] if whole else [])]
    for answer, age in product(answers, (None, *ages)):
        standing = {indicator.id: attrs.evolve(answer, evidence_age=age)}
        said = (_said(leaf, standing) for leaf in group)
        yield from product(*said)


def _said(leaf: Leaf, standing: Mapping[str, _Answer]) -> tuple[Truth | None, ...]:
    """Judge a leaf; one that compares voices may say anything, whatever the answer."""
    return tuple(Truth) if leaf.test is Test.GAP_AT_LEAST else (judge(leaf, standing, Facts()),)


def _can_drop(indicator: Indicator) -> bool:
    """Whether a question may be not applicable, or not asked in a form of profiles."""
    return bool(indicator.not_applicable_if) or indicator.derived is not None or not indicator.short_form


def _answers(group: list[Leaf], indicator: Indicator) -> Iterator[_Answer]:
    """List the answers that the tests of a group tell apart."""
    top = _TOPS.get(indicator.type)
    if indicator.type in {AnswerType.LEVEL, AnswerType.YES_NO} and top is not None:
        values = {Fraction(value) for value in range(top + 1)}
    elif indicator.type is AnswerType.GROUPS:
        values = {_YES}
    else:
        operands = {number for leaf in group if leaf.test not in _ELSEWHERE for number in leaf.operands}
        values = _around({*operands, *([Fraction(top)] if top else [])}, whole=indicator.type in _WHOLE)
    yield from (_Answer(low=value, high=value) for value in values if top is None or value <= top)


_ELSEWHERE = (Test.KNOWN, Test.GAP_AT_LEAST, Test.EVIDENCE_WITHIN_MONTHS)


def _around(cuts: set[Fraction], *, whole: bool) -> set[Fraction]:
    """List numbers from 0 that stand for all others: the cuts themselves, and one of each range between them."""
    ordered = sorted({_NO, *cuts})
    if whole:
        near = {cut + by for cut in ordered for by in (-1, 0, 1)}
        return {number for number in near if number >= 0 and number.denominator == 1}
    return {*ordered, *((low + high) * _HALF for low, high in pairwise(ordered)), ordered[-1] + 1}


def _silence(indicator: Indicator) -> _Answer:
    """Give the standing of a question that nobody answered."""
    return _Answer(high=Fraction(_TOPS.get(indicator.type, _ENDLESS)), known=False)
