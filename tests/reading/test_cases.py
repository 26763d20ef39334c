"""Cases are read with care, and say what differs from what they expect."""

import datetime as dt
from fractions import Fraction

import pytest

from readiness.core.cases import Case
from readiness.core.rules import RuleBook
from readiness.errors import RulesetError
from readiness.reading.cases import read_cases, run_case
from sample_ruleset import RULE, files, read

FLAG = """
[[rule]]
id = "old"
title = "The report is old"
dimension = "leadership"
flag = { not = { indicator = "leadership.report", within_months = 12 } }
says = "The last report is more than a year old."
why = "Because."
sources = ["CB01"]
"""
COVERED = """
[[rule]]
id = "covered"
title = "People are skilled"
dimension = "training"
weight = 1
measure = "training.skilled"
full_at = 90
why = "Because."
sources = ["CB01"]
"""
BOOK = RuleBook(rulesets=(read(files(RULE + FLAG + COVERED)),))


def cases(text: str) -> tuple[Case, ...]:
    return read_cases({"cases/all.toml": text.encode()}, BOOK)


def case(given: str, expect: str, rule: str = "owner", more: str = "") -> str:
    return f'[[case]]\nrule = "{rule}"\nname = "it is so"\ngiven = {given}\nexpect = {expect}\n{more}\n'


def result(given: str, expect: str, rule: str = "owner", more: str = "") -> str:
    (only,) = cases(case(given, expect, rule, more))
    return run_case(only, BOOK)


def refusals(text: str) -> list[str]:
    with pytest.raises(RulesetError) as error:
        cases(text)
    return [f"{p.path}:{p.line} {p.key}: {p.message} → {p.hint}" for p in error.value.problems]


def test_a_case_becomes_a_value() -> None:
    (only,) = cases(case('{ "leadership.owner" = 2 }', '{ verdict = "partly" }'))
    assert only == Case(
        rule="core/owner",
        name="it is so",
        given={"leadership.owner": 2},
        expect={"verdict": "partly"},
        organisation={},
        form="full",
        as_of=dt.date(2026, 1, 1),
        path="core/cases/all.toml",
    )


@pytest.mark.parametrize(
    ("given", "expect", "rule"),
    [
        ('{ "leadership.owner" = 2 }', '{ verdict = "partly", secured = 50, possible = 50, cap = "off" }', "owner"),
        ('{ "leadership.owner" = 1 }', '{ verdict = "partly", secured = 25, cap = "on" }', "owner"),
        ('{ "leadership.owner" = 4 }', '{ verdict = "met" }', "core/owner"),
        ('{ "leadership.owner" = "unknown" }', '{ verdict = "unsettled", possible = 100, cap = "perhaps" }', "owner"),
        ("{}", '{ verdict = "unsettled", secured = 0 }', "owner"),
        ('{ "leadership.report" = 2025-01-01 }', '{ verdict = "clear" }', "old"),
        ('{ "leadership.report" = 2024-12-31 }', '{ verdict = "raised" }', "old"),
        ("{}", '{ verdict = "perhaps" }', "old"),
        (
            (
                '{ "training.groups" = [{ name = "A", headcount = 9, contact = "likely", remit = "none", '
                "in_date = { informed = 9, skilled = 3 } }] }"
            ),
            '{ verdict = "partly", secured = "10/27" }',
            "covered",
        ),
    ],
)
def test_a_case_passes_where_the_finding_is_as_expected(given: str, expect: str, rule: str) -> None:
    assert result(given, expect, rule) == ""


def test_a_case_says_all_that_differs() -> None:
    expect = '{ verdict = "met", secured = 100, possible = 62.5, cap = "on" }'
    assert result('{ "leadership.owner" = 2 }', expect) == (
        "verdict is partly, expected met; secured is 50, expected 100; possible is 50, expected 62.5; "
        "cap is off, expected on"
    )


def test_a_case_may_be_dated_and_short_and_about_an_organisation() -> None:
    given = '{ "leadership.report" = 2025-01-01 }'
    assert result(given, '{ verdict = "raised" }', "old", "as_of = 2026-02-01") == ""
    assert result("{}", '{ verdict = "not_asked" }', "owner", 'form = "short"') == ""
    (only,) = cases(case("{}", '{ verdict = "perhaps" }', "old", 'organisation = { setting = ["island"] }'))
    assert only.organisation == {"setting": ["island"]}


def test_a_tenth_of_a_percent_is_compared_exactly() -> None:
    (only,) = cases(case('{ "leadership.owner" = 2 }', '{ verdict = "partly", secured = 50.1 }'))
    assert run_case(only, BOOK) == "secured is 50, expected 50.1"
    assert Fraction(501, 10) != 50


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            case("{}", '{ verdict = "met" }', "owners"),
            'core/cases/all.toml:2 case[1].rule: there is no rule "owners" → Did you mean core/owner?',
        ),
        (
            case('{ "leadership.owner" = 5 }', '{ verdict = "met" }'),
            (
                "core/cases/all.toml:4 case[1].given.leadership.owner: found 5 → Enter a whole number from 0 to 4, "
                'or "unknown".'
            ),
        ),
        (
            case("{}", '{ verdict = "raised" }'),
            (
                'core/cases/all.toml:5 case[1].expect.verdict: found "raised" → Choose one of "met", "partly", '
                '"not_met", "unsettled", "not_applicable", "not_asked".'
            ),
        ),
        (
            case("{}", '{ verdict = "raised", secured = 3 }', "old"),
            "core/cases/all.toml:5 case[1].expect.secured: is not known here → Choose from verdict.",
        ),
        (
            case("{}", '{ verdict = "met", secured = 101 }'),
            (
                "core/cases/all.toml:5 case[1].expect.secured: found 101 → Write a number from 0 to 100, or a "
                'fraction of the whole such as "1/3".'
            ),
        ),
        (
            case("{}", '{ verdict = "met", possible = "much" }'),
            (
                'core/cases/all.toml:5 case[1].expect.possible: found "much" → Write a number from 0 to 100, or a '
                'fraction of the whole such as "1/3".'
            ),
        ),
        (
            case("{}", '{ verdict = "met", cap = "of" }'),
            (
                'core/cases/all.toml:5 case[1].expect.cap: found "of" → Did you mean off? Choose one of "on", '
                '"perhaps", "off".'
            ),
        ),
        (
            '[[case]]\nrule = "owner"\nname = "it is so"\n',
            'core/cases/all.toml:1 case[1].expect: is missing → Write what is found: expect = { verdict = "met" }.',
        ),
        ("[[rule]]\n", "core/cases/all.toml:1 rule: is not known here → Here stand cases: [[case]]."),
    ],
)
def test_a_refused_case_says_where_what_and_what_to_write(text: str, expected: str) -> None:
    assert expected in refusals(text)


def test_every_problem_of_every_file_is_told() -> None:
    broken = {"cases/a.toml": b"x", "cases/b.toml": case("{}", "{}").encode()}
    with pytest.raises(RulesetError) as error:
        read_cases(broken, BOOK)
    assert [problem.path for problem in error.value.problems] == ["core/cases/a.toml", "core/cases/b.toml"]
