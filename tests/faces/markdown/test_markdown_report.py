"""The Markdown report shows every text as it is written, whatever is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from readiness.faces.choices import AUDIENCES
from readiness.faces.markdown.report import escape, markdown_report, report_markdown
from readiness.faces.pages.page import audience_page
from readiness.faces.views.view import view
from readiness.faces.words.phrases import clean
from sample_assessment import GROUPS, assessment, group, profile
from sample_pages import worded

MARKDOWN = MarkdownIt("commonmark").enable("table")

HOSTILE = [
    "a | b",
    "<script>alert(1)</script>",
    "[here](https://example.org)",
    "![x](https://example.org/x.png)",
    "`code` and ``more``",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "> quote",
    "=== ---",
    "***bold*** __bold__ ~~gone~~",
    "&lt; &amp;",
    "back\\slash \\| \\",
    "a  b",
    "<https://example.org>",
    "$x^2$",
]


def flat(tokens: list[Token]) -> list[Token]:
    return [part for token in tokens for part in [token, *flat(token.children or [])]]


def text_of(markdown: str) -> str:
    return "".join(token.content for token in flat(MARKDOWN.parse(markdown)) if token.type == "text")


def kinds(markdown: str) -> set[str]:
    return {token.type for token in flat(MARKDOWN.parse(markdown))}


def written(name: str = "Northshore Care", *, full: bool = True) -> str:
    return markdown_report(view(assessment(profile(name=name, groups=(*GROUPS, group(name, 30, 20))))), full=full)


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert text_of(f"- {escape(text)}") == text


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_stays_inside_its_cell(text: str) -> None:
    assert text_of(f"| a |\n| --- |\n| {escape(text)} |") == f"a{text}"


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_is_nothing_but_text(text: str) -> None:
    assert kinds(escape(text)) == {"paragraph_open", "inline", "text", "paragraph_close"} | (
        {"text_special"} & kinds(escape(text))
    )


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    shown = clean(text)
    assert text_of(f"| a |\n| --- |\n| {escape(shown)} |").removeprefix("a") == shown


@pytest.mark.parametrize("text", ["https://example.org", "www.example.org", "someone@example.org", "HTTP://x.org"])
def test_addresses_in_text_become_no_links(text: str) -> None:
    linkify = MarkdownIt("gfm-like", {"linkify": False})
    assert "\\" in escape(text)
    assert text_of(escape(text)) == text
    assert "link_open" not in {token.type for token in flat(linkify.parse(escape(text)))}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_changes_no_structure(name: str) -> None:
    plain, hostile = (MARKDOWN.parse(written(text)) for text in ("Night", name))
    assert [token.type for token in plain] == [token.type for token in hostile]
    assert not {"html_block", "html_inline", "image", "s_open"} & {token.type for token in flat(hostile)}


def test_only_documents_of_rule_sets_are_linked() -> None:
    links = [token.attrGet("href") for token in flat(MARKDOWN.parse(written())) if token.type == "link_open"]
    assert links == ["https://example.org/event"]


def test_it_has_one_title_and_sections_below() -> None:
    headings = [token.tag for token in MARKDOWN.parse(written()) if token.type == "heading_open"]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2"}


def test_steps_keep_their_numbers() -> None:
    lists = [token for token in MARKDOWN.parse(written()) if token.type == "ordered_list_open"]
    assert len(lists) == 1


def test_bars_stand_in_a_table_beside_their_figures() -> None:
    assert "| Leadership | 28 to 69 | not settled yet: 2 of 2 answered | `#####???????......` |" in written(
        full=False
    )


def test_what_is_about_few_people_is_not_in_it() -> None:
    few = assessment(profile(groups=(*GROUPS, group("Night", 9973, 3))))
    assert "9973" not in markdown_report(view(few), full=True)


def test_something_left_out_comes_first() -> None:
    text = markdown_report(view(assessment(left_out=("x",))))
    assert text.startswith("**This result is incomplete. Left out: x**\n")


def test_equal_results_give_equal_bytes() -> None:
    assert written() == written()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_on_a_page_stay_text(text: str) -> None:
    plain, hostile = view(worded("Night")), view(worded(text))
    for audience in AUDIENCES:
        usual, found = (report_markdown(audience_page(shown, audience).report) for shown in (plain, hostile))
        assert [token.type for token in MARKDOWN.parse(found)] == [token.type for token in MARKDOWN.parse(usual)]
        assert kinds(found) <= {*kinds(usual), "text_special"}
        assert text_of(found).count(clean(text)) >= 5
