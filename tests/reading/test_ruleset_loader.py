"""Rule-sets become a rule-book: core first, others on top of it, and only those that serve an organisation."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from installed_package import install
from readiness.core.profile import Organisation
from readiness.errors import RulesetError, SelectionError
from readiness.reading.ruleset_loader import load_all, load_rulesets, select
from sample_ruleset import MANIFEST, files, replaced

SOURCE = '[[source]]\nid = "DC-1"\ntitle = "A study"\npublisher = "A press"\nsays = "It helps."\n'
QUESTION = """
[[indicator]]
id = "day_care.nights"
dimension = "training"
question = "Are nights trained?"
type = "yes_no"
ask = "the office"
"""
JUDGED = """
[[rule]]
id = "nights"
title = "Nights are trained"
dimension = "training"
weight = 1
measure = "day_care.nights"
why = "Because."
sources = ["DC-1"]
"""


def day_care(name: str = "day-care", applies_to: str = '{ sector = ["day-care"] }') -> dict[str, bytes]:
    """Give the files of a sector's rule-set."""
    manifest = replaced(MANIFEST, 'name = "core"', f'name = "{name}"\napplies_to = {applies_to}')
    own = QUESTION.replace("day_care", name.replace("-", "_")), JUDGED.replace("day_care", name.replace("-", "_"))
    return files(own[1], manifest=manifest, indicators=own[0], sources=SOURCE)


def write(folder: Path, contents: Mapping[str, bytes]) -> Path:
    folder.mkdir(parents=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder


def organisation(sector: tuple[str, ...] = (), setting: tuple[str, ...] = ()) -> Organisation:
    return Organisation(name="A", as_of=dt.date(2026, 1, 1), sector=sector, setting=setting)


@pytest.fixture
def core(tmp_path: Path) -> Path:
    """Write the sample core into a folder."""
    return write(tmp_path / "core", files())


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that can be imported from, with an installed rule-set in it."""
    folder = tmp_path / "site"
    contents = {f"day_care/rules/{name}": content for name, content in day_care().items()}
    install(folder, "day-care", {"day-care": "day_care:rules"}, contents)
    monkeypatch.syspath_prepend(folder)
    return folder


def test_the_installed_core_is_used_and_nothing_else_that_is_installed(site: Path) -> None:
    book = load_rulesets()
    assert [(ruleset.name, ruleset.origin) for ruleset in book.rulesets] == [("core", "readiness_rules:core")]


def test_a_folder_adds_to_core_whatever_comes_first(core: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", day_care())
    book = load_rulesets(other, core, installed=False)
    assert [ruleset.name for ruleset in book.rulesets] == ["core", "day-care"]
    assert book.rule("day-care/nights").reads == ("day_care.nights",)
    assert list(book.indicators)[-1] == "day_care.nights"


def test_a_folder_may_be_named_as_text(core: Path) -> None:
    as_text, as_path = (load_rulesets(path, installed=False).rulesets for path in (str(core), core))
    assert as_text == as_path


def test_a_folder_of_rulesets_is_loaded_whole(core: Path, tmp_path: Path) -> None:
    write(tmp_path / "day", day_care())
    write(tmp_path / "night", day_care("night-care"))
    book = load_rulesets(tmp_path, installed=False)
    assert [ruleset.name for ruleset in book.rulesets] == ["core", "day-care", "night-care"]


def test_two_rulesets_of_one_name_are_both_named(core: Path, tmp_path: Path) -> None:
    copy = write(tmp_path / "copy", files())
    with pytest.raises(RulesetError) as error:
        load_rulesets(core, copy, installed=False)
    (problem,) = error.value.problems
    assert (problem.path, problem.message) == (
        copy.as_posix(),
        f"the rule-set core is here, and in {core.as_posix()}",
    )
    with pytest.raises(RulesetError) as error:
        load_rulesets(core)
    assert error.value.problems[0].message == "the rule-set core is here, and in readiness_rules:core"


def test_one_source_id_means_one_source(core: Path, tmp_path: Path) -> None:
    first = write(tmp_path / "day", day_care())
    second = write(tmp_path / "night", day_care("night-care"))
    assert len(load_rulesets(core, first, second, installed=False).sources) == 2
    (second / "sources.toml").write_text(SOURCE.replace("A study", "Another"), encoding="utf-8")
    with pytest.raises(RulesetError) as error:
        load_rulesets(core, first, second, installed=False)
    assert error.value.problems[0].message == "the source DC-1 is another one in day-care"


def test_an_installed_name_is_the_one_in_the_manifest(site: Path) -> None:
    manifest = site / "day_care" / "rules" / "ruleset.toml"
    manifest.write_bytes(day_care("night-care")["ruleset.toml"])
    (notice,) = select(load_rulesets(), organisation())[1]
    assert notice.endswith("day_care:rules: it is installed as day-care, and its manifest calls it night-care")


def test_a_ruleset_is_used_where_it_serves_the_organisation(site: Path) -> None:
    book, notices = select(load_rulesets(), organisation(("day-care",)))
    assert [ruleset.name for ruleset in book.rulesets] == ["core", "day-care"]
    assert notices == ()
    assert book.core.rulesets == load_rulesets().rulesets


def test_a_ruleset_is_not_used_where_it_does_not(site: Path) -> None:
    book, notices = select(load_rulesets(), organisation())
    assert [ruleset.name for ruleset in book.rulesets] == ["core"]
    assert notices == ()


def test_nothing_installed_is_used_where_that_is_asked_for(site: Path) -> None:
    book, notices = select(load_rulesets(), organisation(("day-care",)), installed=False)
    assert [ruleset.name for ruleset in book.rulesets] == ["core"]
    assert notices == ("No questions are made for the sector 'day-care' in particular.",)


def test_a_sector_that_nobody_serves_gets_a_notice(site: Path) -> None:
    book, notices = select(load_rulesets(), organisation(("circus",)))
    assert [ruleset.name for ruleset in book.rulesets] == ["core"]
    assert notices == ("No questions are made for the sector 'circus' in particular.",)


def test_a_setting_that_rules_of_core_ask_for_is_served() -> None:
    assert select(load_rulesets(), organisation(setting=("island",)))[1] == ()


MET = """
[[rule]]
id = "met"
title = "Nights are trained on ships"
dimension = "training"
weight = 1
when = { fact = "setting", in = ["ship", "rig"] }
met = { indicator = "leadership.owner", at_least = 3 }
partly = { all = [{ indicator = "leadership.owner", at_least = 2 }, { fact = "sector", is = "sea" }] }
why = "Because."
sources = ["DC-1"]
"""


def test_what_rules_in_use_ask_for_is_served(core: Path, tmp_path: Path) -> None:
    contents = day_care()
    other = write(tmp_path / "other", {**contents, "rules.toml": contents["rules.toml"] + MET.encode()})
    book = load_rulesets(core, other, installed=False)
    assert select(book, organisation(("sea",), ("ship", "rig")))[1] == ()
    assert select(book, organisation(("see",), ("harbour",)))[1] == (
        "No questions are made for the sector 'see' or the setting 'harbour' in particular.",
    )


def test_two_letters_that_changed_places_are_a_slip_of_the_pen() -> None:
    with pytest.raises(SelectionError, match=r"there is no setting called 'ilsand'\. Did you mean island\?"):
        select(load_rulesets(), organisation(setting=("ilsand",)))


def test_a_national_authority_is_no_slip_of_a_local_one() -> None:
    (notice,) = select(load_rulesets(), organisation(("national-authority",)))[1]
    assert notice == "No questions are made for the sector 'national-authority' in particular."


def test_a_slip_of_the_pen_is_an_error_with_the_near_name(site: Path) -> None:
    with pytest.raises(SelectionError) as error:
        select(load_rulesets(), organisation(("day_care",)))
    assert str(error.value) == "there is no sector called 'day_care'. Did you mean day-care?"


def test_a_ruleset_that_is_used_already_is_not_added_again(site: Path, core: Path, tmp_path: Path) -> None:
    book = load_rulesets(core, write(tmp_path / "own", day_care()), installed=False)
    chosen, notices = select(book, organisation(("day-care",)))
    assert (chosen, notices) == (book, ())


def test_an_installed_ruleset_that_cannot_be_read_costs_itself_only(site: Path) -> None:
    (site / "day_care" / "rules" / "ruleset.toml").write_text("format = 99", encoding="utf-8")
    book, notices = select(load_rulesets(), organisation())
    assert [ruleset.name for ruleset in book.rulesets] == ["core"]
    assert notices == (
        (
            "Left out: rule-set 'day-care': it cannot be read: day_care:rules/ruleset.toml, line 1, column 1: "
            "format: format 99 is newer than this version of readiness, which reads format 1"
        ),
    )


def test_an_entry_point_that_leads_nowhere_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "day-care", {"day-care": "day.care"}, {})
    monkeypatch.syspath_prepend(tmp_path)
    (notice,) = select(load_rulesets(), organisation())[1]
    assert notice.startswith("Left out: rule-set 'day-care': it cannot be read: readiness.rulesets: ")


def test_everything_installed_can_be_loaded(site: Path, tmp_path: Path) -> None:
    night = write(tmp_path / "night", day_care("night-care"))
    book, left_out = load_all(night)
    names = [ruleset.name for ruleset in book.rulesets]
    assert names[:2] == ["core", "night-care"]
    assert {"adult-social-care", "day-care"} <= {*names}
    assert left_out == ()


def test_of_everything_installed_what_cannot_be_read_is_left_out(site: Path) -> None:
    (site / "day_care" / "rules" / "rules.toml").write_text("[[rule]]\nid = 3", encoding="utf-8")
    book, (sentence,) = load_all()
    names = {ruleset.name for ruleset in book.rulesets}
    assert {"core", "education"} <= names
    assert "day-care" not in names
    assert sentence.startswith("rule-set 'day-care': it cannot be read: day_care:rules/rules.toml, ")


def test_a_ruleset_may_serve_everyone(site: Path) -> None:
    (site / "day_care" / "rules" / "ruleset.toml").write_bytes(day_care(applies_to="{}")["ruleset.toml"])
    book, _ = select(load_rulesets(), organisation())
    assert [ruleset.name for ruleset in book.rulesets] == ["core", "day-care"]


def test_another_ruleset_sees_core_and_no_other(core: Path, tmp_path: Path) -> None:
    write(tmp_path / "day", day_care())
    reaching = {**day_care("night-care"), "more.toml": JUDGED.replace('"nights"', '"more"').encode()}
    night = write(tmp_path / "night", reaching)
    with pytest.raises(RulesetError) as error:
        load_rulesets(tmp_path, installed=False)
    (problem,) = error.value.problems
    assert (problem.path, problem.message) == (
        f"{night.as_posix()}/more.toml",
        'there is no indicator "day_care.nights"',
    )
