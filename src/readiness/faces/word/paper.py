"""Paper: a Word file while it is being written, in the styles of ``templates``.

It holds nothing but what is put in: no author, no program, no thumbnail, no date but the one it is given. The same
content gives the same bytes.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import NamedTuple

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm, Pt

from readiness.faces.word import markup
from readiness.faces.word.content import Address, Cell, Column, Content, Drawing, Span, Tab
from readiness.faces.word.markup import Element
from readiness.faces.word.package import empty_package, repacked

TITLE_CHARACTERS = 255
"""How long the title of a file may be."""

_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(?:/[A-Za-z0-9./_~:?#@!$&'()*+,;=%-]*)?")
"""Addresses that become links; in others there is something that Word may refuse."""

_FEW = 12
"""So many rows of a table are few."""

_CLOSE = frozenset({"Normal", "ListBullet"})
"""Paragraph styles without room above."""

_DETAILS = frozenset({"Detail", "WideDetail"})
"""Paragraph styles of details below an item, with little room below."""

_CLOSER = {
    "Heading 2": (8, 2),
    "Item": (5, 2),
    "Detail": (0, 1),
    "Lead": (3, 2),
    "Table Text": (1, 1),
    "Report Closing": (4, 2),
}
"""Room above and below paragraphs on a single sheet, in points, by the name of their style."""

_LONGEST_MARK = 40
"""How long the name of a bookmark may be."""


class Line(NamedTuple):
    """A line of a table of contents; ``key`` is that of the heading it leads to, ``rank`` 1 or 2."""

    rank: int
    text: str
    key: str


class Paper:
    """A Word file that grows from its beginning to its end."""

    def __init__(self, title: str, day: dt.date, language: str, *, foot: str = "") -> None:
        """Begin a file in a language (such as en-GB), with a title.

        It counts as written on that day. Every page shows its number, and ``foot`` or else the title, at its foot.
        """
        self._docx = Document(BytesIO(empty_package()))
        self._end = self._docx.element.body.sectPr
        self._marks, self._pictures = count(1), count(1)
        properties = self._docx.core_properties
        properties.title = title[:TITLE_CHARACTERS]
        properties.language = language
        self._docx.styles.element.xpath("w:docDefaults//w:lang")[0].set(markup.VALUE, language)
        properties.created = properties.modified = dt.datetime.combine(day, dt.time())
        at_foot = self._docx.sections[0].footer.paragraphs[0]._p
        at_foot.insert(1, markup.run(foot or title))

    def use_one_sheet(self) -> None:
        """Make the most of one sheet of paper: smaller margins, and less room between lines and parts."""
        sheet = self._docx.sections[0]
        sheet.top_margin, sheet.bottom_margin, sheet.footer_distance = Mm(13), Mm(15), Mm(7)
        self._docx.styles["Normal"].paragraph_format.line_spacing = 1.05
        for name, (above, below) in _CLOSER.items():
            room = self._docx.styles[name].paragraph_format
            room.space_before, room.space_after = Pt(above), Pt(below)

    def heading(self, rank: int, text: str, key: str = "") -> None:
        """Write a heading of rank 1 to 3. ``key`` makes a place of it that links lead to."""
        self.paragraph(f"Heading{rank}", Span(text), key=key)

    def paragraph(self, style: str, *content: Content, key: str = "", kept: bool = False) -> None:
        """Write a paragraph in the style of that id; one that is ``kept`` stays on the page of what follows."""
        self._add(self._paragraph(style, content, key, *_kept(kept), *self._room(style)))

    def table(
        self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], caption: str, *, total: bool = False
    ) -> None:
        """Write a table with a row of headings; where there is a ``total``, the last row stands apart.

        A table of few rows stays on one page, together with what follows.
        """
        headings = self._row(columns, [(Span(column.heading),) for column in columns], heading=True)
        listed = list(rows)
        lines = [headings, *(self._row(columns, cells, kept=len(listed) <= _FEW) for cells in listed)]
        self._add(markup.table([column.width for column in columns], lines, caption, total=total))

    def contents(self, title: str, lines: Sequence[Line], within: str) -> None:
        """Write a table of contents: links that are right as they are, in a field that Word can bring up to date.

        ``within`` is the key of the :meth:`part` that it lists. Page numbers come with an update alone: only whoever
        lays out the pages knows them.
        """
        instruction = rf'TOC \o "1-2" \b {bookmark(within)} \h \z'
        links = [[markup.inner_link(bookmark(line.key), line.text, look="")] for line in lines]
        links[0] = [*markup.field_begin(instruction), *links[0]]
        links[-1].append(markup.field_end())
        listed = (markup.paragraph(f"TOC{line.rank}", link) for line, link in zip(lines, links, strict=True))
        self._add(markup.contents(markup.paragraph("TOCHeading", [markup.run(title)]), *listed))

    @contextmanager
    def part(self, key: str) -> Iterator[None]:
        """Make one place of everything that is written in the meantime."""
        begin, end = markup.bookmark(bookmark(key), next(self._marks))
        self._add(begin)
        yield
        self._add(end)

    def to_bytes(self) -> bytes:
        """Give the file as bytes, without a trace of when and where."""
        written = BytesIO()
        self._docx.save(written)
        return repacked(written.getvalue())

    def _add(self, made: Element) -> None:
        self._end.addprevious(made)

    def _row(
        self, columns: Sequence[Column], cells: Iterable[Cell], *, heading: bool = False, kept: bool = False
    ) -> Element:
        made = (
            markup.cell(column.width, self._paragraph(column.style, content, "", *_kept(heading or kept)))
            for column, content in zip(columns, cells, strict=True)
        )
        return markup.row(made, heading=heading)

    def _room(self, style: str) -> tuple[Element, ...]:
        """Keep text that has no room of its own above it off a table or details, which have little below them."""
        before = self._end.getprevious()
        if style not in _CLOSE or before is None:
            return ()
        if before.tag == markup.TABLE:
            return (markup.element("spacing", before="140"),)
        return (markup.element("spacing", before="100"),) if markup.style(before) in _DETAILS else ()

    def _paragraph(self, style: str, content: Iterable[Content], key: str = "", *settings: Element) -> Element:
        made = [self._inline(piece) for piece in content]
        if key:
            begin, end = markup.bookmark(bookmark(key), next(self._marks))
            made = [begin, *made, end]
        return markup.paragraph(style, made, *settings)

    def _inline(self, piece: Content) -> Element:
        match piece:
            case Span(text=text, look=look, key=""):
                return markup.run(text, look)
            case Span(text=text, look=look, key=key):
                return markup.inner_link(bookmark(key), text, look or "Hyperlink")
            case Drawing():
                return self._picture(piece)
            case Tab():
                return markup.tab()
            case Address(text=text):
                return self._address(text)

    def _picture(self, drawing: Drawing) -> Element:
        relation, _ = self._docx.part.get_or_add_image(BytesIO(drawing.png))
        return markup.picture(relation, next(self._pictures), drawing.width, drawing.height)

    def _address(self, text: str) -> Element:
        if not _ADDRESS.fullmatch(text):
            return markup.run(text)
        relation = self._docx.part.relate_to(text, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return markup.outer_link(relation, text)


def bookmark(key: str) -> str:
    """Give the name of the bookmark for a key; one that would be too long ends in a hash.

    >>> bookmark("rule-core/executive-owner")
    'rule_core_executive_owner'
    """
    name = re.sub(r"\W", "_", key, flags=re.ASCII)
    if len(name) <= _LONGEST_MARK:
        return name
    return f"{name[: _LONGEST_MARK - 9]}_{sha256(key.encode()).hexdigest()[:8]}"


def _kept(kept: bool) -> tuple[Element, ...]:
    """Keep a paragraph on the page of what follows."""
    return (markup.element("keepNext"),) if kept else ()
