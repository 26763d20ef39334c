"""The same rules as a programmer would write them by hand: ``if`` statements over local names.

This is the yardstick for the compiled path: the same input, the same output, nothing looked up, every number written
out. The text is made once from the sample and compiled as any module is.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from benchmarks.sample import TOP, Sample
from readiness.core.conditions import Condition, Every, Leaf, Some, Test
from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import Measure, Met, Rule
from readiness.core.vectors import Vector

Judge = Callable[[Vector], tuple[Vector, Vector]]
"""From the levels to a verdict for each rule, in quarters, and to the three sums of each dimension."""


def write_by_hand(sample: Sample) -> Judge:
    """Write the module and compile it."""
    space: dict[str, Any] = {}
    exec(compile("\n".join(source(sample)), "by_hand.py", "exec"), space)  # noqa: S102 - text made in this file
    judge: Judge = space["judge"]
    return judge


def source(sample: Sample) -> Iterator[str]:
    """Write the module, line by line."""
    names = {indicator: f"a{place}" for place, indicator in enumerate(sample.names)}
    rules = list(enumerate(sample.rulebook.scoring))
    yield "def judge(levels):"
    yield f"    {', '.join(names.values())} = levels"
    for place, rule in rules:
        yield from _verdict(f"r{place}", rule, names)
    sums = []
    for dimension in DIMENSIONS:
        yield from _sums(dimension, [(place, rule) for place, rule in rules if rule.dimension == dimension], names)
        sums += [f"total_{dimension}", f"weight_{dimension}", f"ceiling_{dimension}"]
    yield f"    return ({', '.join(f'r{place}' for place, _ in rules)}), ({', '.join(sums)})"


def _verdict(result: str, rule: Rule, names: dict[str, str]) -> Iterator[str]:
    match rule.judgement:
        case Measure(indicator=indicator):
            yield f"    {result} = {names[indicator]}"
        case Met(met=met, partly=partly):
            yield f"    if {_test(met, names)}:"
            yield f"        {result} = {TOP}"
            if partly is not None:
                yield f"    elif {_test(partly, names)}:"
                yield f"        {result} = {TOP // 2}"
            yield "    else:"
            yield f"        {result} = 0"


def _sums(dimension: str, rules: Iterable[tuple[int, Rule]], names: dict[str, str]) -> Iterator[str]:
    listed = list(rules)
    yield f"    total_{dimension} = {' + '.join(_weighed(place, rule) for place, rule in listed)}"
    yield f"    weight_{dimension} = {sum(rule.weight for _, rule in listed)}"
    yield f"    ceiling_{dimension} = 100"
    for _, rule in listed:
        if rule.cap is not None:
            yield f"    if {_test(rule.cap.when, names)} and ceiling_{dimension} > {rule.cap.at}:"
            yield f"        ceiling_{dimension} = {rule.cap.at}"


def _weighed(place: int, rule: Rule) -> str:
    return f"r{place}" if rule.weight == 1 else f"{rule.weight} * r{place}"


def _test(condition: Condition, names: dict[str, str]) -> str:
    match condition:
        case Every(parts):
            return " and ".join(_test(part, names) for part in parts)
        case Some(parts):
            return " or ".join(_test(part, names) for part in parts)
        case Leaf(indicator, test, operands):
            return f"{names[indicator]} {'>=' if test is Test.AT_LEAST else '<='} {operands[0]}"
        case _:
            raise TypeError(condition)
