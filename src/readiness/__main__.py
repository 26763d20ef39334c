"""The program ``readiness``, also run as ``python -m readiness``."""

import gc
import sys


def main() -> None:
    """Run the command line and end the process with its exit code.

    Ctrl-C ends it quietly even while modules are still being imported. A command lives for a moment and what it makes
    is let go at its end, so looking for garbage meanwhile, or at the end, would be a tenth of its time for nothing.
    """
    gc.disable()
    try:
        from readiness.commands.cli import cli  # noqa: PLC0415

        cli.main(prog_name="readiness")
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
