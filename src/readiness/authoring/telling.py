"""Telling examples: what an organisation would have to say for two rules to judge it differently.

Whatever is found has been judged by both rules, so nothing is taken for a difference that is none. Where every
combination of answers worth trying was tried and none tells the rules apart, no case could.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations, islice, product

import attrs

from readiness.authoring.tried_answers import numbers, thresholds, tried_answers
from readiness.authoring.tried_groups import tried_groups
from readiness.core.conditions import SET_FACTS, FactLeaf, Facts, Leaf, judge, leaves
from readiness.core.evaluate import find, graded
from readiness.core.indicators import Indicator
from readiness.core.practice import RoleGroup
from readiness.core.profile import Answer, Form, NotApplicable, Organisation, Profile
from readiness.core.rules import Measure, Rule, RuleBook
from readiness.core.standing import GROUPS, Standing, standing
from readiness.reading.cases import found_in

MOST = 10_000
"""So many combinations of answers are tried; rules that read more than a handful of questions can have more."""


@attrs.frozen(kw_only=True)
class Telling:
    """The outcome of a search: a profile that tells two rules apart, or none. ``whole``: everything was tried."""

    profile: Profile | None
    whole: bool = True


def telling(rule: Rule, other: Rule, rulebook: RuleBook, as_of: dt.date) -> Telling:
    """Look for the plainest profile to which two rules, who read the same questions, say different things."""
    whole = True
    for form in Form:
        axes = tuple(_axes((rule, other), rulebook, as_of, form))
        for count, options in enumerate(islice(product(*axes), MOST + 1)):
            if count == MOST:
                whole = False
            elif _differ(rule, other, options):
                return Telling(profile=_profile(options, form, as_of))
    return Telling(profile=None, whole=whole)


@attrs.frozen(kw_only=True)
class _Option:
    """One thing that an organisation can say, and what rules see of it."""

    answers: Mapping[str, Answer | NotApplicable] = attrs.field(factory=dict)
    groups: tuple[RoleGroup, ...] | None = None
    facts: Facts = attrs.field(factory=Facts)
    standings: Mapping[str, Standing] = attrs.field(factory=dict)


_Axis = tuple[_Option, ...]
_Rules = tuple[Rule, Rule]


def _axes(rules: _Rules, rulebook: RuleBook, as_of: dt.date, form: Form) -> Iterator[_Axis]:
    """Give what can be said apart from everything else: to each question, of the role groups, and each fact."""
    asked = [rulebook.indicators[name] for name in _read(rules)]
    plain = [one for one in asked if one.derived is None and one.id != GROUPS]
    tabled = [one for one in asked if one not in plain]
    for indicator in plain:
        yield _distinct(rules, _answered(rules, indicator, as_of, form))
    facts = dict.fromkeys(leaf.fact for leaf in _fact_leaves(rules))
    if tabled or not facts.keys() <= {*SET_FACTS, "workforce"}:
        yield _distinct(rules, _grouped(rules, tabled, as_of, form))
    for fact in facts:
        if fact in {*SET_FACTS, "workforce"}:
            yield _distinct(rules, _told(rules, fact))


def _differ(rule: Rule, other: Rule, options: Iterable[_Option]) -> bool:
    said = tuple(options)
    where = dict(chain.from_iterable(option.standings.items() for option in said))
    facts = _facts(said)
    return found_in(find(rule, where, facts)) != found_in(find(other, where, facts))


def _profile(options: tuple[_Option, ...], form: Form, as_of: dt.date) -> Profile:
    facts = _facts(options)
    return Profile(
        organisation=Organisation(
            name="an example",
            as_of=as_of,
            sector=facts.sector,
            setting=facts.setting,
            workforce=dict(facts.numbers).get("workforce"),
        ),
        form=form,
        answers=dict(chain.from_iterable(option.answers.items() for option in options)),
        groups=next((option.groups for option in options if option.groups is not None), None),
    )


def _facts(options: Iterable[_Option]) -> Facts:
    told = [option.facts for option in options]
    return Facts(
        sector=tuple(chain.from_iterable(facts.sector for facts in told)),
        setting=tuple(chain.from_iterable(facts.setting for facts in told)),
        numbers=tuple(chain.from_iterable(facts.numbers for facts in told)),
    )


def _leaves(rules: _Rules) -> tuple[Leaf | FactLeaf, ...]:
    return tuple(dict.fromkeys(leaf for rule in rules for one in rule.all_conditions for leaf in leaves(one)))


def _fact_leaves(rules: _Rules) -> tuple[FactLeaf, ...]:
    return tuple(leaf for leaf in _leaves(rules) if isinstance(leaf, FactLeaf) and not leaf.derived)


def _read(rules: _Rules) -> tuple[str, ...]:
    """List the indicators that rules read, their ceilings included."""
    leaf_names = (leaf.indicator for leaf in _leaves(rules) if isinstance(leaf, Leaf))
    return tuple(dict.fromkeys((*rules[0].reads, *leaf_names)))


def _distinct(rules: _Rules, options: Iterable[_Option]) -> _Axis:
    """Keep the first of all options that rules cannot tell apart."""
    asked, measures = _leaves(rules), [rule.judgement for rule in rules if isinstance(rule.judgement, Measure)]
    kept: dict[tuple[object, ...], _Option] = {}
    for option in options:
        kept.setdefault(_seen(option, asked, measures), option)
    return tuple(kept.values())


def _seen(option: _Option, asked: Iterable[Leaf | FactLeaf], measures: Iterable[Measure]) -> tuple[object, ...]:
    """Say all that the tests and measures of rules make of an option."""
    where = option.standings
    judged = [
        judge(leaf, where, option.facts) for leaf in asked if isinstance(leaf, FactLeaf) or leaf.indicator in where
    ]
    standings = [(measure, where[measure.indicator]) for measure in measures if measure.indicator in where]
    ends = [(graded(measure, found.worst), graded(measure, found.best)) for measure, found in standings]
    return (*judged, *ends, *(found.dropped for found in where.values()))


def _answered(rules: _Rules, indicator: Indicator, as_of: dt.date, form: Form) -> Iterator[_Option]:
    asked = form is Form.FULL or indicator.short_form
    for answer in tried_answers(indicator, rules, as_of) if asked else [None]:
        answers = {indicator.id: answer} if answer is not None else {}
        profile = _said(as_of, form, answers=answers)
        yield _Option(answers=answers, standings={indicator.id: standing(indicator, profile)})


def _grouped(rules: _Rules, tabled: Iterable[Indicator], as_of: dt.date, form: Form) -> Iterator[_Option]:
    """Give tables of role groups, and none."""
    derived = [one.derived for one in tabled if one.derived is not None]
    shares = [number for one in tabled for number in thresholds(rules, one.id)]
    heads = [number for leaf in _fact_leaves(rules) for number in leaf.operands if leaf.fact != "workforce"]
    for groups in (*tried_groups(shares, heads, [one.min_headcount for one in derived]), None):
        profile = _said(as_of, form, groups=groups)
        where = {one.id: standing(one, profile) for one in tabled}
        yield _Option(groups=groups, facts=profile.facts, standings=where)


def _said(
    as_of: dt.date,
    form: Form,
    answers: Mapping[str, Answer | NotApplicable] | None = None,
    groups: tuple[RoleGroup, ...] | None = None,
) -> Profile:
    organisation = Organisation(name="an example", as_of=as_of)
    return Profile(organisation=organisation, form=form, answers=answers or {}, groups=groups)


def _told(rules: _Rules, fact: str) -> Iterator[_Option]:
    """Give what can be said of a fact: what rules ask for and what they do not, and nothing."""
    if fact == "workforce":
        cuts = [number for leaf in _fact_leaves(rules) if leaf.fact == fact for number in leaf.operands]
        for number in numbers(cuts, 1, 10**6, whole=True):
            yield _Option(facts=Facts(numbers=((fact, int(number)),)))
        yield _Option()
        return
    names = list(dict.fromkeys(n for leaf in _fact_leaves(rules[:1] * 2) if leaf.fact == fact for n in leaf.names))
    for size in range(min(len(names), 4) + 1):
        for chosen in combinations(names, size):
            yield _Option(facts=Facts(sector=chosen) if fact == "sector" else Facts(setting=chosen))
