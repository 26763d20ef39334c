"""The file that holds a profile: its bytes, or what to do where they cannot be read."""

import sys
from typing import TYPE_CHECKING

from readiness.errors import Problem, ProfileError, as_typed, did_you_mean, near_names
from readiness.reading.destination import STANDARD
from readiness.toml.source import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

STANDARD_WORDS = "standard input"
"""The name of standard input in messages."""


def read_profile_file(path: str) -> tuple[bytes, str]:
    """Give a profile's bytes, and the name to call it by in messages. ``-`` is standard input.

    Never more is read than a profile may hold and one byte more. Raises :class:`~readiness.errors.ProfileError`.
    """
    if path == STANDARD:
        return _read_standard_input(), STANDARD_WORDS
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1), path
    except (OSError, ValueError) as failure:
        from pathlib import Path  # noqa: PLC0415 (slow to import, and seldom needed)

        raise ProfileError([_problem(Path(path), failure)]) from failure


def toml_files_in(folder: "Path") -> list[str]:
    """Name the files in a folder whose names end as those of profiles and plans do; none where it is closed."""
    try:
        return sorted(file.name for file in folder.iterdir() if file.suffix.lower() == ".toml")
    except OSError:
        return []


def _read_standard_input() -> bytes:
    buffer = getattr(sys.stdin, "buffer", None)
    return b"" if buffer is None else bytes(buffer.read(MAX_BYTES + 1))


def _problem(path: "Path", failure: OSError | ValueError) -> Problem:
    """Say why a file cannot be read, and which one may be meant."""
    if _is_folder(path):
        return Problem(path=str(path), message="this is a folder", hint=_files_hint(path))
    if isinstance(failure, FileNotFoundError | NotADirectoryError):
        return _missing(path)
    reason = failure.strerror if isinstance(failure, OSError) else str(failure)
    return Problem(path=str(path), message=f"cannot be read: {reason}", hint="Check its name, and who may open it.")


def _missing(path: "Path") -> Problem:
    if not _is_folder(path.parent):
        return Problem(
            path=str(path), message=f"there is no folder {path.parent}", hint="Check the name of the folder."
        )
    near = did_you_mean(str(path.parent / name) for name in near_names(path.name, toml_files_in(path.parent)))
    hint = near or f"Check its name. To begin one, type: readiness init {as_typed(str(path))}"
    return Problem(path=str(path), message="there is no such file", hint=hint)


def _files_hint(folder: "Path") -> str:
    names = toml_files_in(folder)[:3]
    if not names:
        return "Name the file itself; there is no file ending in .toml in this folder."
    return f"Name one of the files in it, such as {', '.join(str(folder / name) for name in names)}."


def _is_folder(path: "Path") -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
