"""The page for whoever leads the work: what to do first, in which order, whom to ask, and what waits for what."""

from collections.abc import Iterable, Iterator

from readiness.faces.pages.parts import who
from readiness.faces.report.blocks import Block, Entry, Section, bullets, entries, section
from readiness.faces.report.report import short_report
from readiness.faces.views.advice import QuestionView, ReviewView, StepView
from readiness.faces.views.view import View
from readiness.faces.words.phrases import first_sentence, sentence
from readiness.faces.words.translation import gettext as _

THEN = 3
"""So many steps follow the first one."""

CEILINGS = 2
"""So many ceilings are shown that a step further down the list would lift, the costliest first."""

QUESTIONS = 3
"""So many open questions are shown, and so many answers that want support."""


def sections(view: View) -> tuple[Section, ...]:
    """Put together what the lead is shown; where too little is settled, finding out comes before further steps."""
    short = {each.key: each for each in short_report(view).sections}
    steps = view.advice.dated(view.advice.steps[: THEN + 1])
    first, rest = steps[:1], steps[1:]
    then = section("then", _("Then, in this order"), entries(map(_brief, rest)))
    asking = section("find-out", _("Find out, and whom to ask"), _questions(view.advice.find_out))
    return (
        short["strengths"],
        section("next", _("Begin with this"), entries(map(_whole, first))),
        *((then, asking) if view.scores.overall.settled else (asking, then)),
        section("ceilings", _("What other steps wait for"), bullets(_lifting(view, told=(*first, *rest)))),
        section("evidence", _("Add what supports an answer"), _evidence(view.advice.evidence)),
        section("flags", _("Worth a look"), entries(map(_review, view.advice.reviews[:1]))),
    )


def _whole(step: StepView) -> Entry:
    found = (
        (_("Begin"), step.first),
        (_("Good enough when"), step.good_enough_when),
        (_("Who"), who(step, step.effort, step.gain, *step.reasons)),
    )
    return Entry(step.do, tuple((label, text) for label, text in found if text), step.number)


def _brief(step: StepView) -> Entry:
    after = _("after {steps}").format(steps=step.after) if step.after else ""
    return Entry(step.short, ((_("Who"), who(step, step.effort, step.gain, *step.reasons[:1], after)),), step.number)


def _lifting(view: View, told: Iterable[StepView]) -> Iterator[str]:
    """Tell which steps lift a ceiling that is surely there, where they are not told already."""
    known = {step.number for step in told}
    order = [ceiling.title for ceiling in view.scores.ceilings if ceiling.sure]
    bundles = [bundle for bundle in view.advice.bundles if bundle.dimension in order]
    bundles.sort(key=lambda bundle: order.index(bundle.dimension))
    waiting = ((bundle.dimension, *bundle.lifting[0]) for bundle in bundles if bundle.lifting)
    found = [(dimension, number, short) for dimension, number, short in waiting if number not in known]
    words = _("{dimension} stays under its ceiling until step {number} is done: {step}")
    for dimension, number, short in found[:CEILINGS]:
        yield words.format(dimension=dimension, number=number, step=short)


def _questions(questions: Iterable[QuestionView]) -> tuple[Block, ...]:
    words = _("{do} Ask {who}.")
    return bullets(words.format(do=question.do, who=question.ask) for question in tuple(questions)[:QUESTIONS])


def _evidence(questions: Iterable[QuestionView]) -> tuple[Block, ...]:
    words = _("{rule}: {do}")
    return bullets(words.format(rule=question.title, do=question.do) for question in tuple(questions)[:QUESTIONS])


def _review(review: ReviewView) -> Entry:
    return Entry(sentence(review.title), tuple((_("Do"), first_sentence(action.do)) for action in review.actions[:1]))
