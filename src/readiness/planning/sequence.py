"""Sequence: the order of steps that secures most over the quarters of a fixed horizon.

The exact best is a hard problem; an integer programme solves it in a good part of a second. This search gets close
to it in milliseconds, always the same way: no clock, no chance. It begins with the order of
:mod:`readiness.planning.greedy`, or with the list where that secures more, and looks around: it exchanges two
steps, brings one forward with what it needs, puts one off with what needs it, and keeps what secures more.
"""

from collections.abc import Callable, Iterator

import attrs

from readiness.planning.greedy import greedy
from readiness.planning.task import Order, Task

TRIALS = 200
"""How many orders are tried at most. With none, plans miss three times as much of the optimum; with four times as
many, they still miss two thirds of it (see ``benchmarks/plan_quality.py``)."""

BEYOND = 8
"""How many steps beyond the horizon are looked at, as something to bring forward."""


def sequence(task: Task) -> Order:
    """Put steps in an order that secures as much as the search can find. Equal tasks give equal orders.

    Where all of them fit into one quarter, or none into any, they stay as they are listed, tier by tier.
    """
    everything = (1 << len(task.needs)) - 1
    listed = task.by_tier(everything)
    ends = task.timetable.ends(listed)
    if not ends or ends[0] == everything:
        return listed
    return improved(task, max(greedy(task), listed, key=task.secured))


def improved(task: Task, order: Order) -> Order:
    """Keep changing an order a little for as long as that secures more, up to :data:`TRIALS` times."""
    search = _Search(order, task.secured(order), TRIALS)
    while (better := _better(task, search)) is not None:
        search = better
    return search.order


def brought_forward(task: Task, order: Order, start: int, end: int) -> Order:
    """Bring the step at place ``end`` forward to place ``start``, with what it needs of those between."""
    coming = task.needs[order[end]] | 1 << order[end]
    between = order[start : end + 1]
    first = [step for step in between if coming >> step & 1]
    return (*order[:start], *first, *[step for step in between if not coming >> step & 1], *order[end + 1 :])


_Change = Callable[[Task, Order, int, int], Order]


@attrs.frozen
class _Search:
    """The best order so far, what it secures, how many trials are left, and which shape of change to go on with."""

    order: Order
    secured: int
    trials: int
    turn: int = 0


def _better(task: Task, search: _Search) -> _Search | None:
    """Find a change that secures more, beginning with the shape that did so last."""
    trials = search.trials
    for turn, other in _changed(task, search.order, search.turn):
        if not trials:
            return None
        trials -= 1
        secured = task.secured(other)
        if secured > search.secured:
            return _Search(other, secured, trials, turn)
    return None


def _changed(task: Task, order: Order, turn: int) -> Iterator[tuple[int, Order]]:
    """List orders that differ by one change within a tier that crosses the end of a quarter, nearby ones first."""
    ends = task.timetable.ends(order)
    reach = ends[-1].bit_count()
    seen = order[: reach + BEYOND]
    quarters = [sum([not end >> step & 1 for end in ends]) for step in seen]
    tiers = [task.tiers[step] for step in seen]
    shapes = [(change, gap) for change in (_exchanged, brought_forward, _put_off) for gap in range(1, len(seen))]
    for number in range(turn, turn + len(shapes)):
        change, gap = shapes[number % len(shapes)]
        for start in reversed(range(min(reach, len(seen) - gap))):
            end = start + gap
            if quarters[start] != quarters[end] and tiers[start] == tiers[end]:
                other = change(task, order, start, end)
                if other is not order:
                    yield number, other


def _exchanged(task: Task, order: Order, start: int, end: int) -> Order:
    """Exchange two steps; the order stays as it is where that is not permitted."""
    first, last = order[start], order[end]
    needs, needed_by = task.needs[last], task.needed_by[first]
    for step in order[start:end]:
        if needs >> step & 1 or needed_by >> step & 1:
            return order
    return (*order[:start], last, *order[start + 1 : end], first, *order[end + 1 :])


def _put_off(task: Task, order: Order, start: int, end: int) -> Order:
    """Put the step at place ``start`` off until after place ``end``, with what needs it of those between."""
    going = task.needed_by[order[start]] | 1 << order[start]
    between = order[start : end + 1]
    last = [step for step in between if going >> step & 1]
    return (*order[:start], *[step for step in between if not going >> step & 1], *last, *order[end + 1 :])
