"""Recommendations: what to do next, in what order, and why.

Steps come first, with what each would change exactly and in the order of :mod:`readiness.planning.ordering`; those
that others cover are named apart. Beside them stand what to find out, which claims want support, which flags want a
look, and which strengths are worth protecting.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache

from readiness.core.conditions import Leaf, judge, leaves
from readiness.core.findings import Finding, Verdict
from readiness.core.indicators import DIMENSIONS, VOICE_WORDS, Indicator
from readiness.core.intervals import ONE, ZERO
from readiness.core.profile import Profile
from readiness.core.rules import Effort, Measure, Rule, RuleBook
from readiness.core.standing import GROUPS, Silence, Standing, silent_voices
from readiness.core.truth import Truth
from readiness.core.vectors import Vector
from readiness.message import joined, message, plural_message
from readiness.planning.footing import Footing
from readiness.planning.ordering import Taken, order, reachable, wanted
from readiness.planning.outlook import Move, Outlook
from readiness.planning.priority import ASK_FIRST, FOR_STAFF, SAFETY, Priority, Tier
from readiness.planning.recommendations import (
    EVIDENCE,
    FIND_OUT,
    KEEP,
    REVIEW,
    STEP,
    Advice,
    Bundle,
    OutOfReach,
    Recommendation,
)
from readiness.planning.sets import places, union
from readiness.planning.ties import Ties
from readiness.planning.worth import Dimension, Worth

STRENGTH = Fraction(3, 4)
"""A rule whose secured end reaches this is a strength worth protecting."""

Standings = Mapping[str, Standing]

_OPEN = (Silence.UNANSWERED, Silence.UNKNOWN)


def recommend(  # noqa: PLR0913, PLR0917 (what advice rests on, one by one)
    profile: Profile,
    rulebook: RuleBook,
    where: Standings,
    found: Sequence[Finding],
    worth: Worth,
    in_hand: Collection[str] = (),
) -> Advice:
    """Work out everything that is worth recommending to the organisation behind a profile.

    ``worth`` is that of the steps that are still open. ``in_hand`` names steps that are begun: they stay on the list
    where others would cover them.
    """
    outlook, strained = worth.outlook, how_strained(profile, rulebook, where)
    strain = rulebook.strain if strained is Truth.TRUE else None
    unanswered = silent(where)
    priority = Priority(outlook, strain, unanswered)
    within_reach = reachable(worth, priority)
    taken = order(worth, priority, wanted(worth, priority, within_reach, profile.targets), in_hand)
    ties = Ties(worth, priority, taken)
    return Advice(
        steps=_steps(outlook, taken, ties.waits),
        find_out=find_out(rulebook, outlook, strained, unanswered, silent_voices(profile, where)),
        evidence=evidence(rulebook, where, outlook),
        review=review(found, strained),
        keep=keep(outlook),
        bundles=bundles(worth, priority, taken),
        covered=ties.covered,
        out_of_reach=_out_of_reach(outlook, within_reach, rulebook),
        strained=strained,
        strained_because=rulebook.strain.because if rulebook.strain is not None and strained.surely else "",
    )


def silent(where: Standings) -> frozenset[str]:
    """Name the indicators that were asked and that nobody has answered."""
    return frozenset([name for name, standing in where.items() if standing.silence in _OPEN])


def how_strained(profile: Profile, rulebook: RuleBook, where: Standings) -> Truth:
    """Say whether staff are strained, as the core rule-set defines it; false where it says nothing."""
    if rulebook.strain is None:
        return Truth.FALSE
    return judge(rulebook.strain.when, where, profile.facts) or Truth.FALSE


def find_out(
    rulebook: RuleBook,
    outlook: Outlook,
    strained: Truth,
    unanswered: frozenset[str],
    without: Mapping[str, tuple[str, ...]],
) -> tuple[Recommendation, ...]:
    """List the questions that nobody has answered, or some voices could not, those first that would settle most.

    ``without`` has the voices that could not, by question. Where it is not known whether staff are strained, the
    question that tells comes before all others.
    """
    first = rulebook.strain.ask_first if rulebook.strain is not None and strained is not Truth.FALSE else ""
    asked = [rulebook.indicators[name] for name in unanswered.union(without)]
    open_ones = [indicator for indicator in asked if indicator.derived is None]
    listed = [(indicator, outlook.answered(_filled(indicator, rulebook))) for indicator in open_ones]
    listed.sort(key=lambda entry: (entry[0].id != first, -sum(entry[1]), entry[0].id))
    return tuple(
        [
            _find_out(indicator, _settled(outlook, indicator, rises), rulebook, first, without.get(indicator.id, ()))
            for indicator, rises in listed
        ]
    )


def evidence(rulebook: RuleBook, where: Standings, outlook: Outlook) -> tuple[Recommendation, ...]:
    """List the answers that claim more than is supported, those first whose support would secure most."""
    claims = [standing for standing in where.values() if standing.claimed is not None]
    more = [s for s in claims if s.claimed is not s.worst and s.claimed != s.worst]
    judged_by = rulebook.judged_by
    listed = [
        _evidence(rulebook.indicators[standing.indicator], standing, judged_by[standing.indicator], outlook)
        for standing in more
        if standing.indicator in judged_by
    ]
    return tuple(sorted(listed, key=lambda item: (-item.settles, item.id)))


def review(found: Iterable[Finding], strained: Truth) -> tuple[Recommendation, ...]:
    """List what raised flags advise to look at; staff wellbeing first where staff are strained."""
    verdict = Verdict.RAISED
    raised = [finding.rule for finding in found if finding.verdict is verdict]
    if strained is Truth.TRUE:
        raised.sort(key=lambda rule: rule.dimension != "staff_wellbeing")
    return tuple(
        Recommendation(
            kind=REVIEW,
            rule=rule,
            dimension=rule.dimension,
            do=step.do,
            effort=step.effort,
            by=step.by,
            step=step,
        )
        for rule in raised
        for step in rule.steps
    )


def keep(outlook: Outlook) -> tuple[Recommendation, ...]:
    """List the strengths worth protecting: what is secured to three quarters or more, weightiest first."""
    secured = outlook.secured(STRENGTH)
    strong = sorted([(-weight * value, -value, rule.id, rule) for rule, weight, value in secured])
    return tuple(
        [Recommendation(kind=KEEP, rule=rule, dimension=rule.dimension, do=rule.keep) for *_, rule in strong]
    )


def bundles(worth: Worth, priority: Priority, taken: Sequence[Taken]) -> tuple[Bundle, ...]:
    """Group the next steps that a ceiling holds back, with the steps that lift it and what they give together."""
    if not worth.capped:
        return ()
    now, homes, lifting = Footing(worth), [0] * len(DIMENSIONS), list[Move]()
    for entry in taken:
        move, bit = entry.move, 1 << entry.move.number
        homes[move.home] |= bit
        if bit & worth.uncapping:
            lifting.append(move)
    nexts = [(dimension, homes[dimension.number] & ~priority.chained) for dimension in worth.capped]
    found = [_bundle(now, raised, lifting, dimension) for dimension, raised in nexts]
    return tuple([bundle for bundle in found if bundle is not None])


def _steps(outlook: Outlook, taken: Sequence[Taken], waits: Sequence[tuple[str, ...]]) -> tuple[Recommendation, ...]:
    unlocks: dict[str, list[str]] = {}
    for entry, waits_for in zip(taken, waits, strict=True):
        for needed in waits_for:
            unlocks.setdefault(needed, []).append(entry.move.step.id)
    return tuple(
        [
            _step(outlook, entry, waits_for, tuple(unlocks.get(entry.move.step.id, ())))
            for entry, waits_for in zip(taken, waits, strict=True)
        ]
    )


def _step(outlook: Outlook, entry: Taken, waits_for: tuple[str, ...], unlocks: tuple[str, ...]) -> Recommendation:
    move, tier, gain, gain_overall, lifts, _ = entry
    rule, step = move.rule, move.step
    return Recommendation(
        kind=STEP,
        rule=rule,
        dimension=rule.dimension,
        do=step.do,
        effort=step.effort,
        by=step.by,
        step=step,
        gain=outlook.shares[gain],
        gain_overall=outlook.share(gain_overall),
        safety=tier <= SAFETY,
        ask_first=tier is ASK_FIRST,
        waits_for=waits_for,
        unlocks=unlocks,
        reasons=_reasons(step.safety, tier, rule.dimension if lifts else "", len(unlocks)),
    )


@cache
def _reasons(safety: bool, tier: Tier, lifted: str, unlocked: int) -> tuple[str, ...]:
    """Say why a step stands where it does; ``lifted`` names the dimension whose ceiling it lifts, if it does."""
    reasons: list[str] = []
    if safety:
        reasons.append(message("keeps people safe"))
    elif tier <= SAFETY:
        reasons.append(message("a step for people's safety needs it"))
    elif tier is FOR_STAFF:
        reasons.append(message("staff come first while they are under strain"))
    if tier is ASK_FIRST:
        reasons.append(message("nobody has answered this yet, so find out first whether it is in place"))
    if lifted:
        reasons.append(message("lifts the ceiling on {dimension}", dimension=message(lifted.replace("_", " "))))
    if unlocked:
        reasons.append(_unlocks(unlocked))
    return tuple(reasons)


def _unlocks(count: int) -> str:
    """Say how many steps wait for one; numbers up to five are words."""
    few = (message("two"), message("three"), message("four"), message("five"))
    many = few[count - 2] if 2 <= count <= 5 else str(count)
    return plural_message("unlocks one other", "unlocks {many} others", count, many=many)


def _filled(indicator: Indicator, rulebook: RuleBook) -> list[str]:
    """Name the indicators that an answer fills: its own, and for the table of role groups every derived coverage."""
    derived = [i.id for i in rulebook.indicators.values() if i.derived is not None] if indicator.id == GROUPS else []
    return [indicator.id, *derived]


def _settled(outlook: Outlook, indicator: Indicator, rises: Sequence[int]) -> tuple[str, Fraction]:
    """Tell how much of which dimension an answer settles: of its own, unless only rules of others read it."""
    own = DIMENSIONS.index(indicator.dimension)
    number = own if rises[own] or not any(rises) else rises.index(max(rises))
    return DIMENSIONS[number], outlook.shares[rises[number]]


def _find_out(
    indicator: Indicator, settled: tuple[str, Fraction], rulebook: RuleBook, first: str, voices: Iterable[str]
) -> Recommendation:
    rules = [rulebook.judged_by[name] for name in _filled(indicator, rulebook) if name in rulebook.judged_by]
    rule = rules[0] if rules else _unjudged(indicator)
    reasons = (
        (message("tells whether staff are under strain, which decides what comes first"),)
        if indicator.id == first
        else ()
    )
    dimension, settles = settled
    return Recommendation(
        kind=FIND_OUT,
        rule=rule,
        dimension=dimension,
        do=rule.find_out or indicator.question,
        effort=Effort.SMALL,
        by=joined(VOICE_WORDS.get(voice, voice) for voice in voices) or indicator.ask,
        indicator=indicator.id,
        settles=settles,
        reasons=reasons,
    )


def _unjudged(indicator: Indicator) -> Rule:
    """Stand in for the rule of a question that no scoring rule reads."""
    name = indicator.key.replace("_", "-")
    return Rule(
        id=f"{indicator.ruleset}/{name}",
        title=indicator.question,
        dimension=indicator.dimension,
        judgement=Measure(indicator=indicator.id, full_at=ONE, none_at=ZERO),
        why="",
        sources=indicator.sources,
    )


def _evidence(indicator: Indicator, standing: Standing, rule: Rule, outlook: Outlook) -> Recommendation:
    rises = outlook.supported(indicator.id, standing.claimed or Fraction(0))
    dimension, settles = _settled(outlook, indicator, rises)
    return Recommendation(
        kind=EVIDENCE,
        rule=rule,
        dimension=dimension,
        do=_support_words(standing),
        effort=Effort.SMALL,
        by=VOICE_WORDS.get(standing.lacks_voice, indicator.ask),
        indicator=indicator.id,
        settles=settles,
    )


def _support_words(standing: Standing) -> str:
    voice = VOICE_WORDS.get(standing.lacks_voice, "")
    if not voice:
        return message("Add a dated record that shows it.")
    if not standing.lacks_evidence:
        return message("Ask {voice} how they see it and enter their answer.", voice=voice)
    return message(
        "Ask {voice} how they see it and enter their answer and add a dated record that shows it.", voice=voice
    )


def _bundle(now: Footing, raised: int, listed: Sequence[Move], dimension: Dimension) -> Bundle | None:
    """Build the bundle of one dimension; ``None`` where no ceiling is, or would be, in the way of its next steps.

    ``raised`` are the next steps: those of the dimension that are not chained to one below them. ``listed`` are the
    steps that lift ceilings, in order.
    """
    outlook = now.worth.outlook
    if now.before(raised)[dimension.number] <= dimension.ceiling(0):
        return None
    lifts, cap = _lifting(now.worth, listed, dimension), _lowest_cap(outlook, dimension.number)
    if cap is None or not lifts:
        return None
    lifted = union([1 << move.number for move in lifts])
    after = now.after(raised | lifted)
    return Bundle(
        cap=cap,
        lifts=tuple(move.step.id for move in lifts),
        steps=tuple([outlook.moves[number].step.id for number in places(raised & ~lifted)]),
        gain=outlook.shares[after[dimension.number] - now.afters[dimension.number]],
        gain_overall=outlook.share(outlook.balanced(after) - now.overall),
    )


def _lifting(worth: Worth, listed: Sequence[Move], dimension: Dimension) -> list[Move]:
    """List the steps, in order, that turn a dimension's caps off."""
    found, outlook = 0, worth.outlook
    moves = [move for move in listed if dimension.lifting >> move.number & 1]
    for rule in outlook.capped(dimension.number):
        vector = outlook.start.vector
        bearing = worth.bearing([outlook.compiled.places[leaf.indicator] for leaf in _cap_leaves(rule)])
        for move in [move for move in moves if bearing >> move.number & 1]:
            if rule.cap is None or not outlook.holds(rule.cap.when, vector):
                break
            found |= 1 << move.number
            vector = outlook.lifted(vector, move)
    return [move for move in moves if found >> move.number & 1]


def _cap_leaves(rule: Rule) -> list[Leaf]:
    found = [] if rule.cap is None else leaves(rule.cap.when)
    return [leaf for leaf in found if isinstance(leaf, Leaf)]


def _lowest_cap(outlook: Outlook, number: int) -> Rule | None:
    caps = sorted(outlook.capped(number), key=lambda rule: (rule.cap.at if rule.cap else 100, -rule.weight, rule.id))
    return caps[0] if caps else None


def _out_of_reach(outlook: Outlook, within: int, rulebook: RuleBook) -> tuple[OutOfReach, ...]:
    left = [outlook.moves[number] for number in places((1 << len(outlook.moves)) - 1 ^ within)]
    if not left:
        return ()
    end = outlook.vector_once([outlook.moves[number] for number in places(within)])
    return tuple(
        [OutOfReach(rule=move.rule, step=move.step, reason=_reason(outlook, move, end, rulebook)) for move in left]
    )


def _reason(outlook: Outlook, move: Move, end: Vector, rulebook: RuleBook) -> str:
    requires = move.step.requires
    if requires is None or outlook.ready(end, move):
        return message("the step below it cannot be reached")
    missing = [
        leaf.indicator for leaf in leaves(requires) if isinstance(leaf, Leaf) and outlook.holds(leaf, end) is False
    ]
    names = joined(dict.fromkeys(_title(name, rulebook) for name in missing))
    return message("it waits for {names}, and no step leads there", names=names)


def _title(indicator: str, rulebook: RuleBook) -> str:
    rule = rulebook.judged_by.get(indicator)
    return message("“{title}”", title=rule.title) if rule is not None else indicator
