"""The formats in which ``readiness assess`` writes a result; each imports no more than it needs."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readiness.assessment import Assessment
    from readiness.faces.blocks import Report
    from readiness.faces.view import View


def written(
    assessment: "Assessment", form: str, *, full: bool, to_file: bool, audience: str | None = None
) -> str | bytes:
    """Write an assessment in a format of :data:`readiness.plugins.formats.FORMATS`.

    ``full`` asks for everything where a format has a shorter form, ``audience`` for the page of one of
    :data:`readiness.faces.audiences.AUDIENCES`; text ``to_file`` is plain. Raises
    :class:`~readiness.errors.OutputError` where the format needs a package that is not installed.
    """
    if form == "json":
        from readiness.faces.json_form import to_json  # noqa: PLC0415 (each format imports what it needs)

        return to_json(assessment)
    from readiness.faces.view import view  # noqa: PLC0415

    shown = view(assessment)
    match form:
        case "markdown":
            from readiness.faces.markdown_report import report_markdown  # noqa: PLC0415

            return report_markdown(_report(shown, audience, full=full))
        case "html":
            from readiness.faces.html_report import html_page, html_report  # noqa: PLC0415

            return html_report(shown) if audience is None else html_page(shown, audience)
        case _:
            from readiness.commands.terminal_style import terminal_style  # noqa: PLC0415
            from readiness.faces.text_report import report_text  # noqa: PLC0415

            style = terminal_style(None if to_file else sys.stdout)
            return report_text(_report(shown, audience, full=full), style)


def _report(shown: "View", audience: str | None, *, full: bool) -> "Report":
    """Choose the report for formats that are written from one: a page, the first view, or everything."""
    if audience is not None:
        from readiness.faces.audience_page import audience_page  # noqa: PLC0415

        return audience_page(shown, audience).report
    from readiness.faces.report import full_report, short_report  # noqa: PLC0415

    return full_report(shown) if full else short_report(shown)
