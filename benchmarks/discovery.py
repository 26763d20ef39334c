"""Discovery: what a hundred packages of others cost one ``readiness assess`` that has no use for them."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rounds import Contestant, Effort, take_turns
from benchmarks.section import Section, Target, duration, times
from benchmarks.startup import PROFILE, ROOT, plain_environment

MANY = 100
ALONE, RULESETS, PLUGINS = "none", f"{MANY} rule-sets for other sectors", f"{MANY} plugins with code, all imported"

MANIFEST = """
format = 1
name = "{name}"
title = "Somebody's sector"
version = "1.0.0"
engine = ">=0.1"
publisher = "Somebody"
licence = "Apache-2.0"

[applies_to]
sector = ["{name}"]
"""

CODE = """
from readiness import hookimpl

@hookimpl
def readiness_facts(profile):
    return {"answers": len(profile.answers)}
"""


def measure_discovery(effort: Effort) -> Section:
    """Measure the command with nothing else installed, with rule-sets that it does not need, and with plugins."""
    with TemporaryDirectory() as folder:
        sites = {name: _site(Path(folder), name, put) for name, put in _CONTENTS.items()}
        timings = take_turns([_contestant(name, site) for name, site in sites.items()], effort)
    alone = timings[ALONE].median
    rows = [(name, duration(timing.median), times(timing.median / alone)) for name, timing in timings.items()]
    return Section(
        title=f"readiness assess {PROFILE.name}, beside packages of others",
        headers=("installed beside it", "one run", "none = 1"),
        rows=rows,
        notes=(
            "Rule-sets that serve others cost two small files each. A plugin with code is imported in every run.",
        ),
        targets=(Target(name=RULESETS, measured=timings[RULESETS].median / alone, limit=4 / 3),),
    )


def _contestant(name: str, site: Path) -> Contestant:
    command = (sys.executable, "-m", "readiness", "assess", str(PROFILE))
    environment = {**plain_environment(), "PYTHONPATH": str(site)}

    def run() -> None:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment)

    return Contestant(name=name, work=run)


def _site(folder: Path, name: str, put: Callable[[Path, str], Iterable[str]]) -> Path:
    """Make a folder to import from, with packages as an installer leaves them."""
    site = folder / name.rsplit(maxsplit=1)[-1]
    site.mkdir()
    for number in range(MANY):
        package = f"other_{number}"
        lines = list(put(site / package, package.replace("_", "-")))
        if lines:
            info = site / f"{package}-1.0.dist-info"
            info.mkdir()
            (info / "entry_points.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return site


def _nothing(folder: Path, name: str) -> Iterable[str]:  # noqa: ARG001
    return ()


def _ruleset(folder: Path, name: str) -> Iterable[str]:
    (folder / "rules").mkdir(parents=True)
    (folder / "rules" / "ruleset.toml").write_text(MANIFEST.format(name=name), encoding="utf-8")
    return "[readiness.rulesets]", f"{name} = {folder.name}:rules"


def _plugin(folder: Path, name: str) -> Iterable[str]:
    folder.mkdir()
    (folder / "__init__.py").write_text(CODE, encoding="utf-8")
    return "[readiness.plugins]", f"{name} = {folder.name}"


_CONTENTS: Mapping[str, Callable[[Path, str], Iterable[str]]] = {
    ALONE: _nothing,
    RULESETS: _ruleset,
    PLUGINS: _plugin,
}
