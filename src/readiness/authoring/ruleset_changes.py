"""What changed between two versions of a rule-set, in words.

Every field is compared, also those that are not named here: what judges is shown as it was and as it is, and of
what is only worded it is enough to say that it reads anew.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs

from readiness.authoring.wording import SENTENCES
from readiness.core.conditions import Condition, number_data
from readiness.core.indicators import Derived, Indicator
from readiness.core.rules import Cap, Rule, RuleBook, Ruleset, Step, Strain
from readiness.faces.words.conditions import condition_words
from readiness.faces.words.phrases import clean, listing
from readiness.faces.words.rules import cap_words, judgement_words, served_words, step_words


class What(Enum):
    """What happened to a part of a rule-set."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@attrs.frozen(kw_only=True)
class Difference:
    """One part of a rule-set that is not as it was: its kind and id, what happened, and how in a line each."""

    kind: str
    id: str
    what: What
    details: tuple[str, ...] = ()


def differences(old: RuleBook, new: RuleBook, name: str) -> tuple[Difference, ...]:
    """Compare the rule-set of a name in two rule-books: itself, then its parts, each by its id."""
    before, after = _named(old, name), _named(new, name)
    compare = _Comparison(old.indicators, new.indicators)
    found = [*compare.changed("rule-set", name, before, after, skip=_ELSEWHERE)]
    for kind, field, key in _PARTS:
        first, second = ({getattr(part, key): part for part in getattr(one, field)} for one in (before, after))
        found.extend(compare.parts(kind, first, second))
    return tuple(found)


_PARTS = (
    ("question", "indicators", "id"),
    ("retired question", "retired", "id"),
    ("rule", "rules", "id"),
    ("raised weight", "raises", "rule"),
    ("source", "sources", "id"),
)
"""The parts of a rule-set: what each is called, the field that holds them, and what they are known by."""

_ELSEWHERE = frozenset({*(field for _, field, _ in _PARTS), "digest", "origin", "notices"})
_PROSE = SENTENCES | {"ask", "not_applicable_if"}
"""Fields that are only worded."""


def _named(rulebook: RuleBook, name: str) -> Ruleset:
    return next(ruleset for ruleset in rulebook.rulesets if ruleset.name == name)


@attrs.frozen
class _Comparison:
    """Two versions, each with the questions that its conditions read."""

    before: Mapping[str, Indicator]
    after: Mapping[str, Indicator]

    def parts(self, kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
        """Compare parts by id: those that went, those that came, those that changed."""
        for name in dict.fromkeys((*old, *new)):
            if name not in new:
                yield Difference(kind=kind, id=name, what=What.REMOVED, details=(_summary(old[name]),))
            elif name not in old:
                yield Difference(kind=kind, id=name, what=What.ADDED, details=(_summary(new[name]),))
            else:
                yield from self.changed(kind, name, old[name], new[name])

    def changed(
        self, kind: str, name: str, old: object, new: object, skip: frozenset[str] = frozenset()
    ) -> Iterator[Difference]:
        """Say what changed in one part, or nothing where it is as it was."""
        details = tuple(self._details(old, new, skip))
        if details:
            yield Difference(kind=kind, id=name, what=What.CHANGED, details=details)

    def _details(self, old: Any, new: Any, skip: frozenset[str] = frozenset()) -> Iterator[str]:  # noqa: ANN401
        for field in attrs.fields(type(old)):
            before, after = getattr(old, field.name), getattr(new, field.name)
            if before != after and field.name not in skip:
                yield from self._field(field.name, before, after, old, new)

    def _field(self, name: str, before: object, after: object, old: object, new: object) -> Iterator[str]:
        label = _LABELS.get(name, name.replace("_", " "))
        if name == "steps" and isinstance(old, Rule) and isinstance(new, Rule):
            yield from self._steps(old.steps, new.steps)
        elif name == "levels" and isinstance(old, Indicator) and isinstance(new, Indicator):
            numbers = [
                str(at) for at, pair in enumerate(zip(old.levels, new.levels, strict=False)) if len({*pair}) > 1
            ]
            yield f"worded anew: level {listing(numbers)}" if numbers else "levels: not the same number"
        elif name in _PROSE:
            yield f"worded anew: {label}"
        elif (
            name != "changes" and isinstance(before, tuple) and isinstance(after, tuple) and _are_names(before, after)
        ):
            yield from _names(label, before, after)
        else:
            yield f"{label}: {self._words(before, old, self.before)} → {self._words(after, new, self.after)}"

    def _steps(self, old: tuple[Step, ...], new: tuple[Step, ...]) -> Iterator[str]:
        first, second = ({step.id: step for step in steps} for steps in (old, new))
        for name in dict.fromkeys((*first, *second)):
            if name not in second:
                yield f"step {name} removed: {first[name].do}"
            elif name not in first:
                yield f"step {name} added: {second[name].do}"
            else:
                yield from (f"step {name}, {detail}" for detail in self._details(first[name], second[name]))

    def _words(self, value: object, owner: object, indicators: Mapping[str, Indicator]) -> str:
        """Say a value in the words of its own version."""
        match value:
            case tuple() if isinstance(owner, Ruleset) and value is owner.applies_to:
                return served_words(owner)
            case None | "" | ():
                return "none"
            case bool():
                return "yes" if value else "no"
            case Fraction():
                return str(number_data(value))
            case Enum():
                return value.name.lower().replace("_", " ")
            case Cap() if isinstance(owner, Rule):
                return " ".join(cap_words(value, owner, indicators))
            case Derived():
                return value.coverage.replace("_", " ")
            case Strain():
                return condition_words(value.when, indicators)
            case _ if isinstance(owner, Rule) and value is owner.judgement:
                return " ".join(judgement_words(attrs.evolve(owner, when=None), indicators))
            case _ if isinstance(value, Condition):
                return condition_words(value, indicators)
            case _ if isinstance(owner, Step) and value is owner.changes:
                return step_words(owner, indicators).head
            case _:
                return clean(str(value))


_LABELS = {
    "applies_to": "for",
    "judgement": "how it is judged",
    "when": "applies where",
    "cap": "ceiling",
    "requires": "needs first",
    "changes": "leads",
    "not_applicable_if": "when it does not apply",
}


def _summary(part: object) -> str:
    """Say in a few words what a part is."""
    for name in ("title", "question", "says", "because", "why"):
        if hasattr(part, name):
            return clean(str(getattr(part, name)))
    return ""


def _are_names(*values: tuple[object, ...]) -> bool:
    return all(isinstance(name, str) for value in values for name in value)


def _names(label: str, before: tuple[object, ...], after: tuple[object, ...]) -> Iterator[str]:
    came = [str(name) for name in after if name not in before]
    went = [str(name) for name in before if name not in after]
    if came:
        yield f"{label}: added {listing(came)}"
    if went:
        yield f"{label}: removed {listing(went)}"
    if not came and not went:
        yield f"{label}: in another order"
