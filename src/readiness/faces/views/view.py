"""The view: everything that reports show of an assessment, worked out once, when a report asks for it.

Every report is rendered from it, so no renderer computes a figure, and what is too small to show reaches none of
them. All text is clean: no control, escape or direction-changing characters.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from readiness.assessment import Assessment
from readiness.core.profile import Form
from readiness.core.rules import Raise, RuleBook, Ruleset
from readiness.core.score import Tally
from readiness.faces.views.advice import AdviceView
from readiness.faces.views.coverage import CoverageView, coverage_view
from readiness.faces.views.disclosure import SMALLEST_GROUP, Disclosure, disclosure
from readiness.faces.views.scores import ScoresView, scores_view
from readiness.faces.words.phrases import clean, not_applicable, number, sentence, uk_date
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop, ngettext
from readiness.record import Plain
from readiness.version import VERSION

if TYPE_CHECKING:
    from readiness.faces.views.details import DetailView

ABOUT = (
    gettext_noop("No one's story is in this report."),
    gettext_noop("A structured judgement, not a validated scale."),
)
"""What a report is and is not; said before anything else."""

SUPPORT = gettext_noop(
    "If any of this touches something of your own, talk to someone you trust. In the UK and Ireland, Samaritans "
    "listen day and night on 116 123."
)
"""Where to turn; said once, at the end."""


class Headline(Plain):
    """Whom the report is about, when, and how much was asked. ``answers`` counts what became of the questions.

    ``as_of`` is the date in words.
    """

    organisation: str
    as_of: str
    form: str
    answers: str


class RulesetView(Plain):
    """A rule-set in use.

    ``format`` and ``engine`` say what it is written for, ``digest`` is the beginning of its hash.
    """

    name: str
    title: str
    version: str
    format: str
    engine: str
    publisher: str
    digest: str
    notices: tuple[str, ...]


class View:
    """Everything that reports show, each part worked out when it is first asked for.

    ``left_out`` names what could not be used; where it is not empty the result is incomplete. ``as_of`` is the day
    for which the answers are true.
    """

    engine = f"readiness {VERSION}"

    def __init__(self, assessment: Assessment, smallest_group: int) -> None:
        """Keep the result, and how many people a figure has to be about to be shown."""
        self._assessment, self._smallest_group = assessment, smallest_group
        self.headline = _headline(assessment)
        self.as_of = assessment.profile.organisation.as_of
        self.left_out = tuple(clean(name) for name in assessment.left_out)
        self.notices = tuple(clean(notice) for notice in assessment.notices)
        self.advice = AdviceView(assessment)

    @property
    def about(self) -> tuple[str, ...]:
        """What a report is and is not."""
        return tuple(map(_, ABOUT))

    @property
    def support(self) -> str:
        """Where to turn."""
        return _(SUPPORT)

    @cached_property
    def scores(self) -> ScoresView:
        """The core result."""
        return scores_view(self._assessment.core)

    @cached_property
    def extended(self) -> ScoresView | None:
        """The result with every rule-set in use; ``None`` where core is the only one."""
        extended = self._assessment.extended
        return None if extended is None else scores_view(extended)

    @property
    def widest(self) -> ScoresView:
        """The result with every rule-set in use, which is the core result where core is the only one."""
        return self.extended or self.scores

    @cached_property
    def raised(self) -> tuple[str, ...]:
        """The core rules that weigh more in the extended result, and why."""
        rulebook = self._assessment.rulebook
        return tuple(_raised(raised, rulebook) for raised in rulebook.raises.values())

    @cached_property
    def coverage(self) -> CoverageView | None:
        """How far those who need a practice level have it; ``None`` where nothing is said of role groups."""
        return coverage_view(self._assessment.profile.groups or (), self._disclosure)

    @cached_property
    def details(self) -> "DetailView":
        """Everything behind the result."""
        from readiness.faces.views.details import DetailView  # noqa: PLC0415 (a first look does without it)

        return DetailView(self._assessment, self._disclosure)

    @cached_property
    def rulesets(self) -> tuple[RulesetView, ...]:
        """The rule-sets in use, core first."""
        return tuple(_ruleset(ruleset) for ruleset in self._assessment.rulebook.rulesets)

    @property
    def hidden(self) -> str:
        """Say what the sign for a hidden figure means; empty where nothing is hidden."""
        return self._disclosure.note

    @cached_property
    def _disclosure(self) -> Disclosure:
        a = self._assessment
        return disclosure(a.profile, a.rulebook, a.findings, self._smallest_group)


def view(assessment: Assessment, *, smallest_group: int = SMALLEST_GROUP) -> View:
    """Show an assessment: text that is clean, and figures that are about enough people.

    Figures about fewer people than ``smallest_group`` are hidden; less than
    :data:`~readiness.faces.views.disclosure.SMALLEST_GROUP` counts as that.
    """
    return View(assessment, smallest_group)


def _headline(assessment: Assessment) -> Headline:
    organisation = assessment.profile.organisation
    counts = assessment.core.overall.tally
    return Headline(
        organisation=clean(organisation.name),
        as_of=uk_date(organisation.as_of),
        form=_form(assessment.profile.form, counts),
        answers=_answers(counts),
    )


def _form(form: Form, counts: Tally) -> str:
    questions = counts.asked + counts.not_applicable
    if form is Form.SHORT:
        return _("short form: on the {number} asked").format(number=questions)
    words = ngettext("full form: {number} question", "full form: {number} questions", questions)
    return words.format(number=questions)


def _answers(counts: Tally) -> str:
    said = [
        _("{number} answered").format(number=counts.answered),
        _("{number} not known yet").format(number=counts.unknown) if counts.unknown else "",
        _("{number} not answered yet").format(number=counts.unanswered) if counts.unanswered else "",
        not_applicable(counts.not_applicable),
    ]
    return ", ".join(part for part in said if part)


def _ruleset(ruleset: Ruleset) -> RulesetView:
    return RulesetView(
        name=clean(ruleset.name),
        title=clean(ruleset.title),
        version=clean(ruleset.version),
        format=str(ruleset.format),
        engine=clean(ruleset.engine),
        publisher=clean(ruleset.publisher),
        digest=ruleset.digest[:12],
        notices=tuple(clean(notice) for notice in ruleset.notices),
    )


def _raised(raised: Raise, rulebook: RuleBook) -> str:
    rule = rulebook.rule(raised.rule)
    more, usual = number(raised.weight), number(rule.weight)
    return _("“{title}” weighs {more} in place of {usual} ({ruleset}): {why}").format(
        title=clean(rule.title), more=more, usual=usual, ruleset=raised.ruleset, why=sentence(clean(raised.why))
    )
