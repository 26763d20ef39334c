"""The number of a file's format, in its first line."""

from readiness.toml.source import BROKEN
from readiness.toml.tables import Table, found_words


def fits(top: Table, number: int) -> bool:
    """Check that a file is of the format that this version reads; where it is not, nothing else is worth reading."""
    found = top.raw("format")
    if found == number and type(found) is int:
        return True
    if not top.has("format") or found is BROKEN:
        top.whole("format", hint=f"Type format = {number} in the first line.")
        return True
    hint = f"This version of readiness reads format {number}: type format = {number}, or install a newer version."
    top.problem("format", f"found {found_words(found)}", hint)
    return False
