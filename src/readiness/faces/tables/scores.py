"""The scores as tables: each dimension, the overall figure, and the ceilings."""

from collections.abc import Iterator

from readiness.core.score import Tally
from readiness.faces.tables.table import Cell, Column, Kind, Table, both, marked
from readiness.faces.views.scores import Bar, CeilingView, DimensionView, OverallView, ScoresView
from readiness.faces.views.view import View
from readiness.faces.words.phrases import listing, sentence
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop

RULESETS = Column(gettext_noop("Rule-sets"))
DIMENSION = Column(gettext_noop("Dimension"))

SCORES = (
    RULESETS,
    DIMENSION,
    Column(gettext_noop("Secured"), Kind.NUMBER),
    Column(gettext_noop("Possible"), Kind.NUMBER),
    Column(gettext_noop("Band")),
    Column(gettext_noop("Unsettled"), Kind.NUMBER),
    Column(gettext_noop("Held back"), Kind.NUMBER),
    Column(gettext_noop("Still to do"), Kind.NUMBER),
    Column(gettext_noop("Asked"), Kind.NUMBER),
    Column(gettext_noop("Answered"), Kind.NUMBER),
    Column(gettext_noop("Not known yet"), Kind.NUMBER),
    Column(gettext_noop("Not answered yet"), Kind.NUMBER),
    Column(gettext_noop("Does not apply"), Kind.NUMBER),
    Column(gettext_noop("Remark"), Kind.TEXT),
)

CEILINGS = (
    RULESETS,
    DIMENSION,
    Column(gettext_noop("Ceiling"), Kind.NUMBER),
    Column(gettext_noop("Settled")),
    Column(gettext_noop("Holds back of secured"), Kind.NUMBER),
    Column(gettext_noop("Holds back of possible"), Kind.NUMBER),
    Column(gettext_noop("Secured without it"), Kind.NUMBER),
    Column(gettext_noop("Possible without it"), Kind.NUMBER),
    Column(gettext_noop("Because"), Kind.TEXT),
)


def scores(view: View) -> Table:
    """Give each dimension and the overall figure, by the core and with every rule-set in use."""
    return Table(
        name="scores",
        title=_("Scores"),
        about=_("The points of each dimension and overall, of 100, and what became of the questions behind them."),
        columns=SCORES,
        rows=tuple(row for used, found in _scorecards(view) for row in _scores(used, found)),
    )


def ceilings(view: View) -> Table:
    """Give the ceilings that are on, or may be."""
    return Table(
        name="ceilings",
        title=_("Ceilings"),
        about=_("What holds a dimension back, with the points that it costs."),
        columns=CEILINGS,
        rows=tuple(_ceiling(used, ceiling) for used, found in _scorecards(view) for ceiling in found.ceilings),
    )


def _scorecards(view: View) -> Iterator[tuple[str, ScoresView]]:
    """Give each result with the rule-sets that it rests on."""
    yield view.rulesets[0].name, view.scores
    if view.extended is not None:
        yield listing(ruleset.name for ruleset in view.rulesets), view.extended


def _scores(used: str, found: ScoresView) -> Iterator[tuple[Cell, ...]]:
    for each in found.dimensions:
        yield (
            used,
            each.title,
            *_points(each),
            *_counts(each.counts),
            sentence(each.left_out) if each.left_out else "",
        )
    yield used, _("Overall"), *_points(found.overall), *_counts(found.overall.counts), _remark(found.overall)


def _points(of: DimensionView | OverallView) -> tuple[Cell, ...]:
    if of.bar is None:
        return "", "", of.band, "", "", ""
    return of.bar.secured, of.bar.possible, of.band, *_rest(of.bar)


def _rest(bar: Bar) -> tuple[int, ...]:
    return bar.unsettled, bar.held_back, bar.still_to_do


def _counts(counts: Tally) -> tuple[int, ...]:
    return counts.asked, counts.answered, counts.unknown, counts.unanswered, counts.not_applicable


def _remark(overall: OverallView) -> str:
    words = _("{dimensions} did not count, because nothing in it applies.")
    undefined = words.format(dimensions=overall.undefined) if overall.undefined else ""
    return " ".join(part for part in (overall.balance, undefined) if part)


def _ceiling(used: str, ceiling: CeilingView) -> tuple[Cell, ...]:
    return (
        used,
        ceiling.title,
        ceiling.at,
        marked(true=ceiling.sure),
        ceiling.costs_secured,
        ceiling.costs_possible,
        *both(ceiling.without_ends),
        sentence("; ".join(ceiling.reasons)),
    )
