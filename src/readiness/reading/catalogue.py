"""The catalogue: what installed packages offer and policy admits, listed without importing any of it."""

from collections.abc import Iterable

from readiness.core.rules import CORE
from readiness.errors import Problem, RulesetError, SelectionError, printable
from readiness.message import joined, message
from readiness.reading.discovery import GROUP, OWN_PACKAGE, Found, offer_words
from readiness.reading.entry_points import EntryPoint, list_entry_points
from readiness.reading.policy import NO_POLICY, Policy
from readiness.record import Plain

PLUGINS = "readiness.plugins"
"""The entry-point group of plugins with code. A value such as ``my_package.my_module`` names what is imported."""

Offer = EntryPoint | Found
"""A rule-set that is offered: by an entry point, or in a folder that a plugin names."""


KINDS = (message("rule-set"), message("plugin"), message("flag"), message("format"))
"""What can be left out."""


class LeftOut(Plain):
    """Something installed that cannot be used.

    ``kind`` is one of :data:`KINDS`. ``names`` are those that it goes by: its own and its packages'.
    """

    kind: str
    name: str
    names: tuple[str, ...]
    reason: str
    hint: str = ""

    @property
    def words(self) -> str:
        """Name it, and say why it is left out."""
        kind, name = message(self.kind), repr(printable(self.name))
        return message("{kind} {name}: {reason}", kind=kind, name=name, reason=self.reason)


class Catalogue(Plain):
    """What may be used: rule-sets that are ``offers``, and ``plugins`` with code.

    ``left_out`` cannot be used; ``kept_away`` may not be, by policy. Each name is there once. ``only`` names the
    rule-sets that are wanted beside core; empty for all. What ``required`` names has to work.
    """

    offers: tuple[Offer, ...]
    plugins: tuple[EntryPoint, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    kept_away: tuple[EntryPoint, ...] = ()
    only: tuple[str, ...] = ()
    required: tuple[str, ...] = ()

    def extended(self, found: Iterable[Found]) -> "Catalogue":
        """Add the rule-sets that plugins name, and leave out those whose name is taken."""
        offers, clashes = _apart([*self.offers, *found])
        taken = {each.name for each in self.left_out if each.kind == "rule-set"}
        kept = tuple(offer for offer in offers if offer.name not in taken)
        return self.changed(offers=kept, left_out=(*self.left_out, *clashes))

    def limited(self, only: Iterable[str]) -> "Catalogue":
        """Want core, and of other rule-sets, installed or not, those that are named."""
        return self.changed(only=tuple(only))

    def wants(self, name: str) -> bool:
        """Say whether a rule-set may be used; all are wanted where none is named."""
        return not self.only or name == CORE or name in self.only

    def check_only(self, named: Iterable[str]) -> None:
        """Check that every rule-set that is wanted is installed, or among those that were found in folders.

        Raises :class:`~readiness.errors.SelectionError` with near names.
        """
        names = {CORE, *named, *(offer.name for offer in self.offers)}
        names |= {each.name for each in self.left_out if each.kind == "rule-set"}
        for name in self.only:
            if name not in names:
                raise SelectionError("rule-set", name, names)

    @property
    def unused(self) -> tuple[str, ...]:
        """The names of what is installed and not used, by choice or because it cannot be."""
        unwanted = [offer.name for offer in self.offers if not self.wants(offer.name)]
        away = [name for point in self.kept_away for name in (point.name, point.package)]
        return tuple(dict.fromkeys((*unwanted, *away, *(name for each in self.left_out for name in each.names))))

    @property
    def missed(self) -> tuple[LeftOut, ...]:
        """What cannot be used, of what is wanted."""
        return tuple(each for each in self.left_out if each.kind != "rule-set" or self.wants(each.name))

    def told(self, left_out: Iterable[LeftOut]) -> tuple[str, ...]:
        """Say in words what was left out.

        Raises :class:`~readiness.errors.RulesetError` with everything among it that is required.
        """
        listed = tuple(left_out)
        needed = [each for each in listed if not set(each.names).isdisjoint(self.required)]
        if needed:
            raise RulesetError([_required(each) for each in needed])
        return tuple(each.words for each in listed)


NOTHING = Catalogue(offers=())


def installed_catalogue(policy: Policy = NO_POLICY) -> Catalogue:
    """List what is installed and admitted. Where several packages offer one name, none of them is used.

    Raises :class:`~readiness.errors.SelectionError` where the policy names what is not there, and
    :class:`~readiness.errors.RulesetError` where it requires what it keeps away.
    """
    points = list_entry_points(GROUP, PLUGINS)
    policy.check(points)
    admitted = [point for point in points if policy.admits(point)]
    kept_away = tuple(point for point in points if not policy.admits(point))
    _check_required(policy, kept_away)
    offers, left_out = _apart([point for point in admitted if point.group == GROUP])
    plugins, broken = _apart([point for point in admitted if point.group == PLUGINS])
    return Catalogue(
        offers=offers,
        plugins=tuple(point for point in plugins if isinstance(point, EntryPoint)),
        left_out=(*left_out, *broken),
        kept_away=kept_away,
        required=policy.require,
    )


def _required(left_out: LeftOut) -> Problem:
    message = f"this {left_out.kind} is required, and cannot be used: {left_out.reason}"
    return Problem(path=left_out.name, message=message, hint=left_out.hint)


def _check_required(policy: Policy, kept_away: Iterable[EntryPoint]) -> None:
    for point in kept_away:
        for name in {point.name, point.package}.intersection(policy.require):
            message = f"{offer_words(point)} is required, and kept away at the same time"
            raise RulesetError([Problem(path=name, message=message, hint="Require it, or keep it away.")])


def _apart(offers: Iterable[Offer]) -> tuple[tuple[Offer, ...], tuple[LeftOut, ...]]:
    """Tell names that are offered once from those that several packages offer; of core only our own is used."""
    by_name: dict[str, list[Offer]] = {}
    for offer in offers:
        by_name.setdefault(offer.name, []).append(offer)
    single = {name: same[0] for name, same in by_name.items() if len(same) == 1}
    clashes = {name: same for name, same in by_name.items() if len(same) > 1}
    single |= {name: same[0] for name in clashes for same in (_own(clashes[name]),) if same}
    return tuple(single.values()), tuple(_clash(name, same) for name, same in clashes.items())


def _own(same: list[Offer]) -> list[Offer]:
    return [offer for offer in same if isinstance(offer, EntryPoint) and offer.package == OWN_PACKAGE]


def _clash(name: str, same: list[Offer]) -> LeftOut:
    """Say which packages offer one name; what readiness itself ships is kept, and is none of those to blame."""
    own = _own(same)
    others = [offer for offer in same if offer not in own]
    kind = "plugin" if isinstance(same[0], EntryPoint) and same[0].group == PLUGINS else "rule-set"
    by = joined(map(offer_words, same))
    if own:
        reason = message("{packages} offer it; that of readiness is used", packages=by)
    else:
        reason = message("{packages} offer it; none of them is used", packages=by)
    return LeftOut(
        kind=kind,
        name=name,
        names=(name, *(offer.package for offer in others)),
        reason=reason,
        hint="Uninstall one of them, or keep one away with --block and the name of its package.",
    )
