"""Options that several commands share."""

import functools
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from readiness.commands.arguments import PATH, Choice, date

if TYPE_CHECKING:
    from pathlib import Path

    from readiness.reading.policy import Policy

Callback = Callable[..., Any]

RULES = click.option(
    "--rules",
    "folders",
    metavar="FOLDER",
    multiple=True,
    type=PATH,
    help="A folder with a rule-set in it, beside those that are installed. Can be given more than once.",
)

OUTPUT = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=PATH,
    help="Write to this file; without it, or for -, to standard output.",
)

FORCE = click.option("--force", is_flag=True, help="Replace the output file if it exists.")

AS_OF = click.option(
    "--as-of", metavar="DATE", type=date, help="Judge as of this day (year-month-day), whatever the profile says."
)


def text_or_json(help: str) -> Callable[[Callback], Callback]:  # noqa: A002 (as click has it)
    """Give the option that says whether a command writes for people or for programs, as its ``form``."""
    return click.option(
        "--format", "form", type=Choice(("text", "json")), default="text", show_default=True, help=help
    )


def named_by_ending(output: str | None, endings: Mapping[str, str]) -> str:
    """Tell the format from the ending of the output file; text where that says nothing, or there is no file.

    >>> named_by_ending("Report.MD", {"md": "markdown"}), named_by_ending("report", {}), named_by_ending(None, {})
    ('markdown', 'text', 'text')
    """
    return endings.get(ending_of(output), "text")


def ending_of(output: str | None) -> str:
    """Give the ending of an output file in small letters; empty where it has none, or there is no file.

    >>> ending_of("Report.MD"), ending_of("report"), ending_of(None)
    ('md', '', '')
    """
    _name, dot, ending = (output or "").rpartition(".")
    return ending.lower() if dot else ""


PROFILE = click.argument("profile", metavar="[PROFILE|-]", default="profile.toml", type=PATH)

NO_PLUGINS = click.option("--no-plugins", is_flag=True, help="Use nothing of packages other than readiness itself.")

ALLOW = click.option(
    "--plugin",
    "allow",
    metavar="NAME",
    multiple=True,
    help="Of other packages, use only this rule-set or plugin. Can be given more than once.",
)

BLOCK = click.option(
    "--block", metavar="NAME", multiple=True, help="Do not use this rule-set or plugin. Can be given more than once."
)

REQUIRE = click.option(
    "--require",
    metavar="NAME",
    multiple=True,
    help="Stop where this rule-set or plugin is missing or does not work. Can be given more than once.",
)

ONLY = click.option(
    "--only",
    metavar="NAME",
    multiple=True,
    help="Of all rule-sets, use only core and this one. Can be given more than once.",
)


def policy_options(function: Callback) -> Callback:
    """Add the options that say which packages may be used; the command is given them as one ``policy``.

    The environment adds to what is typed: ``READINESS_NO_PLUGINS``, ``READINESS_PLUGINS``, ``READINESS_BLOCK`` and
    ``READINESS_REQUIRE``.
    """

    @functools.wraps(function)
    def bundled(
        *arguments: object,
        no_plugins: bool,
        allow: tuple[str, ...],
        block: tuple[str, ...],
        require: tuple[str, ...],
        **rest: object,
    ) -> object:
        policy = _policy(no_plugins=no_plugins, allow=allow, block=block, require=require)
        return function(*arguments, policy=policy, **rest)

    return _with(bundled, NO_PLUGINS, ALLOW, BLOCK, REQUIRE)


def rulesets(function: Callback) -> Callback:
    """Add the options that say which rule-sets are wanted; the command is given them as one ``wanted``."""

    @functools.wraps(function)
    def bundled(
        *arguments: object, folders: tuple[str, ...], only: tuple[str, ...], policy: "Policy", **rest: object
    ) -> object:
        from readiness.plugins.session import Wanted  # noqa: PLC0415 (the engine is imported once it is needed)

        wanted = Wanted(folders=_paths(folders) if folders else (), policy=policy, only=only)
        return function(*arguments, wanted=wanted, **rest)

    return _with(policy_options(bundled), RULES, ONLY)


def _paths(folders: tuple[str, ...]) -> "tuple[Path, ...]":
    from pathlib import Path  # noqa: PLC0415 (slow to import, and seldom needed)

    return tuple(Path(folder) for folder in folders)


def _with(function: Callback, *options: Callable[[Callback], Callback]) -> Callback:
    """Add options in their order; click reads the last one added as the first."""
    for option in reversed(options):
        function = option(function)
    return function


def _policy(*, no_plugins: bool, **named: tuple[str, ...]) -> "Policy":
    from readiness.reading.policy import Policy  # noqa: PLC0415 (the engine is imported once it is needed)

    variables = {"allow": "READINESS_PLUGINS", "block": "READINESS_BLOCK", "require": "READINESS_REQUIRE"}
    lists = {key: _joined(typed, variables[key]) for key, typed in named.items()}
    return Policy(none=no_plugins or bool(os.environ.get("READINESS_NO_PLUGINS")), **lists)


def _joined(typed: tuple[str, ...], variable: str) -> tuple[str, ...]:
    """Add to what was typed the names in an environment variable, between spaces or commas."""
    return tuple(dict.fromkeys((*typed, *os.environ.get(variable, "").replace(",", " ").split())))
