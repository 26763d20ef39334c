"""Indicators, read from the ``[[indicator]]`` tables of a rule-set."""

from readiness.core.indicators import COUNTED, DIMENSIONS, FACETS, TOP_LEVEL, VOICES, AnswerType, Derived, Indicator
from readiness.core.practice import PRACTICE_LEVELS
from readiness.core.rules import CORE
from readiness.reading.manifest_reader import own_table
from readiness.reading.old_names import NAME, read_was
from readiness.reading.references import References, read_sources
from readiness.toml.tables import Table, found_words

LEAST_COVERED = "least_covered_group"


def read_indicator(table: Table, references: References) -> Indicator:
    """Read one indicator of a rule-set, reporting every problem; what is returned then is harmless, not right."""
    table.only(*_KEYS)
    kind = _type(table)
    indicator = Indicator(
        id=table.text("id"),
        dimension=table.text("dimension", choices=DIMENSIONS),
        question=table.text("question"),
        type=kind,
        ask=table.text("ask"),
        ruleset=references.ruleset,
        levels=_levels(table) if kind is AnswerType.LEVEL else (),
        help=table.text("help", default=""),
        small_team=table.text("small_team", default=""),
        unit=table.text("unit", default=""),
        counts=table.text("counts", default="people", choices=COUNTED),
        voices=table.texts("voices", choices=VOICES),
        needs_voice=table.text("needs_voice", default="", choices=VOICES),
        top_needs_evidence=table.truth("top_needs_evidence"),
        short_form=table.truth("short_form"),
        facet=table.text("facet", default="", choices=FACETS),
        not_applicable_if=table.text("not_applicable_if", default=""),
        lower_is_better=table.truth("lower_is_better"),
        derived=_derived(table),
        sources=read_sources(table, references),
        was=read_was(table, references.ruleset),
    )
    _check_id(indicator, table)
    _check_kind(indicator, table)
    return indicator


_KEYS = (
    "id",
    "dimension",
    "question",
    "levels",
    "type",
    "ask",
    "help",
    "small_team",
    "unit",
    "counts",
    "voices",
    "needs_voice",
    "top_needs_evidence",
    "short_form",
    "facet",
    "not_applicable_if",
    "lower_is_better",
    "derived",
    "sources",
    "was",
)
_TYPES = tuple(kind.value for kind in AnswerType)
_GROUPS = "training.groups"
_BOTH_WAYS = (AnswerType.SHARE, AnswerType.COUNT, AnswerType.MONTHS, AnswerType.YES_NO)
_VOICED = (AnswerType.LEVEL, AnswerType.SHARE)


def _type(table: Table) -> AnswerType:
    """Read how an indicator is answered: five levels need no type beside them."""
    if not table.has("type"):
        if not table.has("levels"):
            kinds = ", ".join(kind for kind in _TYPES if kind != AnswerType.LEVEL)
            table.problem("id", "neither levels nor a type", f"Give five levels, or a type: {kinds}.")
        return AnswerType.LEVEL
    kind = table.text("type", choices=_TYPES)
    if kind in _TYPES and kind != AnswerType.LEVEL and table.has("levels"):
        table.problem("levels", f"levels beside the type {kind}", "Give five levels or a type, not both.")
    return AnswerType(kind) if kind in _TYPES else AnswerType.LEVEL


def _levels(table: Table) -> tuple[str, ...]:
    levels = table.texts("levels")
    if len(levels) != TOP_LEVEL + 1 and table.has("levels"):
        table.problem("levels", f"found {len(levels)} levels", f"Describe five, from 0 to {TOP_LEVEL}.")
    return levels


def _derived(table: Table) -> Derived | None:
    inner = table.table("derived")
    if inner is None:
        return None
    inner.only("coverage", "min_headcount")
    return Derived(
        coverage=inner.text("coverage", choices=(*PRACTICE_LEVELS, LEAST_COVERED)),
        min_headcount=inner.whole("min_headcount", 1, 10**6, default=1),
    )


def _check_id(indicator: Indicator, table: Table) -> None:
    if not indicator.id:
        return
    if not NAME.fullmatch(indicator.id) or len(indicator.id) > 120:
        hint = 'Write a table and a key in small letters, such as "adult_social_care.night_staff".'
        table.problem("id", f"found {found_words(indicator.id)}", hint)
        return
    wanted = indicator.dimension if indicator.ruleset == CORE else own_table(indicator.ruleset)
    if indicator.ruleset and wanted and indicator.table != wanted:
        message = f"{indicator.id} stands in the table {indicator.table}"
        hint = f"This one belongs into the table {wanted}: {wanted}.{indicator.key}."
        table.problem("id", message, hint)


def _check_kind(indicator: Indicator, table: Table) -> None:
    """Refuse what does not go with the type of the answers."""
    kind = indicator.type
    if indicator.needs_voice and (kind not in _VOICED or indicator.derived is not None):
        table.problem("needs_voice", f"answers of the type {kind} need no voice", "Only levels and shares can.")
    elif indicator.needs_voice and indicator.needs_voice not in indicator.voices:
        table.problem("needs_voice", f"{indicator.needs_voice} is not among the voices", "Add it to voices.")
    if indicator.top_needs_evidence and kind is not AnswerType.LEVEL:
        table.problem("top_needs_evidence", f"answers of the type {kind} have no top level", "Leave it out.")
    if indicator.lower_is_better and kind not in _BOTH_WAYS:
        table.problem("lower_is_better", f"answers of the type {kind} have their direction already", "Leave it out.")
    if table.has("counts") and kind is not AnswerType.SHARE:
        table.problem("counts", f"answers of the type {kind} are no share of anything", "Leave it out.")
    if indicator.derived is not None and indicator.counts != "people":
        table.problem("counts", "what is derived from role groups counts people", "Leave it out.")
    if indicator.derived is not None and kind is not AnswerType.SHARE:
        table.problem("derived", f"an answer of the type {kind} cannot be derived", 'Only type = "share" can.')
    if kind is AnswerType.GROUPS and indicator.id != _GROUPS:
        table.problem("type", "there is one table of role groups", f"Leave it to {_GROUPS}.")
