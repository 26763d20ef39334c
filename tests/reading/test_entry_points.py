"""The quick way of listing entry points gives what the import system gives."""

import importlib.metadata
import sys
import zipfile
from pathlib import Path

import pytest

from installed_package import install
from readiness.reading.entry_points import EntryPoint, list_entry_points
from readiness.version import VERSION

GROUP = "readiness.rulesets"


def slowly(group: str) -> list[tuple[str, str]]:
    return sorted((point.name, point.value) for point in importlib.metadata.entry_points(group=group))


def quickly(group: str) -> list[tuple[str, str]]:
    return [(point.name, point.value) for point in list_entry_points(group)]


def test_core_is_offered_by_this_package() -> None:
    (core,) = [point for point in list_entry_points(GROUP) if point.name == "core"]
    assert core._replace(version="") == EntryPoint(
        name="core", value="readiness_rules:core", package="readiness", group=GROUP
    )
    assert core.version in {VERSION, ""}  # the description in a source folder does not have it in its name


@pytest.mark.parametrize("group", [GROUP, "console_scripts", "pytest11", "distutils.commands", "no.such.group"])
def test_everything_installed_is_listed(group: str) -> None:
    assert quickly(group) == slowly(group)


def test_a_package_hides_others_of_its_name_further_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "down", "Day.Care", {"day-care": "day_care:old"}, {}, module="day_care")
    install(tmp_path / "up", "day-care", {"day-care": "day_care:new"}, {})
    monkeypatch.syspath_prepend(tmp_path / "down")
    monkeypatch.syspath_prepend(tmp_path / "up")
    assert ("day-care", "day_care:new") in quickly(GROUP)
    assert quickly(GROUP) == slowly(GROUP)


def test_listing_imports_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "day-care", {"day-care": "day_care:rules"}, {})
    monkeypatch.syspath_prepend(tmp_path)
    assert ("day-care", "day_care:rules") in quickly(GROUP)
    assert "day_care" not in sys.modules


def test_packages_in_an_archive_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("day_care-1.0.dist-info/METADATA", "Name: day-care\nVersion: 1.0\n")
        archive.writestr("day_care-1.0.dist-info/entry_points.txt", f"[{GROUP}]\nday-care = day_care:rules\n")
    monkeypatch.syspath_prepend(tmp_path / "all.zip")
    assert EntryPoint(
        name="day-care", value="day_care:rules", package="day-care", group=GROUP, version="1.0"
    ) in list_entry_points(GROUP)


def test_damaged_descriptions_are_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "day-care", {"day-care": "day_care:rules"}, {})
    damaged = tmp_path / "damaged-1.0.dist-info"
    damaged.mkdir()
    (damaged / "entry_points.txt").write_bytes(b"no section\n[\xff\n= \n[readiness.rulesets]\n# note = x\nno value\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert ("day-care", "day_care:rules") in quickly(GROUP)
