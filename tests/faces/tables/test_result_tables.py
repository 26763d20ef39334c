"""Tables say what the view says: one thing a row, numbers as numbers, and nothing about too few people."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from readiness.assessment import assess
from readiness.authoring.wording import unwanted
from readiness.core.profile import NotApplicable, Percent, Profile, Share
from readiness.core.rules import Raise, Rule, Ruleset
from readiness.faces.choices import FIRST, TABLES
from readiness.faces.tables.result import table, tables
from readiness.faces.tables.table import Cell, Kind, amount, both, whole
from readiness.faces.views.disclosure import HIDDEN
from readiness.faces.views.view import View, view
from readiness.faces.words.phrases import ends
from readiness.reading.engine import open_profile
from sample_assessment import ANSWERS, AS_OF, GROUPS, OWNER, assessment, group, profile, rulebook, said

ROOT = Path(__file__).parents[3]

FEW = (*GROUPS, group("Night", 9973, 3))
"""Three of so many people are trained: too few to show, and their number is found nowhere else."""


def shown(of: Profile | None = None, **more: tuple[str, ...]) -> View:
    return view(assessment(of, **more))


def rows(name: str, of: Profile | None = None, **more: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    return list(table(shown(of, **more), name).rows)


def homes(like: Rule = OWNER, **more: object) -> Ruleset:
    """Make a rule-set with one rule more, like that of the sample, that raises another."""
    rule = attrs.evolve(like, id="homes/owner", cap=None, steps=(), weight=Fraction(3, 2))
    raised = Raise(rule="core/trained", weight=Fraction(2), why="it matters", sources=("CB01",), ruleset="homes")
    values: dict[str, object] = {"rules": (rule,), "raises": (raised,), **more}
    return Ruleset(name="homes", title="Homes", version="1", publisher="P", licence="CC0-1.0", **values)  # type: ignore[arg-type]


def both_rulesets() -> View:
    return view(assess(profile(), rulebook(homes())))


def shipped(name: str) -> View:
    opened = open_profile(str(ROOT / "profiles" / f"{name}.toml"))
    return view(assess(opened.profile, opened.rulebook, notices=opened.notices, left_out=opened.left_out))


VIEWS: Mapping[str, View] = {
    "sample": shown(),
    "empty": shown(profile({}, groups=None)),
    "few people": shown(profile(groups=FEW)),
    "two rule-sets": both_rulesets(),
    "a shipped one": shipped("large-council"),
}


@pytest.fixture(params=VIEWS)
def each(request: pytest.FixtureRequest) -> View:
    """Each of several results, of made-up profiles and a shipped one."""
    return VIEWS[request.param]


def test_tables_come_in_the_order_of_their_names(each: View) -> None:
    assert tuple(found.name for found in tables(each)) == TABLES


def test_a_table_alone_is_the_same_as_among_the_others() -> None:
    of = shown()
    assert tuple(table(of, name) for name in TABLES) == tables(of)


def test_what_is_written_without_a_name_is_one_of_them() -> None:
    assert FIRST in TABLES


def test_every_row_has_a_cell_for_each_column(each: View) -> None:
    assert {(found.name, len(row) - len(found.columns)) for found in tables(each) for row in found.rows} <= {
        (name, 0) for name in TABLES
    }


def test_no_two_columns_of_a_table_have_the_same_heading() -> None:
    for found in tables(shown()):
        headings = [column.heading.casefold() for column in found.columns]
        assert len(set(headings)) == len(headings), found.name


def test_columns_of_numbers_hold_numbers_dates_and_the_sign_for_what_is_hidden(each: View) -> None:
    odd = [(name, cell) for name, kind, cell in cells(each) if kind is Kind.NUMBER and not numeric(cell)]
    assert odd == []


def test_other_columns_hold_text_and_dates(each: View) -> None:
    odd = [(name, c) for name, kind, c in cells(each) if kind is not Kind.NUMBER and not isinstance(c, str | dt.date)]
    assert odd == []


def cells(of: View) -> list[tuple[str, Kind, Cell]]:
    return [
        (found.name, column.kind, cell)
        for found in tables(of)
        for row in found.rows
        for column, cell in zip(found.columns, row, strict=True)
    ]


def numeric(cell: Cell) -> bool:
    return cell in {"", HIDDEN} or (isinstance(cell, int | float | dt.date) and not isinstance(cell, bool))


def test_a_dimension_has_its_points_its_band_and_its_questions() -> None:
    assert rows("scores")[0] == ("core", "Leadership", 28, 69, "not settled yet", 41, 0, 31, 2, 2, 0, 0, 0, "")


def test_a_dimension_without_a_basis_has_no_points() -> None:
    row = rows("scores")[2]
    assert row == ("core", "Lived experience", "", "", "no basis", "", "", "", 0, 0, 0, 0, 1, "")


def test_the_overall_figure_comes_last_with_what_there_is_to_remark() -> None:
    last = rows("scores")[-1]
    assert last[:5] == ("core", "Overall", 20, 82, "not settled yet")
    assert last[-1] == (
        "The overall figure stays within 20 points of staff wellbeing, where least is secured; the mean of the "
        "dimensions is 45 to 83. Lived experience did not count, because nothing in it applies."
    )


def test_scores_with_every_rule_set_stand_below_those_of_the_core() -> None:
    found = table(both_rulesets(), "scores").rows
    assert [row[0] for row in found] == ["core"] * 6 + ["core and homes"] * 6


def test_scores_agree_with_the_figures_of_other_reports(each: View) -> None:
    figures = [(d.title, d.figure) for d in each.scores.dimensions] + [("Overall", each.scores.overall.figure)]
    assert [(row[1], as_said(row[2], row[3])) for row in table(each, "scores").rows[:6]] == figures


def test_rules_agree_with_the_figures_of_other_reports(each: View) -> None:
    points = [rule.points for rule in each.details.rules]
    assert [as_said(row[4], row[5]) for row in table(each, "rules").rows] == points


def test_training_agrees_with_the_figures_of_other_reports(each: View) -> None:
    coverage = each.coverage
    groups = () if coverage is None else (*coverage.groups, *coverage.whole)
    said = [(g.people, g.trained, g.share.removesuffix("%")) for g in groups]
    found = table(each, "training").rows
    assert [(as_said(row[3], row[3]), as_said(row[4], row[5]), as_said(row[6], row[7])) for row in found] == said


def as_said(low: Cell, high: Cell) -> str:
    """Write two ends as other reports do."""
    return ends(low, high) if isinstance(low, int) and isinstance(high, int) else str(low)


def test_a_ceiling_says_what_it_costs_and_where_things_would_stand_without_it() -> None:
    assert rows("ceilings") == [
        ("core", "Leadership", 40, "", 0, 0, 28, 69, "Without an owner, work stays in one area.")
    ]


def test_a_strength_stands_with_its_rule() -> None:
    assert rows("strengths") == [("core/reported", "Governance", "There was a report.", "")]


def test_a_step_has_its_effort_and_its_gains_as_numbers() -> None:
    assert rows("steps")[1] == (
        *(2, "Leadership", "Record decisions.", "Ask for half an hour.", "the manager", 4, 19, 0),
        *("Everybody can name it.", "", "", "", "core/owner", "A government 2024 (CB01)"),
    )


def test_a_question_says_how_many_points_its_answer_settles() -> None:
    assert rows("questions") == [
        (
            *("find out", "staff_wellbeing.manageable", "Staff wellbeing", "Is the work manageable?"),
            *("Ask the manager this week.", "the manager", 100, ""),
        )
    ]


def test_a_flag_has_a_row_for_each_thing_to_do() -> None:
    assert [row[:5] for row in rows("flags")] == [
        (
            *("core/gap", "Leaders and staff see it differently", "The two voices differ."),
            *("It opens doors. Nothing else does.", "Talk about it."),
        )
    ]


def test_the_plan_says_which_step_falls_into_which_quarter() -> None:
    assert rows("plan") == [
        (1, "Quarter 1", 1, "Ask somebody to own it.", 1, "yes"),
        (1, "Quarter 1", 2, "Record decisions.", 4, "yes"),
    ]


def test_what_comes_after_the_last_quarter_has_no_number() -> None:
    later = [row for row in table(VIEWS["a shipped one"], "plan").rows if row[1] == "Later"]
    assert {(row[0], row[-1]) for row in later} == {("", "")}
    assert len(later) == len(VIEWS["a shipped one"].advice.plan.afterwards) > 0


def test_of_a_step_that_goes_on_after_the_last_quarter_the_rest_comes_later() -> None:
    slow = attrs.evolve(profile(), organisation=attrs.evolve(profile().organisation, capacity=3))
    found = table(view(assess(slow, rulebook(), quarters=1)), "plan")
    assert [row[1:3] + row[4:] for row in found.rows] == [
        ("Quarter 1", 1, 1, "yes"),
        ("Quarter 1", 2, 2, ""),
        ("Later", 2, 2, ""),
    ]


def test_quarters_begin_with_what_is_secured_now() -> None:
    assert rows("quarters") == [
        (0, "Now", AS_OF, "", 28, 0, "", 100, 53, 20),
        (1, "Quarter 1", dt.date(2027, 1, 31), 5, 65, 0, "", 100, 53, 20),
    ]


def test_without_room_for_any_step_there_are_no_quarters() -> None:
    busy = attrs.evolve(profile(), organisation=attrs.evolve(profile().organisation, capacity=0))
    assert rows("quarters", busy) == []
    assert {row[1] for row in rows("plan", busy)} == {"Later"}


def test_a_rule_says_what_it_weighs_and_what_it_is_raised_to() -> None:
    weights = {row[0]: row[6:8] for row in table(both_rulesets(), "rules").rows}
    assert (weights["core/trained"], weights["homes/owner"]) == ((1, 2), (1.5, ""))


def test_each_voice_has_a_row_of_its_own() -> None:
    assert [row[3:10] for row in rows("answers") if row[0] == "leadership.owner"] == [
        ("answered", "leaders", "Decisions follow.", 3, "", "", ""),
        ("answered", "frontline staff", "A name is mentioned.", 1, "", "", 23),
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("leadership.trained", ("answered", "", "14 of 40 leaders, 6 not known", 14, 40, 6, "")),
        ("staff_wellbeing.manageable", ("not known yet", "", "", "", "", "", "")),
        ("lived_experience.posts", ("does not apply", "", "a reason in somebody's own words", "", "", "", "")),
        ("governance.reported", ("answered", "", "yes", "", "", "", "")),
        ("training.groups", ("answered", "", "2 role groups", "", "", "", "")),
        ("training.skilled", ("answered", "", "worked out from the role groups: 50 to 60%", "", "", "", "")),
    ],
)
def test_every_question_says_what_became_of_it(name: str, found: tuple[Cell, ...]) -> None:
    assert [row[3:10] for row in rows("answers") if row[0] == name] == [found]


def test_a_percentage_is_a_number() -> None:
    answers = {**ANSWERS, "leadership.trained": said(Percent(percent=Fraction(125, 2)))}
    assert rows("answers", profile(answers))[2][5:8] == ("62.5%", 62.5, "")


def test_what_was_not_answered_says_whom_to_ask() -> None:
    row = rows("answers", profile({}, groups=None))[0]
    assert (row[3], row[-1]) == ("not answered yet", "the manager")


def test_voices_that_differ_stand_below_each_other() -> None:
    assert [row[2:] for row in rows("gaps")] == [
        ("Someone owns the change.", "leaders", "Decisions follow.", 3, "", ""),
        ("Someone owns the change.", "frontline staff", "A name is mentioned.", 1, "", 23),
    ]


def test_role_groups_stand_above_everyone() -> None:
    assert rows("training") == [
        ("role group", "Care staff", "skilled", 40, 20, 24, 50, 60),
        ("role group", "Office", "informed", 20, 15, 15, 75, 75),
        ("everyone", "Everyone", "informed", 60, 35, 39, 58, 65),
        ("everyone", "All who need skilled or more", "skilled", 40, 20, 24, 50, 60),
    ]


def test_a_source_has_a_row_for_each_theme() -> None:
    assert rows("sources")[1] == (
        "NE01",
        "An event. A service, 2024.",
        "Leaders matter.",
        "https://example.org/event",
    )


def test_the_first_table_says_whom_it_is_about_and_what_it_is_not() -> None:
    about = rows("about")
    assert about[:2] == [("Organisation", "Northshore Care"), ("As of", AS_OF)]
    assert about[4] == (
        "What this is",
        "No one's story is in this report. A structured judgement, not a validated scale.",
    )


def test_something_left_out_is_said_before_everything_else() -> None:
    first = rows("about", left_out=("plugin x",))[0]
    assert first == ("Incomplete", "This result is incomplete. Left out: plugin x")


def test_a_notice_is_told() -> None:
    assert ("Note", "No rule-set serves the sector zoo.") in rows(
        "about", notices=("No rule-set serves the sector zoo.",)
    )


def test_the_first_table_counts_the_rows_of_the_others() -> None:
    assert (
        "Table Sources",
        "The published documents that rules and steps rest on, a row for each theme. 2 rows.",
    ) in (rows("about"))


def test_figures_about_few_people_are_in_no_cell() -> None:
    hidden = [cell for _, _, cell in cells(VIEWS["few people"])]
    assert 9973 not in hidden
    assert not any("9973" in cell for cell in hidden if isinstance(cell, str))
    assert rows("training", profile(groups=FEW))[2] == ("role group", "Night", "skilled", *(HIDDEN,) * 5)


def test_a_share_of_few_people_shows_neither_answer_nor_points() -> None:
    few = profile({**ANSWERS, "leadership.trained": said(Share(count=2, of=3))})
    (answer,) = (row for row in rows("answers", few) if row[0] == "leadership.trained")
    (rule,) = (row for row in rows("rules", few) if row[0] == "core/trained")
    assert answer[5:10] == (HIDDEN,) * 5
    assert rule[3:6] == (HIDDEN,) * 3


def test_the_sign_for_hidden_figures_is_explained() -> None:
    (words,) = (row[1] for row in rows("about", profile(groups=FEW)) if row[0] == "Hidden figures")
    assert str(words).startswith("[c] stands for a figure about fewer than 5 people")


def test_a_reason_in_somebodys_words_is_clean() -> None:
    answers = {**ANSWERS, "lived_experience.posts": NotApplicable(reason="a\x1b[31m\u202eb")}
    (row,) = (row for row in rows("answers", profile(answers)) if row[0] == "lived_experience.posts")
    assert row[5] == "a[31mb"


def test_words_are_kind() -> None:
    words = [found.about for found in tables(VIEWS["a shipped one"])]
    words += [column.heading for found in tables(VIEWS["a shipped one"]) for column in found.columns]
    words += [cell for _, _, cell in cells(VIEWS["a shipped one"]) if isinstance(cell, str)]
    assert [found for each in words for found in unwanted(each)] == []
    assert [each for each in words if "!" in each] == []


def test_a_title_is_a_name_with_a_capital() -> None:
    assert [found.title for found in tables(shown())] == [name.capitalize() for name in TABLES]


def test_what_is_not_there_is_an_empty_cell() -> None:
    assert (amount(None), whole(None), both(None)) == ("", "", ("", ""))
