"""A session: what is installed, admitted by policy and wanted, ready to read a profile with.

Where there is no plugin with code, nothing of this package's machinery for plugins is imported.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from readiness.core.profile import Organisation, Profile
from readiness.core.rules import RuleBook
from readiness.errors import PluginError, Problem, printable
from readiness.message import joined, message
from readiness.plugins.derived_facts import asked_facts, not_given, plugin_of, with_facts
from readiness.reading import engine
from readiness.reading.catalogue import Catalogue, LeftOut, installed_catalogue
from readiness.reading.discovery import Found
from readiness.reading.policy import NO_POLICY, Policy
from readiness.reading.ruleset_loader import Selection, choose, load_all, load_wanted
from readiness.record import Plain

if TYPE_CHECKING:
    from pathlib import Path

    from readiness.core.conditions import FactValue
    from readiness.plugins.host import Plugin
    from readiness.plugins.reporter import ReportData, Reporter

MOST_NAMED = 5
"""How many of the things that policy keeps away a notice names."""


class Wanted(Plain):
    """What whoever runs readiness wants: rule-sets in folders, rules about packages, and ``only`` some rule-sets."""

    folders: "tuple[Path, ...]" = ()
    policy: Policy = NO_POLICY
    only: tuple[str, ...] = ()


class Session(Plain):
    """What can be used. ``reporters`` are the formats that plugins add, with the names of their plugins."""

    wanted: Wanted
    catalogue: Catalogue
    plugins: tuple["Plugin", ...] = ()
    reporters: tuple[tuple[str, "Reporter"], ...] = ()

    def load_all(self) -> tuple[RuleBook, tuple[str, ...]]:
        """Load every rule-set that is wanted, whomever it serves; say what was left out."""
        return load_all(*self.wanted.folders, catalogue=self.catalogue)

    def choose(self, organisation: Organisation) -> Selection:
        """Load the rule-sets that serve an organisation."""
        rulebook = load_wanted(self.catalogue, self.wanted.folders)
        chosen = choose(rulebook, organisation, catalogue=self.catalogue)
        return chosen.changed(notices=(*chosen.notices, *self.notices))

    def open_profile(self, path: str, as_of: dt.date | None = None) -> engine.Opened:
        """Read a profile with the rule-sets that its organisation needs; no plugin is asked for facts."""
        opened = engine.open_from(self.catalogue, path, self.wanted.folders, as_of)
        return opened._replace(notices=(*opened.notices, *self.notices))

    def open_with_facts(self, path: str, as_of: dt.date | None = None) -> engine.Opened:
        """Read a profile, and ask plugins for the facts that its flags may need."""
        opened = self.open_profile(path, as_of)
        asked = asked_facts(opened.rulebook)
        if not asked and not self.plugins:
            return opened
        given, working, problems, remarks = self._facts(opened.profile)
        open_flags = not_given(asked, given, working)
        by_choice = {point.name for point in self.catalogue.kept_away}
        chosen = [each for each in open_flags if by_choice.issuperset(each.names)]
        missed = [each for each in open_flags if each not in chosen]
        used = sorted({plugin_of(fact) for fact in asked if fact in given})
        return opened._replace(
            profile=with_facts(opened.profile, asked, given),
            notices=(*opened.notices, *remarks, *(each.words for each in chosen), *_used(used)),
            left_out=(*opened.left_out, *self.catalogue.told((*problems, *missed))),
        )

    def reporter(self, name: str) -> "Reporter | None":
        """Find the reporter of a format."""
        return next((reporter for _, reporter in self.reporters if reporter.name == name), None)

    def report(self, reporter: "Reporter", data: "ReportData") -> str | bytes:
        """Let a reporter write.

        Raises :class:`~readiness.errors.PluginError` where it cannot; then nothing was written anywhere.
        """
        from readiness.plugins.host import write_report  # noqa: PLC0415 (there is a plugin, so it was imported)

        outcome = write_report(reporter, data)
        if isinstance(outcome.value, str | bytes):
            return outcome.value
        plugin = next(name for name, known in self.reporters if known is reporter)
        said = f" ({outcome.detail})" if outcome.detail else ""
        message = f"the format {reporter.name} could not be written: {outcome.failure}{said}"
        hint = "Choose another format, and tell the authors of the plugin."
        raise PluginError([Problem(path=f"plugin {plugin}", message=message, hint=hint)])

    @property
    def notices(self) -> tuple[str, ...]:
        """What is worth knowing about what is used, and what is not by choice."""
        remarks = [remark for plugin in self.plugins for remark in plugin.remarks]
        return (*_kept_away(self.catalogue), *remarks)

    def _facts(
        self, profile: Profile
    ) -> tuple[Mapping[str, "FactValue | None"], frozenset[str], tuple[LeftOut, ...], tuple[str, ...]]:
        """Ask each plugin on its own; give the facts, who gave them, and what went wrong."""
        given: dict[str, FactValue | None] = {}
        working, problems, remarks = set(), list[LeftOut](), list[str]()
        for plugin in self.plugins:
            after, facts = plugin.derive_facts(profile)
            given |= {f"{plugin.point.name}.{name}": value for name, value in facts.items()}
            problems += after.problems[len(plugin.problems) :]
            remarks += after.remarks[len(plugin.remarks) :]
            if "readiness_facts" in plugin.hooks and after.problems == plugin.problems:
                working.add(plugin.point.name)
        return given, frozenset(working), tuple(problems), tuple(remarks)


def start(wanted: Wanted) -> Session:
    """List what is installed, and import the plugins that policy admits, each on its own.

    Raises :class:`~readiness.errors.ReadinessError` where something is asked for by name that is not there.
    """
    catalogue = installed_catalogue(wanted.policy).limited(wanted.only)
    if not catalogue.plugins:
        return Session(wanted=wanted, catalogue=catalogue)
    from readiness.plugins.host import Plugin, load_plugin  # noqa: PLC0415 (imports pluggy)

    plugins, found = list[Plugin](), list[Found]()
    offered: list[tuple[str, Reporter]] = []
    for point in catalogue.plugins:
        plugin, rulesets = load_plugin(point).find_rulesets()
        plugin, reporters = plugin.find_reporters()
        plugins.append(plugin)
        found += rulesets
        offered += [(point.name, reporter) for reporter in reporters]
    kept, clashes = _reporters(offered)
    problems = [problem for plugin in plugins for problem in plugin.problems]
    whole = catalogue.changed(left_out=(*catalogue.left_out, *problems, *clashes)).extended(found)
    return Session(wanted=wanted, catalogue=whole, plugins=tuple(plugins), reporters=kept)


def _reporters(
    offered: Iterable[tuple[str, "Reporter"]],
) -> tuple[tuple[tuple[str, "Reporter"], ...], tuple[LeftOut, ...]]:
    """Tell formats that one plugin adds from those that several do; of these none is used."""
    by_name: dict[str, list[tuple[str, Reporter]]] = {}
    for plugin, reporter in offered:
        by_name.setdefault(reporter.name, []).append((plugin, reporter))
    kept = tuple(same[0] for same in by_name.values() if len(same) == 1)
    return kept, tuple(_clash(name, same) for name, same in by_name.items() if len(same) > 1)


def _clash(name: str, same: list[tuple[str, "Reporter"]]) -> LeftOut:
    plugins = tuple(plugin for plugin, _ in same)
    reason = message("the plugins {names} offer it; none of them is used", names=joined(plugins))
    return LeftOut(kind="format", name=name, names=plugins, reason=reason, hint="Keep one away with --block.")


def _kept_away(catalogue: Catalogue) -> tuple[str, ...]:
    names = list(dict.fromkeys(printable(point.name) for point in catalogue.kept_away))
    told = [_by_choice(names)] if names else []
    only = message(
        "Of the rule-sets, only core and those asked for were used: {names}.", names=", ".join(catalogue.only)
    )
    return (*told, *([only] if catalogue.only else []))


def _by_choice(names: list[str]) -> str:
    if len(names) <= MOST_NAMED:
        return message("Not used, by choice: {names}.", names=", ".join(names))
    first, left = ", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    return message("Not used, by choice: {names} and {left} more.", names=first, left=left)


def _used(plugins: list[str]) -> tuple[str, ...]:
    return (
        (message("Flags read facts that come from plugins: {names}.", names=", ".join(plugins)),) if plugins else ()
    )
