"""Where rule-sets are: offered by installed packages, or in folders that were named.

Nothing that is found is imported, and no code of it runs: an entry point names a top-level package and a folder in
it, the import system is asked where that package lies, and files are read there.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from readiness.errors import Problem, RulesetError, printable
from readiness.reading.entry_points import EntryPoint, list_entry_points
from readiness.toml.source import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

GROUP = "readiness.rulesets"
"""The entry-point group. A value such as ``readiness_rules:core`` names a package and a folder in it."""

OWN_PACKAGE = "readiness"
"""The distribution that this engine and its own rule-sets come in."""

MANIFEST = "ruleset.toml"

MAX_FILES = 200
"""A folder with more TOML files than this is not read."""


class Found(NamedTuple):
    """A rule-set that was found and not yet read.

    ``place`` is the path of its folder. ``name`` is the name of its entry point, ``package`` the distribution that
    offers it, ``plugin`` the plugin that named its folder; empty for a folder that was named by hand.
    """

    origin: str
    place: str
    name: str = ""
    package: str = ""
    plugin: str = ""

    @property
    def folder(self) -> "Path":
        """Its folder."""
        from pathlib import Path  # noqa: PLC0415 (slow to import, and seldom needed)

        return Path(self.place)


def installed_rulesets() -> tuple[EntryPoint, ...]:
    """List the rule-sets that installed packages offer, by name. :func:`locate` finds their folders."""
    return list_entry_points(GROUP)


def places(package: str) -> list[str]:
    """Ask the import system where a top-level package lies; nothing is imported for that."""
    try:
        spec = find_spec(package)
    except ValueError:
        return []
    return list(spec.submodule_search_locations or ()) if spec is not None else []


def locate(point: EntryPoint, places: Callable[[str], list[str]] = places) -> Found:
    """Find the folder that an entry point names, without running code.

    ``places`` tells where a package lies, and may remember it. Raises :class:`~readiness.errors.RulesetError` where
    the entry point names no folder.
    """
    value = _VALUE.fullmatch(point.value)
    if value is None:
        hint = "A rule-set is named by a top-level package and a folder in it, such as my_rules:my_ruleset."
        raise _refusal(GROUP, f"{offer_words(point)} does not name a package and a folder", hint)
    folders = [os.path.join(place, value[2] or "") for place in places(value[1])]
    folder = next((folder for folder in folders if os.path.isfile(os.path.join(folder, MANIFEST))), None)
    if folder is None:
        message = f"{offer_words(point)} offers {point.name}, and there is no {MANIFEST}"
        raise _refusal(GROUP, message, "Install it again, or uninstall it.")
    return Found(origin=point.value, place=folder, name=point.name, package=point.package)


def rulesets_in(folder: "str | Path") -> tuple[Found, ...]:
    """List the rule-sets in a folder: the folder itself, or the folders directly inside it.

    Raises :class:`~readiness.errors.RulesetError` where there is none.
    """
    from pathlib import Path  # noqa: PLC0415 (slow to import, and seldom needed)

    path = Path(folder)
    folders = [path] if (path / MANIFEST).is_file() else sorted(file.parent for file in path.glob(f"*/{MANIFEST}"))
    if not folders:
        found = "no rule-set in this folder" if path.is_dir() else "no such folder"
        raise _refusal(str(path), found, f"Name a folder with a {MANIFEST} in it, or a folder of such folders.")
    return tuple(Found(origin=folder.as_posix(), place=str(folder)) for folder in folders)


def offer_words(offer: EntryPoint | Found) -> str:
    """Name the package that offers something, and where in it that lies."""
    place = offer.value if isinstance(offer, EntryPoint) else offer.origin
    return f"{printable(offer.package) or 'a package'} ({printable(place)})"


def read_files(found: Found) -> Mapping[str, bytes]:
    """Read the TOML files of a rule-set, by name. Its cases are not among them."""
    return _read(found, _toml_files(found))


def read_case_files(found: Found) -> Mapping[str, bytes]:
    """Read the files with the cases of a rule-set, by name, such as ``cases/leadership.toml``."""
    return _read(found, _toml_files(found, "cases/"))


def read_built_file(found: Found) -> str:
    """Read the built form of a rule-set that ships with readiness; empty where there is none.

    Nobody else's is ever read: what it holds was not checked again.
    """
    if found.package != OWN_PACKAGE:
        return ""
    try:
        with open(f"{found.place}.json", encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def peek(found: Found, size: int) -> bytes:
    """Read the first bytes of a rule-set's manifest; none where that cannot be done."""
    try:
        with open(os.path.join(found.place, MANIFEST), "rb", buffering=0) as file:
            return file.read(size) or b""
    except OSError:
        return b""


def read_manifest_file(found: Found) -> Mapping[str, bytes]:
    """Read the manifest of a rule-set alone."""
    return _read(found, [MANIFEST])


_VALUE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(?::([A-Za-z0-9_][A-Za-z0-9_-]*))?")


def _toml_files(found: Found, folder: str = "") -> list[str]:
    """Name the TOML files of a rule-set, or those in a folder of it; none where there is no such folder."""
    try:
        names = os.listdir(os.path.join(found.place, folder))
    except OSError:
        return []
    return sorted(f"{folder}{name}" for name in names if name.endswith(".toml"))


def _read(found: Found, names: list[str]) -> Mapping[str, bytes]:
    if len(names) > MAX_FILES:
        raise _refusal(found.origin, f"{len(names)} TOML files", f"Keep a rule-set to {MAX_FILES} files.")
    problems: list[Problem] = []
    contents = {name: content for name in names for content in _content(found, name, problems)}
    if problems:
        raise RulesetError(problems)
    return contents


def _content(found: Found, name: str, problems: list[Problem]) -> Iterator[bytes]:
    """Read one file, never more of it than a rule-set's file may hold and one byte more."""
    try:
        with open(os.path.join(found.place, name), "rb") as file:
            yield file.read(MAX_BYTES + 1)
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        problems.append(Problem(path=f"{found.origin}/{name}", message=f"cannot be read: {reason}"))


def _refusal(path: str, message: str, hint: str) -> RulesetError:
    return RulesetError([Problem(path=path, message=message, hint=hint)])
