"""Blocks: the few kinds of things that a report is made of.

A renderer turns each kind into its own form; it adds no words and no figures.
"""

from collections.abc import Iterable

from readiness.faces.views.scores import Bar
from readiness.record import Plain


class Paragraph(Plain):
    """Running text. A ``label`` stands out at its beginning."""

    text: str
    label: str = ""


class Bullets(Plain):
    """Short items without an order."""

    items: tuple[str, ...]


class Entry(Plain):
    """An item with details: each a label, which may be empty, and a text.

    ``number`` is 0 where it has none. ``key`` is a short name that stays, for links; empty where nothing leads to it.
    """

    head: str
    details: tuple[tuple[str, str], ...]
    number: int = 0
    key: str = ""


def step_key(number: int) -> str:
    """Name the place where a step is told whole, by its number; empty for 0, a step that is not listed."""
    return f"step-{number}" if number else ""


class Entries(Plain):
    """Items with details."""

    entries: tuple[Entry, ...]


class BarRow(Plain):
    """One bar with its name before it, and its figure and words beside it."""

    title: str
    bar: Bar | None
    figure: str
    words: str


class Bars(Plain):
    """Bars on one scale from 0 to 100. ``total`` stands apart, below the others."""

    rows: tuple[BarRow, ...]
    total: BarRow


class Table(Plain):
    """Text in rows and columns. ``caption`` says what they show, where the title above does not."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


Block = Paragraph | Bullets | Entries | Bars | Table


class Section(Plain):
    """A part of a report under a title of its own. ``key`` is a short name that stays, for links and renderers."""

    title: str
    blocks: tuple[Block, ...]
    key: str


class Report(Plain):
    """A whole report. ``warning`` comes before everything else, where something had to be left out."""

    warning: str
    title: str
    subtitle: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    closing: tuple[Block, ...]


def section(key: str, title: str, blocks: Iterable[Block]) -> Section:
    """Make a section of the blocks that there are."""
    return Section(title=title, blocks=tuple(blocks), key=key)


def bullets(items: Iterable[str]) -> tuple[Block, ...]:
    """List items; nothing where there are none."""
    listed = tuple(items)
    return (Bullets(listed),) if listed else ()


def entries(items: Iterable[Entry]) -> tuple[Block, ...]:
    """List items with details; nothing where there are none."""
    listed = tuple(items)
    return (Entries(listed),) if listed else ()
