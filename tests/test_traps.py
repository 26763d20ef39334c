"""Traps seen in other engines, each a regression by name."""

import datetime as dt
import importlib
import json
from fractions import Fraction

import attrs
import pytest

from builders import (
    AS_OF,
    CHECKED,
    LEAD,
    NOBODY_KNOWS,
    NOT_APPLICABLE,
    OWNER,
    UNDATED,
    at_most,
    book,
    cap,
    card,
    find,
    graded,
    group,
    indicator,
    profile,
    rule,
    ruleset,
    said,
    voiced,
)
from readiness.assessment import assess
from readiness.core import evaluate, score, standing
from readiness.core.compiled import compile_rulebook, scores
from readiness.core.findings import Verdict
from readiness.core.indicators import AnswerType, Derived
from readiness.core.intervals import Interval
from readiness.core.profile import UNKNOWN, Answer, Evidence, NotApplicable, Profile, Value
from readiness.core.rules import Rule, RuleBook
from readiness.core.standing import Silence
from readiness.faces.json.form import to_data, to_json

QUESTIONS = (
    indicator(OWNER, not_applicable_if="there is none"),
    indicator(LEAD, not_applicable_if="there is none"),
    indicator(CHECKED),
)
BOTH = book(QUESTIONS, (rule("owner"), rule("lead", LEAD)))

Given = dict[str, Value | Answer | NotApplicable]


def leadership(answers: Given, rulebook: RuleBook = BOTH) -> Interval | None:
    return card(rulebook, profile(answers)).dimension("leadership").interval


def exactly(value: str) -> Interval:
    return Interval(Fraction(value), Fraction(value))


def test_blank_is_not_read_as_zero() -> None:
    """Blank read as zero: OWASP SAMM's spreadsheet, CISA CSET."""
    assert leadership({OWNER: 2}) == Interval(Fraction(1, 4), Fraction(3, 4))
    assert leadership({OWNER: 2}) != leadership({OWNER: 2, LEAD: 0})
    assert find(BOTH, profile({OWNER: 2}), "lead").verdict is Verdict.UNSETTLED


def test_blank_is_not_said_to_be_not_started() -> None:
    """Silence is not "not started": no band is claimed where more than 40 points are unsettled."""
    assert card(BOTH, profile()).dimension("leadership").words == "not settled yet"


def test_a_level_of_zero_is_an_answer() -> None:
    """The converse: a real 0 is no blank."""
    assert leadership({OWNER: 0, LEAD: 0}) == exactly("0")


def test_not_applicable_is_not_read_as_a_pass() -> None:
    """Not applicable read as a pass: the rest decides alone."""
    assert leadership({OWNER: 1, LEAD: NOT_APPLICABLE}) == exactly("1/4")


def test_not_applicable_is_not_read_as_the_lowest_answer() -> None:
    """Not applicable stored as 0 in a fixed total: an instrument of this field."""
    assert leadership({OWNER: 4, LEAD: NOT_APPLICABLE}) == exactly("1")


def test_what_was_called_not_applicable_is_shown() -> None:
    """Nobody hides behind not applicable: where it is much, the figure with it at the bottom stands beside."""
    found = card(BOTH, profile({OWNER: 4, LEAD: NOT_APPLICABLE})).dimension("leadership")
    assert found.with_left_out == exactly("1/2")
    assert found.tally.not_applicable == 1


def test_a_dont_know_is_not_averaged_in() -> None:
    """A don't-know code averaged in: 5 on a scale from 1 to 4 in an instrument of this field."""
    assert leadership({OWNER: 2, LEAD: NOBODY_KNOWS}) == Interval(Fraction(1, 4), Fraction(3, 4))


def test_a_voice_that_does_not_know_is_not_averaged_in_either() -> None:
    answer = voiced(leaders=2, frontline=UNKNOWN)
    assert find(BOTH, profile({OWNER: answer}), "owner").value == Interval(Fraction(0), Fraction(1))


def test_people_of_whom_nobody_knows_are_neither_trained_nor_untrained() -> None:
    training = book(
        (indicator("training.informed", AnswerType.SHARE, derived=Derived(coverage="informed")),),
        (rule("informed", "training.informed", judgement=graded("training.informed", 100)),),
    )
    staff = group("Staff", 10, in_date={"informed": 6}, unknown=3)
    found = card(training, profile(groups=(staff,))).dimension("training")
    assert found.interval == Interval(Fraction(6, 10), Fraction(9, 10))


@pytest.mark.parametrize("lead", [0, 4])
def test_weight_0_is_not_read_as_1(lead: int) -> None:
    """Weight 0 read as 1: CISO Assistant."""
    idle = book(QUESTIONS, (rule("owner"), rule("lead", LEAD, weight=Fraction(0))))
    assert leadership({OWNER: 2, LEAD: lead}, idle) == exactly("1/2")
    assert scores(profile({OWNER: 2, LEAD: lead}), compile_rulebook(idle)).dimensions[0] == exactly("1/2")


def test_nothing_applicable_is_not_read_as_a_pass() -> None:
    """Nothing applicable read as a pass: OpenSCAP."""
    found = card(BOTH, profile({OWNER: NOT_APPLICABLE, LEAD: NOT_APPLICABLE}))
    assert found.dimension("leadership").interval is None
    assert found.dimension("leadership").words == "no basis"
    assert found.overall.interval is None


def test_a_rule_that_cannot_be_judged_is_not_silently_skipped() -> None:
    """A crashed rule silently skipped: every rule has its finding, or there is no result at all."""
    broken = book(QUESTIONS, (rule("owner"), rule("lost", "leadership.lost")))
    with pytest.raises(KeyError, match=r"leadership\.lost"):
        evaluate.evaluate(profile(), broken)
    assert len(evaluate.evaluate(profile(), BOTH)) == len(BOTH.rules)


def test_what_had_to_be_left_out_is_part_of_the_result() -> None:
    """A crashed rule silently skipped: what could not be used is named in the result."""
    found = assess(profile(), BOTH, left_out=("the rule-set 'care'",))
    assert to_data(found)["left_out"] == ["the rule-set 'care'"]


def test_numerator_and_denominator_run_over_the_same_rules() -> None:
    """Numerator and denominator over different sets: what leaves one leaves the other."""
    rules = (rule("owner", weight=Fraction(3)), rule("lead", LEAD), rule("checked", CHECKED, dimension="leadership"))
    found = card(book(QUESTIONS, rules), profile({OWNER: 4, LEAD: NOT_APPLICABLE, CHECKED: 0})).dimension(
        "leadership"
    )
    assert found.weight == 4
    assert found.interval == exactly("3/4")


def figures(rulebook: RuleBook, of: Profile) -> list[tuple[int, int] | None]:
    data = json.loads(to_json(assess(of, rulebook)))
    values = [dimension["value"] for dimension in data["core"]["dimensions"]]
    return [value and (value["secured"]["points"], value["possible"]["points"]) for value in values]


def test_the_same_figure_is_computed_in_one_place() -> None:
    """The same figure computed in two places, differently: CISO Assistant."""
    of = profile({OWNER: 1, CHECKED: 3})
    rulebook = book(QUESTIONS, (rule("owner", cap=cap(at_most(OWNER, 1))), rule("lead", LEAD), rule("c", CHECKED)))
    found = card(rulebook, of)
    known = [dimension.interval for dimension in found.dimensions]
    shown = [i and (score.percent(i.secured), score.percent(i.possible)) for i in known]
    assert shown == figures(rulebook, of) == [(13, 40), None, None, (75, 75), None]
    assert scores(of, compile_rulebook(rulebook)).dimensions == tuple(known)
    parts = [dimension.parts for dimension in found.dimensions]
    assert [p and (p.points()[0], sum(p.points()[:2])) for p in parts] == shown


def test_a_result_says_which_questions_it_was_made_with() -> None:
    """Old results re-read against today's questions: ODI Pathway. A result names versions, contents and its day."""
    core = attrs.evolve(ruleset("core", QUESTIONS, BOTH.rules), version="2.1.0", digest="0" * 64)
    data = to_data(assess(profile(), RuleBook(rulesets=(core,))))
    assert data["as_of"] == "2026-11-01"
    assert isinstance(data["schema"], int)
    assert json.loads(json.dumps(data["rulesets"]))[0]["version"] == "2.1.0"
    assert json.loads(json.dumps(data["rulesets"]))[0]["digest"] == "0" * 64


def test_a_question_that_is_new_reads_an_old_profile_as_unanswered() -> None:
    """Old results re-read against today's questions: a question that was not there is open, not a no."""
    newer = book((*QUESTIONS, indicator("leadership.new")), (*BOTH.rules, rule("new", "leadership.new")))
    old = profile({OWNER: 4, LEAD: 4})
    assert standing.standings(old, newer)["leadership.new"].silence is Silence.UNANSWERED
    assert leadership({OWNER: 4, LEAD: 4}, newer) == Interval(Fraction(2, 3), Fraction(1))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (rule("owner"), "1/2"),
        (rule("owner", judgement=graded(OWNER, 3)), "2/3"),
        (rule("owner", judgement=graded(OWNER, 4, 1)), "1/3"),
        (rule("owner", cap=cap(at_most(OWNER, 2), 25)), "1/4"),
        (rule("owner", cap=cap(at_most(OWNER, 1), 25)), "1/2"),
    ],
)
def test_the_thresholds_of_a_rule_are_data(changed: Rule, expected: str) -> None:
    """Thresholds hidden in code: those of a rule stand in its rule-set, and nowhere else."""
    assert leadership({OWNER: 2}, book(QUESTIONS, (changed,))) == exactly(expected)


@pytest.mark.parametrize(
    ("name", "value", "moved", "words"),
    [
        ("readiness.core.score.BALANCE", Fraction(20, 100), Fraction(0), "overall 0"),
        ("readiness.core.score.MUCH_LEFT_OUT", Fraction(1, 4), Fraction(3, 4), "left out not shown"),
        ("readiness.core.bands.MOST_UNSETTLED", Fraction(40, 100), Fraction(1), "beginning, perhaps embedding"),
        ("readiness.core.standing.CLAIM_LEVEL", 2, 1, "claim 1/4"),
    ],
)
def test_the_thresholds_of_the_engine_have_a_name(
    name: str, value: Fraction | int, moved: Fraction | int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thresholds hidden in code: the engine's own have a name, one value, and no other place decides."""
    module, _, constant = name.rpartition(".")
    assert getattr(importlib.import_module(module), constant) == value
    before = consequences()
    assert words not in before
    monkeypatch.setattr(name, moved)
    assert [now for earlier, now in zip(before, consequences(), strict=True) if now != earlier] == [words]


def consequences() -> list[str]:
    """Say what follows from the engine's own thresholds, in a small example of each."""
    lopsided = book(QUESTIONS, (rule("owner"), rule("checked", CHECKED)))
    overall = card(lopsided, profile({OWNER: 0, CHECKED: 4})).overall.interval
    left_out = card(BOTH, profile({OWNER: 4, LEAD: NOT_APPLICABLE})).dimension("leadership").with_left_out
    claims = book((indicator(OWNER, needs_voice="frontline"),), (rule("owner"),))
    claim = card(claims, profile({OWNER: 4})).dimension("leadership").interval
    assert overall is not None
    assert claim is not None
    return [
        f"overall {overall.secured}",
        "left out not shown" if left_out is None else "left out shown",
        card(BOTH, profile({OWNER: 2, LEAD: NOBODY_KNOWS})).dimension("leadership").words,
        f"claim {claim.secured}",
    ]


@pytest.mark.parametrize("level", range(5))
@pytest.mark.parametrize("evidence", [(), UNDATED])
def test_no_answer_scores_worse_than_no_answer(level: int, evidence: tuple[Evidence, ...]) -> None:
    """A low answer scoring worse than no answer: OpenSSF Scorecard."""
    capped = book(
        (indicator(OWNER, needs_voice="frontline", top_needs_evidence=True),),
        (rule("owner", cap=cap(at_most(OWNER, 1))),),
    )
    silent, spoken = leadership({}, capped), leadership({OWNER: said(level, *evidence)}, capped)
    assert silent is not None
    assert spoken is not None
    assert silent.secured <= spoken.secured
    assert silent.contains(spoken)


TOLD = "governance.told"


@pytest.mark.parametrize("date", [dt.date(2026, 11, 2), dt.date(2026, 12, 1), dt.date(2031, 11, 1)])
def test_a_date_to_come_is_no_younger_than_today(date: dt.date) -> None:
    """An age below 0, which the compiled path could take for a question that was not asked: ourselves."""
    question = indicator(TOLD, AnswerType.DATE, not_applicable_if="nobody asks")
    rulebook = book((question,), (rule("told", TOLD, judgement=graded(TOLD, 0, 18)),))
    coming, today = profile({TOLD: date}), profile({TOLD: AS_OF})
    assert card(rulebook, coming) == card(rulebook, today)
    assert scores(coming, compile_rulebook(rulebook)) == scores(today, compile_rulebook(rulebook))
    assert scores(coming, compile_rulebook(rulebook)).dimensions[3] == exactly("1")
