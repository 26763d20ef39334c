"""One call says all that is wrong with a rule-set, and nothing where all is well."""

from pathlib import Path

import pytest

from readiness.authoring.scaffold import Scaffold, write_scaffold
from readiness.errors import RulesetError
from readiness.testing import check_ruleset


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    write_scaffold(Scaffold(name="care-at-night", title="Care at night"), str(tmp_path / "project"))
    return tmp_path / "project" / "ruleset"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def words(ruleset: Path, *, mutate: bool = True) -> str:
    with pytest.raises(AssertionError) as error:
        check_ruleset(ruleset, mutate=mutate)
    return str(error.value)


def test_a_sound_rule_set_passes(ruleset: Path) -> None:
    check_ruleset(ruleset)
    check_ruleset(str(ruleset.parent))


def test_what_the_linter_refuses_is_told_with_its_place(ruleset: Path) -> None:
    change(ruleset / "rules.toml", 'dimension = "staff_wellbeing"', 'dimension = "staff_welbeing"')
    said = words(ruleset)
    assert said.startswith(
        f"{ruleset}: not everything holds yet\n\n{ruleset}/rules.toml, line 5, column 1: error RS001"
    )
    assert "Did you mean staff_wellbeing?" in said


def test_a_case_that_does_not_hold_is_told(ruleset: Path) -> None:
    change(ruleset / "cases" / "all.toml", "secured = 25,", "secured = 26,")
    assert "      secured: expected 26, found 25\n" in words(ruleset)


def test_a_change_that_goes_unnoticed_is_told_unless_nobody_asks(ruleset: Path) -> None:
    change(ruleset / "cases" / "all.toml", "frontline = 2 }", "frontline = 3 }")
    assert "gap_at_least = 2 could become gap_at_least = 1, and every case would still hold." in words(ruleset)
    check_ruleset(ruleset, mutate=False)


def test_a_warning_passes(ruleset: Path) -> None:
    change(ruleset / "rules.toml", '  first = "Ask two people this week."\n', "")
    check_ruleset(ruleset)


def test_a_folder_without_a_rule_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulesetError, match="no rule-set in this folder"):
        check_ruleset(tmp_path)
