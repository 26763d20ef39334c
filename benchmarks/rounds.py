"""Rounds: every contestant in turn, several times over, in one run.

Other work on the machine slows everybody in a round alike, so figures of one run can be compared, and those of
different runs cannot. The order turns from round to round.
"""

import gc
from collections.abc import Callable, Iterable, Mapping
from statistics import median
from time import perf_counter

import attrs


@attrs.frozen(kw_only=True)
class Contestant:
    """Something to measure. ``units`` is how many pieces of work, such as assessments, one call does."""

    name: str
    work: Callable[[], object]
    units: int = 1


@attrs.frozen(kw_only=True)
class Effort:
    """How long to measure: the number of rounds, and the least seconds that a contestant runs in each."""

    rounds: int
    seconds: float


LONG = Effort(rounds=15, seconds=0.03)
QUICK = Effort(rounds=3, seconds=0.006)


@attrs.frozen
class Timing:
    """Seconds for one piece of work, a figure for each round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of the rounds."""
        return median(self.rounds)

    @property
    def best(self) -> float:
        """The fastest of the rounds: what the machine takes where nothing else runs on it meanwhile."""
        return min(self.rounds)


def take_turns(contestants: Iterable[Contestant], effort: Effort) -> Mapping[str, Timing]:
    """Measure contestants against each other, by name. Each runs once before, so that everything is warm."""
    listed = list(contestants)
    repeats = {contestant.name: _repeats(contestant, effort) for contestant in listed}
    taken: dict[str, list[float]] = {contestant.name: [] for contestant in listed}
    for number in range(effort.rounds):
        first = number % len(listed)
        for contestant in (*listed[first:], *listed[:first]):
            taken[contestant.name].append(_seconds(contestant, repeats[contestant.name]))
    return {name: Timing(tuple(rounds)) for name, rounds in taken.items()}


def _repeats(contestant: Contestant, effort: Effort) -> int:
    """Find out how many calls fill the time of a round; what takes much longer is not tried twice for that."""
    cold = _seconds(contestant, 1) * contestant.units
    warm = cold if cold > 10 * effort.seconds else _seconds(contestant, 1) * contestant.units
    return max(1, round(effort.seconds / warm))


def _seconds(contestant: Contestant, repeats: int) -> float:
    """Measure one turn, without the collector of garbage, as ``timeit`` does."""
    work = contestant.work
    collecting = gc.isenabled()
    gc.disable()
    try:
        started = perf_counter()
        for _ in range(repeats):
            work()
        return (perf_counter() - started) / (repeats * contestant.units)
    finally:
        if collecting:
            gc.enable()
