"""Layout: which place of a vector each indicator and fact of a rule-book has, and the numbers that its rules need."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from math import lcm

from readiness.core.conditions import FLAG_ONLY, Condition, FactLeaf, Leaf, accepted, leaves
from readiness.core.profile import Form
from readiness.core.rules import Measure, Rule, RuleBook, everything_read, facts_read
from readiness.core.vectors import whole

Ranges = tuple[tuple[int | None, int | None], ...]
"""The closed ranges of whole numbers that satisfy a leaf; ``None`` is an open end."""


class Layout:
    """The places and numbers of a rule-book, for one form of profile.

    ``places`` has each indicator's place, ``facts`` each fact's, ``special`` that of each leaf which only flags use.
    ``grading`` is what the spans of measures are made whole with; ``weights`` are those of the scoring rules, whole.
    """

    def __init__(self, rulebook: RuleBook, form: Form) -> None:
        """Give every indicator, fact and number its place."""
        self.rulebook, self.form = rulebook, form
        self.scoring, self.flags = rulebook.scoring, rulebook.flags
        followed = _followed(rulebook)
        self.places = {name: place for place, name in enumerate(_read(self.scoring + self.flags, followed))}
        self._targets = _targets(self.scoring, followed)
        self.facts = _fact_conditions(self.scoring + self.flags, followed, len(self.places))
        self.special = _special_leaves(self.flags)
        self.grading = lcm(2, *[measure.span.numerator for measure in _measures(self.scoring)])
        self.weights = tuple(rulebook.weights.values())
        self._accepted: dict[int, tuple[int, Ranges, Leaf]] = {}

    @cached_property
    def denominator(self) -> int:
        """What the denominators of all raw values in the rule-book divide."""
        return lcm(*[number.denominator for number in (*self._compared, *self._targets)])

    @cached_property
    def numbers(self) -> tuple[Fraction, ...]:
        """The raw numbers that answers are compared with, each once."""
        return tuple(dict.fromkeys(self._compared))

    def accepted(self, leaf: Leaf) -> tuple[int, Ranges, Leaf]:
        """Give the place that a leaf reads, what it accepts in the unit of :attr:`denominator`, and the leaf itself.

        Kept by the identity of the leaf, which stays its own as long as the leaf is kept: what a rule-book asks is
        asked of every profile.
        """
        found = self._accepted.get(id(leaf))
        if found is None:
            ranges = tuple([(self._whole(low), self._whole(high)) for low, high in accepted(leaf)])
            found = self._accepted[id(leaf)] = self.places[leaf.indicator], ranges, leaf
        return found

    def _whole(self, raw: Fraction | None) -> int | None:
        return None if raw is None else whole(raw, self.denominator)

    @cached_property
    def _compared(self) -> list[Fraction]:
        return _compared(self.scoring + self.flags)


def _measures(rules: Iterable[Rule]) -> list[Measure]:
    return [rule.judgement for rule in rules if isinstance(rule.judgement, Measure)]


def _followed(rulebook: RuleBook) -> list[Leaf | FactLeaf]:
    """List the leaves that advice follows beside the rules: of what steps require, and of when staff are strained."""
    required = [step.requires for rule in rulebook.scoring for step in rule.steps if step.requires is not None]
    followed = required if rulebook.strain is None else [*required, rulebook.strain.when]
    return [leaf for condition in followed for leaf in leaves(condition)]


def _read(rules: Iterable[Rule], followed: Iterable[Leaf | FactLeaf]) -> tuple[str, ...]:
    """List every indicator that has a place in a vector: those of rules first, then those that only advice names."""
    listed = list(rules)
    named = [name for rule in listed for name in everything_read(rule)]
    changed = [change.indicator for rule in listed for step in rule.steps for change in step.changes]
    also = [leaf.indicator for leaf in followed if isinstance(leaf, Leaf)]
    return tuple(dict.fromkeys((*named, *changed, *also)))


def _compared(rules: Iterable[Rule]) -> list[Fraction]:
    """List the raw numbers that answers are compared with."""
    listed = list(rules)
    tested = [
        leaf for rule in listed for leaf in rule.leaves if isinstance(leaf, Leaf) and leaf.test not in FLAG_ONLY
    ]
    ends = [end for leaf in tested for accepts in accepted(leaf) for end in accepts if end is not None]
    return [*[n for m in _measures(listed) for n in (m.none_at, m.full_at)], *ends]


def _targets(rules: Iterable[Rule], followed: Iterable[Leaf | FactLeaf]) -> list[Fraction]:
    """List the raw numbers that steps lead to, and those that advice compares answers with."""
    led = [change.to for rule in rules for step in rule.steps for change in step.changes]
    return [*led, *(number for leaf in followed if isinstance(leaf, Leaf) for number in leaf.operands)]


def _fact_conditions(rules: Iterable[Rule], followed: Iterable[Leaf | FactLeaf], first: int) -> dict[Condition, int]:
    told = [leaf for leaf in followed if isinstance(leaf, FactLeaf)]
    found = dict.fromkeys((*(condition for rule in rules for condition in facts_read(rule)), *told))
    return {condition: first + place for place, condition in enumerate(found)}


def _special_leaves(rules: Iterable[Rule]) -> dict[Leaf | FactLeaf, int]:
    special = dict.fromkeys(leaf for rule in rules for leaf in rule.leaves if _serves_flags_alone(leaf))
    return {leaf: place for place, leaf in enumerate(special)}


def _serves_flags_alone(leaf: Leaf | FactLeaf) -> bool:
    return leaf.test in FLAG_ONLY if isinstance(leaf, Leaf) else leaf.derived
