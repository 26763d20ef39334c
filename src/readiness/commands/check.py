"""``readiness check``: whether a profile can be read, and what it still lacks."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from readiness.commands.options import AS_OF, PROFILE, rulesets
from readiness.commands.remarks import remark

if TYPE_CHECKING:
    from readiness.plugins.session import Wanted


@click.command("check")
@PROFILE
@AS_OF
@rulesets
def command(profile: str, *, as_of: dt.date | None, wanted: "Wanted") -> int:
    """Check a profile and say what is missing; gives no score.

    PROFILE is a file, or - for standard input; without it, profile.toml. Every problem of the file is told at once,
    with its place and what to type instead.
    """
    from readiness.faces.profile.completeness import completeness_text  # noqa: PLC0415 (imported once it is needed)
    from readiness.plugins.session import start  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415

    opened = start(wanted).open_profile(profile, as_of)
    code = remark(opened.left_out, (*opened.notices, *opened.profile.notices))
    write_result(completeness_text(opened.profile, opened.rulebook), None)
    return code
