"""Translation: what reports and plans say, in another language where a catalogue of messages is put in use.

Every text of a report is marked where it stands, in English, as :mod:`gettext` has it: ``_("Step {number}")``. The
marked texts are collected in ``locale/readiness.pot``. Without a catalogue they are said as they are, at no cost.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from readiness.message import Message

if TYPE_CHECKING:
    from contextvars import ContextVar
    from typing import Protocol

    class Catalogue(Protocol):
        """Messages in another language; :class:`gettext.GNUTranslations` is one."""

        def gettext(self, message: str, /) -> str:
            """Give a message in the language of the catalogue; in English where it is not there."""

        def ngettext(self, one: str, many: str, number: int, /) -> str:
            """Give the form of a message that goes with a number."""


@contextmanager
def translated(catalogue: "Catalogue | None") -> Iterator[None]:
    """Put a catalogue in use for what is rendered inside, in this thread or task alone; ``None`` for English."""
    variable = _variable()
    token = variable.set(catalogue)
    try:
        yield
    finally:
        variable.reset(token)


def gettext(message: str) -> str:
    """Say a message in the language in use."""
    catalogue = _in_use()
    return message if catalogue is None else catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Say the form of a message that goes with a number, in the language in use."""
    catalogue = _in_use()
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
    if _in_use() is None:
        return str(text)
    pattern = ngettext(text.pattern, text.plural, text.number) if text.plural else gettext(text.pattern)
    values = {name: told(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return pattern.format_map(values) if values else pattern


_VARIABLES: "list[ContextVar[Catalogue | None]]" = []
"""Holds the one variable once a catalogue was put in use; contexts are imported only then."""


def _variable() -> "ContextVar[Catalogue | None]":
    if not _VARIABLES:
        from contextvars import ContextVar  # noqa: PLC0415 (seldom needed)

        _VARIABLES.append(ContextVar("readiness_catalogue", default=None))
    return _VARIABLES[0]


def _in_use() -> "Catalogue | None":
    return _VARIABLES[0].get() if _VARIABLES else None
