"""Whom a rule-set serves, read off a manifest that is plainly written, without parsing it.

Where a hundred rule-sets are installed, most serve somebody else, and parsing all their manifests would take longer
than the assessment. A manifest as people write them can be told at a glance. Anything else, and whatever might be
wrong, is left to the parser.
"""

import re
from typing import TYPE_CHECKING

from readiness.reading.engine_range import admits, is_range
from readiness.version import RULESET_FORMAT, VERSION

if TYPE_CHECKING:
    from readiness.reading.ruleset_selection import AppliesTo


MOST_BYTES = 10_000
"""A longer manifest is not a plain one."""


def plainly_serves(content: bytes, name: str) -> "AppliesTo | None":
    r"""Tell the sectors and settings that a manifest names; ``None`` where it has to be parsed to know.

    That is where it is not of this name, format and range of versions, where it serves everyone, and where it is
    written in any unusual way.

    >>> text = b'format = 1\nname = "day-care"\nengine = ">=0.1"\n[applies_to]\nsector = ["health"]\n'
    >>> plainly_serves(text, "day-care"), plainly_serves(text, "night-care")
    ((('sector', ('health',)),), None)
    """
    if len(content) > MOST_BYTES or any(sign in content for sign in _UNUSUAL):
        return None
    text = content.decode("utf-8", errors="replace").replace("\r\n", "\n")
    top, found, section = text.partition("\n[applies_to]\n")
    told = dict(_LINE.findall(top))
    if not found or "[" in top or told.get("name") != f'"{name}"' or told.get("format") != str(RULESET_FORMAT):
        return None
    if "engine" in told and not _fits(told["engine"].strip('"')):
        return None
    return _served(section)


_UNUSUAL = (b"\\", b'"""', b"'''")
"""Escapes, and texts of many lines: what a parser is for."""

_LINE = re.compile(r"^([a-z]+) = (.*?) *$", re.MULTILINE)
_SECTION = re.compile(r'(?:sector|setting) = \[(?:"[a-z0-9-]+"(?:, )?)*\]')
_NAMES = re.compile(r'"([a-z0-9-]+)"')


def _fits(engine: str) -> bool:
    return is_range(engine) and admits(engine, VERSION)


def _served(section: str) -> "AppliesTo | None":
    served: dict[str, tuple[str, ...]] = {}
    for line in section.splitlines():
        if line.strip() and not line.startswith("#"):
            key = line.partition(" ")[0]
            if not _SECTION.fullmatch(line) or key in served:
                return None
            served[key] = tuple(_NAMES.findall(line))
    return tuple((key, names) for key, names in sorted(served.items()) if names) or None
