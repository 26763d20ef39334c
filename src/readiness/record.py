"""Records: what all frozen classes have in common.

attrs writes and compiles the comparison, hash and text form of each class when the class is made, and the classes of
readiness are made anew at every start of the command. Here these are worked out from the fields at their first use,
which saves a third of a millisecond for each class. Named tuples and attrs write and compile a method that takes the
fields, too; classes of what is only told and shown share one.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform

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


@dataclass_transform(frozen_default=True)
class Plain:
    """A base for frozen classes of few, short-lived values: each annotation is a field, by place or by name.

    Making such a class takes a tenth of what a named tuple takes; making a value takes two or three times as long.

    >>> class Pair(Plain):
    ...     first: int
    ...     second: int = 2
    >>> Pair(1), Pair(1) == Pair(first=1, second=2), Pair(1).changed(second=3)
    (Pair(first=1, second=2), True, Pair(first=1, second=3))
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()
    _fields: ClassVar[frozenset[str]] = frozenset()
    _standard: ClassVar[Mapping[str, object]] = {}

    def __init_subclass__(cls) -> None:
        """Tell the fields, and the standard values of those that have one."""
        cls.__match_args__ = tuple(cls.__annotations__)  # type: ignore[misc]  # nobody else sets it
        cls._fields = frozenset(cls.__match_args__)
        cls._standard = {name: value for name, value in vars(cls).items() if name in cls._fields}

    def __init__(self, *placed: object, **named: object) -> None:
        """Take the fields.

        Raises :class:`TypeError` where one is missing, told twice or not known.
        """
        self.__dict__.update(self._completed(placed, named) if placed or named.keys() != self._fields else named)

    def changed(self, **fields: object) -> Self:
        """Give another one in which some fields are different."""
        return type(self)(**{**self._told(), **fields})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse to be changed."""
        raise AttributeError(f"{type(self).__qualname__} is frozen; {name} stays as it is")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse to lose a field."""
        raise AttributeError(f"{type(self).__qualname__} is frozen; {name} stays as it is")

    def __eq__(self, other: object) -> bool:
        """Compare class and fields."""
        return self._told() == other._told() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        """Hash class and fields."""
        return hash((type(self), *self._told().values()))

    def __repr__(self) -> str:
        """Write class and fields as a call would."""
        inner = ", ".join(f"{name}={value!r}" for name, value in self._told().items())
        return f"{type(self).__qualname__}({inner})"

    def _completed(self, placed: tuple[object, ...], named: dict[str, object]) -> dict[str, object]:
        """Name what was given by place, and add what is standard."""
        told = dict(zip(self.__match_args__, placed, strict=False), **named)
        values = {**self._standard, **told}
        if len(told) < len(placed) + len(named) or values.keys() != self._fields:
            raise TypeError(f"{type(self).__qualname__} takes {', '.join(self.__match_args__)}")
        return values

    def _told(self) -> dict[str, object]:
        """Give the fields by name, without what was worked out from them later."""
        return {name: vars(self)[name] for name in self.__match_args__}


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
