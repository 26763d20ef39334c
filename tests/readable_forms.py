"""What people read of an assessment or a plan in every form that is written, without markup, keys and codes."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

import pdf_files
from readiness.assessment import Assessment
from readiness.faces.choices import AUDIENCES
from readiness.faces.html.report import html_report
from readiness.faces.json.form import to_json
from readiness.faces.markdown.report import markdown_report
from readiness.faces.pages.page import audience_page
from readiness.faces.pdf.data import pdf_data
from readiness.faces.plan.calendar import plan_calendar
from readiness.faces.plan.json import plan_json
from readiness.faces.plan.table import plan_table
from readiness.faces.plan.text import plan_text
from readiness.faces.plan.toml import plan_toml
from readiness.faces.plan.view import plan_view
from readiness.faces.spreadsheets.csv_report import csv_report
from readiness.faces.spreadsheets.xlsx_report import xlsx_report
from readiness.faces.text.report import report_text, text_report
from readiness.faces.views.view import view
from readiness.faces.word.report import docx_report
from readiness.proposal import Proposal
from word_files import found, paragraphs, value

WORDS = frozenset(
    {
        *(
            "because",
            "by",
            "do",
            "done_when",
            "first",
            "good_enough_when",
            "left_out",
            "note",
            "notices",
            "publisher",
        ),
        *("question", "reason", "reasons", "says", "strained_because", "title", "warnings", "why", "words"),
    }
)
"""The keys of JSON whose values are words for people; all others are names, codes and figures."""


def report_forms(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Write a report in every form, and give what people read of each."""
    yield "text", _one_line(text_report(view(assessment)))
    yield "full text", _one_line(text_report(view(assessment), full=True))
    yield "markdown", _one_line(markdown_report(view(assessment), full=True).replace("\\", ""))
    yield "html", html_words(html_report(view(assessment)))
    yield "docx", docx_words(docx_report(view(assessment)))
    yield (
        "pdf",
        _one_line(
            " ".join(pdf_files.words(pdf_data(view(assessment)))).replace("{page}", "1").replace("{pages}", "2")
        ),
    )
    yield "json", json_words(to_json(assessment))
    for audience in AUDIENCES:
        yield f"page for {audience}", _one_line(report_text(audience_page(view(assessment), audience).report))
    yield "xlsx", workbook_words(xlsx_report(view(assessment)))
    yield "csv", csv_words(csv_report(view(assessment)))


def plan_forms(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Write a plan in every form, and give what people read of each."""
    shown = plan_view(proposal)
    yield "text", _one_line(plan_text(shown))
    yield "toml", toml_words(plan_toml(shown))
    yield "csv", csv_words(plan_table(shown, proposal))
    yield "ics", calendar_words(plan_calendar(shown))
    yield "json", json_words(plan_json(shown, proposal))


def html_words(page: str) -> str:
    """Read a page: its text, and the attributes that are read aloud."""
    reader = _Reader()
    reader.feed(page)
    return _one_line(" ".join(reader.found))


def docx_words(file: bytes) -> str:
    """Read a Word file: its text, and what its tables are called."""
    captions = [value(caption) for caption in found(file, "tblCaption")]
    return _one_line(" ".join([*paragraphs(file), *paragraphs(file, "word/footer.xml"), *captions]))


def workbook_words(content: bytes) -> str:
    """Read every cell of each sheet, the names of sheets, and what is printed beside them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [_as_shown(cell) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value]
    margins = [re.sub("&[A-Z]", " ", str(margin)) for sheet in book.worksheets for margin in _margins(sheet)]
    return _one_line("\n".join([*cells, *margins, *book.sheetnames]))


def _as_shown(cell: Cell | MergedCell) -> str:
    """Read a cell as its format shows it, without the month: a spreadsheet program names that in its own language."""
    match cell.value:
        case dt.date() as day if cell.number_format == "d mmmm yyyy":
            return f"{day.day} {day.year}"
        case int() as number if cell.number_format == "#,##0":
            return f"{number:,}"
        case value:
            return str(value)


def json_words(text: str) -> str:
    """Read the values that are words."""
    return _one_line("\n".join(_values(json.loads(text))))


def toml_words(text: str) -> str:
    """Read the remarks."""
    return _one_line(" ".join(line.partition("# ")[2] for line in text.splitlines()))


def csv_words(content: bytes) -> str:
    """Read every cell."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return _one_line("\n".join(cell for row in rows for cell in row))


def calendar_words(content: bytes) -> str:
    """Read titles and descriptions."""
    lines = content.decode().replace("\r\n ", "").splitlines()
    said = (line.partition(":")[2] for line in lines if line.startswith(("SUMMARY:", "DESCRIPTION:")))
    return _one_line(" ".join(said).replace("\\n", " ").replace("\\", ""))


def _margins(sheet: Worksheet) -> Iterator[str | None]:
    """Read what is printed above and below each page, the name of the organisation left out."""
    for margin in (sheet.oddHeader, sheet.oddFooter):
        yield margin.right.text if margin is not None else ""


class _Reader(HTMLParser):
    """Collects what is read, or read aloud; commands are left out, since they are typed as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.found += [value or "" for name, value in attrs if name in {"aria-label", "alt", "title"}]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside not in {"style", "code"}:
            self.found.append(data)


def _values(data: object, key: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for name, inner in data.items():
            yield from _values(inner, name)
    elif isinstance(data, list):
        for inner in data:
            yield from _values(inner, key)
    elif isinstance(data, str) and key in WORDS:
        yield data


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
