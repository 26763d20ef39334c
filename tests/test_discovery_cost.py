"""What a hundred installed packages cost a run that has no use for them: two files of each, and no code."""

import os
import subprocess
import sys
from pathlib import Path

from installed_package import install

COUNCIL = Path(__file__).resolve().parent.parent / "profiles" / "large-council.toml"

MANY = 100

MANIFEST = """
format = 1
name = "{name}"
title = "Somebody's sector"
version = "1.0.0"
publisher = "Somebody"
licence = "Apache-2.0"

[applies_to]
sector = ["{name}"]
"""

WATCHED = """
import sys
site, opened = sys.argv.pop(1), set()
sys.addaudithook(lambda event, told: opened.add(told[0]) if event == "open" else None)
import atexit
atexit.register(lambda: print(*sorted(str(path) for path in opened if str(path).startswith(site)), file=sys.stderr))
from readiness.__main__ import main
main()
"""
"""Runs the program, and tells which files below a folder it opened."""


def install_many(site: Path) -> None:
    """Install packages with a rule-set each, for sectors that no profile names."""
    for number in range(MANY):
        name = f"sector-{number}"
        folder = f"sector_{number}/rules"
        files = {"ruleset.toml": MANIFEST.format(name=name).encode(), "rules.toml": b"[[rule]]\nid = 3\n"}
        install(
            site, name, {name: f"sector_{number}:rules"}, {f"{folder}/{key}": text for key, text in files.items()}
        )


def run(site: Path, code: tuple[str, ...], *more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site)}
    command = [sys.executable, *code, *more, "assess", str(COUNCIL)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=environment)


def test_of_packages_for_others_two_files_are_opened_each(tmp_path: Path) -> None:
    install_many(tmp_path)
    ended = run(tmp_path, ("-c", WATCHED), str(tmp_path))
    assert ended.returncode == 0
    names = [Path(name).relative_to(tmp_path).as_posix() for name in ended.stderr.split()]
    wanted = [f"sector_{number}-1.0.dist-info/entry_points.txt" for number in range(MANY)]
    assert sorted(names) == sorted([*wanted, *(f"sector_{number}/rules/ruleset.toml" for number in range(MANY))])


def test_they_change_nothing_and_nothing_slow_is_imported(tmp_path: Path) -> None:
    without = run(tmp_path, ("-m", "readiness"))
    install_many(tmp_path)
    beside = run(tmp_path, ("-X", "importtime", "-m", "readiness"))
    assert beside.stdout == without.stdout
    imported = {line.rpartition("|")[2].strip() for line in beside.stderr.splitlines()}
    assert imported.isdisjoint({"pluggy", "importlib.metadata", "readiness.plugins.host"})
