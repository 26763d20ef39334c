"""A page for one audience as a Word file: real structure, no link to what is not there, and no text that is more."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from hostile_words import HOSTILE
from pdf_files import squeezed, words
from readiness.faces.choices import AUDIENCES
from readiness.faces.pages.page import audience_page, heading
from readiness.faces.pdf.data import page_data
from readiness.faces.views.view import view
from readiness.faces.word.report import docx_page
from readiness.faces.words.translation import translated
from sample_assessment import LEVELS, assessment, said, voices
from sample_pages import POWER, REPLIES, paged, worded
from shipped_profiles import assessed
from small_catalogue import Welsh
from word_files import (
    bookmarks,
    fields,
    found,
    headings,
    inner_links,
    names,
    paragraphs,
    relations,
    style,
    text,
    tree,
    value,
)

EVERY = pytest.mark.parametrize("audience", AUDIENCES)
SHOWN = view(assessed("substance-use-service"))


@cache
def written(audience: str) -> bytes:
    return docx_page(SHOWN, audience)


@cache
def hostile(words: str, audience: str) -> bytes:
    return docx_page(view(worded(words)), audience)


def styles(file: bytes) -> dict[str, str]:
    """Give the style of each paragraph by what it says."""
    return {text(paragraph): style(paragraph) for paragraph in found(file, "p")}


@EVERY
def test_it_is_as_the_standard_wants_it(audience: str, tmp_path: Path) -> None:
    path = tmp_path / "page.docx"
    path.write_bytes(written(audience))
    validator = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0)
    assert [str(error) for error in validator.validate(path).errors] == []


@EVERY
def test_it_begins_with_the_question_and_whom_it_is_for(audience: str) -> None:
    top = heading(SHOWN, audience)
    said = [(style(paragraph), text(paragraph)) for paragraph in found(written(audience), "p")]
    assert said[:3] == [
        ("Title", top.question),
        ("Readers", top.readers),
        ("Subtitle", "1 November 2026. Full form: 52 questions; 52 answered."),
    ]


@EVERY
def test_its_headings_are_those_of_the_page_and_leave_out_no_rank(audience: str) -> None:
    titles = [section.title for section in audience_page(SHOWN, audience).board]
    listed = headings(written(audience))
    assert listed == [(1, heading(SHOWN, audience).question), *((2, title) for title in titles)]
    assert [pair for pair in pairwise(rank for rank, _ in listed) if pair[1] > pair[0] + 1] == []


@EVERY
def test_it_says_all_that_the_page_says_in_its_order(audience: str) -> None:
    data = page_data(SHOWN, audience)
    shown, place = squeezed(" ".join(paragraphs(written(audience)))).casefold(), 0
    for part in words([data["opening"], data["board"], data["closing"]]):
        place = shown.index(squeezed(part).casefold(), place)
    assert place


@EVERY
def test_nothing_in_it_leads_to_what_is_not_there(audience: str) -> None:
    file = written(audience)
    assert (inner_links(file), bookmarks(file), list(relations(file, external=True))) == ([], [], [])


@EVERY
def test_it_has_no_contents_and_says_at_its_foot_whom_it_is_for(audience: str) -> None:
    file = written(audience)
    assert fields(file) == ["PAGE"]
    assert paragraphs(file, "word/footer.xml") == [f"{heading(SHOWN, audience).readers} 1"]


def test_its_title_and_language_are_set() -> None:
    with translated(Welsh()):
        file = docx_page(SHOWN, "staff")
    properties = " ".join(element.text or "" for element in _properties(file))
    assert "Beth sy'n newid i ni? For the staff of Riverside Recovery Service, 1 November 2026" in properties
    assert [value(element) for element in found(file, "lang", "word/styles.xml")] == ["cy"]


def _properties(file: bytes) -> list[Element]:
    return list(tree(file, "docProps/core.xml").iter())


@EVERY
def test_equal_results_give_equal_bytes(audience: str) -> None:
    assert docx_page(view(assessed("substance-use-service")), audience) == written(audience)


def test_labels_have_a_column_as_wide_as_the_longest_of_an_item_needs() -> None:
    few, many = (
        docx_page(view(paged({POWER: answer})), "panel")
        for answer in (said(2), voices(leaders=3, lived_experience=1))
    )
    assert styles(few)[f"The agreed answer: {LEVELS[2]}"] == "Detail"
    assert styles(many)[f"Leaders: {LEVELS[3]}"] == "WideDetail"
    assert styles(many)[f"People with lived experience: {LEVELS[1]}"] == "WideDetail"


def test_a_label_that_no_column_is_wide_enough_for_stands_in_the_text() -> None:
    together = docx_page(view(paged({REPLIES: voices(leaders=3, lived_experience=3)})), "panel")
    assert styles(together)[f"Leaders and people with lived experience: {LEVELS[3]}"] == "Details"


def test_something_left_out_comes_first() -> None:
    file = docx_page(view(assessment(left_out=("plugin x",))), "staff")
    assert paragraphs(file)[0] == "This result is incomplete. Left out: plugin x"


@EVERY
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_change_no_structure_and_are_shown_as_they_are(words: str, audience: str) -> None:
    plain, other = hostile("Night", audience), hostile(words, audience)
    assert names(other) == names(plain)
    assert fields(other) == fields(plain)
    assert list(relations(other, external=True)) == []
    assert sum(words in paragraph for paragraph in paragraphs(other)) >= 6
