"""Start-up: what a person waits for, from the shell, in processes of their own."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.rounds import Contestant, Effort, Timing, take_turns
from benchmarks.section import Section, Target, duration, times

ROOT = Path(__file__).resolve().parent.parent
PROFILE = ROOT / "profiles" / "large-council.toml"

IMPORTS = "import click, attrs, pluggy, tomli"
HELP = "readiness --help"
ASSESS = f"readiness assess {PROFILE.name}"
HTML = f"{ASSESS} --format html"
COMMANDS: Mapping[str, Sequence[str]] = {
    "python -c pass": ("-c", "pass"),
    IMPORTS: ("-c", IMPORTS),
    HELP: ("-m", "readiness", "--help"),
    f"readiness check {PROFILE.name}": ("-m", "readiness", "check", str(PROFILE)),
    ASSESS: ("-m", "readiness", "assess", str(PROFILE)),
    HTML: ("-m", "readiness", "assess", str(PROFILE), "--format", "html"),
}
"""What is started, after the interpreter's own name."""

MEMORY_LIMIT = 60
"""Mebibytes."""

HTML_LIMIT = 300
"""Milliseconds that the HTML report takes beyond what the text report does, the first time in a process."""

_WATCH = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Starts a command from a process that is smaller than it: a child's peak counts what it was forked from."""


def measure_startup(effort: Effort) -> Section:
    """Measure each command in turn, and the memory that each takes at most."""
    timings = take_turns([_contestant(name) for name in COMMANDS], effort)
    memory = {name: peak_memory(COMMANDS[name]) for name in COMMANDS}
    return Section(
        title="Start-up, from the shell",
        headers=("command", "one run", "imports = 1", "peak memory"),
        rows=[_row(name, timings, memory) for name in COMMANDS],
        targets=tuple(_targets(timings, memory)),
    )


def peak_memory(arguments: Sequence[str]) -> float:
    """Measure the most memory that a Python process takes, in mebibytes."""
    command = (sys.executable, "-c", _WATCH, sys.executable, *arguments)
    said = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, env=plain_environment()
    ).stdout
    return int(said) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def plain_environment() -> Mapping[str, str]:
    """Leave out what changes how Python starts, so that compiled files are kept and reused as usual."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _contestant(name: str) -> Contestant:
    command = (sys.executable, *COMMANDS[name])

    def run() -> None:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=plain_environment())

    return Contestant(name=name, work=run)


def _row(name: str, timings: Mapping[str, Timing], memory: Mapping[str, float]) -> tuple[str, ...]:
    took = timings[name].median
    return name, duration(took), times(took / timings[IMPORTS].median), f"{memory[name]:.1f} MiB"


def _targets(timings: Mapping[str, Timing], memory: Mapping[str, float]) -> Iterable[Target]:
    imports = timings[IMPORTS].median
    yield Target(name="--help against the imports", measured=timings[HELP].median / imports, limit=1.3)
    yield Target(name="assess against the imports", measured=timings[ASSESS].median / imports, limit=2)
    yield Target(name="peak memory of assess", measured=memory[ASSESS], limit=MEMORY_LIMIT, unit="MiB")
    beyond = 1000 * (timings[HTML].median - timings[ASSESS].median)
    yield Target(name="HTML beyond the text", measured=beyond, limit=HTML_LIMIT, unit="ms")
