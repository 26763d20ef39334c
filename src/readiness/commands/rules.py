"""``readiness rules``: the rule-sets and rules in use."""

from pathlib import Path

import click

from readiness.commands.arguments import Choice
from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import FORCE, OUTPUT, RULES


@click.command("rules")
@click.option(
    "--format",
    "form",
    type=Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How the list is written.",
)
@OUTPUT
@FORCE
@RULES
def command(*, form: str, output: str | None, force: bool, folders: tuple[Path, ...]) -> int:
    """List the rule-sets and rules in use.

    Every rule-set that is installed is listed, whomever it serves, and those in the folders that are named.
    """
    from readiness.faces.rule_listing import listing_json, listing_text  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415 (imported once it is needed)
    from readiness.reading.ruleset_loader import load_all  # noqa: PLC0415

    rulebook, left_out = load_all(*folders)
    for words in left_out:
        click.echo(words, err=True)
    text = listing_json(rulebook) if form == "json" else listing_text(rulebook)
    write_result(text, output, force=force)
    return ExitCode.LEFT_OUT if left_out else ExitCode.DONE
