"""How a plan is shown: everything that its forms say, worked out once and clean."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from readiness.core.bands import band_words
from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Step
from readiness.core.score import percent
from readiness.faces.views.advice import (
    CoveredView,
    covered_words,
    covers,
    effort_words,
    pace_words,
    quarter_title,
    unreached_words,
)
from readiness.faces.views.scores import Bar, figure, plain_bar, short_figure
from readiness.faces.views.view import SUPPORT
from readiness.faces.words.phrases import (
    clean,
    dimension_inside,
    dimension_title,
    effort_points,
    first_sentence,
    gain,
    listing,
    points,
    sentence,
    steps,
    uk_date,
    whole,
)
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop, ngettext, told
from readiness.planning.marks import LATER, Mark, Room, Status
from readiness.planning.progress import Progress, State, covered_by
from readiness.planning.quarters import Quarter
from readiness.planning.recommendations import Recommendation
from readiness.planning.staircase import Stair
from readiness.proposal import Cost, LeftOut, Loss, Proposal, keeps_safe

ABOUT = gettext_noop(
    "No one's story is in this plan. It is a proposal: leave out what does not suit you, and change the pace. What a "
    "step is worth is counted in this order."
)

_MOST_NAMED = 3


class StairView(NamedTuple):
    """Where things stand after a quarter: overall as a bar, and each dimension as a short figure.

    A figure is empty where there is no basis.
    """

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
    for by number, ``needs`` by id. ``covers`` are other steps that have nothing left to do once it is done. ``mark``
    is what people noted, where the plan is kept.
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
    covers: tuple[CoveredView, ...]
    mark: Mark | None

    @property
    def covered(self) -> str:
        """The steps that it covers, in words."""
        return covered_words(self.covers)

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
    be planned for want of time. ``counted`` names the rule-sets that the figures count beside core.
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
    counted: str
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
        about=_(ABOUT),
        warnings=tuple(_safety(proposal)),
        left_out=tuple(clean(name) for name in assessment.left_out),
        notices=tuple(clean(notice) for notice in assessment.notices),
        small_win=_small_win(proposal, planned),
        strain=_strain(proposal),
        question="" if plan.pace else clean(plan.question),
        counted=_counted(proposal),
        stairs=tuple(_stair(stair, proposal) for stair in proposal.stairs),
        dimensions=tuple(map(dimension_title, DIMENSIONS)),
        quarters=tuple(_quarter(quarter, proposal, planned) for quarter in plan.quarters),
        unfinished=tuple(step for step in planned.values() if step.quarter == LATER),
        later=_later(proposal),
        unreached=tuple(unreached_words(name, reason) for name, reason in plan.unreached),
        leaving=tuple(_leaving(proposal)),
        since=tuple(_since(proposal)),
        support=_(SUPPORT),
    )


def status_words(status: Status) -> str:
    """Say what people noted about a step."""
    return _(_STATUSES[status])


def _small_win(proposal: Proposal, planned: Mapping[str, PlannedView]) -> str:
    if not proposal.plan.small_win:
        return ""
    step = planned[proposal.plan.small_win]
    if step.quarter == proposal.first:
        return _("Something small that people will see, first: {step}").format(step=step.short)
    words = _("Something small that people will see, by the end of quarter {number}: {step}")
    return words.format(number=step.quarter, step=step.short)


def _pace(proposal: Proposal) -> str:
    plan = proposal.plan
    # Translators: the pace of a plan, as in 6 effort points a quarter, and at most 3 steps at a time.
    words = ngettext(
        "{pace}, and at most {number} step at a time", "{pace}, and at most {number} steps at a time", plan.at_a_time
    )
    return words.format(pace=pace_words(plan), number=whole(plan.at_a_time))


def _strain(proposal: Proposal) -> str:
    advice = proposal.assessment.advice
    if not proposal.plan.strained:
        return ""
    because = clean(advice.strained_because)
    if not because:
        return _("Safety and staff come first, at a slower pace.")
    return _("Safety and staff come first, at a slower pace, where {because}.").format(because=because)


def _counted(proposal: Proposal) -> str:
    """Say that the figures are those of every rule-set in use, where an assessment shows core's beside them."""
    if proposal.assessment.extended is None:
        return ""
    names = listing(clean(ruleset.name) for ruleset in proposal.assessment.rulebook.rulesets[1:])
    return _("Counted with {rulesets}, beside the core questions.").format(rulesets=names)


def _safety(proposal: Proposal) -> Iterator[str]:
    """Say plainly that a step for people's safety is left out."""
    for left in (*proposal.refused, *proposal.dropped):
        if left.safety:
            yield _(
                "A step that keeps people safe is left out: {step} Leaving it undone can harm people. Agree what you "
                "do in its place, and write it down."
            ).format(step=_short(left.step))
    for item in proposal.cost.takes if proposal.cost is not None else ():
        if keeps_safe(item):
            yield _(
                "With it goes another step that keeps people safe: {step} Agree what you do in its place, and write "
                "it down."
            ).format(step=first_sentence(clean(item.do)))


def _short(step: Step) -> str:
    return first_sentence(clean(step.do))


def _stair(stair: Stair, proposal: Proposal) -> StairView:
    number = proposal.first + stair.quarter - 1
    return StairView(
        title=_("After quarter {number}").format(number=number) if stair.quarter else _("Now"),
        # Translators: a quarter of a year in a narrow column, as in Q3.
        short=_("Q{number}").format(number=number) if stair.quarter else _("Now"),
        bar=plain_bar(stair.overall),
        figure=figure(stair.overall),
        words=_("no basis") if stair.overall is None else told(band_words(stair.overall)),
        dimensions=tuple(short_figure(interval) for interval in stair.dimensions),
    )


def _planned(proposal: Proposal) -> Mapping[str, PlannedView]:
    """Give every step that the plan begins, by id, in the order of the plan."""
    plan = proposal.plan
    begun = {portion.step for quarter in plan.quarters for portion in quarter.portions}
    items = [*plan.steps, *(item for item in plan.later if item.id in begun)]
    numbers = {item.id: number for number, item in enumerate(items, start=1)}
    marks = {} if proposal.kept is None else {mark.step: mark for mark in proposal.kept.marks}
    found = covers(proposal.assessment.advice.covered, numbers)
    return {item.id: _step(item, proposal, numbers, marks, found.get(item.id, ())) for item in items}


def _step(
    item: Recommendation,
    proposal: Proposal,
    numbers: Mapping[str, int],
    marks: Mapping[str, Mark],
    covers: tuple[CoveredView, ...],
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
        effort=effort_words(item.effort),
        points=int(item.effort),
        gain=gain(item.gain, item.dimension),
        gain_points=percent(item.gain),
        gain_overall=gain(item.gain_overall),
        gain_overall_points=percent(item.gain_overall),
        reasons=tuple(clean(reason) for reason in item.reasons),
        why=clean(item.rule.why),
        after=_numbered(item.waits_for, numbers),
        needs=item.waits_for,
        safety=item.safety,
        covers=covers,
        mark=marks.get(item.id),
    )


def _numbered(ids: Iterable[str], numbers: Mapping[str, int]) -> str:
    return steps(numbers[name] for name in ids if name in numbers)


def _quarter(quarter: Quarter, proposal: Proposal, planned: Mapping[str, PlannedView]) -> QuarterPlanView:
    dates = proposal.period(quarter.number)
    rooms = {} if proposal.kept is None else {room.quarter: room for room in proposal.kept.rooms}
    room = rooms.get(dates.number, Room(quarter=dates.number))
    return QuarterPlanView(
        number=dates.number,
        title=quarter_title(dates.number),
        dates=_("{begins} to {ends}").format(begins=uk_date(dates.start), ends=uk_date(dates.end)),
        spent=effort_points(quarter.spent),
        question=_question(quarter.spent),
        stops=clean(room.stops),
        start=dates.start,
        end=dates.end,
        review=room.review or dates.review,
        steps=tuple(planned[portion.step] for portion in quarter.portions if portion.finishes),
        goes_on=tuple(_goes_on(planned[portion.step]) for portion in quarter.portions if not portion.finishes),
    )


def _question(spent: int) -> str:
    words = _("What will stop, or wait, to make room for {points}?")
    return words.format(points=effort_points(spent))


def _goes_on(step: PlannedView) -> str:
    if step.quarter == LATER:
        words = _("Step {number} goes on: {step} It is done after this plan.")
    else:
        words = _("Step {number} goes on: {step} It is done by the end of quarter {quarter}.")
    return words.format(number=step.number, step=step.short, quarter=step.quarter)


def _later(proposal: Proposal) -> str:
    many = len(proposal.plan.later)
    if not many:
        return ""
    words = ngettext(
        "{number} further step comes after that, as far as is known today.",
        "{number} further steps come after that, as far as is known today.",
        many,
    )
    return words.format(number=many)


def _leaving(proposal: Proposal) -> Iterator[Remark]:
    """Say what leaving steps out costs, and what comes in their place."""
    for left in proposal.refused:
        title = _("Left out: {step}").format(step=_short(left.step))
        yield Remark(title, (_left_words(left),))
    cost = proposal.cost
    if cost is not None:
        yield Remark(_("What that costs"), tuple(_cost_words(cost, proposal)))
        if cost.instead:
            items = tuple(f"{first_sentence(clean(item.do))} ({item.id})" for item in cost.instead)
            yield Remark(_("What could take its place, and comes into the plan"), (), items)


def _left_words(left: LeftOut) -> str:
    if left.through:
        words = _("{step}, for “{rule}”. It is not planned: it is {covered}.")
        return words.format(step=left.step.id, rule=clean(left.rule.title), covered=clean(covered_by(left.through)))
    if not left.open:
        words = _("{step} is not among the steps that are advised, so nothing changes.")
    elif left.safety:
        words = _("{step}, for “{rule}”. It keeps people safe.")
    else:
        words = _("{step}, for “{rule}”.")
    return words.format(step=left.step.id, rule=clean(left.rule.title))


def _cost_words(cost: Cost, proposal: Proposal) -> Iterator[str]:
    if cost.takes:
        words = ngettext(
            "Another step builds on it and goes with it: {steps}.",
            "{number} other steps build on it and go with it: {steps}.",
            len(cost.takes),
        )
        yield words.format(number=len(cost.takes), steps=_taken(cost.takes))
    end = uk_date(proposal.period(len(proposal.plan.quarters) or 1).end)
    yield _("By {date}, what is secured: {changes}").format(date=end, changes=_losses(cost.by_end))
    yield _("Once everything that is left is done: {changes}").format(changes=_losses(cost.at_last))


def _taken(items: Sequence[Recommendation]) -> str:
    """Name a few steps, and count the others."""
    named = "; ".join(first_sentence(clean(item.do)).rstrip(".") for item in items[:_MOST_NAMED])
    left = len(items) - _MOST_NAMED
    if left <= 0:
        return named
    words = ngettext("{steps}; and {number} others", "{steps}; and {number} others", left)
    return words.format(steps=named, number=left)


def _losses(losses: Sequence[Loss]) -> str:
    return sentence("; ".join(map(_loss, losses)) or _("no point fewer"))


def _loss(loss: Loss) -> str:
    name = dimension_inside(loss.dimension) if loss.dimension else _("overall")
    if loss.points > 0:
        words = _("{dimension} {without} instead of {whole}, {points} fewer")
    else:
        words = _("{dimension} {without} instead of {whole}, {points} more")
    return words.format(dimension=name, without=loss.without, whole=loss.whole, points=points(abs(loss.points)))


_SINCE: Mapping[State, str] = {
    State.CONFIRMED: gettext_noop("Done, and the answers show it"),
    State.NOT_SHOWN: gettext_noop("Done, and the answers do not show it yet"),
    State.SHOWN: gettext_noop("The answers show it: mark it as done if it is"),
    State.SLIPPED: gettext_noop("Slipped: planned for a quarter that is over"),
    State.AHEAD: gettext_noop("Still ahead"),
    State.DROPPED: gettext_noop("Dropped"),
    State.NOT_ASKED: gettext_noop("The question does not apply any more"),
    State.COVERED: gettext_noop("Covered by other steps that are advised"),
    State.OUT_OF_REACH: gettext_noop("Cannot be reached now"),
    State.NOT_NEEDED: gettext_noop("Not needed for your targets any more"),
    State.NOT_KNOWN: gettext_noop("Not among the steps of any rule-set in use; kept as it is"),
}


def _since(proposal: Proposal) -> Iterator[Remark]:
    """Say what became of the steps of a kept plan."""
    for state, title in _SINCE.items():
        found = [each for each in proposal.progress if each.state is state]
        if found and state is State.AHEAD:
            words = ngettext(
                "{number} step, at the quarters below.", "{number} steps, at the quarters below.", len(found)
            )
            yield Remark(_(title), (words.format(number=len(found)),))
        elif found:
            yield Remark(_(title), _advice(state), tuple(_became(each, proposal) for each in found))


def _advice(state: State) -> tuple[str, ...]:
    if state is State.NOT_SHOWN:
        return (_("Enter the answers that show it; until then each counts as one small step."),)
    return ()


def _became(each: Progress, proposal: Proposal) -> str:
    mark = each.mark
    name = clean(mark.step) if each.step is None else f"{_short(each.step)} ({clean(mark.step)})"
    if each.state is State.NOT_KNOWN and each.reasons:
        near = listing(map(clean, each.reasons), "or")
        return _("{step}: Did you mean {names}?").format(step=name, names=near)
    return f"{name} {_became_words(each, proposal)}".rstrip()


def _became_words(each: Progress, proposal: Proposal) -> str:
    mark, reasons = each.mark, "; ".join(clean(reason) for reason in each.reasons)
    match each.state:
        case State.SLIPPED:
            return f"{_planned_for(mark)}; {reasons}; {_planned_now(proposal.quarter_of.get(mark.step, LATER))}"
        case State.CONFIRMED if mark.done is not None:
            return _("Done on {date}.").format(date=uk_date(mark.done))
        case State.NOT_KNOWN:
            return ""
        case _:
            return sentence(reasons) if reasons else ""


def _planned_for(mark: Mark) -> str:
    if mark.started is None:
        return _("Planned for quarter {number}").format(number=mark.quarter)
    words = _("Planned for quarter {number}, begun on {date}")
    return words.format(number=mark.quarter, date=uk_date(mark.started))


def _planned_now(quarter: int) -> str:
    return _("now after this plan.") if quarter == LATER else _("now in quarter {number}.").format(number=quarter)


_STATUSES: Mapping[Status, str] = {
    Status.PLANNED: gettext_noop("planned"),
    Status.BEGUN: gettext_noop("begun"),
    Status.DONE: gettext_noop("done"),
    Status.DROPPED: gettext_noop("dropped"),
}
