"""Code of a plugin runs on its own: what it raises, prints or returns ends nothing else."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from readiness.plugins.isolation import UnfitError, run_alone


def raising(error: BaseException) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work


class SilentError(Exception):
    def __str__(self) -> str:
        raise ValueError


class OddError(BaseException):
    """None of those that programs expect."""


def test_a_value_is_handed_on() -> None:
    outcome = run_alone(lambda: 7)
    assert (outcome.value, outcome.failure, outcome.detail, outcome.printed) == (7, "", "", "")
    assert outcome.seconds >= 0


@pytest.mark.parametrize(
    ("error", "failure", "detail"),
    [
        (ValueError("too\x1b[31m high"), "it raised ValueError", "too[31m high"),
        (SystemExit(3), "it raised SystemExit", "3"),
        (OddError("x"), "it raised OddError", "x"),
        (SilentError(), "it raised SilentError", ""),
        (RecursionError(), "it raised RecursionError", ""),
        (UnfitError("it gave junk"), "it gave junk", ""),
    ],
)
def test_whatever_is_raised_ends_only_this(error: BaseException, failure: str, detail: str) -> None:
    outcome = run_alone(raising(error))
    assert (outcome.value, outcome.failure, outcome.detail) == (None, failure, detail)


def test_a_key_press_gets_through() -> None:
    with pytest.raises(KeyboardInterrupt):
        run_alone(raising(KeyboardInterrupt()))


def test_a_key_press_while_a_message_is_written_gets_through() -> None:
    class StoppedError(Exception):
        def __str__(self) -> str:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_alone(raising(StoppedError()))


def test_what_is_printed_is_kept_back(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = run_alone(lambda: print("hello\x07\n there"))  # noqa: T201
    assert outcome.printed == "hello there"
    assert capsys.readouterr().out == ""


def test_an_output_that_was_closed_is_no_obstacle() -> None:
    def close() -> None:
        sys.stdout.close()

    assert run_alone(close).printed == ""


def test_what_goes_past_python_reaches_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    run_alone(lambda: os.write(1, b"louder\n"))
    print("after")  # noqa: T201
    assert capfd.readouterr() == ("after\n", "louder\n")


def test_without_standard_output_it_runs_all_the_same() -> None:
    code = "from readiness.plugins.isolation import run_alone; import sys; sys.exit(run_alone(lambda: 5).value)"
    ended = subprocess.run(["sh", "-c", f'{sys.executable} -c "{code}" >&-'], check=False, capture_output=True)
    assert (ended.returncode, ended.stderr) == (5, b"")
