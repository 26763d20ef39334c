"""Options that several commands share."""

from pathlib import Path

import click

from readiness.commands.arguments import date

RULES = click.option(
    "--rules",
    "folders",
    metavar="FOLDER",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder with a rule-set in it, beside those that are installed. Can be given more than once.",
)

OUTPUT = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    help="Write to this file; without it, or for -, to standard output.",
)

FORCE = click.option("--force", is_flag=True, help="Replace the output file if it exists.")

AS_OF = click.option(
    "--as-of", metavar="DATE", type=date, help="Judge as of this day (year-month-day), whatever the profile says."
)

PROFILE = click.argument("profile", metavar="[PROFILE|-]", default="profile.toml", type=click.Path(allow_dash=True))
