"""The JSON form of a plan, for other programs.

``docs/plan.schema.json`` describes it; ``schema`` is its number, raised whenever a reader would have to change.
Figures are whole points. What people wrote in their own words, names too, is left out.
"""

from readiness.core.indicators import DIMENSIONS
from readiness.core.intervals import Interval
from readiness.core.score import percent
from readiness.faces.json.text import json_text
from readiness.faces.plan.view import PlannedView, PlanView, QuarterPlanView
from readiness.faces.words.phrases import clean
from readiness.planning.marks import LATER
from readiness.planning.progress import Progress
from readiness.planning.staircase import Stair
from readiness.proposal import LeftOut, Loss, Proposal
from readiness.version import VERSION

SCHEMA = 1
"""The number of the form that this version writes."""

Data = dict[str, object]


def plan_json(view: PlanView, proposal: Proposal) -> str:
    """Write a plan as JSON, in ASCII: the same plan, the same bytes."""
    return json_text(plan_data(view, proposal))


def plan_data(view: PlanView, proposal: Proposal) -> Data:
    """Give the JSON form of a plan, keys in a defined order."""
    plan = proposal.plan
    return {
        "schema": SCHEMA,
        "engine": {"name": "readiness", "version": VERSION},
        "organisation": view.organisation,
        "as_of": view.as_of.isoformat(),
        "begins": proposal.begins.isoformat(),
        "capacity": plan.capacity,
        "pace": plan.pace,
        "at_a_time": plan.at_a_time,
        "strained": plan.strained,
        "left_out": list(view.left_out),
        "warnings": list(view.warnings),
        "notices": list(view.notices),
        "small_win": plan.small_win,
        "stairs": [_stair(stair, proposal) for stair in proposal.stairs],
        "quarters": [_quarter(quarter) for quarter in view.quarters],
        "steps": [_step(step) for step in (*view.steps, *view.unfinished)],
        "later": [item.id for item in plan.later],
        "unreached": [{"dimension": name, "reason": clean(reason)} for name, reason in plan.unreached],
        "steps_left_out": [_left_out(left) for left in (*proposal.refused, *proposal.dropped)],
        "cost": _cost(proposal),
        "progress": [_progress(each, proposal) for each in proposal.progress],
    }


def _stair(stair: Stair, proposal: Proposal) -> Data:
    dimensions = zip(DIMENSIONS, stair.dimensions, strict=True)
    return {
        "quarter": proposal.first + stair.quarter - 1 if stair.quarter else None,
        "dimensions": {name: _interval(interval) for name, interval in dimensions},
        "overall": _interval(stair.overall),
    }


def _interval(interval: Interval | None) -> Data | None:
    if interval is None:
        return None
    return {"secured_points": percent(interval.secured), "possible_points": percent(interval.possible)}


def _quarter(quarter: QuarterPlanView) -> Data:
    return {
        "number": quarter.number,
        "from": quarter.start.isoformat(),
        "to": quarter.end.isoformat(),
        "review": quarter.review.isoformat(),
        "question": quarter.question,
        "steps": [step.id for step in quarter.steps],
    }


def _step(step: PlannedView) -> Data:
    return {
        "id": step.id,
        "quarter": None if step.quarter == LATER else step.quarter,
        "due": None if step.due is None else step.due.isoformat(),
        "dimension": step.dimension,
        "title": step.title,
        "do": step.do,
        "first": step.first,
        "done_when": step.done_when,
        "by": step.by,
        "why": step.why,
        "effort_points": step.points,
        "gain_points": step.gain_points,
        "gain_overall_points": step.gain_overall_points,
        "safety": step.safety,
        "waits_for": list(step.needs),
        "covers": [each.id for each in step.covers],
        "reasons": list(step.reasons),
        "status": None if step.mark is None else step.mark.status.value,
    }


def _left_out(left: LeftOut) -> Data:
    return {"id": left.step.id, "safety": left.safety, "advised": left.open}


def _cost(proposal: Proposal) -> Data | None:
    cost = proposal.cost
    if cost is None:
        return None
    return {
        "takes": [item.id for item in cost.takes],
        "by_end": [_loss(loss) for loss in cost.by_end],
        "at_last": [_loss(loss) for loss in cost.at_last],
        "instead": [item.id for item in cost.instead],
    }


def _loss(loss: Loss) -> Data:
    return {"dimension": loss.dimension or None, "with": loss.whole, "without": loss.without, "points": loss.points}


def _progress(each: Progress, proposal: Proposal) -> Data:
    mark = each.mark
    return {
        "id": clean(mark.step),
        "status": mark.status.value,
        "state": each.state.value,
        "planned_for": None if mark.quarter == LATER else mark.quarter,
        "now_in": proposal.quarter_of.get(mark.step) or None,
        "started": None if mark.started is None else mark.started.isoformat(),
        "done": None if mark.done is None else mark.done.isoformat(),
    }
