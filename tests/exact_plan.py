"""The proven optimum of a plain puzzle, from an integer programme that HiGHS solves, and what a plan misses of it.

The objective is that of :mod:`readiness.planning.task`: what is secured, after ceilings, at the end of each
quarter, added up over the dimensions and the quarters. ``done[step, quarter]`` says whether a step is done by the
end of a quarter.
"""

from collections.abc import Iterator, Mapping

import attrs
import highspy
from highspy import Highs
from highspy.highs import highs_linear_expression, highs_var

from plan_puzzles import Puzzle
from readiness.core.conditions import Leaf
from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Rule
from readiness.planning.outlook import Move, Outlook
from readiness.planning.plan import plan
from readiness.planning.quarters import Plan

QUARTERS = 4
STEPS = 60
ANY_NUMBER = STEPS
"""So many steps at a time that it does not bind: the solver knows no such limit."""

Done = Mapping[tuple[int, int], highs_var]


@attrs.frozen(kw_only=True)
class Optimum:
    """The best that can be secured, in the unit of the outlook.

    ``secured`` is what the best plan found secures, ``bound`` what no plan exceeds; ``proven`` says that the solver
    has shown them to be the same, up to rounding.
    """

    secured: int
    bound: float
    proven: bool


@attrs.frozen(kw_only=True)
class Solved:
    """A puzzle with its plan: what that secures over the quarters, what doing nothing secures, and what is best."""

    puzzle: Puzzle
    plan: Plan
    secured: int
    idle: int
    best: Optimum

    @property
    def gap(self) -> float:
        """What the plan misses, as a share of the best improvement."""
        return (self.best.secured - self.secured) / (self.best.secured - self.idle)

    @property
    def gap_of_objective(self) -> float:
        """What the plan misses, as a share of all that the best secures."""
        return (self.best.secured - self.secured) / self.best.secured


def solve(puzzle: Puzzle) -> Solved:
    """Plan a puzzle, and solve it."""
    return compared(puzzle, planned(puzzle), optimum(puzzle))


def compared(puzzle: Puzzle, made: Plan, best: Optimum) -> Solved:
    """Put a plan beside the optimum."""
    return Solved(
        puzzle=puzzle,
        plan=made,
        secured=_secured(made, puzzle.outlook),
        idle=QUARTERS * puzzle.outlook.total(puzzle.outlook.start),
        best=best,
    )


def planned(puzzle: Puzzle) -> Plan:
    """Plan a puzzle the way that the solver understands it."""
    return plan(puzzle.profile, puzzle.advice, puzzle.worth, quarters=QUARTERS, at_a_time=ANY_NUMBER)


def optimum(puzzle: Puzzle, quarters: int = QUARTERS, seconds: float = 60.0) -> Optimum:
    """Solve a plain puzzle for any number of steps at a time."""
    outlook, solver = puzzle.outlook, _solver(seconds)
    columns = [(move.number, quarter) for move in outlook.moves for quarter in range(quarters)]
    done = {column: solver.addBinary() for column in columns}
    pace = puzzle.profile.organisation.capacity
    for quarter in range(quarters):
        solver.addConstr(
            solver.qsum(move.effort * done[move.number, quarter] for move in outlook.moves) <= pace * (quarter + 1)
        )
        for move in outlook.moves:
            _stays_done(solver, done, move, quarter)
            for needed in _needed(outlook, move):
                solver.addConstr(done[move.number, quarter] <= done[needed.number, quarter])
    values = [_value(solver, outlook, done, number, q) for number in outlook.defined for q in range(quarters)]
    solver.maximize(solver.qsum(values))
    return _result(solver, outlook, done, quarters)


def _solver(seconds: float) -> Highs:
    solver = Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for option, value in (("time_limit", seconds), ("mip_rel_gap", 0.0), ("threads", 1), ("random_seed", 1)):
        solver.setOptionValue(option, value)
    return solver


def _stays_done(solver: Highs, done: Done, move: Move, quarter: int) -> None:
    if quarter:
        solver.addConstr(done[move.number, quarter] >= done[move.number, quarter - 1])


def _needed(outlook: Outlook, move: Move) -> Iterator[Move]:
    """Give the step below on the same rule, and the one that brings about what is required."""
    yield from [other for other in outlook.moves if other.rule is move.rule and other.number == move.number - 1]
    requires = move.step.requires
    if isinstance(requires, Leaf) and not outlook.holds(requires, outlook.start.vector):
        yield next(other for other in outlook.moves if outlook.holds(requires, outlook.once([other]).vector))


def _value(solver: Highs, outlook: Outlook, done: Done, number: int, quarter: int) -> highs_var:
    """Make a dimension's secured end at the end of a quarter: at most what its steps add, at most each ceiling."""
    value: highs_var = solver.addVariable(0, 1)
    rules = [rule for rule in outlook.compiled.scoring if rule.dimension == DIMENSIONS[number]]
    gains = [
        _gain(outlook, move, number) * done[move.number, quarter] for move in outlook.moves if move.home == number
    ]
    solver.addConstr(value <= outlook.start.before[number] / outlook.full + solver.qsum(gains))
    for rule in rules:
        ceiling = _ceiling(outlook, done, rule, quarter)
        if ceiling is not None:
            solver.addConstr(value <= ceiling)
    return value


def _gain(outlook: Outlook, move: Move, number: int) -> float:
    """Give what a step adds once those below it on its rule are done."""
    below = [other for other in outlook.moves if other.rule is move.rule and other.number < move.number]
    before = outlook.once(below)
    return (outlook.after(before, move).before[number] - before.before[number]) / outlook.full


def _ceiling(outlook: Outlook, done: Done, rule: Rule, quarter: int) -> highs_linear_expression | None:
    """Give a ceiling that falls away with the first step that turns its cap off; nothing where it is off already."""
    if rule.cap is None or not outlook.holds(rule.cap.when, outlook.start.vector):
        return None
    own = [move for move in outlook.moves if move.rule is rule]
    lifts = next(move for move in own if not outlook.holds(rule.cap.when, outlook.once([move]).vector))
    at = rule.cap.at / 100
    ceiling: highs_linear_expression = at + (1 - at) * done[lifts.number, quarter]
    return ceiling


def _result(solver: Highs, outlook: Outlook, done: Done, quarters: int) -> Optimum:
    """Work out exactly what the solver's plan secures."""
    chosen = {column: solver.val(variable) > 0.5 for column, variable in done.items()}
    ends = [[move for move in outlook.moves if chosen[move.number, quarter]] for quarter in range(quarters)]
    return Optimum(
        secured=sum(outlook.total(outlook.once(moves)) for moves in ends),
        bound=solver.getInfo().mip_dual_bound * outlook.full,
        proven=solver.getModelStatus() == highspy.HighsModelStatus.kOptimal,
    )


def _secured(made: Plan, outlook: Outlook) -> int:
    """Add up what a plan of as many quarters as the horizon says is secured at the end of each."""
    if len(made.quarters) != QUARTERS:
        raise ValueError(made)
    values = [value for quarter in made.quarters for value in quarter.secured if value is not None]
    return int(outlook.full * sum(values))
