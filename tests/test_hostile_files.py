"""Whatever is sent, the outcome is a profile or an error whose every problem is safe, placed and says what to do."""

import pytest

from hostile import check, hostile_file, hostile_files, main
from readiness.toml.source import MAX_BYTES


@pytest.mark.parametrize("first", range(0, 300, 25))
def test_hostile_files_are_read_or_refused_in_words(first: int) -> None:
    for number, content in hostile_files(25, first):
        assert check(content) in {"read", "refused"}, number


def test_there_are_files_of_both_kinds() -> None:
    outcomes = [check(content) for _, content in hostile_files(100)]
    assert outcomes.count("refused") > 50
    assert outcomes.count("read") > 5


def test_a_number_gives_the_same_file_every_time() -> None:
    assert hostile_file(7) == hostile_file(7)
    assert len({content for _, content in hostile_files(50)}) > 45


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n" * MAX_BYTES,
        b"a = 1\n" * 100_000,
        "\n".join(f"k{number} = 1" for number in range(4990)).encode(),
        ("[leadership]\n" + "\n".join(f"k{number} = {{ x = 1 }}" for number in range(2490))).encode(),
        ("format = 1\n" + "[[training.groups]]\nname = 1\nheadcount = 0\n" * 1200).encode(),
        b"\x00" * 1000,
        bytes(range(256)) * 10,
    ],
    ids=["empty", "blank", "twice", "keys", "answers", "groups", "zeros", "bytes"],
)
def test_large_and_odd_files_are_refused_in_words(content: bytes) -> None:
    assert check(content) == "refused"


def test_the_command_tells_how_many_were_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["20", "40"]) == 0
    assert capsys.readouterr().out.startswith("20 files: ")
