"""Fresh virtual environments with readiness in them, built and installed as its users install it."""

import shutil
import subprocess
import sys
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parents[1]

CARRIED = ("src", "rules", "pyproject.toml", "README.md", "LICENSE", "MANIFEST.in")
"""What a build needs; a copy, so that nothing is built inside the working tree."""


@attrs.frozen(kw_only=True)
class Environment:
    """A virtual environment with readiness installed."""

    folder: Path

    @property
    def site(self) -> Path:
        """The folder that packages are installed into."""
        return next(self.folder.glob("lib/python*/site-packages"))

    def install(self, *wheels: Path) -> None:
        """Install wheels with pip."""
        install(self.folder, *map(str, wheels), cwd=self.folder)

    def readiness(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run the program that is installed there."""
        command = [str(self.folder / "bin/readiness"), *arguments]
        environment = {"PATH": "/usr/bin:/bin", **settings}
        return subprocess.run(
            command, cwd=self.folder, check=False, capture_output=True, encoding="utf-8", env=environment
        )


def make_environment(folder: Path) -> Environment:
    """Build readiness, make a virtual environment, and install it there."""
    wheel = build_wheel(copy_project(folder / "project"), folder / "dist")
    begin(folder / "venv")
    made = Environment(folder=folder / "venv")
    made.install(wheel)
    return made


def begin(venv: Path) -> None:
    """Make a virtual environment; without a pip of its own, which takes longer than all else."""
    run(sys.executable, "-m", "venv", "--without-pip", str(venv), cwd=venv.parent)


def install(venv: Path, *given: str, cwd: Path) -> None:
    """Install into a virtual environment, with the pip of this one."""
    run(sys.executable, "-m", "pip", "--python", str(venv / "bin/python"), "install", "--quiet", *given, cwd=cwd)


def copy_project(copy: Path) -> Path:
    """Copy what a build of readiness needs."""
    copy.mkdir(exist_ok=True)
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in CARRIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=ignored)
        else:
            shutil.copy2(ROOT / name, copy / name)
    return copy


def build_wheel(project: Path, out: Path) -> Path:
    """Build the wheel of a project."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", str(out), cwd=project)
    return max(out.glob("*.whl"), key=lambda wheel: wheel.stat().st_mtime_ns)


def run(*command: str, cwd: Path) -> str:
    """Run a command that has to end well; give what it printed."""
    ended = subprocess.run(command, cwd=cwd, check=False, capture_output=True, encoding="utf-8")
    assert ended.returncode == 0, ended.stderr[-2000:]
    return ended.stdout
