"""The template for translators, taken from the source: every message that a report or a plan can say."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

import readiness

SOURCE = Path(readiness.__file__).parent
TEMPLATE = SOURCE / "locale" / "readiness.pot"

KEYWORDS = {
    "_": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "message": (1,),
    "plural_message": (1, 2),
}
"""The functions that mark a message, and which of what they are given it is."""

HEADER = """\
# What the reports and plans of readiness say, for translators (see docs/translating.md).
# Written from the source by: pytest tests/faces/test_translation.py --regenerate
msgid ""
msgstr ""
"Project-Id-Version: readiness\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def written() -> str:
    """Write the template anew: no dates, no line numbers, always in the same order."""
    catalog = Catalog(charset="utf-8")
    for place, message, comments in marked():
        catalog.add(message, locations=[(place, 0)], auto_comments=comments)
    content = BytesIO()
    write_po(content, catalog, width=100, omit_header=True, include_lineno=False)
    return f"{HEADER}\n{content.getvalue().decode().strip()}\n"


def marked() -> Iterator[tuple[str, str | tuple[str, ...], list[str]]]:
    """Find every message that is marked, with the file where it stands and what translators are told about it."""
    for path in sorted((*SOURCE.rglob("*.py"), *SOURCE.rglob("*.j2"))):
        content = path.read_bytes()
        method = "python" if path.suffix == ".py" else "jinja2.ext:babel_extract"
        if re.search(rb"_\(\"|_\(\n|message\(|gettext", content):
            place = path.relative_to(SOURCE).as_posix()
            for _, message, comments, _ in extract(method, BytesIO(content), KEYWORDS, ("Translators:",)):
                yield place, message, comments


def read() -> Catalog:
    """Read the template that ships."""
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def messages() -> Iterator[str]:
    """List the messages of the template that ships; of those with a plural, both forms."""
    for message in read():
        if message.id:
            yield from (message.id,) if isinstance(message.id, str) else message.id
