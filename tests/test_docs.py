"""The documentation keeps its promises: links lead somewhere, files load, commands run, words are kind."""

import re
from pathlib import Path

import pytest

from pages import DOCS, ROOT, Page, page, pages
from readiness import Form, load_rulesets, read_profile
from readiness.authoring.wording import unwanted
from readiness.faces.profile.template import questions
from sessions import furnish, matches, run, sessions, updated
from shown_files import book_of, fragments, profiles_of, read_fragment

PAGES = pages()
CORE = load_rulesets()


def named(of: Page) -> str:
    return of.path.relative_to(ROOT).as_posix()


@pytest.fixture(params=PAGES, ids=named)
def each(request: pytest.FixtureRequest) -> Page:
    found = request.param
    assert isinstance(found, Page)
    return found


def test_the_index_leads_to_every_page() -> None:
    listed = set(page("README.md").links)
    assert {path.name for path in DOCS.iterdir() if path.is_file()} - {"README.md"} <= listed


def test_links_lead_somewhere(each: Page) -> None:
    lost = [link for link in each.links if not leads_somewhere(link, each)]
    assert lost == []


def leads_somewhere(link: str, of: Page) -> bool:
    if ":" in link:
        return link.startswith("https://")
    name, _, anchor = link.partition("#")
    target = (of.path.parent / name).resolve() if name else of.path
    if not target.exists() or not target.is_relative_to(ROOT):
        return False
    return not anchor or anchor in Page(path=target, text=target.read_text(encoding="utf-8")).anchors


@pytest.mark.parametrize("link", ["nowhere.md", "README.md#nothing", "http://example.org", "../../etc/hosts"])
def test_a_lost_link_would_be_found(link: str) -> None:
    assert not leads_somewhere(link, page("README.md"))


def test_words_are_kind(each: Page) -> None:
    assert list(unwanted(each.words)) == []
    assert "!" not in each.words


@pytest.mark.parametrize("shown", [of for of in PAGES if of.path.parent == DOCS], ids=named)
def test_sentences_are_short(shown: Page) -> None:
    sentences = re.split(r"(?<=[.?;:])[\s*]|[\n|]", shown.words)
    assert [one for one in sentences if len(one.split()) > 30] == []


def test_shown_rule_sets_and_profiles_load(each: Page, tmp_path: Path) -> None:
    book = book_of(each, tmp_path, CORE)
    for block in profiles_of(each):
        assert read_profile(block.text.encode(), block.file, book).organisation.name


def test_shown_parts_of_profiles_load(each: Page) -> None:
    for block in fragments(each):
        assert read_fragment(block, CORE).organisation.name


def test_commands_run(
    each: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Run every session of a page in a folder of its own; what the page shows of its outcome is what is printed."""
    text = each.text
    for number, (block, commands) in enumerate(sessions(each)):
        folder = tmp_path / str(number)
        folder.mkdir()
        furnish(folder, each, commands)
        monkeypatch.chdir(folder)
        outcomes = [run(command) for command in commands]
        if request.config.getoption("--regenerate") and block is not None:
            text = updated(text, block, commands, outcomes)
            continue
        for command, (code, printed) in zip(commands, outcomes, strict=True):
            assert matches(command, printed), f"{command.line} printed\n{printed}"
            assert code == 0 or command.shown, f"{command.line} ended with {code}\n{printed}"
    if text != each.text:
        each.path.write_text(text, encoding="utf-8")


def test_commands_are_found() -> None:
    lines = [command.line for of in PAGES for _, commands in sessions(of) for command in commands]
    assert len(lines) > 30
    assert "readiness init - --short | readiness check -" in lines
    assert "readiness assess my-profile.toml" in lines


def test_the_numbers_of_questions_are_right() -> None:
    count = len(questions(CORE, Form.SHORT))
    assert f"{count} questions, three in each of five dimensions" in page("filling-in-a-profile.md").words
