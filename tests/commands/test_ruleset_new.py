"""``readiness ruleset new``: what is printed, what is refused, and how each run ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readiness.commands.cli import cli


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["ruleset", *arguments])


def refused(*arguments: str) -> str:
    """Run what cannot be run; give what is said about it, without where to look for help."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr.partition("\n  →")[0]


def test_a_new_rule_set_is_there_and_what_to_do_next_is_said() -> None:
    result = run("new", "care-at-night")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "care-at-night is there: a rule-set that works, to be made your own. README.md in it says what is where. "
        "To go on, type:\n  cd care-at-night\n  readiness ruleset test\n"
    )
    assert 'title = "Care at night"\n' in Path("care-at-night/ruleset/ruleset.toml").read_text(encoding="utf-8")


def test_the_folder_to_go_to_is_given_as_it_is_typed() -> None:
    assert '\n  cd "for nights"\n' in run("new", "care-at-night", "-o", "for nights").stdout


def test_every_option_is_taken_over() -> None:
    options = ["--title", "Nights", "--publisher", "A federation", "--sector", "homes", "--sector", "homes"]
    assert run("new", "care-at-night", *options, "-o", "here").exit_code == 0
    manifest = Path("here/ruleset/ruleset.toml").read_text(encoding="utf-8")
    assert 'title = "Nights"\n' in manifest
    assert 'publisher = "A federation"\n' in manifest
    assert 'sector = ["homes"]\n' in manifest


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Care At Night",
            (
                'found "Care At Night". Write small letters, digits and "-", such as "adult-social-care". '
                "Did you mean care-at-night?"
            ),
        ),
        ("42", 'found "42". Write small letters, digits and "-", such as "adult-social-care".'),
        (
            "../up",
            'found "../up". Write small letters, digits and "-", such as "adult-social-care". Did you mean up?',
        ),
        ("training", "training is the name of a part of every profile. Choose another name."),
        ("core", "a rule-set called core is installed already. Choose another name."),
        ("con", "Windows keeps con for a device. Choose another name."),
        ("lpt9", "Windows keeps lpt9 for a device. Choose another name."),
        ("rules", "it would be installed as readiness_rules, and another package is called so. Choose another name."),
    ],
)
def test_a_name_that_cannot_be_used_is_answered_with_one_that_can(name: str, said: str) -> None:
    assert refused("new", name) == f"readiness ruleset new: NAME: {said}"
    assert list(Path().iterdir()) == []


def test_a_sector_that_cannot_be_used_is_named() -> None:
    said = refused("new", "care-at-night", "--sector", "Social care")
    assert said.startswith('readiness ruleset new: --sector: found "Social care".')
    assert said.endswith("Did you mean social-care?")


def test_nothing_is_replaced() -> None:
    run("new", "care-at-night")
    assert refused("new", "care-at-night") == "care-at-night: this is there already"
