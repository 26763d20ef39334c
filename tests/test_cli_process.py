"""The command line as a process of its own: how it starts, what it imports, how it behaves in pipes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readiness.version import VERSION

PROFILES = Path(__file__).resolve().parent.parent / "profiles"
COUNCIL = str(PROFILES / "large-council.toml")
READINESS = (sys.executable, "-m", "readiness")


def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **settings}
    return subprocess.run([*READINESS, *arguments], capture_output=True, check=False, env=environment)


def imported(*arguments: str) -> set[str]:
    """Run a command; give the modules that it imported."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "readiness", *arguments], capture_output=True, check=False
    ).stderr.decode()
    return {line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")}


def test_help_imports_click_and_nothing_of_the_engine() -> None:
    modules = imported("--help")
    ours = {name for name in modules if name.startswith("readiness")}
    assert ours == {
        "readiness",
        "readiness.commands",
        "readiness.commands.arguments",
        "readiness.commands.cli",
        "readiness.commands.command_group",
        "readiness.commands.exit_codes",
        "readiness.version",
    }
    assert modules.isdisjoint({"attr", "tomli", "pluggy", "importlib.metadata"})


def test_assess_imports_neither_the_other_reports_nor_what_is_slow() -> None:
    modules = imported("assess", COUNCIL)
    assert "readiness.faces.text.report" in modules
    assert modules.isdisjoint(
        {
            "tabulate",
            "tomllib",
            "pluggy",
            "hypothesis",
            "importlib.metadata",
            "jinja2",
            "docx",
            "typst",
            "readiness.faces.word.report",
            "readiness.faces.pdf.report",
            "readiness.faces.html.report",
            "readiness.faces.json.form",
            "readiness.faces.markdown.report",
            "readiness.reading.ruleset_reader",
        }
    )


def test_importing_the_package_imports_nothing_of_the_engine() -> None:
    code = "import sys, readiness; print([name for name in sys.modules if name.startswith('readiness.')])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert told.strip() == b"[]"


def test_the_installed_program_is_the_same() -> None:
    program = Path(sys.executable).with_name("readiness")
    told = subprocess.run([program, "--version"], capture_output=True, check=True).stdout
    assert told == f"readiness {VERSION}\n".encode()


def test_what_a_pipe_cannot_encode_is_replaced() -> None:
    ended = run("check", "nowhere.toml", PYTHONIOENCODING="cp1252")
    assert ended.returncode == 2
    assert b"\n  -> Check its name." in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_profile_in_a_pipe_that_cannot_encode_it_is_read_as_it_was_written() -> None:
    begun = run("init", "-", "--short", "--name", "Café “Nord”", PYTHONIOENCODING="cp1252").stdout
    read = subprocess.run([*READINESS, "check", "-"], input=begun, capture_output=True, check=True).stdout
    assert read.decode().startswith("Café “Nord”: this profile can be read (short form).")


@pytest.mark.parametrize("form", [("plan", "--format", "toml"), ("assess", "--format", "markdown")])
def test_a_file_in_a_pipe_that_cannot_encode_it_is_utf_8(form: tuple[str, ...], tmp_path: Path) -> None:
    command, *options = form
    run(command, COUNCIL, *options, "-o", str(tmp_path / "file"))
    assert run(command, COUNCIL, *options, PYTHONIOENCODING="ascii").stdout == (tmp_path / "file").read_bytes()


@pytest.mark.parametrize(
    "arguments", [("assess", COUNCIL, "--full"), ("init", "-"), ("explain", "CB16"), ("schema",)]
)
def test_every_output_fits_a_narrow_encoding(arguments: tuple[str, ...]) -> None:
    ended = run(*arguments, PYTHONIOENCODING="ascii")
    assert (ended.returncode, b"Traceback" in ended.stderr) == (0, False)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")
def test_what_a_terminal_would_act_on_does_not_reach_it_from_remarks_in_a_plan(tmp_path: Path) -> None:
    kept = tmp_path / "plan.toml"
    kept.write_text("# \x9b31mred\u202e\nformat = 1\n[plan]\nbegins = 2026-11-01\nas_of = 2026-11-01\n", "utf-8")
    seen = on_a_terminal("plan", COUNCIL, "--update", str(kept), "--format", "toml", "--quarters", "1")
    assert seen.startswith("# 31mred\r\nformat = 1\r\n")
    assert run("plan", COUNCIL, "--update", str(kept), "--format", "toml").stdout.decode().startswith("# \x9b31m")


def on_a_terminal(*arguments: str) -> str:
    """Run a command whose output goes to a terminal; give what the terminal is sent."""
    code = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"
    spawned = [sys.executable, "-c", code, *READINESS, *arguments]
    return subprocess.run(spawned, stdin=subprocess.DEVNULL, capture_output=True, check=True).stdout.decode()


def test_output_in_a_pipe_has_no_style() -> None:
    assert b"\x1b" not in run("assess", COUNCIL, FORCE_COLOR="1").stdout


def test_a_closed_pipe_ends_the_run_quietly() -> None:
    process = subprocess.Popen([*READINESS, "init", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), told) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run([*READINESS, "rules"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 2
    assert ended.stderr.decode() == "standard output: No space left on device\n  → Choose another place for it.\n"


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_is_full_half_way_is_told(unbuffered: str, tmp_path: Path) -> None:
    settings = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    line = f"ulimit -f 1; {sys.executable} -m readiness init - > {tmp_path / 'half.toml'}"
    ended = subprocess.run(["sh", "-c", line], capture_output=True, check=False, env=settings)
    assert ended.returncode == 2
    assert ended.stderr.decode() == "standard output: File too large\n  → Choose another place for it.\n"


def test_closed_standard_output_is_no_fault() -> None:
    ended = subprocess.run(["sh", "-c", f"{sys.executable} -m readiness rules >&-"], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_key_press_that_stops_the_run_stops_it_quietly() -> None:
    code = (
        "import os, signal, sys, threading\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background jobs ignore it
        "threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "sys.argv = ['readiness', 'check', '-']\n"
        "from readiness.__main__ import main\n"
        "main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        told = process.stdout.read(), process.stderr.read().strip()
    assert (process.returncode, told) == (130, (b"", b""))


BROKEN = """
import sys
import readiness.reading.engine
def broken(*arguments, **settings):
    raise ZeroDivisionError("secret")
readiness.reading.engine.open_from = broken
sys.argv = ["readiness", "check", "x.toml"]
from readiness.__main__ import main
main()
"""


def test_a_fault_of_readiness_is_told_as_one_without_a_traceback() -> None:
    ended = subprocess.run([sys.executable, "-c", BROKEN], capture_output=True, check=False)
    assert ended.returncode == 2
    said = ended.stderr.decode()
    assert said.startswith("readiness stopped because of a fault of its own (ZeroDivisionError);")
    assert "READINESS_DEBUG=1" in said
    assert "Traceback" not in said
    assert "secret" not in said


def test_the_traceback_of_a_fault_is_shown_to_whoever_asks() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BROKEN], capture_output=True, check=False, env={**os.environ, "READINESS_DEBUG": "1"}
    )
    assert b"Traceback" in ended.stderr
