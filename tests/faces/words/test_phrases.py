"""Figures, dates and lists are said as people say them."""

import datetime as dt
import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from readiness.faces.words import phrases
from readiness.faces.words.translation import translated


def test_dates_are_written_as_in_the_united_kingdom() -> None:
    assert phrases.uk_date(dt.date(2026, 11, 1)) == "1 November 2026"


def test_one_and_many_differ() -> None:
    assert [phrases.counted(n, "person", "people") for n in (0, 1, 2)] == ["0 people", "1 person", "2 people"]


def test_a_list_ends_with_and() -> None:
    assert phrases.listing(["a", "b", "c"]) == "a, b and c"


def test_an_empty_list_is_empty() -> None:
    assert phrases.listing([]) == ""


class German:
    """A catalogue with words for lists and ranges."""

    def gettext(self, message: str) -> str:
        said = {"{low} to {high}": "{low} bis {high}", "{items} and {last}": "{items} und {last}"}
        return said.get(message, message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return (one if number == 1 else many).replace("steps", "Schritte")


def test_steps_in_a_row_are_said_by_their_two_ends() -> None:
    assert phrases.steps([*range(15, 41), 42, *range(50, 163)]) == "steps 15 to 40, 42 and 50 to 162"
    assert phrases.steps([3, 1, 2]) == "steps 1 to 3"


def test_two_steps_in_a_row_are_two_steps() -> None:
    assert (phrases.steps([7, 8]), phrases.steps([1, 2, 4, 5])) == ("steps 7 and 8", "steps 1, 2, 4 and 5")


def test_a_step_that_comes_twice_is_said_once() -> None:
    assert phrases.steps([2, 2]) == "step 2"


def test_steps_in_a_row_are_said_in_the_language_in_use() -> None:
    with translated(German()):
        assert phrases.steps([1, 3, 4, 5]) == "Schritte 1 und 3 bis 5"


@given(st.sets(st.integers(1, 40), min_size=1))
def test_every_step_is_said_and_no_other(numbers: set[int]) -> None:
    said = re.findall(r"(\d+)(?: to (\d+))?", phrases.steps(numbers))
    assert [n for low, high in said for n in range(int(low), int(high or low) + 1)] == sorted(numbers)


def test_two_equal_ends_are_said_once() -> None:
    assert (phrases.ends(12, 87), phrases.ends(40, 40)) == ("12 to 87", "40")


def test_a_gain_of_nothing_is_not_announced() -> None:
    assert phrases.gain(Fraction(0)) == ""


def test_a_gain_is_never_rounded_to_nothing() -> None:
    assert phrases.gain(Fraction(1, 1000)) == "+1 point overall"


def test_numbers_are_whole_or_have_one_decimal() -> None:
    assert (phrases.number(Fraction(62)), phrases.number(Fraction(125, 2))) == ("62", "62.5")


def test_the_first_sentence_ends_at_its_full_stop() -> None:
    assert phrases.first_sentence("Name one person. Write it down.") == "Name one person."


def test_a_question_stays_a_question() -> None:
    assert phrases.sentence("who owns it?") == "Who owns it?"


def test_a_label_that_is_a_question_takes_no_colon() -> None:
    assert (phrases.labelled("Who"), phrases.labelled("Who owns it?")) == ("Who:", "Who owns it?")


def test_text_of_files_is_cleaned() -> None:
    assert phrases.clean("a\x1b[31m\n\u202eb") == "a[31m b"
