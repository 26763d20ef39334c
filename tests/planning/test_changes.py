"""What may be put differently in an order: nearby steps on either side of the end of a quarter, within their tier."""

from collections.abc import Sequence

from plan_puzzles import book, indicator, level, measure, profile, puzzle, rule, step
from readiness.core.rules import Effort
from readiness.planning.changes import KINDS, Changes, forward
from readiness.planning.task import Order, Task
from readiness.planning.timetable import Timetable

ASKED = [indicator(number) for number in range(4)]
HURRY, EXCHANGE, FIT, PUT_OFF, *_ = range(len(KINDS))


def task(efforts: Sequence[Effort] = (Effort.SMALL,) * 4, tiers: Sequence[int] = (0,) * 4, waits: int = 0) -> Task:
    """Set a task of four steps; the last one waits for the one before it where ``waits`` is 1."""
    rules = [
        rule(
            f"core/r{n}",
            asked.dimension,
            measure(asked),
            [step(f"core/r{n}@4", [(asked, 4)], effort)],
        )
        for n, (asked, effort) in enumerate(zip(ASKED, efforts, strict=True))
    ]
    made = puzzle(book(ASKED, rules), profile(6, {asked.id: level(0) for asked in ASKED}))
    timetable = Timetable(pace=2, at_a_time=4, quarters=2, efforts=[int(effort) for effort in efforts])
    needed = [0, 0, 0, waits << 2]
    return Task(worth=made.worth, listed=(0, 1, 2, 3), timetable=timetable, needs=needed, tiers=tiers)


def listed(
    asked: Task, density: Sequence[float], first: int = 0, far: int = 0, ends: Sequence[int] = (0b0011, 0b1111)
) -> list[tuple[int, int, Order]]:
    """List the changes of the order in which steps are numbered: the kind, where the part begins, and the part."""
    changes = Changes(asked, density, (0, 1, 2, 3), ends)
    return [(kind, start, part) for (kind, _), start, part in changes.from_turn((first, far))]


def test_a_step_that_gains_more_is_brought_to_the_front_of_the_quarter_before() -> None:
    assert [change for change in listed(task(), (3, 1, 2, 0)) if change[0] == HURRY] == [(HURRY, 0, (2, 0, 1))]


def test_two_steps_are_exchanged_where_the_second_gains_more() -> None:
    found = [change for change in listed(task(), (3, 1, 2, 4)) if change[0] == EXCHANGE]
    assert found == [(EXCHANGE, 1, (2, 1)), (EXCHANGE, 1, (3, 2, 1)), (EXCHANGE, 0, (3, 1, 2, 0))]


def test_a_larger_step_that_gains_less_may_fit_better() -> None:
    asked = task((Effort.SMALL, Effort.SMALL, Effort.SMALL, Effort.MEDIUM))
    found = [change for change in listed(asked, (2, 2, 1, 1)) if change[0] == FIT]
    assert found == [(FIT, 1, (3, 2, 1)), (FIT, 0, (3, 1, 2, 0))]


def test_a_step_that_gains_less_is_put_off_to_the_end_of_the_quarter_after() -> None:
    assert [change for change in listed(task(), (3, 1, 2, 2)) if change[0] == PUT_OFF] == [(PUT_OFF, 1, (2, 3, 1))]


def test_nothing_is_moved_to_another_tier() -> None:
    assert listed(task(tiers=(0, 0, 1, 1)), (1, 1, 2, 2)) == []


def test_a_step_comes_to_the_front_of_its_tier_where_a_lower_one_begins_the_quarter() -> None:
    found = listed(task(tiers=(0, 1, 1, 1)), (1, 1, 2, 0))
    assert found[0] == (HURRY, 1, (2, 1))


def test_nothing_is_changed_where_nothing_is_done_in_any_quarter() -> None:
    assert listed(task(), (1, 2, 3, 4), ends=(0, 0)) == []


def test_a_step_does_not_change_places_with_one_that_it_needs() -> None:
    found = listed(task(waits=1), (1, 1, 1, 4), ends=(0b0111, 0b1111))
    assert (EXCHANGE, 2, (3, 2)) not in found
    assert (EXCHANGE, 1, (3, 2, 1)) not in found
    assert (HURRY, 0, (2, 3, 0, 1)) in found


def test_the_walk_goes_on_with_the_kind_and_from_the_distance_that_it_is_given() -> None:
    density = (3, 1, 2, 4)
    whole = listed(task(), density)
    for first, far in ((EXCHANGE, 0), (EXCHANGE, 2), (PUT_OFF, 1)):
        turned = listed(task(), density, first, far)
        assert sorted(turned) == sorted(whole)
    assert listed(task(), density, EXCHANGE, 2)[:2] == [(EXCHANGE, 1, (3, 2, 1)), (EXCHANGE, 0, (3, 1, 2, 0))]


def test_another_order_has_the_changes_that_it_would_have_at_first() -> None:
    density, asked = (3, 1, 2, 4), task()
    for order, ends in (((2, 0, 1, 3), (0b0101, 0b1111)), ((2, 0, 1, 3), (0b0001, 0b0111))):
        changes = Changes(asked, density, (0, 1, 2, 3), (0b0011, 0b1111))
        before = list(changes.from_turn((0, 0)))
        changes.look(order, ends)
        found = list(changes.from_turn((0, 0)))
        assert found == list(Changes(asked, density, order, ends).from_turn((0, 0))) != before


def test_a_step_is_brought_forward_with_what_it_needs() -> None:
    assert forward(task(waits=1), (0, 1, 2, 3), 0b0111) == (2, 3, 0, 1)
    assert forward(task(), (0, 1, 2, 3), 0b0111) == (3, 0, 1, 2)
