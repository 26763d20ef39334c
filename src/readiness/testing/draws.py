"""Draws: how strategies choose, so that simple comes first and making examples is fast."""

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

Option = TypeVar("Option")


def pick(draw: st.DrawFn, options: Sequence[Option]) -> Option:
    """Draw one of several options, the first being the simplest; unlike ``sampled_from`` it hashes none of them."""
    return options[draw(up_to(len(options) - 1))]


def seldom(draw: st.DrawFn) -> bool:
    """Draw yes one time in four."""
    return draw(_FOUR) == 3


@cache
def up_to(most: int) -> st.SearchStrategy[int]:
    """Make whole numbers from 0, the smallest being the simplest; kept, because making a strategy costs most."""
    return st.integers(0, most)


def yes(draw: st.DrawFn) -> bool:
    """Draw yes one time in two."""
    return draw(_YES)


_FOUR = st.integers(0, 3)
_YES = st.booleans()
