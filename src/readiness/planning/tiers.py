"""Tiers of a plan: what comes first whatever it gains.

Safety, with what it requires; where staff are strained, their own first, and small steps that wait for nothing. Then,
where staff are strained, the steps for their wellbeing that the advice lists while they still would be, with what
these require; then the rest, those on questions that nobody has answered last.
"""

from collections.abc import Iterable, Iterator, Sequence

from readiness.core.conditions import indicators_read
from readiness.core.rules import Strain
from readiness.core.truth import Truth
from readiness.planning.outlook import Move, Outlook
from readiness.planning.priority import (
    ASK_FIRST,
    AT_ONCE,
    FOR_STAFF,
    GAIN,
    SAFETY,
    WELLBEING,
    Tier,
    is_small_safety_step,
)
from readiness.planning.recommendations import Advice
from readiness.planning.sets import places

_SOONER = {SAFETY: AT_ONCE, ASK_FIRST: ASK_FIRST, GAIN: FOR_STAFF}
"""The tier of a step for staff who are strained, by what it would be for others."""


def own_tiers(advice: Advice, outlook: Outlook, moves: Sequence[Move]) -> list[Tier]:
    """Give the tier of each listed step for its own sake."""
    tiers = [SAFETY if item.safety else ASK_FIRST if item.ask_first else GAIN for item in advice.steps]
    strain = outlook.compiled.rulebook.strain
    if strain is not None and advice.strained is Truth.TRUE:
        for place in _for_staff(strain, outlook, moves):
            tiers[place] = _SOONER[tiers[place]]
        for place in _at_once(advice, moves):
            tiers[place] = AT_ONCE
    return tiers


def handed_down(listed: Sequence[int], tiers: Iterable[Tier], needed: Sequence[int]) -> list[Tier]:
    """Put what a step needs into the step's tier, where that is a lower one.

    Gives the tier of each step by its number; ``tiers`` are in the order of the list. Steps that are not listed are
    in the last one.
    """
    sets: dict[Tier, int] = {}
    for step, tier in zip(listed, tiers, strict=False):
        sets[tier] = sets.get(tier, 0) | needed[step] | 1 << step
    handed, higher = [ASK_FIRST] * len(needed), 0
    for tier in sorted(sets):
        for step in places(sets[tier] & ~higher):
            handed[step] = tier
        higher |= sets[tier]
    return handed


def _at_once(advice: Advice, moves: Sequence[Move]) -> Iterator[int]:
    """Give the places of small steps that keep people safe and wait for nothing; what these need, safety needs."""
    begun: set[str] = set()
    for place, item in enumerate(advice.steps):
        if item.safety:
            if is_small_safety_step(moves[place]) and not item.waits_for and item.rule.id not in begun:
                yield place
            begun.add(item.rule.id)


def _for_staff(strain: Strain, outlook: Outlook, moves: Sequence[Move]) -> list[int]:
    """List the places of the wellbeing steps that the advice puts where staff would still be strained."""
    easing = {outlook.compiled.places[name] for name in indicators_read(strain.when)}
    found, vector = [], outlook.start.vector
    for place, move in enumerate(moves):
        if move.home == WELLBEING:
            found.append(place)
        if not easing.isdisjoint([lifted for lifted, _ in move.lifts]):
            vector = outlook.lifted(vector, move)
            if not outlook.holds(strain.when, vector):
                break
    return found
