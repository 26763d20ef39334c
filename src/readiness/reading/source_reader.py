"""Sources, read from the ``[[document]]`` and ``[[source]]`` tables of a rule-set.

A source stands alone, or is a theme of a document and inherits its title, publisher, year and address.
"""

import re
from collections.abc import Iterable, Mapping

import attrs

from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Source
from readiness.errors import did_you_mean, near_names
from readiness.record import Record
from readiness.toml.tables import Table, found_words

_DOCUMENT_KEYS = ("code", "title", "publisher", "year", "url")
_SOURCE_KEYS = ("id", "document", "title", "publisher", "year", "url", "says", "dimensions")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Document(Record):
    """A published document. ``year`` and ``url`` may be empty."""

    title: str = ""
    publisher: str = ""
    year: str = ""
    url: str = ""


def read_documents(tables: Iterable[Table]) -> Mapping[str, Document]:
    """Read documents, by their codes."""
    documents: dict[str, Document] = {}
    for table in tables:
        table.only(*_DOCUMENT_KEYS)
        code = table.text("code")
        if code in documents:
            table.problem("code", f"the document {code} is there twice", "Give each document a code of its own.")
        documents[code] = _document(table, Document(), required=True)
    return documents


def read_source(table: Table, documents: Mapping[str, Document]) -> Source:
    """Read one source. Its themes say in which dimensions they matter most."""
    table.only(*_SOURCE_KEYS)
    source_id = table.text("id")
    if source_id and not _ID.fullmatch(source_id):
        hint = 'Write letters, digits, "-", "_" and ".", such as "CB16".'
        table.problem("id", f"found {found_words(source_id)}", hint)
    base = _base(table, documents)
    document = _document(table, base or Document(), required=base is None)
    return Source(
        id=source_id,
        title=document.title,
        publisher=document.publisher,
        year=document.year,
        url=document.url,
        says=table.text("says"),
        dimensions=table.texts("dimensions", choices=DIMENSIONS),
    )


def _base(table: Table, documents: Mapping[str, Document]) -> Document | None:
    """Find the document that a source is a theme of."""
    if not table.has("document"):
        return None
    code = table.text("document")
    if code not in documents:
        hint = did_you_mean(near_names(code, documents)) or "Define it as [[document]]."
        table.problem("document", f"there is no document {found_words(code)}", hint)
    return documents.get(code, Document())


def _document(table: Table, base: Document, *, required: bool) -> Document:
    return Document(
        title=table.text("title") if required else table.text("title", default=base.title),
        publisher=table.text("publisher") if required else table.text("publisher", default=base.publisher),
        year=_year(table) or base.year,
        url=_url(table) or base.url,
    )


def _year(table: Table) -> str:
    return str(table.whole("year", 1800, 2200)) if table.has("year") else ""


def _url(table: Table) -> str:
    url = table.text("url", default="")
    if url and not url.startswith("https://"):
        table.problem("url", f"found {found_words(url)}", "Write an address that starts with https://.")
    return url
