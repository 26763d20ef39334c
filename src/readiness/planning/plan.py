"""The plan: the recommended steps in the order and at the pace that the organisation can carry.

What is best is stated in :mod:`readiness.planning.task`. Three things bind, whatever could be gained by ignoring
them: what a step requires comes before it; safety, with what it requires, before everything else, that of strained
staff first; then, for as long as staff are strained, their wellbeing.
"""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, islice
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
from readiness.planning.task import Order, Task
from readiness.planning.tiers import handed_down, own_tiers
from readiness.planning.timetable import Timetable
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


def plan(  # noqa: PLR0913 (what a plan is made of, one by one)
    profile: Profile,
    advice: Advice,
    outlook: Outlook,
    *,
    quarters: int = 4,
    at_a_time: int | None = None,
    begun: Collection[str] = (),
) -> Plan:
    """Put the recommended steps in order and pour them into quarters.

    ``quarters`` is the horizon. What is done within it is planned; the rest follows under ``later``, a step that only
    begins within it first. ``at_a_time`` is how many steps a quarter carries at most, unless given what suits the
    pace. ``begun`` names steps that are in hand: they go on first, where tiers and needs allow it. Gains are those
    in the order of the plan, where they add up. ``advice.steps`` have to be in an order that respects what each
    requires. Equal input gives an equal plan.
    """
    strained = advice.strained is Truth.TRUE
    pace = _pace(profile.organisation.capacity, strained=strained)
    at_a_time = at_a_time or _carried(pace, strained=strained)
    task = _task(advice, outlook, pace=pace, at_a_time=at_a_time, quarters=quarters if pace else 0)
    near, small_win = _with_small_win(task, advice.steps, _going_on(task, advice.steps, sequence(task), begun))
    stages = (*_stages(task.worth, advice.steps, near), *advice.steps[len(near) :])
    done = sum(ends.bit_count() for ends in task.timetable.ends(near)[-1:])
    return Plan(
        capacity=profile.organisation.capacity,
        pace=pace,
        at_a_time=at_a_time,
        quarters=tuple(_quarters(task, near)),
        steps=stages[:done],
        later=stages[done:],
        small_win=small_win,
        question=_question(pace) if stages else "",
        strained=strained,
        unreached=tuple(_unreached(profile, advice, task.worth)),
    )


def _pace(capacity: int, *, strained: bool) -> int:
    """Give the points that a quarter may spend."""
    return -int(-capacity * STRAINED_SHARE // 1) if strained else capacity


def _carried(pace: int, *, strained: bool) -> int:
    """Give the number of steps that a quarter carries."""
    return max(AT_A_TIME_STRAINED if strained else AT_A_TIME, -(-pace // POINTS_A_STEP))


def _task(advice: Advice, outlook: Outlook, *, pace: int, at_a_time: int, quarters: int) -> Task:
    """Set the task of ordering the steps that are near enough to come within the horizon."""
    moves = [outlook.by_step[item.id] for item in advice.steps]
    tiers = own_tiers(advice, outlook, moves)
    worth = Worth(outlook, moves[: _in_sight(moves, tiers, LOOK_AHEAD * quarters * pace)])
    needed = needs(worth)
    efforts = tuple(move.effort for move in worth.moves)
    return Task(
        worth=worth,
        timetable=Timetable(pace=pace, at_a_time=at_a_time, quarters=quarters, efforts=efforts),
        needs=needed,
        tiers=handed_down(tiers, needed),
    )


def _in_sight(moves: Sequence[Move], tiers: Sequence[Tier], points: int) -> int:
    """Count the steps, from the first, that so many effort points reach, and those that have to come first."""
    spent = accumulate((move.effort for move in moves), initial=0)
    reached = sum(1 for before in islice(spent, len(moves)) if before < points)
    return max([reached, *(step + 1 for step, tier in enumerate(tiers) if tier is not GAIN)])


def _going_on(task: Task, steps: Sequence[Recommendation], order: Order, begun: Collection[str]) -> Order:
    """Bring the steps that are in hand forward, each to the front of its tier."""
    for step in reversed([step for step in order if steps[step].id in begun]):
        order = _in_front(task, order, step)
    return order


def _with_small_win(task: Task, steps: Sequence[Recommendation], order: Order) -> tuple[Order, str]:
    """See to it that something small and visible is done in the first quarter, where tiers and needs allow it.

    Where they do not, the first such step of a later quarter is named, and nothing is moved for it.
    """
    wins = [step for step in order if _is_small_win(steps[step])]
    soon = _first_done(task, order)
    if not any(soon >> step & 1 for step in wins):
        changed = [(step, _in_front(task, order, step)) for step in wins]
        possible = [(task.secured(other), other) for step, other in changed if _first_done(task, other) >> step & 1]
        order = max(possible, key=itemgetter(0))[1] if possible else order
    done = sum(task.timetable.ends(order)[-1:])
    return order, next((steps[step].id for step in order if step in wins and done >> step & 1), "")


def _is_small_win(item: Recommendation) -> bool:
    return item.step is not None and item.step.visible and item.effort is Effort.SMALL


def _first_done(task: Task, order: Order) -> int:
    """Give the steps that are done in the first quarter."""
    return sum(task.timetable.ends(order)[:1])


def _in_front(task: Task, order: Order, step: int) -> Order:
    """Bring a step, with what it needs, to the front of its tier."""
    tiers = [task.tiers[other] for other in order]
    return brought_forward(task, order, tiers.index(task.tiers[step]), order.index(step))


def _stages(worth: Worth, steps: Sequence[Recommendation], order: Order) -> tuple[Recommendation, ...]:
    """Work the gains out again in the order of the plan; where that goes on as listed, they stay what they are."""
    stages, now, outlook, changed = [], Footing(worth), worth.outlook, len(order)
    while changed and order[changed - 1] == changed - 1:
        changed -= 1
    for step in order[:changed]:
        item, (added, overall) = steps[step], now.climb(step)
        gain, gain_overall = outlook.shares[added], outlook.share(overall)
        same = gain is item.gain and gain_overall is item.gain_overall
        stages.append(item if same else item.gaining(gain, gain_overall))
    return (*stages, *steps[changed : len(order)])


def _quarters(task: Task, order: Order) -> Iterator[Quarter]:
    """Fill the quarters; those after the last step are left out."""
    worth, now, ends = task.worth, Footing(task.worth), task.timetable.ends(order)
    for number, (shares, done) in enumerate(zip(task.timetable.portions(order), ends, strict=False), start=1):
        portions = tuple(
            Portion(step=worth.moves[step].step.id, points=points, finishes=finishes)
            for step, points, finishes in shares
        )
        now.move_to(done)
        yield Quarter(
            number=number,
            portions=portions,
            spent=sum(portion.points for portion in portions),
            secured=_secured(now),
            overall=_overall(now),
        )


def _secured(now: Footing) -> tuple[Fraction | None, ...]:
    outlook = now.worth.outlook
    return tuple(
        outlook.shares[value] if number in outlook.defined else None for number, value in enumerate(now.afters)
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


def _unreached(profile: Profile, advice: Advice, worth: Worth) -> Iterator[tuple[str, str]]:
    """Name the targets that the plan does not reach even once it is followed to its end."""
    if not profile.targets:
        return
    outlook, count = worth.outlook, len(advice.steps)
    if len(worth.moves) < count:
        worth = Worth(outlook, [outlook.by_step[item.id] for item in advice.steps])
    last = Footing(worth, (1 << count) - 1)
    for dimension, target in profile.targets.items():
        number = DIMENSIONS.index(dimension)
        if not last.reached(number, target):
            yield dimension, _reason(advice, outlook, last.afters[number], number)


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
