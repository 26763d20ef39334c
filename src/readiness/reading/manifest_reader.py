"""The manifest of a rule-set: who made it, for whom, and for which versions of readiness."""

import re

import attrs

from readiness.core.indicators import DIMENSIONS
from readiness.core.rules import CORE
from readiness.reading.engine_range import admits, is_range
from readiness.record import Record
from readiness.toml.tables import Table, found_words
from readiness.version import RULESET_FORMAT, VERSION

APPLIES_TO = ("sector", "setting")

MANIFEST_KEYS = (
    "format",
    "name",
    "title",
    "version",
    "engine",
    "publisher",
    "licence",
    "summary",
    "applies_to",
    "strain",
)

TAKEN = frozenset({*DIMENSIONS, "format", "form", "organisation", "targets"})
"""Tables of a profile that no rule-set can have for its own indicators."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Manifest(Record):
    """What a rule-set says of itself. ``applies_to`` is empty where it serves everyone."""

    format: int
    name: str
    title: str
    version: str
    engine: str
    publisher: str
    licence: str
    summary: str
    applies_to: tuple[tuple[str, tuple[str, ...]], ...]


def read_manifest(table: Table) -> Manifest:
    """Read the manifest from the top of ``ruleset.toml``; what else stands in that file is for others to read."""
    return Manifest(
        format=_format(table),
        name=_name(table),
        title=table.text("title"),
        version=_version(table),
        engine=_engine(table),
        publisher=table.text("publisher"),
        licence=table.text("licence"),
        summary=table.text("summary", default=""),
        applies_to=_applies_to(table),
    )


def fits(table: Table) -> bool:
    """Check that this version of readiness is one that can read the rule-set at all.

    Where it is not, that is the one problem worth telling.
    """
    written_in = table.whole("format", 1, 10**6)
    if written_in > RULESET_FORMAT:
        message = f"format {written_in} is newer than this version of readiness, which reads format {RULESET_FORMAT}"
        table.problem("format", message, "Install a newer readiness, or an earlier version of the rule-set.")
        return False
    engine = table.text("engine", default="")
    if is_range(engine) and not admits(engine, VERSION):
        message = f"this rule-set is written for readiness {found_words(engine)}, and this is {VERSION}"
        table.problem("engine", message, "Install a readiness in that range, or another version of the rule-set.")
        return False
    return True


def own_table(name: str) -> str:
    """Name the table of a profile in which the indicators of a rule-set other than core are answered."""
    return name.replace("-", "_")


def name_problem(name: str) -> tuple[str, str] | None:
    """Say why a rule-set cannot be called so, and what to do; nothing where it can."""
    if not _NAME.fullmatch(name) or len(name) > 60:
        return f"found {found_words(name)}", _NAME_HINT
    if name != CORE and own_table(name) in TAKEN:
        return f"{name} is the name of a part of every profile", "Choose another name."
    return None


_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NAME_HINT = 'Write small letters, digits and "-", such as "adult-social-care".'
_VERSION = re.compile(r"(?=.{1,40}$)[0-9]+(?:\.[0-9]+){0,3}[a-z0-9]*(?:[.+-][a-z0-9]+){0,4}")


def _name(table: Table) -> str:
    name = table.text("name")
    problem = name_problem(name) if name else None
    if problem is not None:
        table.problem("name", *problem)
    return name


def _format(table: Table) -> int:
    """Give the format, which :func:`fits` has checked."""
    written_in = table.raw("format")
    return written_in if type(written_in) is int else RULESET_FORMAT


def _version(table: Table) -> str:
    version = table.text("version")
    if version and not _VERSION.fullmatch(version):
        table.problem("version", f"found {found_words(version)}", 'Write a version such as "1.0.0".')
    return version


def _engine(table: Table) -> str:
    engine = table.text("engine", default="")
    if not is_range(engine):
        table.problem("engine", f"found {found_words(engine)}", 'Write a range of versions such as ">=0.1,<2".')
    return engine


def _applies_to(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    inner = table.table("applies_to")
    if inner is None:
        return ()
    inner.only(*APPLIES_TO)
    served = ((key, _served(inner, key)) for key in APPLIES_TO)
    return tuple((key, names) for key, names in served if names)


def _served(table: Table, key: str) -> tuple[str, ...]:
    names = table.texts(key)
    for name in names:
        if not _NAME.fullmatch(name):
            table.problem(key, f"found {found_words(name)}", _NAME_HINT)
    return names
