"""The trial of rule-sets says which cases do not hold, which changes nobody would notice, and where."""

import json
from pathlib import Path

import pytest

from readiness.authoring.trial import Trial, try_rulesets
from readiness.authoring.trial_report import trial_json, trial_text
from readiness.errors import RulesetError

MANIFEST = """\
format = 1
name = "quiet-rooms"
title = "Quiet rooms"
version = "1.0.0"
publisher = "Somebody"
licence = "CC0-1.0"
"""
RULES = """\
[[indicator]]
id = "quiet_rooms.open"
dimension = "staff_wellbeing"
question = "Is there a quiet room?"
type = "yes_no"
ask = "anybody"
not_applicable_if = "nobody works on site"

[[rule]]
id = "open"
title = "There is a quiet room"
dimension = "staff_wellbeing"
weight = 1
met = { all = [{ indicator = "quiet_rooms.open", is = true }, { indicator = "leadership.makes_room", at_least = 2 }] }
why = "People need one."
sources = ["CB16"]
"""
HOLDS = """\
[[case]]
rule = "open"
name = "a room that leaders make room for is all of it"
given = { "quiet_rooms.open" = true, "leadership.makes_room" = { frontline = 2 } }
expect = { verdict = "met" }
"""
MISSES = """
[[case]]
rule = "open"
name = "without a room there is nothing"
given = { "quiet_rooms.open" = false }
expect = { verdict = "met", secured = "1/3" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "quiet-rooms"
    (made / "cases").mkdir(parents=True)
    (made / "ruleset.toml").write_text(MANIFEST, encoding="utf-8")
    (made / "rules.toml").write_text(RULES, encoding="utf-8")
    return made


def cases(folder: Path, text: str) -> None:
    (folder / "cases" / "all.toml").write_text(text, encoding="utf-8")


def tried(folder: Path, *, mutate: bool = False) -> Trial:
    (trial,) = try_rulesets([folder], mutate=mutate)
    return trial


def test_where_every_case_holds_that_is_said(folder: Path) -> None:
    cases(folder, HOLDS)
    trial = tried(folder)
    assert trial.passed
    assert trial_text([trial]) == "quiet-rooms: 1 case, all hold.\n"


def test_a_case_that_does_not_hold_is_named_with_place_claim_and_what_was_found(folder: Path) -> None:
    cases(folder, HOLDS + MISSES)
    trial = tried(folder)
    assert not trial.passed
    assert trial_text([trial]) == (
        f"{folder}/cases/all.toml, line 7: quiet-rooms/open\n"
        "    without a room there is nothing\n"
        "      verdict: expected met, found not_met\n"
        "      secured: expected 1/3, found 0\n"
        "  → Mend whichever is not as you mean it: the rule, or what the case expects.\n\n"
        "quiet-rooms: 2 cases, 1 of them hold.\n"
    )


def test_a_change_that_no_case_notices_is_listed_with_a_case_that_would(folder: Path) -> None:
    cases(folder, HOLDS)
    text = trial_text([tried(folder, mutate=True)])
    assert text.startswith(
        f"{folder}/rules.toml, line 14: quiet-rooms/open, met.all\n"
        "    all could become any, and every case would still hold.\n"
        "  → Add this case to a file in the folder cases, if it says what you mean:\n\n"
        "[[case]]\n"
        'rule = "open"\n'
        'name = "say in your own words what this shows"\n'
        'given = { "leadership.makes_room" = { frontline = 0 }, "quiet_rooms.open" = true }\n'
        'expect = { verdict = "not_met", secured = 0, possible = 0 }\n\n'
    )
    assert text.endswith("quiet-rooms: 1 case, all hold. 5 small changes tried, 2 of them would be noticed.\n")


def test_with_the_proposed_cases_every_change_is_noticed(folder: Path) -> None:
    cases(folder, HOLDS)
    proposed = [survivor.example for survivor in tried(folder, mutate=True).survivors]
    cases(folder, "\n".join([HOLDS, *proposed]))
    trial = tried(folder, mutate=True)
    assert trial.passed
    assert trial_text([trial]) == (
        f"quiet-rooms: {trial.cases} cases, all hold. 5 small changes tried, each would be noticed.\n"
    )


def test_a_case_is_proposed_once_where_it_notices_several_changes(folder: Path) -> None:
    survivors = tried(folder, mutate=True).survivors
    assert len(survivors) == 5
    assert 0 < len([survivor for survivor in survivors if survivor.example]) < 5
    assert "A case proposed above notices this as well." in trial_text([tried(folder, mutate=True)])


def test_a_case_that_does_not_hold_notices_nothing(folder: Path) -> None:
    cases(folder, MISSES)
    assert len(tried(folder, mutate=True).survivors) == 5


def test_a_rule_set_without_cases_is_said_to_have_none(folder: Path) -> None:
    assert trial_text([tried(folder)]) == "quiet-rooms: there are no cases yet.\n"


def test_the_json_form_says_the_same(folder: Path) -> None:
    cases(folder, HOLDS + MISSES)
    (data,) = json.loads(trial_json([tried(folder, mutate=True)]))["rulesets"]
    assert (data["name"], data["folder"], data["passed"], data["cases"]) == ("quiet-rooms", str(folder), False, 2)
    assert data["misses"] == [
        {
            "path": f"{folder}/cases/all.toml",
            "line": 7,
            "rule": "quiet-rooms/open",
            "case": "without a room there is nothing",
            "differences": [
                {"key": "verdict", "expected": "met", "found": "not_met"},
                {"key": "secured", "expected": "1/3", "found": "0"},
            ],
        }
    ]
    assert data["changes"]["tried"] == 5
    assert data["changes"]["open"] == 0
    first = data["changes"]["unnoticed"][0]
    assert (first["key"], first["was"], first["now"], first["line"]) == ("met.all", "all", "any", 14)
    assert first["case"].startswith("[[case]]\n")


def test_without_changes_the_json_form_has_none(folder: Path) -> None:
    (data,) = json.loads(trial_json([tried(folder)]))["rulesets"]
    assert data["changes"] is None


def test_every_problem_of_every_rule_set_is_told(folder: Path) -> None:
    second = folder.parent / "another"
    second.mkdir()
    (second / "ruleset.toml").write_text(MANIFEST.replace("quiet-rooms", "another"), encoding="utf-8")
    (second / "rules.toml").write_text("[[rules]]\n", encoding="utf-8")
    cases(folder, HOLDS.replace('rule = "open"', 'rule = "opne"'))
    with pytest.raises(RulesetError) as error:
        try_rulesets([folder.parent])
    assert [(problem.path, problem.line) for problem in error.value.problems] == [
        (f"{second}/rules.toml", 1),
        (f"{folder}/cases/all.toml", 2),
    ]
