"""The page on the plan says what the program does: its example is worked again, its tables are complete."""

from pages import page
from readiness.planning.marks import Status
from readiness.proposal import Loss, propose
from readiness.reading.engine import open_profile
from readiness.reading.plan_file import KNOWN, read_plan
from sessions import EXAMPLE

PAGE = page("the-plan.md")


def losses(*without: str) -> tuple[tuple[Loss, ...], tuple[Loss, ...]]:
    opened = open_profile(str(EXAMPLE))
    cost = propose(opened.profile, opened.rulebook, without=without).cost
    assert cost is not None
    return cost.by_end, cost.at_last


def test_the_numbers_of_the_example_are_right() -> None:
    by_end, at_last = ({loss.dimension: loss for loss in found} for found in losses("core/executive-owner@2"))
    assert (
        f"training, which gains {-by_end['training'].points} points, and overall {by_end[''].points} are lost"
        in PAGE.words
    )
    assert f"leadership cannot pass {at_last['leadership'].without}" in PAGE.words
    assert f"20 points above the lowest dimension: {at_last[''].without}." in PAGE.words
    assert at_last[""].without == at_last["leadership"].without + 20


def test_every_line_that_people_write_is_explained() -> None:
    explained = {name.strip("` ") for row in PAGE.section("A plan to keep").rows() for name in row[0].split(",")}
    written = {*KNOWN["quarter"], *KNOWN["step"]} - {"number", "id"}
    assert written <= explained


def test_every_status_is_named() -> None:
    (words,) = [row[1] for row in PAGE.section("A plan to keep").rows() if row[0].strip() == "`status`"]
    assert [status for status in Status if f'`"{status}"`' not in words] == []


def test_the_shown_plan_can_be_read() -> None:
    (shown,) = [block for block in PAGE.blocks if block.file == "our-plan.toml"]
    file = read_plan(shown.text.encode(), shown.file)
    assert [mark.status for mark in file.kept.marks] == [Status.DONE, Status.BEGUN, Status.DROPPED]
    assert file.notices == ()
