"""All that a result holds as tables, for spreadsheets: one thing a row, with numbers that stay numbers.

Nothing is worked out here; every figure comes from the view, and what is too small to show is hidden there.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from readiness.faces.choices import TABLES
from readiness.faces.tables.about import about_table
from readiness.faces.tables.advice import flags, plan, quarters, questions, steps, strengths
from readiness.faces.tables.details import answers, gaps, rules, sources, training
from readiness.faces.tables.scores import ceilings, scores
from readiness.faces.tables.table import Table
from readiness.faces.views.view import View

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
    """Make every table, in the order of :data:`~readiness.faces.choices.TABLES`."""
    found = tuple(_MAKERS[name](view) for name in TABLES if name in _MAKERS)
    return (about_table(view, found), *found)


def table(view: View, name: str) -> Table:
    """Make one table, named by one of :data:`~readiness.faces.choices.TABLES`."""
    return _MAKERS[name](view) if name in _MAKERS else tables(view)[0]
