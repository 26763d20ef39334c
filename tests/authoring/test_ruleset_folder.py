"""One rule-set in one folder, and two versions of one."""

from pathlib import Path

import pytest

from lint_sample import write
from readiness.authoring.ruleset_folder import load_folder, load_versions
from readiness.errors import RulesetError

CORE = Path(__file__).resolve().parents[2] / "rules" / "core"


def test_a_rule_set_is_loaded_beside_core(tmp_path: Path) -> None:
    ruleset, rulebook = load_folder(write(tmp_path))
    assert (ruleset.name, [one.name for one in rulebook.rulesets]) == ("night-care", ["core", "night-care"])


def test_a_core_is_loaded_alone() -> None:
    ruleset, rulebook = load_folder(CORE)
    assert (ruleset.name, rulebook.rulesets) == ("core", (ruleset,))


def test_several_rule_sets_are_too_many(tmp_path: Path) -> None:
    write(tmp_path / "a")
    write(tmp_path / "b")
    with pytest.raises(RulesetError) as refused:
        load_folder(tmp_path)
    assert str(refused.value) == f"{tmp_path}: several rule-sets\n  → Name one, such as a, b."


def test_versions_of_two_rule_sets_are_not_compared(tmp_path: Path) -> None:
    folder = write(tmp_path / "a")
    with pytest.raises(RulesetError) as refused:
        load_versions(CORE, folder)
    assert str(refused.value) == (
        f"{folder}: this is night-care, and {CORE} is core\n  → Name two versions of one rule-set."
    )
