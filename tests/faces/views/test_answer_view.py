"""Answers one by one: what was said, as words and as a number where it is one, or which kind of silence there is."""

import datetime as dt
from fractions import Fraction
from functools import partial

import attrs
import pytest

from readiness.core.indicators import AnswerType, Indicator
from readiness.core.profile import AGREED, UNKNOWN, Form, Percent, Share, Unknown, Value, View
from readiness.core.standing import Silence
from readiness.faces.views.answers import STATE_WORDS, AnswerView, VoiceView, voice_view
from readiness.faces.views.disclosure import HIDDEN
from readiness.faces.views.view import view
from sample_assessment import ANSWERS, assessment, indicator, profile, said

LEVELS = ("Nobody.", "Some.", "Half.", "Most.", "All.")


def asked(kind: AnswerType, unit: str = "") -> Indicator:
    return indicator("leadership.asked", kind, "Is it so?", levels=LEVELS, unit=unit)


def answers(**more: object) -> dict[str, AnswerView]:
    of = attrs.evolve(profile(), **more)  # type: ignore[arg-type]
    return {answer.indicator: answer for answer in view(assessment(of)).details.answers}


agreed = partial(VoiceView, voice=AGREED, whose="the agreed answer")


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        (AnswerType.LEVEL, 0, agreed(said="Nobody.", value=Fraction(0))),
        (AnswerType.MONTHS, 1, agreed(said="1 month", value=Fraction(1))),
        (AnswerType.COUNT, 3, agreed(said="3 posts", value=Fraction(3))),
        (AnswerType.YES_NO, True, agreed(said="yes")),
        (AnswerType.DATE, dt.date(2026, 3, 1), agreed(said="1 March 2026", value=dt.date(2026, 3, 1))),
        (AnswerType.SHARE, Percent(percent=Fraction(60)), agreed(said="60%", value=Fraction(60))),
        (
            AnswerType.SHARE,
            Share(count=14, of=40, unknown=6),
            agreed(said="14 of 40 posts, 6 not known", value=Fraction(14), of=40, unknown=6),
        ),
        (AnswerType.LEVEL, UNKNOWN, agreed(said="not known")),
    ],
)
def test_an_answer_is_said_in_words_and_as_a_number(
    kind: AnswerType, value: Value | Unknown, found: VoiceView
) -> None:
    assert voice_view(asked(kind, "posts"), View(voice=AGREED, value=value)) == found


def test_a_voice_is_named_with_how_many_stand_behind_it() -> None:
    found = voice_view(asked(AnswerType.LEVEL), View(voice="frontline", value=1, n=23))
    assert (found.voice, found.whose, found.apart, found.people) == (
        "frontline",
        "frontline staff",
        "frontline staff",
        23,
    )


def test_the_agreed_answer_is_nobodys_apart() -> None:
    assert voice_view(asked(AnswerType.LEVEL), View(voice=AGREED, value=1)).apart == ""


def test_every_kind_of_silence_has_words() -> None:
    assert set(STATE_WORDS) == set(Silence)


def test_what_a_short_form_does_not_ask_is_told_apart() -> None:
    found = answers(form=Form.SHORT)["leadership.trained"]
    assert (found.state, found.voices) == ("not asked in the short form", (VoiceView(voice="", said=""),))


def test_a_hidden_answer_has_one_sign_in_place_of_its_voices() -> None:
    few = {**ANSWERS, "leadership.trained": said(Share(count=2, of=3))}
    found = answers(answers=few)["leadership.trained"]
    assert (found.hidden, found.voices) == (True, (VoiceView(voice="", said=HIDDEN),))
