"""Random profiles over a rule-book: every form of answer, every silence, voices, evidence and role groups."""

import datetime as dt
from fractions import Fraction
from functools import cache
from itertools import combinations, product

import attrs
from hypothesis import strategies as st

from readiness.core.bands import BANDS
from readiness.core.indicators import DIMENSIONS, AnswerType, Indicator
from readiness.core.practice import CONTACTS, PRACTICE_LEVELS, REMITS, RoleGroup
from readiness.core.profile import (
    AGREED,
    DEFAULT_CAPACITY,
    UNKNOWN,
    Answer,
    Evidence,
    Form,
    NotApplicable,
    Organisation,
    Percent,
    Profile,
    Share,
    Value,
    View,
)
from readiness.core.rules import RuleBook
from readiness.core.standing import GROUPS
from readiness.testing.condition_strategies import SECTORS, SETTINGS
from readiness.testing.draws import pick, seldom, up_to
from readiness.testing.strategies import rulebooks
from readiness.toml.source import MAX_NUMBER

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
    form = Form.SHORT if seldom(draw) else Form.FULL
    answers = {i.id: _said(draw, i, organisation.as_of) for i in asked(rulebook, form)}
    table = pick(draw, ("missing", "given", "given", "unknown")) if GROUPS in rulebook.indicators else "missing"
    if table == "unknown":
        answers[GROUPS] = unknown_answer()
    return Profile(
        organisation=organisation,
        form=form,
        answers={name: answer for name, answer in answers.items() if answer is not None},
        groups=draw(group_tables()) if table == "given" else None,
        targets={name: pick(draw, BANDS) for name in pick(draw, _TARGETED)},
    )


def asked(rulebook: RuleBook, form: Form) -> tuple[Indicator, ...]:
    """List the questions that a profile answers one by one: all but what is counted by role group."""
    return tuple(
        indicator
        for indicator in rulebook.indicators.values()
        if indicator.derived is None
        and indicator.type is not AnswerType.GROUPS
        and (form is Form.FULL or indicator.short_form)
    )


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Make an organisation, with any of the facts that rules may ask about."""
    as_of, sector, setting, workforce, capacity = pick(draw, _ORGANISATIONS)
    return Organisation(
        name="An organisation",
        as_of=as_of,
        sector=sector,
        setting=setting,
        workforce=workforce,
        capacity=capacity,
        capacity_given=capacity != DEFAULT_CAPACITY,
    )


@st.composite
def group_tables(draw: st.DrawFn) -> tuple[RoleGroup, ...]:
    """Make a table of role groups."""
    groups = draw(st.lists(_role_groups(), min_size=1, max_size=3))
    return tuple(attrs.evolve(group, name=f"group {number}") for number, group in enumerate(groups))


def values(indicator: Indicator, as_of: dt.date) -> st.SearchStrategy[Value]:
    """Make values that an indicator's answers can have, the plainest first."""
    if indicator.type is AnswerType.DATE:
        return _dates(as_of)
    return _VALUES[indicator.type]


def answers(indicator: Indicator, as_of: dt.date) -> st.SearchStrategy[Answer]:
    """Make answers to an indicator: agreed ones and those of several voices, with and without evidence."""
    return _answers(indicator, as_of)


def unknown_answer() -> Answer:
    """Give the answer ``"unknown"``."""
    return Answer(views=(View(voice=AGREED, value=UNKNOWN),))


_ORGANISATIONS = tuple(
    product(
        AS_OF,
        ((), SECTORS[:1], SECTORS[1:]),
        ((), SETTINGS[:1], SETTINGS),
        (None, 1, 12, 20, 4000),
        (DEFAULT_CAPACITY, 1, 3, 40),
    )
)
_TARGETED = ((), (), (), DIMENSIONS[:1], DIMENSIONS[1:3], DIMENSIONS)
_SAID: tuple[tuple[str, tuple[Evidence, ...]], ...] = (
    ("missing", ()),
    ("agreed", ()),
    ("unknown", ()),
    ("not applicable", ()),
    ("voices", ()),
    *(("agreed", evidence) for evidence in EVIDENCE),
    *(("voices", evidence) for evidence in EVIDENCE),
    ("missing", ()),
    ("unknown", ()),
)
"""How a question can be answered, and what the answer rests on."""
_BEHIND = ((True, 0), (True, 3), (True, 25), (False, 0))
"""Whether a voice can say, and how many people stand behind it."""

_AGES = st.integers(0, 1500)
_NUMBERS = st.one_of(st.integers(0, 15), st.sampled_from((36, MAX_NUMBER)))
_HEADS = st.integers(1, 30)


@st.composite
def _shares(draw: st.DrawFn) -> Share:
    of = draw(_HEADS)
    count = draw(up_to(of))
    return Share(count=count, of=of, unknown=draw(up_to(of - count)))


@cache
def _dates(as_of: dt.date) -> st.SearchStrategy[dt.date]:
    return _AGES.map(lambda days: as_of - dt.timedelta(days=days))


_PERCENTS = st.sampled_from(("0", "100", "50", "62", "62.5", "200/3")).map(
    lambda text: Percent(percent=Fraction(text))
)

_VALUES: dict[AnswerType, st.SearchStrategy[Value]] = {
    AnswerType.LEVEL: st.sampled_from((0, 1, 2, 3, 4, 4)),
    AnswerType.SHARE: st.one_of(_PERCENTS, _shares()),
    AnswerType.COUNT: _NUMBERS,
    AnswerType.MONTHS: _NUMBERS,
    AnswerType.YES_NO: st.booleans(),
}


def _said(draw: st.DrawFn, indicator: Indicator, as_of: dt.date) -> Answer | NotApplicable | None:
    kind, evidence = pick(draw, _SAID)
    if kind == "missing":
        return None
    if kind == "unknown":
        return unknown_answer()
    if kind == "not applicable" and indicator.not_applicable_if:
        return NOT_APPLICABLE
    return Answer(views=_views(draw, kind, indicator, as_of), evidence=evidence)


@st.composite
def _answers(draw: st.DrawFn, indicator: Indicator, as_of: dt.date) -> Answer:
    kind, evidence = pick(draw, _GIVEN)
    return Answer(views=_views(draw, kind, indicator, as_of), evidence=evidence)


_GIVEN = tuple((kind, evidence) for kind in ("agreed", "voices") for evidence in EVIDENCE)


def _views(draw: st.DrawFn, kind: str, indicator: Indicator, as_of: dt.date) -> tuple[View, ...]:
    if kind != "voices" or not indicator.voices:
        return (View(voice=AGREED, value=draw(values(indicator, as_of))),)
    return tuple(_view(draw, voice, indicator, as_of) for voice in pick(draw, _spoken(indicator.voices)))


@cache
def _spoken(voices: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """List who can have spoken: every set of voices, the smallest first."""
    return tuple(chosen for size in range(1, len(voices) + 1) for chosen in combinations(voices, size))


def _view(draw: st.DrawFn, voice: str, indicator: Indicator, as_of: dt.date) -> View:
    told, people = pick(draw, _BEHIND)
    return View(voice=voice, value=draw(values(indicator, as_of)) if told else UNKNOWN, n=people)


@st.composite
def _role_groups(draw: st.DrawFn) -> RoleGroup:
    headcount = draw(_HEADS)
    unknown = draw(up_to(min(headcount, 3)))
    left, in_date = headcount - unknown, []
    for level in pick(draw, _COUNTED):
        left = draw(up_to(left))
        in_date.append((level, left))
    contact, remit = pick(draw, _WORK)
    return RoleGroup(
        name="", headcount=headcount, contact=contact, remit=remit, in_date=tuple(in_date), unknown=unknown
    )


_COUNTED = tuple(chosen for size in range(5) for chosen in combinations(PRACTICE_LEVELS, size))
_WORK = tuple(product(CONTACTS, REMITS))
