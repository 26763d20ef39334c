"""The file of a plan: found, compared with the profile, and kept before it is replaced."""

import datetime as dt
from pathlib import Path

import pytest

from kept_plans import kept, new_file, organisation
from readiness.errors import OutputError, PlanError
from readiness.reading.plan_keeping import keep_old, open_plan, remarks


def test_a_plan_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(new_file(), encoding="utf-8")
    assert open_plan(str(tmp_path / "plan.toml")).organisation == "Harbour View"


def test_a_plan_that_is_not_there_is_answered_with_near_names(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").touch()
    with pytest.raises(PlanError) as caught:
        open_plan(str(tmp_path / "plans.toml"))
    assert str(caught.value).endswith("plans.toml: there is no such file\n  → Did you mean plan.toml?")


def test_where_nothing_comes_near_it_is_said_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(PlanError) as caught:
        open_plan(str(tmp_path / "nowhere" / "plan.toml"))
    assert "To begin one, type: readiness plan -o plan.toml" in str(caught.value)


@pytest.mark.parametrize("path", [".", "a\0b"])
def test_what_cannot_be_opened_is_said(path: str) -> None:
    with pytest.raises(PlanError, match="cannot be read"):
        open_plan(path)


def test_a_plan_of_somebody_else_is_pointed_out() -> None:
    assert list(remarks(kept(new_file()), organisation(name="Elsewhere"))) == [
        "The plan is that of Harbour View, the profile that of Elsewhere."
    ]


def test_answers_older_than_the_plan_are_pointed_out() -> None:
    assert list(remarks(kept(new_file()), organisation(as_of=dt.date(2026, 10, 1)))) == [
        "The answers are of 1 October 2026, older than those behind the plan, of 1 November 2026."
    ]


def test_without_a_plan_there_is_nothing_to_say() -> None:
    assert list(remarks(None, organisation())) == []


def test_a_plan_is_kept_beside_its_place(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text("ours", encoding="utf-8")
    assert [keep_old(str(path)), keep_old(str(path))] == [f"{path}.bak", f"{path}.bak2"]
    assert Path(f"{path}.bak2").read_text(encoding="utf-8") == "ours"


def test_where_there_is_no_plan_none_is_kept(tmp_path: Path) -> None:
    assert keep_old(str(tmp_path / "plan.toml")) == ""
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.touch()
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        with pytest.raises(OutputError, match="cannot be read"):
            keep_old(str(path))
