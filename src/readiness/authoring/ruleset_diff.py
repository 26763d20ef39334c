"""Two versions of a rule-set side by side, as text and as JSON: what changed, and whose result moves by how much."""

from collections.abc import Iterator

import attrs

from readiness.authoring.ruleset_changes import Difference, What
from readiness.authoring.ruleset_moves import OVERALL, Move, Result
from readiness.core.indicators import DIMENSION_TITLES
from readiness.core.intervals import Interval
from readiness.core.rules import Ruleset
from readiness.faces.json.form import interval_data
from readiness.faces.json.text import json_text
from readiness.faces.text.paragraphs import paragraph, section
from readiness.faces.views.scores import figure
from readiness.faces.words.phrases import clean, counted

SCHEMA = 1
"""The number of the JSON form, raised whenever a reader would have to change."""


@attrs.frozen(kw_only=True)
class Comparison:
    """Two versions of a rule-set, what is different, and the results of profiles with each."""

    old: Ruleset
    new: Ruleset
    differences: tuple[Difference, ...]
    results: tuple[Result, ...]


def diff_text(comparison: Comparison) -> str:
    """Write a comparison at 80 columns."""
    return "\n".join(_lines(comparison)) + "\n"


def diff_json(comparison: Comparison) -> str:
    """Write the same as JSON, in ASCII: the same versions and profiles, the same bytes."""
    data = {
        "schema": SCHEMA,
        "ruleset": comparison.new.name,
        "old": {"version": comparison.old.version, "digest": comparison.old.digest},
        "new": {"version": comparison.new.version, "digest": comparison.new.digest},
        "changes": [_difference_data(one) for one in comparison.differences],
        "results": [_result_data(one) for one in comparison.results],
    }
    return json_text(data)


_KINDS = {
    "rule-set": "Rule-set",
    "question": "Questions",
    "retired question": "Questions that are no longer asked",
    "rule": "Rules",
    "raised weight": "Core rules that weigh more",
    "source": "Sources",
}


def _lines(comparison: Comparison) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield f"{clean(new.name)} {clean(old.version)} → {clean(new.version)}"
    if not comparison.differences:
        yield from paragraph(
            "Nothing changed but layout and remarks." if old.digest != new.digest else "The same files."
        )
    for kind, title in _KINDS.items():
        mine = [one for one in comparison.differences if one.kind == kind]
        yield from section(title, (line for one in mine for line in _difference(one)))
    for result in comparison.results:
        yield from section(f"{clean(result.organisation)} ({clean(result.path)})", _result(result))
    if comparison.results:
        moved = sum(any(move.moved for move in result.moves) for result in comparison.results)
        yield ""
        yield f"The results of {moved} of {counted(len(comparison.results), 'profile')} move."


def _difference(difference: Difference) -> Iterator[str]:
    if difference.what is What.CHANGED:
        yield from paragraph(f"{difference.id} changed", mark="- ")
        for detail in difference.details:
            yield from paragraph(detail, indent=4)
    else:
        yield from paragraph(f"{difference.id} {difference.what.value}: {' '.join(difference.details)}", mark="- ")


def _result(result: Result) -> Iterator[str]:
    moved = [move for move in result.moves if move.moved]
    if not moved:
        yield from paragraph("Nothing moves.")
    for move in moved:
        yield from paragraph(f"{_title(move)}: {_figure(move.before)} → {_figure(move.after)}{_by(move)}", mark="- ")


def _title(move: Move) -> str:
    return "Overall" if move.figure == OVERALL else DIMENSION_TITLES[move.figure]


def _figure(interval: Interval | None) -> str:
    return figure(interval) or "no basis"


def _by(move: Move) -> str:
    """Say so where figures that look alike are not, since only whole points are shown."""
    return " (by less than a point)" if _figure(move.before) == _figure(move.after) else ""


def _difference_data(difference: Difference) -> dict[str, object]:
    return {
        "kind": difference.kind,
        "id": clean(difference.id),
        "what": difference.what.value,
        "details": [clean(detail) for detail in difference.details],
    }


def _result_data(result: Result) -> dict[str, object]:
    return {
        "path": clean(result.path),
        "organisation": clean(result.organisation),
        "moved": any(move.moved for move in result.moves),
        "figures": {
            move.figure: {"before": interval_data(move.before), "after": interval_data(move.after)}
            for move in result.moves
        },
    }
