"""The assessment: everything that is said about one profile, from one call."""

from collections.abc import Callable, Collection, Mapping
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

import attrs

from readiness.core.compiled import Compiled, compile_rulebook, ensure_form
from readiness.core.findings import Finding
from readiness.core.profile import Form, Profile
from readiness.core.rules import RuleBook
from readiness.core.score import Scorecard, scorecards
from readiness.core.standing import Standing, standings
from readiness.planning.outlook import Outlook
from readiness.planning.recommend import recommend
from readiness.planning.recommendations import Advice
from readiness.planning.worth import Worth
from readiness.record import Remaking, remaking

if TYPE_CHECKING:
    from readiness.planning.quarters import Plan

MOST_COMPILED = 8
"""So many compiled rule-books are kept, each for one form; a ninth takes the place of the one used longest ago."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Assessment:
    """The whole result.

    ``core`` is computed from the core rule-set alone; ``extended`` from every rule-set in use, ``None`` where core is
    the only one. ``findings``, ``advice`` and ``plan`` come from all of them. ``planner`` works the plan out.
    ``notices`` are worth knowing; ``left_out`` names what could not be used, so that the result is incomplete.
    """

    profile: Profile
    rulebook: RuleBook
    standings: Mapping[str, Standing]
    findings: tuple[Finding, ...]
    core: Scorecard
    extended: Scorecard | None
    advice: Advice
    planner: Callable[[], "Plan"]
    notices: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def plan(self) -> "Plan":
        """The steps by quarters."""
        return self.planner()

    def __reduce__(self) -> Remaking:
        """Say how it is copied, and how it is pickled for another process."""
        return remaking(self)

    def finding(self, rule_id: str) -> Finding:
        """Look a finding up by the id of its rule.

        Raises :class:`~readiness.errors.SelectionError` with near names where there is none.
        """
        rule = self.rulebook.rule(rule_id)
        return next(finding for finding in self.findings if finding.rule is rule)


def assess(  # noqa: PLR0913 - one call says everything
    profile: Profile,
    rulebook: RuleBook,
    *,
    quarters: int = 4,
    compiled: Compiled | None = None,
    notices: tuple[str, ...] = (),
    left_out: tuple[str, ...] = (),
) -> Assessment:
    """Judge a profile, score it and work out what to do next. A pure function: the same input, the same result.

    ``quarters`` is how far the plan looks ahead. ``compiled`` is the rule-book as compiled for the profile's form,
    where many assessments are made; without it the rule-books used last are kept compiled. Raises
    :class:`~readiness.errors.ProfileError` where the profile says what no file could say.
    """
    from readiness.core.soundness import check  # noqa: PLC0415 (the command reads files, which are checked already)

    check(profile, rulebook)
    if compiled is not None:
        ensure_form(profile, compiled)
    judged = judge(profile, rulebook, compiled)
    made = planner(judged, quarters=quarters)()
    return assembled(judged, partial(_same, made), notices=notices, left_out=left_out)


def _same(plan: "Plan") -> "Plan":
    """Give the plan that was made; a function with a name, which can be sent to another process."""
    return plan


class Judged(NamedTuple):
    """A profile that was judged, with what to do next; neither scored nor planned yet."""

    profile: Profile
    rulebook: RuleBook
    standings: Mapping[str, Standing]
    findings: tuple[Finding, ...]
    worth: Worth
    advice: Advice


def judge(
    profile: Profile, rulebook: RuleBook, compiled: Compiled | None = None, in_hand: Collection[str] = ()
) -> Judged:
    """Judge a profile and work out what to do next.

    ``compiled`` is as for :func:`assess`, ``in_hand`` as for :func:`~readiness.planning.recommend.recommend`.
    """
    where = standings(profile, rulebook)
    ready = compiled or compiled_for(rulebook, profile)
    encoded = ready.encode(where, profile.facts)
    found = ready.findings(encoded, where, profile.facts)
    worth = Worth(Outlook(ready, encoded))
    advice = recommend(profile, rulebook, where, found, worth, in_hand)
    return Judged(profile, rulebook, where, found, worth, advice)


def planner(judged: Judged, *, quarters: int = 4) -> Callable[[], "Plan"]:
    """Give what makes the plan, once it is asked for: a first look does without.

    Until it is let go it keeps all that was found out about the steps, several times as much as an assessment holds.
    """

    @cache
    def made() -> "Plan":
        from readiness.planning.plan import plan  # noqa: PLC0415 (imported once a plan is asked for)

        return plan(judged.profile, judged.advice, judged.worth, quarters=quarters)

    return made


def assembled(
    judged: Judged, planner: Callable[[], "Plan"], *, notices: tuple[str, ...] = (), left_out: tuple[str, ...] = ()
) -> Assessment:
    """Score what was judged, and put it together with what makes a plan of it."""
    profile, rulebook, where, found, *_ = judged
    core, extended = scorecards(found, where, rulebook, judged.worth.outlook.encoded.ends)
    return Assessment(
        profile=profile,
        rulebook=rulebook,
        standings=where,
        findings=found,
        core=core,
        extended=extended,
        advice=judged.advice,
        planner=planner,
        notices=(*notices, *profile.notices),
        left_out=left_out,
    )


def compiled_for(rulebook: RuleBook, profile: Profile) -> Compiled:
    """Compile a rule-book for a profile's form, once for as long as it is among those used last."""
    return _compiled(rulebook, profile.form)


@lru_cache(maxsize=MOST_COMPILED)
def _compiled(rulebook: RuleBook, form: Form) -> Compiled:
    return compile_rulebook(rulebook, form)
