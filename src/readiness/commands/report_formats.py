"""The formats in which ``readiness assess`` writes a result; each imports no more than it needs."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readiness.assessment import Assessment


def written(assessment: "Assessment", form: str, *, full: bool, to_file: bool) -> str | bytes:
    """Write an assessment in a format of :data:`readiness.plugins.formats.FORMATS`.

    ``full`` asks for everything where a format has a shorter form; text ``to_file`` is plain. Raises
    :class:`~readiness.errors.OutputError` where the format needs a package that is not installed.
    """
    if form == "json":
        from readiness.faces.json_form import to_json  # noqa: PLC0415 (each format imports what it needs)

        return to_json(assessment)
    from readiness.faces.view import view  # noqa: PLC0415

    match form:
        case "markdown":
            from readiness.faces.markdown_report import markdown_report  # noqa: PLC0415

            return markdown_report(view(assessment), full=full)
        case "html":
            from readiness.faces.html_report import html_report  # noqa: PLC0415

            return html_report(view(assessment))
        case _:
            from readiness.commands.terminal_style import terminal_style  # noqa: PLC0415
            from readiness.faces.text_report import text_report  # noqa: PLC0415

            style = terminal_style(None if to_file else sys.stdout)
            return text_report(view(assessment), full=full, style=style)
