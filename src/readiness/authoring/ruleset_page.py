"""A page about a rule-set in Markdown, for a website or a repository: all that it asks, judges and advises.

Its sentences are those of ``readiness explain``. Text of the rule-set is escaped, so that none of it can become a
link, a heading or markup.
"""

from collections.abc import Iterable, Iterator

from readiness.core.indicators import DIMENSION_TITLES, DIMENSIONS, Indicator
from readiness.core.rules import Rule, RuleBook, Ruleset, Source
from readiness.faces.markdown.report import escape
from readiness.faces.words.phrases import clean, counted, sentence
from readiness.faces.words.rules import (
    answered_words,
    asked_words,
    cap_words,
    judgement_words,
    published,
    raise_words,
    served_words,
    step_words,
    voices_words,
    weight_words,
)


def ruleset_page(ruleset: Ruleset, rulebook: RuleBook) -> str:
    """Write the page of a rule-set. ``rulebook`` holds it and what it builds on."""
    return "\n\n".join(_parts(ruleset, rulebook)) + "\n"


def _parts(ruleset: Ruleset, rulebook: RuleBook) -> Iterator[str]:
    yield f"# {_text(ruleset.title)}"
    if ruleset.summary:
        yield _text(ruleset.summary)
    yield _bullets(_about(ruleset))
    yield from _questions(ruleset)
    yield from _rules("Rules", [rule for rule in ruleset.rules if not rule.is_flag], rulebook)
    yield from _rules("Flags", [rule for rule in ruleset.rules if rule.is_flag], rulebook)
    yield from _raises(ruleset, rulebook)
    yield from _sources(ruleset, rulebook)


def _about(ruleset: Ruleset) -> Iterator[str]:
    """Say what it is and for whom."""
    yield f"Name and version: {ruleset.name} {ruleset.version}"
    yield f"For: {served_words(ruleset)}"
    yield f"Published by: {ruleset.publisher}, {ruleset.licence}"
    if ruleset.engine:
        yield f"Written for readiness {ruleset.engine}"
    flags = sum(rule.is_flag for rule in ruleset.rules)
    yield (
        f"In it: {counted(len(ruleset.asked), 'question')}, {counted(len(ruleset.rules) - flags, 'rule')}, "
        f"{counted(flags, 'flag')}, {counted(sum(len(rule.steps) for rule in ruleset.rules), 'step')}, "
        f"{counted(len(ruleset.sources), 'source')}"
    )


def _questions(ruleset: Ruleset) -> Iterator[str]:
    if ruleset.indicators:
        yield "## Questions"
    for name in DIMENSIONS:
        mine = [indicator for indicator in ruleset.indicators if indicator.dimension == name]
        for indicator in mine:
            yield from _question(indicator)


def _question(indicator: Indicator) -> Iterator[str]:
    yield f"### {_text(indicator.question)}"
    yield f"`{indicator.id}`: {_text(f'{DIMENSION_TITLES[indicator.dimension]}, {asked_words(indicator)}')}"
    if indicator.levels:
        yield "\n".join(f"- {level}: {_text(words)}" for level, words in enumerate(indicator.levels))
    else:
        yield _text(answered_words(indicator))
    yield _bullets(_hints(indicator))


def _hints(indicator: Indicator) -> Iterator[str]:
    if indicator.not_applicable_if:
        yield f"May be not applicable: {indicator.not_applicable_if}"
    if indicator.help:
        yield f"How to count: {indicator.help}"
    if indicator.small_team:
        yield f"In a small team: {indicator.small_team}"
    yield f"Whom to ask: {sentence(indicator.ask)}"
    yield from voices_words(indicator)
    if indicator.sources:
        yield f"It rests on: {', '.join(indicator.sources)}"


def _rules(title: str, rules: list[Rule], rulebook: RuleBook) -> Iterator[str]:
    """Describe rules, ordered as they are shown everywhere: by dimension, the heaviest first."""
    mine = {rule.id for rule in rules}
    if mine:
        yield f"## {title}"
    for rule in rulebook.rules:
        if rule.id in mine:
            yield from _rule(rule, rulebook)


def _rule(rule: Rule, rulebook: RuleBook) -> Iterator[str]:
    yield f"### {_text(rule.title)}"
    yield f"`{rule.id}`: {_text(weight_words(rule))}"
    yield _text(rule.why)
    yield _labelled("How it is judged", judgement_words(rule, rulebook.indicators))
    if rule.cap is not None:
        yield _labelled("Ceiling", cap_words(rule.cap, rule, rulebook.indicators))
    if rule.steps:
        yield f"**{'What to do' if rule.is_flag else 'Steps'}:**"
        yield "\n".join(_step(number, rule, rulebook) for number in range(len(rule.steps)))
    for label, words in (("If nobody knows", rule.find_out), ("To protect it", rule.keep)):
        if words:
            yield _labelled(label, [words])
    yield _labelled("It rests on", [", ".join(rule.sources)])


def _step(number: int, rule: Rule, rulebook: RuleBook) -> str:
    head, details = step_words(rule.steps[number], rulebook.indicators)
    mark = f"{number + 1}. "
    return "\n".join([f"{mark}{_text(head)}", *(f"{' ' * len(mark)}- {_text(words)}" for words in details)])


def _raises(ruleset: Ruleset, rulebook: RuleBook) -> Iterator[str]:
    """List the core rules that count for more here."""
    if ruleset.raises:
        yield "## Core rules that weigh more"
        titles = {rule.id: rule.title for rule in rulebook.rules}
        said = (f"{titles[raised.rule]} ({raised.rule}). {raise_words(raised)}" for raised in ruleset.raises)
        yield _bullets(said)


def _sources(ruleset: Ruleset, rulebook: RuleBook) -> Iterator[str]:
    """List what the rule-set rests on: its own sources, and those of others that it names."""
    named = [rulebook.sources[name] for name in _named(ruleset)]
    own = {source.id for source in ruleset.sources}
    if named:
        yield "## Sources"
        yield "\n".join(f"- {_source(source, own)}" for source in named)


def _named(ruleset: Ruleset) -> list[str]:
    cited = {name for indicator in ruleset.indicators for name in indicator.sources}
    cited.update(*(raised.sources for raised in ruleset.raises))
    for rule in ruleset.rules:
        cited.update(rule.sources, *(step.sources for step in rule.steps))
    return sorted(cited.union(source.id for source in ruleset.sources))


def _source(source: Source, own: set[str]) -> str:
    told = published(source)
    where = f" <{source.url}>" if source.url and not set(source.url) & _BREAKS else ""
    core = "" if source.id in own else " (from core)"
    return f"**{_text(source.id)}**{core}: {_text(source.says)} {_text(f'{source.title}. {told}.')}{where}"


_BREAKS = frozenset(" <>\"'\\`")
"""Characters that have no place in an address, and would end its link."""


def _labelled(label: str, said: Iterable[str]) -> str:
    return f"**{label}:** {_text(' '.join(said))}"


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {_text(item)}" for item in items)


def _text(words: str) -> str:
    return escape(clean(words))
