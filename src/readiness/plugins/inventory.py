"""The inventory: everything that installed packages offer, each loaded on its own to see whether it works."""

import datetime as dt
from collections.abc import Iterable, Iterator
from time import perf_counter

import attrs

from readiness.core.profile import Organisation, Profile
from readiness.core.rules import CORE, RuleBook, Ruleset
from readiness.errors import RulesetError
from readiness.plugins.session import Session, Wanted, start
from readiness.reading.catalogue import PLUGINS, Catalogue, LeftOut, Offer, installed_catalogue
from readiness.reading.discovery import Found
from readiness.reading.policy import Policy
from readiness.reading.ruleset_loader import add_ruleset

NOBODY = Profile(organisation=Organisation(name="Nobody", as_of=dt.date(2000, 1, 1)))
"""The empty profile that plugins are asked about, to see whether they can be asked at all."""

NOT_LOADED, USED, KEPT_AWAY, LEFT_OUT = "not loaded", "works", "kept away", "left out"


@attrs.frozen(kw_only=True)
class Item:
    """Something that is installed.

    ``kind`` is ``rule-set`` or ``plugin``; ``origin`` says where in its package it lies, ``plugin`` which plugin
    named a rule-set. ``version`` is the rule-set's own, or that of the package. ``offers`` says what it brings,
    ``seconds`` how long it took to load, ``None`` where it was not. ``problems`` and ``remarks`` are sentences;
    ``details`` are messages for its authors.
    """

    name: str
    kind: str
    package: str
    origin: str
    plugin: str = ""
    version: str = ""
    offers: tuple[str, ...] = ()
    seconds: float | None = None
    state: str = NOT_LOADED
    problems: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


def take_inventory(policy: Policy, *, load: bool = True) -> tuple[Item, ...]:
    """List what is installed: rule-sets, then plugins, by name. With ``load``, what policy admits is loaded.

    Raises :class:`~readiness.errors.ReadinessError` where the policy names what is not there.
    """
    if load:
        session = start(Wanted(policy=policy))
        items = [*_rulesets(session.catalogue), *_plugins(session)]
        catalogue = session.catalogue
    else:
        catalogue = installed_catalogue(policy)
        items = [_item(offer) for offer in (*catalogue.offers, *catalogue.plugins)]
    clashes = [_clash(each) for each in catalogue.left_out if each.kind != "plugin" or not _is_loaded(each, items)]
    away = [attrs.evolve(_item(point), state=KEPT_AWAY) for point in catalogue.kept_away]
    return tuple(
        sorted((*items, *clashes, *away), key=lambda item: (item.kind != "rule-set", item.name != CORE, item.name))
    )


def _rulesets(catalogue: Catalogue) -> Iterator[Item]:
    """Load each rule-set beside those that work; core is the first, since the others build on it."""
    rulebook = RuleBook(rulesets=())
    for offer in sorted(catalogue.offers, key=lambda offer: (offer.name != CORE, offer.name)):
        started = perf_counter()
        try:
            rulebook = add_ruleset(rulebook, offer)
        except RulesetError as error:
            yield _broken(offer, error, perf_counter() - started)
        else:
            yield _loaded(offer, rulebook.rulesets[-1], perf_counter() - started)


def _loaded(offer: Offer, ruleset: Ruleset, seconds: float) -> Item:
    flags = sum(rule.is_flag for rule in ruleset.rules)
    counts = {"question": len(ruleset.asked), "rule": len(ruleset.rules) - flags, "flag": flags}
    return attrs.evolve(
        _item(offer),
        version=ruleset.version,
        offers=tuple(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items() if count),
        seconds=seconds,
        state=USED,
    )


def _broken(offer: Offer, error: RulesetError, seconds: float) -> Item:
    return attrs.evolve(
        _item(offer),
        seconds=seconds,
        state=LEFT_OUT,
        problems=(str(error.problems[0]).splitlines()[0],),
        hints=tuple(hint for hint in (error.problems[0].hint,) if hint),
        details=tuple(str(problem) for problem in error.problems[1:]),
    )


def _plugins(session: Session) -> Iterator[Item]:
    for loaded in session.plugins:
        plugin, _ = loaded.derive_facts(NOBODY)
        formats = [reporter.name for name, reporter in session.reporters if name == plugin.point.name]
        offers = [hook.removeprefix("readiness_") for hook in plugin.hooks]
        yield attrs.evolve(
            _item(plugin.point),
            offers=(*offers, *(f"--format {name}" for name in formats)),
            seconds=plugin.seconds,
            state=LEFT_OUT if plugin.problems else USED,
            problems=tuple(problem.reason for problem in plugin.problems),
            hints=tuple(dict.fromkeys(problem.hint for problem in plugin.problems if problem.hint)),
            remarks=plugin.remarks,
            details=plugin.details,
        )


def _item(offer: Offer) -> Item:
    if isinstance(offer, Found):
        return Item(name=offer.name, kind="rule-set", package=offer.package, origin=offer.origin, plugin=offer.plugin)
    return Item(
        name=offer.name,
        kind="plugin" if offer.group == PLUGINS else "rule-set",
        package=offer.package,
        origin=offer.value,
        version=offer.version,
    )


def _is_loaded(left_out: LeftOut, items: Iterable[Item]) -> bool:
    """Whether a plugin that was left out is among the items, as one that was tried."""
    return any(item.kind == "plugin" and item.name == left_out.name for item in items)


def _clash(left_out: LeftOut) -> Item:
    """Show a name that several packages offer as one item: none of them is used."""
    return Item(
        name=left_out.name,
        kind=left_out.kind,
        package=", ".join(left_out.names[1:]),
        origin="",
        state=LEFT_OUT,
        problems=(left_out.reason,),
        hints=(left_out.hint,),
    )
