"""Style for terminals: headings in bold, where somebody looks at them and has not asked for plain text."""

import os
import sys

from readiness.text_report import Style

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def terminal_style() -> Style | None:
    """Give the style for standard output; none where it is no terminal, or where ``NO_COLOR`` is set.

    Source: https://no-color.org, which asks for any value that is not empty to be respected.
    """
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    seen = sys.stdout is not None and sys.stdout.isatty()
    return _bold if seen and not plain else None


def _bold(role: str, line: str) -> str:  # noqa: ARG001 (every role looks the same)
    return f"{_BOLD}{line}{_PLAIN}"
