"""Items with details on :class:`~readiness.faces.word.paper.Paper`: rules, steps, questions, sources and the like."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readiness.faces.report.blocks import Entry
from readiness.faces.word.content import LABEL, STRONG, Address, Content, Span, Tab, place
from readiness.faces.word.paper import Paper
from readiness.faces.words.phrases import first_sentence, labelled
from readiness.faces.words.translation import gettext as _

_SHORT_LABEL = 20
"""Characters; a longer label of an item with a heading is a question, and of another wants a wider column."""

_WIDE_LABEL = 30
"""Characters; no column is wide enough for a longer label."""


class More(NamedTuple):
    """A detail beside those of an entry, with links in it."""

    label: str
    content: tuple[Content, ...]


class _Line(NamedTuple):
    """A paragraph below the head of an item."""

    style: str
    content: tuple[Content, ...]


def write_entry(paper: Paper, entry: Entry, *more: More, to: str = "") -> None:
    """Write an item with its details: under a heading of its own, on one page, where links lead to it.

    Of others, ``to`` is the key of what they lead to.
    """
    if entry.key:
        _write_heading(paper, entry)
        _write_lines(paper, (*_text(entry), *_details(entry), *(_detail(label, *content) for label, content in more)))
    elif entry.number:
        paper.paragraph("Step", place(f"{entry.number}.", to), Tab(), Span(entry.head))
        _write_lines(paper, [_Line("StepText", labelled_text(label, text)) for label, text in entry.details])
    else:
        paper.paragraph("Item", place(entry.head, to))
        for line in _details(entry):
            paper.paragraph(line.style, *line.content)


def write_compact(paper: Paper, entry: Entry, *more: More) -> None:
    """Write an item with its details in one paragraph."""
    _write_heading(paper, entry)
    texts = [labelled_text(label, text) for label, text in (("", _rest(entry)), *entry.details) if text]
    told = [*texts, *((*labelled_text(label, ""), *content) for label, content in more)]
    paper.paragraph("Details", *(span for each in told for span in (*each, Span(" "))))


def labelled_text(label: str, text: str) -> tuple[Content, ...]:
    """Make running text; a label stands out at its beginning."""
    return (Span(f"{labelled(label)} ", STRONG), Span(text)) if label else (Span(text),)


def _write_heading(paper: Paper, entry: Entry) -> None:
    number = f"{entry.number}. " if entry.number else ""
    paper.heading(3, f"{number}{first_sentence(entry.head)}", key=entry.key)


def _rest(entry: Entry) -> str:
    """Give what an item says beyond its heading."""
    return entry.head.removeprefix(first_sentence(entry.head)).strip()


def _write_lines(paper: Paper, lines: Sequence[_Line]) -> None:
    """Write lines that stay on one page."""
    for number, line in enumerate(lines, start=1):
        paper.paragraph(line.style, *line.content, kept=number < len(lines))


def _text(entry: Entry) -> tuple[_Line, ...]:
    rest = _rest(entry)
    return (_Line("Normal", (Span(rest),)),) if rest else ()


def _details(entry: Entry) -> Iterator[_Line]:
    """Give the details of an item, each on a line; questions that were read stand beside one label."""
    read, style = _("Read"), "Detail" if entry.key else _style(entry)
    for label, text in entry.details:
        if not label:
            yield _Line("Quiet", (Span(text) if entry.key else Address(text),))
        elif entry.key and _asks(label):
            yield _detail(read, Span(f"{labelled(label)} "), Span(text, STRONG))
            read = ""
        elif style:
            yield _detail(label, Span(text), style=style)
        else:
            yield _Line("Details", (Span(f"{labelled(label)} ", LABEL), Span(text)))


def _style(entry: Entry) -> str:
    """Choose a column for labels that is as wide as the longest of them needs; empty where none is wide enough."""
    longest = max((len(label) for label, _text in entry.details), default=0)
    if longest > _WIDE_LABEL:
        return ""
    return "Detail" if longest <= _SHORT_LABEL else "WideDetail"


def _asks(label: str) -> bool:
    return label.endswith("?") or len(label) > _SHORT_LABEL


def _detail(label: str, *content: Content, style: str = "Detail") -> _Line:
    """Make a line of a label, which may be empty, and what stands beside it."""
    return _Line(style, (*([Span(labelled(label), LABEL)] if label else []), Tab(), *content))
