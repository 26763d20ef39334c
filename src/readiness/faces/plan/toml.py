"""A plan as the file that people keep: what to do stands in remarks, what became of it in a few short keys.

A new file is written whole. A kept one is changed as little as can be: its quarters move, what is new is added at the
end, and everything that people wrote stays to the letter.
"""

import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping

from readiness.faces.plan.view import PlannedView, PlanView, QuarterPlanView
from readiness.faces.profile.template import quoted
from readiness.faces.words.phrases import labelled, sentence, uk_date
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop
from readiness.planning.marks import LATER, Mark
from readiness.planning.progress import Progress, State
from readiness.proposal import Proposal
from readiness.reading.plan_file import FORMAT, LATER_WORD, PlanFile
from readiness.reading.plan_file_edit import with_more, with_values
from readiness.toml.values import Keys

WIDTH = 100

_HOW = gettext_noop("""\
The plan of {organisation}. It is yours: change it, and add what you need.

Mark each step by its status: "planned", "begun", "done" or "dropped". Beside it there is room for dates,
started = 2026-11-20 and done = 2027-01-15, for who does it and for a note. A dropped step wants a
reason = "…". No names of people who use the service belong in this file.

After the next assessment, bring it up to date; everything that you wrote stays:
  readiness plan profile.toml --update plan.toml -o next-plan.toml""")


def plan_toml(view: PlanView) -> str:
    """Write a new plan file."""
    return "\n".join((*_head(view), *_blocks(view, set(), set())))


def updated_toml(view: PlanView, proposal: Proposal, file: PlanFile) -> str:
    """Bring a kept file up to date: quarters move, with a remark where they were, and new steps are added."""
    text = with_values(file.text, _moved(view, proposal))
    known = {mark.step for mark in file.kept.marks}
    more = "\n".join(_blocks(view, {room.quarter for room in file.kept.rooms}, known))
    head = "\n".join(_said(_added(view)))
    return with_more(text, f"{head}\n\n{more}" if more else "").replace("\n", file.line_end)


def _added(view: PlanView) -> str:
    words = _("Added with the answers of {date}. {pace}.")
    return words.format(date=uk_date(view.as_of), pace=view.pace)


def _moved(view: PlanView, proposal: Proposal) -> Mapping[Keys, tuple[str, str]]:
    """List the values that change: the day of the answers, and the quarters of steps that are still to do."""
    values: dict[Keys, tuple[str, str]] = {("plan", "as_of"): (view.as_of.isoformat(), "")}
    for place, each in enumerate(proposal.progress):
        now = _now(each, proposal)
        if now != each.mark.quarter:
            words = _quarter_value(now)
            values["step", place, "quarter"] = (words, _was(each.mark, uk_date(view.as_of)))
    return values


def _now(each: Progress, proposal: Proposal) -> int:
    """Give the quarter of a step; that of one which is not planned any more stays."""
    if each.state not in {State.SLIPPED, State.AHEAD}:
        return each.mark.quarter
    return proposal.quarter_of.get(each.mark.step, LATER)


def _quarter_value(quarter: int) -> str:
    return quoted(LATER_WORD) if quarter == LATER else str(quarter)


def _was(mark: Mark, until: str) -> str:
    if mark.quarter == LATER:
        return _("later until {date}").format(date=until)
    return _("quarter {number} until {date}").format(number=mark.quarter, date=until)


def _head(view: PlanView) -> Iterator[str]:
    for line in _(_HOW).format(organisation=view.organisation).splitlines():
        yield f"# {line}".rstrip()
    yield ""
    yield f"format = {FORMAT}"
    yield ""
    yield from _said(f"{view.pace}.")
    yield "[plan]"
    yield f"organisation = {quoted(view.organisation)}"
    begins, as_of = _("the first day of quarter 1"), _("the day of the answers that the plan rests on")
    yield f"begins = {view.begins.isoformat()}  # {begins}"
    yield f"as_of = {view.as_of.isoformat()}  # {as_of}"
    yield ""


def _blocks(view: PlanView, quarters: Collection[int], steps: Collection[str]) -> Iterator[str]:
    """Write the quarters and steps that a file does not have yet."""
    for quarter in view.quarters:
        if quarter.number not in quarters:
            yield from _quarter(quarter)
        for step in quarter.steps:
            yield from () if step.id in steps else _step(step)
    for step in view.unfinished:
        yield from () if step.id in steps else _step(step)


def _quarter(quarter: QuarterPlanView) -> Iterator[str]:
    yield from _said(f"{labelled(quarter.title)} {quarter.dates}, {quarter.spent}.")
    yield from _said(quarter.question)
    yield "[[quarter]]"
    yield f"number = {quarter.number}"
    yield 'stops = ""'
    yield f"review = {quarter.review.isoformat()}"
    yield ""


def _step(step: PlannedView) -> Iterator[str]:
    yield from _said(step.do)
    for label, text in _details(step):
        if text:
            yield from _said(f"{labelled(label)} {text}", hang="  ")
    yield "[[step]]"
    yield f"id = {quoted(step.id)}"
    yield f"quarter = {_quarter_value(step.quarter)}"
    yield 'status = "planned"'
    yield 'who = ""'
    yield 'note = ""'
    yield ""


def _details(step: PlannedView) -> Iterable[tuple[str, str]]:
    return (
        (_("Begin"), step.first),
        (_("Done when"), step.done_when),
        (_("Who"), sentence(step.by) if step.by else ""),
        (_("Why"), step.why),
        (_("Worth"), step.worth),
        (_("Also covers"), f"{step.covered}." if step.covered else ""),
        (_("Waits for"), ", ".join(step.needs)),
    )


def _said(text: str, hang: str = "") -> list[str]:
    """Wrap a text as remarks."""
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent=f"# {hang}", break_on_hyphens=False)
