"""How advice is shown: strengths, next steps, questions, evidence, reviews and the plan, in words."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from readiness.assessment import Assessment
from readiness.core.bands import band
from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Effort, Flag, Rule, RuleBook
from readiness.core.score import percent
from readiness.core.truth import Truth
from readiness.faces.words.phrases import (
    clean,
    dimension_inside,
    dimension_title,
    effort_points,
    first_sentence,
    gain,
    grouped,
    sentence,
    steps,
    uk_date,
    whole,
)
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop, ngettext, told
from readiness.planning.first_steps import head, largest
from readiness.planning.recommendations import Advice, Bundle, Covered, OutOfReach, Recommendation, covers_by_step
from readiness.record import Plain

if TYPE_CHECKING:
    from readiness.planning.quarters import Plan, Portion, Quarter


FEW = 5
"""So many steps that one unlocks are no reason of their own for it at first sight, where it adds something."""


class StrengthView(Plain):
    """Something that stands well, and how to protect it."""

    rule: str
    dimension: str
    words: str
    keep: str


class CoveredView(Plain):
    """A step that another one covers: its name, what it would be, and its ``rule``.

    ``beside`` names by number the steps that cover it together with that one, where it takes several.
    """

    id: str
    rule: str
    short: str
    beside: str

    @property
    def words(self) -> str:
        """What it would be in short, with its name."""
        plain = self.short.rstrip(".")
        if self.beside:
            # Translators: a step that a few others cover together, as in with step 3, Write it down (core/plan@2).
            return _("with {steps}, {step} ({name})").format(steps=self.beside, step=plain, name=self.id)
        return f"{plain} ({self.id})"


class StepView(Plain):
    """A next step.

    ``short`` is the first sentence of ``do``. ``title`` is that of its ``rule``. ``after`` names the steps that it
    waits for by number, where there are any. ``points`` is its effort; ``gain_points`` and ``gain_overall_points``
    are what it adds, in points of a hundred. ``reason`` is the first of its ``reasons``; empty where that is no more
    than a few steps that it unlocks, and it adds something by itself. ``covers`` are other steps that have nothing
    left to do once it is done, ``covered`` says them. ``due`` is the day by which the plan has it done; empty where
    the plan does not reach it, and where nobody asked (see :meth:`AdviceView.dated`).
    """

    number: int
    id: str
    rule: str
    title: str
    dimension: str
    do: str
    short: str
    first: str
    good_enough_when: str
    gain: str
    gain_points: int
    gain_overall: str
    gain_overall_points: int
    effort: str
    points: int
    by: str
    why: str
    sources: str
    publisher: str
    reasons: tuple[str, ...]
    reason: str
    safety: bool
    after: str
    covers: tuple[CoveredView, ...] = ()
    due: str = ""

    @property
    def covered(self) -> str:
        """The steps that it covers, in words."""
        return covered_words(self.covers)


class QuestionView(Plain):
    """Something to find out, or an answer that wants support.

    ``settles`` says how much that would settle, ``settles_points`` the same in points of its dimension. ``title`` is
    that of the rule that reads it.
    """

    indicator: str
    dimension: str
    question: str
    do: str
    ask: str
    settles: str
    settles_points: int
    reasons: tuple[str, ...]
    title: str = ""


class ActionView(Plain):
    """One action that follows a flag. ``points`` is its effort."""

    do: str
    first: str
    by: str
    effort: str
    points: int


class ReviewView(Plain):
    """A flag that is raised: what was seen, why it matters, and what to do about it."""

    rule: str
    title: str
    says: str
    why: str
    sources: str
    actions: tuple[ActionView, ...]


class BundleView(Plain):
    """Steps that one ceiling holds back, with what they give together.

    Steps are named by number; ``lifting`` tells those that lift the ceiling in short, by number as well.
    """

    dimension: str
    lifts: str
    steps: str
    gain: str
    gain_overall: str
    lifting: tuple[tuple[int, str], ...] = ()


class PortionView(Plain):
    """The part of a step that falls into a quarter: its effort points, and whether the step is then done.

    ``step`` is its number, 0 for one that is not listed.
    """

    step: int
    do: str
    points: int
    finishes: bool


class QuarterView(Plain):
    """One quarter of the plan: what is done in it, and where the dimensions then stand.

    ``entries`` say what is done in words, ``portions`` the same in parts. ``points`` is the effort of all of them.
    ``secured`` are the points that are then secured, of each dimension and overall, ``None`` where there is no basis.
    """

    number: int
    last_day: dt.date
    title: str
    entries: tuple[str, ...]
    portions: tuple[PortionView, ...]
    points: int
    spent: str
    then: str
    secured: tuple[int | None, ...]

    @property
    def steps(self) -> tuple[int, ...]:
        """The number of the step that each entry is about, 0 for one that is not listed."""
        return tuple(portion.step for portion in self.portions)

    @property
    def figures(self) -> tuple[str, ...]:
        """What is then secured as text, empty where there is no basis."""
        return tuple("" if points is None else str(points) for points in self.secured)

    @property
    def end(self) -> str:
        """Its last day in words."""
        return uk_date(self.last_day)


class PlanView(Plain):
    """The plan.

    ``later`` names the steps that come after the last quarter, by number; ``afterwards`` says them, with the effort
    that is then left of each.
    """

    pace: str
    quarters: tuple[QuarterView, ...]
    later: str
    afterwards: tuple[PortionView, ...]
    question: str
    small_win: str
    unreached: tuple[str, ...]


class AdviceView:
    """Everything that is recommended, each part worked out when it is first asked for.

    ``first`` holds the steps that a first look shows, ``largest`` those shown beside them (see
    :mod:`readiness.planning.first_steps`), ``many`` counts all of them. ``planned`` says whether there is a plan:
    something to do, and time for it. ``strain`` says why staff come first, where they do.
    """

    def __init__(self, assessment: Assessment) -> None:
        """Keep what is to be shown."""
        advice = assessment.advice
        self._assessment, self._advice, self._rulebook = assessment, advice, assessment.rulebook
        self._numbers = {item.id: number for number, item in enumerate(advice.steps, start=1)}
        self._covers = covers(advice.covered, self._numbers)
        self.many = len(advice.steps)
        self.planned = bool(advice.steps and assessment.profile.organisation.capacity)
        self.strain = _strain(advice)

    @cached_property
    def strengths(self) -> tuple[StrengthView, ...]:
        """What stands well."""
        return tuple(_strength(item.rule) for item in self._advice.keep)

    @cached_property
    def steps(self) -> tuple[StepView, ...]:
        """Every step, in order."""
        return self._steps(self._advice.steps)

    @cached_property
    def scheduled(self) -> tuple[StepView, ...]:
        """The steps that the plan has done by its end, in the order of the plan."""
        by_id = {step.id: step for step in self.dated(self.steps)}
        return tuple(by_id[name] for name in self._due if name in by_id)

    def dated(self, steps: Iterable[StepView]) -> tuple[StepView, ...]:
        """Say of steps by when the plan has them done; the plan is worked out for that."""
        return tuple(step.changed(due=self._due.get(step.id, "")) for step in steps)

    @cached_property
    def first(self) -> tuple[StepView, ...]:
        """The steps that a first look shows."""
        return self._steps(head(self._advice.steps))

    @cached_property
    def largest(self) -> tuple[StepView, ...]:
        """The steps towards where most is to gain, where the first ones do not lead there."""
        return self._steps(largest(self._advice.steps))

    @cached_property
    def find_out(self) -> tuple[QuestionView, ...]:
        """What nobody has answered."""
        return tuple(_question(item, self._rulebook) for item in self._advice.find_out)

    @cached_property
    def evidence(self) -> tuple[QuestionView, ...]:
        """What is claimed and wants support."""
        return tuple(_question(item, self._rulebook) for item in self._advice.evidence)

    @cached_property
    def reviews(self) -> tuple[ReviewView, ...]:
        """The flags that are raised."""
        return tuple(_reviews(self._advice.review, self._rulebook))

    @cached_property
    def bundles(self) -> tuple[BundleView, ...]:
        """The steps that a ceiling holds back together."""
        do = {item.id: item.do for item in self._advice.steps}
        return tuple(_bundle(bundle, self._numbers, do) for bundle in self._advice.bundles)

    @cached_property
    def out_of_reach(self) -> tuple[str, ...]:
        """The steps that cannot be reached, with the reason."""
        return tuple(_out_of_reach(item) for item in self._advice.out_of_reach)

    @cached_property
    def plan(self) -> PlanView:
        """The steps by quarters."""
        return _plan(self._assessment.plan, self._numbers, self._begins)

    @property
    def _begins(self) -> dt.date:
        """The first day of the plan."""
        return self._assessment.profile.organisation.as_of

    @cached_property
    def _due(self) -> Mapping[str, str]:
        """Give the day by which the plan has each step done, by id, in the order of the plan."""
        return {
            portion.step: uk_date(_last_day(self._begins, quarter.number))
            for quarter in self._assessment.plan.quarters
            for portion in quarter.portions
            if portion.finishes
        }

    def _steps(self, items: Iterable[Recommendation]) -> tuple[StepView, ...]:
        return tuple(_step(item, self._numbers, self._rulebook, self._covers.get(item.id, ())) for item in items)


def covers(covered: Iterable[Covered], numbers: Mapping[str, int]) -> Mapping[str, tuple[CoveredView, ...]]:
    """Give what each step covers, by its id, where steps are done in the order of their ``numbers``."""
    ordered = sorted(numbers, key=numbers.__getitem__)
    return {
        name: tuple(_covered(each, name, numbers) for each in found)
        for name, found in covers_by_step(covered, ordered).items()
    }


def covered_words(covered: Iterable[CoveredView]) -> str:
    """Say which steps are covered; empty where none is."""
    return "; ".join(each.words for each in covered)


def source_words(ids: Iterable[str], rulebook: RuleBook) -> str:
    """Name sources by who published them and when, with their ids: "Improvement Service 2024 (NE06, NE13)"."""
    known = [rulebook.sources[name] for name in dict.fromkeys(ids) if name in rulebook.sources]
    pairs = [(" ".join(part for part in (source.publisher, source.year) if part), source.id) for source in known]
    return clean("; ".join(f"{publisher} ({', '.join(names)})" for publisher, names in grouped(pairs)))


def effort_words(effort: Effort) -> str:
    """Say how much effort a step takes."""
    return _(_EFFORTS[effort])


_EFFORTS = {
    Effort.SMALL: gettext_noop("small effort"),
    Effort.MEDIUM: gettext_noop("medium effort"),
    Effort.LARGE: gettext_noop("large effort"),
    Effort.MAJOR: gettext_noop("major effort"),
}


def first_publisher(ids: Iterable[str], rulebook: RuleBook) -> str:
    """Name who published the first of some sources, with the year."""
    known = (rulebook.sources[name] for name in ids if name in rulebook.sources)
    first = next(known, None)
    return "" if first is None else clean(f"{first.publisher} {first.year}".rstrip())


def quarter_title(number: int) -> str:
    """Name a quarter of a plan."""
    return _("Quarter {number}").format(number=number)


def _strength(rule: Rule) -> StrengthView:
    return StrengthView(
        rule=rule.id,
        dimension=dimension_title(rule.dimension),
        words=clean(rule.strength) or sentence(clean(rule.title)),
        keep=clean(rule.keep),
    )


def _step(
    item: Recommendation, numbers: Mapping[str, int], rulebook: RuleBook, covers: tuple[CoveredView, ...]
) -> StepView:
    step, rule = item.step, item.rule
    cited = step.sources if step is not None and step.sources else rule.sources
    reasons = tuple(clean(reason) for reason in item.reasons)
    return StepView(
        number=numbers[item.id],
        id=item.id,
        rule=rule.id,
        title=clean(rule.title),
        dimension=dimension_title(item.dimension),
        do=clean(item.do),
        short=_short(item.do),
        first=clean(step.first) if step is not None else "",
        good_enough_when=clean(step.good_enough_when) if step is not None else "",
        gain=gain(item.gain, item.dimension),
        gain_points=percent(item.gain),
        gain_overall=gain(item.gain_overall),
        gain_overall_points=percent(item.gain_overall),
        effort=effort_words(item.effort),
        points=int(item.effort),
        by=clean(item.by),
        why=clean(rule.why),
        sources=source_words(cited, rulebook),
        publisher=first_publisher(rule.sources, rulebook),
        reasons=reasons,
        reason="" if len(reasons) == 1 and 0 < len(item.unlocks) <= FEW and item.gain else "".join(reasons[:1]),
        safety=item.safety,
        after=_numbered(item.waits_for, numbers),
        covers=covers,
    )


def _covered(each: Covered, by: str, numbers: Mapping[str, int]) -> CoveredView:
    beside = _numbered((name for name in each.through if name != by), numbers)
    return CoveredView(id=each.step.id, rule=each.rule.id, short=_short(each.step.do), beside=beside)


def _numbered(ids: Iterable[str], numbers: Mapping[str, int]) -> str:
    return steps(numbers[name] for name in ids if name in numbers)


def _question(item: Recommendation, rulebook: RuleBook) -> QuestionView:
    indicator = rulebook.indicators[item.indicator]
    return QuestionView(
        indicator=indicator.id,
        dimension=dimension_title(item.dimension),
        question=clean(indicator.question),
        do=clean(item.do),
        ask=clean(item.by),
        settles=_settles(item),
        settles_points=percent(item.settles),
        reasons=tuple(clean(reason) for reason in item.reasons),
        title=clean(item.rule.title),
    )


def _settles(item: Recommendation) -> str:
    number = percent(item.settles)
    if not number:
        return ""
    words = ngettext(
        "settles up to {number} point of {dimension}", "settles up to {number} points of {dimension}", number
    )
    return words.format(number=number, dimension=dimension_inside(item.dimension))


def _reviews(items: Sequence[Recommendation], rulebook: RuleBook) -> Iterable[ReviewView]:
    by_rule: dict[str, list[Recommendation]] = {}
    for item in items:
        by_rule.setdefault(item.rule.id, []).append(item)
    for listed in by_rule.values():
        rule = listed[0].rule
        yield ReviewView(
            rule=rule.id,
            title=clean(rule.title),
            says=clean(rule.judgement.says) if isinstance(rule.judgement, Flag) else "",
            why=clean(rule.why),
            sources=source_words(rule.sources, rulebook),
            actions=tuple(_action(item) for item in listed),
        )


def _action(item: Recommendation) -> ActionView:
    first = item.step.first if item.step is not None else ""
    words = effort_words(item.effort)
    return ActionView(do=clean(item.do), first=clean(first), by=clean(item.by), effort=words, points=int(item.effort))


def _bundle(bundle: Bundle, numbers: Mapping[str, int], do: Mapping[str, str]) -> BundleView:
    dimension = bundle.cap.dimension
    return BundleView(
        dimension=dimension_title(dimension),
        lifts=_numbered(bundle.lifts, numbers),
        steps=_numbered(bundle.steps, numbers),
        gain=gain(bundle.gain, dimension),
        gain_overall=gain(bundle.gain_overall),
        lifting=tuple((numbers[name], _short(do[name])) for name in bundle.lifts if name in numbers),
    )


def _out_of_reach(item: OutOfReach) -> str:
    return f"{_short(item.step.do)} {sentence(clean(item.reason))}"


def _short(do: str) -> str:
    return first_sentence(clean(do))


def _strain(advice: Advice) -> str:
    if advice.strained is not Truth.TRUE:
        return ""
    because = clean(advice.strained_because)
    if not because:
        return _("Safety and staff come first.")
    return _("Safety and staff come first, at a slower pace, where {because}.").format(because=because)


def _plan(plan: "Plan", numbers: Mapping[str, int], begins: dt.date) -> PlanView:
    short = {item.id: _short(item.do) for item in (*plan.steps, *plan.later)}
    entries = {name: _entry(numbers.get(name, 0), words) for name, words in short.items()}
    return PlanView(
        pace=pace_words(plan),
        quarters=tuple(_quarter(quarter, entries, short, numbers, begins) for quarter in plan.quarters),
        later=_numbered((item.id for item in plan.later), numbers),
        afterwards=tuple(_afterwards(item, plan, short, numbers) for item in plan.later),
        question=clean(plan.question),
        small_win=_small_win(short[plan.small_win], _done_in(plan)) if plan.small_win else "",
        unreached=tuple(unreached_words(name, reason) for name, reason in plan.unreached),
    )


def _done_in(plan: "Plan") -> int:
    """Give the number of the quarter by whose end the small win is done."""
    portions = ((quarter.number, portion) for quarter in plan.quarters for portion in quarter.portions)
    return next(number for number, portion in portions if portion.step == plan.small_win and portion.finishes)


def _small_win(step: str, quarter: int) -> str:
    """Say what the small win is, and where it has to wait for a later quarter, for which."""
    if quarter == 1:
        return step
    # Translators: a step of a plan, as in By the end of quarter 2: Give everyone a named contact.
    return _("By the end of quarter {number}: {step}").format(number=quarter, step=step)


def _entry(number: int, words: str) -> str:
    return _("Step {number}: {words}").format(number=number, words=words) if number else words


def unreached_words(dimension: str, reason: str) -> str:
    """Name a target that cannot be reached, and say why."""
    return _("{dimension}: {reason}").format(dimension=dimension_title(dimension), reason=sentence(clean(reason)))


def pace_words(plan: "Plan") -> str:
    """Say how much is done in a quarter."""
    points = effort_points(plan.pace)
    if plan.pace < plan.capacity:
        words = _("{points} a quarter out of {capacity}, because staff are under strain")
        return words.format(points=points, capacity=whole(plan.capacity))
    return _("{points} a quarter").format(points=points)


def _afterwards(
    item: Recommendation, plan: "Plan", short: Mapping[str, str], numbers: Mapping[str, int]
) -> PortionView:
    """Give what is left of a step after the last quarter, whose end it does not reach."""
    before = sum(part.points for quarter in plan.quarters for part in quarter.portions if part.step == item.id)
    return PortionView(
        step=numbers.get(item.id, 0), do=short[item.id], points=int(item.effort) - before, finishes=False
    )


def _quarter(
    quarter: "Quarter",
    entries: Mapping[str, str],
    short: Mapping[str, str],
    numbers: Mapping[str, int],
    begins: dt.date,
) -> QuarterView:
    return QuarterView(
        number=quarter.number,
        last_day=_last_day(begins, quarter.number),
        title=quarter_title(quarter.number),
        entries=tuple(_portion(portion, entries) for portion in quarter.portions),
        portions=tuple(_part(portion, short, numbers) for portion in quarter.portions),
        points=quarter.spent,
        spent=effort_points(quarter.spent),
        then=_then(quarter),
        secured=tuple(None if value is None else percent(value) for value in (*quarter.secured, quarter.overall)),
    )


def _part(portion: "Portion", short: Mapping[str, str], numbers: Mapping[str, int]) -> PortionView:
    return PortionView(
        step=numbers.get(portion.step, 0),
        do=short.get(portion.step, portion.step),
        points=portion.points,
        finishes=portion.finishes,
    )


def _last_day(begins: dt.date, quarter: int) -> dt.date:
    from readiness.planning.periods import period  # noqa: PLC0415 (a first look does without the plan)

    return period(begins, quarter).end


def _portion(portion: "Portion", entries: Mapping[str, str]) -> str:
    words = entries.get(portion.step, portion.step)
    return words if portion.finishes else _("{words} It goes on in the next quarter.").format(words=words)


def _then(quarter: "Quarter") -> str:
    # Translators: where a dimension stands, as in Leadership 42, developing.
    words = _("{dimension} {points}, {band}")
    names = (*map(dimension_title, DIMENSIONS), _("overall"))
    return "; ".join(
        words.format(dimension=name, points=percent(value), band=told(band(value)))
        for name, value in zip(names, (*quarter.secured, quarter.overall), strict=True)
        if value is not None
    )
