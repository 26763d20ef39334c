"""``readiness check``: whether a profile can be read, and what it still lacks."""

import datetime as dt
from pathlib import Path

import click

from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import AS_OF, PROFILE, RULES


@click.command("check")
@PROFILE
@AS_OF
@RULES
def command(profile: str, *, as_of: dt.date | None, folders: tuple[Path, ...]) -> int:
    """Check a profile and say what is missing; gives no score.

    PROFILE is a file, or - for standard input; without it, profile.toml. Every problem of the file is told at once,
    with its place and what to type instead.
    """
    from readiness.faces.completeness import completeness_text  # noqa: PLC0415 (imported once it is needed)
    from readiness.reading.destination import write_result  # noqa: PLC0415
    from readiness.reading.engine import open_profile  # noqa: PLC0415

    opened = open_profile(profile, folders, as_of)
    for notice in (*opened.left_out, *opened.notices, *opened.profile.notices):
        click.echo(notice, err=True)
    write_result(completeness_text(opened.profile, opened.rulebook), None)
    return ExitCode.LEFT_OUT if opened.left_out else ExitCode.DONE
