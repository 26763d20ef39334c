"""An example that tells two rules apart does so, and where none can be found there is none."""

from fractions import Fraction

import attrs
import pytest

from readiness.authoring.case_text import case_text
from readiness.authoring.mutants import mutants
from readiness.authoring.telling import Telling, telling
from readiness.core.conditions import Every, Leaf, Test
from readiness.core.rules import Flag, Rule, RuleBook
from readiness.reading.cases import AS_OF, read_cases, run_case
from readiness.reading.ruleset_loader import load_rulesets
from sample_ruleset import RULE, files, read

CORE = load_rulesets()
FLAG = """
[[rule]]
id = "seen"
title = "Something was seen"
dimension = "leadership"
flag = CONDITION
says = "Something was seen."
why = "Because."
sources = ["CB01"]
"""


def book_of(condition: str) -> RuleBook:
    return RuleBook(rulesets=(read(files(FLAG.replace("CONDITION", condition))),))


def silent(condition: str) -> list[str]:
    """List the changes to a flag that no example shows."""
    book = book_of(condition)
    (rule,) = book.rules
    found = [(mutant, telling(rule, mutant.rule, book, AS_OF)) for mutant in mutants(rule, book.indicators)]
    assert all(one.whole for _, one in found)
    return [mutant.now for mutant, one in found if one.profile is None]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('{ indicator = "leadership.owner", at_most = 4 }', ["at_most = 5"]),
        ('{ indicator = "leadership.trained", between = [50, 100] }', ["between = [50, 101]"]),
        (
            (
                '{ all = [{ indicator = "leadership.owner", at_least = 2 }, '
                '{ indicator = "leadership.owner", at_least = 3 }] }'
            ),
            ["at_least = 1", "at_least = 3"],
        ),
        (
            (
                '{ any = [{ indicator = "leadership.owner", at_least = 2 }, '
                '{ indicator = "leadership.owner", at_least = 2 }] }'
            ),
            ["all", "at_least = 3", "at_least = 3"],
        ),
    ],
)
def test_what_no_answer_can_tell_apart_is_not_told(condition: str, expected: list[str]) -> None:
    assert silent(condition) == expected


def test_the_plainest_answer_is_proposed() -> None:
    book = RuleBook(rulesets=(read(files(RULE)),))
    (rule,) = book.rules
    mutant = next(one for one in mutants(rule, book.indicators) if one.now == "at_most = 2")
    profile = telling(rule, mutant.rule, book, AS_OF).profile
    assert profile is not None
    assert case_text(rule, profile, book) == (
        '[[case]]\nrule = "owner"\nname = "say in your own words what this shows"\n'
        'given = { "leadership.owner" = 2 }\n'
        'expect = { verdict = "partly", secured = 50, possible = 50, cap = "off" }\n'
    )


def test_a_condition_that_is_too_large_to_search_is_left_open() -> None:
    """Twelve questions that are counted, each known, open or silent: nobody can try everything."""
    asked = [one.id for one in CORE.indicators.values() if one.levels][:12]
    parts = tuple(Leaf(name, Test.AT_LEAST, (Fraction(2),)) for name in asked)
    rule = attrs.evolve(CORE.flags[0], judgement=Flag(flag=Every(parts), says=""), when=None)
    assert telling(rule, rule, CORE, AS_OF) == Telling(profile=None, whole=False)


@pytest.mark.parametrize(
    "name",
    [
        "executive-owner",
        "stale-evidence",
        "wellbeing-not-felt",
        "last-progress-report",
        "awareness-only",
        "least-covered-group",
        "supervision-access",
        "readiness-not-considered",
    ],
)
def test_every_proposed_case_holds_and_notices_the_change(name: str) -> None:
    rule = CORE.rule(f"core/{name}")
    for mutant in list(mutants(rule, CORE.indicators))[::2]:
        profile = telling(rule, mutant.rule, CORE, AS_OF).profile
        assert profile is not None
        (case,) = read_cases({"cases/new.toml": case_text(rule, profile, CORE).encode()}, CORE)
        assert run_case(case, CORE) == ""
        assert run_case(case, with_rule(mutant.rule)) != ""


def with_rule(rule: Rule) -> RuleBook:
    return RuleBook(rulesets=(attrs.evolve(CORE.rulesets[0], rules=(rule,)),))
