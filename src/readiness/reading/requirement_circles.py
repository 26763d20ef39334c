"""Circles among the requirements of steps: steps that wait for each other, so that none can ever be taken.

Steps are followed forward from the bottom of every scale, those of one rule one after the other. What no step can
bring about is taken as given: an organisation may have it by other means, and so are facts. Steps that still wait
when nothing moves any more wait for each other.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from readiness.core.conditions import (
    AtLeastOf,
    Condition,
    Every,
    FactLeaf,
    Leaf,
    Negation,
    Some,
    accepted,
    leaves,
    raw_limits,
)
from readiness.core.indicators import Indicator
from readiness.core.rules import Rule, Step
from readiness.record import Record

Ladder = tuple[Step, ...]
"""The steps of one rule, lowest first."""


def find_circle(rules: Iterable[Rule], indicators: Mapping[str, Indicator]) -> tuple[Step, ...]:
    """Find steps that wait for each other; empty where there are none.

    Every step waits for the next one, and the last for the first.
    """
    ladders = [rule.steps for rule in rules if rule.steps and not rule.is_flag]
    progress = _Progress(_Reached(indicators), _Reached(indicators))
    for ladder in ladders:
        for step in ladder:
            progress.everything.take(step)
    waiting = _follow(ladders, progress)
    return _circle(waiting, progress) if waiting else ()


_FAR = Fraction(10**12)
"""Beyond every raw value: the bottom of a scale without end."""


@attrs.frozen(eq=False, repr=False)
class _Reached(Record):
    """The best raw value of each indicator that the steps taken so far lead to."""

    indicators: Mapping[str, Indicator]
    values: dict[str, Fraction] = attrs.field(factory=dict)

    def take(self, step: Step) -> None:
        for change in step.changes:
            best = min if self.indicators[change.indicator].falls else max
            self.values[change.indicator] = best(self.value(change.indicator), change.to)

    def value(self, name: str) -> Fraction:
        indicator = self.indicators[name]
        lowest, highest = raw_limits(indicator)
        return self.values.get(name, (highest or _FAR) if indicator.falls else lowest)

    def satisfies(self, leaf: Leaf) -> bool:
        value = self.value(leaf.indicator)
        ranges = accepted(leaf)
        return any((low is None or value >= low) and (high is None or value <= high) for low, high in ranges)

    def after(self, step: Step) -> "_Reached":
        copy = _Reached(self.indicators, dict(self.values))
        copy.take(step)
        return copy


@attrs.frozen(eq=False, repr=False)
class _Progress(Record):
    """What has been reached, and what taking every step would reach."""

    reached: _Reached
    everything: _Reached

    def awaits(self, leaf: Leaf) -> bool:
        """Whether steps that are still to be taken change what a leaf says."""
        return self.reached.satisfies(leaf) != self.everything.satisfies(leaf)


def _follow(ladders: list[Ladder], progress: _Progress) -> list[Ladder]:
    """Take every step that can be taken; give what is left of the ladders."""
    while True:
        climbed = [_climb(ladder, progress) for ladder in ladders]
        left = [ladder for ladder in climbed if ladder]
        if left == ladders:
            return left
        ladders = left


def _climb(ladder: Ladder, progress: _Progress) -> Ladder:
    for place, step in enumerate(ladder):
        waits = step.requires is not None and not _can_be(step.requires, progress, wanted=True)
        if waits and progress.reached.after(step) != progress.reached:
            return ladder[place:]
        progress.reached.take(step)
    return ()


def _can_be(condition: Condition, progress: _Progress, *, wanted: bool) -> bool:
    """Say whether a condition can be as wanted now. Facts, and what no step changes, can be either way."""
    match condition:
        case Leaf():
            return not progress.awaits(condition) or progress.reached.satisfies(condition) == wanted
        case FactLeaf():
            return True
        case Negation(part):
            return _can_be(part, progress, wanted=not wanted)
        case Every(parts):
            needed = len(parts) if wanted else 1
        case Some(parts):
            needed = 1 if wanted else len(parts)
        case AtLeastOf(n, parts):
            needed = n if wanted else len(parts) - n + 1
    return sum(_can_be(part, progress, wanted=wanted) for part in parts) >= needed


def _circle(waiting: list[Ladder], progress: _Progress) -> tuple[Step, ...]:
    """Walk from a waiting step to one that it waits for, until one comes round again."""
    first, walked = waiting[0][0], list[Step]()
    while first not in walked:
        walked.append(first)
        first, awaited = _awaited(first, waiting, progress)
        walked.extend([awaited] if awaited is not first else [])
    return tuple(walked[walked.index(first) :])


def _awaited(step: Step, waiting: list[Ladder], progress: _Progress) -> tuple[Step, Step]:
    """Find a step that would settle something that another one waits for; the first step of its ladder as well."""
    required = leaves(step.requires) if step.requires is not None else iter(())
    awaited = [leaf for leaf in required if isinstance(leaf, Leaf) and progress.awaits(leaf)]
    return next(
        (ladder[0], candidate)
        for leaf in awaited
        for ladder in waiting
        for candidate in ladder
        if progress.reached.after(candidate).satisfies(leaf) == progress.everything.satisfies(leaf)
    )
