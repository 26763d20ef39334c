"""The page on plugins: its hooks are those of the code, and its variables are read."""

import pytest

from declarations import declaration
from pages import page
from readiness.plugins import hookspecs
from readiness.plugins.host import HOOK_NAMES, SLOW
from readiness.plugins.returned import LIMIT, MOST

PAGE = page("plugins.md")


def test_every_hook_has_its_place_and_no_other_has_one() -> None:
    described = [title.strip("`") for title in PAGE.headings if title.startswith("`")]
    assert tuple(described) == HOOK_NAMES


@pytest.mark.parametrize("name", HOOK_NAMES)
def test_a_hook_is_written_down_as_it_is(name: str, request: pytest.FixtureRequest) -> None:
    section = PAGE.section(f"`{name}`")
    shown, declared = section.blocks[0].text, declaration(name, getattr(hookspecs, name))
    if request.config.getoption("--regenerate"):
        text = PAGE.path.read_text(encoding="utf-8")
        PAGE.path.write_text(text.replace(section.text, section.text.replace(shown, declared, 1)), encoding="utf-8")
        return
    assert declared == shown


def test_the_limits_are_those_of_the_code() -> None:
    assert (MOST, LIMIT, SLOW) == (200, 10**9, 1.0)
    assert "At most 200 facts, numbers up to 10⁹." in PAGE.words
    assert "its import takes longer than a second" in PAGE.text
