"""What can be typed on the command line: types of values, and words for what cannot be read."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    _Words = click.Choice[str]
else:
    _Words = click.Choice  # takes a type for its words from click 8.2 on only


PATH = click.Path(allow_dash=True, readable=False)
"""The name of a file or folder. Whether it may be read is found out by reading it, which says what to do."""


class Choice(_Words):
    """One of several words; a misspelt one is answered with those that come near."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Find the word that was typed."""
        if value not in self.choices:
            raise click.BadParameter(no_such_choice(str(value), self.choices), ctx, param)
        return str(value)


class OpenChoice(Choice):
    """One of several words, or another that means something once plugins were asked."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401, ARG002
        """Take the word as it was typed."""
        return str(value)


def date(text: str) -> dt.date:
    """Read a date, written as year-month-day."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as failure:
        message = f"found {text!r}. Type a date as year-month-day, such as 2026-11-01."
        raise click.BadParameter(message) from failure


def whole(low: int, high: int) -> Callable[[str], int]:
    """Make a reader of whole numbers from ``low`` to ``high``."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high):
            raise click.BadParameter(f"found {text!r}. Enter a whole number from {low} to {high}.")
        return int(text)

    return read


def name(text: str) -> str:
    """Read a name of 1 to 200 characters; those that cannot be seen are left out."""
    from readiness.errors import printable  # noqa: PLC0415 (slow to import)

    visible = printable(text, limit=1000)
    if not 0 < len(visible) <= 200:
        raise click.BadParameter(f"found {len(visible)} characters. Type a name of 1 to 200.")
    return visible


def no_such_choice(typed: str, known: Iterable[str]) -> str:
    """Say that a word is none of the choices, and which there are."""
    words = list(known)
    return f"{no_such('choice', typed, words)} Choose from {', '.join(words)}."


def no_such(kind: str, typed: str, known: Iterable[str]) -> str:
    """Say that there is no such thing, and what comes near."""
    from readiness.errors import did_you_mean, near_names, printable  # noqa: PLC0415 (slow to import)

    return f"there is no {kind} {printable(typed)!r}. {did_you_mean(near_names(typed, known))}".rstrip()


def usage_words(problem: click.ClickException) -> str:
    """Say what could not be read of a command line, and where to look it up."""
    from readiness.errors import printable  # noqa: PLC0415 (slow to import)

    context = getattr(problem, "ctx", None)
    program = context.command_path if context is not None else "readiness"
    return f"{program}: {printable(_what(problem), limit=400)}\n  → {program} --help shows what can be typed."


def _what(problem: click.ClickException) -> str:
    match problem:
        case click.NoSuchOption(ctx=context, option_name=typed):
            options = [option for param in context.command.params for option in param.opts] if context else []
            return no_such("option", typed, [*options, "--help"])
        case click.MissingParameter(param=param) if param is not None:
            return f"{param.human_readable_name} is missing."
        case click.BadOptionUsage(option_name=typed, message=said) if said.endswith("requires an argument."):
            return f"nothing stands after {typed}."
        case click.BadParameter(param=param, message=message) if param is not None:
            return f"{_called(param)}: {message}"
        case _:
            return _in_words(problem.format_message())


_EXTRA = "Got unexpected extra argument"


def _in_words(said: str) -> str:
    """Say of what was typed beside a name why it may be there: click only calls it unexpected."""
    if not said.startswith(_EXTRA):
        return said
    extra = said.partition("(")[2].removesuffix(")")
    return f"found {extra!r} beside what it takes. A name with spaces stands in quotation marks."


def _called(param: click.Parameter) -> str:
    """Name a parameter as it is typed; an option by its long name."""
    return max(param.opts, key=len) if param.param_type_name == "option" else param.human_readable_name
