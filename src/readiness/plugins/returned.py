"""What hooks return, checked piece by piece and turned into values of our own."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from pathlib import Path

from readiness.core.conditions import FactValue
from readiness.errors import printable
from readiness.plugins.formats import FORMATS
from readiness.plugins.isolation import UnfitError
from readiness.plugins.reporter import Reporter

MOST = 200
"""No hook may give more than so many folders, facts or reporters."""

LIMIT = 10**9
"""A number of a fact lies between this, either way."""

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""How plugins, formats and names that are the value of a fact are called."""


def folders(returned: object) -> tuple[Path, ...]:
    """Check that a hook gave folders with their full paths."""
    return tuple(_folder(each) for each in _listed(returned, "folders"))


def facts(returned: object) -> Mapping[str, FactValue | None]:
    """Check that a hook gave facts by name, and give them as exact numbers or names."""
    if type(returned) is not dict:
        raise UnfitError(f"it gave {_kind(returned)} where a dict of facts is expected")
    _check_number(len(returned))
    return {_fact_name(name): _fact(name, value) for name, value in returned.items()}


def reporters(returned: object) -> tuple[Reporter, ...]:
    """Check that a hook gave reporters, each with a name that nothing else has."""
    found = tuple(_reporter(each) for each in _listed(returned, "reporters"))
    names = [reporter.name for reporter in found]
    for name in names:
        if names.count(name) > 1:
            raise UnfitError(f"it gave two reporters called {name}")
    return found


def report(returned: object) -> str | bytes:
    """Check that a reporter gave text or bytes."""
    if type(returned) is str or type(returned) is bytes:
        return returned
    raise UnfitError(f"it gave {_kind(returned)} where text or bytes are expected")


_FACT_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_SUFFIX = re.compile(r"(?:\.[a-z0-9]{1,10}){1,2}")


def _listed(returned: object, what: str) -> tuple[object, ...]:
    if type(returned) is not list and type(returned) is not tuple:
        raise UnfitError(f"it gave {_kind(returned)} where a list of {what} is expected")
    _check_number(len(returned))
    return tuple(returned)


def _check_number(count: int) -> None:
    if count > MOST:
        raise UnfitError(f"it gave {count} of them, and {MOST} are the most")


def _folder(each: object) -> Path:
    if not isinstance(each, str | Path):
        raise UnfitError(f"it gave {_kind(each)} where the path of a folder is expected")
    path = Path(each)
    if not path.is_absolute():
        raise UnfitError(f"it gave the path {printable(str(path))!r}, which is not a full one")
    return path


def _fact_name(name: object) -> str:
    if type(name) is not str or not _FACT_NAME.fullmatch(name):
        found = repr(printable(name, limit=60)) if type(name) is str else _kind(name)
        raise UnfitError(f"it gave a fact the name {found}, and not one in small letters, digits and underscores")
    return name


def _fact(name: object, value: object) -> FactValue | None:
    exact = _exact(value)
    if exact is None and value is not None:
        wanted = "a number, true or false, a name in small letters, or None"
        raise UnfitError(f"it gave {_kind(value)} for the fact {name}, and not {wanted}")
    return exact


def _exact(value: object) -> FactValue | None:
    """Turn a value into an exact number or a name; of exact types, since others could run code when they are read."""
    if type(value) is str:
        return value if len(value) <= 60 and NAME.fullmatch(value) else None
    if type(value) is float:
        return _within(Fraction(repr(value))) if isfinite(value) else None
    if type(value) is Decimal:
        return _within(Fraction(value)) if value.is_finite() and abs(value.adjusted()) < 20 else None
    if type(value) is bool or type(value) is int or type(value) is Fraction:
        return _within(Fraction(value))
    return None


def _within(number: Fraction) -> Fraction | None:
    return number if -LIMIT <= number <= LIMIT and number.denominator <= LIMIT else None


def _reporter(each: object) -> Reporter:
    if type(each) is not Reporter:
        raise UnfitError(f"it gave {_kind(each)} where a readiness.Reporter is expected")
    if type(each.name) is not str or not NAME.fullmatch(each.name) or len(each.name) > 60:
        raise UnfitError("it gave a reporter whose name is not in small letters, digits and hyphens")
    if each.name in FORMATS:
        raise UnfitError(f"it gave a reporter called {each.name}, which is a format of readiness itself")
    if type(each.suffix) is not str or not _SUFFIX.fullmatch(each.suffix):
        raise UnfitError(f"it gave the reporter {each.name} a suffix that is not one such as '.csv'")
    if not callable(each.write):
        raise UnfitError(f"it gave the reporter {each.name} {_kind(each.write)} where a function is expected")
    return each


def _kind(value: object) -> str:
    """Name the type of a value, never the value: showing that would run code of the plugin."""
    return "nothing" if value is None else f"a value of type {printable(type(value).__name__, limit=60)}"
