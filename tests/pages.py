"""Pages of the documentation, read as Markdown: headings, code, tables, links and running text."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


@attrs.frozen(kw_only=True)
class Block:
    """A fenced block. ``lines`` are those of the page, counting from 0, that stand between the fences."""

    language: str
    text: str
    section: str
    lines: slice

    @property
    def file(self) -> str:
        """The name of the file that it shows, from a comment in its first line; empty where it shows none."""
        found = _FILE.match(self.text)
        return found[1] if found else ""


@attrs.frozen(kw_only=True)
class Page:
    """A page, with the headings that its sections begin with."""

    path: Path
    text: str

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Its fenced blocks, in order."""
        return tuple(_blocks(self.text.splitlines(keepends=True)))

    @cached_property
    def prose(self) -> str:
        """What is left without fenced blocks."""
        lines: list[str] = self.text.splitlines(keepends=True)
        for block in reversed(self.blocks):
            del lines[block.lines.start - 1 : block.lines.stop + 1]
        return "".join(lines)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Its headings, without the marks."""
        return tuple(found[2] for found in _HEADING.finditer(self.prose))

    @property
    def anchors(self) -> frozenset[str]:
        """What can be linked to on it, as GitHub and GitLab name headings."""
        return frozenset(re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in self.headings)

    @property
    def links(self) -> tuple[str, ...]:
        """Where its links lead."""
        return tuple(_LINK.findall(_SPAN.sub("", self.prose)))

    @property
    def spans(self) -> tuple[str, ...]:
        """Its pieces of code inside running text."""
        return tuple(_SPAN.findall(self.prose))

    @property
    def words(self) -> str:
        """Its running text without code and links' addresses, each paragraph in one line."""
        return _unwrapped(_PICTURE.sub("", _LINK.sub("", _SPAN.sub("code", self.prose))))

    def section(self, title: str) -> "Page":
        """Cut out what stands below a heading, up to the next one of its rank."""
        headings = list(_HEADING.finditer(self._without_code))
        found = next(heading for heading in headings if heading[2] == title)
        later = (heading for heading in headings if heading.start() > found.start())
        ends = (heading.start() for heading in later if len(heading[1]) <= len(found[1]))
        return Page(path=self.path, text=self.text[found.end() : next(ends, len(self.text))])

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Its tables' rows, one after the other, without headings."""
        return tuple(_rows(self.prose.splitlines()))

    @property
    def _without_code(self) -> str:
        """The text with fenced blocks blanked, so that everything keeps its place."""
        lines = self.text.splitlines(keepends=True)
        for block in self.blocks:
            for number in range(block.lines.start, block.lines.stop):
                lines[number] = re.sub(r"[^\n]", " ", lines[number])
        return "".join(lines)


def page(name: str) -> Page:
    """Read a page of ``docs`` by its name."""
    return _read(DOCS / name)


def pages() -> tuple[Page, ...]:
    """Read every page that people are meant to read: those of ``docs``, and those beside the README."""
    return tuple(_read(path) for folder in (ROOT, DOCS) for path in sorted(folder.glob("*.md")))


_FILE = re.compile(r"# ([\w./-]+\.(?:toml|py))\n")
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *$", re.MULTILINE)
_LINK = re.compile(r"(?<=\])\(([^)\s]+)\)")
_PICTURE = re.compile(r"!(?=\[)")
_SPAN = re.compile(r"`([^`\n]+)`")


def _read(path: Path) -> Page:
    return Page(path=path, text=path.read_text(encoding="utf-8"))


def _blocks(lines: list[str]) -> Iterator[Block]:
    section, start, language = "", 0, ""
    for number, line in enumerate(lines):
        if not line.startswith("```"):
            if line.startswith("#") and not start:
                section = line.strip("# \n")
        elif start:
            yield Block(
                language=language, text="".join(lines[start:number]), section=section, lines=slice(start, number)
            )
            start = 0
        else:
            start, language = number + 1, line.strip("`\n ")


def _unwrapped(text: str) -> str:
    paragraphs = re.split(r"\n\s*\n|\n(?=[-|#] |\d+\. |\|)", text)
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _rows(lines: list[str]) -> Iterator[tuple[str, ...]]:
    for above, line, below in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if line.startswith("|") and not below.startswith("|--") and not line.startswith("|--"):
            cells = re.split(r"(?<!\\)\|", line.strip().strip("|")) if above.startswith("|") else []
            if cells:
                yield tuple(cell.strip().replace("\\|", "|") for cell in cells)
