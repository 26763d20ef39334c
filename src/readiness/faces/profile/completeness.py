"""Completeness: what a profile still lacks, dimension by dimension; no score."""

from collections.abc import Iterator
from typing import NamedTuple

from readiness.core.indicators import DIMENSION_TITLES, DIMENSIONS, Indicator
from readiness.core.profile import Form, Profile
from readiness.core.rules import RuleBook
from readiness.core.score import Tally, tallies
from readiness.core.standing import Silence, Standing, silent_voices, standings
from readiness.faces.text.paragraphs import paragraph, section
from readiness.faces.words.answers import support_words, voice_words
from readiness.faces.words.phrases import clean, counted, listing


class Gap(NamedTuple):
    """A question that is open. ``ask`` says who may know."""

    indicator: str
    question: str
    ask: str


class Claim(NamedTuple):
    """An answer that claims more than is supported. ``lacks`` says in words what it wants."""

    indicator: str
    lacks: str


class DimensionCompleteness(NamedTuple):
    """What one dimension has and lacks."""

    dimension: str
    tally: Tally
    unanswered: tuple[Gap, ...]
    unknown: tuple[Gap, ...]
    unheard: tuple[Gap, ...]
    claims: tuple[Claim, ...]


def completeness(profile: Profile, rulebook: RuleBook) -> tuple[DimensionCompleteness, ...]:
    """Work out what each dimension of a profile lacks."""
    where = standings(profile, rulebook)
    asked = [indicator for indicator in rulebook.indicators.values() if indicator.derived is None]
    counts = tallies(where, rulebook)
    silent = silent_voices(profile, where)

    def gaps(dimension: str, silence: Silence) -> tuple[Gap, ...]:
        mine = (each for each in asked if each.dimension == dimension and where[each.id].silence is silence)
        return tuple(_gap(indicator) for indicator in mine)

    def unheard(dimension: str) -> tuple[Gap, ...]:
        mine = (each for each in asked if each.dimension == dimension and each.id in silent)
        return tuple(_gap(each)._replace(ask=listing(map(voice_words, silent[each.id]))) for each in mine)

    def claims(dimension: str) -> tuple[Claim, ...]:
        mine = (where[each.id] for each in asked if each.dimension == dimension)
        return tuple(_claim(standing) for standing in mine if standing.claimed not in {None, standing.worst})

    return tuple(
        DimensionCompleteness(
            dimension=name,
            tally=counts[name],
            unanswered=gaps(name, Silence.UNANSWERED),
            unknown=gaps(name, Silence.UNKNOWN),
            unheard=unheard(name),
            claims=claims(name),
        )
        for name in DIMENSIONS
    )


def completeness_text(profile: Profile, rulebook: RuleBook) -> str:
    """Say what a profile lacks, at 80 columns."""
    return "\n".join(_lines(profile, completeness(profile, rulebook))) + "\n"


def _gap(indicator: Indicator) -> Gap:
    return Gap(indicator=indicator.id, question=indicator.question, ask=indicator.ask)


def _claim(standing: Standing) -> Claim:
    return Claim(indicator=standing.indicator, lacks=support_words(standing))


def _lines(profile: Profile, found: tuple[DimensionCompleteness, ...]) -> Iterator[str]:
    form = "short form" if profile.form is Form.SHORT else "full form"
    yield from paragraph(f"{clean(profile.organisation.name)}: this profile can be read ({form}).", indent=0)
    for dimension in found:
        yield from section(_heading(dimension), _dimension(dimension))
    yield ""
    yield from paragraph(_closing(found), indent=0)


def _heading(found: DimensionCompleteness) -> str:
    counts = found.tally
    left = f", {counts.not_applicable} not applicable" if counts.not_applicable else ""
    return f"{DIMENSION_TITLES[found.dimension]}: {counts.answered} of {counts.asked} answered{left}"


def _dimension(found: DimensionCompleteness) -> Iterator[str]:
    if not (found.unanswered or found.unknown or found.unheard or found.claims):
        yield "  Nothing is missing here."
    open_ones = (
        ("Not answered yet", found.unanswered),
        ("Asked, and not known yet", found.unknown),
        ("Answered, and not every voice could say yet", found.unheard),
    )
    for title, gaps in open_ones:
        if gaps:
            yield f"  {title}:"
        for gap in gaps:
            yield from paragraph(f"{gap.indicator} (ask: {gap.ask})", indent=4, mark="- ")
    if found.claims:
        yield "  Answers that claim more than is supported so far:"
    for claim in found.claims:
        yield from paragraph(f"{claim.indicator} wants {claim.lacks}", indent=4, mark="- ")


def _closing(found: tuple[DimensionCompleteness, ...]) -> str:
    missing = sum(each.tally.unanswered + each.tally.unknown for each in found)
    if not missing:
        return "Every question has an answer. For the result, type: readiness assess"
    return (
        f"{counted(missing, 'question')} without an answer so far. What is missing is never counted as zero; the "
        "result is less certain without it. readiness explain, with the name of a question, says how to answer it."
    )
