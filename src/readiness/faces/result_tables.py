"""All that a result holds as tables, for spreadsheets: one thing a row, with numbers that stay numbers.

Nothing is worked out here; every figure comes from the view, and what is too small to show is hidden there.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from readiness.faces.about_table import about_table
from readiness.faces.advice_tables import flags, plan, quarters, questions, steps, strengths
from readiness.faces.detail_tables import answers, gaps, rules, sources, training
from readiness.faces.score_tables import ceilings, scores
from readiness.faces.table import Table
from readiness.faces.table_names import TABLES
from readiness.faces.view import View

_MAKERS: Mapping[str, Callable[[View], Table]] = MappingProxyType(
    {
        "strengths": strengths,
        "scores": scores,
        "ceilings": ceilings,
        "steps": steps,
        "questions": questions,
        "flags": flags,
        "plan": plan,
        "quarters": quarters,
        "rules": rules,
        "answers": answers,
        "gaps": gaps,
        "training": training,
        "sources": sources,
    }
)


def tables(view: View) -> tuple[Table, ...]:
    """Make every table, in the order of :data:`~readiness.faces.table_names.TABLES`."""
    found = tuple(_MAKERS[name](view) for name in TABLES if name in _MAKERS)
    return (about_table(view, found), *found)


def table(view: View, name: str) -> Table:
    """Make one table, named by one of :data:`~readiness.faces.table_names.TABLES`."""
    return _MAKERS[name](view) if name in _MAKERS else tables(view)[0]
