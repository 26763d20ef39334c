"""Answers in words: what a profile said to a question, and whose view it was."""

import datetime as dt

from readiness.core.indicators import VOICE_WORDS, AnswerType, Indicator
from readiness.core.profile import AGREED, Answer, NotApplicable, Percent, Profile, Share, Unknown, Value, View
from readiness.core.standing import Silence, Standing
from readiness.faces.phrases import clean, counted, number, uk_date

_SILENT = {
    Silence.UNKNOWN: "asked, and not known yet",
    Silence.UNANSWERED: "not answered yet",
    Silence.NOT_APPLICABLE: "does not apply",
    Silence.NOT_ASKED: "not asked in the short form",
}


def answer_words(indicator: Indicator, standing: Standing, profile: Profile) -> str:
    """Say what was answered; where nothing was, which kind of silence it is."""
    answer = profile.answers.get(indicator.id)
    if indicator.derived is not None and standing.known:
        return f"worked out from the role groups: {_range(standing)}%"
    if indicator.type is AnswerType.GROUPS and standing.known:
        return counted(len(profile.groups or ()), "role group")
    if isinstance(answer, Answer) and standing.known:
        return _described(indicator, answer) or "; ".join(view_words(indicator, view) for view in answer.views)
    if isinstance(answer, NotApplicable) and standing.silence is Silence.NOT_APPLICABLE:
        return f"does not apply: {clean(answer.reason)}"
    silent = _SILENT.get(standing.silence, "")
    return f"{silent}: {clean(standing.reason)}" if standing.reason else silent


def _described(indicator: Indicator, answer: Answer) -> str:
    """Say an agreed level with its description; empty for any other answer."""
    view = answer.views[0]
    if view.voice != AGREED or indicator.type is not AnswerType.LEVEL or not isinstance(view.value, int):
        return ""
    return f"{value_words(indicator, view.value)}: {clean(indicator.levels[view.value])}"


def view_words(indicator: Indicator, view: View) -> str:
    """Say one voice's answer: "frontline staff: level 1 of 4 (23 people)"."""
    said = value_words(indicator, view.value)
    whose = "" if view.voice == AGREED else f"{VOICE_WORDS.get(view.voice, clean(view.voice))}: "
    people = f" ({counted(view.n, 'person', 'people')})" if view.n else ""
    return f"{whose}{said}{people}"


def value_words(indicator: Indicator, value: Value | Unknown) -> str:
    """Say a value in the unit of its question.

    Dates are written in full, counts with the unit that the rule-set names.
    """
    match value:
        case Unknown():
            return "not known"
        case Share(count=count, of=of, unknown=unknown):
            return f"{count} of {of}" + (f", {unknown} not known" if unknown else "")
        case Percent(percent=percent):
            return f"{number(percent)}%"
        case dt.date():
            return uk_date(value)
        case bool():
            return "yes" if value else "no"
        case _:
            return _whole(indicator, value)


def _whole(indicator: Indicator, value: int) -> str:
    if indicator.type is AnswerType.LEVEL:
        return f"level {value} of 4"
    if indicator.type is AnswerType.MONTHS:
        return counted(value, "month")
    return f"{value} {clean(indicator.unit)}".rstrip()


def _range(standing: Standing) -> str:
    low, high = number(standing.low), number(standing.high)
    return low if low == high else f"{low} to {high}"


def support_words(standing: Standing) -> str:
    """Say what an answer lacks to count in full; empty where it lacks nothing."""
    lacks = [f"the view of {VOICE_WORDS[standing.lacks_voice]}"] if standing.lacks_voice else []
    if standing.lacks_evidence:
        lacks.append("dated evidence for its top level")
    return " and ".join(lacks)
