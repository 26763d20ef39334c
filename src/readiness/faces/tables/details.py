"""What stands behind a result as tables: rules, answers, voices, role groups and sources."""

from collections.abc import Iterator
from fractions import Fraction

from readiness.faces.tables.table import NOTHING, Cell, Column, Kind, Table, amount, both, whole
from readiness.faces.views.answers import AnswerView, VoiceView
from readiness.faces.views.coverage import GroupView
from readiness.faces.views.details import RuleView
from readiness.faces.views.disclosure import HIDDEN
from readiness.faces.views.view import View
from readiness.faces.words.phrases import sentence
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop

RULES = (
    Column(gettext_noop("Rule")),
    Column(gettext_noop("Title"), Kind.TEXT),
    Column(gettext_noop("Dimension")),
    Column(gettext_noop("Verdict")),
    Column(gettext_noop("Secured"), Kind.NUMBER),
    Column(gettext_noop("Possible"), Kind.NUMBER),
    Column(gettext_noop("Weight"), Kind.NUMBER),
    Column(gettext_noop("Weight with rule-sets"), Kind.NUMBER),
    Column(gettext_noop("Ceiling")),
    Column(gettext_noop("Why"), Kind.TEXT),
    Column(gettext_noop("Sources"), Kind.TEXT),
)

ANSWERS = (
    Column(gettext_noop("Question id")),
    Column(gettext_noop("Dimension")),
    Column(gettext_noop("Question"), Kind.TEXT),
    Column(gettext_noop("State")),
    Column(gettext_noop("Voice")),
    Column(gettext_noop("Answer"), Kind.TEXT),
    Column(gettext_noop("Value"), Kind.NUMBER),
    Column(gettext_noop("Of"), Kind.NUMBER),
    Column(gettext_noop("Of these not known"), Kind.NUMBER),
    Column(gettext_noop("People asked"), Kind.NUMBER),
    Column(gettext_noop("Still wants")),
    Column(gettext_noop("Who knows"), Kind.TEXT),
)

GAPS = (
    Column(gettext_noop("Question id")),
    Column(gettext_noop("Dimension")),
    Column(gettext_noop("Where voices differ"), Kind.TEXT),
    Column(gettext_noop("Voice")),
    Column(gettext_noop("Answer"), Kind.TEXT),
    Column(gettext_noop("Value"), Kind.NUMBER),
    Column(gettext_noop("Of"), Kind.NUMBER),
    Column(gettext_noop("People asked"), Kind.NUMBER),
)

TRAINING = (
    Column(gettext_noop("Counts")),
    Column(gettext_noop("Role group")),
    Column(gettext_noop("Needs")),
    Column(gettext_noop("People"), Kind.NUMBER),
    Column(gettext_noop("Trained to that"), Kind.NUMBER),
    Column(gettext_noop("Perhaps trained to that"), Kind.NUMBER),
    Column(gettext_noop("Percent trained"), Kind.NUMBER),
    Column(gettext_noop("Percent perhaps trained"), Kind.NUMBER),
)

SOURCES = (
    Column(gettext_noop("Source")),
    Column(gettext_noop("Document"), Kind.TEXT),
    Column(gettext_noop("What it says"), Kind.TEXT),
    Column(gettext_noop("Address"), Kind.TEXT),
)


def rules(view: View) -> Table:
    """Give every rule with what it said."""
    return Table(
        name="rules",
        title=_("Rules"),
        about=_("Every rule with its verdict, its points of 100 and what it weighs."),
        columns=RULES,
        rows=tuple(_rule(rule) for rule in view.details.rules),
    )


def answers(view: View) -> Table:
    """Give every question with what became of it, a row for each voice."""
    return Table(
        name="answers",
        title=_("Answers"),
        about=_("Every question and what became of it, a row for each voice that answered."),
        columns=ANSWERS,
        rows=tuple(row for answer in view.details.answers for row in _answer(answer)),
    )


def gaps(view: View) -> Table:
    """Give the questions that voices answer differently."""
    return Table(
        name="gaps",
        title=_("Gaps"),
        about=_("Where voices differ, a row for each voice, the widest gap first."),
        columns=GAPS,
        rows=tuple(
            (gap.indicator, gap.dimension, sentence(gap.title), *_voice(voice), whole(voice.people))
            for gap in view.details.gaps
            for voice in gap.said
        ),
    )


def training(view: View) -> Table:
    """Give training by role group, and over everyone who needs a level."""
    coverage = view.coverage
    parts = () if coverage is None else ((_("role group"), coverage.groups), (_("everyone"), coverage.whole))
    return Table(
        name="training",
        title=_("Training"),
        about=_("How many people of each role group are trained to the level that their work needs."),
        columns=TRAINING,
        rows=tuple(_group(part, group) for part, groups in parts for group in groups),
    )


def sources(view: View) -> Table:
    """Give the published documents that something in the result rests on, a row for each theme."""
    return Table(
        name="sources",
        title=_("Sources"),
        about=_("The published documents that rules and steps rest on, a row for each theme."),
        columns=SOURCES,
        rows=tuple(
            (theme, document.title, says, document.url)
            for document in view.details.documents
            for theme, says in document.themes
        ),
    )


def _rule(rule: RuleView) -> tuple[Cell, ...]:
    return (
        rule.id,
        sentence(rule.title),
        rule.dimension,
        rule.verdict,
        *_points(rule),
        amount(rule.weighs),
        amount(rule.raised),
        sentence(rule.ceiling) if rule.ceiling else "",
        rule.why,
        rule.sources,
    )


def _points(rule: RuleView) -> tuple[Cell, Cell]:
    if rule.bar is None:
        return (HIDDEN, HIDDEN) if rule.points == HIDDEN else NOTHING
    return rule.bar.secured, rule.bar.possible


def _answer(answer: AnswerView) -> Iterator[tuple[Cell, ...]]:
    for voice in answer.voices:
        numbers = (HIDDEN,) * 4 if answer.hidden else (*_numbers(voice), whole(voice.unknown), whole(voice.people))
        yield (
            answer.indicator,
            answer.dimension,
            answer.question,
            answer.state,
            voice.apart,
            voice.said,
            *numbers,
            answer.lacks,
            answer.ask,
        )


def _voice(voice: VoiceView) -> tuple[Cell, ...]:
    return voice.apart, voice.said, *_numbers(voice)


def _numbers(voice: VoiceView) -> tuple[Cell, Cell]:
    value = amount(voice.value) if voice.value is None or isinstance(voice.value, Fraction) else voice.value
    return value, whole(voice.of)


def _group(part: str, group: GroupView) -> tuple[Cell, ...]:
    found = group.figures
    if found is None:
        return part, group.name, group.needs, *(HIDDEN,) * 5
    return part, group.name, group.needs, found.people, *both(found.trained), *both(found.share)
