"""Code as a user writes it, for the type checker alone: nothing here is ever run."""

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import assert_type

import readiness


def one_profile(path: Path) -> str:
    rulebook = readiness.load_rulesets()
    profile = readiness.load_profile(path, rulebook)
    assessment = readiness.assess(profile, rulebook)
    assert_type(assessment, readiness.Assessment)
    leadership = assessment.core.dimension("leadership")
    assert_type(leadership, readiness.DimensionScore)
    assert_type(leadership.interval, readiness.Interval | None)
    return f"{leadership.words}: {assessment.core.overall.words}"


def an_upload(content: bytes) -> tuple[str, ...]:
    rulebook = readiness.load_rulesets()
    try:
        readiness.read_profile(content, "upload.toml", rulebook, as_of=dt.date(2026, 11, 1))
    except readiness.ProfileError as error:
        assert_type(error.problems, tuple[readiness.Problem, ...])
        return tuple(f"{problem.line}: {problem.message}" for problem in error.problems)
    return ()


def next_steps(assessment: readiness.Assessment) -> Iterator[tuple[str, Fraction]]:
    for item in assessment.advice.steps:
        assert_type(item, readiness.Recommendation)
        yield item.do, item.gain


def in_code() -> readiness.Profile:
    organisation = readiness.Organisation(name="Harbour View", as_of=dt.date(2026, 11, 1))
    answer = readiness.Answer(views=(readiness.View(voice="frontline", value=readiness.Share(count=3, of=9)),))
    return readiness.Profile(organisation=organisation, answers={"staff_wellbeing.manageable_work": answer})


def many(profiles: Iterable[readiness.Profile], rulebook: readiness.RuleBook) -> list[str]:
    assessments = readiness.assess_many(profiles, rulebook)
    assert_type(assessments, Iterator[readiness.Assessment])
    return [readiness.to_json(assessment) for assessment in assessments]


def scores(profile: readiness.Profile, rulebook: readiness.RuleBook) -> readiness.Assessment:
    compiled = readiness.compile(rulebook, readiness.Form.FULL)
    assert_type(compiled, readiness.Compiled)
    return readiness.assess(profile, rulebook, compiled=compiled, quarters=2)


def a_finding(assessment: readiness.Assessment) -> bool:
    finding = assessment.finding("core/executive-owner")
    assert_type(finding, readiness.Finding)
    assert_type(finding.rule, readiness.Rule)
    assert_type(finding.cap, readiness.Truth | None)
    return finding.verdict is readiness.Verdict.MET


def every_error(path: str) -> str:
    try:
        return one_profile(Path(path))
    except readiness.SelectionError as error:
        return ", ".join(error.near)
    except readiness.ReadinessError as error:
        return str(error)


def figures_alone(profiles: Iterable[readiness.Profile]) -> list[readiness.Scores]:
    compiled = readiness.compile(readiness.load_rulesets())
    found = [readiness.scores(profile, compiled) for profile in profiles]
    assert_type(found[0].overall, readiness.Interval | None)
    return found
