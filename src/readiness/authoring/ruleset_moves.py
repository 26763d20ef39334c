"""Whose result moves with a new version of a rule-set, and by how much."""

from collections.abc import Iterable

import attrs

from readiness.core.evaluate import findings
from readiness.core.indicators import DIMENSION_TITLES
from readiness.core.intervals import Interval
from readiness.core.profile import Profile
from readiness.core.rules import RuleBook
from readiness.core.score import score
from readiness.core.standing import standings
from readiness.errors import InputError
from readiness.reading.profile_file import read_profile_file
from readiness.reading.profile_reader import read_profile
from readiness.reading.ruleset_loader import load_all

OVERALL = "overall"
"""Stands among the dimensions for the overall figure."""


@attrs.frozen(kw_only=True)
class Move:
    """One figure before and after: a dimension, or :data:`OVERALL`. ``None`` is no basis."""

    figure: str
    before: Interval | None
    after: Interval | None

    @property
    def moved(self) -> bool:
        """Whether it is another one."""
        return self.before != self.after


@attrs.frozen(kw_only=True)
class Result:
    """Every figure of one profile, before and after. ``path`` is its file."""

    path: str
    organisation: str
    moves: tuple[Move, ...]


@attrs.frozen(kw_only=True)
class Results:
    """The results of profiles, in the order in which they were named; ``left_out`` are those that cannot be read."""

    results: tuple[Result, ...]
    left_out: tuple[InputError, ...]


def results(old: RuleBook, new: RuleBook, name: str, paths: Iterable[str]) -> Results:
    """Score profiles with two versions of the rule-set of a name; each beside core, or core by itself.

    A profile may answer questions of either version, and of every other rule-set that is installed.
    """
    found: list[Result] = []
    left_out: list[InputError] = []
    files = list(paths)
    readers = (_reader(old, new, name), _reader(new, old, name)) if files else ()
    for path in files:
        try:
            content, called = read_profile_file(path)
            before, after = (read_profile(content, called, reader) for reader in readers)
        except InputError as error:
            left_out.append(error)
        else:
            moves = _moves((before, old), (after, new))
            found.append(Result(path=called, organisation=after.organisation.name, moves=moves))
    return Results(results=tuple(found), left_out=tuple(left_out))


def _reader(book: RuleBook, other: RuleBook, name: str) -> RuleBook:
    """Make the rule-book that a profile is read with: every question that it may answer, rules or none."""
    installed, _ = load_all()
    known = {*book.indicators, *book.renamed}
    extra = tuple(one for key, one in other.indicators.items() if one.ruleset == name and key not in known)
    own = tuple(
        attrs.evolve(ruleset, indicators=(*ruleset.indicators, *extra)) if ruleset.name == name else ruleset
        for ruleset in book.rulesets
    )
    taken = {ruleset.name for ruleset in own}
    return RuleBook(rulesets=(*own, *(ruleset for ruleset in installed.rulesets if ruleset.name not in taken)))


def _moves(before: tuple[Profile, RuleBook], after: tuple[Profile, RuleBook]) -> tuple[Move, ...]:
    first, second = (_figures(*pair) for pair in (before, after))
    return tuple(Move(figure=name, before=first[name], after=second[name]) for name in first)


def _figures(profile: Profile, rulebook: RuleBook) -> dict[str, Interval | None]:
    where = standings(profile, rulebook)
    card = score(findings(where, profile.facts, rulebook), where, rulebook)
    return {name: card.dimension(name).interval for name in DIMENSION_TITLES} | {OVERALL: card.overall.interval}
