"""``readiness schema``: a schema of profiles, for editors."""

from pathlib import Path

import click

from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import FORCE, OUTPUT, RULES


@click.command("schema")
@OUTPUT
@FORCE
@RULES
def command(*, output: str | None, force: bool, folders: tuple[Path, ...]) -> int:
    """Print a schema of profiles, for editors that complete and check.

    It is a JSON Schema (draft 7) of the questions of every rule-set in use. An editor with a TOML language server
    finds it through the first line of a profile: #:schema ./profile.schema.json
    """
    import json  # noqa: PLC0415 (imported once it is needed)

    from readiness.faces.profile_schema import profile_schema  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415
    from readiness.reading.ruleset_loader import load_all  # noqa: PLC0415

    rulebook, left_out = load_all(*folders)
    for words in left_out:
        click.echo(words, err=True)
    text = json.dumps(profile_schema(rulebook), indent=2, ensure_ascii=False, allow_nan=False)
    write_result(f"{text}\n", output, force=force)
    return ExitCode.LEFT_OUT if left_out else ExitCode.DONE
