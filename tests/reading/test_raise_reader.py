"""A sector may raise the weight of a core rule that scores, with its reasons; nothing else can be moved."""

from fractions import Fraction

import pytest

from readiness.core.rules import Raise
from sample_ruleset import RULE, files, problems, problems_beside, read, read_beside, replaced

RAISE = """
[[raise]]
rule = "core/owner"
weight = 4.5
why = "One person decides here."
sources = ["CB01"]
"""


def test_a_raise_says_which_rule_how_far_why_and_what_it_rests_on() -> None:
    assert read_beside(RAISE).raises == (
        Raise(
            rule="core/owner",
            weight=Fraction(9, 2),
            why="One person decides here.",
            sources=("CB01",),
            ruleset="day-care",
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("core/owner", "core/ownr", 'rule: there is no rule "core/ownr" in core → Did you mean core/owner?'),
        ("core/owner", "owner", 'rule: there is no rule "owner" in core → Did you mean core/owner?'),
        (
            "core/owner",
            "zzz",
            'rule: there is no rule "zzz" in core → Name a rule of core, such as core/executive-owner.',
        ),
        ("4.5", "3", "weight: found 3, and core gives core/owner 3 → Write a number above 3, up to 1000."),
        ("4.5", "1001", "weight: found 1001 → Write a number from 0 to 1000."),
        ("weight = 4.5", "", "weight: is missing → Write a number from 0 to 1000."),
        ('rule = "core/owner"', "", "rule: is missing → Type a text in quotation marks."),
        ('why = "One person decides here."', "", "why: is missing → Type a text in quotation marks."),
        ('"CB01"', "", "sources: names no source → A raised weight rests on at least one: name it by its id."),
        ("why =", "wy =", "wy: is not known here → Did you mean why?"),
    ],
)
def test_a_refused_raise_says_where_what_and_what_to_write(old: str, new: str, expected: str) -> None:
    found = [problem.split("raise[1].", 1)[1] for problem in problems_beside(replaced(RAISE, old, new))]
    assert expected in found


def test_a_flag_or_a_rule_that_weighs_nothing_cannot_be_raised() -> None:
    idle = replaced(RULE.split("  [rule.cap]", maxsplit=1)[0], "weight = 3", "weight = 0")
    assert problems_beside(RAISE, core=read(files(idle))) == [
        "3 raise[1].rule: core/owner touches no score → Raise a rule that weighs something."
    ]


def test_a_rule_is_raised_once() -> None:
    assert problems_beside(RAISE + RAISE) == ["9 raise[2].rule: core/owner is raised twice → Keep one of the two."]


def test_core_gives_its_rules_their_weight_where_they_stand() -> None:
    assert problems(files(RULE + RAISE)) == [
        "sample/rules.toml:36 raise[1]: core raises no weight → Give the rule its weight where it stands."
    ]
