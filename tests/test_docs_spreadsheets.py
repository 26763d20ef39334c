"""The page on workbooks and tables says what the program does: every table is there with its columns."""

from pages import page
from readiness.faces.choices import FIRST
from readiness.faces.spreadsheets.csv_report import WHOSE
from readiness.faces.spreadsheets.xlsx_report import LONGEST
from readiness.faces.tables.result import tables
from readiness.faces.views.view import view
from sample_assessment import assessment

PAGE = page("word-pdf-and-excel.md")
TABLES = tables(view(assessment()))


def test_every_table_is_there_with_its_columns() -> None:
    listed = [(name.strip("`"), columns) for name, columns in PAGE.section("The tables").rows()]
    assert listed == [(table.name, ", ".join(column.heading for column in table.columns)) for table in TABLES]


def test_what_a_row_of_csv_begins_with_is_told() -> None:
    assert len(WHOSE) == 4
    assert "each row begins with the organisation, the day, the form, and what had to be left out" in PAGE.words


def test_the_table_that_is_written_without_a_name_is_told() -> None:
    assert f"Without it, these are the {FIRST}:" in PAGE.words


def test_what_fits_into_a_cell_is_right() -> None:
    assert f"{LONGEST:,} characters" in PAGE.words


def test_columns_that_are_explained_are_there() -> None:
    headings = {column.heading for table in TABLES for column in table.columns}
    assert {"Secured", "Unsettled", "Held back", "Still to do", "Possible", "Rule-sets", "Effort", "Gain"} <= headings
    assert {"Settles", "Value", "Of", "Answer", "Voice", "Quarter", "Weight with rule-sets"} <= headings
