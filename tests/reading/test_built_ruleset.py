"""Built rule-sets: what ships is what its files say, and nothing else is ever taken."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs
import pytest

from readiness.core.rules import CORE, RuleBook, Ruleset
from readiness.reading.built_ruleset import FORM, build, take
from readiness.reading.discovery import OWN_PACKAGE, Found, read_built_file, read_files
from readiness.reading.ruleset_loader import load_rulesets
from readiness.reading.ruleset_reader import read_ruleset

RULES = Path(__file__).resolve().parents[2] / "rules"
NAMES = sorted(path.parent.name for path in RULES.glob("*/ruleset.toml"))


def read(name: str) -> tuple[Mapping[str, bytes], Ruleset]:
    found = Found(origin=f"readiness_rules:{name}", place=str(RULES / name))
    files = read_files(found)
    known = RuleBook(rulesets=() if name == CORE else load_rulesets(RULES / CORE, installed=False).rulesets)
    return files, read_ruleset(files, found.origin, known.indicators, known.sources, known.rules)


@pytest.fixture(scope="module")
def core() -> tuple[Mapping[str, bytes], Ruleset]:
    return read(CORE)


@pytest.mark.parametrize("name", NAMES)
def test_the_built_form_beside_a_rule_set_is_up_to_date(name: str, request: pytest.FixtureRequest) -> None:
    files, ruleset = read(name)
    path = RULES / f"{name}.json"
    if request.config.getoption("--regenerate"):
        path.write_text(build(files, ruleset), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == build(files, ruleset), "write it anew: pytest --regenerate"


@pytest.mark.parametrize("name", NAMES)
def test_a_built_form_gives_the_rule_set_that_its_files_give(name: str) -> None:
    files, ruleset = read(name)
    taken = take(build(files, ruleset), files, ruleset.origin)
    assert taken == ruleset
    assert repr(taken) == repr(ruleset)


def test_the_installed_core_is_the_one_in_its_files() -> None:
    installed, read_anew = load_rulesets().rulesets, load_rulesets(RULES / CORE, installed=False).rulesets
    assert [attrs.evolve(ruleset, origin="") for ruleset in installed] == [
        attrs.evolve(ruleset, origin="") for ruleset in read_anew
    ]


def test_a_file_that_changed_makes_a_built_form_useless(core: tuple[Mapping[str, bytes], Ruleset]) -> None:
    files, ruleset = core
    changed = {**files, "training.toml": files["training.toml"] + b"\n"}
    assert take(build(files, ruleset), changed, ruleset.origin) is None


def test_a_file_that_was_added_makes_a_built_form_useless(core: tuple[Mapping[str, bytes], Ruleset]) -> None:
    files, ruleset = core
    assert take(build(files, ruleset), {**files, "more.toml": b""}, ruleset.origin) is None


def test_a_built_form_of_another_number_is_not_taken(core: tuple[Mapping[str, bytes], Ruleset]) -> None:
    files, ruleset = core
    built = build(files, ruleset).replace(f'"form":{FORM}', f'"form":{FORM + 1}', 1)
    assert take(built, files, ruleset.origin) is None


@pytest.mark.parametrize(
    "built",
    [
        *("", "{", "[]", "1", '{"form":2}', '{"form":2,"files":{},"ruleset":{"kind":"Popen"}}'),
        *('{"form":2,"files":{},"ruleset":{"kind":"Ruleset"}}', '{"form":2,"files":{},"ruleset":{"kind":[]}}'),
        '{"form":2,"files":{},"ruleset":{"kind":"Measure","indicator":"a","full_at":"much","none_at":0}}',
    ],
)
def test_what_is_no_built_form_is_not_taken(built: str) -> None:
    assert take(built, {}, "x") is None


def test_a_built_form_is_plain_json(core: tuple[Mapping[str, bytes], Ruleset]) -> None:
    files, ruleset = core
    assert set(_kinds(json.loads(build(files, ruleset)))) <= {*_NAMES}


def test_nobody_elses_built_form_is_read(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs.json").write_text("{}", encoding="utf-8")
    found = Found(origin="theirs", place=str(tmp_path / "theirs"), name="theirs", package="their-rules")
    assert not read_built_file(found)
    assert read_built_file(found._replace(package=OWN_PACKAGE)) == "{}"


_NAMES = (
    *("AtLeastOf", "Cap", "Change", "Derived", "Every", "FactLeaf", "Flag", "Indicator", "Leaf", "Measure", "Met"),
    *("Negation", "Rule", "Ruleset", "Some", "Source", "Step", "Strain"),
)


def _kinds(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        if "kind" in data:
            yield data["kind"]
        for value in data.values():
            yield from _kinds(value)
    elif isinstance(data, list):
        for value in data:
            yield from _kinds(value)
