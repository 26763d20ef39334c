"""A small rule-book with steps that wait for each other, proposals over it, and plans that people keep."""

import datetime as dt
from functools import cache

import attrs

from plan_puzzles import at_least, book, indicator, level, measure, profile, rule, step
from readiness.core.indicators import Indicator
from readiness.core.profile import Answer, NotApplicable, Profile
from readiness.core.rules import Effort, Rule, RuleBook
from readiness.faces.plan.toml import plan_toml
from readiness.faces.plan.view import PlanView, plan_view
from readiness.proposal import Proposal, propose
from readiness.reading.plan_file import PlanFile, read_plan

LATER_DAY = dt.date(2027, 5, 3)
"""A day in quarter 3 of a plan that begins on 1 November 2026."""

OWNER, CARE, REWARD, GROUP, MAP = ASKED = [indicator(number) for number in range(5)]
"""One question of each dimension."""


def climb(
    number: int,
    *tos: int,
    effort: Effort = Effort.SMALL,
    needs: Indicator | None = None,
    safety: bool = False,
    visible: bool = False,
) -> Rule:
    """Make a rule over a question, with a step to each level; ``needs`` asks for level 2 of another question."""
    asked = ASKED[number]
    requires = None if needs is None else at_least(needs, 2)
    steps = [step(f"core/r{number}@{to}", [(asked, to)], effort, requires) for to in tos]
    told = [attrs.evolve(one, safety=safety, visible=visible) for one in steps]
    return rule(f"core/r{number}", asked.dimension, measure(asked), told)


RULES = (
    climb(0, 2, 4, visible=True),
    climb(1, 2, 4, effort=Effort.MEDIUM, needs=OWNER),
    climb(2, 4, effort=Effort.LARGE),
    climb(3, 4, safety=True),
    climb(4, 4),
)
"""The first waits for nothing, the second for the first; the fourth keeps people safe."""


@cache
def rulebook(rules: tuple[Rule, ...] = RULES) -> RuleBook:
    return book(ASKED, rules)


def answers(*levels: int) -> dict[str, Answer]:
    """Answer the questions in their order, those that are left out with the lowest level."""
    return {asked.id: level(value) for asked, value in zip(ASKED, (*levels, 0, 0, 0, 0, 0), strict=False)}


def organisation(
    *levels: int, as_of: dt.date = dt.date(2026, 11, 1), name: str = "Harbour View", capacity: int = 2
) -> Profile:
    made = profile(capacity, answers(*levels))
    return attrs.evolve(made, organisation=attrs.evolve(made.organisation, name=name, as_of=as_of))


def answered(of: Profile, asked: Indicator, answer: Answer | NotApplicable) -> Profile:
    return attrs.evolve(of, answers={**of.answers, asked.id: answer})


def view(*levels: int, quarters: int = 4, name: str = "Harbour View") -> PlanView:
    """Show a new plan."""
    return plan_view(propose(organisation(*levels, name=name), rulebook(), quarters=quarters))


@cache
def new_file(quarters: int = 4) -> str:
    return plan_toml(view(quarters=quarters))


def marked(text: str, step_id: str, *lines: str) -> str:
    """Write lines under the id of a step, in place of those that a new file has there."""
    head, found, rest = text.partition(f'id = "{step_id}"\n')
    quarter, status, tail = rest.partition('status = "planned"\nwho = ""\nnote = ""\n')
    assert found
    assert status
    return "".join((head, found, quarter, *(f"{line}\n" for line in lines), tail))


def kept(text: str) -> PlanFile:
    return read_plan(text.encode(), "plan.toml")


def update(text: str, *levels: int, as_of: dt.date = LATER_DAY, of: Profile | None = None) -> Proposal:
    """Go on from a kept plan with the answers of a later day."""
    later = of if of is not None else organisation(*levels, as_of=as_of)
    return propose(later, rulebook(), quarters=4, kept=kept(text).kept)
