"""A profile may use old names: the answers count, and nothing happens silently."""

from collections.abc import Mapping

import attrs
import pytest

from readiness.core.profile import Profile
from readiness.core.rules import Retired, RuleBook
from readiness.errors import ProfileError, RulesetError
from readiness.reading.profile_reader import read_answers, read_profile
from readiness.reading.question_names import MIGRATE
from readiness.toml.source import TomlSource
from readiness.toml.tables import Notebook
from sample_profile import AS_OF, BOOK, HEAD, read

(CORE,) = BOOK.rulesets
RENAMED = {"leadership.owner": ("leadership.sponsor", "governance.sponsor"), "training.groups": ("training.roles",)}
LATER = RuleBook(
    rulesets=(
        attrs.evolve(
            CORE,
            indicators=tuple(attrs.evolve(i, was=RENAMED.get(i.id, ())) for i in CORE.indicators),
            retired=(
                Retired(id="leadership.champion", because="one name said too little", instead="leadership.owner"),
                Retired(id="staff_wellbeing.mood", because="nobody could tell"),
            ),
        ),
        attrs.evolve(
            CORE, name="day-care", indicators=(), retired=(Retired(id="day_care.beds", because="it changed"),)
        ),
    )
)


def later(text: str) -> Profile:
    return read_profile(text.encode(), "p.toml", LATER)


def refused(text: str) -> list[str]:
    with pytest.raises(ProfileError) as error:
        later(text)
    return [f"{p.line}:{p.column} {p.key}: {p.message} → {p.hint}" for p in error.value.problems]


def test_an_answer_under_an_old_name_counts_and_a_notice_says_so() -> None:
    old = later(f"{HEAD}[leadership]\nsponsor = {{ leaders = 3, frontline = 2 }}\n")
    assert old == read(f"{HEAD}[leadership]\nowner = {{ leaders = 3, frontline = 2 }}\n")
    assert old.notices == ("leadership.sponsor is now called leadership.owner; the answer was used.", MIGRATE)


def test_an_old_name_may_stand_in_another_table() -> None:
    assert later(f"{HEAD}[governance]\nsponsor = 2\n") == read(f"{HEAD}[leadership]\nowner = 2\n")


def test_the_table_of_role_groups_may_have_an_old_name() -> None:
    group = 'name = "All"\nheadcount = 24\ncontact = "none"\nremit = "none"\n'
    old = later(f"{HEAD}[[training.roles]]\n{group}")
    assert old == read(f"{HEAD}[[training.groups]]\n{group}")


def test_a_profile_with_the_names_of_today_has_no_notices() -> None:
    assert later(f"{HEAD}[leadership]\nowner = 2\n").notices == ()


def test_an_answer_under_both_names_is_refused_with_both_lines() -> None:
    assert refused(f"{HEAD}[leadership]\nowner = 2\nsponsor = 3\n") == [
        (
            "8:1 leadership.sponsor: leadership.sponsor is an old name of leadership.owner, and line 7 answers it as "
            "leadership.owner → Keep one of the two."
        )
    ]


def test_an_answer_under_two_old_names_is_refused_with_both_lines() -> None:
    assert refused(f"{HEAD}[leadership]\nsponsor = 3\n[governance]\nsponsor = 3\n") == [
        (
            "9:1 governance.sponsor: governance.sponsor is an old name of leadership.owner, and line 7 answers it as "
            "leadership.sponsor → Keep one of the two."
        )
    ]


def test_problems_of_an_answer_under_an_old_name_stand_where_it_stands() -> None:
    assert refused(f"{HEAD}[leadership]\nsponsor = 7\n") == [
        '7:1 leadership.sponsor: found 7 → Enter a whole number from 0 to 4, or "unknown".'
    ]


def test_an_answer_to_a_question_that_is_no_longer_asked_is_left_and_a_notice_says_why() -> None:
    told = later(f'{HEAD}[leadership]\nchampion = 3\n[staff_wellbeing]\nmood = "whatever"\n[day_care]\nbeds = 3\n')
    assert told.answers == {}
    assert told.notices == (
        (
            "leadership.champion is no longer asked, and the answer was not used: one name said too little. Instead, "
            "answer leadership.owner."
        ),
        "staff_wellbeing.mood is no longer asked, and the answer was not used: nobody could tell.",
        "day_care.beds is no longer asked, and the answer was not used: it changed.",
    )


def test_near_names_are_those_of_today() -> None:
    assert refused(f"{HEAD}[leadership]\nsponsr = 3\nownr = 3\n") == [
        "7:1 leadership.sponsr: is not known here → No question of leadership has this name.",
        "8:1 leadership.ownr: is not known here → Did you mean owner?",
    ]


def by_id(answers: Mapping[str, object]) -> tuple[Profile, list[str]]:
    """Read answers by full ids, as cases give them; give the profile and the problems."""
    notebook = Notebook(TomlSource("cases.toml", "", {}), RulesetError)
    profile = read_answers(answers, {}, "full", AS_OF, LATER, notebook)
    try:
        notebook.finish()
    except RulesetError as error:
        return profile, [f"{problem.key}: {problem.message} → {problem.hint}" for problem in error.problems]
    return profile, []


def test_cases_may_use_old_names() -> None:
    assert by_id({"leadership.sponsor": 2}) == by_id({"leadership.owner": 2})


def test_a_case_answers_a_question_once_and_under_a_name_that_there_is_or_was() -> None:
    assert by_id({"leadership.owner": 2, "leadership.sponsor": 2})[1] == [
        (
            "given.leadership.sponsor: leadership.sponsor is an old name of leadership.owner, and it is answered as "
            "leadership.owner → Keep one of the two."
        )
    ]
    assert by_id({"leadership.ownr": 2})[1] == [
        ("given.leadership.ownr: is not known here → Did you mean leadership.owner?")
    ]
