"""Rule-sets, found, read and put together into a rule-book."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from readiness.core.profile import Organisation
from readiness.core.rules import CORE, RuleBook, Ruleset, Source
from readiness.errors import Problem, RulesetError
from readiness.message import message
from readiness.reading.built_ruleset import take
from readiness.reading.catalogue import NOTHING, Catalogue, LeftOut, Offer, installed_catalogue
from readiness.reading.discovery import (
    Found,
    locate,
    peek,
    places,
    read_built_file,
    read_files,
    read_manifest_file,
    rulesets_in,
)
from readiness.reading.plain_manifest import MOST_BYTES, plainly_serves
from readiness.reading.ruleset_selection import AppliesTo, applies, merge, served_by, unserved
from readiness.record import Plain

if TYPE_CHECKING:
    from pathlib import Path

    from readiness.reading.manifest_reader import Manifest


def load_rulesets(*paths: "str | Path", installed: bool = True) -> RuleBook:
    """Load the core rule-set, and those in the folders that are named.

    A path is the folder of a rule-set, or of several. ``installed=False`` leaves the installed core out, so that a
    core can be loaded from its own folder. Raises :class:`~readiness.errors.RulesetError` with everything that is
    wrong with one of them.
    """
    return load_wanted(_catalogue(None, installed=installed), paths)


def load_wanted(catalogue: Catalogue, paths: Iterable["str | Path"]) -> RuleBook:
    """Load the core of a catalogue, and of the rule-sets in folders those that are wanted.

    Raises as :func:`load_rulesets` does, and :class:`~readiness.errors.SelectionError` where a rule-set is wanted
    that is not there.
    """
    core = [_located(offer) for offer in catalogue.offers if offer.name == CORE]
    others = [named(found) for path in paths for found in rulesets_in(path)]
    catalogue.check_only(found.name for found in others)
    return _added(RuleBook(rulesets=()), [*core, *(found for found in others if catalogue.wants(found.name))])


class Selection(Plain):
    """The rule-sets that serve an organisation.

    ``notices`` are worth knowing; ``left_out`` names what could not be read, so that a result is incomplete.
    ``unused`` holds the names of what is installed and not used, by choice or because it cannot be.
    """

    rulebook: RuleBook
    notices: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


def select(
    rulebook: RuleBook, organisation: Organisation, *, installed: bool = True
) -> tuple[RuleBook, tuple[str, ...]]:
    """Add the installed rule-sets that serve an organisation; give notices of what is served by none.

    The same as :func:`choose`, with what was left out among the notices.
    """
    chosen = choose(rulebook, organisation, installed=installed)
    return chosen.rulebook, (
        *(message("Left out: {words}", words=words) for words in chosen.left_out),
        *chosen.notices,
    )


def choose(
    rulebook: RuleBook, organisation: Organisation, *, installed: bool = True, catalogue: Catalogue | None = None
) -> Selection:
    """Add the installed rule-sets that serve an organisation, and say what is served by none.

    Of the others only as much is read as it takes to know whom they serve. One that cannot be read is left out.
    Raises :class:`~readiness.errors.SelectionError` where a sector or setting nearly matches one that is served.
    """
    known = _catalogue(catalogue, installed=installed)
    others, unread = _serving(_others(rulebook, known))
    unwanted, _ = _serving(offer for offer in known.offers if not known.wants(offer.name))
    offered = [pair for applies_to in (*others.values(), *unwanted.values()) for pair in applies_to]
    served = merge([*served_by(rulebook).items(), *offered])
    missing = unserved(organisation, served)
    chosen = [found for found, applies_to in others.items() if applies(applies_to, organisation)]
    whole, broken = _added_one_by_one(rulebook, chosen)
    return Selection(
        rulebook=whole,
        notices=missing,
        left_out=known.told((*known.missed, *unread, *broken)),
        unused=(*known.unused, *(name for each in (*unread, *broken) for name in each.names)),
    )


def load_all(*paths: "Path", catalogue: Catalogue | None = None) -> tuple[RuleBook, tuple[str, ...]]:
    """Load core, the folders that are named, and every other installed rule-set, whomever it serves.

    An installed one that cannot be read is left out; the second part says so, a sentence for each. Raises
    :class:`~readiness.errors.RulesetError` for core and for the folders, which were asked for.
    """
    known = _catalogue(catalogue, installed=True)
    rulebook = load_wanted(known, paths)
    whole, broken = _added_one_by_one(rulebook, _others(rulebook, known))
    return whole, known.told((*known.missed, *broken))


def add_ruleset(rulebook: RuleBook, offer: Offer) -> RuleBook:
    """Read one rule-set that is offered, and add it.

    Raises :class:`~readiness.errors.RulesetError` with everything that is wrong with it.
    """
    return _added(rulebook, [_located(offer)])


def checked(files: Mapping[str, bytes], found: Found, core: RuleBook) -> Ruleset:
    """Read a rule-set from its files and check all of it; it builds on ``core``, which is empty for core itself.

    Raises :class:`~readiness.errors.RulesetError` with everything that is wrong with it.
    """
    from readiness.reading.ruleset_reader import read_ruleset  # noqa: PLC0415 (not needed where a built form is)

    retired = core.retired.values()
    return read_ruleset(files, found.origin, core.indicators, core.sources, core.rules, retired)


def named(found: Found) -> Found:
    """Put the name in its manifest to a rule-set that was found in a folder.

    Raises :class:`~readiness.errors.RulesetError` where the manifest cannot be read.
    """
    return found._replace(name=_manifest(found).name)


def _catalogue(known: Catalogue | None, *, installed: bool) -> Catalogue:
    if known is not None:
        return known
    return installed_catalogue() if installed else NOTHING


def _others(rulebook: RuleBook, known: Catalogue) -> list[Offer]:
    taken = {ruleset.name for ruleset in rulebook.rulesets}
    wanted = [offer for offer in known.offers if offer.name not in taken and known.wants(offer.name)]
    return sorted(wanted, key=lambda offer: offer.name)


def _located(offer: Offer, places: Callable[[str], list[str]] = places) -> Found:
    return offer if isinstance(offer, Found) else locate(offer, places)


def _serving(others: Iterable[Offer]) -> tuple[dict[Found, AppliesTo], tuple[LeftOut, ...]]:
    """Tell whom rule-sets serve; of those that are not plainly written, the whole manifest is read.

    Several may come in one package, which is looked for once.
    """
    remembered = cache(places)
    serving: dict[Found, AppliesTo] = {}
    left_out = []
    for offer in others:
        try:
            found = _located(offer, remembered)
            serving[found] = plainly_serves(peek(found, MOST_BYTES + 1), found.name) or _manifest_of(found).applies_to
        except RulesetError as error:
            left_out.append(_left_out(offer, error))
    return serving, tuple(left_out)


def _manifest_of(found: Found) -> "Manifest":
    manifest = _manifest(found)
    _check_name(found, manifest.name)
    return manifest


def _added_one_by_one(rulebook: RuleBook, others: Iterable[Offer]) -> tuple[RuleBook, tuple[LeftOut, ...]]:
    """Add what can be read; one that cannot costs only itself."""
    left_out = []
    for offer in others:
        try:
            rulebook = add_ruleset(rulebook, offer)
        except RulesetError as error:
            left_out.append(_left_out(offer, error))
    return rulebook, tuple(left_out)


def _left_out(offer: Offer, error: RulesetError) -> LeftOut:
    first = error.problems[0]
    plugin = offer.plugin if isinstance(offer, Found) else ""
    return LeftOut(
        kind="rule-set",
        name=offer.name,
        names=tuple(name for name in (offer.name, offer.package, plugin) if name),
        reason=message("it cannot be read: {problem}", problem=str(first).splitlines()[0]),
        hint=first.hint,
    )


def _added(rulebook: RuleBook, places: list[Found]) -> RuleBook:
    """Read rule-sets, core first: the others build on it, and on nothing else."""
    _check_names(rulebook, places)
    rulesets = list(rulebook.rulesets)
    for found in sorted(places, key=lambda found: (found.name != CORE, found.name)):
        core = tuple(ruleset for ruleset in rulesets if ruleset.name == CORE)
        rulesets.append(_read(found, RuleBook(rulesets=core)))
    _check_sources(rulesets)
    return RuleBook(rulesets=tuple(rulesets))


def _check_names(rulebook: RuleBook, places: Iterable[Found]) -> None:
    """Refuse two rule-sets of one name, naming both."""
    origins = {ruleset.name: ruleset.origin for ruleset in rulebook.rulesets}
    for found in places:
        if found.name in origins:
            message = f"the rule-set {found.name} is here, and in {origins[found.name]}"
            raise _refusal(found.origin, message, "Name or install only one of them.")
        origins[found.name] = found.origin


def _read(found: Found, core: RuleBook) -> Ruleset:
    files, built = read_files(found), read_built_file(found)
    ruleset = (take(built, files, found.origin) if built else None) or checked(files, found, core)
    _check_name(found, ruleset.name)
    return ruleset


def _manifest(found: Found) -> "Manifest":
    from readiness.reading.ruleset_reader import read_manifest_alone  # noqa: PLC0415 (as above)

    return read_manifest_alone(read_manifest_file(found), found.origin)


def _check_name(found: Found, name: str) -> None:
    if name != found.name:
        message = f"it is installed as {found.name}, and its manifest calls it {name}"
        raise _refusal(found.origin, message, "Give it the same name in both.")


def _check_sources(rulesets: Iterable[Ruleset]) -> None:
    """Refuse one id for two different sources, naming both rule-sets."""
    seen: dict[str, tuple[Source, str]] = {}
    for ruleset in rulesets:
        for source in ruleset.sources:
            other, name = seen.setdefault(source.id, (source, ruleset.name))
            if other is not source and other != source:
                message = f"the source {source.id} is another one in {name}"
                raise _refusal(ruleset.origin, message, "Give one of them another id.")


def _refusal(origin: str, message: str, hint: str) -> RulesetError:
    return RulesetError([Problem(path=origin, message=message, hint=hint)])
