"""``readiness rules``: the rule-sets and rules in use."""

from typing import TYPE_CHECKING

import click

from readiness.commands.options import FORCE, OUTPUT, rulesets, text_or_json
from readiness.commands.remarks import remark

if TYPE_CHECKING:
    from readiness.plugins.session import Wanted


@click.command("rules")
@text_or_json("How the list is written.")
@OUTPUT
@FORCE
@rulesets
def command(*, form: str, output: str | None, force: bool, wanted: "Wanted") -> int:
    """List the rule-sets and rules in use.

    Every rule-set that is installed is listed, whomever it serves, and those in the folders that are named.
    """
    from readiness.faces.explanations.rule_listing import listing_json, listing_text  # noqa: PLC0415
    from readiness.plugins.session import start  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415 (imported once it is needed)

    rulebook, left_out = start(wanted).load_all()
    code = remark(left_out)
    text = listing_json(rulebook) if form == "json" else listing_text(rulebook)
    write_result(text, output, force=force)
    return code
