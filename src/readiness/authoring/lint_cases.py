"""Cases that are missing: for each rule one of every kind of finding that it can come to."""

from collections.abc import Iterator, Mapping

from readiness.authoring.lint_codes import NO_CASE, LintProblem
from readiness.authoring.lint_draft import Draft
from readiness.core.conditions import FactLeaf, leaves
from readiness.core.findings import Verdict
from readiness.core.indicators import Indicator
from readiness.core.practice import PRACTICE_LEVELS
from readiness.core.rules import Rule
from readiness.faces.words.phrases import listing


def check_cases(draft: Draft) -> Iterator[LintProblem]:
    """Tell for each rule which kinds of examples are missing."""
    if draft.rulebook is None or draft.ruleset is None or draft.cases is None:
        return
    shown: dict[str, set[object]] = {rule.id: set() for rule in draft.ruleset.rules}
    for case in draft.cases:
        shown[case.rule].add(case.expect.get("verdict"))
    for rule in draft.ruleset.rules:
        wanted = _wanted(rule, draft.rulebook.indicators)
        missing = [verdict.value for verdict in wanted if verdict.value not in shown[rule.id]]
        if missing:
            yield draft.entry("rule", rule.id).problem(NO_CASE, f"no case expects {listing(missing, 'or')}", _HINT)


_HINT = "Add a [[case]] for each to a file in the folder cases."


def _wanted(rule: Rule, indicators: Mapping[str, Indicator]) -> tuple[Verdict, ...]:
    """List the verdicts that a rule should have an example of."""
    if rule.is_flag:
        return () if _asks_a_plugin(rule) else (Verdict.RAISED, Verdict.CLEAR)
    leaves_out = (Verdict.NOT_APPLICABLE,) if _can_leave(rule, indicators) else ()
    return Verdict.MET, Verdict.NOT_MET, Verdict.UNSETTLED, *leaves_out


def _asks_a_plugin(rule: Rule) -> bool:
    """Whether a flag asks for a fact that a plugin works out; no case can say what it would find."""
    asked = (leaf for condition in rule.conditions for leaf in leaves(condition))
    return any(isinstance(leaf, FactLeaf) and leaf.derived for leaf in asked)


def _can_leave(rule: Rule, indicators: Mapping[str, Indicator]) -> bool:
    """Whether a rule can be not applicable: outside its ``when``, or because all that it reads does not apply."""
    if rule.when is not None:
        return True
    judged = rule.conditions[:-1] if rule.cap is not None else rule.conditions
    if any(isinstance(leaf, FactLeaf) for condition in judged for leaf in leaves(condition)):
        return False
    read = [indicators[name] for name in rule.reads]
    return all(one.not_applicable_if or _may_concern_nobody(one) for one in read)


def _may_concern_nobody(indicator: Indicator) -> bool:
    """Whether no role group may count towards a figure; the lowest practice level concerns everybody."""
    return indicator.derived is not None and indicator.derived.coverage != PRACTICE_LEVELS[0]
