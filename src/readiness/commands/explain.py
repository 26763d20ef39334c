"""``readiness explain``: what a rule, question, dimension or source is about."""

import datetime as dt
from pathlib import Path

import click

from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import AS_OF, RULES


@click.command("explain")
@click.argument("id_", metavar="ID")
@click.option(
    "--profile", metavar="FILE", type=click.Path(allow_dash=True), help="Say also what it came to in this profile."
)
@AS_OF
@RULES
def command(id_: str, *, profile: str | None, as_of: dt.date | None, folders: tuple[Path, ...]) -> int:
    """Explain a rule, question, dimension or source.

    ID is its name, such as core/executive-owner, leadership.executive_owner, leadership or CB16: what it is, why it
    is there, how it is judged, which steps lead on, and what it rests on.
    """
    from readiness.faces.explanation import explain, find_subject  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415 (imported once it is needed)

    if profile is None:
        from readiness.reading.ruleset_loader import load_all  # noqa: PLC0415

        rulebook, left_out = load_all(*folders)
        write_result(explain(rulebook, id_), None)
    else:
        from readiness.assessment import assess  # noqa: PLC0415
        from readiness.faces.result_explanation import explain_result  # noqa: PLC0415
        from readiness.reading.engine import open_profile  # noqa: PLC0415

        opened = open_profile(profile, folders, as_of)
        rulebook, left_out = opened.rulebook, opened.left_out
        text = explain(rulebook, id_)
        for words in opened.profile.notices:
            click.echo(words, err=True)
        write_result(text + explain_result(assess(opened.profile, rulebook), find_subject(rulebook, id_)), None)
    for words in left_out:
        click.echo(words, err=True)
    return ExitCode.LEFT_OUT if left_out else ExitCode.DONE
