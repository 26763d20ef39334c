"""Sets of steps as whole numbers."""

from readiness.planning.sets import Sums, bits, places, union


def test_a_set_splits_into_single_steps_in_the_order_of_the_list() -> None:
    assert (list(bits(0b1010)), places(0b1010)) == ([0b0010, 0b1000], [1, 3])
    assert (list(bits(0)), places(0)) == ([], [])


def test_sets_join() -> None:
    assert (union([0b1000, 0b0010]), union([])) == (0b1010, 0)


def test_a_set_adds_up_to_what_its_steps_count() -> None:
    sums = Sums({1 << step: 10**step for step in range(5)})
    assert [sums[steps] for steps in (0, 0b10, 0b10110, 0b10111)] == [0, 10, 10110, 10111]


def test_a_set_of_very_many_steps_adds_up() -> None:
    assert Sums({1 << step: 1 for step in range(5000)})[(1 << 5000) - 1] == 5000
