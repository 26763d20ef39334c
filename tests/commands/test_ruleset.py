"""The commands for those who write rule-sets: what can be typed, what is printed, and how each run ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lint_sample import write
from readiness.commands.cli import cli
from readiness.commands.ruleset import SUMMARIES

ROOT = Path(__file__).resolve().parents[2]
CORE = str(ROOT / "rules" / "core")
COUNCIL = str(ROOT / "profiles" / "large-council.toml")
RULES = "rules.toml"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("ruleset", *arguments))


def refused(*arguments: str) -> str:
    """Run what cannot be run; give what is said about it."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_help_lists_every_command_with_its_summary() -> None:
    shown = run("--help")
    assert shown.exit_code == 0
    assert all(f"{name} " in shown.stdout and summary in shown.stdout for name, summary in SUMMARIES.items())


@pytest.mark.parametrize("name", SUMMARIES)
def test_a_summary_is_the_first_line_of_the_help_of_its_command(name: str) -> None:
    shown = run(name, "-h")
    assert shown.exit_code == 0
    assert SUMMARIES[name] in " ".join(shown.stdout.split())


def test_without_a_command_the_help_is_shown_and_nothing_was_done() -> None:
    assert "Commands:" in refused()


def test_a_misspelt_command_is_answered_with_the_near_one() -> None:
    assert refused("lnt") == (
        "readiness ruleset: there is no command 'lnt'. Did you mean lint?\n"
        "  → readiness ruleset --help shows what can be typed.\n"
    )


def test_lint_ends_with_0_where_nothing_is_found() -> None:
    result = run("lint", CORE)
    assert (result.exit_code, result.stdout) == (0, "1 rule-set: no problem found\n")


def test_lint_ends_with_1_where_something_is_found_be_it_only_a_warning() -> None:
    write(Path("a"), (RULES, "  to = 4\n", "  to = 3\n"))
    result = run("lint", "a")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith("a/rules.toml, line 1, column 1: warning RS203: night-care/checks: ")
    assert result.stdout.endswith("1 rule-set: 0 errors, 1 warning\n")


def test_lint_ends_with_2_where_there_is_no_rule_set() -> None:
    assert refused("lint", "nowhere") == (
        "nowhere: no such folder\n  → Name a folder with a ruleset.toml in it, or a folder of such folders.\n"
    )


def test_lint_looks_at_the_current_folder_and_at_folders_in_it() -> None:
    write(Path("a"))
    write(Path("b"))
    assert run("lint").stdout == "2 rule-sets: no problem found\n"


def test_lint_writes_json_to_a_file() -> None:
    write(Path("a"), (RULES, "weight = 3", "wieght = 3"))
    assert run("lint", "a", "--format", "json", "-o", "found.json").exit_code == 1
    data = json.loads(Path("found.json").read_text(encoding="utf-8"))
    assert (data["errors"], data["rulesets"][0]["problems"][1]["hint"]) == (2, "Did you mean weight?")


def test_lint_gives_the_same_bytes_twice() -> None:
    write(Path("a"), (RULES, "weight = 3", "wieght = 3"))
    assert run("lint", "a", "--format", "json").stdout_bytes == run("lint", "a", "--format", "json").stdout_bytes


@pytest.mark.parametrize(
    "content", [b"\xff\xfea", b"name = [[[[", b"[[rule]]\nid = 3\nstep = 4\n", b"rule = 'x'\ncase = 1\n"]
)
def test_lint_gets_through_files_that_are_no_rule_set(content: bytes) -> None:
    folder = write(Path("a"))
    for name in ("ruleset.toml", "rules.toml", "cases/nights.toml"):
        before = (folder / name).read_bytes()
        (folder / name).write_bytes(content)
        result = run("lint", "a")
        assert (result.exit_code, "RS001" in result.stdout) == (1, True)
        (folder / name).write_bytes(before)


def test_docs_writes_a_page() -> None:
    write(Path("a"))
    assert run("docs", "a", "-o", "page.md").exit_code == 0
    assert Path("page.md").read_text(encoding="utf-8").startswith("# Care at night\n")
    assert "this file exists already" in refused("docs", "a", "-o", "page.md")


def test_docs_tells_every_problem_of_what_cannot_be_loaded() -> None:
    write(Path("a"), (RULES, "weight = 3", "wieght = 3"))
    assert "rule[1].wieght: is not known here" in refused("docs", "a")


def test_diff_says_what_changed_and_whose_result_moves() -> None:
    write(Path("old"))
    write(Path("new"), (RULES, "weight = 2", "weight = 9"))
    result = run("diff", "old", "new", COUNCIL)
    assert result.exit_code == 0
    assert "  - night-care/company changed\n    weight: 2 → 9\n" in result.stdout
    assert result.stdout.endswith("The results of 1 of 1 profile move.\n")


def test_diff_names_the_profiles_that_it_leaves_out_and_ends_with_3() -> None:
    write(Path("old"))
    result = run("diff", "old", "old", "nowhere.toml", COUNCIL, "--format", "json")
    assert (result.exit_code, len(json.loads(result.stdout)["results"])) == (3, 1)
    assert result.stderr.startswith("Left out:\nnowhere.toml: there is no such file\n")


def test_diff_asks_for_two_versions_of_one_rule_set() -> None:
    write(Path("old"))
    assert refused("diff", "old", CORE) == (
        f"{CORE}: this is core, and old is night-care\n  → Name two versions of one rule-set.\n"
    )
    assert refused("diff", "old").startswith("readiness ruleset diff: NEW is missing.\n")
