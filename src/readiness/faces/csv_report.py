"""One table of a result as CSV, in which every row says whom it is about: files of several can be put together."""

from readiness.faces.csv_text import csv_text
from readiness.faces.result_tables import table
from readiness.faces.table_names import FIRST
from readiness.faces.translation import gettext as _
from readiness.faces.translation import gettext_noop
from readiness.faces.view import View

WHOSE = (gettext_noop("Organisation"), gettext_noop("As of"), gettext_noop("Form"), gettext_noop("Left out"))
"""The headings before those of the table."""


def csv_report(view: View, name: str = FIRST) -> bytes:
    """Write one table, named by one of :data:`~readiness.faces.table_names.TABLES`, in UTF-8 for spreadsheets."""
    found = table(view, name)
    headline = view.headline
    whose = (headline.organisation, view.as_of, headline.form, "; ".join(view.left_out))
    return csv_text((*map(_, WHOSE), *found.headings), ((*whose, *row) for row in found.rows))
