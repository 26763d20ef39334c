"""Page parts: what the pages for several audiences have in common."""

from collections.abc import Collection, Iterable

from readiness.core.profile import AGREED
from readiness.faces.pages.concern import Concern, rules_of, strengths_of
from readiness.faces.report.blocks import Block, Entry, Paragraph, bullets
from readiness.faces.views.advice import StepView
from readiness.faces.views.answers import VoiceView
from readiness.faces.views.details import RuleView
from readiness.faces.views.disclosure import HIDDEN
from readiness.faces.views.view import View
from readiness.faces.words.phrases import capital, grouped, listing, quoted, sentence
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop, ngettext

LEADING = ("leaders", "managers")
"""The voices of those who lead."""

STRENGTHS = 2
"""So many strengths stand on a page that is written for a group of people."""

UNSHOWN = gettext_noop("not shown, so that nobody can be recognised")
"""Said of a verdict that would tell about few people."""

NAMED = 2
"""So many things are named in a row; of the others only how many they are."""


def labelled(text: str, label: str) -> tuple[Block, ...]:
    """Write a paragraph with a label; nothing where there is no text."""
    return (Paragraph(text, label=label),) if text else ()


def strengths(view: View, concern: Concern) -> tuple[Block, ...]:
    """Say what stands well for these people, or what has begun, or that nothing is settled yet."""
    found = strengths_of(view, concern)
    if found:
        return bullets(strength.words for strength in found[:STRENGTHS])
    under_way = [rule.title for rule in rules_of(view, concern) if rule.bar is not None and rule.bar.secured]
    if under_way:
        words = _("Nothing stands firm here yet. Work has begun towards {titles}.")
        return (Paragraph(words.format(titles=listing(map(quoted, under_way[:STRENGTHS])))),)
    return (Paragraph(_("Nothing is settled here yet: answers and first steps will show what stands well.")),)


def next_step(step: StepView) -> Entry:
    """Tell one step so that everyone can see whether it is done."""
    found = ((_("Done when"), step.good_enough_when), (_("Who"), who(step)))
    return Entry(step.do, tuple((label, text) for label, text in found if text))


def who(step: StepView, *more: str) -> str:
    """Say who takes a step and what else there is to say, last by when the plan has it done."""
    # Translators: a day by which something is done, as in by 31 January 2027.
    by = _("by {day}").format(day=step.due) if step.due else ""
    return sentence(", ".join(part for part in (step.by, *more, by) if part))


def dated(step: StepView) -> str:
    """Tell a step in one line, with the day by which the plan has it done."""
    return _("{step} By {day}.").format(step=step.short, day=step.due) if step.due else step.short


def told_strengths(view: View, concern: Concern) -> frozenset[str]:
    """Name the rules whose strengths are told."""
    return frozenset(strength.rule for strength in strengths_of(view, concern)[:STRENGTHS])


def said_to(rule: RuleView) -> tuple[VoiceView, ...]:
    """Give what voices say to the question of a rule; nothing where it has several, or no answer."""
    return rule.read[0].said if len(rule.read) == 1 else ()


def answered(rule: RuleView, voices: Collection[str]) -> Entry:
    """Tell what a rule said and what some voices answered; those that say the same speak together."""
    said = [each for each in said_to(rule) if each.voice in {AGREED, *voices}]
    together = grouped((each.said, each.whose) for each in said)
    verdict = _(UNSHOWN) if rule.verdict == HIDDEN else rule.verdict
    details = tuple((capital(listing(whose)), sentence(words)) for words, whose in together)
    # Translators: what a rule is about, and what became of it, as in Time is paid for: partly in place.
    return Entry(_("{rule}: {verdict}.").format(rule=rule.title, verdict=verdict), details)


def named(titles: Iterable[str], many: int = NAMED) -> str:
    """Name so many things by their titles, in quotation marks, and say how many more there are; never one more."""
    every = list(map(quoted, titles))
    rest = len(every) - many
    if rest <= 1:
        return listing(every)
    return listing([*every[:many], ngettext("{number} more", "{number} more", rest).format(number=rest)])
