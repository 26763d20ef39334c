"""``readiness init``: a profile to fill in."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from readiness.commands import arguments
from readiness.commands.options import rulesets
from readiness.commands.remarks import remark

if TYPE_CHECKING:
    from readiness.plugins.session import Wanted

NEVER = "Choose another name: an existing profile is never replaced."


@click.command("init")
@click.argument("file", metavar="[FILE|-]", default="profile.toml", type=arguments.PATH)
@click.option("--short", is_flag=True, help="Ask only the questions of the short form.")
@click.option("--name", metavar="NAME", type=arguments.name, help="The name of the organisation.")
@click.option(
    "--sector",
    metavar="NAME",
    multiple=True,
    type=arguments.name,
    help="Its field, such as education; readiness rules lists those that are served. Can be given more than once.",
)
@click.option(
    "--setting",
    metavar="NAME",
    multiple=True,
    type=arguments.name,
    help="What shapes its work, such as island. Can be given more than once.",
)
@click.option(
    "--as-of", metavar="DATE", type=arguments.date, help="The day for which the answers are true; without it, today."
)
@rulesets
def command(  # noqa: PLR0913 (one for each option)
    file: str,
    *,
    short: bool,
    name: str | None,
    sector: tuple[str, ...],
    setting: tuple[str, ...],
    as_of: dt.date | None,
    wanted: "Wanted",
) -> int:
    """Begin a profile: a file with every question, to be filled in.

    FILE is written anew and never replaced; without it, profile.toml. For - the profile goes to standard output.
    """
    from readiness.core.profile import Form, Organisation  # noqa: PLC0415
    from readiness.errors import as_typed, printable  # noqa: PLC0415
    from readiness.faces.profile.template import NAME, write_template  # noqa: PLC0415
    from readiness.plugins.session import start  # noqa: PLC0415
    from readiness.reading.destination import STANDARD, write_file, write_result  # noqa: PLC0415 (imported once needed)

    organisation = Organisation(
        name=name or NAME,
        as_of=as_of or dt.datetime.now().astimezone().date(),
        sector=tuple(dict.fromkeys(sector)),
        setting=tuple(dict.fromkeys(setting)),
    )
    chosen = start(wanted).choose(organisation)
    text = write_template(chosen.rulebook, organisation, Form.SHORT if short else Form.FULL)
    code = remark(chosen.left_out, chosen.notices)
    if file == STANDARD:
        write_result(text, None, file=True)
    else:
        write_file(text, file, hint=NEVER)
        click.echo(f"{printable(file)} is there to be filled in. After that, type: readiness check {as_typed(file)}")
    return code
