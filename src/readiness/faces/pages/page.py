"""A page for one audience: a sheet of paper that begins with the question of those who read it.

The same facts as in every report, chosen and put in order for a board, for whoever leads the work, for staff, or for
the panel of people with lived experience. Each page begins with what stands well and one next step; what a rule-set
says stands in its own words.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from readiness.faces.pages import board, lead, panel, staff
from readiness.faces.report.blocks import Paragraph, Section
from readiness.faces.report.document import Document
from readiness.faces.report.report import report_of
from readiness.faces.views.view import View
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop


class Audience(NamedTuple):
    """Who a page is for: the words that say so, the question of those who read it, and what they are shown.

    The name of the organisation stands for ``{organisation}`` in ``readers``. ``about`` says what the page is and is
    not, in place of what every report says to those who work with profiles.
    """

    readers: str
    question: str
    sections: Callable[[View], tuple[Section, ...]]
    about: str = ""


class Heading(NamedTuple):
    """The first lines of a page: the question, and whom it is for."""

    question: str
    readers: str


def audience_page(view: View, audience: str) -> Document:
    """Put together the page for one of :data:`~readiness.faces.choices.AUDIENCES`; it has no chapters."""
    found = _AUDIENCES[audience]
    sections = tuple(section for section in found.sections(view) if section.blocks)
    report = report_of(view, sections, (Paragraph(_(_MORE)), Paragraph(view.support)))
    opening = (Paragraph(_(found.about)),) if found.about else report.opening
    question, readers = heading(view, audience)
    title = _("{question} {readers}, {date}")
    titled = title.format(question=question, readers=readers, date=view.headline.as_of)
    return Document(report=report.changed(title=titled, opening=opening), board=sections, chapters=())


def heading(view: View, audience: str) -> Heading:
    """Give the first lines of a page for one of :data:`~readiness.faces.choices.AUDIENCES`."""
    found = _AUDIENCES[audience]
    return Heading(
        question=_(found.question), readers=_(found.readers).format(organisation=view.headline.organisation)
    )


_MORE = gettext_noop("This page is part of a longer report, with every rule, step and source.")

_AUDIENCES: Mapping[str, Audience] = {
    "board": Audience(
        gettext_noop("For the board of {organisation}"),
        gettext_noop("Can we answer for this?"),
        board.sections,
    ),
    "lead": Audience(
        gettext_noop("For whoever leads the work of {organisation}"),
        gettext_noop("What do I do first?"),
        lead.sections,
    ),
    "staff": Audience(
        gettext_noop("For the staff of {organisation}"),
        gettext_noop("What changes for us?"),
        staff.sections,
        staff.ABOUT,
    ),
    "panel": Audience(
        gettext_noop("For the lived-experience panel of {organisation}"),
        gettext_noop("Where is power shared, and what happened with what was said?"),
        panel.sections,
        panel.ABOUT,
    ),
}
