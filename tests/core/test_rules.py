"""Rules, rule-sets and the rule-book that the engine judges with."""

from fractions import Fraction

import pytest

from builders import CHECKED, LEAD, OWNER, at_least, at_most, book, cap, flag, indicator, met, rule, ruleset
from readiness.core.rules import RuleBook, Source, Strain
from readiness.errors import SelectionError

STRAIN = Strain(when=at_most(LEAD, 1), because="most say so", ask_first=LEAD)


def source(name: str) -> Source:
    return Source(id=name, title="A report", publisher="A publisher", year="2024", says="It helps.")


def test_a_rule_belongs_to_the_rule_set_that_its_id_names() -> None:
    assert rule("care/night-shifts").ruleset == "care"


def test_a_measure_reads_its_indicator() -> None:
    assert rule("owner").reads == (OWNER,)


def test_a_condition_reads_each_of_its_indicators_once() -> None:
    both = rule("both", judgement=met(at_least(OWNER, 3), at_least(LEAD, 1)))
    assert both.reads == (OWNER, LEAD)
    assert rule("one", judgement=met(at_least(OWNER, 3))).reads == (OWNER,)


def test_a_flag_reads_its_indicators_and_weighs_nothing() -> None:
    pointing = rule("seen", judgement=flag(at_most(LEAD, 1)), weight=Fraction(0))
    assert pointing.is_flag
    assert pointing.reads == (LEAD,)


def test_what_a_cap_reads_is_no_part_of_the_verdict() -> None:
    assert rule("owner", cap=cap(at_most(LEAD, 1))).reads == (OWNER,)


def test_indicators_stand_in_the_order_of_the_dimensions_and_then_as_written() -> None:
    written = (indicator(CHECKED), indicator(OWNER), indicator(LEAD))
    assert list(book(written).indicators) == [OWNER, LEAD, CHECKED]


def test_rules_stand_by_dimension_then_weight_then_id() -> None:
    rules = (
        rule("d", CHECKED, weight=Fraction(3)),
        rule("c", weight=Fraction(1)),
        rule("b", weight=Fraction(3)),
        rule("a", weight=Fraction(1)),
    )
    assert [r.id for r in book((), rules).rules] == ["core/b", "core/a", "core/c", "core/d"]


def test_flags_and_rules_of_weight_0_do_not_score() -> None:
    rules = (
        rule("a"),
        rule("b", weight=Fraction(0)),
        rule("c", judgement=flag(at_most(OWNER, 1)), weight=Fraction(0)),
    )
    made = book((), rules)
    assert [r.id for r in made.scoring] == ["core/a"]
    assert [r.id for r in made.flags] == ["core/c"]


def test_sources_of_all_rule_sets_are_found_by_id() -> None:
    made = RuleBook(
        rulesets=(ruleset("core", (), sources=(source("B"),)), ruleset("care", (), sources=(source("A"),)))
    )
    assert list(made.sources) == ["A", "B"]
    assert made.sources["B"] == source("B")


def test_the_core_rule_set_says_when_staff_are_strained() -> None:
    assert book((), strain=STRAIN).strain is STRAIN
    assert book(()).strain is None


def test_core_is_the_core_rule_set_alone() -> None:
    core, care = ruleset("core", (indicator(OWNER),)), ruleset("care", (indicator(LEAD),))
    assert RuleBook(rulesets=(core, care)).core.rulesets == (core,)


def test_a_rule_book_of_core_alone_is_its_own_core() -> None:
    alone = book((indicator(OWNER),))
    assert alone.core is alone


def test_a_rule_book_without_core_stands_for_itself() -> None:
    without = RuleBook(rulesets=(ruleset("care", ()),))
    assert without.core is without


def test_a_rule_is_looked_up_by_id() -> None:
    assert book((), (rule("owner"),)).rule("core/owner").id == "core/owner"


def test_a_rule_that_is_not_there_is_refused_with_near_names() -> None:
    with pytest.raises(SelectionError) as refused:
        book((), (rule("owner"), rule("lead"))).rule("core/ownr")
    assert str(refused.value) == "there is no rule called 'core/ownr'. Did you mean core/owner?"


def test_a_rule_that_comes_near_nothing_is_refused_without_names() -> None:
    with pytest.raises(SelectionError) as refused:
        book((), (rule("owner"),)).rule("zzz")
    assert str(refused.value) == "there is no rule called 'zzz'."
