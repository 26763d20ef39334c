"""What became of the steps of a kept plan, and why."""

import datetime as dt

import attrs
import pytest

from covered_steps import BOTH, CARED, OWNED, SECOND, ways
from kept_plans import ASKED, LATER_DAY, answered, climb, organisation, rulebook
from plan_puzzles import at_least, level, rule, step, unknown
from readiness.core.conditions import Every, FactLeaf, Test
from readiness.core.indicators import Indicator
from readiness.core.profile import Answer, NotApplicable, Profile, View
from readiness.core.rules import Effort, Met, RuleBook
from readiness.planning.marks import Kept, Mark, Status
from readiness.planning.progress import Progress, State
from readiness.proposal import propose

BEGINS = dt.date(2026, 11, 1)


def became(*marks: Mark, of: Profile | None = None, book: RuleBook | None = None) -> list[Progress]:
    kept = Kept(begins=BEGINS, as_of=BEGINS, marks=marks)
    later = of if of is not None else organisation(as_of=LATER_DAY)
    return list(propose(later, book or rulebook(), kept=kept).progress)


def state(mark: Mark, of: Profile | None = None, book: RuleBook | None = None) -> tuple[State, tuple[str, ...]]:
    (found,) = became(mark, of=of, book=book)
    return found.state, found.reasons


DONE = Mark(step="core/r0@2", quarter=1, status=Status.DONE)


def test_what_is_done_is_confirmed_by_the_answers() -> None:
    assert state(DONE, organisation(2, as_of=LATER_DAY)) == (State.CONFIRMED, ())


def test_what_the_answers_show_without_a_mark_is_said() -> None:
    assert state(Mark(step="core/r0@2", quarter=1), organisation(3, as_of=LATER_DAY)) == (State.SHOWN, ())


def test_done_and_answered_below_is_not_shown() -> None:
    said = "the answer to leadership.i00 is still below it"
    assert state(DONE) == (State.NOT_SHOWN, (said,))


def test_done_and_not_answered_is_not_shown() -> None:
    later = organisation(as_of=LATER_DAY)
    silent = attrs.evolve(later, answers={name: a for name, a in later.answers.items() if name != ASKED[0].id})
    assert state(DONE, silent) == (State.NOT_SHOWN, ("leadership.i00 is not answered yet",))


def test_done_and_answered_with_unknown_is_not_shown() -> None:
    later = answered(organisation(as_of=LATER_DAY), ASKED[0], unknown())
    assert state(DONE, later) == (State.NOT_SHOWN, ("leadership.i00 is answered with unknown",))


@pytest.mark.parametrize(
    ("voice", "evidence", "wants"),
    [
        ("", True, "leadership.i00 wants a dated record that shows it"),
        ("frontline", False, "leadership.i00 wants the view of frontline staff"),
        (
            "frontline",
            True,
            "leadership.i00 wants the view of frontline staff and a dated record that shows it",
        ),
    ],
)
def test_done_and_claimed_without_support_is_not_shown(voice: str, evidence: bool, wants: str) -> None:
    voices = ("leaders", "frontline")
    asked = attrs.evolve(ASKED[0], voices=voices, needs_voice=voice, top_needs_evidence=evidence)
    book = with_indicator(asked)
    later = answered(organisation(as_of=LATER_DAY), asked, Answer(views=(View(voice="leaders", value=4),)))
    mark = Mark(step="core/r0@4", quarter=1, status=Status.DONE)
    assert state(mark, later, book) == (State.NOT_SHOWN, (wants,))


def with_indicator(asked: Indicator) -> RuleBook:
    (core,) = rulebook().rulesets
    return RuleBook(rulesets=(attrs.evolve(core, indicators=(asked, *ASKED[1:])),))


def test_a_quarter_that_is_over_means_slipped() -> None:
    assert state(Mark(step="core/r2@4", quarter=1)) == (State.SLIPPED, ("it is not begun yet",))


def test_what_is_begun_and_slipped_is_said_to_be_begun() -> None:
    mark = Mark(step="core/r2@4", quarter=1, status=Status.BEGUN)
    assert state(mark) == (State.SLIPPED, ("it is begun and not done yet",))


def test_what_waits_for_another_step_slipped_with_it() -> None:
    waits = "it waits for core/r0@2, not done yet"
    assert state(Mark(step="core/r1@2", quarter=2)) == (State.SLIPPED, (waits,))


def test_the_step_below_comes_first() -> None:
    waits = "it waits for core/r1@2 and core/r0@2, not done yet"
    assert state(Mark(step="core/r1@4", quarter=2)) == (State.SLIPPED, (waits,))


def test_what_is_marked_as_done_is_not_waited_for() -> None:
    _, waiting = became(DONE, Mark(step="core/r1@2", quarter=2))
    assert (waiting.state, waiting.reasons) == (State.SLIPPED, ("it is not begun yet",))


@pytest.mark.parametrize("quarter", [0, 3, 9])
def test_what_is_still_to_come_is_ahead(quarter: int) -> None:
    assert state(Mark(step="core/r2@4", quarter=quarter)) == (State.AHEAD, ())


def test_a_dropped_step_keeps_its_reason() -> None:
    mark = Mark(step="core/r2@4", quarter=1, status=Status.DROPPED, reason="Not for us")
    assert state(mark) == (State.DROPPED, ("Not for us",))


def test_above_a_dropped_step_nothing_can_be_reached() -> None:
    dropped = Mark(step="core/r0@2", status=Status.DROPPED, reason="Not for us")
    _, above = became(dropped, Mark(step="core/r0@4", quarter=1))
    assert (above.state, above.reasons) == (State.OUT_OF_REACH, ("it builds on a step that was left out",))


def test_what_waits_for_a_dropped_step_cannot_be_reached() -> None:
    dropped = Mark(step="core/r0@2", status=Status.DROPPED, reason="Not for us")
    _, waiting = became(dropped, Mark(step="core/r1@2", quarter=1))
    assert waiting.state is State.OUT_OF_REACH
    assert waiting.reasons == ("it waits for “core/r0”, and no step leads there",)


def test_a_question_that_does_not_apply_takes_its_steps_along() -> None:
    later = answered(organisation(as_of=LATER_DAY), ASKED[2], NotApplicable(reason="no one to reward"))
    assert state(Mark(step="core/r2@4", quarter=1), later) == (State.NOT_ASKED, ())


@pytest.mark.parametrize(("lead", "expected"), [(1, State.AHEAD), (2, State.SHOWN)])
def test_of_a_step_to_two_answers_the_one_that_applies_decides(lead: int, expected: State) -> None:
    both = step("core/both#1", [(ASKED[0], 2), (ASKED[2], 2)], Effort.SMALL)
    met = Met(met=Every((at_least(ASKED[0], 2), at_least(ASKED[2], 2))))
    later = answered(organisation(lead, as_of=LATER_DAY), ASKED[2], NotApplicable(reason="no one to reward"))
    book = rulebook((rule("core/both", ASKED[0].dimension, met, [both]),))
    assert state(Mark(step="core/both#1"), later, book)[0] is expected


@pytest.mark.parametrize(("place", "expected"), [("island", State.AHEAD), ("city", State.NOT_ASKED)])
def test_a_rule_for_others_takes_its_steps_along(place: str, expected: State) -> None:
    limited = attrs.evolve(climb(0, 2), when=FactLeaf("setting", Test.IN, ("island",)))
    later = organisation(as_of=LATER_DAY)
    there = attrs.evolve(later, organisation=attrs.evolve(later.organisation, setting=(place,)))
    assert state(Mark(step="core/r0@2"), there, rulebook((limited, climb(1, 4))))[0] is expected


def test_what_others_cover_is_not_planned() -> None:
    book = ways((OWNED, CARED, BOTH))
    assert state(Mark(step="core/both@2", quarter=1), book=book) == (
        State.COVERED,
        ("covered by core/cared@2 and core/owned@2",),
    )


def test_what_is_begun_is_not_covered_by_what_is_not() -> None:
    book = ways((OWNED, CARED, BOTH))
    assert state(Mark(step="core/both@2", quarter=9, status=Status.BEGUN), book=book) == (State.AHEAD, ())


def test_what_is_done_and_not_shown_covers_what_is_begun() -> None:
    begun = Mark(step="core/second@2", quarter=1, status=Status.BEGUN)
    _, other = became(Mark(step="core/owned@2", status=Status.DONE), begun, book=ways((OWNED, SECOND)))
    assert (other.state, other.reasons) == (State.COVERED, ("covered by core/owned@2",))


def test_what_no_target_needs_is_not_needed() -> None:
    later = attrs.evolve(
        organisation(as_of=LATER_DAY), targets={"governance": "not started", "leadership": "sustaining"}
    )
    book = rulebook((climb(0, 2, 4), climb(2, 4), climb(4, 4)))
    targets = {asked.dimension: "not started" for asked in ASKED}
    assert state(Mark(step="core/r2@4"), attrs.evolve(later, targets=targets), book) == (State.NOT_NEEDED, ())


def test_an_unknown_step_is_kept_with_near_names() -> None:
    (found,) = became(Mark(step="core/r0@22"))
    assert (found.state, found.step, found.rule) == (State.NOT_KNOWN, None, None)
    assert found.reasons[0] == "core/r0@2"


def test_the_answer_decides_and_not_the_mark() -> None:
    later = answered(organisation(as_of=LATER_DAY), ASKED[0], level(4))
    assert [each.state for each in became(DONE, Mark(step="core/r0@4", quarter=1), of=later)] == [
        State.CONFIRMED,
        State.SHOWN,
    ]
