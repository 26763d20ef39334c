"""Answers worth trying: between them they reach everything that two rules can tell apart.

A rule sees no more of an answer than on which side of its thresholds the two ends lie, which voices differ by how
much, how old its evidence is, and, for a measure, where the ends lie between ``none_at`` and ``full_at``. So it is
enough to try the thresholds themselves, what lies just beside them and in between, for each form that an answer can
take. Whatever two rules would see alike is tried once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations, pairwise, product

from readiness.core.conditions import Leaf, Test, leaves
from readiness.core.indicators import TOP_LEVEL, AnswerType, Indicator
from readiness.core.profile import AGREED, UNKNOWN, Answer, Evidence, NotApplicable, Percent, Share, Value, View
from readiness.core.rules import Measure, Rule
from readiness.toml.source import MAX_NUMBER

MOST_MONTHS = 12 * 1000
"""Older dates are not tried; calendars end."""


def thresholds(rules: Iterable[Rule], indicator: str) -> tuple[Fraction, ...]:
    """List the numbers that rules compare an indicator's answers with, in the order of the rules, each once."""
    return tuple(dict.fromkeys(number for rule in rules for number in _thresholds(rule, indicator)))


def tests(rules: Iterable[Rule], indicator: str) -> tuple[Leaf, ...]:
    """List the tests that rules make of an indicator, each once."""
    found = (leaf for rule in rules for condition in rule.conditions for leaf in leaves(condition))
    return tuple(dict.fromkeys(leaf for leaf in found if isinstance(leaf, Leaf) and leaf.indicator == indicator))


def numbers(cuts: Iterable[Fraction], low: int, high: int, *, whole: bool) -> tuple[Fraction, ...]:
    """List thresholds, then what lies beside and between them, inside the limits.

    >>> [int(number) for number in numbers([Fraction(3)], 0, 10, whole=True)]
    [3, 0, 1, 2, 4, 7, 10]
    """
    first = tuple(dict.fromkeys(cut for cut in cuts if low <= cut <= high))
    beside = {number for cut in first for number in (cut - 1, cut + 1)} if whole else set[Fraction]()
    edges = sorted({Fraction(low), Fraction(high), *first, *beside})
    between = {_between(a, b, whole=whole) for a, b in pairwise(edges)}
    rest = sorted(number for number in {*edges, *between} - set(first) if low <= number <= high)
    return (*first, *rest)


def tried_answers(
    indicator: Indicator, rules: Iterable[Rule], as_of: dt.date
) -> Iterator[Answer | NotApplicable | None]:
    """Give the answers to an indicator that are worth trying with these rules, the plainest first.

    ``None`` is silence.
    """
    rules = tuple(rules)
    values = _values(indicator, thresholds(rules, indicator.id), as_of)
    kinds = _evidence(tests(rules, indicator.id), as_of, needed=indicator.top_needs_evidence)
    voices = _voices(indicator, tests(rules, indicator.id))
    for voice, value in product((*([indicator.needs_voice] if indicator.needs_voice else []), AGREED), values):
        supported = kinds[::-1] if value == TOP_LEVEL else kinds
        yield from (Answer(views=(View(voice=voice, value=value),), evidence=evidence) for evidence in supported)
    yield None
    if indicator.not_applicable_if:
        yield NotApplicable(reason=indicator.not_applicable_if)
    for views in (*_ranges(indicator, values), *_several(voices, values)):
        yield from (Answer(views=views, evidence=evidence) for evidence in kinds)


_AGES = frozenset({Test.EVIDENCE_WITHIN_MONTHS, Test.GAP_AT_LEAST, Test.KNOWN})
"""Tests whose numbers are not in the unit of the answers, or are none."""


def _thresholds(rule: Rule, indicator: str) -> Iterator[Fraction]:
    if isinstance(rule.judgement, Measure) and rule.judgement.indicator == indicator:
        yield from (rule.judgement.full_at, rule.judgement.none_at)
    for leaf in tests([rule], indicator):
        if leaf.test is Test.GAP_AT_LEAST:
            yield from (leaf.operands[0], Fraction(0))
        elif leaf.test not in _AGES:
            yield from leaf.operands


def _between(a: Fraction, b: Fraction, *, whole: bool) -> Fraction:
    """Give a number between two others, a whole one where there is one."""
    middle = (a + b) / 2
    down = Fraction(middle // 1)
    return down if whole or down > a else middle


def _values(indicator: Indicator, cuts: tuple[Fraction, ...], as_of: dt.date) -> tuple[Value, ...]:
    match indicator.type:
        case AnswerType.YES_NO:
            return (True, False)
        case AnswerType.DATE:
            return tuple(_dates(cuts, as_of))
        case AnswerType.SHARE:
            return tuple(Percent(percent=number) for number in numbers(cuts, 0, 100, whole=False))
        case AnswerType.LEVEL:
            return tuple(int(number) for number in numbers((*cuts, *map(Fraction, range(5))), 0, 4, whole=True))
        case _:
            return tuple(int(number) for number in numbers(cuts, 0, MAX_NUMBER, whole=True))


def _dates(cuts: Iterable[Fraction], as_of: dt.date) -> Iterator[dt.date]:
    """Give the dates exactly so many months ago, a day before and a day after each."""
    for months in dict.fromkeys((*cuts, Fraction(0))):
        if months <= MOST_MONTHS:
            date = _months_before(as_of, int(months))
            later = [date + dt.timedelta(days=1)] if date < as_of else []
            yield from (date, date - dt.timedelta(days=1), *later)


def _months_before(date: dt.date, months: int) -> dt.date:
    year, month = divmod(12 * date.year + date.month - 1 - months, 12)
    return date.replace(year=year, month=month + 1, day=1)


def _evidence(asked: Iterable[Leaf], as_of: dt.date, *, needed: bool) -> list[tuple[Evidence, ...]]:
    """List what answers may rest on: nothing first, then dated documents on both sides of each age asked for."""
    ages = [leaf.operands[0] for leaf in asked if leaf.test is Test.EVIDENCE_WITHIN_MONTHS]
    dates = list(dict.fromkeys(_dates(ages, as_of))) if ages else [_months_before(as_of, 1)] * needed
    return [(), *((Evidence(kind="document", ref="A record", date=date),) for date in dates)]


def _voices(indicator: Indicator, asked: Iterable[Leaf]) -> tuple[str, ...]:
    """List the voices that matter: the one that is needed, those that are compared, and one more."""
    compared = [voice for leaf in asked for voice in leaf.voices]
    wanted = dict.fromkeys([*([indicator.needs_voice] if indicator.needs_voice else []), *compared])
    others = [voice for voice in indicator.voices if voice not in wanted]
    return (*wanted, *others[: 1 if wanted else 2])


def _ranges(indicator: Indicator, values: Iterable[Value]) -> Iterator[tuple[View, ...]]:
    """Give counts of which nobody knows a part, from each value to each higher one."""
    if indicator.type is not AnswerType.SHARE:
        return
    ends = sorted(value.percent for value in values if isinstance(value, Percent))
    for low, high in combinations(ends, 2):
        of = 100 * low.denominator * high.denominator
        count, most = (int(of * end / 100) for end in (low, high))
        yield (View(voice=AGREED, value=Share(count=count, of=of, unknown=most - count)),)


def _several(voices: tuple[str, ...], values: tuple[Value, ...]) -> Iterator[tuple[View, ...]]:
    """Give what one voice says, then what two say apart; either may not know."""
    said = (*values, UNKNOWN)
    for voice in voices:
        yield from ((View(voice=voice, value=value),) for value in values)
    for pair in combinations(voices, 2):
        for both in product(said, repeat=2):
            yield tuple(View(voice=voice, value=value) for voice, value in zip(pair, both, strict=True))
