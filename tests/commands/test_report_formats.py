"""Formats of reports: what keeps bytes off a screen, and what is said where a package is missing."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from readiness.commands.report_formats import check_screen
from readiness.errors import OutputError


@contextmanager
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let standard output be a terminal for a while."""
    pty = pytest.importorskip("pty", reason="there are no terminals of this kind here")
    near, far = pty.openpty()
    with os.fdopen(near, "rb"), os.fdopen(far, "w", encoding="utf-8") as stream, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        yield


def test_what_is_not_text_is_not_written_to_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    with screen(monkeypatch), pytest.raises(OutputError) as refused:
        check_screen("docx", to_file=False)
    assert str(refused.value) == (
        "--format docx: this is a file to open, not a text to read here\n"
        "  → Name a file for it, such as: -o report.docx"
    )


@pytest.mark.parametrize(("form", "to_file"), [("docx", True), ("html", False), ("text", False)])
def test_text_and_files_are_written(form: str, *, to_file: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    with screen(monkeypatch):
        check_screen(form, to_file=to_file)


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_a_pipe_gets_what_it_asks_for(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", stream)
    check_screen("docx", to_file=False)


PROFILE = Path(__file__).resolve().parents[2] / "profiles" / "new-starter.toml"

WITHOUT = """
import sys
sys.modules[{module!r}] = None
sys.argv = ["readiness", "assess", {profile!r}, "--format", {form!r}, "-o", "report"]
from readiness.__main__ import main
main()
"""
"""Runs the command as if a package were not installed."""


@pytest.mark.parametrize(
    ("form", "module", "package", "extra"),
    [
        ("docx", "docx", "python-docx", "docx"),
        ("pdf", "typst", "typst", "pdf"),
        ("xlsx", "xlsxwriter", "XlsxWriter", "excel"),
    ],
)
def test_a_report_that_needs_a_missing_package_says_how_to_come_by_it(
    form: str, module: str, package: str, extra: str, tmp_path: Path
) -> None:
    code = WITHOUT.format(module=module, profile=str(PROFILE), form=form)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode() == (
        f"--format {form}: this needs {package}, which is not installed\n"
        f'  → Install it with: python -m pip install "readiness[{extra}]"\n'
    )
    assert list(tmp_path.iterdir()) == []
