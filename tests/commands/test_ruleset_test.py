"""``readiness ruleset test``: how each run ends, and what it looks at."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readiness.commands.cli import cli


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["ruleset", *arguments])


def test_the_cases_of_the_current_folder_are_run() -> None:
    run("new", "care-at-night")
    result = run("test", "care-at-night", "--mutate")
    assert result.exit_code == 0
    assert result.stdout == ("care-at-night: 7 cases, all hold. 8 small changes tried, each would be noticed.\n")


def test_a_case_that_does_not_hold_ends_with_1() -> None:
    run("new", "care-at-night")
    cases = Path("care-at-night/ruleset/cases/all.toml")
    cases.write_text(cases.read_text(encoding="utf-8").replace("secured = 25,", "secured = 26,"), encoding="utf-8")
    result = run("test", "care-at-night", "--format", "json", "-o", "result.json")
    assert result.exit_code == 1
    (data,) = json.loads(Path("result.json").read_text(encoding="utf-8"))["rulesets"]
    assert [miss["line"] for miss in data["misses"]] == [8]


def test_a_rule_set_that_cannot_be_read_ends_with_2() -> None:
    result = run("test")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(".: no rule-set in this folder\n")
