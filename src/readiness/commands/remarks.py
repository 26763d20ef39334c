"""Remarks beside a result: what was left out, and what is worth knowing, on standard error."""

from collections.abc import Iterable

import click

from readiness.commands.exit_codes import ExitCode


def remark(left_out: Iterable[str], notices: Iterable[str] = ()) -> ExitCode:
    """Tell them, and say how a run ends that did everything else."""
    missed = tuple(left_out)
    for words in (*(f"Left out: {each}" for each in missed), *notices):
        click.echo(words, err=True)
    return ExitCode.LEFT_OUT if missed else ExitCode.DONE
