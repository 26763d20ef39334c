"""Dates and numbers are in UK form wherever people read them; files for programs hold what programs read."""

import datetime as dt
import re
from fractions import Fraction

import attrs
import pytest

import sample_assessment as sample
from readable_forms import plan_forms, report_forms
from readiness.assessment import assess
from readiness.faces.plan.json import plan_json
from readiness.faces.plan.table import plan_table
from readiness.faces.plan.toml import plan_toml
from readiness.faces.plan.view import plan_view
from readiness.faces.spreadsheets.csv_report import csv_report
from readiness.faces.views.view import view
from readiness.faces.words import phrases
from readiness.proposal import Proposal, propose

LARGE = sample.profile(groups=(sample.group("Care staff", 1460, 1200, unknown=40), sample.group("Office", 999, 15)))

ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
SLASHED = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")
UNBROKEN = re.compile(r"(?<![\d.,#-])(?!(?:19|20)\d\d\b)\d{4,}(?![\w.-])")
EXAMPLE = re.compile(r"\b(?:started|done) = [\d-]+")
SPACED_PERCENT = re.compile(r"\d %")
"""Forms that are not those of the United Kingdom."""


def strange(text: str) -> list[str]:
    """Find dates and numbers that are not in UK form; a line of a plan file that is shown as an example may be."""
    patterns = (ISO, SLASHED, UNBROKEN, SPACED_PERCENT)
    return [found for pattern in patterns for found in pattern.findall(EXAMPLE.sub("", text))]


def proposal() -> Proposal:
    organisation = attrs.evolve(LARGE.organisation, capacity=2000)
    return propose(attrs.evolve(LARGE, organisation=organisation), sample.rulebook(), quarters=4)


@pytest.mark.parametrize("text", ["on 2026-11-01", "on 01/11/2026", "of 1460 people", "62 %"])
def test_another_form_would_be_found(text: str) -> None:
    assert len(strange(text)) == 1


@pytest.mark.parametrize("text", ["on 1 November 2026", "of 1,460 people", "62.5%", "call 116 123", "core/owner@2"])
def test_the_uk_form_is_not_strange(text: str) -> None:
    assert strange(text) == []


def test_reports_say_dates_and_numbers_in_uk_form() -> None:
    forms = {form: text for form, text in report_forms(assess(LARGE, sample.rulebook())) if form != "csv"}
    assert [(form, found) for form, text in forms.items() for found in strange(text)] == []
    assert "1 November 2026" in forms["text"]
    assert "of 2,459" in forms["text"]
    assert "1,460" in forms["html"]
    assert "1,460" in forms["markdown"]


def test_plans_say_dates_and_numbers_in_uk_form() -> None:
    forms = {form: text for form, text in plan_forms(proposal()) if form != "csv"}
    assert [(form, found) for form, text in forms.items() for found in strange(text)] == []
    assert "1 November 2026 to 31 January 2027" in forms["text"]
    assert "2,000 effort points a quarter" in forms["text"]
    assert "2,000 effort points a quarter" in forms["toml"]


def test_files_for_programs_hold_dates_and_numbers_that_programs_read() -> None:
    whole = proposal()
    shown = plan_view(whole)
    assert "\nbegins = 2026-11-01 " in plan_toml(shown)
    assert '"as_of": "2026-11-01"' in plan_json(shown, whole)
    assert '"capacity": 2000,' in plan_json(shown, whole)
    assert ",2027-01-31," in plan_table(shown, whole).decode()
    assert ",2026-11-01," in csv_report(view(whole.assessment)).decode()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(999), "999"),
        (Fraction(1000), "1,000"),
        (Fraction(12_345_678), "12,345,678"),
        (Fraction(5, 2), "2.5"),
    ],
)
def test_thousands_stand_apart(value: Fraction, words: str) -> None:
    assert phrases.number(value) == words


def test_a_date_has_no_leading_nought() -> None:
    assert phrases.uk_date(dt.date(2026, 2, 3)) == "3 February 2026"
