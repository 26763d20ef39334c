"""Translation: what reports and plans say, in another language where a catalogue of messages is put in use.

Every text of a report is marked where it stands, in English, as :mod:`gettext` has it: ``_("Step {number}")``. The
marked texts are collected in ``locale/readiness.pot``. Without a catalogue they are said as they are, at no cost.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from readiness.message import Message


class Catalogue(Protocol):
    """Messages in another language; :class:`gettext.GNUTranslations` is one."""

    def gettext(self, message: str, /) -> str:
        """Give a message in the language of the catalogue; in English where it is not there."""

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """Give the form of a message that goes with a number."""


_IN_USE: ContextVar[Catalogue | None] = ContextVar("readiness_catalogue", default=None)


@contextmanager
def translated(catalogue: Catalogue | None) -> Iterator[None]:
    """Put a catalogue in use for what is rendered inside, in this thread or task alone; ``None`` for English."""
    token = _IN_USE.set(catalogue)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def gettext(message: str) -> str:
    """Say a message in the language in use."""
    catalogue = _IN_USE.get()
    return message if catalogue is None else catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Say the form of a message that goes with a number, in the language in use."""
    catalogue = _IN_USE.get()
    if catalogue is not None:
        return catalogue.ngettext(one, many, number)
    return one if number == 1 else many


def gettext_noop(message: str) -> str:
    """Mark a message that is said later, by :func:`gettext`."""
    return message


def told(text: str) -> str:
    """Say what the engine put together in the language in use; any other text stays as it is.

    >>> told("as it is")
    'as it is'
    """
    if not isinstance(text, Message):
        return text
    if _IN_USE.get() is None:
        return str(text)
    pattern = ngettext(text.pattern, text.plural, text.number) if text.plural else gettext(text.pattern)
    values = {name: told(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return pattern.format_map(values) if values else pattern
