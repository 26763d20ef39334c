"""The page for a board: can we answer for this, what is asked of us, and what it would give."""

from collections.abc import Iterator

from readiness.core.rules import Effort
from readiness.faces.pages.parts import dated, labelled, who
from readiness.faces.report.blocks import Bars, Block, Entry, Paragraph, Section, bullets, entries, section
from readiness.faces.report.report import first_ceilings, short_report
from readiness.faces.views.advice import StepView
from readiness.faces.views.view import View
from readiness.faces.words.phrases import first_sentence, sentence
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import ngettext

SAFETY = 2
"""So many steps that keep people safe are named beside the first one."""


def sections(view: View) -> tuple[Section, ...]:
    """Put together what a board is shown."""
    short = {each.key: each for each in short_report(view).sections}
    return (
        short["strengths"],
        section("decide", _("What the board is asked to decide"), _decide(view)),
        section("dimensions", _("Where it stands, of 100 points"), _bars(short["dimensions"])),
        section("ceilings", _("What holds it back"), first_ceilings(view)),
        section("plan", _("What the plan would give"), _gives(view)),
        section("safety", _("What keeps people safe"), _safety(view)),
        section("unknown", _("What is not known yet"), (Paragraph(_unknown(view)),)),
    )


def _bars(found: Section) -> tuple[Block, ...]:
    return tuple(block for block in found.blocks if isinstance(block, Bars))


def _decide(view: View) -> Iterator[Block]:
    first = view.advice.dated(view.advice.first[:1])
    yield from entries(Entry(step.do, _reasons(step)) for step in first)
    settled = view.scores.overall.settled
    for question in view.advice.find_out[: 0 if settled else 1]:
        yield from labelled(question.do, _("Find out first"))
    room = view.advice.plan.question
    yield from labelled(f"{room} {_efforts()}" if room else "", _("Room"))
    for step in view.advice.largest[-1:] if settled else ():
        yield from labelled(f"{step.short} {_cost(step)}", _("Where most is to gain"))


def _reasons(step: StepView) -> tuple[tuple[str, str], ...]:
    return ((_("Who"), who(step)), (_("Cost and worth"), _cost(step)), (_("Why"), first_sentence(step.why)))


def _cost(step: StepView) -> str:
    return sentence(
        ", ".join(part for part in (step.effort, step.gain, step.gain_overall, *step.reasons[:1]) if part)
    )


def _efforts() -> str:
    words = _("A small step takes {small}, a large one {large}.")
    return words.format(small=int(Effort.SMALL), large=int(Effort.LARGE))


def _gives(view: View) -> Iterator[Block]:
    quarters = view.advice.plan.quarters
    if not (quarters and quarters[-1].figures[-1]):
        return
    last, now = quarters[-1], view.widest.overall.bar
    words = _("At {pace}, a plan until {day} secures {points} of 100 points overall.")
    then = words.format(pace=view.advice.plan.pace, points=last.figures[-1], day=last.end)
    if view.extended is not None:
        words = _("Secured today: {points}, with every rule-set counted.")
    else:
        words = _("Secured today: {points}.")
    yield Paragraph(then if now is None else f"{then} {words.format(points=now.secured)}")


def _safety(view: View) -> tuple[Block, ...]:
    safe = [step for step in view.advice.steps if step.safety and step not in view.advice.first[:1]]
    return bullets(map(dated, view.advice.dated(safe[:SAFETY])))


def _unknown(view: View) -> str:
    said = " ".join(words.format(number=number) for number, words in _open(view) if number)
    return said or _("Every question has an answer, with the support that it needs.")


def _open(view: View) -> Iterator[tuple[int, str]]:
    """Count what is open, each with the words for it."""
    unanswered, unknown = len(view.details.unanswered), len(view.details.unknown)
    wanting, differing = len(view.advice.evidence), len(view.details.gaps)
    yield (
        unanswered,
        ngettext(
            "{number} question has no answer yet.",
            "{number} questions have no answer yet.",
            unanswered,
        ),
    )
    yield (
        unknown,
        ngettext(
            "{number} question was asked, and nobody could say yet.",
            "{number} questions were asked, and nobody could say yet.",
            unknown,
        ),
    )
    yield (
        wanting,
        ngettext(
            "{number} answer waits for evidence, or for the voice that counts.",
            "{number} answers wait for evidence, or for the voice that counts.",
            wanting,
        ),
    )
    yield (
        differing,
        ngettext(
            "{number} question is seen differently by those who were asked.",
            "{number} questions are seen differently by those who were asked.",
            differing,
        ),
    )
