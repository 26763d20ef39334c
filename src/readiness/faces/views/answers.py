"""How answers are shown one by one: what became of every question, and what each voice said to it."""

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from readiness.assessment import Assessment
from readiness.core.indicators import Indicator
from readiness.core.profile import AGREED, Answer, Percent, Share, Unknown, Value, View
from readiness.core.standing import Silence, Standing
from readiness.faces.views.disclosure import HIDDEN, Disclosure
from readiness.faces.words.answers import answer_words, full_words, support_words, voice_words
from readiness.faces.words.phrases import clean, dimension_title
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop

STATE_WORDS = {
    Silence.ANSWERED: gettext_noop("answered"),
    Silence.UNKNOWN: gettext_noop("not known yet"),
    Silence.UNANSWERED: gettext_noop("not answered yet"),
    Silence.NOT_APPLICABLE: gettext_noop("does not apply"),
    Silence.NOT_ASKED: gettext_noop("not asked in the short form"),
}
"""What became of a question."""


class VoiceView(NamedTuple):
    """One voice's answer.

    ``voice`` is its name, ``whose`` the same in words; empty where nobody answered. ``said`` is the answer in words.
    ``value`` is a level, a count, a number of months, a percentage or a date, of a share how many; ``of`` is
    then out of how many, and ``unknown`` of how many nobody can tell. ``people`` is how many stand behind the answer.
    Each is ``None`` where it is not said.
    """

    voice: str
    said: str
    value: Fraction | dt.date | None = None
    of: int | None = None
    unknown: int | None = None
    people: int | None = None
    whose: str = ""

    @property
    def apart(self) -> str:
        """Whose answer it is, where it is not the one that the organisation agreed on."""
        return "" if self.voice == AGREED else self.whose


class AnswerView(NamedTuple):
    """What became of a question.

    ``voices`` holds an entry for each voice, or one that says what is known otherwise. ``hidden`` tells that the
    figures are not shown. ``lacks`` is what an answer wants to count in full.
    """

    indicator: str
    dimension: str
    question: str
    state: str
    voices: tuple[VoiceView, ...]
    hidden: bool
    lacks: str
    ask: str


def answers(assessment: Assessment, hidden: Disclosure) -> tuple[AnswerView, ...]:
    """Say what became of every question, in the order of the rule-sets."""
    return tuple(_answer(indicator, assessment, hidden) for indicator in assessment.rulebook.indicators.values())


def voice_view(indicator: Indicator, view: View) -> VoiceView:
    """Show what one voice said."""
    return VoiceView(
        voice=clean(view.voice),
        whose=voice_words(view.voice),
        said=full_words(indicator, view.value),
        value=_value(view.value),
        of=view.value.of if isinstance(view.value, Share) else None,
        unknown=view.value.unknown if isinstance(view.value, Share) else None,
        people=view.n or None,
    )


def _answer(indicator: Indicator, assessment: Assessment, hidden: Disclosure) -> AnswerView:
    standing = assessment.standings[indicator.id]
    veiled = indicator.id in hidden.indicators and standing.known
    return AnswerView(
        indicator=indicator.id,
        dimension=dimension_title(indicator.dimension),
        question=clean(indicator.question),
        state=_(STATE_WORDS[standing.silence]),
        voices=(VoiceView(voice="", said=HIDDEN),) if veiled else _voices(indicator, standing, assessment),
        hidden=veiled,
        lacks=support_words(standing),
        ask=clean(indicator.ask),
    )


def _voices(indicator: Indicator, standing: Standing, assessment: Assessment) -> tuple[VoiceView, ...]:
    answer = assessment.profile.answers.get(indicator.id)
    if not standing.known:
        return (VoiceView(voice="", said=clean(standing.reason)),)
    if isinstance(answer, Answer) and indicator.derived is None:
        return tuple(voice_view(indicator, view) for view in answer.views)
    return (VoiceView(voice="", said=answer_words(indicator, standing, assessment.profile)),)


def _value(value: Value | Unknown) -> Fraction | dt.date | None:
    """Give the number or date of an answer; yes and no are words."""
    match value:
        case Unknown() | bool():
            return None
        case Share(count=count):
            return Fraction(count)
        case Percent(percent=percent):
            return percent
        case dt.date():
            return value
        case _:
            return Fraction(value)
