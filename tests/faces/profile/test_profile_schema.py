"""The schema of profiles: it accepts what the reader accepts, and refuses what an editor should underline."""

import datetime as dt
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import attrs
import jsonschema
import pytest
import tomli

from readiness.core.indicators import AnswerType
from readiness.core.profile import Form, Organisation
from readiness.core.rules import Retired, RuleBook
from readiness.errors import ProfileError
from readiness.faces.profile.schema import DRAFT, profile_schema
from readiness.faces.profile.template import write_template
from readiness.reading.profile_reader import read_profile
from readiness.reading.ruleset_loader import load_all

PROFILES = sorted((Path(__file__).resolve().parents[3] / "profiles").glob("*.toml"))
BOOK = load_all()[0]
SCHEMA = profile_schema(BOOK)
VALIDATOR = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)

HEAD = 'format = 1\n[organisation]\nname = "x"\nas_of = 2026-11-01\n'
EXAMPLES = {
    AnswerType.LEVEL: "leadership.executive_owner",
    AnswerType.SHARE: "leadership.leader_training",
    AnswerType.COUNT: "lived_experience.paid_posts",
    AnswerType.MONTHS: "governance.secured_funding",
    AnswerType.DATE: "governance.last_progress_report",
    AnswerType.YES_NO: "training.refresher_interval",
}
"""A question of each type that takes a bare value."""

SAID = {
    AnswerType.LEVEL: ("0", "4", "5", "-1", "true", "2.5", '"2"', "{ level = 3 }", "{ level = 5 }", "{ count = 3 }"),
    AnswerType.SHARE: (
        "{ count = 1, of = 2 }",
        "{ count = 1, of = 2, unknown = 1, n = 4 }",
        "{ percent = 62.5 }",
        '{ percent = "1/3" }',
        "{ percent = 101 }",
        "{ count = 1 }",
        "{ count = 1, of = 0 }",
        "{ count = 1, of = 2, percent = 3 }",
        "{ count = -1, of = 2 }",
        "14",
        "{ answer = 14 }",
    ),
    AnswerType.COUNT: ("0", "12", "{ count = 3 }", "-1", "1.5", "1000000001", "{ months = 3 }"),
    AnswerType.MONTHS: ("17", "{ months = 17 }", "-1", "{ count = 17 }"),
    AnswerType.DATE: ("2026-03-01", "{ date = 2026-03-01 }", '"soon"', "3"),
    AnswerType.YES_NO: ("true", "{ answer = false }", '"yes"', "1"),
}
"""Answers of each type, some of which nobody can give."""

ANY_TYPE = (
    '"unknown"',
    '"unknwon"',
    '{ answer = "unknown" }',
    '{ answer = "unknown", n = 0 }',
    "{}",
    '{ note = "a note alone" }',
    '{ answer = "unknown", note = "n", evidence = [{ kind = "document", ref = "r", date = 2026-03-01 }] }',
    '{ answer = "unknown", evidence = [{ kind = "rumour", ref = "r" }] }',
    '{ answer = "unknown", evidence = [{ kind = "number" }] }',
    '{ leaders = "unknown", frontline = { answer = "unknown", n = 3 } }',
    '{ leaders = "unknown", note = "n" }',
    '{ leader = "unknown" }',
    '{ leaders = { answer = "unknown", note = "n" } }',
    '{ not_applicable = "a reason" }',
    '{ not_applicable = "" }',
    '{ not_applicable = "a reason", note = "n" }',
    '{ not_applicable = "a reason", level = 2 }',
    "[1]",
)
"""What can be said to a question of any type, or not."""

GROUP = 'name = "x"\nheadcount = 10\ncontact = "likely"\nremit = "none"\n'
GROUPS = (
    GROUP,
    f"{GROUP}in_date = {{ informed = 8, skilled = 3 }}\nunknown = 1\n",
    f'{GROUP}in_date = "unknown"\n',
    f'{GROUP}in_date = {{ informed = "unknown" }}\n',
    f"{GROUP}in_date = {{ informd = 8 }}\n",
    f"{GROUP}in_date = 8\n",
    f'{GROUP}colour = "red"\n',
    GROUP.replace("headcount = 10", "headcount = 0"),
    GROUP.replace("likely", "often"),
    GROUP.replace('name = "x"\n', ""),
)


def as_editors_see_it(value: object) -> object:
    """Turn TOML into the JSON that a language server checks: dates are text."""
    match value:
        case dict():
            return {key: as_editors_see_it(item) for key, item in value.items()}
        case list():
            return [as_editors_see_it(item) for item in value]
        case dt.date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case _:
            return value


def accepted_by_schema(text: str) -> bool:
    return VALIDATOR.is_valid(as_editors_see_it(tomli.loads(text)))


def accepted_by_reader(text: str) -> bool:
    try:
        read_profile(text.encode(), "profile.toml", BOOK)
    except ProfileError:
        return False
    return True


def answered(indicator: str, said: str) -> str:
    table, key = indicator.split(".")
    return f"{HEAD}[{table}]\n{key} = {said}\n"


def test_it_is_a_schema_of_the_draft_that_it_names() -> None:
    assert SCHEMA["$schema"] == DRAFT
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.stem)
def test_every_example_is_accepted(profile: Path) -> None:
    errors = VALIDATOR.iter_errors(as_editors_see_it(tomli.loads(profile.read_text(encoding="utf-8"))))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("form", Form)
def test_every_template_is_accepted(form: Form) -> None:
    assert accepted_by_schema(write_template(BOOK, Organisation(name="x", as_of=dt.date(2026, 11, 1)), form))


@pytest.mark.parametrize(("kind", "said"), [(kind, said) for kind, each in SAID.items() for said in each])
def test_an_answer_is_accepted_where_the_reader_accepts_it(kind: AnswerType, said: str) -> None:
    text = answered(EXAMPLES[kind], said)
    assert accepted_by_schema(text) == accepted_by_reader(text)


@pytest.mark.parametrize("indicator", [*EXAMPLES.values(), "training.groups", "leadership.change_commitment"])
@pytest.mark.parametrize("said", ANY_TYPE)
def test_what_fits_any_question_is_accepted_where_the_reader_accepts_it(indicator: str, said: str) -> None:
    text = answered(indicator, said)
    assert accepted_by_schema(text) == accepted_by_reader(text)


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.parametrize("number", [0, 1])
def test_a_voice_says_what_the_organisation_can_say(kind: AnswerType, number: int) -> None:
    text = answered(EXAMPLES[kind], f"{{ peer = {SAID[kind][number]} }}")
    assert accepted_by_schema(text)
    assert accepted_by_reader(text)


@pytest.mark.parametrize("group", GROUPS)
def test_a_role_group_is_accepted_where_the_reader_accepts_it(group: str) -> None:
    text = f"{HEAD}[[training.groups]]\n{group}"
    assert accepted_by_schema(text) == accepted_by_reader(text)


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD.replace("format = 1", "format = 2"),
        HEAD.replace("format = 1\n", ""),
        HEAD.replace("as_of", "asof"),
        HEAD.replace('name = "x"\n', ""),
        f'form = "short"\n{HEAD}',
        f'form = "middle"\n{HEAD}',
        f'{HEAD}sector = ["a", "b"]\nsetting = []\nworkforce = 3\ncapacity = 4\n',
        f'{HEAD}sector = ["a", "a"]\n',
        f'{HEAD}sector = "a"\n',
        f"{HEAD}workforce = 0\n",
        f"{HEAD}capacity = 0\n",
        f'{HEAD}[targets]\nleadership = "embedding"\n',
        f'{HEAD}[targets]\nleadership = "perfect"\n',
        f'{HEAD}[targets]\nleader = "embedding"\n',
        f"{HEAD}[leadership]\nowner = 2\n",
        f"{HEAD}[leader]\nexecutive_owner = 2\n",
        f'{HEAD}[training]\ncoverage_skilled = "unknown"\n',
        f"{HEAD}[training]\ngroups = []\n",
    ],
)
def test_the_rest_of_a_profile_is_accepted_where_the_reader_accepts_it(text: str) -> None:
    assert accepted_by_schema(text) == accepted_by_reader(text)


def test_an_editor_shows_the_question_and_its_levels() -> None:
    shown = json.dumps(SCHEMA)
    for indicator in BOOK.indicators.values():
        if indicator.derived is None:
            assert all(json.dumps(part)[1:-1] in shown for part in (indicator.question, *indicator.levels))


@pytest.fixture
def schema_file(tmp_path: Path) -> Path:
    path = tmp_path / "profile.schema.json"
    path.write_text(json.dumps(SCHEMA), encoding="utf-8")
    return path


def underlined(profile: Path, schema: Path) -> str:
    """Ask a language server's own program what it would underline."""
    program = Path(sys.executable).with_name("taplo")
    told = subprocess.run(
        [program, "check", "--no-auto-config", "--schema", schema.as_uri(), profile],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    return told.stderr if told.returncode else ""


@pytest.mark.packaging
@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.stem)
def test_a_language_server_underlines_nothing_in_an_example(profile: Path, schema_file: Path) -> None:
    assert underlined(profile, schema_file) == ""


@pytest.mark.packaging
def test_a_language_server_underlines_a_slip(tmp_path: Path, schema_file: Path) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text(answered("leadership.executive_owner", "7"), encoding="utf-8")
    assert "7 is not valid" in underlined(profile, schema_file)
    profile.write_text(f"{HEAD}[leadership]\nexecutive_ownr = 2\n", encoding="utf-8")
    assert "('executive_ownr' was unexpected)" in underlined(profile, schema_file)


def test_old_names_are_accepted_and_marked_and_so_are_questions_that_are_no_longer_asked() -> None:
    (core,) = BOOK.core.rulesets
    owner = "leadership.executive_owner"
    later = attrs.evolve(
        core,
        indicators=tuple(
            attrs.evolve(i, was=("leadership.sponsor",)) if i.id == owner else i for i in core.indicators
        ),
        retired=(Retired(id="leadership.champion", because="it said little", instead=owner),),
    )
    schema = profile_schema(RuleBook(rulesets=(later,)))
    known = schema["properties"]["leadership"]["properties"]  # type: ignore[index]
    assert (known["sponsor"]["deprecated"], known["sponsor"]["description"]) == (True, f"Now called {owner}.")
    assert known["champion"] == {
        "description": f"No longer asked: it said little. Instead, answer {owner}.",
        "deprecated": True,
    }
    accepts = jsonschema.Draft7Validator(schema).is_valid
    assert accepts(as_editors_see_it(tomli.loads(f"{HEAD}[leadership]\nsponsor = 2\nchampion = [1]\n")))
    assert not accepts(as_editors_see_it(tomli.loads(f"{HEAD}[leadership]\nsponsor = 7\n")))
