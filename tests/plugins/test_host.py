"""A plugin is imported and called on its own, and whatever is wrong with it is told."""

import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import pytest

from broken_plugins import BROKEN, HOOKS, Broken
from builders import profile
from installed_package import install
from readiness.plugins.host import Plugin, load_plugin, write_report
from readiness.plugins.reporter import Reporter
from readiness.reading.catalogue import installed_catalogue
from sample_ruleset import files

GOOD = f"""{HOOKS}
import pathlib

@hookimpl
def readiness_rulesets():
    return [pathlib.Path(__file__).parent / "rules"]

@hookimpl
def readiness_facts(profile):
    return {{"name_is_long": len(profile.organisation.name) > 10}}

@hookimpl
def readiness_reporters():
    return [Reporter(name="name", write=lambda data: data["organisation"]["name"], suffix=".txt")]
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that can be imported from."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def loaded(
    site: Path, name: str, code: str, value: str = "", more: Mapping[str, bytes] = MappingProxyType({})
) -> Plugin:
    """Install a plugin, and load it; every module has a name of its own, since Python keeps them."""
    module = f"{site.parent.name}_{name}".replace("-", "_")
    contents = {f"{module}/__init__.py": code.encode(), **{f"{module}/{key}": text for key, text in more.items()}}
    install(site, module, {}, contents, plugins={name: value.format(module) or module})
    (point,) = installed_catalogue().plugins
    return load_plugin(point)


def reasons(plugin: Plugin) -> list[str]:
    return [problem.reason for problem in plugin.problems]


def test_a_plugin_that_works_gives_what_its_hooks_give(site: Path) -> None:
    plugin = loaded(site, "good", GOOD, more={f"rules/{key}": text for key, text in files().items()})
    assert (plugin.hooks, plugin.problems) == (
        ("readiness_rulesets", "readiness_facts", "readiness_reporters"),
        (),
    )
    _, (found,) = plugin.find_rulesets()
    assert (found.name, found.plugin, found.origin) == ("core", "good", f"{plugin.point.value}/rules")
    assert plugin.derive_facts(profile())[1] == {"name_is_long": Fraction(1)}
    _, (reporter,) = plugin.find_reporters()
    assert write_report(reporter, {"organisation": {"name": "Us"}}).value == "Us"


def test_something_in_a_module_may_be_the_plugin(site: Path) -> None:
    hook = "    @hookimpl\n    def readiness_facts(self):\n        return {'a': 1}\n"
    code = f"{HOOKS}class Tides:\n{hook}tides = Tides()\n"
    plugin = loaded(site, "tides", code, "{0}:tides")
    assert plugin.derive_facts(profile())[1] == {"a": Fraction(1)}


def test_hooks_that_are_not_there_are_not_asked(site: Path) -> None:
    plugin = loaded(site, "quiet", f"{HOOKS}@hookimpl\ndef readiness_facts(): return {{}}\n")
    assert plugin.find_rulesets() == (plugin, ())
    assert plugin.find_reporters() == (plugin, ())


@pytest.mark.parametrize("value", ["{0}:", "1{0}", "{0}:a b", "{0}/x"])
def test_a_value_names_a_module_or_something_in_one(site: Path, value: str) -> None:
    plugin = loaded(site, "tides", "", value)
    assert re.fullmatch(r"its import: .* does not name a module, or something in one", reasons(plugin)[0])


def test_something_that_is_not_in_the_module_is_told(site: Path) -> None:
    assert reasons(loaded(site, "tides", "", "{0}:gone")) == ["its import: it raised AttributeError"]


def test_a_plugin_has_a_plain_name(site: Path) -> None:
    plugin = loaded(site, "Tide_Tables", "")
    assert reasons(plugin) == ["its import: its name is not in small letters, digits and hyphens"]


def test_wrappers_have_nothing_to_wrap(site: Path) -> None:
    code = f"{HOOKS}@hookimpl(wrapper=True)\ndef readiness_facts():\n    return (yield)\n"
    assert reasons(loaded(site, "wraps", code)) == [
        "its hooks: readiness_facts is a wrapper, and here is nothing to wrap"
    ]


def test_one_hook_gives_one_answer(site: Path) -> None:
    other = "@hookimpl(specname='readiness_facts')\ndef other(): return {}\n"
    code = f"{HOOKS}{other}@hookimpl\ndef readiness_facts(): return {{}}\n"
    plugin, facts = loaded(site, "twofold", code).derive_facts(profile())
    assert (facts, reasons(plugin)) == ({}, ["readiness_facts: it gave 2 answers where one is expected"])


def test_one_broken_hook_leaves_the_others(site: Path) -> None:
    code = GOOD.replace('[pathlib.Path(__file__).parent / "rules"]', "None")
    plugin, found = loaded(site, "half", code).find_rulesets()
    assert (found, len(plugin.problems)) == ((), 1)
    assert plugin.derive_facts(profile())[1] == {"name_is_long": Fraction(1)}


def test_messages_of_a_plugin_are_kept_for_its_authors(site: Path) -> None:
    plugin = loaded(site, "raises", "raise ValueError('in /home/somebody')")
    assert (reasons(plugin), plugin.details) == (
        ["its import: it raised ValueError"],
        ("It said: in /home/somebody",),
    )


def test_a_reporter_that_breaks_gives_a_reason(site: Path) -> None:
    outcome = write_report(Reporter(name="csv", write=lambda data: str(data["x"]), suffix=".csv"), {})
    assert (outcome.value, outcome.failure, outcome.detail) == (None, "it raised KeyError", "'x'")


CODE = [broken for broken in BROKEN if broken.plugins and broken.name not in {"twice", "imports-slowly"}]


@pytest.mark.parametrize("broken", CODE, ids=lambda broken: broken.name)
def test_every_way_of_being_broken_is_told(site: Path, broken: Broken) -> None:
    broken.put(site)
    (point,) = installed_catalogue().plugins
    plugin, _ = load_plugin(point).find_rulesets()
    plugin, _ = plugin.find_reporters()
    plugin, _ = plugin.derive_facts(profile())
    told = [*reasons(plugin), *plugin.remarks]
    assert [words for words in told if broken.says in words] != []
    assert bool(plugin.problems) is broken.stops
