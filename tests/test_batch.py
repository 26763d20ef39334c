"""Many assessments at once."""

import itertools
from pathlib import Path

from readiness.assessment import assess
from readiness.batch import assess_many
from readiness.faces.json_form import to_json
from readiness.reading.engine import load_profile
from readiness.reading.ruleset_loader import load_rulesets

PROFILES = sorted((Path(__file__).resolve().parent.parent / "profiles").glob("*.toml"))


def test_each_is_what_it_would_be_alone() -> None:
    rulebook = load_rulesets()
    profiles = [load_profile(path, rulebook) for path in PROFILES]
    together = [to_json(assessment) for assessment in assess_many(profiles, rulebook)]
    assert together == [to_json(assess(profile, load_rulesets())) for profile in profiles]


def test_nothing_is_assessed_before_it_is_asked_for() -> None:
    rulebook = load_rulesets()
    endless = itertools.repeat(load_profile(PROFILES[0], rulebook))
    assert next(assess_many(endless, rulebook)).rulebook is rulebook
