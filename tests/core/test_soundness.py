"""Profiles made in code: what no file could say is refused, all of it at once."""

import datetime as dt
from fractions import Fraction
from typing import Any

import attrs
import pytest

from builders import (
    AS_OF,
    CHECKED,
    LEAD,
    NOBODY_KNOWS,
    NOT_APPLICABLE,
    OWNER,
    group,
    indicator,
    profile,
    said,
    voiced,
)
from builders import book as book_of
from readiness.assessment import assess
from readiness.core.compiled import compile_rulebook, scores
from readiness.core.indicators import AnswerType
from readiness.core.profile import UNKNOWN, Answer, Evidence, Form, Percent, Profile, Share, View
from readiness.core.soundness import check
from readiness.core.standing import GROUPS, MOST
from readiness.errors import ProfileError

KINDS = {
    "leadership.level": AnswerType.LEVEL,
    "leadership.share": AnswerType.SHARE,
    "leadership.count": AnswerType.COUNT,
    "leadership.months": AnswerType.MONTHS,
    "leadership.date": AnswerType.DATE,
    "leadership.yes_no": AnswerType.YES_NO,
    GROUPS: AnswerType.GROUPS,
}
BOOK = book_of(
    (
        *(indicator(name, kind) for name, kind in KINDS.items()),
        indicator(OWNER),
        indicator(LEAD, not_applicable_if="there is none"),
    )
)
NOW = dt.datetime(2026, 3, 1, 12)


def refused(of: Profile) -> list[tuple[str, str]]:
    """Give the key and the message of each problem that is told, none where the profile is sound."""
    try:
        check(of, BOOK)
    except ProfileError as error:
        return [(problem.key, problem.message) for problem in error.problems]
    return []


def changed(**organisation: Any) -> Profile:
    return profile(None, **organisation)


SOUND: list[tuple[str, Any]] = [
    ("level", 0),
    ("level", 4),
    ("share", Share(count=0, of=1)),
    ("share", Share(count=3, of=5, unknown=2)),
    ("share", Percent(percent=Fraction(0))),
    ("share", Percent(percent=Fraction(100))),
    ("count", 0),
    ("count", MOST),
    ("months", 18),
    ("date", dt.date(2026, 3, 1)),
    ("date", dt.date(2031, 3, 1)),
    ("yes_no", False),
]


@pytest.mark.parametrize(("kind", "value"), SOUND)
def test_what_a_file_could_say_is_taken(kind: str, value: Any) -> None:
    assert refused(profile({f"leadership.{kind}": value})) == []
    assert refused(profile({f"leadership.{kind}": NOBODY_KNOWS})) == []


UNSOUND: list[tuple[str, Any]] = [
    ("level", 5),
    ("level", -1),
    ("level", True),
    ("level", "3"),
    ("level", 2.5),
    ("level", None),
    ("share", 50),
    ("share", Share(count=0, of=0)),
    ("share", Share(count=-1, of=5)),
    ("share", Share(count=4, of=5, unknown=2)),
    ("share", Share(count=4, of=5, unknown=-1)),
    ("share", Percent(percent=Fraction(-1))),
    ("share", Percent(percent=Fraction(101))),
    ("share", Percent(percent=33.3)),  # type: ignore[arg-type]
    ("count", -1),
    ("count", MOST + 1),
    ("count", False),
    ("months", 1.5),
    ("date", NOW),
    ("date", 6),
    ("yes_no", 1),
]


@pytest.mark.parametrize(("kind", "value"), UNSOUND)
def test_what_no_file_could_say_is_refused(kind: str, value: Any) -> None:
    assert refused(profile({f"leadership.{kind}": value})) == [(f"leadership.{kind}", f"found {value!r}")]


def test_role_groups_are_no_answer() -> None:
    assert refused(profile({GROUPS: 3})) == [(GROUPS, "found 3")]
    assert refused(profile({GROUPS: NOBODY_KNOWS})) == []


def test_all_is_told_at_once_with_what_to_give_instead() -> None:
    of = profile({OWNER: 7, LEAD: voiced(leaders=4, frontline=9)}, capacity=-1)
    with pytest.raises(ProfileError) as error:
        assess(of, BOOK)
    assert str(error.value) == (
        "leadership.lead.frontline: found 9\n  → Give a whole number from 0 to 4, or UNKNOWN.\n"
        "leadership.owner: found 7\n  → Give a whole number from 0 to 4, or UNKNOWN.\n"
        "organisation.capacity: found -1\n  → Give a whole number of effort points from 0."
    )


def test_an_answer_to_a_question_of_other_rule_sets_is_not_looked_at() -> None:
    assert refused(profile({CHECKED: 7})) == []


def test_what_always_applies_cannot_be_dismissed() -> None:
    assert refused(profile({OWNER: NOT_APPLICABLE, LEAD: NOT_APPLICABLE})) == [(OWNER, "cannot be not applicable")]


def test_a_bare_value_is_no_answer() -> None:
    bare: Any = {OWNER: 3}
    assert refused(attrs.evolve(profile(), answers=bare)) == [(OWNER, "found 3")]


@pytest.mark.parametrize("voices", [(), ("leaders", "leaders"), ("agreed", "leaders")])
def test_voices_speak_once_and_not_beside_an_agreed_answer(voices: tuple[str, ...]) -> None:
    answer = Answer(views=tuple(View(voice=voice, value=2) for voice in voices))
    assert refused(profile({OWNER: answer})) == [(OWNER, f"found {list(voices)!r}")]


def test_a_voice_is_one_that_is_known() -> None:
    assert refused(profile({OWNER: voiced(cleaners=2)})) == [(OWNER, "found 'cleaners'")]


def test_the_number_of_people_behind_a_view_is_a_count() -> None:
    views = (View(voice="leaders", value=UNKNOWN, n=-3), View(voice="frontline", value=2, n=3))
    assert refused(profile({OWNER: Answer(views=views)})) == [(f"{OWNER}.leaders.n", "found -3")]


def test_the_date_of_evidence_is_a_day() -> None:
    dated = said(2, Evidence(kind="number", ref="A record"), Evidence(kind="number", ref="A record", date=NOW))
    assert refused(profile({OWNER: dated})) == [(f"{OWNER}.evidence", f"found {NOW!r}")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("as_of", NOW),
        ("as_of", "2026-11-01"),
        ("capacity", -1),
        ("capacity", 2.5),
        ("workforce", -1),
        ("sector", "education"),
        ("sector", ["education"]),
        ("setting", (3,)),
    ],
)
def test_facts_of_the_organisation_are_what_a_file_could_say(key: str, value: Any) -> None:
    assert refused(changed(**{key: value})) == [(f"organisation.{key}", f"found {value!r}")]


def test_an_organisation_may_say_little_or_much() -> None:
    assert refused(changed(as_of=AS_OF, capacity=0, workforce=None)) == []
    assert refused(changed(workforce=0, sector=("education",), setting=("island", "rural"))) == []


def test_the_form_is_one_of_the_two() -> None:
    form: Any = "short"
    assert refused(profile(form=form)) == [("form", "found 'short'")]


def test_targets_are_bands_of_dimensions() -> None:
    of = attrs.evolve(profile(), targets={"leadershp": "embedding", "governance": "top", "training": "developing"})
    assert refused(of) == [("targets", "found 'leadershp'"), ("targets.governance", "found 'top'")]


@pytest.mark.parametrize("groups", [(), [group("Reception", 3)], ("Reception",)])
def test_role_groups_are_a_tuple_of_some(groups: Any) -> None:
    assert refused(profile(groups=groups)) == [(GROUPS, f"found {groups!r}")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("headcount", 0),
        ("headcount", 2.5),
        ("contact", "sometimes"),
        ("remit", "helps"),
        ("in_date", (("skilled", 9),)),
        ("in_date", (("informed", 2), ("skilled", 3))),
        ("in_date", (("skilful", 2),)),
        ("in_date", (("skilled", -2),)),
        ("in_date", (("skilled", 3), ("skilled", 3))),
    ],
)
def test_a_role_group_counts_as_a_file_could(key: str, value: Any) -> None:
    sound = group("Reception", 4, "likely", in_date={"informed": 3, "skilled": 3, "specialist": 0}, unknown=1)
    assert refused(profile(groups=(sound,))) == []
    made = attrs.evolve(sound, unknown=0, **{key: value})
    assert refused(profile(groups=(sound, made))) == [(f"{GROUPS}[2].{key}", f"found {value!r}")]


@pytest.mark.parametrize("unknown", [-1, 2])
def test_people_whose_training_is_not_known_fit_into_a_group(unknown: int) -> None:
    made = group("Reception", 4, in_date={"informed": 3}, unknown=unknown)
    assert refused(profile(groups=(made,))) == [(f"{GROUPS}[1].in_date", "found (('informed', 3),)")]


def test_what_was_compiled_for_the_other_form_is_refused() -> None:
    compiled = compile_rulebook(BOOK, Form.FULL)
    told = "form: is short, and the rule-book was compiled for full\n  → Compile it for the form of the profile."
    for judge in (lambda of: assess(of, BOOK, compiled=compiled), lambda of: scores(of, compiled)):
        with pytest.raises(ProfileError) as error:
            judge(profile(form=Form.SHORT))
        assert str(error.value) == told
