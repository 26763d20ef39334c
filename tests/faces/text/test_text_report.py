"""The text report can be read aloud: strengths first, overall last, 80 columns, nothing by colour alone."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from hypothesis import given

from readiness.assessment import assess
from readiness.authoring.wording import unwanted
from readiness.core.profile import UNKNOWN, Form, Profile, Share
from readiness.core.rules import Raise, RuleBook, Ruleset
from readiness.faces.text.columns import width
from readiness.faces.text.report import draw, text_report
from readiness.faces.views.scores import Bar
from readiness.faces.views.view import view
from readiness.testing.profile_strategies import situations
from sample_assessment import ANSWERS, GROUPS, OWNER, assessment, group, profile, rulebook, said
from shipped_profiles import FILES, assessed


def written(of: Profile | None = None, *, full: bool = False, **more: tuple[str, ...]) -> str:
    return text_report(view(assessment(of, **more)), full=full)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_profiles_read_as_they_did(path: Path, golden: Callable[[str, str], None]) -> None:
    golden(f"{path.stem}.txt", text_report(view(assessed(path.stem))))


def test_the_full_report_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden("sample-full.txt", written(full=True))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_first_view_has_at_most_sixty_lines(path: Path) -> None:
    """As the command writes it, with its notices and with every rule-set that serves the organisation."""
    assert text_report(view(assessed(path.stem))).count("\n") <= 60


def test_what_lifts_a_ceiling_is_told_where_no_first_step_shows_it() -> None:
    school = " ".join(text_report(view(assessed("secondary-school"))).split())
    assert "This holds back 6 points. Step 4 lifts it: Put a follow-up of about an hour into the invitation" in school
    lifted = assessed("large-council")
    assert view(lifted).advice.bundles[0].lifting[0][0] == 1
    assert "lifts it" not in text_report(view(lifted))


def test_what_lifts_a_ceiling_that_costs_nothing_yet_is_not_told() -> None:
    council = assessed("council-awareness-only")
    assert not view(council).scores.ceilings[0].costs
    assert "lifts it" not in text_report(view(council))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_are_kind(path: Path) -> None:
    text = text_report(view(assessed(path.stem)), full=True)
    assert list(unwanted(text)) == []
    assert "!" not in text


@given(situations())
def test_no_line_is_wider_than_80_columns(situation: tuple[RuleBook, Profile]) -> None:
    book, of = situation
    shown = view(assess(of, book))
    for full in (False, True):
        assert max(map(width, text_report(shown, full=full).splitlines())) <= 80


def test_wide_characters_stay_inside_80_columns() -> None:
    of = profile(name="安全" * 60, groups=(*GROUPS, group("夜間" * 30, 30, 20)))
    assert max(map(width, written(of, full=True).splitlines())) <= 80


def test_columns_of_a_table_stay_aligned_beside_wide_characters() -> None:
    lines = written(profile(groups=(*GROUPS, group("夜間", 30, 20))), full=True).splitlines()
    rows = [line for line in lines if line.startswith(("Care staff  ", "夜間  "))]
    assert len(rows) == 2
    assert len({width(row.split("skilled")[0]) for row in rows}) == 1


def test_equal_results_give_equal_bytes() -> None:
    assert written(full=True) == written(full=True)


def test_strengths_come_first_and_overall_last_of_the_scores() -> None:
    text = written()
    places = [text.index(words) for words in ("What stands well", "Leadership  ", "Training  ", "Overall  ")]
    assert places == sorted(places)


def test_a_result_with_something_left_out_says_so_in_its_first_line() -> None:
    assert written(left_out=("plugin x",)).startswith("This result is incomplete. Left out: plugin x\n")


def test_a_short_form_says_so_in_its_headline() -> None:
    assert written(profile(form=Form.SHORT)).splitlines()[1].startswith("Short form: on the 4 asked;")


def test_finding_out_comes_before_doing_where_too_little_is_settled() -> None:
    text = written()
    assert text.index("Find out first") < text.index("Next steps")


def test_doing_comes_first_where_enough_is_settled() -> None:
    answers = {"staff_wellbeing.manageable": said(Share(count=30, of=60, unknown=10)), "leadership.owner": said(2)}
    text = written(profile({**ANSWERS, **answers, "leadership.trained": said(UNKNOWN)}))
    assert text.index("Next steps") < text.index("Find out first")


def test_an_empty_profile_still_says_something() -> None:
    text = written(profile({}, groups=None))
    assert "Nothing is settled yet: answers and first steps will show what stands well." in text
    assert "not settled yet: 0 of 2 answered" in text


def test_full_hides_what_is_about_few_people() -> None:
    text = written(profile(groups=(*GROUPS, group("Night", 9973, 3))), full=True)
    assert "9973" not in text
    assert "[c] stands for a figure about fewer than 5 people" in text


def test_style_is_given_whole_lines_with_their_role() -> None:
    seen: list[tuple[str, str]] = []

    def style(role: str, line: str) -> str:
        seen.append((role, line))
        return line

    plain = text_report(view(assessment(left_out=("x",))), style=style)
    assert plain == written(left_out=("x",))
    assert seen[0] == ("warning", "This result is incomplete. Left out: x")
    assert {role for role, _ in seen} == {"warning", "title", "heading"}


def test_a_bar_has_four_different_signs() -> None:
    assert draw(Bar(secured=40, unsettled=20, held_back=10, still_to_do=30), 20) == "########????==......"


def test_a_full_bar_means_exactly_all() -> None:
    assert draw(Bar(secured=99, unsettled=0, held_back=0, still_to_do=1), 18) == "#" * 17 + "."


def test_an_empty_bar_means_exactly_nothing() -> None:
    assert draw(Bar(secured=1, unsettled=0, held_back=0, still_to_do=99), 18) == "#" + "." * 17


def test_the_report_can_be_written_to_an_old_terminal() -> None:
    assert written(full=True).encode("cp1252")


def test_a_sector_rule_set_stands_beside_the_core() -> None:
    other = attrs.evolve(OWNER, id="homes/owner", weight=Fraction(9), cap=None, steps=())
    homes = Ruleset(name="homes", title="Homes", version="1", publisher="P", licence="CC0-1.0", rules=(other,))
    shown = view(assess(profile(), rulebook(homes)))
    (told,) = [line for line in text_report(shown).splitlines() if line.startswith("With homes:")]
    assert told == "With homes: overall 20 to 82, not settled yet: 4 of 5 answered."
    assert "\nWith homes\nThe figures above come from the core alone," in text_report(shown, full=True)


def test_a_notice_is_shown_before_the_result() -> None:
    text = written(notices=("No rule-set serves the sector zoo.",))
    assert text.index("Note: No rule-set serves the sector zoo.") < text.index("What stands well")


def test_the_full_report_says_what_weighs_more_where_and_why() -> None:
    more = Raise(
        rule="core/owner", weight=Fraction(9, 2), why="one person decides here", sources=("CB01",), ruleset="homes"
    )
    homes = Ruleset(
        name="homes",
        title="Homes",
        version="0.1.0",
        engine=">=0.1",
        publisher="Somebody else",
        licence="Apache-2.0",
        raises=(more,),
        notices=("a.b is now called a.c; its rules use the old name.",),
    )
    words = " ".join(text_report(view(assess(profile(), rulebook(homes))), full=True).split())
    title = rulebook().rule("core/owner").title
    assert f"- “{title}” weighs 4.5 in place of 3 (homes): One person decides here." in words
    assert "weight 3, and 9/2 with homes." in words
    assert (
        "- homes 0.1.0: Homes. Somebody else, format 1, for readiness >=0.1, hash . a.b is now called a.c; its rules "
        "use the old name."
    ) in words
