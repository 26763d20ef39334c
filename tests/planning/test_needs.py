"""What has to be done before a step: the steps below it, what its requirement waits for, and what these need."""

from collections.abc import Sequence

from plan_puzzles import at_least, book, indicator, level, measure, profile, puzzle, rule, step
from readiness.core.conditions import Condition, Every, Some
from readiness.core.rules import Effort, Rule, Step
from readiness.planning.needs import needs
from readiness.planning.sets import places
from readiness.planning.worth import Worth

OWNER, LEAD, ROOM = (indicator(number) for number in range(3))


def climb(number: int, *tos: int, requires: Condition | None = None) -> Rule:
    """Make a rule over one indicator whose first step has a requirement."""
    asked = (OWNER, LEAD, ROOM)[number]
    steps = [
        step(f"core/r{number}@{to}", [(asked, to)], Effort.SMALL, requires if to == tos[0] else None) for to in tos
    ]
    return rule(f"core/r{number}", asked.dimension, measure(asked), steps)


def needed(rules: Sequence[Rule], *listed: str, start: int = 0) -> dict[str, list[str]]:
    """Name what each listed step needs."""
    answers = {asked.id: level(start) for asked in (OWNER, LEAD, ROOM)}
    outlook = puzzle(book([OWNER, LEAD, ROOM], rules), profile(6, answers)).outlook
    worth = Worth(outlook, [outlook.by_step[f"core/{name}"] for name in listed])
    return {name: [listed[place] for place in places(own)] for name, own in zip(listed, needs(worth), strict=True)}


def test_a_step_needs_those_below_it_on_its_rule() -> None:
    assert needed([climb(0, 2, 3, 4)], "r0@2", "r0@3", "r0@4") == {
        "r0@2": [],
        "r0@3": ["r0@2"],
        "r0@4": ["r0@2", "r0@3"],
    }


def test_a_step_needs_the_first_step_that_fulfils_its_requirement() -> None:
    rules = [climb(0, 2, 3, 4), climb(1, 2, requires=at_least(OWNER, 3))]
    assert needed(rules, "r0@2", "r0@3", "r0@4", "r1@2")["r1@2"] == ["r0@2", "r0@3"]


def test_a_requirement_that_holds_already_needs_nothing() -> None:
    rules = [climb(0, 2, 3), climb(1, 2, requires=at_least(OWNER, 1))]
    assert needed(rules, "r0@2", "r0@3", "r1@2", start=1)["r1@2"] == []


def test_what_a_needed_step_needs_is_needed_too() -> None:
    rules = [climb(0, 2), climb(1, 2, requires=at_least(OWNER, 2)), climb(2, 2, requires=at_least(LEAD, 2))]
    assert needed(rules, "r0@2", "r1@2", "r2@2")["r2@2"] == ["r0@2", "r1@2"]


def test_every_part_of_a_requirement_is_needed() -> None:
    both = Every((at_least(OWNER, 2), at_least(LEAD, 2)))
    rules = [climb(0, 2, 3), climb(1, 2), climb(2, 2, requires=both)]
    assert needed(rules, "r0@2", "r0@3", "r1@2", "r2@2")["r2@2"] == ["r0@2", "r1@2"]


def test_of_alternatives_the_one_that_is_listed_first_is_needed() -> None:
    either = Some((at_least(OWNER, 2), at_least(LEAD, 2)))
    rules = [climb(0, 2), climb(1, 2), climb(2, 2, requires=either)]
    assert needed(rules, "r1@2", "r0@2", "r2@2")["r2@2"] == ["r1@2"]


def test_a_step_of_another_rule_that_leads_less_far_comes_before() -> None:
    assert needed([climb(0, 4), second(2)], "s@2", "r0@4")["r0@4"] == ["s@2"]


def test_a_step_of_another_rule_that_leads_further_is_not_needed() -> None:
    assert needed([climb(0, 2), second(4)], "s@4", "r0@2")["r0@2"] == []


def second(to: int) -> Rule:
    """Make another rule over the first indicator."""
    only: Step = step(f"core/s@{to}", [(OWNER, to)], Effort.SMALL)
    return rule("core/s", LEAD.dimension, measure(OWNER), [only])


def test_a_step_needs_what_covers_the_one_below_it() -> None:
    assert needed([climb(0, 2), other_way(2, 3)], "r0@2", "o@3")["o@3"] == ["r0@2"]


def test_a_step_needs_no_more_than_covers_the_one_below_it() -> None:
    assert needed([climb(0, 2), climb(1, 2), other_way(2, 3)], "r1@2", "r0@2", "o@3")["o@3"] == ["r0@2"]


def test_the_last_of_several_steps_that_would_cover_another_needs_it() -> None:
    both = rule(
        "core/both", ROOM.dimension, measure(ROOM), [step("core/both", [(OWNER, 2), (LEAD, 2)], Effort.SMALL)]
    )
    rules = [both, climb(0, 3), climb(1, 3)]
    assert needed(rules, "both", "r0@3", "r1@3") == {"both": [], "r0@3": [], "r1@3": ["both"]}


def other_way(*tos: int) -> Rule:
    """Make another rule over who owns it."""
    steps = [step(f"core/o@{to}", [(OWNER, to)], Effort.SMALL) for to in tos]
    return rule("core/o", ROOM.dimension, measure(OWNER), steps)
