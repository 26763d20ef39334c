"""Conditions: small, total, three-valued, and data.

A condition is a tree of leaves. Each leaf tests one indicator or one fact about the organisation. Nothing is ever
evaluated from text; the interpreter here, the compiled path and any other engine read the same values, whose JSON
form is the one that rule-sets are written in.

A leaf on an indicator that is not applicable or not asked drops out of its tree. A tree with nothing left gives
``None``: there is nothing to judge. In a flag, an ``all`` that loses a part says nothing either, nor does an
``at_least_of`` with fewer parts left than it asks for.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Protocol

import attrs

from readiness.core import truth
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.truth import Truth
from readiness.record import Record


class Test(Enum):
    """The tests that a leaf on an indicator can make."""

    __test__ = False

    IS = "is"
    IN = "in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    WITHIN_MONTHS = "within_months"
    EVIDENCE_WITHIN_MONTHS = "evidence_within_months"
    KNOWN = "known"
    GAP_AT_LEAST = "gap_at_least"


FLAG_ONLY = (Test.KNOWN, Test.GAP_AT_LEAST, Test.EVIDENCE_WITHIN_MONTHS)
"""Tests that would turn silence into a verdict, and therefore serve flags alone."""

# Looked up once: a member takes as long to find in its class as ten other names (Python 3.11).
_KNOWN, _GAP, _EVIDENCE = FLAG_ONLY
_AT_LEAST, _AT_MOST, _BETWEEN, _WITHIN = Test.AT_LEAST, Test.AT_MOST, Test.BETWEEN, Test.WITHIN_MONTHS

NUMBER_FACTS = ("workforce", "headcount", "needs_skilled", "needs_enhanced", "needs_specialist")
SET_FACTS = ("sector", "setting")
FACTS = (*SET_FACTS, *NUMBER_FACTS)
"""What a condition can ask about the organisation itself."""

FactValue = Fraction | str
"""The value of a fact that a plugin derived: a number (yes as 1 and no as 0), or a name."""


@attrs.frozen(eq=False, repr=False)
class Leaf(Record):
    """A test of one indicator. ``operands`` are exact numbers in the unit of the indicator's answers.

    Levels from 0 to 4, shares in percent, counts, months, ages of dates in months, yes as 1 and no as 0.
    ``voices`` names the two voices of ``gap_at_least``: how much the first exceeds the second.
    """

    indicator: str
    test: Test
    operands: tuple[Fraction, ...]
    voices: tuple[str, ...] = ()


@attrs.frozen(eq=False, repr=False)
class FactLeaf(Record):
    """A test of a fact about the organisation. An absent fact makes it false.

    A fact with a point in its name, ``plugin.fact``, is one that a plugin derives; it serves flags alone, and is not
    known where the plugin gave none.
    """

    fact: str
    test: Test
    names: tuple[str, ...] = ()
    operands: tuple[Fraction, ...] = ()

    @property
    def derived(self) -> bool:
        """Whether a plugin derives the fact."""
        return "." in self.fact


@attrs.frozen(eq=False, repr=False)
class Every(Record):
    """All parts hold."""

    parts: tuple["Condition", ...]


@attrs.frozen(eq=False, repr=False)
class Some(Record):
    """At least one part holds."""

    parts: tuple["Condition", ...]


@attrs.frozen(eq=False, repr=False)
class Negation(Record):
    """The part does not hold."""

    part: "Condition"


@attrs.frozen(eq=False, repr=False)
class AtLeastOf(Record):
    """At least ``n`` parts hold; never more than are left after silent ones dropped out."""

    n: int
    parts: tuple["Condition", ...]


Condition = Leaf | FactLeaf | Every | Some | Negation | AtLeastOf


class Readable(Protocol):
    """What a leaf reads of an indicator's standing. Raw values are in the unit of the answers."""

    @property
    def dropped(self) -> bool:
        """Whether the indicator is not applicable or was not asked."""

    @property
    def low(self) -> Fraction | None:
        """The lowest raw value that could be true; ``None`` for no lower limit."""

    @property
    def high(self) -> Fraction | None:
        """The highest raw value that could be true; ``None`` for no upper limit."""

    @property
    def known(self) -> bool:
        """Whether somebody gave an answer."""

    @property
    def evidence_age(self) -> Fraction | None:
        """The age in months of the newest dated evidence."""

    def view(self, voice: str) -> tuple[Fraction, Fraction] | None:
        """Give one voice's raw answer, both ends; ``None`` where it has not spoken."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Facts(Record):
    """What is known of the organisation itself; ``derived`` is what plugins found out, by ``plugin.fact``."""

    sector: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()
    derived: tuple[tuple[str, FactValue], ...] = ()


def judge(
    condition: Condition, standings: Mapping[str, Readable], facts: Facts, *, whole: bool = False
) -> Truth | None:
    """Say how true a condition is; ``None`` where everything it reads dropped out.

    ``whole`` serves flags: there an ``all`` that loses a part says nothing, and neither does an ``at_least_of`` that
    has fewer parts left than it asks for, so that half of a contradiction is never taken for the whole. Linear in the
    size of the condition. Source of the connectives: see :mod:`readiness.core.truth`.
    """
    match condition:
        case Leaf():
            standing = standings[condition.indicator]
            return None if standing.dropped else _judge_leaf(condition, standing)
        case FactLeaf():
            return _judge_derived(condition, facts) if condition.derived else _judge_fact(condition, facts)
        case Negation(part):
            inner = judge(part, standings, facts, whole=whole)
            return None if inner is None else ~inner
        case Every(parts) | Some(parts) | AtLeastOf(_, parts):
            judged = [judge(part, standings, facts, whole=whole) for part in parts]
            left = [part for part in judged if part is not None]
            if not left or (whole and len(left) < _wanted(condition)):
                return None
            return _connect(condition, left)


def _wanted(tree: Condition) -> int:
    """Count the parts without which a flag's tree says nothing."""
    match tree:
        case Every(parts):
            return len(parts)
        case AtLeastOf(n, _):
            return n
        case _:
            return 1


def _connect(tree: Condition, parts: list[Truth]) -> Truth:
    match tree:
        case Every():
            return truth.every(parts)
        case AtLeastOf(n, _):
            return truth.at_least(min(n, len(parts)), parts)
        case _:
            return truth.some(parts)


def _judge_leaf(leaf: Leaf, standing: Readable) -> Truth:
    if leaf.test is _KNOWN:
        return _settled(standing.known == bool(leaf.operands[0]))
    if leaf.test is _GAP:
        return _judge_gap(leaf, standing)
    if leaf.test is _EVIDENCE:
        age = standing.evidence_age
        return Truth.UNKNOWN if age is None else truth.truth(*(2 * (age <= leaf.operands[0],)))
    return _judge_range(leaf, standing.low, standing.high)


def _judge_range(leaf: Leaf, low: Fraction | None, high: Fraction | None) -> Truth:
    """Compare what the answer could be with the ranges that the test accepts."""
    ranges = accepted(leaf)
    perhaps = any(
        (high is None or start is None or high >= start) and (low is None or end is None or low <= end)
        for start, end in ranges
    )
    surely = any(
        (start is None or (low is not None and low >= start)) and (end is None or (high is not None and high <= end))
        for start, end in ranges
    )
    return truth.truth(surely, perhaps)


Range = tuple[Fraction | None, Fraction | None]


def accepted(leaf: Leaf) -> tuple[Range, ...]:
    """List the closed ranges of raw values that satisfy a leaf; ``None`` is an open end.

    Neighbouring levels of ``in`` are joined, so that an answer known only as "2 or 3" surely satisfies
    ``in = [2, 3]``.
    """
    first, test = leaf.operands[0], leaf.test
    if test is _AT_LEAST:
        return ((first, None),)
    if test is _AT_MOST or test is _WITHIN:
        return ((None, first),)
    if test is _BETWEEN:
        return ((first, leaf.operands[1]),)
    return tuple(_joined(sorted(leaf.operands)))


def _joined(values: list[Fraction]) -> Iterator[Range]:
    start = end = values[0]
    for value in values[1:]:
        if value - end > 1:
            yield start, end
            start = value
        end = value
    yield start, end


def _judge_gap(leaf: Leaf, standing: Readable) -> Truth:
    one, other = leaf.voices
    first, second = standing.view(one), standing.view(other)
    if first is None or second is None:
        return Truth.UNKNOWN
    gap = leaf.operands[0]
    perhaps = first[1] - second[0] >= gap
    return truth.truth(perhaps and first[0] - second[1] >= gap, perhaps)


def _judge_fact(leaf: FactLeaf, facts: Facts) -> Truth:
    if leaf.fact in SET_FACTS:
        held = facts.sector if leaf.fact == "sector" else facts.setting
        return _settled(any(name in held for name in leaf.names))
    value = dict(facts.numbers).get(leaf.fact)
    return Truth.FALSE if value is None else _compare(leaf, Fraction(value))


def _judge_derived(leaf: FactLeaf, facts: Facts) -> Truth:
    """Judge what a plugin found out: not known where it gave nothing, or a name where a number is tested."""
    value = dict(facts.derived).get(leaf.fact)
    if isinstance(value, str):
        return _settled(value in leaf.names) if leaf.names else Truth.UNKNOWN
    return Truth.UNKNOWN if value is None or leaf.names else _compare(leaf, value)


def _compare(leaf: FactLeaf, number: Fraction) -> Truth:
    return _judge_range(Leaf(leaf.fact, leaf.test, leaf.operands), number, number)


def _settled(holds: bool) -> Truth:
    return Truth.TRUE if holds else Truth.FALSE


def leaves(condition: Condition) -> list[Leaf | FactLeaf]:
    """List the leaves of a condition, from left to right."""
    match condition:
        case Leaf() | FactLeaf():
            return [condition]
        case Negation(part):
            return leaves(part)
        case Every(parts) | Some(parts) | AtLeastOf(_, parts):
            return [leaf for part in parts for leaf in leaves(part)]


def indicators_read(condition: Condition) -> tuple[str, ...]:
    """List the indicators that a condition reads, in order, each once."""
    return tuple(dict.fromkeys([leaf.indicator for leaf in leaves(condition) if isinstance(leaf, Leaf)]))


class Direction(Enum):
    """What better answers can do to a condition."""

    ON = "better answers can only turn it on"
    OFF = "better answers can only turn it off"
    STILL = "answers do not move it"
    BOTH = "better answers can turn it on and off"


_OPPOSITE = {
    Direction.ON: Direction.OFF,
    Direction.OFF: Direction.ON,
    Direction.STILL: Direction.STILL,
    Direction.BOTH: Direction.BOTH,
}


def direction(condition: Condition, indicators: Mapping[str, Indicator]) -> Direction:
    """Tell which way better answers can move a condition; this is what makes scores monotone by construction."""
    match condition:
        case FactLeaf():
            return Direction.STILL
        case Leaf():
            return _leaf_direction(condition, indicators[condition.indicator])
        case Negation(part):
            return _OPPOSITE[direction(part, indicators)]
        case Every(parts) | Some(parts) | AtLeastOf(_, parts):
            kinds = {direction(part, indicators) for part in parts} - {Direction.STILL}
            return kinds.pop() if len(kinds) == 1 else Direction.BOTH if kinds else Direction.STILL


def _leaf_direction(leaf: Leaf, indicator: Indicator) -> Direction:
    if leaf.test in FLAG_ONLY:
        return Direction.BOTH
    lowest, highest = raw_limits(indicator)
    ranges = accepted(leaf)
    if len(ranges) != 1:
        return Direction.BOTH
    start, end = ranges[0]
    from_bottom = start is None or start <= lowest
    to_top = end is None or (highest is not None and end >= highest)
    if from_bottom == to_top:
        return Direction.STILL if from_bottom else Direction.BOTH
    return Direction.ON if to_top != indicator.falls else Direction.OFF


def raw_limits(indicator: Indicator) -> tuple[Fraction, Fraction | None]:
    """Give the lowest and highest raw value that an indicator's answers can take; ``None`` is no limit."""
    return _BOTTOM, _TOPS.get(indicator.type)


_BOTTOM = Fraction(0)
_TOPS = {AnswerType.LEVEL: Fraction(4), AnswerType.SHARE: Fraction(100), AnswerType.YES_NO: Fraction(1)}


def to_data(condition: Condition, indicators: Mapping[str, Indicator] = MappingProxyType({})) -> dict[str, object]:
    """Give the JSON form of a condition, the same as in a rule-set.

    With ``indicators``, the operand of a test of a yes or no is written as true or false; without, as 1 or 0.
    """
    match condition:
        case Leaf(indicator, test, operands, voices):
            truth_like = test is Test.KNOWN or (test is Test.IS and _is_yes_no(indicator, indicators))
            value = bool(operands[0]) if truth_like else _operand_data(test, operands)
            data: dict[str, object] = {"indicator": indicator, test.value: value}
            return data | ({"between_voices": list(voices)} if voices else {})
        case FactLeaf(fact, test, names, operands):
            if names:
                return {"fact": fact, test.value: names[0] if test is Test.IS else list(names)}
            return {"fact": fact, test.value: _operand_data(test, operands)}
        case Negation(part):
            return {"not": to_data(part, indicators)}
        case AtLeastOf(n, parts):
            return {"at_least_of": {"n": n, "of": [to_data(part, indicators) for part in parts]}}
        case Every(parts):
            return {"all": [to_data(part, indicators) for part in parts]}
        case Some(parts):
            return {"any": [to_data(part, indicators) for part in parts]}


def _is_yes_no(name: str, indicators: Mapping[str, Indicator]) -> bool:
    return name in indicators and indicators[name].type is AnswerType.YES_NO


def _operand_data(test: Test, operands: tuple[Fraction, ...]) -> object:
    numbers = [number_data(operand) for operand in operands]
    return numbers if test in {Test.IN, Test.BETWEEN} else numbers[0]


def number_data(number: Fraction) -> int | str:
    """Write an exact number for JSON: a whole number as it is, any other as text ``n/d``."""
    return int(number) if number.denominator == 1 else f"{number.numerator}/{number.denominator}"
