"""One rule-set in one folder, together with what it builds on."""

from pathlib import Path

from readiness.core.rules import CORE, RuleBook, Ruleset
from readiness.errors import Problem, RulesetError
from readiness.reading.discovery import rulesets_in
from readiness.reading.ruleset_loader import load_rulesets, named


def load_folder(path: Path) -> tuple[Ruleset, RuleBook]:
    """Load the rule-set in a folder, beside the installed core; a core alone.

    Raises :class:`~readiness.errors.RulesetError` where the folder holds none or several, and with everything that is
    wrong with it.
    """
    found = rulesets_in(path)
    if len(found) > 1:
        names = ", ".join(one.folder.name for one in found[:3])
        raise RulesetError([Problem(path=str(path), message="several rule-sets", hint=f"Name one, such as {names}.")])
    name = named(found[0]).name
    rulebook = load_rulesets(found[0].folder, installed=name != CORE)
    ruleset = next(ruleset for ruleset in rulebook.rulesets if ruleset.name == name)
    return ruleset, rulebook


Loaded = tuple[Ruleset, RuleBook]
"""A rule-set, and the rule-book that holds it and what it builds on."""


def load_versions(old: Path, new: Path) -> tuple[Loaded, Loaded]:
    """Load two versions of one rule-set.

    Raises :class:`~readiness.errors.RulesetError` as :func:`load_folder` does, and where the two have other names.
    """
    before, after = load_folder(old), load_folder(new)
    if before[0].name != after[0].name:
        message = f"this is {after[0].name}, and {old} is {before[0].name}"
        raise RulesetError([Problem(path=str(new), message=message, hint="Name two versions of one rule-set.")])
    return before, after
