"""Messages: English words of the engine that remember what they were put together from.

A message is a text like any other. Faces can put it together again in another language (see
:mod:`readiness.faces.words.translation`), which the engine knows nothing about.
"""

import datetime as dt
from collections.abc import Iterable
from functools import reduce


class Message(str):
    """English words, and how they came about: a ``pattern`` with ``values`` in its braces.

    Where the words depend on a ``number``, ``pattern`` is for one and ``plural`` for any other; else ``plural`` is
    empty.
    """

    __slots__ = ("number", "pattern", "plural", "values")

    pattern: str
    plural: str
    number: int
    values: dict[str, object]


def message(pattern: str, /, **values: object) -> Message:
    """Put words together.

    >>> message("it waits for {step}", step="a name")
    'it waits for a name'
    """
    return _made(pattern, pattern, "", 0, values)


def plural_message(pattern: str, plural: str, number: int, /, **values: object) -> Message:
    """Put words together that depend on a number, which stands for ``{number}`` in them.

    >>> plural_message("one step waits", "{number} steps wait", 3)
    '3 steps wait'
    """
    return _made(
        pattern if number == 1 else plural, pattern, plural, number, {**values, "number": written_number(number)}
    )


def joined(names: Iterable[str]) -> str:
    """Join names by "and"; empty where there are none.

    >>> joined(["a", "b"])
    'a and b'
    """
    listed = list(names)
    return reduce(_and, listed) if listed else ""


def written_number(value: int) -> str:
    """Write a whole number as people do: thousands apart.

    >>> written_number(1460), written_number(60)
    ('1,460', '60')
    """
    if value < 1000:
        return str(value)
    # Translators: a large number, as in 1,460.
    return message("{thousands},{rest}", thousands=written_number(value // 1000), rest=f"{value % 1000:03}")


def written_date(date: dt.date) -> str:
    """Write a date as people in the United Kingdom do.

    >>> written_date(dt.date(2026, 11, 1))
    '1 November 2026'
    """
    # Translators: a date, as in 1 November 2026.
    return message("{day} {month} {year}", day=date.day, month=_MONTHS[date.month - 1], year=date.year)


def _and(first: str, last: str) -> str:
    return message("{first} and {last}", first=first, last=last)


def _made(said: str, pattern: str, plural: str, number: int, values: dict[str, object]) -> Message:
    made = Message(said.format_map(values) if values else said)
    made.pattern, made.plural, made.number, made.values = pattern, plural, number, values
    return made


_MONTHS = (
    message("January"),
    message("February"),
    message("March"),
    message("April"),
    message("May"),
    message("June"),
    message("July"),
    message("August"),
    message("September"),
    message("October"),
    message("November"),
    message("December"),
)
