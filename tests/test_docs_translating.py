"""The page on translating keeps its promises: its catalogue compiles, its examples run, its messages are there."""

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from message_template import messages
from pages import ROOT, page
from sessions import EXAMPLE

PAGE = page("translating.md")


def example(section: str) -> str:
    """Give the Python of a section."""
    return "".join(block.text for block in PAGE.section(section).blocks if block.language == "python")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a profile, the catalogue of the page, compiled, and a rule-set in other words."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE, "profile.toml")
    (catalogue,) = [block for block in PAGE.blocks if block.language == "po"]
    with Path("cy.mo").open("wb") as file:
        write_mo(file, read_po(BytesIO(catalogue.text.encode())))
    shutil.copytree(ROOT / "rules" / "core", "core-cy")
    for path in Path("core-cy").glob("*.toml"):
        text = re.sub(r'(?m)^(title|question) = ".*"$', r'\1 = "Geiriau eraill"', path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_the_catalogue_of_the_page_is_put_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    exec(example("Put it in use"), {})  # noqa: S102 (the page's own example)
    printed = capsys.readouterr().out
    assert "\nCamau nesaf\n" in printed
    assert "\nArweinyddiaeth " in printed
    assert "1 Tachwedd 2026" in printed
    assert "Next steps" not in printed


@pytest.mark.usefixtures("folder")
def test_a_translated_rule_set_reads_the_same_profile() -> None:
    found: dict[str, object] = {"Path": Path}
    text = Path("profile.toml").read_text(encoding="utf-8")
    Path("profile.toml").write_text(re.sub(r"(?m)^(sector|setting) = .*$|^\[adult[^\[]*", "", text), encoding="utf-8")
    exec(example("Translate a rule-set"), found)  # noqa: S102 (the page's own example)
    rulebook = found["rulebook"]
    assert {rule.title for rule in rulebook.rules} == {"Geiriau eraill"}  # type: ignore[attr-defined]
    assert found["profile"]


def test_the_example_for_developers_runs() -> None:
    found: dict[str, object] = {}
    exec(example("For developers"), found)  # noqa: S102 (the page's own example)
    assert (found["heading"], found["words"]) == ("Next steps", "3 steps are left.")


def test_messages_that_the_page_names_are_there() -> None:
    known = set(messages())
    named = [span for span in PAGE.section("Make a catalogue").spans if "{" in span and span != "{number}"]
    assert len(named) == 3
    assert {*named, "en-GB", "{items} and {last}", "{items} or {last}"} <= known


def test_the_template_is_installed_where_the_page_says() -> None:
    import readiness  # noqa: PLC0415

    assert (Path(readiness.__file__).parent / "locale" / "readiness.pot").is_file()
