"""The laws of steps that others cover: left out of the list, they change nothing that the list leads to."""

from collections.abc import Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from plan_puzzles import Puzzle, puzzle, tangled
from readiness.core.vectors import Vector
from readiness.planning.outlook import Move
from readiness.planning.plan import plan
from readiness.planning.recommendations import Recommendation, covers_by_step
from readiness.testing.profile_strategies import situations


@st.composite
def puzzles(draw: st.DrawFn) -> Puzzle:
    """Make a puzzle: mostly one with indicators that several rules read, sometimes whatever a rule-set could hold."""
    if draw(st.integers(0, 4)):
        return tangled(draw(st.randoms(use_true_random=False)))
    return puzzle(*draw(situations()))


@given(puzzles())
def test_a_step_is_covered_exactly_where_all_that_it_changes_is_secured_by_those_before(made: Puzzle) -> None:
    """Whatever is listed changes an answer that none before it secured; what is covered changes none."""
    ends = {move.step.id: vector for move, vector in _climbed(made, _moves(made, made.advice.steps))}
    listed = list(ends)
    for place, item in enumerate(made.advice.steps):
        before = ends[listed[place - 1]] if place else made.outlook.start.vector
        assert not made.outlook.done(before, made.outlook.by_step[item.id])
    for step, covers in covers_by_step(made.advice.covered, listed).items():
        before = ends[listed[listed.index(step) - 1]] if listed.index(step) else made.outlook.start.vector
        for move in (made.outlook.by_step[each.step.id] for each in covers):
            assert (made.outlook.done(before, move), made.outlook.done(ends[step], move)) == (False, True)


@given(puzzles())
def test_a_step_is_covered_by_those_that_are_named_and_by_no_fewer(made: Puzzle) -> None:
    """The steps named secure it together; without any one of them they do not."""
    for each in made.advice.covered:
        move, through = made.outlook.by_step[each.step.id], [made.outlook.by_step[name] for name in each.through]
        assert made.outlook.done(made.outlook.vector_once(through), move)
        for one in through:
            rest = made.outlook.vector_once([other for other in through if other is not one])
            assert not made.outlook.done(rest, move)


@given(puzzles())
def test_nothing_is_lost_and_no_figure_changes(made: Puzzle) -> None:
    """Doing the covered steps as well leads nowhere else; listed, covered and out of reach together are all steps."""
    listed = [item.id for item in made.advice.steps]
    covered = [each.step.id for each in made.advice.covered]
    outlook = made.outlook
    everything = [outlook.by_step[name] for name in (*listed, *covered)]
    assert outlook.once(everything) == outlook.once(_moves(made, made.advice.steps))
    if not made.profile.targets:
        out_of_reach = [out.step.id for out in made.advice.out_of_reach]
        assert sorted([*listed, *covered, *out_of_reach]) == sorted(outlook.by_step)


@given(puzzles(), st.integers(1, 5))
def test_a_plan_spends_no_effort_on_what_is_secured_by_then(made: Puzzle, quarters: int) -> None:
    """In the order of the plan, too, each step changes an answer."""
    found = plan(made.profile, made.advice, made.worth, quarters=quarters)
    vector = made.outlook.start.vector
    for move, then in _climbed(made, _moves(made, (*found.steps, *found.later))):
        assert not made.outlook.done(vector, move)
        vector = then


@given(puzzles(), st.integers(1, 5))
def test_a_plan_climbs_no_rule_over_a_step_that_is_not_secured(made: Puzzle, quarters: int) -> None:
    """What comes below a step on its rule is secured before it, by itself or by those that cover it."""
    found = plan(made.profile, made.advice, made.worth, quarters=quarters)
    vector = made.outlook.start.vector
    for move, then in _climbed(made, _moves(made, (*found.steps, *found.later))):
        assert all(made.outlook.done(vector, lower) for lower in _below(made, move))
        vector = then


@given(puzzles())
def test_a_step_can_begin_once_those_that_it_waits_for_are_done(made: Puzzle) -> None:
    """With those of its rule below it, and what these need, they are all that it takes; they are listed before it."""
    needed: dict[str, set[str]] = {}
    last: dict[str, str] = {}
    for item in made.advice.steps:
        below = [last[item.rule.id]] if item.rule.id in last else []
        direct = {*item.waits_for, *below}
        assert direct <= set(needed)
        needed[item.id] = direct.union(*(needed[name] for name in direct))
        last[item.rule.id] = item.id
        move = made.outlook.by_step[item.id]
        then = made.outlook.vector_once(made.outlook.by_step[name] for name in needed[item.id])
        assert made.outlook.ready(then, move)
        assert all(made.outlook.done(then, lower) for lower in _below(made, move))


def _moves(made: Puzzle, items: Iterable[Recommendation]) -> list[Move]:
    return [made.outlook.by_step[item.id] for item in items]


def _climbed(made: Puzzle, moves: Iterable[Move]) -> Iterator[tuple[Move, Vector]]:
    """Do steps one after the other; give each with where things stand then."""
    vector = made.outlook.start.vector
    for move in moves:
        vector = made.outlook.lifted(vector, move)
        yield move, vector


def _below(made: Puzzle, move: Move) -> list[Move]:
    return [other for other in made.outlook.moves if other.rule is move.rule and other.number < move.number]
