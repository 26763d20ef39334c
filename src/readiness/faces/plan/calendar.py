"""A plan for a calendar (iCalendar, RFC 5545): a day for each step, by which it is done, and one to look back.

What people noted, and their names, stay out of it: calendars are shared. Nothing in it comes from the clock or the
machine, so the same plan gives the same bytes, and a newer plan replaces the entries of an older one.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from hashlib import sha256

from readiness.faces.plan.view import PlannedView, PlanView, QuarterPlanView
from readiness.faces.words.phrases import labelled
from readiness.faces.words.translation import gettext as _
from readiness.planning.marks import Status
from readiness.version import VERSION

MOST_OCTETS = 75
"""A line has no more than this; what is longer goes on in the next."""

_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def plan_calendar(view: PlanView) -> bytes:
    """Write a plan as a calendar in UTF-8, lines ended as the standard asks."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//readiness//readiness {VERSION}//EN",
        "CALSCALE:GREGORIAN",
        *(line for quarter in view.quarters for line in _quarter(view, quarter)),
        "END:VCALENDAR",
    )
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def escaped(text: str) -> str:
    r"""Write a text as a value.

    >>> escaped("one; two, three")
    'one\\; two\\, three'
    """
    return "".join(_ESCAPED.get(char, char) for char in text)


def folded(line: str) -> str:
    """Break a line into ones of at most 75 octets; a character is never split."""
    pieces, room = [""], MOST_OCTETS
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append("")
            room = MOST_OCTETS - 1  # for the blank that the next line begins with
        pieces[-1] += char
        room -= size
    return "\r\n ".join(pieces)


def _quarter(view: PlanView, quarter: QuarterPlanView) -> Iterator[str]:
    for step in quarter.steps:
        if step.mark is None or step.mark.status is not Status.DONE:
            yield from _event(view, step.id, quarter.end, step.short, _step_words(step))
    title = _("Look at the plan together: quarter {number}").format(number=quarter.number)
    yield from _event(view, f"review {quarter.number}", quarter.review, title, _review_words(quarter))


def _event(view: PlanView, name: str, day: dt.date, title: str, words: Iterable[str]) -> Iterator[str]:
    """Write an entry for a whole day, which keeps nobody's time busy."""
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(view, name)}"
    yield f"DTSTAMP:{_day(view.as_of)}T000000Z"
    yield f"SEQUENCE:{max((view.as_of - view.began).days, 0)}"
    yield f"DTSTART;VALUE=DATE:{_day(day)}"
    yield f"SUMMARY:{escaped(title)}"
    yield f"DESCRIPTION:{escaped(chr(10).join(words))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(view: PlanView, name: str) -> str:
    """Name an entry the same in every version of a plan: from whose it is, when it began, and what it is about."""
    words = "\0".join((view.organisation, view.began.isoformat(), name))
    return sha256(words.encode()).hexdigest()[:32]


def _day(day: dt.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _step_words(step: PlannedView) -> Iterator[str]:
    yield step.do
    details = (
        (_("Begin"), step.first),
        (_("Done when"), step.done_when),
        (_("Who"), step.by),
        (_("Name"), step.id),
    )
    for label, text in details:
        if text:
            yield f"{labelled(label)} {text}"


def _review_words(quarter: QuarterPlanView) -> Iterator[str]:
    yield f"{labelled(quarter.title)} {quarter.dates}."
    yield _("What is done, and who noticed? What gets in the way? What do we let go of?")
    yield quarter.question
    yield _("Then mark the plan, and bring it up to date: readiness plan --update")
