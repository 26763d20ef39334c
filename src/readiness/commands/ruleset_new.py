"""``readiness ruleset new``: a rule-set to begin with, in a project of its own."""

import re
from importlib.util import find_spec

import click

from readiness.commands import arguments
from readiness.commands.exit_codes import ExitCode

BEGUN = """\
{name} is there: a rule-set that works, to be made your own. README.md in it says what is where. To go on, type:
  cd {folder}
  readiness ruleset test"""

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""No folder can be called so on Windows."""


@click.command("new")
@click.argument("name", metavar="NAME")
@click.option("--title", metavar="TITLE", type=arguments.name, help="What people read; without it, made from NAME.")
@click.option(
    "--sector", "sectors", metavar="SECTOR", multiple=True, help="A field that it serves; without any, everyone."
)
@click.option("--publisher", metavar="WHO", type=arguments.name, help="Who publishes it.")
@click.option("--python", is_flag=True, help="Add a plugin with code: a fact worked out from answers, and a report.")
@click.option("-o", "--output", metavar="FOLDER", type=arguments.PATH, help="Where to write; without it, ./NAME.")
def command(  # noqa: PLR0913 (one for each option)
    name: str,
    *,
    title: str | None,
    sectors: tuple[str, ...],
    publisher: str | None,
    python: bool,
    output: str | None,
) -> int:
    """Begin a rule-set: a project that works, to be made your own.

    NAME is written in small letters, digits and "-", such as care-at-night. Nothing is ever replaced, and nothing is
    fetched from anywhere.
    """
    from readiness.authoring.scaffold import PUBLISHER, Scaffold, write_scaffold  # noqa: PLC0415 (imported once needed)
    from readiness.errors import as_typed, printable  # noqa: PLC0415

    _check_name(name)
    for sector in sectors:
        _check("--sector", sector)
    scaffold = Scaffold(
        name=name,
        title=title or name.replace("-", " ").capitalize(),
        publisher=publisher or PUBLISHER,
        sectors=tuple(dict.fromkeys(sectors)),
        python=python,
    )
    _check_package(scaffold.package)
    folder = output or name
    write_scaffold(scaffold, folder)
    click.echo(BEGUN.format(name=printable(folder), folder=as_typed(folder)))
    return ExitCode.DONE


def _check_name(name: str) -> None:
    from readiness.reading.discovery import installed_rulesets  # noqa: PLC0415 (imported once it is needed)

    _check("NAME", name)
    if name in DEVICES:
        raise click.UsageError(f"NAME: Windows keeps {name} for a device. Choose another name.", _context())
    if name in {point.name for point in installed_rulesets()}:
        raise click.UsageError(
            f"NAME: a rule-set called {name} is installed already. Choose another name.", _context()
        )


def _check_package(package: str) -> None:
    """Refuse a name under which pip would write over a package that is there, such as that of core."""
    if find_spec(package) is not None:
        raise click.UsageError(
            f"NAME: it would be installed as {package}, and another package is called so. Choose another name.",
            _context(),
        )


def _check(what: str, name: str) -> None:
    from readiness.reading.manifest_reader import name_problem  # noqa: PLC0415 (imported once it is needed)

    problem = name_problem(name)
    if problem is not None:
        near = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-0123456789")[:60]
        proposed = f" Did you mean {near}?" if near and near != name and name_problem(near) is None else ""
        raise click.UsageError(f"{what}: {problem[0]}. {problem[1]}{proposed}", _context())


def _context() -> click.Context:
    return click.get_current_context()
