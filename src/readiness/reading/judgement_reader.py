"""How a rule judges: by a measure, by conditions that are met, or by a flag that only points something out."""

from fractions import Fraction

from readiness.core.conditions import Condition, Direction
from readiness.core.indicators import TOP_LEVEL, AnswerType, Indicator
from readiness.core.rules import Flag, Measure, Met
from readiness.reading.answer_units import read_number, unit_of
from readiness.reading.condition_reader import read_condition
from readiness.reading.monotone import check_direction
from readiness.reading.references import References, read_indicator_name
from readiness.toml.tables import Table

WAYS = ("measure", "met", "flag")
"""The keys that say how a rule judges; a rule has exactly one of them."""


def read_judgement(table: Table, references: References) -> Measure | Met | Flag | None:
    """Read how a rule judges; ``None`` where that cannot be told, with the problems in the notebook."""
    ways = [way for way in WAYS if table.has(way)]
    if len(ways) != 1:
        found = " and ".join(ways) if ways else "none of them"
        table.problem(ways[1] if ways else "id", f"found {found}", "A rule has exactly one of measure, met and flag.")
        return None
    if ways == ["measure"]:
        return _measure(table, references)
    return _met(table, references) if ways == ["met"] else _flag(table, references)


_DEFAULTS = {
    AnswerType.LEVEL: (Fraction(TOP_LEVEL), Fraction(0)),
    AnswerType.SHARE: (Fraction(100), Fraction(0)),
    AnswerType.YES_NO: (Fraction(1), Fraction(0)),
}


def _measure(table: Table, references: References) -> Measure | None:
    indicator = read_indicator_name(table, "measure", references)
    if indicator is None:
        return None
    if indicator.type is AnswerType.GROUPS:
        table.problem("measure", "the table of role groups has no measure", "Measure a coverage derived from it.")
        return None
    full_at, none_at = (_end(table, key, indicator) for key in ("full_at", "none_at"))
    if full_at is None or none_at is None:
        return None
    if full_at == none_at or (full_at < none_at) is not indicator.falls:
        message = f"full_at is not {'below' if indicator.falls else 'above'} none_at"
        table.problem("full_at", message, f"{indicator.id} is better the {_better(indicator)}.")
        return None
    return Measure(indicator=indicator.id, full_at=full_at, none_at=none_at)


def _end(table: Table, key: str, indicator: Indicator) -> Fraction | None:
    """Read one end of a measure, or take the end of the scale where the scale has one."""
    full, none = _DEFAULTS.get(indicator.type, (None, None))
    default = full if (key == "full_at") is not indicator.falls else none
    if default is None or (table.has(key) and indicator.type is not AnswerType.YES_NO):
        return read_number(table, key, unit_of(indicator.type))
    if table.has(key):
        table.problem(key, "yes and no have no ends in between", "Leave it out.")
    return default


def _better(indicator: Indicator) -> str:
    if indicator.type is AnswerType.DATE:
        return "fewer months ago it is"
    return "lower it is" if indicator.falls else "higher it is"


def _met(table: Table, references: References) -> Met | None:
    met = _rising(table, "met", references)
    partly = _rising(table, "partly", references) if table.has("partly") else None
    return Met(met=met, partly=partly) if met is not None else None


def _rising(table: Table, key: str, references: References) -> Condition | None:
    place = (*table.keys, key)
    condition = read_condition(table.raw(key), place, table.notebook, references.indicators)
    if condition is not None:
        check_direction(condition, Direction.ON, place, table.notebook, references.indicators)
    return condition


def _flag(table: Table, references: References) -> Flag | None:
    says = table.text("says")
    place = (*table.keys, "flag")
    condition = read_condition(table.raw("flag"), place, table.notebook, references.indicators, derived=True)
    return Flag(flag=condition, says=says) if condition is not None else None
