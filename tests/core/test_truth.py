"""Three-valued truth after Kleene: every row of the strong tables."""

import pytest

from readiness.core.truth import Truth, at_least, every, some, truth

FALSE, UNKNOWN, TRUE = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE


@pytest.mark.parametrize(("value", "negated"), [(FALSE, TRUE), (UNKNOWN, UNKNOWN), (TRUE, FALSE)])
def test_negation_keeps_what_is_unknown(value: Truth, negated: Truth) -> None:
    assert ~value is negated


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (FALSE, FALSE, FALSE, FALSE),
        (FALSE, UNKNOWN, FALSE, UNKNOWN),
        (FALSE, TRUE, FALSE, TRUE),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        (UNKNOWN, TRUE, UNKNOWN, TRUE),
        (TRUE, TRUE, TRUE, TRUE),
    ],
)
def test_the_strong_tables_hold(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    assert every([one, other]) is every([other, one]) is both
    assert some([one, other]) is some([other, one]) is either


def test_every_one_of_none_holds_and_some_of_none_does_not() -> None:
    assert every([]) is TRUE
    assert some([]) is FALSE


@pytest.mark.parametrize(("n", "held"), [(0, TRUE), (1, TRUE), (2, UNKNOWN), (3, FALSE)])
def test_at_least_n_counts_what_is_sure_and_what_may_be(n: int, held: Truth) -> None:
    assert at_least(n, iter([TRUE, UNKNOWN, FALSE])) is held


@pytest.mark.parametrize(
    ("value", "surely", "perhaps"), [(FALSE, False, False), (UNKNOWN, False, True), (TRUE, True, True)]
)
def test_a_truth_is_its_two_ends(value: Truth, surely: bool, perhaps: bool) -> None:
    assert (value.surely, value.perhaps) == (surely, perhaps)
    assert truth(surely, perhaps) is value
