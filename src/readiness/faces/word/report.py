"""The report as a Word file: a page to lay before a board, and everything that stands behind it, to edit and print.

It has real headings, lists and tables, a table of contents and bookmarks, and looks as ``templates`` says. Every
text is put in as text; only addresses of published documents become links. A page for one audience is made likewise,
for one sheet of paper.
"""

from collections.abc import Callable, Iterable, Iterator

from readiness.faces.pages.page import audience_page, heading
from readiness.faces.report.blocks import Entries, Entry, Report, Section, step_key
from readiness.faces.report.chapter_tables import NO_POINTS, VERDICTS, parts_table, staircase
from readiness.faces.report.document import Chapter, Document, document, steps_behind
from readiness.faces.report.moves import Move, moves
from readiness.faces.views.details import RuleView
from readiness.faces.views.view import View
from readiness.faces.word.blocks import Styles, points, write_blocks, write_figures
from readiness.faces.word.content import Column, Content, Span, place
from readiness.faces.word.entries import More, write_compact, write_entry
from readiness.faces.word.paper import Line, Paper
from readiness.faces.words.phrases import capital
from readiness.faces.words.translation import gettext as _

_BEHIND = "behind"
"""The key of everything behind the first page."""


def docx_report(view: View) -> bytes:
    """Write the report as a Word file (Office Open XML)."""
    shown = document(view)
    paper = _paper(shown.report, view)
    _write_board(paper, shown)
    paper.contents(_("In this report"), list(_lines(shown.chapters)), within=_BEHIND)
    with paper.part(_BEHIND):
        for chapter in shown.chapters:
            _write_chapter(paper, chapter, view)
    _write_closing(paper, shown.report)
    return paper.to_bytes()


def docx_page(view: View, audience: str) -> bytes:
    """Write the page for one of :data:`~readiness.faces.choices.AUDIENCES` as a Word file, likewise."""
    shown, top = audience_page(view, audience), heading(view, audience)
    report, paper = shown.report, _paper(shown.report, view, foot=top.readers)
    paper.use_one_sheet()
    _write_warning(paper, report)
    paper.paragraph("Title", Span(top.question))
    paper.paragraph("Readers", Span(top.readers))
    paper.paragraph("Subtitle", Span(f"{view.headline.as_of}. {report.subtitle}"))
    _write_opening(paper, report)
    for section in shown.board:
        paper.heading(2, section.title)
        write_blocks(paper, section.blocks, section.title)
    _write_closing(paper, report)
    return paper.to_bytes()


def _paper(report: Report, view: View, foot: str = "") -> Paper:
    return Paper(report.title, view.as_of, language=_("en-GB"), foot=foot)


def _write_board(paper: Paper, shown: Document) -> None:
    """Write the first page, each step of it a link to everything that is known of it."""
    report = shown.report
    _write_warning(paper, report)
    paper.paragraph("Title", Span(report.title))
    paper.paragraph("Subtitle", Span(report.subtitle))
    _write_opening(paper, report)
    for section in shown.board:
        paper.heading(2, section.title)
        write_blocks(paper, section.blocks, section.title, to=steps_behind(section))


def _write_warning(paper: Paper, report: Report) -> None:
    if report.warning:
        paper.paragraph("Warning", Span(report.warning))


def _write_opening(paper: Paper, report: Report) -> None:
    write_blocks(paper, report.opening, "", styles=Styles("Quiet", "Note"))


def _write_closing(paper: Paper, report: Report) -> None:
    write_blocks(paper, report.closing, "", styles=Styles("ReportClosing", "ReportClosing"))


def _lines(chapters: Iterable[Chapter]) -> Iterator[Line]:
    for chapter in chapters:
        yield Line(rank=1, text=chapter.title, key=chapter.key)
        yield from (Line(rank=2, text=section.title, key=section.key) for section in chapter.sections)


def _write_chapter(paper: Paper, chapter: Chapter, view: View) -> None:
    paper.heading(1, chapter.title, key=chapter.key)
    for section in chapter.sections:
        paper.heading(2, section.title, key=section.key)
        _write_section(paper, section, view)


def _write_section(paper: Paper, section: Section, view: View) -> None:
    blocks, title = section.blocks, section.title
    if section.key == "strengths":
        write_blocks(paper, blocks, title, to=(f"rule-{item.rule}" for item in view.advice.strengths))
    elif section.key == "dimensions":
        write_figures(paper, parts_table(view.scores), title)
        write_blocks(paper, blocks[1:], title)
    elif section.key == "steps":
        _write_steps(paper, section, view)
    elif section.key == "plan":
        _write_plan(paper, section, view)
    elif section.key.startswith("rules-"):
        _write_rules(paper, section, view)
    else:
        write_blocks(paper, blocks, title)


def _write_steps(paper: Paper, section: Section, view: View) -> None:
    """Write the steps: those that are told with their reasons line by line, the later ones closer together."""
    rules = {step_key(step.number): Span(step.title, key=f"rule-{step.rule}") for step in view.advice.steps}
    write: Callable[[Paper, Entry, More], None] = write_entry
    for block in section.blocks:
        if not isinstance(block, Entries):
            write_blocks(paper, [block], section.title)
            continue
        for entry in block.entries:
            write(paper, entry, More(_("Rule"), (rules[entry.key],)))
        write = write_compact


def _write_plan(paper: Paper, section: Section, view: View) -> None:
    """Write the plan, each step of it a link to where it is told."""
    write_figures(paper, staircase(view), section.title)
    numbers = (number for quarter in view.advice.plan.quarters for number in quarter.steps)
    write_blocks(paper, section.blocks, section.title, to=map(step_key, numbers))


def _write_rules(paper: Paper, section: Section, view: View) -> None:
    """Write a table of the rules of a section, then each with what would move it."""
    rules = {f"rule-{rule.id}": rule for rule in view.details.rules}
    found = [entry for block in section.blocks if isinstance(block, Entries) for entry in block.entries]
    columns = [Column(_(heading), width) for heading, width in zip(VERDICTS, (4538, 2900, 2200), strict=True)]
    paper.table(columns, [_rule_row(rules[entry.key]) for entry in found], section.title)
    moving = moves(view)
    for entry in found:
        listed = moving[rules[entry.key].id]
        write_entry(paper, entry, *([More(_("What would move it"), tuple(_moving(listed)))] if listed else []))


def _rule_row(rule: RuleView) -> tuple[tuple[Content, ...], ...]:
    title = place(rule.title, f"rule-{rule.id}")
    return (title,), points(rule.bar, rule.points or _(NO_POINTS), 26), (Span(rule.verdict),)


def _moving(listed: tuple[Move, ...]) -> Iterator[Content]:
    """Name the moves in order, the first with its words, each as a link to where more is said of it."""
    first, *others = listed
    yield Span(first.label, key=first.target)
    yield Span(f": {first.words}" if first.words else "")
    for number, move in enumerate(others):
        yield Span(f" {capital(_('then'))} " if first.words and not number else f", {_('then')} ")
        yield Span(move.label.lower(), key=move.target)
    yield Span("" if first.words and not others else ".")
