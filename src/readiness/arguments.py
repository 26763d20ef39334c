"""What can be typed on the command line: types of values, and words for what cannot be read."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import click


class Choice(click.Choice[str]):
    """One of several words; a misspelt one is answered with those that come near."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Find the word that was typed."""
        if value in self.choices:
            return str(value)
        self.fail(f"{no_such('choice', str(value), self.choices)} Choose from {', '.join(self.choices)}.", param, ctx)


class Date(click.ParamType):
    """A date as year-month-day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Read a date."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"found {value!r}. Type a date as year-month-day, such as 2026-11-01.", param, ctx)


class Whole(click.ParamType):
    """A whole number from ``low`` to ``high``."""

    name = "number"

    def __init__(self, low: int, high: int) -> None:
        """Set the limits."""
        self.low, self.high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a whole number."""
        text = str(value)
        if text.isascii() and text.isdigit() and len(text) < 10 and self.low <= int(text) <= self.high:
            return int(text)
        self.fail(f"found {text!r}. Enter a whole number from {self.low} to {self.high}.", param, ctx)


def no_such(kind: str, name: str, known: Iterable[str]) -> str:
    """Say that there is no such thing, and what comes near."""
    from readiness.errors import did_you_mean, near_names, printable  # noqa: PLC0415 (slow to import)

    return f"there is no {kind} {printable(name)!r}. {did_you_mean(near_names(name, known))}".rstrip()


def usage_words(problem: click.ClickException) -> str:
    """Say what could not be read of a command line, and where to look it up."""
    from readiness.errors import printable  # noqa: PLC0415 (slow to import)

    context = getattr(problem, "ctx", None)
    program = context.command_path if context is not None else "readiness"
    return f"{program}: {printable(_what(problem), limit=400)}\n  → {program} --help shows what can be typed."


def _what(problem: click.ClickException) -> str:
    match problem:
        case click.NoSuchOption(ctx=context, option_name=name):
            options = [option for param in context.command.params for option in param.opts] if context else []
            return no_such("option", name, [*options, "--help"])
        case click.MissingParameter(param=param) if param is not None:
            return f"{param.human_readable_name} is missing."
        case click.BadParameter(param=param, message=message) if param is not None:
            return f"{'/'.join(reversed(param.opts)) if param.param_type_name == 'option' else param.human_readable_name}: {message}"
        case _:
            return problem.format_message()
