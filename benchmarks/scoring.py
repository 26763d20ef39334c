"""Scoring: 200 rules over 50 answers, beside hand-written code and beside other engines."""

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

from benchmarks.handwritten import write_by_hand
from benchmarks.peers import Kind, Peer, installed_peers
from benchmarks.rounds import Contestant, Effort, Timing, take_turns
from benchmarks.sample import TOP, Sample, as_profile, draw_sample
from benchmarks.section import Section, Target, duration, times
from readiness.core.compiled import Compiled, compile_rulebook, scores
from readiness.core.evaluate import evaluate, findings
from readiness.core.profile import Profile
from readiness.core.score import Scorecard, score
from readiness.core.standing import standings

BY_HAND = "hand-written ifs"
COMPILED = "readiness, compiled"
FROM_MAPPING = "readiness, compiled, mapping"
FROM_PROFILE = "readiness, compiled, profile"
INTERPRETED = "readiness, interpreted, profile"


def measure_scoring(effort: Effort) -> Section:
    """Measure everybody on the same rules and answers, after checking that they say the same."""
    sample = draw_sample()
    compiled = compile_rulebook(sample.rulebook)
    peers, missing = installed_peers(sample)
    check_agreement(sample, compiled, peers)
    own = own_contestants(sample, compiled)
    timings = take_turns([*own, *(_contestant(peer, sample) for peer in peers)], effort)
    return Section(
        title=f"Scoring {len(sample.rulebook.scoring)} rules over {len(sample.names)} complete answers",
        headers=("engine", "one assessment", "by hand = 1", "compiled = 1"),
        rows=[_row(name, timings) for name in sorted(timings, key=lambda name: timings[name].median)],
        notes=(_NOTE, *(f"Not installed, so not measured: {name}." for name in missing)),
        targets=tuple(_targets(timings, peers)),
    )


_NOTE = """\
*By hand* and *compiled* take a vector of levels and give a verdict for each rule and three sums for each dimension.
*Mapping*: from a mapping of names to levels. *Profile*: from a profile to the exact figures of all dimensions.
*Prepared*: the engine's own parsed form of the input. The other engines give verdicts alone."""


def check_agreement(sample: Sample, compiled: Compiled, peers: Iterable[Peer]) -> None:
    """Refuse to compare speeds of engines that do not say the same. Raises ``ValueError`` naming the engine."""
    judge, constants, by_hand = compiled.judge, compiled.constants(1), write_by_hand(sample)
    for levels in sample.answers:
        verdicts, sums = judge(_vector(levels, compiled), constants)
        if by_hand(tuple(levels[name] for name in sample.names)) != (verdicts, sums):
            raise ValueError(f"{BY_HAND} and the compiled rules differ on {levels}")
        interpreted = evaluate(as_profile(levels), sample.rulebook)
        if [TOP * finding.value.secured for finding in interpreted if finding.value is not None] != list(verdicts):
            raise ValueError(f"{INTERPRETED} and the compiled rules differ on {levels}")
        for peer in peers:
            if peer.verdicts(levels) != verdicts:
                raise ValueError(f"{peer.name} and the compiled rules differ on {levels}")


def own_contestants(sample: Sample, compiled: Compiled) -> list[Contestant]:
    """Give the contestants of this project: by hand, compiled from three kinds of input, interpreted."""
    judge, constants, by_hand = compiled.judge, compiled.constants(1), write_by_hand(sample)
    read = itemgetter(*compiled.places)
    in_order = [tuple(levels[name] for name in sample.names) for levels in sample.answers]
    vectors = [_vector(levels, compiled) for levels in sample.answers]
    profiles = [as_profile(levels) for levels in sample.answers]
    return [
        _over(BY_HAND, in_order, by_hand),
        _over(COMPILED, vectors, lambda vector: judge(vector, constants)),
        _over(FROM_MAPPING, sample.answers, lambda levels: judge(read(levels), constants)),
        _over(FROM_PROFILE, profiles, lambda profile: scores(profile, compiled)),
        _over(INTERPRETED, profiles, lambda profile: interpret(profile, sample)),
    ]


def interpret(profile: Profile, sample: Sample) -> Scorecard:
    """Score a profile without compiling: standings, findings, scorecard."""
    where = standings(profile, sample.rulebook)
    return score(findings(where, profile.facts, sample.rulebook), where, sample.rulebook)


def _vector(levels: Mapping[str, int], compiled: Compiled) -> tuple[int, ...]:
    return tuple(levels[name] for name in compiled.places)


def _contestant(peer: Peer, sample: Sample) -> Contestant:
    return _over(peer.name, [peer.prepare(levels) for levels in sample.answers], peer.judge)


def _over(name: str, inputs: Iterable[Any], judge: Callable[[Any], object]) -> Contestant:
    """Let one call go over all inputs, so that no engine can learn a single one by heart."""
    listed = list(inputs)

    def work() -> None:
        for one in listed:
            judge(one)

    return Contestant(name=name, work=work, units=len(listed))


def _row(name: str, timings: Mapping[str, Timing]) -> tuple[str, ...]:
    took = timings[name].median
    by_hand, compiled = timings[BY_HAND].median, timings[COMPILED].median
    return name, duration(took), times(took / by_hand), times(took / compiled)


def _targets(timings: Mapping[str, Timing], peers: Iterable[Peer]) -> Iterable[Target]:
    compiled, mapped = timings[COMPILED].median, timings[FROM_MAPPING].median
    yield Target(name="compiled against hand-written ifs", measured=compiled / timings[BY_HAND].median, limit=2)
    taken = {kind: [timings[peer.name].median for peer in peers if peer.kind is kind] for kind in Kind}
    if taken[Kind.RUST]:
        fastest = min(taken[Kind.RUST])
        yield Target(name="fastest Rust engine against compiled", measured=fastest / compiled, limit=2, at_least=True)
    if taken[Kind.PYTHON]:
        fastest = min(taken[Kind.PYTHON])
        name = "fastest Python engine against compiled, both from a mapping"
        yield Target(name=name, measured=fastest / mapped, limit=50, at_least=True)
