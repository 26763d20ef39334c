"""The page on the Python interface names what is there, as it is, and its example runs."""

import doctest
import re

import pytest

import readiness
from declarations import declaration
from pages import ROOT, page
from readiness import errors, testing

PAGE = page("python-api.md")


def test_every_public_name_has_its_place_and_no_other_has_one() -> None:
    described = [found[1] for title in PAGE.headings if (found := re.fullmatch(r"`(\w+)`", title))]
    assert sorted(described) == sorted(readiness.__all__)


@pytest.mark.parametrize("name", readiness.__all__)
def test_a_name_is_written_down_as_it_is(name: str, request: pytest.FixtureRequest) -> None:
    is_written_down(name, name, getattr(readiness, name), request)


def test_every_name_for_testing_has_its_place_and_no_other_has_one() -> None:
    described = [
        found[1] for title in PAGE.headings if (found := re.fullmatch(r"`readiness\.testing\.(\w+)`", title))
    ]
    assert sorted(described) == sorted(testing.__all__)


@pytest.mark.parametrize("name", testing.__all__)
def test_a_name_for_testing_is_written_down_as_it_is(name: str, request: pytest.FixtureRequest) -> None:
    is_written_down(f"readiness.testing.{name}", name, getattr(testing, name), request)


def is_written_down(title: str, name: str, value: object, request: pytest.FixtureRequest) -> None:
    """Compare the section of a name with what is declared, or write it anew where that is asked for."""
    section = PAGE.section(f"`{title}`")
    shown, declared = section.blocks[0].text, declaration(name, value)
    if request.config.getoption("--regenerate"):
        text = PAGE.path.read_text(encoding="utf-8")
        PAGE.path.write_text(text.replace(section.text, section.text.replace(shown, declared)), encoding="utf-8")
        return
    assert declared == shown
    assert section.words.strip()


def test_the_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = "".join(block.text for block in PAGE.blocks if ">>>" in block.text)
    example = doctest.DocTestParser().get_doctest(text, {}, PAGE.path.name, str(PAGE.path), 0)
    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example)
    assert outcome.attempted > 10
    assert outcome.failed == 0


def test_the_tree_of_errors_is_the_one_in_the_code() -> None:
    tree = next(block.text for block in PAGE.section("Errors").blocks if block.language == "text")
    assert errors.__doc__ is not None
    assert tree in errors.__doc__.replace("\n    ", "\n")
