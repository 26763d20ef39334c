"""A profile is read whole or refused whole, with every problem of the file and its place."""

import datetime as dt
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from readiness.core.practice import RoleGroup
from readiness.core.profile import UNKNOWN, Answer, Form, Organisation, Profile, View
from readiness.core.rules import RuleBook
from readiness.errors import ProfileError, RulesetError
from readiness.reading.profile_reader import read_answers, read_profile
from readiness.reading.ruleset_reader import read_ruleset
from readiness.toml.source import TomlSource
from readiness.toml.tables import Notebook
from sample_profile import AS_OF, BOOK, HEAD, problems, read
from shipped_profiles import FILES, FOLDER, shipped

ROOT = Path(__file__).resolve().parents[2]
CORE = RuleBook(
    rulesets=(read_ruleset({file.name: file.read_bytes() for file in ROOT.glob("rules/core/*.toml")}, "core"),)
)

FULL = """\
format = 1
form = "full"

[organisation]
name = "Northshore Care"
sector = ["adult-social-care"]
setting = ["island", "rural"]
workforce = 24
as_of = 2026-11-01
capacity = 3

[targets]
leadership = "embedding"

[leadership]
owner = 2

[[training.groups]]
name = "All"
headcount = 24
contact = "none"
remit = "none"
"""


def test_everything_that_a_profile_says_is_read() -> None:
    assert read(FULL) == Profile(
        organisation=Organisation(
            name="Northshore Care",
            as_of=AS_OF,
            sector=("adult-social-care",),
            setting=("island", "rural"),
            workforce=24,
            capacity=3,
            capacity_given=True,
        ),
        form=Form.FULL,
        answers={"leadership.owner": Answer(views=(View(voice="agreed", value=2),))},
        groups=(RoleGroup(name="All", headcount=24, contact="none", remit="none"),),
        targets={"leadership": "embedding"},
    )


def test_a_profile_may_say_very_little() -> None:
    assert read(HEAD) == Profile(organisation=Organisation(name="Northshore Care", as_of=AS_OF))


def test_no_capacity_is_the_stated_default_and_not_given() -> None:
    organisation = read(HEAD).organisation
    assert (organisation.capacity, organisation.capacity_given) == (6, False)


@pytest.mark.parametrize("head", [HEAD, HEAD.replace("as_of = 2026-11-01\n", "")])
def test_another_day_takes_the_place_of_the_one_in_the_file(head: str) -> None:
    assert read(head, dt.date(2025, 1, 1)).organisation.as_of == dt.date(2025, 1, 1)


def test_dates_are_compared_with_the_day_that_counts() -> None:
    text = f"{HEAD}[staff_wellbeing]\nasked = 2026-03-01\n"
    assert read(text).answers
    with pytest.raises(ProfileError, match="found 2026-03-01, which is after as_of"):
        read(text, dt.date(2026, 2, 28))


NAME = "Type a text in quotation marks."
FORMAT = "Type format = 1 in the first line."
DAY = "Type the day for which the answers are true, as year-month-day: as_of = 2026-11-01."
ORGANISATION = 'Type [organisation] and, in the lines below it, name = "…" and as_of = 2026-11-01.'
NOWHERE = "No rule-set in use asks anything under this name."
BANDS = 'Choose one of "not started", "beginning", "developing", "embedding", "sustaining".'

REFUSED: Mapping[str, tuple[str, list[str]]] = {
    "an empty file": (
        "",
        [
            f"0:0 format: is missing → {FORMAT}",
            f"0:0 organisation: is missing → {ORGANISATION}",
        ],
    ),
    "answers of nobody": (
        "format = 1\n[staff_wellbeing]\nasked = 2026-03-01\n[training]\ngroups = 3\n",
        [
            (
                "5:1 training.groups: found 3 → "
                'Describe each group under a header [[training.groups]], or type "unknown".'
            ),
            f"0:0 organisation: is missing → {ORGANISATION}",
        ],
    ),
    "an empty organisation": (
        "format = 1\n[organisation]\n",
        [f"2:1 organisation.as_of: is missing → {DAY}", f"2:1 organisation.name: is missing → {NAME}"],
    ),
    "a later format, and nothing else": (
        "format = 2\nform = 3\n",
        [
            (
                "1:1 format: found 2 → "
                "This version of readiness reads format 1: type format = 1, or install a newer version."
            )
        ],
    ),
    "a format that is no number": (
        "format = true\nfrom = 2\n",
        [
            f"1:1 format: found true → {FORMAT}",
            "2:1 from: is not known here → Did you mean form or format?",
            f"0:0 organisation: is missing → {ORGANISATION}",
        ],
    ),
    "a form that there is not": (
        HEAD.replace("\n\n", '\nform = "shrt"\n\n'),
        ['2:1 form: found "shrt" → Did you mean short? Choose one of "full", "short".'],
    ),
    "an organisation in one line": (
        'format = 1\norganisation = "Northshore"\n',
        ['2:1 organisation: found "Northshore" → Type it as a table: { … }, or [organisation].'],
    ),
    "facts about the organisation": (
        f"{HEAD}sector = []\nsetting = ['a', 'a']\nworkforce = 0\ncapacity = 0\nsize = 3\n",
        [
            "7:1 organisation.setting: found the same name twice → Keep one of the two.",
            "8:1 organisation.workforce: found 0 → Enter how many people work here, 1 or more; or leave it out.",
            (
                "9:1 organisation.capacity: found 0 → "
                "Enter effort points a quarter, 1 or more: a small step takes 1, a large one 4."
            ),
            (
                "10:1 organisation.size: is not known here → "
                "Choose from name, sector, setting, workforce, as_of, capacity."
            ),
        ],
    ),
    "targets": (
        f'{HEAD}[targets]\ngovernance = "Embedding"\nleadrship = "beginning"\n',
        [
            f'7:1 targets.governance: found "Embedding" → Did you mean embedding? {BANDS}',
            "8:1 targets.leadrship: is not known here → Did you mean leadership?",
        ],
    ),
    "a table that no rule-set asks": (
        f"{HEAD}[leadrship]\n[adult_social_care]\n",
        [
            "6:1 leadrship: is not known here → Did you mean leadership?",
            f"7:1 adult_social_care: is not known here → {NOWHERE}",
        ],
    ),
    "an answer outside its table": (
        f"owner = 2\n{HEAD}",
        ["1:1 owner: is not known here → Did you mean leadership.owner?"],
    ),
    "an answer in another table": (
        f"{HEAD}[governance]\nowner = 2\nfundng = 3\nxyzzy = 1\n",
        [
            "7:1 governance.owner: is not known here → Did you mean leadership.owner?",
            "8:1 governance.fundng: is not known here → Did you mean funding?",
            "9:1 governance.xyzzy: is not known here → No question of governance has this name.",
        ],
    ),
    "a figure that is worked out": (
        f"{HEAD}[training]\ncoverage = {{ percent = 30 }}\n",
        [
            (
                "7:1 training.coverage: is worked out from training.groups → "
                "Delete this line, and describe the role groups, each under [[training.groups]]."
            )
        ],
    ),
    "an answer that the short form does not ask": (
        HEAD.replace("\n\n", '\nform = "short"\n\n') + "[governance]\nfunding = 3\n[leadership]\nowner = 2\n",
        [
            (
                "8:1 governance.funding: is not asked in the short form → "
                'Delete this line, or type form = "full" at the top.'
            )
        ],
    ),
    "gaps and mistakes in one run": (
        "format = 1\n[organisation]\nname = “North”\n[leadership]\nowner = 07\nownr = 2\n[leadership]\ntrained = 5\n",
        [
            '3:8 : found a curly quotation mark → Type straight ones (") at both ends of the text.',
            "5:10 : found a number with a zero in front → Type 7 without the zero.",
            "6:1 leadership.ownr: is not known here → Did you mean owner?",
            "7:1 : [leadership] stands here a second time → It stands in line 4 already: keep one of the two.",
            '8:1 leadership.trained: found 5 → Enter { count = 14, of = 40 } or { percent = 35 }, or "unknown".',
        ],
    ),
}


@pytest.mark.parametrize(("text", "found"), REFUSED.values(), ids=REFUSED.keys())
def test_a_profile_is_refused_with_every_problem(text: str, found: list[str]) -> None:
    assert problems(text) == found


def test_a_broken_format_line_is_named_once() -> None:
    assert problems(HEAD.replace("format = 1", "format: 1")) == [
        "1:7 : found a colon after the name → Type an equals sign instead: format = …"
    ]


def test_names_are_cleaned_of_what_cannot_be_seen() -> None:
    assert read(HEAD.replace("Northshore", "North\\u202e\\u001b[1mshore")).organisation.name == "North[1mshore Care"


def test_a_message_of_a_problem_is_complete() -> None:
    with pytest.raises(ProfileError) as caught:
        read(f"{HEAD}[leadership]\nowner = 'yes'\n")
    assert str(caught.value) == (
        'p.toml, line 7, column 1: leadership.owner: found "yes"\n'
        "    owner = 'yes'\n"
        '  → Enter a whole number from 0 to 4, or "unknown".'
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_profile_is_read(file: Path) -> None:
    assert shipped(file.stem)[0].organisation.name


def test_a_profile_is_read_in_a_few_milliseconds() -> None:
    content, rulebook = (FOLDER / "large-council.toml").read_bytes(), shipped("large-council")[1]
    times = []
    for _ in range(10):
        started = time.perf_counter()
        read_profile(content, "p.toml", rulebook)
        times.append(time.perf_counter() - started)
    assert min(times) < 0.02


def given(
    answers: Mapping[str, object],
    organisation: Mapping[str, object] | None = None,
    form: str = "full",
) -> tuple[Profile, list[str]]:
    """Read answers keyed by id; give the profile and the problems."""
    notebook = Notebook(TomlSource("cases.toml", "", {}), RulesetError)
    profile = read_answers(answers, organisation or {}, form, AS_OF, BOOK, notebook, ("case", 0))
    try:
        notebook.finish()
    except RulesetError as error:
        return profile, [f"{problem.key}: {problem.message}" for problem in error.problems]
    return profile, []


def test_answers_by_id_are_read_like_a_profile() -> None:
    group = {"name": "All", "headcount": 2, "contact": "none", "remit": "none"}
    profile, found = given(
        {"leadership.owner": 2, "training.groups": [group], "governance.funding": "unknown"}, {"setting": ["island"]}
    )
    assert found == []
    assert profile == Profile(
        organisation=Organisation(name="an example", as_of=AS_OF, setting=("island",)),
        answers={
            "leadership.owner": Answer(views=(View(voice="agreed", value=2),)),
            "governance.funding": Answer(views=(View(voice="agreed", value=UNKNOWN),)),
        },
        groups=(RoleGroup(name="All", headcount=2, contact="none", remit="none"),),
    )


def test_a_group_whose_first_line_is_still_a_remark_is_told_so() -> None:
    hint = "It belongs to a group of roles: the line above the group is [[training.groups]], without a # before it."
    assert problems(f'{HEAD}[training]\n#[[training.groups]]\nname = "Care"\nheadcuont = 10\nremit = "none"\n') == [
        f"8:1 training.name: is not known here → {hint}",
        "9:1 training.headcuont: is not known here → No question of training has this name.",
        f"10:1 training.remit: is not known here → {hint}",
    ]


def test_an_answer_below_a_group_is_told_where_it_stands() -> None:
    group = '[[training.groups]]\nname = "Care"\nheadcount = 10\ncontact = "none"\nremit = "none"\n'
    (problem,) = problems(f"{HEAD}{group}in_date = {{ informed = 1 }}\nneeds_map = 2\n")
    assert problem.endswith("; the answer to a question stands above the first group.")


def test_a_plan_that_is_kept_is_told_from_a_profile() -> None:
    (problem,) = problems('format = 1\n\n[plan]\nbegins = 2026-11-01\n\n[[step]]\nid = "core/makes-room@2"\n')
    assert problem == (
        "3:1 plan: this is a plan that is kept, not a profile"
        " → Name the profile; to go on from the plan, type its name after --update."
    )


def test_answers_by_id_may_be_those_of_a_short_form() -> None:
    profile, found = given({"leadership.owner": 2}, form="short")
    assert (profile.form, found) == (Form.SHORT, [])


def test_problems_of_answers_by_id_are_noted_where_they_stand() -> None:
    _, found = given({"leadership.ownr": 2, "leadership.owner": 7, "training.coverage": 1}, {"size": 1}, "long")
    assert sorted(found) == [
        'case[1].form: found "long"',
        "case[1].given.leadership.owner: found 7",
        "case[1].given.leadership.ownr: is not known here",
        "case[1].given.training.coverage: is worked out from training.groups",
        "case[1].organisation.size: is not known here",
    ]
