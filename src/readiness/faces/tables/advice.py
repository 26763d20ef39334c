"""The advice as tables: strengths, steps, what to find out, flags, and the plan."""

from collections.abc import Iterator

from readiness.core.indicators import DIMENSION_TITLES
from readiness.faces.tables.table import Cell, Column, Kind, Table, marked, whole
from readiness.faces.views.advice import PortionView, QuestionView, ReviewView, StepView
from readiness.faces.views.view import View
from readiness.faces.words.phrases import sentence
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop

STRENGTHS = (
    Column(gettext_noop("Rule")),
    Column(gettext_noop("Dimension")),
    Column(gettext_noop("What stands well"), Kind.TEXT),
    Column(gettext_noop("Keep it"), Kind.TEXT),
)

STEPS = (
    Column(gettext_noop("Step"), Kind.NUMBER),
    Column(gettext_noop("Dimension")),
    Column(gettext_noop("Do"), Kind.TEXT),
    Column(gettext_noop("Begin"), Kind.TEXT),
    Column(gettext_noop("Who")),
    Column(gettext_noop("Effort"), Kind.NUMBER),
    Column(gettext_noop("Gain"), Kind.NUMBER),
    Column(gettext_noop("Gain overall"), Kind.NUMBER),
    Column(gettext_noop("Good enough when"), Kind.TEXT),
    Column(gettext_noop("Waits for")),
    Column(gettext_noop("Because")),
    Column(gettext_noop("Also covers"), Kind.TEXT),
    Column(gettext_noop("Rule")),
    Column(gettext_noop("Sources"), Kind.TEXT),
)

QUESTIONS = (
    Column(gettext_noop("Kind")),
    Column(gettext_noop("Question id")),
    Column(gettext_noop("Dimension")),
    Column(gettext_noop("Question"), Kind.TEXT),
    Column(gettext_noop("Do"), Kind.TEXT),
    Column(gettext_noop("Ask")),
    Column(gettext_noop("Settles"), Kind.NUMBER),
    Column(gettext_noop("Because")),
)

FLAGS = (
    Column(gettext_noop("Rule")),
    Column(gettext_noop("Flag")),
    Column(gettext_noop("Seen"), Kind.TEXT),
    Column(gettext_noop("Why it matters"), Kind.TEXT),
    Column(gettext_noop("Do"), Kind.TEXT),
    Column(gettext_noop("Begin"), Kind.TEXT),
    Column(gettext_noop("Who")),
    Column(gettext_noop("Effort"), Kind.NUMBER),
    Column(gettext_noop("Sources"), Kind.TEXT),
)

PLAN = (
    Column(gettext_noop("Quarter"), Kind.NUMBER),
    Column(gettext_noop("When")),
    Column(gettext_noop("Step"), Kind.NUMBER),
    Column(gettext_noop("Do"), Kind.TEXT),
    Column(gettext_noop("Effort"), Kind.NUMBER),
    Column(gettext_noop("Done in it")),
)

QUARTERS = (
    Column(gettext_noop("Quarter"), Kind.NUMBER),
    Column(gettext_noop("By the end of")),
    Column(gettext_noop("Last day"), Kind.DATE),
    Column(gettext_noop("Effort"), Kind.NUMBER),
    *(Column(title, Kind.NUMBER) for title in DIMENSION_TITLES.values()),
    Column(gettext_noop("Overall"), Kind.NUMBER),
)

LATER = gettext_noop("Later")
"""When a step is done that comes after the last quarter."""


def strengths(view: View) -> Table:
    """Give what stands well."""
    return Table(
        name="strengths",
        title=_("Strengths"),
        about=_("What stands well, and how to keep it."),
        columns=STRENGTHS,
        rows=tuple((item.rule, item.dimension, item.words, item.keep) for item in view.advice.strengths),
    )


def steps(view: View) -> Table:
    """Give every next step, in order."""
    return Table(
        name="steps",
        title=_("Steps"),
        about=_("The next steps in order, with their effort and what they add in points of 100."),
        columns=STEPS,
        rows=tuple(_step(item) for item in view.advice.steps),
    )


def questions(view: View) -> Table:
    """Give what to find out, and what wants evidence."""
    advice = view.advice
    kinds = ((_("find out"), advice.find_out), (_("add evidence"), advice.evidence))
    return Table(
        name="questions",
        title=_("Questions"),
        about=_("What to find out, and which answers want support, with the points that this would settle."),
        columns=QUESTIONS,
        rows=tuple(_question(kind, item) for kind, items in kinds for item in items),
    )


def flags(view: View) -> Table:
    """Give what is worth a look, each with its actions."""
    return Table(
        name="flags",
        title=_("Flags"),
        about=_("What is worth a look, a row for each thing to do about it."),
        columns=FLAGS,
        rows=tuple(row for review in view.advice.reviews for row in _flag(review)),
    )


def plan(view: View) -> Table:
    """Give the steps by quarters."""
    found = view.advice.plan
    during = (_portion(q.number, q.title, part) for q in found.quarters for part in q.portions)
    after = (_portion(None, _(LATER), part) for part in found.afterwards)
    return Table(
        name="plan",
        title=_("Plan"),
        about=_("Which steps fall into which quarter, at {pace}.").format(pace=found.pace),
        columns=PLAN,
        rows=(*during, *after),
    )


def quarters(view: View) -> Table:
    """Give what is secured now and after each quarter, with every rule-set in use."""
    return Table(
        name="quarters",
        title=_("Quarters"),
        about=_("The points secured now (quarter 0) and by the end of each quarter of the plan."),
        columns=QUARTERS,
        rows=tuple(_quarters(view)),
    )


def _step(item: StepView) -> tuple[Cell, ...]:
    return (
        item.number,
        item.dimension,
        item.do,
        item.first,
        item.by,
        item.points,
        item.gain_points,
        item.gain_overall_points,
        item.good_enough_when,
        item.after,
        "; ".join(item.reasons),
        item.covered,
        item.rule,
        item.sources,
    )


def _question(kind: str, item: QuestionView) -> tuple[Cell, ...]:
    because = " ".join(sentence(reason) for reason in item.reasons)
    return (
        kind,
        item.indicator,
        item.dimension,
        item.question,
        item.do,
        item.ask,
        item.settles_points,
        because,
    )


def _flag(review: ReviewView) -> Iterator[tuple[Cell, ...]]:
    seen = (review.rule, review.title, review.says, review.why)
    for action in review.actions:
        yield *seen, action.do, action.first, action.by, action.points, review.sources


def _portion(quarter: int | None, when: str, part: PortionView) -> tuple[Cell, ...]:
    return whole(quarter), when, part.step or "", part.do, part.points, marked(true=part.finishes)


def _quarters(view: View) -> Iterator[tuple[Cell, ...]]:
    if not view.advice.plan.quarters:
        return
    now = view.widest
    bars = (*(dimension.bar for dimension in now.dimensions), now.overall.bar)
    yield 0, _("Now"), view.as_of, "", *(whole(None if bar is None else bar.secured) for bar in bars)
    for quarter in view.advice.plan.quarters:
        yield quarter.number, quarter.title, quarter.last_day, quarter.points, *map(whole, quarter.secured)
