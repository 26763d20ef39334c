"""CSV is read back as it was written, and nothing in it is a formula for a spreadsheet."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readiness.faces.spreadsheets.csv_text import csv_text, inert

FORMULAS = ("=1+1", "=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "  @x")

LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def read(content: bytes) -> list[list[str]]:
    """Read as a spreadsheet does."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text(text: str) -> None:
    assert read(csv_text(["a"], [[text]]))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["1+1", "'=1", "a=b", "", "[c]", "58 to 62", 'Zoë, “night”\nand "day"'])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == text
    assert read(csv_text(["a", "b"], [[text, "x"]]))[1] == [text, "x"]


@given(st.lists(st.lists(LINES, min_size=2, max_size=2), max_size=4))
@example([['a"b', "c,d"], ["\r", "\n"]])
def test_text_is_read_back(rows: list[list[str]]) -> None:
    found = read(csv_text(["a", "b"], rows))
    assert found == [["a", "b"], *([inert(cell) for cell in row] for row in rows)]


def test_numbers_stay_numbers_and_dates_are_written_year_first() -> None:
    row = read(csv_text(["a"], [[-3, 2.5, dt.date(2026, 11, 1)]]))[1]
    assert row == ["-3", "2.5", "2026-11-01"]


def test_it_is_marked_as_utf_8_with_lines_that_end_as_the_standard_says() -> None:
    assert csv_text(["ä"], [["b"]]) == b"\xef\xbb\xbf\xc3\xa4\r\nb\r\n"
