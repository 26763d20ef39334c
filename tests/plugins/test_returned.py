"""What hooks return is checked piece by piece; nothing of a plugin's own making gets further."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from readiness.plugins import returned
from readiness.plugins.isolation import UnfitError
from readiness.plugins.reporter import Reporter


def refusal(check: Callable[[object], object], value: object) -> str:
    with pytest.raises(UnfitError) as error:
        check(value)
    return str(error.value)


class Whole(int):
    """A number that could do anything when it is compared."""


def test_folders_have_their_full_paths() -> None:
    assert returned.folders(["/a", Path("/b")]) == (Path("/a"), Path("/b"))
    assert returned.folders(()) == ()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "it gave nothing where a list of folders is expected"),
        ("/a", "it gave a value of type str where a list of folders is expected"),
        (iter(["/a"]), "it gave a value of type list_iterator where a list of folders is expected"),
        ([3], "it gave a value of type int where the path of a folder is expected"),
        (["rules"], "it gave the path 'rules', which is not a full one"),
        (["/a"] * 201, "it gave 201 of them, and 200 are the most"),
    ],
)
def test_other_folders_are_refused(value: object, message: str) -> None:
    assert refusal(returned.folders, value) == message


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        (True, Fraction(1)),
        (3, Fraction(3)),
        (0.1, Fraction(1, 10)),
        (Decimal("2.50"), Fraction(5, 2)),
        (Fraction(1, 3), Fraction(1, 3)),
        ("spring-tide", "spring-tide"),
        (None, None),
    ],
)
def test_facts_become_exact(value: object, exact: object) -> None:
    assert returned.facts({"high_water": value}) == {"high_water": exact}


JUNK = "and not a number, true or false, a name in small letters, or None"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "it gave nothing where a dict of facts is expected"),
        ([("a", 1)], "it gave a value of type list where a dict of facts is expected"),
        ({3: 1}, "it gave a fact the name a value of type int, and not one in small letters, digits and underscores"),
        ({"A b": 1}, "it gave a fact the name 'A b', and not one in small letters, digits and underscores"),
        ({"x.y": 1}, "it gave a fact the name 'x.y', and not one in small letters, digits and underscores"),
        ({"x": float("nan")}, f"it gave a value of type float for the fact x, {JUNK}"),
        ({"x": float("inf")}, f"it gave a value of type float for the fact x, {JUNK}"),
        ({"x": Decimal("1e999999")}, f"it gave a value of type Decimal for the fact x, {JUNK}"),
        ({"x": 10**10}, f"it gave a value of type int for the fact x, {JUNK}"),
        ({"x": Whole(3)}, f"it gave a value of type Whole for the fact x, {JUNK}"),
        ({"x": "Two words"}, f"it gave a value of type str for the fact x, {JUNK}"),
        ({"x": b"y"}, f"it gave a value of type bytes for the fact x, {JUNK}"),
        ({f"x{n}": n for n in range(201)}, "it gave 201 of them, and 200 are the most"),
    ],
)
def test_other_facts_are_refused(value: object, message: str) -> None:
    assert refusal(returned.facts, value) == message


def reporter(name: str = "tsv", suffix: str = ".tsv", write: object = str) -> Reporter:
    return Reporter(name=name, suffix=suffix, write=write)  # type: ignore[arg-type]


def test_reporters_are_handed_on() -> None:
    assert returned.reporters([reporter(), reporter("tar", ".tar.gz")])[1].suffix == ".tar.gz"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (["tsv"], "it gave a value of type str where a readiness.Reporter is expected"),
        ([reporter("T S V")], "it gave a reporter whose name is not in small letters, digits and hyphens"),
        ([reporter("json")], "it gave a reporter called json, which is a format of readiness itself"),
        ([reporter(suffix="tsv")], "it gave the reporter tsv a suffix that is not one such as '.csv'"),
        ([reporter(write=3)], "it gave the reporter tsv a value of type int where a function is expected"),
        ([reporter(), reporter()], "it gave two reporters called tsv"),
    ],
)
def test_other_reporters_are_refused(value: object, message: str) -> None:
    assert refusal(returned.reporters, value) == message


def test_a_report_is_text_or_bytes() -> None:
    assert (returned.report("a"), returned.report(b"a")) == ("a", b"a")
    assert refusal(returned.report, None) == "it gave nothing where text or bytes are expected"
    assert refusal(returned.report, 3) == "it gave a value of type int where text or bytes are expected"
