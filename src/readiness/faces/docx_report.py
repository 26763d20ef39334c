"""The report as a Word file: a page to lay before a board, and everything that stands behind it, to edit and print.

It has real headings, lists and tables, a table of contents and bookmarks, and looks as ``templates/word`` says. Every
text is put in as text; only addresses of published documents become links.
"""

from collections.abc import Iterable, Iterator

from readiness.faces.blocks import Entries, Paragraph, Section, Table
from readiness.faces.detail_view import RuleView
from readiness.faces.document import Chapter, Document, document
from readiness.faces.docx_blocks import points, write_blocks, write_figures
from readiness.faces.docx_entries import detail, write_compact, write_entry
from readiness.faces.docx_paper import Column, Content, Line, Paper, Span
from readiness.faces.moves import Move, moves
from readiness.faces.score_view import ScoresView
from readiness.faces.view import View

RULE_COLUMNS = (Column("Rule", 4538), Column("Points of 100", 2900), Column("Verdict", 2200))
"""The columns of the table that every rule of a dimension stands in."""

_BEHIND = "behind"
"""The key of everything behind the first page."""


def docx_report(view: View) -> bytes:
    """Write the report as a Word file (Office Open XML)."""
    shown = document(view)
    paper = Paper(shown.report.title, view.as_of)
    _write_board(paper, shown)
    paper.contents("In this report", list(_lines(shown.chapters)), within=_BEHIND)
    with paper.part(_BEHIND):
        for chapter in shown.chapters:
            _write_chapter(paper, chapter, view)
    for block in shown.report.closing:
        if isinstance(block, Paragraph):
            paper.paragraph("ReportClosing", Span(block.text))
    return paper.to_bytes()


def _write_board(paper: Paper, shown: Document) -> None:
    report = shown.report
    if report.warning:
        paper.paragraph("Warning", Span(report.warning))
    paper.paragraph("Title", Span(report.title))
    paper.paragraph("Subtitle", Span(report.subtitle))
    write_blocks(paper, report.opening, "")
    for section in shown.board:
        paper.heading(2, section.title)
        write_blocks(paper, section.blocks, section.title)


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
    if section.key == "dimensions":
        write_figures(paper, _parts(view.scores), "What each dimension is made of, in points of 100")
        write_blocks(paper, section.blocks[1:], section.title)
    elif section.key == "steps":
        _write_steps(paper, section)
    elif section.key == "plan":
        write_figures(paper, _staircase(view), "Points secured, quarter by quarter")
        write_blocks(paper, section.blocks, section.title)
    elif section.key.startswith("rules-"):
        _write_rules(paper, section, view)
    else:
        write_blocks(paper, section.blocks, section.title)


def _parts(scores: ScoresView) -> Table:
    """Put together what each dimension is made of."""
    headings = ("Dimension", "Secured", "Unsettled", "Held back", "Still to do")
    found = [(row.title, row.bar) for row in (*scores.dimensions,)] + [("Overall", scores.overall.bar)]
    rows = tuple((title, *(("no basis",) * 4 if bar is None else map(str, bar))) for title, bar in found)
    return Table(headings=headings, rows=rows)


def _write_steps(paper: Paper, section: Section) -> None:
    """Write the steps: those that are told with their reasons line by line, the later ones closer together."""
    later = False
    for block in section.blocks:
        if later and isinstance(block, Entries):
            for entry in block.entries:
                write_compact(paper, entry)
        else:
            write_blocks(paper, [block], section.title)
            later = isinstance(block, Entries)


def _staircase(view: View) -> Table:
    """Put together the points that are secured now and after each quarter of the plan."""
    scores = view.extended or view.scores
    bars = [*(dimension.bar for dimension in scores.dimensions), scores.overall.bar]
    now = ("Now", *("no basis" if bar is None else str(bar.secured) for bar in bars))
    then = [(q.title, *(figure or "no basis" for figure in q.figures)) for q in view.advice.plan.quarters]
    headings = ("By the end of", *(dimension.title for dimension in scores.dimensions), "Overall")
    return Table(headings=headings, rows=(now, *then))


def _write_rules(paper: Paper, section: Section, view: View) -> None:
    """Write a table of the rules of a section, then each with what would move it."""
    rules = {f"rule-{rule.id}": rule for rule in view.details.rules}
    found = [entry for block in section.blocks if isinstance(block, Entries) for entry in block.entries]
    paper.table(RULE_COLUMNS, [_rule_row(rules[entry.key]) for entry in found], section.title)
    moving = moves(view)
    for entry in found:
        listed = moving[rules[entry.key].id]
        write_entry(paper, entry)
        if listed:
            paper.paragraph("Detail", *detail("What would move it", *_moving(listed)))


def _rule_row(rule: RuleView) -> tuple[tuple[Content, ...], ...]:
    title = Span(rule.title, key=f"rule-{rule.id}")
    return (title,), points(rule.bar, rule.points or "no points", 26), (Span(rule.verdict),)


def _moving(listed: tuple[Move, ...]) -> Iterator[Content]:
    """Name the moves in order, the first with its words, each as a link to where more is said of it."""
    first, *others = listed
    yield Span(first.label, key=first.target)
    yield Span(f": {first.words}" if first.words else "")
    for number, move in enumerate(others):
        yield Span(" Then " if first.words and not number else ", then ")
        yield Span(move.label.lower(), key=move.target)
    yield Span("" if first.words and not others else ".")
