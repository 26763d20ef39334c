"""Many assessments: one profile after the other, with one rule-book."""

from collections.abc import Iterable, Iterator

from readiness.assessment import Assessment, assess
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook


def assess_many(profiles: Iterable[Profile], rulebook: RuleBook) -> Iterator[Assessment]:
    """Assess profiles one after the other, in their order; nothing is kept of one once the next is asked for.

    What they share is worked out once: the rule-book is compiled for each form that occurs.
    """
    for profile in profiles:
        yield assess(profile, rulebook)
