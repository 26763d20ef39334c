"""Priority: what comes before everything else, whatever it gains."""

from builders import CHECKED, LEAD, OWNER, at_least, at_most, book, indicator, profile, rule, step
from readiness.core.compiled import compile_rulebook
from readiness.core.conditions import AtLeastOf, Condition, Every, Leaf, Negation, Some, Test
from readiness.core.rules import Effort, Strain
from readiness.core.standing import standings
from readiness.planning.outlook import Move, Outlook
from readiness.planning.priority import Priority, Tier
from readiness.planning.sets import places

QUESTIONS = (indicator(OWNER), indicator(LEAD), indicator(CHECKED))
TIRED = Strain(when=Negation(at_least(LEAD, 3)), because="they say so", ask_first=LEAD)


def outlook(requires: Condition | None = None, *, safety: bool = True, dimension: str = "leadership") -> Outlook:
    owner = (step("core/owner@2", 2), step("core/owner@4", 4, requires=requires, safety=safety))
    lead = (step("core/lead@2", 2, LEAD), step("core/lead@3", 3, LEAD))
    rules = (
        rule("owner", steps=owner),
        rule("lead", LEAD, steps=lead, dimension=dimension),
        rule("checked", CHECKED, steps=(step("core/checked@4", 4, CHECKED),)),
    )
    told = profile({OWNER: 0, LEAD: 0, CHECKED: 0})
    compiled = compile_rulebook(book(QUESTIONS, rules), told.form)
    return Outlook(compiled, compiled.encode(standings(told, compiled.rulebook), told.facts))


def waited_for(requires: Condition | None) -> set[str]:
    found = outlook(requires)
    return {need.step.id for need in Priority(found, None).needs(found.by_step["core/owner@4"])}


def tiers(found: Outlook, priority: Priority) -> dict[str, Tier]:
    strained = priority.strained(found.start.vector)
    return {move.step.id: priority.tier(move, strained=strained) for move in found.moves}


def test_a_step_waits_for_the_one_below_it() -> None:
    assert waited_for(None) == {"core/owner@2"}


def test_it_waits_for_the_steps_that_lead_to_what_it_requires() -> None:
    assert waited_for(at_least(LEAD, 3)) == {"core/owner@2", "core/lead@2", "core/lead@3"}
    assert waited_for(at_least(LEAD, 2)) == {"core/owner@2", "core/lead@2"}


def test_it_waits_for_every_part_of_an_all() -> None:
    needed = {"core/owner@2", "core/lead@2", "core/checked@4"}
    assert waited_for(Every((at_least(LEAD, 1), at_least(CHECKED, 4)))) == needed


def test_of_alternatives_it_waits_for_the_first() -> None:
    assert waited_for(Some((at_least(LEAD, 1), at_least(CHECKED, 4)))) == {"core/owner@2", "core/lead@2"}


def test_of_a_number_it_waits_for_so_many() -> None:
    parts = (at_least(LEAD, 1), at_least(CHECKED, 4), at_least(OWNER, 3))
    assert waited_for(AtLeastOf(2, parts)) == {"core/owner@2", "core/lead@2", "core/checked@4"}


def test_a_negation_waits_for_every_step_on_what_it_reads() -> None:
    assert waited_for(Negation(at_most(LEAD, 1))) == {"core/owner@2", "core/lead@2", "core/lead@3"}


def test_what_is_in_place_is_not_waited_for() -> None:
    assert waited_for(Leaf(LEAD, Test.AT_LEAST, at_least(LEAD, 0).operands)) == {"core/owner@2"}


def test_a_requirement_that_no_step_reaches_takes_all_steps_towards_it() -> None:
    assert waited_for(at_least(LEAD, 4)) == {"core/owner@2", "core/lead@2", "core/lead@3"}


def test_safety_takes_what_it_needs_into_the_first_tier() -> None:
    found = outlook(at_least(LEAD, 2))
    first = {name for name, tier in tiers(found, Priority(found, None)).items() if tier is Tier.SAFETY}
    assert first == {"core/owner@4", "core/owner@2", "core/lead@2"}


def test_what_keeps_strained_staff_safe_comes_before_all_else() -> None:
    found = outlook(at_least(LEAD, 2), dimension="staff_wellbeing")
    shown = tiers(found, Priority(found, TIRED))
    assert (shown["core/lead@2"], shown["core/owner@4"]) == (Tier.SAFETY_AT_ONCE, Tier.SAFETY)
    assert tiers(found, Priority(found, None))["core/lead@2"] is Tier.SAFETY


def test_where_staff_are_strained_a_small_step_for_safety_waits_for_nothing_of_theirs() -> None:
    rules = (
        rule("owner", steps=(step("core/owner@2", 2, safety=True), step("core/owner@4", 4, safety=True))),
        rule("lead", LEAD, steps=(step("core/lead@2", 2, LEAD, safety=True, effort=Effort.MEDIUM),)),
    )
    told = profile({OWNER: 0, LEAD: 0, CHECKED: 0})
    compiled = compile_rulebook(book(QUESTIONS, rules), told.form)
    found = Outlook(compiled, compiled.encode(standings(told, compiled.rulebook), told.facts))
    at_once, later, larger = (found.by_step[name] for name in ("core/owner@2", "core/owner@4", "core/lead@2"))
    strained = Priority(found, TIRED)
    assert strained.tier(at_once, strained=True) is Tier.SAFETY_AT_ONCE
    assert strained.tier(later, strained=True) is strained.tier(larger, strained=True) is Tier.SAFETY
    assert Priority(found, None).tier(at_once, strained=False) is Tier.SAFETY


def test_staff_come_first_only_while_they_are_strained() -> None:
    found = outlook(safety=False, dimension="staff_wellbeing")
    priority = Priority(found, TIRED)
    move = found.by_step["core/lead@3"]
    assert priority.strained(found.start.vector)
    assert not priority.strained(found.lifted(found.start.vector, move))
    assert priority.tier(move, strained=True) is Tier.WELLBEING
    assert priority.tier(move, strained=False) is Tier.GAIN


def test_steps_on_open_questions_come_last_unless_safety_needs_them() -> None:
    found = outlook(at_least(LEAD, 2))
    shown = tiers(found, Priority(found, None, frozenset({LEAD, CHECKED})))
    assert shown["core/checked@4"] is Tier.ASK_FIRST
    assert shown["core/lead@2"] is Tier.SAFETY
    assert shown["core/lead@3"] is Tier.ASK_FIRST


def named(found: Outlook, steps: int) -> set[str]:
    return {found.moves[number].step.id for number in places(steps)}


def test_those_that_may_wait_for_a_step_are_the_next_of_its_rule_and_those_that_require_it() -> None:
    found = outlook(at_least(LEAD, 2))
    priority = Priority(found, None)
    waiting = named(found, priority.waiting_for(found.by_step["core/lead@2"]))
    assert waiting == {"core/lead@3", "core/owner@4"}
    assert priority.waiting_for(found.by_step["core/checked@4"]) == 0


def test_the_lowest_open_step_of_a_rule_waits_for_none() -> None:
    found = outlook()
    lowest: Move = found.by_step["core/owner@2"]
    assert Priority(found, None).below(lowest) is None


def test_a_step_waits_until_the_one_below_it_is_listed() -> None:
    found = outlook()
    priority, lowest = Priority(found, None), found.by_step["core/owner@2"]
    begun = {"core/owner@2", "core/lead@2", "core/checked@4"}
    assert named(found, priority.below_listed(0b11111, 0)) == begun
    assert named(found, priority.below_listed(0b11111, 1 << lowest.number)) == begun | {"core/owner@4"}


def test_what_stands_above_a_step_is_the_rest_of_its_rule() -> None:
    found = outlook()
    priority, lead = Priority(found, None), found.by_step["core/lead@2"]
    assert named(found, priority.and_above(1 << lead.number)) == {"core/lead@2", "core/lead@3"}
    assert priority.and_above(0) == 0


def test_what_stands_below_a_step_is_what_its_rule_begins_with() -> None:
    found = outlook()
    priority, top = Priority(found, None), found.by_step["core/lead@3"]
    assert named(found, priority.and_below(1 << top.number)) == {"core/lead@2", "core/lead@3"}
    assert priority.and_below(0) == 0
