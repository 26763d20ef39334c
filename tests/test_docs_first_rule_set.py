"""The page on the first rule-set can be followed: its files are written and its commands run, in order."""

import os
import re
import sys
from pathlib import Path

import pytest

from followed_page import before, follow
from pages import Page, page
from readiness.authoring.scaffold import Scaffold

PAGE = page("your-first-rule-set.md")


def test_it_can_be_followed_up_to_the_package(tmp_path: Path) -> None:
    """What takes a build and a fresh environment is followed in the tests of packaging."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    options = "-p no:randomly -p no:xdist -p no:cacheprovider"
    printed = follow(before(PAGE, "Package it"), tmp_path, {**os.environ, "PATH": path, "PYTEST_ADDOPTS": options})
    assert len(printed) == 8
    assert any("\nWith care-at-night" in said for said in printed)


def test_a_project_with_a_plugin_can_be_begun(tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    printed = follow(PAGE.section("When you need Python"), tmp_path, {**os.environ, "PATH": path})
    assert printed[-1] == "1 rule-set: no problem found\n"


def test_a_command_that_prints_something_else_would_be_found(tmp_path: Path) -> None:
    other = Page(path=PAGE.path, text="```shell-session\n$ echo one\ntwo\n```\n")
    with pytest.raises(AssertionError, match="echo one printed"):
        follow(other, tmp_path, os.environ)


def test_every_file_of_the_project_is_named() -> None:
    named = {name for row in PAGE.section("Begin").rows() for name in re.findall(r"`([^`]+)`", row[0])}
    files = set(Scaffold(name="care-at-night", title="").files)
    assert named <= files
    assert files - named == {".gitignore", "ruleset/__init__.py"}
