"""The engine: what reads files and puts rule-sets together, wired for whoever makes an assessment."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import attrs

from readiness.core.profile import Organisation, Profile
from readiness.core.rules import RuleBook
from readiness.errors import Problem, ProfileError, SelectionError
from readiness.message import message
from readiness.reading.catalogue import Catalogue, installed_catalogue
from readiness.reading.profile_file import read_profile_file
from readiness.reading.profile_reader import read_profile, read_salvaged
from readiness.reading.ruleset_loader import Selection, choose, load_wanted
from readiness.toml.source import TomlSource, salvage_toml

if TYPE_CHECKING:
    from pathlib import Path


MOST_SLIPS = 10
"""So many names of sectors and settings that are nearly known ones end the reading of a profile."""


class Opened(NamedTuple):
    """A profile with the rule-sets that serve it; ``notices`` and ``left_out`` go into its assessment."""

    profile: Profile
    rulebook: RuleBook
    notices: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def load_profile(path: "str | Path", rulebook: RuleBook, as_of: dt.date | None = None) -> Profile:
    """Read a profile from a file. ``as_of`` takes the place of the date in it.

    Raises :class:`~readiness.errors.ProfileError` with every problem of the file.
    """
    content, name = read_profile_file(str(path))
    return read_profile(content, name, rulebook, as_of)


def open_profile(path: "str | Path", folders: Iterable["str | Path"] = (), as_of: dt.date | None = None) -> Opened:
    """Read a profile from a file, or from standard input for ``-``, with the rule-sets that its organisation needs.

    ``folders`` hold rule-sets beside those that are installed. ``as_of`` takes the place of the date in the file. No
    code of any package is run. Raises :class:`~readiness.errors.InputError`.
    """
    return open_from(installed_catalogue(), path, folders, as_of)


def open_from(
    catalogue: Catalogue, path: "str | Path", folders: Iterable["str | Path"] = (), as_of: dt.date | None = None
) -> Opened:
    """Do as :func:`open_profile`, with what a catalogue offers in place of what is installed."""
    content, name = read_profile_file(str(path))
    source = salvage_toml(content, name, ProfileError)
    chosen, slips = _chosen(load_wanted(catalogue, folders), source, catalogue)
    kept, aside = _set_aside(source, chosen)
    return Opened(
        profile=_read(kept, chosen.rulebook, as_of, slips),
        rulebook=chosen.rulebook,
        notices=(*chosen.notices, *aside),
        left_out=chosen.left_out,
    )


def _chosen(rulebook: RuleBook, source: TomlSource, catalogue: Catalogue) -> tuple[Selection, tuple[Problem, ...]]:
    """Choose rule-sets by sector and setting, and give a problem for each of these that is nearly a known one.

    Such a slip counts as the name that comes nearest, so that the rest of the file can be checked in the same run.
    Raises :class:`~readiness.errors.ProfileError` where there are :data:`MOST_SLIPS` of them.
    """
    organisation, slips = _served(source.data), list[Problem]()
    while True:
        try:
            return choose(rulebook, organisation, catalogue=catalogue), tuple(slips)
        except SelectionError as error:
            slips.append(_slip(error, source))
            if len(slips) == MOST_SLIPS:
                raise ProfileError(slips) from error
            organisation = _as_meant(organisation, error)


def _slip(error: SelectionError, source: TomlSource) -> Problem:
    keys = ("organisation", error.kind)
    place = source.locate(keys)
    return Problem(
        message=str(error),
        hint="Type the name that is meant; a name that no rule-set knows is fine too, if it is another one.",
        path=source.path,
        line=place.line,
        column=place.column,
        key=".".join(keys),
        excerpt=place.excerpt,
    )


def _as_meant(organisation: Organisation, error: SelectionError) -> Organisation:
    """Put what comes nearest in place of a slip."""
    if error.kind == "sector":
        return attrs.evolve(organisation, sector=_meant(organisation.sector, error))
    return attrs.evolve(organisation, setting=_meant(organisation.setting, error))


def _meant(names: Iterable[str], error: SelectionError) -> tuple[str, ...]:
    return tuple(each for name in names for each in (error.near[:1] if name == error.name else (name,)))


def _read(source: TomlSource, rulebook: RuleBook, as_of: dt.date | None, slips: Iterable[Problem]) -> Profile:
    """Read a profile; what else is wrong with it is told together with its slips."""
    problems = list(slips)
    try:
        profile = read_salvaged(source, rulebook, as_of)
    except ProfileError as error:
        raise ProfileError([*problems, *error.problems]) from error
    if problems:
        raise ProfileError(problems)
    return profile


def _set_aside(source: TomlSource, chosen: Selection) -> tuple[TomlSource, tuple[str, ...]]:
    """Leave out the answers to rule-sets that are installed and not used; say so, a sentence for each table."""
    if not chosen.unused:
        return source, ()
    from readiness.reading.manifest_reader import TAKEN, own_table  # noqa: PLC0415 (seldom needed)

    used = {own_table(ruleset.name) for ruleset in chosen.rulebook.rulesets}
    tables = {own_table(name) for name in chosen.unused} - used - TAKEN
    aside = [key for key in source.data if key in tables]
    kept = {key: value for key, value in source.data.items() if key not in tables}
    words = (
        message("The answers under [{name}] are set aside; the rule-set that asks for them is not used.", name=name)
        for name in aside
    )
    return source.changed(data=kept) if aside else source, tuple(words)


def _served(data: dict[str, object]) -> Organisation:
    """Tell which rule-sets a profile needs, before its questions are known."""
    told = data.get("organisation")
    names = {key: _names(told.get(key)) for key in ("sector", "setting")} if isinstance(told, dict) else {}
    return Organisation(name="", as_of=dt.date.max, sector=names.get("sector", ()), setting=names.get("setting", ()))


def _names(value: object) -> tuple[str, ...]:
    return tuple(name for name in value if isinstance(name, str)) if isinstance(value, list) else ()
