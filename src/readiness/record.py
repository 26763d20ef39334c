"""Records: what all frozen classes have in common.

attrs writes and compiles the comparison, hash and text form of each class when the class is made, and the classes of
readiness are made anew at every start of the command. Here these are worked out from the fields at their first use,
which saves a third of a millisecond for each class.
"""

from collections.abc import Callable
from operator import attrgetter

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
