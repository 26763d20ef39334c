"""Growth: the same work with once, twice, four and eight times the rules."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from benchmarks.rounds import Contestant, Effort, Timing, take_turns
from benchmarks.sample import Sample, as_profile, draw_sample
from benchmarks.section import Section, Target, duration, times
from readiness.assessment import assess
from readiness.core.compiled import Compiled, compile_rulebook
from readiness.core.evaluate import findings
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.core.score import score
from readiness.core.standing import standings

RULES = 50
FACTORS = (1, 2, 4, 8)
LINEAR = 1.5
"""A rule may cost this much more among eight times as many before growth no longer counts as linear."""


@attrs.frozen(kw_only=True)
class Size:
    """One sample with everything prepared that is not measured."""

    factor: int
    sample: Sample
    profile: Profile
    compiled: Compiled


def measure_growth(effort: Effort) -> Section:
    """Measure each kind of work on rule-books that grow while the questions stay the same."""
    sizes = [_size(factor) for factor in FACTORS]
    timings = take_turns([contestant for size in sizes for contestant in _contestants(size)], effort)
    return Section(
        title=f"Growth from {RULES} rules to {RULES * FACTORS[-1]}, over {len(sizes[0].sample.names)} answers",
        headers=("work", *(f"{RULES * factor} rules" for factor in FACTORS), "a rule of the most against the fewest"),
        rows=[_row(name, timings) for name in _WORK],
        targets=tuple(_targets(timings)),
    )


def compile_all(rulebook: RuleBook) -> Compiled:
    """Compile a rule-book with every function of it, which are otherwise made when they are first needed."""
    compiled = compile_rulebook(rulebook)
    _ = compiled.judge, compiled.judge_dimension, compiled.judge_flags
    return compiled


def _size(factor: int) -> Size:
    sample = draw_sample(rules=RULES * factor, profiles=1)
    profile = as_profile(sample.answers[0])
    return Size(factor=factor, sample=sample, profile=profile, compiled=compile_rulebook(sample.rulebook))


def _score_compiled(size: Size) -> Callable[[], object]:
    judge, constants = size.compiled.judge, size.compiled.constants(1)
    vector = tuple(size.sample.answers[0][name] for name in size.compiled.places)
    return lambda: judge(vector, constants)


def _score_interpreted(size: Size) -> Callable[[], object]:
    where, facts, rulebook = standings(size.profile, size.sample.rulebook), size.profile.facts, size.sample.rulebook
    return lambda: score(findings(where, facts, rulebook), where, rulebook)


def _compile(size: Size) -> Callable[[], object]:
    return lambda: compile_all(size.sample.rulebook)


def _assess(size: Size) -> Callable[[], object]:
    return lambda: assess(size.profile, size.sample.rulebook, compiled=size.compiled)


_WORK: Mapping[str, Callable[[Size], Callable[[], object]]] = {
    "scoring, compiled": _score_compiled,
    "scoring, interpreted": _score_interpreted,
    "compiling": _compile,
    "assessing, with gains and plan": _assess,
}


def _contestants(size: Size) -> Iterator[Contestant]:
    for name, prepare in _WORK.items():
        yield Contestant(name=_name(name, size.factor), work=prepare(size))


def _name(work: str, factor: int) -> str:
    return f"{work}, {factor} times"


def _row(work: str, timings: Mapping[str, Timing]) -> tuple[str, ...]:
    taken = [timings[_name(work, factor)].median for factor in FACTORS]
    return work, *(duration(seconds) for seconds in taken), times(_steepness(work, timings))


def _steepness(work: str, timings: Mapping[str, Timing]) -> float:
    """Compare what one rule costs among the most rules with what it costs among the fewest."""
    fewest, most = timings[_name(work, FACTORS[0])].median, timings[_name(work, FACTORS[-1])].median
    return most / fewest * FACTORS[0] / FACTORS[-1]


def _targets(timings: Mapping[str, Timing]) -> Iterable[Target]:
    for work in ("scoring, compiled", "scoring, interpreted", "assessing, with gains and plan"):
        yield Target(name=f"a rule among 8 times as many: {work}", measured=_steepness(work, timings), limit=LINEAR)
