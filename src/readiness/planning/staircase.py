"""The staircase: where each dimension stands after each quarter of a plan, at both ends.

A step that is done secures the level that it leads to, and never lowers what is possible. The secured ends are those
of the plan's own quarters.
"""

from collections.abc import Iterable

import attrs

from readiness.core.indicators import DIMENSIONS
from readiness.core.intervals import Interval
from readiness.planning.outlook import Move, Outlook
from readiness.planning.quarters import Plan
from readiness.record import Record


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Stair(Record):
    """Where things stand after a quarter; ``quarter`` 0 is now.

    ``dimensions`` are in their order, after ceilings; ``None`` stands where there is no basis.
    """

    quarter: int
    dimensions: tuple[Interval | None, ...]
    overall: Interval | None


def staircase(outlook: Outlook, plan: Plan) -> tuple[Stair, ...]:
    """Give where things stand now and after each quarter in which something is done."""
    done: list[Move] = []
    stairs = [_stair(outlook, 0, done)]
    for quarter in plan.quarters:
        done += [outlook.by_step[portion.step] for portion in quarter.portions if portion.finishes]
        stairs.append(_stair(outlook, quarter.number, done))
    return tuple(stairs)


def furthest(outlook: Outlook, plan: Plan) -> Stair:
    """Give where things stand once the plan, and what comes later, is followed to its end."""
    moves = [outlook.by_step[item.id] for item in (*plan.steps, *plan.later)]
    return _stair(outlook, len(plan.quarters), moves)


def _stair(outlook: Outlook, quarter: int, done: Iterable[Move]) -> Stair:
    moves = tuple(done)
    low, high = outlook.once(moves), outlook.possible_once(moves)
    dimensions = tuple(
        Interval(outlook.shares[low.after[number]], outlook.shares[high.after[number]])
        if number in outlook.defined
        else None
        for number in range(len(DIMENSIONS))
    )
    overall = Interval(outlook.share(outlook.overall(low)), outlook.share(outlook.overall(high)))
    return Stair(quarter=quarter, dimensions=dimensions, overall=overall if outlook.defined else None)
