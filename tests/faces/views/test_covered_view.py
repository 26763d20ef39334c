"""How it is shown that a step covers others: in every form in which steps are told in full."""

import csv
import io

import pytest

from covered_steps import BOTH, CARED, OWNED, RULES, SECOND, assessed, ways
from html_pages import by_id, text, tree
from kept_plans import organisation
from readiness.core.rules import Rule
from readiness.faces.explanations.explanation import find_subject
from readiness.faces.explanations.result import explain_result
from readiness.faces.html.report import html_report
from readiness.faces.json.form import to_data
from readiness.faces.plan.json import plan_data
from readiness.faces.plan.table import plan_table
from readiness.faces.plan.text import plan_text
from readiness.faces.plan.toml import plan_toml
from readiness.faces.plan.view import plan_view
from readiness.faces.report.moves import moves
from readiness.faces.tables.result import table
from readiness.faces.text.report import text_report
from readiness.faces.views.view import View, view
from readiness.planning.marks import Kept, Mark
from readiness.proposal import Proposal, propose

ALONE, TOGETHER = (OWNED, SECOND), (OWNED, CARED, BOTH)


def shown(rules: tuple[Rule, ...] = ALONE) -> View:
    return view(assessed(rules))


def said(rules: tuple[Rule, ...]) -> dict[str, str]:
    """Say what each step covers, where it covers any."""
    return {step.id: step.covered for step in shown(rules).advice.steps if step.covered}


def planned(*without: str) -> Proposal:
    return propose(organisation(), ways(TOGETHER), without=without)


def test_a_step_names_what_it_covers() -> None:
    assert said(ALONE) == {
        "core/owned@2": "Do core/second@2 (core/second@2)",
        "core/owned@4": "Do core/second@3 (core/second@3)",
    }


def test_the_last_of_several_steps_names_what_they_cover_together() -> None:
    assert said(TOGETHER) == {"core/owned@2": "with step 1, Do core/both@2 (core/both@2)"}


def test_steps_that_are_covered_have_no_number() -> None:
    assert [(step.number, step.id) for step in shown().advice.steps] == [(1, "core/owned@2"), (2, "core/owned@4")]


def test_the_full_report_says_it() -> None:
    assert "   Also covers: Do core/second@2 (core/second@2).\n" in text_report(shown(), full=True)


def test_the_first_view_does_without() -> None:
    assert "covers" not in text_report(shown())


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (3, "Also covers Do core/second@2 (core/second@2); with step 1, Do core/both@2 (core/both@2)."),
        (5, "Do core/owned@4. Also covers: Do core/second@3 (core/second@3)."),
    ],
)
def test_the_page_says_it_of_steps_soon_and_later(place: int, words: str) -> None:
    told = text(by_id(tree(html_report(view(assessed(RULES, capacity=0)))), f"step-{place}"))
    assert words in " ".join(told.split())


def test_a_rule_is_moved_by_what_covers_its_steps() -> None:
    assert [(move.target, move.words) for move in moves(shown())["core/second"]] == [
        ("step-1", "Do core/owned@2."),
        ("step-2", "Do core/owned@4."),
    ]


def test_a_table_has_a_column_for_it() -> None:
    steps = table(shown(TOGETHER), "steps")
    place = [column.heading for column in steps.columns].index("Also covers")
    assert [row[place] for row in steps.rows] == ["", "with step 1, Do core/both@2 (core/both@2)", "", ""]


def test_an_explanation_says_what_covers_the_steps_of_a_rule() -> None:
    assessment = assessed(TOGETHER)
    words = " ".join(explain_result(assessment, find_subject(assessment.rulebook, "core/both")).split())
    assert (
        "Do core/both@2. Step 2 of those suggested, with step 1, covers it: Do core/owned@2. (small effort)" in words
    )


def test_json_lists_it_apart_and_with_the_step_that_completes_it() -> None:
    advice = to_data(assessed(TOGETHER))["advice"]
    assert isinstance(advice, dict)
    assert {item["id"]: item["covers"] for item in advice["steps"] if item["covers"]} == {
        "core/owned@2": ["core/both@2"]
    }
    assert advice["covered"] == [
        {
            "step": "core/both@2",
            "rule": "core/both",
            "do": "Do core/both@2.",
            "through": ["core/cared@2", "core/owned@2"],
        }
    ]


def test_a_plan_says_it_in_its_own_order_and_numbers() -> None:
    assert plan_text(plan_view(planned())).count("Also covers: with step 1, Do core/both@2 (core/both@2).\n") == 1
    assert "# Also covers: with step 1, Do core/both@2 (core/both@2).\n" in plan_toml(plan_view(planned()))


def test_a_plan_as_json_and_as_a_table_names_it() -> None:
    proposal = planned()
    steps = plan_data(plan_view(proposal), proposal)["steps"]
    assert isinstance(steps, list)
    assert [step["covers"] for step in steps if step["covers"]] == [["core/both@2"]]
    rows = csv.DictReader(io.StringIO(plan_table(plan_view(proposal), proposal).decode("utf-8-sig")))
    assert [row["also covers"] for row in rows if row["also covers"]] == ["core/both@2"]


def test_leaving_out_what_is_covered_says_by_what() -> None:
    (left,) = [remark for remark in plan_view(planned("both@2")).leaving if remark.title.startswith("Left out")]
    words = "core/both@2, for “core/both”. It is not planned: it is covered by core/cared@2 and core/owned@2."
    assert left.paragraphs == (words,)


def test_a_kept_plan_says_what_is_covered_since() -> None:
    day = organisation().organisation.as_of
    kept = Kept(begins=day, as_of=day, marks=(Mark(step="core/both@2", quarter=1),))
    (since,) = plan_view(propose(organisation(), ways(TOGETHER), kept=kept)).since
    assert since.title == "Covered by other steps that are advised"
    assert since.items == ("Do core/both@2. (core/both@2) Covered by core/cared@2 and core/owned@2.",)
