"""Examples in docstrings give what they say."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import readiness

PACKAGE = Path(readiness.__file__).parent


def module(path: Path) -> str:
    return ".".join((readiness.__name__, *path.relative_to(PACKAGE).with_suffix("").parts))


MODULES = sorted(module(path) for path in PACKAGE.rglob("*.py") if "\n    >>> " in path.read_text(encoding="utf-8"))


def test_there_are_examples() -> None:
    assert len(MODULES) > 30


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_give_what_they_say(name: str) -> None:
    outcome = doctest.testmod(import_module(name))
    assert outcome.attempted > 0
    assert outcome.failed == 0
