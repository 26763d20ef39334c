"""First steps: what a first look shows of a long list of steps.

The list itself begins with what cannot wait and goes on by gain for effort, so what is small comes early and the one
large thing that is missing may stand far down. A first look shows both: the head of the list, and where most is still
to gain.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from readiness.core.rules import CORE
from readiness.planning.recommendations import Recommendation

HEAD = 3
"""So many steps, from the head of the list, are always shown."""

MOST = 5
"""More steps than this are never shown at first."""


def head(steps: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """Give the steps that come first in the list."""
    return tuple(steps[:HEAD])


def largest(steps: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """Give the first step of the core rule whose steps gain most together, after those that it waits for.

    Of core, since its figures are those that a first look shows. Steps on questions that nobody has answered are not
    counted: what they would build may be there. What the head of the list shows is left out; empty where that is all
    of it, or where too much has to come before.
    """
    known = [item for item in steps if not item.ask_first and item.rule.ruleset == CORE]
    if not known:
        return ()
    gained: dict[str, Fraction] = {}
    for item in known:
        gained[item.rule.id] = gained.get(item.rule.id, Fraction(0)) + item.gain
    most = max(gained, key=gained.__getitem__)
    first = next(item for item in known if item.rule.id == most)
    needed = _with_needs(first, {item.id: item for item in steps})
    added = tuple(item for item in steps[HEAD:] if item.id in needed)
    return added if len(added) <= MOST - HEAD else ()


def _with_needs(step: Recommendation, listed: Mapping[str, Recommendation]) -> set[str]:
    found: set[str] = set()
    waiting = [step.id]
    while waiting:
        name = waiting.pop()
        if name not in found and name in listed:
            found.add(name)
            waiting += listed[name].waits_for
    return found
