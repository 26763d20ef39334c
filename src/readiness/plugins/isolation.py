"""Isolation: code of a plugin, run so that whatever it does wrong costs that plugin alone.

It runs in this process. So what it raises, returns or prints is caught; an endless loop, or code that sets out to do
damage, is not.
"""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from time import perf_counter

import attrs

from readiness.errors import printable


class UnfitError(Exception):
    """What a plugin gave is not what was asked for. The message says what was found and expected."""


@attrs.frozen(kw_only=True)
class Outcome:
    """How a run ended. ``failure`` says in short why there is no ``value``; empty where there is one.

    ``detail`` is the message that came with a failure: words of the plugin, for its authors. ``printed`` is what it
    wrote to standard output, ``seconds`` how long it ran.
    """

    value: object = None
    failure: str = ""
    detail: str = ""
    printed: str = ""
    seconds: float = 0.0


def run_alone(work: Callable[[], object]) -> Outcome:
    """Run code of a plugin. Whatever it raises ends only this; a key press that stops readiness gets through."""
    said = io.StringIO()
    started = perf_counter()
    value, failure, detail = None, "", ""
    try:
        with _away_from_standard_output(), redirect_stdout(said):
            value = work()
    except KeyboardInterrupt:
        raise
    except UnfitError as unfit:
        failure = str(unfit)
    except BaseException as error:  # noqa: BLE001 - a plugin may raise anything, SystemExit among them
        failure, detail = f"it raised {printable(type(error).__name__)}", _message(error)
    return Outcome(
        value=value, failure=failure, detail=detail, printed=_printed(said), seconds=perf_counter() - started
    )


@contextmanager
def _away_from_standard_output() -> Iterator[None]:
    """Send to standard error what goes past Python's own standard output: that of other programs and of C code."""
    try:
        sys.stdout.flush()
        kept = os.dup(1)
    except (AttributeError, OSError, ValueError):
        yield
        return
    try:
        with suppress(OSError):
            os.dup2(2, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _message(error: BaseException) -> str:
    """Give the message of an error; even asking for it runs code of the plugin."""
    try:
        return printable(str(error))
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - see above
        return ""


def _printed(said: io.StringIO) -> str:
    return "" if said.closed else printable(said.getvalue())
