"""What ties listed steps together: which ones cover a step that is not listed, and which ones a step waits for."""

from covered_steps import BOTH, CARED, OWNED, RULES, SECOND, assessed, covered, ladder, listed, waiting
from kept_plans import CARE, OWNER, REWARD
from plan_puzzles import at_least, measure, rule, step
from readiness.core.conditions import Every, Some
from readiness.core.rules import Effort, Rule


def waits(*rules: Rule) -> dict[str, tuple[str, ...]]:
    return waiting(assessed(rules).advice)


def test_a_step_is_covered_by_the_first_that_leads_as_far_or_further() -> None:
    assert covered(assessed((OWNED, SECOND)).advice) == {
        "core/second@2": ("core/owned@2",),
        "core/second@3": ("core/owned@4",),
    }


def test_a_step_is_covered_by_several_together() -> None:
    assert covered(assessed((OWNED, CARED, BOTH)).advice) == {"core/both@2": ("core/cared@2", "core/owned@2")}


def test_a_step_of_which_something_is_left_to_do_is_listed() -> None:
    assert "core/both@2" in listed(assessed((OWNED, BOTH)).advice)


def test_covered_steps_are_named_in_the_order_in_which_they_are_covered() -> None:
    assert list(covered(assessed(RULES).advice)) == ["core/second@2", "core/both@2", "core/second@3"]


def test_a_step_waits_for_the_listed_way_to_what_it_requires() -> None:
    dear = ladder("dear", OWNER, 2, effort=Effort.MAJOR)
    assert waits(dear, OWNED, ladder("later", REWARD, 2, requires=at_least(OWNER, 2))) == {
        "core/later@2": ("core/owned@2",)
    }


def test_a_step_waits_for_what_covers_the_one_below_it() -> None:
    low, high = ladder("low", OWNER, 2), ladder("high", OWNER, 2, 4, effort=Effort.MEDIUM)
    assert waits(low, high) == {"core/high@4": ("core/low@2",)}


def test_a_step_waits_for_what_covers_each_one_below_it() -> None:
    steps = [step(f"core/x{n}", [(asked, 2)], Effort.MAJOR) for n, asked in enumerate((OWNER, CARE))]
    last = step("core/x2", [(REWARD, 2)], Effort.SMALL)
    assert waits(OWNED, CARED, rule("core/x", REWARD.dimension, measure(REWARD), [*steps, last])) == {
        "core/x2": ("core/cared@2", "core/owned@2")
    }


def test_the_one_below_it_on_its_rule_is_not_named() -> None:
    assert waits(OWNED) == {}


def test_what_is_awaited_is_named_with_the_steps_below_it() -> None:
    assert waits(OWNED, ladder("later", REWARD, 2, requires=at_least(OWNER, 4))) == {
        "core/later@2": ("core/owned@2", "core/owned@4")
    }


def test_every_part_of_a_requirement_is_awaited() -> None:
    both = Every((at_least(OWNER, 2), at_least(CARE, 2)))
    assert waits(OWNED, CARED, ladder("later", REWARD, 2, requires=both)) == {
        "core/later@2": ("core/cared@2", "core/owned@2")
    }


def test_of_alternatives_the_one_that_is_listed_first_is_awaited() -> None:
    either = Some((at_least(OWNER, 2), at_least(CARE, 2)))
    assert waits(OWNED, CARED, ladder("later", REWARD, 2, requires=either)) == {"core/later@2": ("core/cared@2",)}


def test_a_requirement_that_holds_already_is_not_waited_for() -> None:
    later = ladder("later", REWARD, 2, requires=at_least(OWNER, 1))
    assert waiting(assessed((OWNED, later), 1).advice) == {}
