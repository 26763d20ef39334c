"""Tables as CSV (RFC 4180) that Excel opens as it stands, and in which no text is worked out as a formula."""

import csv
import datetime as dt
import io
from collections.abc import Iterable

from readiness.faces.tables.table import Cell

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these would be worked out by a spreadsheet."""

_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""


def csv_text(headings: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """Write rows in UTF-8 with a byte-order mark: numbers as numbers, dates as year-month-day, text inert."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(headings)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return f"{_MARK}{lines.getvalue()}".encode()


def inert(cell: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula.

    >>> inert("=1+1"), inert("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _written(cell: Cell) -> str:
    match cell:
        case str():
            return inert(cell)
        case dt.date():
            return cell.isoformat()
        case _:
            return str(cell)
