"""Plan quality: how far plans are from the proven optimum, and how long each takes.

``python -m benchmarks.plan_quality`` solves a hundred puzzles of sixty steps with HiGHS, in a good minute. The first
ten of them are those of ``tests/test_plan_quality.py``.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from statistics import mean, median
from time import perf_counter

import attrs

from benchmarks.rounds import LONG, Effort
from benchmarks.section import Section, Target, duration

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from exact_plan import QUARTERS, STEPS, Solved, compared, optimum, planned
from plan_puzzles import Puzzle, plain

PUZZLES = 100
QUICK_PUZZLES = 10
TURNS = 5
"""How often each puzzle is planned; the middle time counts."""

MOST = 3.0
"""How many per cent of the improvement plans may miss on average."""

LONGEST = 10.0
"""How many milliseconds a plan may take."""


@attrs.frozen(kw_only=True)
class Timed:
    """A solved puzzle, with the seconds that planning and solving it took."""

    solved: Solved
    planning: float
    solving: float


def measure_plan_quality(effort: Effort) -> Section:
    """Plan and solve puzzles; ten of them where the effort is less than the full one."""
    seeds = range(PUZZLES if effort == LONG else QUICK_PUZZLES)
    timed = [_time(plain(Random(seed), steps=STEPS)) for seed in seeds]  # noqa: S311 - puzzles, no secrets
    proven = sum(one.solved.best.proven for one in timed)
    missed = 100 * mean(one.solved.gap for one in timed)
    planning = 1000 * median(one.planning for one in timed)
    return Section(
        title=f"Plans against the proven optimum: {len(timed)} puzzles of {STEPS} steps, {QUARTERS} quarters",
        headers=("", "average", "95th percentile", "largest"),
        rows=[
            ("missed of the improvement", *_shares(one.solved.gap for one in timed)),
            ("missed of the objective", *_shares(one.solved.gap_of_objective for one in timed)),
            ("time to plan", *_durations(one.planning for one in timed)),
            ("time to solve with HiGHS", *_durations(one.solving for one in timed)),
        ],
        notes=(
            "The improvement is what the optimum secures beyond leaving everything as it is, over all quarters.",
            f"HiGHS proved {proven} of {len(timed)} optima.",
        ),
        targets=(
            Target(name="missed of the improvement on average", measured=missed, limit=MOST, unit="%"),
            Target(name=f"time to plan {STEPS} steps", measured=planning, limit=LONGEST, unit="ms"),
        ),
    )


def _time(puzzle: Puzzle) -> Timed:
    turns = [_seconds(lambda: planned(puzzle)) for _ in range(TURNS)]
    started = perf_counter()
    best = optimum(puzzle)
    solving = perf_counter() - started
    return Timed(solved=compared(puzzle, planned(puzzle), best), planning=median(turns), solving=solving)


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _shares(values: Iterable[float]) -> list[str]:
    return [f"{100 * value:.2f} %" for value in _spread(values)]


def _durations(values: Iterable[float]) -> list[str]:
    return [duration(value) for value in _spread(values)]


def _spread(values: Iterable[float]) -> tuple[float, float, float]:
    """Give the average, the 95th percentile and the largest."""
    ranked = sorted(values)
    return mean(ranked), ranked[(len(ranked) * 95 - 1) // 100], ranked[-1]


if __name__ == "__main__":
    print(measure_plan_quality(LONG).text)
