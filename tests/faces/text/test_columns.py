"""Text is fitted to columns, wide characters counted as two."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.faces.text.columns import pad, width, wrap


def test_a_wide_character_takes_two_columns() -> None:
    assert width("安全 ok") == 7


def test_a_combining_mark_takes_no_column() -> None:
    assert width("e\u0301") == 1


def test_padding_counts_columns() -> None:
    assert pad("安全", 6) + "|" == "安全  |"


def test_later_lines_are_indented_as_far_as_the_first() -> None:
    assert wrap("one two three", 9, "- ") == ["- one two", "  three"]


def test_an_address_is_never_broken() -> None:
    address = "https://example.org/" + "a" * 80
    assert wrap(f"See {address}", 40) == ["See", address]


def test_nothing_takes_no_line() -> None:
    assert wrap("", 40) == []


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"))), st.integers(min_value=10, max_value=80))
def test_no_line_takes_more_columns_than_there_are(text: str, columns: int) -> None:
    assert all(width(line) <= columns for line in wrap(text.replace("://", ""), columns, "- "))


@given(st.text(st.characters(categories=("L", "N"), include_characters=" "), max_size=300))
def test_wrapping_loses_nothing_but_spaces(text: str) -> None:
    assert "".join(wrap(text, 20)).replace(" ", "") == "".join(text.split())


@pytest.mark.parametrize("text", ["plain", "安全" * 30])
def test_no_filler_is_left(text: str) -> None:
    assert "\ue000" not in "".join(wrap(text, 20))


@given(st.text(st.sampled_from("ab-é— "), max_size=120), st.integers(min_value=5, max_value=40))
def test_plain_words_are_wrapped_as_any_other_text(text: str, columns: int) -> None:
    found = textwrap.wrap(text, columns, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
    assert wrap(text, columns, "- ") == found
