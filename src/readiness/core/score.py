"""Scores: from findings to five dimensions and an overall figure, exact throughout.

A dimension is the weighted mean of its applicable rules at each end, then lowered to a ceiling where a cap is on. The
overall figure is the smaller of the mean of the dimensions and the lowest dimension plus 20 points, so that no effort
in one dimension buys its way past another. Every figure that any report shows is computed here, once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from operator import mul

import attrs

from readiness.core.bands import BANDS, band_words
from readiness.core.findings import Finding, Verdict
from readiness.core.indicators import DIMENSIONS
from readiness.core.intervals import ONE, ZERO, Interval, Shares
from readiness.core.rules import Rule, RuleBook
from readiness.core.standing import Silence, Standing
from readiness.core.truth import Truth
from readiness.core.vectors import DROPPED, Vector, whole
from readiness.message import message
from readiness.record import Plain, Record

BALANCE = Fraction(20, 100)
"""The overall figure lies at most this far above the lowest dimension: one band."""

POINTS_A_BAND = 100 // len(BANDS)
"""How wide a band is, in whole points."""

MUCH_LEFT_OUT = Fraction(1, 4)
"""Where more than this share of a dimension's weight is not applicable, a second figure is shown."""


class CapEffect(Plain):
    """A ceiling that is on, or may be: the rule it belongs to, and what it holds back at each end (0 to 1)."""

    rule: Rule
    on: Truth
    at: Fraction
    held_back: Fraction
    held_back_secured: Fraction
    binding: bool


class Parts(Plain):
    """A dimension split into four parts that add up to 1."""

    secured: Fraction
    unsettled: Fraction
    held_back: Fraction
    still_to_do: Fraction

    def points(self) -> tuple[int, int, int, int]:
        """Round the parts to whole points that add up to 100 and agree with the rounded ends.

        Each boundary between two parts is rounded by :func:`percent`, so the first part is the secured end as it is
        printed everywhere else, and the first two together are the possible end.
        """
        edges = (self.secured, self.secured + self.unsettled, ONE - self.still_to_do)
        first, second, third = (percent(edge) for edge in edges)
        return first, second - first, third - second, 100 - third


class Tally(Plain):
    """How many questions there were, by what became of them."""

    answered: int = 0
    unknown: int = 0
    unanswered: int = 0
    not_applicable: int = 0
    not_asked: int = 0

    @property
    def asked(self) -> int:
        """The questions that count: answered, unknown and unanswered."""
        return self.answered + self.unknown + self.unanswered


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DimensionScore(Record):
    """One dimension.

    ``interval`` is ``None`` where nothing applies ("no basis"). ``before_caps`` is the weighted mean without
    ceilings. ``with_left_out`` is what the dimension would be with not applicable rules at the bottom, given where
    they are more than a quarter of the weight. ``weight`` counts what applies.
    """

    dimension: str
    interval: Interval | None
    before_caps: Interval | None
    caps: tuple[CapEffect, ...]
    weight: Fraction
    weight_not_applicable: Fraction
    with_left_out: Interval | None
    tally: Tally

    @property
    def parts(self) -> Parts | None:
        """Secured, unsettled, held back and still to do; ``None`` where nothing applies."""
        if self.interval is None or self.before_caps is None:
            return None
        return Parts(
            secured=self.interval.secured,
            unsettled=self.interval.unsettled,
            held_back=self.before_caps.possible - self.interval.possible,
            still_to_do=ONE - self.before_caps.possible,
        )

    @property
    def words(self) -> str:
        """The band in words, or why there is none."""
        return message("no basis") if self.interval is None else band_words(self.interval)

    @property
    def binding_cap(self) -> CapEffect | None:
        """The ceiling that holds this dimension back, if one does."""
        return next((cap for cap in self.caps if cap.binding), None)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OverallScore(Record):
    """The overall figure.

    ``interval`` is ``None`` where no dimension has a basis. ``undefined`` names the dimensions that left;
    ``lowest`` names
    the lowest; ``balanced`` says that it holds the figure below the mean at one end or both.
    """

    interval: Interval | None
    mean: Interval | None
    undefined: tuple[str, ...]
    lowest: tuple[str, ...]
    balanced: bool
    tally: Tally

    @property
    def words(self) -> str:
        """The band in words, or why there is none."""
        return message("no basis") if self.interval is None else band_words(self.interval)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scorecard(Record):
    """Five dimensions and the overall figure."""

    dimensions: tuple[DimensionScore, ...]
    overall: OverallScore

    def dimension(self, name: str) -> DimensionScore:
        """Look one dimension up by name."""
        return self.dimensions[DIMENSIONS.index(name)]


Ends = tuple[int, Vector, Vector]
"""A unit, and what each scoring rule is worth at its secured and at its possible end in whole numbers of it.

:data:`~readiness.core.vectors.DROPPED` stands for what is left out.
"""


def score(found: Iterable[Finding], where: Mapping[str, Standing], rulebook: RuleBook) -> Scorecard:
    """Compute the scorecard of a profile from its standings and its findings, those of other rule-sets left aside.

    There is a finding for every scoring rule.
    """
    scored = _scored(found, rulebook)
    weights = tuple(rulebook.weights.values())
    return _scorecard(
        _Weighed(scored, _whole_ends(scored), weights, rulebook.weighing), rulebook.spans, where, rulebook
    )


def scorecards(
    found: Iterable[Finding], where: Mapping[str, Standing], rulebook: RuleBook, ends: Ends | None = None
) -> tuple[Scorecard, Scorecard | None]:
    """Compute the scorecard of core alone, and that of all rule-sets; ``None`` where core is the only one.

    ``ends`` are those of the scoring rules, where they are known in whole numbers already. Both scorecards are made
    with them. That is exact whatever other rule-sets find, so they never change core's.
    """
    scored, core, spans = _scored(found, rulebook), rulebook.core, rulebook.spans
    ends = _whole_ends(scored) if ends is None else ends
    alone = _scorecard(_Weighed(scored, ends, rulebook.core_weights, core.weighing), spans, where, core)
    if core is rulebook:
        return alone, None
    weights = tuple(rulebook.weights.values())
    return alone, _scorecard(_Weighed(scored, ends, weights, rulebook.weighing), spans, where, rulebook)


def _scored(found: Iterable[Finding], rulebook: RuleBook) -> tuple[Finding, ...]:
    """Give the findings of the scoring rules, in their order."""
    by_rule = {finding.rule.id: finding for finding in found}
    return tuple([by_rule[name] for name in rulebook.weights])


def _whole_ends(scored: Iterable[Finding]) -> Ends:
    """Make the values of findings whole over one denominator."""
    values = [finding.value for finding in scored]
    ends = [end for value in values if value is not None for end in (value.secured, value.possible)]
    unit = lcm(*[end.denominator for end in ends])
    secured = tuple([DROPPED if value is None else whole(value.secured, unit) for value in values])
    return unit, secured, tuple([DROPPED if value is None else whole(value.possible, unit) for value in values])


class _Weighed:
    """Findings of scoring rules, both ends of their values, and what each weighs as so many ``weighing``-ths.

    A rule that is not part of the score weighs 0.
    """

    def __init__(self, findings: Sequence[Finding], ends: Ends, weights: Vector, weighing: int) -> None:
        """Take everything in the order of the rules."""
        self.findings, self.ends, self.weights, self.weighing = findings, ends, weights, weighing
        self._complete = DROPPED not in ends[1]

    def within(self, span: slice) -> "_Weighed":
        """Give some of them alone."""
        unit, secured, possible = self.ends
        ends = (unit, secured[span], possible[span])
        return _Weighed(self.findings[span], ends, self.weights[span], self.weighing)

    def mean(self) -> tuple[Fraction, Interval | None]:
        """Give the sum of weights and the mean at each end; no mean where nothing weighs.

        Adds up over one denominator, which is several times as fast as adding fractions one by one.
        """
        unit, *ends = self.ends
        weights = self.weights if self._complete else self._counted()
        total = sum(weights)
        if not total:
            return ZERO, None
        secured, possible = [Fraction(sum(map(mul, weights, values)), total * unit) for values in ends]
        return Fraction(total, self.weighing), Interval(secured, possible)

    def left_out(self) -> Fraction:
        """Add up the weights of the rules that do not apply."""
        if self._complete:
            return ZERO
        gone = Verdict.NOT_APPLICABLE
        weights = zip(self.findings, self.weights, strict=True)
        return Fraction(sum([weight for finding, weight in weights if finding.verdict is gone]), self.weighing)

    def capping(self) -> list[Finding]:
        """List the findings whose rule has a ceiling to judge."""
        weights = zip(self.findings, self.weights, strict=True)
        return [finding for finding, weight in weights if finding.cap is not None and weight]

    def _counted(self) -> Vector:
        """Give the weights, 0 for what is left out."""
        secured = self.ends[1]
        return tuple([0 if end == DROPPED else weight for end, weight in zip(secured, self.weights, strict=True)])


def _scorecard(
    weighed: _Weighed, spans: Mapping[str, slice], where: Mapping[str, Standing], rulebook: RuleBook
) -> Scorecard:
    counts = tallies(where, rulebook)
    dimensions = tuple([_dimension(name, weighed.within(spans[name]), counts[name]) for name in DIMENSIONS])
    return Scorecard(dimensions=dimensions, overall=score_overall(dimensions, counts[""]))


def _dimension(name: str, weighed: _Weighed, counts: Tally) -> DimensionScore:
    """Compute one dimension from its scoring rules."""
    weight, before = weighed.mean()
    left_out, capping = weighed.left_out(), weighed.capping()
    caps, after = ((), None) if before is None else apply_caps(capping, before)
    much = before is not None and left_out and left_out > MUCH_LEFT_OUT * (weight + left_out)
    return DimensionScore(
        dimension=name,
        interval=after,
        before_caps=before,
        caps=caps,
        weight=weight,
        weight_not_applicable=left_out,
        with_left_out=_with_left_out(capping, before, weight, left_out) if before is not None and much else None,
        tally=counts,
    )


def apply_caps(found: Iterable[Finding], before: Interval) -> tuple[tuple[CapEffect, ...], Interval]:
    """Lower an interval to the ceilings that are on: both ends where surely, the secured end where perhaps."""
    live = [
        (f.rule, f.rule.cap, f.cap) for f in found if f.rule.cap is not None and f.cap is not None and f.cap.perhaps
    ]
    sure = [_PERCENT[cap.at] for _, cap, on in live if on.surely]
    all_on = [_PERCENT[cap.at] for _, cap, _ in live]
    after = Interval(min([before.secured, *all_on]), min([before.possible, *sure]))
    effects = [
        CapEffect(
            rule=rule,
            on=on,
            at=_PERCENT[cap.at],
            held_back=max(before.possible - _PERCENT[cap.at], ZERO) if on.surely else ZERO,
            held_back_secured=max(before.secured - _PERCENT[cap.at], ZERO),
            binding=False,
        )
        for rule, cap, on in live
    ]
    effects.sort(key=lambda effect: (-effect.held_back, -effect.held_back_secured, -effect.on.value, effect.rule.id))
    if effects and (effects[0].held_back or effects[0].held_back_secured):
        effects[0] = effects[0].changed(binding=True)
    return tuple(effects), after


_PERCENT = Shares(100)


def _with_left_out(found: Iterable[Finding], before: Interval, weight: Fraction, left_out: Fraction) -> Interval:
    share = weight / (weight + left_out)
    return apply_caps(found, Interval(before.secured * share, before.possible * share))[1]


def score_overall(dimensions: Iterable[DimensionScore], counts: Tally) -> OverallScore:
    """Compute the overall figure from the dimensions that have a basis."""
    known = {d.dimension: d.interval for d in dimensions if d.interval is not None}
    undefined = tuple(name for name in DIMENSIONS if name not in known)
    if not known:
        return OverallScore(interval=None, mean=None, undefined=undefined, lowest=(), balanced=False, tally=counts)
    middle = mean(known.values())
    after = balanced(known.values(), middle)
    least = min(i.secured for i in known.values())
    return OverallScore(
        interval=after,
        mean=middle,
        undefined=undefined,
        lowest=tuple(name for name, i in known.items() if i.secured == least),
        balanced=after != middle,
        tally=counts,
    )


def mean(known: Collection[Interval]) -> Interval:
    """Average dimensions at each end, with equal weights. There is at least one."""
    return Interval(_mean([i.secured for i in known]), _mean([i.possible for i in known]))


def _mean(values: Collection[Fraction]) -> Fraction:
    ratios = [value.as_integer_ratio() for value in values]
    by = lcm(*[denominator for _, denominator in ratios])
    return Fraction(sum([n * (by // denominator) for n, denominator in ratios]), by * len(ratios))


def balanced(known: Collection[Interval], middle: Interval) -> Interval:
    """Keep the mean of dimensions within one band of the lowest of them, at each end."""
    return Interval(
        balance(middle.secured, min(i.secured for i in known)),
        balance(middle.possible, min(i.possible for i in known)),
    )


def balance(mean: Fraction, lowest: Fraction) -> Fraction:
    """Keep the mean of the dimensions within one band of the lowest of them."""
    return min(mean, lowest + BALANCE)


def tallies(where: Mapping[str, Standing], rulebook: RuleBook) -> Mapping[str, Tally]:
    """Count the questions of each dimension, and of all under ``""``, by what became of them.

    Derived figures are no questions.
    """
    found = {name: [where[one].silence for one in asked] for name, asked in rulebook.questions.items()}
    found[""] = [silence for told in found.values() for silence in told]
    return {name: Tally(**{key: told.count(one) for key, one in _SILENCES}) for name, told in found.items()}


_SILENCES = tuple((silence.value, silence) for silence in Silence)


def percent(value: Fraction) -> int:
    """Round a value from 0 to 1 to whole points, so that they lie in the value's band; 0 and 100 only where exact.

    An edge belongs to the band below it (see :mod:`readiness.core.bands`), so what exceeds one is rounded up.

    >>> percent(Fraction(999, 1000)), percent(Fraction(1, 1000)), percent(Fraction(1, 2))
    (99, 1, 50)
    >>> percent(Fraction(401, 1000)), percent(Fraction(2, 5))
    (41, 40)
    """
    numerator, denominator = value.as_integer_ratio()
    points = (200 * numerator + denominator) // (2 * denominator)
    if points % POINTS_A_BAND == 0 and 100 * numerator > points * denominator:
        return points + 1
    return 99 if points == 100 and value < 1 else points
