"""Conditions in words."""

from fractions import Fraction

import pytest

from readiness.core.conditions import AtLeastOf, Condition, Every, FactLeaf, Leaf, Negation, Some, Test
from readiness.core.indicators import AnswerType, Indicator
from readiness.faces.words.conditions import condition_words


def indicator(kind: AnswerType) -> Indicator:
    unit = "posts" if kind is AnswerType.COUNT else ""
    return Indicator(id=f"a.{kind}", dimension="training", question="?", type=kind, ask="", unit=unit)


INDICATORS = {f"a.{kind}": indicator(kind) for kind in AnswerType}


def leaf(kind: str, test: Test, *operands: int, voices: tuple[str, ...] = ()) -> Leaf:
    return Leaf(f"a.{kind}", test, tuple(Fraction(operand) for operand in operands), voices)


LEVEL = leaf("level", Test.AT_LEAST, 2)
SHARE = leaf("share", Test.AT_MOST, 50)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (LEVEL, "a.level is level 2 or more"),
        (SHARE, "a.share is 50% or less"),
        (leaf("count", Test.BETWEEN, 1, 3), "a.count is from 1 posts to 3 posts"),
        (leaf("level", Test.IN, 2, 3), "a.level is level 2 or level 3"),
        (leaf("months", Test.AT_LEAST, 1), "a.months is 1 month or more"),
        (leaf("date", Test.WITHIN_MONTHS, 12), "a.date is at most 12 months old"),
        (leaf("date", Test.AT_LEAST, 12), "a.date is 12 months old or more"),
        (leaf("level", Test.EVIDENCE_WITHIN_MONTHS, 24), "a.level has evidence that is at most 24 months old"),
        (leaf("yes_no", Test.IS, 1), "a.yes_no is yes"),
        (leaf("level", Test.KNOWN, 1), "a.level is answered"),
        (leaf("level", Test.KNOWN, 0), "a.level is not answered"),
        (
            leaf("level", Test.GAP_AT_LEAST, 2, voices=("leaders", "frontline")),
            "a.level is answered 2 levels or more higher by leaders than by frontline staff",
        ),
        (
            leaf("share", Test.GAP_AT_LEAST, 25, voices=("managers", "frontline")),
            "a.share is answered 25 points or more higher by managers than by frontline staff",
        ),
        (Negation(LEVEL), "a.level is less than level 2"),
        (Negation(SHARE), "a.share is more than 50%"),
        (Negation(leaf("yes_no", Test.IS, 1)), "a.yes_no is not yes"),
        (
            Negation(Every((LEVEL, SHARE))),
            "it does not hold that a.level is level 2 or more, and a.share is 50% or less",
        ),
        (
            Some((LEVEL, Every((LEVEL, SHARE)))),
            "a.level is level 2 or more, or (a.level is level 2 or more, and a.share is 50% or less)",
        ),
        (
            AtLeastOf(1, (LEVEL, SHARE)),
            "at least 1 of these holds: a.level is level 2 or more; a.share is 50% or less",
        ),
        (FactLeaf("setting", Test.IS, names=("island",)), "the setting is island"),
        (FactLeaf("sector", Test.IN, names=("school", "nursery")), "the sector is school or nursery"),
        (FactLeaf("workforce", Test.AT_MOST, operands=(Fraction(20),)), "the workforce is 20 or less"),
        (
            FactLeaf("needs_skilled", Test.BETWEEN, operands=(Fraction(1), Fraction(4))),
            "the number of people whose role needs the skilled level or more is from 1 to 4",
        ),
    ],
)
def test_a_condition_is_said_in_words(condition: Condition, words: str) -> None:
    assert condition_words(condition, INDICATORS) == words
