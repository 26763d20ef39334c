"""pytest collects the cases of a rule-set, says readably which do not hold, and is left alone without any."""

import subprocess
import sys
from pathlib import Path

import pytest

from readiness.authoring.scaffold import Scaffold, write_scaffold

HEAVY = "{'hypothesis', 'attrs', 'tomli', 'click', 'readiness.core.rules'}"


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    write_scaffold(Scaffold(name="care-at-night", title="Care at night"), str(tmp_path / "project"))
    return tmp_path / "project" / "ruleset"


def run(folder: Path, *options: str) -> tuple[int, str]:
    """Run pytest as an author would, without the plugins that only this project has."""
    off = [
        word for name in ("cacheprovider", "randomly", "xdist", "hypothesispytest") for word in ("-p", f"no:{name}")
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--rootdir", str(folder), "-c", "/dev/null", *off, *options, str(folder)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_every_case_is_a_test(ruleset: Path) -> None:
    code, said = run(ruleset, "--collect-only", "-q")
    assert code == 0
    assert "cases/all.toml::care-at-night/quiet-place: a place that people have shaped is the whole way\n" in said
    assert "\n7 tests collected" in said


def test_cases_that_hold_pass(ruleset: Path) -> None:
    code, said = run(ruleset)
    assert code == 0
    assert " 7 passed in " in said


def test_a_case_that_does_not_hold_says_what_differs_and_nothing_of_the_inside(ruleset: Path) -> None:
    cases = ruleset / "cases" / "all.toml"
    cases.write_text(cases.read_text(encoding="utf-8").replace("secured = 25,", "secured = 26,"), encoding="utf-8")
    code, said = run(ruleset, "-ra")
    assert code == 1
    assert (
        f"{cases}, line 8: care-at-night/quiet-place\n"
        "    a place that few know of is a quarter of the way\n"
        "      secured: expected 26, found 25\n"
        "  → Mend whichever is not as you mean it: the rule, or what the case expects.\n"
    ) in said
    assert "pytest_plugin.py" not in said
    assert " 1 failed, 6 passed in " in said


def test_a_rule_set_that_cannot_be_read_is_told_at_its_place(ruleset: Path) -> None:
    rules = ruleset / "rules.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("weight = 1", "weight = -1"), encoding="utf-8")
    code, said = run(ruleset)
    assert code == 2
    assert f"{rules}, line 6, column 1: rule[1].weight: found -1\n" in said
    assert "pytest_plugin.py" not in said


def test_a_folder_called_cases_without_a_rule_set_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "all.toml").write_text("[[case]]\n", encoding="utf-8")
    code, said = run(tmp_path)
    assert code == 5
    assert "collected 0 items" in said


def test_without_a_rule_set_nothing_of_readiness_is_imported(tmp_path: Path) -> None:
    test = f"import sys\ndef test_it(): assert {HEAVY} & set(sys.modules) == set()\n"
    (tmp_path / "test_it.py").write_text(test, encoding="utf-8")
    code, said = run(tmp_path)
    assert code == 0, said
