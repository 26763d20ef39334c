"""Columns are as wide as their texts need and a page allows, rows as high as the lines in them."""

import datetime as dt

import pytest

from readiness.faces.spreadsheets.xlsx_layout import HIGHEST, LINE, heading_height, height, widths, words
from readiness.faces.tables.table import Cell, Column, Kind, Table


def table(*rows: tuple[Cell, ...], kinds: tuple[Kind, ...] = (Kind.WORDS,), heading: str = "Band") -> Table:
    columns = tuple(Column(heading, kind) for kind in kinds)
    return Table(name="some", title="Some", about="Some.", columns=columns, rows=rows)


def width(text: Cell, kind: Kind = Kind.WORDS, heading: str = "Band") -> int:
    """Give the width of a column beside two others."""
    return widths(table((text, "", ""), kinds=(kind, Kind.WORDS, Kind.WORDS), heading=heading))[0]


def lines(text: Cell, wide: int) -> float:
    return (height([text], [wide]) - 3) / LINE


def test_a_column_is_as_wide_as_its_longest_text() -> None:
    assert width("a" * 12) == 12 + 3


def test_a_column_has_room_for_its_heading_and_the_button_beside_it() -> None:
    assert width("a", heading="Dimension") == 9 + 2 + 3


def test_several_words_are_wrapped() -> None:
    assert width("several words that are far too long") == 17 + 3


def test_an_id_stays_in_one_piece_up_to_a_length() -> None:
    assert width("core/commitments-after") == 22 + 3
    assert width("x" * 300) == 36 + 3


def test_sentences_share_a_page_with_other_columns_of_sentences() -> None:
    long = "many words " * 40
    found = [widths(table((long,) * n, kinds=(Kind.TEXT,) * n + (Kind.WORDS,) * 0))[0] for n in (1, 3)]
    assert found == [80 + 3, 34 + 3]


def test_a_date_is_as_wide_as_it_is_shown() -> None:
    assert width(dt.date(2026, 11, 1), Kind.NUMBER) == len("1 November 2026") - 4 + 3
    assert words(dt.date(2026, 11, 1)) == "1 November 2026"


def test_wide_characters_count_twice() -> None:
    assert width("夜間夜間夜間") == 12 + 3


@pytest.mark.parametrize(
    ("text", "found"),
    [("", 1), ("one line", 1), ("a b " * 10, 4), ("x" * 30, 3), ("two-parts two-parts", 2), (7, 1)],
)
def test_a_row_is_as_high_as_its_lines(text: Cell, found: int) -> None:
    assert lines(text, 13) == found


def test_the_highest_cell_decides() -> None:
    assert height(["a", "a b " * 10], [13, 13]) == height(["a b " * 10], [13])


def test_no_row_is_higher_than_excel_allows() -> None:
    assert height(["long words " * 1000], [13]) == HIGHEST


def test_headings_are_wrapped_beside_their_buttons() -> None:
    assert heading_height(table(heading="Not answered yet"), [15]) == 2 * LINE + 3
