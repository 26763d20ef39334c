"""Evaluation: every rule of a rule-book over one profile, interpreted in exact fractions.

This is the reference. The compiled path in :mod:`readiness.core.compiled` gives the same results faster.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from readiness.core.conditions import Facts, judge
from readiness.core.findings import Finding, Verdict, grade
from readiness.core.intervals import HALF, ONE, ZERO, Interval, clamp
from readiness.core.profile import Profile
from readiness.core.rules import Flag, Measure, Met, Rule, RuleBook
from readiness.core.standing import Silence, Standing, standings
from readiness.core.truth import Truth

Standings = Mapping[str, Standing]
End = Callable[[Truth], bool]


def evaluate(profile: Profile, rulebook: RuleBook) -> tuple[Finding, ...]:
    """Judge a profile by every rule, in the order of the rule-book."""
    return findings(standings(profile, rulebook), profile.facts, rulebook)


def findings(where: Standings, facts: Facts, rulebook: RuleBook) -> tuple[Finding, ...]:
    """Judge standings that are already known by every rule, in the order of the rule-book."""
    return tuple(find(rule, where, facts) for rule in rulebook.rules)


def find(rule: Rule, where: Standings, facts: Facts) -> Finding:
    """Judge standings by one rule."""
    if rule.when is not None and judge(rule.when, where, facts) is not Truth.TRUE:
        return Finding(rule=rule, verdict=Verdict.NOT_APPLICABLE)
    if isinstance(rule.judgement, Flag):
        return _point_out(rule, rule.judgement, where, facts)
    value = _value(rule.judgement, where, facts)
    if value is None:
        return Finding(rule=rule, verdict=left(rule, where))
    cap = judge(rule.cap.when, where, facts) if rule.cap is not None else None
    return Finding(rule=rule, verdict=grade(value.secured, value.possible), value=value, cap=cap)


def left(rule: Rule, where: Standings) -> Verdict:
    """Tell a rule whose questions were not asked from one that does not apply."""
    silences = {where[indicator].silence for indicator in rule.reads}
    return Verdict.NOT_ASKED if Silence.NOT_ASKED in silences else Verdict.NOT_APPLICABLE


def _point_out(rule: Rule, flag: Flag, where: Standings, facts: Facts) -> Finding:
    held = judge(flag.flag, where, facts, whole=True)
    if held is None:
        return Finding(rule=rule, verdict=left(rule, where))
    verdict = Verdict.RAISED if held.surely else Verdict.PERHAPS if held.perhaps else Verdict.CLEAR
    return Finding(rule=rule, verdict=verdict)


def _value(judgement: Measure | Met, where: Standings, facts: Facts) -> Interval | None:
    if isinstance(judgement, Measure):
        standing = where[judgement.indicator]
        if standing.dropped:
            return None
        return Interval(graded(judgement, standing.worst), graded(judgement, standing.best))
    met = judge(judgement.met, where, facts)
    partly = judge(judgement.partly, where, facts) if judgement.partly is not None else None
    if met is None:
        return None
    return Interval(_credit(met, partly, _surely), _credit(met, partly, _perhaps))


def graded(measure: Measure, raw: Fraction) -> Fraction:
    """Grade a raw value from ``none_at`` (0) to ``full_at`` (1), linear between and level outside.

    >>> graded(Measure(indicator="x", full_at=Fraction(36), none_at=Fraction(0)), Fraction(12))
    Fraction(1, 3)
    """
    return clamp((raw - measure.none_at) / measure.span)


def _credit(met: Truth, partly: Truth | None, end: End) -> Fraction:
    if end(met):
        return ONE
    return HALF if partly is not None and end(partly) else ZERO


def _surely(held: Truth) -> bool:
    return held.surely


def _perhaps(held: Truth) -> bool:
    return held.perhaps
