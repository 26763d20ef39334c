"""Old names of questions: listed where the question stands, understood where rules still use them, never shared."""

import pytest

from readiness.core.rules import Retired
from sample_ruleset import INDICATORS, MANIFEST, RULE, files, problems, problems_beside, read, read_beside, replaced

OWNER = 'ask = "the owner"\n'
RENAMED = replaced(INDICATORS, OWNER, f'{OWNER}was = ["leadership.sponsor", "governance.sponsor"]\n')
RETIRED = """
[[retired]]
id = "leadership.champion"
because = "one name said too little"
instead = "leadership.owner"
"""
NIGHTS = """\
[[indicator]]
id = "day_care.nights"
dimension = "training"
question = "Any?"
type = "yes_no"
ask = "all"
"""
OLD_RULES = """
[[rule]]
id = "sponsor"
title = "A sponsor"
dimension = "leadership"
weight = 1
measure = "leadership.sponsor"
why = "It helps."
sources = ["CB01"]

[[rule]]
id = "both"
title = "Both"
dimension = "leadership"
weight = 1
met = { any = [{ indicator = "leadership.sponsor", at_least = 2 }, { indicator = "leadership.owner", at_least = 3 }] }
why = "It helps."
sources = ["CB01"]

  [[rule.step]]
  changes = { "leadership.sponsor" = 2, "leadership.leavers" = 3 }
  do = "Do it."
  good_enough_when = "It is done."
  effort = "small"
  by = "the board"
"""


def test_a_question_lists_the_names_that_it_had() -> None:
    owner = read(files(indicators=RENAMED)).indicators[0]
    assert owner.was == ("leadership.sponsor", "governance.sponsor")


@pytest.mark.parametrize(
    ("was", "expected"),
    [
        (
            "sponsor",
            'found "sponsor" → Write the id that it had: a table and a key, such as "leadership.owner".',
        ),
        (
            "day_care.sponsor",
            (
                "day_care.sponsor never was a question of core → Name one that stood in leadership or "
                "staff_wellbeing or lived_experience or governance or training."
            ),
        ),
        (
            "leadership.trained",
            (
                "leadership.trained is in use by leadership.trained → Leave it out; one name can lead to one "
                "question alone."
            ),
        ),
    ],
)
def test_a_refused_old_name_says_where_what_and_what_to_write(was: str, expected: str) -> None:
    written = replaced(INDICATORS, OWNER, f'{OWNER}was = ["{was}"]\n')
    (found,) = problems(files(indicators=written))
    assert found == f"sample/indicators.toml:8 indicator[1].was[1]: {expected}"


def test_one_old_name_leads_to_one_question() -> None:
    twice = replaced(
        RENAMED, 'type = "share"\nask = "the trainers"', 'type = "share"\nask = "all"\nwas = ["leadership.sponsor"]'
    )
    (found,) = problems(files(indicators=twice))
    assert found == (
        "sample/indicators.toml:18 indicator[2].was[1]: leadership.sponsor is in use by leadership.owner → "
        "Leave it out; one name can lead to one question alone."
    )


def test_another_rule_set_takes_old_names_from_its_own_table_alone() -> None:
    assert problems_beside("", indicators=f'{NIGHTS}was = ["day_care.dark"]\n') == []
    assert problems_beside("", indicators=f'{NIGHTS}was = ["leadership.gone"]\n') == [
        ("7 indicator[1].was[1]: leadership.gone never was a question of day-care → Name one that stood in day_care.")
    ]


def test_rules_that_use_an_old_name_are_read_as_if_they_used_the_new_one() -> None:
    old = read_beside(OLD_RULES, core=read(files(indicators=RENAMED)))
    new = read_beside(OLD_RULES.replace("leadership.sponsor", "leadership.owner"))
    assert old.rules == new.rules
    assert old.notices == ("leadership.sponsor is now called leadership.owner; its rules use the old name.",)
    assert new.notices == ()


def test_problems_of_a_rule_that_uses_an_old_name_keep_their_places() -> None:
    wrong = replaced(OLD_RULES, "at_least = 2 }", "at_least = 9 }")
    assert problems_beside(wrong, core=read(files(indicators=RENAMED))) == [
        "16 rule[2].met.any[1].at_least: found 9 → Write a whole number from 0 to 4."
    ]


def test_what_staff_strain_reads_may_have_an_old_name() -> None:
    strain = """
[strain]
when = { indicator = "leadership.sponsor", at_most = 1 }
because = "nobody leads"
ask_first = "leadership.sponsor"
"""
    told = read(files(manifest=MANIFEST + strain, indicators=RENAMED)).strain
    assert told is not None
    assert told.ask_first == "leadership.owner"


def test_a_question_that_is_no_longer_asked_says_why_and_what_to_answer_instead() -> None:
    assert read(files(RULE + RETIRED)).retired == (
        Retired(id="leadership.champion", because="one name said too little", instead="leadership.owner"),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "leadership.champion",
            "leadership.owner",
            "id: leadership.owner is still asked → Take the question out, or this.",
        ),
        (
            "leadership.champion",
            "leadership.sponsor",
            (
                "id: leadership.sponsor is the old name of leadership.owner → A question that means the same says "
                "was; one that means something else does not."
            ),
        ),
        (
            "leadership.champion",
            "Champion",
            'id: found "Champion" → Write the id that it had: a table and a key, such as "leadership.owner".',
        ),
        (
            'instead = "leadership.owner"',
            'instead = "leadershp.owner"',
            'instead: there is no indicator "leadershp.owner" → Did you mean leadership.owner?',
        ),
        (
            'instead = "leadership.owner"',
            'instead = "zzz"',
            'instead: there is no indicator "zzz" → Name a question by its id, such as table.key.',
        ),
        ("because", "becuase", "becuase: is not known here → Did you mean because?"),
    ],
)
def test_a_refused_retired_question_says_where_what_and_what_to_write(old: str, new: str, expected: str) -> None:
    found = problems(files(RULE + replaced(RETIRED, old, new), indicators=RENAMED))
    assert expected in [problem.split("retired[1].", 1)[1] for problem in found]


def test_a_question_is_retired_once() -> None:
    (found,) = problems(files(RULE + RETIRED + RETIRED))
    assert found.endswith("retired[2].id: leadership.champion is there twice → Keep one of the two.")


READING = """
[[rule]]
id = "champion"
title = "A champion"
dimension = "leadership"
weight = 1
measure = "leadership.champion"
why = "It helps."
sources = ["CB01"]

[[rule]]
id = "either"
title = "Either"
dimension = "leadership"
weight = 1
met = { any = [{ indicator = "leadership.champion", at_least = 2 }, { indicator = "leadership.owner", is = 4 }] }
why = "It helps."
sources = ["CB01"]
"""


def test_a_rule_that_reads_a_question_that_is_no_longer_asked_is_told_why_and_what_to_read() -> None:
    said = (
        "leadership.champion is no longer asked: one name said too little → Read leadership.owner, if that is what "
        "is meant."
    )
    assert problems_beside(READING, core=read(files(RULE + RETIRED))) == [
        f"7 rule[1].measure: {said}",
        f"16 rule[2].met.any[1].indicator: {said}",
    ]


def test_without_a_question_to_read_instead_it_is_to_be_taken_out() -> None:
    gone = RETIRED.replace('instead = "leadership.owner"\n', "")
    found = problems_beside(READING, core=read(files(RULE + gone)))
    assert [problem.split(" → ")[1] for problem in found] == ["Take it out.", "Take it out."]
