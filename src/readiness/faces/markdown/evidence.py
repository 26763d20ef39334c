"""The evidence as Markdown tables: what is taken from each source, and which rules and steps name it.

It shows who rests on what, from the source's side; ``explain`` shows it from the side of a rule.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from readiness.core.rules import CORE, Rule, RuleBook, Source
from readiness.faces.markdown.report import escape, write_table


def evidence_tables(rulebook: RuleBook) -> str:
    """Write a section for each document of which core takes several themes, then one for every other source.

    Rules are named by their ids, those of core first. A step that follows its own rule is shortened to what comes
    after the name of the rule: ``@3`` or ``#1``.
    """
    named = naming(rulebook)
    documents = themes(rulebook)
    parts = [part for sources in documents for part in _document(sources, named)]
    taken = {source.id for sources in documents for source in sources}
    return "\n\n".join([*parts, *_others([one for one in rulebook.sources.values() if one.id not in taken], named)])


def themes(rulebook: RuleBook) -> tuple[tuple[Source, ...], ...]:
    """Group the themes of core by the document that they come from, as they were written down.

    What is cited as a whole, and not by themes, is not among them.
    """
    cited: dict[str, list[Source]] = {}
    for ruleset in rulebook.core.rulesets:
        for source in ruleset.sources:
            cited.setdefault(source.title, []).append(source)
    return tuple(tuple(sources) for sources in cited.values() if len(sources) > 1)


def naming(rulebook: RuleBook) -> Mapping[str, tuple[str, ...]]:
    """Give for each source, by id, the rules and steps that name it: those of core first, then by id."""
    found: dict[str, list[str]] = {name: [] for name in rulebook.sources}
    for rule in sorted(rulebook.rules, key=lambda rule: (rule.ruleset != CORE, rule.id)):
        for name, sources in _resting(rule):
            for source in sources:
                found[source].append(name)
    return {source: tuple(names) for source, names in found.items()}


_ADDRESS = re.compile(r"https://[A-Za-z0-9./_~:?#@!$&'*+,;=%-]+")


def _resting(rule: Rule) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield rule.id, rule.sources
    yield from ((step.id, step.sources) for step in rule.steps)


def _document(sources: tuple[Source, ...], named: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield f"### {escape(sources[0].id)} to {escape(sources[-1].id)}"
    yield f"{_citation(sources[0])}."
    rows = ((escape(source.id), escape(source.says), _shown(named[source.id])) for source in sources)
    yield write_table(("code", "theme", "rules and steps"), rows)


def _others(sources: Iterable[Source], named: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    rows = [
        (escape(source.id), _citation(source), escape(source.says), _shown(named[source.id])) for source in sources
    ]
    if rows:
        yield "### Other published sources"
        yield write_table(("source", "published", "what is taken from it", "rules and steps"), rows)


def _citation(source: Source) -> str:
    """Write title, publisher and year; the title leads to the document where its address is known."""
    title = escape(source.title)
    linked = f"[{title}]({source.url})" if _ADDRESS.fullmatch(source.url) else title
    return f"{linked}. {', '.join(escape(part) for part in (source.publisher, source.year) if part)}"


def _shown(names: tuple[str, ...]) -> str:
    """Write names as code, those of one rule together, the first in full."""
    return "; ".join(_together(rule, list(ids)) for rule, ids in groupby(names, key=_rule_of))


def _together(rule: str, ids: list[str]) -> str:
    return ", ".join(f"`{name if place == 0 else name.removeprefix(rule)}`" for place, name in enumerate(ids))


def _rule_of(name: str) -> str:
    return re.split("[@#]", name, maxsplit=1)[0]
