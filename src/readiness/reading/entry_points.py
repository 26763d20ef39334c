"""Entry points of installed packages, listed without importing any of them.

``importlib.metadata`` gives the same list, and importing it takes longer than a whole assessment. So where packages
lie in plain folders, their ``entry_points.txt`` is read directly; anything else (archives, eggs, the finders of other
tools) is left to ``importlib.metadata``.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.machinery import PathFinder
from typing import NamedTuple


class EntryPoint(NamedTuple):
    """What a package offers: ``value`` under ``name``, in a ``group``.

    ``package`` is the distribution that it came with, in the normal form of its name; ``version`` is empty where the
    name of its description does not say.
    """

    name: str
    value: str
    package: str
    group: str
    version: str = ""


def list_entry_points(*groups: str) -> tuple[EntryPoint, ...]:
    """List the entry points of groups, ordered by name, then value. Every package is looked at once."""
    folders = tuple(dict.fromkeys(sys.path))
    found = _read_folders(groups, folders) if _only_folders(folders) else _ask_importlib(groups)
    return tuple(sorted(found))


def _only_folders(folders: Iterable[str]) -> bool:
    """Whether everything that can be imported lies in a plain folder."""
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    plain = all(not folder.endswith(".egg") and not os.path.isfile(folder) for folder in folders)
    return plain and finders == [PathFinder]


def _read_folders(groups: tuple[str, ...], folders: Iterable[str]) -> Iterator[EntryPoint]:
    """Read every distribution once: the first of a name hides the others, as it does for importing."""
    seen: set[str] = set()
    for folder in folders:
        for path in _distributions(folder or "."):
            package = _package(path)
            if package not in seen:
                seen.add(package)
                yield from _read_distribution(groups, package, path)


def _distributions(folder: str) -> list[str]:
    """List the folders that describe installed distributions; none where a folder is missing or closed.

    Most of a thousand names are told by their last letter.
    """
    try:
        names = [name for name in os.listdir(folder) if name[-1] in "oO"]
    except OSError:
        return []
    return [
        os.path.join(folder, name) for name in sorted(names) if name.lower().endswith((".dist-info", ".egg-info"))
    ]


def _package(path: str) -> str:
    return _normal(_stem(path).partition("-")[0])


def _normal(name: str) -> str:
    """Give the normal form of a distribution's name. Source: PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _read_distribution(groups: tuple[str, ...], package: str, path: str) -> Iterator[EntryPoint]:
    try:
        with open(os.path.join(path, "entry_points.txt"), encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return
    if not any(group in text for group in groups):
        return
    section, version = "", _version(path)
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]").strip()
        elif section in groups and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield EntryPoint(name=name.strip(), value=value.strip(), package=package, group=section, version=version)


def _version(path: str) -> str:
    """Read the version off the name of a description, such as ``day_care-1.0.dist-info``."""
    return _stem(path).partition("-")[2].partition("-")[0]


def _stem(path: str) -> str:
    """Give the name of a description without its ending."""
    return os.path.splitext(os.path.basename(path))[0]


def _ask_importlib(groups: tuple[str, ...]) -> Iterator[EntryPoint]:
    from importlib import metadata  # noqa: PLC0415 (slow to import, and seldom needed)

    for group in groups:
        for point in metadata.entry_points(group=group):
            package, version = (point.dist.name, point.dist.version) if point.dist is not None else ("", "")
            yield EntryPoint(
                name=point.name, value=point.value, package=_normal(package), group=group, version=version
            )
