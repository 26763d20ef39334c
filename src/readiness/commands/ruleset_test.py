"""``readiness ruleset test``: whether the cases of a rule-set hold, and whether they would notice a slip."""

from pathlib import Path

import click

from readiness.commands.exit_codes import ExitCode
from readiness.commands.options import FORCE, OUTPUT, text_or_json


@click.command("test")
@click.argument("paths", metavar="[FOLDER]...", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--mutate",
    is_flag=True,
    help="Also change each rule a little, in every way, and list the changes that no case notices.",
)
@text_or_json("How the result is written.")
@OUTPUT
@FORCE
def command(paths: tuple[Path, ...], *, mutate: bool, form: str, output: str | None, force: bool) -> int:
    """Run the cases of rule-sets: what each expects, and what was found.

    FOLDER holds a rule-set, or several in folders of their own; without it, the current folder. Ends with exit code 1
    where a case does not hold, or where a change goes unnoticed.
    """
    from readiness.authoring.trial import try_rulesets  # noqa: PLC0415 (imported once it is needed)
    from readiness.authoring.trial_report import trial_json, trial_text  # noqa: PLC0415
    from readiness.reading.destination import write_result  # noqa: PLC0415

    trials = try_rulesets(paths or (Path(),), mutate=mutate)
    write_result(trial_json(trials) if form == "json" else trial_text(trials), output, force=force)
    return ExitCode.DONE if all(trial.passed for trial in trials) else ExitCode.PROBLEMS
