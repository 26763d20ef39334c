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


REFUSED = Kind("RS001", Severity.ERROR, "The loader refuses it")
OLD_NAME = Kind("RS002", Severity.WARNING, "A question is called by an old name")

ALWAYS = Kind("RS101", Severity.ERROR, "A condition always holds")
NEVER = Kind("RS102", Severity.ERROR, "A condition never holds")
NO_PARTLY = Kind("RS103", Severity.ERROR, "Half is never given")
USELESS_PART = Kind("RS104", Severity.WARNING, "A part of a condition changes nothing")

NO_STEP = Kind("RS201", Severity.WARNING, "A rule has no step")
STEP_NOWHERE = Kind("RS202", Severity.ERROR, "A step leads nowhere")
NO_FULL = Kind("RS203", Severity.WARNING, "Full is out of reach")
NO_FIRST = Kind("RS204", Severity.WARNING, "A step has no first move")
NO_FIND_OUT = Kind("RS205", Severity.WARNING, "A rule does not say how to find out")
NO_STRENGTH = Kind("RS206", Severity.WARNING, "A rule has no words for when it stands well")
NO_SOURCE = Kind("RS207", Severity.WARNING, "A question rests on no source")
SAME_LEVEL = Kind("RS208", Severity.ERROR, "Two levels read the same")
NOBODY_SERVED = Kind("RS209", Severity.ERROR, "The rule-set serves nobody")

NO_CASE = Kind("RS301", Severity.WARNING, "Examples are missing")

UNUSED_QUESTION = Kind("RS401", Severity.WARNING, "A question is read by no rule")
UNUSED_SOURCE = Kind("RS402", Severity.WARNING, "Nothing rests on a source")
SAME_RULE = Kind("RS403", Severity.WARNING, "Two rules judge the same")
SAME_STEP = Kind("RS404", Severity.WARNING, "Two steps say the same")

UNWANTED_WORD = Kind("RS501", Severity.ERROR, "A word blames, labels or orders")
EXCLAMATION = Kind("RS502", Severity.WARNING, "An exclamation mark")
PICTURE = Kind("RS503", Severity.WARNING, "An emoji or another picture")
LONG_SENTENCE = Kind("RS504", Severity.WARNING, "A sentence is too long")
CAPITALS = Kind("RS505", Severity.WARNING, "Capitals where sentence case is read more easily")
JARGON_WORD = Kind("RS506", Severity.WARNING, "A word of the trade")
INSECURE_LINK = Kind("RS507", Severity.ERROR, "An address that is not https")

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.code: kind
        for kind in (
            REFUSED,
            OLD_NAME,
            ALWAYS,
            NEVER,
            NO_PARTLY,
            USELESS_PART,
            NO_STEP,
            STEP_NOWHERE,
            NO_FULL,
            NO_FIRST,
            NO_FIND_OUT,
            NO_STRENGTH,
            NO_SOURCE,
            SAME_LEVEL,
            NOBODY_SERVED,
            NO_CASE,
            UNUSED_QUESTION,
            UNUSED_SOURCE,
            SAME_RULE,
            SAME_STEP,
            UNWANTED_WORD,
            EXCLAMATION,
            PICTURE,
            LONG_SENTENCE,
            CAPITALS,
            JARGON_WORD,
            INSECURE_LINK,
        )
    }
)
"""Every kind of problem, by code."""
