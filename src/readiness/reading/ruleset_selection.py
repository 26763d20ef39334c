"""Which rule-sets serve an organisation: those whose sectors or settings it names in its profile."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

from readiness.core.conditions import SET_FACTS, FactLeaf, leaves
from readiness.core.profile import Organisation
from readiness.core.rules import Rule, RuleBook
from readiness.errors import SelectionError
from readiness.message import message

AppliesTo = tuple[tuple[str, tuple[str, ...]], ...]
"""The names that a rule-set serves, under ``sector`` and ``setting``; empty where it serves everyone."""

NEAR = 0.83
"""How much of two names has to agree for one to be a slip of the pen, such as two letters of six that changed places.

Sectors that are not the same share less: a national and a local authority 0.79."""


def applies(applies_to: AppliesTo, organisation: Organisation) -> bool:
    """Say whether a rule-set serves an organisation: one sector or one setting in common is enough."""
    if not applies_to:
        return True
    named = _named(organisation)
    return any(name in named[kind] for kind, served in applies_to for name in served)


def served_by(rulebook: RuleBook) -> Mapping[str, frozenset[str]]:
    """List the sectors and settings that loaded rule-sets serve, or whose rules ask for them."""
    rules = [rule for ruleset in rulebook.rulesets for rule in ruleset.rules]
    asked = [(leaf.fact, leaf.names) for rule in rules for leaf in _fact_leaves(rule)]
    return merge([*asked, *(pair for ruleset in rulebook.rulesets for pair in ruleset.applies_to)])


def merge(pairs: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, frozenset[str]]:
    """Join names by kind.

    >>> sorted(merge([("sector", ["school"]), ("sector", ["health"])])["sector"])
    ['health', 'school']
    """
    names: dict[str, frozenset[str]] = {"sector": frozenset(), "setting": frozenset()}
    for kind, found in pairs:
        names[kind] = names.get(kind, frozenset()) | frozenset(found)
    return names


def unserved(organisation: Organisation, served: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Give a notice of the sectors and settings that no rule-set serves, if there are any.

    Raises :class:`~readiness.errors.SelectionError` where one nearly matches a name that is served.
    """
    unknown = []
    for kind, named in _named(organisation).items():
        for name in named:
            if name in served[kind]:
                continue
            if _is_near(name, served[kind]):
                raise SelectionError(kind, name, served[kind])
            unknown.append(_unserved(kind, name))
    return (
        (message("No questions are made for {names} in particular.", names=reduce(_or, unknown)),) if unknown else ()
    )


def _unserved(kind: str, name: str) -> str:
    if kind == "sector":
        return message("the sector {name}", name=repr(name))
    return message("the setting {name}", name=repr(name))


def _or(first: str, last: str) -> str:
    return message("{first} or {last}", first=first, last=last)


def _is_near(name: str, served: Iterable[str]) -> bool:
    typed = name.casefold()
    alike = [other for other in served if _may_be_near(typed, other)]
    if not alike:
        return False
    import difflib  # noqa: PLC0415 (slow to import, and seldom needed)

    return bool(difflib.get_close_matches(typed, alike, n=1, cutoff=NEAR))


def _may_be_near(name: str, other: str) -> bool:
    """Say whether two names have enough letters in common, in whatever order; difflib never finds more."""
    common = sum(min(name.count(letter), other.count(letter)) for letter in set(name))
    return 2 * common >= NEAR * (len(name) + len(other))


def _named(organisation: Organisation) -> Mapping[str, tuple[str, ...]]:
    return {"sector": organisation.sector, "setting": organisation.setting}


def _fact_leaves(rule: Rule) -> Iterator[FactLeaf]:
    for condition in rule.all_conditions:
        yield from (leaf for leaf in leaves(condition) if isinstance(leaf, FactLeaf) and leaf.fact in SET_FACTS)
