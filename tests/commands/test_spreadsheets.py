"""Results as workbooks and tables: what can be asked for, what is written, and what is said where it cannot be."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from installed_package import install
from readiness.commands.cli import cli
from readiness.faces.choices import TABLES

PROFILES = Path(__file__).resolve().parents[2] / "profiles"
STARTER = str(PROFILES / "new-starter.toml")


LEFT_OUT = "rule-set 'keepers': it cannot be read: keepers:k/ruleset.toml: licence: is missing"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["assess", *arguments])


def rows(*arguments: str) -> list[dict[str, str]]:
    result = run(STARTER, "--format", "csv", *arguments)
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))


def refused(*arguments: str) -> str:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_a_pipe_gets_the_same_bytes_as_a_file() -> None:
    assert run(STARTER, "--format", "xlsx", "-o", "report.xlsx").exit_code == 0
    assert zipfile.is_zipfile("report.xlsx")
    assert run(STARTER, "--format", "xlsx").stdout_bytes == Path("report.xlsx").read_bytes()


def test_csv_holds_the_scores_unless_another_table_is_named() -> None:
    assert [row["Dimension"] for row in rows()][5] == "Overall"
    assert rows() == rows("--table", "scores")
    assert "Verdict" in rows("--table", "rules")[0]


def test_what_a_table_cannot_say_is_told_beside_it() -> None:
    council = str(PROFILES / "large-council.toml")
    notice = "No questions are made for the setting 'urban' in particular."
    assert run(council, "--format", "csv").stderr.splitlines()[0] == notice


def test_the_sign_for_hidden_figures_is_explained_beside_a_table() -> None:
    said = run(str(PROFILES / "island-care-home.toml"), "--format", "csv", "--table", "training").stderr
    assert said.startswith("[c] stands for a figure about fewer than 5 people")


def test_what_was_left_out_is_in_every_row_and_told_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "site", "keepers", {"keepers": "keepers:k"}, {"keepers/k/ruleset.toml": b"format = 1\n"})
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    result = run(STARTER, "--format", "csv")
    content = io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")
    assert {row["Left out"] for row in csv.DictReader(content)} == {LEFT_OUT}
    assert (result.exit_code, result.stderr.splitlines()[0]) == (3, f"Left out: {LEFT_OUT}")


def test_a_misspelt_table_is_answered_with_those_that_come_near() -> None:
    assert refused(STARTER, "--format", "csv", "--table", "anwsers") == (
        "readiness assess: --table: there is no choice 'anwsers'. Did you mean answers? Choose from "
        f"{', '.join(TABLES)}.\n  → readiness assess --help shows what can be typed.\n"
    )


@pytest.mark.parametrize("form", ["text", "xlsx", "json", "some-plugin"])
def test_no_other_format_has_a_table_of_its_own(form: str) -> None:
    assert refused(STARTER, "--format", form, "--table", "scores") == (
        f"readiness assess: --table chooses one table, and {form} has none alone. "
        "Add --format csv, or leave --table out.\n"
        "  → readiness assess --help shows what can be typed.\n"
    )
