"""The page for staff: what changes for us, what stops to make room, and how to say so if it is not felt."""

from collections.abc import Iterator

from readiness.faces.pages.concern import ROOM, STAFF, gaps_of, rules_on, steps_of, unheard_of
from readiness.faces.pages.parts import (
    LEADING,
    answered,
    dated,
    named,
    next_step,
    strengths,
)
from readiness.faces.report.blocks import Block, Paragraph, Section, bullets, entries, section
from readiness.faces.views.view import View
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop

ABOUT = gettext_noop(
    "No one's story is in this report, and no figure about a few people. It is about how the work is set up. Where "
    "it says “you”, it speaks to those who lead."
)

THEN = 2
"""So many steps follow the first one."""


def sections(view: View) -> tuple[Section, ...]:
    """Put together what staff are shown."""
    steps = steps_of(view, STAFF)
    return (
        section("strengths", _("What stands well"), strengths(view, STAFF)),
        section("next", _("What should come first for staff"), entries(map(next_step, steps[:1]))),
        section("then", _("What comes after it"), (*bullets(map(dated, steps[1 : THEN + 1])), *_proposed(view))),
        section("room", _("What will stop, to make room"), _room(view)),
        section("gaps", _("Where staff and leaders see it differently"), _gaps(view)),
        section("unheard", _("Where the view of staff is still missing"), _unheard(view)),
        section("say", _("If it does not feel like this"), (Paragraph(_(_SAY)),)),
    )


_SAY = gettext_noop(
    "Say so: to a manager, a staff representative or whoever leads this work, without a name if that is safer. Where "
    "staff and leaders see things differently, only the lower answer counts as certain."
)


def _proposed(view: View) -> Iterator[Block]:
    if view.advice.plan.quarters:
        yield Paragraph(_("These steps are a proposal. Ask who has agreed to them, and by when."))


def _room(view: View) -> Iterator[Block]:
    if view.advice.strain:
        yield Paragraph(view.advice.strain)
    yield from entries(answered(rule, (STAFF.voice, *LEADING)) for rule in rules_on(view, STAFF, ROOM)[:1])
    yield Paragraph(_("Ask of every new thing: what will stop, or wait, so that this fits?"))


def _gaps(view: View) -> Iterator[Block]:
    """Name the questions; what each voice said to them stands in the whole report."""
    told = {read.indicator for rule in rules_on(view, STAFF, ROOM)[:1] for read in rule.read}
    found = [gap.title for gap in gaps_of(view, STAFF, LEADING) if gap.indicator not in told]
    if found:
        words = _("They answer differently on {titles}. Both are telling what they see.")
        yield Paragraph(words.format(titles=named(found)))


def _unheard(view: View) -> Iterator[Block]:
    found = [item.title for item in unheard_of(view, STAFF)]
    if found:
        words = _("The answers so far do not show how staff see these: {titles}.")
        yield Paragraph(words.format(titles=named(found)))
