"""Disclosure: which figures are about so few people that somebody could be recognised.

A figure is hidden where its group has fewer people than the limit, or where it counts some of them, but fewer than
the limit. Where a total would give a hidden figure away, a second one is hidden too: among the role groups behind
each coverage, and among the rules behind each dimension. A share of things, as its question says, is small without
harm; how many people said so counts all the same. What is hidden here reaches no renderer.

Judgements of the whole stay: dimensions, ceilings, gains in whole points, and the advice itself.
"""

from collections.abc import Iterable, Sequence

from readiness.core.findings import Finding
from readiness.core.indicators import DIMENSIONS, Indicator
from readiness.core.intervals import ANYTHING
from readiness.core.practice import PRACTICE_LEVELS, RoleGroup, least_coverage, people_needing
from readiness.core.profile import Answer, Profile, Share, View
from readiness.core.rules import Rule, RuleBook
from readiness.faces.words.translation import gettext as _
from readiness.record import Plain

SMALLEST_GROUP = 5
"""Fewer people than this are not shown, inside the organisation either. The limit can only be raised."""

SMALLEST_GROUP_OUTSIDE = 10
"""The limit for whatever could leave the organisation."""

HIDDEN = "[c]"
"""Stands where a figure is hidden."""


class Disclosure(Plain):
    """What is too small to show.

    ``groups`` holds places in the table of role groups, ``levels`` practice levels whose coverage is hidden,
    ``indicators`` and ``rules`` ids whose figures are hidden. ``dimensions`` rest on some of these rules: their exact
    values would give figures away, their whole points are judgements and stay.
    """

    limit: int
    groups: frozenset[int] = frozenset()
    levels: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    dimensions: frozenset[str] = frozenset()

    @property
    def hides(self) -> bool:
        """Whether anything is hidden."""
        return bool(self.groups or self.levels or self.indicators or self.rules)

    @property
    def note(self) -> str:
        """Say what the sign for a hidden figure means; empty where nothing is hidden."""
        if not self.hides:
            return ""
        return _(
            "{sign} stands for a figure about fewer than {limit} people, or one that would give such a figure away. "
            "It is not shown, so that nobody can be recognised."
        ).format(sign=HIDDEN, limit=self.limit)


def disclosure(
    profile: Profile, rulebook: RuleBook, found: Sequence[Finding], smallest_group: int = SMALLEST_GROUP
) -> Disclosure:
    """Work out what is too small to show. A ``smallest_group`` below :data:`SMALLEST_GROUP` counts as that."""
    limit = max(smallest_group, SMALLEST_GROUP)
    groups = profile.groups or ()
    levels = frozenset(name for level, name in enumerate(PRACTICE_LEVELS) if _small_total(groups, level, limit))
    hidden = _small_groups(groups, limit)
    while (more := _given_away(groups, hidden, levels, limit)) is not None:
        hidden, levels = more
    small = _small_answers(profile, rulebook, limit) | _small_coverages(rulebook, groups, hidden, levels)
    indicators, rules = _spread(found, small)
    return Disclosure(
        limit=limit,
        groups=hidden,
        levels=levels,
        indicators=indicators,
        rules=rules,
        dimensions=frozenset(finding.rule.dimension for finding in found if finding.rule.id in rules),
    )


def is_small(number: int, limit: int) -> bool:
    """Say whether a number of people is too small to show; none at all is not."""
    return 0 < number < limit


def _small_total(groups: Sequence[RoleGroup], level: int, limit: int) -> bool:
    needing = [group for group in groups if group.needs_number >= level]
    ends = [sum(group.trained(level)[end] for group in needing) for end in (0, 1)]
    return any(is_small(people, limit) for people in (people_needing(groups, level), *ends))


def _small_groups(groups: Sequence[RoleGroup], limit: int) -> frozenset[int]:
    return frozenset(place for place, group in enumerate(groups) if _small_group(group, limit))


def _small_group(group: RoleGroup, limit: int) -> bool:
    low, high = group.trained(group.needs_number)
    return group.headcount < limit or is_small(low, limit) or is_small(high, limit)


def _given_away(
    groups: Sequence[RoleGroup], hidden: frozenset[int], levels: frozenset[str], limit: int
) -> tuple[frozenset[int], frozenset[str]] | None:
    """Hide one figure more where a coverage less the groups that are shown gives a hidden one away.

    The highest practice level comes first, since what is hidden there is hidden in the levels below as well.
    """
    for level, name in reversed(tuple(enumerate(PRACTICE_LEVELS))):
        needing = {place for place, group in enumerate(groups) if group.needs_number >= level}
        covered = needing & hidden
        if name in levels or not covered or _many(groups, covered, limit):
            continue
        rest = sorted(needing - hidden, key=lambda place: (groups[place].headcount, groups[place].name))
        return (hidden | {rest[0]}, levels) if rest else (hidden, levels | {name})
    return None


def _many(groups: Sequence[RoleGroup], places: Iterable[int], limit: int) -> bool:
    heads = [groups[place].headcount for place in places]
    return len(heads) > 1 and sum(heads) >= limit


def _small_answers(profile: Profile, rulebook: RuleBook, limit: int) -> frozenset[str]:
    things = {indicator.id for indicator in rulebook.indicators.values() if indicator.counts == "things"}
    return frozenset(
        name
        for name, answer in profile.answers.items()
        if isinstance(answer, Answer)
        and any(_small_view(view, limit, things=name in things) for view in answer.views)
    )


def _small_view(view: View, limit: int, *, things: bool) -> bool:
    if is_small(view.n, limit):
        return True
    if things or not isinstance(view.value, Share):
        return False
    share = view.value
    return share.of < limit or is_small(share.count, limit) or is_small(share.count + share.unknown, limit)


def _small_coverages(
    rulebook: RuleBook, groups: Sequence[RoleGroup], hidden: frozenset[int], levels: frozenset[str]
) -> frozenset[str]:
    derived = [indicator for indicator in rulebook.indicators.values() if indicator.derived is not None]
    return frozenset(i.id for i in derived if groups and _small_coverage(i, groups, hidden, levels))


def _small_coverage(
    indicator: Indicator, groups: Sequence[RoleGroup], hidden: frozenset[int], levels: frozenset[str]
) -> bool:
    derived = indicator.derived
    if derived is None or derived.coverage in PRACTICE_LEVELS:
        return derived is not None and derived.coverage in levels
    least = least_coverage(groups, derived.min_headcount)
    counted = [groups[place].coverage() for place in hidden if groups[place].headcount >= derived.min_headcount]
    return least is not None and any(i.secured == least.secured or i.possible == least.possible for i in counted)


def _spread(found: Sequence[Finding], small: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Hide the rules that rest on a hidden figure; where it is one of a dimension's alone, a second rule as well."""
    counted = [finding for finding in found if finding.counts and finding.rule.weight]
    indicators, chosen = small, frozenset[str]()
    while True:
        rules = chosen | {finding.rule.id for finding in counted if not indicators.isdisjoint(finding.rule.reads)}
        second = next((rule for name in DIMENSIONS if (rule := _second(counted, rules, name)) is not None), None)
        if second is None:
            return indicators, rules
        chosen |= {second.id}
        indicators |= frozenset(second.reads)


def _second(counted: Sequence[Finding], hidden: frozenset[str], dimension: str) -> Rule | None:
    """Choose the rule to hide beside the only hidden one of a dimension: of those answered, the lightest."""
    here = [finding for finding in counted if finding.rule.dimension == dimension]
    rest = [finding for finding in here if finding.rule.id not in hidden]
    if not rest or len(here) - len(rest) != 1:
        return None
    return min(rest, key=lambda finding: (finding.value == ANYTHING, finding.rule.weight, finding.rule.id)).rule
