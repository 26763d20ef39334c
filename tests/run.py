"""Runs every check of the project, cheapest first, and stops at the first that does not pass.

``python tests/run.py`` is what the README's test command and continuous integration call.
``python tests/run.py --long`` runs the longer proofs instead.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
TOOLS = Path(PYTHON).parent

OF_THE_CORE = (
    "tests/core",
    "tests/planning",
    "tests/laws",
    "tests/test_assessment.py",
    "tests/test_batch.py",
    "tests/test_record.py",
    "tests/test_traps.py",
)
"""What has to cover the core wholly. Tracing makes tests twice as slow, so the others run without it."""

IN_PARALLEL = ("-n", "2", "--dist", "worksteal")
"""Two workers. Each keeps to files of its own while both have some left: what a file sets up is mostly made once."""

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("formatting", (str(TOOLS / "ruff"), "format", "--check", "--quiet", ".")),
    ("lint", (str(TOOLS / "ruff"), "check", "--quiet", ".")),
    ("import layers", (str(TOOLS / "lint-imports"), "--no-cache")),
    ("types", (str(TOOLS / "mypy"), "--no-error-summary")),
    ("tests and laws of the core", (PYTHON, "-m", "pytest", *IN_PARALLEL, "--cov", "--cov-report=", *OF_THE_CORE)),
    (
        "coverage of the core",
        (
            PYTHON,
            "-m",
            "coverage",
            "report",
            "--fail-under=100",
        ),
    ),
    ("all other tests", (PYTHON, "-m", "pytest", *IN_PARALLEL, *(f"--ignore={path}" for path in OF_THE_CORE))),
)

LONG: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ten thousand hostile files", (PYTHON, "-m", "tests.hostile", "10000")),
    (
        "laws, a thousand examples each",
        (PYTHON, "-m", "pytest", *IN_PARALLEL, "--hypothesis-profile=long", "tests/laws"),
    ),
)


def main(arguments: Sequence[str]) -> int:
    """Run the checks that were asked for; 0 where all pass."""
    for name, command in LONG if "--long" in arguments else CHECKS:
        started = time.perf_counter()
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode:
            sys.stdout.write(f"== {name}: not passed (exit code {done.returncode})\n")
            return 1
        sys.stdout.write(f"== {name}: passed in {time.perf_counter() - started:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
