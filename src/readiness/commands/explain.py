"""``readiness explain``: what a rule, question, dimension or source is about."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from readiness.commands.arguments import PATH
from readiness.commands.options import AS_OF, rulesets
from readiness.commands.remarks import remark

if TYPE_CHECKING:
    from readiness.plugins.session import Wanted


@click.command("explain")
@click.argument("id_", metavar="ID")
@click.option("--profile", metavar="FILE", type=PATH, help="Say also what it came to in this profile.")
@AS_OF
@rulesets
def command(id_: str, *, profile: str | None, as_of: dt.date | None, wanted: "Wanted") -> int:
    """Explain a rule, question, dimension or source.

    ID is its name, such as core/executive-owner, leadership.executive_owner, leadership or CB16: what it is, why it
    is there, how it is judged, which steps lead on, and what it rests on.
    """
    from readiness.faces.explanations.explanation import explain, find_subject  # noqa: PLC0415
    from readiness.plugins.session import start  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415 (imported once it is needed)

    session = start(wanted)
    if profile is None:
        rulebook, left_out = session.load_all()
        write_result(explain(rulebook, id_), None)
    else:
        from readiness.assessment import assess  # noqa: PLC0415
        from readiness.faces.explanations.result import explain_result  # noqa: PLC0415

        opened = session.open_with_facts(profile, as_of)
        rulebook, left_out = opened.rulebook, opened.left_out
        text = explain(rulebook, id_)
        for words in opened.profile.notices:
            click.echo(words, err=True)
        write_result(text + explain_result(assess(opened.profile, rulebook), find_subject(rulebook, id_)), None)
    return remark(left_out)
