"""What concerns people follows from what rule-sets say: whose view they ask for, and which themes they rest on."""

import attrs
import pytest

from readiness.assessment import assess
from readiness.core.indicators import VOICES
from readiness.core.profile import Answer, Form, Profile
from readiness.core.profile import View as Said
from readiness.faces.pages.concern import (
    PANEL,
    POWER,
    REPLIES,
    ROOM,
    STAFF,
    Concern,
    gaps_of,
    rules_of,
    rules_on,
    steps_of,
    strengths_of,
    unheard_of,
)
from readiness.faces.views.view import View, view
from readiness.planning.recommend import STRENGTH
from sample_assessment import profile, rulebook, said, voices
from sample_pages import PAY, paged, pages
from sample_pages import POWER as POWER_ASKED
from sample_pages import REPLIES as REPLIES_ASKED
from sample_pages import ROOM as ROOM_ASKED
from shipped_profiles import assessed, opened

CONCERNS = pytest.mark.parametrize("concern", [STAFF, PANEL], ids=lambda concern: concern.voice)


def shown(of: Profile | None = None, **answers: Answer) -> View:
    return view(paged({name.replace("__", "."): answer for name, answer in answers.items()}, of))


def few(voice: str) -> Answer:
    return Answer(views=(Said(voice=voice, value=1, n=3), Said(voice="leaders", value=3)))


@CONCERNS
def test_the_themes_are_those_of_the_evidence(concern: Concern) -> None:
    assert concern.voice in VOICES
    assert {concern.theme, ROOM, POWER, REPLIES} <= {*opened("large-council").rulebook.core.sources}


def test_the_shipped_rules_about_room_power_and_replies_are_found() -> None:
    found = view(assessed("large-council"))
    assert [rule.id for rule in rules_on(found, STAFF, ROOM)][:1] == ["core/makes-room"]
    assert [rule.id for rule in rules_on(found, PANEL, POWER)][:2] == [
        "core/decisions-shared",
        "core/stage-of-involvement",
    ]
    assert [rule.id for rule in rules_on(found, PANEL, REPLIES)][:2] == ["core/reply-rate", "core/feedback-used"]


def test_a_rule_concerns_those_whose_view_it_asks_for() -> None:
    assert "core/owner" in {rule.id for rule in rules_of(shown(), STAFF)}
    assert "core/owner" not in {rule.id for rule in rules_of(shown(), PANEL)}


def test_a_rule_concerns_those_whose_dimension_it_stands_in() -> None:
    assert "core/posts" in {rule.id for rule in rules_of(shown(), PANEL)}
    assert "core/posts" not in {rule.id for rule in rules_of(shown(), STAFF)}


def test_rules_of_their_dimensions_come_first() -> None:
    places = [rule.dimension in STAFF.titles for rule in rules_of(shown(), STAFF)]
    assert places == sorted(places, reverse=True)
    assert {True, False} == {*places}


def test_what_does_not_count_is_no_concern_of_a_page() -> None:
    short = shown(profile({}, form=Form.SHORT))
    assert "pages/room" not in {rule.id for rule in rules_of(short, STAFF)}
    assert "core/gap" not in {rule.id for rule in rules_of(shown(), STAFF)}


def test_a_rule_on_a_theme_has_to_ask_for_their_view() -> None:
    told = pages(sources=(REPLIES,))
    silent = tuple(attrs.evolve(one, voices=()) if one.id == PAY else one for one in told.indicators)
    found = view(assess(profile(), rulebook(attrs.evolve(told, indicators=silent))))
    assert "pages/pay" in {rule.id for rule in rules_of(found, PANEL)}
    assert [rule.id for rule in rules_on(found, PANEL, REPLIES)] == ["pages/power", "pages/replies"]


def test_core_stands_before_other_rule_sets_on_a_theme() -> None:
    found = [rule.id.startswith("core/") for rule in rules_on(view(assessed("secondary-school")), STAFF, ROOM)]
    assert found == sorted(found, reverse=True)
    assert {True, False} == {*found}


def test_strengths_are_those_of_the_rules_that_concern_them() -> None:
    found = shown(staff_wellbeing__room=said(4), lived_experience__power=said(4))
    assert STRENGTH < 1
    assert [strength.rule for strength in strengths_of(found, STAFF)] == ["pages/room"]
    assert [strength.rule for strength in strengths_of(found, PANEL)] == ["pages/power"]


def test_steps_are_those_of_their_dimensions_the_planned_ones_first() -> None:
    assert {step.dimension for step in steps_of(shown(), PANEL)} == {"Lived experience"}
    found = steps_of(view(assessed("substance-use-service")), PANEL)
    dated = [bool(step.due) for step in found]
    assert dated == sorted(dated, reverse=True)
    assert {True, False} == {*dated}


def test_planned_steps_stand_in_the_order_of_the_plan() -> None:
    found = view(assessed("island-care-home"))
    mine = [step.id for step in steps_of(found, STAFF) if step.due]
    assert mine == [step.id for step in found.advice.scheduled if step.id in {*mine}]


def test_steps_on_the_theme_of_staff_count_as_theirs_whatever_their_dimension() -> None:
    found = steps_of(view(assessed("large-council")), STAFF)
    assert {step.dimension for step in found if step.rule == "core/makes-room"} == {"Leadership"}


def test_gaps_are_those_between_them_and_the_others_named() -> None:
    found = shown(
        staff_wellbeing__room=voices(leaders=3, frontline=1),
        lived_experience__power=voices(leaders=3, lived_experience=1),
    )
    assert [gap.indicator for gap in gaps_of(found, STAFF, ("leaders",))] == [ROOM_ASKED]
    assert [gap.indicator for gap in gaps_of(found, PANEL, ("leaders",))] == [POWER_ASKED]
    assert gaps_of(found, STAFF, ("partners",)) == ()


def test_no_gap_where_they_agree_with_the_others_and_a_third_does_not() -> None:
    found = shown(staff_wellbeing__room=voices(leaders=3, managers=1, frontline=3))
    assert gaps_of(found, STAFF, ("leaders",)) == ()
    assert [gap.indicator for gap in gaps_of(found, STAFF, ("managers",))] == [ROOM_ASKED]


def test_a_gap_about_few_people_is_none_that_can_be_shown() -> None:
    assert gaps_of(shown(staff_wellbeing__room=few("frontline")), STAFF, ("leaders",)) == ()


def test_unheard_is_what_asks_for_their_view_and_has_not_got_it() -> None:
    found = shown(lived_experience__power=voices(leaders=3), lived_experience__replies=voices(lived_experience=1))
    assert [item.indicator for item in unheard_of(found, PANEL)] == [POWER_ASKED, PAY]
    assert REPLIES_ASKED not in {item.indicator for item in unheard_of(found, PANEL)}


def test_what_cannot_do_without_them_is_heard_first() -> None:
    needed = [item.needed for item in unheard_of(view(assessed("new-starter")), STAFF)]
    assert needed == sorted(needed, reverse=True)
    assert {True, False} == {*needed}


def test_what_does_not_apply_or_was_not_asked_waits_for_nobody() -> None:
    assert unheard_of(shown(profile({}, form=Form.SHORT)), PANEL) == ()
