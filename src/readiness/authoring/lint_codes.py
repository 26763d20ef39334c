"""What the linter looks for: each kind of problem with a code that never changes its meaning."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import attrs

from readiness.errors import Problem, printable


class Severity(StrEnum):
    """How much a problem matters.

    ``error``: the rule-set cannot be used, or says something else than it seems to. ``warning``: it works, and
    serves people less well than it could.
    """

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen
class Kind:
    """A kind of problem: its code, how much it matters, and what it is."""

    code: str
    severity: Severity
    title: str


@attrs.frozen(kw_only=True)
class LintProblem:
    """One problem of a rule-set.

    ``subject`` is the id of what has it. Lines and columns count from 1; 0 means that the place is not known.
    """

    kind: Kind
    subject: str
    message: str
    hint: str
    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        """Compose the message as those of other problems are: place, code, what is wrong, the line, what to do."""
        return str(
            Problem(
                message=f"{self.subject}: {self.message}" if self.subject else self.message,
                hint=self.hint,
                path=self.path,
                line=self.line,
                column=self.column,
                key=f"{self.kind.severity} {self.kind.code}",
                excerpt=printable(self.excerpt),
            )
        )


REFUSED = Kind("RS001", Severity.ERROR, "The rule-set cannot be loaded.")

KINDS: Mapping[str, Kind] = MappingProxyType({kind.code: kind for kind in (REFUSED,)})
"""Every kind of problem, by code."""
