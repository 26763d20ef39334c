"""The tables of evidence."""

import builders as make
from readiness.core.rules import RuleBook, Source
from readiness.faces.markdown.evidence import evidence_tables, naming, themes


def source(name: str, title: str = "A study", url: str = "") -> Source:
    return Source(id=name, title=title, publisher="A press", year="2024", says=f"What {name} says.", url=url)


FIRST, SECOND = source("A1"), source("A2")
ALONE = source("B-2020", "A guide", url="https://example.org/guide")
OWN = source("C-2021", "A note of a sector")

CORE = make.ruleset(
    "core",
    (make.indicator(make.OWNER),),
    (
        make.rule("late", sources=("A1",), steps=(make.step("core/late@2", 2, sources=("A1", "A2")),)),
        make.rule("early", sources=("B-2020",), steps=(make.step("core/early@3", 3, sources=("A1",)),)),
    ),
    sources=(FIRST, SECOND, ALONE),
)
SECTOR = make.ruleset("a-sector", (), (make.rule("a-sector/own", sources=("A1", "C-2021")),), sources=(OWN,))
BOOK = RuleBook(rulesets=(CORE, SECTOR))


def test_a_document_is_what_several_themes_of_core_share() -> None:
    assert themes(BOOK) == ((FIRST, SECOND),)


def test_rules_and_steps_of_core_come_first() -> None:
    assert naming(BOOK)["A1"] == ("core/early@3", "core/late", "core/late@2", "a-sector/own")


def test_a_source_that_nothing_names_is_still_listed() -> None:
    assert naming(make.book((), sources=(ALONE,))) == {"B-2020": ()}


def test_each_theme_has_a_row_with_what_names_it() -> None:
    text = evidence_tables(BOOK)
    assert "### A1 to A2\n\nA study. A press, 2024.\n\n| code | theme | rules and steps |" in text
    assert "| A1 | What A1 says. | `core/early@3`; `core/late`, `@2`; `a-sector/own` |" in text
    assert "| A2 | What A2 says. | `core/late@2` |" in text


def test_other_sources_come_last_with_their_address() -> None:
    _, others = evidence_tables(BOOK).split("### Other published sources\n\n")
    assert others == (
        "| source | published | what is taken from it | rules and steps |\n"
        "| --- | --- | --- | --- |\n"
        "| B-2020 | [A guide](https://example.org/guide). A press, 2024 | What B-2020 says. | `core/early` |\n"
        "| C-2021 | A note of a sector. A press, 2024 | What C-2021 says. | `a-sector/own` |"
    )


def test_without_other_sources_there_is_no_such_section() -> None:
    book = make.book((), sources=(FIRST, SECOND))
    assert evidence_tables(book).endswith("| A2 | What A2 says. |  |")


def test_words_of_a_rule_set_cannot_become_markup() -> None:
    odd = source("X1", "A | <b>", url="https://example.org/)](https://elsewhere.example")
    assert "| X1 | A \\| \\<b\\>. A press, 2024 |" in evidence_tables(make.book((), sources=(odd,)))
