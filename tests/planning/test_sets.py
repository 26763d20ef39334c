"""Sets of steps as whole numbers."""

from readiness.planning.sets import bits, places, union


def test_a_set_splits_into_single_steps_in_the_order_of_the_list() -> None:
    assert (list(bits(0b1010)), places(0b1010)) == ([0b0010, 0b1000], [1, 3])
    assert (list(bits(0)), places(0)) == ([], [])


def test_sets_join() -> None:
    assert (union([0b1000, 0b0010]), union([])) == (0b1010, 0)
