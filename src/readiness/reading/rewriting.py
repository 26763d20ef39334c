"""The text of a profile, rewritten: answers get other names, and everything else stays where it is.

The one module that needs tomlkit, which keeps comments and layout; it is imported once something is rewritten.
"""

import re
from collections.abc import Iterable

from tomlkit import nl, parse
from tomlkit import table as empty_table
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, Item, Key, Null, SingleKey, Table

__all__ = ["TOMLKitError", "with_names"]

Body = list[tuple[Key | None, Item]]
"""What stands in a table, in order: keys with their values, and comments and empty lines without a key."""


def with_names(text: str, renamed: Iterable[tuple[str, str]]) -> str:
    """Give answers other names: an old and a new one for each, both a table and a key.

    Raises :class:`~tomlkit.exceptions.TOMLKitError` where tomlkit cannot read the text.
    """
    document = parse(_AFTER_A_DATE.sub(_tabs, text))
    for old, new in renamed:
        _rename(document, old, new)
    return _TABS_AFTER_A_DATE.sub(_blanks, document.as_string())


_AFTER_A_DATE = re.compile(r"([0-9]-[0-9]{2})( +)(?=[,}\]])")
_TABS_AFTER_A_DATE = re.compile(r"([0-9]-[0-9]{2})(\t+)(?=[,}\]])")
"""tomlkit 0.15 drops blanks between a date and what closes or parts a list; it keeps tabs."""


def _tabs(found: re.Match[str]) -> str:
    return found[1] + "\t" * len(found[2])


def _blanks(found: re.Match[str]) -> str:
    return found[1] + " " * len(found[2])


def _rename(document: Container, old: str, new: str) -> None:
    """Give an answer its new name wherever a part of it stands, or move it to the end of its new table."""
    (table, key), (new_table, new_key) = old.split("."), new.split(".")
    moved: Body = []
    for body in _bodies(document, table):
        for place, (name, item) in enumerate(body):
            if name is not None and name.key == key:
                entry = (_named(new_key, name), _unnamed(item))
                if table == new_table:
                    body[place] = entry
                else:
                    moved += [*_taken(body, place), entry]
    if moved:
        _add(document, new_table, moved)


def _bodies(document: Container, table: str) -> list[Body]:
    """List the parts of a document that hold a table, which may be written in several places."""
    held = [item for name, item in document.body if name is not None and name.key == table]
    return [item.value.body for item in held if isinstance(item.value, Container)]


def _named(key: str, old: Key) -> Key:
    """Name an answer, with the same space around its name as before."""
    written = old.as_string()
    return SingleKey(key, sep=old.sep, original=key + written[len(written.rstrip()) :])


def _unnamed(item: Item) -> Item:
    """Let a table that has a header of its own take the name of its answer."""
    if isinstance(item, Table):
        item.display_name = None
    return item


def _taken(body: Body, place: int) -> Body:
    """Take an answer from its place, and give the lines of comments directly above it."""
    first = place
    while first and isinstance(body[first - 1][1], Comment):
        first -= 1
    above = body[first:place]
    body[first : place + 1] = [(None, Null())] * (place + 1 - first)
    return above


def _add(document: Container, table: str, entries: Body) -> None:
    """Put an answer with its comments behind the last one of a table; begin the table where there is none."""
    bodies = _bodies(document, table)
    if not bodies:
        document.add(nl())
        document.add(table, empty_table())
        bodies = _bodies(document, table)
    body = bodies[0]
    single = [place for place, (name, item) in enumerate(body) if name and not isinstance(item, AoT | Table)]
    place = single[-1] + 1 if single else 0
    for _, item in (*body[:place], *entries):
        item.trivia.trail = item.trivia.trail or "\n"
    body[place:place] = entries
