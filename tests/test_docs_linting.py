"""The page on linting is the linter: its codes, its words and its limits."""

import re

from pages import page
from readiness.authoring.lint_codes import KINDS
from readiness.authoring.lint_report import lint_json
from readiness.authoring.wording import JARGON, MOST_WORDS, UNWANTED, jargon, unwanted
from readiness.authoring.worlds import MOST_NAMES, MOST_WORLDS

PAGE = page("linting.md")


def test_every_code_is_there_in_order_and_no_other() -> None:
    assert [row[:3] for row in PAGE.rows()] == [(kind.code, kind.severity, kind.title) for kind in KINDS.values()]


def test_every_code_comes_with_what_to_do() -> None:
    assert all(row[3].endswith(".") for row in PAGE.rows())


def test_every_word_is_there() -> None:
    _, kind, plain = re.split(r"Words that begin|And these have", PAGE.section("Words").prose)
    shown = [re.findall(r"`([^`]+)`", part) for part in (kind, plain)]
    assert [any(unwanted(word)) for word in shown[0]] == [True] * len(UNWANTED)
    assert [any(jargon(word)) for word in shown[1]] == [True] * len(JARGON)


def test_the_limits_are_those_of_the_linter() -> None:
    assert f"from {MOST_WORDS + 1} on it is told" in PAGE.prose
    assert (f"{MOST_WORLDS:,}", MOST_NAMES) == ("50,000", 10)
    assert "more than 50,000 such combinations" in PAGE.words
    assert "more than ten sectors or settings" in PAGE.words


def test_the_keys_of_the_json_form_are_named() -> None:
    said = PAGE.section("For other programs").prose
    keys = re.findall(r'"(\w+)":', lint_json({"a": ()}))
    assert [key for key in keys if f"`{key}`" not in said and key != "path"] == []
