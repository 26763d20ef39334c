"""Worlds: what conditions can say together, whatever is answered."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from builders import CHECKED, LEAD, OWNER, indicator, leaf
from readiness.authoring.worlds import MOST_NAMES, moves, outcomes
from readiness.core.conditions import Condition, Every, FactLeaf, Negation, Some, Test
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.truth import Truth

YES, NO, OPEN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

ALWAYS_ASKED: Mapping[str, Indicator] = {
    name: indicator(name, kind, short_form=True)
    for name, kind in (
        (OWNER, AnswerType.LEVEL),
        (LEAD, AnswerType.SHARE),
        (CHECKED, AnswerType.COUNT),
        ("governance.report", AnswerType.DATE),
        ("training.groups", AnswerType.GROUPS),
    )
}


def said(condition: Condition, *, whole: bool = False) -> set[Truth | None]:
    found = outcomes([condition], ALWAYS_ASKED, whole=whole)
    assert found is not None
    return {truth for (truth,) in found}


@pytest.mark.parametrize(
    "condition",
    [
        Some((leaf(OWNER, Test.AT_LEAST, 3), leaf(OWNER, Test.AT_MOST, 2))),
        Some((leaf(OWNER, Test.IN, 0, 1, 2), leaf(OWNER, Test.BETWEEN, 3, 4))),
        leaf(CHECKED, Test.AT_LEAST, 0),
        leaf(LEAD, Test.BETWEEN, 0, 100),
        Some((FactLeaf("sector", Test.IS, names=("a",)), Negation(FactLeaf("sector", Test.IS, names=("a",))))),
    ],
)
def test_what_covers_every_answer_always_holds(condition: Condition) -> None:
    assert said(condition) == {YES}


@pytest.mark.parametrize(
    "condition",
    [
        Every((leaf(OWNER, Test.AT_LEAST, 3), leaf(OWNER, Test.AT_MOST, 2))),
        Every((leaf(CHECKED, Test.AT_LEAST, 8), leaf(CHECKED, Test.AT_MOST, 7))),
        Every((leaf(CHECKED, Test.IS, 8), leaf(CHECKED, Test.IS, 7))),
        Every(
            (
                leaf("governance.report", Test.WITHIN_MONTHS, 3),
                Negation(leaf("governance.report", Test.WITHIN_MONTHS, 6)),
            )
        ),
    ],
)
def test_what_leaves_no_answer_never_holds(condition: Condition) -> None:
    assert said(condition) == {NO}


@pytest.mark.parametrize(
    "condition",
    [
        Every((leaf(LEAD, Test.AT_LEAST, 50), leaf(LEAD, Test.AT_MOST, 50))),
        Every((leaf(LEAD, Test.AT_LEAST, 49), Negation(leaf(LEAD, Test.AT_LEAST, 50)))),
        Some((leaf(CHECKED, Test.AT_MOST, 7), leaf(CHECKED, Test.AT_LEAST, 9))),
        Every(
            (
                FactLeaf("workforce", Test.AT_LEAST, operands=(Fraction(5),)),
                FactLeaf("workforce", Test.AT_MOST, operands=(Fraction(5),)),
            )
        ),
        Every((FactLeaf("sector", Test.IS, names=("a",)), FactLeaf("sector", Test.IS, names=("b",)))),
        leaf("governance.report", Test.WITHIN_MONTHS, 0),
    ],
)
def test_one_answer_at_the_edge_is_enough_for_both(condition: Condition) -> None:
    assert said(condition) == {YES, NO}


def test_a_fact_that_is_absent_is_false() -> None:
    assert said(FactLeaf("workforce", Test.AT_LEAST, operands=(Fraction(0),))) == {YES, NO}


def test_a_question_that_may_be_left_out_drops_out_of_some_worlds() -> None:
    full_form_only = {OWNER: indicator(OWNER)}
    both = Some((leaf(OWNER, Test.AT_LEAST, 3), leaf(OWNER, Test.AT_MOST, 2)))
    assert outcomes([both], full_form_only) == frozenset({(YES,), (None,)})


def test_silence_is_a_world_of_flags_alone() -> None:
    known = leaf(OWNER, Test.KNOWN, 0)
    assert said(known, whole=True) == {YES, NO}
    assert said(Every((known, leaf(OWNER, Test.AT_LEAST, 2))), whole=True) == {NO, OPEN}
    assert said(known) == {NO}


def test_a_gap_between_voices_may_go_with_any_answer() -> None:
    gap = leaf(OWNER, Test.GAP_AT_LEAST, 2, voices=("leaders", "frontline"))
    assert said(Every((gap, leaf(OWNER, Test.IS, 4))), whole=True) >= {YES, NO, OPEN}


def test_the_age_of_evidence_goes_with_any_answer() -> None:
    fresh = leaf(OWNER, Test.EVIDENCE_WITHIN_MONTHS, 12)
    assert said(Every((fresh, Negation(leaf(OWNER, Test.EVIDENCE_WITHIN_MONTHS, 24)))), whole=True) == {NO, OPEN}


def test_conditions_are_judged_together() -> None:
    found = outcomes([leaf(OWNER, Test.AT_LEAST, 3), leaf(OWNER, Test.AT_LEAST, 2)], ALWAYS_ASKED)
    assert found == frozenset({(YES, YES), (NO, YES), (NO, NO)})


def test_nothing_is_said_of_too_many_worlds() -> None:
    many = tuple(f"leadership.q{number}" for number in range(16))
    questions = {name: indicator(name, short_form=True) for name in many}
    condition = Every(tuple(leaf(name, Test.AT_LEAST, 2) for name in many))
    assert outcomes([condition], questions) is None
    assert moves([condition], questions, {many[0]: Fraction(4)}) is None


def test_nothing_is_said_of_too_many_names() -> None:
    names = tuple(f"sector-{number}" for number in range(MOST_NAMES + 1))
    assert outcomes([FactLeaf("sector", Test.IN, names=names)], {}) is None


@pytest.mark.parametrize(("to", "moved"), [(1, False), (2, True), (4, True)])
def test_an_answer_moves_what_it_turns_on(to: int, *, moved: bool) -> None:
    condition = Every((leaf(OWNER, Test.AT_LEAST, 2), leaf(LEAD, Test.AT_LEAST, 50)))
    assert moves([condition], ALWAYS_ASKED, {OWNER: Fraction(to)}) is moved


def test_an_answer_to_another_question_moves_nothing() -> None:
    assert moves([leaf(OWNER, Test.AT_LEAST, 2)], ALWAYS_ASKED, {LEAD: Fraction(100)}) is False
