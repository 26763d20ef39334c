"""Readers take exactly the type they ask for, note everything else, and never raise before the end."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.errors import ProfileError
from readiness.toml.source import BROKEN, TomlSource, parse_toml, salvage_toml
from readiness.toml.tables import DATE_HINT, MISSING, Notebook, Table, found_words, visible, whole_hint


def table(text: str) -> Table:
    source = parse_toml(text.encode(), "p.toml", ProfileError)
    return Table(source.data, (), Notebook(source, ProfileError))


def noted(reading: Table) -> list[str]:
    """Give every problem in one line: place, key, message and hint."""
    try:
        reading.notebook.finish()
    except ProfileError as error:
        return [f"{p.line}:{p.column} {p.key}: {p.message} → {p.hint}" for p in error.problems]
    return []


Read = Callable[[Table], object]

READ: list[tuple[str, Read, object]] = [
    ('k = "a"', lambda t: t.text("k"), "a"),
    ('k = "a"', lambda t: t.text("k", choices=("a", "b")), "a"),
    ('k = "a\\nb\\tc"', lambda t: t.text("k"), "a b c"),
    ('k = "a\\nb\\u202ec"', lambda t: t.text("k", lines=True), "a\nbc"),
    ("", lambda t: t.text("k", "z"), "z"),
    ("k = 4", lambda t: t.whole("k", 0, 4), 4),
    ("k = 0", lambda t: t.whole("k", 0, 4), 0),
    ("", lambda t: t.whole("k", 0, 4, 3), 3),
    ("k = true", lambda t: t.truth("k"), True),
    ("", lambda t: t.truth("k"), False),
    ("", lambda t: t.truth("k", default=True), True),
    ("k = 62", lambda t: t.number("k"), Fraction(62)),
    ("k = 62.5", lambda t: t.number("k", 0, 100), Fraction(125, 2)),
    ('k = "1/3"', lambda t: t.number("k", 0, 100), Fraction(1, 3)),
    ("", lambda t: t.number("k", default=Fraction(1, 2)), Fraction(1, 2)),
    ("k = 2026-11-01", lambda t: t.date("k"), dt.date(2026, 11, 1)),
    ("", lambda t: t.date("k", dt.date(2026, 1, 1)), dt.date(2026, 1, 1)),
    ('k = ["a", "b"]', lambda t: t.texts("k"), ("a", "b")),
    ('k = ["a"]', lambda t: t.texts("k", choices=("a",)), ("a",)),
    ("", lambda t: t.texts("k"), ()),
    ("", lambda t: t.table("k"), None),
    ("", lambda t: t.tables("k"), ()),
    ("k = 1", lambda t: (t.has("k"), t.has("j")), (True, False)),
    ("k = 1", lambda t: (t.raw("k"), t.raw("j")), (1, MISSING)),
]


@pytest.mark.parametrize(("text", "read", "value"), READ)
def test_a_value_of_the_right_type_is_read(text: str, read: Read, value: object) -> None:
    reading = table(text)
    assert read(reading) == value
    assert type(read(reading)) is type(value)
    assert noted(reading) == []


TEXT = "Type a text in quotation marks."
CHOICE = 'Choose one of "a", "bee".'
HEADER = "Type each one under a header of its own with two brackets: [[k]]."
LEVEL = "Enter a whole number from 0 to 4."
LIST = 'Type a list of texts, as in k = ["…", "…"].'

REFUSED: list[tuple[str, Read, object, str]] = [
    ("k = 1", lambda t: t.text("k"), "", f"k: found 1 → {TEXT}"),
    ('k = ""', lambda t: t.text("k"), "", f"k: found an empty text → {TEXT}"),
    ('k = " \\u200b"', lambda t: t.text("k", "z"), "z", f"k: found an empty text → {TEXT}"),
    ('k = "abc"', lambda t: t.text("k", most=2), "", "k: found 3 characters → Use 2 characters at most."),
    ('k = "A"', lambda t: t.text("k", choices=("a", "bee")), "", f'k: found "A" → Did you mean a? {CHOICE}'),
    ('k = "x"', lambda t: t.text("k", choices=("a", "bee"), hint="So."), "", 'k: found "x" → So.'),
    ("k = 5", lambda t: t.whole("k", 0, 4), 0, f"k: found 5 → {LEVEL}"),
    ("k = true", lambda t: t.whole("k", 0, 4, 2), 2, f"k: found true → {LEVEL}"),
    ("k = 2.0", lambda t: t.whole("k", 0, 4), 0, f"k: found 2.0 → {LEVEL}"),
    ('k = "2"', lambda t: t.whole("k", 0, 4, hint="So."), 0, 'k: found "2" → So.'),
    ("k = 1", lambda t: t.truth("k"), False, "k: found 1 → Type true or false."),
    ('k = "true"', lambda t: t.truth("k", default=True), True, 'k: found "true" → Type true or false.'),
    ("k = 101", lambda t: t.number("k", 0, 100), Fraction(0), "k: found 101 → Enter a number from 0 to 100."),
    ("k = false", lambda t: t.number("k", 0, 100), Fraction(0), "k: found false → Enter a number from 0 to 100."),
    ('k = "1/0"', lambda t: t.number("k", 0, 100), Fraction(0), 'k: found "1/0" → Enter a number from 0 to 100.'),
    ("k = 2026-11-01T10:00:00", lambda t: t.date("k"), dt.date.max, f"k: found a date with a time → {DATE_HINT}"),
    ("k = 10:00:00", lambda t: t.date("k"), dt.date.max, f"k: found a time of day → {DATE_HINT}"),
    ('k = "a"', lambda t: t.texts("k"), (), f'k: found "a" → {LIST}'),
    ('k = ["a", 1]', lambda t: t.texts("k"), ("a",), f"k[2]: found 1 → {LIST}"),
    ('k = ["a", ""]', lambda t: t.texts("k"), ("a",), f"k[2]: found an empty text → {TEXT}"),
    ('k = ["x"]', lambda t: t.texts("k", choices=("a", "bee")), (), f'k[1]: found "x" → {CHOICE}'),
    ("k = []", lambda t: t.table("k"), None, "k: found a list → Type it as a table: { … }, or [k]."),
    ("k = {}", lambda t: t.tables("k"), (), f"k: found a table → {HEADER}"),
    ("k = [1]", lambda t: t.tables("k", hint="So."), (), "k[1]: found 1 → So."),
]


@pytest.mark.parametrize(("text", "read", "default", "problem"), REFUSED)
def test_a_value_of_another_type_is_noted(text: str, read: Read, default: object, problem: str) -> None:
    reading = table(text)
    assert read(reading) == default
    assert [line.split(" ", 1)[1] for line in noted(reading)] == [problem]


REQUIRED: list[tuple[Read, object, str]] = [
    (lambda t: t.text("k"), "", TEXT),
    (lambda t: t.text("k", choices=("a", "bee")), "", CHOICE),
    (lambda t: t.whole("k", 0, 4), 0, LEVEL),
    (lambda t: t.truth("k", default=MISSING), False, "Type true or false."),
    (lambda t: t.number("k", 0, 100), Fraction(0), "Enter a number from 0 to 100."),
    (lambda t: t.date("k"), dt.date.max, DATE_HINT),
    (lambda t: t.texts("k", MISSING), (), LIST),
]


@pytest.mark.parametrize(("read", "default", "hint"), REQUIRED)
def test_a_required_key_that_is_missing_is_noted(read: Read, default: object, hint: str) -> None:
    reading = table("")
    assert read(reading) == default
    assert noted(reading) == [f"0:0 k: is missing → {hint}"]


@pytest.mark.parametrize(("read", "default", "hint"), REQUIRED)
def test_a_value_that_could_not_be_read_is_not_noted_again(read: Read, default: object, hint: str) -> None:
    source = salvage_toml(b"k = yes\n", "p.toml", ProfileError)
    reading = Table(source.data, (), Notebook(source, ProfileError))
    assert read(reading) == default
    assert len(noted(reading)) == 1
    assert reading.raw("k") is BROKEN


def test_what_is_missing_from_a_file_with_gaps_is_not_noted() -> None:
    source = salvage_toml(b"k = yes\n", "p.toml", ProfileError)
    reading = Table(source.data, (), Notebook(source, ProfileError))
    assert reading.text("name") == ""
    assert reading.notebook.count == 0
    assert reading.notebook.salvaged


def test_broken_items_of_a_list_are_not_noted_again() -> None:
    source = TomlSource("p.toml", "", {"k": [BROKEN, "a"], "t": [BROKEN]})
    reading = Table(source.data, (), Notebook(source, ProfileError))
    assert reading.texts("k") == ("a",)
    assert reading.tables("t") == ()
    assert noted(reading) == []


def test_inner_tables_keep_their_place() -> None:
    reading = table("[a]\nb = { c = 1 }\n[[l]]\nd = 1\n[[l]]\nd = 2\n")
    inner = reading.table("a")
    assert inner is not None
    deeper = inner.table("b")
    assert deeper is not None
    assert deeper.text("c") == ""
    for item in reading.tables("l"):
        item.whole("d", 0, 1)
    assert noted(reading) == [
        f"2:7 a.b.c: found 1 → {TEXT}",
        "6:1 l[2].d: found 2 → Enter a whole number from 0 to 1.",
    ]


def test_unknown_keys_are_noted_with_names_that_come_close() -> None:
    reading = table("executve_owner = 1\nowner = 2\nzzz = 3\nreporting = 4\n")
    reading.only("executive_owner", also=("governance.reporting",))
    assert noted(reading) == [
        "1:1 executve_owner: is not known here → Did you mean executive_owner?",
        "2:1 owner: is not known here → Choose from executive_owner.",
        "3:1 zzz: is not known here → Choose from executive_owner.",
        "4:1 reporting: is not known here → Did you mean governance.reporting?",
    ]


def test_a_hint_stands_where_no_name_comes_close() -> None:
    reading = table("zzz = 3\n")
    reading.only(hint="Nothing is known here.")
    reading.only()
    assert noted(reading) == [
        "1:1 zzz: is not known here → Nothing is known here.",
        "1:1 zzz: is not known here → ",
    ]


def test_problems_beyond_a_hundred_are_counted() -> None:
    reading = table("\n".join(f"k{number} = 1" for number in range(1103)))
    reading.only("x")
    problems = noted(reading)
    assert len(problems) == 101
    assert problems[-1] == "0:0 : there are 1,003 more problems → "
    assert reading.notebook.count == 1103


def test_a_clean_notebook_does_nothing() -> None:
    reading = table("a = 1")
    assert reading.notebook.clean
    reading.notebook.finish()
    reading.problem("a", "is odd")
    assert not reading.notebook.clean
    assert reading.notebook.path == "p.toml"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("yes", '"yes"'),
        ("a\u001bb", '"ab"'),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (dt.date(2026, 1, 2), "2026-01-02"),
        (dt.datetime(2026, 1, 2, tzinfo=dt.UTC), "a date with a time"),
        (dt.time(1), "a time of day"),
        ({}, "a table"),
        ([], "a list"),
    ],
)
def test_values_are_named_as_they_stand_in_a_file(value: object, words: str) -> None:
    assert found_words(value) == words


def test_limits_are_said_where_there_are_any() -> None:
    assert whole_hint(0, 10**9) == "Enter a whole number, 0 or more."
    assert whole_hint(-(10**9), 10**9) == "Enter a whole number."


@given(st.text())
def test_a_cleaned_text_is_clean_and_stays_as_it_is(text: str) -> None:
    clean = visible(text)
    assert clean.replace("\n", "").isprintable()
    assert visible(clean) == clean
    assert clean == text or not text.isprintable()
