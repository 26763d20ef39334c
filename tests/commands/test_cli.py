"""The command line: what can be typed, what is printed where, and how each run ends."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import pdf_files
import word_files
from installed_package import install
from readiness.commands.cli import SUMMARIES, cli
from readiness.faces.choices import AUDIENCES
from readiness.plugins.formats import ENDINGS, FORMATS, PAGED
from readiness.version import VERSION

PROFILES = Path(__file__).resolve().parents[2] / "profiles"
COUNCIL = str(PROFILES / "large-council.toml")
SHORT = str(PROFILES / "island-care-home-short.toml")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=given)


def refused(*arguments: str, given: str | bytes | None = None) -> str:
    """Run what cannot be run; give what is said about it."""
    result = run(*arguments, given=given)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_help_lists_every_command_with_its_summary() -> None:
    shown = run("--help")
    assert shown.exit_code == 0
    assert all(f"{name:7}  {summary}" in shown.stdout for name, summary in SUMMARIES.items())


def test_what_may_not_be_read_is_left_to_whoever_reads_it_and_says_what_to_do() -> None:
    types = [param.type for command in commands(cli) for param in command.params]
    paths = [type_ for type_ in types if isinstance(type_, click.Path)]
    assert len(paths) > 20
    assert not any(path.readable for path in paths)


def commands(group: click.Group) -> Iterator[click.Command]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield from commands(command) if isinstance(command, click.Group) else [command]


@pytest.mark.parametrize("name", SUMMARIES)
def test_a_summary_is_the_first_line_of_the_help_of_its_command(name: str) -> None:
    shown = run(name, "-h")
    assert shown.exit_code == 0
    assert SUMMARIES[name] in shown.stdout


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"readiness {VERSION}\n"


def test_without_a_command_the_help_is_shown_and_nothing_was_done() -> None:
    assert "Commands:" in refused()


def test_a_misspelt_command_is_answered_with_the_near_one() -> None:
    assert refused("asess") == (
        "readiness: there is no command 'asess'. Did you mean assess?\n"
        "  → readiness --help shows what can be typed.\n"
    )


def test_a_profile_in_place_of_a_command_is_answered_with_the_command_that_is_meant() -> None:
    said = refused("profile.toml")
    assert said.startswith(
        "readiness: a command comes first. To assess a profile, type: readiness assess profile.toml"
    )


def test_a_misspelt_option_is_answered_with_the_near_one() -> None:
    said = refused("assess", "--fomat", "json")
    assert said.startswith("readiness assess: there is no option '--fomat'. Did you mean --format or --for?\n")


@pytest.mark.parametrize(("typed", "extra"), [("a b.toml", "b.toml"), ("a b c.toml", "b c.toml")])
def test_a_name_that_falls_apart_at_its_spaces_is_told_how_to_stay_whole(typed: str, extra: str) -> None:
    assert refused("assess", *typed.split()) == (
        f"readiness assess: found '{extra}' beside what it takes. A name with spaces stands in quotation marks.\n"
        "  → readiness assess --help shows what can be typed.\n"
    )


def test_a_misspelt_choice_is_answered_with_the_near_one() -> None:
    said = refused("assess", "--format", "jsn")
    choices = ", ".join(FORMATS)
    assert f"--format: there is no choice 'jsn'. Did you mean json? Choose from {choices}." in said


def test_a_missing_argument_is_named() -> None:
    assert refused("explain").startswith("readiness explain: ID is missing.\n")


def test_escape_sequences_in_what_was_typed_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in refused("\x1b[31mred")
    assert "\x1b" not in refused("assess", "\x1b[31mred.toml")
    assert "\x1b" not in refused("assess", "--format", "\x1b]52;c;x\x07")


@pytest.mark.parametrize("profile", sorted(PROFILES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_example_is_assessed_checked_and_written_in_every_format(profile: Path) -> None:
    assert run("check", str(profile)).exit_code == 0
    for form in ("text", "json", "markdown", "html"):
        assert run("assess", str(profile), "--format", form).exit_code == 0


def told(form: str, path: Path) -> str:
    """Read what a file in a format says, in one line."""
    if form == "docx":
        return " ".join(word_files.paragraphs(path.read_bytes()))
    if form == "pdf":
        return pdf_files.structure(pdf_files.opened(path.read_bytes())).text
    return " ".join(path.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("form", PAGED)
def test_a_page_for_one_audience_is_written_in_every_format_that_has_pages(form: str) -> None:
    shown = run("assess", SHORT, "--for", "staff", "--format", form, "-o", "page")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert all(words in told(form, Path("page")) for words in ("What changes for us?", "Room is made for the change"))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_audience_has_a_page_shorter_than_the_whole_report(audience: str) -> None:
    page, whole = (run("assess", SHORT, option).stdout for option in (f"--for={audience}", "--full"))
    assert 30 < page.count("\n") < 60 < whole.count("\n") / 5


def test_a_misspelt_audience_is_answered_with_the_near_one() -> None:
    assert refused("assess", SHORT, "--for", "bord") == (
        "readiness assess: --for: there is no choice 'bord'. Did you mean board? "
        "Choose from board, lead, staff, panel.\n"
        "  → readiness assess --help shows what can be typed.\n"
    )


def test_one_page_and_everything_cannot_be_asked_for_together() -> None:
    assert refused("assess", SHORT, "--for", "staff", "--full") == (
        "readiness assess: --for writes one page, and --full writes everything. Leave one of them out.\n"
        "  → readiness assess --help shows what can be typed.\n"
    )


@pytest.mark.parametrize("form", ["json", "a-format-of-a-plugin"])
def test_a_format_without_pages_says_which_have_them(form: str) -> None:
    assert refused("assess", SHORT, "--for", "staff", "--format", form) == (
        f"readiness assess: --for writes a page, and {form} has none. "
        f"Choose from {', '.join(PAGED)}, or leave --for out.\n"
        "  → readiness assess --help shows what can be typed.\n"
    )


def test_the_plan_of_a_page_looks_as_far_ahead_as_asked() -> None:
    near, far = (run("assess", SHORT, "--for", "board", "--quarters", many).stdout for many in ("1", "4"))
    assert "until 31 January 2027 secures" in " ".join(near.split())
    assert "until 31 October 2027 secures" in " ".join(far.split())


def test_full_shows_more() -> None:
    assert len(run("assess", COUNCIL, "--full").stdout) > 3 * len(run("assess", COUNCIL).stdout)


def test_two_runs_give_the_same_bytes() -> None:
    first, second = (run("assess", COUNCIL, "--format", "json") for _ in range(2))
    assert first.stdout_bytes == second.stdout_bytes


def test_a_profile_is_read_from_standard_input() -> None:
    given = Path(COUNCIL).read_bytes()
    assert run("assess", "-", given=given).stdout == run("assess", COUNCIL).stdout


def test_problems_in_standard_input_are_called_that() -> None:
    assert refused("assess", "-", given="format = 2\n").startswith(
        "standard input, line 1, column 1: format: found 2\n"
    )


def test_without_a_name_profile_toml_is_read() -> None:
    assert run("init").exit_code == 0
    assert run("check").exit_code == 0
    assert run("assess").exit_code == 0


def test_as_of_takes_the_place_of_the_date_in_the_profile() -> None:
    data = json.loads(run("assess", COUNCIL, "--as-of", "2027-02-03", "--format", "json").stdout)
    assert data["as_of"] == "2027-02-03"


def test_as_of_asks_for_a_date() -> None:
    said = refused("assess", COUNCIL, "--as-of", "2026-02-30")
    assert "--as-of: found '2026-02-30'. Type a date as year-month-day, such as 2026-11-01." in said


def test_quarters_say_how_far_the_plan_looks() -> None:
    data = json.loads(run("assess", COUNCIL, "--quarters", "2", "--format", "json").stdout)
    assert len(data["plan"]["quarters"]) == 2


@pytest.mark.parametrize("typed", ["0", "41", "two", "1.5", "²"])
def test_quarters_ask_for_a_whole_number(typed: str) -> None:
    said = refused("assess", COUNCIL, "--quarters", typed)
    assert f"--quarters: found '{typed}'. Enter a whole number from 1 to 40." in said


def secured(profile: str) -> int:
    data = json.loads(run("assess", profile, "--format", "json").stdout)
    points = data["core"]["overall"]["value"]["secured"]["points"]
    assert isinstance(points, int)
    return points


def test_fail_under_ends_with_1_below_the_points_that_are_shown() -> None:
    points = secured(COUNCIL)
    assert run("assess", COUNCIL, "--fail-under", str(points)).exit_code == 0
    below = run("assess", COUNCIL, "--fail-under", str(points + 1))
    assert below.exit_code == 1
    assert below.stderr == f"Overall, {points} of 100 points are secured; --fail-under asks for {points + 1}.\n"
    assert below.stdout == run("assess", COUNCIL).stdout


@pytest.fixture
def _left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a rule-set that cannot be read."""
    install(tmp_path / "site", "keepers", {"keepers": "keepers:k"}, {"keepers/k/ruleset.toml": b"format = 1\n"})
    monkeypatch.syspath_prepend(str(tmp_path / "site"))


LEFT_OUT = "Left out: rule-set 'keepers': it cannot be read"


@pytest.mark.usefixtures("_left_out")
def test_an_assessment_that_left_something_out_says_so_first_and_ends_with_3() -> None:
    result = run("assess", COUNCIL)
    assert (result.exit_code, LEFT_OUT in " ".join(result.stdout.splitlines()[:3])) == (3, True)
    assert json.loads(run("assess", COUNCIL, "--format", "json").stdout)["left_out"][0].startswith(
        LEFT_OUT.removeprefix("Left out: ")
    )
    assert run("assess", COUNCIL, "--fail-under", "100").exit_code == 3


@pytest.mark.usefixtures("_left_out")
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", COUNCIL),
        ("init",),
        ("rules",),
        ("schema",),
        ("explain", "CB16"),
        ("explain", "CB16", "--profile", COUNCIL),
    ],
)
def test_the_other_commands_work_and_end_with_3(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, LEFT_OUT in result.stderr) == (3, True)
    assert result.stdout


@pytest.mark.usefixtures("_left_out")
@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("assess", "--help")])
def test_help_and_version_know_nothing_of_it(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 0


def test_a_result_is_written_to_a_file() -> None:
    result = run("assess", COUNCIL, "-o", "report.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path("report.txt").read_text(encoding="utf-8") == run("assess", COUNCIL).stdout


BEGINNINGS = {
    "txt": b"Readiness of Harbour View",
    "json": b"{",
    "md": b"# Readiness of Harbour View",
    "html": b"<!DOCTYPE html>",
    "docx": b"PK\x03\x04",
    "pdf": b"%PDF-1.7",
    "xlsx": b"PK\x03\x04",
    "csv": b"\xef\xbb\xbfOrganisation,",
}
"""What files with an ending begin with."""


def test_every_format_of_files_has_an_ending() -> None:
    assert set(ENDINGS) == set(BEGINNINGS)
    assert set(ENDINGS.values()) == set(FORMATS)


@pytest.mark.parametrize(
    "name", ["report.txt", "report.md", "R.HTML", "a.b.json", "a.docx", "a.pdf", "a.xlsx", "a.csv"]
)
def test_the_ending_of_the_file_says_how_it_is_written(name: str) -> None:
    assert run("assess", SHORT, "-o", name).exit_code == 0
    assert Path(name).read_bytes().startswith(BEGINNINGS[name.rpartition(".")[2].lower()])


@pytest.mark.parametrize("name", ["report", "docx", "report.rtf", "report.pdf.old"])
def test_a_file_with_another_ending_or_none_is_text(name: str) -> None:
    assert run("assess", SHORT, "-o", name).exit_code == 0
    assert Path(name).read_text(encoding="utf-8") == run("assess", SHORT).stdout


def test_a_format_that_is_typed_counts_more_than_the_ending() -> None:
    assert run("assess", SHORT, "--format", "markdown", "-o", "report.html").exit_code == 0
    assert Path("report.html").read_bytes().startswith(BEGINNINGS["md"])


def test_a_page_that_its_file_cannot_hold_says_which_can() -> None:
    assert "--for writes a page, and json has none." in refused("assess", SHORT, "--for", "staff", "-o", "staff.json")
    assert list(Path().iterdir()) == []


def test_an_existing_file_is_replaced_only_by_force() -> None:
    Path("report.md").write_text("mine", encoding="utf-8")
    said = refused("assess", COUNCIL, "--format", "markdown", "-o", "report.md")
    assert said == ("report.md: this file exists already\n  → Choose another name, or add --force to replace it.\n")
    assert Path("report.md").read_text(encoding="utf-8") == "mine"
    assert run("assess", COUNCIL, "--format", "markdown", "-o", "report.md", "--force").exit_code == 0
    assert Path("report.md").read_text(encoding="utf-8").startswith("# Readiness of Westmarch Council")


def test_a_report_never_replaces_its_own_profile() -> None:
    Path("profile.toml").write_bytes(Path(SHORT).read_bytes())
    assert refused("assess", "-o", "profile.toml", "--force") == (
        "profile.toml: the result is made from this file\n  → Choose another name for the result.\n"
    )
    assert Path("profile.toml").read_bytes() == Path(SHORT).read_bytes()


def test_a_profile_that_cannot_be_read_writes_no_file() -> None:
    Path("bad.toml").write_text("format = 2\n", encoding="utf-8")
    refused("assess", "bad.toml", "-o", "report.txt")
    assert not Path("report.txt").exists()


def test_a_folder_with_rules_is_read_beside_those_installed() -> None:
    said = refused("assess", COUNCIL, "--rules", "nowhere")
    assert "nowhere: no such folder" in said


def test_every_problem_of_a_profile_is_told_at_once() -> None:
    text = (
        'format = 1\n[organisation]\nname = "x"\nas_of = 2026-11-01\n[leadership]\nexecutive_owner = 7\nowner = 2\n'
    )
    said = refused("check", "-", given=text)
    assert "line 6, column 1: leadership.executive_owner: found 7" in said
    assert "line 7, column 1: leadership.owner: is not known here" in said


def test_check_says_what_is_missing_and_gives_no_score() -> None:
    result = run("check", str(PROFILES / "new-starter.toml"))
    assert "Leadership: 2 of 12 answered\n" in result.stdout
    assert "points" not in result.stdout


def test_check_gives_notices_on_standard_error() -> None:
    assert "the setting 'urban'" in run("check", COUNCIL).stderr


@pytest.mark.parametrize(
    ("name", "shown", "typed"),
    [
        ("our home.toml", "our home.toml", '"our home.toml"'),
        ("-x.toml", "-x.toml", "./-x.toml"),
        ("\x1b[31mred.toml", "[31mred.toml", '"[31mred.toml"'),
    ],
)
def test_init_says_the_next_command_as_it_is_typed(name: str, shown: str, typed: str) -> None:
    assert run("init", "--short", "--", name).stdout == (
        f"{shown} is there to be filled in. After that, type: readiness check {typed}\n"
    )


def test_a_rule_set_has_as_many_questions_as_are_asked_wherever_they_are_counted() -> None:
    Path("profile.toml").write_text('format = 1\n[organisation]\nname = "X"\nas_of = 2026-11-01\n', encoding="utf-8")
    asked = re.search(r"Full form: (\d+ questions)", run("assess").stdout)
    assert asked is not None
    listed = json.loads(run("plugins", "--format", "json").stdout)["installed"]
    (core,) = [item["offers"] for item in listed if item["name"] == "core"]
    assert core[0] == asked[1]
    assert f"  {', '.join(core)}, " in run("rules", "--only", "core").stdout


@pytest.mark.parametrize(("older", "newer"), [("doc", "docx"), ("XLS", "xlsx"), ("htm", "html")])
def test_the_ending_of_an_older_program_is_answered_with_the_newer_one(older: str, newer: str) -> None:
    said = refused("assess", SHORT, "-o", f"report.{older}")
    assert said.startswith(f"readiness assess: a report has no form for .{older.lower()}. Did you mean .{newer}?")
    assert not Path(f"report.{older}").exists()


def test_a_format_counts_more_than_the_ending_of_an_older_program() -> None:
    assert run("assess", SHORT, "--format", "text", "-o", "report.doc").exit_code == 0


def test_an_option_without_what_belongs_to_it_is_named() -> None:
    assert refused("assess", SHORT, "-o").startswith("readiness: nothing stands after -o.\n")


def test_init_never_replaces_a_profile() -> None:
    Path("profile.toml").write_text("mine", encoding="utf-8")
    assert refused("init") == (
        "profile.toml: this file exists already\n  → Choose another name: an existing profile is never replaced.\n"
    )
    assert refused("init", "--force").startswith("readiness init: there is no option '--force'.")
    assert Path("profile.toml").read_text(encoding="utf-8") == "mine"


def test_init_says_what_to_do_next() -> None:
    assert run("init", "our.toml", "--short").stdout == (
        "our.toml is there to be filled in. After that, type: readiness check our.toml\n"
    )


def test_init_writes_to_standard_output() -> None:
    result = run("init", "-", "--short", "--name", "Harbour View", "--as-of", "2026-11-01")
    assert 'form = "short"\n\n[organisation]\nname = "Harbour View"\n' in result.stdout
    assert run("check", "-", given=result.stdout).exit_code == 0


@pytest.mark.parametrize("typed", ["", "\u202e", "x" * 201])
def test_init_asks_for_a_name_that_can_be_seen(typed: str) -> None:
    assert "Type a name of 1 to 200." in refused("init", "--name", typed)


def test_explain_finds_a_rule_by_its_last_part() -> None:
    assert run("explain", "executive-owner").stdout == run("explain", "core/executive-owner").stdout


def test_explain_answers_a_misspelt_name_with_near_ones() -> None:
    said = refused("explain", "leadrship")
    assert said == "there is no rule, question, dimension or source called 'leadrship'. Did you mean leadership?\n"


def test_explain_says_what_a_rule_came_to_in_a_profile() -> None:
    shown = run("explain", "core/makes-room", "--profile", COUNCIL).stdout
    assert "In the profile of Westmarch Council, 1 November 2026\n  - core/makes-room: partly in place" in shown


def test_rules_are_listed_as_json() -> None:
    data = json.loads(run("rules", "--format", "json").stdout)
    assert [ruleset["name"] for ruleset in data["rulesets"]][:2] == ["core", "adult-social-care"]
    assert "core/executive-owner" in {rule["id"] for rule in data["rules"]}


def test_rules_go_to_a_file() -> None:
    assert run("rules", "-o", "rules.txt").exit_code == 0
    assert Path("rules.txt").read_text(encoding="utf-8") == run("rules").stdout


def test_the_schema_is_written_as_json() -> None:
    assert json.loads(run("schema").stdout)["title"] == "A readiness profile"
