"""The two pictures of the page on reading the report are right, and show what they are there to show."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs
import pytest

from pages import ROOT, Page, page
from readiness import Answer, Assessment, Finding, Interval, Profile, Truth, assess, load_profile, load_rulesets
from readiness.core.bands import BANDS
from readiness.core.indicators import DIMENSION_TITLES, DIMENSIONS, Indicator
from readiness.core.practice import PRACTICE_LEVELS, least_covered, people_needing
from readiness.core.profile import UNKNOWN
from readiness.core.rules import Effort, Measure
from readiness.core.score import BALANCE
from readiness.core.standing import Silence
from readiness.faces.report.report import short_report
from readiness.faces.text.report import HELD_BACK, SECURED, STILL_TO_DO, UNSETTLED, text_report
from readiness.faces.views.scores import figure
from readiness.faces.views.view import view
from readiness.faces.words.answers import view_words
from readiness.faces.words.phrases import ends, whole
from sums import is_right, result, rounded

PAGE = page("reading-the-report.md")
BOOK = load_rulesets()
FILES = {"Care home": "island-care-home-short", "Council": "council-awareness-only"}


def judged(file: str) -> Assessment:
    return assess(load_profile(ROOT / "profiles" / f"{file}.toml", BOOK), BOOK)


PICTURES = {name: judged(file) for name, file in FILES.items()}
HOME, COUNCIL = PICTURES["Care home"], PICTURES["Council"]
PARTS = [(name, dimension) for name in PICTURES for dimension in DIMENSIONS]


def part(picture: str, title: str) -> Page:
    """Cut out what the page says of a dimension in a picture."""
    return PAGE.section(f"{picture}: {DIMENSION_TITLES.get(title, title).lower()}")


def counted(picture: Assessment, dimension: str) -> Iterator[tuple[Indicator, Finding]]:
    """List the rules that a dimension rests on, each with its question, in the order of the page."""
    for finding in picture.findings:
        judgement = finding.rule.judgement
        asked = finding.verdict.value != "not_asked"
        if finding.rule.dimension == dimension and isinstance(judgement, Measure) and asked:
            yield BOOK.indicators[judgement.indicator], finding


def told(indicator: Indicator, picture: Assessment) -> str:
    """Say what was answered, as the page does."""
    answer = picture.profile.answers.get(indicator.id)
    if indicator.derived is not None:
        low, high, of = covered(indicator, picture.profile)
        return f"{ends(low, high)} of {whole(of)}"
    if not isinstance(answer, Answer):
        return "does not apply"
    if all(said.value is UNKNOWN for said in answer.views):
        return "not known"
    return "; ".join(view_words(indicator, said) for said in answer.views)


def covered(indicator: Indicator, profile: Profile) -> tuple[int, int, int]:
    """Count the people trained to what a coverage asks for: at least, at most, and of how many."""
    assert indicator.derived is not None
    groups = profile.groups or ()
    if indicator.derived.coverage not in PRACTICE_LEVELS:
        least = least_covered(groups, indicator.derived.min_headcount)[0]
        return (*least.trained(least.needs_number), least.headcount)
    level = PRACTICE_LEVELS.index(indicator.derived.coverage)
    counts = [group.trained(level) for group in groups if group.needs_number >= level]
    return sum(low for low, _ in counts), sum(high for _, high in counts), people_needing(groups, level)


def shown(value: Interval, times: Fraction | int = 1) -> list[str]:
    return [rounded(100 * times * end) for end in (value.secured, value.possible)]


@pytest.mark.parametrize(("name", "dimension"), PARTS)
def test_every_row_is_what_the_rule_says(name: str, dimension: str) -> None:
    rows = [row for row in part(name, dimension).rows() if row[0].startswith("`")]
    for row, (indicator, finding) in zip(rows, counted(PICTURES[name], dimension), strict=True):
        key, answer, weight, *cells = row
        assert (key, answer) == (f"`{indicator.key}`", told(indicator, PICTURES[name]))
        if finding.value is None:
            assert (weight, *cells) == ("leaves", "", "")
            continue
        assert weight == str(finding.rule.weight)
        assert [result(cell) for cell in cells] == shown(finding.value)
        assert all(is_right(cell) for cell in cells)
        assert {whole for cell in cells for whole in re.findall(r"÷ (\d{3,})", cell)} <= set(
            re.findall(r"\d+", answer.replace(",", ""))
        )


@pytest.mark.parametrize(("name", "dimension"), PARTS)
def test_every_total_is_the_sum_of_its_rows(name: str, dimension: str) -> None:
    total = next(row for row in part(name, dimension).rows() if row[0] == "all, weighted")
    score = PICTURES[name].core.dimension(dimension)
    assert score.before_caps is not None
    sums = [f"{one} ÷ {score.weight}" for one in shown(score.before_caps, score.weight)]
    assert [cell.split(" = ") for cell in total[3:]] == [
        [one, mean] for one, mean in zip(sums, shown(score.before_caps), strict=True)
    ]
    assert total[2] == str(score.weight)
    assert all(is_right(cell) for cell in total[3:])


@pytest.mark.parametrize(("name", "dimension"), PARTS)
def test_a_ceiling_has_a_row_where_it_costs_something(name: str, dimension: str) -> None:
    capped = [row[3:] for row in part(name, dimension).rows() if row[0] == "with the ceiling"]
    score = PICTURES[name].core.dimension(dimension)
    assert score.interval is not None
    assert capped == ([tuple(shown(score.interval))] if score.interval != score.before_caps else [])


@pytest.mark.parametrize(("name", "dimension"), PARTS)
def test_every_dimension_ends_in_its_figure_and_words(name: str, dimension: str) -> None:
    score = PICTURES[name].core.dimension(dimension)
    closing = f"{DIMENSION_TITLES[dimension]}: {figure(score.interval)}, *{score.words}*."
    assert closing in part(name, dimension).words.splitlines()


def balanced(picture: Assessment, end: str) -> str:
    """Say how one end of the overall figure comes about."""
    known = [getattr(score.interval, end) for score in picture.core.dimensions]
    values = [*known, sum(known) / len(known), min(known) + BALANCE, getattr(picture.core.overall.interval, end)]
    *each, last, mean, lowest, smaller = (rounded(100 * value) for value in values)
    return (
        f"{end.title()}: the mean of {', '.join(each)} and {last} is {mean}. The lowest plus 20 is {lowest}. "
        f"The smaller is {smaller}."
    )


@pytest.mark.parametrize("name", PICTURES)
def test_the_overall_figure_comes_about_as_the_page_says(name: str) -> None:
    overall = PICTURES[name].core.overall
    assert part(name, "overall").words.strip().splitlines() == [
        balanced(PICTURES[name], "secured"),
        balanced(PICTURES[name], "possible"),
        f"Overall: {figure(overall.interval)}, *{overall.words}*.",
    ]


def ceilings(picture: Assessment, dimension: str) -> tuple[int, int, str]:
    """Count the ceilings that are on and those that may be, and give the points that they hold back."""
    caps = picture.core.dimension(dimension).caps
    on = sum(cap.on is Truth.TRUE for cap in caps)
    held = sum((cap.held_back + cap.held_back_secured for cap in caps), Fraction(0))
    return on, len(caps) - on, rounded(100 * held)


def test_the_ceilings_are_those_that_the_page_names() -> None:
    assert ceilings(HOME, "leadership") == (2, 0, "0")
    assert ceilings(HOME, "governance") == (1, 0, "10")
    assert ceilings(HOME, "training") == (2, 1, "0")
    assert ceilings(COUNCIL, "leadership") == (1, 0, "0")
    assert ceilings(COUNCIL, "training")[2] == "0"
    assert "core/coverage-skilled" in {cap.rule.id for cap in COUNCIL.core.dimension("training").caps}


CLAIMS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Care home", "leadership"): ("made to level 2", "say level 1", "Two ceilings at 40"),
    ("Care home", "staff_wellbeing"): ("So 69.52 points are unsettled, more than 40, and no band is named",),
    ("Care home", "governance"): ("which is level 1", "The ceiling at 40", "takes 50 − 40 = 10 points"),
    ("Care home", "training"): (
        "So 15 people need at least informed, 12 at least skilled, 2 at least enhanced",
        "with at least 5 people",
        "Two ceilings at 40",
    ),
    ("Council", "leadership"): (
        "are full at 100%, the two questions",
        "at 80%",
        "counts as 100",
        "at level 4, frontline staff see level 1",
        "so 25 it is",
        "One ceiling at 40",
    ),
    ("Council", "staff_wellbeing"): (
        "is full at 80%",
        "The leaders' level 4 lifts nothing",
        "rate at level 1 counts 25",
        "of 300 asked, 122 at the most",
    ),
    ("Council", "governance"): ("is 17 months old, less 11 of 31 days", "up to 4 months, and nothing from 18 on"),
    ("Council", "training"): (
        "So 4,000 people need at least informed, 2,750 at least skilled, 900 at least enhanced",
        "3,800 of 4,000 people are informed, which is 95%",
        "a weight of 2 in 24",
        "that 2,750 people's work needs",
        "at 40. It costs nothing",
    ),
}
"""What the page says in numbers beside its tables; each is a figure of those tables or is checked below."""


@pytest.mark.parametrize(("name", "dimension"), PARTS)
def test_no_number_stands_unchecked(name: str, dimension: str) -> None:
    score = PICTURES[name].core.dimension(dimension)
    lines = part(name, dimension).words.splitlines()
    left = "\n".join(line for line in lines if not line.startswith("|"))
    for claim in (*CLAIMS.get((name, dimension), ()), f": {figure(score.interval)}, *{score.words}*."):
        assert claim in left
        left = left.replace(claim, "")
    assert re.findall(r"[^ ]*\d[^ ]*", left) == []


def measure(rule: str) -> Measure:
    judgement = BOOK.rule(f"core/{rule}").judgement
    assert isinstance(judgement, Measure)
    return judgement


def test_what_the_page_says_of_full_marks_is_so() -> None:
    full = [measure(rule).full_at for rule in ("commitments-after-training", "change-commitment", "change-efficacy")]
    assert full == [100, 80, 80]
    assert measure("manageable-work").full_at == 80
    report = measure("last-progress-report")
    assert [report.full_at, report.none_at] == [4, 18]
    assert COUNCIL.standings["governance.last_progress_report"].worst == 17 - Fraction(11, 31)


def test_what_the_page_says_of_role_groups_is_so() -> None:
    groups = [picture.profile.groups or () for picture in (HOME, COUNCIL)]
    people = [[people_needing(found, level) for level in range(3)] for found in groups]
    assert people == [[15, 12, 2], [4000, 2750, 900]]
    least = BOOK.indicators["training.least_covered_group"].derived
    assert least is not None
    assert least.min_headcount == 5
    assert COUNCIL.finding("core/coverage-informed").rule.weight == 2
    assert COUNCIL.core.dimension("training").weight == 24


def test_what_the_page_says_of_the_first_question_is_so() -> None:
    first = HOME.advice.find_out[0]
    words = PAGE.section("What this tells the manager").words
    weight, of = first.rule.weight, HOME.core.dimension("staff_wellbeing").weight
    assert f"settle {rounded(100 * first.settles)} points of wellbeing, since its weight is {weight} of {of}" in words
    unsettled = HOME.core.dimension("staff_wellbeing").interval
    assert unsettled is not None
    assert rounded(100 * unsettled.unsettled) == "69.52"


def test_the_pictures_are_introduced_as_they_are() -> None:
    asked = HOME.core.overall.tally
    claim = COUNCIL.profile.answers["staff_wellbeing.baseline_and_response"]
    assert isinstance(claim, Answer)
    leaders, frontline = (said.value for said in claim.views)
    trained = COUNCIL.standings["training.coverage_informed"].worst
    assert asked.unknown == 4
    assert f"Short form, {asked.asked} questions, four of them not known" in PAGE.words
    assert f"A council with {trained}% awareness" in PAGE.headings
    said = (
        f"reports {trained}% trained. Leaders rate their care for staff at level {leaders}, frontline staff at level"
    )
    assert f"{said} {frontline}:" in PAGE.words


def first_screen(picture: Assessment) -> str:
    return " ".join(text_report(view(picture)).split())


def test_four_answers_of_the_care_home_are_not_known() -> None:
    silences = [where.silence for name, where in HOME.standings.items() if BOOK.indicators[name].derived is None]
    assert silences.count(Silence.UNKNOWN) == 4
    assert silences.count(Silence.UNANSWERED) == 0


def test_the_care_home_is_told_something_in_bands_that_differ() -> None:
    words = [score.words for score in HOME.core.dimensions]
    claimed = [one for one in words if one != "not settled yet"]
    assert len(claimed) >= 4
    assert len({one.split(",")[0] for one in claimed}) >= 2
    assert all(one in first_screen(HOME) for one in words)


def test_the_care_home_is_told_what_to_ask_first() -> None:
    first = HOME.advice.find_out[0]
    assert first.indicator == "staff_wellbeing.manageable_work"
    assert f"Find out first - {first.do}" in first_screen(HOME)


def test_the_training_of_the_council_is_beginning_whatever_its_awareness() -> None:
    assert COUNCIL.standings["training.coverage_informed"].worst == 95
    assert COUNCIL.standings["training.coverage_skilled"].best == 0
    assert COUNCIL.core.dimension("training").words == "beginning"


def test_the_leaders_claim_does_not_lift_the_wellbeing_of_the_council() -> None:
    name = "staff_wellbeing.baseline_and_response"
    answer = COUNCIL.profile.answers[name]
    assert isinstance(answer, Answer)
    assert [(said.voice, said.value) for said in answer.views] == [("leaders", 4), ("frontline", 1)]
    alone = attrs.evolve(answer, views=answer.views[1:])
    without = attrs.evolve(COUNCIL.profile, answers={**COUNCIL.profile.answers, name: alone})
    assert assess(without, BOOK).core == COUNCIL.core
    assert COUNCIL.core.dimension("staff_wellbeing").words == "beginning"


def test_the_gap_is_named() -> None:
    title = BOOK.rule("core/wellbeing-not-felt").title
    assert COUNCIL.finding("core/wellbeing-not-felt").verdict.value == "raised"
    assert f"Worth a look: {title}." in first_screen(COUNCIL)
    assert f'"{title}"' in part("Council", "staff_wellbeing").words


def places(picture: Assessment) -> dict[str, int]:
    return {step.id: place for place, step in enumerate(picture.advice.steps, start=1)}


def test_the_first_steps_are_in_wellbeing_and_skilled_training() -> None:
    advice = view(COUNCIL).advice
    assert [step.dimension for step in advice.first] == ["Staff wellbeing"] * 3
    assert "core/supervision-access@50" in {step.id for step in advice.first}
    assert [step.id for step in advice.largest] == ["core/needs-map@2", "core/coverage-skilled@25"]
    screen = first_screen(COUNCIL)
    assert all(step.short in screen for step in (*advice.first, *advice.largest))


def test_supervision_comes_before_the_enhanced_level() -> None:
    place = places(COUNCIL)
    assert place["core/supervision-access@50"] < place["core/coverage-enhanced@50"]
    assert place["core/coverage-skilled@25"] < place["core/coverage-enhanced@50"]


def test_the_places_of_the_steps_are_those_in_the_list() -> None:
    rows = PAGE.section("The order of steps").rows()
    place = places(COUNCIL)
    assert [(number, place[step.strip("`")]) for number, step, _ in rows] == [
        (number, int(number)) for number, _, _ in rows
    ]


def test_staff_of_the_council_are_strained_and_those_of_the_care_home_may_be() -> None:
    assert (COUNCIL.advice.strained, HOME.advice.strained) == (Truth.TRUE, Truth.UNKNOWN)


def test_the_signs_of_the_bar_are_those_of_the_report() -> None:
    signs = [(name, sign.strip("`")) for name, sign, _ in PAGE.section("The five dimensions").rows()]
    parts = ["secured", "unsettled", "held back", "still to do"]
    assert signs == list(zip(parts, [SECURED, UNSETTLED, HELD_BACK, STILL_TO_DO], strict=True))


def test_the_bands_are_those_of_the_engine() -> None:
    assert [name for name, _ in PAGE.section("Bands").rows()] == list(BANDS)


def test_the_efforts_are_those_of_the_engine() -> None:
    *names, last = (effort.name.lower() for effort in Effort)
    *points, most = (str(effort.value) for effort in Effort)
    said = f"Effort is {', '.join(names)} or {last}. They stand for {', '.join(points)} and {most} effort points."
    assert said in PAGE.words


@pytest.mark.parametrize("name", PICTURES)
def test_every_part_of_the_first_screen_is_explained(name: str) -> None:
    titles = [section.title.partition(",")[0] for section in short_report(view(PICTURES[name])).sections]
    assert [title for title in titles if title not in PAGE.headings] == []
