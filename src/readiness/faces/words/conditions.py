"""Conditions in words, for those who want to know how something is judged."""

from collections.abc import Mapping
from fractions import Fraction

from readiness.core.conditions import AtLeastOf, Condition, Every, FactLeaf, Leaf, Negation, Some, Test
from readiness.core.indicators import VOICE_WORDS, AnswerType, Indicator
from readiness.faces.words.phrases import clean, counted, listing, number

_FACT_WORDS = {
    "sector": "the sector",
    "setting": "the setting",
    "workforce": "the workforce",
    "headcount": "the number of people in all role groups",
    "needs_skilled": "the number of people whose role needs the skilled level or more",
    "needs_enhanced": "the number of people whose role needs the enhanced level or more",
    "needs_specialist": "the number of people whose role needs the specialist level",
}


def condition_words(condition: Condition, indicators: Mapping[str, Indicator]) -> str:
    """Say when a condition holds, with the ids of the questions that it reads."""
    match condition:
        case Leaf():
            return f"{clean(condition.indicator)} {_test_words(condition, indicators[condition.indicator])}"
        case FactLeaf():
            return _fact_words(condition)
        case Negation(Leaf(test=Test.AT_LEAST | Test.AT_MOST | Test.IS) as leaf):
            return f"{clean(leaf.indicator)} {_denied_words(leaf, indicators[leaf.indicator])}"
        case Negation(part):
            return f"it does not hold that {condition_words(part, indicators)}"
        case Every(parts):
            return _joined(parts, indicators, "and")
        case Some(parts):
            return _joined(parts, indicators, "or")
        case AtLeastOf(n, parts):
            listed = "; ".join(condition_words(part, indicators) for part in parts)
            return f"at least {n} of these {'holds' if n == 1 else 'hold'}: {listed}"


def raw_words(value: Fraction, indicator: Indicator) -> str:
    """Say a raw value in the unit of its question's answers.

    >>> share = Indicator(id="a.b", dimension="training", question="?", type=AnswerType.SHARE, ask="")
    >>> raw_words(Fraction(50), share)
    '50%'
    """
    match indicator.type:
        case AnswerType.LEVEL:
            return f"level {number(value)}"
        case AnswerType.SHARE:
            return f"{number(value)}%"
        case AnswerType.MONTHS | AnswerType.DATE:
            return _months(value)
        case AnswerType.YES_NO:
            return "yes" if value else "no"
        case _:
            return f"{number(value)} {clean(indicator.unit)}".rstrip()


def _months(value: Fraction) -> str:
    return counted(int(value), "month") if value.denominator == 1 else f"{number(value)} months"


def _test_words(leaf: Leaf, indicator: Indicator) -> str:
    values = [raw_words(operand, indicator) for operand in leaf.operands]
    age = " old" if indicator.type is AnswerType.DATE else ""
    match leaf.test:
        case Test.IS:
            return f"is {values[0]}{age}"
        case Test.IN:
            return f"is {listing(values, 'or')}{age}"
        case Test.AT_LEAST:
            return f"is {values[0]}{age} or more"
        case Test.AT_MOST:
            return f"is {values[0]}{age} or less"
        case Test.BETWEEN:
            return f"is from {values[0]} to {values[1]}{age}"
        case Test.WITHIN_MONTHS:
            return f"is at most {_months(leaf.operands[0])} old"
        case Test.EVIDENCE_WITHIN_MONTHS:
            return f"has evidence that is at most {_months(leaf.operands[0])} old"
        case Test.KNOWN:
            return "is answered" if leaf.operands[0] else "is not answered"
        case Test.GAP_AT_LEAST:
            return _gap_words(leaf, indicator)


def _denied_words(leaf: Leaf, indicator: Indicator) -> str:
    value = raw_words(leaf.operands[0], indicator)
    words = {Test.AT_LEAST: "less than {0}", Test.AT_MOST: "more than {0}"}
    return f"is {words.get(leaf.test, 'not {0}').format(value)}"


def _gap_words(leaf: Leaf, indicator: Indicator) -> str:
    size, (first, second) = leaf.operands[0], leaf.voices
    unit = counted(int(size), "level") if indicator.type is AnswerType.LEVEL else f"{number(size)} points"
    return f"is answered {unit} or more higher by {VOICE_WORDS[first]} than by {VOICE_WORDS[second]}"


def _fact_words(leaf: FactLeaf) -> str:
    name = f"what the plugin {clean(leaf.fact.replace('.', ' says of '))}" if leaf.derived else _FACT_WORDS[leaf.fact]
    if leaf.names:
        return f"{name} is {listing((clean(held) for held in leaf.names), 'or')}"
    values = [number(operand) for operand in leaf.operands]
    words = {Test.AT_LEAST: "{0} or more", Test.AT_MOST: "{0} or less", Test.BETWEEN: "from {0} to {1}"}
    return f"{name} is {words[leaf.test].format(*values) if leaf.test in words else listing(values, 'or')}"


def _joined(parts: tuple[Condition, ...], indicators: Mapping[str, Indicator], word: str) -> str:
    """Join parts; those with parts of their own stand in brackets."""
    said = [
        f"({words})" if isinstance(part, Every | Some | AtLeastOf) and len(parts) > 1 else words
        for part in parts
        for words in [condition_words(part, indicators)]
    ]
    return f", {word} ".join(said)
