"""The version that the code knows is the one that is released."""

from pathlib import Path

import tomli

from readiness.version import VERSION

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def test_the_version_is_the_one_in_the_project_file() -> None:
    assert tomli.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"] == VERSION
