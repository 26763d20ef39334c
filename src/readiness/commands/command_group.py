"""Groups of commands, each command in a module of its own that is imported when it is called."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from readiness.commands.arguments import no_such


class Commands(click.Group):
    """Commands by name. Their help is listed without importing any of them.

    ``summaries`` gives each command with its summary, in the order in which people need them. The module of a
    command is called after it, with ``prefix`` before.
    """

    def __init__(self, *args: Any, summaries: Mapping[str, str], prefix: str = "", **attrs: Any) -> None:  # noqa: ANN401 (as click has it)
        """Keep the summaries; everything else is click's."""
        super().__init__(*args, **attrs)
        self.summaries, self._prefix = summaries, prefix

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands in the order of their summaries."""
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in self.summaries:
            return None
        command = import_module(f"readiness.commands.{self._prefix}{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands in the help without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed, or say which ones come near."""
        typed = str(args[0])
        if typed not in self.summaries and not ctx.resilient_parsing:
            ctx.fail(self.unknown(typed))
        return super().resolve_command(ctx, args)

    def unknown(self, typed: str) -> str:
        """Say that there is no such command, and what comes near."""
        return no_such("command", typed, self.summaries)
