"""Plugins as packages: built, installed with pip into a fresh environment, and run from the command line."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from broken_plugins import BROKEN, NAMES, Broken
from installed_package import install
from pages import ROOT, page
from readiness.plugins.formats import FORMATS
from real_environment import Environment, build_wheel, make_environment

pytestmark = pytest.mark.packaging

PROFILE = ROOT / "profiles" / "island-care-home.toml"

LIGHTHOUSES = b"""
format = 1
name = "lighthouses"
title = "Lighthouses"
version = "2.0.0"
publisher = "The keepers"
licence = "Apache-2.0"
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    made = make_environment(tmp_path_factory.mktemp("environment"))
    made.install(build_wheel(shown_plugin(made.folder.parent), made.folder.parent / "plugin-dist"))
    shutil.copy2(PROFILE, made.folder / "profile.toml")
    return made


def shown_plugin(folder: Path) -> Path:
    """Write down the plugin that the page shows."""
    for block in page("plugins.md").blocks:
        if block.file:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.text, encoding="utf-8")
    return folder / "evidence-count"


@pytest.fixture
def broken(environment: Environment) -> Iterator[Environment]:
    """Install every broken plugin beside the one that works, for one test."""
    yield from installed(environment, BROKEN)


def installed(environment: Environment, many: tuple[Broken, ...]) -> Iterator[Environment]:
    before = set(environment.site.iterdir())
    for each in many:
        each.put(environment.site)
    yield environment
    for path in set(environment.site.iterdir()) - before:
        shutil.rmtree(path)


def assessed(environment: Environment, *options: str) -> tuple[subprocess.CompletedProcess[str], dict[str, object]]:
    ended = environment.readiness("assess", "profile.toml", "--format", "json", *options)
    return ended, json.loads(ended.stdout)


def words(ended: subprocess.CompletedProcess[str]) -> str:
    return " ".join((ended.stdout + ended.stderr).split())


def test_every_command_of_the_page_works(environment: Environment) -> None:
    (block,) = (block for block in page("plugins.md").blocks if block.language == "shell")
    for line in block.text.splitlines():
        ended = environment.readiness(*line.split()[1:])
        assert (ended.returncode, ended.stderr) == (0, ""), line


def test_its_rules_are_found_and_its_facts_settle_its_flag(environment: Environment) -> None:
    _, data = assessed(environment)
    findings = data["findings"]
    assert isinstance(findings, list)
    verdicts = {finding["rule"]: finding["verdict"] for finding in findings}
    assert verdicts["evidence-count/mostly-bare"] == "raised"
    assert "Flags read facts that come from plugins: evidence-count." in str(data["notices"])


def test_its_format_is_written(environment: Environment) -> None:
    ended = environment.readiness("assess", "profile.toml", "--format", "tsv")
    lines = ended.stdout.splitlines()
    assert (lines[0], len(lines)) == ("dimension\tsecured\tpossible", 6)
    said = environment.readiness("assess", "profile.toml", "--format", "tvs").stderr
    assert f"there is no choice 'tvs'. Did you mean tsv? Choose from {', '.join(FORMATS)}, tsv." in said


def test_what_it_offers_is_listed(environment: Environment) -> None:
    listed = json.loads(environment.readiness("plugins", "--format", "json").stdout)["installed"]
    plugin = next(item for item in listed if item["kind"] == "plugin")
    assert plugin | {"load_seconds": 0} == {
        "name": "evidence-count",
        "kind": "plugin",
        "version": "1.0.0",
        "package": "evidence-count",
        "origin": "evidence_count",
        "plugin": "",
        "offers": ["rulesets", "facts", "reporters", "--format tsv"],
        "load_seconds": 0,
        "state": "works",
        "problems": [],
        "hints": [],
        "remarks": [],
        "details": [],
    }


def test_kept_away_it_is_not_imported_and_the_core_is_the_same(environment: Environment) -> None:
    _, beside = assessed(environment)
    ended, alone = assessed(environment, "--no-plugins")
    assert (ended.returncode, alone["notices"]) == (
        0,
        [*alone["notices"][:-1], "Not used, by choice: evidence-count."],  # type: ignore[index]
    )
    assert [ruleset["name"] for ruleset in alone["rulesets"]].count("evidence-count") == 0  # type: ignore[attr-defined]
    assert alone["core"] == beside["core"]


def test_a_data_rule_set_works_though_its_package_cannot_be_imported(environment: Environment) -> None:
    files = {"keepers/rules/ruleset.toml": LIGHTHOUSES}
    put = Broken(name="keepers", says="", files={}, rulesets={"lighthouses": "keepers:rules"})
    before = set(environment.site.iterdir())
    install(environment.site, put.name, put.rulesets, files)
    try:
        shown = environment.readiness("assess", "profile.toml", "--full")
        assert (shown.returncode, "lighthouses 2.0.0: Lighthouses" in words(shown)) == (0, True)
    finally:
        for path in set(environment.site.iterdir()) - before:
            shutil.rmtree(path)


def test_however_broken_plugins_are_help_and_the_list_work(broken: Environment) -> None:
    assert broken.readiness("--help").returncode == 0
    assert broken.readiness("--version").returncode == 0
    quick = broken.readiness("plugins", "--no-load")
    assert (quick.returncode, quick.stderr) == (3, "")
    listed = broken.readiness("plugins")
    assert (listed.returncode, "Traceback" in listed.stderr) == (3, False)
    assert [each.name for each in BROKEN if each.says not in words(listed) and each.name != "lonely-flag"] == []
    linted = broken.readiness("ruleset", "lint", str(ROOT / "rules"))
    assert (linted.returncode, linted.stderr) == (0, "")


def test_an_assessment_names_every_culprit_and_changes_nothing_else(broken: Environment) -> None:
    ended, data = assessed(broken)
    _, before = assessed(broken, "--plugin", "evidence-count")
    assert (ended.returncode, "noise" in ended.stdout) == (3, False)
    told = " ".join(map(str, [*data["left_out"], *data["notices"]]))  # type: ignore[misc]
    assert [each.name for each in BROKEN if each.name not in told or each.says not in told] == []
    findings = [finding for finding in data["findings"] if not finding["rule"].startswith("lonely-flag/")]  # type: ignore[attr-defined]
    assert json.dumps(findings) == json.dumps(before["findings"])
    assert json.dumps(data["core"]) == json.dumps(before["core"])
    shown = broken.readiness("assess", "profile.toml")
    assert shown.stdout.startswith("This result is incomplete. Left out: ")


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_plugin_costs_itself_alone(name: str, broken: Environment) -> None:
    each = next(each for each in BROKEN if each.name == name)
    ended = broken.readiness("assess", "profile.toml", "--plugin", name)
    assert (ended.returncode, each.says in words(ended)) == (3 if each.stops else 0, True)
    assert ended.stdout.splitlines()[0].startswith("This result is incomplete") is each.stops
    needed = broken.readiness("assess", "profile.toml", "--plugin", name, "--require", name)
    assert needed.returncode == (2 if each.stops and name != "lonely-flag" else 3 if each.stops else 0)


def test_what_is_kept_away_is_never_imported(broken: Environment) -> None:
    ended = broken.readiness("plugins", READINESS_BLOCK=", ".join(NAMES))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "kept away" in ended.stdout
