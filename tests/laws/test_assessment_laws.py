"""The laws of the whole: every rule-set and every profile has an assessment, and always the same one."""

import attrs
from hypothesis import given

from readiness.assessment import assess
from readiness.core.evaluate import evaluate
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.core.score import score
from readiness.core.standing import standings
from readiness.faces.json.form import to_json
from readiness.testing.profile_strategies import situations


@given(situations())
def test_every_profile_has_an_assessment(situation: tuple[RuleBook, Profile]) -> None:
    """Whatever third parties write, an assessment comes out, with the interpreter's findings and scores."""
    rulebook, profile = situation
    assessment = assess(profile, rulebook)
    assert assessment.findings == evaluate(profile, rulebook)
    shown = assessment.extended or assessment.core
    assert shown == score(assessment.findings, standings(profile, rulebook), rulebook)


@given(situations())
def test_the_core_score_stands_alone(situation: tuple[RuleBook, Profile]) -> None:
    """The core score is always computed from core alone, exactly as if no other rule-set were installed."""
    rulebook, profile = situation
    known = {name: said for name, said in profile.answers.items() if name in rulebook.core.indicators}
    alone = assess(attrs.evolve(profile, answers=known), RuleBook(rulesets=rulebook.rulesets[:1]))
    assert assess(profile, rulebook).core == alone.core
    assert alone.extended is None


@given(situations())
def test_two_runs_are_byte_equal(situation: tuple[RuleBook, Profile]) -> None:
    """Equal inputs give byte-equal results, also where the rule-book was compiled anew."""
    rulebook, profile = situation
    again = RuleBook(rulesets=rulebook.rulesets)
    assert to_json(assess(profile, rulebook)) == to_json(assess(profile, again))
