"""How a plan is shown: everything that its forms say, worked out once and clean."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from readiness.core.bands import band_words
from readiness.core.indicators import DIMENSION_TITLES, DIMENSIONS
from readiness.core.rules import Step
from readiness.core.score import percent
from readiness.faces.phrases import clean, counted, first_sentence, gain, listing, sentence, uk_date
from readiness.faces.score_view import Bar, figure, plain_bar
from readiness.faces.view import SUPPORT
from readiness.planning.marks import LATER, Mark, Room
from readiness.planning.progress import Progress, State
from readiness.planning.quarters import Quarter
from readiness.planning.recommendations import Recommendation
from readiness.planning.staircase import Stair
from readiness.proposal import Cost, LeftOut, Loss, Proposal

ABOUT = "No one's story is in this plan. It is a proposal: leave out what does not suit you, and change the pace."

_MOST_NAMED = 3


class StairView(NamedTuple):
    """Where things stand after a quarter: overall as a bar, and each dimension as a figure, empty without a basis."""

    title: str
    short: str
    bar: Bar | None
    figure: str
    words: str
    dimensions: tuple[str, ...]


class PlannedView(NamedTuple):
    """A step of the plan.

    ``number`` is its place in the plan, ``quarter`` the number of the quarter by whose end it is done, or
    :data:`~readiness.planning.marks.LATER`. ``due`` is that quarter's last day. ``after`` names the steps it waits
    for by number, ``needs`` by id. ``mark`` is what people noted, where the plan is kept.
    """

    number: int
    id: str
    quarter: int
    due: dt.date | None
    dimension: str
    title: str
    do: str
    short: str
    first: str
    done_when: str
    by: str
    effort: str
    points: int
    gain: str
    gain_points: int
    gain_overall: str
    gain_overall_points: int
    reasons: tuple[str, ...]
    why: str
    after: str
    needs: tuple[str, ...]
    safety: bool
    mark: Mark | None

    @property
    def worth(self) -> str:
        """Effort, gains and reasons in one sentence."""
        return sentence(
            ", ".join(part for part in (self.effort, self.gain, self.gain_overall, *self.reasons) if part)
        )


class QuarterPlanView(NamedTuple):
    """One quarter: its dates, what is done by its end, what goes on beyond it, and the question of room.

    ``stops`` is what people answered to the question.
    """

    number: int
    title: str
    dates: str
    spent: str
    question: str
    stops: str
    start: dt.date
    end: dt.date
    review: dt.date
    steps: tuple[PlannedView, ...]
    goes_on: tuple[str, ...]


class Remark(NamedTuple):
    """Something that is said under a title, as paragraphs and then as items."""

    title: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


class PlanView(NamedTuple):
    """Everything that the forms of a plan show.

    ``began`` is the first day of quarter 1; ``begins`` and ``ends`` are those of the quarters shown. ``left_out``
    names what could not be used, ``warnings`` what has to be said before everything else. ``unfinished`` begin in the
    plan and are done after it. ``later`` says how much comes after the plan. ``question`` is asked where nothing can
    be planned for want of time.
    """

    organisation: str
    as_of: dt.date
    began: dt.date
    begins: dt.date
    ends: dt.date
    pace: str
    about: str
    left_out: tuple[str, ...]
    warnings: tuple[str, ...]
    notices: tuple[str, ...]
    small_win: str
    strain: str
    question: str
    stairs: tuple[StairView, ...]
    dimensions: tuple[str, ...]
    quarters: tuple[QuarterPlanView, ...]
    unfinished: tuple[PlannedView, ...]
    later: str
    unreached: tuple[str, ...]
    leaving: tuple[Remark, ...]
    since: tuple[Remark, ...]
    support: str

    @property
    def steps(self) -> tuple[PlannedView, ...]:
        """Every step that is done by the end of the plan, in order."""
        return tuple(step for quarter in self.quarters for step in quarter.steps)


def plan_view(proposal: Proposal) -> PlanView:
    """Work out what is shown of a plan."""
    assessment, plan = proposal.assessment, proposal.plan
    organisation = assessment.profile.organisation
    planned = _planned(proposal)
    last = proposal.period(len(plan.quarters) or 1)
    return PlanView(
        organisation=clean(organisation.name),
        as_of=organisation.as_of,
        began=proposal.begins,
        begins=proposal.period(1).start,
        ends=last.end,
        pace=_pace(proposal),
        about=ABOUT,
        warnings=tuple(_safety(proposal)),
        left_out=tuple(clean(name) for name in assessment.left_out),
        notices=tuple(clean(notice) for notice in assessment.notices),
        small_win=next((step.short for step in planned.values() if step.id == plan.small_win), ""),
        strain=_strain(proposal),
        question="" if plan.pace else clean(plan.question),
        stairs=tuple(_stair(stair, proposal) for stair in proposal.stairs),
        dimensions=tuple(DIMENSION_TITLES[name] for name in DIMENSIONS),
        quarters=tuple(_quarter(quarter, proposal, planned) for quarter in plan.quarters),
        unfinished=tuple(step for step in planned.values() if step.quarter == LATER),
        later=_later(proposal),
        unreached=tuple(
            f"{DIMENSION_TITLES.get(name, clean(name))}: {sentence(clean(reason))}" for name, reason in plan.unreached
        ),
        leaving=tuple(_leaving(proposal)),
        since=tuple(_since(proposal)),
        support=SUPPORT,
    )


def _pace(proposal: Proposal) -> str:
    plan = proposal.plan
    pace = f"{counted(plan.pace, 'effort point')} a quarter"
    if plan.pace < plan.capacity:
        pace = f"{pace} out of {plan.capacity}, because staff are under strain"
    return f"{pace}, and at most {counted(plan.at_a_time, 'step')} at a time"


def _strain(proposal: Proposal) -> str:
    advice = proposal.assessment.advice
    if not proposal.plan.strained:
        return ""
    because = clean(advice.strained_because)
    return f"Staff come first, at a slower pace: {because}." if because else "Staff come first, at a slower pace."


def _safety(proposal: Proposal) -> Iterator[str]:
    """Say plainly that a step for people's safety is left out."""
    for left in (*proposal.refused, *proposal.dropped):
        if left.safety:
            yield (
                f"A step that keeps people safe is left out: {_short(left.step)} Leaving it undone can harm people. "
                "Agree what you do in its place, and write it down."
            )
    for item in proposal.cost.takes if proposal.cost is not None else ():
        if item.safety:
            yield (
                f"With it goes another step that keeps people safe: {first_sentence(clean(item.do))} Agree what you "
                "do in its place, and write it down."
            )


def _short(step: Step) -> str:
    return first_sentence(clean(step.do))


def _stair(stair: Stair, proposal: Proposal) -> StairView:
    number = proposal.first + stair.quarter - 1
    return StairView(
        title=f"After quarter {number}" if stair.quarter else "Now",
        short=f"Q{number}" if stair.quarter else "Now",
        bar=plain_bar(stair.overall),
        figure=figure(stair.overall),
        words="no basis" if stair.overall is None else band_words(stair.overall),
        dimensions=tuple(figure(interval) for interval in stair.dimensions),
    )


def _planned(proposal: Proposal) -> Mapping[str, PlannedView]:
    """Give every step that the plan begins, by id, in the order of the plan."""
    plan = proposal.plan
    begun = {portion.step for quarter in plan.quarters for portion in quarter.portions}
    items = [*plan.steps, *(item for item in plan.later if item.id in begun)]
    numbers = {item.id: number for number, item in enumerate(items, start=1)}
    marks = {} if proposal.kept is None else {mark.step: mark for mark in proposal.kept.marks}
    return {item.id: _step(item, proposal, numbers, marks) for item in items}


def _step(
    item: Recommendation, proposal: Proposal, numbers: Mapping[str, int], marks: Mapping[str, Mark]
) -> PlannedView:
    step, quarter = item.step, proposal.quarter_of[item.id]
    return PlannedView(
        number=numbers[item.id],
        id=item.id,
        quarter=quarter,
        due=proposal.period(quarter - proposal.first + 1).end if quarter != LATER else None,
        dimension=item.dimension,
        title=clean(item.rule.title),
        do=clean(item.do),
        short=first_sentence(clean(item.do)),
        first=clean(step.first) if step is not None else "",
        done_when=clean(step.good_enough_when) if step is not None else "",
        by=clean(item.by),
        effort=f"{item.effort.name.lower()} effort",
        points=int(item.effort),
        gain=gain(item.gain, f"in {DIMENSION_TITLES[item.dimension].lower()}"),
        gain_points=percent(item.gain),
        gain_overall=gain(item.gain_overall, "overall"),
        gain_overall_points=percent(item.gain_overall),
        reasons=tuple(clean(reason) for reason in item.reasons),
        why=clean(item.rule.why),
        after=_numbered(item.waits_for, numbers),
        needs=item.waits_for,
        safety=item.safety,
        mark=marks.get(item.id),
    )


def _numbered(ids: Iterable[str], numbers: Mapping[str, int]) -> str:
    found = sorted(numbers[name] for name in ids if name in numbers)
    if not found:
        return ""
    return f"{'step' if len(found) == 1 else 'steps'} {listing(str(number) for number in found)}"


def _quarter(quarter: Quarter, proposal: Proposal, planned: Mapping[str, PlannedView]) -> QuarterPlanView:
    dates = proposal.period(quarter.number)
    rooms = {} if proposal.kept is None else {room.quarter: room for room in proposal.kept.rooms}
    room = rooms.get(dates.number, Room(quarter=dates.number))
    points = counted(quarter.spent, "effort point")
    return QuarterPlanView(
        number=dates.number,
        title=f"Quarter {dates.number}",
        dates=f"{uk_date(dates.start)} to {uk_date(dates.end)}",
        spent=points,
        question=f"What will stop, or wait, to make room for {points}?",
        stops=clean(room.stops),
        start=dates.start,
        end=dates.end,
        review=room.review or dates.review,
        steps=tuple(planned[portion.step] for portion in quarter.portions if portion.finishes),
        goes_on=tuple(_goes_on(planned[portion.step]) for portion in quarter.portions if not portion.finishes),
    )


def _goes_on(step: PlannedView) -> str:
    until = f"done by the end of quarter {step.quarter}" if step.quarter != LATER else "done after this plan"
    return f"Step {step.number} goes on: {step.short} It is {until}."


def _later(proposal: Proposal) -> str:
    many = len(proposal.plan.later)
    if not many:
        return ""
    return f"{counted(many, 'further step')} {'comes' if many == 1 else 'come'} after that, as far as is known today."


def _leaving(proposal: Proposal) -> Iterator[Remark]:
    """Say what leaving steps out costs, and what comes in their place."""
    for left in proposal.refused:
        title = f"Left out: {_short(left.step)}"
        yield Remark(title, (_left_words(left),))
    cost = proposal.cost
    if cost is not None:
        yield Remark("What that costs", tuple(_cost_words(cost, proposal)))
        if cost.instead:
            items = tuple(f"{first_sentence(clean(item.do))} ({item.id})" for item in cost.instead)
            yield Remark("What could take its place, and comes into the plan", (), items)


def _left_words(left: LeftOut) -> str:
    if not left.open:
        return f"{left.step.id} is not among the steps that are advised, so nothing changes."
    safety = " It keeps people safe." if left.safety else ""
    return f"{left.step.id}, for “{clean(left.rule.title)}”.{safety}"


def _cost_words(cost: Cost, proposal: Proposal) -> Iterator[str]:
    if cost.takes:
        named = "; ".join(first_sentence(clean(item.do)).rstrip(".") for item in cost.takes[:_MOST_NAMED])
        more = f"; and {len(cost.takes) - _MOST_NAMED} others" if len(cost.takes) > _MOST_NAMED else ""
        many = "Another step builds" if len(cost.takes) == 1 else f"{len(cost.takes)} other steps build"
        yield f"{many} on it and {'goes' if len(cost.takes) == 1 else 'go'} with it: {named}{more}."
    end = uk_date(proposal.period(len(proposal.plan.quarters) or 1).end)
    yield f"By {end}, what is secured: {_losses(cost.by_end)}"
    yield f"Once everything that is left is done: {_losses(cost.at_last)}"


def _losses(losses: Sequence[Loss]) -> str:
    return sentence("; ".join(map(_loss, losses)) or "no point fewer")


def _loss(loss: Loss) -> str:
    name = DIMENSION_TITLES[loss.dimension].lower() if loss.dimension else "overall"
    change = counted(abs(loss.points), "point") + (" fewer" if loss.points > 0 else " more")
    return f"{name} {loss.without} instead of {loss.whole}, {change}"


_SINCE: Mapping[State, str] = {
    State.CONFIRMED: "Done, and the answers show it",
    State.NOT_SHOWN: "Done, and the answers do not show it yet",
    State.SHOWN: "The answers show it: mark it as done if it is",
    State.SLIPPED: "Slipped: planned for a quarter that is over",
    State.AHEAD: "Still ahead",
    State.DROPPED: "Dropped",
    State.NOT_ASKED: "The question does not apply any more",
    State.OUT_OF_REACH: "Cannot be reached now",
    State.NOT_NEEDED: "Not needed for your targets any more",
    State.NOT_KNOWN: "Not among the steps of any rule-set in use; kept as it is",
}


def _since(proposal: Proposal) -> Iterator[Remark]:
    """Say what became of the steps of a kept plan."""
    for state, title in _SINCE.items():
        found = [each for each in proposal.progress if each.state is state]
        if found and state is State.AHEAD:
            yield Remark(title, (f"{counted(len(found), 'step')}, at the quarters below.",))
        elif found:
            yield Remark(title, _advice(state), tuple(_became(each, proposal) for each in found))


def _advice(state: State) -> tuple[str, ...]:
    if state is State.NOT_SHOWN:
        return ("Enter the answers that show it; until then each counts as one small step.",)
    return ()


def _became(each: Progress, proposal: Proposal) -> str:
    mark = each.mark
    name = clean(mark.step) if each.step is None else f"{_short(each.step)} ({clean(mark.step)})"
    return f"{name}{_became_words(each, proposal)}"


def _became_words(each: Progress, proposal: Proposal) -> str:
    mark, reasons = each.mark, "; ".join(clean(reason) for reason in each.reasons)
    match each.state:
        case State.SLIPPED:
            began = f", begun on {uk_date(mark.started)}" if mark.started is not None else ""
            now = proposal.quarter_of.get(mark.step, LATER)
            then = f"now in quarter {now}" if now != LATER else "now after this plan"
            return f" Planned for quarter {mark.quarter}{began}; {reasons}; {then}."
        case State.CONFIRMED if mark.done is not None:
            return f" Done on {uk_date(mark.done)}."
        case State.NOT_KNOWN:
            return f": Did you mean {listing(map(clean, each.reasons), 'or')}?" if each.reasons else ""
        case _:
            return f" {sentence(reasons)}" if reasons else ""
