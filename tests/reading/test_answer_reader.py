"""Short and long forms of an answer mean the same value; what is no answer is named with what to type."""

import datetime as dt
from fractions import Fraction

import pytest

from readiness.core.indicators import VOICES
from readiness.core.profile import (
    AGREED,
    UNKNOWN,
    Answer,
    Evidence,
    NotApplicable,
    Percent,
    Share,
    Unknown,
    Value,
    View,
)
from sample_profile import answering, refusals


def agreed(value: Value | Unknown, n: int = 0) -> Answer:
    return Answer(views=(View(voice=AGREED, value=value, n=n),))


READ: list[tuple[str, str, Answer | NotApplicable]] = [
    ("leadership", "owner = 2", agreed(2)),
    ("leadership", "owner = { level = 2 }", agreed(2)),
    ("leadership", "owner = { answer = 2 }", agreed(2)),
    ("leadership", "owner = { level = 2, n = 12 }", agreed(2, 12)),
    ("leadership", 'owner = "unknown"', agreed(UNKNOWN)),
    ("leadership", 'owner = { level = "unknown" }', agreed(UNKNOWN)),
    ("leadership", "trained = { count = 14, of = 40, unknown = 3 }", agreed(Share(count=14, of=40, unknown=3))),
    ("leadership", "trained = { count = 0, of = 1 }", agreed(Share(count=0, of=1))),
    ("leadership", "trained = { percent = 62.5 }", agreed(Percent(percent=Fraction(125, 2)))),
    ("leadership", 'trained = { percent = "200/3" }', agreed(Percent(percent=Fraction(200, 3)))),
    ("leadership", 'trained = { answer = "unknown" }', agreed(UNKNOWN)),
    ("leadership", 'trained = { not_applicable = "one leader" }', NotApplicable(reason="one leader")),
    ("leadership", 'trained = { not_applicable = "so", note = "a\\nb" }', NotApplicable(reason="so", note="a\nb")),
    ("staff_wellbeing", "asked = 2026-11-01", agreed(dt.date(2026, 11, 1))),
    ("staff_wellbeing", "asked = { date = 2026-03-01 }", agreed(dt.date(2026, 3, 1))),
    ("lived_experience", "posts = 0", agreed(0)),
    ("lived_experience", "posts = { count = 1000000000 }", agreed(10**9)),
    ("governance", "funding = 18", agreed(18)),
    ("governance", "funding = { months = 18 }", agreed(18)),
    ("governance", "reported = true", agreed(value=True)),
    ("governance", "reported = { answer = false }", agreed(value=False)),
    ("training", 'groups = "unknown"', agreed(UNKNOWN)),
]


@pytest.mark.parametrize(("table", "line", "answer"), READ, ids=[line for _, line, _ in READ])
def test_an_answer_is_read(table: str, line: str, answer: Answer) -> None:
    profile = answering(line, table)
    assert dict(profile.answers) == {f"{table}.{line.split(' ', 1)[0]}": answer}
    assert profile.groups is None


def test_voices_are_read_in_the_order_in_which_they_stand() -> None:
    profile = answering('owner = { frontline = { level = 1, n = 23 }, leaders = 4, partners = "unknown" }')
    assert profile.answers["leadership.owner"] == Answer(
        views=(
            View(voice="frontline", value=1, n=23),
            View(voice="leaders", value=4),
            View(voice="partners", value=UNKNOWN),
        )
    )


@pytest.mark.parametrize("voice", VOICES)
def test_any_voice_may_speak(voice: str) -> None:
    answer = answering(f"trained = {{ {voice} = {{ count = 1, of = 2, n = 2 }} }}").answers["leadership.trained"]
    assert answer == Answer(views=(View(voice=voice, value=Share(count=1, of=2), n=2),))


def test_evidence_and_a_note_stand_beside_the_value_or_the_voices() -> None:
    evidence = '[{ kind = "document", ref = "Minutes", date = 2026-11-01 }, { kind = "number", ref = "Log" }]'
    rests = (
        Evidence(kind="document", ref="Minutes", date=dt.date(2026, 11, 1)),
        Evidence(kind="number", ref="Log"),
    )
    for said in ("level = 3", "leaders = 3"):
        voice = AGREED if said == "level = 3" else "leaders"
        answer = answering(f'owner = {{ {said}, evidence = {evidence}, note = "Mondays" }}').answers[
            "leadership.owner"
        ]
        assert answer == Answer(views=(View(voice=voice, value=3),), evidence=rests, note="Mondays")


def test_a_long_answer_may_have_a_table_of_its_own() -> None:
    text = '[leadership.owner]\nlevel = 3\n[[leadership.owner.evidence]]\nkind = "document"\nref = "Minutes"'
    answer = answering(text, "governance").answers["leadership.owner"]
    assert answer == Answer(
        views=(View(voice=AGREED, value=3),), evidence=(Evidence(kind="document", ref="Minutes"),)
    )


LEVEL = 'Enter a whole number from 0 to 4, or "unknown".'
SHARE = 'Enter { count = 14, of = 40 } or { percent = 35 }, or "unknown".'
DATE = 'Type a date as year-month-day, without quotation marks: 2026-03-01; or "unknown".'
MONTHS = 'Enter a whole number of months, 0 or more, or "unknown".'
COUNT = 'Enter a whole number, 0 or more, or "unknown".'
YES_NO = 'Type true or false, without quotation marks, or "unknown".'
BOTH = (
    "found an agreed answer and voices in one → "
    "Type one agreed answer, as in { level = 2 }, or voices, as in { leaders = 3, frontline = 2 }."
)
BESIDE = (
    "is not known here → "
    'Evidence and a note stand once, beside the voices: { leaders = 3, frontline = 2, note = "…" }.'
)
TOGETHER = "Count and unknown together are never more than of."
REASON = 'Give the reason: { not_applicable = "no such post" }.'
PAST = "Type a date up to as_of, 2026-11-01, or change as_of."
KINDS = 'Choose one of "document", "number", "experience".'

REFUSED: list[tuple[str, str, list[str]]] = [
    ("leadership", "owner = 5", [f"owner: found 5 → {LEVEL}"]),
    ("leadership", "owner = -1", [f"owner: found -1 → {LEVEL}"]),
    ("leadership", "owner = true", [f"owner: found true → {LEVEL}"]),
    ("leadership", "owner = 2.0", [f"owner: found 2.0 → {LEVEL}"]),
    ("leadership", 'owner = "yes"', [f'owner: found "yes" → {LEVEL}']),
    ("leadership", 'owner = "2"', [f'owner: found "2" → {LEVEL}']),
    ("leadership", 'owner = ""', [f'owner: found "" → {LEVEL}']),
    ("leadership", 'owner = "Unknown"', [f'owner: found "Unknown" → Did you mean unknown? {LEVEL}']),
    ("leadership", 'owner = "n/a"', [f'owner: found "n/a" → {LEVEL}']),
    ("leadership", "owner = []", [f"owner: found a list → {LEVEL}"]),
    ("leadership", "owner = 2026-01-01", [f"owner: found 2026-01-01 → {LEVEL}"]),
    ("leadership", "owner = {}", [f"owner: found no answer → {LEVEL}"]),
    ("leadership", 'owner = { note = "so" }', [f"owner: found no answer → {LEVEL}"]),
    ("leadership", "owner = { n = 3 }", [f"owner: found no answer → {LEVEL}"]),
    ("leadership", "owner = { level = 5 }", [f"owner.level: found 5 → {LEVEL}"]),
    ("leadership", "owner = { level = 2, answer = 2 }", ["owner.answer: found two answers → Keep one of the two."]),
    ("leadership", "owner = { level = 2, n = 0 }", ["owner.n: found 0 → Enter how many people, 1 or more."]),
    ("leadership", "owner = { count = 1, of = 2 }", [
        f"owner.count: is not known here → {LEVEL}",
        f"owner.of: is not known here → {LEVEL}",
    ]),
    ("leadership", "owner = { leeders = 2 }", ["owner.leeders: is not known here → Did you mean leaders?"]),
    ("leadership", "owner = { levl = 2 }", ["owner.levl: is not known here → Did you mean level?"]),
    ("leadership", "owner = { leaders = 5 }", [f"owner.leaders: found 5 → {LEVEL}"]),
    ("leadership", "owner = { leaders = {} }", [f"owner.leaders: found no answer → {LEVEL}"]),
    ("leadership", "owner = { leaders = 2, level = 3 }", [f"owner: {BOTH}"]),
    ("leadership", "owner = { leaders = 2, n = 3 }", [f"owner: {BOTH}"]),
    ("leadership", "owner = { leaders = { level = 2, note = 1 } }", [f"owner.leaders.note: {BESIDE}"]),
    ("leadership", 'owner = { not_applicable = "so" }', [
        f"owner.not_applicable: this question always applies → {LEVEL}"
    ]),
    ("leadership", 'trained = { not_applicable = "" }', [
        'trained.not_applicable: found an empty text → Give the reason in words: { not_applicable = "no such post" }.'
    ]),
    ("leadership", "trained = { not_applicable = true }", [
        'trained.not_applicable: found true → Give the reason in words: { not_applicable = "no such post" }.'
    ]),
    ("leadership", 'trained = { not_applicable = "so", count = 1 }', [
        "trained.count: is not known here → Choose from not_applicable, note."
    ]),
    ("leadership", 'trained = "N/A"', [f'trained: found "N/A" → {REASON}']),
    ("leadership", "trained = 62", [f"trained: found 62 → {SHARE}"]),
    ("leadership", "trained = { answer = 62 }", [f"trained.answer: found 62 → {SHARE}"]),
    ("leadership", "trained = { count = 5, of = 4 }", [f"trained.count: found 5 of 4 → {TOGETHER}"]),
    ("leadership", "trained = { count = 3, of = 4, unknown = 2 }", [
        f"trained.count: found 3 and 2 unknown of 4 → {TOGETHER}"
    ]),
    ("leadership", "trained = { count = 3 }", [
        "trained.of: is missing → Enter how many there are altogether, 1 or more."
    ]),
    ("leadership", "trained = { count = 0, of = 0 }", [
        "trained.of: found 0 → Enter how many there are altogether, 1 or more."
    ]),
    ("leadership", "trained = { count = -1, of = 2 }", [
        "trained.count: found -1 → Enter how many of them, 0 or more."
    ]),
    ("leadership", "trained = { count = 1, of = 2, unknown = true }", [
        "trained.unknown: found true → Enter of how many nobody can tell, 0 or more."
    ]),
    ("leadership", "trained = { percent = 101 }", ["trained.percent: found 101 → Enter a number from 0 to 100."]),
    ("leadership", "trained = { percent = 50, of = 3 }", [
        "trained.percent: found a percentage and a count in one → Keep one of the two."
    ]),
    ("staff_wellbeing", 'asked = "2026-03-01"', [f'asked: found "2026-03-01" → {DATE}']),
    ("staff_wellbeing", "asked = 2026-03-01T10:00:00", [f"asked: found a date with a time → {DATE}"]),
    ("staff_wellbeing", "asked = 2026-11-02", [f"asked: found 2026-11-02, which is after as_of → {PAST}"]),
    ("lived_experience", "posts = 1.5", [f"posts: found 1.5 → {COUNT}"]),
    ("governance", "funding = -3", [f"funding: found -3 → {MONTHS}"]),
    ("governance", "funding = true", [f"funding: found true → {MONTHS}"]),
    ("governance", "reported = 1", [f"reported: found 1 → {YES_NO}"]),
    ("governance", 'reported = "yes"', [f'reported: found "yes" → {YES_NO}']),
    ("leadership", "owner = { level = 2, evidence = {} }", [
        'owner.evidence: found a table → Type a list: [{ kind = "document", ref = "…", date = 2026-03-01 }].'
    ]),
    ("leadership", 'owner = { level = 2, evidence = [{ kind = "doc", ref = "" }] }', [
        f'owner.evidence[1].kind: found "doc" → {KINDS}',
        "owner.evidence[1].ref: found an empty text → Say in a few words what it is and where to find it.",
    ]),
    ("leadership", 'owner = { level = 2, evidence = [{ kind = "number", ref = "a", date = 2027-01-01, url = 1 }] }', [
        f"owner.evidence[1].date: found 2027-01-01, which is after as_of → {PAST}",
        "owner.evidence[1].url: is not known here → Choose from kind, ref, date.",
    ]),
    ("leadership", 'owner = { level = 2, note = "" }', [
        "owner.note: found an empty text → Type a text in quotation marks, or leave the note out."
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("table", "line", "problems"), REFUSED, ids=[line for _, line, _ in REFUSED])
def test_what_is_no_answer_is_named_with_what_to_type(table: str, line: str, problems: list[str]) -> None:
    assert refusals(line, table) == [f"{table}.{problem}" for problem in problems]


@pytest.mark.parametrize(
    "line",
    ["owner = yes", "trained = { count = 1, of = 1e999 }", "owner = { level = nan }", "owner = { leaders = 1e999 }"],
)
def test_a_value_that_could_not_be_read_is_named_once(line: str) -> None:
    assert len(refusals(line)) == 1
