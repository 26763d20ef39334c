"""The order of steps: what gains most for its effort first, looking ahead, within needs and tiers."""

from collections.abc import Sequence
from itertools import permutations
from random import Random

import attrs
import pytest

from plan_puzzles import (
    Puzzle,
    at_least,
    at_most,
    book,
    indicator,
    level,
    measure,
    plain,
    profile,
    puzzle,
    rule,
    step,
)
from readiness.core.conditions import Condition
from readiness.core.rules import Cap, Effort, Rule
from readiness.planning.greedy import greedy
from readiness.planning.needs import needs
from readiness.planning.sequence import as_listed, improved, sequence
from readiness.planning.task import Order, Task
from readiness.planning.timetable import Timetable

ASKED = [indicator(number) for number in range(6)]
"""One question of each dimension, and a second of the first."""


def one_step(
    number: int, effort: Effort = Effort.SMALL, to: int = 4, weight: int = 1, requires: Condition | None = None
) -> Rule:
    """Make a rule over a question of its own, with one step."""
    asked = ASKED[number]
    only = step(f"core/r{number}@{to}", [(asked, to)], effort, requires)
    return rule(f"core/r{number}", asked.dimension, measure(asked), [only], weight)


def made_of(*rules: Rule) -> Puzzle:
    return puzzle(book(ASKED, rules), profile(6, {asked.id: level(0) for asked in ASKED}))


def task(
    made: Puzzle, pace: int = 2, quarters: int = 4, tiers: Sequence[int] = (), listed: Sequence[str] = ()
) -> Task:
    """Set the task of ordering all steps of a puzzle, in the order of the advice unless told otherwise.

    ``tiers`` are in the order of the rule-book.
    """
    moves = made.outlook.moves
    advised = [made.outlook.by_step[item.id] for item in made.advice.steps]
    return Task(
        worth=made.worth,
        listed=tuple(made.outlook.by_step[f"core/{name}"].number for name in listed)
        or tuple(move.number for move in advised),
        timetable=Timetable(pace=pace, at_a_time=99, quarters=quarters, efforts=[move.effort for move in moves]),
        needs=needs(made.worth, zip(made.advice.steps, advised, strict=True)),
        tiers=tiers or [0] * len(moves),
    )


def names(asked: Task, order: Order) -> list[str]:
    return [asked.worth.moves[number].step.id.removeprefix("core/") for number in order]


def test_the_highest_gain_for_its_effort_comes_first() -> None:
    asked = task(made_of(one_step(0, Effort.MEDIUM), one_step(1, to=1), one_step(2)))
    assert names(asked, greedy(asked)) == ["r2@4", "r0@4", "r1@1"]


def test_a_quarter_is_filled_where_that_secures_more() -> None:
    asked = task(made_of(one_step(0, Effort.MEDIUM), one_step(1, to=1), one_step(2)))
    assert names(asked, sequence(asked)) == ["r2@4", "r1@1", "r0@4"]


def test_steps_of_one_quarter_stand_as_they_are_listed() -> None:
    asked = task(made_of(one_step(0), one_step(1), one_step(2), one_step(3)))
    assert as_listed(asked, asked.timetable.poured((3, 1, 2, 0))) == (1, 3, 0, 2)


def test_a_step_begun_in_the_quarter_before_stays_where_it_is() -> None:
    asked = task(made_of(one_step(0), one_step(1), one_step(2, Effort.MEDIUM)))
    assert as_listed(asked, asked.timetable.poured((0, 2, 1))) == (0, 2, 1)


def test_of_equal_gains_the_smaller_effort_comes_first() -> None:
    asked = task(made_of(one_step(0, Effort.MEDIUM), one_step(1, to=2)), pace=1)
    assert names(asked, greedy(asked)) == ["r1@2", "r0@4"]


def test_a_step_that_gains_little_comes_first_where_much_waits_for_it() -> None:
    made = made_of(one_step(0, to=1), one_step(1, requires=at_least(ASKED[0], 1)), one_step(2, to=2))
    asked = task(made, pace=1)
    assert names(asked, sequence(asked)) == ["r0@1", "r1@4", "r2@2"]


def test_a_ceiling_is_lifted_before_what_it_holds_back() -> None:
    cap = Cap(when=at_most(ASKED[5], 1), at=40, because="something is missing")
    held_back = one_step(0, weight=9)
    lifting = attrs.evolve(one_step(5, Effort.MEDIUM, to=2), cap=cap)
    asked = task(made_of(held_back, lifting, one_step(1, to=1)), pace=1)
    assert names(asked, sequence(asked)) == ["r0@4", "r5@2", "r1@1"]


def test_a_lower_tier_comes_first_whatever_it_gains() -> None:
    asked = task(made_of(one_step(0), one_step(1, to=1), one_step(2)), tiers=[2, 0, 1])
    assert names(asked, sequence(asked)) == ["r1@1", "r2@4", "r0@4"]


def test_a_lower_tier_that_does_not_fit_is_not_overtaken() -> None:
    asked = task(made_of(one_step(0, Effort.MAJOR), one_step(1), one_step(2)), quarters=2, tiers=[0, 1, 1])
    assert names(asked, sequence(asked)) == ["r0@4", "r1@4", "r2@4"]


def test_a_ceiling_that_a_later_tier_lifts_stays_for_now() -> None:
    cap = Cap(when=at_most(ASKED[5], 1), at=40, because="something is missing")
    lifting = attrs.evolve(one_step(5, to=2), cap=cap)
    asked = task(made_of(one_step(0), lifting, one_step(1)), pace=1, tiers=[1, 2, 1], listed=["r0@4", "r5@2", "r1@4"])
    assert names(asked, sequence(asked)) == ["r1@4", "r0@4", "r5@2"]


def test_what_does_not_fit_any_more_makes_way_for_what_does() -> None:
    made = made_of(one_step(0, Effort.LARGE, weight=1), one_step(1, Effort.SMALL, to=1))
    asked = task(made, pace=1, quarters=3)
    assert names(asked, sequence(asked)) == ["r1@1", "r0@4"]


def test_where_all_fits_into_one_quarter_the_list_stays() -> None:
    asked = task(made_of(one_step(0, to=1), one_step(1), one_step(2)), pace=3, tiers=[0, 1, 0])
    assert names(asked, sequence(asked)) == ["r2@4", "r0@1", "r1@4"]


def test_without_quarters_the_list_stays() -> None:
    asked = task(made_of(one_step(0, to=1), one_step(1)), quarters=0)
    assert names(asked, sequence(asked)) == ["r1@4", "r0@1"]


def test_nothing_to_do_is_nothing_to_order() -> None:
    assert sequence(task(made_of())) == ()


@pytest.mark.parametrize("seed", range(6))
def test_the_best_order_of_a_few_steps_is_found(seed: int) -> None:
    made = plain(Random(seed), rules=3, steps=7)  # noqa: S311 - a puzzle, no secret
    asked = task(made, pace=3, quarters=3)
    permitted = [order for order in permutations(range(7)) if _permitted(asked, order)]
    assert asked.secured(sequence(asked)) == max(asked.secured(order) for order in permitted)


@pytest.mark.parametrize("seed", range(6))
def test_looking_around_secures_no_less(seed: int) -> None:
    asked = task(plain(Random(seed), rules=10, steps=24), pace=6)  # noqa: S311 - a puzzle, no secret
    first = greedy(asked)
    assert asked.secured(improved(asked, asked.timetable.poured(first)).order) >= asked.secured(first)


def test_the_best_of_some_orders_is_changed() -> None:
    asked = task(made_of(one_step(0, to=1), one_step(1), one_step(2)), pace=1, quarters=2)
    worse, better = asked.timetable.poured((0, 1, 2)), asked.timetable.poured((1, 2, 0))
    for orders in ((worse, better), (better, worse)):
        assert improved(asked, *orders).order == (1, 2, 0)


def test_equal_tasks_give_equal_orders() -> None:
    made = plain(Random(1), rules=10, steps=24)  # noqa: S311 - a puzzle, no secret
    assert sequence(task(made)) == sequence(task(made))


def _permitted(asked: Task, order: Order) -> bool:
    return all(asked.needs[step] & ~sum(1 << other for other in order[:n]) == 0 for n, step in enumerate(order))
