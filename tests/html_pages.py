"""HTML pages, read strictly as a browser would: what they say, where their links lead, and what stands in them."""

from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import html5lib

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@cache
def tree(html: str) -> Element:
    """Read a page; anything that is not as the standard wants it is an error. Not to be changed by who reads it."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found = parser.parse(html)
    assert isinstance(found, Element)
    return found


def text(element: Element) -> str:
    """Read everything that an element says, in one line."""
    return " ".join("".join(element.itertext()).split())


def body(page: Element) -> Element:
    """Find the part of a page that is shown."""
    found = page.find("body")
    assert found is not None
    return found


def elements(page: Element, name: str) -> list[Element]:
    """Find every element of a name, in order."""
    return [element for element in page.iter() if _name(element) == name]


def names(page: Element) -> list[str]:
    """Name all elements, in order."""
    return [_name(element) for element in page.iter()]


def ids(page: Element) -> list[str]:
    """List all ids, in order."""
    return [element.attrib["id"] for element in page.iter() if "id" in element.attrib]


def links(page: Element) -> list[str]:
    """List where all links lead, in order."""
    return [element.attrib["href"] for element in page.iter() if "href" in element.attrib]


def attributes(page: Element) -> Iterator[tuple[str, str]]:
    """List all attributes with their values."""
    for element in page.iter():
        yield from ((str(name), value) for name, value in element.attrib.items())


def by_id(page: Element, name: str) -> Element:
    """Find the element with an id."""
    return next(element for element in page.iter() if element.attrib.get("id") == name)


def _name(element: Element) -> str:
    """Give its name; that of a drawing without its namespace."""
    return str(element.tag).rpartition("}")[2]
