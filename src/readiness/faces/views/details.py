"""The details behind a result: every rule, what it read, the role groups, and where voices differ."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from readiness.assessment import Assessment
from readiness.core.findings import Finding, Verdict
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.profile import UNKNOWN, Answer, NotApplicable, Profile, View
from readiness.core.rules import Measure, Rule, RuleBook, Source
from readiness.core.standing import Silence, VoiceStanding
from readiness.faces.views.advice import source_words
from readiness.faces.views.answers import AnswerView, VoiceView, answers, voice_view
from readiness.faces.views.disclosure import HIDDEN, Disclosure
from readiness.faces.views.scores import Bar, figure, plain_bar
from readiness.faces.words.answers import answer_words, support_words, view_words
from readiness.faces.words.phrases import clean, dimension_inside, dimension_title
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop

VERDICT_WORDS = {
    Verdict.MET: gettext_noop("in place"),
    Verdict.PARTLY: gettext_noop("partly in place"),
    Verdict.NOT_MET: gettext_noop("not in place yet"),
    Verdict.UNSETTLED: gettext_noop("not settled yet"),
    Verdict.NOT_APPLICABLE: gettext_noop("does not apply"),
    Verdict.NOT_ASKED: gettext_noop("not asked in the short form"),
    Verdict.RAISED: gettext_noop("worth a look"),
    Verdict.PERHAPS: gettext_noop("may be worth a look, not settled yet"),
    Verdict.CLEAR: gettext_noop("nothing to look at"),
}


class ReadView(NamedTuple):
    """A question that a rule read, with its answer in words and what the answer lacks.

    ``said`` holds the answer of each voice; empty where there is none or it is hidden.
    """

    indicator: str
    question: str
    answer: str
    lacks: str
    said: tuple[VoiceView, ...] = ()


class RuleView(NamedTuple):
    """What one rule said.

    ``points`` gives both ends of a hundred; empty for flags and where nothing counts. ``bar`` shows the same;
    ``None`` there, and where the points are hidden. ``weight`` says what it weighs; ``weighs`` is that number, and
    ``raised`` what a rule-set raises it to, or ``None``. ``voices`` names whose views its questions ask for,
    ``themes`` the sources that it rests on.
    """

    id: str
    title: str
    dimension: str
    verdict: str
    points: str
    bar: Bar | None
    weight: str
    weighs: Fraction
    raised: Fraction | None
    ceiling: str
    why: str
    sources: str
    asked: bool
    read: tuple[ReadView, ...]
    voices: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


class SilenceView(NamedTuple):
    """A question without a settled answer, with the reason where one was given."""

    indicator: str
    dimension: str
    question: str
    ask: str
    reason: str = ""


class UnheardView(NamedTuple):
    """A question whose answer wants a voice that has not spoken.

    ``title`` is that of the rule that measures it. ``needed`` says whether its answer is a claim without that voice.
    """

    indicator: str
    dimension: str
    title: str
    needed: bool


class GapView(NamedTuple):
    """A question that voices answer differently, with what each says: in short, and in full with its parts."""

    indicator: str
    dimension: str
    title: str
    voices: tuple[str, ...]
    said: tuple[VoiceView, ...]


class DocumentView(NamedTuple):
    """A published document that something in this result rests on; ``themes`` are its ids and what they say."""

    title: str
    url: str
    themes: tuple[tuple[str, str], ...]


class DetailView:
    """Everything behind a result, each part worked out when it is first asked for: most is for full reports alone."""

    def __init__(self, assessment: Assessment, hidden: Disclosure) -> None:
        """Keep the result, and what is too small to show of it."""
        self._assessment, self._hidden = assessment, hidden

    @cached_property
    def begun(self) -> tuple[str, ...]:
        """What is secured in part, most of it first."""
        return _begun(self._assessment, self._hidden)

    @cached_property
    def rules(self) -> tuple[RuleView, ...]:
        """What every rule said."""
        return tuple(_rule(finding, self._assessment, self._hidden) for finding in self._assessment.findings)

    @cached_property
    def answers(self) -> tuple[AnswerView, ...]:
        """What became of every question."""
        return answers(self._assessment, self._hidden)

    @cached_property
    def unknown(self) -> tuple[SilenceView, ...]:
        """What was asked and nobody could say."""
        return _silences(self._assessment, Silence.UNKNOWN)

    @cached_property
    def unanswered(self) -> tuple[SilenceView, ...]:
        """What nobody has answered yet."""
        return _silences(self._assessment, Silence.UNANSWERED)

    @cached_property
    def not_applicable(self) -> tuple[SilenceView, ...]:
        """What does not apply."""
        return _silences(self._assessment, Silence.NOT_APPLICABLE)

    @cached_property
    def gaps(self) -> tuple[GapView, ...]:
        """Where voices differ."""
        return _gaps(self._assessment, self._hidden)

    def unheard(self, voice: str) -> tuple[UnheardView, ...]:
        """List the questions that ask for a voice and have not heard it."""
        return _unheard(self._assessment, voice)

    @cached_property
    def documents(self) -> tuple[DocumentView, ...]:
        """The published documents that something in the result rests on."""
        return _documents(self._assessment)


def _begun(assessment: Assessment, hidden: Disclosure) -> tuple[str, ...]:
    shown = [f for f in assessment.findings if f.value is not None and f.rule.id not in hidden.rules]
    begun = [(f.rule.weight * f.value.secured, f.rule) for f in shown if f.value is not None and f.value.secured]
    begun.sort(key=lambda entry: (-entry[0], entry[1].id))
    return tuple(clean(rule.title) for worth, rule in begun if worth)


def _rule(finding: Finding, assessment: Assessment, hidden: Disclosure) -> RuleView:
    rule = finding.rule
    veiled = rule.id in hidden.rules
    return RuleView(
        id=rule.id,
        title=clean(rule.title),
        dimension=dimension_title(rule.dimension),
        verdict=HIDDEN if veiled else _(VERDICT_WORDS[finding.verdict]),
        points=HIDDEN if veiled else figure(finding.value),
        bar=None if veiled else plain_bar(finding.value),
        weight=_weight(rule, assessment.rulebook),
        weighs=rule.weight,
        raised=_raised(rule, assessment.rulebook),
        ceiling=_ceiling(finding),
        why=clean(rule.why),
        sources=source_words(rule.sources, assessment.rulebook),
        asked=finding.verdict is not Verdict.NOT_ASKED,
        read=tuple(_read(name, assessment, hidden) for name in rule.reads),
        voices=_voices(rule, assessment.rulebook),
        themes=rule.sources,
    )


def _voices(rule: Rule, rulebook: RuleBook) -> tuple[str, ...]:
    return tuple(dict.fromkeys(voice for name in rule.reads for voice in rulebook.indicators[name].voices))


def _weight(rule: Rule, rulebook: RuleBook) -> str:
    raised = rulebook.raises.get(rule.id)
    if raised is None:
        return str(rule.weight)
    words = _("{weight}, and {raised} with {ruleset}")
    return words.format(weight=rule.weight, raised=raised.weight, ruleset=clean(raised.ruleset))


def _raised(rule: Rule, rulebook: RuleBook) -> Fraction | None:
    raised = rulebook.raises.get(rule.id)
    return None if raised is None else raised.weight


def _ceiling(finding: Finding) -> str:
    cap = finding.rule.cap
    if cap is None or finding.cap is None or not finding.cap.perhaps:
        return ""
    if finding.cap.surely:
        words = _("holds {dimension} at {points} points: {because}")
    else:
        words = _("may hold {dimension} at {points} points: {because}")
    where = dimension_inside(finding.rule.dimension)
    return words.format(dimension=where, points=cap.at, because=clean(cap.because))


def _read(name: str, assessment: Assessment, hidden: Disclosure) -> ReadView:
    indicator, standing = assessment.rulebook.indicators[name], assessment.standings[name]
    veiled = name in hidden.indicators and standing.known
    return ReadView(
        indicator=name,
        question=clean(indicator.question),
        answer=HIDDEN if veiled else answer_words(indicator, standing, assessment.profile),
        lacks=support_words(standing),
        said=() if veiled or not standing.known else _said(indicator, assessment.profile),
    )


def _said(indicator: Indicator, profile: Profile) -> tuple[VoiceView, ...]:
    answer = profile.answers.get(indicator.id)
    return tuple(voice_view(indicator, view) for view in answer.views) if isinstance(answer, Answer) else ()


def _unheard(assessment: Assessment, voice: str) -> tuple[UnheardView, ...]:
    """Leave out what was not asked or does not apply; where a rule has no question of its own, that is its title."""
    return tuple(
        UnheardView(
            indicator=indicator.id,
            dimension=dimension_title(indicator.dimension),
            title=clean(_title(indicator, assessment.rulebook)),
            needed=indicator.needs_voice == voice,
        )
        for indicator in assessment.rulebook.indicators.values()
        if voice in indicator.voices
        and not assessment.standings[indicator.id].dropped
        and voice not in _heard(assessment.profile.answers.get(indicator.id))
    )


def _heard(answer: Answer | NotApplicable | None) -> set[str]:
    """Name the voices that said something; one that was asked and could not say is not heard yet."""
    views = answer.views if isinstance(answer, Answer) else ()
    return {view.voice for view in views if view.value is not UNKNOWN}


def _silences(assessment: Assessment, silence: Silence) -> tuple[SilenceView, ...]:
    return tuple(
        SilenceView(
            indicator=indicator.id,
            dimension=dimension_title(indicator.dimension),
            question=clean(indicator.question),
            ask=clean(indicator.ask),
            reason=clean(assessment.standings[indicator.id].reason),
        )
        for indicator in assessment.rulebook.indicators.values()
        if assessment.standings[indicator.id].silence is silence and _shown(indicator, silence)
    )


def _shown(indicator: Indicator, silence: Silence) -> bool:
    """Say whether to list it: derived figures are no questions, and worth saying only where one does not apply."""
    return indicator.derived is None or silence is Silence.NOT_APPLICABLE


def _gaps(assessment: Assessment, hidden: Disclosure) -> tuple[GapView, ...]:
    """List the questions that voices answer differently, widest gap first."""
    found = [
        (_gap(indicator, assessment.standings[name].voices), indicator)
        for name, indicator in assessment.rulebook.indicators.items()
        if name not in hidden.indicators
    ]
    apart = sorted((entry for entry in found if entry[0] > 0), key=lambda entry: (-entry[0], entry[1].id))
    return tuple(_gap_view(indicator, assessment) for _, indicator in apart)


def _gap(indicator: Indicator, voices: Sequence[VoiceStanding]) -> Fraction:
    """Measure how far voices surely lie apart, as a share of the scale; 0 for answers without a scale."""
    tops = {AnswerType.LEVEL: 4, AnswerType.SHARE: 100, AnswerType.YES_NO: 1}
    if len(voices) < 2 or indicator.type not in tops:
        return Fraction(0)
    return (max(v.low for v in voices) - min(v.high for v in voices)) / tops[indicator.type]


def _gap_view(indicator: Indicator, assessment: Assessment) -> GapView:
    answer = assessment.profile.answers[indicator.id]
    views: tuple[View, ...] = answer.views if isinstance(answer, Answer) else ()
    return GapView(
        indicator=indicator.id,
        dimension=dimension_title(indicator.dimension),
        title=clean(_title(indicator, assessment.rulebook)),
        voices=tuple(view_words(indicator, view) for view in views),
        said=tuple(voice_view(indicator, view) for view in views),
    )


def _title(indicator: Indicator, rulebook: RuleBook) -> str:
    """Name a question by the title of the rule that measures it; by its own words where none does."""
    measuring = (rule for rule in rulebook.scoring if isinstance(rule.judgement, Measure))
    return next((rule.title for rule in measuring if rule.reads == (indicator.id,)), indicator.question)


def _documents(assessment: Assessment) -> tuple[DocumentView, ...]:
    """List every source that a rule of this result, or a step of it, rests on, by document."""
    known = assessment.rulebook.sources
    cited = {name for finding in assessment.findings for name in _cited(finding.rule)}
    by_document: dict[tuple[str, str], list[Source]] = {}
    for source in (known[name] for name in known if name in cited):
        by_document.setdefault((_published(source), clean(source.url)), []).append(source)
    return tuple(
        DocumentView(title=title, url=url, themes=tuple((clean(theme.id), clean(theme.says)) for theme in themes))
        for (title, url), themes in by_document.items()
    )


def _cited(rule: Rule) -> Iterable[str]:
    return (*rule.sources, *(name for step in rule.steps for name in step.sources))


def _published(source: Source) -> str:
    return clean(f"{source.title}. {', '.join(part for part in (source.publisher, source.year) if part)}.")
