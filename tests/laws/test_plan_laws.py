"""The laws of plans: what has to hold for every rule-set and every profile, whatever a plan leaves undone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

import attrs
from hypothesis import given
from hypothesis import strategies as st

from plan_puzzles import Puzzle, puzzle, tangled
from readiness.assessment import compiled_for
from readiness.core.indicators import DIMENSIONS
from readiness.core.profile import Profile
from readiness.core.score import percent
from readiness.core.truth import Truth
from readiness.faces.plan.view import plan_view
from readiness.planning.footing import Footing
from readiness.planning.needs import needs
from readiness.planning.outlook import Move, Outlook, State
from readiness.planning.plan import plan
from readiness.planning.quarters import Plan
from readiness.planning.recommendations import Advice, Recommendation
from readiness.planning.sequence import sequence
from readiness.planning.sets import places, union
from readiness.planning.task import Task
from readiness.planning.timetable import Timetable
from readiness.planning.worth import Worth
from readiness.proposal import Proposal, keeps_safe, propose
from readiness.testing.profile_strategies import situations


@st.composite
def puzzles(draw: st.DrawFn) -> Puzzle:
    """Make a puzzle: mostly one with many steps, sometimes whatever a rule-set could hold."""
    if draw(st.integers(0, 4)):
        return tangled(draw(st.randoms(use_true_random=False)))
    return puzzle(*draw(situations()))


@attrs.frozen(kw_only=True)
class Planned:
    """A plan with everything that it was made from."""

    profile: Profile
    advice: Advice
    worth: Worth
    plan: Plan

    @property
    def outlook(self) -> Outlook:
        """The open steps."""
        return self.worth.outlook

    @property
    def items(self) -> tuple[Recommendation, ...]:
        """The whole plan, followed to its end."""
        return (*self.plan.steps, *self.plan.later)

    @property
    def moves(self) -> list[Move]:
        """The same as moves."""
        return [self.outlook.by_step[item.id] for item in self.items]


@st.composite
def planned(draw: st.DrawFn) -> Planned:
    """Make a plan for a random profile at a random pace, over a random number of quarters."""
    made = draw(puzzles())
    quarters = draw(st.integers(0, 5))
    return Planned(
        profile=made.profile,
        advice=made.advice,
        worth=made.worth,
        plan=plan(made.profile, made.advice, made.worth, quarters=quarters),
    )


@given(planned())
def test_no_step_comes_before_what_it_requires(made: Planned) -> None:
    """The plan never puts a step before what it requires."""
    for move, before in zip(made.moves, _states(made.outlook, made.moves), strict=False):
        assert made.outlook.ready(before.vector, move)


@given(planned())
def test_the_steps_of_a_rule_are_climbed_in_order(made: Planned) -> None:
    """The lower step of a rule comes before the higher."""
    for move in made.moves:
        climbed = [other.number for other in made.moves if other.rule is move.rule]
        assert climbed == sorted(climbed)


@given(planned())
def test_no_quarter_spends_more_than_the_capacity(made: Planned) -> None:
    """The plan never spends more than the capacity of a quarter."""
    for quarter in made.plan.quarters:
        assert quarter.spent == sum(portion.points for portion in quarter.portions)
        assert 0 < quarter.spent <= made.plan.pace <= made.profile.organisation.capacity


@given(planned())
def test_no_quarter_carries_more_steps_than_it_can(made: Planned) -> None:
    """At most so many steps are open in a quarter."""
    assert all(len(quarter.portions) <= made.plan.at_a_time for quarter in made.plan.quarters)


@given(planned())
def test_the_portions_of_a_step_make_up_its_effort(made: Planned) -> None:
    """What is spent on a planned step, over all quarters, is its effort; on one that goes on later, less."""
    spent: Counter[str] = Counter()
    for portion in (portion for quarter in made.plan.quarters for portion in quarter.portions):
        assert portion.points > 0
        spent[portion.step] += portion.points
    begun = made.plan.later[:1]
    for item in made.plan.steps:
        assert spent.pop(item.id) == item.effort
    for item in begun:
        assert spent.pop(item.id, 0) < item.effort
    assert not spent


@given(planned())
def test_steps_are_done_in_the_order_of_the_plan(made: Planned) -> None:
    """The steps that the quarters finish are those of the plan, in its order."""
    finished = [portion.step for quarter in made.plan.quarters for portion in quarter.portions if portion.finishes]
    assert finished == [item.id for item in made.plan.steps]


@given(planned())
def test_plan_and_later_hold_every_advised_step_once(made: Planned) -> None:
    """Nothing that is advised gets lost."""
    assert sorted(item.id for item in made.items) == sorted(item.id for item in made.advice.steps)


@given(planned())
def test_followed_whole_it_reaches_every_reachable_target(made: Planned) -> None:
    """Plan plus later followed whole reaches every reachable target; the others are named with the reason."""
    end = made.outlook.once(made.moves)
    furthest = made.outlook.once(_reachable(made.outlook))
    unreached = dict(made.plan.unreached)
    for dimension, target in made.profile.targets.items():
        number = DIMENSIONS.index(dimension)
        reached = made.outlook.reaches(end.after[number], number, target)
        assert reached == made.outlook.reaches(furthest.after[number], number, target)
        assert reached == (dimension not in unreached)
    assert all(unreached.values())


@given(planned())
def test_gains_add_up_in_the_order_of_the_plan(made: Planned) -> None:
    """Gains, overall and of a dimension's own steps, are those of the plan's order."""
    states = [*_states(made.outlook, made.moves)]
    for item, move, before, after in zip(made.items, made.moves, states, states[1:], strict=False):
        assert item.gain == made.outlook.shares[after.before[move.home] - before.before[move.home]]
    whole = sum((item.gain_overall for item in made.items), Fraction(0))
    assert whole == made.outlook.share(made.outlook.overall(states[-1]) - made.outlook.overall(states[0]))


@given(planned())
def test_a_quarter_says_what_is_secured_at_its_end(made: Planned) -> None:
    """The figures of a quarter are those of everything that is done by its end."""
    done: list[Move] = []
    for quarter in made.plan.quarters:
        done += [made.outlook.by_step[portion.step] for portion in quarter.portions if portion.finishes]
        state = made.outlook.once(done)
        figures = [Fraction(state.after[number], made.outlook.full) for number in made.outlook.defined]
        assert [figure for figure in quarter.secured if figure is not None] == figures
        assert quarter.overall == min(sum(figures) / len(figures), min(figures) + Fraction(1, 5))


@given(planned())
def test_safety_comes_before_everything_else(made: Planned) -> None:
    """Only what a step for safety needs comes before it."""
    needed = _needed(made.advice, made.worth)
    last = max((n for n, item in enumerate(made.items) if item.safety), default=0)
    for item in made.items[:last]:
        bit = 1 << made.outlook.by_step[item.id].number
        safe = [made.outlook.by_step[other.id].number for other in made.items if other.safety]
        assert item.safety or any(needed[other] & bit for other in safe)


@given(planned())
def test_strained_staff_get_half_the_pace(made: Planned) -> None:
    """Where staff are strained at most half of the capacity is planned, rounded up."""
    capacity = made.profile.organisation.capacity
    assert made.plan.strained == (made.advice.strained is Truth.TRUE)
    assert made.plan.pace == ((capacity + 1) // 2 if made.plan.strained else capacity)


@given(planned())
def test_the_small_win_is_the_first_step_that_is_small_and_visible(made: Planned) -> None:
    """It is done within the plan, and there is one wherever such a step is."""
    small = [item.id for item in made.plan.steps if item.step and item.step.visible and int(item.effort) == 1]
    assert made.plan.small_win == "".join(small[:1])


@given(planned(), st.integers(0, 5))
def test_equal_input_gives_an_equal_plan(made: Planned, quarters: int) -> None:
    """The plan is a function of its input alone."""
    first = plan(made.profile, made.advice, made.worth, quarters=quarters)
    assert first == plan(made.profile, made.advice, made.worth, quarters=quarters)


@st.composite
def refusals(draw: st.DrawFn) -> tuple[Proposal, Proposal]:
    """Make a proposal, and one for the same organisation that leaves some of its steps out."""
    made, quarters = draw(puzzles()), draw(st.integers(1, 4))
    advised = [item.id for item in made.advice.steps]
    without = draw(st.lists(st.sampled_from(advised), max_size=2)) if advised else []
    whole = propose(made.profile, made.rulebook, quarters=quarters)
    return whole, propose(made.profile, made.rulebook, quarters=quarters, without=without)


@given(refusals())
def test_a_refused_step_is_never_planned_nor_one_above_it(made: tuple[Proposal, Proposal]) -> None:
    """Leaving out holds for the step and for those above it on its rule."""
    whole, left = made
    for refused in left.refused:
        above = refused.rule.steps[refused.rule.steps.index(refused.step) :]
        assert not {step.id for step in above} & {item.id for item in _items(left)}
    assert left.refused or _items(left) == _items(whole)


@given(refusals())
def test_whatever_goes_with_a_refused_step_is_named(made: tuple[Proposal, Proposal]) -> None:
    """Nothing else disappears from the advice without a word."""
    whole, left = made
    gone = {item.id for item in _items(whole)} - _remaining(left)
    named = {item.id for item in left.cost.takes} if left.cost is not None else set()
    assert gone == named | {refused.step.id for refused in left.refused}


@given(refusals())
def test_safety_is_never_left_out_unsaid(made: tuple[Proposal, Proposal]) -> None:
    """Each step for safety that is left out, or goes with one, is said before everything else."""
    whole, left = made
    gone = [item for item in _items(whole) if keeps_safe(item) and item.id not in _remaining(left)]
    warnings = plan_view(left).warnings
    assert len(warnings) == len(gone)
    assert all("keeps people safe" in warning for warning in warnings)


@given(refusals())
def test_a_plan_without_steps_keeps_the_laws_of_plans(made: tuple[Proposal, Proposal]) -> None:
    """Requirements first, no quarter beyond its pace, figures from what is done."""
    _, left = made
    outlook = _outlook(left)
    done: list[Move] = []
    for item in _items(left):
        assert outlook.ready(outlook.once(done).vector, outlook.by_step[item.id])
        done.append(outlook.by_step[item.id])
    assert all(quarter.spent <= left.plan.pace for quarter in left.plan.quarters)


@given(refusals())
def test_what_leaving_out_costs_is_the_difference_of_what_is_secured(made: tuple[Proposal, Proposal]) -> None:
    """Each loss is that between the ends of the two plans; where none is named, there is none."""
    whole, left = made
    if left.cost is None:
        return
    losses = {loss.dimension: loss for loss in left.cost.by_end}
    ends = [(*proposal.stairs[-1].dimensions, proposal.stairs[-1].overall) for proposal in (whole, left)]
    for name, before, after in zip((*DIMENSIONS, ""), *ends, strict=True):
        points = [0 if end is None else percent(end.secured) for end in (before, after)]
        found = losses.get(name)
        assert points == ([found.whole, found.without] if found is not None else [points[0]] * 2)


@given(puzzles())
def test_the_staircase_never_goes_down(made: Puzzle) -> None:
    """Neither end of anything is lower after a quarter than before it, and possible is never below secured."""
    stairs = propose(made.profile, made.rulebook).stairs
    for before, after in pairwise(stairs):
        for one, other in zip((*before.dimensions, before.overall), (*after.dimensions, after.overall), strict=True):
            if one is not None and other is not None:
                assert one.secured <= other.secured <= other.possible
                assert one.possible <= other.possible


def _items(proposal: Proposal) -> tuple[Recommendation, ...]:
    return (*proposal.plan.steps, *proposal.plan.later)


def _remaining(proposal: Proposal) -> set[str]:
    """Name the steps that are still done: those of the plan, and those that they cover."""
    covered = {each.step.id for each in proposal.assessment.advice.covered}
    return covered | {item.id for item in _items(proposal)}


def _outlook(proposal: Proposal) -> Outlook:
    assessment = proposal.assessment
    compiled = compiled_for(assessment.rulebook, assessment.profile)
    return Outlook(compiled, compiled.encode(assessment.standings, assessment.profile.facts))


@given(puzzles())
def test_worth_is_that_of_the_outlook(made: Puzzle) -> None:
    """What a set of steps is worth is what the outlook says, whatever the set."""
    outlook, worth = made.outlook, made.worth
    for done in _some_sets(len(worth.moves)):
        state = outlook.once(worth.moves[place] for place in places(done))
        now = Footing(worth, done)
        assert (tuple(now.befores), tuple(now.afters)) == (state.before, state.after)
        assert now.overall == outlook.overall(state)
        for dimension in worth.dimensions:
            assert dimension.ceiling(done) == outlook.ceiling(state.vector, dimension.number)


@given(puzzles())
def test_what_is_fixed_of_a_step_is_what_it_adds_wherever_it_stands(made: Puzzle) -> None:
    """A step that always adds the same adds that after any set that has what it needs."""
    task = _task(made, pace=1, at_a_time=1, quarters=1)
    for done in _some_sets(len(made.worth.moves)):
        whole = union(task.needs[step] | 1 << step for step in places(done & task.everything))
        now = Footing(made.worth, whole)
        for step in task.listed:
            needed = task.needs[step]
            if not whole >> step & 1 and not needed & ~whole:
                assert task.gain(now, whole | 1 << step) == now.gain(whole | 1 << step)
                assert task.fixed.get(1 << step, now.gain(whole | 1 << step)) == now.gain(whole | 1 << step)


@given(puzzles(), st.integers(1, 6), st.integers(1, 4), st.integers(1, 5))
def test_the_search_secures_no_less_than_the_list(made: Puzzle, pace: int, at_a_time: int, quarters: int) -> None:
    """An order that was searched for secures at least as much as the list, and keeps to what the steps need."""
    task = _task(made, pace=pace, at_a_time=at_a_time, quarters=quarters)
    order = sequence(task)
    assert sorted(order) == sorted(task.listed)
    assert task.secured(order) >= task.secured(task.listed)
    assert all(task.needs[step] & ~_set(order[:n]) == 0 for n, step in enumerate(order))


@given(st.lists(st.sampled_from((1, 2, 4, 8)), max_size=12), st.integers(1, 9), st.integers(1, 5), st.integers(0, 6))
def test_the_ends_of_quarters_are_those_of_their_portions(
    efforts: list[int], pace: int, at_a_time: int, quarters: int
) -> None:
    """The steps done at the end of a quarter are those that its portions, and the ones before, finish."""
    timetable = Timetable(pace=pace, at_a_time=at_a_time, quarters=quarters, efforts=efforts)
    portions = list(timetable.portions(range(len(efforts))))[:quarters]
    portions += [()] * (quarters - len(portions))
    done, ends = 0, []
    for shares in portions:
        done |= _set(step for step, _, finishes in shares if finishes)
        ends.append(done)
    assert timetable.ends(range(len(efforts))) == ends


def _states(outlook: Outlook, moves: Iterable[Move]) -> Iterator[State]:
    """Follow moves one by one: where things stand before each, and at the end."""
    state = outlook.start
    yield state
    for move in moves:
        state = outlook.after(state, move)
        yield state


def _reachable(outlook: Outlook) -> list[Move]:
    """Follow requirements forward, from nothing, for as long as something can be done."""
    done: list[Move] = []
    while True:
        state = outlook.once(done)
        ready = [
            move
            for move in outlook.moves
            if move not in done
            and outlook.ready(state.vector, move)
            and all(below in done for below in _below(outlook, move))
        ]
        if not ready:
            return done
        done += ready


def _below(outlook: Outlook, move: Move) -> list[Move]:
    return [other for other in outlook.moves if other.rule is move.rule and other.number < move.number]


def _set(steps: Iterable[int]) -> int:
    return sum(1 << step for step in steps)


def _needed(advice: Advice, worth: Worth) -> list[int]:
    return needs(worth, [(item, worth.outlook.by_step[item.id]) for item in advice.steps])


def _task(made: Puzzle, *, pace: int, at_a_time: int, quarters: int) -> Task:
    """Set the task of ordering everything that is advised, without tiers."""
    efforts = [move.effort for move in made.outlook.moves]
    return Task(
        worth=made.worth,
        listed=tuple(made.outlook.by_step[item.id].number for item in made.advice.steps),
        timetable=Timetable(pace=pace, at_a_time=at_a_time, quarters=quarters, efforts=efforts),
        needs=_needed(made.advice, made.worth),
        tiers=[0] * len(efforts),
    )


def _some_sets(count: int) -> Iterator[int]:
    """Walk over every set of a few steps, and over a spread of sets of many."""
    everything = (1 << count) - 1
    yield from range(min(everything, 63) + 1)
    yield from (everything & (0x9E3779B97F4A7C15F39CC0605CEDC835 * n >> 3) for n in range(40))
