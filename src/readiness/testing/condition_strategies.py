"""Random conditions: every test, fact and tree, moved by better answers the way that is wanted."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

import attrs
from hypothesis import strategies as st

from readiness.core.conditions import (
    AtLeastOf,
    Condition,
    Direction,
    Every,
    FactLeaf,
    Leaf,
    Negation,
    Some,
    Test,
    direction,
)
from readiness.core.indicators import AnswerType, Indicator
from readiness.testing.draws import pick, seldom, up_to

SECTORS = ("adult-social-care", "schools")
SETTINGS = ("island", "rural")

FACT_LEAVES = (
    FactLeaf("workforce", Test.AT_LEAST, operands=(Fraction(20),)),
    FactLeaf("workforce", Test.AT_MOST, operands=(Fraction(19),)),
    FactLeaf("workforce", Test.BETWEEN, operands=(Fraction(5), Fraction(50))),
    FactLeaf("sector", Test.IS, names=SECTORS[:1]),
    FactLeaf("setting", Test.IN, names=SETTINGS),
    FactLeaf("headcount", Test.IS, operands=(Fraction(10),)),
    FactLeaf("needs_skilled", Test.AT_LEAST, operands=(Fraction(1),)),
    FactLeaf("needs_enhanced", Test.AT_LEAST, operands=(Fraction(1),)),
    FactLeaf("needs_specialist", Test.AT_MOST, operands=(Fraction(0),)),
)
"""Tests of every kind of fact."""


@st.composite
def conditions(
    draw: st.DrawFn, indicators: tuple[Indicator, ...], wanted: Direction | None = None, depth: int = 2
) -> Condition:
    """Make a condition that better answers move one way; without a direction, any that a flag may have."""
    return make_condition(draw, Pool(indicators), wanted, depth)


@attrs.frozen
class Pool:
    """The indicators that conditions and rules can be about; of the table of role groups only flags ask anything."""

    indicators: tuple[Indicator, ...]

    @property
    def measured(self) -> tuple[Indicator, ...]:
        """Those that a measure can grade."""
        return tuple(indicator for indicator in self.indicators if indicator.type is not AnswerType.GROUPS)

    def leaves(self, wanted: Direction | None) -> list[tuple[str, Leaf]]:
        """List every test of every indicator; those that better answers move as wanted, where that is said."""
        return [
            (indicator.id, test)
            for indicator in self.indicators
            for test in _tests(indicator.type, indicator.lower_is_better, indicator.derived is not None, wanted)
        ]

    def place(self, name: str) -> int:
        """Give the place of an indicator."""
        return next(place for place, indicator in enumerate(self.indicators) if indicator.id == name)


def make_condition(draw: st.DrawFn, pool: Pool, wanted: Direction | None, depth: int) -> Condition:
    """Draw a condition over a pool that better answers move as wanted, at most ``depth`` trees inside each other."""
    shape = pick(draw, _SHAPES) if depth else "leaf"
    if shape == "leaf":
        return _leaf(draw, pool, wanted)
    if shape == "not":
        return Negation(make_condition(draw, pool, _OPPOSITE[wanted], depth - 1))
    parts = _parts(draw, pool, wanted, depth - 1)
    if shape == "at_least_of":
        return AtLeastOf(1 + draw(up_to(len(parts) - 1)), parts)
    return Every(parts) if shape == "all" else Some(parts)


_SHAPES = ("leaf", "leaf", "leaf", "all", "any", "not", "at_least_of")
_OPPOSITE = {Direction.ON: Direction.OFF, Direction.OFF: Direction.ON, None: None}


def _parts(draw: st.DrawFn, pool: Pool, wanted: Direction | None, depth: int) -> tuple[Condition, ...]:
    """Make the parts of a tree: the first moves as wanted, the others may be facts."""
    others = [
        pick(draw, FACT_LEAVES) if seldom(draw) else make_condition(draw, pool, wanted, depth)
        for _ in range(draw(up_to(2)))
    ]
    return (make_condition(draw, pool, wanted, depth), *others)


def _leaf(draw: st.DrawFn, pool: Pool, wanted: Direction | None) -> Condition:
    if wanted is None and seldom(draw):
        return pick(draw, FACT_LEAVES)
    found = pool.leaves(wanted)
    if not found:
        return Negation(_leaf(draw, pool, _OPPOSITE[wanted]))
    name, test = pick(draw, found)
    return Leaf(name, test.test, test.operands, test.voices)


@cache
def _tests(kind: AnswerType, falls: bool, derived: bool, wanted: Direction | None) -> tuple[Leaf, ...]:
    """List the tests that an indicator can have, those that better answers move as wanted; without, all of them."""
    sample = Indicator(id="", dimension="", question="", type=kind, ask="", lower_is_better=falls)
    leaves = [_test(test, *numbers) for test, *numbers in _ranges(kind)]
    if wanted is None:
        return (*leaves, *_flag_tests(kind, derived))
    return tuple(leaf for leaf in leaves if direction(leaf, {"": sample}) is wanted)


def _test(test: Test, *numbers: int | str) -> Leaf:
    voices = ("leaders", "frontline") if test is Test.GAP_AT_LEAST else ()
    return Leaf("", test, tuple(Fraction(number) for number in numbers), voices)


_Numbers = tuple[Test, *tuple[int | str, ...]]


def _ranges(kind: AnswerType) -> list[_Numbers]:
    match kind:
        case AnswerType.LEVEL:
            return [*_thresholds(0, 1, 2, 3, 4), *_exact(0, 2, 4), *_LEVEL_RANGES]
        case AnswerType.SHARE:
            return [*_thresholds(0, 25, 50, "200/3", 100), (Test.BETWEEN, 0, 50), (Test.BETWEEN, 20, 80)]
        case AnswerType.COUNT | AnswerType.MONTHS:
            return [*_thresholds(0, 1, 3, 12), *_exact(0, 3), (Test.IN, 0, 3), (Test.IN, 1, 2), (Test.BETWEEN, 0, 6)]
        case AnswerType.DATE:
            return [(Test.WITHIN_MONTHS, months) for months in (0, 6, 12, 36)]
        case AnswerType.YES_NO:
            return list(_exact(0, 1))
        case AnswerType.GROUPS:
            return []


_LEVEL_RANGES: tuple[_Numbers, ...] = (
    (Test.IN, 3, 4),
    (Test.IN, 0, 1),
    (Test.IN, 0, 4),
    (Test.IN, 3, 1, 2),
    (Test.BETWEEN, 1, 3),
    (Test.BETWEEN, 0, 4),
    (Test.BETWEEN, 2, 4),
)


def _thresholds(*numbers: int | str) -> Iterable[_Numbers]:
    return [(test, number) for number in numbers for test in (Test.AT_LEAST, Test.AT_MOST)]


def _exact(*numbers: int) -> Iterable[_Numbers]:
    return [(Test.IS, number) for number in numbers]


def _flag_tests(kind: AnswerType, derived: bool) -> tuple[Leaf, ...]:
    known = (_test(Test.KNOWN, 1), _test(Test.KNOWN, 0))
    if derived or kind is AnswerType.GROUPS:
        return known
    gaps = {AnswerType.LEVEL: (1, 2), AnswerType.SHARE: (10, 50)}.get(kind, ())
    rest = (
        *((Test.EVIDENCE_WITHIN_MONTHS, months) for months in (6, 24)),
        *((Test.GAP_AT_LEAST, gap) for gap in gaps),
    )
    return (*known, *(_test(test, number) for test, number in rest))
