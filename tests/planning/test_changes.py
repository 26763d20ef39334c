"""What may be put differently in an order: nearby steps on either side of the end of a quarter, within their tier."""

from collections.abc import Sequence
from math import inf

from plan_puzzles import book, indicator, level, measure, profile, puzzle, rule, step
from readiness.core.rules import Effort
from readiness.planning.changes import Changes, Seam, forward
from readiness.planning.task import Order, Task
from readiness.planning.timetable import Timetable

ASKED = [indicator(number) for number in range(4)]
SMALL, MEDIUM = Effort.SMALL, Effort.MEDIUM


def task(
    efforts: Sequence[Effort] = (SMALL,) * 4, tiers: Sequence[int] = (0,) * 4, waits: int = 0, pace: int = 2
) -> Task:
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
    timetable = Timetable(pace=pace, at_a_time=4, quarters=2, efforts=[int(effort) for effort in efforts])
    needed = [0, 0, 0, waits << 2]
    return Task(worth=made.worth, listed=(0, 1, 2, 3), timetable=timetable, needs=needed, tiers=tiers)


def listed(asked: Task, gains: Sequence[float], far: int = 0, order: Order = (0, 1, 2, 3)) -> list[tuple[int, Order]]:
    """List the changes of an order: where the part begins, and the part."""
    changes = Changes(asked, gains, asked.timetable.poured(order))
    return [(start, part) for _, start, part in changes.from_far(far)]


def seam(left: tuple[int, int], gains: Sequence[float] = (4, 3, 2, 1), efforts: Sequence[int] = (1, 2, 1, 1)) -> Seam:
    """Look at two steps on either side of the end of a quarter that can still take so much."""
    made = Seam(0, 2, 4, (0,) * 4)
    made.look((0, 1, 2, 3), left, gains, efforts)
    return made


def test_a_step_that_gains_more_than_what_makes_way_is_brought_to_the_front_of_the_quarter_before() -> None:
    assert listed(task(), (3, 1, 2, 0))[0] == (0, (2, 0, 1))


def test_a_step_is_put_off_to_the_end_of_the_quarter_after_where_what_comes_in_gains_more() -> None:
    assert listed(task(), (3, 1, 2, 0))[1] == (1, (2, 3, 1))


def test_two_steps_are_exchanged_where_the_second_gains_more() -> None:
    assert listed(task(), (3, 1, 2, 0))[2] == (1, (2, 1))


def test_what_promises_nothing_comes_last() -> None:
    assert listed(task(), (3, 1, 2, 0))[3:] == [(0, (3, 0, 1, 2)), (0, (1, 2, 3, 0))]


def test_steps_nearby_come_before_others() -> None:
    asked = task()
    changes = Changes(asked, (1, 2, 3, 4), asked.timetable.poured((0, 1, 2, 3)))
    assert [far for far, _, _ in changes.from_far(0)] == [0, 0, 1, 1, 1, 2, 2, 3]


def test_of_what_promises_nothing_exchanges_that_bring_in_more_effort_come_first() -> None:
    found = listed(task((SMALL, SMALL, SMALL, MEDIUM)), (4, 3, 2, 1))
    assert found[:3] == [(2, (3, 2)), (1, (3, 2, 1)), (0, (3, 1, 2, 0))]


def test_nothing_is_moved_to_another_tier() -> None:
    assert listed(task(tiers=(0, 0, 1, 1)), (1, 1, 2, 2)) == []


def test_a_step_comes_to_the_front_of_its_tier_where_a_lower_one_begins_the_quarter() -> None:
    assert listed(task(tiers=(0, 1, 1, 1)), (1, 1, 2, 0))[0] == (1, (2, 1))


def test_nothing_is_changed_where_nothing_is_done_in_any_quarter() -> None:
    assert listed(task((Effort.MAJOR,) * 4), (1, 2, 3, 4)) == []


def test_a_step_does_not_change_places_with_one_that_it_needs() -> None:
    found = listed(task(waits=1, pace=3), (1, 1, 1, 4))
    assert (2, (3, 2)) not in found
    assert (0, (3, 1, 2, 0)) not in found
    assert (0, (2, 3, 0, 1)) in found


def test_the_walk_goes_on_from_the_distance_that_it_is_given() -> None:
    whole, turned = listed(task(), (1, 2, 3, 4)), listed(task(), (1, 2, 3, 4), far=2)
    assert sorted(turned) == sorted(whole)
    assert turned[0] == (0, (2, 1, 0))


def test_another_order_has_the_changes_that_it_would_have_at_first() -> None:
    gains = (3, 1, 2, 4)
    for asked in (task(), task((SMALL, SMALL, MEDIUM, SMALL))):
        changes = Changes(asked, gains, asked.timetable.poured((0, 1, 2, 3)))
        before = list(changes.from_far(0))
        changes.look(asked.timetable.poured((2, 0, 1, 3)))
        found = [(start, part) for _, start, part in changes.from_far(0)]
        assert found == listed(asked, gains, order=(2, 0, 1, 3))
        assert found != [(start, part) for _, start, part in before]


def test_the_last_steps_of_a_quarter_make_way_for_more() -> None:
    assert [seam(left=(0, 2))[more] for more in ((1, 1), (2, 0), (3, 1), (4, 1))] == [-3, -3, -7, -inf]


def test_steps_make_way_where_no_more_of_them_are_carried() -> None:
    assert seam(left=(5, 0))[1, 1] == -3


def test_nothing_makes_way_for_what_fits() -> None:
    assert seam(left=(1, 1))[1, 1] == 0


def test_the_next_steps_come_in_where_there_is_room() -> None:
    assert [seam(left=(0, 2))[more] for more in ((0, 0), (-1, -1), (-2, 0), (-9, 0))] == [0, 2, 3, 3]


def test_no_more_steps_come_in_than_are_carried() -> None:
    assert seam(left=(0, 0))[-2, -1] == 2


def test_what_makes_way_is_worked_out_anew_where_other_steps_stand() -> None:
    made = seam(left=(0, 2))
    before = made[1, 1]
    made.look((0, 2, 1, 3), (0, 2), (4, 2, 3, 1), (1, 1, 2, 1))
    assert (before, made[1, 1]) == (-3, -2)


def test_a_step_is_brought_forward_with_what_it_needs() -> None:
    assert forward(task(waits=1), (0, 1, 2, 3), 0b0111) == (2, 3, 0, 1)
    assert forward(task(), (0, 1, 2, 3), 0b0111) == (3, 0, 1, 2)
