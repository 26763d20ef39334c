"""The public names of the package: frozen here, so that none comes or goes unnoticed."""

import ast
import inspect
from pathlib import Path

import pytest

import readiness
from readiness import _PLACES

PUBLIC = [
    "UNKNOWN",
    "Advice",
    "Answer",
    "Assessment",
    "Compiled",
    "DimensionScore",
    "Evidence",
    "Finding",
    "Form",
    "Indicator",
    "InputError",
    "Interval",
    "NotApplicable",
    "Opened",
    "Organisation",
    "OutputError",
    "OverallScore",
    "Percent",
    "Plan",
    "PluginError",
    "Problem",
    "Profile",
    "ProfileError",
    "ReadinessError",
    "Recommendation",
    "Reporter",
    "RoleGroup",
    "Rule",
    "RuleBook",
    "Ruleset",
    "RulesetError",
    "Scorecard",
    "Scores",
    "SelectionError",
    "Share",
    "Source",
    "Step",
    "Truth",
    "Verdict",
    "View",
    "__version__",
    "assess",
    "assess_many",
    "compile",
    "hookimpl",
    "load_profile",
    "load_rulesets",
    "open_profile",
    "read_profile",
    "scores",
    "select",
    "to_json",
]


def static_imports() -> dict[str, tuple[str, str]]:
    """Read what type checkers see: the imports that never run."""
    module = ast.parse(Path(readiness.__file__).read_text(encoding="utf-8"))
    block = next(statement for statement in module.body if isinstance(statement, ast.If))
    imports = [statement for statement in block.body if isinstance(statement, ast.ImportFrom)]
    return {
        alias.asname or alias.name: ((statement.module or "").removeprefix("readiness."), alias.name)
        for statement in imports
        for alias in statement.names
    }


def test_the_public_names_are_these() -> None:
    assert readiness.__all__ == PUBLIC
    assert dir(readiness) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(readiness, name)
    assert not (inspect.isclass(value) or inspect.isfunction(value)) or inspect.getdoc(value)


def test_type_checkers_see_what_runs() -> None:
    assert static_imports() == _PLACES
    assert set(_PLACES) == set(PUBLIC)


def test_another_name_is_an_ordinary_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'readiness' has no attribute 'asess'"):
        getattr(readiness, "asess")  # noqa: B009
