"""Each mistake that people make is answered with what to type instead, at the place where it stands."""

import re

import pytest

from readiness.errors import ProfileError
from readiness.toml.hints import explain, explain_file
from readiness.toml.source import salvage_toml

DATE = "Type a date as year-month-day, with two digits for month and day: 2026-03-01."
STRAIGHT = 'Type straight ones (") at both ends of the text.'
BACKSLASH = r"Type single quotation marks around it, as in 'C:\Users', or double each backslash."
LINE = "A line is name = value, or the name of a table in [brackets]; a remark begins with #."
NAME = "A name has letters from a to z, digits, _ and - only, as in executive_owner."
TABLE = "The name of a table stands alone in its line, as in [leadership]."
AFTER_TEXT = "found letters after the end of a text"

MISTAKES = [
    ("name = “Northshore”", 8, "found a curly quotation mark", STRAIGHT),
    ("name = ‘Northshore’", 8, "found a curly quotation mark", STRAIGHT),
    ("“name” = 1", 1, "found a curly quotation mark", STRAIGHT),
    ('name = "Northshore”', 19, "found a curly quotation mark at the end of a text", STRAIGHT),
    ("a = 2026-02-30", 5, "there is no day 2026-02-30 in the calendar", DATE),
    ("a = 2026-3-1", 9, "found a date in another form", DATE),
    ("a = 2026-13-01", 9, "found a date in another form", DATE),
    ("a = 1/3/2026", 6, "found a date in another form", DATE),
    ("a = 01.03.2026", 6, "found a date in another form", DATE),
    ("a = 12.03.2026", 10, "found a date in another form", DATE),
    ("a = 31-12-2026", 7, "found a date in another form", DATE),
    ("a = 3 March", 7, "found a date in words", DATE),
    ("a = 1 November 2026", 7, "found a date in words", DATE),
    ("a = 1st Nov. 2026", 6, "found a date in words", DATE),
    ("a = March 2026", 5, "found a date in words", DATE),
    ("a = March", 5, "found a text without quotation marks", 'A text stands in quotation marks: "March".'),
    ("a = 9 of 14", 7, "found a share in words", "Type { count = 9, of = 14 }."),
    ("a = 9 out of 14", 7, "found a share in words", "Type { count = 9, of = 14 }."),
    ("a = 9/14", 6, "found a share in words", "Type { count = 9, of = 14 }."),
    ("a = 12 marks", 8, "found letters after a number", "Type the number alone: 12"),
    ("a = 12 months", 8, "found letters after a number", "Type the number alone: 12"),
    ("a = 07", 6, "found a number with a zero in front", "Type 7 without the zero."),
    ("a = { count = 007 }", 16, "found a number with a zero in front", "Type 7 without the zero."),
    ("a = 62%", 7, "found a percent sign", "Type the number alone, 62; a share is { percent = 62 }."),
    (
        "a = { percent = 62.5 % }",
        22,
        "found a percent sign",
        "Type the number alone, 62.5; a share is { percent = 62.5 }.",
    ),
    ("a = 62,5", 7, "found 62,5", "Type a point before the decimals: 62.5"),
    ("a = 1,200", 6, "found 1,200", "Type a whole number without a comma: 1200."),
    ("a = { percent = 62,5 }", 17, "found a comma inside a number", "Type a point before the decimals: 62.5"),
    ("a = { count = 1,200, of = 2 }", 15, "found a comma inside a number", "Type 1200 without the comma."),
    ("a = 1,", 6, "found , at the end of the line", 'Delete ",".'),
    ("a = 1;  # so", 6, "found ; at the end of the line", 'Delete ";".'),
    ("a: 1", 2, "found a colon after the name", "Type an equals sign instead: a = …"),
    ("my key = 1", 4, "found a space in a name", "A name has no spaces: my_key = …"),
    ("my other key = 1", 4, "found a space in a name", "A name has no spaces: my_other_key = …"),
    (
        "[staff wellbeing]",
        8,
        "found a space in the name of a table",
        "The name of a table has no spaces: [staff_wellbeing]",
    ),
    ("[[a b c]]", 5, "found a space in the name of a table", "The name of a table has no spaces: [[a_b_c]]"),
    ("a = True", 5, "found True", "Type true, in small letters."),
    ("a = FALSE", 5, "found FALSE", "Type false, in small letters."),
    ("a = yes", 5, "found yes", 'Type true for yes; a text stands in quotation marks: "yes".'),
    ("a = { answer = No }", 16, "found No", 'Type false for no; a text stands in quotation marks: "No".'),
    ("a =", 4, "nothing stands after the equals sign", "Type the answer after it, or delete the name too."),
    ("a = # later", 5, "nothing stands after the equals sign", "Type the answer after it, or delete the name too."),
    ("a == 1", 4, "found a second sign after the equals sign", "Type one equals sign: name = value."),
    ("a = > 1", 5, "found a second sign after the equals sign", "Type one equals sign: name = value."),
    ("a = .5", 5, "found a number that begins with a point", "Type a zero first: 0.5"),
    ("a = -.5", 5, "found a number that begins with a point", "Type a zero first: -0.5"),
    ("a = 5.", 6, "found a number that ends with a point", "Type 5 without the point."),
    ("a = 1 000", 7, "found a space inside a number", "Type 1000."),
    ("a = 1.0.0", 8, "found two points in a number", 'If it is a text, put it in quotation marks, as in "1.0.0".'),
    ("a = 24 people", 8, "found letters after a number", "Type the number alone: 24"),
    ("a = 24h", 7, "found letters after a number", "Type the number alone: 24"),
    (r'a = "C:\Users"', 10, "found a backslash in a text", BACKSLASH),
    (r'a = "C:\data\plans"', 10, "found a backslash in a text", BACKSLASH),
    (r'a = "\ud800"', 12, "found a backslash in a text", BACKSLASH),
    ("a = 'it's'", 9, AFTER_TEXT, 'A text with an apostrophe stands in double quotation marks: "it\'s".'),
    ('a = "say "so" to"', 11, AFTER_TEXT, 'Inside a text, type \' instead of ", or \\" for it.'),
    ('a = "Northshore', 16, "the text has no end", "Type the closing quotation mark."),
    ("a = 'Northshore", 16, "the text has no end", "Type the closing quotation mark."),
    ('a = """Northshore', 18, "the text has no end", "Type the closing quotation mark."),
    (
        'a = "Northshore\nb = 1',
        16,
        "the text has no end",
        "Type the closing quotation mark.",
    ),
    (
        "a = 'Northshore\nb = 1",
        16,
        "the text has no end",
        "Type the closing quotation mark.",
    ),
    ("[leadership", 12, "the name of the table is not closed", "Type a bracket on each side, as in [leadership]."),
    (
        "[[a.b]",
        6,
        "the name of the table is not closed",
        "Type two brackets on each side, as in [[training.groups]].",
    ),
    ("[leadership]]", 13, "found more after the name of the table", TABLE),
    ("[leadership] owner = 1", 14, "found more after the name of the table", TABLE),
    (
        "a = { b = 1 c = 2 }",
        13,
        "a comma is missing",
        "Type a comma between the parts, as in { count = 14, of = 40 }.",
    ),
    ('a = ["b" "c"]', 10, "a comma is missing", 'Type a comma between the parts, as in ["island", "rural"].'),
    ("a = { b = 1", 12, "the braces are not closed", "Type } at the end, as in { count = 14, of = 40 }."),
    ("a = [1", 7, "the list is not closed", 'Type ] at the end, as in ["island", "rural"].'),
    ("just words", 6, "found no equals sign", LINE),
    ("words", 6, "found no equals sign", LINE),
    ("café = 1", 4, "found a name that cannot be read", NAME),
    ("élan = 1", 1, "found a name that cannot be read", NAME),
    (
        "a = Northshore Care # x",
        5,
        "found a text without quotation marks",
        'A text stands in quotation marks: "Northshore Care".',
    ),
    ("a = ]", 5, "found no value", LINE),
    ("<<<<<<< HEAD", 1, "two versions of the file were merged here", "Keep one version, and delete this line."),
    ("* a point", 1, "found a line that is neither an answer nor a table", LINE),
    ("= 3", 1, "the name before the equals sign is missing", LINE),
    ("a.= 3", 3, "the name before the equals sign is missing", LINE),
    ("[é]", 2, "found a name that cannot be read", NAME),
    ("a = { b = 1, b = 2 }", 19, "the same name stands here twice", "Keep one of the two."),
    ("a = { b.c = 1, b = 2 }", 21, "the same name stands here twice", "Keep one of the two."),
    ("y = 1 {", 7, "found more after the end of the value", "Type one value, and begin a remark with #."),
]


@pytest.mark.parametrize(("text", "column", "message", "hint"), MISTAKES, ids=[mistake[0] for mistake in MISTAKES])
def test_a_mistake_is_answered_with_what_to_type(text: str, column: int, message: str, hint: str) -> None:
    (problem, *_) = salvage_toml(text.encode(), "p.toml", ProfileError).problems
    assert (problem.column, problem.message, problem.hint) == (column, message, hint)


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("\u00a0", "U+00A0 (no-break space)"),
        ("\u200b", "U+200B (zero width space)"),
        ("\ufeff", "U+FEFF (zero width no-break space)"),
        ("\x1b", "U+001B (a control character)"),
        ("\u2028", "U+2028 (line separator)"),
    ],
)
def test_a_character_that_cannot_be_seen_is_named(character: str, words: str) -> None:
    (problem,) = salvage_toml(f"a {character}= 1".encode(), "p.toml", ProfileError).problems
    assert (problem.line, problem.column) == (1, 3)
    assert problem.message == f"found an invisible character, {words}"
    assert problem.hint == "Delete it; where a space or a line end is meant, type it anew."


@pytest.mark.parametrize("text", ["a = 1\rb = 2\r", "# a\rb = 2\r", 'a = "1\r2"'])
def test_a_carriage_return_alone_is_answered_with_how_to_save_the_file(text: str) -> None:
    (problem, *_) = salvage_toml(text.encode(), "p.toml", ProfileError).problems
    assert (problem.line, problem.column) == (1, text.index("\r") + 1)
    assert problem.message == "this line ends with a carriage return alone, as on very old computers"
    assert (
        problem.hint
        == "In the editor, choose line ends of Windows (CRLF) or Unix (LF) for the file, and save it again."
    )


def test_words_of_a_parser_that_are_new_are_answered_all_the_same() -> None:
    fault = explain("a = 1", 2, "Something nobody has said yet")
    assert (fault.offset, fault.message, fault.hint) == (2, "this cannot be read", LINE)


def test_braces_in_a_file_do_no_harm() -> None:
    (problem,) = salvage_toml(b"a = {0} {1}", "p.toml", ProfileError).problems
    assert problem.message


def test_a_toml_file_is_not_taken_for_another() -> None:
    assert explain_file("# {\nformat = 1") is None
    assert explain_file("") is None


def test_no_message_blames() -> None:
    said = " ".join(f"{message} {hint}" for _, _, message, hint in MISTAKES)
    assert not re.search(r"\b(please|sorry|invalid|illegal|forbidden|fail|wrong|error)", said, re.IGNORECASE)
