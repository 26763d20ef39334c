"""The assessment: everything that is said about one profile, from one call."""

import gc
import weakref

import pytest

from builders import LEAD, OWNER, book, card, indicator, profile, rule, ruleset
from readiness.assessment import MOST_COMPILED, assess, compiled_for
from readiness.core.compiled import compile_rulebook
from readiness.core.findings import Verdict
from readiness.core.profile import Form
from readiness.core.rules import RuleBook
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
