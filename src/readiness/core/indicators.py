"""Indicators: the questions, each with the type that its answers have."""

from collections.abc import Mapping
from enum import StrEnum

import attrs

from readiness.message import message
from readiness.record import Record

DIMENSIONS = ("leadership", "staff_wellbeing", "lived_experience", "governance", "training")
"""The five dimensions, in the order in which they are shown."""

DIMENSION_TITLES: dict[str, str] = {
    "leadership": message("Leadership"),
    "staff_wellbeing": message("Staff wellbeing"),
    "lived_experience": message("Lived experience"),
    "governance": message("Governance"),
    "training": message("Training"),
}

VOICES = ("leaders", "managers", "frontline", "lived_experience", "partners", "peer")
"""Whose view an answer can be. Without a voice it is the organisation's agreed answer."""

VOICE_WORDS: dict[str, str] = {
    "agreed": message("the agreed answer"),
    "leaders": message("leaders"),
    "managers": message("managers"),
    "frontline": message("frontline staff"),
    "lived_experience": message("people with lived experience"),
    "partners": message("partners"),
    "peer": message("a peer from another organisation"),
}

FACETS = ("motivation", "general_capacity", "specific_capacity")
"""The three facets of readiness after Scaccia et al., *A practical implementation science heuristic for
organizational readiness: R = MC²*, Journal of Community Psychology 43 (2015)."""

TOP_LEVEL = 4
CLAIM_LEVEL = 2
"""Without the voice that an indicator needs, an answer is secured to this level at most (half of the scale)."""


COUNTED = ("people", "things")
"""What a share can be a share of. Small numbers of people could tell who is meant; small numbers of things do not."""


class AnswerType(StrEnum):
    """What kind of answer an indicator takes.

    ``level`` is a whole number from 0 to 4; ``share`` is measured in percent; ``count`` and ``months`` are whole
    numbers from 0; ``date`` is judged by its age in months; ``yes_no`` is true or false; ``groups`` is the table of
    role groups, from which coverages are derived.
    """

    LEVEL = "level"
    SHARE = "share"
    COUNT = "count"
    MONTHS = "months"
    DATE = "date"
    YES_NO = "yes_no"
    GROUPS = "groups"


# Looked up once: a member takes as long to find in its class as ten other names (Python 3.11).
_DATE = AnswerType.DATE


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Derived(Record):
    """How a share follows from the table of role groups.

    ``coverage`` names a practice level, or ``least_covered_group`` for the lowest coverage, at the level that the
    group's work needs, among groups of at least ``min_headcount`` people.
    """

    coverage: str
    min_headcount: int = 1


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Indicator(Record):
    """A question with an answer type.

    ``not_applicable_if`` says when "not applicable" is an honest answer; empty means that it is never one.
    ``top_needs_evidence``: the top level is secured only with dated evidence. ``needs_voice``: without this voice
    an answer is a claim, secured to half of the scale at most. ``counts`` says what a share counts, one of
    :data:`COUNTED`. ``was`` lists the ids that it had before.
    """

    id: str
    dimension: str
    question: str
    type: AnswerType
    ask: str
    ruleset: str = ""
    levels: tuple[str, ...] = ()
    help: str = ""
    small_team: str = ""
    unit: str = ""
    counts: str = "people"
    voices: tuple[str, ...] = ()
    needs_voice: str = ""
    top_needs_evidence: bool = False
    short_form: bool = False
    facet: str = ""
    not_applicable_if: str = ""
    lower_is_better: bool = False
    derived: Derived | None = None
    sources: tuple[str, ...] = ()
    was: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """The TOML table in which a profile answers it."""
        return self.id.split(".", 1)[0]

    @property
    def key(self) -> str:
        """The key in that table."""
        return self.id.split(".", 1)[1]

    @property
    def falls(self) -> bool:
        """Whether a smaller raw value is the better one: by declaration, or because it is an age."""
        return self.lower_is_better or self.type is _DATE


def renamed(indicators: Mapping[str, Indicator]) -> dict[str, str]:
    """List the old ids of indicators, each with the id of today; one that is in use today is not old."""
    return {old: one.id for one in indicators.values() for old in one.was if old not in indicators}
