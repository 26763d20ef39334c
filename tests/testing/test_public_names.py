"""The public names of ``readiness.testing``: frozen here, so that none comes or goes unnoticed."""

import subprocess
import sys

import pytest

from readiness import testing

PUBLIC = [
    "answers",
    "check_laws",
    "check_ruleset",
    "completion",
    "conditions",
    "group_tables",
    "organisations",
    "profiles",
    "raised",
    "rulebooks",
    "rulesets",
    "settled",
    "situations",
    "supported",
    "values",
]


def test_these_names_are_public_and_no_others() -> None:
    assert testing.__all__ == PUBLIC
    assert dir(testing) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there_and_says_what_it_is(name: str) -> None:
    assert getattr(testing, name).__doc__


def test_another_name_is_not_there() -> None:
    with pytest.raises(AttributeError, match=r"module 'readiness.testing' has no attribute 'check'"):
        getattr(testing, "check")  # noqa: B009 (the type checker knows that it is not there)


def test_importing_it_imports_nothing_heavy() -> None:
    code = (
        "import sys, readiness.testing; print(sorted({'hypothesis', 'attrs', 'pytest', 'click'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"
