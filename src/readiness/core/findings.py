"""Findings: what each rule said about a profile."""

from enum import Enum
from fractions import Fraction

import attrs

from readiness.core.intervals import Interval
from readiness.core.rules import Rule
from readiness.core.truth import Truth
from readiness.record import Record


class Verdict(Enum):
    """What a rule said, in one word. The last three belong to flags."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNSETTLED = "unsettled"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASKED = "not_asked"
    RAISED = "raised"
    PERHAPS = "perhaps"
    CLEAR = "clear"


LEFT = frozenset({Verdict.NOT_APPLICABLE, Verdict.NOT_ASKED})
"""Verdicts that leave the denominator."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Finding(Record):
    """What a rule said about a profile. The rule object is shared, not copied.

    ``value`` runs from 0 to 1 at both ends; ``None`` for flags and where the rule does not apply. ``cap`` says
    whether the rule's ceiling is on; ``None`` where it has none or nothing to judge it by.
    """

    rule: Rule
    verdict: Verdict
    value: Interval | None = None
    cap: Truth | None = None

    @property
    def counts(self) -> bool:
        """Whether it is part of a score."""
        return self.value is not None


def grade(secured: Fraction | int, possible: Fraction | int, full: int = 1) -> Verdict:
    """Name a scoring verdict from its two ends, both from 0 to ``full``."""
    if secured != possible:
        return _UNSETTLED
    if secured == full:
        return _MET
    return _PARTLY if secured else _NOT_MET


# Looked up once: a member takes as long to find in its class as ten other names (Python 3.11).
_UNSETTLED, _MET, _PARTLY, _NOT_MET = Verdict.UNSETTLED, Verdict.MET, Verdict.PARTLY, Verdict.NOT_MET
