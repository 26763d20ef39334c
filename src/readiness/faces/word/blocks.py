"""Blocks of a report on :class:`~readiness.faces.word.paper.Paper`: each kind in its own styles."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from readiness.faces.report.blocks import BarRow, Bars, Block, Bullets, Entries, Paragraph, Table
from readiness.faces.report.chapter_tables import BANDS, NO_BASIS, PART_WORDS
from readiness.faces.views.scores import Bar
from readiness.faces.word.bar_picture import bar_picture, swatch
from readiness.faces.word.content import Column, Content, Drawing, Span, place
from readiness.faces.word.entries import labelled_text, write_entry
from readiness.faces.word.paper import Paper
from readiness.faces.words.translation import gettext as _


class Styles(NamedTuple):
    """The styles of paragraphs: of those that begin with a label, and of others."""

    plain: str
    labelled: str


PLAIN = Styles("Normal", "Normal")

WIDTH = 9638
"""How wide the text of a page is, in twentieths of a point."""

_CHARACTER, _GAP, _FIGURES, _NAMES = 115, 150, 1200, 1800
"""How wide a character of a table is, the gap beside it, a column of figures at least, and one of names at least."""


def write_blocks(
    paper: Paper, blocks: Sequence[Block], caption: str, *, to: Iterable[str] = (), styles: Styles = PLAIN
) -> None:
    """Write blocks in order.

    ``caption`` is what tables among them are called. ``to`` holds the keys of what items lead to, in their order;
    further ones lead nowhere. ``styles`` are those of paragraphs.
    """
    keys = iter(to)
    for block, after in zip_longest(blocks, blocks[1:]):
        match block:
            case Paragraph(text=text, label=label):
                leads = after is not None and not isinstance(after, Paragraph)
                style = styles.labelled if label else styles.plain
                paper.paragraph("Lead" if leads else style, *labelled_text(label, text))
            case Bullets(items=items):
                for item in items:
                    paper.paragraph("ListBullet", place(item, next(keys, "")))
            case Entries(entries=entries):
                for entry in entries:
                    write_entry(paper, entry, to="" if entry.key else next(keys, ""))
            case Bars():
                _write_bars(paper, block, caption)
            case Table():
                write_figures(paper, block, caption)


def write_figures(paper: Paper, table: Table, caption: str) -> None:
    """Write a table of figures, whose first column says what they are about.

    ``caption`` is what it is called where it has no caption of its own.
    """
    if table.caption:
        paper.paragraph("Caption", Span(table.caption))
    widths = _widths(table)
    styles = ("TableName", *("TableFigure" for _ in widths[1:]))
    columns = [Column(*column) for column in zip(table.headings, widths, styles, strict=True)]
    paper.table(columns, [tuple((Span(cell),) for cell in row) for row in table.rows], table.caption or caption)


def points(bar: Bar | None, figure: str, width: float) -> tuple[Content, ...]:
    """Give a figure, with a bar of so many millimetres before it where there is one."""
    if bar is None:
        return (Span(figure),)
    return Drawing(bar_picture(bar), width, 3.2), Span(f"  {figure}")


def _widths(table: Table) -> list[int]:
    """Give each column of figures room for its longest word, and the first one the rest."""
    words = [
        max((*heading.split(), *cells), key=len) for heading, *cells in zip(table.headings, *table.rows, strict=True)
    ]
    others = [max(len(word) * _CHARACTER + _GAP, _FIGURES) for word in words[1:]]
    return [max(WIDTH - sum(others), _NAMES), *others]


def _write_bars(paper: Paper, bars: Bars, caption: str) -> None:
    names, figures, words = map(_, BANDS)
    columns = (Column(names, 2200, "TableName"), Column(figures, 4138), Column(words, 3300))
    rows = [_bar_row(row) for row in (*bars.rows, bars.total)]
    paper.table(columns, rows, caption, total=True)
    paper.paragraph("Key", *_key())


def _bar_row(row: BarRow) -> tuple[tuple[Content, ...], ...]:
    return (Span(row.title),), points(row.bar, row.figure or _(NO_BASIS), 48), (Span(row.words),)


def _key() -> Iterator[Content]:
    """Say what each part of a bar means, beside a piece of its pattern."""
    for number, (name, words) in enumerate(PART_WORDS.items()):
        yield Drawing(_swatch(name), 5, 2.5)
        yield Span(f" {_(words)}{'    ' if number < len(PART_WORDS) - 1 else ''}")


@cache
def _swatch(name: str) -> bytes:
    return swatch(name)
