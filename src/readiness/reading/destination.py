"""Where a result goes: standard output, or a file that is written whole or not at all."""

import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from readiness.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

MOST_COPIES = 99
"""So many old versions of a file are kept beside it."""

STANDARD = "-"
"""Stands for standard output, and for standard input where something is read."""


def write_result(text: str | bytes, path: str | None, *, force: bool = False, file: bool = False) -> None:
    """Write a text to standard output, or to a file in UTF-8; bytes as they are.

    A file that exists is replaced only with ``force``. What is a ``file`` to be read again is UTF-8 in a pipe too,
    and cleaned where a terminal shows it: people's own remarks are in it to the letter. Raises
    :class:`~readiness.errors.OutputError`.
    """
    if path is None or path == STANDARD:
        if sys.stdout is not None:
            _print(_as_file(text) if file and isinstance(text, str) else text)
    else:
        write_file(text, path, force=force)


def write_file(text: str | bytes, path: str, *, force: bool = False, hint: str = "") -> None:
    """Write a file beside its place, then rename it, so that nobody ever finds half of it.

    A link is followed; a device or a pipe is written to directly. ``hint`` says what to do where the file exists.
    Raises :class:`~readiness.errors.OutputError`.
    """
    content = text.encode("utf-8", errors="replace") if isinstance(text, str) else text
    try:
        from pathlib import Path  # noqa: PLC0415 (slow to import, and needed only for writing a file)

        if _is_device(Path(path)):  # before links are followed: the one of a pipe, in /dev/fd, leads to no file
            Path(path).write_bytes(content)
        else:
            target = Path(os.path.realpath(path))
            _check(target, path, force=force, hint=hint)
            _write_beside(content, target, force=force)
    except FileExistsError as failure:
        raise _exists(path, hint) from failure
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) else str(failure)
        raise OutputError(path, f"cannot be written: {reason}", "Choose another name or folder.") from failure


def check_apart(path: str | None, *read: str | None) -> None:
    """See to it that a result does not take the place of a file that it is made from, which ``force`` never means.

    ``read`` are the files that it is made from, so far as there are any. Raises
    :class:`~readiness.errors.OutputError`.
    """
    if path is not None and any(_is_same(path, name) for name in read if name is not None):
        raise OutputError(path, "the result is made from this file", "Choose another name for the result.")


def keep_copy(content: bytes, path: str) -> str:
    """Keep what a file held beside it, under its name with ``.bak`` at the end, or ``.bak2`` and so on.

    Gives that name. Nothing that exists is ever replaced, and the same people may read it. Raises
    :class:`~readiness.errors.OutputError`.
    """
    from pathlib import Path  # noqa: PLC0415 (as above)

    for number in range(1, MOST_COPIES + 1):
        name = f"{path}.bak{number if number > 1 else ''}"
        try:
            _write_beside(content, Path(name), force=False)
        except FileExistsError:
            continue
        except (OSError, ValueError) as failure:
            reason = failure.strerror if isinstance(failure, OSError) else str(failure)
            raise OutputError(name, f"cannot be written: {reason}", "Nothing was changed.") from failure
        with suppress(OSError):  # some file systems know no rights
            Path(name).chmod(stat.S_IMODE(Path(path).stat().st_mode))
        return name
    raise OutputError(f"{path}.bak", f"there are {MOST_COPIES} of these already", "Move some elsewhere.")


def _as_file(text: str) -> str | bytes:
    if not sys.stdout.isatty():
        return text.encode("utf-8", errors="replace")
    from readiness.toml.tables import visible  # noqa: PLC0415 (as above)

    return visible(text)


def _print(text: str | bytes) -> None:
    if isinstance(text, str):
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text)


def _is_same(path: str, other: str) -> bool:
    try:
        return os.path.isfile(path) and os.path.samefile(path, other)
    except (OSError, ValueError):
        return False


def _is_device(target: "Path") -> bool:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _check(target: "Path", path: str, *, force: bool, hint: str) -> None:
    """Refuse what can be known before anything is written."""
    if target.is_dir():
        raise OutputError(
            path, "this is a folder", f"Add a file name, such as {os.path.join(path, 'readiness.txt')}."
        )
    if not target.parent.is_dir():
        hint = "Make the folder first, or choose one that is there."
        raise OutputError(path, f"there is no folder {target.parent}", hint)
    if target.exists() and not force:
        raise _exists(path, hint)


def _exists(path: str, hint: str) -> OutputError:
    return OutputError(path, "this file exists already", hint or "Choose another name, or add --force to replace it.")


def _write_beside(content: bytes, target: "Path", *, force: bool) -> None:
    beside = target.parent / f".readiness-{os.getpid()}-{os.urandom(4).hex()}.tmp"
    try:
        with beside.open("xb") as file:
            file.write(content)
        _put_in_place(beside, target, force=force)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _put_in_place(beside: "Path", target: "Path", *, force: bool) -> None:
    """Rename; without ``force`` in a way that never replaces a file which appeared in the meantime."""
    if force:
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
        return
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # some file systems know no links
        target.touch(exist_ok=False)
        beside.replace(target)
