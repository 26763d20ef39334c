"""The letters and signs that a PDF can show: those of the fonts that stand in it.

A PDF that everybody can read holds the shape of each of its letters. Fonts of the computer it is made on are left
aside, so that it looks the same wherever that is; what the remaining fonts have no shape for is shown as a box.
"""

import re

from readiness.faces.words.translation import gettext as _

BOX = "\u25a1"
"""Stands for a character that there is no shape for."""

LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01ba\u01bc-\u01bf\u01c4-\u024f\u1e00-\u1eff"
"""Ranges of Latin letters, which can carry marks."""

MARKS = "\u0300-\u036f"
"""Marks that stand above or below a letter; one that stands elsewhere has no shape."""

SHOWN = (
    "\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1"
    "\u03a3-\u0482\u048a-\u04ff\u05d0-\u05ea\u05ef-\u05f4"
    "\u0606-\u060a\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u066d\u067e\u0686\u0698\u06a9\u06af\u06cc"
    "\u06f0-\u06f9\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2070-\u2071\u2074-\u208e\u20a0-\u20bf\u2100-\u2151"
    "\u2153-\u2184\u2190-\u23ff\u2460-\u262f\ufb00-\ufb06"
)
"""Ranges of characters that the fonts of ``templates/report.typ`` have.

They are those of Latin, Greek, Cyrillic, Hebrew, Arabic and Persian writing; signs, arrows and drawings.
"""

_FOUND = re.compile(f"([{LETTERS}][{MARKS}]+)|[^{SHOWN}]")


def boxes() -> str:
    """Say what a box is; to be shown wherever there is one."""
    return _("{box} stands for a character that this PDF cannot show. The HTML report shows it.").format(box=BOX)


def shown(text: str) -> str:
    """Put a box in place of each character that there is no shape for.

    >>> shown("Zoë 夜間")
    'Zoë □□'
    """
    return _FOUND.sub(lambda found: found[1] or BOX, text)
