"""One table of a result as CSV, in which every row says whom it is about: files of several can be put together."""

from readiness.faces.choices import FIRST
from readiness.faces.spreadsheets.csv_text import csv_text
from readiness.faces.tables.result import table
from readiness.faces.views.view import View
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop

WHOSE = (gettext_noop("Organisation"), gettext_noop("As of"), gettext_noop("Form"), gettext_noop("Left out"))
"""The headings before those of the table."""


def csv_report(view: View, name: str = FIRST) -> bytes:
    """Write one table, named by one of :data:`~readiness.faces.choices.TABLES`, in UTF-8 for spreadsheets."""
    found = table(view, name)
    headline = view.headline
    whose = (headline.organisation, view.as_of, headline.form, "; ".join(view.left_out))
    return csv_text((*map(_, WHOSE), *found.headings), ((*whose, *row) for row in found.rows))
