"""Which step comes first, and which ones are left out since others cover them."""

import attrs

from covered_steps import ladder, unsafe, ways
from kept_plans import CARE, OWNER, organisation
from plan_puzzles import Puzzle, at_least, book, indicator, level, measure, profile, puzzle, rule, step, unknown
from readiness.assessment import judge
from readiness.core.rules import Effort, Rule

FAR = indicator(5)
"""A second question about who leads."""


def climbing(name: str, to: int, effort: Effort, *, safety: bool) -> Rule:
    """Make a rule over the question about staff, with one step."""
    only = attrs.evolve(step(f"core/{name}", [(CARE, to)], effort), safety=safety)
    return rule(f"core/{name}", CARE.dimension, measure(CARE), [only])


def made_of(*rules: Rule) -> Puzzle:
    leading = rule("core/led", OWNER.dimension, measure(OWNER), [step("core/led@1", [(OWNER, 1)], Effort.MAJOR)])
    answers = {CARE.id: level(0), OWNER.id: level(0)}
    return puzzle(book([CARE, OWNER], [*rules, leading]), profile(6, answers))


def listed(made: Puzzle) -> list[tuple[str, bool]]:
    return [(item.id, item.safety) for item in made.advice.steps]


def test_a_safety_step_that_another_one_overtakes_is_covered_by_it() -> None:
    made = made_of(climbing("far", 4, Effort.SMALL, safety=True), climbing("near", 2, Effort.SMALL, safety=True))
    assert listed(made) == [("core/far", True), ("core/led@1", False)]
    assert [(each.step.id, each.through) for each in made.advice.covered] == [("core/near", ("core/far",))]


def test_a_safety_step_that_is_not_overtaken_yet_comes_first() -> None:
    made = made_of(climbing("far", 4, Effort.MAJOR, safety=True), climbing("near", 2, Effort.SMALL, safety=True))
    assert listed(made) == [("core/near", True), ("core/far", True), ("core/led@1", False)]


def test_a_step_that_leads_further_without_being_for_safety_overtakes_none() -> None:
    made = made_of(climbing("far", 4, Effort.SMALL, safety=False), climbing("near", 2, Effort.MAJOR, safety=True))
    assert listed(made)[0] == ("core/near", True)


def test_what_only_steps_beyond_a_target_require_is_beyond_it_too() -> None:
    led = rule("core/led", OWNER.dimension, measure(OWNER), [step("core/led@2", [(OWNER, 2)], Effort.MAJOR)])
    waiting = [step("core/far@4", [(FAR, 4)], Effort.SMALL, at_least(OWNER, 2))]
    far = rule("core/far", OWNER.dimension, measure(FAR), waiting)
    answers = {OWNER.id: level(0), FAR.id: level(0)}
    made = puzzle(book([OWNER, FAR], [led, far]), profile(6, answers, {OWNER.dimension: "not started"}))
    assert listed(made) == []


def test_no_target_takes_a_safety_step_away_whose_question_nobody_answered() -> None:
    kind = climbing("kind", 2, Effort.SMALL, safety=True)
    needed = climbing("needed", 4, Effort.SMALL, safety=False)
    targets = {CARE.dimension: "not started"}
    assert listed(puzzle(book([CARE], [kind, needed]), profile(6, {CARE.id: unknown()}, targets))) == [
        ("core/kind", False)
    ]


def begun(*rules: Rule, in_hand: tuple[str, ...] = ()) -> list[str]:
    """List the steps while some are in hand."""
    return [item.id for item in judge(organisation(), ways(rules), in_hand=in_hand).advice.steps]


def test_a_step_above_one_that_is_covered_stands_where_it_gains() -> None:
    first, above = ladder("first", OWNER, 2), ladder("above", OWNER, 2, 4, effort=Effort.MEDIUM)
    assert begun(first, above, ladder("idle", CARE, 2, effort=Effort.MAJOR)) == [
        *("core/first@2", "core/above@4"),
        "core/idle@2",
    ]


def test_a_step_in_hand_comes_before_one_that_would_cover_it() -> None:
    dear, cheap = ladder("dear", OWNER, 2, effort=Effort.MAJOR), ladder("cheap", OWNER, 2)
    assert begun(dear, cheap) == ["core/cheap@2"]
    assert begun(dear, cheap, in_hand=("core/dear@2",)) == ["core/dear@2"]


def test_one_that_leads_further_comes_after_the_step_in_hand() -> None:
    dear, cheap = ladder("dear", OWNER, 2, effort=Effort.MAJOR), ladder("cheap", OWNER, 4)
    assert begun(dear, cheap, in_hand=("core/dear@2",)) == ["core/dear@2", "core/cheap@4"]


def test_of_two_steps_in_hand_the_one_that_comes_first_covers_the_other() -> None:
    dear, cheap = ladder("dear", OWNER, 2, effort=Effort.MAJOR), ladder("cheap", OWNER, 2)
    assert begun(dear, cheap, in_hand=("core/dear@2", "core/cheap@2")) == ["core/cheap@2"]


def test_a_step_in_hand_gives_way_to_safety() -> None:
    dear, safe = ladder("dear", OWNER, 2, effort=Effort.MAJOR), unsafe(ladder("safe", OWNER, 2))
    assert begun(dear, safe, in_hand=("core/dear@2",)) == ["core/safe@2"]
