"""Keeping plans: the file that holds one, what is worth knowing about it, and the plan as it was before."""

import os
from collections.abc import Iterator
from pathlib import Path

from readiness.core.profile import Profile
from readiness.errors import OutputError, PlanError, Problem, did_you_mean, near_names, printable
from readiness.message import message, written_date
from readiness.reading.destination import keep_copy
from readiness.reading.plan_file import PlanFile, read_plan
from readiness.reading.profile_file import toml_files_in
from readiness.toml.source import MAX_BYTES


def open_plan(path: str) -> PlanFile:
    """Read the file that holds a plan. Raises :class:`~readiness.errors.PlanError` with every problem of it."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as failure:
        raise PlanError([_unread(Path(path), failure)]) from failure
    return read_plan(content, path)


def remarks(file: PlanFile | None, profile: Profile) -> Iterator[str]:
    """Say what is worth knowing about a plan that is held against a profile."""
    if file is None:
        return
    yield from file.notices
    organisation = profile.organisation
    if file.organisation and file.organisation != printable(organisation.name):
        yield message(
            "The plan is that of {plan}, the profile that of {profile}.",
            plan=file.organisation,
            profile=printable(organisation.name),
        )
    if organisation.as_of < file.kept.as_of:
        yield message(
            "The answers are of {date}, older than those behind the plan, of {plan}.",
            date=written_date(organisation.as_of),
            plan=written_date(file.kept.as_of),
        )


def keep_old(path: str) -> str:
    """Keep a plan that is about to be replaced beside it, and say under which name; empty where there is none.

    Raises :class:`~readiness.errors.OutputError`.
    """
    target = Path(os.path.realpath(path))
    if not target.is_file():
        return ""
    try:
        content = target.read_bytes()
    except OSError as failure:
        raise OutputError(path, f"cannot be read: {failure.strerror}", "Choose another name or folder.") from failure
    return keep_copy(content, path)


def _unread(path: Path, failure: OSError | ValueError) -> Problem:
    if isinstance(failure, FileNotFoundError):
        near = did_you_mean(near_names(path.name, toml_files_in(path.parent)))
        hint = near or "Check its name. To begin one, type: readiness plan -o plan.toml"
        return Problem(path=str(path), message="there is no such file", hint=hint)
    reason = failure.strerror if isinstance(failure, OSError) else str(failure)
    return Problem(path=str(path), message=f"cannot be read: {reason}", hint="Check its name, and who may open it.")
