"""The command line: which commands there are, and how a run ends.

Nothing of the engine is imported before a command needs it, so that help appears at once.
"""

import codecs
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import click

from readiness.commands.arguments import usage_words
from readiness.commands.command_group import Commands
from readiness.commands.exit_codes import ExitCode
from readiness.version import VERSION

SUMMARIES = {
    "init": "Begin a profile: a file with every question, to be filled in.",
    "check": "Check a profile and say what is missing; gives no score.",
    "assess": "Assess a profile: strengths, five dimensions, next steps.",
    "plan": "Plan the next steps by quarters, at a pace people can carry.",
    "explain": "Explain a rule, question, dimension or source.",
    "rules": "List the rule-sets and rules in use.",
    "migrate": "Bring a profile up to date; comments stay, and the old file is kept.",
    "schema": "Print a schema of profiles, for editors that complete and check.",
    "plugins": "List the rule-sets and plugins that are installed, with any problem.",
    "ruleset": "Write a rule-set of your own: begin, look over, test, compare.",
}
"""Every command with its summary, in the order in which people need them."""

FAULT = """\
readiness stopped because of a fault of its own ({name}); your files are as they were.
  → To report it, set READINESS_DEBUG=1, run the same command again, and send the people who maintain readiness the
    text that it prints, the command, and the version ({version}). Take out what is confidential first."""


class Program(Commands):
    """The program: its commands, and how a run of it ends."""

    def unknown(self, typed: str) -> str:
        """Say that there is no such command; whoever typed a profile in its place is told what is meant."""
        if typed.endswith(".toml"):
            return f"a command comes first. To assess a profile, type: readiness assess {typed}"
        return super().unknown(typed)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:  # noqa: ANN401 (as click has it)
        """Run, and leave with an exit code; without ``standalone_mode`` return it, and let errors through."""
        run = partial(super().main, *args, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        _write_all_or_say_so()
        _replace_what_cannot_be_encoded()
        sys.exit(_ended(run))


ABOUT = """\
How ready is an organisation to become trauma-informed and trauma-responsive?

An organisation describes itself in one file, its profile. Three commands are enough to begin:

\b
  readiness init profile.toml      write a profile to fill in
  readiness check profile.toml     see what is still missing
  readiness assess profile.toml    see where you stand and what to do next

Exit codes: 0 done; 1 below --fail-under, or problems found; 2 cannot run; 3 ran, but something was left out.
"""


@click.command(
    "readiness",
    cls=Program,
    summaries=SUMMARIES,
    help=ABOUT,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(VERSION, "-V", "--version", prog_name="readiness", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> int:
    """Run a command; where none is named, show which there are."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
    return ExitCode.CANNOT_RUN


PLAIN = {"→": "->", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
"""What is printed in place of characters that a terminal or pipe cannot show; of all others, a question mark."""


def _write_all_or_say_so() -> None:
    """Put a buffer before standard output where PYTHONUNBUFFERED took it away.

    Without one, Python drops what a full disk did not take of a text, and says nothing of it.
    """
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper) and isinstance(stream.buffer, io.RawIOBase):
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(stream.buffer), stream.encoding, stream.errors, line_buffering=stream.isatty()
        )


def _replace_what_cannot_be_encoded() -> None:
    """Print a stand-in for characters that the terminal or pipe cannot show, rather than stop."""
    codecs.register_error("readiness", _stand_in)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="readiness")


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    return "".join(PLAIN.get(char, "?") for char in unknown), error.end


def _ended(run: Callable[[], Any]) -> int:
    """Run a command; turn however it ends into an exit code, and what is worth saying into a message."""
    try:
        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        code, message = ExitCode.INTERRUPTED, ""
    except BrokenPipeError:
        code, message = ExitCode.BROKEN_PIPE, ""
    except SystemExit as ended:
        if ended.code != 1:
            raise
        code, message = ExitCode.BROKEN_PIPE, ""  # click found the pipe closed; nothing else ends with 1 there
    except Exception as problem:
        if os.environ.get("READINESS_DEBUG") == "1" and not isinstance(problem, click.ClickException):
            raise
        code, message = ExitCode.CANNOT_RUN, _words(problem)
    else:
        return int(code or ExitCode.DONE)
    _flush_or_abandon()
    _say(message)
    return code


def _flush_or_abandon() -> None:
    """Write what is still waiting; where that cannot be done, drop it, or Python would complain of it at its end."""
    try:
        sys.stdout.flush()
    except (AttributeError, OSError):
        with suppress(AttributeError, OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    if message:
        with suppress(OSError):
            click.echo(message, err=True)


def _words(problem: Exception) -> str:
    """Say what stopped a run."""
    from readiness.errors import OutputError, ReadinessError  # noqa: PLC0415 (slow to import, and seldom needed)

    match problem:
        case click.ClickException():
            return usage_words(problem)
        case ReadinessError():
            return str(problem)
        case OSError():
            place = str(problem.filename or "standard output")
            return str(OutputError(place, problem.strerror or type(problem).__name__, "Choose another place for it."))
        case _:
            return FAULT.format(name=type(problem).__name__, version=VERSION)
