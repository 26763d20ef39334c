"""A plan as a table of tasks for a spreadsheet: one step a row, as CSV (RFC 4180) that Excel opens as it stands."""

import csv
import io
from collections.abc import Iterator

from readiness.core.indicators import DIMENSION_TITLES
from readiness.faces.phrases import clean, first_sentence, uk_date
from readiness.faces.plan_view import PlannedView, PlanView
from readiness.planning.marks import LATER, Mark, Status
from readiness.planning.progress import Progress
from readiness.proposal import Proposal
from readiness.reading.plan_file import LATER_WORD

COLUMNS = (
    "quarter",
    "due",
    "step",
    "first move",
    "done when",
    "who usually",
    "waits for",
    "dimension",
    "effort points",
    "points in its dimension",
    "keeps people safe",
    "status",
    "who",
    "note",
    "reason",
    "started",
    "done",
    "name",
)
"""The headings, in their order."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these would be worked out by a spreadsheet."""

_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""


def plan_table(view: PlanView, proposal: Proposal) -> bytes:
    """Write a plan as CSV in UTF-8, with a byte-order mark; steps of a kept plan that are not planned come last."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    writer.writerows([inert(cell) for cell in row] for row in _rows(view, proposal))
    return f"{_MARK}{lines.getvalue()}".encode()


def inert(cell: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula.

    >>> inert("=1+1"), inert("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _rows(view: PlanView, proposal: Proposal) -> Iterator[tuple[str, ...]]:
    planned = (*view.steps, *view.unfinished)
    yield from map(_planned, planned)
    known = {step.id for step in planned}
    yield from (_other(each) for each in proposal.progress if each.mark.step not in known)


def _planned(step: PlannedView) -> tuple[str, ...]:
    return (
        _quarter(step.quarter),
        uk_date(step.due) if step.due is not None else "",
        step.do,
        step.first,
        step.done_when,
        step.by,
        ", ".join(step.needs),
        DIMENSION_TITLES[step.dimension],
        str(step.points),
        str(step.gain_points),
        "yes" if step.safety else "",
        *_marked(step.mark or Mark(step=step.id)),
        step.id,
    )


def _other(each: Progress) -> tuple[str, ...]:
    """Write a step that was in the kept plan and is not in this one."""
    name = first_sentence(clean(each.step.do)) if each.step is not None else ""
    return (_quarter(each.mark.quarter), "", name, *[""] * 8, *_marked(each.mark), clean(each.mark.step))


def _quarter(number: int) -> str:
    return LATER_WORD if number == LATER else str(number)


def _marked(mark: Mark) -> tuple[str, ...]:
    dates = (uk_date(day) if day is not None else "" for day in (mark.started, mark.done))
    reason = mark.reason if mark.status is Status.DROPPED else ""
    return (mark.status.value, *(clean(words) for words in (mark.who, mark.note, reason)), *dates)
