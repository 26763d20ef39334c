"""The markup of Word files: paragraphs, runs, fields, links, bookmarks, tables and pictures as XML elements.

Whatever is shown is put in as text, which is never read as markup, a field or an address. Source: ECMA-376, part 1
(WordprocessingML).
"""

from collections.abc import Iterable, Sequence
from functools import cache

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

Element = BaseOxmlElement
"""An element of the markup."""

TABLE, VALUE = qn("w:tbl"), qn("w:val")
"""The tag of a table, and the name of the attribute that most elements have."""

_DECORATIVE = f"""\
<a:extLst {nsdecls("a")}>
  <a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">
    <d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>
  </a:ext>
</a:extLst>"""
"""Says that whoever hears the text misses nothing without a picture."""


def element(tag: str, *children: Element, text: str = "", **attributes: str) -> Element:
    """Make an element; tags and attributes are in the namespace ``w`` where they name no other."""
    made = OxmlElement(_prefixed(tag))
    for name, value in attributes.items():
        made.set(_clark(name.replace("_", ":")), value)
    if text:
        made.text = text
    made.extend(children)
    return made


def paragraph(style: str, content: Iterable[Element], *settings: Element) -> Element:
    """Make a paragraph in a style; ``settings`` are what it does otherwise, in the order of the schema."""
    return element("p", element("pPr", element("pStyle", val=style), *settings), *content)


def style(made: Element) -> str:
    """Give the style of a paragraph; empty for anything else."""
    found = made.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else found.get(VALUE, "")


def run(text: str, look: str = "") -> Element:
    """Make a run of text, in a character style where ``look`` names one."""
    return element("r", *_look(look), element("t", text=text, xml_space="preserve"))


def tab() -> Element:
    """Make a run that leads to the next tab stop."""
    return element("r", element("tab"))


def inner_link(mark: str, text: str, look: str) -> Element:
    """Make a link to a bookmark."""
    return element("hyperlink", run(text, look), anchor=mark, history="1")


def outer_link(relation: str, text: str) -> Element:
    """Make a link to the address behind a relation of the document."""
    return element("hyperlink", run(text, "Hyperlink"), r_id=relation, history="1")


def bookmark(name: str, number: int) -> tuple[Element, Element]:
    """Make the two ends of a bookmark; each bookmark has a number of its own."""
    return element("bookmarkStart", id=str(number), name=name), element("bookmarkEnd", id=str(number))


def contents(*paragraphs: Element) -> Element:
    """Make of paragraphs what Word knows as a table of contents, with a button to bring it up to date."""
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    return element("sdt", element("sdtPr", gallery), element("sdtContent", *paragraphs))


def field_begin(instruction: str) -> tuple[Element, ...]:
    """Begin a field: what it is told to do, before what it shows until it is brought up to date."""
    code = element("instrText", text=f" {instruction} ", xml_space="preserve")
    return _field_mark("begin"), element("r", code), _field_mark("separate")


def field_end() -> Element:
    """End a field."""
    return _field_mark("end")


def picture(relation: str, number: int, width: float, height: float) -> Element:
    """Make a run with a picture behind a relation, in millimetres, marked as decoration."""
    inline = CT_Inline.new_pic_inline(number, relation, f"bar{number}.png", Mm(width), Mm(height))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    inline.docPr.set("descr", "")
    inline.docPr.append(parse_xml(_DECORATIVE))
    return element("r", element("drawing", inline))


def table(widths: Sequence[int], rows: Iterable[Element], caption: str, *, total: bool) -> Element:
    """Make a table of rows that share columns, whose widths are in twentieths of a point.

    ``caption`` is what it is called where its picture cannot be seen; ``total`` says whether the last row stands
    apart. The number of a table's look stands for headings in the first row and column, and for no stripes.
    """
    settings = element(
        "tblPr",
        element("tblStyle", val="ReportTable"),
        element("tblW", w=str(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="06E0" if total else "06A0"),
        element("tblCaption", val=caption),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    return element("tbl", settings, grid, *rows)


def row(cells: Iterable[Element], *, heading: bool = False) -> Element:
    """Make a row that no page break divides; one of headings comes again on each page."""
    settings = element("trPr", element("cantSplit"), *([element("tblHeader")] if heading else []))
    return element("tr", settings, *cells)


def cell(width: int, *paragraphs: Element) -> Element:
    """Make a cell."""
    return element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), *paragraphs)


def _look(name: str) -> tuple[Element, ...]:
    return (element("rPr", element("rStyle", val=name)),) if name else ()


def _field_mark(kind: str) -> Element:
    return element("r", element("fldChar", fldCharType=kind))


@cache
def _prefixed(tag: str) -> str:
    return tag if ":" in tag else f"w:{tag}"


@cache
def _clark(name: str) -> str:
    return qn(_prefixed(name))
