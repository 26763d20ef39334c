"""The engine: files in, profile and rule-sets out."""

import datetime as dt
from pathlib import Path

import pytest

from installed_package import install
from readiness.errors import ProfileError
from readiness.reading.catalogue import installed_catalogue
from readiness.reading.engine import load_profile, open_from, open_profile
from readiness.reading.policy import Policy
from shipped_profiles import FOLDER, shipped

MANIFEST = """
format = 1
name = "{name}"
title = "A sector"
version = "1.0.0"
publisher = "Somebody"
licence = "Apache-2.0"

[applies_to]
sector = ["{name}"]
"""

RULES = """
[[indicator]]
id = "lighthouse_keepers.lamp"
dimension = "governance"
question = "Is the lamp lit?"
type = "yes_no"
ask = "the keeper"
help = "Look up."

[[rule]]
id = "lamp"
title = "The lamp is lit"
dimension = "governance"
weight = 1
measure = "lighthouse_keepers.lamp"
why = "Ships need it."
strength = "The lamp is lit."
keep = "Keep it lit."
find_out = "Look up."
sources = ["CB16"]

  [[rule.step]]
  to = true
  do = "Light the lamp."
  good_enough_when = "It shines."
  effort = "small"
  by = "the keeper"
"""

PROFILE = """
format = 1
[organisation]
name = "x"
sector = ["{sector}"]
as_of = 2026-11-01
"""


@pytest.fixture
def keepers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a rule-set of a sector."""
    site = tmp_path / "site"
    files = {"keepers/k/ruleset.toml": MANIFEST.format(name="lighthouse-keepers"), "keepers/k/rules.toml": RULES}
    contents = {path: text.encode() for path, text in files.items()}
    install(site, "keepers", {"lighthouse-keepers": "keepers:k"}, contents)
    monkeypatch.syspath_prepend(str(site))
    return site


def write(tmp_path: Path, sector: str, more: str = "") -> str:
    path = tmp_path / "profile.toml"
    path.write_text(PROFILE.format(sector=sector) + more, encoding="utf-8")
    return str(path)


def names(book: object) -> list[str]:
    return [ruleset.name for ruleset in getattr(book, "rulesets")]  # noqa: B009


def test_a_profile_is_loaded_from_its_path() -> None:
    profile = load_profile(FOLDER / "large-council.toml", shipped("large-council")[1], as_of=dt.date(2027, 1, 1))
    assert (profile.organisation.name, profile.organisation.as_of) == ("Westmarch Council", dt.date(2027, 1, 1))


def test_the_sector_of_a_profile_chooses_its_rule_sets(tmp_path: Path, keepers: Path) -> None:
    opened = open_profile(write(tmp_path, "lighthouse-keepers", "[lighthouse_keepers]\nlamp = true\n"))
    assert names(opened.rulebook) == ["core", "lighthouse-keepers"]
    assert "lighthouse_keepers.lamp" in opened.profile.answers
    assert opened.notices == ()


def test_another_sector_does_not(tmp_path: Path, keepers: Path) -> None:
    opened = open_profile(write(tmp_path, "school"))
    assert names(opened.rulebook) == ["core"]
    assert len(opened.notices) == 1


def test_a_sector_that_is_nearly_one_is_a_problem_with_its_place(tmp_path: Path, keepers: Path) -> None:
    with pytest.raises(ProfileError) as refused:
        open_profile(write(tmp_path, "lighthouse-keeper"))
    (problem,) = refused.value.problems
    assert (problem.line, problem.key) == (5, "organisation.sector")
    assert problem.message == ("there is no sector called 'lighthouse-keeper'. Did you mean lighthouse-keepers?")


def test_the_rest_of_a_file_is_checked_beside_such_a_slip(tmp_path: Path, keepers: Path) -> None:
    answers = '[lighthouse_keepers]\nlamp = "on"\n[leadershp]\n'
    with pytest.raises(ProfileError) as refused:
        open_profile(write(tmp_path, "lighthouse-keeper", answers))
    assert [problem.key for problem in refused.value.problems] == [
        "organisation.sector",
        "lighthouse_keepers.lamp",
        "leadershp",
    ]


def test_every_slip_is_told_and_beyond_ten_nothing_else(tmp_path: Path, keepers: Path) -> None:
    slips = [f"lighthouse-keeper{number}" for number in range(12)]
    for many, told in ((2, 3), (12, 10)):
        with pytest.raises(ProfileError) as refused:
            open_profile(write(tmp_path, '", "'.join(slips[:many]), "[leadershp]\n"))
        assert len(refused.value.problems) == told


@pytest.mark.parametrize("said", ["organisation = 3", "[organisation]\nsector = 3", "[organisation]\nsector = [3]"])
def test_an_organisation_that_cannot_be_read_is_told_by_the_reader(tmp_path: Path, said: str) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(f"format = 1\n{said}\n", encoding="utf-8")
    with pytest.raises(ProfileError):
        open_profile(str(path))


def test_a_rule_set_that_cannot_be_read_is_left_out_and_named(tmp_path: Path, keepers: Path) -> None:
    (keepers / "keepers" / "k" / "ruleset.toml").write_text("format = 1\n", encoding="utf-8")
    opened = open_profile(write(tmp_path, "school"))
    assert [words.split(":")[0] for words in opened.left_out] == ["rule-set 'lighthouse-keepers'"]
    assert opened.notices == ("No questions are made for the sector 'school' in particular.",)


LAMP = "[lighthouse_keepers]\nlamp = true\n"
ASIDE = "The answers under [lighthouse_keepers] are set aside; the rule-set that asks for them is not used."


def test_answers_to_a_rule_set_that_cannot_be_read_are_set_aside(tmp_path: Path, keepers: Path) -> None:
    (keepers / "keepers" / "k" / "rules.toml").write_text("[[rule]]\nid = 3\n", encoding="utf-8")
    opened = open_profile(write(tmp_path, "lighthouse-keepers", LAMP))
    assert (len(opened.left_out), ASIDE in opened.notices) == (1, True)
    assert "lighthouse_keepers.lamp" not in opened.profile.answers


@pytest.mark.parametrize("catalogue", ["not wanted", "kept away"])
def test_answers_to_a_rule_set_that_is_not_used_by_choice_are_set_aside(
    tmp_path: Path, keepers: Path, catalogue: str
) -> None:
    chosen = installed_catalogue().changed(only=("core",))
    if catalogue == "kept away":
        chosen = installed_catalogue(Policy(block=("lighthouse-keepers",)))
    opened = open_from(chosen, write(tmp_path, "lighthouse-keepers", LAMP))
    assert (names(opened.rulebook), opened.left_out) == (["core"], ())
    assert ASIDE in opened.notices


def test_answers_that_nothing_installed_asks_for_are_a_slip_of_the_pen(tmp_path: Path, keepers: Path) -> None:
    catalogue = installed_catalogue(Policy(none=True))
    with pytest.raises(ProfileError):
        open_from(catalogue, write(tmp_path, "school", LAMP.replace("_keepers", "_keeper")))
