"""What a rule-set leaves out, says twice, or defines and never uses."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from readiness.authoring.lint_codes import (
    NO_FIND_OUT,
    NO_FIRST,
    NO_FULL,
    NO_SOURCE,
    NO_STEP,
    NO_STRENGTH,
    NOBODY_SERVED,
    SAME_LEVEL,
    SAME_RULE,
    SAME_STEP,
    STEP_NOWHERE,
    UNUSED_QUESTION,
    UNUSED_SOURCE,
    LintProblem,
)
from readiness.authoring.lint_draft import MANIFEST_ENTRY, Draft, Entry, placed_steps
from readiness.authoring.worlds import moves
from readiness.core.conditions import indicators_read
from readiness.core.evaluate import graded
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.rules import Flag, Measure, Met, Rule, RuleBook, Ruleset, Step
from readiness.toml.source import Keys


def check_content(draft: Draft) -> Iterator[LintProblem]:
    """Look at the questions, rules, steps and sources of a rule-set that the loader takes."""
    if draft.rulebook is None or draft.ruleset is None:
        return
    yield from _served(draft)
    for indicator in draft.ruleset.indicators:
        yield from _question(indicator, draft.entry("indicator", indicator.id))
    for rule in draft.ruleset.rules:
        entry = draft.entry("rule", rule.id)
        yield from _rule(rule, entry)
        yield from _ladder(rule, entry, draft.rulebook.indicators)
    yield from _unused(draft, draft.ruleset)
    yield from _twice(draft, draft.ruleset, draft.rulebook)


def _served(draft: Draft) -> Iterator[LintProblem]:
    (entry,) = draft.of_kind(MANIFEST_ENTRY)
    if "applies_to" in entry.data and draft.ruleset is not None and not draft.ruleset.applies_to:
        hint = "Name a sector or a setting in it. To serve everyone, leave the table out."
        yield entry.problem(NOBODY_SERVED, "applies_to names no sector and no setting", hint, "applies_to")


def _question(indicator: Indicator, entry: Entry) -> Iterator[LintProblem]:
    if not indicator.sources:
        yield entry.problem(NO_SOURCE, "rests on no source", "Name what the question comes from in sources.")
    seen: dict[str, int] = {}
    for level, words in enumerate(indicator.levels):
        same = seen.setdefault(_plain(words), level)
        if same != level:
            hint = "Describe each level so that two people would choose alike."
            yield entry.problem(SAME_LEVEL, f"level {level} reads as level {same} does", hint, "levels", level)


def _rule(rule: Rule, entry: Entry) -> Iterator[LintProblem]:
    if not rule.steps:
        what = "Say what to do about it" if rule.is_flag else "Say what would improve it"
        yield entry.problem(NO_STEP, "has no step", f"{what}, under a header [[rule.step]].")
    if not rule.is_flag and not rule.find_out:
        yield entry.problem(NO_FIND_OUT, "has no find_out", "Say how to find the answer where nobody knows it.")
    if not rule.is_flag and not (rule.strength and rule.keep):
        lacking = " and ".join(key for key in ("strength", "keep") if not getattr(rule, key))
        hint = "Say what a report says when it stands well (strength), and how to protect it (keep)."
        yield entry.problem(NO_STRENGTH, f"has no {lacking}", hint)
    for keys, step in placed_steps(rule, entry):
        if not step.first:
            yield entry.problem(NO_FIRST, "a step has no first", "Add a first move that fits into an hour.", *keys)


def _ladder(rule: Rule, entry: Entry, indicators: Mapping[str, Indicator]) -> Iterator[LintProblem]:
    """Look at where the steps of a rule lead."""
    match rule.judgement:
        case Measure() as measure:
            yield from _climb(rule, measure, entry, indicators[measure.indicator])
        case Met() as met:
            for keys, step in placed_steps(rule, entry):
                yield from _change(met, keys, step, entry, indicators)
        case Flag():
            return


def _climb(rule: Rule, measure: Measure, entry: Entry, indicator: Indicator) -> Iterator[LintProblem]:
    places = {step.id: keys for keys, step in placed_steps(rule, entry)}
    before = Fraction(0)
    for step in rule.steps:
        after = graded(measure, step.changes[0].to)
        if after == before:
            hint = "Lead to a better answer than the step before it, or join the two."
            yield entry.problem(
                STEP_NOWHERE, "a step adds nothing to the one before it", hint, *places[step.id], "to"
            )
        before = after
    if indicator.type is AnswerType.DATE and not measure.full_at:
        hint = "Set full_at to the number of months for which an answer of that age is as good as new."
        yield entry.problem(NO_FULL, "full only on the very day", hint, "full_at")
    elif rule.steps and before < 1:
        hint = "Add a step that leads to full_at, or set full_at to where the last step leads."
        yield entry.problem(NO_FULL, "no step leads all the way", hint)


def _change(
    judgement: Met, keys: Keys, step: Step, entry: Entry, indicators: Mapping[str, Indicator]
) -> Iterator[LintProblem]:
    conditions = [each for each in (judgement.met, judgement.partly) if each is not None]
    given = {change.indicator: change.to for change in step.changes}
    if moves(conditions, indicators, given) is False:
        hint = "Lead to answers with which met or partly can begin to hold."
        yield entry.problem(STEP_NOWHERE, "a step changes nothing of what is judged", hint, *keys, "changes")


def _unused(draft: Draft, ruleset: Ruleset) -> Iterator[LintProblem]:
    """Tell which questions and sources nothing reads."""
    read = _read(ruleset)
    for indicator in ruleset.indicators:
        if indicator.id not in read and not _counted_elsewhere(indicator, ruleset):
            hint = "Judge it by a rule, or leave the question out: people's time is short."
            yield draft.entry("indicator", indicator.id).problem(UNUSED_QUESTION, "no rule reads it", hint)
    cited = {name for entry in draft.entries for name in _cited(entry.data)}
    for source in ruleset.sources:
        if source.id not in cited:
            hint = "Name it where something rests on it, or leave it out."
            yield draft.entry("source", source.id).problem(UNUSED_SOURCE, "nothing rests on it", hint)
    documents = {entry.data.get("document") for entry in draft.of_kind("source")}
    for entry in draft.of_kind("document"):
        if entry.subject not in documents:
            yield entry.problem(UNUSED_SOURCE, "no source is a theme of it", "Add a [[source]], or leave it out.")


def _read(ruleset: Ruleset) -> set[str]:
    rules = ruleset.rules
    read = {name for rule in rules for name in rule.reads}
    conditions = [condition for rule in rules for condition in rule.conditions]
    conditions += [step.requires for rule in rules for step in rule.steps if step.requires is not None]
    if ruleset.strain is not None:
        conditions.append(ruleset.strain.when)
        read.add(ruleset.strain.ask_first)
    return read.union(*(indicators_read(condition) for condition in conditions))


def _counted_elsewhere(indicator: Indicator, ruleset: Ruleset) -> bool:
    """Whether a question is the table of role groups, which others are worked out from."""
    return indicator.type is AnswerType.GROUPS and any(one.derived is not None for one in ruleset.indicators)


def _cited(data: object) -> Iterator[object]:
    """Walk over the sources that a table names, in whatever part of it."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if key == "sources" and isinstance(value, list):
            yield from value
        else:
            yield from _cited(value)


def _twice(draft: Draft, ruleset: Ruleset, rulebook: RuleBook) -> Iterator[LintProblem]:
    """Tell which rules judge the same, and which steps are there twice."""
    own = {rule.id for rule in ruleset.rules}
    judged: dict[object, str] = {}
    for rule in (*(rule for rule in rulebook.rules if rule.id not in own), *ruleset.rules):
        key = (rule.dimension, rule.when, *_judged(rule))
        first = judged.setdefault(key, rule.id)
        if first != rule.id and rule.id in own:
            hint = "It would count twice. Join the two, or let one of them judge something else."
            yield draft.entry("rule", rule.id).problem(SAME_RULE, f"judges the same as {first}", hint)
    yield from _same_steps(draft, ruleset)


def _judged(rule: Rule) -> tuple[object, ...]:
    """Give what a rule judges by; of a flag its condition alone, whatever it says."""
    return ("flag", rule.judgement.flag) if isinstance(rule.judgement, Flag) else ("score", rule.judgement)


def _same_steps(draft: Draft, ruleset: Ruleset) -> Iterator[LintProblem]:
    done: dict[str, str] = {}
    for rule in ruleset.rules:
        entry = draft.entry("rule", rule.id)
        for keys, step in placed_steps(rule, entry):
            first = done.setdefault(_plain(step.do), step.id)
            if first != step.id:
                hint = "Say what is different about it, or leave one of them out."
                yield entry.problem(SAME_STEP, f"a step says the same as {first}", hint, *keys, "do")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
