"""``readiness migrate``: an old profile, brought up to the names of today."""

from typing import TYPE_CHECKING

import click

from readiness.commands.arguments import PATH
from readiness.commands.options import rulesets
from readiness.commands.remarks import remark

if TYPE_CHECKING:
    from readiness.plugins.session import Wanted


@click.command("migrate")
@click.argument("profile", metavar="[PROFILE]", default="profile.toml", type=PATH)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@rulesets
def command(profile: str, *, dry_run: bool, wanted: "Wanted") -> int:
    """Bring a profile up to date; comments stay, and the old file is kept.

    PROFILE is a file; without it, profile.toml. Questions that were renamed get their names of today, and the result
    stays the same. What changes is shown. The old file is kept beside the new one, with .bak at the end of its name.
    """
    from readiness.errors import printable  # noqa: PLC0415
    from readiness.plugins.session import start  # noqa: PLC0415
    from readiness.reading.destination import keep_copy, write_file, write_result  # noqa: PLC0415 (once needed)
    from readiness.reading.migration import difference, migration  # noqa: PLC0415
    from readiness.reading.profile_file import read_profile_file  # noqa: PLC0415

    if profile == "-":
        raise click.BadParameter("found -. Name a file: the new profile takes its place.", param_hint="PROFILE")
    opened = start(wanted).open_profile(profile)
    content, name = read_profile_file(profile)
    change = migration(content, name, opened.rulebook)
    code = remark(opened.left_out, (*opened.notices, *change.retired))
    write_result(difference(change, profile), None)
    shown = printable(profile)
    if not change.renamed:
        click.echo(f"{shown} uses the names of today; there is nothing to do.")
    elif dry_run:
        click.echo(f"Nothing was written. Without --dry-run, {shown} would be changed like this.")
    else:
        kept = keep_copy(content, profile)
        write_file(change.after, profile, force=True)
        click.echo(f"{shown} uses the names of today. As it was, it is kept as {printable(kept)}.")
    return code
