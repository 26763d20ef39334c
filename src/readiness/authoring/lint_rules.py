"""Rules that lead nowhere or judge what another one judges, and questions that none reads."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from readiness.authoring.lint_codes import NO_FULL, SAME_RULE, STEP_NOWHERE, UNUSED_QUESTION, LintProblem
from readiness.authoring.lint_draft import Draft, Entry, placed_steps
from readiness.authoring.worlds import moves
from readiness.core.conditions import Condition, Negation, indicators_read
from readiness.core.evaluate import graded
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.rules import Flag, Measure, Met, Rule, RuleBook, Ruleset, Step


def check_rules(draft: Draft) -> Iterator[LintProblem]:
    """Look at what the rules of a rule-set that the loader takes do."""
    if draft.rulebook is None or draft.ruleset is None:
        return
    for rule in draft.ruleset.rules:
        yield from _ladder(rule, draft.entry("rule", rule.id), draft.rulebook.indicators)
    yield from _unread(draft, draft.ruleset)
    yield from _same_rules(draft, draft.ruleset, draft.rulebook)


def _ladder(rule: Rule, entry: Entry, indicators: Mapping[str, Indicator]) -> Iterator[LintProblem]:
    """Look at where the steps of a rule lead."""
    if isinstance(rule.judgement, Measure):
        yield from _climb(rule, rule.judgement, entry, indicators)
        yield from _top(rule, rule.judgement, entry, indicators[rule.judgement.indicator])
    if isinstance(rule.judgement, Met):
        for keys, step in placed_steps(rule, entry):
            if not _helps(rule, step, indicators):
                hint = "Lead to answers with which met or partly can begin to hold."
                yield entry.problem(STEP_NOWHERE, "a step changes nothing of what is judged", hint, *keys, "changes")


def _climb(rule: Rule, measure: Measure, entry: Entry, indicators: Mapping[str, Indicator]) -> Iterator[LintProblem]:
    """Tell which steps of a measure add nothing to the one before."""
    places = {step.id: keys for keys, step in placed_steps(rule, entry)}
    before = Fraction(0)
    for step in rule.steps:
        after = graded(measure, step.changes[0].to)
        if after == before and not _helps(rule, step, indicators):
            keys, message = (*places[step.id], "to"), "a step adds nothing to the one before it"
            hint = "Lead to a better answer than the step before it, or join the two."
            yield entry.problem(STEP_NOWHERE, message, hint, *keys)
        before = after


def _helps(rule: Rule, step: Step, indicators: Mapping[str, Indicator]) -> bool:
    """Whether a step can turn on a condition of its rule, or lift its ceiling; also where that cannot be told."""
    given = {change.indicator: change.to for change in step.changes}
    wanted: list[Condition] = [Negation(rule.cap.when)] if rule.cap is not None else []
    if isinstance(rule.judgement, Met):
        wanted += [each for each in (rule.judgement.met, rule.judgement.partly) if each is not None]
    return bool(wanted) and moves(wanted, indicators, given) is not False


def _top(rule: Rule, measure: Measure, entry: Entry, indicator: Indicator) -> Iterator[LintProblem]:
    """Tell where a measure is never full, or where no step leads there."""
    if indicator.type is AnswerType.DATE and not measure.full_at:
        hint = "Set full_at to the number of months for which an answer of that age is as good as new."
        yield entry.problem(NO_FULL, "full only on the very day", hint, "full_at")
    elif rule.steps and graded(measure, rule.steps[-1].changes[0].to) < 1:
        hint = "Add a step that leads to full_at, or set full_at to where the last step leads."
        yield entry.problem(NO_FULL, "no step leads all the way", hint)


def _unread(draft: Draft, ruleset: Ruleset) -> Iterator[LintProblem]:
    read = _read(ruleset)
    for indicator in ruleset.indicators:
        if indicator.id not in read and not _counted_elsewhere(indicator, ruleset):
            hint = "Judge it by a rule, or leave the question out: people's time is short."
            yield draft.entry("indicator", indicator.id).problem(UNUSED_QUESTION, "no rule reads it", hint)


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


def _same_rules(draft: Draft, ruleset: Ruleset, rulebook: RuleBook) -> Iterator[LintProblem]:
    own = {rule.id for rule in ruleset.rules}
    judged: dict[object, str] = {}
    for rule in (*(rule for rule in rulebook.rules if rule.id not in own), *ruleset.rules):
        first = judged.setdefault((rule.dimension, rule.when, *_judged(rule)), rule.id)
        if first != rule.id and rule.id in own:
            hint = "It would count twice. Join the two, or let one of them judge something else."
            yield draft.entry("rule", rule.id).problem(SAME_RULE, f"judges the same as {first}", hint)


def _judged(rule: Rule) -> tuple[object, ...]:
    """Give what a rule judges by; of a flag its condition alone, whatever it says."""
    return ("flag", rule.judgement.flag) if isinstance(rule.judgement, Flag) else ("score", rule.judgement)
