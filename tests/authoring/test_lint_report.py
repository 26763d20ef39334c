"""What the linter found, as text and as JSON."""

import json

from readiness.authoring.lint_codes import NEVER, NO_STEP, LintProblem
from readiness.authoring.lint_report import SCHEMA, lint_json, lint_text

STEP = LintProblem(
    kind=NO_STEP,
    subject="a/b",
    message="has no step",
    hint="Add one.",
    path="a/r.toml",
    line=3,
    column=1,
    excerpt="[[rule]]",
)
NO_PLACE = LintProblem(kind=NEVER, subject="", message="never \x1b[31mholds", hint="Look.", path="a/r.toml")


def test_problems_are_written_one_after_the_other_and_counted() -> None:
    assert lint_text({"a": (STEP, NO_PLACE), "b": ()}) == (
        "a/r.toml, line 3, column 1: warning RS201: a/b: has no step\n"
        "    [[rule]]\n"
        "  → Add one.\n"
        "a/r.toml: error RS102: never [31mholds\n"
        "  → Look.\n"
        "2 rule-sets: 1 error, 1 warning\n"
    )


def test_nothing_found_is_said() -> None:
    assert lint_text({"a": ()}) == "1 rule-set: no problem found\n"


def test_the_json_form_has_every_field() -> None:
    data = json.loads(lint_json({"a": (STEP,), "b": ()}))
    assert data == {
        "schema": SCHEMA,
        "rulesets": [
            {
                "path": "a",
                "problems": [
                    {
                        "code": "RS201",
                        "severity": "warning",
                        "path": "a/r.toml",
                        "line": 3,
                        "column": 1,
                        "subject": "a/b",
                        "message": "has no step",
                        "hint": "Add one.",
                        "excerpt": "[[rule]]",
                    }
                ],
            },
            {"path": "b", "problems": []},
        ],
        "errors": 0,
        "warnings": 1,
    }


def test_no_escape_sequence_reaches_json() -> None:
    assert "\\u001b" not in lint_json({"a": (NO_PLACE,)})
