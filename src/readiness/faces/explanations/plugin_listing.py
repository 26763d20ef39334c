"""The list of installed rule-sets and plugins, as a table and as JSON."""

from collections.abc import Iterable, Iterator

from tabulate import tabulate

from readiness.faces.json.text import json_text
from readiness.faces.text.paragraphs import paragraph, section
from readiness.faces.words.phrases import clean, counted
from readiness.plugins.inventory import LEFT_OUT, Item

HEADINGS = ("Name", "Version", "Kind", "Offers", "Load", "State")
WIDTHS = (18, 8, 8, 19, 7, 10)
"""The most columns that each takes of a screen of 80, the gaps between them not counted."""


def plugins_text(items: Iterable[Item]) -> str:
    """List what is installed as a table, then where each comes from and what is wrong with it, at 80 columns."""
    return "\n".join(_lines(tuple(items))) + "\n"


def plugins_json(items: Iterable[Item]) -> str:
    """List the same as JSON. ``load_seconds`` is null for what was not loaded."""
    return json_text({"installed": [_data(item) for item in items]})


def _lines(items: tuple[Item, ...]) -> Iterator[str]:
    rows = [_row(item) for item in items]
    table = tabulate(rows, HEADINGS, tablefmt="simple", disable_numparse=True, maxcolwidths=list(WIDTHS))
    yield from (line.rstrip() for line in table.splitlines())
    yield from section("Where they come from", (line for item in items for line in _origin(item)))
    yield from section("Problems", (line for item in items for line in _problems(item)))
    yield from section("Worth knowing", (line for item in items for text in item.remarks for line in _point(text)))
    broken = sum(item.state == LEFT_OUT for item in items)
    yield ""
    yield from paragraph(f"{counted(len(items), 'entry', 'entries')}, {broken} with a problem.", indent=0)


def _row(item: Item) -> tuple[str, ...]:
    load = "" if item.seconds is None else f"{1000 * item.seconds:.0f} ms"
    return clean(item.name), clean(item.version), item.kind, clean(", ".join(item.offers)), load, item.state


def _origin(item: Item) -> Iterator[str]:
    through = f", named by the plugin {item.plugin}" if item.plugin else ""
    yield from _point(f"{item.kind} {item.name}: {item.package or 'no package'}, {item.origin or 'several'}{through}")


def _problems(item: Item) -> Iterator[str]:
    for problem in item.problems:
        yield from _point(f"{item.kind} {item.name}: {problem}")
    for detail in item.details:
        yield from paragraph(detail, indent=4)
    for hint in item.hints:
        yield from paragraph(f"→ {hint}", indent=4)


def _point(text: str) -> list[str]:
    return paragraph(text, mark="- ")


def _data(item: Item) -> dict[str, object]:
    return {
        "name": clean(item.name),
        "kind": item.kind,
        "version": clean(item.version),
        "package": clean(item.package),
        "origin": clean(item.origin),
        "plugin": clean(item.plugin),
        "offers": [clean(offer) for offer in item.offers],
        "load_seconds": None if item.seconds is None else round(item.seconds, 4),
        "state": item.state,
        "problems": [clean(problem) for problem in item.problems],
        "hints": [clean(hint) for hint in item.hints],
        "remarks": [clean(remark) for remark in item.remarks],
        "details": [clean(detail) for detail in item.details],
    }
