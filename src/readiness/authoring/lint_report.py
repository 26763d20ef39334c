"""What the linter found, as text and as JSON."""

from collections.abc import Iterator, Mapping

from readiness.authoring.lint_codes import LintProblem, Severity
from readiness.errors import printable
from readiness.faces.json.text import json_text
from readiness.faces.words.phrases import counted

SCHEMA = 1
"""The number of the JSON form, raised whenever a reader would have to change."""

Found = Mapping[str, tuple[LintProblem, ...]]
"""The problems of each rule-set, by the path of its folder."""


def lint_text(found: Found) -> str:
    """Write every problem, then how many there are."""
    return "\n".join(_lines(found)) + "\n"


def lint_json(found: Found) -> str:
    """Write the same as JSON, in ASCII: the same rule-sets, the same bytes."""
    data = {
        "schema": SCHEMA,
        "rulesets": [
            {"path": printable(path), "problems": [_problem_data(problem) for problem in problems]}
            for path, problems in found.items()
        ],
        "errors": _count(found, Severity.ERROR),
        "warnings": _count(found, Severity.WARNING),
    }
    return json_text(data)


def _lines(found: Found) -> Iterator[str]:
    for problems in found.values():
        yield from (str(problem) for problem in problems)
    errors, warnings = _count(found, Severity.ERROR), _count(found, Severity.WARNING)
    looked = counted(len(found), "rule-set")
    if errors or warnings:
        yield f"{looked}: {counted(errors, 'error')}, {counted(warnings, 'warning')}"
    else:
        yield f"{looked}: no problem found"


def _count(found: Found, severity: Severity) -> int:
    return sum(problem.kind.severity is severity for problems in found.values() for problem in problems)


def _problem_data(problem: LintProblem) -> dict[str, object]:
    return {
        "code": problem.kind.code,
        "severity": problem.kind.severity.value,
        "path": printable(problem.path),
        "line": problem.line,
        "column": problem.column,
        "subject": printable(problem.subject),
        "message": printable(problem.message, limit=400),
        "hint": printable(problem.hint, limit=400),
        "excerpt": problem.excerpt,
    }
