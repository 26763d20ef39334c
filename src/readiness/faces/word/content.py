"""Content of a Word file as values: pieces of text, links, pictures, and the columns of tables."""

from typing import NamedTuple

STRONG, LABEL, PLACE = "Strong", "Label", "Place"
"""Character styles."""


class Span(NamedTuple):
    """A piece of text. ``look`` names a character style, ``key`` the place of the paper that it leads to.

    Where it leads somewhere and has no look of its own, it looks like a link.
    """

    text: str
    look: str = ""
    key: str = ""


def place(text: str, key: str) -> Span:
    """Make a whole item that leads to a place, as lines of contents do; one without a key leads nowhere."""
    return Span(text, PLACE, key) if key else Span(text)


class Drawing(NamedTuple):
    """A picture (PNG) that only repeats what stands beside it. ``width`` and ``height`` are in millimetres."""

    png: bytes
    width: float
    height: float


class Tab(NamedTuple):
    """The way to the next tab stop."""


class Address(NamedTuple):
    """An address on the web; one that begins with ``https://`` becomes a link."""

    text: str


Content = Span | Drawing | Tab | Address
Cell = tuple[Content, ...]


class Column(NamedTuple):
    """A column of a table: its heading, its width in twentieths of a point, and the style of what stands in it."""

    heading: str
    width: int
    style: str = "TableText"
