"""PDF files, read as a screen reader does: by their structure, in its order, each part with its own words."""

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

HEADINGS = ("H1", "H2", "H3", "H4")

DECORATION, REVERSED = -1, -2
"""What content is marked as that has no number: what is not to be read, and what is read from right to left."""

UNREAD = frozenset({"kind", "key", "id", "to", "parts", "language", "moves"})
"""Keys of what a PDF is made from whose values are names, or not read in this order."""

Pages = dict[tuple[int, int], dict[int, str]]


class Tag(NamedTuple):
    """A part of a document: what it is, what it says with everything inside, and its parts."""

    name: str
    text: str
    parts: tuple["Tag", ...]


def opened(content: bytes) -> pikepdf.Pdf:
    """Open a file."""
    return pikepdf.open(io.BytesIO(content))


def structure(pdf: pikepdf.Pdf) -> Tag:
    """Read the whole structure of a document with its words."""
    pages = {page.obj.objgen: _marked(page) for page in pdf.pages}
    (root,) = _listed(pdf.Root.StructTreeRoot.K)
    return _tag(root, (0, 0), pages)


def tags(top: Tag, *names: str) -> list[Tag]:
    """List the parts of some names, or all, in the order in which they are read."""
    inside = [tag for part in top.parts for tag in tags(part, *names)]
    return [top, *inside] if top.name in names or not names else inside


def fonts(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Give the fonts of all pages by name."""
    found = [font for page in pdf.pages for font in page.resources.get("/Font", {}).values()]
    return {str(font.BaseFont): font for font in found}


def starts(pdf: pikepdf.Pdf) -> list[tuple[float, float]]:
    """List where each run of text on any page starts, in points from its left and its lower edge."""
    found = []
    for page in pdf.pages:
        place = (0.0, 0.0)
        for instruction in pikepdf.parse_content_stream(page):
            match str(instruction.operator):
                case "cm":
                    place = (float(instruction.operands[4]), float(instruction.operands[5]))
                case "Tm":
                    found.append(place)
    return found


def everything(pdf: pikepdf.Pdf) -> bytes:
    """Give all that a file holds, unpacked."""
    return b"\n".join(
        found.read_bytes() if isinstance(found, pikepdf.Stream) else found.unparse(resolved=True)
        for found in pdf.objects
    )


def words(data: Any) -> list[str]:
    """List every text of what a PDF is made from, in order, but names and what would move a rule."""
    if isinstance(data, dict):
        inside = [value for key, value in data.items() if key not in UNREAD]
        return [text for value in inside for text in words(value)]
    if isinstance(data, (list, tuple)):
        return [text for value in data for text in words(value)]
    return [data] if isinstance(data, str) and data else []


def squeezed(text: str) -> str:
    """Leave out what stands between words: where a line ends, a PDF has no space."""
    return "".join(text.split())


def _tag(element: Any, page: tuple[int, int], pages: Pages) -> Tag:
    """Read an element; ``page`` is the page that the one around it is on."""
    where = element.Pg.objgen if "/Pg" in element else page
    found = [_part(kid, where, pages) for kid in _listed(element.get("/K", []))]
    words = [part if isinstance(part, str) else part.text for part in found]
    parts = tuple(part for part in found if isinstance(part, Tag))
    return Tag(str(element.S)[1:], "".join(words), parts)


def _part(kid: Any, page: tuple[int, int], pages: Pages) -> Tag | str:
    if isinstance(kid, int):
        return pages[page][kid]
    if kid.get("/Type") == "/MCR":
        return pages[kid.Pg.objgen if "/Pg" in kid else page][int(kid.MCID)]
    return "" if kid.get("/Type") == "/OBJR" else _tag(kid, page, pages)


def _listed(kids: Any) -> list[Any]:
    return list(kids) if isinstance(kids, (list, pikepdf.Array)) else [kids]


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """Read the words of a page by the number of the content that they are marked as.

    Where a run of shapes says in words what it stands for, these words are read and the shapes are not.
    """
    letters = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    said: dict[int, list[str]] = {}
    marks: list[int] = []
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC":
                marks.append(_mark(operands[1], marks, said))
            case "BMC":
                marks.append(REVERSED if operands[0] == "/ReversedChars" else DECORATION)
                said[marks[-1]] = []
            case "EMC":
                mark = marks.pop()
                if mark == REVERSED:
                    said[marks[-1]] += reversed(said.pop(REVERSED))
            case "Tf":
                font = str(operands[0])
            case "TJ" | "Tj":
                said[marks[-1]] += _decoded(operands[0], letters[font])
    return {mark: "".join(words) for mark, words in said.items()}


def _mark(properties: Any, marks: list[int], said: dict[int, list[str]]) -> int:
    if "/ActualText" in properties:
        said[marks[-1]].append(str(properties.ActualText))
    mark = int(properties.get("/MCID", DECORATION))
    said.setdefault(mark, [])
    return mark


def _decoded(shown: Any, letters: dict[bytes, str]) -> Iterator[str]:
    for piece in _listed(shown):
        if isinstance(piece, pikepdf.String):
            codes = bytes(piece)
            yield from (letters[codes[place : place + 2]] for place in range(0, len(codes), 2))


def _letters(font: Any) -> dict[bytes, str]:
    """Read what each shape of a font says."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", table, re.MULTILINE)
    return {bytes.fromhex(code): bytes.fromhex(letters).decode("utf-16-be") for code, letters in pairs}
