"""Rules, rule-sets and the rule-book that the engine judges with."""

from fractions import Fraction

import pytest

from builders import CHECKED, LEAD, OWNER, at_least, at_most, book, cap, flag, indicator, met, rule, ruleset
from readiness.core.indicators import AnswerType, Derived
from readiness.core.rules import Raise, Retired, RuleBook, Source, Strain
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


def test_what_is_worked_out_from_other_answers_is_not_asked() -> None:
    asked = indicator("training.groups", AnswerType.GROUPS)
    derived = indicator("training.coverage", AnswerType.SHARE, derived=Derived(coverage="informed"))
    assert ruleset("core", (asked, derived)).asked == (asked,)


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


def test_a_question_is_judged_by_the_first_scoring_rule_that_reads_it() -> None:
    light, pointing = rule("light", LEAD, weight=Fraction(0)), rule("seen", judgement=flag(at_most(CHECKED, 1)))
    first = rule("first", judgement=met(at_least(OWNER, 2), partly=at_least(LEAD, 2)), weight=Fraction(2))
    made = book((), (rule("owner"), light, pointing, first))
    assert made.judged_by == {OWNER: first, LEAD: first}


def test_weights_are_whole_numbers_of_one_denominator() -> None:
    half, third = rule("half", weight=Fraction(1, 2)), rule("third", LEAD, weight=Fraction(1, 3))
    found = book((indicator(OWNER), indicator(LEAD)), (half, third, rule("nothing", weight=Fraction(0))))
    assert found.weighing == 6
    assert found.weights == {"core/half": 3, "core/third": 2}


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


def raised(name: str, weight: int, ruleset: str) -> Raise:
    return Raise(rule=name, weight=Fraction(weight), why="It matters here.", sources=("A1",), ruleset=ruleset)


def test_of_two_raises_the_higher_counts_whatever_the_order() -> None:
    core = ruleset("core", (indicator(OWNER),), (rule("owner", weight=Fraction(3)),))
    care = ruleset("care", (), raises=(raised("core/owner", 5, "care"),))
    school = ruleset("school", (), raises=(raised("core/owner", 4, "school"),))
    for rulesets in ((core, care, school), (school, care, core)):
        made = RuleBook(rulesets=rulesets)
        assert made.raises["core/owner"].ruleset == "care"
        assert made.weight(made.rule("core/owner")) == 5
        assert made.rule("core/owner").weight == 3
        assert made.core.weight(made.rule("core/owner")) == 3


def test_nothing_lowers_a_weight_or_moves_what_is_not_a_scoring_rule_of_core() -> None:
    rules = (rule("owner", weight=Fraction(3)), rule("idle", weight=Fraction(0)))
    own = rule("care/nights")
    names = (("core/owner", 2), ("core/idle", 4), ("care/nights", 4), ("core/gone", 4))
    raises = tuple(raised(name, weight, "care") for name, weight in names)
    made = RuleBook(rulesets=(ruleset("core", (), rules), ruleset("care", (), (own,), raises=raises)))
    assert dict(made.raises) == {}
    assert [made.weight(one) for one in (*rules, own)] == [3, 0, 1]


def test_an_old_name_leads_to_the_question_of_today_unless_it_is_in_use() -> None:
    made = book((indicator(OWNER, was=("leadership.sponsor", LEAD)), indicator(LEAD)))
    assert dict(made.renamed) == {"leadership.sponsor": OWNER}


def test_a_question_that_is_asked_under_any_name_is_not_retired() -> None:
    gone = tuple(Retired(id=name, because="it said little") for name in ("leadership.x", LEAD, "leadership.sponsor"))
    made = book((indicator(OWNER, was=("leadership.sponsor",)), indicator(LEAD)), retired=gone)
    assert list(made.retired) == ["leadership.x"]


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
