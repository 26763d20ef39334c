"""``readiness ruleset diff``: what a new version of a rule-set changes, and for whom."""

from pathlib import Path

import click

from readiness.commands.arguments import PATH
from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import FORCE, OUTPUT, text_or_json


@click.command("diff")
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path, readable=False))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path, readable=False))
@click.argument("profiles", metavar="[PROFILE]...", nargs=-1, type=PATH)
@text_or_json("How the comparison is written.")
@OUTPUT
@FORCE
def command(  # noqa: PLR0913 (one for each option)
    old: Path, new: Path, profiles: tuple[str, ...], *, form: str, output: str | None, force: bool
) -> int:
    """Say what changed between two versions, and whose result moves.

    OLD and NEW are folders with two versions of one rule-set. Each PROFILE is scored with both, beside the installed
    core, or with two versions of core alone. A profile that cannot be read is left out and named.
    """
    from readiness.authoring.ruleset_changes import differences  # noqa: PLC0415 (imported once it is needed)
    from readiness.authoring.ruleset_diff import Comparison, diff_json, diff_text  # noqa: PLC0415
    from readiness.authoring.ruleset_folder import load_versions  # noqa: PLC0415
    from readiness.authoring.ruleset_moves import results  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415

    (before, old_book), (after, new_book) = load_versions(old, new)
    found = results(old_book, new_book, after.name, profiles)
    changed = differences(old_book, new_book, after.name)
    comparison = Comparison(old=before, new=after, differences=changed, results=found.results)
    for error in found.left_out:
        click.echo(f"Left out:\n{error}", err=True)
    write_result(diff_json(comparison) if form == "json" else diff_text(comparison), output, force=force)
    return ExitCode.LEFT_OUT if found.left_out else ExitCode.DONE
