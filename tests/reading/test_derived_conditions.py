"""Conditions on facts that plugins derive are read in flags, and refused everywhere else."""

from fractions import Fraction

import pytest

from readiness.core.conditions import FactLeaf, Test, to_data
from readiness.errors import RulesetError
from readiness.reading.condition_reader import read_condition
from readiness.toml.source import TomlSource
from readiness.toml.tables import Notebook
from sample_ruleset import files, read

FACT = "tide-tables.high_water"


def read_flag(data: object, *, derived: bool = True) -> object:
    notebook = Notebook(TomlSource("rules.toml", "", {}), RulesetError)
    condition = read_condition(data, ("flag",), notebook, {}, derived=derived)
    notebook.finish()
    return condition


def refusal(data: object, *, derived: bool = True) -> str:
    with pytest.raises(RulesetError) as error:
        read_flag(data, derived=derived)
    (problem,) = error.value.problems
    return f"{problem.key}: {problem.message} → {problem.hint}"


@pytest.mark.parametrize(
    ("data", "leaf"),
    [
        ({"fact": FACT, "is": True}, FactLeaf(FACT, Test.IS, operands=(Fraction(1),))),
        ({"fact": FACT, "is": -3}, FactLeaf(FACT, Test.IS, operands=(Fraction(-3),))),
        ({"fact": FACT, "is": "spring-tide"}, FactLeaf(FACT, Test.IS, names=("spring-tide",))),
        ({"fact": FACT, "in": ["a", "b"]}, FactLeaf(FACT, Test.IN, names=("a", "b"))),
        ({"fact": FACT, "between": [1, 2]}, FactLeaf(FACT, Test.BETWEEN, operands=(Fraction(1), Fraction(2)))),
        ({"fact": FACT, "at_least": "5/2"}, FactLeaf(FACT, Test.AT_LEAST, operands=(Fraction(5, 2),))),
    ],
)
def test_a_test_is_of_numbers_or_of_names(data: object, leaf: FactLeaf) -> None:
    assert read_flag(data) == leaf
    assert read_flag(to_data(leaf)) == leaf


def test_outside_a_flag_it_is_refused() -> None:
    assert refusal({"fact": FACT, "is": True}, derived=False) == (
        f"flag.fact: {FACT} comes from a plugin, and such facts serve flags alone → "
        "Nothing that a plugin works out may touch a score. Use it in a flag."
    )


@pytest.mark.parametrize("fact", ["tide-tables.", ".high", "Tide.high", "a.b.c", "a.b-c", "a b.c"])
def test_a_fact_has_the_name_of_its_plugin_before_it(fact: str) -> None:
    assert refusal({"fact": fact, "is": True}) == (
        f'flag.fact: there is no fact "{fact}" → '
        "Write the name of the plugin, a point and that of the fact, such as tide-tables.high_water."
    )


@pytest.mark.parametrize("test", ["known", "within_months", "gap_at_least", "evidence_within_months"])
def test_tests_of_answers_are_none_of_facts(test: str) -> None:
    assert refusal({"fact": FACT, test: 1}) == (
        f"flag.{test}: the fact {FACT} cannot be tested with {test} → Use one of: is, in, at_least, at_most, between."
    )


def test_names_and_numbers_do_not_mix() -> None:
    assert refusal({"fact": FACT, "in": ["a", 1]}) == (
        'flag.in[1]: found "a" → Write a number, a name, true or false.'
    )


@pytest.mark.parametrize(
    "place",
    [
        'weight = 1\nmet = { fact = "a.b", is = true }',
        'weight = 1\nmet = { indicator = "leadership.owner", at_least = 2 }\npartly = { fact = "a.b", is = true }',
        'weight = 1\nmeasure = "leadership.owner"\nwhen = { fact = "a.b", is = true }',
        (
            'weight = 1\nmeasure = "leadership.owner"\n'
            'cap = { at = 4, because = "x", when = { fact = "a.b", is = true } }'
        ),
    ],
)
def test_no_place_that_touches_a_score_takes_one(place: str) -> None:
    told = files()
    rule = (
        f'\n[[rule]]\nid = "odd"\ntitle = "Odd"\ndimension = "leadership"\nwhy = "x"\nsources = ["CB01"]\n{place}\n'
    )
    with pytest.raises(RulesetError) as error:
        read({**told, "rules.toml": told["rules.toml"] + rule.encode()})
    assert "a.b comes from a plugin, and such facts serve flags alone" in str(error.value)
