"""The page on the first rule-set can be followed: its files are written and its commands run, in order."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pages import Block, Page, page
from sessions import Command, matches

PAGE = page("your-first-rule-set.md")


def follow(shown: Page, folder: Path, environment: Mapping[str, str]) -> list[str]:
    """Do what a page shows, block by block: write its files, run its commands; give all that was printed.

    Compares what the page shows of an outcome with what was printed.
    """
    printed = []
    for block in shown.blocks:
        if block.file:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.text, encoding="utf-8")
        for command in commands(block):
            done = subprocess.run(
                ["bash", "-c", command.line],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            assert matches(command, done.stdout), f"{command.line} printed\n{done.stdout}"
            assert done.returncode == 0 or command.shown, f"{command.line} ended with {done.returncode}"
            printed.append(done.stdout)
    return printed


def commands(block: Block) -> Iterator[Command]:
    """List the commands of a block, each with what is shown of its outcome."""
    if block.language == "bash":
        yield from (Command(line=line) for line in block.text.splitlines())
    if block.language == "shell-session":
        for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            line, _, shown = part.partition("\n")
            yield Command(line=line, shown=shown)


def before(shown: Page, title: str) -> Page:
    """Cut a page off before a section."""
    return Page(path=shown.path, text=shown.text[: shown.text.index(f"\n## {title}\n")])


def test_it_can_be_followed_up_to_the_package(tmp_path: Path) -> None:
    """What takes a build and a fresh environment is followed in the tests of packaging."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    options = "-p no:randomly -p no:xdist -p no:cacheprovider"
    printed = follow(before(PAGE, "Package it"), tmp_path, {**os.environ, "PATH": path, "PYTEST_ADDOPTS": options})
    assert len(printed) == 8
    assert any("With care-at-night: " in said for said in printed)


def test_a_command_that_prints_something_else_would_be_found(tmp_path: Path) -> None:
    other = Page(path=PAGE.path, text="```shell-session\n$ echo one\ntwo\n```\n")
    with pytest.raises(AssertionError, match="echo one printed"):
        follow(other, tmp_path, os.environ)


def test_every_file_of_the_project_is_named(tmp_path: Path) -> None:
    from readiness.authoring.scaffold import Scaffold  # noqa: PLC0415

    named = {name for row in PAGE.section("Begin").rows() for name in re.findall(r"`([^`]+)`", row[0])}
    files = set(Scaffold(name="care-at-night", title="").files)
    assert named <= files
    assert files - named == {".gitignore", "ruleset/__init__.py"}
