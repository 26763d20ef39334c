"""The laws of conditions: what three-valued judgement promises, and what the loader may rely on."""

import json
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.core.conditions import (
    AtLeastOf,
    Condition,
    Direction,
    Every,
    Facts,
    Leaf,
    Negation,
    Some,
    Test,
    direction,
    indicators_read,
    judge,
    leaves,
    to_data,
)
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.core.standing import Silence, Standing, standings
from readiness.core.truth import Truth
from readiness.errors import RulesetError
from readiness.reading.condition_reader import read_condition
from readiness.testing.condition_strategies import conditions
from readiness.testing.improvements import raised, settled
from readiness.testing.profile_strategies import situations
from readiness.toml.source import TomlSource
from readiness.toml.tables import Notebook

LAST_ANSWER = {AnswerType.LEVEL: 4, AnswerType.YES_NO: 1, AnswerType.COUNT: 102, AnswerType.SHARE: 100}
"""The highest answer that is tried; for a count one beyond every number that is compared with."""


@given(st.data(), situations(), st.booleans())
def test_what_is_sure_stays_so_whatever_is_found_out(
    data: st.DataObject, situation: tuple[RuleBook, Profile], whole: bool
) -> None:
    """True and false hold for every completion of the unknowns; only ``known`` asks about silence itself."""
    rulebook, profile = situation
    condition = data.draw(_conditions(rulebook).filter(lambda c: not _asks_about_silence(c)))
    before = judge(condition, standings(profile, rulebook), profile.facts, whole=whole)
    told = attrs.evolve(data.draw(settled(rulebook, profile)), groups=profile.groups)
    after = judge(condition, standings(told, rulebook), told.facts, whole=whole)
    assert before is Truth.UNKNOWN or after is before


@given(st.data(), situations(), st.sampled_from((Direction.ON, Direction.OFF, None)))
def test_better_answers_move_a_condition_only_in_its_direction(
    data: st.DataObject, situation: tuple[RuleBook, Profile], wanted: Direction | None
) -> None:
    """Monotone by construction: better answers can only turn on what moves on, and off what moves off."""
    rulebook, profile = situation
    better = data.draw(raised(rulebook, profile))
    for _ in range(6):
        condition = data.draw(conditions(tuple(rulebook.indicators.values()), wanted))
        before = judge(condition, standings(profile, rulebook), profile.facts)
        after = judge(condition, standings(better, rulebook), better.facts)
        assert (before is None) == (after is None)
        if before is not None and after is not None and before is not after:
            turned = Direction.ON if after.value > before.value else Direction.OFF
            assert direction(condition, rulebook.indicators) in {turned, Direction.BOTH}


@given(st.data(), situations())
def test_the_loader_accepts_what_the_strategies_make(
    data: st.DataObject, situation: tuple[RuleBook, Profile]
) -> None:
    """What is made to move on or off is found to do so."""
    rulebook, _ = situation
    wanted = data.draw(st.sampled_from((Direction.ON, Direction.OFF)))
    condition = data.draw(conditions(tuple(rulebook.indicators.values()), wanted))
    assert direction(condition, rulebook.indicators) is wanted


@pytest.mark.parametrize(
    ("kind", "falls"),
    [
        (AnswerType.LEVEL, False),
        (AnswerType.SHARE, False),
        (AnswerType.SHARE, True),
        (AnswerType.COUNT, False),
        (AnswerType.COUNT, True),
        (AnswerType.YES_NO, False),
        (AnswerType.YES_NO, True),
    ],
)
def test_the_direction_of_a_leaf_is_exact(kind: AnswerType, falls: bool) -> None:
    """The direction of a leaf is neither too strict nor too lenient: it is what trying every answer shows."""
    indicator = _indicator(kind, falls=falls)
    answers = range(LAST_ANSWER[kind] + 1)
    for leaf in _all_leaves(kind):
        said = [_judged(leaf, indicator, Fraction(answer)) for answer in (answers[::-1] if falls else answers)]
        assert direction(leaf, {indicator.id: indicator}) is _seen(said), leaf


@given(st.data(), situations())
def test_not_all_is_any_not(data: st.DataObject, situation: tuple[RuleBook, Profile]) -> None:
    """The strong tables keep the laws of De Morgan, with parts that drop out as well."""
    parts = _drawn_parts(data, situation[0])
    negated = tuple(Negation(part) for part in parts)
    assert _said(Negation(Every(parts)), situation) == _said(Some(negated), situation)
    assert _said(Negation(Some(parts)), situation) == _said(Every(negated), situation)


@given(st.data(), situations())
def test_at_least_one_is_any_and_at_least_all_is_all(
    data: st.DataObject, situation: tuple[RuleBook, Profile]
) -> None:
    """``at_least_of`` lies between ``any`` and ``all`` and meets them at its ends."""
    rulebook, _ = situation
    parts = _drawn_parts(data, rulebook)
    assert _said(AtLeastOf(1, parts), situation) == _said(Some(parts), situation)
    assert _said(AtLeastOf(len(parts), parts), situation) == _said(Every(parts), situation)


@given(st.data(), situations())
def test_not_not_is_the_condition_itself(data: st.DataObject, situation: tuple[RuleBook, Profile]) -> None:
    """Turned round twice, a condition says what it said."""
    rulebook, profile = situation
    condition = data.draw(_conditions(rulebook))
    where = standings(profile, rulebook)
    for whole in (False, True):
        twice = judge(Negation(Negation(condition)), where, profile.facts, whole=whole)
        assert twice == judge(condition, where, profile.facts, whole=whole)


@given(st.data(), situations())
def test_a_dropped_leaf_drops_out_of_its_tree(data: st.DataObject, situation: tuple[RuleBook, Profile]) -> None:
    """A leaf on a not-applicable or not-asked indicator drops out of its tree."""
    rulebook, profile = situation
    parts = _drawn_parts(data, rulebook)
    where = {**standings(profile, rulebook), "a.b": _standing(Silence.NOT_APPLICABLE)}
    dropped = Leaf("a.b", Test.AT_LEAST, (Fraction(data.draw(st.integers(0, 4))),))
    for tree in (Every, Some):
        with_it, without = tree((dropped, *parts)), tree(parts)
        assert judge(with_it, where, profile.facts) == judge(without, where, profile.facts)
    assert judge(dropped, where, profile.facts) is None


@given(st.data(), situations())
def test_the_json_form_reads_back_as_the_same_condition(
    data: st.DataObject, situation: tuple[RuleBook, Profile]
) -> None:
    """Conditions are data: what is written as JSON is read as the same condition."""
    rulebook, _ = situation
    condition = data.draw(_conditions(rulebook))
    written = json.dumps(to_data(condition, rulebook.indicators))
    notebook = Notebook(TomlSource(path="rule.toml", text="", data={}), RulesetError)
    read = read_condition(json.loads(written, parse_float=Decimal), (), notebook, rulebook.indicators)
    assert notebook.clean
    assert read == condition


@given(st.data(), situations())
def test_the_indicators_read_decide_alone(data: st.DataObject, situation: tuple[RuleBook, Profile]) -> None:
    """A condition depends on nothing but the indicators that it is said to read, and facts."""
    rulebook, profile = situation
    condition = data.draw(_conditions(rulebook))
    where = standings(profile, rulebook)
    read = {name: where[name] for name in indicators_read(condition)}
    assert judge(condition, read, profile.facts) == judge(condition, where, profile.facts)


def _conditions(rulebook: RuleBook) -> st.SearchStrategy[Condition]:
    return conditions(tuple(rulebook.indicators.values()))


def _drawn_parts(data: st.DataObject, rulebook: RuleBook) -> tuple[Condition, ...]:
    return tuple(data.draw(st.lists(_conditions(rulebook), min_size=1, max_size=3)))


def _said(condition: Condition, situation: tuple[RuleBook, Profile]) -> Truth | None:
    rulebook, profile = situation
    return judge(condition, standings(profile, rulebook), profile.facts)


def _asks_about_silence(condition: Condition) -> bool:
    return any(leaf.test is Test.KNOWN for leaf in leaves(condition))


def _indicator(kind: AnswerType, *, falls: bool) -> Indicator:
    return Indicator(
        id="a.b", dimension="leadership", question="?", type=kind, ask="a colleague", lower_is_better=falls
    )


def _standing(silence: Silence, value: Fraction = Fraction(0)) -> Standing:
    return Standing(indicator="a.b", silence=silence, worst=value, best=value)


def _all_leaves(kind: AnswerType) -> list[Leaf]:
    """List the leaves that a type of answer can have, over the first numbers of its scale and the last."""
    numbers = range(LAST_ANSWER[kind] + 1) if kind in {AnswerType.LEVEL, AnswerType.YES_NO} else (0, 1, 2, 5, 100)
    singles = [(test, (n,)) for n in numbers for test in (Test.IS, Test.AT_LEAST, Test.AT_MOST)]
    pairs = [(Test.BETWEEN, pair) for pair in combinations(numbers, 2)]
    lists = [(Test.IN, chosen) for size in range(1, 6) for chosen in combinations(numbers, size)]
    leaves = [Leaf("a.b", test, tuple(map(Fraction, chosen))) for test, chosen in (*singles, *pairs, *lists)]
    return [leaf for leaf in leaves if kind is not AnswerType.SHARE or leaf.test not in {Test.IS, Test.IN}]


def _judged(leaf: Leaf, indicator: Indicator, answer: Fraction) -> bool:
    where = {indicator.id: _standing(Silence.ANSWERED, answer)}
    return judge(leaf, where, Facts()) is Truth.TRUE


def _seen(said: list[bool]) -> Direction:
    """Tell how a condition moved while answers got better one by one."""
    turns = [after for before, after in pairwise(said) if before is not after]
    if not turns:
        return Direction.STILL
    if len(turns) > 1:
        return Direction.BOTH
    return Direction.ON if turns[0] else Direction.OFF
