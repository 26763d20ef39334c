"""Monotone by construction: what the conditions of a score may read, so that no better answer ever lowers it."""

from collections.abc import Iterable, Mapping

from readiness.core.conditions import FLAG_ONLY, Condition, Direction, Leaf, direction, indicators_read, leaves
from readiness.core.indicators import Indicator
from readiness.core.rules import Cap, Flag, Measure, Met
from readiness.toml.source import Keys
from readiness.toml.tables import Notebook


def check_context(condition: Condition, keys: Keys, notebook: Notebook) -> None:
    """Check that a condition reads facts of the organisation alone."""
    read = indicators_read(condition)
    if read:
        hint = "Use facts such as sector, setting or workforce. What answers decide belongs into met or flag."
        notebook.problem(keys, f"reads the answer to {read[0]}, and when reads facts of the organisation alone", hint)


def check_direction(
    condition: Condition, wanted: Direction, keys: Keys, notebook: Notebook, indicators: Mapping[str, Indicator]
) -> None:
    """Check that better answers can move a condition, and in the wanted direction alone."""
    for test in _flag_tests(condition):
        hint = "It would turn silence into a verdict. Use it in a flag."
        notebook.problem(keys, f"{test} serves flags alone", hint)
        return
    found = direction(condition, indicators)
    if found is not wanted:
        verb = "on" if wanted is Direction.ON else "off"
        notebook.problem(keys, _SEEN[found], f"Here better answers may only turn it {verb}: use {_TESTS[wanted]}.")


def check_cap(
    cap: Cap, judgement: Measure | Met | Flag, keys: Keys, notebook: Notebook, indicators: Mapping[str, Indicator]
) -> None:
    """Check that no ceiling is lifted because a question does not apply, unless the cap says why.

    Neither one that the cap reads, nor what its rule judges: where the rule does not apply, nor does its cap.
    """
    escapes = _escapes(indicators_read(cap.when), indicators) or _ways_out(judgement, indicators)
    if escapes and not cap.not_applicable:
        message = f"{escapes[0]} can be not applicable, which would lift this ceiling"
        notebook.problem(keys, message, "Say in not_applicable why that is right, or choose another indicator.")


def _escapes(names: Iterable[str], indicators: Mapping[str, Indicator]) -> list[str]:
    """Name the indicators that can be not applicable; what is derived is where no role group counts towards it."""
    read = (indicators[name] for name in names)
    return [one.id for one in read if one.not_applicable_if or one.derived is not None]


def _ways_out(judgement: Measure | Met | Flag, indicators: Mapping[str, Indicator]) -> list[str]:
    """Name what a rule judges where all of it can be not applicable, so that the rule as a whole can."""
    match judgement:
        case Measure(indicator=name):
            return _escapes([name], indicators)
        case Met(met=met, partly=partly):
            judged = [leaf for condition in (met, partly) if condition is not None for leaf in leaves(condition)]
            found = _escapes([leaf.indicator for leaf in judged if isinstance(leaf, Leaf)], indicators)
            return found if len(found) == len(judged) else []
        case Flag():
            return []


_SEEN = {
    Direction.ON: "better answers turn this condition on",
    Direction.OFF: "better answers turn this condition off",
    Direction.STILL: "no answer moves this condition",
    Direction.BOTH: "better answers can turn this condition both on and off",
}
_TESTS = {
    Direction.ON: "at_least (at_most where lower is better, within_months for dates), all, any",
    Direction.OFF: "at_most (at_least where lower is better), or not",
}


def _flag_tests(condition: Condition) -> list[str]:
    return [leaf.test.value for leaf in leaves(condition) if isinstance(leaf, Leaf) and leaf.test in FLAG_ONLY]
