"""Which step comes first: what others have secured on the way is not urgent any more."""

import attrs

from plan_puzzles import Puzzle, at_least, book, indicator, level, measure, profile, puzzle, rule, step, unknown
from readiness.core.rules import Effort, Rule
from readiness.planning.recommendations import Recommendation

CARE, LEAD, FAR = indicator(1), indicator(0), indicator(5)
"""A question about staff, and two about who leads."""


def climbing(name: str, to: int, effort: Effort, *, safety: bool) -> Rule:
    """Make a rule over the question about staff, with one step."""
    only = attrs.evolve(step(f"core/{name}", [(CARE, to)], effort), safety=safety)
    return rule(f"core/{name}", CARE.dimension, measure(CARE), [only])


def made_of(*rules: Rule) -> Puzzle:
    leading = rule("core/led", LEAD.dimension, measure(LEAD), [step("core/led@1", [(LEAD, 1)], Effort.MAJOR)])
    answers = {CARE.id: level(0), LEAD.id: level(0)}
    return puzzle(book([CARE, LEAD], [*rules, leading]), profile(6, answers))


def listed(made: Puzzle) -> list[tuple[str, bool]]:
    return [(item.id, item.safety) for item in made.advice.steps]


def test_a_safety_step_that_another_one_overtakes_comes_with_the_rest() -> None:
    made = made_of(climbing("far", 4, Effort.SMALL, safety=True), climbing("near", 2, Effort.SMALL, safety=True))
    assert listed(made) == [("core/far", True), ("core/led@1", False), ("core/near", False)]
    assert _item(made, "core/near").gain == 0


def test_a_safety_step_that_is_not_overtaken_yet_comes_first() -> None:
    made = made_of(climbing("far", 4, Effort.MAJOR, safety=True), climbing("near", 2, Effort.SMALL, safety=True))
    assert listed(made) == [("core/near", True), ("core/far", True), ("core/led@1", False)]


def test_a_step_that_leads_further_without_being_for_safety_overtakes_none() -> None:
    made = made_of(climbing("far", 4, Effort.SMALL, safety=False), climbing("near", 2, Effort.MAJOR, safety=True))
    assert listed(made)[0] == ("core/near", True)


def test_what_only_steps_beyond_a_target_require_is_beyond_it_too() -> None:
    led = rule("core/led", LEAD.dimension, measure(LEAD), [step("core/led@2", [(LEAD, 2)], Effort.MAJOR)])
    waiting = [step("core/far@4", [(FAR, 4)], Effort.SMALL, at_least(LEAD, 2))]
    far = rule("core/far", LEAD.dimension, measure(FAR), waiting)
    answers = {LEAD.id: level(0), FAR.id: level(0)}
    made = puzzle(book([LEAD, FAR], [led, far]), profile(6, answers, {LEAD.dimension: "not started"}))
    assert listed(made) == []


def test_no_target_takes_a_safety_step_away_whose_question_nobody_answered() -> None:
    kind = climbing("kind", 2, Effort.SMALL, safety=True)
    needed = climbing("needed", 4, Effort.SMALL, safety=False)
    targets = {CARE.dimension: "not started"}
    assert listed(puzzle(book([CARE], [kind, needed]), profile(6, {CARE.id: unknown()}, targets))) == [
        ("core/kind", False)
    ]


def _item(made: Puzzle, name: str) -> Recommendation:
    return next(item for item in made.advice.steps if item.id == name)
