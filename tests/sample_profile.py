"""A small rule-book built by hand, with one question of each type, and profiles that answer it."""

import datetime as dt

from readiness.core.indicators import AnswerType, Derived, Indicator
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook, Ruleset
from readiness.errors import ProfileError
from readiness.reading.profile_reader import read_profile

AS_OF = dt.date(2026, 11, 1)

HEAD = """\
format = 1

[organisation]
name = "Northshore Care"
as_of = 2026-11-01
"""


def indicator(name: str, kind: AnswerType, **more: object) -> Indicator:
    values: dict[str, object] = {
        "id": name,
        "dimension": name.split(".", 1)[0],
        "question": "What is it?",
        "type": kind,
        "ask": "the manager",
        **more,
    }
    return Indicator(**values)  # type: ignore[arg-type]


INDICATORS = (
    indicator("leadership.owner", AnswerType.LEVEL, voices=("leaders", "frontline"), short_form=True),
    indicator("leadership.trained", AnswerType.SHARE, not_applicable_if="There are no leaders."),
    indicator("staff_wellbeing.asked", AnswerType.DATE),
    indicator("lived_experience.posts", AnswerType.COUNT, not_applicable_if="Posts are not possible."),
    indicator("governance.funding", AnswerType.MONTHS),
    indicator("governance.reported", AnswerType.YES_NO),
    indicator("training.groups", AnswerType.GROUPS, short_form=True),
    indicator("training.coverage", AnswerType.SHARE, derived=Derived(coverage="informed"), short_form=True),
)

BOOK = RuleBook(
    rulesets=(
        Ruleset(
            name="core",
            title="A sample",
            version="1.0.0",
            publisher="Somebody",
            licence="Apache-2.0",
            indicators=INDICATORS,
        ),
    )
)


def read(text: str, as_of: dt.date | None = None) -> Profile:
    """Read a whole profile."""
    return read_profile(text.encode(), "p.toml", BOOK, as_of)


def answering(line: str, table: str = "leadership") -> Profile:
    """Read a profile that gives one answer."""
    return read(f"{HEAD}\n[{table}]\n{line}\n")


def problems(text: str) -> list[str]:
    """Refuse a profile; give each problem in one line: place, key, message and hint."""
    try:
        read(text)
    except ProfileError as error:
        return [
            f"{problem.line}:{problem.column} {problem.key}: {problem.message} → {problem.hint}"
            for problem in error.problems
        ]
    return []


def refusals(line: str, table: str = "leadership") -> list[str]:
    """Refuse a profile for one answer; give key, message and hint of each problem."""
    return [problem.split(" ", 1)[1] for problem in problems(f"{HEAD}\n[{table}]\n{line}\n")]
