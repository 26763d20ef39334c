"""The catalogue: what is installed and admitted, each name once, without importing anything."""

import sys
from pathlib import Path

import pytest

from installed_package import install
from readiness.errors import RulesetError, SelectionError
from readiness.reading.catalogue import Catalogue, LeftOut, installed_catalogue
from readiness.reading.discovery import Found
from readiness.reading.policy import NO_POLICY, Policy


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a rule-set and a plugin."""
    install(tmp_path, "day-care", {"day-care": "day_care"}, {"day_care/ruleset.toml": b""})
    install(tmp_path, "tide-tables", {}, {}, plugins={"tide-tables": "tide_tables"})
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def offers(catalogue: Catalogue) -> set[str]:
    return {offer.name for offer in catalogue.offers}


def test_rule_sets_and_plugins_are_listed_apart_and_not_imported(site: Path) -> None:
    catalogue = installed_catalogue()
    assert {"core", "day-care"} <= offers(catalogue)
    assert [point.name for point in catalogue.plugins] == ["tide-tables"]
    assert {"day_care", "tide_tables"}.isdisjoint(sys.modules)


def test_what_policy_keeps_away_is_named_and_not_offered(site: Path) -> None:
    catalogue = installed_catalogue(Policy(none=True))
    assert ("core" in offers(catalogue), "day-care" in offers(catalogue), catalogue.plugins) == (True, False, ())
    assert [point.name for point in catalogue.kept_away] == ["day-care", "tide-tables"]


@pytest.mark.parametrize("group", ["rule-set", "plugin"])
def test_of_a_name_that_two_packages_offer_none_is_used(site: Path, group: str) -> None:
    if group == "rule-set":
        install(site, "other-care", {"day-care": "other_care"}, {})
        by, name = "day-care (day_care) and other-care (other_care)", "day-care"
    else:
        install(site, "other-tides", {}, {}, plugins={"tide-tables": "other_tides"})
        by, name = "other-tides (other_tides) and tide-tables (tide_tables)", "tide-tables"
    catalogue = installed_catalogue()
    assert name not in {*offers(catalogue), *(point.name for point in catalogue.plugins)}.difference(
        {"day-care"} if group == "plugin" else {"tide-tables"}
    )
    (left_out,) = catalogue.left_out
    assert left_out.words == f"{group} {name!r}: {by} offer it; none of them is used"
    assert left_out.hint == "Uninstall one of them, or keep one away with --block and the name of its package."


def test_keeping_one_of_two_away_lets_the_other_be_used(site: Path) -> None:
    install(site, "other-care", {"day-care": "other_care"}, {})
    catalogue = installed_catalogue(Policy(block=("other-care",)))
    assert ("day-care" in offers(catalogue), catalogue.left_out) == (True, ())


def test_nobody_takes_the_place_of_core(site: Path) -> None:
    install(site, "false-core", {"core": "false_core"}, {})
    catalogue = installed_catalogue()
    assert [offer.package for offer in catalogue.offers if offer.name == "core"] == ["readiness"]
    (left_out,) = catalogue.left_out
    assert left_out.words == (
        "rule-set 'core': false-core (false_core) and readiness (readiness_rules:core) offer it; "
        "that of readiness is used"
    )


def test_what_is_required_cannot_be_kept_away(site: Path) -> None:
    with pytest.raises(RulesetError) as error:
        installed_catalogue(Policy(block=("day-care",), require=("day-care",)))
    (problem,) = error.value.problems
    assert (problem.message, problem.hint) == (
        "day-care (day_care) is required, and kept away at the same time",
        "Require it, or keep it away.",
    )


def test_what_is_required_and_left_out_is_an_error_with_the_reason() -> None:
    broken = LeftOut(kind="plugin", name="tides", names=("tides", "sea"), reason="it raised ValueError", hint="Wait.")
    catalogue = Catalogue(offers=(), required=("sea",))
    with pytest.raises(RulesetError) as error:
        catalogue.told([broken])
    assert str(error.value) == ("tides: this plugin is required, and cannot be used: it raised ValueError\n  → Wait.")
    assert Catalogue(offers=(), required=("other",)).told([broken]) == ("plugin 'tides': it raised ValueError",)


def test_a_folder_that_a_plugin_names_is_an_offer_like_any_other(site: Path) -> None:
    catalogue = installed_catalogue(NO_POLICY)
    night = Found(origin="x", place=str(site), name="night-care", package="x", plugin="x")
    day = Found(origin="y", place=str(site), name="day-care", package="y", plugin="y")
    more = catalogue.extended([night, day])
    assert ("night-care" in offers(more), "day-care" in offers(more)) == (True, False)
    assert [left_out.names for left_out in more.left_out] == [("day-care", "day-care", "y")]
    assert offers(more.extended([day])) == offers(more)


def test_only_what_is_named_is_wanted_beside_core() -> None:
    catalogue = Catalogue(offers=(), only=("night-care",))
    assert [catalogue.wants(name) for name in ("core", "night-care", "day-care")] == [True, True, False]
    assert Catalogue(offers=()).wants("day-care")


def test_what_is_not_wanted_is_not_missed() -> None:
    kinds = [("rule-set", "day-care"), ("rule-set", "night-care"), ("plugin", "day-care")]
    left_out = tuple(LeftOut(kind=kind, name=name, names=(name,), reason="x") for kind, name in kinds)
    catalogue = Catalogue(offers=(), left_out=left_out, only=("night-care",))
    assert [(each.kind, each.name) for each in catalogue.missed] == kinds[1:]


def test_a_wanted_rule_set_has_to_be_there(site: Path) -> None:
    catalogue = installed_catalogue().changed(only=("day-car",))
    with pytest.raises(SelectionError) as error:
        catalogue.check_only(["night-care"])
    assert str(error.value) == "there is no rule-set called 'day-car'. Did you mean day-care?"
    catalogue.changed(only=("core", "day-care", "night-care")).check_only(["night-care"])
