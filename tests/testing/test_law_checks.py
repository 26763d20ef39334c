"""The laws of scores hold with a rule-set that loads, and would be found to be broken."""

from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from readiness.authoring.scaffold import Scaffold, write_scaffold
from readiness.core.conditions import Leaf, Test
from readiness.core.rules import Measure, Met, Rule, RuleBook
from readiness.reading.ruleset_loader import load_rulesets
from readiness.testing import check_laws
from readiness.testing.law_checks import prove
from sample_ruleset import read


def test_the_laws_hold_beside_core(tmp_path: Path) -> None:
    write_scaffold(Scaffold(name="care-at-night", title="Care at night"), str(tmp_path / "project"))
    check_laws(tmp_path / "project" / "ruleset", examples=10)


def with_rule(change: Rule) -> RuleBook:
    return RuleBook(rulesets=(attrs.evolve(read(), rules=(change,)),))


def test_a_rule_that_better_answers_turn_off_breaks_a_law() -> None:
    (rule,) = read().rules
    falling = Leaf("leadership.trained", Test.AT_MOST, (Fraction(50),))
    book = with_rule(attrs.evolve(rule, judgement=Met(met=falling), cap=None, steps=()))
    with pytest.raises(AssertionError, match="better answers lower a score; in this profile for one:") as error:
        prove(book, 200)
    assert "\n[leadership]\ntrained = " in str(error.value)


def test_a_negative_weight_breaks_a_law() -> None:
    (rule,) = read().rules
    taken = Measure(indicator="leadership.trained", full_at=Fraction(100), none_at=Fraction(0))
    other = attrs.evolve(rule, id="core/other", weight=Fraction(-1), judgement=taken, cap=None, steps=())
    book = RuleBook(rulesets=(attrs.evolve(read(), rules=(rule, other)),))
    with pytest.raises(AssertionError, match="a bound lies outside of 0 to 1"):
        prove(book, 200)


def test_a_question_of_core_that_is_put_otherwise_breaks_a_law() -> None:
    core = read()
    other = tuple(attrs.evolve(one, needs_voice="frontline") if one.voices else one for one in core.indicators)
    book = RuleBook(rulesets=(core, attrs.evolve(core, name="other", indicators=other, rules=())))
    with pytest.raises(AssertionError, match="the core score changes beside this rule-set"):
        prove(book, 200)


def test_the_laws_of_core_are_tried_on_core_itself() -> None:
    core = load_rulesets().rulesets[0]
    assert core.name == "core"
    prove(RuleBook(rulesets=(core,)), 3)
