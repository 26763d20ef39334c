"""Paper of a Word file: what becomes a link, what bookmarks are called, and what a title may be."""

import datetime as dt

import pytest

from readiness.faces.word.content import Address, Column, Span
from readiness.faces.word.paper import Line, Paper, bookmark
from word_files import bookmarks, found, inner_links, paragraphs, relations, text, tree, value

DAY = dt.date(2026, 11, 1)


def paper() -> Paper:
    return Paper("A title", DAY, "en-GB")


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "https://example.org/event", "https://doi.org/10.1000/a_(b)%20c?d=e&f=g#h"],
)
def test_an_address_of_a_page_becomes_a_link(address: str) -> None:
    on = paper()
    on.paragraph("Quiet", Address(address))
    file = on.to_bytes()
    assert list(relations(file, external=True)) == [("hyperlink", address)]
    assert paragraphs(file) == [address]


def test_a_single_sheet_is_a4_with_more_room_for_text() -> None:
    on = paper()
    on.use_one_sheet()
    single, usual = on.to_bytes(), paper().to_bytes()
    assert found(single, "pgSz")[0].attrib == found(usual, "pgSz")[0].attrib
    margins, usual_margins = (found(file, "pgMar")[0] for file in (single, usual))
    assert all(int(value(margins, side)) < int(value(usual_margins, side)) for side in ("top", "bottom"))
    assert all(value(margins, side) == value(usual_margins, side) for side in ("left", "right"))


@pytest.mark.parametrize(("foot", "shown"), [("", "A title 1"), ("For the board", "For the board 1")])
def test_its_foot_is_its_title_or_what_is_to_stand_there(foot: str, shown: str) -> None:
    file = Paper("A title", DAY, "en-GB", foot=foot).to_bytes()
    assert paragraphs(file, "word/footer.xml") == [shown]


@pytest.mark.parametrize("before", ["Detail", "WideDetail"])
def test_text_is_kept_off_the_details_above_it(before: str) -> None:
    on = paper()
    for style in (before, "Normal", "Normal"):
        on.paragraph(style, Span("Words"))
    above = [value(room, "before") for room in found(on.to_bytes(), "spacing")]
    assert above == ["100"]


@pytest.mark.parametrize(
    "words",
    [
        "http://example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://example.org/a b",
        'https://example.org/"<>',
        "https://",
        "https:///x",
        "https://user:secret@example.org",
        "https://example.org/zoë",
        "see https://example.org",
    ],
)
def test_other_words_stay_words(words: str) -> None:
    on = paper()
    on.paragraph("Quiet", Address(words))
    file = on.to_bytes()
    assert list(relations(file, external=True)) == []
    assert found(file, "hyperlink") == []
    assert paragraphs(file) == [words]


def test_an_address_that_comes_again_is_kept_once() -> None:
    on = paper()
    for _ in range(2):
        on.paragraph("Quiet", Address("https://example.org"))
    assert list(relations(on.to_bytes(), external=True)) == [("hyperlink", "https://example.org")]


def test_a_long_name_of_a_bookmark_is_cut_and_stays_its_own() -> None:
    first, second = bookmark(f"rule-homes/{'a' * 60}"), bookmark(f"rule-homes/{'a' * 61}")
    assert first == "rule_homes_aaaaaaaaaaaaaaaaaaaa_" + first[-8:]
    assert len(first) == len(second) == 40
    assert first != second


def test_what_is_written_in_the_meantime_is_one_place() -> None:
    on = paper()
    on.paragraph("Normal", Span("before"))
    with on.part("middle"):
        on.heading(1, "Inside", key="inside")
    on.paragraph("Normal", Span("after"))
    file = on.to_bytes()
    assert bookmarks(file) == ["middle", "inside"]
    kinds = [child.tag.rpartition("}")[2] for child in tree(file)[0]]
    assert kinds == ["p", "bookmarkStart", "p", "bookmarkEnd", "p", "sectPr"]


def test_contents_of_one_line_are_a_whole_field() -> None:
    on = paper()
    on.contents("Contents", [Line(rank=1, text="Inside", key="inside")], within="middle")
    on.heading(1, "Inside", key="inside")
    file = on.to_bytes()
    assert paragraphs(file) == ["Contents", "Inside", "Inside"]
    assert inner_links(file) == ["inside"]
    assert [value(mark, "fldCharType") for mark in found(file, "fldChar")] == ["begin", "separate", "end"]


def test_spaces_at_the_ends_of_a_text_stay() -> None:
    on = paper()
    on.paragraph("Normal", Span(" a "), Span(" b "))
    kept = "{http://www.w3.org/XML/1998/namespace}space"
    assert [(run.text, run.attrib.get(kept)) for run in found(on.to_bytes(), "t")] == [
        (" a ", "preserve"),
        (" b ", "preserve"),
    ]


def test_a_title_that_is_too_long_for_a_file_is_cut_there_alone() -> None:
    file = Paper("a" * 300, DAY, "en-GB").to_bytes()
    (title,) = [element for element in tree(file, "docProps/core.xml") if element.tag.endswith("}title")]
    assert title.text == "a" * 255
    assert text(tree(file, "word/footer.xml")).startswith("a" * 300)


def test_a_row_with_too_few_cells_is_an_error() -> None:
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        paper().table([Column("A", 100), Column("B", 100)], [((Span("1"),),)], "A table")
