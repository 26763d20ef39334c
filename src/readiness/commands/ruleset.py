"""``readiness ruleset``: the commands for those who write rule-sets, each in a module of its own."""

import click

from readiness.commands.command_group import Commands
from readiness.commands.exit_codes import ExitCode

SUMMARIES = {
    "new": "Begin a rule-set: a project that works, to be made your own.",
    "lint": "Look rule-sets over: every problem, with its place and what to do.",
    "test": "Run the cases of rule-sets: what each expects, and what was found.",
    "docs": "Write a page about a rule-set: questions, rules, steps, sources.",
    "diff": "Say what changed between two versions, and whose result moves.",
}
"""Every command with its summary, in the order in which people need them."""


@click.command("ruleset", cls=Commands, summaries=SUMMARIES, prefix="ruleset_", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> int:
    """Write a rule-set of your own: begin, look over, test, compare.

    A rule-set is a folder of TOML files; nothing in it is ever run.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
    return ExitCode.CANNOT_RUN
