"""The program ``readiness``, also run as ``python -m readiness``."""

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process with its exit code.

    Ctrl-C ends it quietly even while modules are still being imported. A command lives for a moment and what it makes
    is let go at its end, so looking for garbage meanwhile would be a tenth of its time for nothing.
    """
    gc.disable()
    try:
        from readiness.commands.cli import cli  # noqa: PLC0415

        sys.exit(cli.main(prog_name="readiness"))
    except KeyboardInterrupt:
        _end(130)
    except SystemExit as ended:
        _end(ended.code)


def _end(code: str | int | None) -> NoReturn:
    """End at once, without taking apart one by one all that was made: that takes as long as a whole assessment.

    What waits to be written is written, and what asked to be told of the end is told. Code of other packages may
    count on more than that, such as on its threads being waited for: where it was used, Python ends as usual.
    """
    gc.freeze()
    if "pluggy" in sys.modules or not isinstance(code, int):
        sys.exit(code)
    atexit._run_exitfuncs()  # as multiprocessing does; there is no other way to ask for it
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
