"""What comes first whatever it gains: safety, then wellbeing while staff are strained, each with what it needs."""

from collections.abc import Sequence

import attrs

from plan_puzzles import Puzzle, at_least, book, indicator, level, measure, profile, puzzle, rule, step
from readiness.core.conditions import Condition, Negation
from readiness.core.rules import Effort, Rule, Strain
from readiness.planning.priority import Tier
from readiness.planning.tiers import handed_down, own_tiers

OWNER, CARE, RESTS, REWARD = (indicator(number) for number in (0, 1, 6, 2))
STRAIN = Strain(when=Negation(at_least(CARE, 2)), because="there is much to carry", ask_first=CARE.id)


def climb(
    number: int, *tos: int, safety: bool = False, requires: Condition | None = None, effort: Effort = Effort.SMALL
) -> Rule:
    asked = (OWNER, CARE, RESTS, REWARD)[number]
    steps = [step(f"core/r{number}@{to}", [(asked, to)], effort, requires) for to in tos]
    marked = [attrs.evolve(one, safety=safety) for one in steps]
    return rule(f"core/r{number}", asked.dimension, measure(asked), marked)


def made_of(rules: Sequence[Rule], strain: Strain | None = None) -> Puzzle:
    answers = {asked.id: level(0) for asked in (OWNER, CARE, RESTS, REWARD)}
    return puzzle(book([OWNER, CARE, RESTS, REWARD], rules, strain), profile(6, answers))


def tiers(made: Puzzle) -> dict[str, Tier]:
    moves = [made.outlook.by_step[item.id] for item in made.advice.steps]
    found = own_tiers(made.advice, made.outlook, moves)
    return {move.step.id.removeprefix("core/"): tier for move, tier in zip(moves, found, strict=True)}


def test_safety_is_the_first_tier() -> None:
    assert tiers(made_of([climb(0, 2), climb(3, 2, safety=True)])) == {"r3@2": Tier.SAFETY, "r0@2": Tier.GAIN}


def test_safety_of_strained_staff_comes_before_that_of_others() -> None:
    made = made_of([climb(1, 2, safety=True), climb(0, 2, safety=True, effort=Effort.MEDIUM)], STRAIN)
    assert tiers(made) == {"r1@2": Tier.SAFETY_AT_ONCE, "r0@2": Tier.SAFETY}


def test_a_small_step_for_safety_waits_for_nothing_larger_unless_it_has_to() -> None:
    made = made_of([climb(1, 2, effort=Effort.LARGE), climb(0, 2, 3, safety=True)], STRAIN)
    assert tiers(made) == {"r0@2": Tier.SAFETY_AT_ONCE, "r0@3": Tier.SAFETY, "r1@2": Tier.WELLBEING}


def test_without_strain_small_steps_for_safety_are_like_all_others_for_it() -> None:
    assert tiers(made_of([climb(0, 2, safety=True)])) == {"r0@2": Tier.SAFETY}


def test_wellbeing_is_a_tier_of_its_own_while_staff_are_strained() -> None:
    made = made_of([climb(0, 2), climb(1, 2)], STRAIN)
    assert tiers(made) == {"r1@2": Tier.WELLBEING, "r0@2": Tier.GAIN}


def test_wellbeing_is_no_tier_of_its_own_once_staff_are_strained_no_more() -> None:
    made = made_of([climb(0, 2), climb(1, 2, 3)], STRAIN)
    assert tiers(made) == {"r1@2": Tier.WELLBEING, "r1@3": Tier.GAIN, "r0@2": Tier.GAIN}


def test_wellbeing_stays_a_tier_where_a_step_eases_the_strain_and_does_not_end_it() -> None:
    made = made_of([climb(1, 1, 2, 3)], STRAIN)
    assert tiers(made) == {"r1@1": Tier.WELLBEING, "r1@2": Tier.WELLBEING, "r1@3": Tier.GAIN}


def test_wellbeing_stays_a_tier_where_nothing_eases_the_strain() -> None:
    made = made_of([climb(0, 2), climb(2, 2, 3)], STRAIN)
    assert tiers(made) == {"r2@2": Tier.WELLBEING, "r2@3": Tier.WELLBEING, "r0@2": Tier.GAIN}


def test_without_strain_wellbeing_counts_like_everything_else() -> None:
    assert tiers(made_of([climb(1, 2)])) == {"r1@2": Tier.GAIN}


def test_what_a_step_needs_is_in_its_tier() -> None:
    assert handed_down([0, 1, 2], [Tier.GAIN, Tier.WELLBEING, Tier.SAFETY], [0, 0b001, 0]) == [
        Tier.WELLBEING,
        Tier.WELLBEING,
        Tier.SAFETY,
    ]


def test_what_a_step_needs_stays_in_an_earlier_tier() -> None:
    assert handed_down([0, 1], [Tier.SAFETY, Tier.GAIN], [0, 0b01]) == [Tier.SAFETY, Tier.GAIN]


def test_tiers_are_given_by_the_number_of_the_step() -> None:
    assert handed_down([1, 0], [Tier.SAFETY, Tier.GAIN], [0b10, 0]) == [Tier.GAIN, Tier.SAFETY]


def test_steps_that_are_out_of_sight_are_in_the_last_tier() -> None:
    assert handed_down([1], [Tier.GAIN, Tier.GAIN], [0, 0]) == [Tier.ASK_FIRST, Tier.GAIN]
