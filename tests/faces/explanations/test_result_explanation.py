"""What a rule, question, source or dimension came to in one profile."""

from readiness.assessment import assess
from readiness.faces.explanations.explanation import find_subject
from readiness.faces.explanations.result import explain_result
from readiness.faces.views.disclosure import HIDDEN
from readiness.reading.profile_reader import read_profile
from readiness.reading.ruleset_loader import load_rulesets
from shipped_profiles import assessed

BOOK = load_rulesets()


def said(name: str, profile: str = "large-council") -> str:
    assessment = assessed(profile)
    return " ".join(explain_result(assessment, find_subject(assessment.rulebook, name)).split())


def test_a_rule_is_told_with_points_answers_and_ceiling() -> None:
    words = said("core/makes-room")
    assert words.startswith("In the profile of Westmarch Council, 1 November 2026 - core/makes-room: partly in place")
    assert "leaders: level 3 of 4; managers: level 2 of 4; frontline staff: level 1 of 4 (214 people)." in words
    assert "It holds leadership at 40 points: without released time" in words


def test_a_rule_is_told_with_the_steps_that_are_suggested() -> None:
    assert "of those suggested: Enter training in rotas as paid working time" in said("core/makes-room")


def test_a_question_is_told_by_the_rules_that_read_it() -> None:
    words = said("leadership.makes_room")
    assert "- core/makes-room: " in words
    assert "- core/leaders-seen-differently: worth a look." in words


def test_a_source_is_told_by_the_rules_that_rest_on_it() -> None:
    assert "- core/executive-owner: " in said("CB16")


def test_a_dimension_is_told_with_its_ceiling() -> None:
    words = said("leadership")
    assert "- Leadership: 40 of 100 points; beginning. 12 of 12 answered. A ceiling holds it at 40 points;" in words


def test_a_ceiling_that_holds_back_nothing_yet_costs_nothing_yet() -> None:
    words = said("leadership", "council-awareness-only")
    assert "A ceiling holds it at 40 points; it costs nothing yet: without released time" in words


def test_an_answer_in_a_whole_sentence_ends_with_one_stop() -> None:
    words = said("core/accountable-group", "island-care-home-short")
    assert "keep in touch informally, and nothing is written down. It holds governance at 40 points:" in words


def test_what_an_answer_lacks_is_told() -> None:
    text = b'format = 1\n[organisation]\nname = "x"\nas_of = 2026-11-01\n[leadership]\nmakes_room = 3\n'
    assessment = assess(read_profile(text, "x.toml", BOOK), BOOK)
    words = explain_result(assessment, BOOK.rule("core/makes-room"))
    assert "To count in full it wants the view of frontline staff." in words


def test_figures_about_few_people_are_hidden_and_the_sign_is_explained() -> None:
    words = said("training.follow_up", "island-care-home-short")
    assert HIDDEN in words
    assert f"{HIDDEN} stands for a figure about fewer than 5 people" in words


def test_where_nothing_is_hidden_no_sign_is_explained() -> None:
    assert HIDDEN not in said("leadership")
