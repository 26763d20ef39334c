"""The names of the tables that a spreadsheet of a result has, and that can be asked for alone."""

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
"""In the order of the sheets."""

FIRST = "scores"
"""What is written where nobody says which table: the result itself, whose rows can be put below those of others."""
