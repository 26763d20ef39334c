"""The HTML report is one page that asks for nothing, says in words what it draws, and lets no text become markup."""

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import attrs
import pytest
from jinja2 import UndefinedError

from hostile_words import HOSTILE
from html_pages import HEADINGS, attributes, body, by_id, elements, ids, links, names, text, tree
from readiness.assessment import Assessment, assess
from readiness.core.indicators import DIMENSION_TITLES
from readiness.core.profile import Form, Profile, Share
from readiness.core.rules import Rule, Ruleset
from readiness.faces.html.report import _environment, html_report
from readiness.faces.views.view import view
from readiness.reading.engine import open_profile
from sample_assessment import ANSWERS, GROUPS, OWNER, assessment, group, profile, rulebook, said

ROOT = Path(__file__).parents[3]
PROFILES = sorted((ROOT / "profiles").glob("*.toml"))
TEMPLATES = sorted((ROOT / "src/readiness/faces/html/templates").glob("*.j2"))

UNWANTED = ("fail", "poor", "weak", "deficit", "worst", "victim", "sufferer", "please", "sorry", "invalid", "!")

LARGEST = 300_000
"""Bytes; no report on a shipped profile is larger."""


def judged(path: Path) -> Assessment:
    opened = open_profile(str(path))
    return assess(opened.profile, opened.rulebook, notices=opened.notices, left_out=opened.left_out)


def written(of: Profile | None = None, **more: tuple[str, ...]) -> str:
    return html_report(view(assessment(of, **more)))


def page(of: Profile | None = None, **more: tuple[str, ...]) -> Element:
    return tree(written(of, **more))


def homes(like: Rule = OWNER, **more: object) -> Ruleset:
    """Make a rule-set with one rule more, like that of the sample."""
    values: dict[str, object] = {"id": "homes/owner", "cap": None, "steps": (), **more}
    rule = attrs.evolve(like, **values)  # type: ignore[arg-type]
    return Ruleset(name="homes", title="Homes", version="1", publisher="P", licence="CC0-1.0", rules=(rule,))


def hostile_report(words: str) -> str:
    """Put words wherever profiles and rule-sets can put them."""
    of = profile(name=words, groups=(*GROUPS, group(words, 30, 20)))
    book = rulebook(homes(title=words, why=words, strength=words, keep=words, find_out=words))
    return html_report(view(assess(of, book, notices=(words,), left_out=(words,))))


def bars(page: Element) -> list[tuple[Element, Element]]:
    """List every bar with the cell that it stands in."""
    cells = elements(page, "td")
    return [(drawing, cell) for cell in cells for drawing in elements(cell, "svg")]


PAGES = {
    "sample": written(),
    "empty": written(profile({}, groups=None)),
    "short form": written(profile(form=Form.SHORT)),
    "incomplete": written(left_out=("plugin x",), notices=("No rule-set serves the sector zoo.",)),
    "few people": written(profile(groups=(*GROUPS, group("Night", 9973, 3)))),
    "two rule-sets": html_report(view(assess(profile(), rulebook(homes(title="Homes are owned"))))),
    **{path.stem: html_report(view(judged(path))) for path in PROFILES},
}


@pytest.fixture(params=PAGES)
def html(request: pytest.FixtureRequest) -> str:
    """Each of several pages: of made-up and of shipped profiles."""
    return PAGES[request.param]


def test_it_is_html_without_a_fault(html: str) -> None:
    assert names(tree(html))[:2] == ["html", "head"]


def test_equal_results_give_equal_bytes() -> None:
    assert written() == written()


def test_it_can_be_written_to_any_terminal_or_file(html: str) -> None:
    assert html.isascii()
    assert html.startswith("<!DOCTYPE html>\n")


def test_the_report_on_any_shipped_profile_is_small(html: str) -> None:
    assert len(html) < LARGEST


def test_nothing_is_asked_for_from_anywhere(html: str) -> None:
    found = tree(html)
    asking = {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "use", "image"}
    assert asking.isdisjoint(names(found))
    assert not {name for name, _ in attributes(found)} & {"style", "src", "srcset", "action", "background", "ping"}
    assert set(re.findall(r"url\(([^)]*)\)", html)) == {"#fill-unsettled", "#fill-held_back"}
    assert "@import" not in html


def test_its_policy_allows_its_own_style_and_nothing_else() -> None:
    found = page()
    (style,) = elements(found, "style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    policies = [meta.attrib["content"] for meta in elements(found, "meta") if "http-equiv" in meta.attrib]
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]


def test_the_policy_stands_before_the_style() -> None:
    text = written()
    assert text.index("Content-Security-Policy") < text.index("<style>")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_change_no_structure(words: str) -> None:
    plain, hostile = tree(hostile_report("Night")), tree(hostile_report(words))
    assert names(hostile) == names(plain)
    assert [name for name, _ in attributes(hostile)] == [name for name, _ in attributes(plain)]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_shown_as_they_are(words: str) -> None:
    found = tree(hostile_report(words))
    assert text(by_id(found, "title")) == f"Readiness to become trauma-informed {words}"
    assert text(body(found)).count(words) >= 7


def test_control_and_direction_characters_are_not_in_it() -> None:
    html = hostile_report("a\x1b]52;c\x07\u202eb\u2028c\ufeff")
    assert all(character.isprintable() or character == "\n" for character in "".join(tree(html).itertext()))


def test_links_lead_to_places_on_the_page_or_to_published_documents(html: str) -> None:
    found = tree(html)
    places = set(ids(found))
    lost = [link for link in links(found) if not link.startswith("https://") and link[1:] not in places]
    assert lost == []
    assert {link[:1] for link in links(found)} <= {"#", "h"}


def test_no_address_but_a_safe_one_becomes_a_link() -> None:
    assert [link for link in links(page()) if link[0] != "#"] == ["https://example.org/event"]


def test_ids_are_there_once(html: str) -> None:
    found = ids(tree(html))
    assert len(found) == len(set(found))


def test_every_rule_that_was_asked_has_a_place_of_its_own() -> None:
    found = ids(page())
    shown = [rule for rule in view(assessment()).details.rules if rule.asked]
    assert [rule.id for rule in shown if f"rule-{rule.id}" not in found] == []


def test_every_step_has_a_place_of_its_own(html: str) -> None:
    numbers = sorted(int(name.removeprefix("step-")) for name in ids(tree(html)) if name.startswith("step-"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_rule_says_its_verdict_what_it_read_why_and_what_would_move_it() -> None:
    assert text(by_id(page(), "rule-core/owner")) == (
        "Someone owns the change Not settled yet 25 to 75 of 100 weight 3 core/owner "
        "Ceiling May hold leadership at 40 points: without an owner, work stays in one area. "
        "Read Who owns it? Leaders: level 3 of 4; frontline staff: level 1 of 4 (23 people). "
        "Why It opens doors. Nothing else does. "
        "What would move it Step 1: Ask somebody to own it. Then step 2. Sources A government 2024 (CB01)"
    )


def test_every_bar_has_its_value_beside_it_as_text(html: str) -> None:
    found = bars(tree(html))
    assert found
    wordless = [text(cell) for _, cell in found if not re.fullmatch(r"\d+( to \d+)?", text(cell))]
    assert wordless == []


def test_a_bar_draws_the_figure_that_stands_beside_it(html: str) -> None:
    for drawing, cell in bars(tree(html)):
        parts = {part.attrib["class"]: (part.attrib["x"], part.attrib["width"]) for part in drawing}
        low, _, high = text(cell).partition(" to ")
        start, width = parts.get("secured", ("0%", "0%"))
        assert (start, width) == ("0%", f"{low}%")
        assert parts.get("unsettled", (f"{low}%", "0%")) == (f"{low}%", f"{int(high or low) - int(low)}%")


def test_drawings_are_hidden_from_those_who_hear_the_text(html: str) -> None:
    assert {drawing.attrib.get("aria-hidden") for drawing in elements(tree(html), "svg")} == {"true"}


def test_a_key_says_what_each_pattern_means() -> None:
    (key,) = [found for found in elements(page(), "ul") if found.attrib.get("class") == "key"][:1]
    assert text(key) == (
        "secured: evidence and every voice support it unsettled: could be true held back by a ceiling still to do"
    )


def test_tables_have_captions_and_headings_for_rows_and_columns(html: str) -> None:
    for table in elements(tree(html), "table"):
        assert len(elements(table, "caption")) == 1
        assert {heading.attrib["scope"] for heading in elements(table, "th")} == {"row", "col"}


def test_headings_leave_out_no_rank(html: str) -> None:
    ranks = [HEADINGS.index(name) for name in names(body(tree(html))) if name in HEADINGS]
    assert ranks[0] == 0
    assert ranks.count(0) == 1
    assert [pair for pair in pairwise(ranks) if pair[1] > pair[0] + 1] == []


def test_the_contents_lead_to_every_section(html: str) -> None:
    found = tree(html)
    listed = links(by_id(found, "contents"))
    titled = [f"#{h.attrib['id']}" for name in ("h2", "h3") for h in elements(found, name) if "id" in h.attrib]
    assert sorted(listed) == sorted(["#title", *(link for link in titled if link != "#contents-title")])


def test_the_language_and_title_are_set() -> None:
    found = page()
    assert found.attrib["lang"] == "en-GB"
    assert text(elements(found, "title")[0]) == (
        "Readiness of Northshore Care to become trauma-informed, 1 November 2026"
    )


def test_strengths_come_first_and_overall_last_of_the_scores() -> None:
    shown = text(body(page()))
    assert shown.index("What stands well") < shown.index("The five dimensions")
    rows = [text(elements(row, "th")[0]) for row in elements(elements(page(), "table")[0], "tr")]
    assert rows == ["Dimension", *DIMENSION_TITLES.values(), "Overall"]


def test_the_first_page_shows_three_steps_at_most_beside_the_one_that_adds_most() -> None:
    board = next(part for part in elements(page(), "section") if part.attrib.get("class") == "board")
    assert 0 < len([item for item in elements(board, "li") if item.attrib.get("class") == "step"]) <= 5


def test_finding_out_comes_before_doing_where_too_little_is_settled() -> None:
    shown = text(body(page(profile({}))))
    assert shown.index("Find out first") < shown.index("Next steps")


def test_something_left_out_comes_first() -> None:
    shown = text(elements(page(left_out=("plugin x",)), "main")[0])
    assert shown.startswith("This result is incomplete. Left out: plugin x")


def test_a_short_form_says_so_in_its_headline() -> None:
    assert "1 November 2026. Short form: on the 4 asked;" in text(body(page(profile(form=Form.SHORT))))


def test_a_notice_is_shown_before_the_result() -> None:
    shown = text(body(page(notices=("No rule-set serves the sector zoo.",))))
    assert shown.index("No rule-set serves the sector zoo.") < shown.index("What stands well")


def test_what_is_about_few_people_is_nowhere_in_the_file() -> None:
    html = PAGES["few people"]
    assert "9973" not in html
    assert "[c] stands for a figure about fewer than 5 people" in html


def test_a_rule_whose_points_are_hidden_has_no_bar() -> None:
    few = view(assessment(profile({**ANSWERS, "leadership.trained": said(Share(count=2, of=3))})))
    (row,) = [row for row in elements(tree(html_report(few)), "tr") if "#rule-core/trained" in links(row)]
    assert text(row) == "Leaders are trained[c][c]"
    assert elements(row, "svg") == []


def test_notes_and_references_of_evidence_are_not_in_it() -> None:
    html = PAGES["sample"]
    assert "Minutes of a private meeting" not in html
    assert "A note in somebody" not in html


def test_a_sector_rule_set_stands_beside_the_core() -> None:
    shown = text(body(tree(PAGES["two rule-sets"])))
    assert "With homes: overall " in shown
    assert "The figures above come from the core alone, so that organisations stay comparable." in shown


def test_the_plan_begins_where_the_rule_sets_that_it_serves_stand_now() -> None:
    tables = [text(table) for table in elements(tree(PAGES["two rule-sets"]), "table")]
    assert [table for table in tables if table.startswith("Points secured, quarter by quarter, with every rule-set")]


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_words_are_kind(path: Path) -> None:
    shown = text(body(tree(PAGES[path.stem]))).casefold()
    assert [word for word in UNWANTED if word in shown] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_figure_is_worked_out_in_a_template(path: Path) -> None:
    inside = re.findall(r"\{[{%](.*?)[%}]\}", path.read_text(encoding="utf-8"), re.DOTALL)
    outside_quotes = [re.sub(r'"[^"]*"', "", expression).strip("-") for expression in inside]
    assert [found for found in outside_quotes if re.search(r"[*/%]|\s[+-]\s|\b(sum|round|int|float)\b", found)] == []


def test_a_template_that_names_what_is_not_there_stops() -> None:
    with pytest.raises(UndefinedError):
        _environment().from_string("{{ report_of_nobody }}").render()
