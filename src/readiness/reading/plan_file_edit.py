"""Changes to the text of a plan file: single values are exchanged, and nothing else is touched.

What people wrote stays to the letter: remarks, blank lines, the order of things, keys and tables of their own.
"""

import re
from collections.abc import Iterator, Mapping

from readiness.toml.outline import Sections, Statement, statements
from readiness.toml.values import Keys

_VALUE = re.compile(r"[^\s#]+")
"""A number, a date or one word in quotation marks."""


def with_values(text: str, values: Mapping[Keys, tuple[str, str]]) -> str:
    """Exchange values by their paths, each for a new one with a remark behind it, empty where there is none.

    A key that is not there is added in the first line under the header of its table. The text is one that was read
    without a problem.
    """
    missing = dict(values)
    for _, path in _placed(text):
        missing.pop(path, None)
    pieces, position = [], 0
    for statement, path in _placed(text):
        if statement.brackets:
            added = [f"\n{keys[-1]} = {new}" for keys, (new, _) in missing.items() if keys[:-1] == path]
            pieces += [text[position : statement.end], *added]
            position = statement.end
        elif path in values:
            new, remark = values[path]
            pieces += [text[position : statement.value], new, f"  # {remark}" if remark else ""]
            found = _VALUE.match(text, statement.value)
            position = found.end() if found else statement.value
    return "".join((*pieces, text[position:]))


def with_more(text: str, more: str) -> str:
    """Add something at the end of a text."""
    if not more:
        return text
    return f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}\n{more}"


def _placed(text: str) -> Iterator[tuple[Statement, Keys]]:
    """Walk over the statements with the path of each."""
    sections = Sections()
    for statement in statements(text):
        if statement.keys:
            yield statement, sections.open(statement) if statement.brackets else sections.path(statement)
