"""A page for each audience: the same facts as in every report, begun with the question of those who read it."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

from readiness.assessment import Assessment, assess
from readiness.authoring.wording import jargon, long_sentences, pictures, shouts, unwanted
from readiness.core.indicators import VOICES
from readiness.core.profile import Answer, Form, Profile, Share
from readiness.core.profile import View as Said
from readiness.core.rules import RuleBook
from readiness.faces.choices import AUDIENCES
from readiness.faces.pages.page import audience_page, heading
from readiness.faces.report.blocks import Bars, Bullets, Entries, Paragraph, Section
from readiness.faces.report.document import Document
from readiness.faces.report.report import full_report, short_report
from readiness.faces.text.columns import width
from readiness.faces.text.report import report_text, text_report
from readiness.faces.views.view import View, view
from readiness.testing.profile_strategies import situations
from sample_assessment import LEVELS, assessment, profile, said, voices
from sample_pages import paged
from shipped_profiles import FILES, assessed, shipped

LINES = 56
"""A sheet of paper holds no more."""

STEMS = [path.stem for path in FILES]

EVERY = pytest.mark.parametrize("audience", AUDIENCES)
SHIPPED = pytest.mark.parametrize("name", STEMS)

COUNTED = re.compile(
    r"and \d+ more|\d+ (?:questions?|answers?) (?:ha|w|is|are|not shown)|A small step takes \d|one \d"
    r"|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)
"""What a page counts or dates itself: how much more there is than it tells, and when a quarter of the plan ends."""


@cache
def view_of(name: str) -> View:
    return view(assessed(name))


@cache
def page(name: str, audience: str) -> Document:
    return audience_page(view_of(name), audience)


@cache
def text(name: str, audience: str) -> str:
    return report_text(page(name, audience).report)


@cache
def whole(name: str) -> str:
    """Give the whole report in one line, with its plan, so that what a page says can be found again."""
    return " ".join(text_report(view_of(name), full=True).split())


def read(of: Assessment, audience: str) -> str:
    """Read a page aloud, in one line."""
    return " ".join(report_text(audience_page(view(of), audience).report).split())


def section(of: Assessment, audience: str, key: str) -> Section:
    return next(each for each in audience_page(view(of), audience).board if each.key == key)


def keys(of: Assessment, audience: str) -> list[str]:
    return [each.key for each in audience_page(view(of), audience).board]


@EVERY
@pytest.mark.parametrize("name", ["substance-use-service", "new-starter"])
def test_pages_read_as_they_did(name: str, audience: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}-for-{audience}.txt", text(name, audience))


def test_every_audience_has_a_page_with_a_question_of_its_own() -> None:
    headings = [heading(view(assessment()), audience) for audience in AUDIENCES]
    assert [found.question for found in headings] == [
        "Can we answer for this?",
        "What do I do first?",
        "What changes for us?",
        "Where is power shared, and what happened with what was said?",
    ]
    assert [found.readers for found in headings] == [
        "For the board of Northshore Care",
        "For whoever leads the work of Northshore Care",
        "For the staff of Northshore Care",
        "For the lived-experience panel of Northshore Care",
    ]


@EVERY
def test_a_page_begins_with_the_question_and_whom_it_is_for(audience: str) -> None:
    report = audience_page(view(assessment()), audience).report
    assert report.title == f"{' '.join(heading(view(assessment()), audience))}, 1 November 2026"
    assert report.subtitle.startswith("Full form: 6 questions; ")


@EVERY
@SHIPPED
def test_strengths_stand_first_and_one_next_step_second(name: str, audience: str) -> None:
    first, second = page(name, audience).board[:2]
    assert (first.key, first.title) == ("strengths", "What stands well")
    assert second.key in {"next", "decide"}
    (steps,) = [block for block in second.blocks if isinstance(block, Entries)]
    assert len(steps.entries) == 1
    named = {words for step in view_of(name).advice.steps for words in (step.do, step.short)}
    assert steps.entries[0].head in named


@EVERY
@SHIPPED
def test_a_page_is_a_page(name: str, audience: str) -> None:
    assert text(name, audience).count("\n") <= LINES
    assert page(name, audience).chapters == ()


@EVERY
@SHIPPED
def test_a_page_is_a_report_of_its_first_page_alone(name: str, audience: str) -> None:
    """So whatever can write a report, or a document, can write a page."""
    found = page(name, audience)
    assert found.report.sections == found.board
    assert len({section.key for section in found.board}) == len(found.board)
    assert all(section.blocks for section in found.board)


@EVERY
@SHIPPED
def test_every_number_on_a_page_stands_in_the_whole_report(name: str, audience: str) -> None:
    shown = COUNTED.sub("", " ".join(text(name, audience).split()))
    assert {*re.findall(r"\d+", shown)} - {*re.findall(r"\d+", whole(name))} == set()


@EVERY
@SHIPPED
def test_every_gain_on_a_page_stands_in_the_whole_report(name: str, audience: str) -> None:
    shown = " ".join(text(name, audience).split())
    gains = re.findall(r"\+\d+ points? (?:overall|in [a-z ]+?(?=[,.]))", shown)
    assert [gain for gain in gains if gain not in whole(name)] == []
    assert gains or audience in {"staff", "panel"}


@SHIPPED
def test_the_bars_of_the_board_are_those_of_the_whole_report(name: str) -> None:
    full = next(each for each in full_report(view_of(name)).sections if each.key == "dimensions")
    mine = next(each for each in page(name, "board").board if each.key == "dimensions")
    assert mine.blocks == tuple(block for block in full.blocks if isinstance(block, Bars))
    assert len(mine.blocks) == 1


@SHIPPED
def test_the_board_and_the_lead_see_the_strengths_of_every_first_view(name: str) -> None:
    first = short_report(view_of(name)).sections[0]
    assert (page(name, "board").board[0], page(name, "lead").board[0]) == (first, first)


@SHIPPED
def test_the_panel_is_told_the_figure_of_lived_experience(name: str) -> None:
    bar = next(row for row in view_of(name).scores.dimensions if row.title == "Lived experience")
    assert f"Lived experience: {bar.figure} of 100 points, {bar.words}." in text(name, "panel")


def test_the_board_is_told_what_the_plan_leads_to_and_what_is_secured_today() -> None:
    found = view(assessed("large-council"))
    last, now = found.advice.plan.quarters[-1], found.extended
    assert now is not None
    assert now.overall.bar is not None
    assert f"a plan until {last.end} secures {last.figures[-1]} of 100 points overall." in " ".join(
        text("large-council", "board").split()
    )
    assert f"Secured today: {now.overall.bar.secured}, with every rule-set counted." in text("large-council", "board")


@EVERY
@SHIPPED
def test_words_are_plain_and_kind(name: str, audience: str) -> None:
    shown = text(name, audience)
    assert [*unwanted(shown), *jargon(shown)] == []
    assert "!" not in shown
    assert not pictures(shown)
    assert not shouts(shown)


@pytest.mark.parametrize("audience", ["staff", "panel"])
@pytest.mark.parametrize("name", ["large-council", "new-starter"])
def test_sentences_of_pages_for_many_are_short_enough_to_read_aloud(name: str, audience: str) -> None:
    """Those that a page words itself; a list of names is no sentence."""
    found = page(name, audience)
    blocks = (*found.report.opening, *(block for each in found.board for block in each.blocks))
    said = [re.sub(r"“[^”]*”", "this", block.text) for block in blocks if isinstance(block, Paragraph)]
    assert [found for words in said for found in long_sentences(words)] == []


@EVERY
def test_support_is_offered_once_and_last(audience: str) -> None:
    shown = text("large-council", audience)
    assert shown.count("116 123") == 1
    assert shown.rstrip().endswith("116 123.")


@EVERY
def test_it_says_what_is_not_in_it(audience: str) -> None:
    assert text("large-council", audience).count("No one's story is in this report") == 1
    assert "This page is part of a longer report, with every rule, step and source." in text(
        "large-council", audience
    )


@EVERY
def test_a_short_form_says_so(audience: str) -> None:
    assert "Short form: on the 15 asked;" in text("island-care-home-short", audience)


@EVERY
def test_something_left_out_is_said_first(audience: str) -> None:
    assert read(assessment(left_out=("plugin x",)), audience).startswith(
        "This result is incomplete. Left out: plugin x"
    )


def test_notices_are_for_those_who_work_with_profiles() -> None:
    told = [audience for audience in AUDIENCES if "A notice." in read(assessment(notices=("A notice.",)), audience)]
    assert told == ["board", "lead"]


@EVERY
def test_a_page_of_a_profile_without_answers_is_kind_and_true(audience: str) -> None:
    shown = read(assessment(profile({}, groups=None)), audience)
    assert re.search(r"Nothing is settled (?:here )?yet: answers and first steps will show what stands well\.", shown)
    assert "Ask somebody to own it." in shown or "Nothing is settled here yet" in shown
    assert list(unwanted(shown)) == []


@EVERY
def test_without_time_for_a_plan_a_page_promises_no_date(audience: str) -> None:
    of = profile()
    shown = read(assessment(attrs.evolve(of, organisation=attrs.evolve(of.organisation, capacity=0))), audience)
    assert not re.search(r"by \d+ [A-Z][a-z]+ \d{4}", shown)
    assert "These steps are a proposal" not in shown


def test_the_board_of_a_profile_without_time_is_asked_for_it() -> None:
    of = profile()
    shown = read(assessment(attrs.evolve(of, organisation=attrs.evolve(of.organisation, capacity=0))), "board")
    assert "Room: No time is set aside yet." in shown


def test_the_board_is_asked_to_find_out_first_where_too_little_is_settled() -> None:
    found = view(assessed("new-starter")).advice.find_out[0]
    assert f"Find out first: {found.do}" in " ".join(text("new-starter", "board").split())
    assert "Find out first" not in text("large-council", "board")


def test_the_board_is_told_what_is_not_known() -> None:
    assert read(assessment(), "board").count("1 question was asked, and nobody could say yet.") == 1
    assert "1 question is seen differently by those who were asked." in read(assessment(), "board")


def test_the_board_of_a_result_with_nothing_open_is_told_that() -> None:
    answers = {"leadership.owner": said(2), "governance.reported": said(value=True)}
    manageable = {"staff_wellbeing.manageable": said(Share(count=30, of=60))}
    of = profile({**answers, **manageable}, form=Form.SHORT)
    told = section(assessment(of), "board", "unknown").blocks
    assert told == (Paragraph("Every question has an answer, with the support that it needs."),)


def test_steps_that_keep_people_safe_are_named_for_the_board() -> None:
    (safe,) = section(assessed("island-care-home"), "board", "safety").blocks
    steps = view(assessed("island-care-home")).advice.steps
    assert isinstance(safe, Bullets)
    assert [words.partition(" By ")[0] for words in safe.items] == [step.short for step in steps if step.safety][1:3]


def test_the_lead_is_told_how_to_begin_and_what_follows_in_the_order_of_the_list() -> None:
    (first,) = section(assessed("large-council"), "lead", "next").blocks
    (then,) = section(assessed("large-council"), "lead", "then").blocks
    assert isinstance(first, Entries)
    assert isinstance(then, Entries)
    assert [label for label, _ in first.entries[0].details] == ["Begin", "Good enough when", "Who"]
    assert [entry.number for entry in (*first.entries, *then.entries)] == [1, 2, 3, 4]


def test_the_lead_is_told_what_lifts_a_ceiling_where_that_stands_further_down_the_list() -> None:
    found = view(assessed("council-awareness-only"))
    (waiting,) = section(assessed("council-awareness-only"), "lead", "ceilings").blocks
    lifting = {step.number: step.short for step in found.advice.steps}
    assert waiting == Bullets(
        (
            f"Leadership stays under its ceiling until step 34 is done: {lifting[34]}",
            f"Staff wellbeing stays under its ceiling until step 10 is done: {lifting[10]}",
        )
    )


@pytest.mark.parametrize("name", ["large-council", "new-starter"])
def test_no_ceiling_is_named_that_a_step_on_the_page_lifts_or_that_is_not_sure(name: str) -> None:
    assert "ceilings" not in keys(assessed(name), "lead")


def test_the_lead_is_told_whom_to_ask() -> None:
    (asking,) = section(assessed("new-starter"), "lead", "find-out").blocks
    assert isinstance(asking, Bullets)
    assert all(re.search(r" Ask [^?]+\.$", item) for item in asking.items)


def test_the_lead_finds_out_before_doing_more_where_too_little_is_settled() -> None:
    assert keys(assessed("new-starter"), "lead") == ["strengths", "next", "find-out", "then"]
    assert keys(assessed("island-care-home-short"), "lead")[:4] == ["strengths", "next", "then", "find-out"]


def test_the_lead_is_told_which_answers_want_support() -> None:
    of = profile({"leadership.owner": said(4)})
    (wanting,) = section(assessment(of), "lead", "evidence").blocks
    assert wanting == Bullets(("Someone owns the change: Add a dated record that shows it.",))


def test_staff_are_shown_what_makes_room_as_they_and_those_who_lead_see_it() -> None:
    (room, asked) = section(paged({"staff_wellbeing.room": voices(leaders=3, frontline=1)}), "staff", "room").blocks
    assert isinstance(room, Entries)
    assert room.entries[0].head == "Room is made: not settled yet."
    assert room.entries[0].details == (("Leaders", LEVELS[3]), ("Frontline staff", LEVELS[1]))
    assert asked == Paragraph("Ask of every new thing: what will stop, or wait, so that this fits?")


def test_voices_that_say_the_same_speak_together() -> None:
    of = paged({"staff_wellbeing.room": voices(leaders=3, managers=3, frontline=1)})
    room = section(of, "staff", "room").blocks[0]
    assert isinstance(room, Entries)
    assert room.entries[0].details == (("Leaders and managers", LEVELS[3]), ("Frontline staff", LEVELS[1]))


def test_an_agreed_answer_is_told_as_that() -> None:
    room = section(paged({"staff_wellbeing.room": said(2)}), "staff", "room").blocks[0]
    assert isinstance(room, Entries)
    assert room.entries[0].details == (("The agreed answer", LEVELS[2]),)


def test_staff_under_strain_are_told_that_they_come_first() -> None:
    assert view(assessed("substance-use-service")).advice.strain in " ".join(
        text("substance-use-service", "staff").split()
    )
    assert "Staff come first" not in text("large-council", "staff")


def test_staff_are_told_where_else_they_and_those_who_lead_differ() -> None:
    of = paged(
        {"staff_wellbeing.room": voices(leaders=3, frontline=1), "leadership.owner": voices(leaders=3, frontline=1)}
    )
    (gaps,) = section(of, "staff", "gaps").blocks
    assert gaps == Paragraph("They answer differently on “Someone owns the change”. Both are telling what they see.")


def test_staff_are_told_how_to_say_so_if_it_is_not_felt() -> None:
    (words,) = section(paged(), "staff", "say").blocks
    assert isinstance(words, Paragraph)
    assert words.text.startswith("Say so: to a manager, a staff representative or whoever leads this work")


def test_staff_are_told_what_waits_for_their_view() -> None:
    (wanting,) = section(paged({"leadership.owner": voices(leaders=3, frontline=1)}), "staff", "unheard").blocks
    expected = "The answers so far do not show how staff see these: “Work is manageable” and “Room is made”."
    assert wanting == Paragraph(expected)


def test_the_panel_is_shown_power_with_what_each_voice_says_and_what_cannot_wait() -> None:
    of = paged({"lived_experience.power": voices(leaders=3, lived_experience=1)})
    shown = " ".join(report_text(audience_page(view(of), "panel").report).split())
    assert (
        "- Power is shared: not settled yet. Leaders: Decisions follow. People with lived experience: A name" in shown
    )
    capped = next(each for each in view(of).scores.dimensions if each.title == "Lived experience").ceiling
    assert ("What cannot wait: " in shown) == (capped is not None)


def test_the_panel_is_told_of_a_ceiling_in_its_own_words() -> None:
    shown = " ".join(text("substance-use-service", "panel").split())
    assert (
        "What cannot wait: Until people who take part have someone to turn to, wider involvement can hurt them."
        in shown
    )


def test_the_panel_is_shown_every_other_rule_by_its_verdict() -> None:
    of = paged({"lived_experience.pay": said(1), "lived_experience.power": said(1)})
    power = section(of, "panel", "power").blocks
    assert Bullets(("Partly in place: “Time is paid”.", "Not settled yet: “There are paid posts”.")) in power


def test_the_panel_is_shown_what_became_of_what_was_said() -> None:
    (replies,) = section(
        paged({"lived_experience.replies": voices(leaders=4, lived_experience=0)}), "panel", "replies"
    ).blocks
    assert isinstance(replies, Entries)
    assert [entry.head for entry in replies.entries] == ["Replies come: not settled yet."]
    assert replies.entries[0].details == (("Leaders", LEVELS[4]), ("People with lived experience", LEVELS[0]))


def test_the_panel_is_told_by_what_to_know_that_a_step_is_done() -> None:
    (asked,) = section(paged(), "panel", "ask").blocks
    assert isinstance(asked, Bullets)
    assert asked.items[0].endswith("? Everybody can name it.")
    assert asked.items[-1] == "What was decided on what we said, and why? A no with its reason counts too."


@pytest.mark.parametrize("voice", ["frontline", "lived_experience"])
def test_what_few_people_said_is_on_no_page(voice: str) -> None:
    few = Answer(views=(Said(voice=voice, value=1, n=3), Said(voice="leaders", value=3, n=40)))
    asked = ("staff_wellbeing.room", "lived_experience.power", "lived_experience.replies")
    shown = [read(paged(dict.fromkeys(asked, few)), audience) for audience in AUDIENCES]
    assert [words for words in shown if LEVELS[1] in words or LEVELS[3] in words] == []
    assert "Room is made: not shown, so that nobody can be recognised." in shown[2]
    assert "Replies come: not shown, so that nobody can be recognised." in shown[3]


def test_answers_that_are_hidden_are_counted_for_the_panel() -> None:
    of = paged({"lived_experience.pay": Answer(views=(Said(voice="lived_experience", value=1, n=3),))})
    assert "answers not shown, so that nobody can be recognised." in read(of, "panel")


@EVERY
@SHIPPED
def test_no_page_has_the_sign_for_a_hidden_figure_without_its_meaning(name: str, audience: str) -> None:
    assert "[c]" not in text(name, audience)


@EVERY
def test_equal_results_give_equal_bytes(audience: str) -> None:
    assert read(paged(), audience) == read(paged(), audience)


@pytest.mark.parametrize("path", FILES[:1], ids=lambda path: path.stem)
def test_a_voice_that_was_heard_nowhere_leaves_every_page_whole(path: Path) -> None:
    of, book = shipped(path.stem)
    mute = {name: _without_voices(answer) for name, answer in of.answers.items() if isinstance(answer, Answer)}
    found = view(assess(attrs.evolve(of, answers=mute), book))
    assert all(audience_page(found, audience).board for audience in AUDIENCES)


def _without_voices(answer: Answer) -> Answer:
    return attrs.evolve(
        answer, views=tuple(each for each in answer.views if each.voice not in VOICES) or answer.views[:1]
    )


@settings(max_examples=15)
@given(situations())
def test_any_result_has_four_pages_no_wider_than_80_columns(situation: tuple[RuleBook, Profile]) -> None:
    book, of = situation
    shown = view(assess(of, book))
    for audience in AUDIENCES:
        assert max(map(width, report_text(audience_page(shown, audience).report).splitlines())) <= 80
