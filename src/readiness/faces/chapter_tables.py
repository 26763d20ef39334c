"""Tables that chapters of a document show beside the blocks of a report, and the words around bars."""

from readiness.core.indicators import DIMENSION_TITLES
from readiness.faces.advice_view import PlanView
from readiness.faces.blocks import Table
from readiness.faces.score_view import Bar, ScoresView

BANDS = ("Dimension", "Points of 100", "Band")
VERDICTS = ("Rule", "Points of 100", "Verdict")
PARTS = ("Dimension", "Secured", "Unsettled", "Held back", "Still to do")
QUARTERS = ("By the end of", *DIMENSION_TITLES.values(), "Overall")
"""The headings of tables."""

NO_BASIS = "no basis"
NO_POINTS = "no points"
"""What stands in the place of a figure."""

PART_WORDS = {
    "secured": "secured: evidence and every voice support it",
    "unsettled": "unsettled: could be true",
    "held_back": "held back by a ceiling",
    "still_to_do": "still to do",
}
"""What each part of a bar means, by its name."""


def parts_table(scores: ScoresView) -> Table:
    """Show what each dimension is made of."""
    rows = [_parts_row(row.title, row.bar) for row in scores.dimensions]
    return Table(headings=PARTS, rows=(*rows, _parts_row("Overall", scores.overall.bar)))


def staircase(plan: PlanView, scores: ScoresView) -> Table:
    """Show the points that are secured now and after each quarter of a plan."""
    bars = [*(row.bar for row in scores.dimensions), scores.overall.bar]
    now = ("Now", *(NO_BASIS if bar is None else str(bar.secured) for bar in bars))
    later = [(quarter.title, *(figure or NO_BASIS for figure in quarter.figures)) for quarter in plan.quarters]
    return Table(headings=QUARTERS, rows=(now, *later))


def _parts_row(title: str, bar: Bar | None) -> tuple[str, ...]:
    return (title, *((NO_BASIS,) * 4 if bar is None else (str(points) for points in bar)))
