"""Random profiles over a rule-book: every form of answer, every silence, voices, evidence and role groups."""

import datetime as dt
from fractions import Fraction

from hypothesis import strategies as st

from readiness.bands import BANDS
from readiness.indicators import DIMENSIONS, AnswerType, Indicator
from readiness.practice import CONTACTS, PRACTICE_LEVELS, REMITS, RoleGroup
from readiness.profile import (
    AGREED,
    UNKNOWN,
    Answer,
    Evidence,
    Form,
    NotApplicable,
    Organisation,
    Percent,
    Profile,
    Share,
    Unknown,
    Value,
    View,
)
from readiness.rules import RuleBook
from readiness.standing import GROUPS
from readiness.strategies import SECTORS, SETTINGS, rulebooks

AS_OF = (dt.date(2026, 11, 1), dt.date(2026, 3, 31))
"""The dates that assessments are made for."""

NOT_APPLICABLE = NotApplicable(reason="there is nothing to ask about")

EVIDENCE: tuple[tuple[Evidence, ...], ...] = (
    (),
    (Evidence(kind="document", ref="Minutes", date=dt.date(2025, 11, 3)),),
    (Evidence(kind="experience", ref="A walk round"),),
    (Evidence(kind="number", ref="Records"), Evidence(kind="document", ref="Plan", date=dt.date(2022, 2, 28))),
)
"""What answers can rest on: nothing, something dated, something without a date, both."""


@st.composite
def situations(draw: st.DrawFn) -> tuple[RuleBook, Profile]:
    """Make a rule-book and a profile over it."""
    rulebook = draw(rulebooks())
    return rulebook, draw(profiles(rulebook))


@st.composite
def profiles(draw: st.DrawFn, rulebook: RuleBook) -> Profile:
    """Make a profile, in either form, that answers some of a rule-book's questions."""
    organisation = draw(organisations())
    asked = [i for i in rulebook.indicators.values() if i.derived is None and i.type is not AnswerType.GROUPS]
    answers = {indicator.id: _said(draw, indicator, organisation.as_of) for indicator in asked}
    table = draw(st.sampled_from(("missing", "given", "unknown"))) if GROUPS in rulebook.indicators else "missing"
    if table == "unknown":
        answers[GROUPS] = unknown_answer()
    return Profile(
        organisation=organisation,
        form=draw(st.sampled_from((Form.FULL, Form.FULL, Form.SHORT))),
        answers={name: answer for name, answer in answers.items() if answer is not None},
        groups=draw(group_tables()) if table == "given" else None,
        targets={name: draw(_BANDS) for name in draw(_TARGETED)},
    )


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Make an organisation, with any of the facts that rules may ask about."""
    return Organisation(
        name="An organisation",
        as_of=draw(st.sampled_from(AS_OF)),
        sector=draw(st.sampled_from(((), SECTORS[:1], SECTORS[1:]))),
        setting=draw(st.sampled_from(((), SETTINGS[:1], SETTINGS))),
        workforce=draw(st.sampled_from((None, 1, 12, 20, 4000))),
        capacity=draw(st.sampled_from((6, 1, 3, 40))),
    )


@st.composite
def group_tables(draw: st.DrawFn) -> tuple[RoleGroup, ...]:
    """Make a table of role groups."""
    groups = draw(st.lists(_role_groups(), min_size=1, max_size=3))
    return tuple(_named(group, number) for number, group in enumerate(groups))


def values(indicator: Indicator, as_of: dt.date) -> st.SearchStrategy[Value]:
    """Make values that an indicator's answers can have, the plainest first."""
    if indicator.type is AnswerType.DATE:
        return _AGES.map(lambda days: as_of - dt.timedelta(days=days))
    return _VALUES[indicator.type]


def answers(indicator: Indicator, as_of: dt.date) -> st.SearchStrategy[Answer]:
    """Make answers to an indicator: agreed ones and those of several voices, with and without evidence."""
    return _answers(indicator, as_of)


def unknown_answer() -> Answer:
    """Give the answer ``"unknown"``."""
    return Answer(views=(View(voice=AGREED, value=UNKNOWN),))


_BANDS = st.sampled_from(BANDS)
_TARGETED = st.sampled_from(((), (), (), DIMENSIONS[:1], DIMENSIONS[1:3], DIMENSIONS))
_KINDS = st.sampled_from(("missing", "answer", "answer", "answer", "answer", "unknown", "not applicable"))
_AGES = st.integers(0, 1500)
_NUMBERS = st.one_of(st.integers(0, 15), st.sampled_from((36, 10**9)))
_EVIDENCE = st.sampled_from(EVIDENCE)
_HEADS = st.integers(1, 30)


@st.composite
def _shares(draw: st.DrawFn) -> Share:
    of = draw(_HEADS)
    count = draw(st.integers(0, of))
    return Share(count=count, of=of, unknown=draw(st.integers(0, of - count)))


_PERCENTS = st.sampled_from(("0", "100", "50", "62", "62.5", "200/3")).map(lambda text: Percent(percent=Fraction(text)))

_VALUES: dict[AnswerType, st.SearchStrategy[Value]] = {
    AnswerType.LEVEL: st.integers(0, 4),
    AnswerType.SHARE: st.one_of(_PERCENTS, _shares()),
    AnswerType.COUNT: _NUMBERS,
    AnswerType.MONTHS: _NUMBERS,
    AnswerType.YES_NO: st.booleans(),
}


def _said(draw: st.DrawFn, indicator: Indicator, as_of: dt.date) -> Answer | NotApplicable | None:
    kind = draw(_KINDS)
    if kind == "missing":
        return None
    if kind == "unknown":
        return unknown_answer()
    if kind == "not applicable" and indicator.not_applicable_if:
        return NOT_APPLICABLE
    return draw(answers(indicator, as_of))


@st.composite
def _answers(draw: st.DrawFn, indicator: Indicator, as_of: dt.date) -> Answer:
    if draw(st.sampled_from((False, False, True))):
        voices = draw(st.lists(st.sampled_from(indicator.voices), min_size=1, unique=True))
        views = tuple(_view(draw, voice, indicator, as_of) for voice in voices)
    else:
        views = (View(voice=AGREED, value=draw(values(indicator, as_of))),)
    return Answer(views=views, evidence=draw(_EVIDENCE))


def _view(draw: st.DrawFn, voice: str, indicator: Indicator, as_of: dt.date) -> View:
    value: Value | Unknown = UNKNOWN if draw(st.integers(0, 4)) == 4 else draw(values(indicator, as_of))
    return View(voice=voice, value=value, n=draw(st.sampled_from((0, 3, 25))))


@st.composite
def _role_groups(draw: st.DrawFn) -> RoleGroup:
    headcount = draw(_HEADS)
    unknown = draw(st.integers(0, min(headcount, 3)))
    left, in_date = headcount - unknown, []
    for level in PRACTICE_LEVELS:
        if draw(st.integers(0, 3)) < 3:
            left = draw(st.integers(0, left))
            in_date.append((level, left))
    return RoleGroup(
        name="",
        headcount=headcount,
        contact=draw(st.sampled_from(CONTACTS)),
        remit=draw(st.sampled_from(REMITS)),
        in_date=tuple(in_date),
        unknown=unknown,
    )


def _named(group: RoleGroup, number: int) -> RoleGroup:
    return RoleGroup(
        name=f"group {number}",
        headcount=group.headcount,
        contact=group.contact,
        remit=group.remit,
        in_date=group.in_date,
        unknown=group.unknown,
    )
