"""The linter: everything that is wrong with a rule-set, or serves people less well than it could."""

from collections.abc import Iterable
from pathlib import Path

from readiness.authoring.lint_codes import LintProblem
from readiness.authoring.lint_draft import Draft, open_drafts


def lint(paths: Iterable[Path]) -> dict[str, tuple[LintProblem, ...]]:
    """Look over the rule-sets in folders; give the problems of each, by the path of its folder.

    Raises :class:`~readiness.errors.RulesetError` where a folder holds no rule-set, or where the installed core, on
    which others build, cannot be read.
    """
    return {draft.path: lint_draft(draft) for path in paths for draft in open_drafts(path)}


def lint_draft(draft: Draft) -> tuple[LintProblem, ...]:
    """Give the problems of one rule-set, in the order of its files."""
    return tuple(sorted(draft.refused, key=_place))


def _place(problem: LintProblem) -> tuple[str, int, int, str, str]:
    return problem.path, problem.line, problem.column, problem.kind.code, problem.message
