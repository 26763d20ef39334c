"""Records: what all frozen classes have in common.

attrs writes and compiles the comparison, hash and text form of each class when the class is made, and the classes of
readiness are made anew at every start of the command. Here these are worked out from the fields at their first use,
which saves a third of a millisecond for each class.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import attrs


class Record:
    """A base for ``attrs.frozen(eq=False, repr=False)`` classes: equal where the class and all fields are equal.

    A field with ``eq=False`` of its own counts neither for that nor for the hash.

    >>> import attrs
    >>> @attrs.frozen(eq=False, repr=False)
    ... class Pair(Record):
    ...     first: int
    ...     second: int
    >>> Pair(1, 2), Pair(1, 2) == Pair(1, 2)
    (Pair(first=1, second=2), True)
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Compare class and fields."""
        if self is other:
            return True
        return _content(self) == _content(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        """Hash class and fields."""
        return hash((type(self), _content(self)))

    def __repr__(self) -> str:
        """Write class and fields as a call would."""
        inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in _names(type(self)))
        return f"{type(self).__qualname__}({inner})"

    def __reduce__(self) -> "Remaking":
        """Say how it is copied, and how it is pickled for another process."""
        return remaking(self)


Remaking = tuple[Callable[..., object], tuple[type, dict[str, object], tuple[str, ...]]]
"""What :mod:`pickle` and :mod:`copy` ask for: a function, and what it is called with."""


def remaking(record: object) -> Remaking:
    """Have a value of an attrs class made anew from its fields; what it works out for itself is worked out again.

    A mapping that nobody can change cannot be pickled: it goes as one that can, and is closed again.
    """
    kind: type = type(record)
    values = {field.alias: getattr(record, field.name) for field in attrs.fields(kind)}
    closed = {name: dict(value) for name, value in values.items() if isinstance(value, MappingProxyType)}
    return _remade, (kind, {**values, **closed}, tuple(closed))


def _remade(kind: type, values: Mapping[str, Any], closed: tuple[str, ...]) -> object:
    return kind(**{name: MappingProxyType(value) if name in closed else value for name, value in values.items()})


_READERS: dict[type, Callable[[object], object]] = {}


def _content(record: object) -> object:
    """Read all fields of a record."""
    kind = type(record)
    read = _READERS.get(kind)
    if read is None:
        read = _READERS[kind] = attrgetter(*_names(kind, compared=True))
    return read(record)


def _names(kind: type, *, compared: bool = False) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(kind) if field.eq or not compared)
