"""Broken and hostile profiles, made from the shipped ones by a seed, and what has to hold when one is read.

``python -m tests.hostile 10000`` reads ten thousand of them. Number and seed give the same file every time, so a
file that is read wrongly can be made again: ``python -m tests.hostile 1 1234`` reads number 1234 alone.
"""

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.errors import Problem, ProfileError
from readiness.reading.profile_reader import read_profile
from readiness.reading.profile_writer import dump
from readiness.reading.ruleset_reader import read_ruleset

ROOT = Path(__file__).resolve().parent.parent
TEXTS = tuple(file.read_text(encoding="utf-8") for file in sorted((ROOT / "profiles").glob("*.toml")))
BOOK = RuleBook(
    rulesets=(read_ruleset({file.name: file.read_bytes() for file in ROOT.glob("rules/core/*.toml")}, "core"),)
)
SECONDS = 60
"""No single file takes longer, on a slow machine either."""

WITHOUT_PLACE = re.compile(r"is missing|there are [\d,]+ more problems|the file (?:has|holds) (?!zero)")
"""Problems that stem from no line."""

VALUES = (
    *(
        "true",
        "True",
        "yes",
        "no",
        "5",
        "-1",
        "07",
        "2.0",
        "62%",
        "62,5",
        "1e999",
        "nan",
        "-inf",
        "9" * 400,
        "0xffff",
    ),
    *(
        '"unknown"',
        '"unkown"',
        '""',
        '"2"',
        "'it's'",
        '"C:\\Users"',
        "“curly”",
        '"\\u001b]52;c;x\\u0007"',
        "words here",
    ),
    *("2026-02-30", "2027-01-01", "1/3/2026", "2026-11-01T10:00:00", "10:00", "0001-01-01", "", "=", "# none"),
    *("[]", "{}", "[[1], [2]]", "{ level = 3", "[1, 2", "{ leaders = 3, level = 2 }", "{ count = 5, of = 3 }"),
    *('{ not_applicable = "" }', '{ not_applicable = "none" }', "{ leeders = 2 }", "{ level = 2, n = 0 }"),
    *("[" * 300, "{ a = " * 40, '"""', "'''", '{ level = 2, evidence = [{ kind = "rumour" }] }'),
)
CHARACTERS = (
    *("\x00", "\x07", "\x1b[31m", "\r", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u202e", "\u2028", "\ufeff"),
    *("\ue000", "\U000e0041", '"', "'", "[", "]", "{", "}", "=", "#", "\\", "\n", "😀", "“"),
)
LINES = (
    *("[leadership]", "[organisation]", "[leadrship]", "[[training.groups]]", "[training.groups]", "[[training]]"),
    *(
        "<<<<<<< HEAD",
        "=======",
        "- a point",
        "just words",
        "executive_owner: 2",
        "executive owner = 2",
        "format = 2",
    ),
    *(
        'form = "short"',
        "a.b.c.d.e.f.g.h.i = 1",
        ".".join("a" * 1000) + " = 1",
        '"" = 1',
        "leadership = 3",
        "[",
        "[[",
        "]",
    ),
)


def hostile_files(count: int, first: int = 0) -> Iterator[tuple[int, bytes]]:
    """Make files, each with its number."""
    for number in range(first, first + count):
        yield number, hostile_file(number)


def hostile_file(number: int) -> bytes:
    """Make one file: a shipped profile with up to four things done to it."""
    chance = random.Random(number)  # noqa: S311  # the same files every time, and nothing secret
    text = chance.choice(TEXTS)
    for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 2, 4))):
        text = chance.choice(TEXT_CHANGES)(text, chance)
    return chance.choice(BYTE_CHANGES)(text, chance)


def check(content: bytes) -> str:
    """Read a file, and check what holds of every outcome; says which outcome it was.

    Raises ``AssertionError`` where something does not hold, and whatever else reading lets through.
    """
    started = time.perf_counter()
    try:
        profile = read_profile(content, "hostile\x1b.toml", BOOK)
    except ProfileError as error:
        _check_problems(error, content)
        outcome = "refused"
    else:
        _check_profile(profile)
        outcome = "read"
    assert time.perf_counter() - started < SECONDS, "takes too long"
    return outcome


def main(arguments: list[str]) -> int:
    """Read so many files, from a number on; tell the first that is read wrongly."""
    count, first = int(arguments[0]) if arguments else 10_000, int(arguments[1]) if len(arguments) > 1 else 0
    outcomes: Counter[str] = Counter()
    for number, content in hostile_files(count, first):
        try:
            outcomes[check(content)] += 1
        except BaseException:
            sys.stderr.write(f"file {number} is read wrongly; to make it again: python -m tests.hostile 1 {number}\n")
            raise
    sys.stdout.write(f"{count} files: {outcomes['refused']} refused, {outcomes['read']} read\n")
    return 0


def _check_profile(profile: Profile) -> None:
    text = dump(profile, BOOK.indicators)
    assert all(line.isprintable() for line in text.split("\n")), "a profile holds characters that cannot be seen"
    assert read_profile(text.encode(), "again.toml", BOOK) == profile, "a profile does not survive being written"


def _check_problems(error: ProfileError, content: bytes) -> None:
    assert error.problems, "an error without a problem"
    assert len(error.problems) <= 302, "more problems than anybody reads"
    for problem in error.problems:
        _check_problem(problem)
    lines = content.count(b"\n") + content.count(b"\r") + 1
    assert all(problem.line <= lines for problem in error.problems), "a line that is not there"
    assert len(set(map(str, error.problems))) == len(error.problems), "the same problem twice"


def _check_problem(problem: Problem) -> None:
    said = str(problem)
    assert all(line.isprintable() for line in said.split("\n")), "characters that cannot be seen in a message"
    assert len(said.split("\n")) <= 3, "line ends in a message"
    assert said.startswith("hostile.toml"), "a message without its file"
    assert problem.message, "a problem without words"
    assert problem.hint or WITHOUT_PLACE.search(problem.message), "nothing to do about a problem"
    placed = problem.line > 0 and problem.column > 0
    assert placed or WITHOUT_PLACE.search(problem.message), f"no line and column: {said}"


def _place(text: str, chance: random.Random) -> int:
    return chance.randrange(len(text) + 1)


def _flip(text: str, chance: random.Random) -> str:
    at = _place(text, chance)
    return (
        text[:at]
        + chr(chance.choice((ord(text[at : at + 1] or "a") ^ (1 << chance.randrange(7)), 0xE9)))
        + text[at + 1 :]
    )


def _cut(text: str, chance: random.Random) -> str:
    return text[: _place(text, chance)]


def _drop(text: str, chance: random.Random) -> str:
    at = _place(text, chance)
    return text[:at] + text[at + chance.choice((1, 1, 1, 2, 40)) :]


def _insert(text: str, chance: random.Random) -> str:
    at = _place(text, chance)
    return text[:at] + chance.choice(CHARACTERS) * chance.choice((1, 1, 3)) + text[at:]


def _mistype(text: str, chance: random.Random) -> str:
    """Misspell one name."""
    names = list(re.finditer(r"[a-z_]{4,}(?=[ \]]*[=\]])", text))
    if not names:
        return text
    name = chance.choice(names)
    at = chance.randrange(len(name[0]))
    typo = name[0][:at] + chance.choice(("", "x", name[0][at] * 2)) + name[0][at + 1 :]
    return text[: name.start()] + typo + text[name.end() :]


def _revalue(text: str, chance: random.Random) -> str:
    """Put another value after one equals sign."""
    pairs = list(re.finditer(r"(?<== )(?:\"[^\"\n]*\"|[\w.-]+|\[[^\n]*\]|\{[^\n]*\})", text))
    if not pairs:
        return text
    pair = chance.choice(pairs)
    return text[: pair.start()] + chance.choice(VALUES) + text[pair.end() :]


def _swap(text: str, chance: random.Random) -> str:
    """Exchange, double or lose lines."""
    lines = text.split("\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], chance.choice((lines[first], lines[second], ""))
    return "\n".join(lines)


def _add(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(LINES))
    return "\n".join(lines)


def _merge(text: str, chance: random.Random) -> str:
    """Put two files together, as if by mistake."""
    other = chance.choice(TEXTS)
    return chance.choice((text + other, text[: _place(text, chance)] + other[_place(other, chance) :]))


def _curl(text: str, chance: random.Random) -> str:
    """Curl the quotation marks, as word processors do."""
    curled = re.sub(r'"([^"\n]*)"', r"“\1”", text)
    return chance.choice((curled, text.replace('"', "”", chance.randrange(1, 4)), text.replace("=", ":")))


def _repeat(text: str, chance: random.Random) -> str:
    """Make much of a little."""
    at = _place(text, chance)
    piece = text[at : at + chance.choice((1, 20, 400))]
    return text[:at] + piece * chance.choice((10, 100, 2000)) + text[at:]


TEXT_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    *(_flip, _cut, _drop, _insert, _insert, _mistype, _mistype, _revalue, _revalue, _revalue),
    *(_swap, _add, _merge, _curl, _repeat),
)


def _plain(text: str, _: random.Random) -> bytes:
    return text.encode(errors="replace")


def _encoded(text: str, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037"))
    return text.encode(encoding, errors="replace")


def _windows(text: str, chance: random.Random) -> bytes:
    return text.replace("\n", chance.choice(("\r\n", "\r", "\r\r\n", "\n\r"))).encode(errors="replace")


def _flipped(text: str, chance: random.Random) -> bytes:
    """Flip single bits."""
    content = bytearray(text.encode(errors="replace"))
    for _ in range(chance.choice((1, 1, 5)) if content else 0):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


BYTE_CHANGES: tuple[Callable[[str, random.Random], bytes], ...] = (
    *(_plain, _plain, _plain, _plain, _plain, _plain),
    *(_encoded, _windows, _flipped),
)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
