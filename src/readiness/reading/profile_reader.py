"""A profile, read from the bytes of its file and checked against the questions of a rule-book.

Pure: bytes in, a :class:`~readiness.core.profile.Profile` out, or one error with every problem of the file.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from readiness.core.bands import BANDS
from readiness.core.indicators import DIMENSIONS, AnswerType, Indicator
from readiness.core.practice import RoleGroup
from readiness.core.profile import DEFAULT_CAPACITY, Answer, Form, NotApplicable, Organisation, Profile
from readiness.core.rules import RuleBook
from readiness.errors import ProfileError
from readiness.reading.answer_reader import read_answer
from readiness.reading.file_format import fits
from readiness.reading.question_names import Place, placed, placed_by_id, question_names
from readiness.reading.role_group_reader import MAX_NAME, read_role_groups
from readiness.record import Plain
from readiness.toml.source import Keys, TomlSource, salvage_toml
from readiness.toml.tables import Notebook, Table

FORMAT = 1
"""The format of profiles that this version reads and writes."""

MAX_CAPACITY = 10_000
"""The most effort points a quarter; far beyond what any plan can hold."""

_KEYS = ("format", "form", "organisation", "targets")
_TABLE_HINT = "No rule-set in use asks anything under this name."
_PLAN_HINT = "Name the profile; to go on from the plan, type its name after --update."
_FORMS = tuple(form.value for form in Form)


def read_profile(content: bytes, path: str, rulebook: RuleBook, as_of: dt.date | None = None) -> Profile:
    """Read a profile from the content of its file; ``path`` names the file in messages.

    ``as_of`` takes the place of the date in the file. Raises :class:`~readiness.errors.ProfileError` with every
    problem of the file, each with its place where it has one.
    """
    return read_salvaged(salvage_toml(content, path, ProfileError), rulebook, as_of)


def read_salvaged(source: TomlSource, rulebook: RuleBook, as_of: dt.date | None = None) -> Profile:
    """Read a profile from what :func:`~readiness.toml.source.salvage_toml` could read of its file.

    Raises :class:`~readiness.errors.ProfileError` as :func:`read_profile` does.
    """
    notebook = Notebook(source, ProfileError)
    top = Table(source.data, (), notebook)
    if not fits(top, FORMAT) or _is_a_plan(top):
        notebook.finish()
    names = question_names(rulebook)
    if not top.data.keys() <= {*_KEYS, *names.tables}:
        top.only(*_KEYS, *names.tables, also=rulebook.indicators, hint=_TABLE_HINT)
    organisation = _read_organisation(top, as_of)
    form = Form(top.text("form", Form.FULL.value, choices=_FORMS))
    found = placed(top, names)
    said = _read_answers(found.places, form, organisation.as_of)
    profile = Profile(
        organisation=organisation,
        form=form,
        answers=said.answers,
        groups=said.groups,
        targets=_read_targets(top),
        notices=found.notices,
    )
    notebook.finish()
    return profile


def read_answers(  # noqa: PLR0913, PLR0917  # what a case gives, one by one
    given: Mapping[str, object],
    organisation: Mapping[str, object],
    form: str,
    as_of: dt.date,
    rulebook: RuleBook,
    notebook: Notebook,
    keys: Keys = (),
) -> Profile:
    """Read a profile from answers keyed by full indicator id, as the cases of a rule-set give them.

    Problems are noted in ``notebook``, under ``given`` and ``organisation`` at ``keys``; it is for the caller to
    finish it, and the profile is of use only where it is clean.
    """
    answers = Table(given, (*keys, "given"), notebook)
    facts = Table({"name": "an example", **organisation}, (*keys, "organisation"), notebook)
    kind = Table({"form": form}, keys, notebook).text("form", choices=_FORMS)
    chosen = Form(kind) if kind else Form.FULL
    said = _read_answers(placed_by_id(answers, rulebook), chosen, as_of)
    described = _read_facts(facts, as_of)
    return Profile(organisation=described, form=chosen, answers=said.answers, groups=said.groups)


def _is_a_plan(top: Table) -> bool:
    """Say whether somebody took the plan that they keep for their profile; what to type instead is noted."""
    found = top.has("plan") and not top.has("organisation")
    if found:
        top.problem("plan", "this is a plan that is kept, not a profile", _PLAN_HINT)
    return found


class _Said(Plain):
    answers: Mapping[str, Answer | NotApplicable]
    groups: tuple[RoleGroup, ...] | None


def _read_answers(places: Iterable[Place], form: Form, as_of: dt.date) -> _Said:
    answers: dict[str, Answer | NotApplicable] = {}
    groups: tuple[RoleGroup, ...] | None = None
    for table, key, indicator in places:
        if not _is_asked(table, key, indicator, form):
            continue
        if indicator.type is AnswerType.GROUPS and isinstance(table.raw(key), list):
            groups = read_role_groups(table, key)
        elif answer := read_answer(table, key, indicator, as_of):
            answers[indicator.id] = answer
    return _Said(answers, groups)


def _is_asked(table: Table, key: str, indicator: Indicator, form: Form) -> bool:
    """Check that there is anything to answer, and note it where there is not."""
    if indicator.derived is not None:
        hint = "Delete this line, and describe the role groups, each under [[training.groups]]."
        table.problem(key, "is worked out from training.groups", hint)
        return False
    if form is Form.SHORT and not indicator.short_form:
        table.problem(key, "is not asked in the short form", 'Delete this line, or type form = "full" at the top.')
        return False
    return True


def _read_organisation(top: Table, as_of: dt.date | None) -> Organisation:
    table = top.table("organisation")
    if table is None:
        if not top.has("organisation") and not top.notebook.salvaged:
            hint = 'Type [organisation] and, in the lines below it, name = "…" and as_of = 2026-11-01.'
            top.problem("organisation", "is missing", hint)
        return Organisation(name="", as_of=as_of or dt.date.max)
    hint = "Type the day for which the answers are true, as year-month-day: as_of = 2026-11-01."
    stated = table.date("as_of", hint=hint) if table.has("as_of") or as_of is None else as_of
    return _read_facts(table, as_of or stated)


def _read_facts(table: Table, as_of: dt.date) -> Organisation:
    table.only("name", "sector", "setting", "workforce", "as_of", "capacity")
    workforce_hint = "Enter how many people work here, 1 or more; or leave it out."
    capacity_hint = "Enter effort points a quarter, 1 or more: a small step takes 1, a large one 4."
    return Organisation(
        name=table.text("name", most=MAX_NAME),
        as_of=as_of,
        sector=_once(table, "sector"),
        setting=_once(table, "setting"),
        workforce=table.whole("workforce", 1, hint=workforce_hint) if table.has("workforce") else None,
        capacity=table.whole("capacity", 1, MAX_CAPACITY, DEFAULT_CAPACITY, hint=capacity_hint),
        capacity_given=table.has("capacity"),
    )


def _once(table: Table, key: str) -> tuple[str, ...]:
    """Read a list of names, each of which stands there once."""
    names = table.texts(key)
    if len(set(names)) < len(names):
        table.problem(key, "found the same name twice", "Keep one of the two.")
    return names


def _read_targets(top: Table) -> dict[str, str]:
    table = top.table("targets")
    if table is None:
        return {}
    table.only(*DIMENSIONS)
    targets = {name: table.text(name, "", choices=BANDS) for name in DIMENSIONS if table.has(name)}
    return {name: band for name, band in targets.items() if band}
