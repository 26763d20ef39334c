"""Values are copied and pickled whole: work on many profiles can be shared among processes."""

import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from readiness import Assessment, Profile, SelectionError, assess, open_profile, to_json

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
