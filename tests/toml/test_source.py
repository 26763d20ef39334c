"""Bytes become text, data and places; whatever is sent, the answer comes soon and says what to do."""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readiness.errors import InputError, Problem, ProfileError
from readiness.toml.source import BROKEN, MAX_BYTES, Limits, Place, TomlSource, key_words, parse_toml, salvage_toml

SAVE = "Save it as UTF-8: in Notepad, choose File, Save as, and UTF-8 under Encoding."
SAME_FILE = "Check that this is the file you mean."


def parse(text: str, limits: Limits | None = None) -> TomlSource:
    return parse_toml(text.encode(), "p.toml", ProfileError, limits or Limits())


def refusals(content: bytes | str) -> list[str]:
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(ProfileError) as caught:
        parse_toml(raw, "p.toml", ProfileError)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_with_a_mark_is_read_in_every_encoding(encoding: str) -> None:
    source = parse_toml('name = "Café Öst"\n'.encode(encoding), "p.toml", ProfileError)
    assert source.data == {"name": "Café Öst"}
    assert source.locate(("name",)) == Place(1, 1, 'name = "Café Öst"')


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_big_endian_and_little_endian_marks_are_both_read(encoding: str) -> None:
    content = ("\ufeff" + "a = 1\r\n").encode(encoding)
    assert parse_toml(content, "p.toml", ProfileError).data == {"a": 1}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_how_to_save(encoding: str) -> None:
    (problem,) = refusals("format = 1\n".encode(encoding))
    assert problem == (
        "p.toml, line 1, column 1: the file holds zero bytes; it is in UTF-16 without a mark, or not a text file\n"
        f"  → {SAVE}"
    )


def test_another_encoding_is_told_the_first_byte_and_how_to_save() -> None:
    assert refusals('format = 1\nname = "Café"\n'.encode("cp1252")) == [
        f'p.toml, line 2, column 12: found the byte 0xE9, which is not UTF-8\n    name = "Caf�"\n  → {SAVE}'
    ]


def test_utf_16_that_ends_in_mid_character_is_told_so() -> None:
    (problem,) = refusals("a = 1\n".encode("utf-16")[:-1])
    assert "which is not UTF-16" in problem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"format": 1}', "this is not a TOML file; it looks like JSON, XML or a web page"),
        ("<html>", "this is not a TOML file; it looks like JSON, XML or a web page"),
        ("---\nformat: 1\n", "this is not a TOML file; it looks like YAML"),
    ],
)
def test_a_file_of_another_kind_is_named(text: str, words: str) -> None:
    assert refusals(text) == [f"p.toml, line 1, column 1: {words}\n  → {SAVE}"]


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"PK\x03\x04\x14\x00\x06\xff",
        b"{\\rtf1\\ansi format = 1}",
        b"\xd0\xcf\x11\xe0",
        b"\x1f\x8b\x08",
    ],
    ids=["PDF", "Word", "rich text", "old Word", "gzip"],
)
def test_a_document_of_another_program_is_named_and_its_bytes_are_not_shown(content: bytes) -> None:
    (problem,) = refusals(content)
    assert problem == (
        "p.toml, line 1, column 1: this is a document of another program, not a text file\n"
        "  → Copy its words into a text editor, such as Notepad, and save them there as UTF-8."
    )


def test_windows_line_ends_are_line_ends() -> None:
    source = parse("a = 1\r\nb = 2\r\n")
    assert source.data == {"a": 1, "b": 2}
    assert source.locate(("b",)) == Place(2, 1, "b = 2")


def test_numbers_with_decimals_are_exact() -> None:
    assert parse("a = 0.1\nb = 1e3\nc = 1_000.5\nd = 1e-30").data == {
        "a": Decimal("0.1"),
        "b": Decimal("1E+3"),
        "c": Decimal("1000.5"),
        "d": Decimal("1E-30"),
    }


@pytest.mark.parametrize(
    "number",
    [
        *("nan", "-inf", "1e999", "1e99999999999999999999", "1e-31", "0." + "1" * 50),
        *("1000000001", "-1000000001", "0x" + "f" * 20_000),
    ],
    ids=lambda number: number[:12],
)
def test_a_number_that_cannot_be_used_is_refused(number: str) -> None:
    (problem,) = refusals(f"[leadership]\nowner = {number}\n")
    assert problem.startswith("p.toml, line 2, column 1: leadership.owner: found a number that cannot be used\n")
    assert problem.endswith("  → Enter a number from -1,000,000,000 to 1,000,000,000.")


def test_numbers_up_to_a_thousand_million_are_read() -> None:
    assert parse("a = 1000000000\nb = -1000000000\nc = true").data == {"a": 10**9, "b": -(10**9), "c": True}


def test_a_number_of_thousands_of_digits_is_named_with_its_line() -> None:
    assert refusals("a = 1\nb = " + "9" * 5000)[0].splitlines()[::2] == [
        "p.toml, line 2, column 1: found a number that is far too large",
        "  → Type a number of at most ten digits.",
    ]


def test_a_file_may_be_a_mebibyte() -> None:
    assert parse("#" * MAX_BYTES).data == {}
    assert refusals("#" * (MAX_BYTES + 1)) == [f"p.toml: the file has more than 1,048,576 bytes\n  → {SAME_FILE}"]


def test_a_profile_has_at_most_eight_tables_inside_each_other() -> None:
    def nested(depth: int) -> str:
        return "a = " + "{ a = " * depth + "1" + " }" * depth

    assert parse(nested(8)).data
    assert "found more than 8 tables or lists inside each other" in refusals(nested(9))[0]


def test_a_profile_has_at_most_five_thousand_values() -> None:
    assert parse(f"a = [{'1, ' * 4999}]").data
    assert refusals(f"a = [{'1, ' * 5001}]") == [f"p.toml: the file holds more than 5,000 values\n  → {SAME_FILE}"]


def test_values_are_counted() -> None:
    limits = Limits(values=3)
    assert parse("a = [1, 2]", limits).data == {"a": [1, 2]}
    with pytest.raises(ProfileError) as caught:
        parse("a = [1, 2]\nb = 1", limits)
    assert str(caught.value) == f"p.toml: the file holds more than 3 values\n  → {SAME_FILE}"


def test_tables_go_so_deep_and_no_deeper() -> None:
    limits = Limits(depth=3)
    assert parse("a.b.c = 1", limits).data == {"a": {"b": {"c": 1}}}
    with pytest.raises(ProfileError) as caught:
        parse("x = 1\na.b.c = [[]]", limits)
    assert str(caught.value) == (
        "p.toml, line 2, column 1: a.b.c: found more than 3 tables or lists inside each other\n"
        "    a.b.c = [[]]\n"
        "  → Move it further up, or delete it."
    )


@pytest.mark.parametrize("text", ["a = " + "[" * 400 + "]" * 400, "a = " + "[" * 100_000, "a = " + "{b=" * 2000])
def test_brackets_without_end_are_no_crash(text: str) -> None:
    assert refusals(text)


def test_a_key_of_a_thousand_parts_is_named() -> None:
    (problem,) = refusals("x = 1\n" + ".".join("a" * 1000) + " = 1")
    assert problem.startswith("p.toml, line 2, column 1: found more than 10 names joined by points\n")


def test_many_points_in_a_text_or_remark_are_no_key() -> None:
    text = f'# {"a." * 40}\na = "{"b." * 40}c"\nb = """\n{"c." * 40}"""\n'
    assert parse(text).data == {"a": "b." * 40 + "c", "b": "c." * 40}


def test_all_problems_of_a_file_come_in_one_run() -> None:
    text = "a = yes\n[t]\nb = 07\nc = nan\nd = 1\nd = 2\n"
    places = [problem.split(":")[0].removeprefix("p.toml, ") for problem in refusals(text)]
    assert places == ["line 1, column 5", "line 3, column 6", "line 4, column 1", "line 6, column 1"]


def test_what_can_be_read_of_a_broken_file_is_kept() -> None:
    source = salvage_toml(b"a = yes\n[t]\nb = 2\nc = 1e999\n", "p.toml", ProfileError)
    assert source.data == {"a": BROKEN, "t": {"b": 2, "c": BROKEN}}
    assert [problem.line for problem in source.problems] == [1, 4]


def test_a_thousand_problems_are_not_all_told() -> None:
    problems = refusals("\n".join(f"k{number} = yes" for number in range(1000)))
    assert len(problems) == 101
    assert problems[-1] == (
        "p.toml, line 101, column 1: the rest of the file was not read\n"
        "    k100 = yes\n"
        "  → Mend what is named above it first."
    )


def test_the_excerpt_of_a_long_line_is_cut_around_the_place() -> None:
    (problem,) = refusals(f'a = ["{"x" * 500}", yes, "{"y" * 500}"]')
    lines = problem.splitlines()
    assert "column 510" in lines[0]
    assert "yes" in lines[1]
    assert len(lines[1]) <= 104


def test_control_characters_never_reach_a_message() -> None:
    (problem,) = refusals('"a\\u001b]52;c;x\\u0007" = nan\n')
    assert problem.splitlines()[0].endswith("a]52;c;x: found a number that cannot be used")


def test_the_error_is_the_one_that_was_asked_for() -> None:
    class OtherError(InputError):
        pass

    with pytest.raises(OtherError):
        parse_toml(b"a = yes", "p.toml", OtherError)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("a",), Place(1, 1, "a = 1")),
        (("t", "b", "c"), Place(3, 7, "b = { c = 1, d.e = [1, 2] }")),
        (("t", "b", "d", "e", 1), Place(3, 24, "b = { c = 1, d.e = [1, 2] }")),
        (("g", 1, "n"), Place(7, 1, "n = 3")),
        (("g", 1), Place(6, 1, "[[g]]")),
        (("g", 1, "n", "deeper"), Place(7, 1, "n = 3")),
        (("t", "missing"), Place(2, 1, "[t]")),
        (("missing",), Place()),
        ((), Place()),
    ],
)
def test_a_key_or_its_nearest_ancestor_is_located(keys: tuple[str | int, ...], place: Place) -> None:
    source = parse("a = 1\n[t]\nb = { c = 1, d.e = [1, 2] }\n[[g]]\nn = 2\n[[g]]\nn = 3\n")
    assert source.locate(keys) == place


def test_keys_are_written_as_people_count() -> None:
    assert key_words(("training", "groups", 0, "in\u001bdate")) == "training.groups[1].indate"
    assert key_words((1, "a")) == "[2].a"


def filled(unit: str, head: str = "", tail: str = "") -> bytes:
    """Fill a mebibyte with repetitions."""
    room = MAX_BYTES - len(head.encode()) - len(tail.encode())
    body = (unit * (room // len(unit) + 1))[:room]
    return (head + body + tail).encode()[:MAX_BYTES]


def numbered(line: Callable[[int], str]) -> bytes:
    """Fill a mebibyte with different lines."""
    room = MAX_BYTES // len(line(0))
    return "\n".join(line(number) for number in range(room)).encode()[:MAX_BYTES]


HOSTILE = {
    "open brackets": filled("[", "a="),
    "open tables": filled("{a=", "a="),
    "open lists": filled("a=[1,\n"),
    "blank lines in a list": filled("\n", "a=["),
    "remarks in a list": filled("#\n", "a=["),
    "empty lists": filled("[],", "a=[", "]"),
    "nested lists": numbered(lambda n: f"k{n:05}=" + "[" * 60 + "]" * 60),
    "quotes that never close": filled('a=\\"""\n'),
    "a text that never closes": filled("\\n", 'a="""'),
    "apostrophes": filled("'"),
    "prose": filled("it's a \"line [of {prose\n"),
    "digits": filled("9", "a="),
    "escapes": filled("\\u0041", 'a="'),
    "keys": numbered(lambda n: f"k{n:06}=1"),
    "headers": numbered(lambda n: f"[k{n:06}]"),
    "lists of tables": filled("[[a]]\n[[a.b]]\n"),
    "the same key": filled("a=1\n"),
    "bad values": filled("a=yes\n"),
    "keys of many parts": numbered(lambda n: f"k{n:05}." + ".".join("a" * 9) + "=1"),
    "keys of a thousand parts": numbered(lambda n: f"k{n:05}." + ".".join("a" * 900) + "=1"),
    "headers of many parts": numbered(lambda n: f"[k{n:05}." + ".".join("a" * 900) + "]"),
    "inline keys of many parts": numbered(lambda n: f"k{n:05}={{" + ".".join("a" * 900) + "=1}"),
    "points": filled("a . "),
    "control characters": filled("\x01"),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_file_takes_long(content: bytes) -> None:
    """The bound is about a second on a quiet machine; time that grows with the square would be minutes."""
    started = time.process_time()
    with pytest.raises(ProfileError) as caught:
        parse_toml(content, "p.toml", ProfileError)
    assert all(line.isprintable() for line in str(caught.value).split("\n"))
    assert time.process_time() - started < 6


@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
def test_any_bytes_are_data_or_named_problems(content: bytes) -> None:
    found: tuple[Problem, ...] = ()
    try:
        parse_toml(content, "p.toml", ProfileError)
    except ProfileError as error:
        found = error.problems
    assert all(problem.message and problem.line and problem.column for problem in found)
