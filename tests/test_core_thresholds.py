"""The examples of what ships hold every threshold: shift one by a point, or turn a test round, and one goes wrong."""

from pathlib import Path

from readiness.authoring.trial import try_rulesets

FOLDER = Path(__file__).resolve().parent.parent / "rules"


def test_a_changed_rule_makes_an_example_go_wrong() -> None:
    trials = try_rulesets([FOLDER], mutate=True)
    assert "core" in [trial.ruleset for trial in trials]
    assert [trial.misses for trial in trials] == [()] * len(trials)
    assert [survivor.mutant for trial in trials for survivor in trial.survivors] == []
    assert [trial.open for trial in trials] == [0] * len(trials)
    assert all(trial.tried for trial in trials)
