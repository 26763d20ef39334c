"""``readiness schema``: a schema of profiles, for editors."""

from typing import TYPE_CHECKING

import click

from readiness.commands.options import FORCE, OUTPUT, rulesets
from readiness.commands.remarks import remark

if TYPE_CHECKING:
    from readiness.plugins.session import Wanted


@click.command("schema")
@OUTPUT
@FORCE
@rulesets
def command(*, output: str | None, force: bool, wanted: "Wanted") -> int:
    """Print a schema of profiles, for editors that complete and check.

    It is a JSON Schema (draft 7) of the questions of every rule-set in use. An editor with a TOML language server
    finds it through the first line of a profile: #:schema ./profile.schema.json
    """
    import json  # noqa: PLC0415 (imported once it is needed)

    from readiness.faces.profile.schema import profile_schema  # noqa: PLC0415
    from readiness.plugins.session import start  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415

    rulebook, left_out = start(wanted).load_all()
    code = remark(left_out)
    text = json.dumps(profile_schema(rulebook), indent=2, ensure_ascii=False, allow_nan=False)
    write_result(f"{text}\n", output, force=force)
    return code
