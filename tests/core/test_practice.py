"""Practice levels and role groups: coverage is counted against what the work needs."""

from fractions import Fraction

import pytest

from builders import group
from readiness.core.intervals import Interval
from readiness.core.practice import RoleGroup, coverage, least_coverage, least_covered, people_needing

INFORMED, SKILLED, ENHANCED, SPECIALIST = range(4)

RECEPTION = group("Reception", 24, "likely", in_date={"informed": 20, "skilled": 9}, unknown=2)
CARE = group("Care staff", 10, "known", "supports", in_date={"informed": 10, "skilled": 10, "enhanced": 3})
OFFICE = group("Office", 6, in_date={"informed": 6})


@pytest.mark.parametrize(
    ("contact", "remit", "needs"),
    [
        ("none", "none", "informed"),
        ("none", "supports", "informed"),
        ("likely", "none", "skilled"),
        ("likely", "manages", "skilled"),
        ("known", "none", "skilled"),
        ("known", "adapts", "enhanced"),
        ("known", "supports", "enhanced"),
        ("known", "manages", "enhanced"),
        ("none", "specialist", "specialist"),
        ("known", "specialist", "specialist"),
    ],
)
def test_contact_and_remit_decide_the_level_that_a_role_needs(contact: str, remit: str, needs: str) -> None:
    assert group("Staff", 1, contact, remit).needs == needs


def test_unknowns_widen_the_count() -> None:
    assert RECEPTION.trained(SKILLED) == (9, 11)


def test_a_level_that_is_missing_is_not_zero_but_open_up_to_the_level_below() -> None:
    assert group("Staff", 10, in_date={"informed": 8}).trained(SKILLED) == (0, 8)


def test_a_level_that_is_missing_includes_everyone_known_above_it() -> None:
    assert group("Staff", 10, in_date={"informed": 8, "enhanced": 3}).trained(SKILLED) == (3, 8)


def test_nothing_counted_is_open_between_none_and_all() -> None:
    assert group("Staff", 10).trained(INFORMED) == (0, 10)


def test_no_more_people_are_trained_than_there_are() -> None:
    assert group("Staff", 10, in_date={"informed": 9}, unknown=1).trained(SPECIALIST) == (0, 10)
    assert group("Staff", 10, unknown=3).trained(INFORMED) == (0, 10)


def test_a_group_is_covered_at_the_level_that_its_work_needs() -> None:
    assert CARE.coverage() == Interval(Fraction(3, 10), Fraction(3, 10))
    assert RECEPTION.coverage() == Interval(Fraction(9, 24), Fraction(11, 24))


def test_people_who_need_a_level_include_those_who_need_more() -> None:
    groups = (RECEPTION, CARE, OFFICE)
    assert [people_needing(groups, level) for level in range(4)] == [40, 34, 10, 0]


def test_coverage_counts_only_those_who_need_the_level() -> None:
    assert coverage((RECEPTION, CARE, OFFICE), SKILLED) == Interval(Fraction(19, 34), Fraction(21, 34))


def test_people_trained_beyond_need_do_not_make_up_for_people_below_it() -> None:
    keen = group("Office", 100, in_date={"informed": 100, "skilled": 100})
    assert coverage((keen, CARE), ENHANCED) == Interval(Fraction(3, 10), Fraction(3, 10))


def test_coverage_of_a_level_that_no_role_needs_does_not_apply() -> None:
    assert coverage((OFFICE,), SKILLED) is None


def test_the_least_covered_group_comes_first_then_by_name() -> None:
    twin = group("Drivers", 10, "known", "supports", in_date={"enhanced": 3})
    assert [g.name for g in least_covered((OFFICE, twin, RECEPTION, CARE), 1)] == [
        "Care staff",
        "Drivers",
        "Reception",
        "Office",
    ]


def test_of_two_groups_secured_alike_the_one_with_less_possible_comes_first() -> None:
    open_one = group("A", 10, in_date={"informed": 3}, unknown=2)
    settled = group("B", 10, in_date={"informed": 3})
    assert [g.name for g in least_covered((open_one, settled), 1)] == ["B", "A"]


def test_the_least_coverage_takes_each_end_from_the_lowest_group() -> None:
    vague = group("Vague", 10, in_date={}, unknown=0)
    assert least_coverage((CARE, vague), 1) == Interval(Fraction(0), Fraction(3, 10))


def test_groups_that_are_too_small_to_be_shown_are_not_counted() -> None:
    small = group("Chaplain", 1, in_date={"informed": 0})
    assert least_covered((small, OFFICE), 5) == (OFFICE,)
    assert least_coverage((small, OFFICE), 5) == Interval(Fraction(1), Fraction(1))
    assert least_coverage((small,), 5) is None


def test_a_role_group_is_a_value() -> None:
    assert group("Office", 6, in_date={"informed": 6}) == OFFICE
    assert isinstance(hash(OFFICE), int)
    assert RoleGroup(name="A", headcount=1, contact="none", remit="none").unknown == 0
