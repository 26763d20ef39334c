"""Three steps on two questions of one dimension that share a rule, under a ceiling that one of them lifts."""

import attrs

from plan_puzzles import at_least, at_most, book, indicator, level, measure, profile, puzzle, rule, step
from readiness.core.conditions import Every
from readiness.core.rules import Cap, Effort, Met
from readiness.planning.worth import Worth

OWNER, LEAD = indicator(0), indicator(5)
"""Two questions of one dimension."""

OTHER = 0b001
"""The step on the lead."""

HALF, TOP = 0b010, 0b100
"""The two steps on the owner."""


def three_steps() -> Worth:
    """Two measures, a rule over both questions at once, and a ceiling at 40 until there is an owner."""
    cap = Cap(when=at_most(OWNER, 1), at=40, because="there is no owner")
    owner = rule(
        "core/owner",
        OWNER.dimension,
        measure(OWNER),
        [step(f"core/owner@{to}", [(OWNER, to)], Effort.SMALL) for to in (2, 4)],
    )
    lead = rule("core/lead", LEAD.dimension, measure(LEAD), [step("core/lead@4", [(LEAD, 4)], Effort.SMALL)], 2)
    both = rule("core/both", LEAD.dimension, Met(met=Every((at_least(OWNER, 4), at_least(LEAD, 4)))), [])
    answers = {OWNER.id: level(0), LEAD.id: level(0)}
    outlook = puzzle(book([OWNER, LEAD], [attrs.evolve(owner, cap=cap), lead, both]), profile(6, answers)).outlook
    return Worth(outlook)
