"""A small rule-book with several ways to the same answers, and what is advised, planned and shown of it."""

from functools import cache

import attrs

from kept_plans import CARE, OWNER, REWARD, organisation
from plan_puzzles import at_least, book, measure, rule, step
from readiness.assessment import Assessment, assess
from readiness.core.conditions import Condition
from readiness.core.indicators import Indicator
from readiness.core.rules import Effort, Rule, RuleBook
from readiness.planning.recommendations import Advice

ASKED = tuple(
    attrs.evolve(asked, levels=("None.", "Some.", "Half.", "Most.", "All.")) for asked in (OWNER, CARE, REWARD)
)


def ladder(
    name: str, asked: Indicator, *tos: int, effort: Effort = Effort.SMALL, requires: Condition | None = None
) -> Rule:
    """Make a rule over one question, with a step to each level."""
    steps = [step(f"core/{name}@{to}", [(asked, to)], effort, requires) for to in tos]
    return rule(f"core/{name}", asked.dimension, measure(asked), steps)


OWNED, CARED = ladder("owned", OWNER, 2, 4), ladder("cared", CARE, 2, 4)
SECOND = ladder("second", OWNER, 2, 3, effort=Effort.MEDIUM)
"""Another way to an owner, each step of which is covered by one that leads as far or further."""

BOTH = rule("core/both", CARE.dimension, measure(CARE), [step("core/both@2", [(OWNER, 2), (CARE, 2)], Effort.MAJOR)])
"""A way to an owner and to care at once, covered once there are steps to each."""

REWARDED = ladder("rewarded", REWARD, 2, requires=at_least(OWNER, 2))

RULES = (OWNED, CARED, SECOND, BOTH, REWARDED)


@cache
def assessed(rules: tuple[Rule, ...] = RULES, *levels: int, capacity: int = 2) -> Assessment:
    return assess(organisation(*levels, capacity=capacity), ways(rules))


@cache
def ways(rules: tuple[Rule, ...] = RULES) -> RuleBook:
    return book(ASKED, rules)


def listed(advice: Advice) -> list[str]:
    return [item.id for item in advice.steps]


def covered(advice: Advice) -> dict[str, tuple[str, ...]]:
    """Name the steps that are covered, each with those that cover it."""
    return {each.step.id: each.through for each in advice.covered}


def waiting(advice: Advice) -> dict[str, tuple[str, ...]]:
    """Name the steps that wait for others, each with these."""
    return {item.id: item.waits_for for item in advice.steps if item.waits_for}


def unsafe(of: Rule) -> Rule:
    """Make the steps of a rule ones for people's safety."""
    return attrs.evolve(of, steps=tuple(attrs.evolve(one, safety=True) for one in of.steps))
