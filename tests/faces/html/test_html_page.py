"""A page for one audience as HTML: a file of its own, with everything as text, in which no text becomes markup."""

import re
from functools import cache
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from html_pages import HEADINGS, attributes, body, by_id, elements, ids, links, names, text, tree
from readiness.faces.choices import AUDIENCES
from readiness.faces.html.report import html_page
from readiness.faces.pages.page import audience_page, heading
from readiness.faces.report.blocks import Bars, Block, Bullets, Entries, Paragraph, Table
from readiness.faces.views.view import view
from sample_assessment import assessment
from sample_pages import worded
from shipped_profiles import assessed

EVERY = pytest.mark.parametrize("audience", AUDIENCES)

LARGEST = 40_000
"""Bytes; no page is larger."""

HOSTILE = (
    "</title></style></main><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "{{ 7 * 7 }} {% include 'report.css' %} {# x #}",
    "&lt;b&gt; <!-- --> ]]> <?x ?>",
    "a" * 300,
)


@cache
def written(audience: str) -> str:
    return html_page(view(assessed("substance-use-service")), audience)


@cache
def hostile(words: str, audience: str) -> Element:
    return tree(html_page(view(worded(words)), audience))


def texts(block: Block) -> list[str]:
    """List everything that a block says."""
    match block:
        case Paragraph(text=said, label=label):
            return [label, said]
        case Bullets(items=items):
            return [*items]
        case Entries(entries=entries):
            return [
                part for entry in entries for part in (entry.head, *(p for detail in entry.details for p in detail))
            ]
        case Bars(rows=rows, total=total):
            return [part for row in (*rows, total) for part in (row.title, row.figure, row.words)]
        case Table(headings=headings, rows=cells):
            return [*headings, *(cell for row in cells for cell in row)]


@EVERY
def test_it_is_html_without_a_fault(audience: str) -> None:
    assert names(tree(written(audience)))[:2] == ["html", "head"]
    assert written(audience).isascii()
    assert len(written(audience)) < LARGEST


@EVERY
def test_it_asks_for_nothing_from_anywhere(audience: str) -> None:
    found = tree(written(audience))
    asking = {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "use", "image"}
    assert asking.isdisjoint(names(found))
    assert not {name for name, _ in attributes(found)} & {"style", "src", "srcset", "action", "background", "ping"}
    assert links(found) == []


@EVERY
def test_its_policy_allows_its_own_style_and_nothing_else(audience: str) -> None:
    metas = elements(tree(written(audience)), "meta")
    (policy,) = [meta.attrib["content"] for meta in metas if "http-equiv" in meta.attrib]
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'", policy)


@EVERY
def test_it_says_all_that_the_page_says_in_its_order(audience: str) -> None:
    found = audience_page(view(assessed("substance-use-service")), audience)
    shown = text(body(tree(written(audience))))
    said = [
        words for section in found.board for words in (section.title, *(w for b in section.blocks for w in texts(b)))
    ]
    place = 0
    for words in filter(None, said):
        place = shown.index(words, place)
    assert place


@EVERY
def test_its_heading_is_the_question_and_whom_it_is_for(audience: str) -> None:
    found, shown = tree(written(audience)), heading(view(assessed("substance-use-service")), audience)
    assert text(by_id(found, "title")) == f"{shown.readers} {shown.question}"
    assert text(elements(found, "title")[0]) == f"{shown.question} {shown.readers}, 1 November 2026"
    assert "1 November 2026. Full form: 52 questions; 52 answered." in text(body(found))
    assert found.attrib["lang"] == "en-GB"


@EVERY
def test_headings_leave_out_no_rank(audience: str) -> None:
    ranks = [HEADINGS.index(name) for name in names(body(tree(written(audience)))) if name in HEADINGS]
    assert ranks[0] == 0
    assert ranks.count(0) == 1
    assert [pair for pair in pairwise(ranks) if pair[1] > pair[0] + 1] == []


@EVERY
def test_ids_are_there_once(audience: str) -> None:
    found = ids(tree(written(audience)))
    assert len(found) == len(set(found))


@EVERY
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_change_no_structure(words: str, audience: str) -> None:
    plain, found = hostile("Night", audience), hostile(words, audience)
    assert names(found) == names(plain)
    assert [name for name, _ in attributes(found)] == [name for name, _ in attributes(plain)]


@EVERY
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_shown_as_they_are(words: str, audience: str) -> None:
    found = hostile(words, audience)
    shown = text(body(found))
    assert text(by_id(found, "title")).startswith(f"For {'who' if audience == 'lead' else 'the'}")
    assert shown.count(words) >= 6
    assert "on" not in {name[:2] for name, _ in attributes(found)}


@EVERY
def test_something_left_out_comes_first(audience: str) -> None:
    found = tree(html_page(view(assessment(left_out=("plugin x",))), audience))
    assert text(elements(found, "main")[0]).startswith("This result is incomplete. Left out: plugin x")


@EVERY
def test_equal_results_give_equal_bytes(audience: str) -> None:
    assert html_page(view(assessment()), audience) == html_page(view(assessment()), audience)
