"""A profile copied value by value, so that what a plugin does to its own reaches nobody else's."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from readiness.core.profile import Profile


def copied(profile: Profile) -> Profile:
    """Copy a profile, and everything in it that could be changed by force."""
    made: Profile = _copied(profile)
    return made


def _copied(value: Any) -> Any:  # noqa: ANN401 - whatever a profile holds
    kind: type = type(value)
    if kind is tuple:
        return tuple([_copied(held) for held in value])
    names = _fields(kind)
    if names:
        return kind(**{name: _copied(getattr(value, name)) for name in names})
    return {key: _copied(held) for key, held in value.items()} if isinstance(value, Mapping) else value


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(kind)) if attrs.has(kind) else ()
