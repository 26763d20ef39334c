"""A scaffold works as it stands, keeps every name as it was given, and replaces nothing."""

from pathlib import Path

import attrs
import pytest
import tomli

from readiness.authoring.lint import lint
from readiness.authoring.scaffold import Scaffold, write_scaffold
from readiness.authoring.trial import try_rulesets
from readiness.errors import OutputError

PLAIN = Scaffold(name="care-at-night", title="Care at night")
ODD = Scaffold(
    name="a1-b2",
    title='The "Anchor" \\ & <b> [x](y) `z` {{name}}',
    publisher='An "invented" federation',
    sectors=("adult-social-care", "housing"),
)


CODED = attrs.evolve(PLAIN, python=True)


@pytest.mark.parametrize("scaffold", [PLAIN, ODD, CODED], ids=["plain", "odd", "with a plugin"])
def test_it_works_as_it_stands(scaffold: Scaffold, tmp_path: Path) -> None:
    write_scaffold(scaffold, str(tmp_path / "project"))
    found = lint([tmp_path / "project"])
    assert list(found.values()) == [()]
    (trial,) = try_rulesets([tmp_path / "project"], mutate=True)
    assert (trial.ruleset, trial.misses, trial.survivors, trial.open) == (scaffold.name, (), (), 0)
    assert trial.tried > 5


@pytest.mark.parametrize("scaffold", [PLAIN, ODD], ids=["plain", "odd"])
def test_every_name_is_kept_as_it_was_given(scaffold: Scaffold, tmp_path: Path) -> None:
    write_scaffold(scaffold, str(tmp_path / "project"))
    manifest = tomli.loads((tmp_path / "project" / "ruleset" / "ruleset.toml").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["title"], manifest["publisher"]) == (
        scaffold.name,
        scaffold.title,
        scaffold.publisher,
    )
    assert manifest.get("applies_to", {}).get("sector", []) == list(scaffold.sectors)
    project = tomli.loads((tmp_path / "project" / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["entry-points"]["readiness.rulesets"] == {scaffold.name: scaffold.package}
    assert project["project"]["description"] == scaffold.title
    assert project["project"]["version"] == manifest["version"]


def test_these_files_are_written() -> None:
    assert sorted(PLAIN.files) == [
        ".github/workflows/check.yml",
        ".gitignore",
        "LICENCE.md",
        "README.md",
        "pyproject.toml",
        "ruleset/__init__.py",
        "ruleset/cases/all.toml",
        "ruleset/questions.toml",
        "ruleset/rules.toml",
        "ruleset/ruleset.toml",
        "ruleset/sources.toml",
        "tests/test_ruleset.py",
    ]
    assert [name for name, text in PLAIN.files.items() if "{{" in text] == []


def test_with_a_plugin_these_files_are_added() -> None:
    assert sorted(CODED.files.keys() - PLAIN.files.keys()) == [
        "plugin/__init__.py",
        "ruleset/facts.toml",
        "tests/test_plugin.py",
    ]


def test_with_a_plugin_the_package_offers_both() -> None:
    data, coded = (tomli.loads(one.files["pyproject.toml"]) for one in (PLAIN, CODED))
    assert coded["project"]["entry-points"] == {
        **data["project"]["entry-points"],
        "readiness.plugins": {"care-at-night": "readiness_care_at_night_plugin"},
    }
    assert coded["tool"]["setuptools"]["package-dir"] == {
        "readiness_care_at_night": "ruleset",
        "readiness_care_at_night_plugin": "plugin",
    }
    assert coded["tool"]["setuptools"]["packages"] == list(coded["tool"]["setuptools"]["package-dir"])


def test_what_would_be_markup_in_the_readme_is_escaped() -> None:
    assert ODD.files["README.md"].splitlines()[0] == ('# The "Anchor" \\\\ \\& \\<b\\> \\[x\\](y) \\`z\\` {{name}}')


def test_a_folder_that_is_there_is_kept_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as error:
        write_scaffold(PLAIN, str(tmp_path / "project"))
    assert str(error.value) == (
        f"{tmp_path}/project: this is there already\n  → Choose another name with --output: nothing is replaced."
    )
    assert [path.name for path in (tmp_path / "project").iterdir()] == ["notes.txt"]


def test_a_file_that_is_there_is_kept_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "project").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="this is there already"):
        write_scaffold(PLAIN, str(tmp_path / "project"))
    assert (tmp_path / "project").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    write_scaffold(PLAIN, str(tmp_path / "project"))
    assert (tmp_path / "project" / "README.md").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["project"]


def test_a_folder_in_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as error:
        write_scaffold(PLAIN, str(tmp_path / "none" / "project"))
    assert str(error.value) == (
        f"{tmp_path}/none/project: there is no folder {tmp_path}/none\n"
        "  → Make it first, or choose one that is there."
    )
