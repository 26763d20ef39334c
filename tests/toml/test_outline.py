"""Statements and places are found in every file that a parser reads, and in broken ones statement by statement."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from readiness.toml.outline import MOST_PLACES, Outline, long_key, statements
from readiness.toml.values import Keys

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted([*ROOT.glob("profiles/*.toml"), *ROOT.glob("rules/**/*.toml")])

PIECES = (
    *("a", "b", "c.d", '"e f"', "'g'", " = ", "=", "1", "2.5", "true", "2026-01-02", '"x"', "'y'", '"""m\nn"""'),
    *("'''o\n'p'''", "[", "]", "[[", "]]", "{", "}", ", ", "\n", "\n", "# r\n", " ", '"\\""', '"#["', '"""q""""'),
)
"""What random files are put together from: enough of TOML to get every bracket and quotation mark wrong."""


def texts() -> st.SearchStrategy[str]:
    """Make texts that look like TOML; a good part of them are."""
    values = st.sampled_from(("1", '"x"', "[1, [2]]", "{ k = 1, l.m = [2] }", "[\n1, # r\n{ n = 2 }]", "'''\n]'''"))
    lines = st.one_of(
        st.builds("k{} = {}\n".format, st.integers(0, 99), values),
        st.builds("[t{}]\n".format, st.integers(0, 9)),
        st.builds("[[l{}]]\n".format, st.integers(0, 2)),
        st.builds("[l{}.s]\n".format, st.integers(0, 2)),
        st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    )
    return st.lists(lines, max_size=12).map("".join)


def paths(data: object, keys: Keys = ()) -> Iterator[Keys]:
    """Walk over every path into data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*keys, key)
        yield from paths(value, (*keys, key))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_key_of_a_shipped_file_has_a_place(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    outline = Outline(text)
    for keys in paths(tomli.loads(text)):
        offset = outline.offset(keys)
        assert offset is not None, keys
        if isinstance(keys[-1], str) and text[offset] != "[":
            assert text.startswith((keys[-1], f'"{keys[-1]}"'), offset)


@given(texts())
def test_whatever_a_parser_reads_has_its_places(text: str) -> None:
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    outline = Outline(text)
    assert [keys for keys in paths(data) if outline.offset(keys) is None] == []


@given(texts())
def test_statements_follow_each_other_and_leave_nothing_out(text: str) -> None:
    end = 0
    for statement in statements(text):
        assert end <= statement.start < statement.end <= len(text)
        between = text[end : statement.start]
        assert all(not line.strip() or line.strip().startswith("#") for line in between.split("\n"))
        end = statement.end


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("a = [1,\nb = 2\n", [1, 2]),
        ("a = { x = 1\nb = 2\n", [1, 2]),
        ("a = { x = 1\n\n\nb = 2\n", [1, 4]),
        ("a = { x = 1,\ny = 2 }\nb = 2\n", [1, 3]),
        ("a = [1,\n[t]\nb = 2\n", [1, 2, 3]),
        ("a = [[1],\n[2]]\nb = 2\n", [1, 3]),
        ("a = [[\ntrue],\n[false]]\nb = 2\n", [1, 4]),
        ('a = """one\ntwo\nb = 2\n', [1, 3]),
        ('a = "one\nb = 2\n', [1, 2]),
        ("a = { x = [1 }\nb = 2\n", [1, 2]),
        ("[t\nb = 2\n", [1, 2]),
        ("it's prose [with\nb = 2\n", [1, 2]),
        ("a = '''one\nb = 2", [1, 2]),
        ("a = '''one", [1]),
        ('a = [\\"""\nb = [\\"""\nc = 1', [1, 2, 3]),
    ],
)
def test_a_broken_statement_ends_where_the_next_begins(text: str, starts: list[int]) -> None:
    assert [text.count("\n", 0, statement.start) + 1 for statement in statements(text)] == starts


def test_the_first_of_two_keys_keeps_its_place() -> None:
    assert Outline("a = 1\na = 2\n").offset(("a",)) == 0


def test_what_is_not_there_has_no_place() -> None:
    outline = Outline("a = { b = [1, { c = 2 }] }\n")
    assert outline.offset(("a", "b", 1, "c")) == 16
    assert [outline.offset(keys) for keys in ((), ("b",), ("a", "c"), ("a", "b", 2), ("a", "b", 0, "c"))] == [
        None
    ] * 5


def test_what_is_broken_inside_has_no_place() -> None:
    assert Outline("a = { b }").offset(("a", "b")) is None


def test_statements_beyond_the_limit_are_not_located() -> None:
    outline = Outline("\n".join(f"k{number} = 1" for number in range(MOST_PLACES + 1)))
    assert outline.offset((f"k{MOST_PLACES - 1}",))
    assert outline.offset((f"k{MOST_PLACES}",)) is None


def test_a_key_with_a_bad_escape_has_no_name() -> None:
    assert [statement.keys for statement in statements('"\\q" = 1\n"a\\u0062".c = 1')] == [(), ("ab", "c")]


@pytest.mark.parametrize("part", ["a", '"a"'])
def test_a_key_of_too_many_parts_has_no_name(part: str) -> None:
    keys = [statement.keys for statement in statements(f"{'.'.join([part] * 11)} = 1\n{'.'.join([part] * 10)} = 1")]
    assert keys == [(), ("a",) * 10]


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        (".".join("a" * 11) + " = 1", 0),
        ("x = 1\n" + " . ".join("a" * 11) + " = 1", 6),
        (".".join(['"a"'] * 11) + " = 1", 0),
        (".".join("a" * 10) + " = 1", None),
        (f'"{".".join("a" * 30)}" = 1', None),
        ("# " + ".".join("a" * 30), None),
        ("a = '''\n" + ".".join("a" * 30) + "'''", None),
    ],
)
def test_a_key_of_more_than_ten_parts_is_found(text: str, offset: int | None) -> None:
    assert long_key(text) == offset
