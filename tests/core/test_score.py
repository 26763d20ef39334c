"""Scores: from findings to five dimensions and an overall figure, exact throughout."""

from fractions import Fraction

import attrs
import pytest

from builders import (
    CHECKED,
    DATED,
    LEAD,
    NOBODY_KNOWS,
    NOT_APPLICABLE,
    OWNER,
    at_least,
    at_most,
    book,
    cap,
    card,
    flag,
    graded,
    group,
    indicator,
    profile,
    rule,
    ruleset,
    said,
)
from readiness.core.conditions import Negation
from readiness.core.evaluate import evaluate
from readiness.core.indicators import DIMENSIONS, AnswerType, Derived
from readiness.core.intervals import HALF, ONE, ZERO, Interval
from readiness.core.profile import Answer, Form, NotApplicable, Profile, Value
from readiness.core.rules import Raise, Rule, RuleBook
from readiness.core.score import DimensionScore, Parts, Scorecard, Tally, percent, score_overall, scorecards, tallies
from readiness.core.standing import GROUPS, standings
from readiness.core.truth import Truth

Given = dict[str, Value | Answer | NotApplicable]

QUESTIONS = (
    indicator(OWNER, not_applicable_if="there is none"),
    indicator(LEAD, not_applicable_if="there is none", short_form=True),
    indicator(CHECKED),
)


def leadership(answers: Given, *rules: Rule) -> DimensionScore:
    return card(book(QUESTIONS, rules), profile(answers)).dimension("leadership")


def between(secured: str, possible: str) -> Interval:
    return Interval(Fraction(secured), Fraction(possible))


TWO = (rule("owner", weight=Fraction(3)), rule("lead", LEAD))


def test_a_raised_weight_counts_where_a_rule_applies_and_where_it_does_not() -> None:
    more = Raise(rule="core/owner", weight=Fraction(6), why="It matters here.", sources=("A1",), ruleset="care")
    both = RuleBook(rulesets=(ruleset("core", QUESTIONS, TWO), ruleset("care", (), raises=(more,))))
    applies = card(both, profile({OWNER: 4, LEAD: NOT_APPLICABLE})).dimension("leadership")
    left_out = card(both, profile({OWNER: NOT_APPLICABLE, LEAD: 4})).dimension("leadership")
    assert [applies.weight, applies.weight_not_applicable] == [6, 1]
    assert [left_out.weight, left_out.weight_not_applicable] == [1, 6]
    assert left_out.with_left_out == between("1/7", "1/7")


def test_a_dimension_is_the_weighted_mean_of_its_rules_at_each_end() -> None:
    found = leadership({OWNER: 2, LEAD: NOBODY_KNOWS}, *TWO)
    assert found.interval == found.before_caps == between("3/8", "5/8")
    assert found.weight == 4
    assert found.words == "beginning, perhaps embedding"


def test_not_applicable_leaves_the_denominator_and_is_counted() -> None:
    found = leadership({OWNER: 2, LEAD: NOT_APPLICABLE}, *TWO)
    assert found.interval == between("1/2", "1/2")
    assert found.weight == 3
    assert found.weight_not_applicable == 1


def test_weight_0_means_0() -> None:
    found = leadership({OWNER: 2, LEAD: 0}, rule("owner"), rule("lead", LEAD, weight=Fraction(0)))
    assert found.interval == between("1/2", "1/2")
    assert found.weight == 1


def test_flags_touch_no_score() -> None:
    seen = rule("seen", judgement=flag(at_most(OWNER, 4)), weight=Fraction(0))
    assert leadership({OWNER: 2}, rule("owner"), seen) == leadership({OWNER: 2}, rule("owner"))


@pytest.mark.parametrize("rules", [(), (rule("owner", weight=Fraction(0)),)])
def test_where_nothing_weighs_there_is_no_basis(rules: tuple[Rule, ...]) -> None:
    found = leadership({OWNER: 4}, *rules)
    assert found.interval is None
    assert found.before_caps is None
    assert found.parts is None
    assert found.binding_cap is None
    assert found.words == "no basis"


def test_where_nothing_applies_there_is_no_basis() -> None:
    found = leadership({OWNER: NOT_APPLICABLE}, rule("owner", weight=Fraction(2)))
    assert found.interval is None
    assert found.weight == 0
    assert found.weight_not_applicable == 2
    assert found.with_left_out is None


def test_a_quarter_of_the_weight_left_out_is_not_yet_much() -> None:
    assert leadership({OWNER: 4, LEAD: NOT_APPLICABLE}, *TWO).with_left_out is None


def test_where_more_than_a_quarter_is_left_out_a_second_figure_puts_it_at_the_bottom() -> None:
    rules = (rule("owner", weight=Fraction(29, 10)), rule("lead", LEAD))
    found = leadership({OWNER: 4, LEAD: NOT_APPLICABLE}, *rules)
    assert found.interval == between("1", "1")
    assert found.with_left_out == between("29/39", "29/39")


def test_the_second_figure_keeps_to_the_ceilings() -> None:
    rules = (rule("owner", cap=cap(at_most(OWNER, 3), 20)), rule("lead", LEAD))
    assert leadership({OWNER: 3, LEAD: NOT_APPLICABLE}, *rules).with_left_out == between("1/5", "1/5")


def test_what_was_not_asked_is_not_left_out_as_not_applicable() -> None:
    found = card(book(QUESTIONS, TWO), profile({LEAD: 4}, form=Form.SHORT)).dimension("leadership")
    assert found.interval == between("1", "1")
    assert found.weight_not_applicable == 0
    assert found.with_left_out is None


CAPPED = (rule("owner", cap=cap(at_most(OWNER, 1))), rule("lead", LEAD, weight=Fraction(3)))


def test_a_cap_that_is_surely_on_lowers_both_ends() -> None:
    found = leadership({OWNER: 1, LEAD: 4}, *CAPPED)
    assert found.before_caps == between("13/16", "13/16")
    assert found.interval == between("2/5", "2/5")
    assert found.words == "beginning"


def test_a_cap_that_may_be_on_lowers_what_is_secured() -> None:
    found = leadership({OWNER: NOBODY_KNOWS, LEAD: 4}, *CAPPED)
    assert found.before_caps == between("3/4", "1")
    assert found.interval == between("2/5", "1")
    assert found.words == "not settled yet"


def test_a_cap_that_is_off_does_nothing() -> None:
    found = leadership({OWNER: 2, LEAD: 4}, *CAPPED)
    assert found.interval == between("7/8", "7/8")
    assert found.caps == ()
    assert found.binding_cap is None


def test_the_binding_cap_is_named_with_the_points_that_it_holds_back() -> None:
    found = leadership({OWNER: 1, LEAD: 4}, *CAPPED)
    assert found.binding_cap is not None
    assert found.binding_cap.rule.id == "core/owner"
    assert found.binding_cap.on is Truth.TRUE
    assert found.binding_cap.at == Fraction(2, 5)
    assert found.binding_cap.held_back == found.binding_cap.held_back_secured == Fraction(33, 80)


def test_a_cap_that_may_be_on_holds_back_nothing_that_is_possible() -> None:
    binding = leadership({OWNER: NOBODY_KNOWS, LEAD: 4}, *CAPPED).binding_cap
    assert binding is not None
    assert binding.on is Truth.UNKNOWN
    assert binding.held_back == 0
    assert binding.held_back_secured == Fraction(7, 20)


def test_a_cap_above_what_is_reached_does_not_bind() -> None:
    found = leadership({OWNER: 1, LEAD: 0}, *CAPPED)
    assert found.interval == found.before_caps
    assert [effect.binding for effect in found.caps] == [False]
    assert found.binding_cap is None


def test_of_several_caps_the_lowest_ceiling_binds_and_comes_first() -> None:
    rules = (
        rule("a", LEAD, weight=Fraction(6)),
        rule("b", cap=cap(at_most(OWNER, 1), 60)),
        rule("c", cap=cap(at_most(OWNER, 1), 20)),
        rule("d", cap=cap(at_most(OWNER, 1), 40)),
    )
    found = leadership({OWNER: 0, LEAD: 4}, *rules)
    assert found.interval == between("1/5", "1/5")
    assert [(effect.rule.id, effect.binding) for effect in found.caps] == [
        ("core/c", True),
        ("core/d", False),
        ("core/b", False),
    ]


def test_of_two_caps_alike_a_sure_one_comes_first_then_the_id_decides() -> None:
    rules = (
        rule("a", LEAD, cap=cap(at_most(LEAD, 1), 100)),
        rule("b", cap=cap(at_most(OWNER, 1), 100)),
        rule("c", cap=cap(at_most(OWNER, 1), 100)),
    )
    found = leadership({OWNER: 0, LEAD: NOBODY_KNOWS}, *rules)
    assert [effect.rule.id for effect in found.caps] == ["core/b", "core/c", "core/a"]


def test_the_four_parts_are_the_ends_and_what_lies_above_them() -> None:
    rules = (rule("owner", cap=cap(Negation(at_least(OWNER, 2)), 60)), rule("lead", LEAD, weight=Fraction(3)))
    parts = leadership({OWNER: 1, LEAD: said(4)}, *rules).parts
    assert parts == Parts(
        secured=Fraction(3, 5), unsettled=ZERO, held_back=Fraction(17, 80), still_to_do=Fraction(3, 16)
    )
    assert parts.points() == (60, 0, 21, 19)


@pytest.mark.parametrize(
    ("parts", "points"),
    [
        (("1/3", "1/3", "0", "1/3"), (33, 34, 0, 33)),
        (("0", "1/1000", "0", "999/1000"), (0, 1, 0, 99)),
        (("999/1000", "0", "0", "1/1000"), (99, 0, 0, 1)),
        (("1", "0", "0", "0"), (100, 0, 0, 0)),
        (("0", "0", "0", "1"), (0, 0, 0, 100)),
        (("1/8", "1/8", "1/8", "5/8"), (13, 12, 13, 62)),
    ],
)
def test_shown_parts_add_up_to_100(parts: tuple[str, ...], points: tuple[int, ...]) -> None:
    secured, unsettled, held_back, still_to_do = (Fraction(part) for part in parts)
    made = Parts(secured=secured, unsettled=unsettled, held_back=held_back, still_to_do=still_to_do)
    assert made.points() == points
    assert sum(made.points()) == 100


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", 0),
        ("1/1000", 1),
        ("1/200", 1),
        ("3/200", 2),
        ("29/2000", 1),
        ("1/2", 50),
        ("989/1000", 99),
        ("199/200", 99),
        ("999/1000", 99),
        ("1", 100),
    ],
)
def test_100_and_0_are_shown_only_where_they_are_exact(value: str, shown: int) -> None:
    assert percent(Fraction(value)) == shown


EVERYWHERE = tuple(indicator(f"{name}.asked") for name in DIMENSIONS)
EACH = tuple(rule(name, f"{name}.asked") for name in DIMENSIONS)


def whole(*levels: Value | Answer | NotApplicable) -> Scorecard:
    answers = {question.id: level for question, level in zip(EVERYWHERE, levels, strict=True)}
    return card(book(tuple(attrs.evolve(q, not_applicable_if="none") for q in EVERYWHERE), EACH), profile(answers))


def test_overall_is_the_mean_of_the_dimensions_where_they_are_level() -> None:
    overall = whole(2, 2, 2, 3, 3).overall
    assert overall.interval == overall.mean == between("3/5", "3/5")
    assert not overall.balanced
    assert overall.lowest == ("leadership", "staff_wellbeing", "lived_experience")
    assert overall.words == "developing"


def test_overall_is_never_more_than_20_points_above_the_lowest_dimension() -> None:
    overall = whole(0, 4, 4, 4, 4).overall
    assert overall.mean == between("4/5", "4/5")
    assert overall.interval == between("1/5", "1/5")
    assert overall.balanced
    assert overall.lowest == ("leadership",)


def test_balance_may_hold_one_end_alone() -> None:
    overall = whole(NOBODY_KNOWS, 3, 3, 3, 3).overall
    assert overall.mean == between("3/5", "4/5")
    assert overall.interval == between("1/5", "4/5")
    assert overall.balanced
    assert overall.words == "not settled yet"


def test_dimensions_without_a_basis_leave_the_mean_and_are_named() -> None:
    overall = whole(4, NOT_APPLICABLE, 4, NOT_APPLICABLE, 3).overall
    assert overall.undefined == ("staff_wellbeing", "governance")
    assert overall.interval == between("11/12", "11/12")


def test_without_any_basis_there_is_no_overall_figure() -> None:
    overall = card(book(QUESTIONS), profile()).overall
    assert overall.interval is None
    assert overall.mean is None
    assert overall.undefined == DIMENSIONS
    assert overall.lowest == ()
    assert overall.words == "no basis"


def test_the_overall_figure_of_no_dimension_at_all_is_none() -> None:
    assert score_overall((), Tally()).interval is None


def test_a_dimension_is_looked_up_by_name() -> None:
    found = whole(0, 1, 2, 3, 4)
    assert [found.dimension(name) for name in DIMENSIONS] == list(found.dimensions)


COUNTED = book(
    (
        indicator(OWNER, short_form=True),
        indicator(LEAD, not_applicable_if="there is none"),
        indicator("leadership.room"),
        indicator("leadership.staff", short_form=True),
        indicator(GROUPS, AnswerType.GROUPS, short_form=True),
        indicator("training.coverage", AnswerType.SHARE, derived=Derived(coverage="informed")),
    )
)
ANSWERS: Given = {OWNER: said(2, *DATED), LEAD: NOT_APPLICABLE, "leadership.room": NOBODY_KNOWS}


def counted(of: Profile, rulebook: RuleBook = COUNTED, dimension: str = "") -> Tally:
    return tallies(standings(of, rulebook), rulebook)[dimension]


def test_questions_are_counted_by_what_became_of_them() -> None:
    found = counted(profile(ANSWERS, groups=(group("Care", 5),)))
    assert found == Tally(answered=2, unknown=1, unanswered=1, not_applicable=1)
    assert found.asked == 4


def test_what_the_short_form_does_not_ask_is_counted_apart() -> None:
    assert counted(profile(ANSWERS, form=Form.SHORT)) == Tally(answered=1, unanswered=2, not_asked=2)


def test_figures_that_are_derived_are_no_questions() -> None:
    assert counted(profile(), dimension="training") == Tally(unanswered=1)


def test_the_questions_of_one_dimension_can_be_counted() -> None:
    assert counted(profile(ANSWERS), dimension="leadership") == Tally(
        answered=1, unknown=1, unanswered=1, not_applicable=1
    )


def test_a_scorecard_carries_the_counts_of_each_dimension_and_of_all() -> None:
    found = card(book(QUESTIONS, TWO), profile({OWNER: 2}))
    assert found.dimension("leadership").tally == Tally(answered=1, unanswered=1)
    assert found.overall.tally == Tally(answered=1, unanswered=2)


def test_core_alone_is_scored_exactly_whatever_other_rule_sets_measure_by() -> None:
    asked = indicator("care.nights", AnswerType.COUNT, dimension="leadership")
    measured = rule(
        "nights", "care.nights", id="care/nights", judgement=graded("care.nights", 7), dimension="leadership"
    )
    core, given = book(QUESTIONS, TWO), profile({OWNER: 3, LEAD: 1, "care.nights": 5})
    both = RuleBook(rulesets=(*core.rulesets, ruleset("care", (asked,), (measured,))))
    alone, extended = scorecards(evaluate(given, both), standings(given, both), both)
    assert alone == card(core, given)
    assert extended == card(both, given)
    assert scorecards(evaluate(given, core), standings(given, core), core) == (alone, None)


def test_half_the_scale_is_half() -> None:
    assert leadership({OWNER: 2}, rule("owner")).interval == Interval(HALF, HALF)
    assert leadership({OWNER: 4}, rule("owner")).interval == Interval(ONE, ONE)
