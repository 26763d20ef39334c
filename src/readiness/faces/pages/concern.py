"""Concerns: which parts of a result are about the people that a page is for, as the rule-sets themselves say.

A rule concerns a group of people where it stands in a dimension of theirs, or where one of its questions asks for
their view. What it is about beyond that, such as room for new work, shows in the themes of the evidence that it rests
on. So the rules of any rule-set find their page, and no page names a rule.
"""

from collections.abc import Iterable
from typing import NamedTuple

from readiness.core.rules import CORE
from readiness.faces.views.advice import StepView, StrengthView
from readiness.faces.views.details import GapView, RuleView, UnheardView
from readiness.faces.views.view import View
from readiness.faces.words.phrases import dimension_title


class Concern(NamedTuple):
    """A group of people: the voice that is theirs, and the dimensions that are about them.

    ``theme`` is one of the evidence: what rests on it is for them to know, whatever its dimension.
    """

    voice: str
    dimensions: tuple[str, ...]
    theme: str

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of their dimensions, as views have them."""
        return tuple(map(dimension_title, self.dimensions))


ROOM = "CB09"
"""The theme that something has to stop to make room."""

POWER = "CE09"
"""The theme that power has to be handed over."""

REPLIES = "NE06"
"""The theme of feedback loops: what becomes of what people say."""

STAFF = Concern("frontline", ("staff_wellbeing", "training"), ROOM)

PANEL = Concern("lived_experience", ("lived_experience",), REPLIES)


def rules_of(view: View, concern: Concern) -> tuple[RuleView, ...]:
    """Give the rules that count here and concern these people, those of their dimensions first."""
    found = [rule for rule in view.details.rules if rule.points and _concerns(rule, concern)]
    return tuple(sorted(found, key=lambda rule: _place(rule.dimension, concern)))


def rules_on(view: View, concern: Concern, theme: str) -> tuple[RuleView, ...]:
    """Give those of them that rest on a theme of the evidence and ask for these people's view, core's own first."""
    found = [rule for rule in rules_of(view, concern) if theme in rule.themes and concern.voice in rule.voices]
    return tuple(sorted(found, key=lambda rule: not rule.id.startswith(f"{CORE}/")))


def strengths_of(view: View, concern: Concern) -> tuple[StrengthView, ...]:
    """Give the strengths that concern these people, those of their dimensions first."""
    names = {rule.id for rule in rules_of(view, concern)}
    found = [strength for strength in view.advice.strengths if strength.rule in names]
    return tuple(sorted(found, key=lambda strength: _place(strength.dimension, concern)))


def steps_of(view: View, concern: Concern) -> tuple[StepView, ...]:
    """Give the steps for these people: those of the plan in its order, then the others in theirs.

    They are the steps of their dimensions, and of the rules on their theme.
    """
    asked, titles = {rule.id for rule in rules_on(view, concern, concern.theme)}, concern.titles
    planned = view.advice.scheduled
    known = {step.id for step in planned}
    steps = (*planned, *(step for step in view.advice.steps if step.id not in known))
    return tuple(step for step in steps if step.dimension in titles or step.rule in asked)


def gaps_of(view: View, concern: Concern, others: Iterable[str]) -> tuple[GapView, ...]:
    """Give the questions that these people and some others answer differently, those of their dimensions first."""
    wanted = frozenset(others)
    found = [gap for gap in view.details.gaps if _between(gap, concern.voice, wanted)]
    return tuple(sorted(found, key=lambda gap: _place(gap.dimension, concern)))


def unheard_of(view: View, concern: Concern) -> tuple[UnheardView, ...]:
    """Give the questions that want these people's view and have not heard it, those that need it most first."""
    found = view.details.unheard(concern.voice)
    return tuple(sorted(found, key=lambda item: (not item.needed, _place(item.dimension, concern))))


def _concerns(rule: RuleView, concern: Concern) -> bool:
    return rule.asked and (rule.dimension in concern.titles or concern.voice in rule.voices)


def _between(gap: GapView, voice: str, others: frozenset[str]) -> bool:
    """Say whether a voice and one of some others answer a question, and what they say is not the same."""
    words = {said.said for said in gap.said if said.voice == voice}
    return bool(words) and any(said.said not in words for said in gap.said if said.voice in others)


def _place(dimension: str, concern: Concern) -> int:
    """Say where a dimension stands for these people; those that are not theirs stand last, all alike."""
    return (*concern.titles, dimension).index(dimension)
