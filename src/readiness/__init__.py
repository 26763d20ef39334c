"""Judge how ready an organisation is to become trauma-informed and trauma-responsive.

Open a profile with the rule-sets that serve it, and assess it::

    import readiness

    opened = readiness.open_profile("profile.toml")
    assessment = readiness.assess(opened.profile, opened.rulebook)
    assessment.core.dimension("leadership").words

Everything here is imported when it is first used, so that ``import readiness`` costs next to nothing. What is not
listed here may change in any release.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readiness.assessment import Assessment, assess
    from readiness.batch import assess_many
    from readiness.core.compiled import Compiled, scores
    from readiness.core.compiled import compile_rulebook as compile  # noqa: A004 (the word that the field uses)
    from readiness.core.figures import Scores
    from readiness.core.findings import Finding, Verdict
    from readiness.core.indicators import Indicator
    from readiness.core.intervals import Interval
    from readiness.core.practice import RoleGroup
    from readiness.core.profile import (
        UNKNOWN,
        Answer,
        Evidence,
        Form,
        NotApplicable,
        Organisation,
        Percent,
        Profile,
        Share,
        View,
    )
    from readiness.core.rules import Rule, RuleBook, Ruleset, Source, Step
    from readiness.core.score import DimensionScore, OverallScore, Scorecard
    from readiness.core.truth import Truth
    from readiness.errors import (
        InputError,
        OutputError,
        PluginError,
        Problem,
        ProfileError,
        ReadinessError,
        RulesetError,
        SelectionError,
    )
    from readiness.faces.json.form import to_json
    from readiness.planning.quarters import Plan
    from readiness.planning.recommendations import Advice, Recommendation
    from readiness.plugins.hookspecs import hookimpl
    from readiness.plugins.reporter import Reporter
    from readiness.reading.engine import Opened, load_profile, open_profile
    from readiness.reading.profile_reader import read_profile
    from readiness.reading.ruleset_loader import load_rulesets, select
    from readiness.version import VERSION as __version__  # noqa: N811 (the name that tools look for)

__all__ = [
    "UNKNOWN",
    "Advice",
    "Answer",
    "Assessment",
    "Compiled",
    "DimensionScore",
    "Evidence",
    "Finding",
    "Form",
    "Indicator",
    "InputError",
    "Interval",
    "NotApplicable",
    "Opened",
    "Organisation",
    "OutputError",
    "OverallScore",
    "Percent",
    "Plan",
    "PluginError",
    "Problem",
    "Profile",
    "ProfileError",
    "ReadinessError",
    "Recommendation",
    "Reporter",
    "RoleGroup",
    "Rule",
    "RuleBook",
    "Ruleset",
    "RulesetError",
    "Scorecard",
    "Scores",
    "SelectionError",
    "Share",
    "Source",
    "Step",
    "Truth",
    "Verdict",
    "View",
    "__version__",
    "assess",
    "assess_many",
    "compile",
    "hookimpl",
    "load_profile",
    "load_rulesets",
    "open_profile",
    "read_profile",
    "scores",
    "select",
    "to_json",
]

_MODULES = {
    "assessment": ("Assessment", "assess"),
    "batch": ("assess_many",),
    "core.compiled": ("Compiled", "scores"),
    "core.figures": ("Scores",),
    "reading.engine": ("Opened", "load_profile", "open_profile"),
    "errors": (
        "InputError",
        "OutputError",
        "PluginError",
        "Problem",
        "ProfileError",
        "ReadinessError",
        "RulesetError",
        "SelectionError",
    ),
    "core.findings": ("Finding", "Verdict"),
    "core.indicators": ("Indicator",),
    "core.intervals": ("Interval",),
    "faces.json.form": ("to_json",),
    "core.practice": ("RoleGroup",),
    "core.profile": (
        "UNKNOWN",
        "Answer",
        "Evidence",
        "Form",
        "NotApplicable",
        "Organisation",
        "Percent",
        "Profile",
        "Share",
        "View",
    ),
    "reading.profile_reader": ("read_profile",),
    "planning.quarters": ("Plan",),
    "planning.recommendations": ("Advice", "Recommendation"),
    "plugins.hookspecs": ("hookimpl",),
    "plugins.reporter": ("Reporter",),
    "core.rules": ("Rule", "RuleBook", "Ruleset", "Source", "Step"),
    "reading.ruleset_loader": ("load_rulesets", "select"),
    "core.score": ("DimensionScore", "OverallScore", "Scorecard"),
    "core.truth": ("Truth",),
}

_PLACES = {name: (module, name) for module, names in _MODULES.items() for name in names}
_PLACES |= {"compile": ("core.compiled", "compile_rulebook"), "__version__": ("version", "VERSION")}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _PLACES[name]
    value: object = getattr(import_module(f"{__name__}.{module}"), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
