"""Sections: what one benchmark found, as a table and as targets that are met or not."""

from collections.abc import Sequence

import attrs
from tabulate import tabulate


@attrs.frozen(kw_only=True)
class Target:
    """A speed that is aimed at. ``limit`` is the most that ``measured`` may be, or with ``at_least`` the least."""

    name: str
    measured: float
    limit: float
    unit: str = "times"
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the measured figure is on the right side of the limit."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The target as a row of a table."""
        bound = "at least" if self.at_least else "at most"
        measured, limit = f"{self.measured:.3g} {self.unit}", f"{bound} {self.limit:.3g} {self.unit}"
        return self.name, limit, measured, "met" if self.met else "not met"


@attrs.frozen(kw_only=True)
class Section:
    """What one benchmark found. ``notes`` say how to read the table."""

    title: str
    headers: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    notes: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()

    @property
    def text(self) -> str:
        """The section as Markdown."""
        return "\n\n".join([f"## {self.title}", table(self.headers, self.rows), *self.notes])


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table in Markdown: the first column to the left, figures to the right."""
    aligned = ["left", *["right"] * (len(headers) - 1)]
    return tabulate(rows, headers, tablefmt="github", disable_numparse=True, colalign=aligned)


def targets_table(targets: Sequence[Target]) -> str:
    """Write what was aimed at beside what was measured."""
    return table(("target", "aimed at", "measured", ""), [target.row for target in targets])


def duration(seconds: float) -> str:
    """Write a time with three digits, in the unit that suits it.

    >>> duration(0.0000123), duration(0.00123), duration(1.23)
    ('12.3 µs', '1.23 ms', '1.23 s')
    """
    for unit, factor in (("µs", 1e6), ("ms", 1e3)):
        if seconds * factor < 1000:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds:.3g} s"


def times(ratio: float) -> str:
    """Write how many times as long something takes.

    >>> times(0.748), times(12.34), times(1234)
    ('0.75', '12.3', '1,234')
    """
    digits = 2 if ratio < 10 else 1 if ratio < 100 else 0
    return f"{ratio:,.{digits}f}"
