"""The answers that are tried reach both sides of every threshold, in each form that an answer can take."""

import datetime as dt
from fractions import Fraction

import attrs
import pytest

from readiness.authoring.tried_answers import numbers, thresholds, tried_answers
from readiness.core.conditions import Leaf, Test
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.profile import Answer, Evidence, NotApplicable, Percent, Share, Value, View
from readiness.core.rules import Flag, Rule
from readiness.reading.cases import AS_OF

ASKED = Indicator(id="leadership.owner", dimension="leadership", question="?", type=AnswerType.LEVEL, ask="anybody")


def rule(test: Test, *operands: int, voices: tuple[str, ...] = ()) -> Rule:
    leaf = Leaf(ASKED.id, test, tuple(map(Fraction, operands)), voices)
    return Rule(id="core/x", title="", dimension="leadership", judgement=Flag(flag=leaf, says=""), why="", sources=())


def answers(indicator: Indicator, *rules: Rule) -> list[Answer | NotApplicable | None]:
    return list(tried_answers(indicator, rules, AS_OF))


def agreed(found: list[Answer | NotApplicable | None]) -> list[Value]:
    """List the values that are tried without a voice, each once, in order."""
    views = [one.views[0] for one in found if isinstance(one, Answer) and len(one.views) == 1]
    values = [view.value for view in views if view.voice == "agreed"]
    return [value for value in dict.fromkeys(values) if isinstance(value, bool | int | dt.date | Percent | Share)]


def test_the_numbers_begin_with_the_thresholds() -> None:
    cut = [Fraction(90), Fraction(50)]
    assert [str(number) for number in numbers(cut, 0, 100, whole=False)] == ["90", "50", "0", "25", "70", "95", "100"]


def test_whole_numbers_have_their_neighbours_among_them() -> None:
    assert [int(number) for number in numbers([Fraction(3)], 0, 10, whole=True)] == [3, 0, 1, 2, 4, 7, 10]


def test_numbers_beyond_the_scale_are_not_tried() -> None:
    assert [int(number) for number in numbers([Fraction(-1), Fraction(5)], 0, 4, whole=True)] == [0, 2, 4]


def test_every_level_is_tried_the_threshold_first() -> None:
    assert agreed(answers(ASKED, rule(Test.AT_LEAST, 3))) == [3, 0, 1, 2, 4]


def test_a_date_is_tried_on_its_day_and_the_days_beside_it() -> None:
    dated = attrs.evolve(ASKED, type=AnswerType.DATE)
    assert agreed(answers(dated, rule(Test.WITHIN_MONTHS, 12)))[:3] == [
        dt.date(2025, 1, 1),
        dt.date(2024, 12, 31),
        dt.date(2025, 1, 2),
    ]


def test_a_yes_or_no_is_both() -> None:
    assert agreed(answers(attrs.evolve(ASKED, type=AnswerType.YES_NO), rule(Test.IS, 1))) == [True, False]


def test_of_a_share_a_part_may_not_be_known() -> None:
    shares = agreed(answers(attrs.evolve(ASKED, type=AnswerType.SHARE), rule(Test.AT_LEAST, 50)))
    assert Percent(percent=Fraction(50)) in shares
    assert Share(count=0, of=100, unknown=50) in shares


def test_silence_is_tried_and_not_applicable_where_it_may_be() -> None:
    assert None in answers(ASKED, rule(Test.AT_LEAST, 3))
    may_leave = attrs.evolve(ASKED, not_applicable_if="nobody is there")
    assert NotApplicable(reason="nobody is there") in answers(may_leave, rule(Test.AT_LEAST, 3))


def test_the_voice_that_is_needed_speaks_first() -> None:
    needed = attrs.evolve(ASKED, voices=("leaders", "frontline"), needs_voice="frontline")
    assert answers(needed, rule(Test.AT_LEAST, 3))[0] == Answer(views=(View(voice="frontline", value=3),))


def test_voices_that_are_compared_speak_side_by_side() -> None:
    voiced = attrs.evolve(ASKED, voices=("leaders", "managers", "frontline"))
    found = answers(voiced, rule(Test.GAP_AT_LEAST, 2, voices=("leaders", "frontline")))
    assert Answer(views=(View(voice="leaders", value=4), View(voice="frontline", value=2))) in found


def test_evidence_is_tried_on_both_sides_of_its_age() -> None:
    found = answers(ASKED, rule(Test.EVIDENCE_WITHIN_MONTHS, 24))
    rests = {one.evidence for one in found if isinstance(one, Answer)}
    dates = {item.date for evidence in rests for item in evidence}
    assert () in rests
    assert {dt.date(2024, 1, 1), dt.date(2023, 12, 31), dt.date(2024, 1, 2)} <= dates


def test_the_top_level_comes_with_the_evidence_that_it_needs() -> None:
    strict = attrs.evolve(ASKED, top_needs_evidence=True)
    first = next(one for one in answers(strict, rule(Test.AT_LEAST, 4)) if isinstance(one, Answer))
    record = Evidence(kind="document", ref="A record", date=dt.date(2025, 12, 1))
    assert first == Answer(views=(View(voice="agreed", value=4),), evidence=(record,))


@pytest.mark.parametrize("test", [Test.KNOWN, Test.EVIDENCE_WITHIN_MONTHS])
def test_what_is_not_in_the_unit_of_the_answers_is_no_threshold(test: Test) -> None:
    assert thresholds([rule(test, 1)], ASKED.id) == ()
