"""The linter: everything that is wrong with a rule-set, or serves people less well than it could."""

from collections.abc import Iterable
from pathlib import Path

from readiness.authoring.lint_cases import check_cases
from readiness.authoring.lint_codes import LintProblem
from readiness.authoring.lint_conditions import check_conditions
from readiness.authoring.lint_content import check_content
from readiness.authoring.lint_draft import Draft, open_drafts
from readiness.authoring.lint_names import check_names
from readiness.authoring.lint_rules import check_rules
from readiness.authoring.lint_words import check_words


def lint(paths: Iterable[Path]) -> dict[str, tuple[LintProblem, ...]]:
    """Look over the rule-sets in folders; give the problems of each, by the path of its folder.

    Raises :class:`~readiness.errors.RulesetError` where a folder holds no rule-set, or where the installed core, on
    which others build, cannot be read.
    """
    return {draft.path: lint_draft(draft) for draft in open_drafts(paths)}


def lint_draft(draft: Draft) -> tuple[LintProblem, ...]:
    """Give the problems of one rule-set, in the order of its files."""
    found = [*draft.refused, *(problem for check in _CHECKS for problem in check(draft))]
    return tuple(sorted(found, key=_place))


_CHECKS = (check_names, check_words, check_conditions, check_content, check_rules, check_cases)


def _place(problem: LintProblem) -> tuple[str, int, int, str, str]:
    return problem.path, problem.line, problem.column, problem.kind.code, problem.message
