"""A page for one audience as a PDF: one sheet for eyes and ears, with no link to what is not in it."""

from functools import cache
from typing import Any

import pytest

from hostile_words import HOSTILE
from pdf_files import fonts, opened, squeezed, structure, tags, words
from readiness.faces.choices import AUDIENCES
from readiness.faces.pages.page import audience_page, heading
from readiness.faces.pdf.data import page_data
from readiness.faces.pdf.letters import shown
from readiness.faces.pdf.report import pdf_page
from readiness.faces.views.view import View, view
from readiness.faces.words.translation import translated
from sample_assessment import assessment
from sample_pages import worded
from shipped_profiles import FILES, assessed
from small_catalogue import Welsh

EVERY = pytest.mark.parametrize("audience", AUDIENCES)

A4 = (595.28, 841.89)
"""Points."""


@cache
def view_of(name: str) -> View:
    return view(assessed(name))


SHOWN = view_of("substance-use-service")


@cache
def written(audience: str) -> bytes:
    return pdf_page(SHOWN, audience)


@EVERY
@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_it_is_one_sheet_of_a4(name: str, audience: str) -> None:
    pdf = opened(pdf_page(view_of(name), audience))
    (sheet,) = pdf.pages
    assert [float(edge) for edge in sheet.mediabox] == pytest.approx([0, 0, *A4], abs=0.01)


@EVERY
def test_it_is_tagged_titled_and_marked_as_accessible(audience: str) -> None:
    pdf, top = opened(written(audience)), heading(SHOWN, audience)
    assert pdf.Root.MarkInfo.Marked
    assert pdf.open_metadata()["pdfuaid:part"] == "1"
    assert pdf.docinfo["/Title"] == f"{top.question} {top.readers}, 1 November 2026"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.Lang == "en-GB"
    assert all("FontFile" in str(found.DescendantFonts[0].FontDescriptor.keys()) for found in fonts(pdf).values())


@EVERY
def test_it_is_read_in_the_order_of_the_page(audience: str) -> None:
    heard, data = squeezed(structure(opened(written(audience))).text), page_data(SHOWN, audience)
    place = 0
    for part in words([data[key] for key in ("kicker", "name", "lede", "opening", "board", "closing")]):
        place = heard.index(squeezed(part), place) + len(squeezed(part))
    assert place == len(heard)


@EVERY
def test_titles_are_headings(audience: str) -> None:
    found = [(tag.name, tag.text) for tag in tags(structure(opened(written(audience))), "H1", "H2", "H3")]
    top = heading(SHOWN, audience)
    titles = [("H2", section.title) for section in audience_page(SHOWN, audience).board]
    assert found == [("H1", f"{top.readers} {top.question}"), *titles]


@EVERY
def test_it_has_no_contents_and_nothing_in_it_leads_anywhere(audience: str) -> None:
    pdf = opened(written(audience))
    notes: list[Any] = [note for sheet in pdf.pages for note in sheet.get("/Annots", [])]
    assert notes == []
    assert tags(structure(pdf), "TOC", "TOCI", "Link") == []


@EVERY
def test_its_bookmarks_are_its_headings(audience: str) -> None:
    with opened(written(audience)).open_outline() as outline:
        (top,) = outline.root
        listed = [item.title for item in top.children]
    assert listed == [section.title for section in audience_page(SHOWN, audience).board]


def test_each_bar_of_the_board_stands_beside_its_value_and_its_words() -> None:
    rows = [tuple(cell.text for cell in row.parts) for row in tags(structure(opened(written("board"))), "TR")]
    scores = SHOWN.scores
    bars = [(row.title, row.figure, row.words) for row in scores.dimensions]
    assert rows[1:] == [*bars, ("Overall", scores.overall.figure, scores.overall.words)]


def test_another_language_is_that_of_the_catalogue_in_use() -> None:
    with translated(Welsh()):
        pdf = opened(pdf_page(SHOWN, "staff"))
    assert pdf.Root.Lang == "cy"
    assert str(pdf.docinfo["/Title"]).startswith("Beth sy'n newid i ni? For the staff of ")


@EVERY
def test_equal_results_give_equal_bytes(audience: str) -> None:
    assert pdf_page(view(assessed("substance-use-service")), audience) == written(audience)


def test_something_left_out_comes_first() -> None:
    pdf = opened(pdf_page(view(assessment(left_out=("plugin x",))), "staff"))
    assert structure(pdf).text.startswith("This result is incomplete. Left out: plugin x")


@EVERY
def test_hostile_words_are_read_as_they_are_and_change_no_structure(audience: str) -> None:
    words = " ".join(word for word in HOSTILE if word.isascii())[:190]
    plain, other = (_heard(spoken, audience) for spoken in ("Night " * 30, words))
    assert squeezed(other.text).count(squeezed(shown(words))) >= 6
    assert {tag.name for tag in tags(other)} == {tag.name for tag in tags(plain)}


def _heard(spoken: str, audience: str) -> Any:
    return structure(opened(pdf_page(view(worded(spoken)), audience)))


def test_a_page_that_is_longer_than_a_sheet_goes_on_over_it() -> None:
    pdf = opened(pdf_page(view(worded("A long text. " * 60)), "panel"))
    assert len(pdf.pages) > 1
    assert structure(pdf).text.endswith("116 123.")
