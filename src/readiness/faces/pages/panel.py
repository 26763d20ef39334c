"""The page for the lived-experience panel: where power is shared, and what happened with what was said."""

from collections.abc import Iterable, Iterator

from readiness.faces.pages.concern import PANEL, POWER, REPLIES, rules_of, rules_on, steps_of, unheard_of
from readiness.faces.pages.parts import (
    LEADING,
    answered,
    named,
    next_step,
    said_to,
    strengths,
    told_strengths,
)
from readiness.faces.report.blocks import Block, Entry, Paragraph, Section, bullets, entries, section
from readiness.faces.views.details import RuleView
from readiness.faces.views.disclosure import HIDDEN
from readiness.faces.views.view import View
from readiness.faces.words.phrases import capital, grouped, sentence
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop, ngettext

ABOUT = gettext_noop(
    "No one's story is in this report, and nobody has to tell theirs to take part. Where it says “you”, it speaks to "
    "those who lead."
)

WHOLE = 1
"""So many rules about power are told with what each voice says; the others by name."""

LISTED = 2
"""So many rules of one verdict are named."""

HEARD = 2
"""So many rules are shown about what happens with what people say."""

ASKED = 1
"""So many signs are shown by which to tell whether a step is done."""


def sections(view: View) -> tuple[Section, ...]:
    """Put together what the panel is shown."""
    steps = steps_of(view, PANEL)
    return (
        section("strengths", _("What stands well"), strengths(view, PANEL)),
        section("next", _("What should come first"), entries(map(next_step, steps[:1]))),
        section("power", _("Where power is shared"), _power(view)),
        section("replies", _("What happened with what was said"), _replies(view)),
        section("unheard", _("What only people with lived experience can say"), _unheard(view)),
        section("ask", _("What to ask of the organisation next"), bullets(_questions(view))),
    )


def _power(view: View) -> Iterator[Block]:
    words = _("{figure} of 100 points, {words}.")
    for dimension in (each for each in view.scores.dimensions if each.name in PANEL.dimensions):
        if dimension.figure:
            said = words.format(figure=dimension.figure, words=dimension.words)
            yield Paragraph(said, label=dimension.title)
        if dimension.ceiling is not None:
            yield Paragraph(sentence(dimension.ceiling.reasons[0]), label=_("What cannot wait"))
    whole = [rule for rule in rules_on(view, PANEL, POWER) if said_to(rule)][:WHOLE]
    yield from entries(map(_answered, whole))
    yield from bullets(_by_verdict(_others(view, whole)))


def _others(view: View, told: Iterable[RuleView]) -> list[RuleView]:
    """Give the other rules of their dimensions that have no section of their own, those first that ask for them."""
    known = {rule.id for rule in (*told, *rules_on(view, PANEL, REPLIES))} | told_strengths(view, PANEL)
    rules = [rule for rule in rules_of(view, PANEL) if rule.dimension in PANEL.titles and rule.id not in known]
    return sorted(rules, key=lambda rule: PANEL.voice not in rule.voices)


def _answered(rule: RuleView) -> Entry:
    return answered(rule, (PANEL.voice, *LEADING))


def _by_verdict(rules: Iterable[RuleView]) -> Iterator[str]:
    for verdict, titles in grouped([(rule.verdict, rule.title) for rule in rules]):
        if verdict == HIDDEN:
            yield _unshown(len(titles))
        else:
            yield _("{verdict}: {titles}.").format(verdict=capital(verdict), titles=named(titles, LISTED))


def _unshown(number: int) -> str:
    words = ngettext(
        "{number} answer not shown, so that nobody can be recognised.",
        "{number} answers not shown, so that nobody can be recognised.",
        number,
    )
    return words.format(number=number)


def _replies(view: View) -> Iterator[Block]:
    yield from entries(map(_answered, rules_on(view, PANEL, REPLIES)[:HEARD]))


def _unheard(view: View) -> Iterator[Block]:
    found = unheard_of(view, PANEL)
    if found:
        words = _("The answers so far do not show how they see these: {titles}.")
        yield Paragraph(words.format(titles=named(item.title for item in found)))


def _questions(view: View) -> Iterator[str]:
    for step in steps_of(view, PANEL)[1 : ASKED + 1]:
        words = _("Is this so by {day}? {sign}") if step.due else _("Is this so? {sign}")
        yield words.format(day=step.due, sign=step.good_enough_when)
    yield _("Who has agreed to what should come first, and by when?")
    yield _("What was decided on what we said, and why? A no with its reason counts too.")
