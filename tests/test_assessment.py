"""The assessment: everything that is said about one profile, from one call."""

import gc
import weakref
from fractions import Fraction

import attrs
import pytest

from builders import LEAD, OWNER, book, card, indicator, profile, rule, ruleset, step
from readiness.assessment import MOST_COMPILED, assess, compiled_for
from readiness.core.compiled import compile_rulebook
from readiness.core.findings import Verdict
from readiness.core.intervals import HALF, Interval
from readiness.core.profile import Form
from readiness.core.rules import Raise, RuleBook
from readiness.errors import SelectionError

QUESTIONS = (indicator(OWNER, short_form=True), indicator(LEAD))
BOOK = book(QUESTIONS, (rule("owner"), rule("lead", LEAD)))


def test_a_finding_is_looked_up_by_the_id_of_its_rule() -> None:
    assert assess(profile({OWNER: 4}), BOOK).finding("core/owner").verdict is Verdict.MET


def test_a_finding_of_no_rule_is_refused_with_near_names() -> None:
    with pytest.raises(SelectionError) as refused:
        assess(profile(), BOOK).finding("core/lea")
    assert refused.value.near[0] == "core/lead"


def test_core_alone_has_no_extended_score() -> None:
    found = assess(profile({OWNER: 4}), BOOK)
    assert found.core == card(BOOK, profile({OWNER: 4}))
    assert found.extended is None


def test_another_rule_set_stands_beside_the_core_score_and_leaves_it_alone() -> None:
    rules = (rule("nights", "care.nights", id="care/nights", dimension="leadership"),)
    care = ruleset("care", (indicator("care.nights", dimension="leadership"),), rules)
    both = RuleBook(rulesets=(*BOOK.rulesets, care))
    found = assess(profile({OWNER: 4, LEAD: 4, "care.nights": 0}), both)
    assert found.core == card(BOOK, profile({OWNER: 4, LEAD: 4}))
    assert found.extended == card(both, profile({OWNER: 4, LEAD: 4, "care.nights": 0}))
    assert found.extended != found.core


def test_a_raised_weight_counts_in_the_extended_score_alone() -> None:
    more = Raise(rule="core/owner", weight=Fraction(3), why="It matters here.", sources=("A1",), ruleset="care")
    both = RuleBook(rulesets=(*BOOK.rulesets, ruleset("care", (), raises=(more,))))
    found = assess(profile({OWNER: 4, LEAD: 0}), both)
    assert found.core.dimension("leadership").interval == Interval(HALF, HALF)
    assert found.extended is not None
    assert found.extended.dimension("leadership").interval == Interval(Fraction(3, 4), Fraction(3, 4))
    assert found.finding("core/owner").rule.weight == 1


def test_the_gain_of_a_step_follows_the_raised_weight() -> None:
    rules = (rule("owner", steps=(step("core/owner@4", 4),)), rule("lead", LEAD))
    core = ruleset("core", QUESTIONS, rules)
    more = Raise(rule="core/owner", weight=Fraction(3), why="It matters here.", sources=("A1",), ruleset="care")
    both = RuleBook(rulesets=(core, ruleset("care", (), raises=(more,))))
    (gained,) = assess(profile({OWNER: 0, LEAD: 4}), both).advice.steps
    assert gained.gain == Fraction(3, 4)


def test_a_strength_stands_where_its_raised_weight_puts_it() -> None:
    more = Raise(rule="core/lead", weight=Fraction(3), why="It matters here.", sources=("A1",), ruleset="care")
    both = RuleBook(rulesets=(*BOOK.rulesets, ruleset("care", (), raises=(more,))))
    given = profile({OWNER: 4, LEAD: 3})
    assert [item.rule.id for item in assess(given, BOOK).advice.keep] == ["core/owner", "core/lead"]
    assert [item.rule.id for item in assess(given, both).advice.keep] == ["core/lead", "core/owner"]


def test_what_reading_a_profile_came_across_is_among_the_notices() -> None:
    told = attrs.evolve(profile(), notices=("read",))
    assert assess(told, BOOK, notices=("chosen",)).notices == ("chosen", "read")


def test_notices_and_what_was_left_out_are_kept() -> None:
    found = assess(profile(), BOOK, notices=("one",), left_out=("another",))
    assert (found.notices, found.left_out) == (("one",), ("another",))


def test_a_rule_book_is_compiled_once_for_each_form() -> None:
    full, short = profile(), profile(form=Form.SHORT)
    assert compiled_for(BOOK, full) is compiled_for(BOOK, full)
    assert compiled_for(BOOK, short) is not compiled_for(BOOK, full)
    assert compiled_for(BOOK, short).form is Form.SHORT


def test_a_rule_book_that_is_used_no_more_is_let_go() -> None:
    old = RuleBook(rulesets=BOOK.rulesets)
    gone = weakref.ref(old)
    assess(profile(), old)
    del old
    for _ in range(MOST_COMPILED):
        assess(profile(), RuleBook(rulesets=BOOK.rulesets))
    gc.collect()
    assert gone() is None


def test_a_rule_book_that_was_compiled_already_gives_the_same_advice() -> None:
    given = profile({OWNER: 2})
    assert assess(given, BOOK, compiled=compile_rulebook(BOOK)).advice == assess(given, BOOK).advice
