"""The plan: the recommended steps in the order and at the pace that the organisation can carry.

What is best is stated in :mod:`readiness.planning.task`. Three things bind, whatever could be gained by ignoring
them: what a step requires comes before it; safety, with what it requires, before everything else, that of strained
staff first; then, for as long as staff are strained, their wellbeing.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from operator import itemgetter

from readiness.core.bands import band
from readiness.core.indicators import DIMENSIONS
from readiness.core.profile import Profile
from readiness.core.rules import Effort
from readiness.core.truth import Truth
from readiness.message import message, plural_message
from readiness.planning.footing import Footing
from readiness.planning.needs import needs
from readiness.planning.outlook import Move, Outlook
from readiness.planning.priority import GAIN, Tier
from readiness.planning.quarters import Plan, Portion, Quarter
from readiness.planning.recommendations import Advice, Recommendation
from readiness.planning.sequence import brought_forward, sequence
from readiness.planning.sets import union
from readiness.planning.task import Order, Task
from readiness.planning.tiers import handed_down, own_tiers
from readiness.planning.timetable import Share, Timetable
from readiness.planning.worth import Worth

AT_A_TIME = 4
"""How many steps a quarter carries: with more than a handful open at once, few get finished."""

AT_A_TIME_STRAINED = 2
"""The same where staff are strained: every change asks for attention, however small its effort."""

POINTS_A_STEP = 2
"""A larger organisation has more hands: a quarter carries at least one step for so many points, a medium step's."""

LOOK_AHEAD = 4
"""How far down the list the plan looks, in horizons. Half as far misses half as much again, further no less."""

STRAINED_SHARE = Fraction(1, 2)
"""How much of the capacity is planned where staff are strained, rounded up; the rest is room to recover."""


Items = Mapping[int, Recommendation]
"""What is advised of each step that is put in order, by its number."""


def plan(  # noqa: PLR0913 (what a plan is made of, one by one)
    profile: Profile,
    advice: Advice,
    worth: Worth,
    *,
    quarters: int = 4,
    at_a_time: int | None = None,
    begun: Collection[str] = (),
) -> Plan:
    """Put the recommended steps in order and pour them into quarters.

    ``worth`` is that of the steps that the advice is about; what the advice has met of it is not worked out again.
    ``quarters`` is the horizon. What is done within it is planned; the rest follows under ``later``, a step that only
    begins within it first. ``at_a_time`` is how many steps a quarter carries at most, unless given what suits the
    pace. ``begun`` names steps that are in hand: they go on first, where tiers and needs allow it. Gains are those
    in the order of the plan, where they add up. ``advice.steps`` have to be in an order that respects what each
    requires. Equal input gives an equal plan.
    """
    strained = advice.strained is Truth.TRUE
    pace = _pace(profile.organisation.capacity, strained=strained)
    at_a_time = at_a_time or _carried(pace, strained=strained)
    task = _task(advice, worth, pace=pace, at_a_time=at_a_time, quarters=quarters if pace else 0)
    items = dict(zip(task.listed, advice.steps, strict=False))
    order, ends = _ordered(task, items, begun)
    walk = _Walk(task, items, order)
    poured = tuple(walk.quarters(ends))
    steps, later = tuple(walk.stages), (*walk.later(), *advice.steps[len(order) :])
    return Plan(
        capacity=profile.organisation.capacity,
        pace=pace,
        at_a_time=at_a_time,
        quarters=poured,
        steps=steps,
        later=later,
        small_win=next((item.id for item in steps if _is_small_win(item)), ""),
        question=_question(pace) if advice.steps else "",
        strained=strained,
        unreached=tuple(_unreached(profile, advice, task, walk.now)),
    )


def _pace(capacity: int, *, strained: bool) -> int:
    """Give the points that a quarter may spend."""
    return -int(-capacity * STRAINED_SHARE // 1) if strained else capacity


def _carried(pace: int, *, strained: bool) -> int:
    """Give the number of steps that a quarter carries."""
    return max(AT_A_TIME_STRAINED if strained else AT_A_TIME, -(-pace // POINTS_A_STEP))


def _task(advice: Advice, worth: Worth, *, pace: int, at_a_time: int, quarters: int) -> Task:
    """Set the task of ordering the steps that are near enough to come within the horizon."""
    by_step = worth.outlook.by_step
    moves = [by_step[item.step.id] for item in advice.steps if item.step is not None]
    tiers = own_tiers(advice, worth.outlook, moves)
    near = moves[: _in_sight(moves, tiers, LOOK_AHEAD * quarters * pace)]
    listed = tuple([move.number for move in near])
    needed = needs(worth, zip(advice.steps, near, strict=False))
    efforts = [move.effort for move in worth.moves]
    return Task(
        worth=worth,
        listed=listed,
        timetable=Timetable(pace=pace, at_a_time=at_a_time, quarters=quarters, efforts=efforts),
        needs=needed,
        tiers=handed_down(listed, tiers, needed),
    )


def _in_sight(moves: Sequence[Move], tiers: Sequence[Tier], points: int) -> int:
    """Count the steps, from the first, that so many effort points reach, and those that have to come first."""
    spent = [0, *accumulate([move.effort for move in moves])]
    reached = bisect_left(spent, points, hi=len(moves))
    return max([reached, *[step for step, tier in enumerate(tiers, start=1) if tier is not GAIN]])


def _ordered(task: Task, items: Items, begun: Collection[str]) -> tuple[Order, list[int]]:
    """Put steps in the order of the plan; give it with the steps done at the end of each quarter."""
    order = sequence(task)
    if begun:
        order = _going_on(task, items, order, begun)
    ends = task.timetable.ends(order)
    if any(_is_small_win(items[step]) for step in order[: _first_done(ends).bit_count()]):
        return order, ends
    order = _with_small_win(task, items, order)
    return order, task.timetable.ends(order)


def _going_on(task: Task, items: Items, order: Order, begun: Collection[str]) -> Order:
    """Bring the steps that are in hand forward, each to the front of its tier."""
    for step in reversed([step for step in order if items[step].id in begun]):
        order = _in_front(task, order, step)
    return order


def _is_small_win(item: Recommendation) -> bool:
    return item.step is not None and item.step.visible and item.effort is Effort.SMALL


def _first_done(ends: Sequence[int]) -> int:
    """Give the steps that are done in the first quarter."""
    return sum(ends[:1])


def _with_small_win(task: Task, items: Items, order: Order) -> Order:
    """See to it that something small and visible is done in the first quarter, where tiers and needs allow it.

    Where they do not, nothing is moved for it.
    """
    changed = [(step, _in_front(task, order, step)) for step in order if _is_small_win(items[step])]
    possible = [
        (task.secured(other), other) for step, other in changed if _first_done(task.timetable.ends(other)) >> step & 1
    ]
    return max(possible, key=itemgetter(0))[1] if possible else order


def _in_front(task: Task, order: Order, step: int) -> Order:
    """Bring a step, with what it needs, to the front of its tier."""
    tiers = [task.tiers[other] for other in order]
    return brought_forward(task, order, tiers.index(task.tiers[step]), order.index(step))


class _Walk:
    """A walk over steps in the order of the plan, which works their gains out again.

    Where the order goes on as listed to its end, gains stay what they are, and so does the advice. ``now`` is where
    everything stands after the last step whose gain was worked out, or at the end of the last quarter.
    """

    def __init__(self, task: Task, items: Items, order: Order) -> None:
        self.now = Footing(task.worth)
        self.stages: list[Recommendation] = []
        self._task, self._items, self._order = task, items, order
        changed, listed = len(order), task.listed
        while changed and order[changed - 1] == listed[changed - 1]:
            changed -= 1
        self._changed = changed

    def quarters(self, ends: Iterable[int]) -> Iterator[Quarter]:
        """Fill the quarters; those after the last step are left out."""
        portions = self._task.timetable.portions(self._order)
        for number, (done, shares) in enumerate(zip(ends, portions, strict=False), start=1):
            self._go_on(done.bit_count())
            self.now.move_to(done)
            yield self._quarter(number, shares)

    def later(self) -> list[Recommendation]:
        """List the steps after the last quarter."""
        planned = len(self.stages)
        self._go_on(len(self._order))
        return self.stages[planned:]

    def _go_on(self, end: int) -> None:
        """Go on to a place in the order."""
        begin = len(self.stages)
        self.stages += map(self._stage, self._order[begin : min(end, self._changed)])
        self.stages += map(self._items.__getitem__, self._order[max(begin, self._changed) : end])

    def _stage(self, step: int) -> Recommendation:
        item, outlook, (added, overall) = self._items[step], self.now.worth.outlook, self.now.climb(step)
        gain, gain_overall = outlook.shares[added], outlook.share(overall)
        same = gain is item.gain and gain_overall is item.gain_overall
        return item if same else item.gaining(gain, gain_overall)

    def _quarter(self, number: int, shares: Iterable[Share]) -> Quarter:
        moves = self.now.worth.moves
        portions = [
            Portion(step=moves[step].step.id, points=points, finishes=finishes) for step, points, finishes in shares
        ]
        return Quarter(
            number=number,
            portions=tuple(portions),
            spent=sum([portion.points for portion in portions]),
            secured=_secured(self.now),
            overall=_overall(self.now),
        )


def _secured(now: Footing) -> tuple[Fraction | None, ...]:
    outlook = now.worth.outlook
    return tuple(
        [outlook.shares[value] if number in outlook.defined else None for number, value in enumerate(now.afters)]
    )


def _overall(now: Footing) -> Fraction | None:
    outlook = now.worth.outlook
    return outlook.share(now.overall) if outlook.defined else None


def _question(pace: int) -> str:
    if not pace:
        return message(
            "No time is set aside yet. What could stop, or wait, to make room for one effort point a quarter?"
        )
    return plural_message(
        "What will stop, or wait, to make room for {number} effort point a quarter?",
        "What will stop, or wait, to make room for {number} effort points a quarter?",
        pace,
    )


def _unreached(profile: Profile, advice: Advice, task: Task, now: Footing) -> Iterator[tuple[str, str]]:
    """Name the targets that the plan does not reach even once it is followed to its end."""
    if not profile.targets:
        return
    outlook = now.worth.outlook
    out_of_sight = [outlook.by_step[item.id].number for item in advice.steps[len(task.listed) :]]
    now.move_to(task.everything | union([1 << step for step in out_of_sight]))
    for dimension, target in profile.targets.items():
        number = DIMENSIONS.index(dimension)
        if not now.reached(number, target):
            yield dimension, _reason(advice, outlook, now.afters[number], number)


def _reason(advice: Advice, outlook: Outlook, end: int, number: int) -> str:
    if number not in outlook.defined:
        return message("none of its questions applies here")
    reached = band(outlook.shares[end])
    blocked = sum(1 for out in advice.out_of_reach if out.rule.dimension == DIMENSIONS[number])
    if not blocked:
        return message("the steps that there are lead to {band}", band=reached)
    return plural_message(
        "the steps that there are lead to {band}; one step waits for something that no step leads to",
        "the steps that there are lead to {band}; {number} steps wait for something that no step leads to",
        blocked,
        band=reached,
    )
