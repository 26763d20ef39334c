"""The workbook holds the tables as they are: numbers as numbers, every text as text, and nothing of its maker."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell as ReadCell
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from readiness.assessment import assess
from readiness.core.profile import Profile
from readiness.core.rules import Ruleset
from readiness.faces.choices import TABLES
from readiness.faces.spreadsheets.xlsx_report import LONGEST, workbook, xlsx_report
from readiness.faces.tables.result import tables
from readiness.faces.tables.table import Cell, Column, Kind, Table
from readiness.faces.views.view import view
from readiness.faces.words.translation import translated
from readiness.reading.engine import open_profile
from sample_assessment import AS_OF, GROUPS, assessment, group, profile, rule, rulebook

ROOT = Path(__file__).parents[3]

HOSTILE = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "{=SUM(A1:A9)}",
    "+1",
    "-2",
    "@SUM(1)",
    "'=1",
    "12",
    "1e5",
    "2026-11-01",
    "TRUE",
    "#REF!",
    "https://example.org",
    "mailto:a@example.org",
    "internal:About!A1",
    "external:c:\\secret.xlsx",
    "file:///etc/passwd",
    "<r>x</r>",
    "<r><t>x</t></r>",
    "<r></r>",
    "</t></si></sst>",
    "&lt;b&gt; &amp; &#60;",
    "]]> <!-- <?x ?>",
    "_x0041_ _x000D_",
    "&A &[Picture] &G &P && 12&12",
    "History",
    "a/b\\c*d?e[f]:g",
    "zoë “curly” 😀 夜間",
    "w" * 2000,
]


def written(of: Profile | None = None, **more: tuple[str, ...]) -> bytes:
    return xlsx_report(view(assessment(of, **more)))


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@cache
def sample() -> Workbook:
    return opened(written())


@cache
def shipped() -> bytes:
    found = open_profile(str(ROOT / "profiles" / "large-council.toml"))
    return xlsx_report(view(assess(found.profile, found.rulebook, notices=found.notices)))


@cache
def hostile() -> bytes:
    """Put hostile words wherever profiles, rule-sets and plugins can put words."""
    return with_words(HOSTILE)


@cache
def opened_hostile() -> Workbook:
    return opened(hostile())


def with_words(words: Sequence[str]) -> bytes:
    titled = tuple(rule(f"r{place}", "leadership.owner", each, why=each) for place, each in enumerate(words))
    homes = Ruleset(name="homes", title=words[0], version="1", publisher="P", licence="CC0-1.0", rules=titled)
    of = profile(name=words[0], groups=(*GROUPS, *(group(each, 30, 20) for each in words)))
    return xlsx_report(view(assess(of, rulebook(homes), notices=tuple(words), left_out=tuple(words))))


def sheet(book: Workbook, title: str) -> Worksheet:
    found = book[title]
    assert isinstance(found, Worksheet)
    return found


def sheets(book: Workbook) -> list[Worksheet]:
    return [sheet(book, title) for title in book.sheetnames]


def cells(book: Workbook) -> list[ReadCell]:
    found = [cell for one in sheets(book) for row in one.iter_rows() for cell in row]
    return [cell for cell in found if isinstance(cell, ReadCell)]


def values(one: Worksheet) -> list[tuple[object, ...]]:
    return list(one.iter_rows(min_row=2, values_only=True))


def alone(*texts: str) -> list[object]:
    """Write texts in a column of their own, and read them back."""
    rows = tuple((text,) for text in texts)
    table = Table(name="words", title="Words", about="Words.", columns=(Column("Words"),), rows=rows)
    content = workbook([table], title="Words", date=AS_OF, whose="")
    return [row[0] for row in values(sheet(opened(content), "Words"))]


def members(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_there_is_a_sheet_for_each_table_in_their_order() -> None:
    assert [title.lower() for title in sample().sheetnames] == list(TABLES)


def test_each_sheet_has_a_name_that_excel_takes() -> None:
    titles = sample().sheetnames
    assert [title for title in titles if len(title) > 31 or re.search(r"[\[\]:*?/\\']", title)] == []
    assert "history" not in {title.lower() for title in titles}
    assert len({title.lower() for title in titles}) == len(titles)


@pytest.mark.parametrize("name", TABLES)
def test_a_sheet_holds_its_table(name: str) -> None:
    (table,) = (found for found in tables(view(assessment())) if found.name == name)
    one = sheet(sample(), table.title)
    assert [cell.value for cell in one[1]] == [column.heading for column in table.columns]
    assert values(one) == [tuple(map(as_read, row)) for row in table.rows]


def as_read(cell: Cell) -> object:
    """Say how a cell is read back: a date as the beginning of its day, an empty text as nothing."""
    if isinstance(cell, dt.date):
        return dt.datetime.combine(cell, dt.time())
    return None if cell == "" else cell


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_text_as_they_are(words: str) -> None:
    book = opened_hostile()
    assert words in {cell.value for cell in sheet(book, "About")["B"]}
    assert words in {cell.value for cell in sheet(book, "Training")["B"]}
    assert words in {cell.value for cell in sheet(book, "Rules")["J"]}


def test_nothing_hostile_becomes_a_formula_a_link_or_an_error() -> None:
    assert {cell.data_type for cell in cells(opened_hostile())} == {"s", "n", "d"}
    assert [cell.coordinate for cell in cells(opened_hostile()) if cell.hyperlink is not None] == []
    assert [
        name for name, text in members(hostile()).items() if re.search(r"<f[ >/]|<hyperlink|TargetMode", text)
    ] == []


def test_hostile_words_change_no_part_of_the_file() -> None:
    plain = [f"Night {place}" for place in range(len(HOSTILE))]
    assert list(members(hostile())) == list(members(with_words(plain)))
    assert opened_hostile().sheetnames == sample().sheetnames


@pytest.mark.parametrize(
    "make", [written, hostile, lambda: written(profile({}, groups=None))], ids=["sample", "hostile", "empty"]
)
def test_it_is_as_the_published_schema_has_it(make: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").write_bytes(make())
    validator = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0, security_validation=True)
    assert [str(error) for error in validator.validate(tmp_path / "report.xlsx").errors] == []


def test_every_word_of_a_shipped_result_is_text() -> None:
    assert {cell.data_type for cell in cells(opened(shipped()))} == {"s", "n", "d"}


def test_a_text_that_no_cell_can_hold_is_cut() -> None:
    assert alone("a" * 40_000) == ["a" * (LONGEST - 1) + "…"]


def test_a_text_is_measured_as_excel_does() -> None:
    assert alone("😀" * 20_000, "😀" * 16_383) == ["😀" * 16_383 + "…", "😀" * 16_383]


def test_a_control_character_is_written_as_excel_spells_it() -> None:
    table = Table(name="words", title="Words", about="", columns=(Column("Words"),), rows=(("a\x07b",),))
    strings = members(workbook([table], title="", date=AS_OF, whose=""))["xl/sharedStrings.xml"]
    assert "<t>a_x0007_b</t>" in strings


def test_headings_stay_in_sight_and_are_printed_on_each_page() -> None:
    assert {(one.freeze_panes, one.print_title_rows) for one in sheets(sample())} == {("A2", "$1:$1")}


def test_each_sheet_is_a_table_with_a_name_that_can_be_filtered() -> None:
    for one in sheets(sample()):
        (table,) = one.tables.values()
        assert (table.name, table.displayName) == (one.title, one.title)
        assert table.ref == table.autoFilter.ref
        assert table.ref.startswith("A1:")


def test_each_table_says_what_it_holds_to_those_who_hear_it() -> None:
    found = [text for name, text in members(written()).items() if name.startswith("xl/tables/")]
    assert [re.findall(r'altText="(\w+)" altTextSummary="([^"]+)"', text) for text in found] == [
        [(table.title, table.about)] for table in tables(view(assessment()))
    ]


def test_it_is_printed_across_on_a4_as_wide_as_the_page() -> None:
    for one in sheets(sample()):
        assert (one.page_setup.orientation, one.page_setup.paperSize) == ("landscape", 9)
        assert one.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
        assert one.page_setup.fitToHeight == 0


def test_each_printed_page_says_whose_it_is() -> None:
    assert header("Health & Care") == ("Health && Care, 1 November 2026", "Scores")


def test_no_code_for_the_header_of_a_page_comes_from_a_name() -> None:
    assert header("&G &[Picture] R&G &A")[0] == "&& G && [Picture] R&& G &&A, 1 November 2026"


def test_a_long_name_is_cut_in_the_header_of_a_page() -> None:
    assert header("&" * 2000)[0] == "&&" * 100 + ", 1 November 2026"


def header(name: str) -> tuple[str | None, str | None]:
    """Read what stands at the top of each page of the scores of an organisation."""
    found = sheet(opened(written(profile(name=name))), "Scores").oddHeader
    assert found is not None
    return found.left.text, found.right.text


def test_text_is_wrapped_in_rows_that_are_high_enough() -> None:
    about = sheet(sample(), "About")
    (method,) = (cell for cell in about["B"] if str(cell.value).startswith("Bands are fifths"))
    assert method.alignment.wrap_text
    assert about.row_dimensions[method.row].height >= 2 * 12.75


def test_it_names_nobody_and_its_date_is_that_of_the_profile() -> None:
    properties = sample().properties
    assert (properties.creator, properties.lastModifiedBy) == (None, None)
    assert properties.created == properties.modified == dt.datetime.combine(AS_OF, dt.time())
    assert properties.title == "Readiness of Northshore Care to become trauma-informed, 1 November 2026"


def test_equal_results_give_equal_bytes() -> None:
    first, second = written(), written()
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_about_few_people_is_nowhere_in_the_file() -> None:
    found = members(written(profile(groups=(*GROUPS, group("Night", 9973, 3)))))
    assert [name for name, text in found.items() if "9973" in text] == []
    assert "<t>[c]</t>" in found["xl/sharedStrings.xml"]


def test_notes_and_references_of_evidence_are_not_in_it() -> None:
    text = "".join(members(written()).values())
    assert "Minutes of a private meeting" not in text
    assert "A note in somebody" not in text


def test_something_left_out_is_said_first() -> None:
    first = sheet(opened(written(left_out=("plugin x",))), "About")
    assert first["B2"].value == "This result is incomplete. Left out: plugin x"


def test_a_table_without_rows_keeps_its_headings() -> None:
    gaps = sheet(opened(written(profile({}, groups=None))), "Gaps")
    assert (gaps["A1"].value, gaps.max_row) == ("Question id", 1)


@pytest.mark.parametrize("title", ["", "a" * 32, "a/b", "What's this", "History", "About"])
def test_a_title_that_excel_does_not_take_for_a_sheet_gives_way_to_the_name(title: str) -> None:
    about = Table(name="about", title="About", about="", columns=(Column("Words"),), rows=())
    book = opened(workbook([about, about._replace(name="gaps", title=title)], title="", date=AS_OF, whose=""))
    assert book.sheetnames == ["About", "Gaps"]


def test_in_another_language_sheets_and_headings_have_other_names() -> None:
    with translated(Capitals()):
        book = opened(written())
    assert book.sheetnames[:3] == ["ABOUT", "STRENGTHS", "SCORES"]
    assert [cell.value for cell in sheet(book, "GAPS")[1]][:2] == ["QUESTION ID", "DIMENSION"]
    assert list(sheet(book, "GAPS").tables) == ["Gaps"]


class Capitals:
    """A catalogue that says short messages without anything to put in them in capitals."""

    def gettext(self, message: str) -> str:
        return message if "{" in message else message.upper()

    def ngettext(self, one: str, many: str, number: int) -> str:
        return one if number == 1 else many


def test_it_opens_at_the_first_sheet() -> None:
    assert sample().active is sample().worksheets[0]


def test_two_numbers_side_by_side_are_on_their_right() -> None:
    columns = (Column("Low", Kind.NUMBER), Column("High", Kind.NUMBER))
    table = Table(
        name="ends", title="Ends", about="Ends.", columns=columns, rows=((1, 2.5), ("[c]", dt.date(2026, 11, 1)))
    )
    one = sheet(opened(workbook([table], title="Ends", date=AS_OF, whose="")), "Ends")
    assert {cell.alignment.horizontal for row in one.iter_rows() for cell in row} == {"right"}
    assert (one["A2"].number_format, one["B3"].number_format) == ("#,##0", "d mmmm yyyy")


def test_sheets_of_a_larger_result_have_no_gap_between_rows() -> None:
    rows = [row[0].row for row in sheet(opened(shipped()), "Answers").iter_rows() if row[0].value]
    assert all(below - above == 1 for above, below in pairwise(rows))
