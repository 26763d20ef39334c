"""A plan as plain text: what it leads to as a staircase, then quarter by quarter, to be read aloud or printed."""

from collections.abc import Iterable, Iterator, Mapping

from readiness.faces.plan.view import PlannedView, PlanView, QuarterPlanView, Remark, StairView, status_words
from readiness.faces.text.columns import pad, width, wrap
from readiness.faces.text.paragraphs import WIDTH, paragraph
from readiness.faces.text.report import BAR_COLUMNS, SECURED, STILL_TO_DO, UNSETTLED, Style, draw
from readiness.faces.words.phrases import clean, labelled, uk_date
from readiness.faces.words.translation import gettext as _
from readiness.planning.marks import Mark, Status

_NAME_COLUMNS = 17
_CELL_COLUMNS = 7
_MOST_CELLS = 9
"""So many quarters fit beside the names of the dimensions; of more, some are left out."""


def legend() -> str:
    """Say what the characters of a bar stand for."""
    parts = ((SECURED, _("secured")), (UNSETTLED, _("possible, not secured")), (STILL_TO_DO, _("still to do")))
    return "   ".join(f"{sign} {words}" for sign, words in parts)


def plan_text(view: PlanView, *, style: Style | None = None) -> str:
    """Write a plan as plain text. ``style`` may add colour to whole lines; without it the text is plain."""
    return "\n".join(_lines(view, style or _unstyled)) + "\n"


def _unstyled(role: str, line: str) -> str:  # noqa: ARG001
    return line


def _lines(view: PlanView, style: Style) -> Iterator[str]:
    title = _("Plan of {organisation}, {begins} to {ends}").format(
        organisation=view.organisation, begins=uk_date(view.begins), ends=uk_date(view.ends)
    )
    yield from (style("warning", line) for text in _first(view) for line in wrap(text, WIDTH))
    yield from (style("title", line) for line in wrap(title, WIDTH))
    yield from _opening(view)
    for remark in (*view.since, *view.leaving):
        yield from _section(remark.title, _remark(remark), style)
    yield from _section(_("What it leads to, overall, of 100 points"), _stairs(view), style)
    yield from _section(_("And in each dimension"), _dimensions(view), style)
    reasons = _reasons(view)
    for quarter in view.quarters:
        yield from _section(f"{labelled(quarter.title)} {quarter.dates}", _quarter(quarter, reasons), style)
    yield from _section(_("After that"), _after(view, reasons), style)
    yield from _section(_("Targets that it does not reach"), _items(view.unreached), style)
    yield ""
    yield from wrap(view.support, WIDTH)


def _first(view: PlanView) -> tuple[str, ...]:
    """Give what is said before everything else."""
    if not view.left_out:
        return view.warnings
    incomplete = _("This plan is incomplete. Left out: {names}").format(names="; ".join(view.left_out))
    return (incomplete, *view.warnings)


def _section(title: str, lines: Iterable[str], style: Style) -> Iterator[str]:
    """Put a heading over lines; nothing where there are none."""
    held = list(lines)
    if held:
        yield ""
        yield from (style("heading", line) for line in wrap(title, WIDTH))
        yield from held


def _opening(view: PlanView) -> Iterator[str]:
    words = _("From the answers of {date}. {pace}.").format(date=uk_date(view.as_of), pace=view.pace)
    yield from wrap(words, WIDTH)
    yield from wrap(view.about, WIDTH)
    for notice in view.notices:
        yield from wrap(_("Note: {notice}").format(notice=notice), WIDTH)
    for text in (view.strain, view.question, view.small_win):
        yield from wrap(text, WIDTH)


def _remark(remark: Remark) -> Iterator[str]:
    for text in remark.paragraphs:
        yield from wrap(text, WIDTH)
    yield from _items(remark.items)


def _items(items: Iterable[str]) -> Iterator[str]:
    for item in items:
        yield from wrap(item, WIDTH, "- ")


def _stairs(view: PlanView) -> Iterator[str]:
    yield from wrap(view.counted, WIDTH)
    yield legend()
    for stair in view.stairs:
        drawn = " " * BAR_COLUMNS if stair.bar is None else draw(stair.bar, BAR_COLUMNS)
        yield f"{pad(stair.title, _NAME_COLUMNS)} {drawn} {pad(stair.figure, 9)} {stair.words}".rstrip()


def _dimensions(view: PlanView) -> Iterator[str]:
    """Draw a table of both ends of each dimension, quarter by quarter."""
    shown = _spread(view.stairs)
    yield pad("", _NAME_COLUMNS) + "".join(f"{stair.short:>{_CELL_COLUMNS}}" for stair in shown)
    for place, name in enumerate(view.dimensions):
        cells = (stair.dimensions[place] or _("none") for stair in shown)
        yield pad(name, _NAME_COLUMNS) + "".join(f"{cell:>{_CELL_COLUMNS}}" for cell in cells)


def _spread(stairs: tuple[StairView, ...]) -> list[StairView]:
    """Choose as many as fit in a line: the first, the last, and some evenly between."""
    last, most = len(stairs) - 1, _MOST_CELLS - 1
    return [stairs[last * place // most] for place in range(_MOST_CELLS)] if last > most else list(stairs)


def _reasons(view: PlanView) -> Mapping[int, str]:
    """Say why, by the number of a step: once for all steps of a rule, beside the first of them."""
    first: dict[str, PlannedView] = {}
    for step in (*view.steps, *view.unfinished):
        first.setdefault(step.title, step)
    return {step.number: step.why for step in first.values()}


def _quarter(quarter: QuarterPlanView, reasons: Mapping[int, str]) -> Iterator[str]:
    yield from wrap(f"{quarter.spent}. {quarter.question}", WIDTH)
    yield from wrap(quarter.stops or "_" * 40, WIDTH, "  ")
    for step in quarter.steps:
        yield from _step(step, reasons)
    for words in quarter.goes_on:
        yield from wrap(words, WIDTH, "- ")
    yield from wrap(_("Look at it together on {date}.").format(date=uk_date(quarter.review)), WIDTH)


def _step(step: PlannedView, reasons: Mapping[int, str]) -> Iterator[str]:
    mark = f"{step.number}. "
    yield from wrap(step.do, WIDTH, mark)
    for label, text in _details(step, reasons.get(step.number, "")):
        yield from paragraph(f"{labelled(label)} {text}", width(mark))


def _details(step: PlannedView, why: str) -> Iterator[tuple[str, str]]:
    details = (
        (_("Begin"), step.first),
        (_("Done when"), step.done_when),
        (_("Who"), _stopped(clean(step.mark.who) if step.mark is not None and step.mark.who else step.by)),
        (_("Why"), why),
        (_("Worth"), step.worth),
        (_("Also covers"), _stopped(step.covered)),
        (_("Waits for"), _stopped(step.after)),
        (_("So far"), _so_far(step)),
        (_("Name"), step.id),
    )
    return ((label, text) for label, text in details if text)


def _stopped(words: str) -> str:
    return words if not words or words.endswith((".", "?")) else f"{words}."


def _so_far(step: PlannedView) -> str:
    mark = step.mark
    if mark is None or (mark.status is Status.PLANNED and not mark.note):
        return ""
    return "; ".join(part for part in (_noted(mark), clean(mark.note)) if part)


def _noted(mark: Mark) -> str:
    if mark.status is not Status.DONE:
        status = status_words(mark.status)
        if mark.started is None:
            return status
        return _("{status} since {date}").format(status=status, date=uk_date(mark.started))
    if mark.done is None:
        return _("done, and the answers do not show it yet")
    return _("done on {date}, and the answers do not show it yet").format(date=uk_date(mark.done))


def _after(view: PlanView, reasons: Mapping[int, str]) -> Iterator[str]:
    for step in view.unfinished:
        yield from _step(step, reasons)
    if view.later:
        yield from wrap(view.later, WIDTH)
