"""The page on the command line is the command line: its commands, options, help texts and exit codes."""

import inspect
import re

import click
import pytest

from pages import Page, page
from readiness.commands import ruleset
from readiness.commands.cli import SUMMARIES, cli
from readiness.commands.exit_codes import ExitCode
from sessions import Command, run

PAGE = page("command-line.md")
NAMES = ("", *SUMMARIES, *(f"ruleset {name}" for name in ruleset.SUMMARIES))
"""Every command as it is typed; the program itself has no name."""


def command(name: str) -> tuple[click.Command, click.Context]:
    """Find a command, with the context in which its help is written."""
    found: click.Command = cli
    context = click.Context(cli, info_name="readiness", **cli.context_settings)
    for part in name.split():
        assert isinstance(found, click.Group)
        inner = found.get_command(context, part)
        assert inner is not None
        found, context = inner, click.Context(inner, info_name=part, parent=context)
    return found, context


def options(name: str) -> list[tuple[str, str]]:
    """List the options of a command as its help spells them, with what it says about them."""
    found, context = command(name)
    records = [
        param.get_help_record(context) for param in found.get_params(context) if isinstance(param, click.Option)
    ]
    return [record for record in records if record is not None]


def section(name: str) -> Page:
    return PAGE.section(f"readiness {name}".rstrip())


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_there_with_its_own_words(name: str) -> None:
    assert [(spelling.strip("`"), words) for spelling, words in section(name).rows()] == options(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_usage_is_the_one_that_is_printed(name: str) -> None:
    found, context = command(name)
    usage = " ".join([context.command_path, *found.collect_usage_pieces(context)])
    assert section(name).blocks[0].text == f"{usage}\n"


@pytest.mark.parametrize("name", NAMES[1:])
def test_the_words_of_a_command_are_its_own(name: str) -> None:
    found, _ = command(name)
    said = [" ".join(paragraph.split()) for paragraph in inspect.cleandoc(found.help or "").split("\n\n")]
    assert [paragraph for paragraph in said if paragraph not in section(name).words.splitlines()] == []


def test_the_commands_are_listed_in_their_order_with_their_summaries() -> None:
    listed = [(name.split("`")[1], summary) for name, summary in PAGE.rows()[: len(SUMMARIES)]]
    assert listed == list(SUMMARIES.items())


def test_every_exit_code_is_there() -> None:
    assert [int(code) for code, _ in PAGE.section("Exit codes").rows()] == [code.value for code in ExitCode]


@pytest.mark.parametrize(("shell", "sign"), [("bash", "complete -o"), ("zsh", "compdef"), ("fish", "complete --")])
def test_completion_is_set_up_as_the_page_says(shell: str, sign: str) -> None:
    shown = next(block.text for block in PAGE.section("Shell completion").blocks if block.language == shell)
    asked = re.search(r"_READINESS_COMPLETE=\w+ readiness", shown)
    assert asked is not None
    code, script = run(Command(line=asked[0]))
    assert (code, sign in script) == (0, True)


def test_completion_finds_commands_options_and_choices() -> None:
    asked = "COMP_WORDS='readiness {}' COMP_CWORD={} _READINESS_COMPLETE=bash_complete readiness"
    assert run(Command(line=asked.format("ass", 1)))[1] == "plain,assess\n"
    assert "plain,--full\n" in run(Command(line=asked.format("assess --f", 2)))[1]
    assert "plain,markdown\n" in run(Command(line=asked.format("assess --format ", 3)))[1]
