"""Whose result moves with a new version: every figure, before and after."""

from fractions import Fraction
from pathlib import Path

import pytest

from lint_sample import write
from readiness.assessment import assess
from readiness.authoring.ruleset_folder import load_folder
from readiness.authoring.ruleset_moves import OVERALL, Results, results
from readiness.core.indicators import DIMENSIONS
from readiness.core.intervals import Interval
from readiness.core.rules import RuleBook
from readiness.reading.engine import open_profile

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "rules" / "core"
PROFILES = sorted((ROOT / "profiles").glob("*.toml"))
RULES = "rules.toml"

PROFILE = """\
format = 1

[organisation]
name = "Harbour View"
sector = ["adult-social-care"]
as_of = 2026-11-01

[night_care]
checks = 2
alone = 7
"""
TOP = "top = 2026-10-01\n"


@pytest.fixture
def profile(tmp_path: Path) -> str:
    path = tmp_path / "profile.toml"
    path.write_text(PROFILE, encoding="utf-8")
    return str(path)


def book(tmp_path: Path, name: str, *changes: tuple[str, str, str]) -> RuleBook:
    return load_folder(write(tmp_path / name, *changes))[1]


def moved(found: Results) -> dict[str, tuple[Interval | None, Interval | None]]:
    (result,) = found.results
    return {move.figure: (move.before, move.after) for move in result.moves if move.moved}


def test_every_figure_is_given_and_none_moves_where_nothing_changed(tmp_path: Path, profile: str) -> None:
    old, new = book(tmp_path, "old"), book(tmp_path, "new", (RULES, "Residents decide", "They decide"))
    found = results(old, new, "night-care", [profile])
    assert [move.figure for move in found.results[0].moves] == [*DIMENSIONS, OVERALL]
    assert moved(found) == {}
    assert (found.results[0].path, found.results[0].organisation) == (profile, "Harbour View")


def test_a_shifted_threshold_moves_its_dimension(tmp_path: Path, profile: str) -> None:
    old = book(tmp_path, "old")
    new = book(tmp_path, "new", (RULES, "at_most = 14", "at_most = 6"))
    staff = sum(rule.weight for rule in old.scoring if rule.dimension == "staff_wellbeing")
    before, after = moved(results(old, new, "night-care", [profile]))["staff_wellbeing"]
    assert before is not None
    assert after is not None
    assert before.secured - after.secured == Fraction(1, 1) / staff


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_the_figures_are_those_of_an_assessment(path: Path, tmp_path: Path) -> None:
    old = book(tmp_path, "old")
    new = book(tmp_path, "new", (RULES, "weight = 2", "weight = 9"))
    (result,) = results(old, new, "night-care", [str(path)]).results
    for rulebook, folder, side in ((old, "old", "before"), (new, "new", "after")):
        extended = assess(open_profile(str(path), [tmp_path / folder]).profile, rulebook).extended
        assert extended is not None
        figures = [one.interval for one in extended.dimensions] + [extended.overall.interval]
        assert [getattr(move, side) for move in result.moves] == figures


def test_a_core_is_compared_alone() -> None:
    old = load_folder(CORE)[1]
    assert moved(results(old, old, "core", [str(PROFILES[0])])) == {}


def test_a_profile_may_answer_questions_of_either_version(tmp_path: Path, profile: str) -> None:
    gone = (
        ("questions.toml", LAST_QUESTION, ""),
        (RULES, ', { indicator = "night_care.top", within_months = 6 }', ""),
        ("cases/nights.toml", ', "night_care.top" = 2025-12-01', ""),
    )
    Path(profile).write_text(PROFILE + TOP, encoding="utf-8")
    old, new = book(tmp_path, "old", *gone), book(tmp_path, "new")
    assert results(old, new, "night-care", [profile]).left_out == ()
    assert results(new, old, "night-care", [profile]).left_out == ()


LAST_QUESTION = """
[[indicator]]
id = "night_care.top"
dimension = "governance"
question = "When did somebody from the top last spend an hour on a night shift?"
type = "date"
ask = "the manager"
sources = ["NIGHT-01"]
"""


def test_what_cannot_be_read_costs_only_itself(tmp_path: Path, profile: str) -> None:
    old = book(tmp_path, "old")
    broken = tmp_path / "broken.toml"
    broken.write_text(PROFILE + "tpo = 3\n", encoding="utf-8")
    found = results(old, old, "night-care", [str(broken), profile, str(tmp_path / "nowhere.toml")])
    assert [result.path for result in found.results] == [profile]
    assert [str(error).splitlines()[0] for error in found.left_out] == [
        f"{broken}, line 11, column 1: night_care.tpo: is not known here",
        f"{tmp_path}/nowhere.toml: there is no such file",
    ]


def test_an_answer_under_an_old_name_counts_in_both_versions(tmp_path: Path, profile: str) -> None:
    old = book(tmp_path, "old")
    renamed = [
        ("questions.toml", 'id = "night_care.alone"', 'id = "night_care.lone"\nwas = ["night_care.alone"]'),
        (RULES, "night_care.alone", "night_care.lone"),
        ("cases/nights.toml", "night_care.alone", "night_care.lone"),
    ]
    new = book(tmp_path, "new", *renamed)
    assert moved(results(old, new, "night-care", [profile])) == {}
