"""The tables of role groups that are tried reach both sides of every coverage and number that rules ask about."""

from fractions import Fraction

from readiness.authoring.tried_groups import Table, tried_groups
from readiness.core.practice import coverage, least_coverage, people_needing

HALF = Fraction(1, 2)
TABLES: list[Table] = list(tried_groups([Fraction(50)], [Fraction(10)], [5]))


def test_every_level_can_be_covered_just_so_less_and_more() -> None:
    for level in range(4):
        found = {interval.secured for table in TABLES if (interval := coverage(table, level)) is not None}
        assert HALF in found
        assert any(0 < share < HALF for share in found)
        assert any(HALF < share < 1 for share in found)


def test_a_level_that_nobody_needs_is_tried() -> None:
    assert any(coverage(table, 1) is None for table in TABLES)


def test_a_part_that_nobody_knows_of_is_tried() -> None:
    found = {(i.secured, i.possible) for table in TABLES if (i := coverage(table, 0)) is not None}
    assert (Fraction(0), HALF) in found
    assert (HALF, Fraction(1)) in found


def test_two_levels_may_be_covered_otherwise() -> None:
    pairs = {(coverage(table, 0), coverage(table, 1)) for table in TABLES}
    settled = [(one.secured, other.secured) for one, other in pairs if one is not None and other is not None]
    assert any(one > other for one, other in settled)
    assert any(one < other for one, other in settled)


def test_both_sides_of_a_number_of_people_are_tried() -> None:
    assert {9, 10, 11} <= {people_needing(table, 1) for table in TABLES}


def test_a_group_just_too_small_to_be_counted_is_tried() -> None:
    sizes = {table[0].headcount for table in TABLES if len(table) == 1}
    assert {4, 5} <= sizes
    assert any(least_coverage(table, 5) is None for table in TABLES)
