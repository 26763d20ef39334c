"""Conditions that say nothing: always the same, never reached, or written twice.

Each is looked at in all worlds (see :mod:`readiness.authoring.worlds`), so what is reported is certain. Where a
condition has too many of them, nothing is said of it.
"""

from collections.abc import Iterator, Mapping

import attrs

from readiness.authoring.lint_codes import ALWAYS, NEVER, NO_PARTLY, USELESS_PART, Kind, LintProblem
from readiness.authoring.lint_draft import MANIFEST_ENTRY, Draft, Entry, placed_steps
from readiness.authoring.worlds import outcomes
from readiness.core.conditions import AtLeastOf, Condition, Every, Negation, Some
from readiness.core.indicators import Indicator
from readiness.core.rules import Flag, Met, Rule
from readiness.core.truth import Truth
from readiness.faces.words.conditions import condition_words
from readiness.toml.source import Keys


def check_conditions(draft: Draft) -> Iterator[LintProblem]:
    """Look at every condition of a rule-set that the loader takes."""
    if draft.rulebook is None or draft.ruleset is None:
        return
    indicators = draft.rulebook.indicators
    for rule in draft.ruleset.rules:
        entry = draft.entry("rule", rule.id)
        found = [problem for place in _places(rule, entry) for problem in _told(place, indicators)]
        yield from found
        if not found and isinstance(rule.judgement, Met):
            yield from _partly(rule.judgement, entry, indicators)
    if draft.ruleset.strain is not None:
        (entry,) = draft.of_kind(MANIFEST_ENTRY)
        yield from _told(_Place(entry, ("strain", "when"), draft.ruleset.strain.when), indicators)


@attrs.frozen
class _Place:
    """A condition, and where it stands in its table. ``whole`` says that it is judged as flags are."""

    entry: Entry
    keys: Keys
    condition: Condition
    whole: bool = False

    def inner(self, condition: Condition, *keys: str | int) -> "_Place":
        return attrs.evolve(self, condition=condition, keys=(*self.keys, *keys))


def _places(rule: Rule, entry: Entry) -> Iterator[_Place]:
    """List the conditions of a rule."""
    if rule.when is not None:
        yield _Place(entry, ("when",), rule.when)
    match rule.judgement:
        case Met(met=met, partly=partly):
            yield _Place(entry, ("met",), met)
            if partly is not None:
                yield _Place(entry, ("partly",), partly)
        case Flag(flag=flag):
            yield _Place(entry, ("flag",), flag, whole=True)
    if rule.cap is not None:
        yield _Place(entry, ("cap", "when"), rule.cap.when)
    for keys, step in placed_steps(rule, entry):
        if step.requires is not None:
            yield _Place(entry, (*keys, "requires"), step.requires)


def _told(place: _Place, indicators: Mapping[str, Indicator]) -> Iterator[LintProblem]:
    """Tell what is always the same: a whole condition, or else the largest parts of it."""
    kind = _constant(place, indicators)
    if kind is not None:
        words = condition_words(place.condition, indicators)
        yield place.entry.problem(kind, f"{_SAYS[kind.code]}: {words}", _HINTS[kind.code], *place.keys)
        return
    parts = list(_parts(place))
    if all(_constant(part, indicators) is None for part in parts):
        yield from _useless(place, parts, indicators)
    for part in parts:
        yield from _told(part, indicators)


def _constant(place: _Place, indicators: Mapping[str, Indicator]) -> Kind | None:
    found = outcomes([place.condition], indicators, whole=place.whole)
    said = {truth for (truth,) in found or () if truth is not None}
    if said == {Truth.TRUE}:
        return ALWAYS
    return NEVER if said and Truth.TRUE not in said else None


_SAYS = {ALWAYS.code: "holds whatever is answered", NEVER.code: "never holds, whatever is answered"}
_HINTS = {
    ALWAYS.code: "Ask for more, or leave it out.",
    NEVER.code: "Look for parts that cannot hold together, or for all where any is meant.",
}


def _parts(place: _Place) -> Iterator[_Place]:
    match place.condition:
        case Negation(part):
            yield place.inner(part, "not")
        case Every(parts):
            yield from (place.inner(part, "all", number) for number, part in enumerate(parts))
        case Some(parts):
            yield from (place.inner(part, "any", number) for number, part in enumerate(parts))
        case AtLeastOf(_, parts):
            yield from (place.inner(part, "at_least_of", "of", number) for number, part in enumerate(parts))


def _useless(place: _Place, parts: list[_Place], indicators: Mapping[str, Indicator]) -> Iterator[LintProblem]:
    """Tell which parts of ``all`` or ``any`` could be left out, from the last; those told are left out at once."""
    if not isinstance(place.condition, Every | Some):
        return
    left = list(parts)
    for part in reversed(parts):
        others = [other for other in left if other is not part]
        if others and _same(_joined(place, left), _joined(place, others), place, indicators):
            left = others
            words = condition_words(part.condition, indicators)
            yield part.entry.problem(USELESS_PART, f"changes nothing here: {words}", _USELESS_HINT, *part.keys)


_USELESS_HINT = "The other parts say the same without it. Leave it out, or ask for what is meant."


def _joined(place: _Place, parts: list[_Place]) -> Condition:
    kind = Every if isinstance(place.condition, Every) else Some
    return kind(tuple(part.condition for part in parts))


def _same(first: Condition, second: Condition, place: _Place, indicators: Mapping[str, Indicator]) -> bool:
    found = outcomes([first, second], indicators, whole=place.whole)
    return found is not None and all(one is other for one, other in found)


def _partly(judgement: Met, entry: Entry, indicators: Mapping[str, Indicator]) -> Iterator[LintProblem]:
    """Tell where half is never given, because all that is enough for it is enough for the whole."""
    if judgement.partly is None:
        return
    found = outcomes([judgement.met, judgement.partly], indicators)
    if found is not None and not any(half is Truth.TRUE and full is not Truth.TRUE for full, half in found):
        words = condition_words(judgement.partly, indicators)
        yield entry.problem(NO_PARTLY, f"met holds wherever this holds: {words}", _PARTLY_HINT, "partly")


_PARTLY_HINT = "Half is never given. Ask for less in partly, or leave it out."
