"""The Word report says what every report says, has real structure, and lets no text become anything else."""

import re
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import attrs
import pytest
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from hostile_words import HOSTILE, hostile_view
from readiness.assessment import assess
from readiness.core.profile import Form, Profile
from readiness.core.rules import Ruleset
from readiness.faces.report.blocks import Bars, Block, Bullets, Entries, Paragraph, Table
from readiness.faces.report.document import document
from readiness.faces.views.view import view
from readiness.faces.word.bar_picture import bar_picture
from readiness.faces.word.paper import bookmark
from readiness.faces.word.report import docx_report
from readiness.faces.words.phrases import labelled
from readiness.faces.words.translation import translated
from sample_assessment import GROUPS, OWNER, assessment, group, profile, rulebook
from shipped_profiles import assessed
from small_catalogue import Welsh
from word_files import (
    STYLE_RANKS,
    W,
    bookmarks,
    fields,
    found,
    headings,
    inner_links,
    names,
    paragraphs,
    parts,
    picture,
    relations,
    style,
    text,
    tree,
    value,
)

UNWANTED = ("fail", "poor", "weak", "deficit", "worst", "victim", "sufferer", "please", "sorry", "invalid", "!")


def written(of: Profile | None = None, **more: tuple[str, ...]) -> bytes:
    return docx_report(view(assessment(of, **more)))


def homes() -> Ruleset:
    rule = attrs.evolve(OWNER, id="homes/owner", cap=None, steps=(), title="Homes are owned")
    return Ruleset(name="homes", title="Homes", version="1", publisher="P", licence="CC0-1.0", rules=(rule,))


VIEWS = {
    "sample": view(assessment()),
    "empty": view(assessment(profile({}, groups=None))),
    "short form": view(assessment(profile(form=Form.SHORT))),
    "incomplete": view(assessment(left_out=("plugin x",), notices=("No rule-set serves the sector zoo.",))),
    "few people": view(assessment(profile(groups=(*GROUPS, group("Night", 9973, 3))))),
    "two rule-sets": view(assess(profile(), rulebook(homes()))),
    "large-council": view(assessed("large-council")),
}
FILES = {name: docx_report(shown) for name, shown in VIEWS.items()}
SAMPLE = FILES["sample"]


@pytest.fixture(params=FILES)
def name(request: pytest.FixtureRequest) -> str:
    """Name one of several files."""
    return str(request.param)


@pytest.fixture
def file(name: str) -> bytes:
    """Give one of several files: of made-up profiles and of one that ships."""
    return FILES[name]


def test_equal_results_give_equal_bytes() -> None:
    assert written() == SAMPLE


@pytest.mark.parametrize("name", ["sample", "empty", "two rule-sets"])
def test_it_is_as_the_standard_wants_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(FILES[name])
    validator = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0)
    assert [str(error) for error in validator.validate(path).errors] == []


def test_every_part_is_well_formed_and_known(file: bytes) -> None:
    known = re.compile(
        r"\[Content_Types\]\.xml|(.+/)?_rels/.*\.rels|docProps/core\.xml|word/\w+\.xml|word/media/.+\.png"
    )
    assert [name for name in parts(file) if not known.fullmatch(name)] == []
    assert all(tree(file, name) is not None for name in parts(file) if not name.endswith(".png"))


def test_nothing_tells_who_wrote_it_when_or_with_what() -> None:
    properties = {element.tag.rpartition("}")[2]: element.text for element in tree(SAMPLE, "docProps/core.xml")}
    assert properties == {
        "title": "Readiness of Northshore Care to become trauma-informed, 1 November 2026",
        "creator": None,
        "language": "en-GB",
        "lastModifiedBy": None,
        "revision": "1",
        "created": "2026-11-01T00:00:00Z",
        "modified": "2026-11-01T00:00:00Z",
    }
    assert all(b"python" not in content.lower() for content in parts(SAMPLE).values())
    with ZipFile(BytesIO(SAMPLE)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_language_is_british_english() -> None:
    languages = [value(element) for element in found(SAMPLE, "lang", "word/styles.xml")]
    assert languages == ["en-GB"]
    assert found(SAMPLE, "lang") == []


def test_another_language_is_that_of_the_catalogue_in_use() -> None:
    with translated(Welsh()):
        file = written()
    assert [value(element) for element in found(file, "lang", "word/styles.xml")] == ["cy"]
    assert "Camau nesaf" in [words for _, words in headings(file)]
    assert b"<dc:language>cy</dc:language>" in parts(file)["docProps/core.xml"]


def test_pages_are_a4_and_numbered() -> None:
    (size,) = found(SAMPLE, "pgSz")
    assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
    (foot,) = found(SAMPLE, "p", "word/footer.xml")
    assert text(foot) == "Readiness of Northshore Care to become trauma-informed, 1 November 2026 1"
    assert fields(SAMPLE) == [r'TOC \o "1-2" \b behind \h \z', "PAGE"]


def test_headings_leave_out_no_rank(file: bytes) -> None:
    ranks = [rank for rank, _ in headings(file)]
    assert ranks[0] == 1
    assert [pair for pair in pairwise(ranks) if pair[1] > pair[0] + 1] == []


def test_what_looks_like_a_heading_is_one() -> None:
    levels = {
        value(found_style, "styleId"): [value(level) for level in found_style.iter(f"{W}outlineLvl")]
        for found_style in found(SAMPLE, "style", "word/styles.xml")
    }
    assert {name: levels[name] for name in STYLE_RANKS} == {
        "Title": ["0"],
        "Heading1": ["0"],
        "Heading2": ["1"],
        "Heading3": ["2"],
    }


def test_every_style_in_use_is_there(file: bytes) -> None:
    there = {value(element, "styleId") for element in found(file, "style", "word/styles.xml")}
    used = {value(element) for tag in ("pStyle", "rStyle", "tblStyle") for element in found(file, tag)}
    assert used - there == set()


def test_bullets_are_a_list() -> None:
    (bullets,) = [s for s in found(SAMPLE, "style", "word/styles.xml") if value(s, "styleId") == "ListBullet"]
    assert [value(number) for number in bullets.iter(f"{W}numId")] == ["1"]
    assert any(style(paragraph) == "ListBullet" for paragraph in found(SAMPLE, "p"))


def test_tables_have_headings_that_come_again_and_rows_that_stay_whole(file: bytes) -> None:
    tables = found(file, "tbl")
    assert tables
    for table in tables:
        first, *rows = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None] == []
        assert [row for row in (first, *rows) if row.find(f"{W}trPr/{W}cantSplit") is None] == []
        assert len({len(row.findall(f"{W}tc")) for row in (first, *rows)}) == 1


def test_tables_are_named_and_stand_in_no_other(file: bytes) -> None:
    tables = found(file, "tbl")
    assert all(value(caption) for table in tables for caption in table.iter(f"{W}tblCaption"))
    assert len(found(file, "tblCaption")) == len(tables)
    assert [table for table in tables if len(list(table.iter(f"{W}tbl"))) > 1] == []


def test_tables_that_no_heading_names_have_a_caption() -> None:
    listed = [text(paragraph) for paragraph in found(FILES["two rule-sets"], "p") if style(paragraph) == "Caption"]
    assert listed == [
        "What each dimension is made of, in points of 100",
        "Points secured, quarter by quarter, with every rule-set in use",
    ]


def test_tables_are_as_wide_as_the_text(file: bytes) -> None:
    (size,), (margins,) = found(file, "pgSz"), found(file, "pgMar")
    room = int(value(size, "w")) - int(value(margins, "left")) - int(value(margins, "right"))
    assert {sum(int(value(column, "w")) for column in table.iter(f"{W}gridCol")) for table in found(file, "tbl")} == {
        room
    }


def told(block: Block) -> list[str]:
    """List the texts of a block, each as one paragraph or cell has to say it."""
    match block:
        case Paragraph(text=said, label=label):
            return [f"{labelled(label)} {said}".strip()]
        case Bullets(items=items):
            return list(items)
        case Entries(entries=entries):
            return [
                words
                for entry in entries
                for words in (entry.head, *(f"{labelled(a)} {b}" for a, b in entry.details))
            ]
        case Bars(rows=rows, total=total):
            return [words for row in (*rows, total) for words in (row.title, row.figure, row.words)]
        case Table(headings=headings, rows=cells):
            return [*headings, *(cell for row in cells for cell in row)]


def test_everything_that_a_full_report_says_is_in_it(name: str) -> None:
    said = " ".join(paragraphs(FILES[name]))
    shown = document(VIEWS[name])
    sections = (*shown.board, *(section for chapter in shown.chapters for section in chapter.sections))
    blocks = [
        *shown.report.opening,
        *(block for section in sections for block in section.blocks),
        *shown.report.closing,
    ]
    texts = [
        shown.report.title,
        shown.report.subtitle,
        shown.report.warning,
        *(section.title for section in sections),
    ]
    wanted = [*texts, *(words for block in blocks for words in told(block))]
    assert [words for words in wanted if " ".join(words.split()) not in said] == []


def test_the_board_comes_first_then_the_contents_then_the_chapters() -> None:
    shown = document(VIEWS["sample"])
    titles = [words for rank, words in headings(SAMPLE) if rank < 3]
    behind = [words for chapter in shown.chapters for words in (chapter.title, *(s.title for s in chapter.sections))]
    assert titles == [shown.report.title, *(section.title for section in shown.board), *behind]
    styles = [style(paragraph) for paragraph in found(SAMPLE, "p")]
    assert styles.index("Heading2") < styles.index("TOCHeading") < styles.index("Heading1")


def test_the_contents_are_there_before_anybody_brings_them_up_to_date(file: bytes) -> None:
    listed = [(style(p), text(p)) for p in found(file, "p") if style(p) in {"TOC1", "TOC2"}]
    (first,) = [at for at, (rank, _) in enumerate(headings(file)) if rank == 1][1:2]
    there = [(f"TOC{rank}", words) for rank, words in headings(file)[first:] if rank < 3]
    assert listed == there


def test_links_lead_to_places_in_the_file(file: bytes) -> None:
    assert set(inner_links(file)) <= set(bookmarks(file))


def test_places_have_names_of_their_own_that_word_takes(file: bytes) -> None:
    listed = bookmarks(file)
    assert len(listed) == len(set(listed))
    assert [name for name in listed if not re.fullmatch(r"[a-z]\w{0,39}", name, re.ASCII)] == []
    numbers = [value(element, "id") for element in found(file, "bookmarkStart")]
    assert sorted(numbers) == sorted(value(element, "id") for element in found(file, "bookmarkEnd"))
    assert len(numbers) == len(set(numbers))


def test_every_rule_and_step_has_a_place_of_its_own() -> None:
    shown = VIEWS["sample"]
    keys = [f"rule-{rule.id}" for rule in shown.details.rules if rule.asked]
    keys += [f"step-{step.number}" for step in shown.advice.steps]
    assert [key for key in keys if bookmark(key) not in bookmarks(SAMPLE)] == []


def test_a_rule_says_what_would_move_it() -> None:
    said = paragraphs(SAMPLE)
    begun = said.index("Someone owns the change.")
    assert said[begun + 1 : begun + 7] == [
        "core/owner: not settled yet, 25 to 75 of 100, weight 3.",
        "Ceiling: May hold leadership at 40 points: without an owner, work stays in one area.",
        "Read: Who owns it? Leaders: level 3 of 4; frontline staff: level 1 of 4 (23 people).",
        "Why: It opens doors. Nothing else does.",
        "Sources: A government 2024 (CB01).",
        "What would move it: Step 1: Ask somebody to own it. Then step 2.",
    ]


def links(words: str) -> list[str]:
    """List where the links of paragraphs lead that say something."""
    listed = [paragraph for paragraph in found(SAMPLE, "p") if words in text(paragraph)]
    return [value(link, "anchor") for paragraph in listed for link in paragraph.iter(f"{W}hyperlink")]


def test_a_step_leads_to_its_rule_and_a_rule_to_its_steps() -> None:
    assert links("Rule: Someone owns the change") == ["rule_core_owner", "rule_core_owner"]
    assert links("What would move it: Step 1: Ask somebody to own it.") == ["step_1", "step_2"]


def test_the_first_page_and_the_plan_lead_to_the_steps() -> None:
    assert links("1. Ask somebody to own it.") == ["step_1"]
    assert links("Step 1: Ask somebody to own it.")[:1] == ["step_1"]


def test_a_strength_leads_to_its_rule() -> None:
    assert links("There was a report.") == ["rule_core_reported"]


def test_only_addresses_of_documents_leave_the_file(name: str) -> None:
    urls = {document.url for document in VIEWS[name].details.documents if document.url}
    assert set(relations(FILES[name], external=True)) == {("hyperlink", url) for url in urls}


def test_every_bar_stands_beside_its_value_as_text(file: bytes) -> None:
    cells = [cell for cell in found(file, "tc") if list(cell.iter(f"{W}drawing"))]
    assert cells
    assert [text(cell) for cell in cells if not re.fullmatch(r"\d+( to \d+)?", text(cell))] == []


def test_a_bar_draws_the_figure_that_stands_beside_it() -> None:
    table = next(table for table in found(SAMPLE, "tbl") if text(table).startswith("Dimension Points of 100"))
    shown = {row.title: row for row in VIEWS["sample"].scores.dimensions}
    drawn = {text(row): row for row in table.iter(f"{W}tr") if list(row.iter(f"{W}drawing"))}
    (leadership,) = [row for words, row in drawn.items() if words.startswith("Leadership")]
    bar = shown["Leadership"].bar
    assert bar is not None
    assert text(leadership) == f"Leadership {shown['Leadership'].figure} {shown['Leadership'].words}"
    assert picture(SAMPLE, leadership) == bar_picture(bar)


def test_where_there_is_no_basis_there_is_no_bar() -> None:
    table = next(table for table in found(SAMPLE, "tbl") if text(table).startswith("Dimension Points of 100"))
    (row,) = [row for row in table.iter(f"{W}tr") if text(row).startswith("Lived experience")]
    assert text(row) == "Lived experience no basis no basis: nothing here applies"
    assert list(row.iter(f"{W}drawing")) == []


def test_pictures_are_decoration_to_those_who_hear_the_text(file: bytes) -> None:
    drawings = found(file, "drawing")
    marked = [element for drawing in drawings for element in drawing.iter() if element.tag.endswith("}decorative")]
    assert len(marked) == len(drawings) > 0


def test_a_key_says_what_each_pattern_means() -> None:
    keys = {text(paragraph) for paragraph in found(SAMPLE, "p") if style(paragraph) == "Key"}
    assert keys == {
        "secured: evidence and every voice support it unsettled: could be true held back by a ceiling still to do"
    }


@cache
def hostile(words: str) -> bytes:
    return docx_report(hostile_view(words))


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_change_no_structure(words: str) -> None:
    plain, other = hostile("Night"), hostile(words)
    assert names(other) == names(plain)
    assert fields(other) == fields(plain)
    for external in (True, False):
        assert list(relations(other, external=external)) == list(relations(plain, external=external))


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_shown_as_they_are(words: str) -> None:
    said = paragraphs(hostile(words))
    assert said[1] == f"Readiness of {words} to become trauma-informed, 1 November 2026"
    assert sum(words in paragraph for paragraph in said) >= 8


def test_control_and_direction_characters_are_not_in_it() -> None:
    said = "".join(paragraphs(hostile("a\x1b]52;c\x07\u202eb\u2028c\ufeff\ud800")))
    assert said.isprintable()
    assert "a]52;cb" in said


def test_what_is_about_few_people_is_nowhere_in_the_file() -> None:
    assert all(b"9973" not in content for content in parts(FILES["few people"]).values())
    assert paragraphs(FILES["few people"])[-2].startswith("[c] stands for a figure about fewer than 5 people")


def test_notes_and_references_of_evidence_are_not_in_it() -> None:
    said = " ".join(paragraphs(SAMPLE))
    assert "Minutes of a private meeting" not in said
    assert "A note in somebody" not in said


def test_something_left_out_comes_first() -> None:
    assert paragraphs(FILES["incomplete"])[0] == "This result is incomplete. Left out: plugin x"


def test_the_plan_begins_where_the_rule_sets_that_it_serves_stand_now() -> None:
    shown = VIEWS["two rule-sets"]
    assert shown.extended is not None
    (table,) = [table for table in found(FILES["two rule-sets"], "tbl") if text(table).startswith("By the end of")]
    now = [text(cell) for cell in list(table.iter(f"{W}tr"))[1].iter(f"{W}tc")]
    bars = [*(dimension.bar for dimension in shown.extended.dimensions), shown.extended.overall.bar]
    assert now == ["Now", *("no basis" if bar is None else str(bar.secured) for bar in bars)]


def test_words_are_kind() -> None:
    said = " ".join(paragraphs(FILES["large-council"])).casefold()
    assert [word for word in UNWANTED if word in said] == []
