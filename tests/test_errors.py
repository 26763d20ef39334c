"""Errors: where, what was found, what was expected, what to do."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from readiness.commands.cli import cli
from readiness.errors import (
    LISTED,
    InputError,
    OutputError,
    Problem,
    ProfileError,
    ReadinessError,
    RulesetError,
    SelectionError,
    did_you_mean,
    near_names,
    printable,
)


def test_a_problem_says_place_key_message_excerpt_and_what_to_do() -> None:
    problem = Problem(
        message="found 5",
        hint="Enter a whole number from 0 to 4.",
        path="profile.toml",
        line=7,
        column=3,
        key="leadership.owner",
        excerpt="  owner = 5  ",
    )
    assert str(problem) == (
        "profile.toml, line 7, column 3: leadership.owner: found 5\n"
        "    owner = 5\n"
        "  → Enter a whole number from 0 to 4."
    )


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ({}, "found 5"),
        ({"path": "a.toml"}, "a.toml: found 5"),
        ({"path": "a.toml", "line": 2}, "a.toml, line 2: found 5"),
        ({"path": "a.toml", "column": 2}, "a.toml: found 5"),
        ({"key": "a"}, "a: found 5"),
    ],
)
def test_what_is_not_known_of_a_place_is_left_out(place: dict[str, object], text: str) -> None:
    assert str(Problem(message="found 5", **place)) == text  # type: ignore[arg-type]


def test_all_problems_of_a_file_are_told_at_once_in_its_order() -> None:
    late = Problem(message="second", path="a.toml", line=9)
    early = Problem(message="first", path="a.toml", line=2, column=5)
    nowhere = Problem(message="third", path="a.toml")
    error = ProfileError([nowhere, late, early])
    assert error.problems == (early, late, nowhere)
    assert str(error) == "a.toml, line 2, column 5: first\na.toml, line 9: second\na.toml: third"


@pytest.mark.parametrize("kind", [InputError, ProfileError, RulesetError, SelectionError, OutputError])
def test_every_error_grows_from_one_root(kind: type[Exception]) -> None:
    assert issubclass(kind, ReadinessError)


@pytest.mark.parametrize("kind", [ProfileError, RulesetError])
def test_a_file_that_cannot_be_used_is_one_kind_of_error(kind: type[Exception]) -> None:
    assert issubclass(kind, InputError)


def test_something_that_is_not_there_is_named_with_what_comes_close() -> None:
    error = SelectionError("dimension", "leadrship", ["leadership", "training"])
    assert error.near == ("leadership",)
    assert str(error) == "there is no dimension called 'leadrship'. Did you mean leadership?"


def test_something_that_comes_near_nothing_is_named_alone() -> None:
    assert str(SelectionError("dimension", "zzz", ["training"])) == "there is no dimension called 'zzz'."


def test_a_name_that_nothing_comes_near_is_told_with_where_the_names_are() -> None:
    assert str(SelectionError("step", "zzz", ["core/owner@2"])) == (
        "there is no step called 'zzz'.\n  → readiness plan shows the name of each step below it."
    )


@pytest.mark.parametrize(("kind", "arguments"), [("step", ["plan", "--without"]), ("rule-set", ["assess", "--only"])])
def test_whoever_asks_for_a_name_on_the_command_line_learns_where_names_are(kind: str, arguments: list[str]) -> None:
    profile = str(Path(__file__).resolve().parents[1] / "profiles" / "new-starter.toml")
    assert CliRunner().invoke(cli, (*arguments, "zzz", profile)).stderr.endswith(f"  → {LISTED[kind]}\n")


def test_an_output_error_says_where_why_and_what_to_do() -> None:
    error = OutputError("report.txt", "the file is there already", "Choose another name.")
    assert str(error) == "report.txt: the file is there already\n  → Choose another name."


def test_the_last_part_of_a_name_is_near_the_whole() -> None:
    known = ["leadership.executive_owner", "core/executive-owner", "training.records"]
    assert near_names("executive_owner", known)[0] == "leadership.executive_owner"
    assert near_names("Executive-Owner", known)[0] == "core/executive-owner"


def test_a_table_that_is_right_brings_nothing_else_in_it_close() -> None:
    known = ["leadership.executive_owner", "leadership.makes_room", "leadership.change_commitment"]
    assert near_names("leadership.exective_ownr", known) == ("leadership.executive_owner",)


def test_both_parts_of_a_name_may_be_misspelt() -> None:
    known = ["staff_wellbeing.reflective_time", "staff_wellbeing.manageable_work"]
    assert near_names("stafwellbeing.manageble_work", known) == ("staff_wellbeing.manageable_work",)


def test_an_ending_in_common_brings_no_file_close() -> None:
    assert near_names("profil.toml", ["profile.toml", "harbour.toml"]) == ("profile.toml",)


def test_no_more_near_names_are_given_than_asked_for() -> None:
    assert near_names("level1", ["level2", "level3", "level4", "level5"], most=2) == ("level2", "level3")


def test_a_very_long_name_is_compared_by_its_beginning() -> None:
    assert near_names("a" * 10**6, ["a" * 200]) == ("a" * 200,)


@pytest.mark.parametrize(
    ("near", "question"),
    [
        ([], ""),
        (["one"], "Did you mean one?"),
        (["one", "two"], "Did you mean one or two?"),
        (["one", "two", "three"], "Did you mean one, two or three?"),
    ],
)
def test_near_names_become_a_question(near: list[str], question: str) -> None:
    assert did_you_mean(near) == question


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\n\t b", "a b"),
        ("\u001b[31mred\u001b[0m", "[31mred[0m"),
        ("a\u202eb\u200bc", "abc"),
        ("x" * 300, "x" * 199 + "…"),
        ("y" * 200, "y" * 200),
    ],
)
def test_text_from_files_is_safe_to_print(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_the_limit_of_printable_text_can_be_chosen() -> None:
    assert printable("abcdef", limit=3) == "ab…"
