"""Needs: which of some listed steps have to be done before which.

A step needs those before it on its rule, those that lift its indicator less far, and those that its requirement
waits for; and whatever these need. Of alternatives that a requirement leaves open, the one that is listed first.
"""

from readiness.core.conditions import Condition, indicators_read
from readiness.planning.sets import bits, places, union
from readiness.planning.worth import Worth


def needs(worth: Worth, first: int | None = None) -> tuple[int, ...]:
    """Give for each step the set of those that it needs, all of them listed before it; or for the first few alone."""
    found: list[int] = []
    same_rule: dict[str, int] = {}
    for step, move in enumerate(worth.moves[:first]):
        below = same_rule.get(move.rule.id, 0)
        same_rule[move.rule.id] = below | 1 << step
        own = below | _lower(worth, step, below) | _required(worth, step)
        found.append(own | union([found[place] for place in places(own)]))
    return tuple(found)


def _lower(worth: Worth, step: int, below: int) -> int:
    """Give the steps of other rules, listed before, that lead no further on the same indicators."""
    move = worth.moves[step]
    others = union([worth.lifting[place] for place, _ in move.lifts]) & _before(step) & ~below
    if not others:
        return 0
    then = worth.vector(1 << step)
    return union([bit for bit in bits(others) if worth.outlook.done(then, worth.moves[places(bit)[0]])])


def _required(worth: Worth, step: int) -> int:
    """Give the steps that turn a requirement on: the first that do together, less those that can be left out."""
    requires = worth.moves[step].step.requires
    if requires is None or worth.holds(requires, 0) is not False:
        return 0
    wanted = 0
    for bit in bits(worth.bearing_on_any(indicators_read(requires)) & _before(step)):
        wanted |= bit
        if worth.holds(requires, wanted) is not False:
            break
    return wanted if wanted.bit_count() < 2 else _spared(worth, requires, wanted)


def _spared(worth: Worth, requires: Condition, wanted: int) -> int:
    """Leave out what a requirement does not wait for, last first."""
    for bit in reversed(list(bits(wanted))):
        if worth.holds(requires, wanted ^ bit) is not False:
            wanted ^= bit
    return wanted


def _before(step: int) -> int:
    return (1 << step) - 1
