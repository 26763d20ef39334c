"""Items with details on :class:`~readiness.faces.docx_paper.Paper`: rules, steps, questions, sources and the like."""

from typing import NamedTuple

from readiness.faces.blocks import Entry
from readiness.faces.docx_paper import LABEL, STRONG, Address, Content, Paper, Span, Tab, place
from readiness.faces.phrases import first_sentence, labelled

READ = "Read"
"""Stands before the questions that a rule read."""

_SHORT_LABEL = 20
"""Characters; a longer label of an item with a heading is a question."""


class More(NamedTuple):
    """A detail beside those of an entry, with links in it."""

    label: str
    content: tuple[Content, ...]


def write_entry(paper: Paper, entry: Entry, *more: More, to: str = "") -> None:
    """Write an item with its details: under a heading of its own where links lead to it.

    Of others, ``to`` is the key of what they lead to.
    """
    if entry.key:
        _write_heading(paper, entry)
        rest = _rest(entry)
        if rest:
            paper.paragraph("Normal", Span(rest))
        _write_details(paper, entry)
    elif entry.number:
        _write_step(paper, entry)
    else:
        paper.paragraph("Item", place(entry.head, to))
        _write_details(paper, entry)
    for label, content in more:
        paper.paragraph("Detail", *_detail(label, *content))


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


def _write_step(paper: Paper, entry: Entry) -> None:
    """Write a step in short; its number leads to everything about it."""
    paper.paragraph("Step", Span(f"{entry.number}.", key=f"step-{entry.number}"), Tab(), Span(entry.head))
    for label, text in entry.details:
        paper.paragraph("StepText", *labelled_text(label, text))


def _write_details(paper: Paper, entry: Entry) -> None:
    asked = False
    for label, text in entry.details:
        if not label:
            paper.paragraph("Quiet", Span(text) if entry.key else Address(text))
        elif entry.key and _asks(label):
            question = Span(f"{labelled(label)} "), Span(text, STRONG)
            paper.paragraph("Detail", *((Tab(), *question) if asked else _detail(READ, *question)))
            asked = True
        else:
            paper.paragraph("Detail", *_detail(label, Span(text)))


def _detail(label: str, *content: Content) -> tuple[Content, ...]:
    """Make what a paragraph of the style "Detail" holds: a label, and what stands beside it."""
    return (Span(labelled(label), LABEL), Tab(), *content)


def _asks(label: str) -> bool:
    return label.endswith("?") or len(label) > _SHORT_LABEL
