"""Runs the benchmarks: ``python -m benchmarks``, or with ``--quick`` in less than twenty seconds."""

import argparse
import datetime as dt
import os
import platform
from collections.abc import Callable, Mapping

from benchmarks.assessing import measure_assessing
from benchmarks.discovery import measure_discovery
from benchmarks.first_run import measure_first_run
from benchmarks.growth import measure_growth
from benchmarks.loading import measure_loading
from benchmarks.rounds import LONG, QUICK, Effort
from benchmarks.scoring import measure_scoring
from benchmarks.section import Section, Target, targets_table
from benchmarks.startup import measure_startup

SECTIONS: Mapping[str, Callable[[Effort], Section]] = {
    "scoring": measure_scoring,
    "growth": measure_growth,
    "assessing": measure_assessing,
    "startup": measure_startup,
    "discovery": measure_discovery,
    "first_run": measure_first_run,
    "loading": measure_loading,
}


def main() -> None:
    """Measure what was asked for and print it. Never ends in an error for being slow."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast is the engine?")
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"what to measure: {', '.join(SECTIONS)}")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.sections if name not in SECTIONS]
    if unknown:
        parser.error(f"there is no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    today = dt.date.today()
    print(f"Measured on {today.day} {today:%B %Y}, Python {platform.python_version()}, {os.cpu_count()} cores.")
    targets: list[Target] = []
    for name in chosen.sections or SECTIONS:
        section = SECTIONS[name](QUICK if chosen.quick else LONG)
        print(f"\n{section.text}", flush=True)
        targets += section.targets
    print(f"\n## Targets\n\n{targets_table(targets)}")


if __name__ == "__main__":
    main()
