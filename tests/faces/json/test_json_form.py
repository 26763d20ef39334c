"""The JSON form is complete, described by its schema, and the same every time."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

from readiness.assessment import assess
from readiness.core.profile import Form, Profile, Share
from readiness.core.rules import RuleBook
from readiness.faces.json.form import exact, to_data, to_json
from readiness.reading.ruleset_loader import load_rulesets
from readiness.testing.profile_strategies import situations
from readiness.version import VERSION
from sample_assessment import ANSWERS, GROUPS, assessment, group, profile, said
from shipped_profiles import FILES, assessed

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs" / "assessment.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


@pytest.fixture(scope="module")
def core() -> RuleBook:
    return load_rulesets()


def data(of: Profile | None = None, **more: bool) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(assessment(of), **more))
    return found


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("notes", [False, True])
def test_shipped_profiles_fit_the_schema(path: Path, *, notes: bool) -> None:
    VALIDATOR.validate(json.loads(to_json(assessed(path.stem), include_notes=notes)))


@given(situations())
def test_every_assessment_fits_the_schema(situation: tuple[RuleBook, Profile]) -> None:
    book, of = situation
    VALIDATOR.validate(json.loads(to_json(assess(of, book), include_notes=True)))


def test_the_schema_knows_every_key() -> None:
    assert list(SCHEMA["properties"]) == [*data(), "notes"]


def test_two_runs_are_byte_equal() -> None:
    assert to_json(assessment()) == to_json(assessment())


def test_it_is_ascii_so_that_every_pipe_carries_it() -> None:
    assert to_json(assessment(profile(name="Ærøskøbing 安全"))).isascii()


def test_it_names_schema_engine_and_rule_sets() -> None:
    found = data()
    assert (found["schema"], found["engine"]) == (1, {"name": "readiness", "version": VERSION})
    assert found["rulesets"][0]["digest"] == "0123456789abcdef"


def test_it_says_as_of_when_and_in_which_form() -> None:
    found = data(profile(form=Form.SHORT))
    assert (found["as_of"], found["form"]) == ("2026-11-01", "short")


def test_exact_numbers_stand_beside_points() -> None:
    assert data()["core"]["dimensions"][4]["value"]["secured"] == {"exact": "19/36", "points": 53}


def test_a_dimension_without_a_basis_has_no_value() -> None:
    assert data()["core"]["dimensions"][2]["value"] is None


def test_a_scale_without_an_end_has_no_number() -> None:
    found = data(profile({}))["standings"]
    (posts,) = (standing for standing in found if standing["indicator"] == "lived_experience.posts")
    assert (posts["worst"], posts["best"]) == ("0", None)


def test_what_people_wrote_is_left_out() -> None:
    text = to_json(assessment())
    assert "own words" not in text
    assert "private meeting" not in text


def test_what_people_wrote_is_given_where_it_is_asked_for() -> None:
    notes = data(include_notes=True)["notes"]
    assert notes["lived_experience.posts"]["reason"] == "a reason in somebody's own words"
    assert notes["leadership.owner"] == {
        "reason": "",
        "note": "A note in somebody's own words",
        "evidence": [{"kind": "document", "ref": "Minutes of a private meeting", "date": "2026-03-01"}],
    }


def test_a_small_share_is_nowhere_in_it() -> None:
    few = {**ANSWERS, "leadership.trained": said(Share(count=3, of=9973))}
    assert "9973" not in to_json(assessment(profile(few)))


def test_a_small_share_cannot_be_worked_out_from_the_exact_values() -> None:
    few = data(profile({**ANSWERS, "leadership.trained": said(Share(count=3, of=40))}))
    leadership = few["core"]["dimensions"][0]
    assert leadership["value"]["secured"]["exact"] == "[c]"
    assert few["core"]["overall"]["value"]["secured"]["exact"] == "[c]"
    assert {step["gain"]["exact"] for step in few["advice"]["steps"] if step["dimension"] == "leadership"} == {"[c]"}


def test_a_hidden_finding_shows_neither_verdict_nor_value() -> None:
    few = data(profile({**ANSWERS, "leadership.trained": said(Share(count=3, of=40))}))
    (finding,) = (finding for finding in few["findings"] if finding["rule"] == "core/trained")
    assert (finding["verdict"], finding["value"]) == ("[c]", "[c]")


def test_a_small_group_is_hidden_and_a_second_beside_it() -> None:
    few = data(profile(groups=(*GROUPS, group("Night", 9973, 3))))
    assert [found["people"] for found in few["role_groups"]] == ["[c]", 20, "[c]"]


def test_the_limit_can_be_raised() -> None:
    assert to_data(assessment(), smallest_group=50)["hidden"] == {
        "sign": "[c]",
        "smallest_group": 50,
        "note": "[c] stands for a figure about fewer than 50 people, or one that would give such a figure away. "
        "It is not shown, so that nobody can be recognised.",
    }


def test_control_characters_do_not_pass() -> None:
    assert data(profile(name="a\x1b]52;c;x\x07b\u202e"))["organisation"]["name"] == "a]52;c;xb"


def test_exact_numbers_are_text() -> None:
    assert (exact(Fraction(1, 3)), exact(Fraction(2))) == ("1/3", "2")
