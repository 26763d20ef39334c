"""A plan as a table of tasks for a spreadsheet: one step a row, as CSV (RFC 4180) that Excel opens as it stands."""

import datetime as dt
from collections.abc import Iterator

from readiness.faces.plan.view import PlannedView, PlanView, status_words
from readiness.faces.spreadsheets.csv_text import csv_text
from readiness.faces.words.phrases import clean, dimension_title, first_sentence
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop
from readiness.planning.marks import LATER, Mark, Status
from readiness.planning.progress import Progress
from readiness.proposal import Proposal

COLUMNS = (
    gettext_noop("quarter"),
    gettext_noop("due"),
    gettext_noop("step"),
    gettext_noop("first move"),
    gettext_noop("done when"),
    gettext_noop("who usually"),
    gettext_noop("waits for"),
    gettext_noop("also covers"),
    gettext_noop("dimension"),
    gettext_noop("effort points"),
    gettext_noop("points in its dimension"),
    gettext_noop("keeps people safe"),
    gettext_noop("status"),
    gettext_noop("who"),
    gettext_noop("note"),
    gettext_noop("reason"),
    gettext_noop("started"),
    gettext_noop("done"),
    gettext_noop("name"),
)
"""The headings, in their order."""


def plan_table(view: PlanView, proposal: Proposal) -> bytes:
    """Write a plan as CSV in UTF-8, with a byte-order mark; steps of a kept plan that are not planned come last."""
    return csv_text(map(_, COLUMNS), _rows(view, proposal))


def _rows(view: PlanView, proposal: Proposal) -> Iterator[tuple[str, ...]]:
    planned = (*view.steps, *view.unfinished)
    yield from map(_planned, planned)
    known = {step.id for step in planned}
    yield from (_other(each) for each in proposal.progress if each.mark.step not in known)


def _planned(step: PlannedView) -> tuple[str, ...]:
    return (
        _quarter(step.quarter),
        _date(step.due),
        step.do,
        step.first,
        step.done_when,
        step.by,
        ", ".join(step.needs),
        ", ".join(each.id for each in step.covers),
        dimension_title(step.dimension),
        str(step.points),
        str(step.gain_points),
        _("yes") if step.safety else "",
        *_marked(step.mark or Mark(step=step.id)),
        step.id,
    )


def _other(each: Progress) -> tuple[str, ...]:
    """Write a step that was in the kept plan and is not in this one."""
    name = first_sentence(clean(each.step.do)) if each.step is not None else ""
    return (_quarter(each.mark.quarter), "", name, *[""] * 9, *_marked(each.mark), clean(each.mark.step))


def _quarter(number: int) -> str:
    return _("later") if number == LATER else str(number)


def _marked(mark: Mark) -> tuple[str, ...]:
    reason = mark.reason if mark.status is Status.DROPPED else ""
    return (
        status_words(mark.status),
        *(clean(words) for words in (mark.who, mark.note, reason)),
        _date(mark.started),
        _date(mark.done),
    )


def _date(day: dt.date | None) -> str:
    """Write a day as the standard has it: a spreadsheet takes it for a date in every language, and sorts by it."""
    return "" if day is None else day.isoformat()
