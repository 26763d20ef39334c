"""For those who write rule-sets: checks in one call, and Hypothesis strategies for laws of their own.

::

    from readiness.testing import check_laws, check_ruleset

    def test_the_rule_set() -> None:
        check_ruleset("ruleset")
        check_laws("ruleset")

Everything here is imported when it is first used. The checks of cases need nothing beside readiness; the laws and
the strategies need Hypothesis, which the extra ``readiness[testing]`` installs. What is not listed here may change in
any release.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readiness.testing.condition_strategies import conditions
    from readiness.testing.improvements import completion, raised, settled, supported
    from readiness.testing.law_checks import check_laws
    from readiness.testing.profile_strategies import (
        answers,
        group_tables,
        organisations,
        profiles,
        situations,
        values,
    )
    from readiness.testing.ruleset_checks import check_ruleset
    from readiness.testing.strategies import rulebooks, rulesets

__all__ = [
    "answers",
    "check_laws",
    "check_ruleset",
    "completion",
    "conditions",
    "group_tables",
    "organisations",
    "profiles",
    "raised",
    "rulebooks",
    "rulesets",
    "settled",
    "situations",
    "supported",
    "values",
]

_MODULES = {
    "condition_strategies": ("conditions",),
    "improvements": ("completion", "raised", "settled", "supported"),
    "law_checks": ("check_laws",),
    "profile_strategies": ("answers", "group_tables", "organisations", "profiles", "situations", "values"),
    "ruleset_checks": ("check_ruleset",),
    "strategies": ("rulebooks", "rulesets"),
}
_PLACES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
