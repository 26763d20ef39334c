"""Rule-sets are found without running code of theirs; what cannot be found is named."""

import sys
from pathlib import Path

import pytest

from installed_package import install
from readiness.errors import RulesetError
from readiness.reading.discovery import (
    MAX_FILES,
    Found,
    installed_rulesets,
    locate,
    read_case_files,
    read_files,
    read_manifest_file,
    rulesets_in,
)
from readiness.toml.source import MAX_BYTES
from sample_ruleset import files


def write(folder: Path, contents: dict[str, bytes]) -> Path:
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def offered(name: str) -> Found:
    (point,) = (point for point in installed_rulesets() if point.name == name)
    return locate(point)


def refusal(error: pytest.ExceptionInfo[RulesetError]) -> str:
    (problem,) = error.value.problems
    return f"{problem.path}: {problem.message} → {problem.hint}"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that can be imported from."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def test_an_installed_ruleset_is_found_and_its_package_never_runs(site: Path) -> None:
    install(site, "day-care", {"day-care": "day_care:day"}, {"day_care/day/ruleset.toml": b""})
    found = offered("day-care")
    assert (found.name, found.origin, found.folder) == ("day-care", "day_care:day", site / "day_care" / "day")
    assert "day_care" not in sys.modules


def test_a_ruleset_may_be_the_package_itself(site: Path) -> None:
    install(site, "day-care", {"day-care": "day_care"}, {"day_care/ruleset.toml": b""})
    assert offered("day-care").folder == site / "day_care"


@pytest.mark.parametrize("value", ["day.care:rules", "day_care:../etc", "day_care:a/b", "day_care:a.b", ":x"])
def test_nothing_but_a_top_level_package_and_a_folder_in_it_is_followed(site: Path, value: str) -> None:
    install(site, "day-care", {"day-care": value}, {"day_care/ruleset.toml": b""})
    with pytest.raises(RulesetError) as error:
        offered("day-care")
    assert refusal(error) == (
        f"readiness.rulesets: day-care ({value}) does not name a package and a folder → "
        "A rule-set is named by a top-level package and a folder in it, such as my_rules:my_ruleset."
    )


@pytest.mark.parametrize("value", ["no_such_package:rules", "day_care:missing", "re:rules", "__main__:rules"])
def test_a_ruleset_that_is_not_there_is_named(site: Path, value: str) -> None:
    install(site, "day-care", {"day-care": value}, {})
    with pytest.raises(RulesetError) as error:
        offered("day-care")
    assert refusal(error) == (
        f"readiness.rulesets: day-care ({value}) offers day-care, and there is no ruleset.toml → "
        "Install it again, or uninstall it."
    )


def test_a_folder_is_a_ruleset_or_holds_some(tmp_path: Path) -> None:
    one = write(tmp_path / "all" / "one", files())
    two = write(tmp_path / "all" / "two", files())
    write(tmp_path / "all" / "three", {"notes.toml": b""})
    assert rulesets_in(one) == (Found(origin=one.as_posix(), place=str(one)),)
    assert [found.folder for found in rulesets_in(tmp_path / "all")] == [one, two]


def test_a_folder_without_rulesets_is_named(tmp_path: Path) -> None:
    hint = "Name a folder with a ruleset.toml in it, or a folder of such folders."
    with pytest.raises(RulesetError) as error:
        rulesets_in(tmp_path)
    assert refusal(error) == f"{tmp_path}: no rule-set in this folder → {hint}"
    with pytest.raises(RulesetError) as error:
        rulesets_in(tmp_path / "missing")
    assert refusal(error) == f"{tmp_path / 'missing'}: no such folder → {hint}"


def test_rules_cases_and_the_manifest_are_read_apart(tmp_path: Path) -> None:
    (found,) = rulesets_in(write(tmp_path, {**files(), "cases/owner.toml": b"x = 1", "notes.md": b"#"}))
    assert sorted(read_files(found)) == ["indicators.toml", "rules.toml", "ruleset.toml", "sources.toml"]
    assert read_case_files(found) == {"cases/owner.toml": b"x = 1"}
    assert list(read_manifest_file(found)) == ["ruleset.toml"]


def test_of_a_huge_file_no_more_is_read_than_it_takes_to_refuse_it(tmp_path: Path) -> None:
    (found,) = rulesets_in(write(tmp_path, {"ruleset.toml": b"#" * (2 * MAX_BYTES)}))
    assert len(read_files(found)["ruleset.toml"]) == MAX_BYTES + 1


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    write(tmp_path, {"ruleset.toml": b"", **{f"{number}.toml": b"" for number in range(MAX_FILES)}})
    with pytest.raises(RulesetError) as error:
        read_files(rulesets_in(tmp_path)[0])
    assert refusal(error).endswith(f"{MAX_FILES + 1} TOML files → Keep a rule-set to {MAX_FILES} files.")


def test_files_that_cannot_be_read_are_all_named(tmp_path: Path) -> None:
    write(tmp_path, {"ruleset.toml": b""})
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "broken.toml").symlink_to(tmp_path / "gone")
    with pytest.raises(RulesetError) as error:
        read_files(rulesets_in(tmp_path)[0])
    assert [problem.path.rsplit("/", 1)[1] for problem in error.value.problems] == ["broken.toml", "folder.toml"]
    assert all(problem.message.startswith("cannot be read: ") for problem in error.value.problems)
