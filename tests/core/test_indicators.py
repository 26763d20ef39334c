"""Indicators: the questions and the type that their answers have."""

import pytest

from builders import indicator
from readiness.core.indicators import DIMENSION_TITLES, DIMENSIONS, VOICE_WORDS, VOICES, AnswerType


def test_the_five_dimensions_have_titles_in_the_order_in_which_they_are_shown() -> None:
    assert tuple(DIMENSION_TITLES) == DIMENSIONS
    assert len(DIMENSIONS) == 5


def test_every_voice_has_words_and_so_has_the_agreed_answer() -> None:
    assert set(VOICE_WORDS) == {*VOICES, "agreed"}


def test_the_id_names_the_table_and_the_key_that_answer_it() -> None:
    owner = indicator("leadership.executive_owner")
    assert (owner.table, owner.key) == ("leadership", "executive_owner")


@pytest.mark.parametrize(
    ("kind", "lower_is_better", "falls"),
    [
        (AnswerType.LEVEL, False, False),
        (AnswerType.COUNT, False, False),
        (AnswerType.COUNT, True, True),
        (AnswerType.DATE, False, True),
    ],
)
def test_a_smaller_value_is_better_by_declaration_or_because_it_is_an_age(
    kind: AnswerType, lower_is_better: bool, falls: bool
) -> None:
    assert indicator("governance.told", kind, lower_is_better=lower_is_better).falls is falls
