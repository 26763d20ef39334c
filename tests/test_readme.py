"""The README shows what really appears."""

import re
import subprocess
import sys
from pathlib import Path

import tomli

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_screen_in_the_readme_is_what_the_command_prints() -> None:
    screen = README.split("```text\n", 1)[1].split("\n…", 1)[0]
    command = [sys.executable, "-m", "readiness", "assess", "profiles/island-care-home-short.toml"]
    shown = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    assert shown.startswith(screen)


def test_the_readme_tells_the_command_that_continuous_integration_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    (command,) = [line for line in script if line.startswith("python3 -m venv")]
    assert f"\n{command}\n" in README


def test_the_readme_names_what_formats_need_as_it_is_installed() -> None:
    named = re.search(r'pip install --quiet "\.\[(.*)\]"\n```\n\n\|', README)
    assert named is not None
    installed = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(named[1].split(",")) == set(installed) - {"testing", "migrate", "dev", "bench"}


def test_the_example_in_python_runs() -> None:
    code = README.split("```python\n", 1)[1].split("```", 1)[0]
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    assert ended.stdout == "developing\n"
