"""A profile: what an organisation says of itself, as values.

Everything here was checked when it was read, or is checked by :mod:`readiness.core.soundness` where other programs
made it; what judges it never checks again. ``dump`` in
:mod:`readiness.reading.profile_writer` writes a profile back as TOML, and reading that gives the same value.
"""

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from types import MappingProxyType

import attrs

from readiness.core.conditions import Facts, FactValue
from readiness.core.practice import RoleGroup, people_needing
from readiness.record import Record

DEFAULT_CAPACITY = 6
"""Effort points that people can spare in a quarter, where a profile does not say."""

EVIDENCE_KINDS = ("document", "number", "experience")

AGREED = "agreed"
"""The voice of an answer without a voice: the organisation's agreed answer."""


class Form(Enum):
    """Which questions were asked."""

    FULL = "full"
    SHORT = "short"


class Unknown(Enum):
    """The type of the answer ``"unknown"``: asked, and nobody can say."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Share(Record):
    """A share of people or things: ``count`` of ``of``, with ``unknown`` that nobody can tell.

    ``0 <= count``, ``0 <= unknown``, ``count + unknown <= of`` and ``of >= 1``.
    """

    count: int
    of: int
    unknown: int = 0

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The lowest and highest share in percent."""
        low = Fraction(100 * self.count, self.of)
        return low, Fraction(100 * (self.count + self.unknown), self.of) if self.unknown else low


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Percent(Record):
    """A share of which only the percentage is known, from 0 to 100."""

    percent: Fraction

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The share in percent, twice."""
        return self.percent, self.percent


Value = bool | int | dt.date | Share | Percent


@attrs.frozen(kw_only=True, eq=False, repr=False)
class View(Record):
    """What one voice says. ``n`` is the number of people behind it, 0 where that was not said."""

    voice: str
    value: Value | Unknown
    n: int = 0


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Evidence(Record):
    """What an answer rests on. ``kind`` is document, number or experience; ``date`` may be missing."""

    kind: str
    ref: str
    date: dt.date | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Answer(Record):
    """What a profile says to an indicator: one agreed view, or the views of several voices."""

    views: tuple[View, ...]
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NotApplicable(Record):
    """The question does not apply here, for a stated reason."""

    reason: str
    note: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Organisation(Record):
    """Who the profile is about.

    ``capacity`` is in effort points a quarter; ``capacity_given`` says whether the profile stated it.
    """

    name: str
    as_of: dt.date
    sector: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    workforce: int | None = None
    capacity: int = DEFAULT_CAPACITY
    capacity_given: bool = False


def _frozen_map(answers: Mapping[str, "Answer | NotApplicable"]) -> Mapping[str, "Answer | NotApplicable"]:
    return MappingProxyType(dict(sorted(answers.items())))


def _frozen_targets(targets: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(sorted(targets.items())))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Profile(Record):
    """An organisation's self-assessment.

    ``answers`` holds what was said, by indicator id; an indicator that is missing was not answered. ``groups`` is
    the table of role groups, ``None`` where it was not filled in. ``targets`` names a band for a dimension.
    ``notices`` say what reading it came across, such as answers under an old name; they are no part of what it says.
    ``derived`` holds facts that plugins found out, by ``plugin.fact``; no file of a profile does.
    """

    organisation: Organisation
    form: Form = Form.FULL
    answers: Mapping[str, Answer | NotApplicable] = attrs.field(factory=dict, converter=_frozen_map)
    groups: tuple[RoleGroup, ...] | None = None
    targets: Mapping[str, str] = attrs.field(factory=dict, converter=_frozen_targets)
    notices: tuple[str, ...] = attrs.field(default=(), eq=False)
    derived: tuple[tuple[str, FactValue], ...] = ()

    @property
    def facts(self) -> Facts:
        """What rules may ask about the organisation itself."""
        numbers: dict[str, int] = {}
        if self.organisation.workforce is not None:
            numbers["workforce"] = self.organisation.workforce
        if self.groups is not None:
            numbers["headcount"] = sum(group.headcount for group in self.groups)
            for level, name in enumerate(("skilled", "enhanced", "specialist"), start=1):
                numbers[f"needs_{name}"] = people_needing(self.groups, level)
        return Facts(
            sector=self.organisation.sector,
            setting=self.organisation.setting,
            numbers=tuple(sorted(numbers.items())),
            derived=self.derived,
        )
