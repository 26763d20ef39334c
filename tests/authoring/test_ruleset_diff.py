"""Two versions of a rule-set side by side, as text and as JSON."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from lint_sample import write
from readiness.authoring.ruleset_changes import Difference, What
from readiness.authoring.ruleset_diff import SCHEMA, Comparison, diff_json, diff_text
from readiness.authoring.ruleset_folder import load_folder
from readiness.authoring.ruleset_moves import OVERALL, Move, Result
from readiness.core.intervals import Interval
from readiness.core.rules import Ruleset


def interval(secured: str, possible: str) -> Interval:
    return Interval(Fraction(secured), Fraction(possible))


RESULTS = (
    Result(
        path="a.toml",
        organisation="Harbour View",
        moves=(
            Move(figure="leadership", before=interval("1/2", "3/5"), after=interval("1/2", "7/10")),
            Move(figure="governance", before=interval("501/1000", "3/5"), after=interval("502/1000", "3/5")),
            Move(figure="training", before=None, after=interval("0", "1")),
            Move(figure=OVERALL, before=interval("1/2", "1/2"), after=interval("1/2", "1/2")),
        ),
    ),
    Result(path="b.toml", organisation="Northshore", moves=(Move(figure=OVERALL, before=None, after=None),)),
)
DIFFERENCES = (
    Difference(kind="rule", id="night-care/a", what=What.CHANGED, details=("weight: 1 → 2",)),
    Difference(kind="rule", id="night-care/b", what=What.ADDED, details=("Nights are short",)),
    Difference(kind="source", id="N-2", what=What.REMOVED, details=("It was said.",)),
)


@pytest.fixture
def ruleset(tmp_path: Path) -> Ruleset:
    return load_folder(write(tmp_path))[0]


def test_changes_come_first_then_each_profile_that_moves(ruleset: Ruleset) -> None:
    comparison = Comparison(old=ruleset, new=ruleset, differences=DIFFERENCES, results=RESULTS)
    assert diff_text(comparison) == (
        "night-care 1.0.0 → 1.0.0\n"
        "\n"
        "Rules\n"
        "  - night-care/a changed\n"
        "    weight: 1 → 2\n"
        "  - night-care/b added: Nights are short\n"
        "\n"
        "Sources\n"
        "  - N-2 removed: It was said.\n"
        "\n"
        "Harbour View (a.toml)\n"
        "  - Leadership: 50 to 60 → 50 to 70\n"
        "  - Governance: 50 to 60 → 50 to 60 (by less than a point)\n"
        "  - Training: no basis → 0 to 100\n"
        "\n"
        "Northshore (b.toml)\n"
        "  Nothing moves.\n"
        "\n"
        "The results of 1 of 2 profiles move.\n"
    )


def test_nothing_changed_is_said(ruleset: Ruleset, tmp_path: Path) -> None:
    other = load_folder(write(tmp_path / "other", ("rules.toml", "weight = 3", "weight = 3 # three")))[0]
    same, remarks = (Comparison(old=ruleset, new=new, differences=(), results=()) for new in (ruleset, other))
    assert diff_text(same) == "night-care 1.0.0 → 1.0.0\n  The same files.\n"
    assert diff_text(remarks) == "night-care 1.0.0 → 1.0.0\n  Nothing changed but layout and remarks.\n"


def test_the_json_form_has_exact_figures(ruleset: Ruleset) -> None:
    data = json.loads(diff_json(Comparison(old=ruleset, new=ruleset, differences=DIFFERENCES[:1], results=RESULTS)))
    assert (data["schema"], data["ruleset"]) == (SCHEMA, "night-care")
    assert data["old"] == data["new"] == {"version": "1.0.0", "digest": ruleset.digest}
    assert data["changes"] == [
        {"kind": "rule", "id": "night-care/a", "what": "changed", "details": ["weight: 1 → 2"]}
    ]
    assert [(result["path"], result["moved"]) for result in data["results"]] == [("a.toml", True), ("b.toml", False)]
    assert data["results"][0]["figures"]["training"] == {
        "before": None,
        "after": {"secured": {"exact": "0", "points": 0}, "possible": {"exact": "1", "points": 100}},
    }
