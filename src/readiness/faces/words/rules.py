"""Rules and questions in sentences, whatever page or screen they are laid out for."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from readiness.core.indicators import CLAIM_LEVEL, DIMENSION_TITLES, VOICE_WORDS, AnswerType, Indicator
from readiness.core.rules import Cap, Change, Flag, Measure, Met, Raise, Rule, Ruleset, Source, Step
from readiness.faces.words.conditions import condition_words, raw_words
from readiness.faces.words.phrases import clean, listing, number, sentence

Indicators = Mapping[str, Indicator]


def served_words(ruleset: Ruleset) -> str:
    """Say whom a rule-set serves."""
    if not ruleset.applies_to:
        return "every organisation"
    return "; ".join(f"the {kind} {listing(names, 'or')}" for kind, names in ruleset.applies_to)


def weight_words(rule: Rule) -> str:
    """Say in which dimension a rule counts, and how much."""
    weight = "a flag: it touches no score" if rule.is_flag else f"weight {number(rule.weight)}"
    return f"{DIMENSION_TITLES[rule.dimension]}, {weight}"


def judgement_words(rule: Rule, indicators: Indicators) -> Iterator[str]:
    """Say how a rule judges, in a few sentences."""
    match rule.judgement:
        case Measure() as measure:
            yield from _measure(measure, indicators[measure.indicator])
        case Met(met=met, partly=partly):
            yield f"In place when {condition_words(met, indicators)}."
            if partly is not None:
                yield f"Half in place when {condition_words(partly, indicators)}."
        case Flag(flag=flag, says=says):
            yield f"Raised when {condition_words(flag, indicators)}."
            yield f"It then says: {says}"
    if rule.when is not None:
        yield f"It applies only where {condition_words(rule.when, indicators)}."


def raise_words(raised: Raise) -> str:
    """Say which rule-set raises the weight of a rule, to what and why."""
    rests = ", ".join(raised.sources)
    return f"With {raised.ruleset}, weight {number(raised.weight)}: {sentence(raised.why)} It rests on {rests}."


def cap_words(cap: Cap, rule: Rule, indicators: Indicators) -> Iterator[str]:
    """Say when a ceiling is on, how high it is and why."""
    where = DIMENSION_TITLES[rule.dimension].lower()
    when = condition_words(cap.when, indicators)
    yield f"When {when}, {where} reaches {cap.at} of 100 points at most: {cap.because}."
    if cap.not_applicable:
        yield f"It is off where the question does not apply: {cap.not_applicable}."


class StepWords(NamedTuple):
    """A step in words: where it leads and what it asks, and then what to do, how one knows, what has to be first."""

    head: str
    details: tuple[str, ...]


def step_words(step: Step, indicators: Indicators) -> StepWords:
    """Say what a step is."""
    to = listing(_goal(change, indicators) for change in step.changes)
    safety = "; keeps people safe" if step.safety else ""
    head = f"{f'To {to}: ' if to else ''}{step.effort.name.lower()} effort, by {step.by}{safety}"
    return StepWords(sentence(head), tuple(_details(step, indicators)))


def asked_words(indicator: Indicator) -> str:
    """Say in which forms a question is asked."""
    if indicator.derived is not None:
        return "worked out from the role groups, nothing to fill in"
    return "asked in the short and the full form" if indicator.short_form else "asked in the full form"


def answered_words(indicator: Indicator) -> str:
    """Say what kind of answer a question takes."""
    unit = f" of {indicator.unit}" if indicator.unit and indicator.type is AnswerType.SHARE else ""
    counted_in = f", in {indicator.unit}" if indicator.unit and indicator.type is AnswerType.COUNT else ""
    fewer = "; less is better" if indicator.lower_is_better else ""
    return f"{sentence(_ANSWERS[indicator.type])[:-1]}{unit}{counted_in}{fewer}."


def voices_words(indicator: Indicator) -> Iterator[str]:
    """Say whose views are worth hearing apart, and what an answer needs to count in full."""
    if indicator.voices:
        yield f"Worth hearing apart: {', '.join(indicator.voices)}."
    yield from _support(indicator)


def source_words(source: Source) -> str:
    """Say what is taken from a source, and where it was published."""
    return f"{source.id}: {source.says} ({published(source)})"


def published(source: Source) -> str:
    """Say who published a source, and when."""
    return ", ".join(part for part in (source.publisher, source.year) if part)


_ANSWERS = {
    AnswerType.LEVEL: "a level from 0 to 4",
    AnswerType.SHARE: "a share",
    AnswerType.COUNT: "a whole number",
    AnswerType.MONTHS: "a number of months",
    AnswerType.DATE: "a date",
    AnswerType.YES_NO: "true or false",
    AnswerType.GROUPS: "the table of role groups",
}


def _measure(measure: Measure, indicator: Indicator) -> Iterator[str]:
    none_at, full_at = raw_words(measure.none_at, indicator), raw_words(measure.full_at, indicator)
    yield f"From the answer to {clean(indicator.id)}: {sentence(clean(indicator.question))}"
    old = " of age" if indicator.type is AnswerType.DATE else ""
    yield f"It counts for nothing at {none_at}{old}, in full at {full_at}{old}, and in even parts between."
    yield from _support(indicator)


def _support(indicator: Indicator) -> Iterator[str]:
    """Say what an answer needs to count in full."""
    if indicator.needs_voice:
        half = f"level {CLAIM_LEVEL}" if indicator.type is AnswerType.LEVEL else "50%"
        voice = VOICE_WORDS[indicator.needs_voice]
        yield f"Without the view of {voice} an answer is a claim, and secured to {half} at most."
    if indicator.top_needs_evidence:
        yield "The top level is secured only with dated evidence."


def _goal(change: Change, indicators: Indicators) -> str:
    indicator = indicators[change.indicator]
    old = " of age" if indicator.type is AnswerType.DATE else ""
    return f"{raw_words(change.to, indicator)}{old}"


def _details(step: Step, indicators: Indicators) -> Iterator[str]:
    yield step.do
    if step.first:
        yield f"First move: {step.first}"
    yield f"Good enough when: {step.good_enough_when}"
    if step.requires is not None:
        yield f"Needs first: {condition_words(step.requires, indicators)}."
    if step.sources:
        yield f"It rests on: {', '.join(step.sources)}"
