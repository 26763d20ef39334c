"""A translation that nobody speaks: it shows what a report says of its own, and what comes from data.

Messages are put into Cyrillic letters, the texts of rule-sets and profiles into Armenian ones, so whatever is left in
Latin letters is a name, or was not marked for translation.
"""

import string
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

import attrs

from message_template import messages
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.record import Record

Value = TypeVar("Value")

TEXTS = frozenset(
    {
        *("ask", "because", "by", "do", "find_out", "first", "good_enough_when", "help", "keep", "levels", "name"),
        *("not_applicable", "not_applicable_if", "note", "publisher", "question", "reason", "ref", "says"),
        *("small_team", "strength", "title", "unit", "why"),
    }
)
"""The fields of rule-sets and profiles that hold words."""


def _alphabet(small: int, capital: int) -> dict[int, int]:
    letters = ((string.ascii_lowercase, small), (string.ascii_uppercase, capital))
    return {ord(letter): first + place for row, first in letters for place, letter in enumerate(row)}


_MESSAGE = _alphabet(0x430, 0x410)
_DATA = _alphabet(0x561, 0x531)


class PseudoCatalogue:
    """A catalogue with every message of the template, and no other."""

    def __init__(self) -> None:
        """Know the messages of the template that ships."""
        self.known = frozenset(messages())
        self.said: set[str] = set()

    def gettext(self, message: str) -> str:
        """Put all of a message but its placeholders into Cyrillic letters."""
        if message not in self.known:
            return message
        self.said.add(message)
        return _in_cyrillic(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Do the same with the form that goes with a number."""
        return self.gettext(one if number == 1 else many)


@cache
def _in_cyrillic(message: str) -> str:
    parts = string.Formatter().parse(message)
    return "".join(words.translate(_MESSAGE) + (f"{{{name}}}" if name else "") for words, name, _, _ in parts)


def reworded_rules(rulebook: RuleBook) -> RuleBook:
    """Put the texts of rule-sets into Armenian letters; every id stays."""
    return RuleBook(rulesets=tuple(attrs.evolve(_reworded(one), name=one.name) for one in rulebook.rulesets))


def reworded_profile(profile: Profile) -> Profile:
    """Put what people wrote into Armenian letters."""
    return _reworded(profile)


def _reworded(value: Value) -> Value:
    if isinstance(value, Record):
        names = [field.name for field in attrs.fields(type(value)) if field.init]  # type: ignore[arg-type]
        return attrs.evolve(value, **{name: _field(name, getattr(value, name)) for name in names})  # type: ignore[misc]
    if isinstance(value, tuple):
        return tuple(map(_reworded, value))  # type: ignore[return-value]
    if isinstance(value, Mapping):
        return {key: _reworded(inner) for key, inner in value.items()}  # type: ignore[return-value]
    return value


def _field(name: str, value: object) -> object:
    if name not in TEXTS:
        return _reworded(value)
    if isinstance(value, str):
        return value.translate(_DATA)
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return tuple(one.translate(_DATA) for one in value)
    return _reworded(value)
