"""From conditions to Python functions, through syntax trees."""

import ast
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from builders import CHECKED, LEAD, OWNER, at_least, at_most, leaf
from readiness.core import generated as gen
from readiness.core.conditions import FLAG_ONLY, AtLeastOf, Condition, Every, FactLeaf, Leaf, Negation, Some, Test

NAMES = {OWNER: "owner", LEAD: "lead", CHECKED: "checked"}
ISLAND = FactLeaf("setting", Test.IS, names=("island",))


def value(expr: gen.Expr, **names: int) -> Any:
    """Work an expression out as the body of a generated function."""
    function = gen.build("found", gen.function("found", names, [], expr))
    return function(**names)


def test_numbers_and_names_are_read() -> None:
    assert value(gen.number(7)) == 7
    assert value(gen.load("a"), a=3) == 3


def test_comparisons_and_not_are_written() -> None:
    assert value(gen.compare(gen.load("a"), ast.GtE(), gen.number(3)), a=3) is True
    assert value(gen.negate(gen.load("a")), a=3) is False


@pytest.mark.parametrize("several", [(1,), (1, 0), (1, 1, 1)])
def test_and_and_or_join_one_expression_or_more(several: tuple[int, ...]) -> None:
    exprs = [gen.number(one) for one in several]
    assert bool(value(gen.both(exprs))) is all(several)
    assert bool(value(gen.either(iter(exprs)))) is any(several)


@pytest.mark.parametrize("numbers", [(), (5,), (1, 2), (1, 2, 3, 4, 5)])
def test_a_total_adds_any_number_of_parts(numbers: tuple[int, ...]) -> None:
    assert value(gen.total(gen.number(n) for n in numbers)) == sum(numbers)


def test_a_long_total_does_not_nest_deeply() -> None:
    assert value(gen.total(gen.number(1) for _ in range(5000))) == 5000


def test_a_factor_of_1_is_left_out() -> None:
    name = gen.load("a")
    assert gen.times(name, 1) is name
    assert value(gen.times(name, 6), a=7) == 42


def test_differences_choices_places_and_tuples_are_written() -> None:
    assert value(gen.minus(gen.load("a"), gen.number(2)), a=7) == 5
    assert value(gen.choose(gen.load("a"), gen.number(1), gen.number(2)), a=0) == 2
    assert value(gen.tuple_of([gen.number(1), gen.number(2)])) == (1, 2)


def test_statements_give_names() -> None:
    body = [gen.assign_tuple(["a", "b"], gen.load("v")), gen.assign("c", gen.item("v", 1))]
    result = gen.tuple_of([gen.load(name) for name in "abc"])
    assert gen.build("found", gen.function("found", ["v"], body, result))((3, 5)) == (3, 5, 5)


def test_constants_are_named_once_each_and_unpacked_with_the_unit_and_its_half() -> None:
    constants = gen.Constants([Fraction(2), Fraction(1, 3), Fraction(2)])
    assert constants.numbers == (Fraction(2), Fraction(1, 3))
    result = gen.tuple_of([constants.name(Fraction(1, 3)), gen.load("unit"), gen.load("half")])
    function = gen.build("found", gen.function("found", ["k"], [constants.unpack()], result))
    assert function((20, 3, 12, 6)) == (3, 12, 6)


def test_generated_code_has_no_built_ins() -> None:
    call = ast.parse("len(v)", mode="eval").body
    function = gen.build("found", gen.function("found", ["v"], [], call))
    with pytest.raises(NameError):
        function((1, 2))


def terms(condition: Condition, *, droppable: tuple[str, ...] = (), whole: bool = False) -> gen.Terms:
    translator = gen.Translator(
        low=lambda name: gen.load(NAMES[name]),
        high=lambda name: gen.load(f"{NAMES[name]}_high"),
        droppable=lambda name: name in droppable,
        special=lambda _: (gen.load("surely"), gen.load("perhaps")),
        constants=gen.Constants([Fraction(n) for n in range(5)]),
        precomputed=frozenset(FLAG_ONLY),
        whole=whole,
    )
    return translator.terms(condition, surely=True)


def held(found: gen.Terms, low: Mapping[str, int], high: Mapping[str, int] | None = None) -> tuple[bool | None, bool]:
    """Work out whether something is left of a condition (``None``: always) and whether it holds."""
    ends = {f"{name}_high": number for name, number in (high or low).items()}
    names = {**low, **ends, **{f"k{n}": n for n in range(5)}, "surely": 1, "perhaps": 1}
    applies = None if found.applies is None else bool(value(found.applies, **names))
    return applies, bool(value(found.holds, **names))


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (at_least(OWNER, 2), True),
        (at_most(OWNER, 2), False),
        (leaf(OWNER, Test.BETWEEN, 2, 4), True),
        (leaf(OWNER, Test.IS, 3), False),
        (leaf(OWNER, Test.IN, 0, 4), False),
        (Negation(at_most(OWNER, 1)), True),
        (Negation(at_least(OWNER, 3)), False),
    ],
)
def test_a_leaf_surely_holds_where_both_ends_do(test: Leaf | Negation, expected: bool) -> None:
    assert held(terms(test), {"owner": 2}, {"owner": 4}) == (None, expected)


def test_facts_and_the_tests_of_flags_are_worked_out_beforehand() -> None:
    for special in (ISLAND, leaf(OWNER, Test.KNOWN, 1)):
        assert held(terms(special), {"owner": 0}) == (None, True)


def test_what_can_be_dropped_applies_only_where_it_was_not() -> None:
    found = terms(at_least(OWNER, 1), droppable=(OWNER,))
    assert held(found, {"owner": 0}) == (True, False)
    assert held(found, {"owner": -1}) == (False, False)


PARTS = (at_least(OWNER, 2), at_least(LEAD, 2), at_least(CHECKED, 2))
GONE, LOW, HIGH = -1, 0, 4


@pytest.mark.parametrize(
    ("tree", "owner", "lead", "expected"),
    [
        (Every(PARTS[:2]), GONE, HIGH, (True, True)),
        (Every(PARTS[:2]), GONE, LOW, (True, False)),
        (Every(PARTS[:2]), GONE, GONE, (False, True)),
        (Some(PARTS[:2]), GONE, HIGH, (True, True)),
        (Some(PARTS[:2]), GONE, LOW, (True, False)),
        (Some(PARTS[:2]), GONE, GONE, (False, False)),
        (AtLeastOf(2, PARTS[:2]), GONE, HIGH, (True, True)),
        (AtLeastOf(2, PARTS[:2]), HIGH, LOW, (True, False)),
        (AtLeastOf(1, PARTS[:2]), GONE, LOW, (True, False)),
    ],
)
def test_dropped_parts_leave_the_rest_of_a_tree(
    tree: Condition, owner: int, lead: int, expected: tuple[bool, bool]
) -> None:
    assert held(terms(tree, droppable=(OWNER, LEAD)), {"owner": owner, "lead": lead}) == expected


def test_a_tree_with_a_part_that_is_always_there_always_applies() -> None:
    for tree in (Every(PARTS), Some(PARTS), AtLeastOf(1, PARTS), AtLeastOf(3, PARTS)):
        found = terms(tree, droppable=(OWNER,))
        assert held(found, {"owner": GONE, "lead": HIGH, "checked": HIGH}) == (None, True)


def test_in_a_flag_an_all_applies_where_all_its_parts_do() -> None:
    found = terms(Every(PARTS), droppable=(OWNER,), whole=True)
    assert held(found, {"owner": HIGH, "lead": HIGH, "checked": HIGH}) == (True, True)
    assert held(found, {"owner": GONE, "lead": HIGH, "checked": HIGH})[0] is False
    assert terms(Every(PARTS), whole=True).applies is None


def test_in_a_flag_at_least_of_applies_where_as_many_parts_are_left_as_it_asks_for() -> None:
    found = terms(AtLeastOf(2, PARTS), droppable=(OWNER, LEAD), whole=True)
    assert held(found, {"owner": GONE, "lead": GONE, "checked": HIGH})[0] is False
    assert held(found, {"owner": GONE, "lead": HIGH, "checked": HIGH}) == (True, True)
    assert held(found, {"owner": GONE, "lead": LOW, "checked": HIGH}) == (True, False)
    assert terms(AtLeastOf(2, PARTS), droppable=(OWNER,), whole=True).applies is None
