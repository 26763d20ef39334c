"""The page on scoring is right: its small example is computed again, and every number in it compared."""

import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from pages import page
from readiness import Assessment, Interval, Share, assess, load_rulesets, read_profile
from readiness.core.bands import BANDS
from readiness.core.profile import Answer
from readiness.core.rules import Measure
from readiness.core.score import BALANCE
from readiness.reading.ruleset_loader import load_all
from shown_files import book_of, profiles_of
from sums import is_right, result, rounded, worked

PAGE = page("how-scoring-works.md")


@pytest.fixture
def example(tmp_path: Path) -> Assessment:
    """Judge the profile of the page by the rule-set of the page."""
    book = book_of(PAGE, tmp_path, load_rulesets())
    return assess(read_profile(profiles_of(PAGE)[0].text.encode(), "profile.toml", book), book)


def checked(section: str, claims: list[str]) -> None:
    """Check that a section of the page says this, and has no number that it does not say."""
    left = PAGE.section(section).words
    left = "\n".join(line for line in left.splitlines() if not line.startswith("|"))
    for claim in claims:
        assert claim in left
        left = left.replace(claim, "")
    assert re.findall(r"[^ ]*[\d¼½¾][^ ]*", left) == []


def rows(section: str) -> dict[str, tuple[str, str]]:
    """Give the sums of a section's table by what they are of, once each of them has been found right."""
    found = {name: (secured, possible) for name, secured, possible in PAGE.section(section).rows() if name}
    for name, cells in found.items():
        weight = name.partition("weight ")[2]
        assert all(is_right(cell) and cell.startswith(f"{weight} ×" if weight else "") for cell in cells)
    return found


def weighed(example: Assessment, rule_id: str) -> tuple[str, str]:
    finding = example.finding(rule_id)
    assert finding.value is not None
    return ends(finding.value, finding.rule.weight)


def ends(value: Interval | None, times: Fraction = Fraction(100)) -> tuple[str, str]:
    assert value is not None
    return exact(value.secured * times), exact(value.possible * times)


def exact(value: Fraction) -> str:
    """Write a value as the page has it where it is exact, else rounded."""
    return str(value) if (value * 10**6).denominator == 1 else rounded(value)


def written(cells: tuple[str, str]) -> tuple[str, str]:
    secured, possible = (exact(worked(result(cell))) for cell in cells)
    return secured, possible


def test_leadership_is_worked_out_as_the_page_says(example: Assessment) -> None:
    table, score = rows("Leadership"), example.core.dimension("leadership")
    assert written(table["owner, weight 3"]) == weighed(example, "core/owner")
    assert written(table["room, weight 1"]) == weighed(example, "core/room")
    assert written(table["weighted mean, in points"]) == ends(score.before_caps)
    assert written(table["with the ceiling at 40, which is surely on"]) == ends(score.interval)


def test_training_is_worked_out_as_the_page_says(example: Assessment) -> None:
    table = rows("Training")
    assert written(table["follow-up, weight 2"]) == weighed(example, "core/follow-up")
    assert written(table["refresher, weight 1"]) == weighed(example, "core/refresher")
    mean = example.core.dimension("training").before_caps
    assert mean is not None
    assert tuple(map(result, table["weighted mean, in points"])) == tuple(
        rounded(100 * end) for end in (mean.secured, mean.possible)
    )


def test_every_number_about_leadership_is_right(example: Assessment) -> None:
    owner, room = example.standings["leadership.owner"], example.standings["leadership.room"]
    score = example.core.dimension("leadership")
    parts, before, after = score.parts, score.before_caps, score.interval
    assert parts is not None
    assert before is not None
    assert after is not None
    leaders, frontline = (voice.low for voice in room.voices)
    possible, capped, held = (rounded(100 * end) for end in (before.possible, after.possible, parts.held_back))
    secured, unsettled, rest = (rounded(100 * end) for end in (parts.secured, parts.unsettled, parts.still_to_do))
    assert (exact(owner.worst / 4), exact(owner.best / 4), exact(room.worst / 4)) == ("3/4", "1", "1/4")
    assert room.settled
    checked(
        "Leadership",
        [
            f"*Owner* says level {owner.claimed}",
            f"secured level {owner.worst}, possible level {owner.best}, so ¾ to 1",
            f"leaders say {leaders}, the frontline says {frontline}",
            f"The lowest voice is secured, {room.worst};",
            "as well: ¼ to ¼",
            f"The ceiling takes {possible} − {capped} = {held} points from the upper end",
            f"Parts: {secured} secured, {unsettled} unsettled, {held} held back, {rest} still to do",
            f"Band: *{score.words}*, the edge at {capped} belonging to the lower band",
        ],
    )


def test_every_number_about_training_is_right(example: Assessment) -> None:
    answer = example.profile.answers["training.follow_up"]
    assert isinstance(answer, Answer)
    share = answer.views[0].value
    assert isinstance(share, Share)
    finding, score = example.finding("core/follow-up"), example.core.dimension("training")
    assert isinstance(finding.rule.judgement, Measure)
    assert finding.value is not None
    assert score.interval is not None
    full, (low, high) = finding.rule.judgement.full_at, share.ends
    most = f"{share.count + share.unknown} of {share.of}"
    checked(
        "Training",
        [
            f"{share.count} of {share.of} are known, that is {low}%, and up to {most}, that is {high}%",
            f"Full marks come at {full}%, so {low} ÷ {full} = {float(finding.value.secured)}",
            f"and {high} ÷ {full} = {float(finding.value.possible)}",
            "*Refresher* is unknown: 0 to 1",
            f"{rounded(100 * score.interval.unsettled)} points are unsettled, more than 40, so no band is claimed",
        ],
    )


def test_every_number_of_the_overall_figure_is_right(example: Assessment) -> None:
    overall = example.core.overall
    assert len(overall.undefined) == 3
    checked("Overall in the example", [balanced(example, "secured"), balanced(example, "possible")])


def balanced(example: Assessment, end: str) -> str:
    """Say how one end of the overall figure comes about."""
    known = [getattr(score.interval, end) for score in example.core.dimensions if score.interval is not None]
    lowest = min(known) + BALANCE
    mean, overall = (getattr(value, end) for value in (example.core.overall.mean, example.core.overall.interval))
    shown = [rounded(100 * value) for value in (*known, mean, lowest, overall)]
    return (
        f"{end.title()}: the mean of {shown[0]} and {shown[1]} is {shown[2]}; the lowest plus 20 is {shown[3]}; the "
        f"smaller is {shown[4]}"
    )


def test_the_bands_are_those_of_the_engine() -> None:
    fifths = ", ".join(f"*{name}* to {20 * number}" for number, name in enumerate(BANDS, start=1))
    assert f"Five equal fifths: {fifths}." in PAGE.words


def test_a_wrong_sum_would_be_found() -> None:
    assert is_right("3 × ¾ = 2¼")
    assert not is_right("3 × ¾ = 2½")


def test_a_number_that_nobody_checks_would_be_found() -> None:
    with pytest.raises(AssertionError):
        checked("Bands", [])


def test_the_numbers_that_were_chosen_are_those_of_core() -> None:
    said = {number: where for number, where, _ in PAGE.section("Where the numbers come from").rows()}
    core, *others = load_all()[0].rulesets
    full = {rule.id: rule.judgement.full_at for rule in core.rules if isinstance(rule.judgement, Measure)}
    shares = {one.id: full[one.id] for one in core.rules if full.get(one.id, 0) > 40}
    assert said["40 points"] == "ceilings of core"
    assert {rule.cap.at for rule in core.rules if rule.cap is not None} == {40}
    assert {rule.cap.at for one in others for rule in one.rules if rule.cap is not None} == {40, 60}
    assert said["80 %"] == "workload, and what staff say of the change"
    assert _with(80, shares) == {"core/manageable-work", "core/change-commitment", "core/change-efficacy"}
    assert said["100 %"] == "teams with commitments, services reviewed, lasting posts"
    assert _with(100, shares) == {"core/commitments-after-training", "core/breadth", "core/paid-posts-permanent"}
    assert said["90 %"] == "most other shares, of people above all"
    assert set(shares.values()) == {80, 90, 100}


def _with(number: int, shares: Mapping[str, Fraction]) -> set[str]:
    return {name for name, at in shares.items() if at == number}
