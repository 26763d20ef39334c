"""The page on the evidence is complete: a rule or step names each theme, and its tables are the rule-sets' own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli

from pages import ROOT, page
from readiness.core.rules import RuleBook
from readiness.faces.markdown.evidence import evidence_tables, naming
from readiness.reading.ruleset_loader import load_rulesets

RULES = ROOT / "rules"
PAGE = page("evidence.md")
TABLES = "Themes, and what names them"
THEMES = [
    source["id"] for source in tomli.loads((RULES / "core" / "sources.toml").read_text(encoding="utf-8"))["source"]
]


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_rulesets(RULES, installed=False)


def test_the_tables_are_what_the_rule_sets_say(book: RuleBook, request: pytest.FixtureRequest) -> None:
    written = evidence_tables(book)
    if request.config.getoption("--regenerate"):
        introduction = PAGE.text[: PAGE.text.index(f"## {TABLES}")]
        PAGE.path.write_text(f"{introduction}## {TABLES}\n\n{written}\n", encoding="utf-8")
    shown = page("evidence.md").section(TABLES).text.strip()
    assert shown == written, "docs/evidence.md is not what the rule-sets say; write it anew with --regenerate"


def test_all_rule_sets_that_ship_are_in_it(book: RuleBook) -> None:
    folders = {path.parent.name.replace("_", "-") for path in RULES.glob("*/ruleset.toml")}
    assert {ruleset.name for ruleset in book.rulesets} == folders


def test_there_are_as_many_themes_as_the_page_says() -> None:
    assert len(THEMES) == 112
    assert f"{len(THEMES)} themes" in PAGE.words


def test_every_theme_is_named_by_a_rule_or_a_step(book: RuleBook) -> None:
    named = naming(book)
    assert [theme for theme in THEMES if not named[theme]] == []


def test_every_other_source_is_named_too(book: RuleBook) -> None:
    assert [source for source, names in naming(book).items() if not names] == []


def test_every_theme_stands_on_the_page_once() -> None:
    shown = [row[0] for row in page("evidence.md").rows()]
    assert [theme for theme in THEMES if shown.count(theme) != 1] == []


def test_nothing_names_a_source_that_does_not_exist() -> None:
    defined = {
        source["id"] for path in ruleset_files() for source in tomli.loads(path.read_text("utf-8")).get("source", ())
    }
    lost = [(path.name, name) for path in ruleset_files() for name in cited(path) if name not in defined]
    assert lost == []


def ruleset_files() -> list[Path]:
    return sorted(RULES.glob("*/*.toml"))


def cited(path: Path) -> Iterator[str]:
    """Give every source that a question, rule or step of a file names."""
    data = tomli.loads(path.read_text(encoding="utf-8"))
    for table in (*data.get("indicator", ()), *data.get("rule", ())):
        for inner in (table, *table.get("step", ())):
            yield from inner.get("sources", ())
