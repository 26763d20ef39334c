"""The hooks that a plugin may implement, each a function of this name marked with ``readiness.hookimpl``.

Every plugin is called on its own: none sees what another said, and no score depends on an order.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pluggy

from readiness.core.profile import Profile
from readiness.plugins.reporter import Reporter

PROJECT = "readiness"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a plugin as the implementation of the hook that it is called after."""

Fact = bool | int | float | Decimal | Fraction | str | None
"""What a plugin can find out: yes or no, a number, a name in small letters; ``None`` where nobody can say."""


@hookspec
def readiness_rulesets() -> Sequence[str | Path]:
    """Name the folders of rule-sets that the plugin brings, each with its full path.

    They are read like any other: data, checked when it is loaded, used where it serves the organisation.
    """
    raise NotImplementedError


@hookspec
def readiness_facts(profile: Profile) -> Mapping[str, Fact]:
    """Derive facts from a profile, by name.

    A flag asks for one as ``{ fact = "plugin-name.fact_name", is = true }``; no score can. The profile is a copy.
    """
    raise NotImplementedError


@hookspec
def readiness_reporters() -> Sequence[Reporter]:
    """Give the formats of reports that the plugin adds."""
    raise NotImplementedError


HOOKS = (readiness_rulesets, readiness_facts, readiness_reporters)
