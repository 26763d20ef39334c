"""Random questions: every type of answer, with and without what an answer may need."""

from collections.abc import Iterable
from itertools import product

import attrs
from hypothesis import strategies as st

from readiness.core.indicators import DIMENSIONS, AnswerType, Derived, Indicator
from readiness.core.practice import PRACTICE_LEVELS
from readiness.core.rules import CORE
from readiness.core.standing import GROUPS
from readiness.testing.draws import pick, yes


@st.composite
def indicator_lists(draw: st.DrawFn, name: str = CORE, at_least: int = 1) -> tuple[Indicator, ...]:
    """Make the indicators of a rule-set; core may have the table of role groups and its coverages among them."""
    asked = [_placed(pick(draw, _QUESTIONS), name, number) for number in range(at_least + pick(draw, _MORE))]
    return (*asked, *(_TRAINING if name == CORE and yes(draw) else ()))


_MORE = (0, 2, 3, 4, 5, 1)
"""How many questions there are beyond the least."""

_LEVELS = ("none", "some", "half", "most", "all")
_RISING = (AnswerType.LEVEL, AnswerType.DATE)
_VOICED = (AnswerType.LEVEL, AnswerType.SHARE)


def _questions() -> list[Indicator]:
    """List every kind of question in every dimension, the plainest first."""
    yes_no = (False, True)
    kinds = product((AnswerType(kind) for kind in AnswerType), yes_no, yes_no, yes_no, yes_no, (True, False))
    asked = [_question(kind, marks) for kind, *marks in kinds if _possible(kind, *marks[:3])]
    asked.sort(
        key=lambda i: (bool(i.needs_voice), i.top_needs_evidence, bool(i.not_applicable_if), i.lower_is_better)
    )
    return [attrs.evolve(question, dimension=name) for question in asked for name in DIMENSIONS]


def _possible(kind: AnswerType, falls: bool, voice: bool, evidence: bool) -> bool:
    if kind is AnswerType.GROUPS or (evidence and kind is not AnswerType.LEVEL):
        return False
    return not (falls and kind in _RISING) and not (voice and kind not in _VOICED)


def _question(kind: AnswerType, marks: Iterable[bool]) -> Indicator:
    falls, voice, evidence, dismissible, short = marks
    return Indicator(
        id="",
        dimension="",
        question="What is there?",
        type=kind,
        ask="a colleague",
        levels=_LEVELS if kind is AnswerType.LEVEL else (),
        voices=("leaders", "frontline", "lived_experience"),
        needs_voice="frontline" if voice else "",
        top_needs_evidence=evidence,
        short_form=short,
        not_applicable_if="there is nothing to ask about" if dismissible else "",
        lower_is_better=falls,
    )


_QUESTIONS = tuple(question for question in _questions() for _ in range(3 if question.levels else 1))
"""Every kind of question; those with levels, which most are, come three times."""


def _placed(question: Indicator, name: str, number: int) -> Indicator:
    table = question.dimension if name == CORE else name.replace("-", "_")
    return attrs.evolve(question, id=f"{table}.question_{number}", ruleset=name)


def _coverage(name: str, derived: Derived) -> Indicator:
    return Indicator(
        id=f"training.coverage_{name}",
        dimension="training",
        question="How many are trained?",
        type=AnswerType.SHARE,
        ask="a colleague",
        ruleset=CORE,
        short_form=True,
        derived=derived,
    )


_TRAINING = (
    Indicator(
        id=GROUPS,
        dimension="training",
        question="Who works here?",
        type=AnswerType.GROUPS,
        ask="a colleague",
        ruleset=CORE,
        short_form=True,
    ),
    *(_coverage(name, Derived(coverage=name)) for name in PRACTICE_LEVELS[:3]),
    _coverage("least", Derived(coverage="least_covered_group", min_headcount=5)),
)
