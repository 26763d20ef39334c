"""Values are copied and pickled whole: work on many profiles can be shared among processes."""

import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from readiness import Assessment, Profile, SelectionError, assess, open_profile, to_json
from readiness.record import Plain

HOME = open_profile(Path(__file__).parents[1] / "profiles" / "island-care-home-short.toml")


def pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 (our own)


COPIES = pytest.mark.parametrize("copied", [pickled, copy.copy, copy.deepcopy])


@COPIES
def test_a_profile_is_copied_as_frozen_as_it_was(copied: Callable[[Profile], Profile]) -> None:
    found = copied(HOME.profile)
    assert found == HOME.profile
    assert isinstance(found.answers, MappingProxyType)


@COPIES
def test_a_result_is_copied_with_its_plan_and_all_that_it_can_be_asked(
    copied: Callable[[Assessment], Assessment],
) -> None:
    result = assess(HOME.profile, HOME.rulebook)
    found = copied(result)
    assert to_json(found) == to_json(result)
    assert found.finding("core/executive-owner") == result.finding("core/executive-owner")


@COPIES
def test_a_rule_book_is_copied_after_it_was_used(copied: Callable[[Any], Any]) -> None:
    before = to_json(assess(HOME.profile, HOME.rulebook))
    assert to_json(assess(HOME.profile, copied(HOME.rulebook))) == before


def test_an_error_comes_back_from_another_process_with_its_words() -> None:
    error = SelectionError("rule-set", "educaton", iter(["education"]))
    assert str(pickled(error)) == "there is no rule-set called 'educaton'. Did you mean education?"


class Line(Plain):
    text: str
    number: int = 0


class Label(Plain):
    text: str
    number: int = 0


def test_a_plain_record_takes_its_fields_by_place_or_by_name() -> None:
    line = Line("a", number=2)
    assert (line.text, line.number, Line("b").number) == ("a", 2, 0)


@pytest.mark.parametrize(
    ("placed", "named"),
    [((), {}), (("a",), {"text": "b"}), (("a", 1, 2), {}), (("a",), {"size": 3})],
    ids=["missing", "told twice", "too many", "not known"],
)
def test_a_plain_record_takes_no_other_fields(placed: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"^Line takes text, number$"):
        Line(*placed, **named)


def test_plain_records_are_equal_where_class_and_fields_are() -> None:
    assert Line("a", 1) == Line(number=1, text="a")
    assert hash(Line("a", 1)) == hash(Line(number=1, text="a"))
    assert Line("a", 1) != Line("a", 2)
    assert Line("a", 1) != Label("a", 1)


def test_a_plain_record_cannot_be_changed() -> None:
    line: Any = Line("a")
    with pytest.raises(AttributeError, match=r"^Line is frozen; text stays as it is$"):
        line.text = "b"
    with pytest.raises(AttributeError, match=r"^Line is frozen; text stays as it is$"):
        del line.text


def test_another_plain_record_is_made_of_one() -> None:
    line = Line("a", 1)
    assert (line.changed(text="b"), line) == (Line("b", 1), Line("a", 1))


def test_a_plain_record_is_told_apart_by_place_and_by_name() -> None:
    match Line("a", 1):
        case Line(text, number=number):
            assert (text, number) == ("a", 1)


@COPIES
def test_a_plain_record_is_copied(copied: Callable[[Line], Line]) -> None:
    assert copied(Line("a", 1)) == Line("a", 1)


def test_a_plain_record_says_what_it_is() -> None:
    assert repr(Line(number=1, text="a")) == "Line(text='a', number=1)"
