"""A profile copied value by value, so that what a plugin does to its own reaches nobody else's."""

from collections.abc import Mapping
from typing import Any

import attrs

from readiness.core.profile import Profile


def copied(profile: Profile) -> Profile:
    """Copy a profile, and everything in it that could be changed by force."""
    made: Profile = _copied(profile)
    return made


def _copied(value: Any) -> Any:  # noqa: ANN401 - whatever a profile holds
    if isinstance(value, tuple):
        return tuple(map(_copied, value))
    if isinstance(value, Mapping):
        return {key: _copied(held) for key, held in value.items()}
    if attrs.has(type(value)):
        names = [field.name for field in attrs.fields(type(value))]
        return type(value)(**{name: _copied(getattr(value, name)) for name in names})
    return value
