"""Reading what was written gives the same profile; the long form stands only where there is more to say."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from readiness.core.indicators import VOICES, AnswerType, Indicator
from readiness.core.practice import RoleGroup
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
    Unknown,
    Value,
    View,
)
from readiness.core.rules import RuleBook
from readiness.reading.profile_reader import read_profile
from readiness.reading.profile_writer import dump, toml_text
from readiness.testing.profile_strategies import group_tables, situations
from readiness.toml.tables import visible
from sample_profile import AS_OF, BOOK, INDICATORS
from shipped_profiles import FILES, shipped

NORTHSHORE = Organisation(name="Northshore Care", as_of=AS_OF)


def texts(most: int = 40, *, lines: bool = False) -> st.SearchStrategy[str]:
    """Make texts as a profile holds them: cleaned, not empty."""
    clean = st.text(min_size=1, max_size=most).map(visible)
    return (clean if lines else clean.map(lambda text: text.replace("\n", " "))).filter(str.strip)


def notes() -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), texts(lines=True))


def dates() -> st.SearchStrategy[dt.date]:
    return st.dates(max_value=AS_OF)


@st.composite
def shares(draw: st.DrawFn) -> Share:
    of = draw(st.integers(1, 10**9))
    count = draw(st.integers(0, of))
    return Share(count=count, of=of, unknown=draw(st.integers(0, of - count)))


PERCENTS = st.one_of(st.fractions(0, 100, max_denominator=10**6), st.decimals(0, 100, places=5).map(Fraction))
VALUES: Mapping[AnswerType, st.SearchStrategy[Value]] = {
    AnswerType.LEVEL: st.integers(0, 4),
    AnswerType.SHARE: st.one_of(shares(), PERCENTS.map(lambda percent: Percent(percent=percent))),
    AnswerType.COUNT: st.integers(0, 10**9),
    AnswerType.MONTHS: st.integers(0, 10**9),
    AnswerType.DATE: dates(),
    AnswerType.YES_NO: st.booleans(),
}


def views(indicator: Indicator, voice: str) -> st.SearchStrategy[View]:
    values: st.SearchStrategy[Value | Unknown] = st.one_of(VALUES[indicator.type], st.just(UNKNOWN))
    return st.builds(View, voice=st.just(voice), value=values, n=st.one_of(st.just(0), st.integers(1, 10**9)))


@st.composite
def answers(draw: st.DrawFn, indicator: Indicator) -> Answer | NotApplicable:
    if indicator.not_applicable_if and draw(st.integers(0, 3)) == 3:
        return NotApplicable(reason=draw(texts()), note=draw(notes()))
    if indicator.type is AnswerType.GROUPS:
        return Answer(views=(View(voice=AGREED, value=UNKNOWN),), note=draw(notes()))
    voices = draw(st.one_of(st.just([AGREED]), st.lists(st.sampled_from(VOICES), min_size=1, unique=True)))
    evidence = st.builds(
        Evidence,
        kind=st.sampled_from(("document", "number", "experience")),
        ref=texts(),
        date=st.one_of(st.none(), dates()),
    )
    return Answer(
        views=tuple(draw(views(indicator, voice)) for voice in voices),
        evidence=tuple(draw(st.lists(evidence, max_size=2))),
        note=draw(notes()),
    )


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Make profiles over the sample rule-book, with every kind of text that a profile can hold."""
    capacity = draw(st.one_of(st.none(), st.integers(1, 10_000)))
    names = st.lists(texts(), max_size=3, unique=True).map(tuple)
    organisation = Organisation(
        name=draw(texts()),
        as_of=AS_OF,
        sector=draw(names),
        setting=draw(names),
        workforce=draw(st.one_of(st.none(), st.integers(1, 10**9))),
        capacity=capacity or DEFAULT_CAPACITY,
        capacity_given=capacity is not None,
    )
    form = draw(st.sampled_from(Form))
    asked = [i for i in INDICATORS if i.derived is None and (i.short_form or form is Form.FULL)]
    said = {i.id: draw(answers(i)) for i in asked if draw(st.booleans())}
    groups = None if "training.groups" in said else draw(st.one_of(st.none(), group_tables()))
    return Profile(
        organisation=organisation,
        form=form,
        answers=said,
        groups=groups,
        targets=draw(st.dictionaries(st.sampled_from(("leadership", "training")), st.sampled_from(("not started",)))),
    )


@given(profiles())
def test_reading_what_was_written_gives_the_same_profile(profile: Profile) -> None:
    for text in (dump(profile), dump(profile, BOOK.indicators)):
        assert read_profile(text.encode(), "p.toml", BOOK) == profile


@given(situations())
def test_it_does_over_any_rule_book(situation: tuple[RuleBook, Profile]) -> None:
    rulebook, profile = situation
    asked = {
        name: answer
        for name, answer in profile.answers.items()
        if profile.form is Form.FULL or rulebook.indicators[name].short_form
    }
    organisation = attrs.evolve(profile.organisation, capacity_given=True)
    profile = attrs.evolve(profile, organisation=organisation, answers=asked)
    assert read_profile(dump(profile).encode(), "p.toml", rulebook) == profile


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_profile_survives_being_written(file: Path) -> None:
    profile, rulebook = shipped(file.stem)
    assert read_profile(dump(profile, rulebook.indicators).encode(), "p.toml", rulebook) == profile


def test_nothing_is_written_of_what_a_profile_does_not_say() -> None:
    assert dump(Profile(organisation=NORTHSHORE)) == (
        'format = 1\nform = "full"\n\n[organisation]\nname = "Northshore Care"\nas_of = 2026-11-01\n'
    )


def said(value: Value | Unknown, **more: object) -> str:
    """Write one answer to the first question, and give its line."""
    view = View(voice=AGREED, value=value, n=int(str(more.pop("n", 0))))
    answer = Answer(views=(view,), **more)  # type: ignore[arg-type]
    return dump(Profile(organisation=NORTHSHORE, answers={"leadership.owner": answer})).splitlines()[-1]


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (said(2), "owner = 2"),
        (said(UNKNOWN), 'owner = "unknown"'),
        (said(value=True), "owner = true"),
        (said(dt.date(2026, 3, 1)), "owner = 2026-03-01"),
        (said(Share(count=1, of=3)), "owner = { count = 1, of = 3 }"),
        (said(Share(count=1, of=3, unknown=2), n=3), "owner = { count = 1, of = 3, unknown = 2, n = 3 }"),
        (said(Percent(percent=Fraction(62))), "owner = { percent = 62 }"),
        (said(Percent(percent=Fraction(1, 8))), "owner = { percent = 0.125 }"),
        (said(Percent(percent=Fraction(200, 3))), 'owner = { percent = "200/3" }'),
        (said(2, n=12), "owner = { answer = 2, n = 12 }"),
        (said(2, note='so "far"'), r'owner = { answer = 2, note = "so \"far\"" }'),
    ],
)
def test_the_long_form_stands_only_where_there_is_more_to_say(line: str, written: str) -> None:
    assert line == written


def test_a_rule_book_gives_the_names_and_the_order() -> None:
    view = View(voice="leaders", value=2, n=3)
    rests = (Evidence(kind="document", ref="Minutes", date=dt.date(2026, 3, 1)), Evidence(kind="number", ref="Log"))
    profile = Profile(
        organisation=attrs.evolve(NORTHSHORE, sector=("a",), workforce=3, capacity=2, capacity_given=True),
        form=Form.FULL,
        answers={
            "leadership.trained": NotApplicable(reason="one leader"),
            "leadership.owner": Answer(views=(view,), evidence=rests),
            "elsewhere.a b": Answer(views=(View(voice=AGREED, value=1),)),
        },
        groups=(
            RoleGroup(name="A", headcount=3, contact="none", remit="none", in_date=(("informed", 1),), unknown=2),
            RoleGroup(name="B", headcount=1, contact="none", remit="none"),
        ),
        targets={"leadership": "embedding"},
    )
    assert dump(profile, BOOK.indicators) == (
        """\
format = 1
form = "full"

[organisation]
name = "Northshore Care"
sector = ["a"]
workforce = 3
as_of = 2026-11-01
capacity = 2

[targets]
leadership = "embedding"

[leadership]
owner = { leaders = { level = 2, n = 3 }, evidence = [{ kind = "document", ref = "Minutes", date = 2026-03-01 }, \
{ kind = "number", ref = "Log" }] }
trained = { not_applicable = "one leader" }

[elsewhere]
"a b" = 1

[[training.groups]]
name = "A"
headcount = 3
contact = "none"
remit = "none"
in_date = { informed = 1 }
unknown = 2

[[training.groups]]
name = "B"
headcount = 1
contact = "none"
remit = "none"
"""
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_written_as_toml_reads_it(text: str) -> None:
    written = toml_text(text)
    assert tomli.loads(f"a = {written}") == {"a": text}
    assert written.isprintable()
