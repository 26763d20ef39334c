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

from jinja2 import Environment, PackageLoader, StrictUndefined

from readiness.core.indicators import DIMENSION_TITLES
from readiness.faces.advice_view import AdviceView, StepView
from readiness.faces.blocks import Block, Report, Section
from readiness.faces.detail_view import RuleView
from readiness.faces.phrases import labelled, sentence
from readiness.faces.report import full_report, short_report
from readiness.faces.view import View

BOARD = ("strengths", "dimensions", "ceilings", "steps", "find-out")
"""What the first page shows, by key; where too little is settled, what to find out stands before the steps."""

CHAPTERS = (
    ("Where it stands", ("strengths", "dimensions", "extended", "ceilings", "gaps", "coverage")),
    ("What to do", ("steps", "bundles", "out-of-reach", "find-out", "evidence", "flags", "plan")),
    ("Every rule", (*(f"rules-{name}" for name in DIMENSION_TITLES), "not-asked")),
    ("What is not known", ("unknown", "unanswered", "not-applicable")),
    ("About this report", ("method", "sources")),
)
"""The sections behind the first page, by key, in order."""


class Chapter(NamedTuple):
    """Sections that belong together."""

    title: str
    key: str
    sections: tuple[Section, ...]


class Move(NamedTuple):
    """Something that would move a rule: where a link leads to it, what the link is called, and words beside it."""

    target: str
    label: str
    words: str


def html_report(view: View) -> str:
    """Write the report as one HTML page, in characters that every encoding has."""
    full = full_report(view)
    soon = _soon(view.advice)
    page = _environment().get_template("report.html.j2")
    text = page.render(
        view=view,
        report=full,
        board=_board(view),
        chapters=_chapters(full),
        rules=_rules(view.details.rules),
        moves=_moves(view),
        soon=tuple(step for step in view.advice.steps if step.number in soon),
        later=tuple(step for step in view.advice.steps if step.number not in soon),
    )
    return text.lstrip().encode("ascii", errors="xmlcharrefreplace").decode()


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
    environment.filters.update(kind=_kind, labelled=labelled, sentence=sentence, digest=_digest)
    return environment


def _kind(block: Block) -> str:
    return type(block).__name__


def _digest(text: str) -> str:
    """Give the hash by which a content security policy knows a text."""
    return b64encode(sha256(text.encode()).digest()).decode()


def _board(view: View) -> tuple[Section, ...]:
    return tuple(section for section in short_report(view).sections if section.key in BOARD)


def _chapters(report: Report) -> tuple[Chapter, ...]:
    by_key = {section.key: section for section in report.sections}
    found = (
        Chapter(title=title, key=title.lower().replace(" ", "-"), sections=tuple(_present(by_key, keys)))
        for title, keys in CHAPTERS
    )
    return tuple(chapter for chapter in found if chapter.sections)


def _present(by_key: dict[str, Section], keys: Iterable[str]) -> Iterator[Section]:
    return (by_key[key] for key in keys if key in by_key)


def _soon(advice: AdviceView) -> frozenset[int]:
    """Choose the steps that are told with everything: those of the first page, and those that the plan takes."""
    first = (step.number for step in (*advice.first, *advice.largest))
    return frozenset((*first, *(number for quarter in advice.plan.quarters for number in quarter.steps)))


def _rules(rules: tuple[RuleView, ...]) -> dict[str, tuple[RuleView, ...]]:
    """Give the rules of each dimension, by the key of its section."""
    return {
        f"rules-{name}": tuple(rule for rule in rules if rule.asked and rule.dimension == title)
        for name, title in DIMENSION_TITLES.items()
    }


def _moves(view: View) -> dict[str, tuple[Move, ...]]:
    """Say for each rule what would move it, or keep it where it is."""
    by_rule: dict[str, list[Move]] = {}
    for rule, move in (*_answers(view), *_kept(view.advice), *_steps(view.advice.steps)):
        by_rule.setdefault(rule, []).append(move)
    return {rule.id: tuple(by_rule.get(rule.id, ())) for rule in view.details.rules}


def _answers(view: View) -> Iterator[tuple[str, Move]]:
    """Find the answers and the evidence that a rule waits for; how to come by them is said where the link leads."""
    groups = (("evidence", "Add evidence", view.advice.evidence), ("find-out", "Find out", view.advice.find_out))
    wanted = {item.indicator: (key, label) for key, label, items in groups for item in items}
    for rule in view.details.rules:
        for name in (read.indicator for read in rule.read if read.indicator in wanted):
            key, label = wanted[name]
            yield rule.id, Move(target=f"{key}-{name}", label=label, words="")


def _kept(advice: AdviceView) -> Iterator[tuple[str, Move]]:
    for item in advice.strengths:
        yield item.rule, Move(target="strengths", label="Keep it", words=item.keep)
    for review in advice.reviews:
        yield review.rule, Move(target=f"look-{review.rule}", label="What to do about it", words="")


def _steps(steps: Iterable[StepView]) -> Iterator[tuple[str, Move]]:
    for step in steps:
        yield step.rule, Move(target=f"step-{step.number}", label=f"Step {step.number}", words=step.short)
