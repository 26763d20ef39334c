"""Bold headings, for those who look at a terminal and want them."""

import io

import pytest

from readiness.commands.terminal_style import terminal_style


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_a_terminal_shows_headings_in_bold() -> None:
    style = terminal_style(Terminal())
    assert style is not None
    assert style("heading", "Next steps") == "\x1b[1mNext steps\x1b[0m"


@pytest.mark.parametrize(("setting", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_whoever_asks_for_plain_text_gets_it(setting: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(setting, value)
    assert terminal_style(Terminal()) is None


def test_an_empty_no_color_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert terminal_style(Terminal()) is not None


def test_what_is_no_terminal_gets_plain_text() -> None:
    assert terminal_style(io.StringIO()) is None
    assert terminal_style(None) is None
