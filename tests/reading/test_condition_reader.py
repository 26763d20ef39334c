"""Conditions are read, checked against the types of answers, and written back the same."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.core.conditions import (
    NUMBER_FACTS,
    SET_FACTS,
    AtLeastOf,
    Condition,
    Every,
    FactLeaf,
    Leaf,
    Negation,
    Some,
    Test,
    to_data,
)
from readiness.core.indicators import VOICES, AnswerType, Derived, Indicator
from readiness.errors import RulesetError
from readiness.reading.condition_reader import MAX_DEPTH, read_condition
from readiness.toml.source import TomlSource
from readiness.toml.tables import Notebook


def indicator(name: str, kind: AnswerType, derived: Derived | None = None) -> Indicator:
    return Indicator(id=f"test.{name}", dimension="training", question="?", type=kind, ask="all", derived=derived)


INDICATORS: Mapping[str, Indicator] = {
    found.id: found
    for found in (
        *(indicator(kind.value, kind) for kind in AnswerType),
        indicator("coverage", AnswerType.SHARE, Derived(coverage="skilled")),
    )
}


def read(data: object) -> Condition | None:
    """Read a condition; raise what is wrong with it."""
    notebook = Notebook(TomlSource("rules.toml", "", {}), RulesetError)
    condition = read_condition(data, ("flag",), notebook, INDICATORS)
    assert (condition is None) is not notebook.clean
    notebook.finish()
    return condition


def refusal(data: object) -> str:
    """Read a condition that has to be refused; give the first problem."""
    with pytest.raises(RulesetError) as refused:
        read(data)
    problem = refused.value.problems[0]
    return f"{problem.key}: {problem.message} → {problem.hint}"


def leaf(name: str, **test: object) -> dict[str, object]:
    return {"indicator": f"test.{name}", **test}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (leaf("level", at_least=2), Leaf("test.level", Test.AT_LEAST, (Fraction(2),))),
        ({"indicator": "test.level", "in": [0, 3]}, Leaf("test.level", Test.IN, (Fraction(0), Fraction(3)))),
        ({"indicator": "test.count", "is": 7}, Leaf("test.count", Test.IS, (Fraction(7),))),
        (leaf("share", at_most=Decimal("62.5")), Leaf("test.share", Test.AT_MOST, (Fraction(125, 2),))),
        (leaf("share", at_most="1/3"), Leaf("test.share", Test.AT_MOST, (Fraction(1, 3),))),
        (leaf("months", between=[3, 12]), Leaf("test.months", Test.BETWEEN, (Fraction(3), Fraction(12)))),
        (leaf("date", within_months=18), Leaf("test.date", Test.WITHIN_MONTHS, (Fraction(18),))),
        ({"indicator": "test.yes_no", "is": True}, Leaf("test.yes_no", Test.IS, (Fraction(1),))),
        ({"indicator": "test.yes_no", "is": False}, Leaf("test.yes_no", Test.IS, (Fraction(0),))),
        (leaf("groups", known=True), Leaf("test.groups", Test.KNOWN, (Fraction(1),))),
        (leaf("coverage", at_least=25), Leaf("test.coverage", Test.AT_LEAST, (Fraction(25),))),
        (
            leaf("level", gap_at_least=2, between_voices=["leaders", "frontline"]),
            Leaf("test.level", Test.GAP_AT_LEAST, (Fraction(2),), ("leaders", "frontline")),
        ),
        ({"fact": "setting", "is": "island"}, FactLeaf("setting", Test.IS, names=("island",))),
        ({"fact": "sector", "in": ["school", "early-years"]}, FactLeaf("sector", Test.IN, ("school", "early-years"))),
        ({"fact": "workforce", "at_least": 20}, FactLeaf("workforce", Test.AT_LEAST, operands=(Fraction(20),))),
        ({"not": leaf("level", at_least=1)}, Negation(Leaf("test.level", Test.AT_LEAST, (Fraction(1),)))),
    ],
)
def test_a_condition_becomes_a_value(data: object, expected: Condition) -> None:
    assert read(data) == expected


def test_trees_keep_the_order_of_their_parts() -> None:
    parts = [leaf("level", at_least=2), leaf("count", at_most=3)]
    values = (Leaf("test.level", Test.AT_LEAST, (Fraction(2),)), Leaf("test.count", Test.AT_MOST, (Fraction(3),)))
    assert read({"all": parts}) == Every(values)
    assert read({"any": parts}) == Some(values)
    assert read({"at_least_of": {"n": 2, "of": parts}}) == AtLeastOf(2, values)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            {"indicator": "test.lvl", "at_least": 2},
            'flag.indicator: there is no indicator "test.lvl" → Did you mean test.level?',
        ),
        ({"fact": "setting_", "is": "island"}, 'flag.fact: there is no fact "setting_" → Did you mean setting?'),
        (
            leaf("level", at_last=2),
            "flag.at_last: this key has no meaning here → Did you mean at_least, gap_at_least or at_most?",
        ),
        (leaf("level", at_least=5), "flag.at_least: found 5 → Write a whole number from 0 to 4."),
        (leaf("level", at_least=True), "flag.at_least: found true → Write a whole number from 0 to 4."),
        (leaf("level", at_least=Decimal("1.5")), "flag.at_least: found 1.5 → Write a whole number from 0 to 4."),
        (leaf("share", at_least=101), "flag.at_least: found 101 → Write a number from 0 to 100."),
        (leaf("share", at_least=-1), "flag.at_least: found -1 → Write a number from 0 to 100."),
        (leaf("count", at_most="3"), 'flag.at_most: found "3" → Write a whole number from 0.'),
        (leaf("months", between=[12, 3]), "flag.between: found the higher number first → Write [lowest, highest]."),
        (leaf("months", between=[3]), "flag.between: found a list → Write [lowest, highest]."),
        ({"indicator": "test.level", "in": []}, "flag.in: found a list → Write a list, each value once."),
        (
            {"indicator": "test.level", "in": [1, 1]},
            "flag.in: found the same value twice → Write a list, each value once.",
        ),
        (
            {"indicator": "test.share", "is": 50},
            (
                "flag.is: test.share (share) cannot be tested with is → Use one of: at_least, at_most, between, "
                "gap_at_least, known, evidence_within_months."
            ),
        ),
        ({"indicator": "test.yes_no", "is": 1}, "flag.is: found 1 → Write true or false."),
        (
            leaf("date", at_least=3),
            (
                "flag.at_least: test.date (date) cannot be tested with at_least → Use one of: within_months, known, "
                "evidence_within_months."
            ),
        ),
        (
            leaf("coverage", evidence_within_months=3),
            (
                "flag.evidence_within_months: test.coverage (share) cannot be tested with evidence_within_months → "
                "Use one of: at_least, at_most, between, known."
            ),
        ),
        (
            leaf("level", at_least=1, at_most=3),
            (
                "flag: found at_least and at_most of test.level (level) → Use exactly one of: is, in, at_least, "
                "at_most, between, gap_at_least, known, evidence_within_months."
            ),
        ),
        (
            leaf("groups"),
            "flag: found no test of test.groups (groups) → Use exactly one of: known.",
        ),
        (
            leaf("level", gap_at_least=2),
            (
                'flag: gap_at_least compares two voices → Write between_voices = ["leaders", "frontline"]: how much '
                "the first exceeds the second."
            ),
        ),
        (
            leaf("level", gap_at_least=2, between_voices=["leaders", "leaders"]),
            "flag.between_voices: found leaders twice → Name two different voices.",
        ),
        (
            leaf("level", gap_at_least=2, between_voices=["leaders", "front"]),
            'flag.between_voices[2]: there is no voice "front" → Did you mean frontline?',
        ),
        (
            leaf("level", at_least=2, between_voices=["leaders", "frontline"]),
            "flag.between_voices: at_least takes no voices → Leave them out, or test with gap_at_least.",
        ),
        (
            leaf("level", gap_at_least=0, between_voices=["leaders", "frontline"]),
            "flag.gap_at_least: found 0 → Write a whole number from 1 to 4.",
        ),
        (
            {"fact": "setting", "at_least": 3},
            "flag.at_least: the fact setting cannot be tested with at_least → Use one of: is, in.",
        ),
        (
            {"fact": "setting", "is": "Remote Island"},
            'flag.is: found "Remote Island" → Write a name in small letters, such as "adult-social-care".',
        ),
        (
            {"all": []},
            "flag.all: found a list where conditions are expected → Write [{ … }].",
        ),
        (
            {"at_least_of": {"n": 3, "of": [leaf("level", at_least=2)]}},
            "flag.at_least_of.n: found 3 → Write a whole number from 1 to 1, which is how many conditions there are.",
        ),
        (
            {"at_least_of": [leaf("level", at_least=2)]},
            (
                "flag.at_least_of: found a list where n and of are expected → "
                "Write { at_least_of = { n = 2, of = [{ … }, { … }, { … }] } }."
            ),
        ),
        (
            {"alll": [leaf("level", at_least=2)]},
            "flag: found a table where a condition is expected → Did you mean all?",
        ),
        (
            {"all": [leaf("level", at_least=2)], "any": [leaf("level", at_least=2)]},
            "flag: found all and any in one condition → Join two conditions with all or any.",
        ),
        (
            "level > 2",
            (
                'flag: found "level > 2" where a condition is expected → Write a condition such as '
                '{ indicator = "leadership.executive_owner", at_least = 2 }.'
            ),
        ),
    ],
)
def test_a_refusal_says_where_what_and_what_to_write(data: object, expected: str) -> None:
    assert refusal(data) == expected


def test_every_part_of_a_tree_is_checked_in_one_go() -> None:
    with pytest.raises(RulesetError) as refused:
        read({"any": [leaf("level", at_least=9), {"not": {"fact": "sektor", "is": "school"}}]})
    assert [problem.key for problem in refused.value.problems] == ["flag.any[1].at_least", "flag.any[2].not.fact"]


def test_conditions_inside_each_other_are_bounded() -> None:
    data: dict[str, object] = leaf("level", at_least=2)
    for _ in range(MAX_DEPTH - 1):
        data = {"not": data}
    assert read(data) is not None
    assert f"more than {MAX_DEPTH} conditions inside each other" in refusal({"not": data})


@pytest.mark.parametrize(
    "number", [Decimal("NaN"), Decimal("1e999999"), Decimal("1e-999999"), 10**30, "1/0", float("nan")]
)
def test_numbers_that_nobody_means_are_refused_quickly(number: object) -> None:
    assert "Write a number from 0 to 100." in refusal(leaf("share", at_least=number))


LEVELS = st.integers(0, 4).map(Fraction)
PERCENTS = st.fractions(0, 100, max_denominator=60)
WHOLES = st.integers(0, 10**6).map(Fraction)
NUMBERS = {AnswerType.LEVEL: LEVELS, AnswerType.SHARE: PERCENTS, AnswerType.COUNT: WHOLES, AnswerType.MONTHS: WHOLES}
NAMES = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)


def _operands(test: Test, numbers: st.SearchStrategy[Fraction]) -> st.SearchStrategy[tuple[Fraction, ...]]:
    if test is Test.IN:
        return st.lists(numbers, min_size=1, max_size=4, unique=True).map(tuple)
    if test is Test.BETWEEN:
        return st.tuples(numbers, numbers).map(lambda pair: tuple(sorted(pair)))
    return st.tuples(numbers)


def _leaves(kind: AnswerType, test: Test, numbers: st.SearchStrategy[Fraction]) -> st.SearchStrategy[Condition]:
    return _operands(test, numbers).map(lambda operands: Leaf(f"test.{kind.value}", test, operands))


WHOLE_KINDS = (AnswerType.LEVEL, AnswerType.COUNT, AnswerType.MONTHS)
RANGES = (Test.AT_LEAST, Test.AT_MOST, Test.BETWEEN)
ANSWERS = st.one_of(
    *(_leaves(kind, test, numbers) for kind, numbers in NUMBERS.items() for test in RANGES),
    *(
        _leaves(kind, test, NUMBERS[kind])
        for kind in NUMBERS
        if kind is not AnswerType.SHARE
        for test in (Test.IS, Test.IN)
    ),
    _leaves(AnswerType.DATE, Test.WITHIN_MONTHS, WHOLES),
    _leaves(AnswerType.YES_NO, Test.IS, st.sampled_from([Fraction(0), Fraction(1)])),
    *(_leaves(kind, Test.KNOWN, st.sampled_from([Fraction(0), Fraction(1)])) for kind in AnswerType),
    *(_leaves(kind, Test.EVIDENCE_WITHIN_MONTHS, WHOLES) for kind in AnswerType if kind is not AnswerType.GROUPS),
)
GAPS = st.builds(
    lambda voices, gap: Leaf("test.level", Test.GAP_AT_LEAST, (Fraction(gap),), tuple(voices)),
    st.permutations(VOICES).map(lambda order: order[:2]),
    st.integers(1, 4),
)
SETS = st.builds(
    lambda fact, names: FactLeaf(fact, Test.IS if len(names) == 1 else Test.IN, names=tuple(names)),
    st.sampled_from(SET_FACTS),
    st.lists(NAMES, min_size=1, max_size=3, unique=True),
)
COUNTS = st.one_of(
    *(
        st.builds(FactLeaf, st.sampled_from(NUMBER_FACTS), st.just(test), operands=_operands(test, WHOLES))
        for test in (*RANGES, Test.IS)
    )
)


def _trees(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    some = st.lists(parts, min_size=1, max_size=3).map(tuple)
    counted = some.flatmap(lambda found: st.integers(1, len(found)).map(lambda n: AtLeastOf(n, found)))
    return st.one_of(parts.map(Negation), some.map(Every), some.map(Some), counted)


LEAVES = st.one_of(ANSWERS, GAPS, SETS, COUNTS)
CONDITIONS = st.recursive(LEAVES, _trees, max_leaves=6).filter(lambda condition: _depth(condition) <= MAX_DEPTH)


def _depth(condition: Condition) -> int:
    match condition:
        case Negation(part):
            return 1 + _depth(part)
        case Every(parts) | Some(parts) | AtLeastOf(_, parts):
            return 1 + max(_depth(part) for part in parts)
        case _:
            return 1


@given(CONDITIONS)
def test_reading_what_was_written_gives_the_same_condition(condition: Condition) -> None:
    """Law: load∘dump is the identity."""
    assert read(to_data(condition, INDICATORS)) == condition


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.decimals(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "indicator",
                    "fact",
                    "all",
                    "any",
                    "not",
                    "at_least_of",
                    "n",
                    "of",
                    "at_least",
                    "is",
                    "in",
                    "between",
                ]
            )
            | st.text(max_size=4),
            inner | st.sampled_from(sorted(INDICATORS)),
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(JUNK)
def test_whatever_stands_there_is_read_or_refused(data: object) -> None:
    notebook = Notebook(TomlSource("rules.toml", "", {}), RulesetError)
    condition = read_condition(data, ("flag",), notebook, INDICATORS)
    assert (condition is None) is not notebook.clean
