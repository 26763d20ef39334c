"""Bands: five equal fifths, an edge belongs to the lower one."""

from fractions import Fraction

import pytest

from readiness.core.bands import BANDS, band, band_floor, band_number, band_words
from readiness.core.intervals import Interval

HAIR = Fraction(1, 10**9)


def test_the_five_bands_are_named_lowest_first() -> None:
    assert BANDS == ("not started", "beginning", "developing", "embedding", "sustaining")


@pytest.mark.parametrize(("edge", "below"), list(enumerate(BANDS, start=1)))
def test_an_edge_belongs_to_the_lower_band(edge: int, below: str) -> None:
    assert band(Fraction(edge, 5)) == below


@pytest.mark.parametrize(("edge", "above"), list(enumerate(BANDS[1:], start=1)))
def test_a_hair_above_an_edge_is_the_next_band(edge: int, above: str) -> None:
    assert band(Fraction(edge, 5) + HAIR) == above


def test_a_ceiling_at_40_means_beginning() -> None:
    assert band(Fraction(40, 100)) == "beginning"


def test_nothing_at_all_is_not_started() -> None:
    assert band_number(Fraction(0)) == 0
    assert band_number(HAIR) == 0


@pytest.mark.parametrize("name", BANDS)
def test_a_band_is_reached_above_its_floor(name: str) -> None:
    assert band(band_floor(name) + HAIR) == name


def test_one_band_is_said_where_both_ends_lie_in_it() -> None:
    assert band_words(Interval(Fraction(41, 100), Fraction(60, 100))) == "developing"


def test_both_bands_are_said_where_the_ends_differ() -> None:
    assert band_words(Interval(Fraction(50, 100), Fraction(61, 100))) == "developing, perhaps embedding"


def test_a_band_is_claimed_with_40_points_unsettled_and_not_with_more() -> None:
    assert band_words(Interval(Fraction(0), Fraction(40, 100))) == "not started, perhaps beginning"
    assert band_words(Interval(Fraction(0), Fraction(40, 100) + HAIR)) == "not settled yet"
