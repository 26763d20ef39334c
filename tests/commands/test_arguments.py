"""What can be typed on the command line."""

import datetime as dt

import click
import pytest

from readiness.commands.arguments import Choice, date, name, no_such, whole


def test_a_choice_is_one_of_its_words() -> None:
    assert Choice(("text", "json")).convert("json", None, None) == "json"


def test_another_word_is_answered_with_the_choices() -> None:
    with pytest.raises(click.BadParameter) as refused:
        Choice(("text", "json")).convert("yaml", None, None)
    assert refused.value.message == "there is no choice 'yaml'. Choose from text, json."


def test_a_date_is_year_month_day() -> None:
    assert date("2026-11-01") == dt.date(2026, 11, 1)


@pytest.mark.parametrize("typed", ["01/11/2026", "2026-11-31", "", "today"])
def test_anything_else_is_no_date(typed: str) -> None:
    with pytest.raises(click.BadParameter):
        date(typed)


def test_a_whole_number_includes_its_limits() -> None:
    assert [whole(0, 100)("0"), whole(0, 100)("100")] == [0, 100]


@pytest.mark.parametrize("typed", ["-1", "101", "1e1", "٣", "9" * 10_000, ""])
def test_anything_else_is_no_whole_number(typed: str) -> None:
    with pytest.raises(click.BadParameter):
        whole(0, 100)(typed)


def test_a_name_loses_what_cannot_be_seen() -> None:
    assert name("Harbour\u202e View\x1b") == "Harbour View"


def test_nothing_near_is_proposed_where_nothing_is_near() -> None:
    assert no_such("command", "xyz", ["assess"]) == "there is no command 'xyz'."
