"""Steps, read from the ``[[rule.step]]`` tables of a rule: what to do, and the answer that it leads to."""

from readiness.core.conditions import Condition, Direction, number_data
from readiness.core.indicators import AnswerType
from readiness.core.rules import Change, Effort, Flag, Measure, Met, Step
from readiness.reading.answer_units import read_raw
from readiness.reading.condition_reader import read_condition
from readiness.reading.monotone import check_direction
from readiness.reading.references import References, read_sources
from readiness.toml.tables import Table, found_words


def read_steps(
    table: Table, rule_id: str, judgement: Measure | Met | Flag, references: References
) -> tuple[Step, ...]:
    """Read the steps of a rule.

    Those of a measure are sorted, lowest first, and called after what they reach: ``core/executive-owner@2``.
    Others keep their order and are numbered: ``core/wellbeing-not-felt#1``.
    """
    tables = table.tables("step")
    if isinstance(judgement, Measure):
        return _climb(tables, rule_id, judgement, references)
    read = _changes if isinstance(judgement, Met) else _no_changes
    return tuple(
        _step(inner, f"{rule_id}#{number}", read(inner, references), references)
        for number, inner in enumerate(tables, start=1)
    )


_EFFORTS = {effort.name.lower(): effort for effort in Effort}
_KEYS = ("do", "first", "good_enough_when", "effort", "by", "requires", "safety", "visible", "sources")


def _climb(tables: tuple[Table, ...], rule_id: str, measure: Measure, references: References) -> tuple[Step, ...]:
    steps: dict[Change, Step] = {}
    for inner in tables:
        inner.only("to", *_KEYS)
        change = _reached(inner, measure, references)
        if change in steps:
            inner.problem("to", "another step leads to the same answer", "Join the two, or say where each one leads.")
        if change is not None:
            steps[change] = _step(inner, f"{rule_id}@{number_data(change.to)}", (change,), references)
    falls = references.indicators[measure.indicator].falls
    return tuple(steps[change] for change in sorted(steps, key=lambda change: change.to, reverse=falls))


def _reached(table: Table, measure: Measure, references: References) -> Change | None:
    """Read the answer that a step leads to: a whole number, or yes or no, better than the bottom of the measure."""
    indicator = references.indicators[measure.indicator]
    to = read_raw(table, "to", indicator)
    if to is None:
        return None
    if to.denominator != 1:
        table.problem("to", f"found {found_words(table.raw('to'))}", "Write a whole number.")
        return None
    if to == measure.none_at or (to < measure.none_at) is not indicator.falls:
        found = f"found {found_words(table.raw('to'))}, which counts as nothing"
        table.problem("to", found, "Lead to a better answer.")
        return None
    return Change(indicator=measure.indicator, to=to)


def _changes(table: Table, references: References) -> tuple[Change, ...]:
    """Read what a step of a rule with conditions leads to: one answer, or several at once."""
    table.only("changes", *_KEYS)
    inner = table.table("changes")
    if inner is None or not inner.data:
        if not table.notebook.salvaged:
            table.problem("changes", "is missing", 'Write the answers it leads to: changes = { "table.key" = 3 }.')
        return ()
    known = references.indicators
    inner.only(*known)
    names = [name for name in inner.data if _can_change(inner, name, references)]
    answers = {name: read_raw(inner, name, known[name]) for name in names}
    return tuple(Change(indicator=name, to=to) for name, to in answers.items() if to is not None)


def _can_change(table: Table, name: str, references: References) -> bool:
    indicator = references.indicators.get(name)
    if indicator is not None and indicator.type is AnswerType.GROUPS:
        table.problem(name, "the table of role groups is no single answer", "Name a coverage derived from it.")
        return False
    return indicator is not None


def _no_changes(table: Table, references: References) -> tuple[Change, ...]:  # noqa: ARG001
    table.only(*_KEYS)
    return ()


def _step(table: Table, step_id: str, changes: tuple[Change, ...], references: References) -> Step:
    effort = table.text("effort", choices=_EFFORTS)
    return Step(
        id=step_id,
        do=table.text("do"),
        effort=_EFFORTS.get(effort, Effort.SMALL),
        by=table.text("by"),
        good_enough_when=table.text("good_enough_when"),
        changes=changes,
        first=table.text("first", default=""),
        requires=_requires(table, references) if table.has("requires") else None,
        safety=table.truth("safety"),
        visible=table.truth("visible"),
        sources=read_sources(table, references),
    )


def _requires(table: Table, references: References) -> Condition | None:
    keys = (*table.keys, "requires")
    condition = read_condition(table.raw("requires"), keys, table.notebook, references.indicators)
    if condition is not None:
        check_direction(condition, Direction.ON, keys, table.notebook, references.indicators)
    return condition
