"""``readiness ruleset lint``: what a rule-set still lacks, before anybody uses it."""

from pathlib import Path

import click

from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import FORCE, OUTPUT, text_or_json


@click.command("lint")
@click.argument("paths", metavar="[FOLDER]...", nargs=-1, type=click.Path(path_type=Path, readable=False))
@text_or_json("How the list is written.")
@OUTPUT
@FORCE
def command(paths: tuple[Path, ...], *, form: str, output: str | None, force: bool) -> int:
    """Look rule-sets over: every problem, with its place and what to do.

    FOLDER holds a rule-set, or several in folders of their own; without it, the current folder. Ends with exit code 1
    where a problem was found.
    """
    from readiness.authoring.lint import lint  # noqa: PLC0415 (imported once it is needed)
    from readiness.authoring.lint_report import lint_json, lint_text  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415

    found = lint(paths or (Path(),))
    write_result(lint_json(found) if form == "json" else lint_text(found), output, force=force)
    return ExitCode.PROBLEMS if any(found.values()) else ExitCode.DONE
