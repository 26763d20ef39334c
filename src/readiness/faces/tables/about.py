"""The table about a result: what it is and is not, whom it is about, how it came about, and what the others hold."""

from collections.abc import Iterable, Iterator, Sequence

from readiness.faces.report.report import left_out_words, ruleset_words
from readiness.faces.tables.table import Cell, Column, Kind, Table
from readiness.faces.views.view import View
from readiness.faces.words.method import METHOD
from readiness.faces.words.phrases import sentence, whole
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop, ngettext

COLUMNS = (Column(gettext_noop("About")), Column(gettext_noop("What there is to know"), Kind.TEXT))


def about_table(view: View, others: Sequence[Table]) -> Table:
    """Say of a result, and of the other tables, what somebody has to know who reads them.

    Where something had to be left out, that comes first.
    """
    return Table(
        name="about",
        title=_("About"),
        about=_("What this is and is not, whom it is about, and how it came about."),
        columns=COLUMNS,
        rows=(*_whose(view), *_notes(view), *_contents(others), *_made(view), (_("Support"), view.support)),
    )


def _whose(view: View) -> Iterator[tuple[Cell, ...]]:
    if view.left_out:
        yield _("Incomplete"), left_out_words(view)
    yield _("Organisation"), view.headline.organisation
    yield _("As of"), view.as_of
    yield _("Form"), sentence(view.headline.form)
    yield _("Answers"), sentence(view.headline.answers)


def _notes(view: View) -> Iterator[tuple[Cell, ...]]:
    yield _("What this is"), " ".join(view.about)
    yield from ((_("Note"), notice) for notice in view.notices)
    if view.hidden:
        yield _("Hidden figures"), view.hidden


def _contents(others: Iterable[Table]) -> Iterator[tuple[Cell, ...]]:
    for table in others:
        many = len(table.rows)
        rows = ngettext("{number} row.", "{number} rows.", many).format(number=whole(many))
        yield _("Table {name}").format(name=table.title), f"{table.about} {rows}"


def _made(view: View) -> Iterator[tuple[Cell, ...]]:
    yield from ((_("Method"), _(text)) for text in METHOD)
    yield _("Worked out by"), view.engine
    yield from ((_("Rule-set"), ruleset_words(ruleset)) for ruleset in view.rulesets)
    yield from ((_("Raised weight"), words) for words in view.raised)
