"""``readiness plugins``: what is installed, and whether it works."""

from typing import TYPE_CHECKING

import click

from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import FORCE, OUTPUT, policy_options, text_or_json

if TYPE_CHECKING:
    from readiness.reading.policy import Policy


@click.command("plugins")
@text_or_json("How the list is written.")
@click.option("--no-load", is_flag=True, help="Only list what is installed; load nothing, and run no code of it.")
@OUTPUT
@FORCE
@policy_options
def command(*, form: str, no_load: bool, output: str | None, force: bool, policy: "Policy") -> int:
    """List the rule-sets and plugins that are installed, with any problem.

    Each is loaded on its own, so that one with a problem costs only itself. What is kept away by choice is listed and
    not loaded.
    """
    from readiness.faces.explanations.plugin_listing import plugins_json, plugins_text  # noqa: PLC0415 (imported once it is needed)
    from readiness.plugins.inventory import LEFT_OUT, take_inventory  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415

    items = take_inventory(policy, load=not no_load)
    write_result(plugins_json(items) if form == "json" else plugins_text(items), output, force=force)
    return ExitCode.LEFT_OUT if any(item.state == LEFT_OUT for item in items) else ExitCode.DONE
