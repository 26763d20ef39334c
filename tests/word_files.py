"""Word files, read as a program would that trusts none of them: parts, paragraphs, headings, links and fields."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

STYLE_RANKS = {"Title": 1, "Heading1": 1, "Heading2": 2, "Heading3": 3}
"""The rank of what looks like a heading, by the id of its style; the title is one of the first rank."""


@cache
def parts(content: bytes) -> dict[str, bytes]:
    """Unpack a file."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def tree(content: bytes, part: str = "word/document.xml") -> ET.Element:
    """Read a part as XML; one that is not well formed is an error. Not to be changed by who reads it."""
    return ET.fromstring(parts(content)[part])  # noqa: S314 (our own, and it is to stop at what is wrong)


def found(content: bytes, tag: str, part: str = "word/document.xml") -> list[ET.Element]:
    """Find every element with a tag, in order."""
    return list(tree(content, part).iter(f"{W}{tag}"))


def value(element: ET.Element, name: str = "val") -> str:
    """Give an attribute."""
    return element.attrib[f"{W}{name}"]


def style(paragraph: ET.Element) -> str:
    """Give the id of the style of a paragraph."""
    return next(value(element) for element in paragraph.iter(f"{W}pStyle"))


def text(element: ET.Element) -> str:
    """Read what an element says, in one line; a tab parts words."""
    said = (_said(inner) for inner in element.iter())
    return " ".join("".join(said).split())


def paragraphs(content: bytes, part: str = "word/document.xml") -> list[str]:
    """Read every paragraph, in order."""
    return [text(paragraph) for paragraph in found(content, "p", part)]


def headings(content: bytes) -> list[tuple[int, str]]:
    """List the headings with their ranks."""
    listed = [(STYLE_RANKS.get(style(paragraph)), text(paragraph)) for paragraph in found(content, "p")]
    return [(rank, words) for rank, words in listed if rank is not None]


def fields(content: bytes) -> list[str]:
    """List what fields are told to do, in the text and at the foot of the pages."""
    names = [name for name in parts(content) if name.startswith("word/") and name.endswith(".xml")]
    told = [(element.text or "").strip() for name in names for element in found(content, "instrText", name)]
    simple = [value(element, "instr") for name in names for element in found(content, "fldSimple", name)]
    return [*told, *simple]


def bookmarks(content: bytes) -> list[str]:
    """List the names of all bookmarks."""
    return [value(element, "name") for element in found(content, "bookmarkStart")]


def inner_links(content: bytes) -> list[str]:
    """List where links inside the file lead."""
    return [value(link, "anchor") for link in found(content, "hyperlink") if f"{W}anchor" in link.attrib]


def relations(content: bytes, *, external: bool) -> Iterator[tuple[str, str]]:
    """List where the relations of all parts lead, each with its kind: those out of the file, or those inside it."""
    for name in (name for name in parts(content) if name.endswith(".rels")):
        for relation in tree(content, name):
            if (relation.attrib.get("TargetMode") == "External") is external:
                yield relation.attrib["Type"].rpartition("/")[2], relation.attrib["Target"]


def names(content: bytes) -> list[str]:
    """Name all elements of the text, in order."""
    return [element.tag.rpartition("}")[2] for element in tree(content).iter()]


def picture(content: bytes, run: ET.Element) -> bytes:
    """Give the picture that an element shows."""
    targets = {rel.attrib["Id"]: rel.attrib["Target"] for rel in tree(content, "word/_rels/document.xml.rels")}
    (shown,) = [e.attrib[f"{R}embed"] for e in run.iter() if f"{R}embed" in e.attrib]
    return parts(content)[f"word/{targets[shown]}"]


def _said(element: ET.Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    return " " if element.tag in {f"{W}tab", f"{W}p"} else ""
