"""The program ``readiness``, also run as ``python -m readiness``."""

import sys


def main() -> None:
    """Run the command line and end the process with its exit code.

    Ctrl-C ends it quietly even while modules are still being imported.
    """
    try:
        from readiness.commands.cli import cli  # noqa: PLC0415

        cli.main(prog_name="readiness")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
