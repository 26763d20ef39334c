"""The document: a page to lay before a board, and everything that stands behind it in chapters.

What people carry into a room, as a page, a Word file or a PDF, has this order. A renderer adds no words and no
figures to it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from readiness.core.indicators import DIMENSION_TITLES
from readiness.faces.report.blocks import Entries, Report, Section, step_key
from readiness.faces.report.report import full_report, short_report
from readiness.faces.views.details import RuleView
from readiness.faces.views.view import View
from readiness.faces.words.phrases import dimension_title
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop

BOARD = ("strengths", "dimensions", "ceilings", "steps", "find-out")
"""What the first page shows, by key; where too little is settled, what to find out stands before the steps."""

CHAPTERS = (
    (
        "where-it-stands",
        gettext_noop("Where it stands"),
        ("strengths", "dimensions", "extended", "ceilings", "gaps", "coverage"),
    ),
    (
        "what-to-do",
        gettext_noop("What to do"),
        ("steps", "bundles", "out-of-reach", "find-out", "evidence", "flags", "plan"),
    ),
    (
        "every-rule",
        gettext_noop("Every rule"),
        (*(f"rules-{name}" for name in DIMENSION_TITLES), "not-asked"),
    ),
    ("what-is-not-known", gettext_noop("What is not known"), ("unknown", "unanswered", "not-applicable")),
    ("about-this-report", gettext_noop("About this report"), ("method", "sources")),
)
"""The chapters behind the first page, in order: key, title, and sections by key."""


class Chapter(NamedTuple):
    """Sections that belong together. ``key`` is a short name that stays, for links."""

    title: str
    key: str
    sections: tuple[Section, ...]


class Document(NamedTuple):
    """A whole document.

    ``report`` holds its title, subtitle, opening and closing; ``board`` the sections of its first page; ``chapters``
    everything behind that.
    """

    report: Report
    board: tuple[Section, ...]
    chapters: tuple[Chapter, ...]


def document(view: View) -> Document:
    """Put together the page for a board and the chapters behind it; a chapter with nothing in it is left out."""
    full = full_report(view)
    return Document(report=full, board=_board(view), chapters=_chapters(full))


def rules_by_section(rules: Iterable[RuleView]) -> dict[str, tuple[RuleView, ...]]:
    """Give the rules of each dimension, by the key of their section, in the order in which it tells them."""
    asked = [rule for rule in rules if rule.asked]
    return {
        f"rules-{name}": tuple(rule for rule in asked if rule.dimension == dimension_title(name))
        for name in DIMENSION_TITLES
    }


def steps_behind(section: Section) -> Iterator[str]:
    """Give for each item of a section of the first page the key of where it is told whole; empty for none."""
    entries = (entry for block in section.blocks if isinstance(block, Entries) for entry in block.entries)
    return (step_key(entry.number) for entry in entries)


def _board(view: View) -> tuple[Section, ...]:
    return tuple(section for section in short_report(view).sections if section.key in BOARD)


def _chapters(report: Report) -> tuple[Chapter, ...]:
    by_key = {section.key: section for section in report.sections}
    found = (
        Chapter(title=_(title), key=key, sections=tuple(_present(by_key, keys))) for key, title, keys in CHAPTERS
    )
    return tuple(chapter for chapter in found if chapter.sections)


def _present(by_key: dict[str, Section], keys: Iterable[str]) -> Iterator[Section]:
    return (by_key[key] for key in keys if key in by_key)
