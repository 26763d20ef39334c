"""The JSON form of an assessment, for other programs.

``docs/assessment.schema.json`` describes it; ``schema`` is its number, raised whenever a reader would have to
change. Exact numbers are text, ``n/d`` or a whole number, beside whole points of a hundred. Figures about few
people are hidden as in every report (see :mod:`readiness.faces.views.disclosure`). What people wrote in their own
words, that is notes, references of evidence and reasons why something does not apply, is left out unless it is asked
for.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from readiness.assessment import Assessment
from readiness.core.findings import Finding
from readiness.core.indicators import DIMENSIONS
from readiness.core.intervals import Interval
from readiness.core.practice import RoleGroup
from readiness.core.profile import Answer, Evidence, NotApplicable, Organisation, Profile
from readiness.core.rules import Flag, Raise, Rule, RuleBook, Ruleset
from readiness.core.score import CapEffect, DimensionScore, OverallScore, Scorecard, Tally, percent
from readiness.core.standing import FAR, Standing, VoiceStanding
from readiness.core.truth import Truth
from readiness.faces.json.text import json_text
from readiness.faces.views.disclosure import HIDDEN, SMALLEST_GROUP, Disclosure, disclosure
from readiness.faces.words.phrases import clean
from readiness.faces.words.translation import told
from readiness.planning.quarters import Plan, Quarter
from readiness.planning.recommendations import Advice, Bundle, Covered, OutOfReach, Recommendation, covers_by_step
from readiness.version import VERSION

SCHEMA = 1
"""The number of the form that this version writes."""

Data = dict[str, object]

_ON = {Truth.TRUE: "on", Truth.UNKNOWN: "perhaps", Truth.FALSE: "off"}


def to_json(assessment: Assessment, *, include_notes: bool = False, smallest_group: int = SMALLEST_GROUP) -> str:
    """Write an assessment as JSON, in ASCII: the same assessment, the same bytes."""
    data = to_data(assessment, include_notes=include_notes, smallest_group=smallest_group)
    return json_text(data)


def to_data(assessment: Assessment, *, include_notes: bool = False, smallest_group: int = SMALLEST_GROUP) -> Data:
    """Give the JSON form of an assessment, keys in a defined order.

    ``include_notes`` adds what people wrote in their own words. Figures about fewer people than ``smallest_group``
    are hidden; less than :data:`~readiness.faces.views.disclosure.SMALLEST_GROUP` counts as that.
    """
    profile, rulebook = assessment.profile, assessment.rulebook
    hidden = disclosure(profile, rulebook, assessment.findings, smallest_group)
    data: Data = {
        "schema": SCHEMA,
        "engine": {"name": "readiness", "version": VERSION},
        "rulesets": [_ruleset(ruleset, rulebook) for ruleset in rulebook.rulesets],
        "organisation": _organisation(profile.organisation),
        "as_of": profile.organisation.as_of.isoformat(),
        "form": profile.form.value,
        "left_out": [clean(name) for name in assessment.left_out],
        "notices": [clean(notice) for notice in assessment.notices],
        "core": _scorecard(assessment.core, hidden),
        "extended": _scorecard(assessment.extended, hidden) if assessment.extended is not None else None,
        "findings": [_finding(finding, hidden) for finding in assessment.findings],
        "standings": [_standing(standing, rulebook, hidden) for standing in assessment.standings.values()],
        "role_groups": [_group(place, group, hidden) for place, group in enumerate(profile.groups or ())],
        "advice": _advice(assessment.advice, hidden),
        "plan": _plan(assessment.plan),
        "hidden": {"sign": HIDDEN, "smallest_group": hidden.limit, "note": hidden.note},
    }
    return data | ({"notes": _notes(profile)} if include_notes else {})


def exact(value: Fraction) -> str:
    """Write an exact number as text.

    >>> exact(Fraction(2, 4)), exact(Fraction(1))
    ('1/2', '1')
    """
    return str(value)


def _ruleset(ruleset: Ruleset, rulebook: RuleBook) -> Data:
    return {
        "name": clean(ruleset.name),
        "title": clean(ruleset.title),
        "version": clean(ruleset.version),
        "format": ruleset.format,
        "engine": clean(ruleset.engine),
        "publisher": clean(ruleset.publisher),
        "licence": clean(ruleset.licence),
        "digest": ruleset.digest,
        "raises": [_raise(raised, rulebook) for raised in ruleset.raises],
        "notices": [clean(notice) for notice in ruleset.notices],
    }


def _raise(raised: Raise, rulebook: RuleBook) -> Data:
    """Give a raised weight; of several for one rule the highest counts."""
    return {
        "rule": raised.rule,
        "weight": exact(raised.weight),
        "counts": rulebook.raises.get(raised.rule) == raised,
        "why": clean(raised.why),
        "sources": list(raised.sources),
    }


def _organisation(organisation: Organisation) -> Data:
    return {
        "name": clean(organisation.name),
        "sector": list(organisation.sector),
        "setting": list(organisation.setting),
        "workforce": organisation.workforce,
        "capacity": organisation.capacity,
    }


def _scorecard(card: Scorecard, hidden: Disclosure) -> Data:
    return {
        "dimensions": [_dimension(score, veiled=score.dimension in hidden.dimensions) for score in card.dimensions],
        "overall": _overall(card.overall, veiled=bool(hidden.dimensions)),
    }


def _dimension(score: DimensionScore, *, veiled: bool) -> Data:
    parts = score.parts
    names = ("secured", "unsettled", "held_back", "still_to_do")
    return {
        "dimension": score.dimension,
        "words": told(score.words),
        "value": interval_data(score.interval, veiled=veiled),
        "before_caps": interval_data(score.before_caps, veiled=veiled),
        "with_left_out": interval_data(score.with_left_out, veiled=veiled),
        "parts": dict(zip(names, parts.points(), strict=True)) if parts is not None else None,
        "caps": [_cap(effect, veiled=veiled) for effect in score.caps],
        "answers": _tally(score.tally),
    }


def interval_data(interval: Interval | None, *, veiled: bool = False) -> Data | None:
    """Give both ends of an interval, exact and in points; ``veiled`` leaves out what is exact."""
    if interval is None:
        return None
    return {
        "secured": _amount(interval.secured, veiled=veiled),
        "possible": _amount(interval.possible, veiled=veiled),
    }


def _amount(value: Fraction, *, veiled: bool) -> Data:
    """Give an amount; where its exact value would tell a hidden figure, only in whole points of the dimension."""
    return {"exact": HIDDEN if veiled else exact(value), "points": percent(value)}


def _cap(effect: CapEffect, *, veiled: bool) -> Data:
    return {
        "rule": effect.rule.id,
        "on": _ON[effect.on],
        "at": percent(effect.at),
        "because": clean(effect.rule.cap.because) if effect.rule.cap is not None else "",
        "binding": effect.binding,
        "held_back": {
            "secured": _amount(effect.held_back_secured, veiled=veiled),
            "possible": _amount(effect.held_back, veiled=veiled),
        },
    }


def _tally(counts: Tally) -> Data:
    return {
        "asked": counts.asked,
        "answered": counts.answered,
        "unknown": counts.unknown,
        "unanswered": counts.unanswered,
        "not_applicable": counts.not_applicable,
        "not_asked": counts.not_asked,
    }


def _overall(score: OverallScore, *, veiled: bool) -> Data:
    return {
        "words": told(score.words),
        "value": interval_data(score.interval, veiled=veiled),
        "mean": interval_data(score.mean, veiled=veiled),
        "balanced": score.balanced,
        "lowest": list(score.lowest),
        "undefined": list(score.undefined),
        "answers": _tally(score.tally),
    }


def _finding(finding: Finding, hidden: Disclosure) -> Data:
    rule = finding.rule
    veiled = rule.id in hidden.rules
    return {
        "rule": rule.id,
        "title": clean(rule.title),
        "dimension": rule.dimension,
        "weight": exact(rule.weight),
        "verdict": HIDDEN if veiled else finding.verdict.value,
        "value": HIDDEN if veiled else interval_data(finding.value),
        "cap": None if finding.cap is None else _ON[finding.cap],
        "reads": list(rule.reads),
        "says": clean(rule.judgement.says) if isinstance(rule.judgement, Flag) else "",
        "why": clean(rule.why),
        "sources": list(rule.sources),
    }


def _standing(standing: Standing, rulebook: RuleBook, hidden: Disclosure) -> Data:
    veiled = standing.indicator in hidden.indicators and standing.known
    return {
        "indicator": standing.indicator,
        "dimension": rulebook.indicators[standing.indicator].dimension,
        "type": rulebook.indicators[standing.indicator].type.value,
        "silence": standing.silence.value,
        "worst": HIDDEN if veiled else _raw(standing.worst),
        "best": HIDDEN if veiled else _raw(standing.best),
        "claimed": HIDDEN if veiled else _raw(standing.claimed),
        "lacks_voice": standing.lacks_voice,
        "lacks_evidence": standing.lacks_evidence,
        "voices": HIDDEN if veiled else [_voice(voice) for voice in standing.voices],
        "evidence_age": _raw(standing.evidence_age),
    }


def _raw(value: Fraction | None) -> str | None:
    """Write a raw value; nothing where there is none, or where the scale has no end."""
    return None if value is None or value >= FAR else exact(value)


def _voice(voice: VoiceStanding) -> Data:
    return {"voice": voice.voice, "low": _raw(voice.low), "high": _raw(voice.high), "n": voice.n}


def _group(place: int, group: RoleGroup, hidden: Disclosure) -> Data:
    low, high = group.trained(group.needs_number)
    veiled = place in hidden.groups
    return {
        "name": clean(group.name),
        "needs": group.needs,
        "people": HIDDEN if veiled else group.headcount,
        "trained": HIDDEN if veiled else {"secured": low, "possible": high},
    }


def _advice(advice: Advice, hidden: Disclosure) -> Data:
    lists = {
        "keep": advice.keep,
        "steps": advice.steps,
        "find_out": advice.find_out,
        "evidence": advice.evidence,
        "review": advice.review,
    }
    covers = covers_by_step(advice.covered, [item.id for item in advice.steps])
    data: Data = {
        kind: [_recommendation(item, hidden, covers.get(item.id, ())) for item in items]
        for kind, items in lists.items()
    }
    return data | {
        "bundles": [_bundle(bundle) for bundle in advice.bundles],
        "covered": [_covered(item) for item in advice.covered],
        "out_of_reach": [_out_of_reach(item) for item in advice.out_of_reach],
        "strained": _ON[advice.strained],
        "strained_because": clean(advice.strained_because),
    }


def _recommendation(item: Recommendation, hidden: Disclosure, covers: Iterable[Covered]) -> Data:
    step, rule = item.step, item.rule
    veiled = rule.dimension in hidden.dimensions
    return {
        "id": item.id,
        "kind": item.kind.value,
        "rule": rule.id,
        "indicator": item.indicator,
        "dimension": item.dimension,
        "title": clean(rule.title),
        "do": clean(item.do),
        "first": clean(step.first) if step is not None else "",
        "good_enough_when": clean(step.good_enough_when) if step is not None else "",
        "effort": item.effort.name.lower(),
        "effort_points": int(item.effort),
        "by": clean(item.by),
        "gain": _amount(item.gain, veiled=veiled),
        "gain_overall": _amount(item.gain_overall, veiled=bool(hidden.dimensions)),
        "settles": _amount(item.settles, veiled=veiled),
        "safety": item.safety,
        "waits_for": list(item.waits_for),
        "unlocks": list(item.unlocks),
        "covers": [each.step.id for each in covers],
        "reasons": [clean(reason) for reason in item.reasons],
        "why": clean(rule.why),
        "sources": list(_cited(item, rule)),
    }


def _cited(item: Recommendation, rule: Rule) -> tuple[str, ...]:
    return item.step.sources if item.step is not None and item.step.sources else rule.sources


def _bundle(bundle: Bundle) -> Data:
    return {
        "cap": bundle.cap.id,
        "dimension": bundle.cap.dimension,
        "lifts": list(bundle.lifts),
        "steps": list(bundle.steps),
        "gain_points": percent(bundle.gain),
        "gain_overall_points": percent(bundle.gain_overall),
    }


def _covered(item: Covered) -> Data:
    return {"step": item.step.id, "rule": item.rule.id, "do": clean(item.step.do), "through": list(item.through)}


def _out_of_reach(item: OutOfReach) -> Data:
    return {"step": item.step.id, "rule": item.rule.id, "do": clean(item.step.do), "reason": clean(item.reason)}


def _plan(plan: Plan) -> Data:
    return {
        "capacity": plan.capacity,
        "pace": plan.pace,
        "at_a_time": plan.at_a_time,
        "strained": plan.strained,
        "question": clean(plan.question),
        "small_win": plan.small_win,
        "quarters": [_quarter(quarter) for quarter in plan.quarters],
        "steps": [_planned(item) for item in plan.steps],
        "later": [_planned(item) for item in plan.later],
        "unreached": [{"dimension": name, "reason": clean(reason)} for name, reason in plan.unreached],
    }


def _quarter(quarter: Quarter) -> Data:
    secured = zip(DIMENSIONS, quarter.secured, strict=True)
    return {
        "number": quarter.number,
        "spent": quarter.spent,
        "portions": [{"step": p.step, "points": p.points, "finishes": p.finishes} for p in quarter.portions],
        "secured_points": {name: None if value is None else percent(value) for name, value in secured},
        "overall_points": None if quarter.overall is None else percent(quarter.overall),
    }


def _planned(item: Recommendation) -> Data:
    return {
        "step": item.id,
        "gain_points": percent(item.gain),
        "gain_overall_points": percent(item.gain_overall),
    }


def _notes(profile: Profile) -> Mapping[str, Data]:
    return {name: _note(answer) for name, answer in profile.answers.items()}


def _note(answer: Answer | NotApplicable) -> Data:
    if isinstance(answer, NotApplicable):
        return {"reason": clean(answer.reason), "note": clean(answer.note), "evidence": []}
    return {"reason": "", "note": clean(answer.note), "evidence": [_evidence(item) for item in answer.evidence]}


def _evidence(item: Evidence) -> Data:
    date = None if item.date is None else item.date.isoformat()
    return {"kind": item.kind, "ref": clean(item.ref), "date": date}
