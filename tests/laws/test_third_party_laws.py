"""The laws of rule-sets beside core: whatever third parties write, core and the others stay as they are."""

from fractions import Fraction

import attrs
from hypothesis import given
from hypothesis import strategies as st

from readiness.assessment import Assessment, assess
from readiness.core.evaluate import evaluate
from readiness.core.findings import Finding
from readiness.core.intervals import Interval
from readiness.core.profile import Profile
from readiness.core.rules import CORE, Raise, RuleBook, Ruleset
from readiness.core.score import Scorecard, score
from readiness.core.standing import standings
from readiness.testing.improvements import raised
from readiness.testing.profile_strategies import profiles
from readiness.testing.strategies import third_parties

EMPTY = Ruleset(name="empty", title="Empty", version="1.0.0", publisher="a publisher", licence="CC0-1.0")

Situation = tuple[RuleBook, Profile]


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Make a rule-book of core and two others, and a profile that answers some of their questions."""
    rulebook = draw(third_parties())
    return rulebook, draw(profiles(rulebook))


@given(situations())
def test_core_is_the_same_beside_any_other_rule_sets(situation: Situation) -> None:
    """The core scorecard and every core finding are those of core alone, in the same order."""
    rulebook, profile = situation
    beside, alone = assess(profile, rulebook), _with_only(situation, {CORE})
    assert repr(beside.core) == repr(alone.core)
    assert repr(_findings_of(beside, {CORE})) == repr(list(alone.findings))
    assert alone.extended is None


@given(situations(), st.sampled_from(("third-party", "another-party")))
def test_a_rule_set_that_is_left_out_changes_no_finding_of_the_others(situation: Situation, name: str) -> None:
    """Every finding of the others is the same without it, in the same order."""
    left = {ruleset.name for ruleset in situation[0].rulesets} - {name}
    without = _with_only(situation, left)
    assert _findings_of(assess(situation[1], situation[0]), left) == list(without.findings)


@given(st.data(), situations())
def test_the_order_of_rule_sets_does_not_matter(data: st.DataObject, situation: Situation) -> None:
    """Scores, findings, advice and plan are the same in whatever order rule-sets are loaded."""
    rulebook, profile = situation
    shuffled = RuleBook(rulesets=tuple(data.draw(st.permutations(rulebook.rulesets))))
    one, other = assess(profile, rulebook), assess(profile, shuffled)
    assert one.core == other.core
    assert one.extended == other.extended
    assert one.findings == other.findings
    assert one.advice == other.advice
    assert one.plan == other.plan


@given(st.data(), situations())
def test_raising_an_answer_lowers_no_bound_core_or_extended(data: st.DataObject, situation: Situation) -> None:
    """Raising an answer never lowers any bound, whatever rule-sets stand beside core and whatever they raise."""
    rulebook, profile = situation
    better = data.draw(raised(rulebook, profile))
    for book in (rulebook, rulebook.core):
        for before, after in zip(_bounds(book, profile), _bounds(book, better), strict=True):
            assert (before is None) == (after is None)
            if before is not None and after is not None:
                assert before.secured <= after.secured
                assert before.possible <= after.possible


@given(situations())
def test_a_cap_of_a_sector_never_raises_the_extended_score(situation: Situation) -> None:
    """No extended figure is higher with the caps of the others than without them."""
    rulebook, profile = situation
    for without, capped in zip(_bounds(_without_caps(rulebook), profile), _bounds(rulebook, profile), strict=True):
        if without is not None and capped is not None:
            assert capped.secured <= without.secured
            assert capped.possible <= without.possible


@given(situations())
def test_the_extended_score_with_an_empty_rule_set_is_that_of_core(situation: Situation) -> None:
    """A rule-set that says nothing changes nothing: the extended score is core's."""
    rulebook, profile = situation
    found = assess(_answering(profile, rulebook.core), RuleBook(rulesets=(*rulebook.core.rulesets, EMPTY)))
    assert found.extended == found.core


@given(situations())
def test_a_weight_is_raised_to_the_highest_that_is_asked_for_and_never_lowered(situation: Situation) -> None:
    """The higher of two raises counts; a rule that nobody raises weighs what it says; core is never moved."""
    rulebook = situation[0]
    asked = [(one.rule, one.weight) for ruleset in rulebook.rulesets for one in ruleset.raises]
    for rule in rulebook.rules:
        wanted = [weight for name, weight in asked if name == rule.id]
        assert rulebook.weight(rule) == max([rule.weight, *wanted])
        assert rulebook.core.weight(rule) == rule.weight


@given(situations(), st.fractions(0, 1000))
def test_a_raise_that_raises_nothing_changes_nothing(situation: Situation, weight: Fraction) -> None:
    """A weight at or below core's, a flag, a rule of one's own and one that is not there cannot be moved."""
    rulebook, profile = situation
    targets = [rule for rule in rulebook.rules if rule.ruleset != CORE or not rule.weight or weight <= rule.weight]
    names = [*(rule.id for rule in targets), "core/nobody-wrote-it"]
    raises = tuple(Raise(rule=n, weight=weight, why="?", sources=("A1",), ruleset="idle") for n in names)
    idle = attrs.evolve(EMPTY, name="idle", raises=raises)
    more = RuleBook(rulesets=(*rulebook.rulesets, idle))
    assert _card(more, profile) == _card(rulebook, profile)


def _with_only(situation: Situation, names: set[str]) -> Assessment:
    rulebook, profile = situation
    left = RuleBook(rulesets=tuple(ruleset for ruleset in rulebook.rulesets if ruleset.name in names))
    return assess(_answering(profile, left), left)


def _answering(profile: Profile, rulebook: RuleBook) -> Profile:
    """Leave out the answers to questions that a rule-book does not ask."""
    return attrs.evolve(profile, answers={n: a for n, a in profile.answers.items() if n in rulebook.indicators})


def _findings_of(assessment: Assessment, names: set[str]) -> list[Finding]:
    return [finding for finding in assessment.findings if finding.rule.ruleset in names]


def _card(rulebook: RuleBook, profile: Profile) -> Scorecard:
    return score(evaluate(profile, rulebook), standings(profile, rulebook), rulebook)


def _bounds(rulebook: RuleBook, profile: Profile) -> list[Interval | None]:
    card = _card(rulebook, _answering(profile, rulebook))
    before = [dimension.before_caps for dimension in card.dimensions]
    return [card.overall.interval, *before, *(dimension.interval for dimension in card.dimensions)]


def _without_caps(rulebook: RuleBook) -> RuleBook:
    """Take the caps from every rule-set but core."""
    core, *others = rulebook.rulesets
    free = [attrs.evolve(r, rules=tuple(attrs.evolve(rule, cap=None) for rule in r.rules)) for r in others]
    return RuleBook(rulesets=(core, *free))
