"""Answers in words: what a profile said to a question, and whose view it was."""

import datetime as dt

from readiness.core.indicators import VOICE_WORDS, AnswerType, Indicator
from readiness.core.profile import AGREED, Answer, NotApplicable, Percent, Profile, Share, Unknown, Value, View
from readiness.core.standing import Silence, Standing
from readiness.faces.words.phrases import clean, listing, number, uk_date, whole
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop, ngettext, told

_SILENT = {
    Silence.UNKNOWN: gettext_noop("asked, and not known yet"),
    Silence.UNANSWERED: gettext_noop("not answered yet"),
    Silence.NOT_APPLICABLE: gettext_noop("does not apply"),
    Silence.NOT_ASKED: gettext_noop("not asked in the short form"),
}


def answer_words(indicator: Indicator, standing: Standing, profile: Profile) -> str:
    """Say what was answered; where nothing was, which kind of silence it is."""
    answer = profile.answers.get(indicator.id)
    if indicator.derived is not None and standing.known:
        return _("worked out from the role groups: {share}%").format(share=_range(standing))
    if indicator.type is AnswerType.GROUPS and standing.known:
        many = len(profile.groups or ())
        return ngettext("{number} role group", "{number} role groups", many).format(number=many)
    if isinstance(answer, Answer) and standing.known:
        return _described(indicator, answer) or "; ".join(view_words(indicator, view) for view in answer.views)
    if isinstance(answer, NotApplicable) and standing.silence is Silence.NOT_APPLICABLE:
        return _("does not apply: {reason}").format(reason=clean(answer.reason))
    silent = _(_SILENT[standing.silence]) if standing.silence in _SILENT else ""
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
    if view.n:
        words = ngettext("{answer} ({number} person)", "{answer} ({number} people)", view.n)
        said = words.format(answer=said, number=whole(view.n))
    if view.voice == AGREED:
        return said
    return _("{voice}: {answer}").format(voice=voice_words(view.voice), answer=said)


def voice_words(voice: str) -> str:
    """Say whose view it is, inside a sentence."""
    return told(VOICE_WORDS[voice]) if voice in VOICE_WORDS else clean(voice)


def full_words(indicator: Indicator, value: Value | Unknown) -> str:
    """Say a value in full: a level by its description, a share with its unit."""
    if indicator.type is AnswerType.LEVEL and isinstance(value, int):
        return clean(indicator.levels[value])
    if not isinstance(value, Share) or not indicator.unit:
        return value_words(indicator, value)
    words = _("{count} of {of} {unit}, {unknown} not known") if value.unknown else _("{count} of {of} {unit}")
    unit = clean(indicator.unit)
    return words.format(count=whole(value.count), of=whole(value.of), unit=unit, unknown=whole(value.unknown))


def value_words(indicator: Indicator, value: Value | Unknown) -> str:
    """Say a value in the unit of its question.

    Dates are written in full, counts with the unit that the rule-set names.
    """
    match value:
        case Unknown():
            return _("not known")
        case Share(count=count, of=of, unknown=unknown):
            words = _("{count} of {of}, {unknown} not known") if unknown else _("{count} of {of}")
            return words.format(count=whole(count), of=whole(of), unknown=whole(unknown))
        case Percent(percent=percent):
            return f"{number(percent)}%"
        case dt.date():
            return uk_date(value)
        case bool():
            return _("yes") if value else _("no")
        case _:
            return _whole(indicator, value)


def _whole(indicator: Indicator, value: int) -> str:
    if indicator.type is AnswerType.LEVEL:
        return _("level {level} of 4").format(level=value)
    if indicator.type is AnswerType.MONTHS:
        return ngettext("{number} month", "{number} months", value).format(number=whole(value))
    return f"{whole(value)} {clean(indicator.unit)}".rstrip()


def _range(standing: Standing) -> str:
    low, high = number(standing.low), number(standing.high)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def support_words(standing: Standing) -> str:
    """Say what an answer lacks to count in full; empty where it lacks nothing."""
    lacks = [_("the view of {voice}").format(voice=voice_words(standing.lacks_voice))] if standing.lacks_voice else []
    if standing.lacks_evidence:
        lacks.append(_("dated evidence for its top level"))
    return listing(lacks)
