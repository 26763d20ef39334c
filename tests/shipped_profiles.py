"""The example profiles that ship, each opened as the command opens it: with the rule-sets that serve it."""

from functools import cache
from pathlib import Path

from readiness.assessment import Assessment, assess
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.reading.engine import Opened, open_profile

FOLDER = Path(__file__).resolve().parent.parent / "profiles"
FILES = sorted(FOLDER.glob("*.toml"))


@cache
def opened(name: str) -> Opened:
    """Open a profile by the name of its file, without its ending."""
    return open_profile(str(FOLDER / f"{name}.toml"))


def shipped(name: str) -> tuple[Profile, RuleBook]:
    """Give a profile and the rule-sets that serve it."""
    return opened(name).profile, opened(name).rulebook


@cache
def assessed(name: str) -> Assessment:
    """Assess a profile as the command does."""
    found = opened(name)
    return assess(found.profile, found.rulebook, notices=found.notices, left_out=found.left_out)
