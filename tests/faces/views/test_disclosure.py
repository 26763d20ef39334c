"""Figures about few people are hidden, and no total gives them away."""

import attrs
import pytest

from readiness.assessment import assess
from readiness.core.practice import RoleGroup
from readiness.core.profile import Answer, NotApplicable, Profile, Share
from readiness.core.rules import RuleBook
from readiness.faces.views.disclosure import Disclosure, disclosure
from readiness.reading.ruleset_loader import load_all
from sample_assessment import ANSWERS, GROUPS, group, profile, rulebook, said, voices


def hidden_of(of: Profile, smallest_group: int = 5) -> Disclosure:
    book = rulebook()
    return disclosure(of, book, assess(of, book).findings, smallest_group)


def with_answers(**answers: Answer | NotApplicable) -> Profile:
    named = {name.replace("__", "."): answer for name, answer in answers.items()}
    return profile({**ANSWERS, **named})


def with_groups(*groups: RoleGroup) -> Disclosure:
    return hidden_of(profile(groups=groups))


def test_nothing_is_hidden_where_every_group_is_large() -> None:
    assert not hidden_of(profile()).hides


def test_an_empty_profile_hides_nothing() -> None:
    assert not hidden_of(profile({}, groups=None)).hides


@pytest.mark.parametrize(("share", "small"), [(Share(count=0, of=5), False), (Share(count=0, of=4), True)])
def test_a_share_of_fewer_than_five_is_hidden(share: Share, *, small: bool) -> None:
    hidden = hidden_of(with_answers(leadership__trained=said(share)))
    assert ("leadership.trained" in hidden.indicators) is small


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_count_of_one_to_four_is_hidden(count: int, *, small: bool) -> None:
    hidden = hidden_of(with_answers(leadership__trained=said(Share(count=count, of=40))))
    assert ("leadership.trained" in hidden.indicators) is small


def test_all_of_a_small_group_is_hidden_as_well() -> None:
    hidden = hidden_of(with_answers(leadership__trained=said(Share(count=4, of=4))))
    assert "leadership.trained" in hidden.indicators


def of_things(answer: Answer) -> Disclosure:
    """Work out what is hidden where a share, here of places and not of people, has this answer."""
    shares = {"leadership.trained": "things"}
    book = rulebook()
    (core,) = book.rulesets
    indicators = tuple(attrs.evolve(each, counts=shares.get(each.id, each.counts)) for each in core.indicators)
    changed = RuleBook(rulesets=(attrs.evolve(core, indicators=indicators),))
    of = with_answers(leadership__trained=answer)
    return disclosure(of, changed, assess(of, changed).findings)


@pytest.mark.parametrize("share", [Share(count=1, of=3), Share(count=4, of=40), Share(count=4, of=4)])
def test_a_small_share_of_things_is_shown(share: Share) -> None:
    assert not of_things(said(share)).hides


@pytest.mark.parametrize(
    "table", ["contracts", "sessions_kept", "kind_records", "familiar_faces", "policies_reviewed"]
)
def test_shipped_questions_about_things_say_so(table: str) -> None:
    asked = load_all()[0].indicators.values()
    assert {each.counts for each in asked if each.key == table} == {"things"}


def test_few_people_who_told_of_things_are_hidden() -> None:
    told = said(Share(count=20, of=40), "frontline", n=3)
    assert "leadership.trained" in of_things(told).indicators


def test_an_answer_of_few_voices_is_hidden() -> None:
    hidden = hidden_of(with_answers(leadership__owner=said(2, "frontline", n=3)))
    assert "leadership.owner" in hidden.indicators


def test_a_voice_whose_number_was_not_said_is_shown() -> None:
    hidden = hidden_of(with_answers(leadership__owner=voices(leaders=3, frontline=1)))
    assert "leadership.owner" not in hidden.indicators


def test_the_rule_on_a_hidden_answer_is_hidden_and_a_second_beside_it() -> None:
    hidden = hidden_of(with_answers(leadership__trained=said(Share(count=3, of=40))))
    assert hidden.rules == {"core/trained", "core/owner"}
    assert hidden.indicators == {"leadership.trained", "leadership.owner"}


def test_a_dimension_with_hidden_rules_is_named() -> None:
    hidden = hidden_of(with_answers(leadership__trained=said(Share(count=3, of=40))))
    assert hidden.dimensions == {"leadership"}


def test_a_single_rule_has_no_second_to_hide() -> None:
    hidden = hidden_of(with_answers(staff_wellbeing__manageable=said(Share(count=3, of=40))))
    assert hidden.rules == {"core/manageable"}


def test_a_second_group_is_hidden_where_a_total_gives_the_first_away() -> None:
    hidden = with_groups(group("Night", 4, 2), group("Day", 40, 20), group("Weekend", 30, 20))
    assert hidden.groups == {0, 2}


def test_two_small_groups_hide_each_other_where_together_they_are_large() -> None:
    hidden = with_groups(group("Night", 4, 2), group("Weekend", 3, 1), group("Day", 40, 20))
    assert hidden.groups == {0, 1}


def test_two_groups_that_are_small_together_hide_a_third() -> None:
    hidden = with_groups(group("Night", 2, 1), group("Weekend", 2, 1), group("Day", 40, 20), group("Late", 30, 9))
    assert hidden.groups == {0, 1, 3}


def test_a_coverage_of_few_people_is_hidden() -> None:
    hidden = with_groups(group("Night", 4, 2), group("Office", 40, 20, contact="none"))
    assert "skilled" in hidden.levels
    assert "training.skilled" in hidden.indicators


def test_a_coverage_that_counts_few_people_is_hidden() -> None:
    assert "skilled" in with_groups(group("Night", 40, 3)).levels


def test_a_limit_can_be_raised() -> None:
    assert hidden_of(profile(groups=(*GROUPS, group("Night", 9, 7))), smallest_group=10).groups == {0, 2}


def test_a_limit_cannot_be_lowered() -> None:
    assert hidden_of(profile(), smallest_group=1).limit == 5


def test_the_note_names_the_limit() -> None:
    hidden = hidden_of(profile()).changed(groups=frozenset({0}))
    assert hidden.note == (
        "[c] stands for a figure about fewer than 5 people, or one that would give such a figure away. "
        "It is not shown, so that nobody can be recognised."
    )


def test_nothing_hidden_needs_no_note() -> None:
    assert hidden_of(profile()).note == ""
