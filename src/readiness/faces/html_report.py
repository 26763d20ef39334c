"""The report as one HTML page: a page to lay before a board, and everything that stands behind it.

The page is a file of its own: it asks for nothing from anywhere, needs no script, and its content security policy
allows no style but its own. Every text is escaped where it is put in. Its parts are macros, in
``templates/parts.html.j2`` for what a view holds and in ``templates/blocks.html.j2`` for blocks, so that other pages
can be made of the same parts.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from readiness.core.indicators import DIMENSIONS
from readiness.faces.advice_view import AdviceView, StepView
from readiness.faces.audience_page import audience_page, heading
from readiness.faces.blocks import Block
from readiness.faces.detail_view import RuleView
from readiness.faces.document import document
from readiness.faces.phrases import capital, dimension_title, labelled, sentence
from readiness.faces.translation import gettext as _
from readiness.faces.translation import ngettext
from readiness.faces.view import View


class Move(NamedTuple):
    """Something that would move a rule: where a link leads to it, what the link is called, and words beside it."""

    target: str
    label: str
    words: str


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
        rules=_rules(view.details.rules),
        moves=_moves(view),
        soon=tuple(step for step in view.advice.steps if step.number in soon),
        later=tuple(step for step in view.advice.steps if step.number not in soon),
    )


def html_page(view: View, audience: str) -> str:
    """Write the page for one of :data:`~readiness.faces.audiences.AUDIENCES` as HTML, likewise."""
    shown = audience_page(view, audience)
    page = _environment().get_template("page.html.j2")
    top = heading(view, audience)
    return _written(page, report=shown.report, board=shown.board, heading=top, date=view.headline.as_of)


def _written(page: Template, **shown: object) -> str:
    return page.render(**shown).lstrip().encode("ascii", errors="xmlcharrefreplace").decode()


@cache
def _environment() -> Environment:
    """Prepare templates that escape every value, and stop at a name that is not there."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=PackageLoader("readiness.faces"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(_=_, ngettext=ngettext)
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


def _rules(rules: tuple[RuleView, ...]) -> dict[str, tuple[RuleView, ...]]:
    """Give the rules of each dimension, by the key of its section."""
    return {
        f"rules-{name}": tuple(rule for rule in rules if rule.asked and rule.dimension == dimension_title(name))
        for name in DIMENSIONS
    }


def _moves(view: View) -> dict[str, tuple[Move, ...]]:
    """Say for each rule what would move it, or keep it where it is."""
    by_rule: dict[str, list[Move]] = {}
    for rule, move in (*_answers(view), *_kept(view.advice), *_steps(view.advice.steps)):
        by_rule.setdefault(rule, []).append(move)
    return {rule.id: tuple(by_rule.get(rule.id, ())) for rule in view.details.rules}


def _answers(view: View) -> Iterator[tuple[str, Move]]:
    """Find the answers and the evidence that a rule waits for; how to come by them is said where the link leads."""
    groups = (
        ("evidence", _("Add evidence"), view.advice.evidence),
        ("find-out", _("Find out"), view.advice.find_out),
    )
    wanted = {item.indicator: (key, label) for key, label, items in groups for item in items}
    for rule in view.details.rules:
        for name in (read.indicator for read in rule.read if read.indicator in wanted):
            key, label = wanted[name]
            yield rule.id, Move(target=f"{key}-{name}", label=label, words="")


def _kept(advice: AdviceView) -> Iterator[tuple[str, Move]]:
    for item in advice.strengths:
        yield item.rule, Move(target="strengths", label=_("Keep it"), words=item.keep)
    for review in advice.reviews:
        yield review.rule, Move(target=f"look-{review.rule}", label=_("What to do about it"), words="")


def _steps(steps: Iterable[StepView]) -> Iterator[tuple[str, Move]]:
    for step in steps:
        label = _("Step {number}").format(number=step.number)
        yield step.rule, Move(target=f"step-{step.number}", label=label, words=step.short)
