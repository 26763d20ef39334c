"""Small rule-books and profiles, built by hand for tests of the core: only what a test is about has to be said."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs

from readiness.core.conditions import Condition, Leaf, Test
from readiness.core.evaluate import evaluate
from readiness.core.findings import Finding
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.practice import RoleGroup
from readiness.core.profile import (
    AGREED,
    UNKNOWN,
    Answer,
    Evidence,
    Form,
    NotApplicable,
    Organisation,
    Profile,
    Unknown,
    Value,
    View,
)
from readiness.core.rules import Cap, Change, Effort, Flag, Measure, Met, Rule, RuleBook, Ruleset, Step
from readiness.core.score import Scorecard, score
from readiness.core.standing import Standing, standings

AS_OF = dt.date(2026, 11, 1)
OWNER, LEAD, CHECKED = "leadership.owner", "leadership.lead", "governance.checked"

DATED = (Evidence(kind="document", ref="Minutes", date=dt.date(2026, 5, 1)),)
UNDATED = (Evidence(kind="experience", ref="A walk round"),)


def indicator(name: str, kind: AnswerType = AnswerType.LEVEL, **more: Any) -> Indicator:
    """Build a question; its table is its dimension unless ``more`` says otherwise."""
    table = name.split(".", 1)[0]
    plain = Indicator(id=name, dimension=table, question="?", type=kind, ask="a colleague", ruleset="core")
    return attrs.evolve(plain, **more)


def rule(name: str, measure: str = OWNER, **more: Any) -> Rule:
    """Build a rule of weight 1 that grades a level; ``name`` is its id with or without ``core/``."""
    plain = Rule(
        id=name if "/" in name else f"core/{name}",
        title="It is there",
        dimension=measure.split(".", 1)[0],
        judgement=graded(measure),
        why="It helps.",
        sources=("A1",),
        weight=Fraction(1),
    )
    return attrs.evolve(plain, **more)


def graded(name: str, full_at: int = 4, none_at: int = 0) -> Measure:
    return Measure(indicator=name, full_at=Fraction(full_at), none_at=Fraction(none_at))


def met(condition: Condition, partly: Condition | None = None) -> Met:
    return Met(met=condition, partly=partly)


def flag(condition: Condition) -> Flag:
    return Flag(flag=condition, says="It was seen.")


def cap(condition: Condition, at: int = 40) -> Cap:
    return Cap(when=condition, at=at, because="it is missing")


def step(name: str, to: int, of: str = OWNER, **more: Any) -> Step:
    plain = Step(
        id=name,
        do="Do it.",
        effort=Effort.SMALL,
        by="a colleague",
        good_enough_when="It is done.",
        changes=(Change(indicator=of, to=Fraction(to)),),
    )
    return attrs.evolve(plain, **more)


def leaf(name: str, test: Test, *operands: Fraction | int, voices: tuple[str, ...] = ()) -> Leaf:
    return Leaf(name, test, tuple(Fraction(number) for number in operands), voices)


def at_least(name: str, number: int) -> Leaf:
    return leaf(name, Test.AT_LEAST, number)


def at_most(name: str, number: int) -> Leaf:
    return leaf(name, Test.AT_MOST, number)


def book(indicators: tuple[Indicator, ...], rules: tuple[Rule, ...] = (), **more: Any) -> RuleBook:
    """Build a rule-book of core alone."""
    return RuleBook(rulesets=(ruleset("core", indicators, rules, **more),))


def ruleset(name: str, indicators: tuple[Indicator, ...], rules: tuple[Rule, ...] = (), **more: Any) -> Ruleset:
    plain = Ruleset(name=name, title=name, version="1.0.0", publisher="A publisher", licence="CC0-1.0")
    return attrs.evolve(plain, indicators=indicators, rules=rules, **more)


def said(value: Value | Unknown, *evidence: Evidence) -> Answer:
    """Build the organisation's agreed answer."""
    return Answer(views=(View(voice=AGREED, value=value),), evidence=evidence)


def voiced(*evidence: Evidence, **views: Value | Unknown) -> Answer:
    """Build an answer of several voices."""
    return Answer(views=tuple(View(voice=voice, value=value) for voice, value in views.items()), evidence=evidence)


NOBODY_KNOWS = said(UNKNOWN)
NOT_APPLICABLE = NotApplicable(reason="there is no such post")


def profile(
    answers: Mapping[str, Value | Answer | NotApplicable] | None = None,
    *,
    form: Form = Form.FULL,
    groups: tuple[RoleGroup, ...] | None = None,
    **organisation: Any,
) -> Profile:
    """Build a profile; bare values are agreed answers."""
    plain = Organisation(name="Northshore Care", as_of=AS_OF)
    given = {
        name: answer if isinstance(answer, Answer | NotApplicable) else said(answer)
        for name, answer in (answers or {}).items()
    }
    return Profile(organisation=attrs.evolve(plain, **organisation), form=form, answers=given, groups=groups)


def group(name: str, headcount: int, contact: str = "none", remit: str = "none", **more: Any) -> RoleGroup:
    """Build a role group; ``in_date`` is given as a mapping."""
    in_date = tuple(more.pop("in_date", {}).items())
    return RoleGroup(name=name, headcount=headcount, contact=contact, remit=remit, in_date=in_date, **more)


def stand(rulebook: RuleBook, of: Profile, name: str = OWNER) -> Standing:
    """Work out where one indicator stands."""
    return standings(of, rulebook)[name]


def find(rulebook: RuleBook, of: Profile, name: str) -> Finding:
    """Give the finding of one rule."""
    return next(finding for finding in evaluate(of, rulebook) if finding.rule.id == f"core/{name}")


def card(rulebook: RuleBook, of: Profile) -> Scorecard:
    """Score a profile as the interpreter does."""
    return score(evaluate(of, rulebook), standings(of, rulebook), rulebook)
