"""Tables that chapters of a document show beside the blocks of a report, and the words around bars."""

from readiness.core.indicators import DIMENSION_TITLES
from readiness.faces.report.blocks import Table
from readiness.faces.views.scores import Bar, ScoresView
from readiness.faces.views.view import View
from readiness.faces.words.phrases import dimension_title
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop

BANDS = (gettext_noop("Dimension"), gettext_noop("Points of 100"), gettext_noop("Band"))
VERDICTS = (gettext_noop("Rule"), gettext_noop("Points of 100"), gettext_noop("Verdict"))
PARTS = (
    gettext_noop("Dimension"),
    gettext_noop("Secured"),
    gettext_noop("Unsettled"),
    gettext_noop("Held back"),
    gettext_noop("Still to do"),
)
QUARTERS = (gettext_noop("By the end of"), *DIMENSION_TITLES.values(), gettext_noop("Overall"))
"""The headings of tables, to be said in the language in use where they are shown."""

NO_BASIS = gettext_noop("no basis")
NO_POINTS = gettext_noop("no points")
"""What stands in the place of a figure."""

PART_WORDS = {
    "secured": gettext_noop("secured: evidence and every voice support it"),
    "unsettled": gettext_noop("unsettled: could be true"),
    "held_back": gettext_noop("held back by a ceiling"),
    "still_to_do": gettext_noop("still to do"),
}
"""What each part of a bar means, by its name."""


def parts_table(scores: ScoresView) -> Table:
    """Show what each dimension is made of."""
    rows = [_parts_row(row.title, row.bar) for row in scores.dimensions]
    return Table(
        headings=tuple(map(_, PARTS)),
        rows=(*rows, _parts_row(_("Overall"), scores.overall.bar)),
        caption=_("What each dimension is made of, in points of 100"),
    )


def staircase(view: View) -> Table:
    """Show the points that are secured now and after each quarter of the plan, with every rule-set in use."""
    scores, plan = view.widest, view.advice.plan
    bars = [*(row.bar for row in scores.dimensions), scores.overall.bar]
    now = (_("Now"), *(_(NO_BASIS) if bar is None else str(bar.secured) for bar in bars))
    later = [(quarter.title, *(figure or _(NO_BASIS) for figure in quarter.figures)) for quarter in plan.quarters]
    return Table(
        headings=(_(QUARTERS[0]), *map(dimension_title, DIMENSION_TITLES), _(QUARTERS[-1])),
        rows=(now, *later),
        caption=_("Points secured, quarter by quarter, with every rule-set in use")
        if view.extended is not None
        else _("Points secured, quarter by quarter"),
    )


def _parts_row(title: str, bar: Bar | None) -> tuple[str, ...]:
    return (title, *((_(NO_BASIS),) * 4 if bar is None else (str(points) for points in bar)))
