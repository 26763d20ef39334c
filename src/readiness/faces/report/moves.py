"""What would move a rule, or keep it where it is: answers, evidence, what protects a strength, and steps."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from readiness.faces.report.blocks import step_key
from readiness.faces.views.advice import AdviceView, StepView
from readiness.faces.views.view import View
from readiness.faces.words.translation import gettext as _


class Move(NamedTuple):
    """Something that would move a rule: where a link leads to it, what the link is called, and words beside it."""

    target: str
    label: str
    words: str


def moves(view: View) -> dict[str, tuple[Move, ...]]:
    """Say for each rule, by its id, what would move it, or keep it where it is."""
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
        for rule in dict.fromkeys((step.rule, *(each.rule for each in step.covers))):
            yield rule, Move(target=step_key(step.number), label=label, words=step.short)
