"""Messages are texts like any other, and remember what they were put together from."""

import copy
import datetime as dt
import pickle

import pytest

from readiness.message import Message, joined, message, plural_message, written_date, written_number


def test_a_message_is_its_english_words() -> None:
    said = message("it waits for {step}", step="core/a")
    assert said == "it waits for core/a"
    assert hash(said) == hash("it waits for core/a")


def test_a_message_remembers_what_it_was_put_together_from() -> None:
    said = plural_message("one step waits for {step}", "{number} steps wait for {step}", 2, step="core/a")
    assert isinstance(said, Message)
    assert (said.pattern, said.plural, said.number) == (
        "one step waits for {step}",
        "{number} steps wait for {step}",
        2,
    )
    assert said.values == {"number": "2", "step": "core/a"}


@pytest.mark.parametrize(("number", "words"), [(0, "0 steps"), (1, "1 step"), (1460, "1,460 steps")])
def test_words_follow_their_number(number: int, words: str) -> None:
    assert plural_message("{number} step", "{number} steps", number) == words


def test_braces_in_a_value_are_words() -> None:
    assert message("it waits for {step}", step="{number} {0}") == "it waits for {number} {0}"


def test_braces_without_values_are_words() -> None:
    assert message('enter { not_applicable = "…" }') == 'enter { not_applicable = "…" }'


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a and b and c")]
)
def test_names_are_joined_by_and(names: list[str], words: str) -> None:
    assert joined(names) == words


def test_a_copy_remembers_too() -> None:
    said = plural_message("{number} step", "{number} steps", 2)
    for other in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):  # noqa: S301 (our own)
        assert isinstance(other, Message)
        assert (other, other.pattern, other.plural, other.values) == (
            "2 steps",
            "{number} step",
            "{number} steps",
            {"number": "2"},
        )


def test_a_date_is_a_message_in_uk_form() -> None:
    assert written_date(dt.date(2026, 11, 1)) == "1 November 2026"


def test_a_large_number_is_a_message_with_thousands_apart() -> None:
    assert (written_number(999), written_number(1_002_003)) == ("999", "1,002,003")
