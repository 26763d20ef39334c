"""The number of a file's format, in its first line."""

from readiness.toml.tables import Table, found_words


def fits(top: Table, number: int) -> bool:
    """Check that a file is of the format that this version reads; of another format, nothing else is worth reading.

    Where no format can be read, the rest is taken for this one, so that all of it is checked in the same run.
    """
    found = top.raw("format")
    if type(found) is not int:
        top.whole("format", hint=f"Type format = {number} in the first line.")
        return True
    if found == number:
        return True
    hint = f"This version of readiness reads format {number}: type format = {number}, or install a newer version."
    top.problem("format", f"found {found_words(found)}", hint)
    return False
