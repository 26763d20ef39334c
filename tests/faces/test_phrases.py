"""Figures, dates and lists are said as people say them."""

import datetime as dt
from fractions import Fraction

from readiness.faces import phrases


def test_dates_are_written_as_in_the_united_kingdom() -> None:
    assert phrases.uk_date(dt.date(2026, 11, 1)) == "1 November 2026"


def test_one_and_many_differ() -> None:
    assert [phrases.counted(n, "person", "people") for n in (0, 1, 2)] == ["0 people", "1 person", "2 people"]


def test_a_list_ends_with_and() -> None:
    assert phrases.listing(["a", "b", "c"]) == "a, b and c"


def test_an_empty_list_is_empty() -> None:
    assert phrases.listing([]) == ""


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
