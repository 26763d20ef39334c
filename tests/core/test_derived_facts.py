"""Facts that plugins derive: three-valued in flags, and nowhere else."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import OWNER, at_least, book, flag, indicator, leaf, profile, rule
from readiness.core.compiled import compile_rulebook
from readiness.core.conditions import (
    Condition,
    Every,
    FactLeaf,
    Facts,
    FactValue,
    Negation,
    Some,
    Test,
    judge,
    to_data,
)
from readiness.core.evaluate import evaluate
from readiness.core.rules import RuleBook
from readiness.core.standing import standings
from readiness.core.truth import Truth

TIDE = "tide-tables.high_water"
HIGH = FactLeaf(TIDE, Test.IS, operands=(Fraction(1),))
METRES = FactLeaf("tide-tables.metres", Test.AT_LEAST, operands=(Fraction(3),))
PLACE = FactLeaf("tide-tables.place", Test.IN, names=("skye", "mull"))


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        (HIGH, Fraction(1), Truth.TRUE),
        (HIGH, Fraction(0), Truth.FALSE),
        (HIGH, "skye", Truth.UNKNOWN),
        (METRES, Fraction(7, 2), Truth.TRUE),
        (METRES, Fraction(5, 2), Truth.FALSE),
        (PLACE, "mull", Truth.TRUE),
        (PLACE, "iona", Truth.FALSE),
        (PLACE, Fraction(1), Truth.UNKNOWN),
    ],
)
def test_a_fact_is_compared_with_what_is_tested(condition: FactLeaf, value: FactValue, expected: Truth) -> None:
    assert judge(condition, {}, Facts(derived=((condition.fact, value),))) is expected


@pytest.mark.parametrize("condition", [HIGH, Negation(HIGH), METRES, PLACE])
def test_a_fact_that_nobody_gave_is_not_known(condition: Condition) -> None:
    assert judge(condition, {}, Facts()) is Truth.UNKNOWN


def test_a_profile_hands_on_what_plugins_found_out() -> None:
    told = attrs.evolve(profile(), derived=((TIDE, Fraction(1)),))
    assert told.facts.derived == ((TIDE, Fraction(1)),)
    assert profile().facts.derived == ()


def test_the_data_form_is_that_of_any_fact() -> None:
    assert to_data(HIGH) == {"fact": TIDE, "is": 1}
    assert to_data(PLACE) == {"fact": "tide-tables.place", "in": ["skye", "mull"]}


VALUES = st.none() | st.sampled_from([Fraction(0), Fraction(1), Fraction(5, 2), Fraction(3), "skye", "iona"])
LEAVES: st.SearchStrategy[Condition] = st.sampled_from(
    [HIGH, METRES, PLACE, at_least(OWNER, 2), leaf(OWNER, Test.KNOWN, 1)]
)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Negation, inner)
        | st.builds(lambda parts: Every(tuple(parts)), st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda parts: Some(tuple(parts)), st.lists(inner, min_size=1, max_size=3))
    ),
    max_leaves=6,
)


@given(TREES, VALUES, VALUES, VALUES, st.sampled_from([None, 1, 3]))
def test_compiled_flags_are_those_of_the_interpreter(
    condition: Condition, high: FactValue | None, metres: FactValue | None, place: FactValue | None, owner: int | None
) -> None:
    """Compiled equals interpreted, whatever plugins gave."""
    rulebook = flagged(condition)
    given = {HIGH.fact: high, METRES.fact: metres, PLACE.fact: place}
    derived = tuple((fact, value) for fact, value in sorted(given.items()) if value is not None)
    told = attrs.evolve(profile({} if owner is None else {OWNER: owner}), derived=derived)
    compiled, where = compile_rulebook(rulebook), standings(told, rulebook)
    encoded = compiled.encode(where, told.facts)
    assert compiled.findings(encoded, where, told.facts) == evaluate(told, rulebook)


@given(TREES, VALUES, VALUES)
def test_no_score_moves_with_what_plugins_found_out(
    condition: Condition, high: FactValue | None, place: FactValue | None
) -> None:
    """Facts of plugins reach flags alone: every figure is the same with them and without."""
    rulebook = flagged(condition)
    derived = tuple((fact, value) for fact, value in ((HIGH.fact, high), (PLACE.fact, place)) if value is not None)
    compiled, plain = compile_rulebook(rulebook), profile({OWNER: 2})
    told = attrs.evolve(plain, derived=derived)
    where = standings(plain, rulebook)
    assert compiled.scores(compiled.encode(where, told.facts)) == compiled.scores(compiled.encode(where, plain.facts))


def flagged(condition: Condition) -> RuleBook:
    seen = rule("seen", judgement=flag(condition), weight=Fraction(0))
    return book((indicator(OWNER),), (rule("owner"), seen))
