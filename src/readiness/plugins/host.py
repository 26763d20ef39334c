"""The host of one plugin: imports it, checks its hooks, and calls them, each time on its own.

Every plugin has a plugin manager to itself, so that none can wrap, replace or see another's hooks.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import attrs
import pluggy

from readiness.core.conditions import FactValue
from readiness.core.profile import Profile
from readiness.errors import RulesetError, did_you_mean, near_names, printable
from readiness.message import message
from readiness.plugins import hookspecs, returned
from readiness.plugins.isolation import Outcome, UnfitError, run_alone
from readiness.plugins.profile_copy import copied
from readiness.plugins.reporter import ReportData, Reporter
from readiness.reading.catalogue import LeftOut
from readiness.reading.discovery import Found, offer_words, rulesets_in
from readiness.reading.entry_points import EntryPoint
from readiness.reading.ruleset_loader import named

SLOW = 1.0
"""A plugin whose import takes longer than so many seconds is named. Python offers no safe way to interrupt one."""

HOOK_NAMES = tuple(hook.__name__ for hook in hookspecs.HOOKS)

Value = TypeVar("Value")


@attrs.frozen(kw_only=True)
class Plugin:
    """A plugin that was imported, or could not be.

    ``hooks`` names those that it implements. ``problems`` cost what they name, the plugin as a whole or one of its
    hooks; ``remarks`` are worth knowing and cost nothing. ``details`` are messages of the plugin's own, for its
    authors. ``seconds`` is how long it took to import.
    """

    point: EntryPoint
    manager: pluggy.PluginManager | None = None
    hooks: tuple[str, ...] = ()
    seconds: float = 0.0
    problems: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
    details: tuple[str, ...] = ()

    def find_rulesets(self) -> tuple["Plugin", tuple[Found, ...]]:
        """Ask for the folders of its rule-sets, and look for them there."""
        plugin, folders = self._called("readiness_rulesets", returned.folders, tuple[Path, ...]())
        found: list[Found] = []
        for folder in folders:
            try:
                found += [named(_placed(each, self.point)) for each in rulesets_in(folder)]
            except RulesetError as error:
                reason = f"of the folder {printable(folder.name)!r}: {error.problems[0].message}"
                plugin = plugin.blamed("readiness_rulesets", Outcome(failure=reason))
        return plugin, tuple(found)

    def derive_facts(self, profile: Profile) -> tuple["Plugin", Mapping[str, FactValue | None]]:
        """Ask what it finds out about a profile; it is given a copy."""
        copy = copied(profile)
        nothing: Mapping[str, FactValue | None] = {}
        plugin, facts = self._called("readiness_facts", returned.facts, nothing, profile=copy)
        if copy == profile:
            return plugin, facts
        changed = Outcome(failure="it changed the profile that it was given")
        return plugin.blamed("readiness_facts", changed), nothing

    def find_reporters(self) -> tuple["Plugin", tuple[Reporter, ...]]:
        """Ask for the formats of reports that it adds."""
        return self._called("readiness_reporters", returned.reporters, ())

    def blamed(self, hook: str, outcome: Outcome) -> "Plugin":
        """Note what went wrong in a hook."""
        problem = _problem(
            self.point,
            message("{hook}: {problem}", hook=hook, problem=outcome.failure),
            "Tell its authors; until then, keep it away with --block.",
        )
        details = (*self.details, *([f"It said: {outcome.detail}"] if outcome.detail else []))
        return attrs.evolve(self, problems=(*self.problems, problem), details=details)

    def _called(
        self, hook: str, check: Callable[[object], Value], nothing: Value, **arguments: object
    ) -> tuple["Plugin", Value]:
        if self.manager is None or hook not in self.hooks:
            return self, nothing
        caller = getattr(self.manager.hook, hook)
        given: list[Value] = []
        outcome = run_alone(lambda: given.append(check(_only_one(caller(**arguments)))))
        plugin = attrs.evolve(self, remarks=(*self.remarks, *_printed(self.point, outcome, hook)))
        return (plugin.blamed(hook, outcome), nothing) if outcome.failure else (plugin, given[0])


def load_plugin(point: EntryPoint) -> Plugin:
    """Import a plugin and check its hooks. Whatever is wrong with it is among its ``problems``."""
    outcome = run_alone(partial(_imported, point))
    slow = [_slow(point)] if outcome.seconds > SLOW else []
    plugin = Plugin(
        point=point,
        seconds=outcome.seconds,
        remarks=(*slow, *_printed(point, outcome)),
    )
    if outcome.failure:
        return plugin.blamed("its import", outcome)
    registered: list[tuple[pluggy.PluginManager, tuple[str, ...]]] = []
    checked = run_alone(lambda: registered.append(_registered(outcome.value, point.name)))
    if checked.failure:
        return plugin.blamed("its hooks", checked)
    manager, hooks = registered[0]
    return attrs.evolve(plugin, manager=manager, hooks=hooks)


def write_report(reporter: Reporter, data: ReportData) -> Outcome:
    """Let a reporter write; the ``value`` of a run that went well is text or bytes."""
    return run_alone(lambda: returned.report(reporter.write(data)))


_VALUE = re.compile(r"([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?::([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*))?(?:\s*\[.*\])?")


def _imported(point: EntryPoint) -> object:
    """Import what an entry point names: a module, or something in one."""
    if not returned.NAME.fullmatch(point.name):
        raise UnfitError("its name is not in small letters, digits and hyphens")
    value = _VALUE.fullmatch(point.value)
    if value is None:
        raise UnfitError(f"{offer_words(point)} does not name a module, or something in one")
    found: object = import_module(value[1])
    for part in (value[2] or "").split(".") if value[2] else ():
        found = getattr(found, part)
    return found


def _registered(found: object, name: str) -> tuple[pluggy.PluginManager, tuple[str, ...]]:
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(found, name)
        callers = manager.get_hookcallers(found) or []
        _check_names(found, [caller.name for caller in callers])
        manager.check_pending()
    except pluggy.PluginValidationError as failure:
        raise UnfitError(printable(str(failure).splitlines()[-1], limit=400)) from failure
    for caller in callers:
        if any(impl.hookwrapper or impl.wrapper for impl in caller.get_hookimpls()):
            raise UnfitError(f"{caller.name} is a wrapper, and here is nothing to wrap")
    return manager, tuple(name for name in HOOK_NAMES if name in {caller.name for caller in callers})


def _check_names(found: object, marked: list[str]) -> None:
    """Check that the hooks that a plugin implements are hooks, and that none was left without its mark."""
    unknown = [name for name in marked if name not in HOOK_NAMES]
    if unknown:
        near = did_you_mean(near_names(unknown[0], HOOK_NAMES, most=1)) or f"There are {', '.join(HOOK_NAMES)}."
        raise UnfitError(f"there is no hook called {printable(unknown[0])!r}. {near}")
    bare = [name for name in HOOK_NAMES if name not in marked and callable(getattr(found, name, None))]
    if bare:
        raise UnfitError(f"{bare[0]} is not marked with readiness.hookimpl")
    if not marked:
        raise UnfitError(f"it implements none of the hooks {', '.join(HOOK_NAMES)}")


def _only_one(results: list[object]) -> object:
    if len(results) > 1:
        raise UnfitError(f"it gave {len(results)} answers where one is expected")
    return results[0] if results else None


def _placed(found: Found, point: EntryPoint) -> Found:
    """Stamp a rule-set with where it came from; the full path of its folder is nobody's business."""
    origin = f"{point.value}/{found.folder.name}"
    return found._replace(origin=origin, package=point.package, plugin=point.name)


def _problem(point: EntryPoint, reason: str, hint: str) -> LeftOut:
    return LeftOut(kind="plugin", name=point.name, names=(point.name, point.package), reason=reason, hint=hint)


def _slow(point: EntryPoint) -> str:
    return message(
        "The plugin {plugin} took longer than {seconds} s to import; readiness waits for it.",
        plugin=repr(printable(point.name)),
        seconds=f"{SLOW:g}",
    )


def _printed(point: EntryPoint, outcome: Outcome, hook: str = "") -> tuple[str, ...]:
    if not outcome.printed:
        return ()
    plugin = repr(printable(point.name))
    if not hook:
        return (
            message(
                "The plugin {plugin} wrote to standard output when it was imported; that is kept back.", plugin=plugin
            ),
        )
    return (
        message(
            "The plugin {plugin} wrote to standard output when it was asked for {hook}; that is kept back.",
            plugin=plugin,
            hook=hook,
        ),
    )
