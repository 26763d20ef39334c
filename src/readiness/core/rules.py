"""Rules, rule-sets and the rule-book that the engine judges with. Plain data throughout."""

from collections.abc import Mapping
from enum import IntEnum
from fractions import Fraction
from functools import cached_property
from math import lcm
from types import MappingProxyType

import attrs

from readiness.core.conditions import Condition, FactLeaf, Leaf, indicators_read, leaves
from readiness.core.indicators import DIMENSIONS, Indicator, renamed
from readiness.core.vectors import whole
from readiness.errors import SelectionError
from readiness.record import Record, Remaking, remaking

CORE = "core"
"""The name of the rule-set whose score is always computed on its own."""


class Effort(IntEnum):
    """How much a step asks, in effort points."""

    SMALL = 1
    MEDIUM = 2
    LARGE = 4
    MAJOR = 8


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """What a rule rests on: a published document, or one theme of it. ``says`` is in our own words."""

    id: str
    title: str
    publisher: str
    year: str
    says: str
    url: str = ""
    dimensions: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cap(Record):
    """A ceiling on a dimension, in percent, while something essential is missing.

    ``not_applicable`` states why the ceiling is off where its indicator does not apply.
    """

    when: Condition
    at: int
    because: str
    not_applicable: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Measure(Record):
    """Graded: how far an answer reaches from ``none_at`` (0) to ``full_at`` (1), in the unit of its answers."""

    indicator: str
    full_at: Fraction
    none_at: Fraction

    @property
    def span(self) -> Fraction:
        """How far it is from ``none_at`` to ``full_at``; negative where lower is better."""
        return self.full_at - self.none_at if self.none_at else self.full_at


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Met(Record):
    """Met (1), partly met (½) or not (0)."""

    met: Condition
    partly: Condition | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Flag(Record):
    """A finding when its condition holds; never part of a score. ``says`` words what was seen."""

    flag: Condition
    says: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Change(Record):
    """The answer that a step leads to: an indicator and a raw value in the unit of its answers."""

    indicator: str
    to: Fraction


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Step(Record):
    """One concrete action. ``changes`` is what it leads to; empty for the advice of a flag."""

    id: str
    do: str
    effort: Effort
    by: str
    good_enough_when: str
    changes: tuple[Change, ...] = ()
    first: str = ""
    requires: Condition | None = None
    safety: bool = False
    visible: bool = False
    sources: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Rule(Record):
    """One judgement about a profile. ``id`` is ``rule-set/name``; flags weigh nothing."""

    id: str
    title: str
    dimension: str
    judgement: Measure | Met | Flag
    why: str
    sources: tuple[str, ...]
    weight: Fraction = Fraction(0)
    when: Condition | None = None
    cap: Cap | None = None
    strength: str = ""
    keep: str = ""
    find_out: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def ruleset(self) -> str:
        """The name of the rule-set it belongs to."""
        return self.id.split("/", 1)[0]

    @property
    def is_flag(self) -> bool:
        """Whether it only points something out."""
        return isinstance(self.judgement, Flag)

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The indicators whose answers its verdict depends on, in order."""
        match self.judgement:
            case Measure(indicator=indicator):
                return (indicator,)
            case Met(met=met, partly=partly):
                also = indicators_read(partly) if partly is not None else ()
                return tuple(dict.fromkeys((*indicators_read(met), *also)))
            case Flag(flag=flag):
                return indicators_read(flag)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that answers are judged by: those of its verdict, then that of its ceiling."""
        own: tuple[Condition, ...]
        match self.judgement:
            case Met(met=met, partly=partly):
                own = (met,) if partly is None else (met, partly)
            case Flag(flag=flag):
                own = (flag,)
            case Measure():
                own = ()
        return own if self.cap is None else (*own, self.cap.when)

    @property
    def all_conditions(self) -> tuple[Condition, ...]:
        """The same, then where the rule applies."""
        return self.conditions if self.when is None else (*self.conditions, self.when)

    @cached_property
    def leaves(self) -> tuple[Leaf | FactLeaf, ...]:
        """Every leaf of the conditions that answers are judged by."""
        return tuple([leaf for condition in self.conditions for leaf in leaves(condition)])


def everything_read(rule: Rule) -> tuple[str, ...]:
    """List the indicators that a rule reads, for its verdict or its ceiling."""
    found = [leaf.indicator for leaf in rule.leaves if isinstance(leaf, Leaf)]
    return tuple(dict.fromkeys((*rule.reads, *found)))


def facts_read(rule: Rule) -> list[Condition]:
    """List what a rule asks about the organisation itself, apart from what plugins derive."""
    told: list[Condition] = [leaf for leaf in rule.leaves if isinstance(leaf, FactLeaf) and not leaf.derived]
    return told if rule.when is None else [rule.when, *told]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Strain(Record):
    """When staff are strained: wellbeing comes first and the plan goes slower. ``ask_first`` settles it."""

    when: Condition
    because: str
    ask_first: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Raise(Record):
    """A core rule that weighs more in a sector: ``rule`` is its id, ``weight`` the weight in the extended score.

    ``ruleset`` is who asks for it. A weight that is not above core's own raises nothing.
    """

    rule: str
    weight: Fraction
    why: str
    sources: tuple[str, ...]
    ruleset: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Retired(Record):
    """A question that is no longer asked: the ``id`` that it had, why, and what to answer ``instead``, if any."""

    id: str
    because: str
    instead: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ruleset(Record):
    """A named, versioned collection of indicators, rules and sources.

    ``applies_to`` maps ``sector`` and ``setting`` to the names it serves; empty means everyone. ``digest`` is the
    SHA-256 of its files' content, ``format`` the version of the file format, and ``engine`` the range of versions of
    readiness that it is written for. ``notices`` say where it calls a question by an old name.
    """

    name: str
    title: str
    version: str
    publisher: str
    licence: str
    format: int = 1
    summary: str = ""
    engine: str = ""
    applies_to: tuple[tuple[str, tuple[str, ...]], ...] = ()
    indicators: tuple[Indicator, ...] = ()
    rules: tuple[Rule, ...] = ()
    sources: tuple[Source, ...] = ()
    raises: tuple[Raise, ...] = ()
    retired: tuple[Retired, ...] = ()
    strain: Strain | None = None
    digest: str = ""
    origin: str = ""
    notices: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[Indicator, ...]:
        """The indicators that people are asked about; the others are worked out from these."""
        return tuple(indicator for indicator in self.indicators if indicator.derived is None)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class RuleBook:
    """The rule-sets that an assessment is made with, indexed. Every rule in it was checked when it was loaded."""

    rulesets: tuple[Ruleset, ...]

    def __reduce__(self) -> Remaking:
        """Say how it is copied, and how it is pickled for another process."""
        return remaking(self)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Every indicator by id, in the order of the dimensions and, inside one, as the rule-set wrote them."""
        found = [indicator for ruleset in self.rulesets for indicator in ruleset.indicators]
        found.sort(key=lambda indicator: DIMENSIONS.index(indicator.dimension))
        return MappingProxyType({indicator.id: indicator for indicator in found})

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, ordered by dimension, then weight (heaviest first), then id."""
        found = [rule for ruleset in self.rulesets for rule in ruleset.rules]
        by = lcm(*[rule.weight.denominator for rule in found])
        found.sort(key=lambda rule: (DIMENSIONS.index(rule.dimension), -whole(rule.weight, by), rule.id))
        return tuple(found)

    @cached_property
    def scoring(self) -> tuple[Rule, ...]:
        """The rules that touch a score: everything but flags and rules of weight 0."""
        return tuple(rule for rule in self.rules if not rule.is_flag and rule.weight)

    @cached_property
    def weighing(self) -> int:
        """What the weights of :attr:`scoring` are made whole with: their common denominator."""
        return lcm(*[self.weight(rule).denominator for rule in self.scoring])

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """What each of :attr:`scoring` weighs, by id, as whole numbers of one :attr:`weighing`-th."""
        return {rule.id: whole(self.weight(rule), self.weighing) for rule in self.scoring}

    @cached_property
    def judged_by(self) -> Mapping[str, Rule]:
        """The first of :attr:`scoring` that reads each indicator."""
        return {name: rule for rule in reversed(self.scoring) for name in rule.reads}

    @cached_property
    def core_weights(self) -> tuple[int, ...]:
        """What each of :attr:`scoring` weighs in core alone, as :attr:`weights` do there; 0 where core has it not."""
        weights = self.core.weights
        return tuple([weights.get(rule.id, 0) for rule in self.scoring])

    @cached_property
    def spans(self) -> Mapping[str, slice]:
        """Where the rules of each dimension stand among :attr:`scoring`, which is ordered by dimension."""
        homes, found, start = [rule.dimension for rule in self.scoring], dict[str, slice](), 0
        for name in DIMENSIONS:
            found[name] = slice(start, start + homes.count(name))
            start = found[name].stop
        return found

    @cached_property
    def questions(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the questions of each dimension; derived figures are no questions."""
        found: dict[str, list[str]] = {name: [] for name in DIMENSIONS}
        for indicator in self.indicators.values():
            if indicator.derived is None:
                found[indicator.dimension].append(indicator.id)
        return {name: tuple(asked) for name, asked in found.items()}

    @cached_property
    def steps(self) -> Mapping[str, tuple[Rule, Step]]:
        """Every step of the rules that touch a score, with its rule, by the id of the step."""
        return {step.id: (rule, step) for rule in self.scoring for step in rule.steps}

    @cached_property
    def flags(self) -> tuple[Rule, ...]:
        """The rules that point something out."""
        return tuple(rule for rule in self.rules if rule.is_flag)

    @cached_property
    def raises(self) -> Mapping[str, Raise]:
        """What raises core rules beyond their weight in core, by rule; of several the highest, whatever the order."""
        asked = [raised for ruleset in self.rulesets for raised in ruleset.raises]
        asked.sort(key=lambda raised: (raised.weight, raised.ruleset))
        return MappingProxyType({raised.rule: raised for raised in asked if self._lifts(raised)})

    def weight(self, rule: Rule) -> Fraction:
        """Give what a rule weighs in this rule-book: what it says itself, or what a sector raises it to."""
        raised = self.raises.get(rule.id)
        return rule.weight if raised is None else raised.weight

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Old names of questions, each with the name of today; a name that is in use today is not old."""
        return MappingProxyType(renamed(self.indicators))

    @cached_property
    def retired(self) -> Mapping[str, Retired]:
        """Questions that are no longer asked, by the id that they had."""
        gone = {retired.id: retired for ruleset in self.rulesets for retired in ruleset.retired}
        current = {*self.indicators, *self.renamed}
        return MappingProxyType({name: gone[name] for name in sorted(gone) if name not in current})

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every source by id."""
        found = {source.id: source for ruleset in self.rulesets for source in ruleset.sources}
        return MappingProxyType(dict(sorted(found.items())))

    @cached_property
    def strain(self) -> Strain | None:
        """When staff are strained, as the core rule-set says."""
        return next((ruleset.strain for ruleset in self.rulesets if ruleset.strain is not None), None)

    @cached_property
    def core(self) -> "RuleBook":
        """The core rule-set alone, as if no other were installed; this rule-book where there is no core in it."""
        core = tuple(ruleset for ruleset in self.rulesets if ruleset.name == CORE)
        return self if not core or len(core) == len(self.rulesets) else RuleBook(rulesets=core)

    @cached_property
    def _rules_by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def rule(self, rule_id: str) -> Rule:
        """Look a rule up by id.

        Raises :class:`~readiness.errors.SelectionError` with near names where there is none.
        """
        found = self._rules_by_id.get(rule_id)
        if found is None:
            raise SelectionError("rule", rule_id, self._rules_by_id)
        return found

    def _lifts(self, raised: Raise) -> bool:
        rule = self._rules_by_id.get(raised.rule)
        return rule is not None and rule.ruleset == CORE and 0 < rule.weight < raised.weight
