"""LibreOffice opens the Word report, and makes pages of it that say what it says."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from readiness.faces.report.document import document
from readiness.faces.views.view import view
from readiness.faces.word.report import docx_page, docx_report
from shipped_profiles import FILES, assessed

OFFICE, TEXT, INFO = (shutil.which(name) or "" for name in ("soffice", "pdftotext", "pdfinfo"))

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not (OFFICE and TEXT and INFO), reason="LibreOffice or the tools for PDF files are not here"),
]


SHOWN = view(assessed("substance-use-service"))
"""The shipped profile whose first page is the fullest."""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let LibreOffice make a PDF file of the report on one of the shipped profiles."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "report.docx").write_bytes(docx_report(SHOWN))
    _convert(folder)
    return folder / "report.pdf"


def _convert(folder: Path) -> None:
    """Make a PDF file beside each Word file of a folder."""
    command = [OFFICE, "--headless", f"-env:UserInstallation={(folder / 'settings').as_uri()}", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", folder, *sorted(folder.glob("*.docx"))], check=True, capture_output=True, timeout=240
    )


@pytest.fixture(scope="module")
def pages(pdf: Path) -> list[str]:
    """Read every page as people see it, each in one line."""
    told = subprocess.run([TEXT, pdf, "-"], check=True, capture_output=True).stdout.decode()
    return [" ".join(page.split()) for page in told.split("\f")[:-1]]


def test_the_first_page_holds_all_that_a_board_is_shown(pages: list[str]) -> None:
    begun = [pages[0].index(section.title) for section in document(SHOWN).board]
    assert begun == sorted(begun)
    assert pages[1].startswith("In this report Where it stands What stands well")


def test_every_chapter_begins_a_page(pages: list[str]) -> None:
    begins = [f"{chapter.title} {chapter.sections[0].title}" for chapter in document(SHOWN).chapters]
    assert [[page.startswith(words) for page in pages[2:]].count(True) for words in begins] == [1] * len(begins)


def test_every_page_has_its_number_and_the_title_at_its_foot(pages: list[str]) -> None:
    title = document(SHOWN).report.title
    numbered = [title in page and page.endswith(f" {number}") for number, page in enumerate(pages, start=1)]
    assert numbered == [True] * len(pages)


def test_the_fullest_pages_for_one_audience_are_one_sheet_each(tmp_path: Path) -> None:
    for path in FILES:
        for audience in ("board", "panel"):
            page = docx_page(view(assessed(path.stem)), audience)
            (tmp_path / f"{path.stem}-{audience}.docx").write_bytes(page)
    _convert(tmp_path)
    sheets = {made.stem: _info(made)["Pages"] for made in tmp_path.glob("*.pdf")}
    assert len(sheets) == 2 * len(FILES)
    assert {name: number for name, number in sheets.items() if number != "1"} == {}


def _info(pdf: Path) -> dict[str, str]:
    told = subprocess.run([INFO, pdf], check=True, capture_output=True).stdout.decode()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in told.splitlines())}


def test_pages_are_a4_and_the_file_is_titled(pdf: Path) -> None:
    told = _info(pdf)
    assert re.fullmatch(r"595\.\d+ x 841\.\d+ pts \(A4\)", told["Page size"])
    assert told["Title"] == document(SHOWN).report.title
