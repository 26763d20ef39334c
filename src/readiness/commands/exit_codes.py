"""How a run of the command line ends, as a number that other programs can read."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What an exit code says.

    The last two are what shells give to programs that a signal ended: 128 and the number of the signal. Where an
    assessment left something out, that is said even if it is below ``--fail-under`` as well, since its figures are
    those of an incomplete run. Of a command that looks files over, 1 says that it found something.
    """

    DONE = 0
    BELOW = 1
    PROBLEMS = 1
    CANNOT_RUN = 2
    LEFT_OUT = 3
    INTERRUPTED = 130
    BROKEN_PIPE = 141
