"""LibreOffice opens workbooks and tables as they are meant: every word as text, every sheet on pages of its own."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from readiness.assessment import assess
from readiness.faces.spreadsheets.csv_report import csv_report
from readiness.faces.spreadsheets.xlsx_report import xlsx_report
from readiness.faces.tables.result import tables
from readiness.faces.views.view import View, view
from sample_assessment import GROUPS, group, profile, rulebook

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
READER = shutil.which("pdftotext")

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(READER is None, reason="pdftotext is not installed"),
]

HOSTILE = ("=1+1", "=cmd|'/C'!A0", "@SUM(1)", "+1", "<r>x</r>", "https://a.org", "_x0041_", "&<b>")


def shown() -> View:
    of = profile(groups=(*GROUPS, *(group(words, 30, 20) for words in HOSTILE)))
    return view(assess(of, rulebook()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write hostile words as a workbook and as CSV, and let LibreOffice open both and write them as PDF."""
    found = tmp_path_factory.mktemp("office")
    (found / "report.xlsx").write_bytes(xlsx_report(shown()))
    (found / "training.csv").write_bytes(csv_report(shown(), "training"))
    home = f"-env:UserInstallation={(found / 'office').as_uri()}"
    command = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", ".", "report.xlsx", "training.csv"]
    subprocess.run(command, cwd=found, check=True, capture_output=True, timeout=240)
    return found


def pages(path: Path) -> list[list[str]]:
    """Read the words of each page."""
    told = subprocess.run([str(READER), "-layout", str(path), "-"], check=True, capture_output=True)
    return [page.split() for page in told.stdout.decode().split("\f") if page.strip()]


def test_each_page_says_whose_it_is_and_which_sheet(folder: Path) -> None:
    found = pages(folder / "report.pdf")
    assert {" ".join(page[:5]) for page in found} == {"Northshore Care, 1 November 2026"}
    assert list(dict.fromkeys(page[5] for page in found)) == [table.title for table in tables(shown())]


def test_its_pages_are_a4_across(folder: Path) -> None:
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", (folder / "report.pdf").read_bytes())
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(842, 595)}


def test_a_workbook_shows_hostile_words_as_they_are(folder: Path) -> None:
    (training,) = (page for page in pages(folder / "report.pdf") if page[5] == "Training")
    assert set(HOSTILE) - set(training) == set()


def test_a_table_as_csv_shows_hostile_words_as_text(folder: Path) -> None:
    found = {word for page in pages(folder / "training.pdf") for word in page}
    assert {"'=1+1", "'=cmd|'/C'!A0", "'@SUM(1)", "'+1", *HOSTILE[4:]} - found == set()
