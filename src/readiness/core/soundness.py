"""Soundness: whether a profile that was made in code says only what a file could say.

The readers check a file with its lines. Values that another program puts together come past them, and a level of 7
would give a figure beyond the whole. Here each is named by its key, and all of them are told at once.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from readiness.core.bands import BANDS
from readiness.core.indicators import DIMENSIONS, TOP_LEVEL, VOICE_WORDS, AnswerType, Indicator
from readiness.core.practice import CONTACTS, PRACTICE_LEVELS, REMITS, RoleGroup
from readiness.core.profile import (
    AGREED,
    UNKNOWN,
    Answer,
    Form,
    NotApplicable,
    Organisation,
    Percent,
    Profile,
    Share,
    View,
)
from readiness.core.rules import RuleBook
from readiness.core.standing import MOST
from readiness.errors import Problem, ProfileError


def check(profile: Profile, rulebook: RuleBook) -> None:
    """Raise :class:`~readiness.errors.ProfileError` with everything that no file could hold.

    Answers to questions that the rule-book does not have are not looked at: they count for nothing.
    """
    problems = [
        *_organisation(profile.organisation, profile.form),
        *_targets(profile.targets),
        *_groups(profile.groups),
    ]
    for name, answer in profile.answers.items():
        indicator = rulebook.indicators.get(name)
        if indicator is not None:
            problems += _answer(indicator, answer)
    if problems:
        raise ProfileError(problems)


def _organisation(organisation: Organisation, form: object) -> Iterator[Problem]:
    if not isinstance(form, Form):
        yield _problem("form", form, "Give Form.FULL or Form.SHORT.")
    if not _is_day(organisation.as_of):
        yield _problem("organisation.as_of", organisation.as_of, "Give a date, without a time of day.")
    if not _is_count(organisation.capacity):
        yield _problem("organisation.capacity", organisation.capacity, "Give a whole number of effort points from 0.")
    if organisation.workforce is not None and not _is_count(organisation.workforce):
        yield _problem("organisation.workforce", organisation.workforce, "Give a whole number of people, or None.")
    for key, names in (("sector", organisation.sector), ("setting", organisation.setting)):
        if not _are_names(names):
            yield _problem(f"organisation.{key}", names, "Give a tuple of names.")


def _targets(targets: Mapping[str, str]) -> Iterator[Problem]:
    for dimension, band in targets.items():
        if dimension not in DIMENSIONS:
            yield _problem("targets", dimension, f"Give one of the dimensions: {', '.join(DIMENSIONS)}.")
        if band not in BANDS:
            yield _problem(f"targets.{dimension}", band, f"Give one of the bands: {', '.join(BANDS)}.")


def _groups(groups: object) -> Iterator[Problem]:
    if groups is None:
        return
    if not isinstance(groups, tuple) or not groups or not all(isinstance(group, RoleGroup) for group in groups):
        yield _problem("training.groups", groups, "Give a tuple of one RoleGroup or more, or None.")
        return
    for number, group in enumerate(groups, start=1):
        yield from _group(f"training.groups[{number}]", group)


def _group(key: str, group: RoleGroup) -> Iterator[Problem]:
    if not _is_count(group.headcount) or not group.headcount:
        yield _problem(f"{key}.headcount", group.headcount, "Give a whole number of people, 1 or more.")
    elif not _is_count(group.unknown) or not _counted(group):
        hint = "Each level includes everyone above it, and with those unknown they are never more than the headcount."
        yield _problem(f"{key}.in_date", group.in_date, hint)
    if group.contact not in CONTACTS:
        yield _problem(f"{key}.contact", group.contact, f"Give one of: {', '.join(CONTACTS)}.")
    if group.remit not in REMITS:
        yield _problem(f"{key}.remit", group.remit, f"Give one of: {', '.join(REMITS)}.")


def _counted(group: RoleGroup) -> bool:
    trained = dict(group.in_date)
    counts = [trained[level] for level in PRACTICE_LEVELS if level in trained]
    if len(counts) < len(group.in_date) or not all(map(_is_count, counts)):
        return False
    most = max(counts, default=0)
    return all(more >= fewer for more, fewer in pairwise(counts)) and most + group.unknown <= group.headcount


def _answer(indicator: Indicator, answer: object) -> Iterable[Problem]:
    if isinstance(answer, Answer):
        return _views(indicator, answer)
    if not isinstance(answer, NotApplicable):
        return [_problem(indicator.id, answer, "Give an Answer or a NotApplicable.")]
    if indicator.not_applicable_if:
        return ()
    hint = "Give an answer to it, or one with the value UNKNOWN."
    return [Problem(key=indicator.id, message="cannot be not applicable", hint=hint)]


def _views(indicator: Indicator, answer: Answer) -> Iterator[Problem]:
    voices = [view.voice for view in answer.views]
    if len(voices) != 1 and (not voices or AGREED in voices or len(set(voices)) < len(voices)):
        hint = f"Give one view with the voice {AGREED}, or one for each voice that was heard."
        yield _problem(indicator.id, voices, hint)
    fits = _FITS[indicator.type]
    for view in answer.views:
        if view.voice not in VOICE_WORDS:
            yield _problem(indicator.id, view.voice, f"Give one of the voices: {', '.join(VOICE_WORDS)}.")
        if view.value is not UNKNOWN and not fits(view.value):
            yield _problem(_key(indicator, view), view.value, _HINTS[indicator.type])
        if not _is_count(view.n):
            yield _problem(
                f"{_key(indicator, view)}.n", view.n, "Give a whole number of people, or 0 where that was not said."
            )
    for item in answer.evidence:
        if item.date is not None and not _is_day(item.date):
            yield _problem(f"{indicator.id}.evidence", item.date, "Give a date, without a time of day, or None.")


def _key(indicator: Indicator, view: View) -> str:
    return indicator.id if view.voice == AGREED else f"{indicator.id}.{view.voice}"


def _problem(key: str, found: object, hint: str) -> Problem:
    return Problem(key=key, message=f"found {found!r}", hint=hint)


def _are_names(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(name, str) for name in value)


def _is_day(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST


def _is_level(value: object) -> bool:
    return type(value) is int and 0 <= value <= TOP_LEVEL


def _is_share(value: object) -> bool:
    if isinstance(value, Percent):
        percent: object = value.percent
        return isinstance(percent, Fraction) and 0 <= percent <= 100
    if not isinstance(value, Share) or not all(map(_is_count, (value.count, value.of, value.unknown))):
        return False
    return value.of >= 1 and value.count + value.unknown <= value.of


def _is_yes_no(value: object) -> bool:
    return isinstance(value, bool)


def _nothing(_: object) -> bool:
    return False


_FITS: Mapping[AnswerType, Callable[[object], bool]] = {
    AnswerType.LEVEL: _is_level,
    AnswerType.SHARE: _is_share,
    AnswerType.COUNT: _is_count,
    AnswerType.MONTHS: _is_count,
    AnswerType.DATE: _is_day,
    AnswerType.YES_NO: _is_yes_no,
    AnswerType.GROUPS: _nothing,
}

_HINTS: Mapping[AnswerType, str] = {
    AnswerType.LEVEL: f"Give a whole number from 0 to {TOP_LEVEL}, or UNKNOWN.",
    AnswerType.SHARE: "Give a Share of at least 1, a Percent with a Fraction from 0 to 100, or UNKNOWN.",
    AnswerType.COUNT: "Give a whole number, 0 or more, or UNKNOWN.",
    AnswerType.MONTHS: "Give a whole number of months, 0 or more, or UNKNOWN.",
    AnswerType.DATE: "Give a date, without a time of day, or UNKNOWN.",
    AnswerType.YES_NO: "Give True or False, or UNKNOWN.",
    AnswerType.GROUPS: "Give the role groups as groups of the profile, or UNKNOWN here.",
}
