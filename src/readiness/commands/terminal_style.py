"""Style for terminals: headings in bold, where somebody looks at them and has not asked for plain text."""

import os
from typing import TextIO

from readiness.faces.text.report import Style

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def terminal_style(stream: TextIO | None) -> Style | None:
    """Give the style for an output; none where it is no terminal, or where ``NO_COLOR`` is set.

    Source: https://no-color.org, which asks for any value that is not empty to be respected.
    """
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    seen = stream is not None and stream.isatty()
    return _bold if seen and not plain else None


def _bold(role: str, line: str) -> str:  # noqa: ARG001 (every role looks the same)
    return f"{_BOLD}{line}{_PLAIN}"
