"""The linter: each code for exactly what it is for, nothing in what is as it should be, everything at once."""

from pathlib import Path

import pytest

from lint_sample import problems, told, write
from readiness.authoring.lint import lint
from readiness.authoring.lint_codes import KINDS
from readiness.errors import RulesetError

ROOT = Path(__file__).resolve().parents[2]
RULES, QUESTIONS, SOURCES = "rules.toml", "questions.toml", "sources.toml"
CASES, MANIFEST = "cases/nights.toml", "ruleset.toml"

ALONE, VISITED = 'indicator = "night_care.alone"', 'indicator = "night_care.top"'
CHECKS = 'indicator = "night_care.checks"'
MANY = 'fact = "workforce", at_least = 5'
MET = f"met = {{ all = [{{ {ALONE}, at_most = 2 }}, {{ {VISITED}, within_months = 6 }}] }}"
PARTLY = f"partly = {{ {ALONE}, at_most = 14 }}"
FLAG = f'flag = {{ {CHECKS}, gap_at_least = 2, between_voices = ["managers", "frontline"] }}'
SAYS = 'says = "Managers describe'

CAP = f'cap = {{ when = {{ {ALONE}, at_least = 21 }}, at = 40, because = "it wears people out" }}'

ADVICE = """
  [[rule.step]]
  do = "Let one manager and one night worker note the same week."
  first = "Choose the week."
  good_enough_when = "Both agree on one account."
  effort = "small"
  by = "the manager"
"""

ANOTHER_SOURCE = """
[[source]]
id = "NIGHT-02"
title = "A round table"
publisher = "An invented federation"
says = "Night staff seldom hear of training in time."
"""

ANOTHER_DOCUMENT = """
[[document]]
code = "DAY"
title = "Days in care homes"
publisher = "An invented federation"
"""

ANOTHER_FLAG = f"""
[[rule]]
id = "again"
title = "Nights are told differently"
dimension = "lived_experience"
{FLAG}
says = "Managers and night staff tell it differently."
why = "What is agreed on paper helps nobody."
sources = ["NIGHT-01"]

  [[rule.step]]
  do = "Talk about one night."
  first = "Choose the night."
  good_enough_when = "Both agree on one account."
  effort = "small"
  by = "the manager"
"""

CASE = """
[[case]]
rule = "{}"
name = "{}"
given = {{ "night_care.checks" = {{ managers = 4, frontline = {} }} }}
expect = {{ verdict = "{}" }}
"""
FLAG_CASES = CASE.format("again", "two levels apart", 2, "raised") + CASE.format(
    "again", "one level apart", 3, "clear"
)

ANOTHER_STEP = """
  [[rule.step]]
  changes = { "night_care.checks" = 4 }
  do = "Ask each resident once more."
  first = "Ask one resident."
  good_enough_when = "Each of them was asked."
  effort = "small"
  by = "the manager"
"""

Change = tuple[str, str, str]


def added(file: str, text: str) -> Change:
    """Add a text at the end of a file, after something that stands there once."""
    ends = {RULES: ADVICE, SOURCES: 'the past back."\n', CASES: 'verdict = "clear" }\n'}
    return file, ends[file], ends[file] + text


EXAMPLES: tuple[tuple[str, list[Change], str], ...] = (
    (
        "a word that is missing",
        [(RULES, '  effort = "large"\n', "")],
        "rules.toml:43 RS001 night-care/company: step[1].effort: is missing",
    ),
    (
        "a key that is misspelt",
        [(SOURCES, "url =", "ulr =")],
        "sources.toml:5 RS001 NIGHT: ulr: is not known here",
    ),
    (
        "a case about no rule",
        [(CASES, 'rule = "company"\nname = "alone', 'rule = "compny"\nname = "alone')],
        'cases/nights.toml:32 RS001 night-care/compny: rule: there is no rule "compny"',
    ),
    (
        "a circle of requirements",
        [
            (RULES, "at_most = 20", "at_most = 14"),
            (RULES, "changes = {", f"requires = {{ {CHECKS}, at_least = 4 }}\n  changes = {{"),
        ],
        (
            "rules.toml:13 RS001 night-care/checks: step: steps wait for each other: "
            "night-care/checks@4 → night-care/company#1 → night-care/checks@4"
        ),
    ),
    (
        "what a better answer turns off",
        [(RULES, PARTLY, f"partly = {{ {ALONE}, at_least = 14 }}")],
        "rules.toml:36 RS001 night-care/company: partly: better answers turn this condition off",
    ),
    (
        "not a TOML file throughout",
        [(SOURCES, 'says = "A light', "says = A light")],
        "sources.toml:10 RS001 : found a text without quotation marks",
    ),
    (
        "a question under an old name",
        [
            (QUESTIONS, 'ask = "the manager"', 'was = ["night_care.visit"]\nask = "the manager"'),
            (RULES, VISITED, VISITED.replace("top", "visit")),
        ],
        "rules.toml:35 RS002 night-care/company: night_care.visit is called night_care.top now",
    ),
    (
        "a context that every organisation has",
        [
            (
                RULES,
                "weight = 3",
                f"weight = 3\nwhen = {{ any = [{{ {MANY} }}, {{ not = {{ {MANY} }} }}] }}",
            ),
        ],
        (
            "rules.toml:6 RS101 night-care/checks: holds whatever is answered: "
            "the workforce is 5 or more, or it does not hold that the workforce is 5 or more"
        ),
    ),
    (
        "a part that every answer passes",
        [(RULES, PARTLY, f"partly = {{ all = [{{ {ALONE}, at_most = 14 }}, {{ {ALONE}, at_least = 0 }}] }}")],
        "rules.toml:36 RS101 night-care/company: holds whatever is answered: night_care.alone is 0 nights or more",
    ),
    (
        "two tests that no answer passes together",
        [(RULES, FLAG, f"flag = {{ all = [{{ {CHECKS}, at_least = 3 }}, {{ {CHECKS}, at_most = 2 }}] }}")],
        (
            "rules.toml:55 RS102 night-care/seen-differently: never holds, whatever is answered: "
            "night_care.checks is level 3 or more, and night_care.checks is level 2 or less"
        ),
    ),
    (
        "a requirement that nobody can meet",
        [
            (
                RULES,
                f"{{ {ALONE}, at_most = 20 }}",
                f"{{ all = [{{ {ALONE}, at_most = 20 }}, {{ {MANY} }}, {{ not = {{ {MANY} }} }}] }}",
            )
        ],
        (
            "rules.toml:28 RS102 night-care/checks: never holds, whatever is answered: night_care.alone is 20 nights "
            "or less, and the workforce is 5 or more, and it does not hold that the workforce is 5 or more"
        ),
    ),
    (
        "half for what is enough for the whole",
        [
            (RULES, PARTLY, f"partly = {{ all = [{{ {ALONE}, at_most = 1 }}, {{ {VISITED}, within_months = 3 }}] }}"),
            (RULES, '"night_care.alone" = 14 }', '"night_care.alone" = 0 }'),
        ],
        (
            "rules.toml:36 RS103 night-care/company: met holds wherever this holds: "
            "night_care.alone is 1 nights or less, and night_care.top is at most 3 months old"
        ),
    ),
    (
        "a part that another one contains",
        [(RULES, "at_most = 2 }, {", f"at_most = 2 }}, {{ {ALONE}, at_most = 5 }}, {{")],
        "rules.toml:35 RS104 night-care/company: changes nothing here: night_care.alone is 5 nights or less",
    ),
    ("no advice", [(RULES, ADVICE, "")], "rules.toml:51 RS201 night-care/seen-differently: has no step"),
    (
        "a step beyond full",
        [(RULES, 'measure = "night_care.checks"', 'measure = "night_care.checks"\nfull_at = 2')],
        "rules.toml:23 RS202 night-care/checks: a step adds nothing to the one before it",
    ),
    (
        "a step that stops before half",
        [(RULES, '"night_care.alone" = 14 }', '"night_care.alone" = 15 }')],
        "rules.toml:44 RS202 night-care/company: a step changes nothing of what is judged",
    ),
    (
        "a step that answers another question",
        [(RULES, '"night_care.alone" = 14 }', '"night_care.checks" = 4 }')],
        "rules.toml:44 RS202 night-care/company: a step changes nothing of what is judged",
    ),
    (
        "a ladder that stops early",
        [(RULES, "  to = 4\n", "  to = 3\n")],
        "rules.toml:1 RS203 night-care/checks: no step leads all the way",
    ),
    (
        "full on one day only",
        [
            (RULES, MET, 'measure = "night_care.top"\nfull_at = 0\nnone_at = 12'),
            (RULES, PARTLY + "\n", ""),
            (RULES, 'changes = { "night_care.alone" = 14 }', "to = 0"),
        ],
        "rules.toml:36 RS203 night-care/company: full only on the very day",
    ),
    (
        "no first move",
        [(RULES, '  first = "Choose the week."\n', "")],
        "rules.toml:60 RS204 night-care/seen-differently: a step has no first",
    ),
    (
        "no way to find out",
        [(RULES, 'find_out = "Ask three residents."\n', "")],
        "rules.toml:1 RS205 night-care/checks: has no find_out",
    ),
    (
        "no words for a strength",
        [(RULES, 'strength = "Residents decide who looks in."\nkeep = "Ask again every six months."\n', "")],
        "rules.toml:1 RS206 night-care/checks: has no strength and no keep",
    ),
    (
        "a question out of the blue",
        [(QUESTIONS, 'ask = "the manager"\nsources = ["NIGHT-01"]\n', 'ask = "the manager"\n')],
        "questions.toml:27 RS207 night_care.top: rests on no source",
    ),
    (
        "two levels alike",
        [(QUESTIONS, '"There is one routine."', '"It is  not settled."')],
        "questions.toml:7 RS208 night_care.checks: level 1 reads as level 0 does",
    ),
    (
        "nobody served",
        [(MANIFEST, 'sector = ["adult-social-care"]\n', "")],
        "ruleset.toml:9 RS209 night-care: applies_to names no sector and no setting",
    ),
    (
        "no example of what does not apply",
        [
            (CASES, 'expect = { verdict = "not_applicable" }', 'expect = { verdict = "unsettled" }'),
            (CASES, '{ "night_care.checks" = { not_applicable = "a day centre" } }', "{}"),
        ],
        "rules.toml:1 RS301 night-care/checks: no case expects not_applicable",
    ),
    (
        "no example of a flag that is clear",
        [(CASES, 'verdict = "clear"', 'verdict = "raised"')],
        "rules.toml:51 RS301 night-care/seen-differently: no case expects clear",
    ),
    (
        "a question that is not read",
        [(RULES, MET, f"met = {{ {ALONE}, at_most = 2 }}")],
        "questions.toml:27 RS401 night_care.top: no rule reads it",
    ),
    (
        "a source that nothing rests on",
        [added(SOURCES, ANOTHER_SOURCE)],
        "sources.toml:12 RS402 NIGHT-02: nothing rests on it",
    ),
    (
        "a document without themes",
        [added(SOURCES, ANOTHER_DOCUMENT)],
        "sources.toml:12 RS402 DAY: no source is a theme of it",
    ),
    (
        "two flags for one thing",
        [added(RULES, ANOTHER_FLAG), added(CASES, FLAG_CASES)],
        "rules.toml:67 RS403 night-care/again: judges the same as night-care/seen-differently",
    ),
    (
        "the same advice twice",
        [
            (
                RULES,
                "Let one manager and one night worker note the same week.",
                "Ask each resident  who may look in at night.",
            )
        ],
        "rules.toml:61 RS404 night-care/seen-differently: a step says the same as step 1 of night-care/checks",
    ),
    (
        "a word that blames",
        [(RULES, SAYS, 'says = "Night staff are failing. Managers describe')],
        'rules.toml:56 RS501 night-care/seen-differently: found "failing"',
    ),
    (
        "an exclamation mark",
        [(RULES, "Residents say that it is.", "Residents say so!")],
        "rules.toml:25 RS502 night-care/checks: found an exclamation mark",
    ),
    (
        "a picture",
        [(RULES, "Choose the week.", "Choose the week 🙂.")],
        "rules.toml:62 RS503 night-care/seen-differently: found a picture among the words",
    ),
    (
        "a long sentence",
        [(RULES, SAYS, f'says = "{"On paper, " * 14}managers describe')],
        (
            "rules.toml:56 RS504 night-care/seen-differently: "
            "found a sentence of 36 words: On paper, On paper, On paper, On paper,…"
        ),
    ),
    (
        "capitals throughout",
        [(RULES, "Nights look different from the night shift", "Nights Look Different From Here")],
        "rules.toml:53 RS505 night-care/seen-differently: found capitals",
    ),
    (
        "no capital",
        [(QUESTIONS, "How is it settled", "how is it settled")],
        "questions.toml:4 RS505 night_care.checks: begins with a small letter",
    ),
    (
        "a word of the trade",
        [(RULES, "Choose the week.", "Ask the stakeholders.")],
        'rules.toml:62 RS506 night-care/seen-differently: found "stakeholders"',
    ),
    (
        "an open address",
        [(QUESTIONS, 'ask = "residents"', 'ask = "residents; see http://example.org/ask"')],
        "questions.toml:12 RS507 night_care.checks: found http://example.org/ask",
    ),
)


def test_nothing_is_found_in_what_is_as_it_should_be(tmp_path: Path) -> None:
    assert told(write(tmp_path)) == []


@pytest.mark.parametrize(("changes", "line"), [pytest.param(*rest, id=name) for name, *rest in EXAMPLES])
def test_one_problem_is_told_and_no_other(changes: list[Change], line: str, tmp_path: Path) -> None:
    assert told(write(tmp_path, *changes)) == [line]


def test_every_code_has_an_example() -> None:
    assert {line.split()[1] for _, _, line in EXAMPLES} == set(KINDS)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            [(RULES, FLAG, FLAG.replace("flag = ", "flag = { any = [") + f", {{ {CHECKS}, known = false }}] }}")],
            id="silence beside a gap",
        ),
        pytest.param(
            [(QUESTIONS, "not_applicable_if", "small_team = 'In a team of five: ask the NHS.'\nnot_applicable_if")],
            id="a short name in capitals",
        ),
        pytest.param(
            [(SOURCES, "NIGHTS IN CARE HOMES", "POOR SLEEP: A STUDY OF DISORDERS!")], id="a title that others gave"
        ),
        pytest.param(
            [
                (RULES, "weight = 2", f"weight = 2\n{CAP}"),
                (RULES, '"night_care.alone" = 14 }', '"night_care.alone" = 20 }'),
            ],
            id="a step that lifts the ceiling",
        ),
        pytest.param(
            [
                (
                    RULES,
                    'effort = "small"\n  by = "key workers"',
                    'effort = "small"\n  by = "Healthcare Improvement Scotland"',
                )
            ],
            id="a body with a long name",
        ),
    ],
)
def test_nothing_is_found_where_nothing_is_certain(changes: list[Change], tmp_path: Path) -> None:
    assert told(write(tmp_path, *changes)) == []


def test_everything_that_the_loader_refuses_is_told_at_once_with_the_words(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        (RULES, "weight = 2", "wieght = 2"),
        (QUESTIONS, 'ask = "the manager"', "ask = 3"),
        (RULES, SAYS, 'says = "The worst managers describe'),
    )
    assert told(folder) == [
        "questions.toml:32 RS001 night_care.top: ask: found 3",
        "rules.toml:30 RS001 night-care/company: weight: is missing",
        "rules.toml:34 RS001 night-care/company: wieght: is not known here",
        'rules.toml:56 RS501 night-care/seen-differently: found "worst"',
    ]


def test_what_is_missing_is_told_beside_what_the_loader_refuses(tmp_path: Path) -> None:
    folder = write(tmp_path, (RULES, "weight = 2", "wieght = 2"), (RULES, '  first = "Choose the week."\n', ""))
    assert told(folder) == [
        "rules.toml:30 RS001 night-care/company: weight: is missing",
        "rules.toml:34 RS001 night-care/company: wieght: is not known here",
        "rules.toml:60 RS204 night-care/seen-differently: a step has no first",
    ]


def test_nothing_is_said_to_be_missing_from_a_file_that_is_broken(tmp_path: Path) -> None:
    folder = write(tmp_path, (RULES, 'find_out = "Ask three residents."', "find_out = Ask three residents."))
    assert told(folder) == ["rules.toml:10 RS001 : found a text without quotation marks"]


def test_a_problem_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, (RULES, "  to = 4\n", "  to = 3\n")))
    assert str(problem) == (
        f"{tmp_path.as_posix()}/rules.toml, line 1, column 1: warning RS203: "
        "night-care/checks: no step leads all the way\n"
        "    [[rule]]\n"
        "  → Add a step that leads to full_at, or set full_at to where the last step leads."
    )


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in (ROOT / "rules").glob("*/ruleset.toml")), ids=lambda path: path.name
)
def test_nothing_is_found_in_what_we_ship(folder: Path) -> None:
    assert [str(problem) for problem in problems(folder)] == []


def test_a_folder_of_rule_sets_is_looked_over_one_by_one(tmp_path: Path) -> None:
    first, second = (write(tmp_path / name) for name in ("a", "b"))
    assert list(lint([tmp_path])) == [first.as_posix(), second.as_posix()]


def test_a_folder_without_a_rule_set_cannot_be_looked_over(tmp_path: Path) -> None:
    with pytest.raises(RulesetError, match="no rule-set in this folder"):
        lint([tmp_path])
