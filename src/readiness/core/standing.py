"""Where each indicator stands: what its answer secures and what it leaves possible.

Raw values are exact numbers in the unit of the answers: levels from 0 to 4, shares in percent, counts, months, ages
of dates in months, yes as 1 and no as 0. ``worst`` and ``best`` are the two ends in the direction in which the
indicator counts as better; ``low`` and ``high`` are the same two in numerical order. Where nothing is known and the
scale has no end, the far end is :data:`FAR`.

Ages of dates: the difference in calendar months, plus the difference in days of the month in thirty-firsts. Falls
strictly as the date gets later, and is a whole number on the same day of a month. Nothing is younger than today: no
file may hold a date after ``as_of``, and in a profile built otherwise such a date has the age 0.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

import attrs

from readiness.core import practice
from readiness.core.conditions import raw_limits
from readiness.core.indicators import CLAIM_LEVEL, TOP_LEVEL, AnswerType, Indicator
from readiness.core.intervals import ONE, Interval
from readiness.core.profile import (
    AGREED,
    UNKNOWN,
    Answer,
    Evidence,
    Form,
    NotApplicable,
    Percent,
    Profile,
    Share,
    Unknown,
    Value,
    View,
)
from readiness.core.rules import RuleBook
from readiness.record import Record

MOST = 10**9
"""The largest number that an answer can be."""

FAR = Fraction(MOST + 1)
"""Beyond every count, number of months and age that a profile can state."""

GROUPS = "training.groups"
"""The indicator whose answer is the table of role groups."""


class Silence(Enum):
    """What kind of answer an indicator has, the four kinds of silence kept apart."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASKED = "not_asked"


# Looked up once: a member takes as long to find in its class as ten other names (Python 3.11).
_SHORT, _GROUPS, _ANSWERED = Form.SHORT, AnswerType.GROUPS, Silence.ANSWERED
_NOT_APPLICABLE, _NOT_ASKED = Silence.NOT_APPLICABLE, Silence.NOT_ASKED


@attrs.frozen(kw_only=True, eq=False, repr=False)
class VoiceStanding(Record):
    """One voice's raw answer: its two ends in numerical order, and how many people stand behind it (0: not said)."""

    voice: str
    low: Fraction
    high: Fraction
    n: int = 0


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Standing(Record):
    """Where one indicator stands.

    ``claimed`` is what the answer would secure with all the support it needs; ``lacks_voice`` and
    ``lacks_evidence`` say what is missing where that is more than what is secured. ``reason`` says why it does not
    apply, where it does not.
    """

    indicator: str
    silence: Silence
    worst: Fraction
    best: Fraction
    falls: bool = False
    claimed: Fraction | None = None
    lacks_voice: str = ""
    lacks_evidence: bool = False
    voices: tuple[VoiceStanding, ...] = ()
    evidence_age: Fraction | None = None
    reason: str = ""

    @property
    def dropped(self) -> bool:
        """Whether it leaves the denominator: not applicable or not asked."""
        return self.silence is _NOT_APPLICABLE or self.silence is _NOT_ASKED

    @property
    def known(self) -> bool:
        """Whether somebody gave an answer."""
        return self.silence is _ANSWERED

    @property
    def settled(self) -> bool:
        """Whether both ends are the same."""
        return self.worst == self.best

    @property
    def low(self) -> Fraction:
        """The lowest raw value that could be true."""
        return self.best if self.falls else self.worst

    @property
    def high(self) -> Fraction:
        """The highest raw value that could be true."""
        return self.worst if self.falls else self.best

    def view(self, voice: str) -> tuple[Fraction, Fraction] | None:
        """Give one voice's raw answer, both ends in numerical order; ``None`` where it has not spoken."""
        for one in self.voices:
            if one.voice == voice:
                return one.low, one.high
        return None


def standings(profile: Profile, rulebook: RuleBook) -> Mapping[str, Standing]:
    """Work out where every indicator of the rule-book stands in a profile."""
    return MappingProxyType(
        {indicator.id: standing(indicator, profile) for indicator in rulebook.indicators.values()}
    )


def standing(indicator: Indicator, profile: Profile) -> Standing:
    """Work out where one indicator stands in a profile."""
    if profile.form is _SHORT and not indicator.short_form:
        return _silent(indicator, _NOT_ASKED)
    if indicator.derived is not None:
        return _derived(indicator, profile)
    answer = profile.answers.get(indicator.id)
    if indicator.type is _GROUPS:
        return _table(indicator, profile, answer)
    if answer is None:
        return _silent(indicator, Silence.UNANSWERED)
    if isinstance(answer, NotApplicable):
        return _silent(indicator, _NOT_APPLICABLE, reason=answer.reason)
    return _answered(indicator, answer, profile.organisation.as_of)


def silent_voices(profile: Profile, where: Mapping[str, Standing]) -> Mapping[str, tuple[str, ...]]:
    """Name the questions that some voices answered and others could not, each with those that could not.

    Such a question counts as answered, and is as open as if nobody had answered it, or nearly so.
    """
    unknown = [
        (name, view.voice)
        for name, answer in profile.answers.items()
        if isinstance(answer, Answer)
        for view in answer.views
        if view.value is UNKNOWN
    ]
    found: dict[str, tuple[str, ...]] = {}
    for name, voice in unknown:
        if name in where and where[name].known:
            found[name] = (*found.get(name, ()), voice)
    return found


def age_in_months(date: dt.date, as_of: dt.date) -> Fraction:
    """Measure how long ago a date was, in months, from 0 (see the head of this module).

    >>> age_in_months(dt.date(2025, 5, 1), dt.date(2026, 11, 1))
    Fraction(18, 1)
    >>> age_in_months(dt.date(2026, 12, 2), dt.date(2026, 11, 1))
    Fraction(0, 1)
    """
    months = 12 * (as_of.year - date.year) + as_of.month - date.month
    return Fraction(max(31 * months + as_of.day - date.day, 0), 31)


def scale(indicator: Indicator) -> tuple[Fraction, Fraction]:
    """Give the worst and the best raw value that an indicator's answers can take."""
    low, high = _limits(indicator)
    return (high, low) if indicator.falls else (low, high)


def _limits(indicator: Indicator) -> tuple[Fraction, Fraction]:
    low, high = raw_limits(indicator)
    if high is None:
        high = ONE if indicator.type is _GROUPS else FAR
    return low, high


def _silent(indicator: Indicator, silence: Silence, reason: str = "") -> Standing:
    worst, best = scale(indicator)
    return Standing(
        indicator=indicator.id, silence=silence, worst=worst, best=best, falls=indicator.falls, reason=reason
    )


def _table(indicator: Indicator, profile: Profile, answer: Answer | NotApplicable | None) -> Standing:
    if profile.groups is not None:
        return Standing(indicator=indicator.id, silence=_ANSWERED, worst=ONE, best=ONE)
    return _silent(indicator, Silence.UNANSWERED if answer is None else Silence.UNKNOWN)


def _derived(indicator: Indicator, profile: Profile) -> Standing:
    if profile.groups is None:
        asked = profile.answers.get(GROUPS)
        return _silent(indicator, Silence.UNANSWERED if asked is None else Silence.UNKNOWN)
    found = coverage_of(indicator, profile)
    if found is None:
        return _silent(indicator, _NOT_APPLICABLE, reason=_no_group(indicator))
    secured = 100 * found.secured
    possible = secured if found.possible is found.secured else 100 * found.possible
    return Standing(
        indicator=indicator.id,
        silence=_ANSWERED,
        worst=secured,
        best=possible,
        claimed=secured,
    )


def coverage_of(indicator: Indicator, profile: Profile) -> Interval | None:
    """Compute a derived coverage from the role groups; ``None`` where no group counts towards it."""
    if indicator.derived is None or profile.groups is None:
        return None
    if indicator.derived.coverage in practice.PRACTICE_LEVELS:
        return practice.coverage(profile.groups, practice.PRACTICE_LEVELS.index(indicator.derived.coverage))
    return practice.least_coverage(profile.groups, indicator.derived.min_headcount)


def _no_group(indicator: Indicator) -> str:
    derived = indicator.derived
    if derived is None or derived.coverage in practice.PRACTICE_LEVELS:
        return f"no role group needs the {derived.coverage if derived else ''} level"
    return f"no role group has {derived.min_headcount} people or more"


def _answered(indicator: Indicator, answer: Answer, as_of: dt.date) -> Standing:
    falls, needed = indicator.falls, indicator.needs_voice
    voices = tuple([_voice(indicator, view, as_of) for view in answer.views])
    known = [view.value for view in answer.views if view.value is not UNKNOWN]
    low, high = _ends(voices, known, needed, falls=falls)
    worst, best = (high, low) if falls else (low, high)
    evidence_age = _newest(answer.evidence, as_of) if answer.evidence else None
    lacks_voice = bool(needed) and needed not in [voice.voice for voice in voices]
    lacks_evidence = indicator.top_needs_evidence and evidence_age is None and worst == TOP_LEVEL
    supported = not (lacks_voice or lacks_evidence)
    return Standing(
        indicator=indicator.id,
        silence=_ANSWERED if known else Silence.UNKNOWN,
        worst=worst if supported else _supported(indicator, worst, lacks_voice, lacks_evidence),
        best=best,
        falls=falls,
        claimed=worst,
        lacks_voice=needed if lacks_voice else "",
        lacks_evidence=lacks_evidence,
        voices=voices,
        evidence_age=evidence_age,
    )


def _ends(
    voices: tuple[VoiceStanding, ...], known: Sequence[Value], needed: str, *, falls: bool
) -> tuple[Fraction, Fraction]:
    """Give the numerical ends of what several voices say; the needed voice, where it spoke, is the better end."""
    if len(voices) == 1:
        return voices[0].low, voices[0].high
    low, high = _extent(voices, [value for value in known if isinstance(value, int)])
    for voice in voices:
        if voice.voice == needed:
            return (voice.low, high) if falls else (low, voice.high)
    return low, high


def _extent(voices: tuple[VoiceStanding, ...], numbers: list[int]) -> tuple[Fraction, Fraction]:
    """Give the lowest and the highest end of several voices; ``numbers``, where all gave one, are compared faster."""
    if len(numbers) == len(voices):
        return voices[numbers.index(min(numbers))].low, voices[numbers.index(max(numbers))].high
    return min([voice.low for voice in voices]), max([voice.high for voice in voices])


def _newest(evidence: tuple[Evidence, ...], as_of: dt.date) -> Fraction | None:
    """Give the age of the newest dated evidence; ``None`` where none is dated."""
    dates = [item.date for item in evidence if item.date is not None]
    return age_in_months(max(dates), as_of) if dates else None


def _supported(indicator: Indicator, worst: Fraction, lacks_voice: bool, lacks_evidence: bool) -> Fraction:
    """Lower the secured end to what the support that is there can carry."""
    if lacks_evidence:
        worst = Fraction(TOP_LEVEL - 1)
    if not lacks_voice:
        return worst
    if indicator.type is AnswerType.LEVEL:
        return min(worst, Fraction(CLAIM_LEVEL))
    return max(worst, Fraction(50)) if indicator.falls else min(worst, Fraction(50))


def _voice(indicator: Indicator, view: View, as_of: dt.date) -> VoiceStanding:
    if isinstance(view.value, int):
        return _whole(view.voice, int(view.value), view.n)
    low, high = _raw(indicator, view.value, as_of)
    return VoiceStanding(voice=view.voice, low=low, high=high, n=view.n)


@lru_cache(maxsize=256)
def _whole(voice: str, value: int, n: int) -> VoiceStanding:
    """Give what a level, a count or a yes stands for; the same few are given again and again."""
    number = Fraction(value)
    return VoiceStanding(voice=voice, low=number, high=number, n=n)


def _raw(
    indicator: Indicator, value: Share | Percent | dt.date | Unknown, as_of: dt.date
) -> tuple[Fraction, Fraction]:
    match value:
        case Share() | Percent():
            return value.ends
        case dt.date():
            age = age_in_months(value, as_of)
            return age, age
        case Unknown():
            return _limits(indicator)


def agreed(voices: tuple[VoiceStanding, ...]) -> bool:
    """Whether an answer is the organisation's agreed one, without voices."""
    return len(voices) == 1 and voices[0].voice == AGREED
