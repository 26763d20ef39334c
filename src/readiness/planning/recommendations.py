"""Recommendations as values: what to do next, and why. :mod:`readiness.planning.recommend` works them out."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction

import attrs

from readiness.core.rules import Effort, Rule, Step
from readiness.core.truth import Truth
from readiness.record import Plain, Record


class Kind(StrEnum):
    """What kind of advice it is.

    A ``step`` lifts a rule; ``find_out`` asks for an answer that nobody has; ``evidence`` asks for support of a
    claim; ``review`` follows a flag; ``keep`` is a strength worth protecting.
    """

    STEP = "step"
    FIND_OUT = "find_out"
    EVIDENCE = "evidence"
    REVIEW = "review"
    KEEP = "keep"


STEP, FIND_OUT, EVIDENCE, REVIEW, KEEP = Kind
"""The kinds as names of their own: to find a member of an enumeration takes Python 3.11 ten times as long."""


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Recommendation(Record):
    """One piece of advice.

    ``gain`` is the rise of the secured end in the rule's own dimension before ceilings, ``gain_overall`` that of the
    overall figure, both from 0 to 1 and in the order of the list, where they add up. ``settles`` is how much of its
    dimension an answer or its support would settle. ``waits_for`` and ``unlocks`` name other listed steps by id.
    ``ask_first`` marks a step on a question that nobody has answered. ``reasons`` say in words why it stands where
    it does.
    """

    kind: Kind
    rule: Rule
    dimension: str
    do: str
    effort: Effort = Effort.SMALL
    by: str = ""
    step: Step | None = None
    indicator: str = ""
    gain: Fraction = Fraction(0)
    gain_overall: Fraction = Fraction(0)
    settles: Fraction = Fraction(0)
    safety: bool = False
    ask_first: bool = False
    waits_for: tuple[str, ...] = ()
    unlocks: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of its step, or of its rule and kind."""
        return self.step.id if self.step is not None and self.kind is STEP else f"{self.rule.id}#{self.kind}"

    def gaining(self, gain: Fraction, gain_overall: Fraction) -> "Recommendation":
        """Give the same advice with other gains, as in another order: ten times as fast as ``attrs.evolve``."""
        other = Recommendation.__new__(Recommendation)
        vars(other).update(vars(self), gain=gain, gain_overall=gain_overall)
        return other


class Bundle(Plain):
    """Steps that one ceiling holds back, with what they give together.

    ``lifts`` is the step that removes the ceiling, where there is one. ``gain`` is the rise of the dimension's
    secured end after ceilings once all of them are done, ``gain_overall`` that of the overall figure.
    """

    cap: Rule
    lifts: tuple[str, ...]
    steps: tuple[str, ...]
    gain: Fraction
    gain_overall: Fraction


class OutOfReach(Plain):
    """A step that cannot be reached, with the reason in words."""

    rule: Rule
    step: Step
    reason: str


class Covered(Plain):
    """A step that is left out of the list since listed ones secure every answer that it leads to, or better ones.

    ``through`` names these by id, in their order; once the last of them is done, there is nothing left to do for it.
    """

    rule: Rule
    step: Step
    through: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Advice(Record):
    """Everything that is recommended, each list in its own order, most useful first.

    ``covered`` are steps that others cover, in the order in which they are covered.
    """

    steps: tuple[Recommendation, ...] = ()
    find_out: tuple[Recommendation, ...] = ()
    evidence: tuple[Recommendation, ...] = ()
    review: tuple[Recommendation, ...] = ()
    keep: tuple[Recommendation, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    covered: tuple[Covered, ...] = ()
    out_of_reach: tuple[OutOfReach, ...] = ()
    strained: Truth = Truth.FALSE
    strained_because: str = ""


def covers_by_step(covered: Iterable[Covered], order: Iterable[str]) -> Mapping[str, list[Covered]]:
    """Give what each step covers, by its id, where steps are done in this order."""
    places = {name: place for place, name in enumerate(order)}
    found: dict[str, list[Covered]] = {}
    for each in covered:
        last = max(each.through, key=lambda name: places.get(name, len(places)))
        found.setdefault(last, []).append(each)
    return found
