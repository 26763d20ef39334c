"""What to type instead: plain words for the mistakes that people make in TOML files.

A parser says *Invalid value*; somebody who fills in a form wants to read what to type. Each row of the table below
recognises one mistake by the parser's words and by what stands before and after the place where it stopped.
"""

import re
import unicodedata
from collections.abc import Callable

import attrs

from readiness.record import Record
from readiness.toml.values import Fault


@attrs.frozen(eq=False, repr=False)
class _Row(Record):
    """One mistake. ``pattern`` is searched in the line, with ``¦`` where the parser stopped.

    ``{0}`` and so on stand for the groups of the pattern. A group called ``at`` moves the place to its start.
    """

    said: str
    pattern: str
    message: str
    hint: str | Callable[[re.Match[str]], str]


_STOP = "¦"
_REACH = 200
_CURLY = "“”„‟«»‘’‚‛"
_PATH_HINT = r"Type single quotation marks around it, as in 'C:\Users', or double each backslash."
_STRAIGHT_HINT = 'Type straight ones (") at both ends of the text.'
_OTHER_DATES = "|".join(
    (
        r"\d{4}¦-\d{1,2}(?!\d)",
        r"\d¦\d*[/.-]\d{1,2}[/.-]\d{2,4}",
        r"\d¦/\d{1,2}/\d{2,4}",
        r"\d{1,2}\.\d{1,2}¦\.\d{4}",
    )
)
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_DATE_IN_WORDS = rf"(?i:\d[ \t]*¦(?:st|nd|rd|th)?[ \t]*{_MONTH}|¦{_MONTH}\.?[ \t]+\d)"
_DATE_HINT = "Type a date as year-month-day, with two digits for month and day: 2026-03-01."
_INLINE_HINT = "Type a comma between the parts, as in { count = 14, of = 40 }."
_TABLE_HINT = "The name of a table stands alone in its line, as in [leadership]."
_TWICE_HINT = "Keep one of the two."
_NAME_HINT = "A name has letters from a to z, digits, _ and - only, as in executive_owner."
_LINE_HINT = "A line is name = value, or the name of a table in [brackets]; a remark begins with #."


def _joined_name(found: re.Match[str]) -> str:
    return f"A name has no spaces: {'_'.join(f'{found[1]} {found[2]}'.split())} = …"


def _joined_table(found: re.Match[str]) -> str:
    closing = "]" * len(found[1])
    return f"The name of a table has no spaces: {found[1]}{'_'.join(f'{found[2]} {found[3]}'.split())}{closing}"


def _quoted(found: re.Match[str]) -> str:
    return f'A text stands in quotation marks: "{found[1].strip()}".'


_ROWS = (
    _Row("", rf"(?P<at>¦[{_CURLY}])", "found a curly quotation mark", _STRAIGHT_HINT),
    _Row(
        "",
        rf"[\"'][^\"'¦]*(?P<at>[{_CURLY}])[\s,\]}}]*¦$",
        "found a curly quotation mark at the end of a text",
        _STRAIGHT_HINT,
    ),
    _Row("date", r"¦(\d{4}-\d\d-\d\d)", "there is no day {0} in the calendar", _DATE_HINT),
    _Row("", _OTHER_DATES, "found a date in another form", _DATE_HINT),
    _Row("", r"(?<![\w.])0¦0*(\d+)", "found a number with a zero in front", "Type {0} without the zero."),
    _Row(
        "",
        r"(\d[\d.]*)[ \t]*¦[ \t]*%",
        "found a percent sign",
        "Type the number alone, {0}; a share is {{ percent = {0} }}.",
    ),
    _Row("", r"(\d+)¦,(\d{3})(?!\d)", "found {0},{1}", "Type a whole number without a comma: {0}{1}."),
    _Row("", r"(\d+)¦,(\d+)", "found {0},{1}", "Type a point before the decimals: {0}.{1}"),
    _Row("'='", r"(?P<at>\d+),(\d{3})\s*¦[,}]", "found a comma inside a number", "Type {0}{1} without the comma."),
    _Row(
        "'='",
        r"(?P<at>\d+),(\d+)\s*¦[,}]",
        "found a comma inside a number",
        "Type a point before the decimals: {0}.{1}",
    ),
    _Row("newline", r"¦[ \t]*([;,])[ \t]*(?:#.*)?$", "found {0} at the end of the line", 'Delete "{0}".'),
    _Row("'='", r"([\w-]+)[ \t]*¦:", "found a colon after the name", "Type an equals sign instead: {0} = …"),
    _Row("'='", r"([\w-]+)[ \t]+¦([\w-]+(?:[ \t]+[\w-]+)*)[ \t]*=", "found a space in a name", _joined_name),
    _Row(
        "Expected ']",
        r"(\[\[?)[ \t]*([\w-]+)[ \t]+¦([\w -]+)\]",
        "found a space in the name of a table",
        _joined_table,
    ),
    _Row("", r"¦([Tt][Rr][Uu][Ee])\b", "found {0}", "Type true, in small letters."),
    _Row("", r"¦([Ff][Aa][Ll][Ss][Ee])\b", "found {0}", "Type false, in small letters."),
    _Row(
        "",
        r"¦((?i:yes|y|on))[ \t]*(?=$|[,}\]#])",
        "found {0}",
        'Type true for yes; a text stands in quotation marks: "{0}".',
    ),
    _Row(
        "",
        r"¦((?i:no|n|off))[ \t]*(?=$|[,}\]#])",
        "found {0}",
        'Type false for no; a text stands in quotation marks: "{0}".',
    ),
    _Row(
        "",
        r"=[ \t]*¦[ \t]*(?:$|[,}#])",
        "nothing stands after the equals sign",
        "Type the answer after it, or delete the name too.",
    ),
    _Row("", r"=[ \t]*¦[=>]", "found a second sign after the equals sign", "Type one equals sign: name = value."),
    _Row("value", r"¦([+-]?)\.(\d+)", "found a number that begins with a point", "Type a zero first: {0}0.{1}"),
    _Row("", r"(?<![\w.])(\d+)¦\.(?!\d)", "found a number that ends with a point", "Type {0} without the point."),
    _Row("", r"(?<![\w.])(\d{1,3})[ \t]+¦(\d{3})\b", "found a space inside a number", "Type {0}{1}."),
    _Row(
        "",
        r"(\d[\w.]*¦\.[\w.]+)",
        "found two points in a number",
        'If it is a text, put it in quotation marks, as in "1.0.0".',
    ),
    _Row("Unclosed inline", r"¦[\w-]+[ \t]*=", "a comma is missing", _INLINE_HINT),
    _Row(
        "",
        r"(?<![\w.])(\d+)[ \t]*¦[ \t]*(?:out of|of|/)[ \t]*(\d+)",
        "found a share in words",
        "Type {{ count = {0}, of = {1} }}.",
    ),
    _Row("", _DATE_IN_WORDS, "found a date in words", _DATE_HINT),
    _Row(
        "", r"(?<![\w.])(\d[\d.]*)[ \t]*¦[ \t]*[^\W\d]", "found letters after a number", "Type the number alone: {0}"
    ),
    _Row("hex", "", "found a backslash in a text", _PATH_HINT),
    _Row("Unescaped", "", "found a backslash in a text", _PATH_HINT),
    _Row("scalar", "", "found a backslash in a text", _PATH_HINT),
    _Row(
        "",
        r"'¦[^\W\d_]",
        "found letters after the end of a text",
        'A text with an apostrophe stands in double quotation marks: "it\'s".',
    ),
    _Row(
        "",
        r'"¦[^\W\d_]',
        "found letters after the end of a text",
        'Inside a text, type \' instead of ", or \\" for it.',
    ),
    _Row("string", "", "the text has no end", "Type the closing quotation mark."),
    _Row("Illegal character", "", "the text has no end", "Type the closing quotation mark."),
    _Row("Expected \"'", "", "the text has no end", "Type the closing quotation mark."),
    _Row(
        "']]'",
        "",
        "the name of the table is not closed",
        "Type two brackets on each side, as in [[training.groups]].",
    ),
    _Row("']'", "", "the name of the table is not closed", "Type a bracket on each side, as in [leadership]."),
    _Row(
        "Unclosed inline",
        r"¦[\"'\w]",
        "a comma is missing",
        _INLINE_HINT,
    ),
    _Row(
        "Unclosed array",
        r"¦[\"'\w{\[]",
        "a comma is missing",
        'Type a comma between the parts, as in ["island", "rural"].',
    ),
    _Row("Unclosed inline", "", "the braces are not closed", "Type } at the end, as in { count = 14, of = 40 }."),
    _Row("Unclosed array", "", "the list is not closed", 'Type ] at the end, as in ["island", "rural"].'),
    _Row("'='", r"=", "found a name that cannot be read", _NAME_HINT),
    _Row("'='", "", "found no equals sign", _LINE_HINT),
    _Row("value", r"¦([^\s#,}\]][^#,}\]¦]*)", "found a text without quotation marks", _quoted),
    _Row("value", "", "found no value", _LINE_HINT),
    _Row(
        "Invalid statement",
        r"¦(?:<<<<|====|>>>>)",
        "two versions of the file were merged here",
        "Keep one version, and delete this line.",
    ),
    _Row("Invalid", r"¦=", "the name before the equals sign is missing", _LINE_HINT),
    _Row("Invalid statement", r"=", "found a name that cannot be read", _NAME_HINT),
    _Row("Invalid statement", "", "found a line that is neither an answer nor a table", _LINE_HINT),
    _Row("initial", "", "found a name that cannot be read", _NAME_HINT),
    _Row("Duplicate", "", "the same name stands here twice", _TWICE_HINT),
    _Row("Cannot", "", "the same name stands here twice", _TWICE_HINT),
    _Row("newline", r"^[ \t]*\[[^=]*\][ \t]*¦", "found more after the name of the table", _TABLE_HINT),
    _Row("newline", "", "found more after the end of the value", "Type one value, and begin a remark with #."),
    _Row("", "", "this cannot be read", _LINE_HINT),
)

SAVE_HINT = "Save it as UTF-8: in Notepad, choose File, Save as, and UTF-8 under Encoding."
_LINE_END_HINT = "In the editor, choose line ends of Windows (CRLF) or Unix (LF) for the file, and save it again."
_TEXT_HINT = "Copy its words into a text editor, such as Notepad, and save them there as UTF-8."
_WHOLE_FILES = (
    (
        re.compile(r"%PDF|PK\x03\x04|\{\\rtf|\xd0\xcf\x11\xe0|\x1f\x8b"),  # also old Word and Excel, and gzip
        "this is a document of another program, not a text file",
        _TEXT_HINT,
    ),
    (re.compile(r"\s*(?:\{|<(?!<))"), "this is not a TOML file; it looks like JSON, XML or a web page", SAVE_HINT),
    (re.compile(r"(?:%YAML|---\s)"), "this is not a TOML file; it looks like YAML", SAVE_HINT),
    (
        re.compile(r"[^\0]*\0"),
        "the file holds zero bytes; it is in UTF-16 without a mark, or not a text file",
        SAVE_HINT,
    ),
)


def explain(text: str, offset: int, said: str) -> Fault:
    """Say in plain words what is wrong at an offset, from what the parser said there."""
    character = text[offset : offset + 1]
    if character == "\r":
        return Fault(offset, "this line ends with a carriage return alone, as on very old computers", _LINE_END_HINT)
    if character and character != "\n" and not character.isprintable():
        return _invisible(offset, character)
    start = max(text.rfind("\n", 0, offset) + 1, offset - _REACH)
    end = text.find("\n", offset, offset + _REACH)
    rest = text[offset : end if end >= 0 else offset + _REACH]
    probe = f"{text[start:offset].replace(_STOP, ' ')}{_STOP}{rest.replace(_STOP, ' ')}"
    for row in _ROWS:
        found = re.search(row.pattern, probe) if row.said in said else None
        if found:
            return _worded(row, found, offset, start)
    raise AssertionError  # pragma: no cover  # the last row finds everything


def _worded(row: _Row, found: re.Match[str], offset: int, start: int) -> Fault:
    place = start + found.start("at") if "at" in found.re.groupindex else offset
    groups = [group or "" for group in found.groups()]
    hint = row.hint(found) if callable(row.hint) else row.hint.format(*groups) if groups else row.hint
    return Fault(min(place, offset), row.message.format(*groups), hint)


def _invisible(offset: int, character: str) -> Fault:
    name = unicodedata.name(character, "a control character").lower()
    return Fault(
        offset,
        f"found an invisible character, U+{ord(character):04X} ({name})",
        "Delete it; where a space or a line end is meant, type it anew.",
    )


def explain_file(text: str) -> Fault | None:
    """Say what a file is that is not TOML at all; nothing where it may well be TOML.

    Of bytes that are no text, ``text`` holds each as the character of its number.
    """
    return next((Fault(0, words, hint) for pattern, words, hint in _WHOLE_FILES if pattern.match(text)), None)
