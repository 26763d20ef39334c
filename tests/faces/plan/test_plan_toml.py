"""The plan file: readable as it stands, and changed as little as can be."""

import tomli

from kept_plans import kept, marked, new_file, organisation, rulebook, update, view
from readiness.faces.plan.toml import plan_toml, updated_toml
from readiness.faces.plan.view import plan_view
from readiness.proposal import propose


def updated(text: str, *levels: int) -> str:
    proposal = update(text, *levels)
    return updated_toml(plan_view(proposal), proposal, kept(text))


def test_a_new_file_begins_with_how_to_keep_it() -> None:
    lines = new_file().splitlines()
    assert lines[0] == "# The plan of Harbour View. It is yours: change it, and add what you need."
    assert "#   readiness plan profile.toml --update plan.toml -o next-plan.toml" in lines
    assert all(line.startswith("#") for line in lines[:8])


def test_a_step_is_described_in_remarks_above_its_lines() -> None:
    text = new_file(8)
    start = text.index("# Do core/r1@2.")
    assert text[start:].split("\n\n")[0].splitlines() == [
        "# Do core/r1@2.",
        "# Done when: It is done.",
        "# Who: Them.",
        "# Why: It matters.",
        "# Worth: Medium effort, +50 points in staff wellbeing.",
        "# Waits for: core/r0@2",
        "[[step]]",
        'id = "core/r1@2"',
        "quarter = 3",
        'status = "planned"',
        'who = ""',
        'note = ""',
    ]


def test_a_new_file_holds_every_planned_step_with_its_quarter() -> None:
    proposal = propose(organisation(), rulebook(), quarters=8)
    steps = tomli.loads(plan_toml(plan_view(proposal)))["step"]
    assert {step["id"]: step["quarter"] for step in steps} == {
        item.id: proposal.quarter_of[item.id] for item in proposal.plan.steps
    }


def test_a_step_that_only_begins_in_the_plan_is_later() -> None:
    steps = tomli.loads(plan_toml(view(4, 4, 0, 0, 4, quarters=1)))["step"]
    assert [step["quarter"] for step in steps if step["id"] == "core/r2@4"] == ["later"]


def test_a_hostile_name_stays_a_name() -> None:
    name = 'A"\n[plan]\nbegins = 1\n#\u202e'
    assert tomli.loads(plan_toml(view(name=name)))["plan"]["organisation"] == 'A" [plan] begins = 1 #'


def test_a_step_that_slipped_moves_and_says_where_it_was() -> None:
    text = updated(new_file(8))
    assert 'id = "core/r3@4"\nquarter = 3  # quarter 1 until 3 May 2027\n' in text


def test_what_is_done_or_dropped_stays_where_it_was() -> None:
    old = marked(new_file(8), "core/r0@2", 'status = "done"')
    old = marked(old, "core/r3@4", 'status = "dropped"', 'reason = "Not for us"')
    text = updated(old, 2)
    assert 'id = "core/r0@2"\nquarter = 1\nstatus = "done"\n' in text
    assert 'id = "core/r3@4"\nquarter = 1\nstatus = "dropped"\nreason = "Not for us"\n' in text


def test_what_is_new_is_added_at_the_end_and_says_when() -> None:
    old = new_file(1)
    text = updated(old)
    added = text[len(old) :]
    assert (
        "# Added with the answers of 3 May 2027. 2 effort points a quarter, and at most 4 steps at a time." in added
    )
    assert "# Quarter 3: 1 May 2027 to 31 July 2027, 2 effort points.\n" in added
    ids = [mark.step for mark in kept(text).kept.marks]
    assert len(ids) == len(set(ids)) > len(kept(old).kept.marks)


def test_where_nothing_is_new_nothing_is_added() -> None:
    once = updated(new_file(2))
    assert updated(once) == once
    assert once.count("# Added with") == 1
