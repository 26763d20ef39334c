"""Tiers of a plan: what comes first whatever it gains.

Safety, with what it requires; where staff are strained, their own first, and small steps that wait for nothing. Then,
where staff are strained, the steps for their wellbeing that the advice lists while they still would be, with what
these require; then the rest, those on questions that nobody has answered last.
"""

from collections.abc import Sequence

from readiness.core.conditions import indicators_read
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
from readiness.planning.recommendations import Advice, Recommendation
from readiness.planning.sets import places


def own_tiers(advice: Advice, outlook: Outlook, moves: Sequence[Move]) -> list[Tier]:
    """Give the tier of each listed step for its own sake."""
    for_staff, at_once = _under_strain(advice, outlook, moves), _at_once(advice, moves)
    pairs = zip(advice.steps, moves, strict=True)
    return [_tier(item, for_staff=move.number in for_staff, at_once=move.number in at_once) for item, move in pairs]


def _tier(item: Recommendation, *, for_staff: bool, at_once: bool) -> Tier:
    if item.safety:
        return AT_ONCE if for_staff or at_once else SAFETY
    if item.ask_first:
        return ASK_FIRST
    return FOR_STAFF if for_staff else GAIN


def _at_once(advice: Advice, moves: Sequence[Move]) -> set[int]:
    """List the small steps that keep people safe and wait for nothing, where staff are strained."""
    if advice.strained is not Truth.TRUE:
        return set()
    found: set[int] = set()
    begun: set[str] = set()
    for item, move in zip(advice.steps, moves, strict=True):
        waits = item.waits_for or move.rule.id in begun
        begun.add(move.rule.id)
        if is_small_safety_step(move) and not waits:
            found.add(move.number)
    return found


def handed_down(tiers: Sequence[Tier], needed: Sequence[int]) -> tuple[Tier, ...]:
    """Put what a step needs into the step's tier, where that is a lower one, for the steps that ``needed`` covers."""
    handed = list(tiers[: len(needed)])
    for step, steps in enumerate(needed):
        for place in places(steps):
            handed[place] = min(handed[place], tiers[step])
    return tuple(handed)


def _under_strain(advice: Advice, outlook: Outlook, moves: Sequence[Move]) -> set[int]:
    """List the wellbeing steps that the advice puts where staff would still be strained."""
    strain = outlook.compiled.rulebook.strain
    if strain is None or advice.strained is not Truth.TRUE:
        return set()
    easing = {outlook.compiled.places[name] for name in indicators_read(strain.when)}
    found, vector = set(), outlook.start.vector
    for move in moves:
        if not outlook.holds(strain.when, vector):
            break
        if move.home == WELLBEING:
            found.add(move.number)
        if any(place in easing for place, _ in move.lifts):
            vector = outlook.lifted(vector, move)
    return found
