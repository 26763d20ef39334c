"""Random rule-books, for laws that have to hold whatever anybody writes.

Whatever comes out could have been loaded: conditions move the way that :mod:`readiness.reading.monotone` asks for,
steps wait for each other in no circle, ceilings stand on rules that weigh something. The simplest values come
first, so a counter-example shrinks to one that can be read. Needs Hypothesis, which the extra
``readiness[testing]`` installs.

Profiles over a rule-book are in :mod:`readiness.testing.profile_strategies`, better answers in
:mod:`readiness.testing.improvements`.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import product

import attrs
from hypothesis import strategies as st

from readiness.core.conditions import Condition, Direction, Negation, Some, indicators_read
from readiness.core.indicators import DIMENSIONS, AnswerType, Indicator
from readiness.core.rules import (
    CORE,
    Cap,
    Change,
    Effort,
    Flag,
    Measure,
    Met,
    Raise,
    Rule,
    RuleBook,
    Ruleset,
    Step,
    Strain,
)
from readiness.testing.condition_strategies import FACT_LEAVES, Pool, make_condition
from readiness.testing.draws import pick, seldom, up_to, yes
from readiness.testing.indicator_strategies import indicator_lists

SECTOR = "third-party"
"""The name of the rule-set that may stand beside core."""

OTHER = "another-party"
"""The name of one more rule-set, where there are two beside core."""

WEIGHTS = tuple(Fraction(weight) for weight in ("1", "3", "0", "1/2", "2", "1/3", "7"))
"""The weights that rules are given."""


@st.composite
def rulebooks(draw: st.DrawFn, *, beside: bool | None = None) -> RuleBook:
    """Make a rule-book: core, and a third party's rule-set ``beside`` it or not; unless told, either."""
    core = draw(rulesets())
    if not (yes(draw) if beside is None else beside):
        return RuleBook(rulesets=(core,))
    return RuleBook(rulesets=(core, draw(rulesets(SECTOR, core))))


@st.composite
def third_parties(draw: st.DrawFn) -> RuleBook:
    """Make a rule-book of core and two rule-sets beside it, which know nothing of each other."""
    core = draw(rulesets())
    return RuleBook(rulesets=(core, draw(rulesets(SECTOR, core)), draw(rulesets(OTHER, core))))


@st.composite
def rulesets(draw: st.DrawFn, name: str = CORE, core: Ruleset | None = None) -> Ruleset:
    """Make a rule-set. ``core`` is the one that it builds on."""
    known = core.indicators if core is not None else ()
    own = draw(indicator_lists(name, at_least=0 if known else 1))
    pool = Pool((*known, *own))
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
        raises=_raises(draw, name, core) if core is not None else (),
        strain=_strain(draw, pool) if name == CORE and seldom(draw) else None,
    )


_SIZES = (1, 4, 5, 6, 7, 8, 9, 2, 3, 0)
"""How many scoring rules there are."""


def _raises(draw: st.DrawFn, name: str, core: Ruleset) -> tuple[Raise, ...]:
    """Raise the weights of up to two core rules that score."""
    scoring = [rule for rule in core.rules if rule.weight]
    chosen = {pick(draw, scoring).id: pick(draw, _MORE_WEIGHT) for _ in range(draw(up_to(2)) if scoring else 0)}
    return tuple(
        Raise(
            rule=rule.id, weight=rule.weight * chosen[rule.id], why="It matters here.", sources=("A1",), ruleset=name
        )
        for rule in scoring
        if rule.id in chosen
    )


_MORE_WEIGHT = (Fraction(2), Fraction(4, 3), Fraction(100))
"""How many times its weight a core rule weighs in a sector."""


def _scoring(draw: st.DrawFn, pool: Pool) -> Rule:
    parts, dimension, weight = pick(draw, _KINDS)
    judgement = _met(draw, pool) if "met" in parts else _measure(draw, pool)
    rule = _rule(dimension, weight, judgement)
    return attrs.evolve(
        rule,
        when=_context(draw) if "when" in parts else None,
        cap=_cap(draw, pool, rule) if "cap" in parts and rule.weight else None,
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


def _pointing(draw: st.DrawFn, pool: Pool) -> Rule:
    flag = Flag(flag=make_condition(draw, pool, None, 2), says="Something was seen.")
    rule = _rule(pick(draw, DIMENSIONS), Fraction(0), flag)
    steps = (_step(draw, (), Pool(())),) if seldom(draw) else ()
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


def _met(draw: st.DrawFn, pool: Pool) -> Met:
    met = make_condition(draw, pool, Direction.ON, 2)
    return Met(met=met, partly=make_condition(draw, pool, Direction.ON, 1) if yes(draw) else None)


def _measure(draw: st.DrawFn, pool: Pool) -> Measure:
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
    fact = pick(draw, FACT_LEAVES)
    contexts: tuple[Condition, ...] = (fact, Negation(fact), Some((fact, FACT_LEAVES[0])))
    return pick(draw, contexts)


def _cap(draw: st.DrawFn, pool: Pool, rule: Rule) -> Cap:
    when = make_condition(draw, pool, Direction.OFF, 1)
    read = [pool.indicators[pool.place(name)] for name in (*indicators_read(when), *rule.reads)]
    droppable = any(indicator.not_applicable_if or indicator.derived for indicator in read)
    return Cap(
        when=when,
        at=pick(draw, (40, 0, 20, 60, 100)),
        because="something essential is missing",
        not_applicable="there is nothing to hold back" if droppable else "",
    )


def _steps(draw: st.DrawFn, pool: Pool, rule: Rule) -> tuple[Step, ...]:
    """Make the steps of a rule, lowest first. They require only indicators that stand before those they change."""
    reads = rule.reads if isinstance(rule.judgement, Measure) else rule.reads[:2]
    indicators = [pool.indicators[pool.place(name)] for name in reads]
    targets = _targets(draw, rule.judgement, indicators)
    before = Pool(pool.indicators[: min(pool.place(indicator.id) for indicator in indicators)])
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


def _step(draw: st.DrawFn, changes: tuple[Change, ...], before: Pool) -> Step:
    waits, effort, safety, visible = pick(draw, _EFFORTS)
    return Step(
        id="",
        do="Do it.",
        effort=effort,
        by="a colleague",
        good_enough_when="It is done.",
        changes=changes,
        requires=make_condition(draw, before, Direction.ON, 1) if waits and before.measured else None,
        safety=safety,
        visible=visible,
    )


_EFFORTS = tuple(product((False, False, True), Effort, (False, True), (False, True)))


def _strain(draw: st.DrawFn, pool: Pool) -> Strain:
    when = make_condition(draw, pool, Direction.OFF, 1)
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
