"""From conditions and rules to Python functions, through syntax trees.

Only whole numbers and numbered names enter the trees: no text of a rule-set ever becomes code. A vector holds, for
each indicator, its raw value times a common denominator (so that everything is a whole number), or -1 where the
indicator is not applicable or was not asked. See :mod:`readiness.core.compiled` for what the functions are used for.
"""

import ast
from collections.abc import Callable, Iterable
from fractions import Fraction
from types import FunctionType
from typing import Any, NamedTuple, TypedDict

import attrs

from readiness.core.conditions import (
    AtLeastOf,
    Condition,
    Every,
    FactLeaf,
    Leaf,
    Negation,
    Some,
    accepted,
)
from readiness.record import Record

Expr = ast.expr


class Constants:
    """Raw numbers that generated code needs, each multiplied by the profile's denominator when it is known."""

    def __init__(self, numbers: Iterable[Fraction]) -> None:
        """Name every number that any function needs; functions are written later, one by one."""
        self._names = {number: f"k{place}" for place, number in enumerate(dict.fromkeys(numbers))}

    def name(self, number: Fraction) -> Expr:
        """Give the name under which generated code reads a raw number."""
        return load(self._names[number])

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        """Every raw number, in the order of its name."""
        return tuple(self._names)

    def unpack(self) -> ast.stmt:
        """Write the statement that gives every number its name, then those that stand for 1 and for ½."""
        return assign_tuple([*self._names.values(), "unit", "half"], load("k"))


class Terms(NamedTuple):
    """How a condition is read off a vector: whether anything is left of it (``None``: always), whether it holds."""

    applies: Expr | None
    holds: Expr


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Translator(Record):
    """Turns conditions into expressions.

    ``low`` and ``high`` name an indicator's ends; ``droppable`` says whether it can be missing; ``special`` names
    the truth of a leaf that is worked out beforehand: facts, and the tests that serve flags alone. ``whole``: see
    :func:`readiness.core.conditions.judge`.
    """

    low: Callable[[str], Expr]
    high: Callable[[str], Expr]
    droppable: Callable[[str], bool]
    special: Callable[[Leaf | FactLeaf], tuple[Expr, Expr]]
    constants: Constants
    precomputed: frozenset[object]
    whole: bool

    def terms(self, condition: Condition, *, surely: bool) -> Terms:
        """Translate a condition, at the end where it surely holds or the one where it perhaps does."""
        match condition:
            case Leaf() | FactLeaf():
                return self._leaf(condition, surely=surely)
            case Negation(part):
                inner = self.terms(part, surely=not surely)
                return Terms(inner.applies, negate(inner.holds))
            case Every(parts) | Some(parts) | AtLeastOf(_, parts):
                return _tree(condition, [self.terms(part, surely=surely) for part in parts], whole=self.whole)

    def _leaf(self, leaf: Leaf | FactLeaf, *, surely: bool) -> Terms:
        applies = None
        if isinstance(leaf, Leaf) and self.droppable(leaf.indicator):
            applies = compare(self.low(leaf.indicator), ast.GtE(), number(0))
        if isinstance(leaf, FactLeaf) or leaf.test in self.precomputed:
            return Terms(applies, self.special(leaf)[0 if surely else 1])
        return Terms(applies, either(self._range(leaf, ends, surely=surely) for ends in accepted(leaf)))

    def _range(self, leaf: Leaf, ends: tuple[Fraction | None, Fraction | None], *, surely: bool) -> Expr:
        low, high = self.low(leaf.indicator), self.high(leaf.indicator)
        start, end = ends
        tests = []
        if start is not None:
            tests.append(compare(low if surely else high, ast.GtE(), self.constants.name(start)))
        if end is not None:
            tests.append(compare(high if surely else low, ast.LtE(), self.constants.name(end)))
        return both(tests)


def _tree(tree: Condition, parts: list[Terms], *, whole: bool) -> Terms:
    if isinstance(tree, Every) and whole:
        needed = [part.applies for part in parts if part.applies is not None]
        return Terms(both(needed) if needed else None, both(part.holds for part in parts))
    applies = None if any(part.applies is None for part in parts) else either(_given(p.applies) for p in parts)
    if isinstance(tree, Every):
        return Terms(applies, both(_or_dropped(part) for part in parts))
    left = [part.holds if part.applies is None else both([part.applies, part.holds]) for part in parts]
    if isinstance(tree, AtLeastOf) and whole:
        return Terms(_enough(tree.n, parts), compare(total(left), ast.GtE(), number(tree.n)))
    if isinstance(tree, AtLeastOf):
        return Terms(applies, compare(total(left), ast.GtE(), _wanted(tree.n, parts)))
    return Terms(applies, either(left))


def _or_dropped(part: Terms) -> Expr:
    return part.holds if part.applies is None else either([negate(part.applies), part.holds])


def _wanted(n: int, parts: list[Terms]) -> Expr:
    """Count how many parts must hold: never more than are left."""
    if _always_left(parts) >= n:
        return number(n)
    return choose(compare(_left(parts), ast.Lt(), number(n)), _left(parts), number(n))


def _enough(n: int, parts: list[Terms]) -> Expr | None:
    """Say whether as many parts are left as must hold; ``None``: always."""
    return None if _always_left(parts) >= n else compare(_left(parts), ast.GtE(), number(n))


def _always_left(parts: list[Terms]) -> int:
    return sum(part.applies is None for part in parts)


def _left(parts: list[Terms]) -> Expr:
    return total([number(_always_left(parts)), *(part.applies for part in parts if part.applies is not None)])


def _given(expr: Expr | None) -> Expr:
    return number(1) if expr is None else expr


class _Place(TypedDict):
    lineno: int
    col_offset: int


_HERE = _Place(lineno=1, col_offset=0)
"""Where every node claims to stand: giving places to a finished tree takes longer than compiling it."""

_LOAD, _STORE = ast.Load(), ast.Store()


def load(name: str) -> Expr:
    """Read a name."""
    return ast.Name(name, _LOAD, **_HERE)


def store(name: str) -> Expr:
    """Name what is assigned to."""
    return ast.Name(name, _STORE, **_HERE)


def number(value: int) -> Expr:
    """Write a whole number."""
    return ast.Constant(value, **_HERE)


def compare(left: Expr, test: ast.cmpop, right: Expr) -> Expr:
    """Compare two expressions."""
    return ast.Compare(left, [test], [right], **_HERE)


def negate(expr: Expr) -> Expr:
    """Write ``not``."""
    return ast.UnaryOp(ast.Not(), expr, **_HERE)


def both(exprs: Iterable[Expr]) -> Expr:
    """Join with ``and``."""
    parts = list(exprs)
    return parts[0] if len(parts) == 1 else ast.BoolOp(ast.And(), parts, **_HERE)


def either(exprs: Iterable[Expr]) -> Expr:
    """Join with ``or``."""
    parts = list(exprs)
    return parts[0] if len(parts) == 1 else ast.BoolOp(ast.Or(), parts, **_HERE)


def total(exprs: Iterable[Expr]) -> Expr:
    """Add expressions up, as a balanced tree so that many rules do not nest deeply; 0 where there is none."""
    parts = list(exprs)
    if not parts:
        return number(0)
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return ast.BinOp(total(parts[:middle]), ast.Add(), total(parts[middle:]), **_HERE)


def times(expr: Expr, factor: int) -> Expr:
    """Multiply by a whole number, leaving out a factor of 1."""
    return expr if factor == 1 else ast.BinOp(expr, ast.Mult(), number(factor), **_HERE)


def minus(left: Expr, right: Expr) -> Expr:
    """Subtract."""
    return ast.BinOp(left, ast.Sub(), right, **_HERE)


def choose(test: Expr, yes: Expr, no: Expr) -> Expr:
    """Write a conditional expression."""
    return ast.IfExp(test, yes, no, **_HERE)


def assign(name: str, value: Expr) -> ast.stmt:
    """Give a value a name."""
    return ast.Assign([store(name)], value, **_HERE)


def assign_tuple(names: Iterable[str], value: Expr) -> ast.stmt:
    """Unpack a tuple into names."""
    return ast.Assign([ast.Tuple([store(name) for name in names], _STORE, **_HERE)], value, **_HERE)


def item(name: str, index: int) -> Expr:
    """Read one place of a vector."""
    return ast.Subscript(load(name), number(index), _LOAD, **_HERE)


def tuple_of(exprs: Iterable[Expr]) -> Expr:
    """Write a tuple."""
    return ast.Tuple(list(exprs), _LOAD, **_HERE)


def function(name: str, arguments: Iterable[str], body: list[ast.stmt], result: Expr) -> ast.stmt:
    """Define a function."""
    named = [ast.arg(argument, **_HERE) for argument in arguments]
    taken = ast.arguments([], named, None, [], [], None, [])
    return ast.FunctionDef(name, taken, [*body, ast.Return(result, **_HERE)], [], **_HERE)


def build(name: str, definition: ast.stmt) -> FunctionType:
    """Compile a function's definition in a name space of its own, without built-ins."""
    space: dict[str, Any] = {"__builtins__": {}}
    exec(compile(ast.Module([definition], []), "<rules>", "exec"), space)  # noqa: S102 - a tree made above, never text
    function: FunctionType = space[name]
    return function
