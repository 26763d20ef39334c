"""A plan that is kept, read from the bytes of its file.

The file belongs to the people who keep it: they may add keys, tables and remarks of their own, which are left alone.
Pure: bytes in, a :class:`PlanFile` out, or one error with every problem of the file.
"""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from readiness.errors import PlanError
from readiness.message import message
from readiness.planning.marks import LATER, Kept, Mark, Room, Status
from readiness.reading.file_format import fits
from readiness.record import Record
from readiness.toml.outline import Sections, statements
from readiness.toml.source import BROKEN, TomlSource, key_words, salvage_toml
from readiness.toml.tables import Notebook, Table, visible, whole_hint

FORMAT = 1
"""The format of plan files that this version reads and writes."""

LATER_WORD = "later"
"""Stands in a file where a step comes after the quarters of the plan."""

MOST_QUARTERS = 40_000
"""No plan has more: the calendar of dates ends before."""

KNOWN: Mapping[str, tuple[str, ...]] = {
    "": ("format", "plan", "quarter", "step"),
    "plan": ("organisation", "begins", "as_of"),
    "quarter": ("number", "review", "stops"),
    "step": ("id", "quarter", "status", "who", "note", "reason", "started", "done"),
}
"""The keys that are read, by the table that they stand in; the empty name is the file itself."""

_NEAR = 0.75
"""How like a known key one has to be that is taken for a slip of the pen; less like it are people's own."""

_STATUSES = tuple(status.value for status in Status)
_QUARTER_HINT = f'Type the number of a quarter, such as quarter = 2, or quarter = "{LATER_WORD}".'


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PlanFile(Record):
    """A file that holds a plan: its text, with plain line ends, what it says, and what is worth knowing about it.

    ``line_end`` is what its lines end with, in the file itself.
    """

    text: str
    kept: Kept
    organisation: str = ""
    notices: tuple[str, ...] = ()
    line_end: str = "\n"


def read_plan(content: bytes, path: str) -> PlanFile:
    """Read a plan from the content of its file; ``path`` names the file in messages.

    Raises :class:`~readiness.errors.PlanError` with every problem of the file, each with its place.
    """
    source = salvage_toml(content, path, PlanError)
    notebook = Notebook(source, PlanError)
    top = Table(source.data, (), notebook)
    if not fits(top, FORMAT):
        notebook.finish()
    _note_lists(source, notebook)
    head = top.table("plan") or _missing_head(top)
    file = PlanFile(
        text=source.text,
        kept=Kept(
            begins=head.date("begins"),
            as_of=head.date("as_of"),
            marks=_marks(top),
            rooms=_rooms(top),
        ),
        organisation=_words(head, "organisation"),
        notices=tuple(_misspelt(source, top)),
        line_end="\r\n" if b"\r\n" in content else "\n",
    )
    notebook.finish()
    return file


def _note_lists(source: TomlSource, notebook: Notebook) -> None:
    """Note steps or quarters that are written as a list in brackets: nothing could be added to it."""
    sections = Sections()
    for statement in statements(source.text) if {"step", "quarter", "plan"} & source.data.keys() else ():
        if not statement.keys:
            continue
        path = sections.open(statement) if statement.brackets else sections.path(statement)
        if not statement.brackets and path in {("step",), ("quarter",), ("plan",)}:
            header = f"[{path[0]}]" if path == ("plan",) else f"[[{path[0]}]]"
            notebook.problem(path, "is written in brackets", f"Type it under a header of its own: {header}.")


def _missing_head(top: Table) -> Table:
    """Stand in for the head of the plan."""
    if not top.has("plan") and not top.notebook.salvaged:
        top.problem("plan", "is missing", "Type [plan], and under it begins and as_of, each with a date.")
    return Table({"begins": BROKEN, "as_of": BROKEN}, ("plan",), top.notebook)


def _marks(top: Table) -> tuple[Mark, ...]:
    seen: dict[str, int] = {}
    return tuple(_mark(table, number, seen) for number, table in enumerate(top.tables("step"), start=1))


def _mark(table: Table, number: int, seen: dict[str, int]) -> Mark:
    name = table.text("id", most=200, hint='Type the name of a step, such as id = "core/executive-owner@2".')
    if seen.setdefault(name, number) != number and name:
        hint = "Put what you noted into one of the two, and take the other out."
        table.problem("id", f'found "{name}" again; it is step {seen[name]} already', hint)
    mark = Mark(
        step=name,
        quarter=_quarter(table),
        status=Status(table.text("status", Status.PLANNED.value, choices=_STATUSES)),
        who=_words(table, "who"),
        note=_words(table, "note"),
        reason=_words(table, "reason"),
        started=table.date("started") if table.has("started") else None,
        done=table.date("done") if table.has("done") else None,
    )
    _note_contradictions(mark, table)
    return mark


def _quarter(table: Table) -> int:
    found = table.raw("quarter")
    if found == LATER_WORD or not table.has("quarter"):
        return LATER
    return table.whole("quarter", 1, MOST_QUARTERS, hint=_QUARTER_HINT)


def _words(table: Table, key: str) -> str:
    """Read people's own words; nothing is fine too."""
    found = table.raw(key)
    empty = isinstance(found, str) and not visible(found).strip()
    return "" if empty else table.text(key, "", lines=True)


def _note_contradictions(mark: Mark, table: Table) -> None:
    """Note where what is marked does not go together, unless the status itself could not be read."""
    status = mark.status.value
    if table.has("status") and table.raw("status") != status:
        return
    if mark.status is Status.DROPPED and not mark.reason and table.raw("reason") is not BROKEN:
        table.problem("reason", "is missing", 'Say in a few words why it is left out: reason = "…".')
    if mark.done is not None and mark.status is not Status.DONE:
        hint = 'Type status = "done", or take the date out.'
        table.problem("done", f'found a date, and the status is "{status}"', hint)
    if mark.started is not None and mark.status is Status.PLANNED:
        hint = 'Type status = "begun", or take the date out.'
        table.problem("started", f'found a date, and the status is "{status}"', hint)
    if mark.started is not None and mark.done is not None and mark.done < mark.started:
        table.problem("done", f"found {mark.done}, which is before it started", "Check the two dates.")


def _rooms(top: Table) -> tuple[Room, ...]:
    seen: set[int] = set()
    return tuple(_room(table, seen) for table in top.tables("quarter"))


def _room(table: Table, seen: set[int]) -> Room:
    hint = whole_hint(1, MOST_QUARTERS)
    number = table.whole("number", 1, MOST_QUARTERS, hint=hint)
    if number in seen and table.raw("number") == number:
        table.problem("number", f"found {number} again", "Put what you noted into one of the two.")
    seen.add(number)
    return Room(
        quarter=number,
        review=table.date("review") if table.has("review") else None,
        stops=_words(table, "stops"),
    )


def _misspelt(source: TomlSource, top: Table) -> Iterator[str]:
    """Name keys that are not known and come near one that is; all others are people's own."""
    for name, known in KNOWN.items():
        for table in _tables(top, name):
            yield from _near(source, table, known)


def _tables(top: Table, name: str) -> Iterator[Table]:
    found = top.raw(name) if name else top.data
    for place, item in enumerate(found if isinstance(found, list) else (found,)):
        if isinstance(item, dict):
            yield Table(item, () if not name else (name, place) if isinstance(found, list) else (name,), top.notebook)


def _near(source: TomlSource, table: Table, known: Iterable[str]) -> Iterator[str]:
    from difflib import get_close_matches  # noqa: PLC0415 (only for keys that are not known)

    free = [name for name in known if name not in table.data]
    for key in table.data:
        near = () if key in known else get_close_matches(key, free, n=1, cutoff=_NEAR)
        if near:
            keys = (*table.keys, key)
            line = source.locate(keys).line
            yield message(
                "{file}, line {line}: {key} is kept, and not read. Did you mean {name}?",
                file=source.path,
                line=line,
                key=key_words(keys),
                name=near[0],
            )
