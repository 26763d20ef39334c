"""The page on filling in a profile says what the reader of profiles takes, and what it makes of it."""

import re

import pytest

from pages import page
from readiness import Form, NotApplicable, Profile, RoleGroup, assess, load_rulesets, read_profile
from readiness.core.indicators import CLAIM_LEVEL, TOP_LEVEL, VOICES, AnswerType
from readiness.core.practice import CONTACTS, REMITS
from readiness.core.profile import DEFAULT_CAPACITY, EVIDENCE_KINDS
from readiness.core.rules import Effort
from readiness.core.standing import Silence, standings
from readiness.faces.views.disclosure import SMALLEST_GROUP
from shown_files import HEAD

PAGE = page("filling-in-a-profile.md")
CORE = load_rulesets()
TYPES = {
    "a level": AnswerType.LEVEL,
    "a share": AnswerType.SHARE,
    "a share, only the percentage known": AnswerType.SHARE,
    "a count": AnswerType.COUNT,
    "months": AnswerType.MONTHS,
    "a date": AnswerType.DATE,
    "yes or no": AnswerType.YES_NO,
}
ROWS = {name: typed.strip("`") for name, typed, _ in PAGE.section("How to answer").rows()}


def answering(indicator: str, typed: str) -> Profile:
    table, key = indicator.split(".")
    return read_profile(f"{HEAD}[{table}]\n{key} = {typed}\n".encode(), "p.toml", CORE)


@pytest.mark.parametrize("name", TYPES)
def test_each_type_of_answer_is_typed_as_the_page_says(name: str) -> None:
    asked = [one.id for one in CORE.indicators.values() if one.type is TYPES[name] and one.derived is None]
    for indicator in asked:
        profile = answering(indicator, ROWS[name])
        assert standings(profile, CORE)[indicator].silence is Silence.ANSWERED


def test_every_type_of_answer_is_on_the_page() -> None:
    assert set(TYPES.values()) == set(AnswerType) - {AnswerType.GROUPS}
    assert set(ROWS) == {*TYPES, "nobody can say", "not applicable"}


def test_unknown_fits_every_question() -> None:
    asked = [one.id for one in CORE.indicators.values() if one.derived is None]
    silences = {standings(answering(one, ROWS["nobody can say"]), CORE)[one].silence for one in asked}
    assert silences == {Silence.UNKNOWN}


def test_not_applicable_is_typed_as_the_page_says() -> None:
    profile = answering("lived_experience.paid_posts_permanent", ROWS["not applicable"])
    assert profile.answers["lived_experience.paid_posts_permanent"] == NotApplicable(reason="no such post")


def test_contact_and_remit_give_the_practice_level_in_the_table() -> None:
    table = [row for row in PAGE.section("Role groups and practice levels").rows() if len(row) == 1 + len(REMITS)]
    needed = [
        (f"`{contact}`", *(RoleGroup(name="x", headcount=1, contact=contact, remit=remit).needs for remit in REMITS))
        for contact in CONTACTS
    ]
    assert table == needed


def test_the_columns_of_the_table_are_the_remits_in_their_order() -> None:
    heading = next(line for line in PAGE.prose.splitlines() if line.startswith("| contact"))
    assert re.findall(r"`(\w+)`", heading) == list(REMITS)


def test_the_role_groups_that_are_shown_need_what_the_words_say() -> None:
    shown = PAGE.section("Role groups and practice levels").blocks[0].text
    groups = read_profile(f"{HEAD}{shown}".encode(), "p.toml", CORE).groups or ()
    assert [(group.needs, group.trained(group.needs_number)) for group in groups] == [
        ("skilled", (1, 2)),
        ("enhanced", (0, 0)),
    ]


def test_every_voice_and_kind_of_evidence_is_explained() -> None:
    voices = [voice.strip("`") for voice, _ in PAGE.section("Voices").rows()]
    kinds = [kind.strip("`") for kind, _ in PAGE.section("Evidence").rows()]
    assert (voices, kinds) == (list(VOICES), list(EVIDENCE_KINDS))


def test_a_claim_is_secured_as_far_as_the_page_says() -> None:
    claimed = answering("leadership.makes_room", "{ leaders = 4 }")
    assert standings(claimed, CORE)["leadership.makes_room"].worst == CLAIM_LEVEL
    said = answering("staff_wellbeing.manageable_work", "{ leaders = { percent = 80 } }")
    assert standings(said, CORE)["staff_wellbeing.manageable_work"].worst == 50
    assert f"at most level {CLAIM_LEVEL}, or 50%, is secured" in PAGE.words


def test_the_top_level_without_evidence_is_secured_as_the_page_says() -> None:
    bare = answering("leadership.executive_owner", str(TOP_LEVEL))
    assert standings(bare, CORE)["leadership.executive_owner"].worst == TOP_LEVEL - 1
    assert f"level {TOP_LEVEL} without it is secured as level {TOP_LEVEL - 1}" in PAGE.words
    shown = PAGE.section("Evidence").blocks[0].text
    dated = read_profile(f"{HEAD}{shown}".encode(), "p.toml", CORE)
    assert standings(dated, CORE)["leadership.executive_owner"].worst == TOP_LEVEL


def test_silences_do_what_the_page_says() -> None:
    assert [row[0] for row in PAGE.section("Four kinds of silence").rows()] == [
        "not applicable",
        "not known",
        "not answered yet",
        "not asked",
    ]
    name = "lived_experience.paid_posts_permanent"
    absent = assess(answering(name, '{ not_applicable = "none" }'), CORE).core.dimension("lived_experience")
    unknown = assess(answering(name, '"unknown"'), CORE).core.dimension("lived_experience")
    assert absent.weight < unknown.weight
    assert absent.weight + absent.weight_not_applicable == unknown.weight
    short = read_profile(HEAD.replace("\n", '\nform = "short"\n', 1).encode(), "p.toml", CORE)
    assert short.form is Form.SHORT
    assert standings(short, CORE)[name].silence is Silence.NOT_ASKED


def test_capacity_and_effort_are_those_of_the_engine() -> None:
    words = PAGE.section("Capacity and targets").words
    small, medium, large, major = (effort.value for effort in Effort)
    assert f"small step takes {small} point, a medium one {medium}, a large one {large}, a major one {major}" in words
    assert f"Without the line it is {DEFAULT_CAPACITY}." in words


def test_what_is_hidden_is_what_the_page_says() -> None:
    assert SMALLEST_GROUP == 5
    assert "Figures about fewer than five people are not shown" in PAGE.words
