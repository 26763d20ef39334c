"""Needs: which of some listed steps have to be done before which.

A step needs those before it on its rule, those that it waits for, as the advice tells, and those that lift its
indicator less far; and whatever these need.
"""

from collections.abc import Callable, Iterable, Sequence

from readiness.planning.outlook import Move
from readiness.planning.recommendations import Recommendation
from readiness.planning.sets import places, union
from readiness.planning.worth import Worth

Listed = Iterable[tuple[Recommendation, Move]]
"""Steps in the order of the advice."""


def needs(worth: Worth, listed: Listed) -> list[int]:
    """Give for each step, by its number, the set of those that it needs, all of them listed before it."""
    by_step, contesting = worth.outlook.by_step, worth.bearing(worth.outlook.compiled.contested)
    found, below, before = [0] * len(worth.moves), dict[str, int](), 0
    for item, move in listed:
        number, bit, rule = move.number, 1 << move.number, move.rule.id
        needed = below.get(rule, 0)
        for name in item.waits_for:
            needed |= found[by_step[name].number] | 1 << by_step[name].number
        if contesting & bit:
            needed |= union([found[other] | 1 << other for other in _lower(worth, move, before)])
        found[number] = needed
        below[rule], before = needed | bit, before | bit
    return found


def covering(worth: Worth, listed: Sequence[int], covered: Move) -> int:
    """Give the steps that cover another: of sets of one each, the first that do together."""
    return _first_that_do(listed, lambda done: worth.outlook.done(worth.outlook.vector(done), covered))


def enabling(worth: Worth, listed: Sequence[int], move: Move) -> int:
    """Give the steps that turn on a requirement that is not in place yet: of sets of one each, the first that do."""
    return _first_that_do(listed, lambda done: worth.outlook.ready(worth.outlook.vector(done), move))


def _lower(worth: Worth, move: Move, before: int) -> list[int]:
    """List the steps, of those before, that would be covered if this one came first."""
    others = worth.bearing([place for place, _ in move.lifts]) & before
    return [other for other in places(others) if _covers(worth, move, worth.moves[other], before)]


def _covers(worth: Worth, move: Move, covered: Move, before: int) -> bool:
    """Say whether a step covers another, listed before it: by itself, or with the others listed before."""
    outlook, bit = worth.outlook, 1 << move.number
    if outlook.done(outlook.vector(bit), covered):
        return True
    bearing = worth.bearing([place for place, _ in covered.lifts]) & (before | bit)
    return len(covered.lifts) > 1 and outlook.done(outlook.vector(bearing & ~(1 << covered.number)), covered)


def _first_that_do(listed: Sequence[int], do: Callable[[int], bool]) -> int:
    """Join sets of one step each until they do, as all do; then leave out what can be left out, last first.

    That all do is known, so it is not tried: most often there is one step only.
    """
    joined, wanted = 1, listed[0]
    while joined < len(listed) and not do(wanted):
        wanted |= listed[joined]
        joined += 1
    for bit in reversed(listed[: joined - 1]):
        if do(wanted ^ bit):
            wanted ^= bit
    return wanted
