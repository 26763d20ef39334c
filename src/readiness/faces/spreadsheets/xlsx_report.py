"""A result as an Excel workbook: one tidy table a sheet, with numbers as numbers and every text as text.

No cell is ever a formula, a link or markup, whatever a profile or a rule-set says. The workbook names nobody, and its
date is that of the profile: the same result gives the same bytes.
"""

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from readiness.faces.report.report import title_words
from readiness.faces.spreadsheets.xlsx_layout import FONT, LINE, heading_height, height, widths
from readiness.faces.tables.result import tables
from readiness.faces.tables.table import Cell, Column, Kind, Table
from readiness.faces.views.view import View
from readiness.faces.words.translation import gettext as _

LONGEST = 32_767
"""So much fits into a cell, counted as Excel does: characters beyond the first 65,536 of Unicode count twice."""

_A4 = 9
_DATE = "d mmmm yyyy"
_NUMBER = "#,##0"
_MOST_NAMED = 100
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_INK, _RULE, _SHADE = "#0b3b3c", "#c9d3d3", "#e3eeee"


class Formats(NamedTuple):
    """How cells look: headings, text, numbers and dates, those in columns of numbers on their right."""

    heading: Format
    heading_of_numbers: Format
    text: Format
    number: Format
    date: Format
    date_of_numbers: Format


def xlsx_report(view: View) -> bytes:
    """Write everything that a result holds as an Excel workbook."""
    headline = view.headline
    words = _("{organisation}, {date}")
    whose = words.format(organisation=headline.organisation[:_MOST_NAMED], date=headline.as_of)
    return workbook(tables(view), title=title_words(view), date=view.as_of, whose=whose)


def workbook(sheets: Iterable[Table], *, title: str, date: dt.date, whose: str) -> bytes:
    """Write tables as an Excel workbook, each on a sheet of its own.

    ``title`` and ``date`` are what the file says of itself; ``whose``, a hundred characters or so, stands at the top
    of each printed page.
    """
    content = io.BytesIO()
    with Workbook(content, _options()) as book:
        book.set_properties({"title": title, "created": dt.datetime.combine(date, dt.time())})
        formats = _formats(book)
        for name, table in _named(sheets):
            _write(book.add_worksheet(name), table, formats, whose)
    return content.getvalue()


def _named(sheets: Iterable[Table]) -> Iterator[tuple[str, Table]]:
    """Name each sheet by the title of its table; where Excel does not take that, by its name in English."""
    taken = {"history"}
    for table in sheets:
        title = table.title
        fits = 0 < len(title) <= _LONGEST_NAME and not _NOT_IN_NAMES.search(title) and title.casefold() not in taken
        name = title if fits else table.name.capitalize()
        taken.add(name.casefold())
        yield name, table


def _options() -> dict[str, object]:
    """Say that text is text, and which font it has. The heights of rows are in pixels, 96 of them an inch."""
    text_alone = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    look = {"default_format_properties": dict(FONT), "default_row_height": round(LINE * 96 / 72)}
    return {"in_memory": True, **text_alone, **look}


def _formats(book: Workbook) -> Formats:
    ruled = {"valign": "top", "bottom": 1, "bottom_color": _RULE}
    left, right = ({"align": side, "indent": 1} for side in ("left", "right"))
    heading = {**ruled, "bold": True, "font_color": _INK, "bg_color": _SHADE, "text_wrap": True, "valign": "bottom"}
    return Formats(
        heading=book.add_format({**heading, **left}),
        heading_of_numbers=book.add_format({**heading, **right}),
        text=book.add_format({**ruled, **left, "text_wrap": True}),
        number=book.add_format({**ruled, **right, "num_format": _NUMBER}),
        date=book.add_format({**ruled, **left, "num_format": _DATE}),
        date_of_numbers=book.add_format({**ruled, **right, "num_format": _DATE}),
    )


def _write(sheet: Worksheet, table: Table, formats: Formats, whose: str) -> None:
    _lay_out(sheet, table, whose)
    columns = widths(table)
    for place, width in enumerate(columns):
        sheet.set_column(place, place, width)
    sheet.set_row(0, heading_height(table, columns))
    last_row, last_column = max(len(table.rows), 1), len(table.columns) - 1
    sheet.add_table(0, 0, last_row, last_column, _marked_up(table, formats))
    for down, row in enumerate(table.rows, start=1):
        sheet.set_row(down, height(row, columns))
        for across, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _put(sheet, (down, across), cell, _look(cell, column, formats))


def _lay_out(sheet: Worksheet, table: Table, whose: str) -> None:
    """Keep the headings in sight, and print on A4 across, as wide as the sheet."""
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{_in_header(whose)}&R{_in_header(table.title)}")
    # Translators: at the foot of a page, as in Page 1 of 7.
    sheet.set_footer("&R" + _("Page {number} of {pages}").format(number="&P", pages="&N"))


def _in_header(text: str) -> str:
    """Write a text so that nothing in it is a code for the header of a page, or looks like one for a picture."""
    return re.sub(r"&(?=[G\[])", "& ", text).replace("&", "&&")


def _marked_up(table: Table, formats: Formats) -> dict[str, object]:
    """Name the table, and say what it holds, for those who hear it."""
    headings = [
        {
            "header": heading,
            "header_format": formats.heading_of_numbers if column.kind is Kind.NUMBER else formats.heading,
        }
        for column, heading in zip(table.columns, table.headings, strict=True)
    ]
    return {
        "name": table.name.capitalize(),
        "title": table.title,
        "description": table.about[:255],
        "columns": headings,
        "style": None,
    }


def _look(cell: Cell, column: Column, formats: Formats) -> Format:
    if isinstance(cell, dt.date):
        return formats.date_of_numbers if column.kind is Kind.NUMBER else formats.date
    return formats.number if column.kind is Kind.NUMBER else formats.text


def _put(sheet: Worksheet, place: tuple[int, int], cell: Cell, look: Format) -> None:
    match cell:
        case "":
            sheet.write_blank(*place, None, look)
        case str():
            _put_text(sheet, place, _fitting(cell), look)
        case dt.date():
            sheet.write_datetime(*place, dt.datetime.combine(cell, dt.time()), look)
        case _:
            sheet.write_number(*place, cell, look)


def _put_text(sheet: Worksheet, place: tuple[int, int], text: str, look: Format) -> None:
    """Write a text as it is. One that looks like XlsxWriter's own markup would be taken for that, unless in parts."""
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(*place, text[0], text[1], text[2:], look)
    else:
        sheet.write_string(*place, text, look)


def _fitting(text: str) -> str:
    """Cut a text that no cell can hold."""
    if len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", errors="ignore") + "…"
