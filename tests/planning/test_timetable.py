"""Steps poured into quarters: one after the other, never more points or steps than a quarter carries."""

import pytest

from readiness.planning.timetable import Share, Timetable


def timetable(*efforts: int, pace: int = 3, at_a_time: int = 4, quarters: int = 4) -> Timetable:
    return Timetable(pace=pace, at_a_time=at_a_time, quarters=quarters, efforts=efforts)


def portions(table: Timetable) -> list[tuple[Share, ...]]:
    return list(table.portions(range(len(table.efforts))))


def ends(table: Timetable) -> list[int]:
    return table.ends(range(len(table.efforts)))


def test_steps_fill_a_quarter_one_after_the_other() -> None:
    assert portions(timetable(1, 2)) == [((0, 1, True), (1, 2, True))]


def test_a_step_that_does_not_fit_goes_on_in_the_next_quarter() -> None:
    assert portions(timetable(2, 2)) == [((0, 2, True), (1, 1, False)), ((1, 1, True),)]


def test_a_large_step_spans_as_many_quarters_as_it_takes() -> None:
    assert portions(timetable(8)) == [((0, 3, False),), ((0, 3, False),), ((0, 2, True),)]


def test_points_stay_unspent_where_no_more_steps_are_carried() -> None:
    assert portions(timetable(1, 1, 1, at_a_time=2)) == [((0, 1, True), (1, 1, True)), ((2, 1, True),)]


def test_a_step_that_goes_on_counts_among_those_of_the_next_quarter() -> None:
    assert portions(timetable(1, 4, 1, 1, at_a_time=2)) == [
        ((0, 1, True), (1, 2, False)),
        ((1, 2, True), (2, 1, True)),
        ((3, 1, True),),
    ]


def test_a_step_is_done_in_the_quarter_of_its_last_point() -> None:
    assert ends(timetable(2, 4)) == [0b01, 0b11, 0b11, 0b11]


def test_what_is_done_after_the_horizon_is_not_done_within_it() -> None:
    assert ends(timetable(3, 3, 3, quarters=2)) == [0b001, 0b011]


def test_a_step_for_which_there_is_no_room_is_done_a_quarter_later() -> None:
    assert ends(timetable(1, 1, 1, at_a_time=2)) == [0b011, 0b111, 0b111, 0b111]


def test_no_quarters_have_no_ends() -> None:
    assert ends(timetable(3, 3, quarters=0)) == []


@pytest.mark.parametrize("quarters", [1, 3])
def test_every_quarter_has_an_end_where_there_is_nothing_to_do(quarters: int) -> None:
    assert ends(timetable(quarters=quarters)) == [0] * quarters


def test_what_a_quarter_can_still_take_is_known_at_each_place_in_the_order() -> None:
    poured = timetable(1, 1, 2, at_a_time=3).poured((0, 1, 2))
    assert [poured.left(place) for place in range(4)] == [(3, 3), (2, 2), (1, 1), (2, 2)]


@pytest.mark.parametrize("at_a_time", [1, 2, 9])
def test_a_changed_order_ends_its_quarters_as_if_poured_anew(at_a_time: int) -> None:
    table = timetable(1, 4, 2, 1, 8, 1, at_a_time=at_a_time)
    order = tuple(range(6))
    poured = table.poured(order)
    assert poured.ends == table.ends(order)
    for start in range(poured.ends[-1].bit_count()):
        for end in range(start + 1, 6):
            changed = poured.changed(start, order[start : end + 1][::-1])
            anew = table.poured(changed.order)
            assert changed.order == (*order[:start], *order[start : end + 1][::-1], *order[end + 1 :])
            assert changed.ends == anew.ends
            places = range(anew.ends[-1].bit_count() + 1)
            assert [changed.left(place) for place in places] == [anew.left(place) for place in places]
