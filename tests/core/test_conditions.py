"""Conditions: small, total, three-valued, and data."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs
import pytest

from builders import CHECKED, LEAD, OWNER, at_least, at_most, indicator, leaf
from readiness.core.conditions import (
    AtLeastOf,
    Condition,
    Direction,
    Every,
    FactLeaf,
    Facts,
    Leaf,
    Negation,
    Some,
    Test,
    accepted,
    direction,
    indicators_read,
    judge,
    leaves,
    number_data,
    raw_limits,
    to_data,
)
from readiness.core.indicators import AnswerType
from readiness.core.standing import Silence, Standing, VoiceStanding
from readiness.core.truth import Truth

ISLAND = FactLeaf("setting", Test.IS, names=("island",))


def standing(low: int, high: int | None = None, **more: Any) -> Standing:
    ends = (Fraction(low), Fraction(low if high is None else high))
    plain = Standing(indicator=OWNER, silence=Silence.ANSWERED, worst=ends[0], best=ends[1])
    return attrs.evolve(plain, **more)


DROPPED = standing(0, 4, silence=Silence.NOT_APPLICABLE)


def said(condition: Condition, *, whole: bool = False, **where: Standing) -> Truth | None:
    """Judge a condition over standings given by the last part of their indicators' ids."""
    return judge(condition, named(where), Facts(), whole=whole)


def named(where: Mapping[str, Standing]) -> Mapping[str, Standing]:
    names = {"owner": OWNER, "lead": LEAD, "checked": CHECKED}
    return {names[key]: at for key, at in where.items()}


@pytest.mark.parametrize(
    ("test", "operands", "low", "high", "expected"),
    [
        (Test.IS, (2,), 2, 2, Truth.TRUE),
        (Test.IS, (2,), 1, 2, Truth.UNKNOWN),
        (Test.IS, (2,), 3, 4, Truth.FALSE),
        (Test.IN, (0, 1), 0, 1, Truth.TRUE),
        (Test.IN, (1, 0), 0, 1, Truth.TRUE),
        (Test.IN, (0, 4), 0, 4, Truth.UNKNOWN),
        (Test.IN, (0, 4), 1, 3, Truth.FALSE),
        (Test.AT_LEAST, (2,), 2, 4, Truth.TRUE),
        (Test.AT_LEAST, (2,), 1, 2, Truth.UNKNOWN),
        (Test.AT_LEAST, (2,), 0, 1, Truth.FALSE),
        (Test.AT_MOST, (2,), 0, 2, Truth.TRUE),
        (Test.AT_MOST, (2,), 2, 3, Truth.UNKNOWN),
        (Test.AT_MOST, (2,), 3, 4, Truth.FALSE),
        (Test.BETWEEN, (1, 3), 1, 3, Truth.TRUE),
        (Test.BETWEEN, (1, 3), 0, 1, Truth.UNKNOWN),
        (Test.BETWEEN, (1, 3), 3, 4, Truth.UNKNOWN),
        (Test.BETWEEN, (1, 3), 4, 4, Truth.FALSE),
        (Test.WITHIN_MONTHS, (12,), 12, 12, Truth.TRUE),
        (Test.WITHIN_MONTHS, (12,), 12, 13, Truth.UNKNOWN),
        (Test.WITHIN_MONTHS, (12,), 13, 13, Truth.FALSE),
    ],
)
def test_a_leaf_holds_surely_perhaps_or_not(
    test: Test, operands: tuple[int, ...], low: int, high: int, expected: Truth
) -> None:
    assert said(leaf(OWNER, test, *operands), owner=standing(low, high)) is expected


class Endless:
    """An indicator of which nothing is known, on a scale without ends."""

    dropped = False
    low = high = evidence_age = None
    known = False

    def view(self, voice: str) -> None:  # noqa: ARG002
        return None


@pytest.mark.parametrize("test", [Test.IS, Test.AT_LEAST, Test.AT_MOST])
def test_where_nothing_limits_an_answer_a_test_is_open(test: Test) -> None:
    assert judge(leaf(OWNER, test, 5), {OWNER: Endless()}, Facts()) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("silence", "wanted", "expected"),
    [
        (Silence.ANSWERED, 1, Truth.TRUE),
        (Silence.ANSWERED, 0, Truth.FALSE),
        (Silence.UNKNOWN, 1, Truth.FALSE),
        (Silence.UNANSWERED, 0, Truth.TRUE),
    ],
)
def test_known_asks_whether_somebody_answered(silence: Silence, wanted: int, expected: Truth) -> None:
    assert said(leaf(OWNER, Test.KNOWN, wanted), owner=standing(0, 4, silence=silence)) is expected


@pytest.mark.parametrize(
    ("age", "expected"), [(12, Truth.TRUE), (Fraction(373, 31), Truth.FALSE), (None, Truth.UNKNOWN)]
)
def test_evidence_is_recent_stale_or_of_unknown_age(age: Fraction | int | None, expected: Truth) -> None:
    recent = leaf(OWNER, Test.EVIDENCE_WITHIN_MONTHS, 12)
    aged = standing(4, evidence_age=None if age is None else Fraction(age))
    assert said(recent, owner=aged) is expected


def heard(**views: tuple[int, int]) -> Standing:
    voices = tuple(VoiceStanding(voice=v, low=Fraction(a), high=Fraction(b)) for v, (a, b) in views.items())
    return standing(0, 4, voices=voices)


@pytest.mark.parametrize(
    ("leaders", "frontline", "expected"),
    [
        ((4, 4), (1, 1), Truth.TRUE),
        ((4, 4), (2, 2), Truth.TRUE),
        ((4, 4), (3, 3), Truth.FALSE),
        ((1, 1), (4, 4), Truth.FALSE),
        ((4, 4), (0, 4), Truth.UNKNOWN),
        ((0, 4), (2, 2), Truth.UNKNOWN),
    ],
)
def test_a_gap_is_how_much_the_first_voice_exceeds_the_second(
    leaders: tuple[int, int], frontline: tuple[int, int], expected: Truth
) -> None:
    gap = leaf(OWNER, Test.GAP_AT_LEAST, 2, voices=("leaders", "frontline"))
    assert said(gap, owner=heard(leaders=leaders, frontline=frontline)) is expected


@pytest.mark.parametrize("spoke", ["leaders", "frontline"])
def test_a_gap_to_a_voice_that_has_not_spoken_is_unknown(spoke: str) -> None:
    gap = leaf(OWNER, Test.GAP_AT_LEAST, 2, voices=("leaders", "frontline"))
    assert said(gap, owner=heard(**{spoke: (4, 4)})) is Truth.UNKNOWN


FACTS = Facts(sector=("schools",), setting=("island", "rural"), numbers=(("workforce", 24),))


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (FactLeaf("sector", Test.IS, names=("schools",)), Truth.TRUE),
        (FactLeaf("sector", Test.IS, names=("island",)), Truth.FALSE),
        (FactLeaf("setting", Test.IN, names=("urban", "rural")), Truth.TRUE),
        (FactLeaf("setting", Test.IN, names=("schools",)), Truth.FALSE),
        (FactLeaf("workforce", Test.AT_LEAST, operands=(Fraction(24),)), Truth.TRUE),
        (FactLeaf("workforce", Test.AT_MOST, operands=(Fraction(23),)), Truth.FALSE),
        (FactLeaf("headcount", Test.AT_LEAST, operands=(Fraction(0),)), Truth.FALSE),
        (FactLeaf("headcount", Test.AT_MOST, operands=(Fraction(9),)), Truth.FALSE),
    ],
)
def test_a_fact_holds_or_not_and_an_absent_one_does_not(fact: FactLeaf, expected: Truth) -> None:
    assert judge(fact, {}, FACTS) is expected


OPEN, HIGH, LOW = standing(0, 4), standing(4), standing(0)


def test_all_any_and_at_least_of_are_kleene() -> None:
    parts = (at_least(OWNER, 2), at_least(LEAD, 2), at_least(CHECKED, 2))
    where = {OWNER: HIGH, LEAD: OPEN, CHECKED: LOW}
    expected: dict[Condition, Truth] = {
        Every(parts): Truth.FALSE,
        Every(parts[:2]): Truth.UNKNOWN,
        Some(parts): Truth.TRUE,
        Some(parts[1:]): Truth.UNKNOWN,
        AtLeastOf(1, parts): Truth.TRUE,
        AtLeastOf(2, parts): Truth.UNKNOWN,
        AtLeastOf(3, parts): Truth.FALSE,
    }
    assert {tree: judge(tree, where, Facts()) for tree in expected} == expected


def test_not_turns_round() -> None:
    assert said(Negation(at_least(OWNER, 2)), owner=HIGH) is Truth.FALSE
    assert said(Negation(at_least(OWNER, 2)), owner=OPEN) is Truth.UNKNOWN
    assert said(Negation(at_least(OWNER, 2)), owner=DROPPED) is None


@pytest.mark.parametrize("silence", [Silence.NOT_APPLICABLE, Silence.NOT_ASKED])
def test_a_leaf_that_does_not_apply_says_nothing(silence: Silence) -> None:
    assert said(at_least(OWNER, 0), owner=standing(0, 4, silence=silence)) is None


def test_a_dropped_leaf_leaves_the_rest_of_its_tree() -> None:
    parts = (at_least(OWNER, 2), at_least(LEAD, 2))
    for lead in (HIGH, OPEN, LOW):
        expected = said(parts[1], lead=lead)
        assert said(Every(parts), owner=DROPPED, lead=lead) is expected
        assert said(Some(parts), owner=DROPPED, lead=lead) is expected
        assert said(AtLeastOf(2, parts), owner=DROPPED, lead=lead) is expected


def test_a_tree_with_nothing_left_says_nothing() -> None:
    parts = (at_least(OWNER, 2), at_least(LEAD, 2))
    for tree in (Every(parts), Some(parts), AtLeastOf(1, parts), Every((Some(parts), Negation(parts[0])))):
        assert said(tree, owner=DROPPED, lead=DROPPED) is None


def test_in_a_flag_an_all_that_loses_a_part_says_nothing() -> None:
    parts = (at_least(OWNER, 2), at_most(LEAD, 2))
    assert said(Every(parts), whole=True, owner=DROPPED, lead=LOW) is None
    assert said(Every(parts), whole=True, owner=HIGH, lead=LOW) is Truth.TRUE


def test_in_a_flag_at_least_of_says_nothing_with_fewer_parts_left_than_it_asks_for() -> None:
    parts = (at_least(OWNER, 2), at_least(LEAD, 2))
    assert said(AtLeastOf(2, parts), whole=True, owner=DROPPED, lead=HIGH) is None
    assert said(Negation(AtLeastOf(2, parts)), whole=True, owner=DROPPED, lead=HIGH) is None
    assert said(AtLeastOf(1, parts), whole=True, owner=DROPPED, lead=HIGH) is Truth.TRUE
    assert said(Some(parts), whole=True, owner=DROPPED, lead=HIGH) is Truth.TRUE


def test_neighbouring_levels_of_in_are_joined() -> None:
    assert accepted(leaf(OWNER, Test.IN, 4, 0, 1)) == ((Fraction(0), Fraction(1)), (Fraction(4), Fraction(4)))


def test_leaves_are_walked_from_left_to_right() -> None:
    first, second, third = at_least(OWNER, 1), at_most(LEAD, 2), at_least(OWNER, 3)
    tree = Every((Some((first, ISLAND)), Negation(second), AtLeastOf(1, (third,))))
    assert list(leaves(tree)) == [first, ISLAND, second, third]


def test_each_indicator_that_is_read_is_listed_once() -> None:
    assert indicators_read(Every((at_least(OWNER, 1), ISLAND, at_most(LEAD, 2), at_most(OWNER, 3)))) == (OWNER, LEAD)


INDICATORS = {
    OWNER: indicator(OWNER),
    LEAD: indicator(LEAD, AnswerType.COUNT, lower_is_better=True),
    CHECKED: indicator(CHECKED, AnswerType.DATE),
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (at_least(OWNER, 2), Direction.ON),
        (at_most(OWNER, 2), Direction.OFF),
        (at_least(OWNER, 0), Direction.STILL),
        (leaf(OWNER, Test.BETWEEN, 1, 3), Direction.BOTH),
        (leaf(OWNER, Test.IN, 0, 4), Direction.BOTH),
        (leaf(OWNER, Test.KNOWN, 1), Direction.BOTH),
        (leaf(OWNER, Test.EVIDENCE_WITHIN_MONTHS, 6), Direction.BOTH),
        (at_most(LEAD, 2), Direction.ON),
        (at_least(LEAD, 2), Direction.OFF),
        (leaf(LEAD, Test.BETWEEN, 0, 5), Direction.ON),
        (leaf(CHECKED, Test.WITHIN_MONTHS, 6), Direction.ON),
        (ISLAND, Direction.STILL),
        (Negation(at_least(OWNER, 2)), Direction.OFF),
        (Negation(at_most(OWNER, 2)), Direction.ON),
        (Negation(leaf(OWNER, Test.IS, 2)), Direction.BOTH),
        (Negation(ISLAND), Direction.STILL),
        (Every((at_least(OWNER, 2), at_most(LEAD, 2), ISLAND)), Direction.ON),
        (Some((at_most(OWNER, 2), at_most(LEAD, 2))), Direction.BOTH),
        (AtLeastOf(1, (ISLAND, at_least(OWNER, 0))), Direction.STILL),
    ],
)
def test_better_answers_move_a_condition_one_way_or_another(condition: Condition, expected: Direction) -> None:
    assert direction(condition, INDICATORS) is expected


@pytest.mark.parametrize(
    ("kind", "highest"),
    [
        (AnswerType.LEVEL, 4),
        (AnswerType.SHARE, 100),
        (AnswerType.YES_NO, 1),
        (AnswerType.COUNT, None),
        (AnswerType.MONTHS, None),
        (AnswerType.DATE, None),
    ],
)
def test_the_limits_of_answers_are_those_of_their_scale(kind: AnswerType, highest: int | None) -> None:
    assert raw_limits(indicator(OWNER, kind)) == (Fraction(0), None if highest is None else Fraction(highest))


@pytest.mark.parametrize(
    ("condition", "data"),
    [
        (at_least(OWNER, 2), {"indicator": OWNER, "at_least": 2}),
        (leaf(OWNER, Test.IN, 0, 4), {"indicator": OWNER, "in": [0, 4]}),
        (leaf(OWNER, Test.BETWEEN, 1, 3), {"indicator": OWNER, "between": [1, 3]}),
        (leaf(OWNER, Test.KNOWN, 1), {"indicator": OWNER, "known": True}),
        (leaf(OWNER, Test.IS, 1), {"indicator": OWNER, "is": 1}),
        (leaf("a.told", Test.IS, 1), {"indicator": "a.told", "is": True}),
        (Leaf(LEAD, Test.AT_MOST, (Fraction(200, 3),)), {"indicator": LEAD, "at_most": "200/3"}),
        (
            leaf(OWNER, Test.GAP_AT_LEAST, 2, voices=("leaders", "frontline")),
            {"indicator": OWNER, "gap_at_least": 2, "between_voices": ["leaders", "frontline"]},
        ),
        (ISLAND, {"fact": "setting", "is": "island"}),
        (FactLeaf("sector", Test.IN, names=("a", "b")), {"fact": "sector", "in": ["a", "b"]}),
        (FactLeaf("workforce", Test.AT_MOST, operands=(Fraction(9),)), {"fact": "workforce", "at_most": 9}),
        (Negation(ISLAND), {"not": {"fact": "setting", "is": "island"}}),
        (Every((ISLAND,)), {"all": [{"fact": "setting", "is": "island"}]}),
        (Some((ISLAND,)), {"any": [{"fact": "setting", "is": "island"}]}),
        (AtLeastOf(1, (ISLAND,)), {"at_least_of": {"n": 1, "of": [{"fact": "setting", "is": "island"}]}}),
    ],
)
def test_the_json_form_is_the_one_that_rule_sets_are_written_in(
    condition: Condition, data: dict[str, object]
) -> None:
    assert to_data(condition, {"a.told": indicator("leadership.told", AnswerType.YES_NO)}) == data


def test_numbers_are_written_exactly() -> None:
    assert number_data(Fraction(50)) == 50
    assert number_data(Fraction(-7, 2)) == "-7/2"
