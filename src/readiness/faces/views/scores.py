"""How the scores are shown: each dimension and the overall figure as bars, figures and words."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from readiness.core.bands import MOST_UNSETTLED
from readiness.core.intervals import Interval
from readiness.core.score import BALANCE, DimensionScore, OverallScore, Scorecard, Tally, percent
from readiness.faces.words.phrases import clean, dimension_inside, dimension_title, ends, listing, points
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import ngettext, told
from readiness.record import Plain


class Bar(NamedTuple):
    """Four parts in whole points that add up to 100."""

    secured: int
    unsettled: int
    held_back: int
    still_to_do: int

    @property
    def parts(self) -> tuple[tuple[str, int, int], ...]:
        """Each part that is there: its name, where it begins, and how long it is.

        >>> Bar(secured=40, unsettled=0, held_back=10, still_to_do=50).parts
        (('secured', 0, 40), ('held_back', 40, 10), ('still_to_do', 50, 50))
        """
        starts = accumulate(self, initial=0)
        return tuple(part for part in zip(self._fields, starts, self, strict=False) if part[2])

    @property
    def possible(self) -> int:
        """The most that could be true: what is secured and what is unsettled."""
        return self.secured + self.unsettled


class Ends(NamedTuple):
    """Both ends of what can be said, as whole numbers: what is secured, and the most that could be true."""

    secured: int
    possible: int


class CeilingView(Plain):
    """A ceiling that is on a dimension, or may be.

    ``costs`` says in words what it holds back, from the secured end to the possible one, empty where that is nothing
    yet; ``without`` where the dimension would stand without it, ``without_ends`` the same in points. ``reasons`` are
    clauses, the binding one first.
    """

    dimension: str
    title: str
    at: int
    sure: bool
    costs_secured: int
    costs_possible: int
    costs: str
    without: str
    without_ends: Ends
    reasons: tuple[str, ...]


class DimensionView(Plain):
    """One dimension. ``figure`` gives both ends in points; ``bar`` is ``None`` where there is no basis.

    ``band`` is the band alone, ``words`` say besides how much is answered where no band is claimed. ``answers`` says
    how many of its questions are answered, ``counts`` what became of each, ``left_out`` what it would be with
    everything that does not apply at the bottom, where that matters.
    """

    name: str
    title: str
    bar: Bar | None
    figure: str
    band: str
    words: str
    answers: str
    counts: Tally
    not_applicable: int
    left_out: str = ""
    ceiling: CeilingView | None = None


class OverallView(Plain):
    """The overall figure.

    ``settled`` says whether so much is settled that a band is claimed, ``balance`` why the figure lies below the
    mean, ``undefined`` which dimensions left. ``band``, ``words``, ``answers`` and ``counts`` are as those of a
    dimension.
    """

    bar: Bar | None
    figure: str
    band: str
    words: str
    answers: str
    counts: Tally
    settled: bool
    balance: str = ""
    undefined: str = ""


class ScoresView(Plain):
    """Five dimensions and the overall figure, which is always shown after them."""

    dimensions: tuple[DimensionView, ...]
    overall: OverallView

    @property
    def ceilings(self) -> tuple[CeilingView, ...]:
        """The ceilings that are on or may be, the costliest first; of those that cost nothing, sure ones first."""
        found = [dimension.ceiling for dimension in self.dimensions if dimension.ceiling is not None]
        return tuple(sorted(found, key=_by_costs))


def plain_bar(value: Interval | None) -> Bar | None:
    """Draw an interval on its own, with nothing held back; ``None`` where there is none."""
    if value is None:
        return None
    secured, possible = percent(value.secured), percent(value.possible)
    return Bar(secured=secured, unsettled=possible - secured, held_back=0, still_to_do=100 - possible)


def _by_costs(ceiling: CeilingView) -> tuple[int, int, bool]:
    return -ceiling.costs_possible, -ceiling.costs_secured, not ceiling.sure


def scores_view(card: Scorecard) -> ScoresView:
    """Turn a scorecard into what is shown of it."""
    return ScoresView(
        dimensions=tuple(_dimension(score) for score in card.dimensions), overall=_overall(card.overall)
    )


def _dimension(score: DimensionScore) -> DimensionView:
    return DimensionView(
        name=score.dimension,
        title=dimension_title(score.dimension),
        bar=_bar(score),
        figure=figure(score.interval),
        band=told(score.words),
        words=_words(score.words, score.interval, score.tally),
        answers=_answers(score.tally),
        counts=score.tally,
        not_applicable=score.tally.not_applicable,
        left_out=_left_out(score),
        ceiling=_ceiling(score),
    )


def figure(interval: Interval | None) -> str:
    """Give both ends of an interval in whole points; nothing where there is no basis."""
    return "" if interval is None else ends(*both_ends(interval))


def both_ends(interval: Interval) -> Ends:
    """Give both ends of an interval in whole points."""
    return Ends(secured=percent(interval.secured), possible=percent(interval.possible))


def short_figure(interval: Interval | None) -> str:
    """Give both ends of an interval for a narrow column, as in 42-55; nothing where there is no basis."""
    return (
        ""
        if interval is None
        else "-".join(dict.fromkeys(map(str, map(percent, (interval.secured, interval.possible)))))
    )


def _bar(score: DimensionScore) -> Bar | None:
    if score.parts is None:
        return None
    secured, unsettled, held_back, still_to_do = score.parts.points()
    return Bar(secured=secured, unsettled=unsettled, held_back=held_back, still_to_do=still_to_do)


def _words(words: str, interval: Interval | None, tally: Tally) -> str:
    if interval is None:
        return _("no basis: nothing here applies")
    if _claimed(interval):
        return told(words)
    return _("{words}: {answers}").format(words=told(words), answers=_answers(tally))


def _claimed(interval: Interval) -> bool:
    return interval.unsettled <= MOST_UNSETTLED


def _answers(tally: Tally) -> str:
    return _("{answered} of {asked} answered").format(answered=tally.answered, asked=tally.asked)


def _left_out(score: DimensionScore) -> str:
    if score.with_left_out is None:
        return ""
    return _(
        "more than a quarter of it does not apply here; with those parts counted as not yet in place it would be "
        "{figure}"
    ).format(figure=figure(score.with_left_out))


def _ceiling(score: DimensionScore) -> CeilingView | None:
    before, after = score.before_caps, score.interval
    if not score.caps or before is None or after is None:
        return None
    binding = score.binding_cap or max(score.caps, key=lambda effect: effect.on.surely)
    told = [effect for effect in score.caps if effect.on is binding.on]
    secured = percent(before.secured) - percent(after.secured)
    possible = percent(before.possible) - percent(after.possible)
    return CeilingView(
        dimension=score.dimension,
        title=dimension_title(score.dimension),
        at=percent(binding.at),
        sure=binding.on.surely,
        costs_secured=secured,
        costs_possible=possible,
        costs=_costs(secured, possible),
        without=figure(before),
        without_ends=both_ends(before),
        reasons=tuple(clean(effect.rule.cap.because) for effect in told if effect.rule.cap is not None),
    )


def _costs(secured: int, possible: int) -> str:
    if secured == possible:
        return points(secured) if secured else ""
    if secured and possible:
        return _("{low} to {high} points").format(low=secured, high=possible)
    if secured:
        words = ngettext("{number} point of what is secured", "{number} points of what is secured", secured)
    else:
        words = ngettext("{number} point of what is possible", "{number} points of what is possible", possible)
    return words.format(number=secured or possible)


def _overall(score: OverallScore) -> OverallView:
    return OverallView(
        bar=_overall_bar(score),
        figure=figure(score.interval),
        band=told(score.words),
        words=_("no basis yet") if score.interval is None else _words(score.words, score.interval, score.tally),
        answers=_answers(score.tally),
        counts=score.tally,
        settled=score.interval is not None and _claimed(score.interval),
        balance=_balance(score),
        undefined=listing(map(dimension_title, score.undefined)),
    )


def _overall_bar(score: OverallScore) -> Bar | None:
    """Split the overall figure; what balance holds back is what lies between it and the mean."""
    if score.interval is None or score.mean is None:
        return None
    secured, possible = percent(score.interval.secured), percent(score.interval.possible)
    mean = percent(score.mean.possible)
    return Bar(secured=secured, unsettled=possible - secured, held_back=mean - possible, still_to_do=100 - mean)


def _balance(score: OverallScore) -> str:
    if not score.balanced or score.mean is None:
        return ""
    return _(
        "The overall figure stays within {points} points of {dimensions}, where least is secured; the mean of the "
        "dimensions is {mean}."
    ).format(points=percent(BALANCE), dimensions=_names(score.lowest), mean=figure(score.mean))


def _names(lowest: Sequence[str]) -> str:
    return listing(map(dimension_inside, lowest))
