"""A plan as a calendar, a table and JSON: what is read back is what was written, and hostile words are inert."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from kept_plans import LATER_DAY, marked, new_file, organisation, rulebook, update, view
from readiness.core.rules import RuleBook
from readiness.faces.plan.calendar import MOST_OCTETS, escaped, folded, plan_calendar
from readiness.faces.plan.json import plan_json
from readiness.faces.plan.table import COLUMNS, plan_table
from readiness.faces.plan.view import plan_view
from readiness.faces.spreadsheets.csv_text import inert
from readiness.proposal import Proposal, propose

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs" / "plan.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())

HOSTILE = (
    '=HYPERLINK("https://example.org")',
    "+1",
    "-1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "a,b;c\\d",
    "“é”, 安全",
)


def kept_proposal() -> Proposal:
    text = marked(
        new_file(8), "core/r2@4", 'status = "begun"', "started = 2026-12-01", 'who = "=Mairi"', 'note = "-a"'
    )
    text = marked(text, "core/r4@4", 'status = "dropped"', 'reason = "+Not for us"')
    text = marked(text, "core/r3@4", 'status = "done"', "done = 2027-01-20")
    return update(text + '\n[[step]]\nid = "@ours"\n')


def events(content: bytes) -> list[dict[str, str]]:
    """Read a calendar as RFC 5545 says: lines joined, entries taken apart, values unescaped."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line:
            name, _, value = line.partition(":")
            found[-1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
    return found


def calendar(proposal: Proposal) -> bytes:
    return plan_calendar(plan_view(proposal))


def rows(proposal: Proposal) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    text = plan_table(plan_view(proposal), proposal).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def data(proposal: Proposal) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(plan_json(plan_view(proposal), proposal))
    return found


def hostile(words: str) -> RuleBook:
    """Put words into every text of the rules that a plan shows."""
    (core,) = rulebook().rulesets
    rules = []
    for rule in core.rules:
        steps = [attrs.evolve(s, do=words, first=words, by=words, good_enough_when=words) for s in rule.steps]
        rules.append(attrs.evolve(rule, title=words, why=words, steps=tuple(steps)))
    return RuleBook(rulesets=(attrs.evolve(core, rules=tuple(rules)),))


def test_each_step_stands_on_the_last_day_of_its_quarter() -> None:
    proposal = propose(organisation(), rulebook())
    found = events(calendar(proposal))
    steps = [each for each in found if "review" not in each and "Look at" not in each["SUMMARY"]]
    assert [each["SUMMARY"] for each in steps] == [item.do for item in proposal.plan.steps]
    assert steps[0]["DTSTART;VALUE=DATE"] == "20270131"


def test_each_quarter_has_a_day_to_look_at_it() -> None:
    proposal = propose(organisation(), rulebook())
    days = [each["DTSTART;VALUE=DATE"] for each in events(calendar(proposal)) if "Look at" in each["SUMMARY"]]
    assert days[:2] == ["20270129", "20270430"]
    assert len(days) == len(proposal.plan.quarters)


def test_a_day_that_people_chose_is_kept() -> None:
    text = new_file().replace('number = 3\nstops = ""\nreview = 2027-07-30', "number = 3\nreview = 2027-07-02")
    assert "20270702" in {each["DTSTART;VALUE=DATE"] for each in events(calendar(update(text)))}


def test_entries_are_called_the_same_in_every_version_and_a_newer_one_counts() -> None:
    first, later = events(calendar(propose(organisation(), rulebook()))), events(calendar(update(new_file(8))))
    named = {each["SUMMARY"]: each for each in first}
    same = [each for each in later if each["SUMMARY"] in named]
    assert same
    for each in same:
        assert each["UID"] == named[each["SUMMARY"]]["UID"]
        assert int(each["SEQUENCE"]) > int(named[each["SUMMARY"]]["SEQUENCE"])
    assert len({each["UID"] for each in first}) == len(first)


def test_nothing_comes_from_the_clock_or_the_machine() -> None:
    found = events(calendar(propose(organisation(), rulebook())))
    assert {each["DTSTAMP"] for each in found} == {"20261101T000000Z"}
    assert not [each for each in found if "@" in each["UID"]]


def test_what_is_done_is_in_no_calendar_and_neither_are_names_and_notes() -> None:
    text = calendar(kept_proposal()).decode().replace("\r\n ", "")
    assert "r3@4" not in text
    assert "Mairi" not in text
    assert "SUMMARY:Do core/r2@4." in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_lines_are_short_in_octets_and_read_back_whole(text: str) -> None:
    lines = folded(escaped(text)).split("\r\n")
    assert all(len(line.encode()) <= MOST_OCTETS for line in lines)
    joined = folded(escaped(text)).replace("\r\n ", "")
    assert re.sub(r"\\(.)", r"\1", joined) == text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back_from_a_calendar_as_they_are(words: str) -> None:
    found = events(calendar(propose(organisation(), hostile(words))))
    assert found[0]["SUMMARY"] == words
    assert found[0]["DESCRIPTION"].splitlines()[0] == words


def test_every_line_of_a_calendar_ends_as_the_standard_asks() -> None:
    content = calendar(propose(organisation(), rulebook()))
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_a_table_has_a_row_for_each_step() -> None:
    proposal = propose(organisation(), rulebook(), quarters=8)
    found = rows(proposal)
    assert [row["name"] for row in found] == [item.id for item in proposal.plan.steps]
    assert (found[0]["quarter"], found[0]["due"], found[0]["status"]) == ("1", "2027-01-31", "planned")
    assert (found[0]["keeps people safe"], found[0]["effort points"]) == ("yes", "1")


def test_a_table_opens_in_excel_and_ends_its_lines_as_the_standard_asks() -> None:
    content = plan_table(view(), propose(organisation(), rulebook(), quarters=4))
    assert content.startswith(b"\xef\xbb\xbfquarter,due,step,")
    assert content.count(b"\r\n") == content.count(b"\n")


def test_a_table_has_what_people_marked_with_nothing_to_work_out() -> None:
    found = {row["name"]: row for row in rows(kept_proposal())}
    assert (found["core/r2@4"]["who"], found["core/r2@4"]["note"]) == ("'=Mairi", "'-a")
    assert found["core/r2@4"]["started"] == "2026-12-01"
    assert (found["core/r4@4"]["status"], found["core/r4@4"]["reason"]) == ("dropped", "'+Not for us")
    assert found["'@ours"]["status"] == "planned"


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_is_a_formula(words: str) -> None:
    for row in rows(propose(organisation(name=words), hostile(words))):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t"))]
        assert row["step"].removeprefix("'") == words


@given(st.text())
def test_a_cell_is_made_inert_by_one_apostrophe_at_most(text: str) -> None:
    assert inert(text) in {text, f"'{text}"}
    assert not inert(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_headings_are_all_different() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "proposal",
    [
        propose(organisation(), rulebook()),
        propose(organisation(), rulebook(), without=["core/r0@2"]),
        propose(organisation(capacity=0), rulebook()),
        propose(organisation(), rulebook(())),
        kept_proposal(),
    ],
    ids=["new", "without", "no-time", "nothing", "kept"],
)
def test_json_is_as_its_schema_says(proposal: Proposal) -> None:
    VALIDATOR.validate(data(proposal))


def test_json_has_the_marks_and_none_of_the_words() -> None:
    found = data(kept_proposal())
    progress = {each["id"]: each for each in found["progress"]}
    assert (progress["core/r2@4"]["status"], progress["core/r2@4"]["started"]) == ("begun", "2026-12-01")
    assert progress["core/r3@4"]["state"] == "not_shown"
    assert "Mairi" not in json.dumps(found)
    assert "Not for us" not in json.dumps(found)


def test_json_is_the_same_every_time() -> None:
    one, other = (propose(organisation(as_of=LATER_DAY), rulebook()) for _ in range(2))
    assert plan_json(plan_view(one), one) == plan_json(plan_view(other), other)
