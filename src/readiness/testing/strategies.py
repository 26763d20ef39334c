"""Random rule-books, for laws that have to hold whatever anybody writes.

Whatever comes out could have been loaded: conditions move the way that :mod:`readiness.reading.monotone` asks for,
steps wait for each other in no circle, ceilings stand on rules that weigh something. The simplest values come
first, so a counter-example shrinks to one that can be read. Needs Hypothesis, which the extra
``readiness[testing]`` installs.

Profiles over a rule-book are in :mod:`readiness.testing.profile_strategies`, better answers in
:mod:`readiness.testing.improvements`.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TypeVar

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
    indicators_read,
)
from readiness.core.indicators import DIMENSIONS, AnswerType, Derived, Indicator
from readiness.core.practice import PRACTICE_LEVELS
from readiness.core.rules import CORE, Cap, Change, Effort, Flag, Measure, Met, Rule, RuleBook, Ruleset, Step, Strain
from readiness.core.standing import GROUPS

SECTOR = "third-party"
"""The name of the rule-set that may stand beside core."""

SECTORS = ("adult-social-care", "schools")
SETTINGS = ("island", "rural")

Option = TypeVar("Option")

WEIGHTS = tuple(Fraction(weight) for weight in ("1", "3", "0", "1/2", "2", "1/3", "7"))
"""The weights that rules are given."""


@st.composite
def rulebooks(draw: st.DrawFn, *, beside: bool | None = None) -> RuleBook:
    """Make a rule-book: core, and a third party's rule-set ``beside`` it or not; unless told, either."""
    core = draw(rulesets())
    if not (draw(_YES) if beside is None else beside):
        return RuleBook(rulesets=(core,))
    return RuleBook(rulesets=(core, draw(rulesets(SECTOR, core.indicators))))


@st.composite
def rulesets(draw: st.DrawFn, name: str = CORE, known: tuple[Indicator, ...] = ()) -> Ruleset:
    """Make a rule-set. ``known`` are the indicators of the rule-set that it builds on."""
    own = draw(indicator_lists(name, at_least=0 if known else 1))
    pool = _Pool((*known, *own))
    rules = [_scoring(draw, pool) for _ in range(pick(draw, _SIZES))]
    flags = [_pointing(draw, pool) for _ in range(draw(up_to(2)))]
    return Ruleset(
        name=name,
        title=name,
        version="1.0.0",
        publisher="a publisher",
        licence="CC0-1.0",
        indicators=own,
        rules=_numbered(name, rules, flags),
        strain=_strain(draw, pool) if name == CORE and seldom(draw) else None,
    )


@st.composite
def indicator_lists(draw: st.DrawFn, name: str = CORE, at_least: int = 1) -> tuple[Indicator, ...]:
    """Make the indicators of a rule-set; core may have the table of role groups and its coverages among them."""
    asked = [_placed(pick(draw, _QUESTIONS), name, number) for number in range(at_least + pick(draw, _MORE))]
    return (*asked, *(_TRAINING if name == CORE and draw(_YES) else ()))


@st.composite
def conditions(
    draw: st.DrawFn, indicators: tuple[Indicator, ...], wanted: Direction | None = None, depth: int = 2
) -> Condition:
    """Make a condition that better answers move one way; without a direction, any that a flag may have."""
    return _condition(draw, _Pool(indicators), wanted, depth)


def pick(draw: st.DrawFn, options: Sequence[Option]) -> Option:
    """Draw one of several options, the first being the simplest; unlike ``sampled_from`` it hashes none of them."""
    return options[draw(up_to(len(options) - 1))]


def seldom(draw: st.DrawFn) -> bool:
    """Draw yes one time in four."""
    return draw(_FOUR) == 3


@cache
def up_to(most: int) -> st.SearchStrategy[int]:
    """Make whole numbers from 0, the smallest being the simplest; kept, because making a strategy costs most."""
    return st.integers(0, most)


_SIZES = (1, 4, 5, 6, 7, 8, 9, 2, 3, 0)
_MORE = (0, 2, 3, 4, 5, 1)
_FOUR = st.integers(0, 3)
_YES = st.booleans()


_LEVELS = ("none", "some", "half", "most", "all")
_RISING = (AnswerType.LEVEL, AnswerType.DATE)
_VOICED = (AnswerType.LEVEL, AnswerType.SHARE)


def _questions() -> list[Indicator]:
    """List every kind of question in every dimension, the plainest first."""
    yes_no = (False, True)
    kinds = product((AnswerType(kind) for kind in AnswerType), yes_no, yes_no, yes_no, yes_no, (True, False))
    asked = [_question(kind, marks) for kind, *marks in kinds if _possible(kind, *marks[:3])]
    asked.sort(
        key=lambda i: (bool(i.needs_voice), i.top_needs_evidence, bool(i.not_applicable_if), i.lower_is_better)
    )
    return [attrs.evolve(question, dimension=name) for question in asked for name in DIMENSIONS]


def _possible(kind: AnswerType, falls: bool, voice: bool, evidence: bool) -> bool:
    if kind is AnswerType.GROUPS or (evidence and kind is not AnswerType.LEVEL):
        return False
    return not (falls and kind in _RISING) and not (voice and kind not in _VOICED)


def _question(kind: AnswerType, marks: Iterable[bool]) -> Indicator:
    falls, voice, evidence, dismissible, short = marks
    return Indicator(
        id="",
        dimension="",
        question="What is there?",
        type=kind,
        ask="a colleague",
        levels=_LEVELS if kind is AnswerType.LEVEL else (),
        voices=("leaders", "frontline", "lived_experience"),
        needs_voice="frontline" if voice else "",
        top_needs_evidence=evidence,
        short_form=short,
        not_applicable_if="there is nothing to ask about" if dismissible else "",
        lower_is_better=falls,
    )


_QUESTIONS = tuple(question for question in _questions() for _ in range(3 if question.levels else 1))
"""Every kind of question; those with levels, which most are, come three times."""


def _placed(question: Indicator, name: str, number: int) -> Indicator:
    table = question.dimension if name == CORE else "third_party"
    return attrs.evolve(question, id=f"{table}.question_{number}", ruleset=name)


def _coverage(name: str, derived: Derived) -> Indicator:
    return Indicator(
        id=f"training.coverage_{name}",
        dimension="training",
        question="How many are trained?",
        type=AnswerType.SHARE,
        ask="a colleague",
        ruleset=CORE,
        short_form=True,
        derived=derived,
    )


_TRAINING = (
    Indicator(
        id=GROUPS,
        dimension="training",
        question="Who works here?",
        type=AnswerType.GROUPS,
        ask="a colleague",
        ruleset=CORE,
        short_form=True,
    ),
    *(_coverage(name, Derived(coverage=name)) for name in PRACTICE_LEVELS[:3]),
    _coverage("least", Derived(coverage="least_covered_group", min_headcount=5)),
)


@attrs.frozen
class _Pool:
    """The indicators that rules can be about: those that are asked or derived, but never the table of role groups."""

    indicators: tuple[Indicator, ...]

    @property
    def measured(self) -> tuple[Indicator, ...]:
        return tuple(indicator for indicator in self.indicators if indicator.type is not AnswerType.GROUPS)

    def leaves(self, wanted: Direction | None) -> list[tuple[str, Leaf]]:
        """List every test of every indicator; those that better answers move as wanted, where that is said."""
        return [
            (indicator.id, test)
            for indicator in self.indicators
            for test in _tests(indicator.type, indicator.lower_is_better, indicator.derived is not None, wanted)
        ]

    def place(self, name: str) -> int:
        return next(place for place, indicator in enumerate(self.indicators) if indicator.id == name)


def _condition(draw: st.DrawFn, pool: _Pool, wanted: Direction | None, depth: int) -> Condition:
    shape = pick(draw, _SHAPES) if depth else "leaf"
    if shape == "leaf":
        return _leaf(draw, pool, wanted)
    if shape == "not":
        return Negation(_condition(draw, pool, _OPPOSITE[wanted], depth - 1))
    parts = _parts(draw, pool, wanted, depth - 1)
    if shape == "at_least_of":
        return AtLeastOf(1 + draw(up_to(len(parts) - 1)), parts)
    return Every(parts) if shape == "all" else Some(parts)


_SHAPES = ("leaf", "leaf", "leaf", "all", "any", "not", "at_least_of")
_OPPOSITE = {Direction.ON: Direction.OFF, Direction.OFF: Direction.ON, None: None}


def _parts(draw: st.DrawFn, pool: _Pool, wanted: Direction | None, depth: int) -> tuple[Condition, ...]:
    """Make the parts of a tree: the first moves as wanted, the others may be facts."""
    others = [
        pick(draw, _FACT_LEAVES) if seldom(draw) else _condition(draw, pool, wanted, depth)
        for _ in range(draw(up_to(2)))
    ]
    return (_condition(draw, pool, wanted, depth), *others)


def _leaf(draw: st.DrawFn, pool: _Pool, wanted: Direction | None) -> Condition:
    if wanted is None and seldom(draw):
        return pick(draw, _FACT_LEAVES)
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


_FACT_LEAVES = (
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


def _scoring(draw: st.DrawFn, pool: _Pool) -> Rule:
    parts, dimension, weight = pick(draw, _KINDS)
    judgement = _met(draw, pool) if "met" in parts else _measure(draw, pool)
    rule = _rule(dimension, weight, judgement)
    return attrs.evolve(
        rule,
        when=_context(draw) if "when" in parts else None,
        cap=_cap(draw, pool) if "cap" in parts and rule.weight else None,
        steps=_steps(draw, pool, rule) if "steps" in parts else (),
    )


_PARTS = (
    (),
    ("steps",),
    ("cap",),
    ("met",),
    ("cap", "steps"),
    ("when",),
    ("met", "cap", "steps"),
    ("met", "steps"),
)
"""What a rule is made of, the plainest first."""

_KINDS = tuple(
    (parts, DIMENSIONS[place], weight) for weight in WEIGHTS for parts in _PARTS for place in (0, 0, 0, 1, 1, 2, 3, 4)
)
"""What rules are made of, where they stand and what they weigh; some dimensions have more, so that rules meet."""


def _pointing(draw: st.DrawFn, pool: _Pool) -> Rule:
    flag = Flag(flag=_condition(draw, pool, None, 2), says="Something was seen.")
    rule = _rule(pick(draw, DIMENSIONS), Fraction(0), flag)
    steps = (_step(draw, (), _Pool(())),) if seldom(draw) else ()
    return attrs.evolve(rule, when=_context(draw) if seldom(draw) else None, steps=steps)


def _rule(dimension: str, weight: Fraction, judgement: Measure | Met | Flag) -> Rule:
    return Rule(
        id="",
        title="Something is there",
        dimension=dimension,
        judgement=judgement,
        why="It helps.",
        sources=("A1",),
        weight=weight,
    )


def _met(draw: st.DrawFn, pool: _Pool) -> Met:
    met = _condition(draw, pool, Direction.ON, 2)
    return Met(met=met, partly=_condition(draw, pool, Direction.ON, 1) if draw(_YES) else None)


def _measure(draw: st.DrawFn, pool: _Pool) -> Measure:
    measures = [(i, ends) for i in pool.measured for ends in _MEASURES[i.type]]
    indicator, (full_at, none_at) = pick(draw, measures)
    if indicator.lower_is_better:
        full_at, none_at = none_at, full_at
    return Measure(indicator=indicator.id, full_at=Fraction(full_at), none_at=Fraction(none_at))


_MEASURES: dict[AnswerType, tuple[tuple[int | str, int], ...]] = {
    AnswerType.LEVEL: ((4, 0), (3, 1)),
    AnswerType.SHARE: ((100, 0), (90, 0), ("200/3", 0), (75, 25)),
    AnswerType.COUNT: ((3, 0), (10, 1)),
    AnswerType.MONTHS: ((36, 0), (12, 3)),
    AnswerType.DATE: ((12, 36), (0, 24)),
    AnswerType.YES_NO: ((1, 0),),
}


def _context(draw: st.DrawFn) -> Condition:
    fact = pick(draw, _FACT_LEAVES)
    contexts: tuple[Condition, ...] = (fact, Negation(fact), Some((fact, _FACT_LEAVES[0])))
    return pick(draw, contexts)


def _cap(draw: st.DrawFn, pool: _Pool) -> Cap:
    when = _condition(draw, pool, Direction.OFF, 1)
    read = [pool.indicators[pool.place(name)] for name in indicators_read(when)]
    droppable = any(indicator.not_applicable_if or indicator.derived for indicator in read)
    return Cap(
        when=when,
        at=pick(draw, (40, 0, 20, 60, 100)),
        because="something essential is missing",
        not_applicable="there is nothing to hold back" if droppable else "",
    )


def _steps(draw: st.DrawFn, pool: _Pool, rule: Rule) -> tuple[Step, ...]:
    """Make the steps of a rule, lowest first. They require only indicators that stand before those they change."""
    reads = rule.reads if isinstance(rule.judgement, Measure) else rule.reads[:2]
    indicators = [pool.indicators[pool.place(name)] for name in reads]
    targets = _targets(draw, rule.judgement, indicators)
    before = _Pool(pool.indicators[: min(pool.place(indicator.id) for indicator in indicators)])
    return tuple(_step(draw, changes, before) for changes in targets)


def _targets(
    draw: st.DrawFn, judgement: Measure | Met | Flag, indicators: list[Indicator]
) -> list[tuple[Change, ...]]:
    if not isinstance(judgement, Measure):
        reached = [Change(indicator=i.id, to=_reached(i)[-1]) for i in indicators]
        return [tuple(reached)] if seldom(draw) else []
    (indicator,) = indicators
    better = [
        to for to in _reached(indicator) if (to < judgement.none_at if indicator.falls else to > judgement.none_at)
    ]
    start = draw(up_to(len(better)))
    return [(Change(indicator=indicator.id, to=to),) for to in better[len(better) - start :]]


def _reached(indicator: Indicator) -> tuple[Fraction, ...]:
    """List raw values that steps can lead to, from the lowest step to the highest."""
    if indicator.type is AnswerType.YES_NO:
        return (Fraction(not indicator.lower_is_better),)
    values = tuple(Fraction(to) for to in _REACHED[indicator.type])
    return values[::-1] if indicator.falls else values


_REACHED = {
    AnswerType.LEVEL: (1, 2, 3, 4),
    AnswerType.SHARE: (10, 50, 80),
    AnswerType.COUNT: (0, 1, 2, 5),
    AnswerType.MONTHS: (0, 2, 12, 36),
    AnswerType.DATE: (0, 6, 12, 18),
}


def _step(draw: st.DrawFn, changes: tuple[Change, ...], before: _Pool) -> Step:
    waits, effort, safety, visible = pick(draw, _EFFORTS)
    return Step(
        id="",
        do="Do it.",
        effort=effort,
        by="a colleague",
        good_enough_when="It is done.",
        changes=changes,
        requires=_condition(draw, before, Direction.ON, 1) if waits and before.measured else None,
        safety=safety,
        visible=visible,
    )


_EFFORTS = tuple(product((False, False, True), Effort, (False, True), (False, True)))


def _strain(draw: st.DrawFn, pool: _Pool) -> Strain:
    when = _condition(draw, pool, Direction.OFF, 1)
    return Strain(when=when, because="most say so", ask_first=pick(draw, pool.measured).id)


def _numbered(name: str, rules: Iterable[Rule], flags: Iterable[Rule]) -> tuple[Rule, ...]:
    """Give rules and their steps the ids that the loader gives them."""
    return tuple(
        attrs.evolve(rule, id=f"{name}/rule-{number}", steps=_named_steps(rule, f"{name}/rule-{number}"))
        for number, rule in enumerate((*rules, *flags))
    )


def _named_steps(rule: Rule, rule_id: str) -> tuple[Step, ...]:
    if isinstance(rule.judgement, Measure):
        return tuple(attrs.evolve(step, id=f"{rule_id}@{step.changes[0].to}") for step in rule.steps)
    return tuple(attrs.evolve(step, id=f"{rule_id}#{number}") for number, step in enumerate(rule.steps, start=1))
