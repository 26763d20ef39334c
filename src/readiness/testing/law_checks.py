"""The laws of scores, checked for one rule-set: random profiles are judged by it beside the core.

That a rule-set keeps them follows from how it is loaded; here it is tried, with the rules as they are.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.authoring.trial import open_rulesets
from readiness.core.evaluate import evaluate
from readiness.core.intervals import ONE, ZERO, Interval
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.core.score import Scorecard, score
from readiness.core.standing import standings
from readiness.reading.profile_writer import dump
from readiness.testing.improvements import raised
from readiness.testing.profile_strategies import profiles


def check_laws(folder: str | Path, *, examples: int = 50) -> None:
    """Check that the laws of scores hold with the rule-set in a folder, over so many random profiles for each.

    The core score is the same with it and without it; bounds are ordered and inside 0 to 1; a better answer never
    lowers one. The profiles are the same in every run. Raises :class:`AssertionError` with the law and the plainest
    profile that breaks it, and :class:`~readiness.errors.RulesetError` where the rule-set cannot be read.
    """
    for opened in open_rulesets([Path(folder)]):
        prove(opened.rulebook, examples)


def prove(rulebook: RuleBook, examples: int) -> None:
    """Try the laws on a rule-book; ``examples`` random profiles for each."""
    for law in (_core_stays, _bounds_are_ordered, _better_is_never_lower):
        _tried(law, rulebook, examples)


Law = Callable[[st.DataObject, RuleBook], None]


def _tried(law: Law, rulebook: RuleBook, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        law(data, rulebook)

    holds()


def _core_stays(data: st.DataObject, rulebook: RuleBook) -> None:
    profile = data.draw(_drawn(profiles(rulebook)))
    core = rulebook.core
    names = {rule.id for rule in core.rules}
    found = [finding for finding in evaluate(profile, rulebook) if finding.rule.id in names]
    beside = score(found, standings(profile, rulebook), core)
    _require(beside == _card(core, profile), "the core score changes beside this rule-set", profile, rulebook)


def _bounds_are_ordered(data: st.DataObject, rulebook: RuleBook) -> None:
    profile = data.draw(_drawn(profiles(rulebook)))
    for interval in _intervals(_card(rulebook, profile)):
        ordered = interval is None or ZERO <= interval.secured <= interval.possible <= ONE
        _require(ordered, "a bound lies outside of 0 to 1, or secured above possible", profile, rulebook)


def _better_is_never_lower(data: st.DataObject, rulebook: RuleBook) -> None:
    profile = data.draw(_drawn(profiles(rulebook)))
    better = data.draw(_drawn(raised(rulebook, profile)))
    before, after = _card(rulebook, profile), _card(rulebook, better)
    for old, new in zip(_intervals(before), _intervals(after), strict=True):
        if old is not None and new is not None:
            kept = old.secured <= new.secured and old.possible <= new.possible
            _require(kept, "better answers lower a score", profile, rulebook)


def _drawn(strategy: st.SearchStrategy[Profile]) -> st.SearchStrategy[Profile]:
    """Hide what a strategy is made with: a report of it would write a whole rule-book out, which takes minutes."""

    @st.composite
    def some_profile(draw: st.DrawFn) -> Profile:
        return draw(strategy)

    return some_profile()


def _card(rulebook: RuleBook, profile: Profile) -> Scorecard:
    return score(evaluate(profile, rulebook), standings(profile, rulebook), rulebook)


def _intervals(card: Scorecard) -> Iterator[Interval | None]:
    yield card.overall.interval
    for dimension in card.dimensions:
        yield from (dimension.interval, dimension.before_caps)


def _require(holds: bool, law: str, profile: Profile, rulebook: RuleBook) -> None:
    if not holds:
        raise AssertionError(f"{law}; in this profile for one:\n\n{dump(profile, rulebook.indicators)}")
