"""What has to be done before a step: the steps below it, those that it waits for, and what these need."""

from plan_puzzles import at_least, book, indicator, level, measure, profile, puzzle, rule, step
from readiness.core.conditions import Condition
from readiness.core.rules import Effort, Rule, Step
from readiness.planning.needs import needs
from readiness.planning.sets import places

OWNER, LEAD, ROOM = (indicator(number) for number in range(3))


def climb(number: int, *tos: int, requires: Condition | None = None, effort: Effort = Effort.SMALL) -> Rule:
    """Make a rule over one indicator whose first step has a requirement."""
    asked = (OWNER, LEAD, ROOM)[number]
    steps = [step(f"core/r{number}@{to}", [(asked, to)], effort, requires if to == tos[0] else None) for to in tos]
    return rule(f"core/r{number}", asked.dimension, measure(asked), steps)


def needed(*rules: Rule) -> dict[str, list[str]]:
    """Name what each step that is advised needs, in the order of the advice."""
    made = puzzle(book([OWNER, LEAD, ROOM], rules), profile(6, {asked.id: level(0) for asked in (OWNER, LEAD, ROOM)}))
    moves = [made.outlook.by_step[item.id] for item in made.advice.steps]
    found = needs(made.worth, zip(made.advice.steps, moves, strict=True))
    return {
        _name(move.step): [_name(made.outlook.moves[n].step) for n in places(found[move.number])] for move in moves
    }


def _name(named: Step) -> str:
    return named.id.removeprefix("core/")


def test_a_step_needs_those_below_it_on_its_rule() -> None:
    assert needed(climb(0, 2, 3, 4)) == {"r0@2": [], "r0@3": ["r0@2"], "r0@4": ["r0@2", "r0@3"]}


def test_a_step_needs_those_that_it_waits_for() -> None:
    assert needed(climb(0, 2, 3, 4), climb(1, 2, requires=at_least(OWNER, 3)))["r1@2"] == ["r0@2", "r0@3"]


def test_what_a_needed_step_needs_is_needed_too() -> None:
    rules = [climb(0, 2), climb(1, 2, requires=at_least(OWNER, 2)), climb(2, 2, requires=at_least(LEAD, 2))]
    assert needed(*rules)["r2@2"] == ["r0@2", "r1@2"]


def test_a_step_above_one_that_waits_waits_too() -> None:
    assert needed(climb(0, 2), climb(1, 2, 4, requires=at_least(OWNER, 2)))["r1@4"] == ["r0@2", "r1@2"]


def test_a_step_of_another_rule_that_leads_less_far_comes_before() -> None:
    dear = climb(0, 4, effort=Effort.MAJOR)
    assert needed(dear, another(2)) == {"s@2": [], "r0@4": ["s@2"]}


def test_a_step_of_another_rule_that_leads_elsewhere_too_is_not_needed() -> None:
    assert needed(climb(0, 3, effort=Effort.MAJOR), BOTH)["r0@3"] == []


def test_the_last_of_several_steps_that_would_cover_another_needs_it() -> None:
    found = needed(BOTH, climb(0, 3, effort=Effort.MAJOR), climb(1, 3, effort=Effort.MAJOR))
    assert found == {"both": [], "r0@3": [], "r1@3": ["both"]}


def test_a_step_needs_what_covers_the_one_below_it() -> None:
    dear = [step(f"core/o@{to}", [(OWNER, to)], Effort.MEDIUM) for to in (2, 3)]
    assert needed(climb(0, 2), rule("core/o", ROOM.dimension, measure(OWNER), dear))["o@3"] == ["r0@2"]


def another(to: int) -> Rule:
    """Make another rule over the first indicator."""
    only: Step = step(f"core/s@{to}", [(OWNER, to)], Effort.SMALL)
    return rule("core/s", LEAD.dimension, measure(OWNER), [only])


BOTH = rule("core/both", LEAD.dimension, measure(LEAD), [step("core/both", [(OWNER, 2), (LEAD, 2)], Effort.SMALL)])
"""A small step that leads to something of two questions."""
