"""The PDF report is for eyes and ears: marked as PDF/UA-1, read in the order of the document, made of words only."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import attrs
import pikepdf
import pytest

from hostile_words import HOSTILE
from pdf_files import HEADINGS, Tag, everything, fonts, opened, squeezed, starts, structure, tags, words
from readiness.assessment import assess
from readiness.core.profile import Profile, Share
from readiness.core.rules import Ruleset
from readiness.faces.pdf.data import pdf_data
from readiness.faces.pdf.letters import BOX, LETTERS, MARKS, SHOWN, boxes, shown
from readiness.faces.pdf.report import pdf_report
from readiness.faces.views.view import View, view
from readiness.faces.words.translation import translated
from readiness.reading.engine import open_profile
from sample_assessment import ANSWERS, GROUPS, OWNER, assessment, group, profile, rulebook, said
from small_catalogue import Welsh

ROOT = Path(__file__).parents[3]
FULL = ROOT / "profiles" / "council-awareness-only.toml"
TEMPLATE = (ROOT / "src/readiness/faces/pdf/templates/report.typ").read_text(encoding="utf-8")

KICKER = "Readiness to become trauma-informed"
CONTENTS = "In this report"

A4 = (595.28, 841.89)
"""Points."""

MARKUP = (
    '#import "@preview/cetz:0.3.4": *',
    '#read("/etc/passwd") #include "report.typ"',
    "$x^2$ @ref <label> *b* _i_ `c` ~ -- ... \\u{41} \\",
    "= Heading - item + item / term: text",
    "] } ) #panic() // /* ]",
    '{"kind": "table"}',
    "http://example.org/a#b",
    "/URI (x) >> endobj %%EOF",
    "łódź Ŵŷ Adébáyọ̀ Ελληνικά Кириллица",
    "W" * 600,
    "A long text. " * 120,
)
"""Words that would be markup of Typst or of PDF, and letters that are not easy to set."""


def seen(of: Profile | None = None, **more: tuple[str, ...]) -> View:
    return view(assessment(of, **more))


def hostile(words: Sequence[str]) -> View:
    """Put words wherever profiles and rule-sets can put them."""
    name = " ".join(words)[:200]
    of = profile(name=name, groups=(*GROUPS, *(group(word[:200], 30, 20) for word in words)))
    rules = tuple(
        attrs.evolve(
            OWNER, id=f"homes/owner-{place}", cap=None, steps=(), title=word, why=word, strength=word, keep=word
        )
        for place, word in enumerate(words)
    )
    homes = Ruleset(name="homes", title=name, version="1", publisher=name, licence="CC0-1.0", rules=rules)
    return view(assess(of, rulebook(homes), notices=tuple(words), left_out=tuple(words)))


@cache
def full() -> bytes:
    """Set the report of a profile that fills its first page, as the command line does."""
    found = open_profile(str(FULL))
    return pdf_report(view(assess(found.profile, found.rulebook, notices=found.notices, left_out=found.left_out)))


VIEWS = {
    "sample": seen(),
    "empty": seen(profile({}, groups=None)),
    "few people": seen(
        profile({**ANSWERS, "leadership.trained": said(Share(count=2, of=3))}, (*GROUPS, group("Night", 9973, 3))),
        left_out=("plugin x",),
        notices=("No rule-set serves the sector zoo.",),
    ),
}


@cache
def written(name: str) -> bytes:
    return pdf_report(VIEWS[name])


@cache
def read(name: str) -> Tag:
    return structure(opened(written(name)))


@cache
def malicious() -> bytes:
    return pdf_report(hostile((*HOSTILE, *MARKUP)))


@cache
def overheard() -> Tag:
    return structure(opened(malicious()))


@pytest.fixture(params=VIEWS)
def name(request: pytest.FixtureRequest) -> str:
    """Each of several reports."""
    return str(request.param)


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    """Open the report of the sample."""
    return opened(written("sample"))


def test_it_is_tagged_and_marked_as_accessible(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert pdf.open_metadata()["pdfuaid:part"] == "1"
    assert pdf.pdf_version == "1.7"


def test_its_title_and_language_are_set_and_the_title_is_shown(pdf: pikepdf.Pdf) -> None:
    title = "Readiness of Northshore Care to become trauma-informed, 1 November 2026"
    assert pdf.docinfo["/Title"] == title
    assert pdf.open_metadata()["dc:title"] == title
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.Lang == "en-GB"


def test_it_says_of_nobody_that_they_made_it_and_its_date_is_that_of_the_assessment(pdf: pikepdf.Pdf) -> None:
    assert set(pdf.docinfo.keys()) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
    assert {str(pdf.docinfo[key]) for key in ("/CreationDate", "/ModDate")} == {"D:20261101000000Z"}
    assert str(pdf.docinfo["/Creator"]).startswith("Typst ")


def test_every_font_stands_in_the_file(name: str) -> None:
    pdf = opened(written(name))
    found = fonts(pdf)
    assert [font for font in found if not re.fullmatch(r"/[A-Z]{6}\+PublicSans-(Regular|Bold)", font)] == []
    for font in found.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_it_is_read_in_the_order_of_the_document(name: str) -> None:
    heard, data = squeezed(read(name).text), pdf_data(VIEWS[name])
    place = 0
    for text in words(
        [data["warning"], data["name"], data["lede"], data["opening"], data["board"], data["chapters"]]
    ):
        found = heard.find(squeezed(text), place)
        assert found >= 0, text
        place = found + len(squeezed(text))
    assert heard.endswith(squeezed(" ".join(words(data["closing"]))))


def test_titles_are_headings(name: str) -> None:
    data: Any = pdf_data(VIEWS[name])
    chapters = [
        ("H1", chapter["title"], [("H2", section["title"]) for section in chapter["sections"]])
        for chapter in data["chapters"]
    ]
    expected = [
        ("H1", f"{KICKER} {data['name']}"),
        *(("H2", section["title"]) for section in data["board"]),
        ("H1", CONTENTS),
        *(heading for rank, title, sections in chapters for heading in ((rank, title), *sections)),
    ]
    assert [(tag.name, tag.text) for tag in tags(read(name), "H1", "H2")] == expected


def test_steps_and_rules_are_headings_below_them() -> None:
    found = [tag.text for tag in tags(read("sample"), "H3")]
    assert "1 Ask somebody to own it." in found
    assert "Someone owns the change." in found


def test_headings_leave_out_no_rank(name: str) -> None:
    ranks = [HEADINGS.index(tag.name) for tag in tags(read(name), *HEADINGS)]
    assert ranks[0] == 0
    assert [pair for pair in pairwise(ranks) if pair[1] > pair[0] + 1] == []


def test_tables_have_a_row_of_headings_and_every_row_as_many_cells(name: str) -> None:
    found = tags(read(name), "Table")
    assert found
    for table in found:
        (head,), *rows = [[tag.name for tag in tags(part, "TR")] for part in table.parts]
        assert (head, len(rows)) == ("TR", 1)
        widths = {len(tags(row, "TH", "TD")) for row in tags(table, "TR")}
        assert len(widths) == 1
        assert len(tags(table.parts[0], "TH")) == widths.pop()


def test_each_bar_stands_beside_its_value_and_its_words(name: str) -> None:
    rows = [tuple(cell.text for cell in row.parts) for row in tags(read(name), "TR")]
    scores = VIEWS[name].scores
    for row in scores.dimensions:
        assert (row.title, row.figure or "no basis", row.words) in rows
    assert ("Overall", scores.overall.figure or "no basis", scores.overall.words) in rows


def test_drawings_are_not_read() -> None:
    assert {tag.name for tag in tags(read("sample"))}.isdisjoint({"Figure", "Formula"})


def test_a_key_says_what_each_pattern_means() -> None:
    assert (
        "secured: evidence and every voice support itunsettled: could be trueheld back by a ceilingstill to do"
        in [tag.text for tag in tags(read("sample"), "P")]
    )


def test_another_language_is_that_of_the_catalogue_in_use() -> None:
    with translated(Welsh()):
        pdf = opened(pdf_report(seen()))
    assert pdf.Root.Lang == "cy"
    assert "Camau nesaf" in [tag.text for tag in tags(structure(pdf), "H2")]


@pytest.mark.parametrize("tag", ["", "English", "ен-ГБ", "en_GB", "en-GB-oed"])
def test_what_is_no_tag_of_a_language_is_taken_for_british_english(tag: str) -> None:
    with translated(Welsh(tag)):
        assert opened(pdf_report(seen(profile({}, None)))).Root.Lang == "en-GB"


def test_items_are_lists() -> None:
    items = [item.parts[1].text for item in tags(read("sample"), "LI")]
    assert "Ask the manager this week. Settles up to 100 points of staff wellbeing." in items


def test_a_rule_says_what_would_move_it() -> None:
    items = [item.text for item in tags(read("sample"), "LI")]
    assert "What would move itStep 1: Ask somebody to own it, then step 2." in items


def links(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [note for page in pdf.pages for note in page.get("/Annots", [])]


def test_links_lead_to_places_in_it_or_to_published_documents(name: str) -> None:
    pdf = opened(written(name))
    places = {str(key) for key, _ in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    inside = {str(link.Dest) for link in links(pdf) if "/Dest" in link and not isinstance(link.Dest, pikepdf.Array)}
    assert inside <= places
    assert {str(link.A.URI) for link in links(pdf) if "/A" in link} <= {"https://example.org/event"}


def test_links_say_in_words_where_they_lead(pdf: pikepdf.Pdf) -> None:
    assert all(str(link.Contents) for link in links(pdf))


def test_the_contents_lead_to_every_chapter_and_section(name: str) -> None:
    data: Any = pdf_data(VIEWS[name])
    titles = [
        title
        for chapter in data["chapters"]
        for title in (chapter["title"], *(s["title"] for s in chapter["sections"]))
    ]
    listed = [re.sub(r"[.\s\u2060]*\d+$", "", tag.text) for tag in tags(read(name), "TOCI")]
    assert listed == titles


def test_the_bookmarks_are_the_headings(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        top = [item.title for item in outline.root]
        inside = [item.title for item in outline.root[2].children]
    assert top == [tag.text for tag in tags(read("sample"), "H1")]
    assert inside[:2] == ["What stands well", "The five dimensions, of 100 points"]


def test_the_page_for_a_board_is_one_page() -> None:
    pdf = opened(full())
    with pdf.open_outline() as outline:
        places: list[Any] = [item.destination for item in outline.root if item.title == CONTENTS]
    assert [place[0].objgen for place in places] == [pdf.pages[1].obj.objgen]


def test_another_process_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "readiness", "assess", str(FULL), "--format", "pdf", "-o", "report.pdf"],
        cwd=tmp_path,
        env={**os.environ, "TZ": "Asia/Tokyo", "HOME": str(tmp_path), "USER": "somebody"},
        check=True,
    )
    assert (tmp_path / "report.pdf").read_bytes() == full()


def test_no_path_of_this_computer_is_in_it(name: str) -> None:
    assert str(ROOT).encode() not in everything(opened(written(name)))


def test_hostile_words_are_read_as_they_are() -> None:
    heard = squeezed(overheard().text)
    expected = [shown(word) for word in (*HOSTILE, *MARKUP) if not bidirectional(word[-1]).startswith(("R", "AL"))]
    assert [word for word in expected if heard.count(squeezed(word)) < 3] == []


def test_words_written_from_right_to_left_are_read_from_their_beginning() -> None:
    words = [word for words in HOSTILE if bidirectional(words[-1]).startswith(("R", "AL")) for word in words.split()]
    assert len(words) == 4
    assert [word for word in words if word not in overheard().text] == []


def test_hostile_words_change_no_structure() -> None:
    harmless = [re.sub(r"[!-\-/-~]", "x", word) for word in (*HOSTILE, *MARKUP)]
    plain = structure(opened(pdf_report(hostile(harmless))))
    assert [tag.name for tag in tags(overheard())] == [tag.name for tag in tags(plain)]


def test_long_words_and_texts_stay_on_the_page() -> None:
    found = starts(opened(malicious()))
    assert len(found) > 1000
    assert [(x, y) for x, y in found if not (40 < x < A4[0] - 40 and 20 < y < A4[1] - 20)] == []


def test_control_and_direction_characters_are_not_in_it() -> None:
    odd = "\x1b\x07\u202e\u2028\ufeff\ud800"
    heard = structure(opened(pdf_report(seen(profile(name=f"a{odd}b", groups=None))))).text
    assert set(heard) & set(odd) == set()


def test_letters_without_a_shape_are_boxes_and_it_says_so() -> None:
    heard = structure(opened(pdf_report(seen(profile(name="Zoë 夜間 😀"))))).text
    assert f"Zoë {BOX}{BOX} {BOX}" in heard
    assert boxes() in heard


def test_no_box_is_explained_where_there_is_none() -> None:
    assert BOX not in read("sample").text


def test_every_letter_that_counts_as_shown_has_a_shape_in_both_weights() -> None:
    known = "".join(letter for letter in ranged(SHOWN) if letter.isprintable())
    marked = "".join(f"{letter}\u0301" for letter in ranged(LETTERS)) + "".join(f"q{mark}" for mark in ranged(MARKS))
    short = [text[place : place + 10] for text in (known, marked) for place in range(0, len(text), 10)]
    lines = tuple(" ".join(short[place : place + 90]) for place in range(0, len(short), 90))
    found = structure(opened(pdf_report(seen(profile({}, None), left_out=lines, notices=lines))))
    assert set(known) | set(ranged(MARKS)) <= set(found.text)


def ranged(ranges: str) -> list[str]:
    found = re.findall(r"(.)-(.)|(.)", ranges)
    return [chr(code) for low, high, one in found for code in range(ord(low or one), ord(high or one) + 1)]


@pytest.mark.parametrize("name", ["\u0301", "夜\u0301", "a\u05c5", "\u05d0\u0301", "1\u0301", "\u0301\u0301"])
def test_a_mark_that_no_letter_carries_is_a_box(name: str) -> None:
    assert shown(name).endswith(BOX)


def test_what_is_about_few_people_is_nowhere_in_the_file() -> None:
    assert "9973" not in read("few people").text
    assert re.findall(rb"(?<![.\d])9973(?![.\d])", everything(opened(written("few people")))) == []
    assert "[c] stands for a figure about fewer than 5 people" in read("few people").text


def test_a_rule_whose_points_are_hidden_has_no_bar() -> None:
    assert ("Leaders are trained", "[c]", "[c]") in [
        tuple(cell.text for cell in row.parts) for row in tags(read("few people"), "TR")
    ]


def test_something_left_out_comes_first() -> None:
    assert read("few people").text.startswith("This result is incomplete. Left out: plugin x")


def test_notes_and_references_of_evidence_are_not_in_it() -> None:
    assert "Minutes of a private meeting" not in read("sample").text
    assert "A note in somebody" not in read("sample").text


def test_the_template_reads_no_file_and_takes_no_text_for_markup() -> None:
    code = re.sub(r"//.*", "", TEMPLATE)
    assert re.findall(r"\b(import|include|eval|read|image|plugin|csv|toml|yaml|xml|cbor|raw)\b", code) == []
    assert re.findall(r"\bjson\([^)]*\)*", code) == ["json(bytes(sys.inputs.report))"]
