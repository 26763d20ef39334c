"""Facts that plugins derive: which of them flags ask for, and which of those nobody gave."""

from collections.abc import Collection, Iterator, Mapping

import attrs

from readiness.core.conditions import FactLeaf, FactValue, leaves
from readiness.core.profile import Profile
from readiness.core.rules import Flag, RuleBook
from readiness.errors import did_you_mean, near_names
from readiness.message import message
from readiness.reading.catalogue import LeftOut

Given = Mapping[str, FactValue | None]
"""Facts by ``plugin.fact``; ``None`` where the plugin says that nobody can know."""


def asked_facts(rulebook: RuleBook) -> Mapping[str, tuple[str, ...]]:
    """List the facts of plugins that flags ask for, each with the flags."""
    asked: dict[str, list[str]] = {}
    for fact, flag in dict.fromkeys(_asked(rulebook)):
        asked.setdefault(fact, []).append(flag)
    return {fact: tuple(flags) for fact, flags in asked.items()}


def with_facts(profile: Profile, asked: Collection[str], given: Given) -> Profile:
    """Add to a profile what plugins found out, as far as flags ask for it."""
    derived = tuple((fact, value) for fact in sorted(asked) if (value := given.get(fact)) is not None)
    return attrs.evolve(profile, derived=derived) if derived else profile


def not_given(asked: Mapping[str, tuple[str, ...]], given: Given, working: Collection[str]) -> tuple[LeftOut, ...]:
    """Name the flags that cannot be settled, since a plugin is missing or gave no such fact.

    ``working`` names the plugins that gave facts.
    """
    return tuple(
        _unsettled(flag, fact, given, working) for fact in asked if fact not in given for flag in asked[fact]
    )


def plugin_of(fact: str) -> str:
    """Name the plugin that a fact comes from."""
    return fact.partition(".")[0]


def _asked(rulebook: RuleBook) -> Iterator[tuple[str, str]]:
    for rule in rulebook.flags:
        if isinstance(rule.judgement, Flag):
            found = leaves(rule.judgement.flag)
            yield from ((leaf.fact, rule.id) for leaf in found if isinstance(leaf, FactLeaf) and leaf.derived)


def _unsettled(flag: str, fact: str, given: Given, working: Collection[str]) -> LeftOut:
    plugin = plugin_of(fact)
    if plugin in working:
        reason = message(
            "it asks for {fact}, and the plugin {plugin} gives no such fact", fact=fact, plugin=repr(plugin)
        )
        hint = did_you_mean(near_names(fact, given))
    else:
        reason = message(
            "it asks for {fact}, and there is no working plugin {plugin}", fact=fact, plugin=repr(plugin)
        )
        hint = "Install it."
    return LeftOut(kind="flag", name=flag, names=(plugin,), reason=reason, hint=hint)
