"""Broken plugins, one for each way in which a package of somebody else can go wrong, as files to be installed."""

from collections.abc import Mapping
from pathlib import Path

import attrs

from installed_package import install

HOOKS = "from readiness import hookimpl, Reporter\n"

MANIFEST = """
format = {format}
name = "{name}"
title = "A broken one"
version = "1.0.0"
engine = "{engine}"
publisher = "Somebody"
licence = "Apache-2.0"
"""

FLAG = """
[[source]]
id = "{source}"
title = "A talk"
publisher = "Somebody"
year = 2026
says = "It was said."

[[rule]]
id = "seen"
title = "Something was seen"
dimension = "governance"
flag = {condition}
says = "It was seen."
why = "It matters."
sources = ["{source}"]
"""


@attrs.frozen(kw_only=True)
class Broken:
    """A plugin or rule-set that is broken in one way.

    ``says`` is part of what readiness says of it. ``stops`` tells those that have to be left out from those that are
    only worth knowing of.
    """

    name: str
    says: str
    files: Mapping[str, str]
    stops: bool = True
    rulesets: Mapping[str, str] = attrs.field(factory=dict)
    plugins: Mapping[str, str] = attrs.field(factory=dict)
    package: str = ""

    def put(self, site: Path) -> None:
        """Install it."""
        files = {path: text.encode() for path, text in self.files.items()}
        install(site, self.package or self.name, self.rulesets, files, plugins=self.plugins)


def _code(name: str, says: str, code: str, *, stops: bool = True, package: str = "") -> Broken:
    module = (package or name).replace("-", "_")
    files = {f"{module}/__init__.py": code}
    return Broken(name=name, says=says, files=files, stops=stops, plugins={name: module}, package=package)


def _data(name: str, says: str, **told: str) -> Broken:
    package = told.get("package", name)
    module = package.replace("-", "_")
    manifest = MANIFEST.format(name=name, format=told.get("format", "1"), engine=told.get("engine", ">=0.1"))
    files = {f"{module}/rules/ruleset.toml": manifest, f"{module}/rules/rules.toml": told.get("rules", "")}
    return Broken(name=name, says=says, files=files, rulesets={name: f"{module}:rules"}, package=package)


def _hook(hook: str, body: str) -> str:
    arguments = "profile" if hook == "readiness_facts" else ""
    return f"{HOOKS}@hookimpl\ndef {hook}({arguments}):\n    {body}\n"


def _facts(body: str) -> str:
    return _hook("readiness_facts", body)


_TWICE = {"same-id": FLAG.format(source="X1", condition='{ fact = "sector", is = "x" }')}
_LONELY = FLAG.format(source="X2", condition='{ fact = "tide-tables.high_water", is = true }')

BROKEN = (
    _code("raises-early", "its import: it raised ValueError", "raise ValueError('secret words')\n"),
    _code("exits-early", "its import: it raised SystemExit", "raise SystemExit(0)\n"),
    _code("odd-error", "its import: it raised Odd", "class Odd(BaseException):\n    __str__ = 3\nraise Odd\n"),
    _code("no-python", "its import: it raised SyntaxError", "def broken(:\n"),
    Broken(
        name="no-module",
        says="its import: it raised ModuleNotFoundError",
        files={},
        plugins={"no-module": "there_is_no_such_module"},
    ),
    _code(
        "misspelt-hook",
        "its hooks: there is no hook called 'readiness_fact'. Did you mean readiness_facts?",
        f"{HOOKS}@hookimpl\ndef readiness_fact(profile):\n    return {{}}\n",
    ),
    _code(
        "unknown-argument",
        "its hooks: Argument(s) {'answers'} are declared in the hookimpl but can not be found in the hookspec",
        f"{HOOKS}@hookimpl\ndef readiness_facts(profile, answers):\n    return {{}}\n",
    ),
    _code(
        "unmarked-hook",
        "its hooks: readiness_facts is not marked with readiness.hookimpl",
        "def readiness_facts(profile):\n    return {}\n",
    ),
    _code("does-nothing", "its hooks: it implements none of the hooks", "VALUE = 1\n"),
    _code(
        "wrong-type",
        "readiness_rulesets: it gave a value of type int where a list of folders is expected",
        _hook("readiness_rulesets", "return 3"),
    ),
    _code(
        "no-folder",
        "readiness_rulesets: of the folder 'nowhere': no such folder",
        _hook("readiness_rulesets", "return ['/nowhere']"),
    ),
    _code(
        "junk-fact",
        "readiness_facts: it gave a value of type object for the fact x",
        _facts("return {'x': object()}"),
    ),
    _code(
        "foreign-fact",
        "readiness_facts: it gave a fact the name 'other.fact'",
        _facts("return {'other.fact': True}"),
    ),
    _code(
        "writes-profile",
        "readiness_facts: it raised FrozenInstanceError",
        _facts("profile.organisation.name = 'mine'"),
    ),
    _code(
        "forces-profile",
        "readiness_facts: it changed the profile that it was given",
        _facts("object.__setattr__(profile, 'answers', {'x': 1}); return {}"),
    ),
    _code("exits-late", "readiness_facts: it raised SystemExit", _facts("import sys; sys.exit(1)")),
    _code(
        "takes-json",
        "readiness_reporters: it gave a reporter called json, which is a format of readiness itself",
        _hook("readiness_reporters", "return [Reporter(name='json', write=str, suffix='.json')]"),
    ),
    _code(
        "imports-slowly",
        "took longer than 1 s to import",
        f"import time\ntime.sleep(1.1)\n{_facts('return {}')}",
        stops=False,
    ),
    _code(
        "prints",
        "wrote to standard output when it was imported",
        f"import os\nprint('noise')\nos.system('echo louder noise')\n{_facts('return {}')}",
        stops=False,
    ),
    _code("twice", "offer it; none of them is used", _facts("return {}"), package="first-of-two"),
    _code("twice", "offer it; none of them is used", _facts("return {}"), package="second-of-two"),
    _data("newer-format", "format 99 is newer than this version of readiness", format="99"),
    _data("other-engine", 'this rule-set is written for readiness ">=7"', engine=">=7"),
    _data("same-id", "same-id/seen is there twice", rules=_TWICE["same-id"] + _TWICE["same-id"].split("\n\n", 1)[1]),
    _data("two-homes", "offer it; none of them is used", package="one-home"),
    _data("two-homes", "offer it; none of them is used", package="another-home"),
    _data(
        "lonely-flag",
        "it asks for tide-tables.high_water, and there is no working plugin 'tide-tables'",
        rules=_LONELY,
    ),
)
"""Two of one name come as two packages."""

NAMES = tuple(dict.fromkeys(broken.name for broken in BROKEN))
