"""What may be used of other packages: the options, the environment, and how commands end."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from broken_plugins import FLAG, HOOKS, MANIFEST
from installed_package import install
from readiness.commands.cli import cli
from readiness.plugins.formats import FORMATS

COUNCIL = str(Path(__file__).resolve().parents[2] / "profiles" / "large-council.toml")

CODE = """
@hookimpl
def readiness_facts(profile):
    return {"high_water": True, "nobody_knows": None}

def write(data):
    if data["organisation"]["name"] == "Harbour View":
        raise ValueError("in the harbour")
    return b"\\\\xff" if data["form"] == "full" else "short"

@hookimpl
def readiness_reporters():
    return [Reporter(name="bytes", write=write, suffix=".bin")]
"""


@pytest.fixture(autouse=True)
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Install a rule-set for everyone with a flag, and a plugin with the fact that it asks for."""
    module = f"{tmp_path.name}_tides"
    flag = FLAG.format(source="X1", condition='{ fact = "tide-tables.high_water", is = true }')
    files = {
        f"{module}/__init__.py": HOOKS + CODE.replace("\\\\", "\\"),
        f"{module}/rules/ruleset.toml": MANIFEST.format(name="tides", format=1, engine=">=0.1"),
        f"{module}/rules/rules.toml": flag,
    }
    contents = {path: text.encode() for path, text in files.items()}
    install(tmp_path, module, {"tides": f"{module}:rules"}, contents, plugins={"tide-tables": module})
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    return module


def run(*arguments: str, **settings: str) -> Result:
    return CliRunner(env=settings).invoke(cli, arguments)


def assessed(*options: str, **settings: str) -> dict[str, list[object]]:
    result = run("assess", COUNCIL, "--format", "json", *options, **settings)
    assert result.exit_code in {0, 3}, result.stderr
    found: dict[str, list[object]] = json.loads(result.stdout)
    return found


def used(*options: str, **settings: str) -> list[str]:
    return [ruleset["name"] for ruleset in assessed(*options, **settings)["rulesets"] if isinstance(ruleset, dict)]


def verdict(*options: str) -> object:
    findings = assessed(*options)["findings"]
    return next(one["verdict"] for one in findings if isinstance(one, dict) and one["rule"] == "tides/seen")


def refused(*arguments: str, **settings: str) -> str:
    result = run(*arguments, **settings)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_what_is_installed_is_used_and_named() -> None:
    assert "tides" in used()
    assert verdict() == "raised"
    assert "Flags read facts that come from plugins: tide-tables." in assessed()["notices"]


@pytest.mark.parametrize(
    ("options", "settings"),
    [
        (["--no-plugins"], {}),
        (["--block", "tides"], {}),
        (["--plugin", "tide-tables"], {}),
        (["--only", "core"], {}),
        ([], {"READINESS_NO_PLUGINS": "1"}),
        ([], {"READINESS_BLOCK": "tides"}),
        ([], {"READINESS_BLOCK": "tide-tables,tides"}),
        ([], {"READINESS_PLUGINS": "tide-tables"}),
    ],
)
def test_options_and_environment_keep_a_rule_set_away(options: list[str], settings: dict[str, str]) -> None:
    assert "tides" not in used(*options, **settings)


def test_the_environment_adds_to_what_is_typed() -> None:
    assert "tides" not in used("--block", "tide-tables", READINESS_BLOCK="tides")
    assert "tides" in used("--plugin", "tide-tables", READINESS_PLUGINS="tides")


def test_what_is_kept_away_by_choice_is_noted_and_nothing_is_missing() -> None:
    data = assessed("--block", "tide-tables")
    assert "Not used, by choice: tide-tables." in data["notices"]
    assert data["left_out"] == []
    assert verdict("--block", "tide-tables") == "perhaps"


def test_a_long_list_of_what_is_kept_away_is_cut(tmp_path: Path) -> None:
    install(tmp_path, "many", {f"many-{number}": "many" for number in range(6)}, {})
    (note,) = (note for note in assessed("--no-plugins")["notices"] if str(note).startswith("Not used"))
    assert note == "Not used, by choice: many-0, many-1, many-2, many-3, many-4 and 3 more."


def test_only_is_noted() -> None:
    note = "Of the rule-sets, only core and those asked for were used: tides."
    assert note in assessed("--only", "tides")["notices"]


def test_a_rule_set_that_is_not_wanted_still_serves_its_sector() -> None:
    notices = " ".join(map(str, assessed("--only", "core")["notices"]))
    assert "Of the rule-sets, only core and those asked for were used: core." in notices
    assert "local-authority" not in notices


@pytest.mark.parametrize("command", ["assess", "check", "rules", "schema", "init", "explain", "plugins"])
def test_a_name_that_nothing_answers_to_stops_every_command(command: str) -> None:
    given = {"assess": [COUNCIL], "check": [COUNCIL], "explain": ["CB16"], "init": ["-"]}.get(command, [])
    said = refused(command, *given, "--block", "tide-tabels")
    assert said == (
        "there is no third-party rule-set, plugin or package called 'tide-tabels'. "
        "Did you mean tide-tables or tides?\n"
    )


def test_a_rule_set_that_is_wanted_has_to_be_there() -> None:
    assert refused("assess", COUNCIL, "--only", "tide") == (
        "there is no rule-set called 'tide'. Did you mean tides?\n"
    )


def test_what_is_required_and_works_changes_nothing() -> None:
    assert run("assess", COUNCIL, "--require", "tides", READINESS_REQUIRE="tide-tables").exit_code == 0


def test_what_is_required_and_broken_stops_the_run(tmp_path: Path, module: str) -> None:
    (tmp_path / module / "__init__.py").write_text("raise ValueError", encoding="utf-8")
    assert refused("assess", COUNCIL, "--require", "tide-tables") == (
        "tide-tables: this plugin is required, and cannot be used: its import: it raised ValueError\n"
        "  → Tell its authors; until then, keep it away with --block.\n"
    )


def test_a_flag_whose_plugin_is_broken_is_named_and_says_nothing_surely(tmp_path: Path, module: str) -> None:
    (tmp_path / module / "__init__.py").write_text("raise ValueError", encoding="utf-8")
    assert assessed()["left_out"] == [
        "plugin 'tide-tables': its import: it raised ValueError",
        "flag 'tides/seen': it asks for tide-tables.high_water, and there is no working plugin 'tide-tables'",
    ]
    assert verdict() == "perhaps"


def test_a_fact_that_its_plugin_does_not_give_is_named(tmp_path: Path, module: str) -> None:
    rules = tmp_path / module / "rules" / "rules.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("high_water", "low_water"), encoding="utf-8")
    assert assessed()["left_out"] == [
        "flag 'tides/seen': it asks for tide-tables.low_water, and the plugin 'tide-tables' gives no such fact"
    ]


def test_a_fact_that_nobody_knows_is_no_fault(tmp_path: Path, module: str) -> None:
    rules = tmp_path / module / "rules" / "rules.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("high_water", "nobody_knows"), encoding="utf-8")
    assert (assessed()["left_out"], verdict()) == ([], "perhaps")


def test_explain_says_what_a_flag_came_to() -> None:
    shown = run("explain", "tides/seen", "--profile", COUNCIL)
    assert (shown.exit_code, "worth a look" in shown.stdout) == (0, True)
    assert "what the plugin tide-tables says of high_water is 1" in " ".join(shown.stdout.split())


def test_a_format_of_a_plugin_is_written_as_it_is(tmp_path: Path) -> None:
    assert run("assess", COUNCIL, "--format", "bytes").stdout_bytes == b"\xff"
    assert run("assess", COUNCIL, "--format", "bytes", "-o", "out.bin").exit_code == 0
    assert (tmp_path / "out.bin").read_bytes() == b"\xff"


def test_a_reporter_that_breaks_costs_only_its_output(tmp_path: Path) -> None:
    short = str(Path(COUNCIL).with_name("island-care-home-short.toml"))
    said = refused("assess", short, "--format", "bytes", "-o", "out.bin")
    assert said == (
        "plugin tide-tables: the format bytes could not be written: it raised ValueError (in the harbour)\n"
        "  → Choose another format, and tell the authors of the plugin.\n"
    )
    assert not (tmp_path / "out.bin").exists()


def test_a_format_of_two_plugins_is_used_by_neither(tmp_path: Path, module: str) -> None:
    other = f"{module}_other"
    code = (tmp_path / module / "__init__.py").read_bytes()
    install(tmp_path, other, {}, {f"{other}/__init__.py": code}, plugins={"other-tides": other})
    said = refused("assess", COUNCIL, "--format", "bytes")
    assert f"--format: there is no choice 'bytes'. Choose from {', '.join(FORMATS)}." in said
    assert assessed()["left_out"] == [
        "format 'bytes': the plugins other-tides and tide-tables offer it; none of them is used"
    ]


def test_a_reporter_is_given_what_is_shown_and_no_more(tmp_path: Path, module: str) -> None:
    code = (
        f"{HOOKS}import json\n@hookimpl\ndef readiness_reporters():\n"
        "    return [Reporter(name='all', write=lambda data: json.dumps(data, indent=2) + '\\n', suffix='.json')]\n"
    )
    (tmp_path / module / "__init__.py").write_text(code, encoding="utf-8")
    profile = str(Path(COUNCIL).with_name("island-care-home.toml"))
    options = ("--block", "tides")
    given = run("assess", profile, "--format", "all", *options).stdout
    assert given == run("assess", profile, "--format", "json", *options).stdout
    assert "[c]" in given


def test_plugins_lists_what_works_and_what_is_kept_away() -> None:
    shown = run("plugins", "--block", "tides")
    rows = [line.split() for line in shown.stdout.splitlines()]
    assert shown.exit_code == 0
    assert ["tides", "1.0", "rule-set", "kept", "away"] in rows
    assert next(row for row in rows if row[:1] == ["tide-tables"])[-1] == "works"
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_plugins_that_are_only_listed_are_not_imported(tmp_path: Path, module: str) -> None:
    (tmp_path / module / "__init__.py").write_text("raise ValueError", encoding="utf-8")
    items = json.loads(run("plugins", "--no-load", "--format", "json").stdout)["installed"]
    assert {item["state"] for item in items} == {"not loaded"}
    assert run("plugins").exit_code == 3
