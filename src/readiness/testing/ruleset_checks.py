"""A rule-set checked in one call: what the linter refuses, cases that do not hold, changes that none notices."""

from collections.abc import Iterator
from pathlib import Path

from readiness.authoring.lint import lint
from readiness.authoring.lint_codes import Severity
from readiness.authoring.trial import try_rulesets
from readiness.authoring.trial_report import trial_text


def check_ruleset(folder: str | Path, *, mutate: bool = True) -> None:
    """Check the rule-set in a folder, or several in folders inside it; pass where there is nothing to mend.

    Warnings of the linter are for people to weigh, and pass. Without ``mutate`` the rules are not changed to see
    whether a case would notice. Raises :class:`AssertionError` with everything that was found, each with its file
    and line, and :class:`~readiness.errors.RulesetError` where there is no rule-set.
    """
    path = Path(folder)
    found = list(_refused(path)) or list(_unproven(path, mutate=mutate))
    if found:
        raise AssertionError("\n\n".join((f"{path}: not everything holds yet", *found)))


def _refused(path: Path) -> Iterator[str]:
    for problems in lint([path]).values():
        yield from (str(problem) for problem in problems if problem.kind.severity is Severity.ERROR)


def _unproven(path: Path, *, mutate: bool) -> Iterator[str]:
    missed = [trial for trial in try_rulesets([path], mutate=mutate) if not trial.passed]
    if missed:
        yield trial_text(missed).rstrip()
