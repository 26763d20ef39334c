"""The report as Markdown, for a wiki, a paper or a repository.

Text from profiles and rule-sets is escaped, so that none of it can become a table, a link, a heading or markup.
"""

import re
from collections.abc import Iterable, Iterator

from readiness.faces.report.blocks import BarRow, Bars, Block, Bullets, Entries, Entry, Paragraph, Report, Table
from readiness.faces.report.report import full_report, short_report
from readiness.faces.text.report import BAR_COLUMNS, draw, legend
from readiness.faces.views.view import View
from readiness.faces.words.phrases import labelled
from readiness.faces.words.translation import gettext as _

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&@$!^]|(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE)
_LINK = re.compile(r"https://[A-Za-z0-9./_~:?#@!$&'()*+,;=%-]+")


def markdown_report(view: View, *, full: bool = False) -> str:
    """Write the report as Markdown (CommonMark with tables): the first view, or with ``full`` everything."""
    return report_markdown(full_report(view) if full else short_report(view))


def report_markdown(report: Report) -> str:
    """Write any report as Markdown."""
    return "\n\n".join(_parts(report)) + "\n"


def escape(text: str) -> str:
    r"""Escape everything that Markdown would not show as it is.

    >>> escape("1. [a](https://x) | <b>")
    '1\\. \\[a\\](https:\\//x) \\| \\<b\\>'
    """
    escaped = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    number = re.match(r"(\d+)([.)].*)", escaped, re.DOTALL)
    if number:
        return f"{number[1]}\\{number[2]}"
    return f"\\{escaped}" if escaped[:1] in {"-", "+", "="} else escaped


def write_table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Write a table of cells that are Markdown already."""
    lines = [headings, tuple("---" for _ in headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _parts(report: Report) -> Iterator[str]:
    if report.warning:
        yield f"**{escape(report.warning)}**"
    yield f"# {escape(report.title)}"
    yield escape(report.subtitle)
    yield from _blocks(report.opening)
    for section in report.sections:
        yield f"## {escape(section.title)}"
        yield from _blocks(section.blocks)
    yield "---"
    yield from _blocks(report.closing)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Paragraph(text=text, label=label):
            return _labelled(label, text)
        case Bullets(items=items):
            return "\n".join(f"- {escape(item)}" for item in items)
        case Entries(entries=entries):
            return "\n".join(_entry(entry) for entry in entries)
        case Bars():
            return _bars(block)
        case Table(headings=headings, rows=rows):
            return _table(headings, rows)


def _labelled(label: str, text: str) -> str:
    shown = f"<{text}>" if _LINK.fullmatch(text) else escape(text)
    return f"**{escape(labelled(label))}** {shown}" if label else shown


def _entry(entry: Entry) -> str:
    mark = f"{entry.number}. " if entry.number else "- "
    details = [f"{' ' * len(mark)}- {_labelled(label, text)}" for label, text in entry.details]
    return "\n".join([f"{mark}{escape(entry.head)}", *details])


def _bars(bars: Bars) -> str:
    headings = (_("Dimension"), _("Points"), _("Band"), _("Bar"))
    rows = [_bar_row(row) for row in (*bars.rows, bars.total)]
    label = escape(labelled(_("Bars")))
    return f"{write_table(headings, rows)}\n\n{label} {escape(legend())}"


def _bar_row(row: BarRow) -> tuple[str, ...]:
    drawn = f"`{draw(row.bar, BAR_COLUMNS)}`" if row.bar is not None else ""
    return escape(row.title), escape(row.figure), escape(row.words), drawn


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return write_table(headings, [tuple(escape(cell) for cell in row) for row in rows])
