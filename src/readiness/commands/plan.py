"""``readiness plan``: what to do when, at a pace that people can carry, as something to keep."""

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from readiness.commands.arguments import PATH, Choice, whole
from readiness.commands.options import AS_OF, FORCE, OUTPUT, PROFILE, ending_of, named_by_ending, rulesets
from readiness.commands.remarks import remark

if TYPE_CHECKING:
    from readiness.faces.plan.view import PlanView
    from readiness.plugins.session import Wanted
    from readiness.proposal import Proposal
    from readiness.reading.plan_file import PlanFile

FORMATS = ("text", "toml", "json", "ics", "csv")
ENDINGS = {"txt": "text", "toml": "toml", "json": "json", "ics": "ics", "csv": "csv"}

_MOST_CAPACITY = 10_000

_NOT_PLANS = ("docx", "html", "pdf", "xlsx")
"""Endings of files that would not open, had they the text of a plan in them."""


@click.command("plan")
@PROFILE
@click.option(
    "--quarters", metavar="N", type=whole(1, 40), default="8", show_default=True, help="How far the plan looks ahead."
)
@click.option(
    "--capacity",
    metavar="POINTS",
    type=whole(0, _MOST_CAPACITY),
    help="Effort points that people can spare in a quarter, whatever the profile says.",
)
@click.option(
    "--without",
    metavar="STEP",
    multiple=True,
    help="Leave this step out, and say what that costs. Can be given more than once.",
)
@click.option(
    "--update",
    metavar="PLAN",
    type=PATH,
    help="Go on from this plan that you keep: what you marked in it is carried over.",
)
@click.option(
    "--format",
    "form",
    type=Choice(FORMATS),
    help="How the plan is written; without it, as the ending of the output file says, else text.",
)
@OUTPUT
@FORCE
@AS_OF
@rulesets
def command(  # noqa: PLR0913 (one for each option)
    profile: str,
    *,
    quarters: int,
    capacity: int | None,
    without: tuple[str, ...],
    update: str | None,
    form: str | None,
    output: str | None,
    force: bool,
    as_of: dt.date | None,
    wanted: "Wanted",
) -> int:
    """Plan the next steps by quarters, at a pace people can carry.

    PROFILE is a file, or - for standard input; without it, profile.toml. A plan is written for people (text), or as a
    file to keep and to mark (toml); also for a calendar (ics), a spreadsheet (csv) and other programs (json).
    """
    from readiness.faces.plan.view import plan_view  # noqa: PLC0415 (the engine is imported once it is needed)
    from readiness.plugins.session import start  # noqa: PLC0415
    from readiness.proposal import propose  # noqa: PLC0415
    from readiness.reading.destination import check_apart, write_result  # noqa: PLC0415
    from readiness.reading.plan_keeping import open_plan, remarks  # noqa: PLC0415

    _check_ending(output, form)
    file = open_plan(update) if update is not None else None
    opened = start(wanted).open_profile(profile, as_of)
    proposal = propose(
        opened.profile,
        opened.rulebook,
        quarters=quarters,
        capacity=capacity,
        without=without,
        kept=file.kept if file is not None else None,
        notices=(*opened.notices, *opened.profile.notices, *remarks(file, opened.profile)),
        left_out=opened.left_out,
    )
    chosen, view = form or named_by_ending(output, ENDINGS), plan_view(proposal)
    check_apart(output, profile, None if chosen == "toml" else update)
    content = _written(proposal, view, file, chosen, to_file=output not in {None, "-"})
    if force and output is not None and chosen == "toml":
        _keep_old(output)
    write_result(content, output, force=force, file=chosen == "toml")
    return remark(opened.left_out, (*view.warnings, *view.notices) if chosen != "text" else ())


def _check_ending(output: str | None, form: str | None) -> None:
    """See to it that a file is not named as one of a kind that a plan has no form for."""
    ending = ending_of(output)
    if form is None and ending in _NOT_PLANS:
        message = f"a plan has no form for .{ending}. End the file in .txt, .toml, .json, .ics or .csv."
        raise click.UsageError(message)


def _written(
    proposal: "Proposal", view: "PlanView", file: "PlanFile | None", form: str, *, to_file: bool
) -> str | bytes:
    """Write a plan in a format; each imports no more than it needs."""
    match form:
        case "toml":
            from readiness.faces.plan.toml import plan_toml, updated_toml  # noqa: PLC0415

            return plan_toml(view) if file is None else updated_toml(view, proposal, file)
        case "json":
            from readiness.faces.plan.json import plan_json  # noqa: PLC0415

            return plan_json(view, proposal)
        case "ics":
            from readiness.faces.plan.calendar import plan_calendar  # noqa: PLC0415

            return plan_calendar(view)
        case "csv":
            from readiness.faces.plan.table import plan_table  # noqa: PLC0415

            return plan_table(view, proposal)
        case _:
            from readiness.commands.terminal_style import terminal_style  # noqa: PLC0415
            from readiness.faces.plan.text import plan_text  # noqa: PLC0415

            return plan_text(view, style=terminal_style(None if to_file else sys.stdout))


def _keep_old(output: str) -> None:
    """Keep the plan that is about to be replaced."""
    from readiness.errors import printable  # noqa: PLC0415 (slow to import)
    from readiness.reading.plan_keeping import keep_old  # noqa: PLC0415

    kept = keep_old(output)
    if kept:
        click.echo(f"The plan as it was is kept as {printable(kept)}.", err=True)
