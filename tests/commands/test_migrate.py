"""``readiness migrate``: what changes is shown, the old file is kept, and nothing is written without need."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readiness.commands.cli import cli
from readiness.reading.engine import open_profile

RULESET = """\
format = 1
name = "day-care"
title = "Day care"
version = "2.0.0"
publisher = "A federation"
licence = "CC0-1.0"

[[indicator]]
id = "day_care.nights"
dimension = "leadership"
question = "Who leads at night?"
levels = ["Nobody.", "A name.", "A remit.", "Decisions.", "Objectives."]
ask = "the manager"
was = ["day_care.dark"]

[[retired]]
id = "day_care.beds"
because = "beds are not places"

[[rule]]
id = "nights"
title = "Somebody leads at night"
dimension = "leadership"
weight = 1
measure = "day_care.nights"
why = "Nights are long."
sources = ["CB16"]
"""
OLD = """\
format = 1

[organisation]
name = "Northshore Care"
as_of = 2026-11-01

[day_care]
dark = 3  # since May
"""


@pytest.fixture(autouse=True)
def _in_a_folder_with_rules_and_an_old_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("day").mkdir()
    Path("day/ruleset.toml").write_text(RULESET, encoding="utf-8")
    Path("profile.toml").write_text(OLD, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["migrate", "--rules", "day", *arguments])


def texts() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in Path().glob("profile*")}


def test_an_old_profile_gets_the_names_of_today_and_is_kept() -> None:
    done = run()
    assert (done.exit_code, done.stdout) == (
        0,
        (
            "--- profile.toml\n+++ profile.toml, with the names of today\n@@ -5,4 +5,4 @@\n as_of = 2026-11-01\n \n"
            " [day_care]\n-dark = 3  # since May\n+nights = 3  # since May\n"
            "profile.toml uses the names of today. As it was, it is kept as profile.toml.bak.\n"
        ),
    )
    assert texts() == {"profile.toml": OLD.replace("dark", "nights"), "profile.toml.bak": OLD}


def test_the_result_is_the_same_afterwards() -> None:
    before = open_profile("profile.toml", [Path("day")])
    run()
    after = open_profile("profile.toml", [Path("day")])
    assert after.profile == before.profile
    assert after.profile.answers


def test_a_copy_that_is_there_is_never_replaced() -> None:
    Path("profile.toml.bak").write_text("mine", encoding="utf-8")
    assert "it is kept as profile.toml.bak2." in run().stdout
    assert texts()["profile.toml.bak"] == "mine"
    assert texts()["profile.toml.bak2"] == OLD


def test_a_dry_run_shows_the_same_and_writes_nothing() -> None:
    done = run("--dry-run")
    assert "+nights = 3  # since May\n" in done.stdout
    assert done.stdout.endswith("Nothing was written. Without --dry-run, profile.toml would be changed like this.\n")
    assert texts() == {"profile.toml": OLD}


def test_a_second_time_there_is_nothing_to_do() -> None:
    run()
    kept = texts()
    done = run()
    assert (done.exit_code, done.stdout) == (0, "profile.toml uses the names of today; there is nothing to do.\n")
    assert texts() == kept


def test_answers_that_nobody_asks_for_are_told() -> None:
    Path("profile.toml").write_text(f"{OLD}beds = 4\n", encoding="utf-8")
    assert run().stderr == ("day_care.beds is no longer asked, and the answer was not used: beds are not places.\n")


def test_a_profile_that_cannot_be_read_stays_as_it_is() -> None:
    Path("profile.toml").write_text(OLD.replace("= 3", "= 7"), encoding="utf-8")
    done = run()
    assert (done.exit_code, done.stdout) == (2, "")
    assert "day_care.dark: found 7\n    dark = 7 # since May\n" in done.stderr
    assert list(texts()) == ["profile.toml"]


def test_standard_input_is_no_file_to_bring_up_to_date() -> None:
    done = run("-")
    assert done.exit_code == 2
    assert "PROFILE: found -. Name a file: the new profile takes its place.\n" in done.stderr


def test_check_assess_and_explain_tell_of_old_names() -> None:
    words = "day_care.dark is now called day_care.nights; the answer was used."
    assert words in CliRunner().invoke(cli, ["check", "--rules", "day"]).stderr
    assert words in " ".join(CliRunner().invoke(cli, ["assess", "--rules", "day"]).stdout.split())
    explain = ["explain", "day_care.nights", "--rules", "day", "--profile", "profile.toml"]
    assert words in CliRunner().invoke(cli, explain).stderr
