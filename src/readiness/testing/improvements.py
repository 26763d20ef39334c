"""Random profiles that say more, or say something better, than a profile does.

For laws about what may follow from that. An answer is *raised* where it becomes better at one end or both, *settled*
where some of what nobody could say is said, *supported* where evidence is added. A *completion* leaves nothing open.
"""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

import attrs
from hypothesis import strategies as st

from readiness.core.conditions import FactLeaf, leaves
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.practice import PRACTICE_LEVELS, RoleGroup
from readiness.core.profile import Answer, NotApplicable, Percent, Profile, Share, Unknown, Value
from readiness.core.rules import RuleBook
from readiness.core.standing import GROUPS
from readiness.testing.draws import pick, up_to, yes
from readiness.testing.profile_strategies import EVIDENCE, answers, asked, group_tables, unknown_answer, values
from readiness.toml.source import MAX_NUMBER


@st.composite
def raised(draw: st.DrawFn, rulebook: RuleBook, profile: Profile) -> Profile:
    """Raise any number of answers by any amount, and train any number of people."""

    def better(indicator: Indicator, value: Value | Unknown) -> Value | Unknown:
        return value if isinstance(value, Unknown) else _better(draw, indicator, value, profile.organisation.as_of)

    groups = profile.groups and tuple(_trained(draw, group) for group in profile.groups)
    return attrs.evolve(_with_views(rulebook, profile, better), groups=groups)


@st.composite
def settled(draw: st.DrawFn, rulebook: RuleBook, profile: Profile) -> Profile:
    """Say some of what nobody could say or nobody said.

    What applies stays the same: a table of role groups is filled in only where no rule depends on whom it counts.
    """
    as_of, all_of_it = profile.organisation.as_of, not yes(draw)

    def narrower(indicator: Indicator, value: Value | Unknown) -> Value | Unknown:
        return _narrower(draw, indicator, value, as_of) if all_of_it or yes(draw) else value

    told = _with_views(rulebook, profile, narrower)
    silent = [indicator for indicator in asked(rulebook, profile.form) if indicator.id not in profile.answers]
    fresh = {indicator.id: draw(answers(indicator, as_of)) for indicator in silent if all_of_it or yes(draw)}
    return _with_table(attrs.evolve(told, answers={**told.answers, **fresh}), _known_table(draw, rulebook, profile))


@st.composite
def supported(draw: st.DrawFn, profile: Profile) -> Profile:
    """Add evidence to any number of answers."""
    grown = {
        name: answer
        if isinstance(answer, NotApplicable)
        else attrs.evolve(answer, evidence=(*answer.evidence, *pick(draw, _ADDED)))
        for name, answer in profile.answers.items()
    }
    return attrs.evolve(profile, answers=grown)


def completion(rulebook: RuleBook, profile: Profile, *, best: bool) -> Profile:
    """Give the best or the worst profile that leaves nothing open and contradicts nothing that was said.

    A table of role groups is filled in only where no rule depends on whom it counts.
    """
    end = _best if best else _worst
    as_of = profile.organisation.as_of

    def closed(indicator: Indicator, value: Value | Unknown) -> Value | Unknown:
        return end(indicator, value, as_of)

    unanswered = {indicator.id: unknown_answer() for indicator in asked(rulebook, profile.form)}
    opened = attrs.evolve(profile, answers={**unanswered, **profile.answers})
    groups = profile.groups
    if groups is None and can_fill_in(rulebook):
        groups = (attrs.evolve(_EVERYTHING, in_date=()),)
    told = _with_views(rulebook, opened, closed)
    return _with_table(told, groups and tuple(_counted(group, best=best) for group in groups))


def can_fill_in(rulebook: RuleBook) -> bool:
    """Say whether the table of role groups can be filled in without changing which rules apply."""
    read = (leaf for rule in rulebook.scoring for condition in rule.all_conditions for leaf in leaves(condition))
    counted = any(isinstance(leaf, FactLeaf) and leaf.fact in _COUNTED_FACTS for leaf in read)
    return GROUPS in rulebook.indicators and not counted


_ADDED = (*EVIDENCE[1:], *EVIDENCE[:1])
_COUNTED_FACTS = ("headcount", "needs_skilled", "needs_enhanced", "needs_specialist")
_EVERYTHING = RoleGroup(
    name="everything",
    headcount=100,
    contact="known",
    remit="specialist",
    in_date=tuple((level, 0) for level in PRACTICE_LEVELS),
)
"""A group that needs every practice level, so that a table with it makes no coverage not applicable."""


def _with_views(
    rulebook: RuleBook, profile: Profile, change: Callable[[Indicator, Value | Unknown], Value | Unknown]
) -> Profile:
    """Change the values of every view of every answer."""
    changed = dict(profile.answers)
    for name, answer in profile.answers.items():
        if isinstance(answer, Answer) and name != GROUPS:
            indicator = rulebook.indicators[name]
            views = tuple(attrs.evolve(view, value=change(indicator, view.value)) for view in answer.views)
            changed[name] = attrs.evolve(answer, views=views)
    return attrs.evolve(profile, answers=changed)


def _with_table(profile: Profile, groups: tuple[RoleGroup, ...] | None) -> Profile:
    """Fill in the table of role groups, which takes the place of the answer that nobody knows."""
    kept = {name: said for name, said in profile.answers.items() if name != GROUPS or groups is None}
    return attrs.evolve(profile, answers=kept, groups=groups)


def _better(draw: st.DrawFn, indicator: Indicator, value: Value, as_of: dt.date) -> Value:
    match value:
        case Percent(percent=percent):
            left = percent if indicator.falls else 100 - percent
            rise = left * pick(draw, _PORTIONS)
            return Percent(percent=percent - rise if indicator.falls else percent + rise)
        case Share():
            return _better_share(draw, indicator, value)
        case bool():
            return value if yes(draw) else not indicator.falls
        case dt.date():
            return as_of - dt.timedelta(days=draw(up_to((as_of - value).days)))
        case _:
            top = 4 if indicator.type is AnswerType.LEVEL else min(value + 20, MAX_NUMBER)
            return draw(up_to(value)) if indicator.falls else top - draw(up_to(top - value))


_PORTIONS = (Fraction(1), Fraction(0), Fraction(1, 2), Fraction(1, 7))


def _better_share(draw: st.DrawFn, indicator: Indicator, share: Share) -> Share:
    """Move either end of a share the better way, or both."""
    low, high = share.count, share.count + share.unknown
    if indicator.falls:
        low, high = draw(up_to(low)), draw(up_to(high))
    else:
        low, high = share.of - draw(up_to(share.of - low)), share.of - draw(up_to(share.of - high))
    low, high = (min(low, high), high) if indicator.falls else (low, max(low, high))
    return Share(count=low, of=share.of, unknown=high - low)


def _trained(draw: st.DrawFn, group: RoleGroup) -> RoleGroup:
    """Train any number of a group's people, to any level that is counted."""
    most, counts = group.headcount - group.unknown, []
    for level, count in group.in_date:
        most -= draw(up_to(most - count))
        counts.append((level, most))
    return attrs.evolve(group, in_date=tuple(counts))


def _narrower(draw: st.DrawFn, indicator: Indicator, value: Value | Unknown, as_of: dt.date) -> Value | Unknown:
    if isinstance(value, Unknown):
        return draw(values(indicator, as_of))
    if not isinstance(value, Share):
        return value
    found = draw(up_to(value.unknown))
    return Share(count=value.count + found, of=value.of, unknown=draw(up_to(value.unknown - found)))


def _known_table(draw: st.DrawFn, rulebook: RuleBook, profile: Profile) -> tuple[RoleGroup, ...] | None:
    if profile.groups is not None:
        return tuple(_known_group(draw, group) for group in profile.groups)
    if not can_fill_in(rulebook) or not yes(draw):
        return None
    return (_trained(draw, _EVERYTHING), *draw(group_tables()))


def _known_group(draw: st.DrawFn, group: RoleGroup) -> RoleGroup:
    """Find out about some of those whose training nobody could tell, and count some of the levels not counted."""
    found = draw(up_to(group.unknown))
    known, unknown, counts = dict(group.in_date), group.unknown - found, []
    most = group.headcount - unknown
    for number, level in enumerate(PRACTICE_LEVELS):
        if level in known:
            found = draw(up_to(found))
            most = known[level] + found
        elif yes(draw):
            least = max((known[above] for above in PRACTICE_LEVELS[number:] if above in known), default=0) + found
            most -= draw(up_to(most - least))
        else:
            continue
        counts.append((level, most))
    return attrs.evolve(group, in_date=tuple(counts), unknown=unknown)


def _best(indicator: Indicator, value: Value | Unknown, as_of: dt.date) -> Value:
    if isinstance(value, Unknown):
        return _top(indicator, as_of) if not indicator.lower_is_better else _bottom(indicator, as_of)
    return _settled_share(value, 0 if indicator.falls else value.unknown) if isinstance(value, Share) else value


def _worst(indicator: Indicator, value: Value | Unknown, as_of: dt.date) -> Value:
    if isinstance(value, Unknown):
        return _bottom(indicator, as_of) if not indicator.lower_is_better else _top(indicator, as_of)
    return _settled_share(value, value.unknown if indicator.falls else 0) if isinstance(value, Share) else value


def _settled_share(share: Share, more: int) -> Share:
    return Share(count=share.count + more, of=share.of)


def _top(indicator: Indicator, as_of: dt.date) -> Value:
    tops: dict[AnswerType, Value] = {
        AnswerType.LEVEL: 4,
        AnswerType.SHARE: Percent(percent=Fraction(100)),
        AnswerType.YES_NO: True,
        AnswerType.DATE: as_of,
    }
    return tops.get(indicator.type, MAX_NUMBER)


def _bottom(indicator: Indicator, as_of: dt.date) -> Value:  # noqa: ARG001
    bottoms: dict[AnswerType, Value] = {
        AnswerType.SHARE: Percent(percent=Fraction(0)),
        AnswerType.YES_NO: False,
        AnswerType.DATE: dt.date.min,
    }
    return bottoms.get(indicator.type, 0)


def _counted(group: RoleGroup, *, best: bool) -> RoleGroup:
    """Settle how many are trained to each level: as many as there can be, or as few."""
    known, counts = dict(group.in_date), dict[str, int]()
    unknown, count = (group.unknown, group.headcount) if best else (0, 0)
    for level in PRACTICE_LEVELS if best else reversed(PRACTICE_LEVELS):
        count = known[level] + unknown if level in known else count
        counts[level] = count
    return attrs.evolve(group, in_date=tuple((level, counts[level]) for level in PRACTICE_LEVELS), unknown=0)
