"""A table as CSV says in every row whom it is about, and is read back as it was written."""

import csv
import io
from itertools import pairwise

import pytest

from readiness.assessment import assess
from readiness.core.profile import Form, Profile
from readiness.faces.choices import TABLES
from readiness.faces.spreadsheets.csv_report import csv_report
from readiness.faces.spreadsheets.csv_text import inert
from readiness.faces.tables.result import table
from readiness.faces.views.view import view
from sample_assessment import GROUPS, assessment, group, profile, rulebook

HOSTILE = ("=cmd|' /C calc'!A0", "@x", "-1\t2", 'a","b\r\n=1', "+" * 300, "Zoë 夜間 😀")


def read(of: Profile | None = None, name: str = "scores", **more: tuple[str, ...]) -> list[dict[str, str]]:
    content = csv_report(view(assessment(of, **more)), name).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline=""), strict=True))


def test_without_a_name_it_is_the_scores() -> None:
    shown = view(assessment())
    assert csv_report(shown) == csv_report(shown, "scores")


def test_every_row_says_whom_it_is_about() -> None:
    whose = [tuple(row.values())[:4] for row in read()]
    assert whose == [("Northshore Care", "2026-11-01", "full form: 6 questions", "")] * 6


def test_every_row_of_a_short_form_says_so() -> None:
    assert {row["Form"] for row in read(profile(form=Form.SHORT))} == {"short form: on the 4 asked"}


def test_every_row_names_what_was_left_out() -> None:
    assert {row["Left out"] for row in read(left_out=("plugin x", "plugin y"))} == {"plugin x; plugin y"}


@pytest.mark.parametrize("name", TABLES)
def test_it_holds_what_the_table_holds(name: str) -> None:
    found, rows = table(view(assessment()), name), read(name=name)
    headings = [column.heading for column in found.columns]
    assert [[row[heading] for heading in headings] for row in rows] == [[*map(str, row)] for row in found.rows]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_text_in_one_cell(words: str) -> None:
    of = profile(name=words, groups=(*GROUPS, group(words, 30, 20)))
    shown = view(assess(of, rulebook(), notices=(words,), left_out=(words,)))
    content = csv_report(shown, "training").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    assert all(len(one) == len(two) for one, two in pairwise(rows))
    assert rows[1][0] == rows[1][3] == inert(shown.headline.organisation)
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_what_is_about_few_people_is_nowhere_in_it() -> None:
    few = view(assessment(profile(groups=(*GROUPS, group("Night", 9973, 3)))))
    content = b"".join(csv_report(few, name) for name in TABLES)
    assert b"9973" not in content
    assert b"[c]" in content


def test_equal_results_give_equal_bytes() -> None:
    assert csv_report(view(assessment())) == csv_report(view(assessment()))
