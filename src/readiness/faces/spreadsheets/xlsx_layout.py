"""How wide the columns of a sheet are and how high its rows, so that every text can be read as it stands.

Excel finds the height of a row by itself when it opens a file; other programs take what the file says. Widths are
in characters, as Excel counts them, heights in points, both for :data:`FONT`.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence

from readiness.faces.tables.table import Cell, Kind, Table
from readiness.faces.words.phrases import uk_date

FONT = {"font_name": "Arial", "font_size": 10}
"""A plain one that every office has."""

LINE = 12.75
"""The height of a line in this font."""

HIGHEST = 409.0
"""No row can be higher."""

_MARGIN = 3
_LONGEST_ID = 36
_WORDS, _NUMBER, _DATE = 17, 11, 18
_TEXTS = {1: 80, 2: 52}
_MANY_TEXTS = 34
_PAIR = 112

_PROSE = 1.1
"""So many characters of running text take the place of one digit, by which widths are counted."""


def widths(table: Table) -> tuple[int, ...]:
    """Choose a width for each column: what its longest text needs, and no more than suits a page."""
    widest = _widest(table)
    return tuple(
        _MARGIN + max(_needed(table, place, widest[column.kind]), _longest_word(heading) + 2)
        for place, (column, heading) in enumerate(zip(table.columns, table.headings, strict=True))
    )


def height(cells: Iterable[Cell], columns: Sequence[int]) -> float:
    """Work out how high a row is, given the widths of its columns."""
    lines = max(_lines(words(cell), _room(width)) for cell, width in zip(cells, columns, strict=True))
    return min(lines * LINE + 3, HIGHEST)


def heading_height(table: Table, columns: Sequence[int]) -> float:
    """Work out how high the headings are; they are bold, and a button stands beside each."""
    pairs = zip(table.headings, columns, strict=True)
    return LINE * max(_lines(heading, width - _MARGIN) for heading, width in pairs) + 3


def words(cell: Cell) -> str:
    """Say what is seen of a cell."""
    return uk_date(cell) if isinstance(cell, dt.date) else str(cell)


def _widest(table: Table) -> dict[Kind, int]:
    """Let columns of sentences share a page; where there is only one beside a few words, it has the page."""
    texts = sum(column.kind is Kind.TEXT for column in table.columns)
    text = _PAIR if len(table.columns) == 2 else _TEXTS.get(texts, _MANY_TEXTS)
    return {Kind.WORDS: _WORDS, Kind.TEXT: text, Kind.NUMBER: _NUMBER, Kind.DATE: _DATE}


def _needed(table: Table, place: int, widest: int) -> int:
    """Measure what a column needs: its longest text up to the widest that suits it, and an id in one piece."""
    texts = {words(row[place]) for row in table.rows}
    longest = max(map(_length, texts), default=0)
    one_piece = max((len(text) for text in texts if " " not in text), default=0)
    return max(min(longest, widest), min(one_piece, _LONGEST_ID))


def _room(width: int) -> int:
    """Say how many characters of running text a column of this width takes in a line."""
    return int((width - _MARGIN) * _PROSE)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()))


def _lines(text: str, width: int) -> int:
    """Count the lines that a text takes. It breaks after hyphens too; a longer word goes on in the next line."""
    if len(text) <= width and text.isascii():
        return 1
    lines, used = 1, 0
    for word in text.replace("-", "- ").split():
        length = _length(word)
        if used and used + 1 + length <= width:
            used += 1 + length
            continue
        lines += (1 if used else 0) + (length - 1) // width
        used = (length - 1) % width + 1
    return lines


def _length(text: str) -> int:
    """Measure a text in characters; those of some scripts are twice as wide."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
