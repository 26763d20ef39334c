"""Columns: text fitted to a number of columns on a screen, wide characters counted as the two that they take."""

import textwrap
import unicodedata

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
    measured = filled(text)
    lines = textwrap.wrap(
        measured,
        width=columns - (1 if FILL in measured else 0),
        initial_indent=first,
        subsequent_indent=" " * width(first) if rest is None else rest,
        break_on_hyphens=False,
        break_long_words="://" not in text,
    )
    return [plain(line) for line in lines]


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}
