"""Columns: text fitted to a number of columns on a screen, wide characters counted as the two that they take."""

import unicodedata
from collections.abc import Iterator

FILL = "\ue000"
"""Stands behind a wide character while text is measured; :func:`readiness.errors.printable` lets none through."""


def width(text: str) -> int:
    """Count the columns that a text takes.

    >>> width("abc"), width("安全")
    (3, 4)
    """
    return len(text) if text.isascii() else sum(0 if unicodedata.combining(char) else 1 for char in filled(text))


def filled(text: str) -> str:
    """Put a filler behind each wide character, so that its length is close to its width."""
    return text if text.isascii() else "".join(char + FILL if _is_wide(char) else char for char in text)


def plain(text: str) -> str:
    """Take the fillers out again."""
    return text.replace(FILL, "")


def pad(text: str, columns: int) -> str:
    """Fill a text with spaces up to a number of columns."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> list[str]:
    """Break a text into lines of at most so many columns; ``first`` and ``rest`` stand before them.

    Without ``rest`` later lines are indented as far as the first. An address is never broken, so that it can be
    opened, and may be longer than a line.
    """
    if not text:
        return []
    measured = filled(text)
    room = columns - (1 if FILL in measured else 0)
    later = " " * width(first) if rest is None else rest
    words = measured.split(" ")
    if _is_plain(words) and max(map(len, words)) <= room - max(len(first), len(later)):
        return [plain(line) for line in _filled_lines(words, room, first, later)]
    return [plain(line) for line in _textwrapped(measured, room, first, later)]


def _is_plain(words: list[str]) -> bool:
    """Whether words stand between single spaces, with no other white space about."""
    return all(words) and " ".join(words).isprintable()


def _filled_lines(words: list[str], room: int, first: str, later: str) -> Iterator[str]:
    """Fill lines with words, none of which is longer than a line."""
    line = first + words[0]
    for word in words[1:]:
        if len(line) + len(word) < room:
            line = f"{line} {word}"
        else:
            yield line
            line = later + word
    yield line


def _textwrapped(text: str, room: int, first: str, later: str) -> list[str]:
    """Break a text that holds more than words; :mod:`textwrap` is slow to import, and few texts ask for it."""
    import textwrap  # noqa: PLC0415

    return textwrap.wrap(
        text,
        width=room,
        initial_indent=first,
        subsequent_indent=later,
        break_on_hyphens=False,
        break_long_words="://" not in text,
    )


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}
