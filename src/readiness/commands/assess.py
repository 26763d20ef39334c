"""``readiness assess``: a profile in, a report out."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from readiness.commands.arguments import Choice, OpenChoice, no_such_choice, whole
from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import AS_OF, FORCE, OUTPUT, PROFILE, ending_of, named_by_ending, rulesets
from readiness.commands.remarks import remark
from readiness.faces.choices import AUDIENCES, FIRST, TABLES
from readiness.plugins.formats import ENDINGS, FORMATS, PAGED

if TYPE_CHECKING:
    from readiness.assessment import Assessment
    from readiness.plugins.reporter import Reporter
    from readiness.plugins.session import Session, Wanted

FORM = "form"
"""The parameter that names the format."""

ALONE = "csv"
"""The format that holds one table, chosen by ``--table``."""

OLDER = {"doc": "docx", "xls": "xlsx", "htm": "html"}
"""Endings of older programs, whose files are not plain text; each with the one that is meant."""


@click.command("assess")
@PROFILE
@click.option("--full", is_flag=True, help="Show everything: every step, every rule, the plan and the sources.")
@click.option(
    "--for",
    "audience",
    type=Choice(AUDIENCES),
    help="Write one page for these readers, in place of the report.",
)
@click.option(
    "--format",
    FORM,
    metavar=f"[{'|'.join(FORMATS)}|NAME]",
    type=OpenChoice(FORMATS),
    help="How the result is written; without it, as the ending of the output file says, else text. NAME is a format "
    "that a plugin adds.",
)
@click.option(
    "--table",
    metavar="TABLE",
    type=Choice(TABLES),
    help=f"Which table to write as csv, of {', '.join(TABLES)}; without it, {FIRST}.",
)
@OUTPUT
@FORCE
@AS_OF
@click.option(
    "--fail-under",
    metavar="POINTS",
    type=whole(0, 100),
    help="End with exit code 1 if fewer overall points than this are secured, by the core rules.",
)
@click.option(
    "--quarters", metavar="N", type=whole(1, 40), default="4", show_default=True, help="How far the plan looks ahead."
)
@rulesets
def command(  # noqa: PLR0913 (one for each option)
    profile: str,
    *,
    full: bool,
    audience: str | None,
    form: str | None,
    table: str | None,
    output: str | None,
    force: bool,
    as_of: dt.date | None,
    fail_under: int | None,
    quarters: int,
    wanted: "Wanted",
) -> int:
    """Assess a profile: strengths, five dimensions, next steps.

    PROFILE is a file, or - for standard input; without it, profile.toml.
    """
    from readiness.assessment import assembled, judge, planner  # noqa: PLC0415 (the engine, once it is needed)
    from readiness.commands.report_formats import beside, check_screen, written  # noqa: PLC0415
    from readiness.plugins.session import start  # noqa: PLC0415
    from readiness.reading.destination import STANDARD, check_apart, write_result  # noqa: PLC0415

    check_apart(output, profile)
    chosen = form or _form_of(output)
    _check_page(audience, chosen, full=full)
    to_file = output not in {None, STANDARD}
    check_screen(chosen, to_file=to_file)
    _check_table(table, chosen)
    session = start(wanted)
    reporter = _reporter(session, chosen)
    opened = session.open_with_facts(profile, as_of)
    judged = judge(opened.profile, opened.rulebook)
    assessment = assembled(
        judged, planner(judged, quarters=quarters), notices=opened.notices, left_out=opened.left_out
    )
    if reporter is not None:
        text = _reported(session, reporter, assessment)
    else:
        text = written(assessment, chosen, full=full, audience=audience, table=table or FIRST, to_file=to_file)
    write_result(text, output, force=force, file=chosen == "markdown")
    if chosen == ALONE:
        remark(assessment.left_out, beside(assessment))
    return _exit_code(assessment, fail_under)


def _form_of(output: str | None) -> str:
    """Tell the format from the ending of the output file; that of an older program is not written as plain text."""
    newer = OLDER.get(ending_of(output))
    if newer is not None:
        raise click.UsageError(f"a report has no form for .{ending_of(output)}. Did you mean .{newer}?")
    return named_by_ending(output, ENDINGS)


def _check_page(audience: str | None, form: str, *, full: bool) -> None:
    """See to it that a page for one audience can be written as it was asked for."""
    if audience is None:
        return
    if full:
        raise click.UsageError("--for writes one page, and --full writes everything. Leave one of them out.")
    if form not in PAGED:
        message = f"--for writes a page, and {form} has none. Choose from {', '.join(PAGED)}, or leave --for out."
        raise click.UsageError(message)


def _check_table(table: str | None, form: str) -> None:
    """See to it that a table is asked for where a file holds one."""
    if table is not None and form != ALONE:
        message = f"--table chooses one table, and {form} has none alone. Add --format {ALONE}, or leave --table out."
        raise click.UsageError(message)


def _reporter(session: "Session", form: str) -> "Reporter | None":
    """Find the reporter of a format that a plugin adds; none is needed for a format of readiness itself."""
    if form in FORMATS:
        return None
    found = session.reporter(form)
    if found is None:
        names = (*FORMATS, *(reporter.name for _, reporter in session.reporters))
        context = click.get_current_context()
        param = next(param for param in context.command.params if param.name == FORM)
        raise click.BadParameter(no_such_choice(form, names), context, param)
    return found


def _reported(session: "Session", reporter: "Reporter", assessment: "Assessment") -> str | bytes:
    """Let a plugin write what is shown of an assessment: what is too small to show reaches no plugin."""
    from readiness.faces.json.form import to_data  # noqa: PLC0415

    return session.report(reporter, to_data(assessment))


def _exit_code(assessment: "Assessment", fail_under: int | None) -> ExitCode:
    """Say how the run ended. Points count as they are shown; overall without a basis secures none."""
    from readiness.core.score import percent  # noqa: PLC0415

    if assessment.left_out:
        return ExitCode.LEFT_OUT
    overall = assessment.core.overall.interval
    secured = percent(overall.secured) if overall is not None else 0
    if fail_under is None or secured >= fail_under:
        return ExitCode.DONE
    click.echo(f"Overall, {secured} of 100 points are secured; --fail-under asks for {fail_under}.", err=True)
    return ExitCode.BELOW
