"""Assessing: one full assessment of the largest profile that ships, warm, and where its time goes."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import attrs

from benchmarks.rounds import Contestant, Effort, Timing, take_turns
from benchmarks.section import Section, Target, duration
from readiness.assessment import assess
from readiness.core.compiled import Compiled, compile_rulebook
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.core.score import score
from readiness.core.standing import standings
from readiness.faces.text.report import text_report
from readiness.faces.views.view import view
from readiness.planning.outlook import Outlook
from readiness.planning.plan import plan
from readiness.planning.recommend import recommend
from readiness.planning.worth import Worth
from readiness.reading.engine import load_profile, open_profile

PROFILES = Path(__file__).resolve().parent.parent / "profiles"
LARGEST = PROFILES / "large-council.toml"
WHOLE = "assess"
TURNS_LONGER = 4
"""How much longer than others a turn is here: several assessments, so that what is measured is warm."""

SINGLE_DIGIT = 10
"""Milliseconds that a full assessment stays below."""


def measure_assessing(effort: Effort) -> Section:
    """Measure a whole assessment, each of its stages on what the stage before gave, and the other profiles."""
    opened = open_profile(LARGEST)
    work = dict(_stages(opened.profile, opened.rulebook))
    work |= {f"assess {path.name}": _whole(path) for path in sorted(PROFILES.glob("*.toml"))}
    several = attrs.evolve(effort, seconds=TURNS_LONGER * effort.seconds)
    timings = take_turns([Contestant(name=name, work=one) for name, one in work.items()], several)
    milliseconds = 1000 * timings[WHOLE].median
    return Section(
        title=f"A full assessment of {LARGEST.name}, with exact gains and plan",
        headers=("stage", "once", "fastest round", "of the whole"),
        rows=[_row(name, timings) for name in timings],
        notes=(
            "*Once* is the median; where it is far above the *fastest round*, other work was on the machine.",
            "*Recommend* and *plan* each find the open steps anew; the whole finds them once.",
            "Reading and writing (*read*, *write*) come before and after, and are not part of the whole.",
        ),
        targets=(Target(name="full assessment, warm", measured=milliseconds, limit=SINGLE_DIGIT, unit="ms"),),
    )


def _whole(path: Path) -> Callable[[], object]:
    profile, rulebook, *_ = open_profile(path)
    compiled = compile_rulebook(rulebook, profile.form)
    return lambda: assess(profile, rulebook, compiled=compiled)


def _stages(profile: Profile, rulebook: RuleBook) -> Iterator[tuple[str, Callable[[], object]]]:
    compiled = compile_rulebook(rulebook, profile.form)
    where, facts = standings(profile, rulebook), profile.facts
    encoded = compiled.encode(where, facts)
    found = compiled.findings(encoded, where, facts)
    advice = recommend(profile, rulebook, where, found, Worth(Outlook(compiled, encoded)))
    yield WHOLE, lambda: assess(profile, rulebook, compiled=compiled)
    yield "standings", lambda: standings(profile, rulebook)
    yield "findings", lambda: compiled.findings(encoded, where, facts)
    yield "scores", lambda: score(found, where, rulebook)
    yield "encode, value rules, find open steps", lambda: Outlook(compiled, compiled.encode(where, facts))
    yield "recommend", lambda: recommend(profile, rulebook, where, found, Worth(Outlook(compiled, encoded)))
    yield "plan", lambda: plan(profile, advice, Worth(Outlook(compiled, encoded)), quarters=4)
    yield from _around(profile, rulebook, compiled)


def _around(profile: Profile, rulebook: RuleBook, compiled: Compiled) -> Iterator[tuple[str, Callable[[], object]]]:
    assessment = assess(profile, rulebook, compiled=compiled)
    yield "read the profile", lambda: load_profile(LARGEST, rulebook)
    yield "write as text", lambda: text_report(view(assessment))


def _row(name: str, timings: Mapping[str, Timing]) -> tuple[str, ...]:
    took, whole = timings[name].median, timings[WHOLE].median
    return name, duration(took), duration(timings[name].best), f"{100 * took / whole:.0f} %"
