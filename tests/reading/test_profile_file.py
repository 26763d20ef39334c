"""Reading the file of a profile, or saying what to do where it cannot be read."""

from pathlib import Path

import pytest

from readiness.errors import ProfileError
from readiness.reading.profile_file import read_profile_file
from readiness.toml.source import MAX_BYTES


def said(path: Path) -> str:
    with pytest.raises(ProfileError) as refused:
        read_profile_file(str(path))
    return str(refused.value).replace(str(path.parent), "HERE")


def test_the_bytes_and_the_name_are_given(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff")
    assert read_profile_file(str(tmp_path / "a.toml")) == (b"\xff", str(tmp_path / "a.toml"))


def test_no_more_is_read_than_shows_that_a_file_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"#" * (MAX_BYTES + 1000))
    assert len(read_profile_file(str(tmp_path / "a.toml"))[0]) == MAX_BYTES + 1


def test_a_missing_file_is_answered_with_near_names(tmp_path: Path) -> None:
    (tmp_path / "harbour.toml").touch()
    assert said(tmp_path / "harbor.toml") == (
        "HERE/harbor.toml: there is no such file\n  → Did you mean HERE/harbour.toml?"
    )


def test_the_command_that_begins_a_profile_has_its_name_in_quotation_marks(tmp_path: Path) -> None:
    assert said(tmp_path / "our home.toml").endswith('type: readiness init "HERE/our home.toml"')


def test_a_missing_file_without_near_names_leads_to_init(tmp_path: Path) -> None:
    assert said(tmp_path / "a.toml") == (
        "HERE/a.toml: there is no such file\n  → Check its name. To begin one, type: readiness init HERE/a.toml"
    )


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert said(tmp_path / "no" / "a.toml") == (
        "HERE/a.toml: there is no folder HERE\n  → Check the name of the folder."
    )


def test_a_folder_is_answered_with_the_profiles_in_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.toml").touch()
    (tmp_path / "in" / "a.toml").touch()
    assert said(tmp_path / "in") == (
        "HERE/in: this is a folder\n  → Name one of the files in it, such as HERE/in/a.toml, HERE/in/b.toml."
    )


def test_a_folder_without_profiles_is_said_to_be_one(tmp_path: Path) -> None:
    assert "there is no file ending in .toml in this folder" in said(tmp_path)


@pytest.mark.parametrize("name", ["a\0b.toml", "x" * 5000])
def test_a_name_that_no_file_can_have_is_told(name: str, tmp_path: Path) -> None:
    assert "cannot be read" in said(tmp_path / name)
