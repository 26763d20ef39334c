"""The proposal: a plan that an organisation can carry, with what it leads to and what leaving steps out costs.

Where a plan is kept already, what people marked in it is held against the answers of today, and the plan goes on
from there: dropped steps stay out, those that are begun go on first, and what is done but not shown by the answers
yet asks only for a small effort, that of showing it.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import attrs

from readiness.assessment import Assessment, assembled, judge
from readiness.core.indicators import DIMENSIONS
from readiness.core.profile import Profile
from readiness.core.rules import Effort, Rule, RuleBook, Ruleset, Step
from readiness.core.score import percent
from readiness.errors import find_by_name
from readiness.planning.marks import LATER, Kept, Status
from readiness.planning.outlook import Outlook
from readiness.planning.periods import Period, number_on, period
from readiness.planning.plan import plan
from readiness.planning.progress import Progress, Today, progress
from readiness.planning.quarters import Plan
from readiness.planning.recommendations import Advice, Recommendation
from readiness.planning.staircase import Stair, furthest, staircase
from readiness.record import Record

QUARTERS = 8
"""How far a plan looks ahead unless told otherwise: two years."""

_MOST_INSTEAD = 3


@attrs.frozen(kw_only=True, eq=False, repr=False)
class LeftOut(Record):
    """A step that is left out.

    ``safety`` says whether people are less safe without it, ``open`` whether it was advised. ``through`` names the
    steps that cover it, where they stay.
    """

    rule: Rule
    step: Step
    reason: str = ""
    safety: bool = False
    open: bool = True
    through: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Loss(Record):
    """What is secured with some steps and without them, in whole points; ``dimension`` is empty for overall."""

    dimension: str
    whole: int
    without: int

    @property
    def points(self) -> int:
        """How many points fewer it is without them; below 0 where it is more."""
        return self.whole - self.without


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cost(Record):
    """What leaving steps out costs.

    ``takes`` are other steps that build on them and go with them. ``by_end`` says what it comes to at the end of the
    plan, where the effort goes into other steps; ``at_last`` once everything that is left is done. Both name only
    what changes, the dimensions first. ``instead`` are steps that come into the plan in their place, those of the
    same dimensions first.
    """

    takes: tuple[Recommendation, ...]
    by_end: tuple[Loss, ...]
    at_last: tuple[Loss, ...]
    instead: tuple[Recommendation, ...]


@attrs.frozen(kw_only=True, eq=False)
class Proposal:
    """A plan with all that belongs to it.

    ``assessment.plan`` is the plan; its quarter 1 is quarter number ``first`` of one that began on ``begins``.
    ``stairs`` say where things stand now and after each quarter. ``refused`` are the steps that were asked to be left
    out, with their ``cost``; ``dropped`` those that the kept plan drops. ``progress`` is that of the kept plan.
    """

    assessment: Assessment
    begins: dt.date
    first: int
    stairs: tuple[Stair, ...]
    refused: tuple[LeftOut, ...] = ()
    cost: Cost | None = None
    kept: Kept | None = None
    dropped: tuple[LeftOut, ...] = ()
    progress: tuple[Progress, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.assessment.plan

    def period(self, quarter: int) -> Period:
        """Give the dates of one of the plan's quarters, counted from 1."""
        return period(self.begins, self.first + quarter - 1)

    @cached_property
    def quarter_of(self) -> dict[str, int]:
        """The quarter by whose end each planned step is done, by the number that people know it by.

        :data:`~readiness.planning.marks.LATER` stands for those that come after the plan.
        """
        found = {item.id: LATER for item in self.plan.later}
        for quarter in self.plan.quarters:
            number = self.first + quarter.number - 1
            found |= {portion.step: number for portion in quarter.portions if portion.finishes}
        return found


def propose(  # noqa: PLR0913 (one call says everything)
    profile: Profile,
    rulebook: RuleBook,
    *,
    quarters: int = QUARTERS,
    capacity: int | None = None,
    without: Iterable[str] = (),
    kept: Kept | None = None,
    notices: tuple[str, ...] = (),
    left_out: tuple[str, ...] = (),
) -> Proposal:
    """Work a plan out. A pure function: the same input, the same plan.

    ``capacity`` takes the place of the profile's, in effort points a quarter. ``without`` names steps to leave out,
    by id or by the last part of one. Raises
    :class:`~readiness.errors.SelectionError` with near names where there is no such step.
    """
    if capacity is not None:
        profile = attrs.evolve(profile, organisation=attrs.evolve(profile.organisation, capacity=capacity))
    refused = tuple(dict.fromkeys(find_step(rulebook, name)[1].id for name in without))
    marked = _Marked.of(kept)
    book = _with_small(_without(rulebook, marked.dropped), marked.done)
    whole = _drafted(profile, book, quarters, marked)
    draft = _drafted(profile, _without(book, refused), quarters, marked) if refused else whole
    as_of = profile.organisation.as_of
    begins = kept.begins if kept is not None else as_of
    first = number_on(begins, as_of)
    return Proposal(
        assessment=attrs.evolve(draft.assessment, notices=notices, left_out=left_out),
        begins=begins,
        first=first,
        stairs=draft.stairs,
        refused=_left_out(refused, rulebook, whole.assessment.advice, draft, {}),
        cost=_cost(whole, draft, refused) if refused else None,
        kept=kept,
        dropped=_dropped(profile, rulebook, kept, draft),
        progress=_progress(kept, profile, rulebook, draft, first),
    )


def keeps_safe(item: Recommendation) -> bool:
    """Say whether people may be less safe without a step: also where nobody has answered yet whether it is there."""
    return item.safety or (item.ask_first and item.step is not None and item.step.safety)


def find_step(rulebook: RuleBook, name: str) -> tuple[Rule, Step]:
    """Find a step by its id, or by the last part of it where only one is called so.

    Raises :class:`~readiness.errors.SelectionError` with near names where there is none.
    """
    return find_by_name("step", name, rulebook.steps, "/")


class _Marked(NamedTuple):
    """The marks of a kept plan that bear on the plan."""

    dropped: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()

    @classmethod
    def of(cls, kept: Kept | None) -> "_Marked":
        marks = () if kept is None else kept.marks
        sets = (
            frozenset(mark.step for mark in marks if mark.status is status)
            for status in (Status.DROPPED, Status.DONE, Status.BEGUN)
        )
        return cls(*sets)


class _Draft(NamedTuple):
    """An assessment with its plan, and what the plan leads to."""

    assessment: Assessment
    outlook: Outlook
    stairs: tuple[Stair, ...]
    furthest: Stair


def _drafted(profile: Profile, rulebook: RuleBook, quarters: int, marked: _Marked) -> _Draft:
    in_hand = marked.begun | marked.done
    judged = judge(profile, rulebook, in_hand=in_hand)
    outlook = judged.worth.outlook
    made = plan(profile, judged.advice, judged.worth, quarters=quarters, begun=in_hand)
    return _Draft(assembled(judged, lambda: made), outlook, staircase(outlook, made), furthest(outlook, made))


def _without(rulebook: RuleBook, steps: Collection[str]) -> RuleBook:
    """Leave steps out of a rule-book, with those above them on the same rule."""

    def left(rule: Rule) -> tuple[Step, ...]:
        lowest = next((place for place, step in enumerate(rule.steps) if step.id in steps), len(rule.steps))
        return rule.steps[:lowest]

    return _changed(rulebook, left) if steps else rulebook


def _with_small(rulebook: RuleBook, steps: Collection[str]) -> RuleBook:
    """Make the effort of steps small."""

    def small(rule: Rule) -> tuple[Step, ...]:
        return tuple(attrs.evolve(s, effort=Effort.SMALL) if s.id in steps else s for s in rule.steps)

    return _changed(rulebook, small) if steps else rulebook


def _changed(rulebook: RuleBook, steps: Callable[[Rule], tuple[Step, ...]]) -> RuleBook:
    """Change the steps of every rule that scores."""

    def rule(old: Rule) -> Rule:
        new = old.steps if old.is_flag else steps(old)
        return old if new == old.steps else attrs.evolve(old, steps=new)

    def ruleset(old: Ruleset) -> Ruleset:
        return attrs.evolve(old, rules=tuple(map(rule, old.rules)))

    return RuleBook(rulesets=tuple(map(ruleset, rulebook.rulesets)))


def _left_out(
    steps: Iterable[str], rulebook: RuleBook, advice: Advice, draft: _Draft, reasons: dict[str, str]
) -> tuple[LeftOut, ...]:
    advised = {item.id: item for item in advice.steps}
    stays = {item.id for item in draft.assessment.advice.steps}
    covered = {each.step.id: each.through for each in advice.covered if stays.issuperset(each.through)}
    found = []
    for name in steps:
        rule, step = rulebook.steps[name]
        found.append(
            LeftOut(
                rule=rule,
                step=step,
                reason=reasons.get(name, ""),
                safety=keeps_safe(advised[name]) if name in advised else step.safety and name not in covered,
                open=name in advised,
                through=covered.get(name, ()),
            )
        )
    return tuple(found)


def _dropped(profile: Profile, rulebook: RuleBook, kept: Kept | None, draft: _Draft) -> tuple[LeftOut, ...]:
    """List the steps that a kept plan drops, of those that the rule-book has."""
    marks = () if kept is None else kept.marks
    reasons = {m.step: m.reason for m in marks if m.status is Status.DROPPED and m.step in rulebook.steps}
    return _left_out(reasons, rulebook, judge(profile, rulebook).advice, draft, reasons) if reasons else ()


def _cost(whole: _Draft, draft: _Draft, refused: Collection[str]) -> Cost:
    advice = draft.assessment.advice
    left = {item.id for item in advice.steps} | {each.step.id for each in advice.covered}
    return Cost(
        takes=tuple(item for item in whole.assessment.advice.steps if item.id not in left and item.id not in refused),
        by_end=tuple(_losses(whole.stairs[-1], draft.stairs[-1])),
        at_last=tuple(_losses(whole.furthest, draft.furthest)),
        instead=_instead(whole, draft, refused),
    )


def _losses(whole: Stair, without: Stair) -> Iterator[Loss]:
    before_and_after = zip((*whole.dimensions, whole.overall), (*without.dimensions, without.overall), strict=True)
    for name, (before, after) in zip((*DIMENSIONS, ""), before_and_after, strict=True):
        if before is not None and after is not None:
            loss = Loss(dimension=name, whole=percent(before.secured), without=percent(after.secured))
            if loss.points:
                yield loss


def _instead(whole: _Draft, draft: _Draft, refused: Collection[str]) -> tuple[Recommendation, ...]:
    """List steps that come into the plan in place of those left out, those of the same dimensions first."""
    planned = {item.id for item in whole.assessment.plan.steps}
    missed = {item.dimension for item in whole.assessment.advice.steps if item.id in refused}
    new = [item for item in draft.assessment.plan.steps if item.id not in planned]
    return tuple(sorted(new, key=lambda item: item.dimension not in missed))[:_MOST_INSTEAD]


def _progress(
    kept: Kept | None, profile: Profile, rulebook: RuleBook, draft: _Draft, number: int
) -> tuple[Progress, ...]:
    if kept is None:
        return ()
    today = Today(
        profile=profile,
        rulebook=rulebook,
        where=draft.assessment.standings,
        outlook=draft.outlook,
        advice=draft.assessment.advice,
        number=number,
    )
    return progress(kept, today)
