"""Many assessments at once."""

import itertools

from readiness.assessment import assess
from readiness.batch import assess_many
from readiness.faces.json.form import to_json
from readiness.reading.engine import load_profile
from readiness.reading.ruleset_loader import load_all
from shipped_profiles import FILES, shipped


def test_each_is_what_it_would_be_alone() -> None:
    rulebook, _ = load_all()
    profiles = [load_profile(path, rulebook) for path in FILES]
    together = [to_json(assessment) for assessment in assess_many(profiles, rulebook)]
    assert together == [to_json(assess(profile, load_all()[0])) for profile in profiles]


def test_nothing_is_assessed_before_it_is_asked_for() -> None:
    profile, rulebook = shipped("large-council")
    endless = itertools.repeat(profile)
    assert next(assess_many(endless, rulebook)).rulebook is rulebook
