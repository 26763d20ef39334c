"""The formats in which ``readiness assess`` writes a result; each imports no more than it needs."""

import sys
from typing import TYPE_CHECKING

from readiness.faces.choices import FIRST
from readiness.plugins.formats import BINARY

if TYPE_CHECKING:
    from readiness.assessment import Assessment
    from readiness.faces.report.blocks import Report
    from readiness.faces.views.view import View


def written(  # noqa: PLR0913 (what can be asked for)
    assessment: "Assessment",
    form: str,
    *,
    full: bool,
    to_file: bool,
    audience: str | None = None,
    table: str = FIRST,
) -> str | bytes:
    """Write an assessment in a format of :data:`readiness.plugins.formats.FORMATS`.

    ``full`` asks for everything where a format has a shorter form, ``audience`` for the page of one of
    :data:`readiness.faces.choices.AUDIENCES`; text ``to_file`` is plain; ``table`` names the one that a file of a
    single table holds. Raises :class:`~readiness.errors.OutputError` where the format needs a package that is not
    installed.
    """
    if form == "json":
        from readiness.faces.json.form import to_json  # noqa: PLC0415 (each format imports what it needs)

        return to_json(assessment)
    from readiness.faces.views.view import view  # noqa: PLC0415

    shown = view(assessment)
    match form:
        case "markdown":
            from readiness.faces.markdown.report import report_markdown  # noqa: PLC0415

            return report_markdown(_report(shown, audience, full=full))
        case "html":
            from readiness.faces.html.report import html_page, html_report  # noqa: PLC0415

            return html_report(shown) if audience is None else html_page(shown, audience)
        case "docx" | "pdf" | "xlsx":
            return _file(shown, form, audience)
        case "csv":
            from readiness.faces.spreadsheets.csv_report import csv_report  # noqa: PLC0415

            return csv_report(shown, table)
        case _:
            from readiness.commands.terminal_style import terminal_style  # noqa: PLC0415
            from readiness.faces.text.report import report_text  # noqa: PLC0415

            style = terminal_style(None if to_file else sys.stdout)
            return report_text(_report(shown, audience, full=full), style)


def beside(assessment: "Assessment") -> tuple[str, ...]:
    """Say what belongs to a result, and a file of one table has no place for: notices, and what a sign means."""
    from readiness.faces.views.view import view  # noqa: PLC0415 (the engine is imported once it is needed)

    shown = view(assessment)
    return (*shown.notices, *([shown.hidden] if shown.hidden else []))


def check_screen(form: str, *, to_file: bool) -> None:
    """Keep a format that is not text off a screen, where it would be noise; a pipe gets what it asks for.

    Raises :class:`~readiness.errors.OutputError` with the name of a file that would do.
    """
    if form in BINARY and not to_file and sys.stdout is not None and sys.stdout.isatty():
        from readiness.errors import OutputError  # noqa: PLC0415 (slow to import, and seldom needed)

        hint = f"Name a file for it, such as: -o report.{form}"
        raise OutputError(f"--format {form}", "this is a file to open, not a text to read here", hint)


def _file(shown: "View", form: str, audience: str | None) -> bytes:
    """Write a file to open in a program; each kind needs a package that an extra of readiness installs."""
    from readiness.reading.extra import extra  # noqa: PLC0415

    place = f"--format {form}"
    match form:
        case "docx":
            with extra("docx", "python-docx", place):
                from readiness.faces.word.report import docx_page, docx_report  # noqa: PLC0415

            return docx_report(shown) if audience is None else docx_page(shown, audience)
        case "pdf":
            with extra("pdf", "typst", place):
                from readiness.faces.pdf.report import pdf_page, pdf_report  # noqa: PLC0415

            return pdf_report(shown) if audience is None else pdf_page(shown, audience)
        case _:
            with extra("excel", "XlsxWriter", place):
                from readiness.faces.spreadsheets.xlsx_report import xlsx_report  # noqa: PLC0415

            return xlsx_report(shown)


def _report(shown: "View", audience: str | None, *, full: bool) -> "Report":
    """Choose the report for formats that are written from one: a page, the first view, or everything."""
    if audience is not None:
        from readiness.faces.pages.page import audience_page  # noqa: PLC0415

        return audience_page(shown, audience).report
    from readiness.faces.report.report import full_report, short_report  # noqa: PLC0415

    return full_report(shown) if full else short_report(shown)
