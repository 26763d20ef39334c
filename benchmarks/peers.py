"""Other rule engines, each with the same rules in its own form.

Of each engine the fastest way that was found to get all verdicts as Python values is taken: one compiled expression
with a list of verdicts, a session that reuses its memory, rules without declared types. Verdicts are in quarters:
4 for met, 2 for partly, 0 for not, and the level itself where a rule measures. The engines give verdicts alone;
weights, ceilings and sums are left to readiness.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from importlib import import_module
from typing import Any

import attrs

from benchmarks.sample import TOP, Levels, Sample
from readiness.core.conditions import Condition, Every, Leaf, Some
from readiness.core.rules import Measure, Met, Rule
from readiness.core.vectors import Vector


class Kind(Enum):
    """What an engine is written in, as the targets tell them apart."""

    RUST = "Rust"
    PYTHON = "Python"


@attrs.frozen(kw_only=True)
class Peer:
    """An engine, ready to judge: ``prepare`` turns levels into its input, ``judge`` gives the verdicts in order."""

    name: str
    kind: Kind
    prepare: Callable[[Levels], Any]
    judge: Callable[[Any], Any]

    def verdicts(self, levels: Levels) -> Vector:
        """Judge levels, for comparing what engines say."""
        return tuple(int(verdict) for verdict in self.judge(self.prepare(levels)))


def installed_peers(sample: Sample) -> tuple[tuple[Peer, ...], tuple[str, ...]]:
    """Make the engines that are installed ready, and name those that are not."""
    ready: list[Peer] = []
    missing = []
    for package, make in _MAKERS.items():
        try:
            ready += make(sample)
        except ModuleNotFoundError:
            missing.append(package)
    return tuple(ready), tuple(missing)


def _zen(sample: Sample) -> Iterator[Peer]:
    names = _names(sample)
    verdicts = ", ".join(_expression(rule, names) for rule in sample.rulebook.scoring)
    compiled = import_module("zen").compile_expression(f"[{verdicts}]")
    yield Peer(name="zen-engine, mapping", kind=Kind.RUST, prepare=_renamed(names), judge=compiled.evaluate)


def _datalogic(sample: Sample) -> Iterator[Peer]:
    names = _names(sample)
    module = import_module("datalogic_py")
    engine = module.Engine()
    session, rule = engine.session(), engine.compile(_json_rules(sample, names))
    rename = _renamed(names)
    yield Peer(
        name="datalogic-py, mapping",
        kind=Kind.RUST,
        prepare=rename,
        judge=lambda levels: session.evaluate(rule, levels),
    )
    yield Peer(
        name="datalogic-py, prepared",
        kind=Kind.RUST,
        prepare=lambda levels: module.DataHandle(rename(levels)),
        judge=lambda handle: session.evaluate_data(rule, handle),
    )


def _rule_engine(sample: Sample) -> Iterator[Peer]:
    names = _names(sample)
    make = import_module("rule_engine").Rule
    rules = [make(_expression(rule, names)).evaluate for rule in sample.rulebook.scoring]
    yield Peer(
        name="rule-engine",
        kind=Kind.PYTHON,
        prepare=_renamed(names),
        judge=lambda levels: [evaluate(levels) for evaluate in rules],
    )


def _json_logic(sample: Sample) -> Iterator[Peer]:
    names = _names(sample)
    judge, rules = import_module("json_logic").jsonLogic, _json_rules(sample, names)
    yield Peer(
        name="json-logic", kind=Kind.PYTHON, prepare=_renamed(names), judge=lambda levels: judge(rules, levels)
    )


def _business_rules(sample: Sample) -> Iterator[Peer]:
    names = _names(sample)
    run_all = import_module("business_rules").run_all
    variables, actions = _business_variables(names), _business_actions()
    scoring = sample.rulebook.scoring
    rules = [entry for place, rule in enumerate(scoring) for entry in _business_entries(place, rule, names)]

    def judge(levels: Levels) -> list[int]:
        found = [0] * len(scoring)
        run_all(rules, variables(levels), actions(levels, found))
        return found

    yield Peer(name="business-rules", kind=Kind.PYTHON, prepare=_renamed(names), judge=judge)


_MAKERS: Mapping[str, Callable[[Sample], Iterator[Peer]]] = {
    "datalogic-py": _datalogic,
    "zen-engine": _zen,
    "rule-engine": _rule_engine,
    "business-rules": _business_rules,
    "json-logic-qubit": _json_logic,
}

_Names = Mapping[str, str]
"""A short plain name for each indicator; the engines take dots for something else."""


def _names(sample: Sample) -> _Names:
    return {indicator: f"a{place}" for place, indicator in enumerate(sample.names)}


def _renamed(names: _Names) -> Callable[[Levels], Levels]:
    return lambda levels: {names[indicator]: level for indicator, level in levels.items()}


def _expression(rule: Rule, names: _Names) -> str:
    """Write a rule as zen-engine and rule-engine both read it."""
    match rule.judgement:
        case Measure(indicator=indicator):
            return names[indicator]
        case Met(met=met, partly=partly):
            lesser = "0" if partly is None else f"({_test(partly, names)} ? {TOP // 2} : 0)"
            return f"({_test(met, names)} ? {TOP} : {lesser})"
        case _:
            raise TypeError(rule.id)


def _test(condition: Condition, names: _Names) -> str:
    match condition:
        case Every(parts):
            return "(" + " and ".join(_test(part, names) for part in parts) + ")"
        case Some(parts):
            return "(" + " or ".join(_test(part, names) for part in parts) + ")"
        case Leaf(indicator, _, operands):
            return f"{names[indicator]} >= {operands[0]}"
        case _:
            raise TypeError(condition)


_Data = dict[str, Any]


def _json_rules(sample: Sample, names: _Names) -> list[_Data]:
    return [_json_rule(rule, names) for rule in sample.rulebook.scoring]


def _json_rule(rule: Rule, names: _Names) -> _Data:
    match rule.judgement:
        case Measure(indicator=indicator):
            return {"var": names[indicator]}
        case Met(met=met, partly=partly):
            lesser = [] if partly is None else [_json_test(partly, names), TOP // 2]
            return {"if": [_json_test(met, names), TOP, *lesser, 0]}
        case _:
            raise TypeError(rule.id)


def _json_test(condition: Condition, names: _Names) -> _Data:
    match condition:
        case Every(parts):
            return {"and": [_json_test(part, names) for part in parts]}
        case Some(parts):
            return {"or": [_json_test(part, names) for part in parts]}
        case Leaf(indicator, _, operands):
            return {">=": [{"var": names[indicator]}, int(operands[0])]}
        case _:
            raise TypeError(condition)


def _business_entries(place: int, rule: Rule, names: _Names) -> Iterator[_Data]:
    """Write a rule for business-rules: what is partly met first, since the last action that runs decides.

    It knows no arithmetic, so a measure is one rule that always holds, whose action looks the level up.
    """
    match rule.judgement:
        case Measure(indicator=indicator):
            always = {"name": names[indicator], "operator": "greater_than_or_equal_to", "value": 0}
            params: _Data = {"rule": place, "indicator": names[indicator]}
            yield {"conditions": {"all": [always]}, "actions": [{"name": "measure", "params": params}]}
        case Met(met=met, partly=partly):
            if partly is not None:
                yield _business_entry(place, partly, TOP // 2, names)
            yield _business_entry(place, met, TOP, names)


def _business_entry(place: int, condition: Condition, credit: int, names: _Names) -> _Data:
    action = {"name": "credit", "params": {"rule": place, "credit": credit}}
    return {"conditions": _business_test(condition, names), "actions": [action]}


def _business_test(condition: Condition, names: _Names) -> _Data:
    match condition:
        case Every(parts):
            return {"all": [_business_test(part, names) for part in parts]}
        case Some(parts):
            return {"any": [_business_test(part, names) for part in parts]}
        case Leaf(indicator, _, operands):
            return {"name": names[indicator], "operator": "greater_than_or_equal_to", "value": int(operands[0])}
        case _:
            raise TypeError(condition)


def _business_variables(names: _Names) -> Callable[[Levels], Any]:
    """Make the class in which business-rules wants each variable as a method."""
    module = import_module("business_rules.variables")

    def method(name: str) -> Callable[[Any], int]:
        def read(self: Any) -> int:  # noqa: ANN401
            level: int = self.levels[name]
            return level

        read.__name__ = name
        decorated: Callable[[Any], int] = module.numeric_rule_variable(read)
        return decorated

    def keep(self: Any, levels: Levels) -> None:  # noqa: ANN401
        self.levels = levels

    methods = {name: method(name) for name in names.values()}
    return type("Levels", (module.BaseVariables,), {"__init__": keep, **methods})


def _business_actions() -> Callable[[Levels, list[int]], Any]:
    """Make the class in which business-rules wants each action as a method."""
    actions, fields = import_module("business_rules.actions"), import_module("business_rules.fields")

    class Actions:
        def __init__(self, levels: Levels, found: list[int]) -> None:
            self.levels, self.found = levels, found

        @actions.rule_action(params={"rule": fields.FIELD_NUMERIC, "indicator": fields.FIELD_TEXT})  # type: ignore[untyped-decorator]
        def measure(self, rule: int, indicator: str) -> None:
            self.found[rule] = self.levels[indicator]

        @actions.rule_action(params={"rule": fields.FIELD_NUMERIC, "credit": fields.FIELD_NUMERIC})  # type: ignore[untyped-decorator]
        def credit(self, rule: int, credit: int) -> None:
            self.found[rule] = credit

    return Actions
