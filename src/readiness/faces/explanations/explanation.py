"""Explanations: what a rule, question, dimension or source is, why it is there, and how it is judged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from readiness.core.indicators import DIMENSION_TITLES, DIMENSIONS, Indicator
from readiness.core.practice import PRACTICE_LEVELS
from readiness.core.rules import Rule, RuleBook, Source, Step
from readiness.core.score import BALANCE, percent
from readiness.errors import find_by_name
from readiness.faces.text.paragraphs import paragraph, section
from readiness.faces.words.phrases import clean, counted, first_sentence, listing, number, sentence
from readiness.faces.words.rules import (
    answered_words,
    asked_words,
    cap_words,
    judgement_words,
    published,
    raise_words,
    source_words,
    step_words,
    voices_words,
    weight_words,
)

Subject = Rule | Indicator | Source | str
"""What can be explained; a dimension is named by its word."""


def explain(rulebook: RuleBook, name: str) -> str:
    """Explain what is called ``name``. Raises :class:`~readiness.errors.SelectionError` with near names."""
    return "\n".join(explained(find_subject(rulebook, name), rulebook)) + "\n"


def explained(subject: Subject, rulebook: RuleBook) -> Iterator[str]:
    """Give the lines of an explanation."""
    match subject:
        case Rule():
            yield from _rule(subject, rulebook)
        case Indicator():
            yield from _indicator(subject, rulebook)
        case Source():
            yield from _source(subject, rulebook)
        case str():
            yield from _dimension(subject, rulebook)


def find_subject(rulebook: RuleBook, name: str) -> Subject:
    """Find what a name means: an id, or the last part of one where only one thing is called so.

    Raises :class:`~readiness.errors.SelectionError` with near names where there is none.
    """
    name = rulebook.renamed.get(name, name)
    return find_by_name("rule, question, dimension or source", name, subjects(rulebook), "/.")


def subjects(rulebook: RuleBook) -> Mapping[str, Subject]:
    """List everything that can be explained, by name."""
    known: dict[str, Subject] = dict(rulebook.sources)
    known |= {rule.id: rule for rule in rulebook.rules}
    known |= dict(rulebook.indicators)
    known |= {name: name for name in DIMENSIONS}
    return known


def _rule(rule: Rule, rulebook: RuleBook) -> Iterator[str]:
    yield f"Rule {clean(rule.id)}"
    yield from paragraph(sentence(rule.title))
    yield from paragraph(weight_words(rule))
    yield from section("Why", paragraph(rule.why))
    yield from section("Weighs more", _raised(rule, rulebook))
    yield from section("How it is judged", _paragraphs(judgement_words(rule, rulebook.indicators)))
    yield from section("Ceiling", _cap(rule, rulebook))
    yield from section("What to do" if rule.is_flag else "Steps", _steps(rule, rulebook))
    yield from section("If nobody knows", paragraph(rule.find_out) if rule.find_out else ())
    yield from section("To protect it", paragraph(rule.keep) if rule.keep else ())
    yield from section("It rests on", _cited(rule.sources, rulebook))


def _paragraphs(said: Iterable[str]) -> Iterator[str]:
    for words in said:
        yield from paragraph(words)


def _raised(rule: Rule, rulebook: RuleBook) -> Iterator[str]:
    """Say which rule-sets raise the weight of a rule, and why; where several do, the highest counts."""
    for raised in (raised for ruleset in rulebook.rulesets for raised in ruleset.raises if raised.rule == rule.id):
        yield from paragraph(raise_words(raised))


def _cap(rule: Rule, rulebook: RuleBook) -> Iterator[str]:
    if rule.cap is not None:
        yield from _paragraphs(cap_words(rule.cap, rule, rulebook.indicators))


def _steps(rule: Rule, rulebook: RuleBook) -> Iterator[str]:
    for place, step in enumerate(rule.steps):
        if place:
            yield ""
        yield from _step(step, rulebook)


def _step(step: Step, rulebook: RuleBook) -> Iterator[str]:
    head, details = step_words(step, rulebook.indicators)
    yield from paragraph(head, mark="- ")
    for words in details:
        yield from paragraph(words, indent=4)


def _cited(names: Iterable[str], rulebook: RuleBook) -> Iterator[str]:
    for name in names:
        yield from paragraph(source_words(rulebook.sources[name]), mark="- ")


def _indicator(indicator: Indicator, rulebook: RuleBook) -> Iterator[str]:
    yield f"Question {clean(indicator.id)}"
    yield from paragraph(indicator.question)
    yield from paragraph(f"{DIMENSION_TITLES[indicator.dimension]}, {asked_words(indicator)}")
    if indicator.was:
        yield from paragraph(f"Called {listing(indicator.was)} before.")
    yield from section("Answer", _answer(indicator))
    yield from section("How to count", paragraph(indicator.help) if indicator.help else ())
    yield from section("In a small team", paragraph(indicator.small_team) if indicator.small_team else ())
    yield from section("Whom to ask", paragraph(sentence(indicator.ask)))
    yield from section("Whose view", _paragraphs(voices_words(indicator)))
    yield from section("Read by", _readers(indicator, rulebook))
    yield from section("It rests on", _cited(indicator.sources, rulebook))


def _answer(indicator: Indicator) -> Iterator[str]:
    yield from paragraph(answered_words(indicator))
    for level, words in enumerate(indicator.levels):
        yield from paragraph(words, mark=f"{level}  ")
    if indicator.not_applicable_if:
        yield from paragraph(f"May be not applicable: {indicator.not_applicable_if}")


def _readers(indicator: Indicator, rulebook: RuleBook) -> Iterator[str]:
    for rule in rulebook.rules:
        if indicator.id in rule.reads:
            yield from paragraph(f"{rule.id}: {rule.title}{' (flag)' if rule.is_flag else ''}", mark="- ")


def _dimension(name: str, rulebook: RuleBook) -> Iterator[str]:
    rules = [rule for rule in rulebook.rules if rule.dimension == name]
    scoring = [rule for rule in rules if not rule.is_flag and rule.weight]
    what, why = _DIMENSIONS[name]
    yield f"Dimension {name}"
    yield from paragraph(f"{DIMENSION_TITLES[name]}: {what}")
    yield from section("Why", paragraph(why))
    yield from section("How it is judged", _how_dimension(scoring))
    yield from section("Rules", _listed(scoring))
    yield from section("Ceilings", (line for rule in scoring for line in _cap(rule, rulebook)))
    yield from section("Flags", _listed([rule for rule in rules if rule.is_flag]))


_DIMENSIONS = {
    "leadership": (
        "who owns the change, who drives it, and whether staff can see and feel it.",
        "Where senior people stayed at a distance, the work kept to a few areas. Where they owned it, doors opened.",
    ),
    "staff_wellbeing": (
        "whether work is manageable, and what care and supervision staff can count on.",
        "Worn-out people have little room for something new. Many have their own experience of trauma.",
    ),
    "lived_experience": (
        "what people with lived experience decide, and how they are cared for while they do it.",
        "One seat on a group changes little: power itself has to be shared. Taking part can also drain people.",
    ),
    "governance": (
        "who answers for the work, what plan, money and reporting hold it, and how it learns and lasts.",
        "Where nobody is answerable, effort drifts once the training is over.",
    ),
    "training": (
        "who is trained to the practice level that their role needs, and whether it is used.",
        "How many are trained says little without the level. Without follow-up, courses rarely reach daily work.",
    ),
}
"""Of each dimension, what it asks and why; the sources stand with its rules."""


def _how_dimension(scoring: Sequence[Rule]) -> Iterator[str]:
    yield from paragraph(
        f"It is the weighted mean of the {counted(len(scoring), 'rule')} below that apply: once for what is secured, "
        "once for what is possible. A ceiling that is on lowers it."
    )
    yield from paragraph(
        "The overall figure is the mean of the five dimensions, and never more than "
        f"{percent(BALANCE)} points above the one where least is secured."
    )
    if any(rule.dimension == "training" for rule in scoring):
        levels = listing(PRACTICE_LEVELS)
        yield from paragraph(f"Practice levels, each role group against the one it needs: {levels}.")


def _listed(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        weight = "" if rule.is_flag else f" (weight {number(rule.weight)})"
        yield from paragraph(f"{rule.id}: {rule.title}{weight}", mark="- ")


def _source(source: Source, rulebook: RuleBook) -> Iterator[str]:
    yield f"Source {clean(source.id)}"
    yield from paragraph(f"{source.title}. {published(source)}.")
    if source.url:
        yield f"  {clean(source.url)}"
    yield from section("What we take from it", paragraph(source.says))
    yield from section("Rules that rest on it", _resting(source, rulebook))


def _resting(source: Source, rulebook: RuleBook) -> Iterator[str]:
    for rule in rulebook.rules:
        steps = [step for step in rule.steps if source.id in step.sources]
        if source.id in rule.sources:
            yield from paragraph(f"{rule.id}: {rule.title}", mark="- ")
        else:
            for step in steps:
                yield from paragraph(f"{rule.id}, a step: {first_sentence(step.do)}", mark="- ")
