"""``readiness migrate``: an old profile, brought up to the names of today."""

from pathlib import Path

import click

from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import RULES


@click.command("migrate")
@click.argument("profile", metavar="[PROFILE]", default="profile.toml", type=click.Path())
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@RULES
def command(profile: str, *, dry_run: bool, folders: tuple[Path, ...]) -> int:
    """Bring a profile up to date; comments stay, and the old file is kept.

    PROFILE is a file; without it, profile.toml. Questions that were renamed get their names of today, and the result
    stays the same. What changes is shown. The old file is kept beside the new one, with .bak at the end of its name.
    """
    from readiness.reading.destination import keep_copy, write_file, write_result  # noqa: PLC0415 (once needed)
    from readiness.reading.engine import open_profile  # noqa: PLC0415
    from readiness.reading.migration import difference, migration  # noqa: PLC0415
    from readiness.reading.profile_file import read_profile_file  # noqa: PLC0415

    if profile == "-":
        raise click.BadParameter("found -. Name a file: the new profile takes its place.", param_hint="PROFILE")
    opened = open_profile(profile, folders)
    content, name = read_profile_file(profile)
    change = migration(content, name, opened.rulebook)
    for notice in (*opened.left_out, *opened.notices, *change.retired):
        click.echo(notice, err=True)
    write_result(difference(change, profile), None)
    shown = click.format_filename(profile)
    if not change.renamed:
        click.echo(f"{shown} uses the names of today; there is nothing to do.")
    elif dry_run:
        click.echo(f"Nothing was written. Without --dry-run, {shown} would be changed like this.")
    else:
        kept = keep_copy(content, profile)
        write_file(change.after, profile, force=True)
        click.echo(f"{shown} uses the names of today. As it was, it is kept as {click.format_filename(kept)}.")
    return ExitCode.LEFT_OUT if opened.left_out else ExitCode.DONE
