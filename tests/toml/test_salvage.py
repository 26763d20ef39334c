"""What a parser reads in one go is read the same statement by statement; of the rest, what can be read is kept."""

import pytest
import tomli
from hypothesis import given
from test_outline import texts

from readiness.toml.salvage import salvage
from readiness.toml.values import BROKEN, exact


def salvaged(text: str) -> tuple[dict[str, object], list[str]]:
    """Salvage a text; give the data, and line, message and hint of each fault."""
    data, faults = salvage(text, 100, 1000)
    places = [text.count("\n", 0, fault.offset) + 1 for fault in faults]
    return data, [f"{line}: {fault.message} → {fault.hint}" for line, fault in zip(places, faults, strict=True)]


@given(texts())
def test_a_file_without_faults_is_read_as_a_parser_reads_it(text: str) -> None:
    try:
        expected = tomli.loads(text, parse_float=exact)
    except tomli.TOMLDecodeError:
        return
    assert salvaged(text) == (expected, [])


def test_the_table_of_a_header_that_is_not_closed_is_clear() -> None:
    data, faults = salvaged("[[a.b]\nc = 1\n[[a.b]]\nc = 2\n[d\ne = 3")
    assert data == {"a": {"b": [{"c": 1}, {"c": 2}]}, "d": {"e": 3}}
    assert [fault[0] for fault in faults] == ["1", "5"]


def test_what_stands_under_an_unreadable_header_is_not_kept_but_checked() -> None:
    data, faults = salvaged("[a b]\nc = 1\nd = yes\n[e]\nf = 2")
    assert data == {"e": {"f": 2}}
    assert faults == [
        "1: found a space in the name of a table → The name of a table has no spaces: [a_b]",
        '3: found yes → Type true for yes; a text stands in quotation marks: "yes".',
    ]


def test_a_table_that_comes_twice_is_one_table() -> None:
    data, faults = salvaged("[a]\nb = 1\nc = 1\n[a]\nb = 2\nd = 2\n")
    assert data == {"a": {"b": 1, "c": 1, "d": 2}}
    assert faults == [
        "4: [a] stands here a second time → It stands in line 1 already: keep one of the two.",
        "5: b stands here a second time → It stands in line 2 already: keep one of the two.",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a = 1\n[a]", "2: [a] stands here a second time → It stands in line 1 already: keep one of the two."),
        ("a = 1\n[[a]]\nb = 1", "2: [a] has a value already → Keep one of the two."),
        ("a = 1\n[a.b]\nb = 1", "2: [a.b] has a value already → Keep one of the two."),
        ("a = 1\n[[a.b]]\nb = 1", "2: [a.b] has a value already → Keep one of the two."),
        ("a = 1\na.b = 1", "2: a.b stands here a second time → Keep one of the two."),
        ("a = yes\na = 1", "2: a stands here a second time → It stands in line 1 already: keep one of the two."),
    ],
)
def test_two_values_for_one_name_are_named(text: str, fault: str) -> None:
    assert salvaged(text)[1][-1] == fault


def test_too_many_statements_are_not_read_to_the_end() -> None:
    data, faults = salvage("a = 1\nb = 2\nc = 3\n", 100, 2)
    assert data == {"a": 1, "b": 2}
    assert [fault.message for fault in faults] == ["the rest of the file was not read"]


def test_brackets_without_end_are_one_fault() -> None:
    data, faults = salvaged("a = " + "[" * 50 + "\nb = 1\n" + "c = " + "[" * 900 + "]" * 900)
    assert data == {"a": BROKEN, "b": 1, "c": BROKEN}
    assert faults[1] == "3: found too many brackets inside each other → Delete the ones that are not needed."
