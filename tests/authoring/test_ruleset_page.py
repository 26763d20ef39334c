"""The page about a rule-set: all of it, in the words of the screen, and nothing that becomes markup."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lint_sample import write
from readiness.authoring.ruleset_folder import load_folder
from readiness.authoring.ruleset_page import ruleset_page
from readiness.core.rules import RuleBook, Ruleset

CORE = Path(__file__).resolve().parents[2] / "rules" / "core"


def rendered(page: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(page)


def shown(page: str) -> str:
    """Give the text that a reader sees, with every run of white space as one blank."""
    parts = [inner.content for token in rendered(page) for inner in token.children or () if inner.content]
    return " ".join(" ".join(parts).split())


@pytest.fixture(scope="module")
def core() -> tuple[Ruleset, RuleBook]:
    return load_folder(CORE)


def test_everything_of_core_is_on_its_page(core: tuple[Ruleset, RuleBook]) -> None:
    ruleset, rulebook = core
    text = shown(ruleset_page(ruleset, rulebook))
    words = [
        *(words for one in ruleset.indicators for words in (one.id, one.question, one.help, *one.levels)),
        *(words for rule in ruleset.rules for words in (rule.id, rule.title, rule.why, rule.keep, rule.find_out)),
        *(words for rule in ruleset.rules for step in rule.steps for words in (step.do, step.first, step.by)),
        *(words for source in ruleset.sources for words in (source.says, source.title)),
    ]
    assert [found for found in words if " ".join(found.split()) not in text] == []


def test_the_page_of_a_rule_set_beside_core_says_what_it_is_and_for_whom(tmp_path: Path) -> None:
    page = ruleset_page(*load_folder(write(tmp_path)))
    assert page.startswith(
        "# Care at night\n"
        "\n"
        "What people meet between ten in the evening and seven in the morning.\n"
        "\n"
        "- Name and version: night-care 1.0.0\n"
        "- For: the sector adult-social-care\n"
        "- Published by: An invented federation, CC-BY-4.0\n"
        "- In it: 3 questions, 2 rules, 1 flag, 4 steps, 1 source\n"
    )
    assert "core/" not in page


def test_a_rule_is_told_with_how_it_is_judged_and_its_steps(tmp_path: Path) -> None:
    page = ruleset_page(*load_folder(write(tmp_path)))
    assert (
        "### Nobody works the night alone, and the top knows the night\n"
        "\n"
        "`night-care/company`: Staff wellbeing, weight 2\n"
        "\n"
        "Alone, a hard hour stays with one person.\n"
        "\n"
        "**How it is judged:** In place when night\\_care.alone is 2 nights or less, and night\\_care.top is at most "
        "6 months old. Half in place when night\\_care.alone is 14 nights or less.\n"
        "\n"
        "**Steps:**\n"
        "\n"
        "1. To 14 nights: large effort, by the manager.\n"
        "   - Find a second person for every other night.\n"
        "   - First move: Look at next week's rota.\n"
        "   - Good enough when: Half of the nights have two people.\n"
    ) in page


def test_sources_of_core_are_named_as_such(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        (
            "rules.toml",
            'find_out = "Count the nights on the rota."\nsources = ["NIGHT-01"]',
            'find_out = "Count."\nsources = ["CB08"]',
        ),
    )
    page = ruleset_page(*load_folder(folder))
    assert "- **CB08** (from core): " in page
    assert "- **NIGHT-01**: A light switched on" in page


def test_no_text_becomes_markup(tmp_path: Path) -> None:
    hostile = "<script>x</script> [a](javascript:x) | `b` ![c](d) **e** https://example.org # f"
    page = ruleset_page(
        *load_folder(
            write(
                tmp_path,
                ("rules.toml", "Alone, a hard hour stays with one person.", hostile),
                ("questions.toml", '"It is not settled."', f'"{hostile}"'),
                ("ruleset.toml", "Care at night", hostile),
            )
        )
    )
    plain = ruleset_page(*load_folder(write(tmp_path)))
    kinds = [
        [inner.type for token in rendered(text) for inner in (token, *(token.children or ()))]
        for text in (page, plain)
    ]
    assert kinds[0] == kinds[1]
    assert shown(page).count("<script>x</script> [a](javascript:x)") == 3


def test_core_rules_that_weigh_more_are_listed(tmp_path: Path) -> None:
    folder = write(tmp_path, ("sources.toml", "[[document]]", RAISE + "\n[[document]]"))
    assert (
        "## Core rules that weigh more\n"
        "\n"
        "- Someone at the top owns the change (core/executive-owner). With night-care, weight 5: "
        "Nights need an owner. It rests on NIGHT-01.\n"
    ) in ruleset_page(*load_folder(folder))


RAISE = """
[[raise]]
rule = "core/executive-owner"
weight = 5
why = "Nights need an owner."
sources = ["NIGHT-01"]
"""
