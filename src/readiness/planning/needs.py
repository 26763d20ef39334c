"""Needs: which of some listed steps have to be done before which.

A step needs those before it on its rule, or the steps that cover them; those that lift its indicator less far; and
those that its requirement waits for; and whatever these need. Of alternatives that a requirement leaves open, the one
that is listed first.
"""

from collections.abc import Callable, Iterable, Iterator

from readiness.planning.outlook import Move
from readiness.planning.sets import bits, places, union
from readiness.planning.worth import Worth


def needs(worth: Worth) -> tuple[int, ...]:
    """Give for each step the set of those that it needs, all of them listed before it."""
    found: list[int] = []
    same_rule: dict[str, int] = {}
    for step, move in enumerate(worth.moves):
        below = same_rule.get(move.rule.id, 0)
        same_rule[move.rule.id] = below | 1 << step
        own = below | _lower(worth, step, below) | _covering(worth, step, below) | _required(worth, step)
        found.append(own | union([found[place] for place in places(own)]) if own else 0)
    return tuple(found)


def covering(worth: Worth, listed: Iterable[int], covered: Move) -> int:
    """Give the steps that cover another: of sets of one each, the first that do together."""
    return _first_that_do(listed, lambda done: worth.outlook.done(worth.vector(done), covered))


def enabling(worth: Worth, listed: Iterable[int], move: Move) -> int:
    """Give the steps that turn on a requirement that is not in place yet: of sets of one each, the first that do."""
    return _first_that_do(listed, lambda done: worth.outlook.ready(worth.vector(done), move))


def _first_that_do(listed: Iterable[int], do: Callable[[int], bool]) -> int:
    """Join sets of one step each until they do; then leave out what can be left out, last first."""
    wanted, tried = 0, []
    for bit in listed:
        wanted |= bit
        tried.append(bit)
        if do(wanted):
            break
    for bit in reversed(tried[:-1]):
        if do(wanted ^ bit):
            wanted ^= bit
    return wanted


def _lower(worth: Worth, step: int, below: int) -> int:
    """Give the steps of other rules, listed before, that would be covered if this one came first."""
    move = worth.moves[step]
    others = union([worth.lifting[place] for place, _ in move.lifts]) & _before(step) & ~below
    return union([bit for bit in bits(others) if _covers(worth, step, bit)]) if others else 0


def _covers(worth: Worth, step: int, other: int) -> bool:
    """Say whether a step covers another, listed before it: by itself, or with the others listed before."""
    outlook, covered = worth.outlook, worth.moves[places(other)[0]]
    if outlook.done(worth.vector(1 << step), covered):
        return True
    return len(covered.lifts) > 1 and outlook.done(worth.vector(_bearing(worth, step + 1, covered) ^ other), covered)


def _covering(worth: Worth, step: int, below: int) -> int:
    """Give the steps, listed before, that cover those below on the same rule which are not listed."""
    found = 0
    for lower in _not_listed(worth, step, below):
        found |= covering(worth, bits(_bearing(worth, step, lower)), lower)
    return found


def _not_listed(worth: Worth, step: int, below: int) -> Iterator[Move]:
    """Go down the open steps of a rule from below one, to the first that is listed."""
    moves, move = worth.outlook.moves, worth.moves[step]
    highest = worth.moves[below.bit_length() - 1].number if below else -1
    for number in range(move.number - 1, highest, -1):
        if moves[number].rule is not move.rule:
            return
        yield moves[number]


def _bearing(worth: Worth, step: int, covered: Move) -> int:
    """Give the steps before a place in the list that lift what another one does."""
    return worth.bearing([place for place, _ in covered.lifts]) & _before(step)


def _required(worth: Worth, step: int) -> int:
    """Give the steps, listed before, that turn a requirement on."""
    move = worth.moves[step]
    if not worth.outlook.held_up >> move.number & 1:
        return 0
    return enabling(worth, bits(worth.bearing(move.required) & _before(step)), move)


def _before(step: int) -> int:
    return (1 << step) - 1
