"""Sessions: commands as a page shows them, run where its reader would run them."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
from click.testing import CliRunner

from pages import ROOT, Block, Page
from readiness.commands.cli import cli

EXAMPLE = ROOT / "profiles" / "island-care-home-short.toml"
"""What ``profile.toml`` holds where a page does not begin one."""

LEFT_OUT = "[…]"
"""Stands on a page for what it leaves out of an output."""


@attrs.frozen(kw_only=True)
class Command:
    """A line that was typed, and what a page shows of its outcome; empty where it shows nothing."""

    line: str
    shown: str = ""


def sessions(page: Page) -> Iterator[tuple[Block | None, tuple[Command, ...]]]:
    """List the sessions of a page: a block of commands is one, and so is each command inside running text."""
    for block in page.blocks:
        if block.language in {"console", "sh", ""}:
            yield block, tuple(_console(block) if block.language == "console" else _script(block))
    for span in dict.fromkeys(page.spans):
        if span.startswith("readiness "):
            yield None, (Command(line=span),)


def furnish(folder: Path, page: Page, commands: tuple[Command, ...]) -> None:
    """Put into a folder what a reader has: the examples, the files that the page shows, and a profile."""
    (folder / "profiles").symlink_to(ROOT / "profiles")
    for block in page.blocks:
        if block.file:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.text, encoding="utf-8")
    if not any(re.match(r"readiness init(?! -)", command.line) for command in commands):
        (folder / "profile.toml").write_bytes(EXAMPLE.read_bytes())


def run(command: Command) -> tuple[int, str]:
    """Run a command in the folder where we are; give its exit code and everything that it printed.

    A line that only a shell understands is handed to one.
    """
    if re.search(r"[|<>;$=]", command.line):
        return _in_shell(command.line)
    result = CliRunner().invoke(cli, shlex.split(command.line)[1:])
    return result.exit_code, result.output


def matches(command: Command, printed: str) -> bool:
    """Say whether a command printed what a page shows of it; ``[…]`` stands for anything."""
    wanted = ".*".join(map(re.escape, command.shown.split(LEFT_OUT)))
    return not command.shown or re.fullmatch(wanted, printed, re.DOTALL) is not None


def updated(text: str, block: Block, commands: Iterable[Command], outcomes: Iterable[tuple[int, str]]) -> str:
    """Put into a page's text what a block's commands print now, where it shows their output as a whole."""
    if block.language != "console" or LEFT_OUT in block.text:
        return text
    pairs = zip(commands, outcomes, strict=True)
    return text.replace(block.text, "".join(f"$ {command.line}\n{printed}" for command, (_, printed) in pairs), 1)


def _in_shell(line: str) -> tuple[int, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        env={**os.environ, "PATH": path},
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def _console(block: Block) -> Iterator[Command]:
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        yield Command(line=line, shown=shown)


def _script(block: Block) -> Iterator[Command]:
    for line in block.text.splitlines():
        installed = re.search(r"/bin/(readiness .+)$", line)
        if installed is not None:
            yield Command(line=installed[1])
        elif block.language == "sh" and re.search(r"\breadiness\b", line):
            yield Command(line=line)
