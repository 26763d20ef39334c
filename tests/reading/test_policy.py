"""Policy: whoever runs readiness says what may be used, and a name that nothing answers to is an error."""

import pytest

from readiness.errors import SelectionError
from readiness.reading.entry_points import EntryPoint
from readiness.reading.policy import Policy

OURS = EntryPoint(name="core", value="readiness_rules:core", package="readiness", group="readiness.rulesets")
RULES = EntryPoint(name="day-care", value="day_care:rules", package="care-federation", group="readiness.rulesets")
CODE = EntryPoint(name="tide-tables", value="tide_tables", package="tide-tables", group="readiness.plugins")


def admitted(policy: Policy) -> list[str]:
    return [point.name for point in (OURS, RULES, CODE) if policy.admits(point)]


def test_everything_may_be_used_where_nothing_is_said() -> None:
    assert admitted(Policy()) == ["core", "day-care", "tide-tables"]


def test_core_stays_whatever_is_said() -> None:
    assert admitted(Policy(none=True)) == ["core"]
    assert admitted(Policy(block=("core", "readiness", "day-care", "tide-tables"))) == ["core"]


@pytest.mark.parametrize("name", ["day-care", "care-federation"])
def test_a_name_is_that_of_a_rule_set_or_of_its_package(name: str) -> None:
    assert admitted(Policy(allow=(name,))) == ["core", "day-care"]
    assert admitted(Policy(block=(name,))) == ["core", "tide-tables"]


def test_what_is_blocked_is_not_used_even_if_it_is_allowed() -> None:
    assert admitted(Policy(allow=("day-care", "tide-tables"), block=("tide-tables",))) == ["core", "day-care"]


@pytest.mark.parametrize("key", ["allow", "block", "require"])
def test_a_name_that_nothing_answers_to_is_an_error_with_the_near_ones(key: str) -> None:
    with pytest.raises(SelectionError) as error:
        Policy(**{key: ("tide-table",)}).check([OURS, RULES, CODE])  # type: ignore[arg-type]
    assert str(error.value) == (
        "there is no third-party rule-set, plugin or package called 'tide-table'. Did you mean tide-tables?"
    )


@pytest.mark.parametrize("name", ["core", "readiness"])
def test_what_readiness_ships_is_not_governed(name: str) -> None:
    with pytest.raises(SelectionError):
        Policy(block=(name,)).check([OURS, RULES, CODE])


def test_names_that_are_there_are_fine() -> None:
    Policy(allow=("care-federation",), block=("tide-tables",), require=("day-care",)).check([OURS, RULES, CODE])
