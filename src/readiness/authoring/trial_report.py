"""What the trial of rule-sets showed, as text and as JSON."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from readiness.authoring.rule_places import RulePlace
from readiness.authoring.trial import Miss, Survivor, Trial
from readiness.core.conditions import number_data
from readiness.errors import printable
from readiness.faces.json.text import json_text
from readiness.faces.words.phrases import counted
from readiness.reading.cases import Difference
from readiness.toml.source import key_words

SCHEMA = 1
"""The number of the JSON form, raised whenever a reader would have to change."""

MISSED = "Mend whichever is not as you mean it: the rule, or what the case expects."
PROPOSED = "Add this case to a file in the folder cases, if it says what you mean:"
PROPOSED_BEFORE = "A case proposed above notices this as well."


def trial_text(trials: Iterable[Trial]) -> str:
    """Write what needs mending, rule-set by rule-set, with a summary of each."""
    return "\n\n".join("\n\n".join(_parts(trial)) for trial in trials) + "\n"


def trial_json(trials: Iterable[Trial]) -> str:
    """Write the same as JSON, in ASCII: the same rule-sets, the same bytes."""
    data = {"schema": SCHEMA, "rulesets": [_data(trial) for trial in trials]}
    return json_text(data)


def miss_text(miss: Miss) -> str:
    """Say of a case that does not hold where it stands, what it is about, and what was found instead."""
    lines = [
        f"{_place(miss.place)}: {miss.case.rule}",
        f"    {printable(miss.case.name)}",
        *(f"      {words}" for words in map(difference_words, miss.differences)),
        f"  → {MISSED}",
    ]
    return "\n".join(lines)


def survivor_text(survivor: Survivor) -> str:
    """Say which change no case notices, and propose one that does."""
    mutant = survivor.mutant
    lines = [
        f"{_place(survivor.place)}: {mutant.rule.id}, {key_words(mutant.keys)}",
        f"    {mutant.was} could become {mutant.now}, and every case would still hold.",
    ]
    if not survivor.example:
        return "\n".join((*lines, f"  → {PROPOSED_BEFORE}"))
    return "\n".join((*lines, f"  → {PROPOSED}", "", survivor.example.rstrip()))


def difference_words(difference: Difference) -> str:
    """Say what was expected and what was found.

    >>> difference_words(Difference("verdict", "partly", "met"))
    'verdict: expected met, found partly'
    """
    return f"{difference.key}: expected {_value(difference.expected)}, found {_value(difference.found)}"


def _parts(trial: Trial) -> Iterator[str]:
    yield from map(miss_text, trial.misses)
    yield from map(survivor_text, trial.survivors)
    yield f"{trial.ruleset}: {' '.join(_summary(trial))}"


def _summary(trial: Trial) -> Iterator[str]:
    held = trial.cases - len(trial.misses)
    if not trial.cases:
        yield "there are no cases yet."
    else:
        yield f"{counted(trial.cases, 'case')}, {'all hold' if not trial.misses else f'{held} of them hold'}."
    if trial.mutated:
        noticed = trial.tried - len(trial.survivors)
        words = "each would be noticed" if noticed == trial.tried else f"{noticed} of them would be noticed"
        yield f"{counted(trial.tried, 'small change')} tried, {words}."
    if trial.open:
        yield f"{counted(trial.open, 'change')} among them left open: the conditions are too large to be searched."


def _place(place: RulePlace) -> str:
    return f"{printable(place.path)}, line {place.line}" if place.line else printable(place.path)


def _value(value: object) -> str:
    """Write what a case or a finding says; ends in percent, exact ones as they would be typed."""
    if value is None:
        return "nothing"
    if isinstance(value, Fraction) and value.denominator != 1:
        return f'"{number_data(value / 100)}"'
    return printable(str(value))


def _data(trial: Trial) -> dict[str, object]:
    return {
        "name": trial.ruleset,
        "folder": trial.folder,
        "passed": trial.passed,
        "cases": trial.cases,
        "misses": [_miss_data(miss) for miss in trial.misses],
        "changes": {
            "tried": trial.tried,
            "open": trial.open,
            "unnoticed": [_survivor_data(survivor) for survivor in trial.survivors],
        }
        if trial.mutated
        else None,
    }


def _miss_data(miss: Miss) -> dict[str, object]:
    return {
        "path": miss.place.path,
        "line": miss.place.line,
        "rule": miss.case.rule,
        "case": miss.case.name,
        "differences": [
            {"key": one.key, "expected": _value(one.expected), "found": _value(one.found)} for one in miss.differences
        ],
    }


def _survivor_data(survivor: Survivor) -> dict[str, object]:
    return {
        "path": survivor.place.path,
        "line": survivor.place.line,
        "rule": survivor.mutant.rule.id,
        "key": key_words(survivor.mutant.keys),
        "was": survivor.mutant.was,
        "now": survivor.mutant.now,
        "case": survivor.example or None,
    }
