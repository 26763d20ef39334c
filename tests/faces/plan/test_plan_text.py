"""A plan in a terminal: a staircase with its values, quarters with dates, plain words, 80 columns."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given

from kept_plans import ASKED, answered, climb, marked, new_file, organisation, rulebook, update, view
from plan_puzzles import at_least, unknown
from readiness.authoring.wording import unwanted
from readiness.core.conditions import Negation
from readiness.core.profile import Profile
from readiness.core.rules import Effort, RuleBook, Strain
from readiness.faces.plan.text import plan_text
from readiness.faces.plan.view import plan_view
from readiness.faces.text.columns import width
from readiness.proposal import Proposal, propose
from readiness.testing.profile_strategies import situations
from shipped_profiles import FILES, assessed


def written(proposal: Proposal) -> str:
    return plan_text(plan_view(proposal))


def of_shipped(name: str) -> Proposal:
    found = assessed(name)
    return propose(found.profile, found.rulebook, notices=found.notices)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_are_kind_and_lines_fit(path: Path) -> None:
    text = written(of_shipped(path.stem))
    assert list(unwanted(text)) == []
    assert "!" not in text
    assert max(map(width, text.splitlines())) <= 80


@given(situations())
def test_no_line_is_wider_than_80_columns(situation: tuple[RuleBook, Profile]) -> None:
    book, of = situation
    assert max(map(width, written(propose(of, book, quarters=3)).splitlines())) <= 80


def test_the_head_says_whose_when_and_at_what_pace() -> None:
    assert plan_text(view()).splitlines()[:5] == [
        "Plan of Harbour View, 1 November 2026 to 31 October 2027",
        "From the answers of 1 November 2026. 2 effort points a quarter, and at most 4",
        "steps at a time.",
        "No one's story is in this plan. It is a proposal: leave out what does not suit",
        "you, and change the pace. What a step is worth is counted in this order.",
    ]


def test_a_small_win_is_named_first() -> None:
    assert "Something small that people will see, first: Do core/r0@2." in plan_text(view()).splitlines()


def test_a_small_win_that_safety_puts_off_says_in_which_quarter_it_comes() -> None:
    rules = (climb(3, 4, effort=Effort.MEDIUM, safety=True), climb(0, 2, visible=True))
    lines = plan_text(plan_view(propose(organisation(), rulebook(rules)))).splitlines()
    assert "Something small that people will see, by the end of quarter 2: Do core/r0@2." in lines


def test_the_staircase_is_drawn_with_its_values() -> None:
    lines = plan_text(view(quarters=2)).splitlines()
    start = lines.index("What it leads to, overall, of 100 points")
    assert lines[start : start + 13] == [
        "What it leads to, overall, of 100 points",
        "# secured   ? possible, not secured   . still to do",
        "Now               .................. 0         not started",
        "After quarter 1   ####.............. 20        not started",
        "After quarter 2   ####.............. 20        not started",
        "",
        "And in each dimension",
        "                     Now     Q1     Q2",
        "Leadership             0     50    100",
        "Staff wellbeing        0      0      0",
        "Lived experience       0      0      0",
        "Governance             0    100    100",
        "Training               0      0    100",
    ]


def test_a_step_says_all_that_is_to_be_known() -> None:
    text = plan_text(view())
    start = text.index("1. Do core/r3@4.")
    assert text[start:].splitlines()[:6] == [
        "1. Do core/r3@4.",
        "   Done when: It is done.",
        "   Who: them.",
        "   Why: It matters.",
        "   Worth: Small effort, +100 points in governance, +20 points overall, keeps",
        "   people safe.",
    ]


def test_a_reason_is_given_once_for_all_steps_of_a_rule() -> None:
    text = written(of_shipped("new-starter"))
    assert text.count("Why: Where senior people stayed at a distance") == 1
    assert text.count("Name: core/executive-owner@") == 3


def test_the_figures_say_which_rule_sets_they_count() -> None:
    assert "\nCounted with education, beside the core questions.\n" in written(of_shipped("secondary-school"))
    assert "Counted with" not in written(of_shipped("community-charity"))


def test_a_quarter_asks_what_will_stop_and_leaves_room_for_an_answer() -> None:
    lines = plan_text(view()).splitlines()
    start = lines.index("Quarter 1: 1 November 2026 to 31 January 2027")
    assert lines[start + 1 : start + 3] == [
        "2 effort points. What will stop, or wait, to make room for 2 effort points?",
        "  ________________________________________",
    ]
    assert "Look at it together on 29 January 2027." in lines


def test_what_people_answered_stands_in_its_place() -> None:
    text = new_file().replace('number = 3\nstops = ""', 'number = 3\nstops = "The newsletter"')
    assert "\n  The newsletter\n" in written(update(text))


def test_a_step_that_waits_names_the_other_by_number() -> None:
    assert "   Waits for: step 2.\n" in plan_text(view(quarters=8))


def test_a_step_that_takes_longer_is_named_in_each_of_its_quarters() -> None:
    text = plan_text(view(quarters=8))
    assert "goes on: Do core/r2@4. It is done by the end of quarter" in " ".join(text.split())


def test_a_step_that_is_done_after_the_plan_stands_at_its_end() -> None:
    text = plan_text(view(4, 4, 0, 0, 4, quarters=1))
    assert "It is done after this plan." in " ".join(text.split())
    assert "\nAfter that\n2. Do core/r2@4." in text


def test_with_many_quarters_some_are_left_out_of_the_table() -> None:
    proposal = propose(organisation(capacity=1), rulebook(), quarters=20)
    heading = next(line for line in written(proposal).splitlines() if line.lstrip().startswith("Now "))
    assert heading.split()[0] == "Now"
    assert len([word for word in heading.split() if word.startswith("Q")]) <= 8


def test_strained_staff_come_first_and_it_is_said_why() -> None:
    (core,) = rulebook().rulesets
    strain = Strain(when=Negation(at_least(ASKED[1], 2)), because="there is much to carry", ask_first=ASKED[1].id)
    book = RuleBook(rulesets=(attrs.evolve(core, strain=strain),))
    text = written(propose(organisation(capacity=6), book))
    assert "3 effort points a quarter out of 6, because" in " ".join(text.split())
    assert "Safety and staff come first, at a slower pace, where there is much to carry.\n" in text


def test_without_time_the_question_of_time_is_all_there_is() -> None:
    text = " ".join(written(propose(organisation(capacity=0), rulebook())).split())
    assert "No time is set aside yet. What could stop, or wait, to make room for one effort point a quarter?" in text
    assert "7 further steps come after that, as far as is known today." in text


def test_a_step_for_safety_that_is_left_out_is_said_before_everything_else() -> None:
    lines = written(propose(organisation(), rulebook(), without=["core/r3@4"])).splitlines()
    assert " ".join(lines[:2]) == (
        "A step that keeps people safe is left out: Do core/r3@4. Leaving it undone can harm people. Agree what you "
        "do in its place, and write it down."
    )


def test_a_step_for_safety_that_goes_with_one_left_out_is_said_where_nobody_has_answered_its_question() -> None:
    book = rulebook((climb(0, 2), climb(3, 4, needs=ASKED[0], safety=True)))
    text = written(propose(answered(organisation(), ASKED[3], unknown()), book, without=["core/r0@2"]))
    assert " ".join(text.split()).startswith(
        "With it goes another step that keeps people safe: Do core/r3@4. Agree what you do in its place, and write "
        "it down."
    )


def test_what_leaving_out_costs_is_said_in_words() -> None:
    text = " ".join(written(propose(organisation(), rulebook(), without=["core/r0@2"])).split())
    assert "3 other steps build on it and go with it: Do core/r0@4; Do core/r1@2; Do core/r1@4." in text
    assert (
        "Once everything that is left is done: Leadership 0 instead of 100, 100 points fewer; staff wellbeing 0 "
        "instead of 100, 100 points fewer; overall 20 instead of 100, 80 points fewer."
    ) in text


def test_leaving_out_what_is_not_advised_changes_nothing() -> None:
    text = " ".join(written(propose(organisation(4), rulebook(), without=["core/r0@2"])).split())
    assert "core/r0@2 is not among the steps that are advised, so nothing changes." in text
    assert "what is secured: No point fewer." in text


def test_an_incomplete_plan_says_so_first() -> None:
    text = written(propose(organisation(), rulebook(), left_out=("a rule-set",)))
    assert text.startswith("This plan is incomplete. Left out: a rule-set\n")


def test_targets_that_are_not_reached_are_named() -> None:
    of = attrs.evolve(organisation(), targets={"leadership": "sustaining"})
    text = written(propose(of, rulebook(), without=["core/r0@4"]))
    assert "Targets that it does not reach\n- Leadership: The steps that there are lead to developing." in text


def test_progress_is_said_step_by_step() -> None:
    text = marked(new_file(8), "core/r0@2", 'status = "done"', "done = 2027-01-20")
    text = marked(text, "core/r3@4", 'status = "begun"', "started = 2027-01-10", 'note = "slow"')
    text = marked(text, "core/r4@4", 'status = "dropped"', 'reason = "Not for us"')
    text += '\n[[step]]\nid = "core/r0@22"\n'
    said = " ".join(written(update(text)).split())
    assert "Do core/r0@2. (core/r0@2) The answer to leadership.i00 is still below it." in said
    assert "Planned for quarter 1, begun on 10 January 2027; it is begun and not done yet; now in quarter 3." in said
    assert "Do core/r4@4. (core/r4@4) Not for us." in said
    assert "core/r0@22: Did you mean core/r0@2" in said
    assert "So far: begun since 10 January 2027; slow" in said
    assert "So far: done on 20 January 2027, and the answers do not show it yet" in said


def test_what_is_confirmed_is_said_with_its_day() -> None:
    text = marked(new_file(), "core/r0@2", 'status = "done"', "done = 2027-01-20")
    said = " ".join(written(update(text, 2)).split())
    assert "Done, and the answers show it - Do core/r0@2. (core/r0@2) Done on 20 January 2027." in said


def test_hidden_characters_reach_no_screen() -> None:
    text = marked(new_file(8), "core/r2@4", 'status = "begun"', r'note = "a\u001b]52;c\u0007b"', r'who = "\u202eA"')
    assert written(update(text)).replace("\n", "").isprintable()
