"""The compiled path: a rule-book as generated functions over whole numbers."""

from fractions import Fraction

import pytest

from builders import (
    CHECKED,
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
    indicator,
    leaf,
    met,
    profile,
    rule,
    said,
    step,
)
from readiness.core.compiled import Compiled, Encoded, compile_rulebook, overall, scores
from readiness.core.conditions import Condition, Every, FactLeaf, Negation, Some, Test
from readiness.core.evaluate import evaluate
from readiness.core.findings import Finding, Verdict
from readiness.core.indicators import AnswerType
from readiness.core.intervals import HALF, ONE, ZERO, Interval
from readiness.core.profile import Form, Percent, Profile, Share
from readiness.core.rules import Effort, Rule, RuleBook, Strain
from readiness.core.standing import standings

ISLAND = FactLeaf("setting", Test.IS, names=("island",))
BIG = FactLeaf("workforce", Test.AT_LEAST, operands=(Fraction(50),))

QUESTIONS = (
    indicator(OWNER, short_form=True),
    indicator(LEAD, not_applicable_if="there is none"),
    indicator("leadership.leavers", AnswerType.COUNT, lower_is_better=True),
    indicator(CHECKED, AnswerType.DATE),
    indicator("governance.told", AnswerType.YES_NO),
    indicator("governance.heard", AnswerType.SHARE),
)
RULES = (
    rule("owner", weight=Fraction(1, 2), cap=cap(at_most(OWNER, 1))),
    rule("lead", LEAD, weight=Fraction(1, 3), cap=cap(Negation(at_least(LEAD, 1)), 20)),
    rule("leavers", "leadership.leavers", judgement=graded("leadership.leavers", 0, 7)),
    rule("checked", CHECKED, judgement=graded(CHECKED, 12, 36), when=ISLAND),
    rule("told", "governance.told", judgement=graded("governance.told", 1)),
    rule("heard", "governance.heard", judgement=graded("governance.heard", 90), weight=Fraction(0)),
    rule("both", judgement=met(Every((at_least(OWNER, 3), BIG)), partly=at_least(LEAD, 2)), dimension="governance"),
    rule("seen", judgement=flag(Some((at_most(OWNER, 1), leaf(LEAD, Test.KNOWN, 0)))), weight=Fraction(0)),
    rule("island", judgement=flag(at_most(LEAD, 4)), weight=Fraction(0), when=ISLAND),
)
BOOK = book(QUESTIONS, RULES)

PROFILES = (
    profile(),
    profile({OWNER: 3, LEAD: 2, "leadership.leavers": 2, "governance.told": True}, workforce=60),
    profile({OWNER: 1, LEAD: NOT_APPLICABLE, "leadership.leavers": 9}, setting=("island",)),
    profile({OWNER: NOBODY_KNOWS, LEAD: 0, "governance.told": False}, setting=("island",), workforce=60),
    profile({OWNER: 4}, form=Form.SHORT),
    profile({"governance.heard": said(Share(count=1, of=7, unknown=2))}),
)


def encoded(of: Profile, rulebook: RuleBook = BOOK) -> tuple[Compiled, Encoded]:
    compiled = compile_rulebook(rulebook, of.form)
    return compiled, compiled.encode(standings(of, rulebook), of.facts)


@pytest.mark.parametrize("of", PROFILES)
def test_scores_are_those_of_the_interpreter(of: Profile) -> None:
    expected = card(BOOK, of)
    found = scores(of, compile_rulebook(BOOK, of.form))
    assert found.dimensions == tuple(dimension.interval for dimension in expected.dimensions)
    assert found.before_caps == tuple(dimension.before_caps for dimension in expected.dimensions)
    assert found.overall == expected.overall.interval


@pytest.mark.parametrize("of", PROFILES)
def test_findings_are_those_of_the_interpreter_the_first_time_and_after(of: Profile) -> None:
    compiled, numbers = encoded(of)
    expected = evaluate(of, BOOK)
    assert compiled.findings(numbers, standings(of, BOOK), of.facts) == expected
    assert compiled.findings(numbers, standings(of, BOOK), of.facts) == expected


def test_functions_are_generated_for_the_second_profile() -> None:
    compiled, where, generated = (
        compile_rulebook(BOOK),
        standings(profile(), BOOK),
        {"judge_flags", "judge_dimension"},
    )
    compiled.findings(compiled.encode(where, profile().facts), where, profile().facts)
    assert not generated & vars(compiled).keys()
    compiled.findings(compiled.encode(where, profile().facts), where, profile().facts)
    assert generated <= vars(compiled).keys()


def finding(compiled: Compiled, of: Profile, name: str) -> Finding:
    where = standings(of, compiled.rulebook)
    found = compiled.findings(compiled.encode(where, of.facts), where, of.facts)
    return next(one for one in found if one.rule.id == name)


def test_what_is_said_of_a_flag_is_one_value_for_every_profile_after_the_first() -> None:
    compiled = compile_rulebook(BOOK)
    none, one, two = (finding(compiled, profile({OWNER: level}), "core/seen") for level in (0, 0, 1))
    assert none == one
    assert one.verdict is Verdict.RAISED
    assert two is one


def test_findings_of_equal_values_share_them() -> None:
    compiled, numbers = encoded(profile({OWNER: 4, "governance.told": True}))
    found = {f.rule.id: f for f in compiled.findings(numbers, standings(profile(), BOOK), profile().facts)}
    assert found["core/owner"].value == Interval(ONE, ONE)
    assert found["core/owner"].value is found["core/told"].value


def test_a_flag_that_when_keeps_away_does_not_apply_even_in_the_short_form() -> None:
    of = profile(form=Form.SHORT)
    compiled, numbers = encoded(of)
    compiled.findings(numbers, standings(of, BOOK), of.facts)
    found = {f.rule.id: f.verdict for f in compiled.findings(numbers, standings(of, BOOK), of.facts)}
    assert found["core/island"] is Verdict.NOT_APPLICABLE
    assert found["core/checked"] is Verdict.NOT_APPLICABLE
    assert found["core/lead"] is Verdict.NOT_ASKED


def test_everything_is_a_whole_number_of_one_denominator() -> None:
    heard = {OWNER: said(3), "governance.heard": said(Share(count=1, of=7, unknown=2))}
    compiled, numbers = encoded(profile(heard), book(QUESTIONS, (rule("heard", "governance.heard"), rule("owner"))))
    assert numbers.denominator == 7
    assert compiled.places == {OWNER: 0, "governance.heard": 1}
    assert (numbers.worst, numbers.best) == compiled.numerical(numbers) == ((21, 100), (21, 300))
    assert numbers.unit == 7 * compiled.grading
    assert compiled.constants(7)[-2:] == (numbers.unit, numbers.unit // 2)


def test_what_is_dropped_and_what_is_told_have_numbers_of_their_own() -> None:
    rulebook = book(QUESTIONS, (rule("lead", LEAD), rule("owner", when=ISLAND), rule("part", when=BIG)))
    _, numbers = encoded(profile({OWNER: 2, LEAD: NOT_APPLICABLE}, setting=("island",)), rulebook)
    assert numbers.worst == (-1, 2, 1, 0)


def test_where_a_smaller_value_is_better_low_is_the_best_end() -> None:
    rulebook = book(QUESTIONS, (rule("leavers", "leadership.leavers", judgement=graded("leadership.leavers", 0, 7)),))
    compiled, numbers = encoded(profile(), rulebook)
    assert numbers.best == (0,)
    assert numbers.worst[0] > 10**9
    assert compiled.numerical(numbers) == (numbers.best, numbers.worst)


def test_the_numbers_of_a_rule_book_are_kept_for_each_denominator() -> None:
    compiled = compile_rulebook(BOOK)
    assert compiled.constants(6) is compiled.constants(6)
    assert compiled.constants(12)[-2] == 2 * compiled.constants(6)[-2]


def test_it_is_known_which_dimensions_read_an_indicator() -> None:
    compiled = compile_rulebook(BOOK)
    assert compiled.readers[compiled.places[LEAD]] == {0, 3}
    assert compiled.readers[compiled.places[CHECKED]] == {3}


def test_what_only_advice_reads_has_a_place_as_well() -> None:
    requires = Every((at_least(LEAD, 2), ISLAND))
    climb = (step("core/owner@3", 3, requires=requires, effort=Effort.LARGE),)
    strain = Strain(when=Negation(at_least("governance.heard", 50)), because="most say so", ask_first=LEAD)
    compiled = compile_rulebook(book(QUESTIONS, (rule("owner", steps=climb),), strain=strain))
    assert compiled.places == {OWNER: 0, LEAD: 1, "governance.heard": 2}
    assert compiled.facts == {ISLAND: 3}


def test_the_denominator_fits_what_steps_lead_to_and_advice_compares_with() -> None:
    third = leaf("governance.heard", Test.AT_LEAST, Fraction(100, 3))
    climb = (step("core/heard@50", 50, "governance.heard", requires=third),)
    _, numbers = encoded(profile(), book(QUESTIONS, (rule("heard", "governance.heard", steps=climb),)))
    assert numbers.denominator == 3


@pytest.mark.parametrize(
    ("requires", "floors"),
    [
        (None, ()),
        (at_least(LEAD, 2), ((0, 2),)),
        (Every((at_least(LEAD, 2), at_least(OWNER, 3))), ((0, 2), (1, 3))),
        (at_most(LEAD, 2), None),
        (Every((at_least(LEAD, 2), ISLAND)), None),
        (Some((at_least(LEAD, 2), at_least(OWNER, 3))), None),
    ],
)
def test_a_requirement_of_nothing_but_least_answers_is_told_in_numbers(
    requires: Condition | None, floors: tuple[tuple[int, int], ...] | None
) -> None:
    climbing = rule("owner", steps=(step("core/owner@4", 4, requires=requires),))
    compiled = compile_rulebook(book((indicator(OWNER), indicator(LEAD)), (rule("lead", LEAD), climbing)))
    assert compiled.climb(0).floors == floors


def test_a_rule_book_without_rules_scores_nothing() -> None:
    compiled, numbers = encoded(profile(), book(QUESTIONS))
    found = compiled.scores(numbers)
    assert found.dimensions == found.before_caps == (None,) * 5
    assert found.overall is None
    assert compiled.findings(numbers, standings(profile(), BOOK), profile().facts) == ()


def test_a_compiled_rule_book_serves_one_form() -> None:
    assert compile_rulebook(BOOK).form is Form.FULL
    assert compile_rulebook(BOOK, Form.SHORT).form is Form.SHORT


def test_overall_is_balanced_at_each_end() -> None:
    assert overall([Interval(ZERO, ONE), None, Interval(ONE, ONE)]) == Interval(Fraction(1, 5), ONE)
    assert overall([Interval(HALF, HALF)]) == Interval(HALF, HALF)
    assert overall([None, None]) is None


def test_percentages_between_whole_points_stay_exact() -> None:
    rulebook = book(QUESTIONS, (rule("heard", "governance.heard", judgement=graded("governance.heard", 90)),))
    found = scores(profile({"governance.heard": said(Percent(percent=Fraction(200, 3)))}), compile_rulebook(rulebook))
    assert found.dimensions[3] == Interval(Fraction(20, 27), Fraction(20, 27))


def test_a_rule_book_without_rules_has_functions_of_nothing() -> None:
    empty = compile_rulebook(RuleBook(rulesets=()))
    assert empty.judge_flags((), (), (), empty.constants(1)) == ()


def contested(*rules: Rule) -> set[str]:
    """Name the indicators whose steps may secure what others lead to."""
    compiled = compile_rulebook(book(QUESTIONS, rules))
    return {name for name, place in compiled.places.items() if place in compiled.contested}


def test_a_question_is_contested_where_steps_of_several_rules_lead_to_answers() -> None:
    owner = rule("owner", steps=(step("core/owner@2", 2), step("core/owner@4", 4)))
    again = rule("again", steps=(step("core/again@3", 3),))
    lead = rule("lead", LEAD, steps=(step("core/lead@3", 3, LEAD),))
    assert contested(owner, lead) == set()
    assert contested(owner, lead, again) == {OWNER}


def test_a_question_is_contested_where_a_step_leads_no_further_than_the_one_before_it() -> None:
    assert contested(rule("owner", steps=(step("core/owner@2", 2), step("core/owner@3", 2)))) == {OWNER}


@pytest.mark.parametrize(("first", "then", "found"), [(5, 2, set()), (2, 5, {"leadership.leavers"})])
def test_where_fewer_is_better_a_step_to_fewer_leads_further(first: int, then: int, found: set[str]) -> None:
    leavers = "leadership.leavers"
    steps = (step("core/l1", first, leavers), step("core/l2", then, leavers))
    assert contested(rule("leavers", leavers, judgement=graded(leavers, 0, 7), steps=steps)) == found
