"""``readiness plan`` as it is typed."""

import csv
import io
import json
from pathlib import Path

import pytest
import tomli
from click.testing import CliRunner, Result

from readiness.commands.cli import cli

PROFILE = str(Path(__file__).resolve().parents[2] / "profiles" / "island-care-home-short.toml")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("plan", PROFILE, *arguments))


def test_a_plan_is_printed_for_people() -> None:
    result = run("--quarters", "2")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Plan of Harbour View, 1 November 2026 to 30 April 2027\n")


def test_the_capacity_can_be_typed() -> None:
    assert "From the answers of 1 November 2026. 9 effort points a quarter" in run("--capacity", "9").stdout


@pytest.mark.parametrize(
    ("name", "beginning"), [("p.toml", b"# The plan"), ("p.ICS", b"BEGIN"), ("p.txt", b"Plan of")]
)
def test_the_ending_of_the_file_says_how_it_is_written(name: str, beginning: bytes) -> None:
    assert run("-o", name).exit_code == 0
    assert Path(name).read_bytes().startswith(beginning)


@pytest.mark.parametrize("ending", ["docx", "PDF", "xlsx", "html"])
def test_a_plan_is_not_written_to_a_file_that_would_not_open(ending: str) -> None:
    result = run("-o", f"plan.{ending}")
    told = f"a plan has no form for .{ending.lower()}. End the file in .txt, .toml, .json, .ics or .csv."
    hint = "  → readiness plan --help shows what can be typed."
    assert (result.exit_code, result.stderr) == (2, f"readiness plan: {told}\n{hint}\n")
    assert list(Path().iterdir()) == []


def test_a_plan_kept_on_windows_keeps_its_line_ends() -> None:
    run("-o", "plan.toml")
    Path("plan.toml").write_bytes(Path("plan.toml").read_bytes().replace(b"\n", b"\r\n"))
    assert run("--update", "plan.toml", "--as-of", "2027-05-03", "-o", "next.toml").exit_code == 0
    written = Path("next.toml").read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") > 100


def test_a_format_that_is_typed_counts_more_than_the_ending() -> None:
    assert run("-o", "plan.txt", "--format", "json").exit_code == 0
    assert json.loads(Path("plan.txt").read_text(encoding="utf-8"))["schema"] == 1


def test_a_table_goes_to_standard_output_as_it_is() -> None:
    text = run("--format", "csv").stdout_bytes.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) > 5


def test_a_plan_that_exists_is_kept() -> None:
    Path("plan.toml").write_text("ours", encoding="utf-8")
    result = run("-o", "plan.toml")
    assert (result.exit_code, result.stderr) == (
        2,
        "plan.toml: this file exists already\n  → Choose another name, or add --force to replace it.\n",
    )
    assert [path.name for path in Path().iterdir()] == ["plan.toml"]


def test_a_plan_that_is_replaced_is_kept_beside() -> None:
    run("-o", "plan.toml")
    old = Path("plan.toml").read_text(encoding="utf-8")
    result = run("--update", "plan.toml", "-o", "plan.toml", "--force", "--as-of", "2027-05-03")
    assert (result.exit_code, result.stderr) == (0, "The plan as it was is kept as plan.toml.bak.\n")
    assert Path("plan.toml.bak").read_text(encoding="utf-8") == old
    assert str(tomli.loads(Path("plan.toml").read_text(encoding="utf-8"))["plan"]["as_of"]) == "2027-05-03"


def test_a_replaced_text_is_no_plan_to_keep() -> None:
    run("-o", "plan.txt")
    assert run("-o", "plan.txt", "--force").stderr == ""
    assert [path.name for path in Path().iterdir()] == ["plan.txt"]


def test_a_plan_that_cannot_be_read_is_told_with_all_its_problems() -> None:
    text = 'format = 1\n[plan]\nbegins = 2026-11-01\n[[step]]\nid = "core/x"\nstatus = "done?"\n'
    Path("plan.toml").write_text(text, encoding="utf-8")
    result = run("--update", "plan.toml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.split(": ")[1] for line in result.stderr.splitlines() if line.startswith("plan")] == [
        "plan.as_of",
        "step[1].status",
    ]


def test_a_misspelt_step_is_answered_with_near_names() -> None:
    result = run("--without", "executive-owner@22")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "there is no step called 'executive-owner@22'. Did you mean core/executive-owner@"
    )


def test_warnings_stand_beside_what_has_no_place_for_them() -> None:
    result = run("--without", "adult-social-care/one-to-one-time#1", "-o", "plan.ics")
    assert result.exit_code == 0
    assert result.stderr.startswith("A step that keeps people safe is left out: ")


def test_the_same_input_gives_the_same_bytes() -> None:
    for form in ("text", "toml", "json", "ics", "csv"):
        assert run("--format", form).stdout_bytes == run("--format", form).stdout_bytes


@pytest.mark.parametrize("name", ["profile.toml", "plan.toml"])
def test_what_people_wrote_is_never_replaced_by_what_is_made_from_it(name: str) -> None:
    Path("profile.toml").write_bytes(Path(PROFILE).read_bytes())
    run("-o", "plan.toml")
    old = Path(name).read_bytes()
    arguments = ("plan", "profile.toml", "--update", "plan.toml", "--format", "ics", "-o", name, "--force")
    result = CliRunner().invoke(cli, arguments)
    assert (result.exit_code, result.stderr) == (
        2,
        f"{name}: the result is made from this file\n  → Choose another name for the result.\n",
    )
    assert Path(name).read_bytes() == old
