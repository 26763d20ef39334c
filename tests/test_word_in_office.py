"""LibreOffice opens the Word report, and makes pages of it that say what it says."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from readiness.faces.document import document
from readiness.faces.docx_report import docx_report
from readiness.faces.view import view
from shipped_profiles import assessed

OFFICE, TEXT, INFO = (shutil.which(name) or "" for name in ("soffice", "pdftotext", "pdfinfo"))

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not (OFFICE and TEXT and INFO), reason="LibreOffice or the tools for PDF files are not here"),
]


SHOWN = view(assessed("island-care-home"))


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let LibreOffice make a PDF file of the report on one of the shipped profiles."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "report.docx").write_bytes(docx_report(SHOWN))
    command = [OFFICE, "--headless", f"-env:UserInstallation={(folder / 'settings').as_uri()}", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", folder, folder / "report.docx"], check=True, capture_output=True, timeout=240
    )
    return folder / "report.pdf"


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


def test_pages_are_a4_and_the_file_is_titled(pdf: Path) -> None:
    told = subprocess.run([INFO, pdf], check=True, capture_output=True).stdout.decode()
    assert re.search(r"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)", told)
    assert re.search(rf"Title:\s+{document(SHOWN).report.title}\n", told)
