"""Where results go: whole files or none."""

import os
from pathlib import Path

import pytest

from readiness.errors import OutputError
from readiness.reading.destination import MOST_COPIES, check_apart, keep_copy, write_file, write_result

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_a_dash_and_nothing_mean_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    write_result("one\n", None)
    write_result("two\n", "-")
    assert capsys.readouterr().out == "one\ntwo\n"


def test_a_file_is_written_in_utf_8_with_plain_line_ends(tmp_path: Path) -> None:
    write_result("“café”\n", str(tmp_path / "a.txt"))
    assert (tmp_path / "a.txt").read_bytes() == "“café”\n".encode()


def test_nothing_else_is_left_beside_it(tmp_path: Path) -> None:
    write_file("a", str(tmp_path / "a.txt"))
    write_file("b", str(tmp_path / "a.txt"), force=True)
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_exists_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as refused:
        write_file("b", str(tmp_path / "a.txt"))
    assert refused.value.reason == "this file exists already"
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "mine"


def test_a_write_that_stops_half_way_changes_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    (tmp_path / "a.txt").write_text("mine", encoding="utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OutputError) as stopped:
            write_file("b" * 5000, str(tmp_path / "a.txt"), force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert stopped.value.reason == "cannot be written: File too large"
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("a.txt", "mine")]


def test_force_keeps_who_may_read_the_file(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("mine", encoding="utf-8")
    target.chmod(0o640)
    write_file("b", str(target), force=True)
    assert (target.read_text(encoding="utf-8"), target.stat().st_mode & 0o777) == ("b", 0o640)


def test_a_new_file_can_be_read_as_any_other(tmp_path: Path) -> None:
    write_file("a", str(tmp_path / "a.txt"))
    (tmp_path / "b.txt").touch()
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode


def test_force_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_file("b", str(tmp_path / "link.txt"), force=True)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "b"


def test_a_folder_is_named_as_one(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refused:
        write_file("a", str(tmp_path), force=True)
    assert (
        str(refused.value) == f"{tmp_path}: this is a folder\n  → Add a file name, such as {tmp_path}/readiness.txt."
    )


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refused:
        write_file("a", str(tmp_path / "no" / "a.txt"))
    assert refused.value.reason == f"there is no folder {tmp_path / 'no'}"


@pytest.mark.skipif(ROOT, reason="the superuser may write everywhere")
def test_a_closed_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        write_file("a", str(tmp_path / "a.txt"))


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_file("a", str(tmp_path / name))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no /dev/null here")
def test_a_device_is_written_to_and_never_replaced() -> None:
    write_file("a", "/dev/null", force=True)
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="there is no /dev/fd here")
def test_a_pipe_is_written_to_by_its_name() -> None:
    reading, writing = os.pipe()
    write_file("a", f"/dev/fd/{writing}")
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.read() == b"a"


def test_where_links_are_unknown_the_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", unknown)
    write_file("a", str(tmp_path / "a.txt"))
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("a.txt", "a")]


def test_a_copy_is_kept_beside_a_file_byte_for_byte(tmp_path: Path) -> None:
    assert keep_copy(b"\xffa\r\n", str(tmp_path / "a.toml")) == str(tmp_path / "a.toml.bak")
    assert (tmp_path / "a.toml.bak").read_bytes() == b"\xffa\r\n"


def test_a_copy_takes_a_name_that_is_not_there_yet(tmp_path: Path) -> None:
    kept = [Path(keep_copy(content, str(tmp_path / "a.toml"))).name for content in (b"1", b"2", b"3")]
    assert kept == ["a.toml.bak", "a.toml.bak2", "a.toml.bak3"]
    assert (tmp_path / "a.toml.bak").read_bytes() == b"1"


def test_a_copy_keeps_who_may_read_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").touch(mode=0o600)
    assert Path(keep_copy(b"1", str(tmp_path / "a.toml"))).stat().st_mode & 0o777 == 0o600


def test_where_there_are_too_many_copies_nothing_is_written(tmp_path: Path) -> None:
    for _ in range(MOST_COPIES):
        keep_copy(b"1", str(tmp_path / "a.toml"))
    with pytest.raises(OutputError) as refused:
        keep_copy(b"2", str(tmp_path / "a.toml"))
    assert refused.value.reason == "there are 99 of these already"


def test_a_copy_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refused:
        keep_copy(b"1", str(tmp_path / "gone" / "a.toml"))
    assert refused.value.reason == "cannot be written: No such file or directory"


def test_a_result_never_takes_the_place_of_what_it_is_made_from(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text("ours", encoding="utf-8")
    (tmp_path / "link.toml").symlink_to(tmp_path / "profile.toml")
    with pytest.raises(OutputError) as refused:
        check_apart(str(tmp_path / "link.toml"), None, str(tmp_path / "profile.toml"))
    assert (refused.value.reason, refused.value.hint) == (
        "the result is made from this file",
        "Choose another name for the result.",
    )


@pytest.mark.parametrize("read", ["other.toml", "not-there.toml", "-", "\0", None])
def test_a_result_takes_the_place_of_any_other_file(read: str | None, tmp_path: Path) -> None:
    for name in ("report.txt", "other.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    check_apart(str(tmp_path / "report.txt"), read and str(tmp_path / read))
    check_apart(None, read)
