"""Puzzles for the planner: rule-books with many steps that wait for each other, and profiles that have most to do.

Made by a source of random numbers that is handed in: a seeded one gives the same puzzle every time, Hypothesis's own
lets it look for the smallest one that breaks a law.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random

import attrs

from readiness.core.bands import BANDS
from readiness.core.compiled import compile_rulebook
from readiness.core.conditions import Condition, Every, Leaf, Negation, Some, Test
from readiness.core.evaluate import findings
from readiness.core.indicators import DIMENSIONS, AnswerType, Indicator
from readiness.core.profile import AGREED, UNKNOWN, Answer, Organisation, Profile, View
from readiness.core.rules import Cap, Change, Effort, Measure, Met, Rule, RuleBook, Ruleset, Step, Strain
from readiness.core.standing import standings
from readiness.planning.outlook import Outlook
from readiness.planning.recommend import recommend
from readiness.planning.recommendations import Advice
from readiness.planning.worth import Worth

EFFORTS = (Effort.SMALL, Effort.MEDIUM, Effort.LARGE, Effort.MAJOR)
HOW_OFTEN = (37, 48, 16, 2)
"""How often each effort comes up among the steps of the core rule-set, roughly."""

REQUIRING = 0.35
"""How many steps require something of another indicator."""

CAPPED = 0.25
"""How many rules have a ceiling."""

PACES = (5, 12)
"""The least and the most effort points a quarter."""

Ladder = tuple[int, ...]
"""The levels that the steps of a rule lead to."""

LADDERS: tuple[Ladder, ...] = ((2, 4), (2, 3), (3, 4))
LONG_LADDER = (2, 3, 4)


@attrs.frozen(kw_only=True)
class Puzzle:
    """A rule-book with a profile over it, and what follows from them."""

    rulebook: RuleBook
    profile: Profile
    advice: Advice
    worth: Worth

    @property
    def outlook(self) -> Outlook:
        """The steps that are still open, ready to be tried out."""
        return self.worth.outlook


def puzzle(rulebook: RuleBook, profile: Profile) -> Puzzle:
    """Work out what is advised."""
    compiled, where = compile_rulebook(rulebook, profile.form), standings(profile, rulebook)
    worth = Worth(Outlook(compiled, compiled.encode(where, profile.facts)))
    found = findings(where, profile.facts, rulebook)
    advice = recommend(profile, rulebook, where, found, worth)
    return Puzzle(rulebook=rulebook, profile=profile, advice=advice, worth=worth)


def plain(random: Random, *, rules: int = 25, steps: int = 60) -> Puzzle:
    """Make a puzzle whose exact optimum can be worked out: rules that each measure an indicator of their own."""
    longer = set(random.sample(range(rules), steps - 2 * rules))
    ladders = [LONG_LADDER if number in longer else random.choice(LADDERS) for number in range(rules)]
    ranks = random.sample(range(rules), rules)
    indicators = [indicator(number) for number in range(rules)]
    made = []
    for number, ladder in enumerate(ladders):
        earlier = [other for other in range(rules) if ranks[other] < ranks[number]]
        requirements = [_requirement(random, indicators, ladders, earlier) for _ in ladder]
        made.append(_measuring(random, f"core/r{number:02}", indicators[number], ladder, requirements))
    answers = {asked.id: level(random.choice((0, 0, 1))) for asked in indicators}
    return puzzle(book(indicators, made), profile(random.randint(*PACES), answers))


def tangled(random: Random) -> Puzzle:
    """Make a small puzzle with everything in it: safety, strain, targets, alternatives, indicators read twice."""
    rules = random.randint(1, 9)
    ladders = [random.choice((*LADDERS, LONG_LADDER)) for _ in range(rules)]
    indicators = [indicator(number) for number in range(rules)]
    made = []
    for number, ladder in enumerate(ladders):
        requirements = [_tangled_requirement(random, indicators, ladders, range(number)) for _ in ladder]
        made.append(_measuring(random, f"core/r{number:02}", indicators[number], ladder, requirements))
    made += [_second(random, f"core/s{number:02}", indicators) for number in range(random.randint(0, 2))]
    made += [_joint(random, f"core/t{number:02}", indicators) for number in range(random.randint(0, 2))]
    made = [attrs.evolve(rule, steps=tuple(_marked(random, rule.steps))) for rule in made]
    answers = {asked.id: random.choice((level(0), level(1), level(3), unknown())) for asked in indicators}
    targets = {name: random.choice(BANDS) for name in DIMENSIONS if random.random() < 0.3}
    rulebook = book(indicators, made, _strain(random, indicators))
    return puzzle(rulebook, profile(random.randint(0, 12), answers, targets))


def indicator(number: int) -> Indicator:
    dimension = DIMENSIONS[number % len(DIMENSIONS)]
    return Indicator(
        id=f"{dimension}.i{number:02}", dimension=dimension, question="How far?", type=AnswerType.LEVEL, ask="them"
    )


def rule(name: str, dimension: str, judgement: Measure | Met, steps: Sequence[Step], weight: int = 1) -> Rule:
    return Rule(
        id=name,
        title=name,
        dimension=dimension,
        judgement=judgement,
        why="It matters.",
        sources=("S",),
        weight=Fraction(weight),
        steps=tuple(steps),
    )


def measure(asked: Indicator) -> Measure:
    return Measure(indicator=asked.id, full_at=Fraction(4), none_at=Fraction(0))


def step(
    name: str, changes: Sequence[tuple[Indicator, int]], effort: Effort, requires: Condition | None = None
) -> Step:
    return Step(
        id=name,
        do=f"Do {name}.",
        effort=effort,
        by="them",
        good_enough_when="It is done.",
        changes=tuple(Change(indicator=asked.id, to=Fraction(to)) for asked, to in changes),
        requires=requires,
    )


def at_least(asked: Indicator, value: int) -> Leaf:
    return Leaf(asked.id, Test.AT_LEAST, (Fraction(value),))


def at_most(asked: Indicator, value: int) -> Leaf:
    return Leaf(asked.id, Test.AT_MOST, (Fraction(value),))


def level(value: int) -> Answer:
    return Answer(views=(View(voice=AGREED, value=value),))


def unknown() -> Answer:
    return Answer(views=(View(voice=AGREED, value=UNKNOWN),))


def book(indicators: Sequence[Indicator], rules: Sequence[Rule], strain: Strain | None = None) -> RuleBook:
    ruleset = Ruleset(
        name="core",
        title="Core",
        version="1",
        publisher="Somebody",
        licence="CC0-1.0",
        indicators=tuple(indicators),
        rules=tuple(rules),
        strain=strain,
    )
    return RuleBook(rulesets=(ruleset,))


def profile(capacity: int, answers: dict[str, Answer], targets: dict[str, str] | None = None) -> Profile:
    organisation = Organisation(name="A puzzle", as_of=dt.date(2026, 11, 1), capacity=capacity, capacity_given=True)
    return Profile(organisation=organisation, answers=answers, targets=targets or {})


def _measuring(
    random: Random, name: str, asked: Indicator, ladder: Ladder, requirements: Sequence[Condition | None]
) -> Rule:
    steps = [
        step(f"{name}@{to}", [(asked, to)], _effort(random), requires)
        for to, requires in zip(ladder, requirements, strict=True)
    ]
    made = rule(name, asked.dimension, measure(asked), steps, random.randint(1, 3))
    cap = Cap(when=at_most(asked, 1), at=40, because="something essential is missing")
    return attrs.evolve(made, cap=cap) if random.random() < CAPPED else made


def _effort(random: Random) -> Effort:
    return random.choices(EFFORTS, HOW_OFTEN)[0]


def _requirement(
    random: Random, indicators: Sequence[Indicator], ladders: Sequence[Ladder], earlier: Sequence[int]
) -> Condition | None:
    if not earlier or random.random() >= REQUIRING:
        return None
    other = random.choice(earlier)
    return at_least(indicators[other], random.choice(ladders[other][:2]))


def _tangled_requirement(
    random: Random, indicators: Sequence[Indicator], ladders: Sequence[Ladder], earlier: Sequence[int]
) -> Condition | None:
    parts = [_requirement(random, indicators, ladders, earlier) for _ in range(random.randint(1, 3))]
    given = tuple(part for part in parts if part is not None)
    return random.choice((Every, Some))(given) if len(given) > 1 else (given or (None,))[0]


def _second(random: Random, name: str, indicators: Sequence[Indicator]) -> Rule:
    """Make a rule, perhaps of another dimension, over an indicator that has one already."""
    asked = random.choice(indicators)
    to = random.choice((2, 3, 4))
    steps = [step(f"{name}@{to}", [(asked, to)], _effort(random))]
    return rule(name, random.choice(DIMENSIONS), measure(asked), steps, random.randint(1, 3))


def _joint(random: Random, name: str, indicators: Sequence[Indicator]) -> Rule:
    """Make a rule over two indicators at once, whose step lifts both."""
    both = random.choices(indicators, k=2)
    met = random.choice((Every, Some))(tuple(at_least(asked, 3) for asked in both))
    changes = [(asked, 3) for asked in dict.fromkeys(both)]
    return rule(name, random.choice(DIMENSIONS), Met(met=met), [step(f"{name}@3", changes, _effort(random))])


def _marked(random: Random, steps: Sequence[Step]) -> Iterator[Step]:
    for one in steps:
        yield attrs.evolve(one, safety=random.random() < 0.15, visible=random.random() < 0.3)


def _strain(random: Random, indicators: Sequence[Indicator]) -> Strain | None:
    if random.random() < 0.5:
        return None
    asked = random.choice(indicators)
    return Strain(when=Negation(at_least(asked, 2)), because="there is much to carry", ask_first=asked.id)
