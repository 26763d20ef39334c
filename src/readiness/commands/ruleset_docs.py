"""``readiness ruleset docs``: a page about a rule-set."""

from pathlib import Path

import click

from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import FORCE, OUTPUT


@click.command("docs")
@click.argument("folder", metavar="[FOLDER]", default=".", type=click.Path(path_type=Path, readable=False))
@OUTPUT
@FORCE
def command(folder: Path, *, output: str | None, force: bool) -> int:
    """Write a page about a rule-set: questions, rules, steps, sources.

    FOLDER holds the rule-set; without it, the current folder. The page is Markdown, for a website or a repository.
    """
    from readiness.authoring.ruleset_folder import load_folder  # noqa: PLC0415 (imported once it is needed)
    from readiness.authoring.ruleset_page import ruleset_page  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415

    ruleset, rulebook = load_folder(folder)
    write_result(ruleset_page(ruleset, rulebook), output, force=force, file=True)
    return ExitCode.DONE
