"""The laws of scores: what has to hold for every rule-set and every profile, whoever writes them."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from readiness.core.conditions import indicators_read
from readiness.core.evaluate import evaluate
from readiness.core.intervals import ONE, ZERO, Interval
from readiness.core.profile import Answer, Form, Profile
from readiness.core.rules import Raise, Rule, RuleBook
from readiness.core.score import BALANCE, DimensionScore, Scorecard, Tally, percent, score
from readiness.core.standing import GROUPS, standings
from readiness.testing.improvements import can_fill_in, completion, raised, settled, supported
from readiness.testing.profile_strategies import NOT_APPLICABLE, profiles, situations
from readiness.testing.strategies import rulebooks

Figures = Mapping[str, Interval | None]

HAIRS = st.integers(1, 10**6).map(lambda n: Fraction(1, n))
FRACTIONS = st.one_of(st.fractions(0, 1), HAIRS, HAIRS.map(lambda hair: 1 - hair))
"""Values from 0 to 1, those close to the ends not left to chance."""


@given(situations())
def test_bounds_are_ordered_and_inside_0_to_1(situation: tuple[RuleBook, Profile]) -> None:
    """Bounds ordered and inside 0..1."""
    for interval in _figures(_card(*situation)).values():
        assert interval is None or ZERO <= interval.secured <= interval.possible <= ONE


@given(st.data(), situations())
def test_the_order_of_anything_does_not_matter(data: st.DataObject, situation: tuple[RuleBook, Profile]) -> None:
    """The order of rules, indicators, answers, voices and role groups does not matter."""
    rulebook, profile = situation
    assert _card(_shuffled_book(data, rulebook), _shuffled(data, profile)) == _card(rulebook, profile)


@given(situations(), st.sampled_from((Fraction(2), Fraction(1, 3), Fraction(1000, 7))))
def test_scaling_all_weights_changes_nothing(situation: tuple[RuleBook, Profile], factor: Fraction) -> None:
    """Scaling all weights changes nothing."""
    rulebook, profile = situation
    scaled = _with_rules(rulebook, lambda rule: attrs.evolve(rule, weight=factor * rule.weight))
    scaled = _with_raises(scaled, lambda raised: attrs.evolve(raised, weight=factor * raised.weight))
    assert _figures(_card(scaled, profile)) == _figures(_card(rulebook, profile))


@given(st.data(), situations())
def test_raising_an_answer_never_lowers_a_bound(data: st.DataObject, situation: tuple[RuleBook, Profile]) -> None:
    """Raising an answer never lowers any bound."""
    rulebook, profile = situation
    for _ in range(2):
        better = data.draw(raised(rulebook, profile))
        for before, after in _pairs(_card(rulebook, profile), _card(rulebook, better)):
            assert before.secured <= after.secured
            assert before.possible <= after.possible


@given(st.data(), situations())
def test_saying_what_was_open_lands_inside(data: st.DataObject, situation: tuple[RuleBook, Profile]) -> None:
    """Answering an unknown or unanswered indicator lands inside the old interval."""
    rulebook, profile = situation
    for _ in range(2):
        told = data.draw(settled(rulebook, profile))
        for before, after in _pairs(_card(rulebook, profile), _card(rulebook, told)):
            assert before.contains(after)


@given(st.data(), situations(), st.booleans())
def test_every_completion_lies_inside(data: st.DataObject, situation: tuple[RuleBook, Profile], best: bool) -> None:
    """Every completion of the unknowns lies inside the interval."""
    rulebook, profile = situation
    complete = completion(rulebook, data.draw(settled(rulebook, profile)), best=best)
    for before, after in _pairs(_card(rulebook, profile), _card(rulebook, complete)):
        assert before.contains(after)


@given(situations())
def test_the_extreme_completions_are_the_ends(situation: tuple[RuleBook, Profile]) -> None:
    """The lowest completion's secured end and the best completion's possible end are the ends of the interval."""
    rulebook, profile = situation
    assume(GROUPS not in rulebook.indicators or profile.groups is not None or can_fill_in(rulebook))
    now = _card(rulebook, profile)
    for before, after in _pairs(now, _card(rulebook, completion(rulebook, profile, best=False))):
        assert before.secured == after.secured
    for before, after in _pairs(now, _card(rulebook, completion(rulebook, profile, best=True))):
        assert before.possible == after.possible


@given(st.data(), situations())
def test_better_evidence_moves_only_secured_and_up(data: st.DataObject, situation: tuple[RuleBook, Profile]) -> None:
    """Better evidence moves only the secured end, and up, for high answers as for low ones."""
    rulebook, profile = situation
    claimed = _without_evidence(data.draw(raised(rulebook, profile)))
    shown = data.draw(supported(claimed))
    for before, after in _pairs(_card(rulebook, claimed), _card(rulebook, shown)):
        assert before.secured <= after.secured
        assert before.possible == after.possible


@given(situations())
def test_a_cap_never_raises(situation: tuple[RuleBook, Profile]) -> None:
    """A cap never raises: no figure is higher with the caps of a rule-set than without them."""
    rulebook, profile = situation
    free = _with_rules(rulebook, lambda rule: attrs.evolve(rule, cap=None))
    for without, capped in _pairs(_card(free, profile), _card(rulebook, profile)):
        assert capped.secured <= without.secured
        assert capped.possible <= without.possible


@given(situations())
def test_a_cap_lowers_to_its_ceiling(situation: tuple[RuleBook, Profile]) -> None:
    """A cap that is surely on keeps both ends at its ceiling or under it, one that may be on the secured end."""
    for dimension in _card(*situation).dimensions:
        for cap in dimension.caps:
            assert dimension.interval is not None
            assert dimension.interval.secured <= cap.at
            assert not cap.on.surely or dimension.interval.possible <= cap.at


@given(situations())
def test_weight_0_changes_nothing(situation: tuple[RuleBook, Profile]) -> None:
    """Weight 0 changes nothing: every figure is the same with such rules and without them."""
    rulebook, profile = situation
    idle = _with_rules(rulebook, lambda rule: attrs.evolve(rule, id=f"{rule.id}-idle", weight=Fraction(0), cap=None))
    both = [attrs.evolve(a, rules=a.rules + b.rules) for a, b in zip(rulebook.rulesets, idle.rulesets, strict=True)]
    assert _card(RuleBook(rulesets=tuple(both)), profile) == _card(rulebook, profile)


@given(situations())
def test_not_applicable_leaves_other_dimensions_alone(situation: tuple[RuleBook, Profile]) -> None:
    """Not applicable leaves other dimensions alone, unless their rules read it."""
    rulebook, profile = situation
    before = _card(rulebook, profile)
    for name in _dismissible(rulebook):
        after = _card(rulebook, _dismiss(profile, name))
        read = {rule.dimension for rule in rulebook.scoring if name in _reads(rule)}
        for old, new in zip(before.dimensions, after.dimensions, strict=True):
            assert old.dimension in read or _without_tally(old) == _without_tally(new)


@given(st.data(), rulebooks(beside=True))
def test_the_core_score_is_the_same_with_any_other_rule_set(data: st.DataObject, rulebook: RuleBook) -> None:
    """The core score is the same with any sector rule-set installed."""
    profile = data.draw(profiles(rulebook))
    names = {rule.id for rule in rulebook.core.rules}
    where = standings(profile, rulebook)
    found = [finding for finding in evaluate(profile, rulebook) if finding.rule.id in names]
    assert score(found, where, rulebook.core) == _card(RuleBook(rulesets=rulebook.rulesets[:1]), profile)


@given(situations())
def test_overall_is_never_far_above_the_lowest_dimension(situation: tuple[RuleBook, Profile]) -> None:
    """Overall is the smaller of the mean of the dimensions and the lowest of them plus 20 points, at both ends."""
    card = _card(*situation)
    known = [dimension.interval for dimension in card.dimensions if dimension.interval is not None]
    if not known:
        assert card.overall.interval is None
        return
    secured, possible = [interval.secured for interval in known], [interval.possible for interval in known]
    assert card.overall.interval == Interval(
        min(sum(secured) / Fraction(len(known)), min(secured) + BALANCE),
        min(sum(possible) / Fraction(len(known)), min(possible) + BALANCE),
    )


@given(situations())
def test_the_four_parts_add_up_to_1(situation: tuple[RuleBook, Profile]) -> None:
    """Secured, unsettled, held back and still to do add up to 1, and no part is negative."""
    for dimension in _card(*situation).dimensions:
        parts = dimension.parts
        assert parts is None or sum(vars(parts).values()) == 1
        assert parts is None or min(vars(parts).values()) >= 0


@given(situations())
def test_the_shown_parts_add_up_to_100_and_agree_with_the_ends(situation: tuple[RuleBook, Profile]) -> None:
    """Parts are rounded so that they add to 100, and agree with the ends as they are printed elsewhere."""
    for dimension in _card(*situation).dimensions:
        if dimension.parts is not None and dimension.interval is not None:
            secured, unsettled, held_back, still_to_do = dimension.parts.points()
            assert secured + unsettled + held_back + still_to_do == 100
            assert min(secured, unsettled, held_back, still_to_do) >= 0
            assert secured == percent(dimension.interval.secured)
            assert secured + unsettled == percent(dimension.interval.possible)


@given(situations())
def test_what_is_held_back_is_what_the_binding_cap_holds_back(situation: tuple[RuleBook, Profile]) -> None:
    """The binding cap is named, with the points that it holds back; without one nothing is held back."""
    for dimension in _card(*situation).dimensions:
        if dimension.parts is not None:
            cap = dimension.binding_cap
            assert dimension.parts.held_back == (cap.held_back if cap is not None else 0)


@given(situations())
def test_what_was_left_out_can_only_lower(situation: tuple[RuleBook, Profile]) -> None:
    """The figure with what is not applicable at the bottom lies at or under the dimension's own, at both ends."""
    for dimension in _card(*situation).dimensions:
        if dimension.with_left_out is not None and dimension.interval is not None:
            assert dimension.with_left_out.secured <= dimension.interval.secured
            assert dimension.with_left_out.possible <= dimension.interval.possible


@given(FRACTIONS)
def test_shown_100_means_exactly_1_and_shown_0_exactly_0(value: Fraction) -> None:
    """Shown 100 means exactly 1, and 0 exactly 0; what is shown is less than a point away."""
    shown = percent(value)
    assert (shown == 100) == (value == 1)
    assert (shown == 0) == (value == 0)
    assert abs(shown - 100 * value) < 1


@given(FRACTIONS, FRACTIONS)
def test_shown_points_keep_the_order(one: Fraction, other: Fraction) -> None:
    """What is more is never shown as less."""
    low, high = sorted((one, other))
    assert percent(low) <= percent(high)


@given(situations())
def test_a_short_form_reads_only_what_it_asks(situation: tuple[RuleBook, Profile]) -> None:
    """In the short form only the starred indicators count: answers to the others change nothing."""
    rulebook, profile = situation
    short = attrs.evolve(profile, form=Form.SHORT)
    starred = {name: said for name, said in profile.answers.items() if rulebook.indicators[name].short_form}
    assert _card(rulebook, attrs.evolve(short, answers=starred)) == _card(rulebook, short)


def _card(rulebook: RuleBook, profile: Profile) -> Scorecard:
    return score(evaluate(profile, rulebook), standings(profile, rulebook), rulebook)


def _figures(card: Scorecard) -> Figures:
    """List every interval of a scorecard by name."""
    figures = {"overall": card.overall.interval, "mean": card.overall.mean}
    for dimension in card.dimensions:
        figures[dimension.dimension] = dimension.interval
        figures[f"{dimension.dimension} before caps"] = dimension.before_caps
        figures[f"{dimension.dimension} with left out"] = dimension.with_left_out
    return figures


def _pairs(before: Scorecard, after: Scorecard) -> Iterator[tuple[Interval, Interval]]:
    """Pair the intervals of two scorecards, which have the same ones."""
    old, new = _figures(before), _figures(after)
    for name, interval in old.items():
        other = new[name]
        assert (interval is None) == (other is None), name
        if interval is not None and other is not None:
            yield interval, other


def _with_rules(rulebook: RuleBook, change: Callable[[Rule], Rule]) -> RuleBook:
    changed = [attrs.evolve(r, rules=tuple(change(rule) for rule in r.rules)) for r in rulebook.rulesets]
    return RuleBook(rulesets=tuple(changed))


def _with_raises(rulebook: RuleBook, change: Callable[[Raise], Raise]) -> RuleBook:
    changed = [attrs.evolve(r, raises=tuple(change(raised) for raised in r.raises)) for r in rulebook.rulesets]
    return RuleBook(rulesets=tuple(changed))


def _shuffled_book(data: st.DataObject, rulebook: RuleBook) -> RuleBook:
    rulesets = [
        attrs.evolve(
            ruleset,
            rules=tuple(data.draw(st.permutations(ruleset.rules))),
            indicators=tuple(data.draw(st.permutations(ruleset.indicators))),
        )
        for ruleset in rulebook.rulesets
    ]
    return RuleBook(rulesets=tuple(data.draw(st.permutations(rulesets))))


def _shuffled(data: st.DataObject, profile: Profile) -> Profile:
    answers = dict(data.draw(st.permutations(list(profile.answers.items()))))
    for name, answer in answers.items():
        if isinstance(answer, Answer):
            answers[name] = attrs.evolve(answer, views=tuple(data.draw(st.permutations(answer.views))))
    groups = profile.groups and tuple(data.draw(st.permutations(profile.groups)))
    return attrs.evolve(profile, answers=answers, groups=groups)


def _reads(rule: Rule) -> tuple[str, ...]:
    return (*rule.reads, *(indicators_read(rule.cap.when) if rule.cap is not None else ()))


def _dismissible(rulebook: RuleBook) -> list[str]:
    return [name for name, indicator in rulebook.indicators.items() if indicator.not_applicable_if]


def _dismiss(profile: Profile, name: str) -> Profile:
    return attrs.evolve(profile, answers={**profile.answers, name: NOT_APPLICABLE})


def _without_evidence(profile: Profile) -> Profile:
    said = profile.answers.items()
    bare = {name: attrs.evolve(a, evidence=()) if isinstance(a, Answer) else a for name, a in said}
    return attrs.evolve(profile, answers=bare)


def _without_tally(dimension: DimensionScore) -> DimensionScore:
    return attrs.evolve(dimension, tally=Tally())
