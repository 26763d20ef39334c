"""Extras: packages that one thing alone needs, and that readiness installs where it is asked to."""

from collections.abc import Iterator
from contextlib import contextmanager

from readiness.errors import OutputError


@contextmanager
def extra(name: str, package: str, place: str, doing: str = "this") -> Iterator[None]:
    """Import in here what needs a package that the extra ``name`` of readiness installs.

    Raises :class:`~readiness.errors.OutputError` for ``place`` with the command that installs it, where it is not
    there; ``doing`` says what needs it.
    """
    try:
        yield
    except ImportError as failure:
        if (failure.name or "").partition(".")[0] == "readiness":
            raise
        hint = f'Install it with: python -m pip install "readiness[{name}]"'
        raise OutputError(place, f"{doing} needs {package}, which is not installed", hint) from failure
