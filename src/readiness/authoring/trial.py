"""The trial of a rule-set: whether its cases hold, and whether they would notice if a rule were changed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from readiness.authoring.case_text import case_text
from readiness.authoring.mutants import Mutant, mutants
from readiness.authoring.rule_places import RulePlace, RulePlaces
from readiness.authoring.telling import telling
from readiness.core.cases import Case
from readiness.core.conditions import Facts, Leaf, leaves
from readiness.core.evaluate import Standings, find
from readiness.core.profile import Profile
from readiness.core.rules import CORE, Rule, RuleBook
from readiness.core.standing import standing
from readiness.errors import Problem, RulesetError
from readiness.reading.cases import AS_OF, Difference, differences, found_in, profile_of, read_cases
from readiness.reading.discovery import Found, read_case_files, read_files, rulesets_in
from readiness.reading.ruleset_loader import load_rulesets, named


@attrs.frozen(kw_only=True)
class Miss:
    """A case that does not hold."""

    case: Case
    place: RulePlace
    differences: tuple[Difference, ...]


@attrs.frozen(kw_only=True)
class Survivor:
    """A changed rule that no case notices. ``example`` is a case that would; empty where one given before does."""

    mutant: Mutant
    place: RulePlace
    example: str


@attrs.frozen(kw_only=True)
class Trial:
    """What the trial of one rule-set showed.

    ``tried`` changes were made to its rules, none where that was not asked for. ``open`` of them were left open:
    no case notices them, and the conditions are too large to find out whether one could.
    """

    ruleset: str
    folder: str
    cases: int
    misses: tuple[Miss, ...]
    mutated: bool = False
    tried: int = 0
    survivors: tuple[Survivor, ...] = ()
    open: int = 0

    @property
    def passed(self) -> bool:
        """Whether every case holds and notices what it should."""
        return not self.misses and not self.survivors


@attrs.frozen(kw_only=True)
class OpenRuleset:
    """A rule-set that was read for its trial. ``folder`` is how its place was named."""

    name: str
    folder: str
    rulebook: RuleBook
    cases: tuple[Case, ...]
    rule_places: RulePlaces
    case_places: RulePlaces

    def miss(self, case: Case) -> Miss | None:
        """Judge what a case gives; nothing where it holds."""
        found = _example(case, self.rulebook).missed
        return Miss(case=case, place=self.case_place(case), differences=found) if found else None

    def case_place(self, case: Case) -> RulePlace:
        """Find where a case stands."""
        return self.case_places.of_case(case, self.cases)


def try_rulesets(paths: Iterable[Path], *, mutate: bool = False) -> tuple[Trial, ...]:
    """Try the rule-sets in folders, each with its cases. ``mutate`` says whether their rules are changed as well.

    Raises :class:`~readiness.errors.RulesetError` as :func:`open_rulesets` does.
    """
    return tuple(_tried(opened, mutate=mutate) for opened in open_rulesets(paths))


def open_rulesets(paths: Iterable[Path]) -> tuple[OpenRuleset, ...]:
    """Read the rule-sets in folders; where core is one of them, it takes the place of the installed one.

    Raises :class:`~readiness.errors.RulesetError` with every problem of all that cannot be read.
    """
    places = [named(found) for found in dict.fromkeys(one for path in paths for one in rulesets_in(path))]
    core = [found.folder for found in places if found.name == CORE][:1]
    opened: list[OpenRuleset] = []
    problems: list[Problem] = []
    for found in places:
        try:
            opened.append(_opened(found, load_rulesets(*dict.fromkeys([*core, found.folder]), installed=not core)))
        except RulesetError as error:
            problems.extend(error.problems)
    if problems:
        raise RulesetError(problems)
    return tuple(opened)


def _opened(found: Found, rulebook: RuleBook) -> OpenRuleset:
    case_files = read_case_files(found)
    return OpenRuleset(
        name=found.name,
        folder=found.origin,
        rulebook=rulebook,
        cases=read_cases(case_files, rulebook, found.name, found.origin),
        rule_places=RulePlaces(read_files(found), found.origin),
        case_places=RulePlaces(case_files, found.origin),
    )


def _tried(opened: OpenRuleset, *, mutate: bool) -> Trial:
    missed = (opened.miss(case) for case in opened.cases)
    trial = Trial(
        ruleset=opened.name,
        folder=opened.folder,
        cases=len(opened.cases),
        misses=tuple(miss for miss in missed if miss is not None),
    )
    return _mutated(trial, opened) if mutate else trial


@attrs.frozen(kw_only=True)
class _Example:
    """What a rule sees of a case."""

    case: Case
    rule: Rule
    where: Standings
    facts: Facts

    @property
    def missed(self) -> tuple[Difference, ...]:
        """Say where the rule itself finds something else than the case expects."""
        return self.differences(self.rule)

    def differences(self, rule: Rule) -> tuple[Difference, ...]:
        """Say where a rule, or a changed one in its place, finds something else than the case expects."""
        return differences(self.case, find(rule, self.where, self.facts))

    def tells_apart(self, rule: Rule, other: Rule) -> bool:
        """Say whether two rules find different things, whatever the case expects."""
        return found_in(find(rule, self.where, self.facts)) != found_in(find(other, self.where, self.facts))


def _example(case: Case, rulebook: RuleBook) -> _Example:
    return _seen(case, rulebook.rule(case.rule), profile_of(case, rulebook), rulebook)


def _seen(case: Case, rule: Rule, profile: Profile, rulebook: RuleBook) -> _Example:
    where = {name: standing(rulebook.indicators[name], profile) for name in _read(rule)}
    return _Example(case=case, rule=rule, where=where, facts=profile.facts)


def _read(rule: Rule) -> Iterator[str]:
    yield from rule.reads
    yield from (leaf.indicator for one in rule.conditions for leaf in leaves(one) if isinstance(leaf, Leaf))


def _mutated(trial: Trial, opened: OpenRuleset) -> Trial:
    """Change every rule in every way, and look which changes no case notices."""
    tried, left_open, survivors = 0, 0, []
    examples = [_example(case, opened.rulebook) for case in opened.cases]
    for rule in (rule for rule in opened.rulebook.rules if rule.ruleset == opened.name):
        own = [one for one in examples if one.rule is rule and not one.missed]
        proposed: list[_Example] = []
        for mutant in mutants(rule, opened.rulebook.indicators):
            tried += 1
            if any(one.differences(mutant.rule) for one in own):
                continue
            survivor, whole = _survivor(rule, mutant, opened, proposed)
            survivors.extend([survivor] if survivor is not None else [])
            left_open += not whole
    return attrs.evolve(trial, mutated=True, tried=tried, open=left_open, survivors=tuple(survivors))


def _survivor(
    rule: Rule, mutant: Mutant, opened: OpenRuleset, proposed: list[_Example]
) -> tuple[Survivor | None, bool]:
    """Say which case would notice a change; nothing where none could, and whether that is certain.

    ``proposed`` are the cases that were proposed for the rule before; a new one is added.
    """
    example = ""
    if not any(one.tells_apart(rule, mutant.rule) for one in proposed):
        found = telling(rule, mutant.rule, opened.rulebook, AS_OF)
        if found.profile is None:
            return None, found.whole
        example = case_text(rule, found.profile, opened.rulebook)
        (case,) = read_cases({"": example.encode()}, opened.rulebook, rule.ruleset)
        proposed.append(_seen(case, rule, found.profile, opened.rulebook))
    place = opened.rule_places.of_rule(rule.id.split("/", 1)[1], mutant.keys)
    return Survivor(mutant=mutant, place=place, example=example), True
