"""The report as a PDF: a page to lay before a board, and all that stands behind it, for eyes and ears alike.

It is tagged, titled and marked as PDF/UA-1 (ISO 14289-1): programs that read aloud can tell headings, lists, tables
and links apart. Typst sets it from ``templates/report.typ``. That template is all of Typst's language that is read;
what a report says comes to it as JSON, so that words of profiles and rule-sets are words, whatever is in them. No
package is fetched, and no font of the computer is used. A page for one audience is set likewise, on one sheet of
paper.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

import typst

from readiness.faces.pdf.data import Data, page_data, pdf_data
from readiness.faces.pdf.letters import boxes, shown
from readiness.faces.views.view import View

STANDARD: Final = "ua-1"
"""PDF/UA-1; Typst stops where a document would not be as it asks."""

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "templates" / "report.typ"

_LONG_WORD = re.compile(r'(?<![^\s"-])(?!https://)[^\s"/-]{22,}')
"""A word that may be too long for a line; no address of a published document, which Typst breaks as addresses are."""


def pdf_report(view: View) -> bytes:
    """Set the report as a PDF. The same view gives the same bytes."""
    return _set(pdf_data(view))


def pdf_page(view: View, audience: str) -> bytes:
    """Set the page for one of :data:`~readiness.faces.choices.AUDIENCES` as a PDF, likewise."""
    return _set(page_data(view, audience))


def _set(data: Data) -> bytes:
    return typst.compile(
        str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        font_paths=_fonts(),
        sys_inputs={"report": _report(data)},
        pdf_standards=STANDARD,
    )


def _report(data: Data) -> str:
    """Write the data of a report, and what setting it has to know of its letters and words."""
    text = json.dumps(data, ensure_ascii=False)
    visible = shown(text)
    note = shown(boxes()) if visible != text else ""
    more = json.dumps({"boxes": note, "long_words": bool(_LONG_WORD.search(text))}, ensure_ascii=False)
    return f"[{visible}, {more}]"


@cache
def _fonts() -> typst.Fonts:
    """Find the fonts that stand here and in Typst."""
    return typst.Fonts(include_system_fonts=False, font_paths=[_HERE / "fonts"])
