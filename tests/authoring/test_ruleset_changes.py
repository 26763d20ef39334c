"""What changed between two versions of a rule-set, in words."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

from lint_sample import write
from readiness.authoring.ruleset_changes import Difference, What, differences
from readiness.authoring.ruleset_folder import load_folder
from readiness.core.indicators import Indicator
from readiness.core.rules import Rule, RuleBook, Source

RULES, QUESTIONS, SOURCES, MANIFEST = "rules.toml", "questions.toml", "sources.toml", "ruleset.toml"
CORE = Path(__file__).resolve().parents[2] / "rules" / "core"

JUDGED = "In place when night_care.alone is 2 nights or less, and night_care.top is at most 6 months old."
CAP = 'cap = { when = { indicator = "night_care.alone", at_least = 20 }, at = 40, because = "it wears people out" }'

Change = tuple[str, str, str]


def found(tmp_path: Path, *changes: Change) -> list[Difference]:
    old, new = (load_folder(write(tmp_path / name, *what))[1] for name, what in (("old", ()), ("new", changes)))
    return list(differences(old, new, "night-care"))


def changed(kind: str, name: str, *details: str) -> Difference:
    return Difference(kind=kind, id=name, what=What.CHANGED, details=details)


CHANGES: tuple[tuple[list[Change], Difference], ...] = (
    ([(MANIFEST, '"1.0.0"', '"1.1.0"')], changed("rule-set", "night-care", "version: 1.0.0 → 1.1.0")),
    (
        [(MANIFEST, '[applies_to]\nsector = ["adult-social-care"]\n', "")],
        changed("rule-set", "night-care", "for: the sector adult-social-care → every organisation"),
    ),
    (
        [
            (QUESTIONS, '"There is one routine."', '"There is a routine."'),
            (QUESTIONS, '"Residents were', '"People were'),
        ],
        changed("question", "night_care.checks", "worded anew: level 1 and 2"),
    ),
    (
        [(QUESTIONS, "How is it settled", "How was it settled")],
        changed("question", "night_care.checks", "worded anew: question"),
    ),
    (
        [
            (
                QUESTIONS,
                'voices = ["managers", "frontline"]',
                'voices = ["frontline", "managers", "leaders"]\nneeds_voice = "leaders"\nshort_form = true',
            )
        ],
        changed(
            "question",
            "night_care.checks",
            "voices: added leaders",
            "needs voice: none → leaders",
            "short form: no → yes",
        ),
    ),
    (
        [(QUESTIONS, 'voices = ["managers", "frontline"]', 'voices = ["frontline", "managers"]')],
        changed("question", "night_care.checks", "voices: in another order"),
    ),
    ([(RULES, "weight = 2", "weight = 2.5")], changed("rule", "night-care/company", "weight: 2 → 5/2")),
    (
        [(RULES, 'night_care.alone", at_most = 14 }', 'night_care.alone", at_most = 15 }')],
        changed(
            "rule",
            "night-care/company",
            f"how it is judged: {JUDGED} Half in place when night_care.alone is 14 nights or less. "
            f"→ {JUDGED} Half in place when night_care.alone is 15 nights or less.",
        ),
    ),
    (
        [(RULES, "weight = 3", 'weight = 3\nwhen = { fact = "workforce", at_least = 5 }')],
        changed("rule", "night-care/checks", "applies where: none → the workforce is 5 or more"),
    ),
    (
        [
            (
                RULES,
                "weight = 2",
                f"weight = 2\n{CAP}",
            )
        ],
        changed(
            "rule",
            "night-care/company",
            "ceiling: none → When night_care.alone is 20 nights or more, staff wellbeing reaches 40 of 100 points "
            "at most: it wears people out.",
        ),
    ),
    (
        [(RULES, "at_most = 20", "at_most = 10"), (RULES, 'effort = "medium"', 'effort = "large"\n  safety = true')],
        changed(
            "rule",
            "night-care/checks",
            "step night-care/checks@4, effort: medium → large",
            "step night-care/checks@4, needs first: night_care.alone is 20 nights or less → "
            "night_care.alone is 10 nights or less",
            "step night-care/checks@4, safety: no → yes",
        ),
    ),
    (
        [(RULES, '{ "night_care.alone" = 14 }', '{ "night_care.alone" = 2 }')],
        changed(
            "rule",
            "night-care/company",
            "step night-care/company#1, leads: To 14 nights: large effort, by the manager. → "
            "To 2 nights: large effort, by the manager.",
        ),
    ),
    (
        [(RULES, "  to = 2\n", "  to = 3\n")],
        changed(
            "rule",
            "night-care/checks",
            "step night-care/checks@2 removed: Ask each resident who may look in at night.",
            "step night-care/checks@3 added: Ask each resident who may look in at night.",
        ),
    ),
    ([(SOURCES, "url =", "year = 2025\nurl =")], changed("source", "NIGHT-01", "year: none → 2025")),
)


RAISED = """
[[raise]]
rule = "core/executive-owner"
weight = 5
why = "Nights need an owner."
sources = ["NIGHT-01"]

[[document]]"""


def test_a_raised_weight_is_a_part_of_its_own(tmp_path: Path) -> None:
    (added,) = found(tmp_path / "a", (SOURCES, "[[document]]", RAISED))
    assert added == Difference(
        kind="raised weight", id="core/executive-owner", what=What.ADDED, details=("Nights need an owner.",)
    )


@pytest.mark.parametrize(("changes", "difference"), CHANGES)
def test_what_changed_is_said(changes: list[Change], difference: Difference, tmp_path: Path) -> None:
    assert found(tmp_path, *changes) == [difference]


def test_what_came_and_went_is_said(tmp_path: Path) -> None:
    renamed = [(name, "seen-differently", "told-differently") for name in (RULES,)]
    old, new = load_folder(write(tmp_path / "old"))[1], load_folder(write(tmp_path / "new", *renamed))[1]
    title = "Nights look different from the night shift"
    assert list(differences(old, new, "night-care")) == [
        Difference(kind="rule", id="night-care/seen-differently", what=What.REMOVED, details=(title,)),
        Difference(kind="rule", id="night-care/told-differently", what=What.ADDED, details=(title,)),
    ]


def test_remarks_and_layout_are_no_change(tmp_path: Path) -> None:
    assert found(tmp_path, (RULES, "weight = 3", "# Three.\nweight   =   3")) == []


PARTS = (("indicators", Indicator), ("rules", Rule), ("sources", Source))
NAMES = {"id", "ruleset", "dimension"}
"""Fields by which parts are put side by side; a dimension is one of five."""

FIELDS = [
    (place, field.name)
    for place, kind in PARTS
    for field in attrs.fields(kind)
    if field.type in {str, bool, Fraction} and field.name not in NAMES
]


@pytest.mark.parametrize(("place", "name"), FIELDS)
def test_no_word_number_or_mark_can_change_unnoticed(place: str, name: str) -> None:
    book = load_folder(CORE)[1]
    parts = getattr(book.rulesets[0], place)
    first = attrs.evolve(parts[0], **{name: another(getattr(parts[0], name))})
    changes: dict[str, Any] = {place: (first, *parts[1:])}
    other = RuleBook(rulesets=(attrs.evolve(book.rulesets[0], **changes),))
    assert [(one.id, len(one.details)) for one in differences(book, other, "core")] == [(parts[0].id, 1)]


def another(value: str | bool | Fraction) -> str | bool | Fraction:
    """Give a value of the same type that is another one."""
    if isinstance(value, bool):
        return not value
    return f"{value} or so" if isinstance(value, str) else value + 1
