"""readiness from a wheel, from a source distribution and from an editable install, each in a fresh environment."""

import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from followed_page import before, follow
from pages import Page, page
from readiness.core import indicators as core
from real_environment import ROOT, begin, copy_project, install, run


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = copy_project(tmp_path_factory.mktemp("project"))
    run(sys.executable, "-m", "build", "--outdir", str(copy / "dist"), cwd=copy)
    return copy


@pytest.mark.packaging
@pytest.mark.parametrize("kind", ["wheel", "source distribution", "editable"])
def test_an_install_finds_its_rules_and_templates_and_assesses(kind: str, project: Path, tmp_path: Path) -> None:
    given = {
        "wheel": [str(next((project / "dist").glob("*.whl")))],
        "source distribution": [str(next((project / "dist").glob("*.tar.gz")))],
        "editable": ["--editable", str(project)],
    }[kind]
    begin(tmp_path / "venv")
    install(tmp_path / "venv", *given, cwd=tmp_path)
    profile = shutil.copy2(ROOT / "profiles" / "island-care-home.toml", tmp_path)
    for form in ("text", "html"):
        shown = run(str(tmp_path / "venv/bin/readiness"), "assess", str(profile), "--format", form, cwd=tmp_path)
        here = run(sys.executable, "-m", "readiness", "assess", str(profile), "--format", form, cwd=tmp_path)
        assert shown == here


@pytest.mark.packaging
def test_a_wheel_holds_the_templates_and_fonts_of_reports_with_their_licence(project: Path) -> None:
    with zipfile.ZipFile(next((project / "dist").glob("*.whl"))) as wheel:
        held = set(wheel.namelist())
    kept = [path for name in ("fonts", "templates") for path in (ROOT / "src/readiness/faces").glob(f"*/{name}/*.*")]
    assert "OFL.txt" in {path.name for path in kept}
    assert [path for path in kept if path.relative_to(ROOT / "src").as_posix() not in held] == []


@pytest.mark.packaging
def test_from_nothing_to_a_changed_report_without_a_line_of_python(project: Path, tmp_path: Path) -> None:
    """The page on the first rule-set, followed in a fresh environment: begun, tested, built, installed, assessed."""
    run(sys.executable, "-m", "venv", str(tmp_path / "venv"), cwd=tmp_path)
    run(
        str(tmp_path / "venv/bin/pip"),
        "install",
        "--quiet",
        str(next((project / "dist").glob("*.whl"))),
        cwd=tmp_path,
    )
    shutil.copy2(ROOT / "profiles" / "island-care-home.toml", tmp_path / "home.toml")
    assess = (str(tmp_path / "venv/bin/readiness"), "assess", "home.toml", "--full")
    alone = run(*assess, cwd=tmp_path)
    shown = page("your-first-rule-set.md")
    story = Page(path=shown.path, text=before(shown, "Test it with pytest").text + shown.section("Package it").text)
    path = f"{tmp_path / 'venv/bin'}{os.pathsep}{os.environ['PATH']}"
    printed = follow(story, tmp_path, {**os.environ, "PATH": path, "PIP_QUIET": "1"})
    beside = run(*assess, cwd=tmp_path)
    assert "care-at-night" in printed[-1]
    assert "care-at-night" not in alone
    assert "care-at-night/handover" in beside
    assert core_figures(beside) == core_figures(alone)


@pytest.mark.packaging
def test_a_project_with_a_plugin_works_as_it_was_begun(project: Path, tmp_path: Path) -> None:
    """Installed as its README says, it passes its own checks, and the plugin's fact and report are there."""
    begin(tmp_path / "venv")
    readiness, python = (str(tmp_path / "venv/bin" / name) for name in ("readiness", "python"))
    install(tmp_path / "venv", str(next((project / "dist").glob("*.whl"))), cwd=tmp_path)
    run(readiness, "ruleset", "new", "care-at-night", "--python", cwd=tmp_path)
    begun = tmp_path / "care-at-night"
    install(tmp_path / "venv", "--editable", ".[test]", cwd=begun)
    assert "no problem found" in run(readiness, "ruleset", "lint", cwd=begun)
    assert "each would be noticed" in run(readiness, "ruleset", "test", "--mutate", cwd=begun)
    assert " 12 passed" in run(python, "-m", "pytest", cwd=begun)
    shutil.copy2(ROOT / "profiles" / "large-council.toml", tmp_path / "council.toml")
    table = run(readiness, "assess", "council.toml", "--format", "care-at-night-csv", cwd=tmp_path).splitlines()
    assert [line.partition(",")[0] for line in table] == ["dimension", *core.DIMENSIONS]
    assert "care-at-night/mostly-bare" in run(readiness, "assess", "council.toml", "--full", cwd=tmp_path)


def core_figures(report: str) -> list[str]:
    """Give the lines of a report that show the five dimensions and the overall figure by the core rules."""
    lines = report[report.index("The five dimensions") :].splitlines()
    return [line for line in lines if line.startswith(DIMENSIONS)][: len(DIMENSIONS)]


DIMENSIONS = ("Leadership", "Staff wellbeing", "Lived experience", "Governance", "Training", "Overall")
