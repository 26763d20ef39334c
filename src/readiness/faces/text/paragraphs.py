"""Paragraphs: text laid out for a terminal of 80 columns."""

from collections.abc import Iterable, Iterator

from readiness.faces.text.columns import wrap
from readiness.faces.words.phrases import clean

WIDTH = 80


def paragraph(text: str, indent: int = 2, mark: str = "") -> list[str]:
    """Wrap a text, indented by so many columns; a mark, such as a bullet, hangs out in front of it.

    >>> paragraph("one owner", mark="- ")
    ['  - one owner']
    """
    return wrap(clean(text), WIDTH, " " * indent + mark)


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Put a heading over lines, and an empty line before it; nothing where there are no lines."""
    held = list(lines)
    if held:
        yield ""
        yield title
        yield from held
