"""A sample of the size that the speed targets name: rules over levels from 0 to 4, made the same way every time.

The rules are meant to look like those of a rule-set: about as many as there are questions measure one of them, with
a step half way and one to the top; the others weigh two or three with ``all`` or ``any`` and often have a lesser
condition for half the credit. Each dimension has two ceilings.
"""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from random import Random

import attrs

from readiness.core.conditions import Condition, Every, Leaf, Some, Test
from readiness.core.indicators import DIMENSIONS, AnswerType, Indicator
from readiness.core.profile import Answer, Organisation, Profile, View
from readiness.core.rules import Cap, Change, Effort, Measure, Met, Rule, RuleBook, Ruleset, Step

SEED = 20261101
TOP = 4
CAPS_EACH = 2
"""Ceilings in each dimension."""

MEASURES = 0.25
"""The share of rules that measure."""

Levels = Mapping[str, int]
"""A complete profile as the plainest thing that could hold it: a level for each indicator."""


@attrs.frozen(kw_only=True)
class Sample:
    """Rules, and complete answers to judge by them."""

    rulebook: RuleBook
    answers: tuple[Levels, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The indicators, in the order of the rule-book."""
        return tuple(self.rulebook.indicators)


def draw_sample(rules: int = 200, indicators: int = 50, profiles: int = 8) -> Sample:
    """Make a sample; the same numbers give the same sample."""
    random = Random(SEED)  # noqa: S311 - a sample, no secret
    asked = [_indicator(number) for number in range(indicators)]
    ruleset = Ruleset(
        name="sample",
        title="Sample",
        version="1",
        publisher="benchmarks",
        licence="Apache-2.0",
        indicators=tuple(asked),
        rules=tuple(_rule(number, asked, random) for number in range(rules)),
    )
    answers = tuple({i.id: random.randint(0, TOP) for i in asked} for _ in range(profiles))
    return Sample(rulebook=RuleBook(rulesets=(ruleset,)), answers=answers)


def as_profile(levels: Levels) -> Profile:
    """Turn levels into a profile, each the organisation's agreed answer."""
    return Profile(
        organisation=Organisation(name="Sample", as_of=dt.date(2026, 11, 1)),
        answers={name: Answer(views=(View(voice="agreed", value=level),)) for name, level in levels.items()},
    )


def _indicator(number: int) -> Indicator:
    dimension = DIMENSIONS[number % len(DIMENSIONS)]
    return Indicator(
        id=f"{dimension}.q{number}",
        dimension=dimension,
        question=f"Question {number}?",
        type=AnswerType.LEVEL,
        ask="anyone",
        levels=tuple(f"Level {level}" for level in range(TOP + 1)),
    )


def _rule(number: int, asked: list[Indicator], random: Random) -> Rule:
    place = DIMENSIONS[number % len(DIMENSIONS)]
    own = [indicator.id for indicator in asked if indicator.dimension == place]
    capped = number < CAPS_EACH * len(DIMENSIONS)
    judgement = _measure(random.choice(own)) if random.random() < MEASURES else _met(own, random)
    return Rule(
        id=f"sample/r{number:04}",
        title=f"Rule {number}",
        dimension=place,
        judgement=judgement,
        why="Because.",
        sources=(),
        weight=Fraction(random.randint(1, 3)),
        cap=_cap(random.choice(own)) if capped else None,
        steps=tuple(_step(number, judgement, level) for level in (2, TOP)) if isinstance(judgement, Measure) else (),
    )


def _step(number: int, measure: Measure, level: int) -> Step:
    return Step(
        id=f"sample/r{number:04}@{level}",
        do="Do it.",
        effort=Effort.SMALL,
        by="anyone",
        good_enough_when="It is done.",
        changes=(Change(indicator=measure.indicator, to=Fraction(level)),),
    )


def _measure(indicator: str) -> Measure:
    return Measure(indicator=indicator, full_at=Fraction(TOP), none_at=Fraction(0))


def _met(own: list[str], random: Random) -> Met:
    read = random.sample(own, random.randint(2, 3))
    wanted = [random.randint(2, TOP) for _ in read]
    joined: type[Every | Some] = Every if random.random() < 0.6 else Some
    partly = _tree(joined, read, [level - 1 for level in wanted]) if random.random() < 0.6 else None
    return Met(met=_tree(joined, read, wanted), partly=partly)


def _tree(joined: type[Every | Some], read: list[str], wanted: list[int]) -> Condition:
    return joined(tuple(_leaf(name, Test.AT_LEAST, level) for name, level in zip(read, wanted, strict=True)))


def _cap(indicator: str) -> Cap:
    return Cap(when=_leaf(indicator, Test.AT_MOST, 1), at=40, because="something essential is missing")


def _leaf(indicator: str, test: Test, level: int) -> Leaf:
    return Leaf(indicator, test, (Fraction(level),))
