"""The report as plain text for a terminal, to be read aloud or printed.

Everything is said in words and figures; the bars are drawn in four different characters and repeat what stands
beside them. Nothing depends on colour.
"""

from collections.abc import Callable, Iterable, Iterator

from readiness.faces.report.blocks import (
    BarRow,
    Bars,
    Block,
    Bullets,
    Entries,
    Entry,
    Paragraph,
    Report,
    Section,
    Table,
)
from readiness.faces.report.report import full_report, short_report
from readiness.faces.text.columns import filled, pad, plain, wrap
from readiness.faces.views.scores import Bar
from readiness.faces.views.view import View
from readiness.faces.words.phrases import labelled
from readiness.faces.words.translation import gettext as _

COLUMNS = 80
"""How wide a line may be."""

BAR_COLUMNS = 18
"""A bar's width; what stands beside it takes the rest of a line."""

SECURED, UNSETTLED, HELD_BACK, STILL_TO_DO = "#", "?", "=", "."

Style = Callable[[str, str], str]
"""Adds colour: takes a role (``warning``, ``title`` or ``heading``) and a line, gives the line to print."""

_NAME_COLUMNS = 16
_FIGURE_COLUMNS = 9

_HEADING_PADDING = 2
"""What tabulate adds to a heading at least."""


def legend() -> str:
    """Say what the characters of a bar stand for."""
    signs = (SECURED, UNSETTLED, HELD_BACK, STILL_TO_DO)
    parts = (_("secured"), _("unsettled"), _("held back"), _("still to do"))
    return "   ".join(f"{sign} {words}" for sign, words in zip(signs, parts, strict=True))


def text_report(view: View, *, full: bool = False, style: Style | None = None) -> str:
    """Write the report as plain text: the first view, or with ``full`` everything.

    ``style`` may add colour to whole lines; without it the text is plain.
    """
    return report_text(full_report(view) if full else short_report(view), style)


def report_text(report: Report, style: Style | None = None) -> str:
    """Write any report as plain text; ``style`` as for :func:`text_report`."""
    return "\n".join(_lines(report, style or _unstyled)) + "\n"


def _unstyled(role: str, line: str) -> str:  # noqa: ARG001
    return line


def _lines(report: Report, style: Style) -> Iterator[str]:
    yield from (style("warning", line) for line in wrap(report.warning, COLUMNS))
    yield from (style("title", line) for line in wrap(report.title, COLUMNS))
    yield from wrap(report.subtitle, COLUMNS)
    yield from _blocks(report.opening)
    for section in report.sections:
        yield ""
        yield from _section(section, style)
    yield ""
    yield from _blocks(report.closing)


def _section(section: Section, style: Style) -> Iterator[str]:
    yield style("heading", section.title)
    yield from _blocks(section.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterable[str]:
    match block:
        case Paragraph(text=text, label=label):
            return wrap(f"{labelled(label)} {text}".strip(), COLUMNS)
        case Bullets(items=items):
            return (line for item in items for line in wrap(item, COLUMNS, "- "))
        case Entries(entries=entries):
            return (line for entry in entries for line in _entry(entry))
        case Bars():
            return _bars(block)
        case Table():
            return _table(block)


def _entry(entry: Entry) -> Iterator[str]:
    mark = f"{entry.number}. " if entry.number else "- "
    yield from wrap(entry.head, COLUMNS, mark)
    for label, text in entry.details:
        yield from wrap(f"{labelled(label)} {text}".strip(), COLUMNS, " " * len(mark))


def _bars(bars: Bars) -> Iterator[str]:
    yield legend()
    yield from (_bar_row(row) for row in bars.rows)
    yield _bar_row(bars.total)


def _bar_row(row: BarRow) -> str:
    drawn = " " * BAR_COLUMNS if row.bar is None else draw(row.bar, BAR_COLUMNS)
    return f"{pad(row.title, _NAME_COLUMNS)} {drawn} {row.figure:<{_FIGURE_COLUMNS}} {row.words}".rstrip()


def draw(bar: Bar, columns: int) -> str:
    """Draw a bar in four characters; a part that is there has at least a hint of a place where room allows.

    >>> draw(Bar(secured=40, unsettled=20, held_back=10, still_to_do=30), 20)
    '########????==......'
    """
    edges = [bar.secured, bar.secured + bar.unsettled, bar.secured + bar.unsettled + bar.held_back, 100]
    places = [_place(edge, columns) for edge in edges]
    lengths = [end - start for start, end in zip([0, *places], places, strict=False)]
    signs = (SECURED, UNSETTLED, HELD_BACK, STILL_TO_DO)
    return "".join(sign * length for sign, length in zip(signs, lengths, strict=True))


def _place(points: int, columns: int) -> int:
    """Round points to a place on the bar; its ends are reached only by 0 and 100."""
    if points in {0, 100}:
        return columns * points // 100
    return min(max((columns * points + 50) // 100, 1), columns - 1)


def _table(table: Table) -> list[str]:
    """Lay out a table, cells wrapped so that it fits; tabulate is imported only here, since that takes time."""
    import tabulate  # noqa: PLC0415

    fill = not tabulate.WIDE_CHARS_MODE
    rows = [[filled(cell) if fill else cell for cell in row] for row in table.rows]
    room = COLUMNS - sum(_needed(column) for column in list(zip(table.headings, *rows, strict=True))[1:])
    drawn = tabulate.tabulate(
        rows,
        headers=table.headings,
        tablefmt="simple",
        disable_numparse=True,
        maxcolwidths=[room, *[None] * (len(table.headings) - 1)],
    )
    return plain(drawn).splitlines()


def _needed(column: tuple[str, ...]) -> int:
    """Count the columns that a column of a table takes, its heading and the gap before it included."""
    heading, *cells = column
    return max(len(heading) + _HEADING_PADDING, *map(len, cells)) + 2
