"""What of a result can be asked for by name. Names alone, so that a command knows them at once."""

AUDIENCES = ("board", "lead", "staff", "panel")
"""Whom a page of one sheet can be written for: those who answer for the work, who leads it, whose work it is, and the
panel of people with lived experience."""

TABLES = (
    "about",
    "strengths",
    "scores",
    "ceilings",
    "steps",
    "questions",
    "flags",
    "plan",
    "quarters",
    "rules",
    "answers",
    "gaps",
    "training",
    "sources",
)
"""The tables that a spreadsheet has, in the order of its sheets; each can be asked for alone."""

FIRST = "scores"
"""What is written where nobody says which table: the result itself, whose rows can be put below those of others."""
