"""Progress: what became of each step of a plan that is kept, held against the answers of today.

Marks are people's own and are never changed here. Where the answers do not show what a mark says, it is said why.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import takewhile

import attrs

from readiness.core.conditions import judge
from readiness.core.indicators import VOICE_WORDS
from readiness.core.profile import Profile
from readiness.core.rules import Rule, RuleBook, Step
from readiness.core.standing import Silence, Standing
from readiness.core.truth import Truth
from readiness.errors import near_names
from readiness.message import joined, message
from readiness.planning.marks import LATER, Kept, Mark, Status
from readiness.planning.outlook import Outlook
from readiness.planning.recommendations import Advice, Recommendation
from readiness.record import Record

Standings = Mapping[str, Standing]


class State(StrEnum):
    """Where a step of a kept plan is now.

    ``confirmed``: done, and the answers show it. ``not_shown``: done, and the answers do not show it yet. ``shown``:
    the answers show it, and nobody has marked it. ``slipped``: its quarter is over and it is not done. ``ahead``: its
    time is still to come. ``dropped``: left out for a reason. The others are not planned: ``not_asked`` (its question
    does not apply), ``covered`` (other steps that are advised do all that it would), ``out_of_reach``, ``not_needed``
    (every target is reached without it), ``not_known`` (no rule-set in use has it).
    """

    CONFIRMED = "confirmed"
    NOT_SHOWN = "not_shown"
    SHOWN = "shown"
    SLIPPED = "slipped"
    AHEAD = "ahead"
    DROPPED = "dropped"
    NOT_ASKED = "not_asked"
    COVERED = "covered"
    OUT_OF_REACH = "out_of_reach"
    NOT_NEEDED = "not_needed"
    NOT_KNOWN = "not_known"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Progress(Record):
    """One step of a kept plan: its mark, where it is now, and why, in clauses.

    ``step`` and ``rule`` are ``None`` where no rule-set in use has the step.
    """

    mark: Mark
    state: State
    reasons: tuple[str, ...] = ()
    step: Step | None = None
    rule: Rule | None = None


@attrs.frozen(kw_only=True)
class Today:
    """What a kept plan is held against. ``number`` is that of the quarter of today's answers."""

    profile: Profile
    rulebook: RuleBook
    where: Standings
    outlook: Outlook
    advice: Advice
    number: int


def covered_by(names: Sequence[str]) -> str:
    """Say in a clause which steps cover another."""
    return message("covered by {names}", names=joined(names))


def progress(kept: Kept, today: Today) -> tuple[Progress, ...]:
    """Say what became of each step of a kept plan, in its order.

    ``today.rulebook`` holds every step; ``today.outlook`` and ``today.advice`` may be without some that were left
    out.
    """
    known = today.rulebook.steps
    done = {mark.step for mark in kept.marks if mark.status is Status.DONE}
    return tuple(_progress(mark, known, done, today) for mark in kept.marks)


def _progress(mark: Mark, known: Mapping[str, tuple[Rule, Step]], done: set[str], today: Today) -> Progress:
    if mark.step not in known:
        near = tuple(near_names(mark.step, known))
        return Progress(mark=mark, state=State.NOT_KNOWN, reasons=near)
    rule, step = known[mark.step]
    state, reasons = _state(mark, rule, step, done, today)
    return Progress(mark=mark, state=state, reasons=reasons, step=step, rule=rule)


def _state(mark: Mark, rule: Rule, step: Step, done: set[str], today: Today) -> tuple[State, tuple[str, ...]]:
    if mark.status is Status.DROPPED:
        return State.DROPPED, (mark.reason,)
    if not _applies(rule, step, today):
        return State.NOT_ASKED, ()
    if _shown(step, today):
        return (State.CONFIRMED if mark.status is Status.DONE else State.SHOWN), ()
    if mark.status is Status.DONE:
        return State.NOT_SHOWN, tuple(_not_shown(step, today.where))
    advised = next((item for item in today.advice.steps if item.id == step.id), None)
    if advised is None:
        return _not_advised(step, today)
    if mark.quarter != LATER and mark.quarter < today.number:
        return State.SLIPPED, tuple(_why_slipped(mark, advised, done, today))
    return State.AHEAD, ()


def _applies(rule: Rule, step: Step, today: Today) -> bool:
    dropped = [today.where[change.indicator].dropped for change in step.changes]
    if dropped and all(dropped):
        return False
    return rule.when is None or judge(rule.when, today.where, today.profile.facts) is Truth.TRUE


def _shown(step: Step, today: Today) -> bool:
    """Say whether what a step leads to is secured."""
    return not any(_missed(step, today.where))


def _missed(step: Step, where: Standings) -> Iterator[Standing]:
    """List where the indicators stand that do not reach what a step leads to; those that dropped out are left out."""
    for change in step.changes:
        standing = where[change.indicator]
        short = standing.worst > change.to if standing.falls else standing.worst < change.to
        if short and not standing.dropped:
            yield standing


def _not_shown(step: Step, where: Standings) -> Iterator[str]:
    """Say what the answers lack to show that a step is done; figures are not named."""
    for standing in _missed(step, where):
        name = standing.indicator
        if standing.silence is Silence.UNANSWERED:
            yield message("{name} is not answered yet", name=name)
        elif standing.silence is Silence.UNKNOWN:
            yield message("{name} is answered with unknown", name=name)
        elif standing.lacks_voice or standing.lacks_evidence:
            yield message("{name} wants {support}", name=name, support=_support(standing))
        else:
            yield message("the answer to {name} is still below it", name=name)


def _support(standing: Standing) -> str:
    record = (message("a dated record that shows it"),) if standing.lacks_evidence else ()
    if not standing.lacks_voice:
        return joined(record)
    return joined((message("the view of {voice}", voice=VOICE_WORDS[standing.lacks_voice]), *record))


def _not_advised(step: Step, today: Today) -> tuple[State, tuple[str, ...]]:
    """Say why a step that is still open is not advised."""
    covered = [each.through for each in today.advice.covered if each.step.id == step.id]
    if covered:
        return State.COVERED, (covered_by(covered[0]),)
    if step.id not in today.outlook.by_step:
        return State.OUT_OF_REACH, (message("it builds on a step that was left out"),)
    reasons = [out.reason for out in today.advice.out_of_reach if out.step.id == step.id]
    return (State.OUT_OF_REACH, tuple(reasons)) if reasons else (State.NOT_NEEDED, ())


def _why_slipped(mark: Mark, advised: Recommendation, done: set[str], today: Today) -> Iterator[str]:
    waiting = [name for name in _needed(advised, today.advice.steps) if name not in done]
    if waiting:
        yield message("it waits for {names}, not done yet", names=joined(waiting))
    if mark.status is Status.BEGUN:
        yield message("it is begun and not done yet")
    elif not waiting:
        yield message("it is not begun yet")


def _needed(advised: Recommendation, steps: Iterable[Recommendation]) -> tuple[str, ...]:
    """Name the open steps that come before one: the next lower of its rule, and those that it waits for."""
    before = takewhile(lambda item: item.id != advised.id, steps)
    below = [item.id for item in before if item.rule.id == advised.rule.id][-1:]
    return tuple(dict.fromkeys((*below, *advised.waits_for)))
