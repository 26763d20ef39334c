"""First run: where the time of one ``readiness assess`` goes, seen from inside a new process."""

import json
import subprocess
import sys
from collections.abc import Mapping
from statistics import median

from benchmarks.rounds import Effort
from benchmarks.section import Section, duration
from benchmarks.startup import PROFILE, ROOT, plain_environment

_STAGES: Mapping[str, str] = {
    "import click, attrs, tomli": "import click, attrs, tomli",
    "import readiness": """
from readiness.commands import cli
from readiness.commands import assess as command
from readiness.assessment import assess
from readiness.reading.engine import open_profile
from readiness.faces.text.report import text_report
from readiness.faces.views.view import view""",
    "load rule-sets, read the profile": f"opened = open_profile({str(PROFILE)!r})",
    "compile": """
from readiness.assessment import compiled_for
compiled = compiled_for(opened.rulebook, opened.profile)
compiled.steps""",
    "assess": "assessment = assess(opened.profile, opened.rulebook)",
    "write as text": "text = text_report(view(assessment))",
}
"""What the command does, stage by stage."""

_PROGRAM = """
import json, sys, time
stages = json.loads(sys.argv[1])
taken = {}
for name, code in stages.items():
    started = time.perf_counter()
    exec(code)
    taken[name] = time.perf_counter() - started
print(json.dumps(taken))
"""


def measure_first_run(effort: Effort) -> Section:
    """Run all stages in new processes, and take the median of each."""
    runs = [_run() for _ in range(effort.rounds)]
    taken = {name: median(run[name] for run in runs) for name in _STAGES}
    whole = sum(taken.values())
    return Section(
        title=f"One first run of assess on {PROFILE.name}, from inside",
        headers=("stage", "once", "of the whole"),
        rows=[(name, duration(seconds), f"{100 * seconds / whole:.0f} %") for name, seconds in taken.items()],
        notes=(f"In all {duration(whole)}, without starting and ending the interpreter.",),
    )


def _run() -> Mapping[str, float]:
    command = (sys.executable, "-c", _PROGRAM, json.dumps(_STAGES))
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=plain_environment())
    taken: Mapping[str, float] = json.loads(said.stdout)
    return taken
