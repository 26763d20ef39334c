"""A page that is followed: its files are written and its commands run, in one folder and in order."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from pages import Block, Page
from sessions import Command, matches


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
