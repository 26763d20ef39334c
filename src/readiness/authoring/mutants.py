"""Mutants: a rule with one thing in it changed a little, as a slip of the pen would change it.

Where no case of a rule-set goes wrong with the changed rule, nobody would notice the slip. Thresholds move by one in
the unit of their answers: a level, a percent, a person, a month. What no case can see is never changed: weights and
the height of ceilings, which belong to scores and not to findings, what steps ask for, and what plugins work out.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import attrs

from readiness.core.conditions import (
    SET_FACTS,
    AtLeastOf,
    Condition,
    Every,
    FactLeaf,
    Leaf,
    Negation,
    Some,
    Test,
    raw_limits,
    to_data,
)
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.rules import Flag, Measure, Met, Rule
from readiness.toml.source import Keys

NOWHERE = "elsewhere"
"""Takes the place of the one sector or setting that a condition asks for."""


@attrs.frozen(kw_only=True)
class Mutant:
    """A changed rule. ``keys`` lead to what was changed, from the table of the rule; the words are those of TOML."""

    rule: Rule
    keys: Keys
    was: str
    now: str


def mutants(rule: Rule, indicators: Mapping[str, Indicator]) -> Iterator[Mutant]:
    """Give every mutant of a rule: its judgement, its ceiling and where it applies."""
    if rule.when is not None:
        yield Mutant(rule=attrs.evolve(rule, when=None), keys=("when",), was="when", now="no when")
        for change in changes(rule.when, ("when",), indicators):
            yield _mutant(attrs.evolve(rule, when=change.condition), change)
    yield from _judged(rule, indicators)
    if rule.cap is not None:
        for change in changes(rule.cap.when, ("cap", "when"), indicators):
            yield _mutant(attrs.evolve(rule, cap=attrs.evolve(rule.cap, when=change.condition)), change)


@attrs.frozen(kw_only=True)
class Change:
    """A condition in which one thing was changed. ``keys`` lead to it."""

    condition: Condition
    keys: Keys
    was: str
    now: str


def changes(condition: Condition, keys: Keys, indicators: Mapping[str, Indicator]) -> Iterator[Change]:
    """Give a condition with one thing in it changed, for each such thing. ``keys`` lead to the condition."""
    match condition:
        case FactLeaf() if _stands_for_false(condition) or condition.derived:
            return
        case Leaf() | FactLeaf():
            for other in dict.fromkeys(_altered(condition, indicators)):
                yield _changed(condition, other, keys, indicators)
        case Negation(part):
            yield Change(condition=part, keys=(*keys, "not"), was="not", now="no not")
            inner = changes(part, (*keys, "not"), indicators)
            yield from (attrs.evolve(change, condition=Negation(change.condition)) for change in inner)
        case Every(parts) | Some(parts) | AtLeastOf(_, parts):
            yield from _tree(condition, parts, keys, indicators)


def _mutant(rule: Rule, change: Change) -> Mutant:
    return Mutant(rule=rule, keys=change.keys, was=change.was, now=change.now)


def _judged(rule: Rule, indicators: Mapping[str, Indicator]) -> Iterator[Mutant]:
    judged = rule.judgement
    if isinstance(judged, Measure):
        yield from _measured(rule, judged, indicators[judged.indicator])
        return
    own = {"flag": judged.flag} if isinstance(judged, Flag) else {"met": judged.met, "partly": judged.partly}
    for key, condition in own.items():
        for change in changes(condition, (key,), indicators) if condition is not None else ():
            yield _mutant(attrs.evolve(rule, judgement=_with(judged, key, change.condition)), change)


def _with(judged: Met | Flag, key: str, condition: Condition) -> Met | Flag:
    if isinstance(judged, Flag):
        return attrs.evolve(judged, flag=condition)
    return attrs.evolve(judged, met=condition) if key == "met" else attrs.evolve(judged, partly=condition)


def _measured(rule: Rule, measure: Measure, indicator: Indicator) -> Iterator[Mutant]:
    """Move either end by one, and turn the measure round. A yes or no has no ends to move."""
    full, none = measure.full_at, measure.none_at
    ends = [] if indicator.type is AnswerType.YES_NO else [(-1, 0), (1, 0), (0, -1), (0, 1)]
    others = [(full + up, none + down) for up, down in ends if full + up != none + down]
    for other_full, other_none in [*others, (none, full)]:
        key = "full_at" if other_full != full else "none_at"
        yield Mutant(
            rule=attrs.evolve(rule, judgement=attrs.evolve(measure, full_at=other_full, none_at=other_none)),
            keys=(key,),
            was=_end_words(full, none, key, both=other_full == none),
            now=_end_words(other_full, other_none, key, both=other_full == none),
        )


def _end_words(full: Fraction, none: Fraction, key: str, *, both: bool) -> str:
    words = {"full_at": f"full_at = {_number(full)}", "none_at": f"none_at = {_number(none)}"}
    return ", ".join(words.values()) if both else words[key]


def _changed(
    leaf: Leaf | FactLeaf, other: Leaf | FactLeaf, keys: Keys, indicators: Mapping[str, Indicator]
) -> Change:
    """Say in the words of TOML how a leaf became another one."""
    before, after = to_data(leaf, indicators), to_data(other, indicators)
    was, now = (
        {key: value for key, value in data.items() if value != beside.get(key)}
        for data, beside in (
            (before, after),
            (after, before),
        )
    )
    return Change(condition=other, keys=(*keys, next(iter(was))), was=_words(was), now=_words(now))


def _tree(
    tree: Every | Some | AtLeastOf, parts: tuple[Condition, ...], keys: Keys, indicators: Mapping[str, Indicator]
) -> Iterator[Change]:
    """Change how the parts of a tree are joined, then each of them."""
    name = {Every: "all", Some: "any", AtLeastOf: "at_least_of"}[type(tree)]
    inside = (*keys, name, "of") if isinstance(tree, AtLeastOf) else (*keys, name)
    if isinstance(tree, AtLeastOf):
        for n in (n for n in (tree.n - 1, tree.n + 1) if 1 <= n <= len(parts)):
            yield Change(condition=AtLeastOf(n, parts), keys=(*keys, name, "n"), was=f"n = {tree.n}", now=f"n = {n}")
    elif len(parts) > 1:
        other = Some(parts) if isinstance(tree, Every) else Every(parts)
        yield Change(condition=other, keys=inside, was=name, now="any" if name == "all" else "all")
    for place, part in enumerate(parts):
        for change in changes(part, (*inside, place), indicators):
            changed = (*parts[:place], change.condition, *parts[place + 1 :])
            yield attrs.evolve(change, condition=attrs.evolve(tree, parts=changed))


def _stands_for_false(leaf: FactLeaf) -> bool:
    """Whether no organisation can have this fact; a tree with such a part keeps its others from standing alone."""
    return leaf.fact in {"workforce", "headcount"} and leaf.test is Test.AT_MOST and leaf.operands[0] < 1


def _altered(leaf: Leaf | FactLeaf, indicators: Mapping[str, Indicator]) -> Iterator[Leaf | FactLeaf]:
    if isinstance(leaf, FactLeaf) and leaf.fact in SET_FACTS:
        yield from (attrs.evolve(leaf, names=names) for names in _fewer(leaf.names))
        return
    yield from (attrs.evolve(leaf, operands=operands) for operands in _moved(leaf, _limit(leaf, indicators)))
    for test in _TURNED.get(leaf.test, ()):
        if not _is_yes_no(leaf, indicators):
            yield attrs.evolve(leaf, test=test)
    if isinstance(leaf, Leaf) and leaf.voices:
        yield attrs.evolve(leaf, voices=leaf.voices[::-1])


_TURNED = {
    Test.AT_LEAST: (Test.AT_MOST,),
    Test.AT_MOST: (Test.AT_LEAST,),
    Test.IS: (Test.AT_LEAST, Test.AT_MOST),
}


def _fewer(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Leave out each of several names; in the place of a single one put one that nobody has."""
    if len(names) == 1:
        return [(NOWHERE,)]
    return [names[:place] + names[place + 1 :] for place in range(len(names))]


def _moved(leaf: Leaf | FactLeaf, limit: Fraction | None) -> Iterable[tuple[Fraction, ...]]:
    """Move the numbers of a test by one, where the result can still be told from the others of its kind."""
    numbers = leaf.operands
    if leaf.test is Test.KNOWN or (limit == 1 and leaf.test is Test.IS):
        return [(1 - numbers[0],)]
    if leaf.test is Test.IN:
        return [*_narrower(numbers), *_wider(numbers, limit)]
    moved = [
        (*numbers[:place], number + by, *numbers[place + 1 :])
        for place, number in enumerate(numbers)
        for by in (-1, 1)
        if number + by >= 0
    ]
    return [other for other in moved if other[0] <= other[-1]]


def _narrower(numbers: tuple[Fraction, ...]) -> list[tuple[Fraction, ...]]:
    """Leave out each number of a list of several."""
    return [numbers[:place] + numbers[place + 1 :] for place in range(len(numbers))] if len(numbers) > 1 else []


def _wider(numbers: tuple[Fraction, ...], limit: Fraction | None) -> list[tuple[Fraction, ...]]:
    """Add each neighbour that is not in the list."""
    beside = sorted({number + by for number in numbers for by in (-1, 1)} - set(numbers))
    return [(*numbers, other) for other in beside if other >= 0 and (limit is None or other <= limit)]


def _limit(leaf: Leaf | FactLeaf, indicators: Mapping[str, Indicator]) -> Fraction | None:
    return raw_limits(indicators[leaf.indicator])[1] if isinstance(leaf, Leaf) else None


def _is_yes_no(leaf: Leaf | FactLeaf, indicators: Mapping[str, Indicator]) -> bool:
    return isinstance(leaf, Leaf) and indicators[leaf.indicator].type is AnswerType.YES_NO


def _words(data: Mapping[str, object]) -> str:
    return ", ".join(f"{key} = {_value(value)}" for key, value in data.items())


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case str():
            return f'"{value}"'
        case _:
            return str(value)


def _number(number: Fraction) -> str:
    return str(number) if number.denominator == 1 else f'"{number}"'
