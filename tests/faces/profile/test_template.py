"""The profile that an organisation begins with."""

import datetime as dt
import re
from pathlib import Path

import pytest

from readiness.core.indicators import AnswerType
from readiness.core.intervals import ANYTHING
from readiness.core.practice import CONTACTS, REMITS
from readiness.core.profile import UNKNOWN, Answer, Form, Organisation, Profile
from readiness.core.rules import RuleBook
from readiness.faces.profile.template import WIDTH, questions, quoted, tables, write_template
from readiness.reading.profile_reader import read_profile
from readiness.reading.ruleset_loader import load_all, load_rulesets, select
from sample_ruleset import INDICATORS, files, replaced

AS_OF = dt.date(2026, 11, 1)
EVERYTHING, _ = load_all()
SECTORS = sorted({name for ruleset in EVERYTHING.rulesets for _, names in ruleset.applies_to for name in names})
ANSWER = re.compile(r"^#(?=[a-z_\[]+[\] ]?)(?! )", re.MULTILINE)


def organisation(sector: tuple[str, ...] = (), setting: tuple[str, ...] = ()) -> Organisation:
    return Organisation(name="Harbour View", as_of=AS_OF, sector=sector, setting=setting)


def read(text: str, rulebook: RuleBook = EVERYTHING) -> Profile:
    return read_profile(text.encode(), "profile.toml", rulebook)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("sector", ["", *SECTORS])
def test_what_is_written_can_be_read_as_it_stands(form: Form, sector: str) -> None:
    asked = organisation(sector=(sector,) if sector else (), setting=("island",))
    rulebook, _ = select(EVERYTHING.core, asked)
    profile = read(write_template(rulebook, asked, form), rulebook)
    assert (profile.organisation, profile.form) == (asked, form)
    assert (profile.answers, profile.groups) == ({}, None)


def test_where_the_names_of_sectors_are_listed_is_said() -> None:
    text = write_template(EVERYTHING.core, organisation())
    assert "# Your field; it chooses the sector rule-sets. To see their names, type: readiness rules\n" in text


@pytest.mark.parametrize("form", Form)
def test_taking_every_mark_away_answers_every_question_with_unknown(form: Form) -> None:
    text = ANSWER.sub("", write_template(EVERYTHING, organisation(), form))
    profile = read(text)
    asked = {indicator.id for indicator in questions(EVERYTHING, form) if indicator.type is not AnswerType.GROUPS}
    assert set(profile.answers) == asked
    said = [answer for answer in profile.answers.values() if isinstance(answer, Answer)]
    assert {view.value for answer in said for view in answer.views} == {UNKNOWN}


def test_the_role_group_that_is_proposed_claims_nothing() -> None:
    profile = read(ANSWER.sub("", write_template(EVERYTHING, organisation())))
    assert profile.groups is not None
    assert profile.groups[0].coverage() == ANYTHING


def test_each_word_for_contact_and_remit_has_its_meaning_beside_it() -> None:
    text = write_template(EVERYTHING, organisation())
    for word in dict.fromkeys((*CONTACTS, *REMITS)):
        assert re.search(f'^#     "{word}": [a-z]', text, re.MULTILINE), word
    assert '#     "adapts": they adapt their service for them\n' in text


@pytest.mark.parametrize("form", Form)
def test_every_question_stands_there_with_its_levels_and_whom_to_ask(form: Form) -> None:
    text = write_template(EVERYTHING, organisation(), form)
    words = " ".join(text.replace("\n#", " ").split())
    for indicator in questions(EVERYTHING, form):
        assert all(part in words for part in (indicator.question, *indicator.levels, f"Ask: {indicator.ask}."))


def test_what_is_worked_out_is_not_asked() -> None:
    assert "training.coverage_skilled" not in {indicator.id for indicator in questions(EVERYTHING, Form.FULL)}


def test_the_short_form_asks_fifteen_questions() -> None:
    assert len(questions(EVERYTHING.core, Form.SHORT)) == 15
    assert "the 15 questions of the short form" in write_template(EVERYTHING.core, organisation(), Form.SHORT)


def test_no_line_is_longer_than_it_may_be() -> None:
    lines = write_template(EVERYTHING, organisation()).splitlines()
    assert [line for line in lines if len(line) > WIDTH + 20] == []


def test_tables_of_dimensions_come_first() -> None:
    asked = questions(EVERYTHING, Form.FULL)
    assert tables(reversed(asked))[:5] == (
        "leadership",
        "staff_wellbeing",
        "lived_experience",
        "governance",
        "training",
    )


@pytest.mark.parametrize("name", ['"', "\\", '\\"]\n[x]\n', "\x1b[31m", "é 安全", "'''", "a" * 200])
def test_any_name_is_written_so_that_it_can_be_read(name: str) -> None:
    text = f"format = 1\n[organisation]\nname = {quoted('A' + name)}\nas_of = 2026-11-01\n"
    assert read(text).organisation.name.startswith("A")


def test_a_text_of_a_rule_set_stays_inside_its_comment(tmp_path: Path) -> None:
    sly = replaced(INDICATORS, '"Who owns it?"', '"Who\\u000aowns = 1\\u000a?"')
    for name, content in files(indicators=sly).items():
        (tmp_path / name).write_bytes(content)
    rulebook = load_rulesets(tmp_path, installed=False)
    text = write_template(rulebook, organisation())
    assert "# Who owns = 1 ?\n" in text
    assert read(text, rulebook).answers == {}
