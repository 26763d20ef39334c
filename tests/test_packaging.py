"""readiness from a wheel, from a source distribution and from an editable install, each in a fresh environment."""

import shutil
import sys
from pathlib import Path

import pytest

from real_environment import ROOT, copy_project, run


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = copy_project(tmp_path_factory.mktemp("project"))
    run(sys.executable, "-m", "build", "--outdir", str(copy / "dist"), cwd=copy)
    return copy


@pytest.mark.packaging
@pytest.mark.parametrize("kind", ["wheel", "source distribution", "editable"])
def test_an_install_finds_its_rules_and_assesses(kind: str, project: Path, tmp_path: Path) -> None:
    given = {
        "wheel": [str(next((project / "dist").glob("*.whl")))],
        "source distribution": [str(next((project / "dist").glob("*.tar.gz")))],
        "editable": ["--editable", str(project)],
    }[kind]
    run(sys.executable, "-m", "venv", str(tmp_path / "venv"), cwd=tmp_path)
    run(str(tmp_path / "venv/bin/pip"), "install", "--quiet", *given, cwd=tmp_path)
    profile = shutil.copy2(ROOT / "profiles" / "island-care-home.toml", tmp_path)
    shown = run(str(tmp_path / "venv/bin/readiness"), "assess", str(profile), cwd=tmp_path)
    here = run(sys.executable, "-m", "readiness", "assess", str(profile), cwd=tmp_path)
    assert shown == here
