"""The report as one HTML page: a page to lay before a board, and everything that stands behind it.

The page is a file of its own: it asks for nothing from anywhere, needs no script, and its content security policy
allows no style but its own. Every text is escaped where it is put in. Its parts are macros, in
``templates/parts.html.j2`` for what a view holds and in ``templates/blocks.html.j2`` for blocks, so that other pages
can be made of the same parts.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from readiness.faces.report.blocks import Block
from readiness.faces.report.chapter_tables import PART_WORDS, parts_table, staircase
from readiness.faces.report.document import document, rules_by_section
from readiness.faces.report.moves import moves
from readiness.faces.views.advice import AdviceView
from readiness.faces.views.view import View
from readiness.faces.words.phrases import capital, labelled, sentence
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import ngettext


def html_report(view: View) -> str:
    """Write the report as one HTML page, in characters that every encoding has."""
    shown = document(view)
    soon = _soon(view.advice)
    page = _environment().get_template("report.html.j2")
    return _written(
        page,
        view=view,
        report=shown.report,
        board=shown.board,
        chapters=shown.chapters,
        rules=rules_by_section(view.details.rules),
        moves=moves(view),
        made_of=parts_table(view.scores),
        stairs=staircase(view),
        soon=tuple(step for step in view.advice.steps if step.number in soon),
        later=tuple(step for step in view.advice.steps if step.number not in soon),
    )


def html_page(view: View, audience: str) -> str:
    """Write the page for one of :data:`~readiness.faces.choices.AUDIENCES` as HTML, likewise."""
    from readiness.faces.pages.page import audience_page, heading  # noqa: PLC0415 (a whole report does without)

    shown = audience_page(view, audience)
    page = _environment().get_template("page.html.j2")
    top = heading(view, audience)
    return _written(page, report=shown.report, board=shown.board, heading=top, date=view.headline.as_of)


def _written(page: Template, **shown: object) -> str:
    return page.render(**shown).lstrip().encode("ascii", errors="xmlcharrefreplace").decode()


@cache
def _environment() -> Environment:
    """Prepare templates that escape every value, and stop at a name that is not there.

    Each is compiled once in a process, mostly to be used once, so nothing is spent on making it faster.
    """
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=PackageLoader("readiness.faces.html"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,
        auto_reload=False,
    )
    environment.globals.update(_=_, ngettext=ngettext, part_words=PART_WORDS)
    environment.filters.update(capital=capital, kind=_kind, labelled=labelled, sentence=sentence, digest=_digest)
    return environment


def _kind(block: Block) -> str:
    return type(block).__name__


def _digest(text: str) -> str:
    """Give the hash by which a content security policy knows a text."""
    return b64encode(sha256(text.encode()).digest()).decode()


def _soon(advice: AdviceView) -> frozenset[int]:
    """Choose the steps that are told with everything: those of the first page, and those that the plan takes."""
    first = (step.number for step in (*advice.first, *advice.largest))
    return frozenset((*first, *(number for quarter in advice.plan.quarters for number in quarter.steps)))
