"""Sequence: the order of steps that secures most over the quarters of a fixed horizon.

The exact best is a hard problem; an integer programme solves it in a good part of a second. This search gets close
to it in milliseconds, always the same way: no clock, no chance. It begins with the order of
:mod:`readiness.planning.greedy`, or with the list where that secures more, and looks around: it exchanges two
steps, brings one forward with what it needs, puts one off with what needs it, and keeps what secures more.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from readiness.planning.greedy import greedy
from readiness.planning.task import Order, Task
from readiness.planning.timetable import Poured

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
    return _with(order, start, _forward(task, order[start : end + 1], 0))


class _Search(NamedTuple):
    """The best order so far, what it secures, how many trials are left, and which shape of change to go on with."""

    order: Order
    secured: int
    trials: int
    turn: int = 0


def _better(task: Task, search: _Search) -> _Search | None:
    """Find a change that secures more, beginning with the shape that did so last."""
    trials, poured = search.trials, Poured(task.timetable, search.order)
    for turn, start, part in _changed(task, search.order, poured.ends, search.turn):
        if not trials:
            return None
        trials -= 1
        secured = sum(map(task.worth.total, poured.changed(start, part)))
        if secured > search.secured:
            return _Search(_with(search.order, start, part), secured, trials, turn)
    return None


def _with(order: Order, start: int, part: Order) -> Order:
    """Put a part in its place in an order."""
    return (*order[:start], *part, *order[start + len(part) :])


def _changed(task: Task, order: Order, ends: Sequence[int], turn: int) -> Iterator[tuple[int, int, Order]]:
    """List parts to be put differently, within a tier and across the end of a quarter, nearby changes first.

    Each with the shape of the change, and the place where the part begins.
    """
    reach = ends[-1].bit_count()
    seen = order[: reach + BEYOND]
    quarters = [sum([not end >> step & 1 for end in ends]) for step in seen]
    tiers = [task.tiers[step] for step in seen]
    before = list(accumulate([1 << step for step in seen], or_, initial=0))
    shapes = [(change, gap) for change in (_exchanged, _forward, _put_off) for gap in range(1, len(seen))]
    for number in range(turn, turn + len(shapes)):
        change, gap = shapes[number % len(shapes)]
        for start in reversed(range(min(reach, len(seen) - gap))):
            end = start + gap
            if quarters[start] != quarters[end] and tiers[start] == tiers[end]:
                part = order[start : end + 1]
                other = change(task, part, before[start] ^ before[end])
                if other is not part:
                    yield number, start, other


def _exchanged(task: Task, part: Order, others: int) -> Order:
    """Exchange the first step and the last; the part stays as it is where that is not permitted."""
    first, *between, last = part
    if (task.needs[last] | task.needed_by[first]) & others:
        return part
    return (last, *between, first)


def _forward(task: Task, part: Order, _: int) -> Order:
    """Bring the last step to the front, with what it needs of the others."""
    coming = task.needs[part[-1]] | 1 << part[-1]
    return (*[step for step in part if coming >> step & 1], *[step for step in part if not coming >> step & 1])


def _put_off(task: Task, part: Order, _: int) -> Order:
    """Put the first step last, with what needs it of the others."""
    going = task.needed_by[part[0]] | 1 << part[0]
    return (*[step for step in part if not going >> step & 1], *[step for step in part if going >> step & 1])
