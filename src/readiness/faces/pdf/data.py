"""What a PDF shows, as plain data: the template that sets it reads nothing else, and takes none of it for markup."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from readiness.faces.pages.page import audience_page, heading
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
    step_key,
)
from readiness.faces.report.chapter_tables import (
    BANDS,
    NO_BASIS,
    NO_POINTS,
    PART_WORDS,
    VERDICTS,
    parts_table,
    staircase,
)
from readiness.faces.report.document import document, rules_by_section, steps_behind
from readiness.faces.report.moves import Move, moves
from readiness.faces.views.details import RuleView
from readiness.faces.views.view import View
from readiness.faces.words.phrases import capital, first_sentence, labelled
from readiness.faces.words.translation import gettext as _

Data = dict[str, object]


class Place(NamedTuple):
    """What an item has beside its text: where it leads, its rule, and what would move it.

    ``rule`` is a text and the name of the place that it leads to.
    """

    to: str = ""
    rule: tuple[str, str] | None = None
    moves: tuple[Move, ...] = ()


NOWHERE = Place()


def pdf_data(view: View) -> Data:
    """Give a document as values that JSON has."""
    made = document(view)
    return {
        "kicker": _("Readiness to become trauma-informed"),
        "name": view.headline.organisation,
        **_around(made.report, view),
        "board": [_section(section, map(Place, steps_behind(section))) for section in made.board],
        "chapters": [
            {"title": chapter.title, "key": chapter.key, "sections": list(_sections(chapter.sections, view))}
            for chapter in made.chapters
        ],
    }


def page_data(view: View, audience: str) -> Data:
    """Give the page for one of :data:`~readiness.faces.choices.AUDIENCES` likewise: a document without chapters."""
    made, top = audience_page(view, audience), heading(view, audience)
    return {
        "kicker": top.readers,
        "name": top.question,
        **_around(made.report, view),
        "board": [_section(section) for section in made.board],
        "chapters": [],
    }


def _around(report: Report, view: View) -> Data:
    """Give what stands above and below the sections of a document."""
    headline = view.headline
    return {
        "title": report.title,
        "as_of": headline.as_of,
        "date": {"year": view.as_of.year, "month": view.as_of.month, "day": view.as_of.day},
        "warning": report.warning,
        "lede": f"{headline.as_of}. {report.subtitle}",
        "opening": _blocks(report.opening),
        "closing": _blocks(report.closing),
        "words": _words(),
    }


def _words() -> Data:
    """Say what stands around a report: at the edges of its pages, above its contents, below its bars."""
    return {
        "language": _language(_("en-GB")),
        "contents": _("In this report"),
        "page": _("Page {page} of {pages}"),
        "moving": _("What would move it"),
        "then": _("then"),
        "key": [(name, _(words)) for name, words in PART_WORDS.items()],
    }


def _language(tag: str) -> tuple[str, ...]:
    """Split the tag of a language, such as en-GB; what is none of Typst's form counts as British English."""
    known = re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", tag)
    return tuple(tag.split("-")) if known else ("en", "GB")


def _sections(sections: Iterable[Section], view: View) -> Iterator[Data]:
    rules, places = rules_by_section(view.details.rules), _places(view)
    for section in sections:
        before = [_verdicts(rules[section.key])] if section.key in rules else []
        yield _section(_with_tables(section, view), places.get(section.key, ()), before)


def _places(view: View) -> dict[str, list[Place]]:
    """Say for the entries of each section, in their order, what they have beside their text."""
    advice, movers = view.advice, moves(view)
    return {
        "strengths": [Place(to=f"rule-{item.rule}") for item in advice.strengths],
        "steps": [Place(rule=(step.title, f"rule-{step.rule}")) for step in advice.steps],
        "flags": [Place(rule=(item.rule, f"rule-{item.rule}")) for item in advice.reviews],
        "plan": [Place(to=step_key(number)) for quarter in advice.plan.quarters for number in quarter.steps],
        **{
            key: [Place(moves=movers[rule.id]) for rule in rules]
            for key, rules in rules_by_section(view.details.rules).items()
        },
    }


def _verdicts(rules: Iterable[RuleView]) -> Data:
    """Give the rules of a dimension as bars, each leading to everything about it."""
    rows = [
        _bar_row(
            BarRow(title=rule.title, bar=rule.bar, figure=rule.points or _(NO_POINTS), words=rule.verdict), rule.id
        )
        for rule in rules
    ]
    return {"kind": "bars", "headings": [_(heading) for heading in VERDICTS], "rows": rows, "total": None}


def _bar_row(row: BarRow, rule: str = "") -> Data:
    return {
        "title": row.title,
        "parts": None if row.bar is None else row.bar.parts,
        "figure": row.figure or _(NO_BASIS),
        "words": row.words,
        "to": f"rule-{rule}" if rule else "",
    }


def _with_tables(section: Section, view: View) -> Section:
    """Put in the figures that a chapter shows beside its text."""
    if section.key == "dimensions":
        return section.changed(blocks=(parts_table(view.scores), *section.blocks[1:]))
    if section.key == "plan":
        quarters = {quarter.title for quarter in view.advice.plan.quarters}
        before = tuple(takewhile(lambda block: getattr(block, "label", "") not in quarters, section.blocks))
        return section.changed(blocks=(*before, staircase(view), *section.blocks[len(before) :]))
    return section


def _section(section: Section, places: Iterable[Place] = (), before: Iterable[Data] = ()) -> Data:
    return {"title": section.title, "key": section.key, "blocks": [*before, *_blocks(section.blocks, places)]}


def _blocks(blocks: Iterable[Block], places: Iterable[Place] = ()) -> list[Data]:
    """Turn blocks into data; what their items have beside their text is taken from ``places``."""
    waiting = iter(places)
    return [_block(block, waiting) for block in blocks]


def _block(block: Block, places: Iterator[Place]) -> Data:
    match block:
        case Paragraph(text=text, label=label):
            return {"kind": "paragraph", "label": labelled(label), "text": text}
        case Bullets(items=items):
            return {"kind": "bullets", "items": [{"text": item, "to": next(places, NOWHERE).to} for item in items]}
        case Entries(entries=entries):
            return {"kind": "entries", "entries": [_entry(entry, next(places, NOWHERE)) for entry in entries]}
        case Bars(rows=rows, total=total):
            return {
                "kind": "bars",
                "headings": [_(heading) for heading in BANDS],
                "rows": [_bar_row(row) for row in rows],
                "total": _bar_row(total),
            }
        case Table(headings=headings, rows=rows, caption=caption):
            return {"kind": "table", "caption": caption, "headings": headings, "rows": rows}


def _entry(entry: Entry, place: Place) -> Data:
    """Turn an entry into data; one that links lead to has a head of one sentence, and the rest of it below."""
    details = [_detail(label, text) for label, text in entry.details]
    if place.rule is not None:
        text, to = place.rule
        details.append({"label": _("Rule"), "text": text, "to": to})
    head = first_sentence(entry.head) if entry.key else entry.head
    return {
        "head": head,
        "more": entry.head[len(head) :].strip(),
        "number": entry.number,
        "id": entry.key,
        "to": place.to,
        "details": details,
        "moves": [move._asdict() for move in place.moves],
    }


def _detail(label: str, text: str) -> Data:
    """Begin a text that has a label beside it with a capital; let the address of a published document be a link."""
    return {
        "label": label,
        "text": capital(text) if label else text,
        "to": text if not label and text.startswith("https://") else "",
    }
