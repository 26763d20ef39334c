"""The report: what is said, in which order, before it becomes text, Markdown or anything else.

All its words are put together here, once; a renderer only decides how a block looks.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from readiness.core.indicators import DIMENSIONS
from readiness.faces.report.blocks import (
    BarRow,
    Bars,
    Block,
    Bullets,
    Entries,
    Entry,
    Paragraph,
    Report,
    Section,
    Table,
    bullets,
    entries,
    section,
    step_key,
)
from readiness.faces.views.advice import BundleView, QuestionView, ReviewView, StepView, StrengthView
from readiness.faces.views.coverage import CoverageView
from readiness.faces.views.scores import CeilingView, ScoresView
from readiness.faces.views.view import RulesetView, View
from readiness.faces.words.phrases import (
    dimension_inside,
    dimension_title,
    first_sentence,
    listing,
    not_applicable,
    quoted,
    sentence,
)
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import ngettext

if TYPE_CHECKING:
    from readiness.faces.views.details import GapView, RuleView, SilenceView

FIRST_STRENGTHS = 3
FIRST_CEILINGS = 1
FIRST_QUESTIONS = 3
FIRST_REVIEWS = 1
"""How many of each the first view shows."""

FIRST_THINGS = 5
"""So many things to do are enough for a first view: where doing comes first, few steps leave room for questions."""

FIRST_WHOLE = 5
"""How many steps a full report tells with their reasons at once."""


def short_report(view: View) -> Report:
    """Put together the first view: strengths, the five dimensions, and the first things to do.

    Where too little is settled for a band, finding out comes before doing.
    """
    questions = view.advice.find_out[: _many_questions(view)]
    asking = section("find-out", _("Find out first"), _first_questions(questions))
    doing = section("steps", _("Next steps"), _first_steps(view))
    sections = (
        section("strengths", _("What stands well"), _strengths(view.advice.strengths[:FIRST_STRENGTHS], view)),
        section("dimensions", _("The five dimensions, of 100 points"), _scores(view)),
        section(
            "ceilings",
            _("What holds it back"),
            (*first_ceilings(view, steps=True), *_titles(view.advice.reviews)),
        ),
        *((doing, asking) if view.scores.overall.settled else (asking, doing)),
    )
    return report_of(view, sections, (Paragraph(_more(view)), Paragraph(view.support)))


def full_report(view: View) -> Report:
    """Put together everything: what the first view shows, and all that stands behind it."""
    advice, details = view.advice, view.details
    sections = (
        section("strengths", _("What stands well"), _strengths(advice.strengths, view, keep=True)),
        section("dimensions", _("The five dimensions, of 100 points"), (*_scores(view), *_remarks(view.scores))),
        *_extended(view),
        section("ceilings", _("What holds it back"), _all_ceilings(view.scores.ceilings)),
        section("steps", _("Next steps"), _all_steps(view)),
        section("bundles", _("Steps that belong together"), _bundles(advice.bundles)),
        section("out-of-reach", _("Out of reach for now"), bullets(advice.out_of_reach)),
        section("find-out", _("Find out first"), _questions("find-out", advice.find_out)),
        section("evidence", _("Add evidence"), _questions("evidence", advice.evidence)),
        section("flags", _("Worth a look"), _reviews(advice.reviews)),
        section("gaps", _("Where voices differ"), _gaps(details.gaps)),
        section("coverage", _("Training by role group"), _coverage(view.coverage)),
        section("plan", _("The plan"), _plan(view)),
        *_rules(details.rules),
        section("unknown", _("Asked, and not known yet"), _silences(details.unknown)),
        section("unanswered", _("Not answered yet"), _silences(details.unanswered)),
        section("not-applicable", _("Does not apply"), _silences(details.not_applicable)),
        section("method", _("How this was worked out"), (*_method(view), _rulesets(view))),
        section("sources", _("Sources"), _sources(view)),
    )
    return report_of(view, sections, (*([Paragraph(view.hidden)] if view.hidden else []), Paragraph(view.support)))


def title_words(view: View) -> str:
    """Say what a report is about, and as of when."""
    words = _("Readiness of {organisation} to become trauma-informed, {date}")
    return words.format(organisation=view.headline.organisation, date=view.headline.as_of)


def left_out_words(view: View) -> str:
    """Say that something had to be left out; empty where nothing was."""
    names = "; ".join(view.left_out)
    return _("This result is incomplete. Left out: {names}").format(names=names) if names else ""


def first_ceilings(view: View, *, steps: bool = False) -> tuple[Block, ...]:
    """Show the costliest ceilings, each with its first reason, and name the others.

    One that costs nothing yet is told whole only where none costs anything, and left out where it is not sure.
    ``steps`` says besides what lifts them.
    """
    costly = [ceiling for ceiling in view.scores.ceilings if ceiling.costs]
    sure = [ceiling for ceiling in view.scores.ceilings if ceiling.sure and not ceiling.costs]
    told = costly[:FIRST_CEILINGS] or sure[:1]
    rest = [dimension_inside(ceiling.dimension) for ceiling in (*costly, *sure) if ceiling not in told]
    first = [
        " ".join((_ceiling(ceiling, ceiling.reasons[:1]), *(_lifted(ceiling, view) if steps else ())))
        for ceiling in told
    ]
    if rest:
        words = _("There is a ceiling on {dimensions} too.").format(dimensions=listing(rest))
        first[-1] = f"{first[-1]} {words}"
    return bullets(first)


def report_of(view: View, sections: Iterable[Section], closing: tuple[Block, ...]) -> Report:
    """Put a report together: what every report begins with, then its sections; empty ones are left out."""
    headline = view.headline
    return Report(
        warning=left_out_words(view),
        title=title_words(view),
        subtitle=sentence(f"{headline.form}; {headline.answers}"),
        opening=(Paragraph(" ".join(view.about)), *(Paragraph(notice, label=_("Note")) for notice in view.notices)),
        sections=tuple(section for section in sections if section.blocks),
        closing=closing,
    )


def _strengths(strengths: tuple[StrengthView, ...], view: View, *, keep: bool = False) -> tuple[Block, ...]:
    if not strengths:
        return tuple(_begun(view))
    if keep:
        return entries(Entry(item.words, _kept(item)) for item in strengths)
    return bullets(item.words for item in strengths)


def _kept(strength: StrengthView) -> tuple[tuple[str, str], ...]:
    return ((_("Keep it"), strength.keep),) if strength.keep else ()


def _begun(view: View) -> Iterator[Block]:
    begun = view.details.begun[:FIRST_STRENGTHS]
    if not begun:
        yield Paragraph(_("Nothing is settled yet: answers and first steps will show what stands well."))
        return
    named = "; ".join(map(quoted, begun))
    yield Paragraph(_("Nothing stands firm yet. Work has begun towards {titles}.").format(titles=named))


def _scores(view: View) -> Iterator[Block]:
    yield _bars(view.scores)
    overall, coverage = view.scores.overall, view.coverage
    if coverage is not None and (coverage.shares or coverage.least):
        yield Paragraph(_trained(coverage), label=_("Trained where needed"))
    if overall.balance and overall.settled:
        yield Paragraph(overall.balance)
    if overall.undefined:
        words = _("{dimensions} did not count, because nothing in it applies.")
        yield Paragraph(words.format(dimensions=overall.undefined))
    if view.extended is not None:
        yield Paragraph(_beside(view.extended), label=_with_rulesets(view))


def _trained(coverage: CoverageView) -> str:
    least = _("Least: {group}.").format(group=coverage.least) if coverage.least else ""
    shares = f"{', '.join(coverage.shares)}." if coverage.shares else ""
    return " ".join(part for part in (shares, least) if part)


def _bars(scores: ScoresView) -> Bars:
    rows = tuple(BarRow(title=d.title, bar=d.bar, figure=d.figure, words=d.words) for d in scores.dimensions)
    overall = scores.overall
    total = BarRow(title=_("Overall"), bar=overall.bar, figure=overall.figure, words=overall.words)
    return Bars(rows=rows, total=total)


def _with_rulesets(view: View) -> str:
    # Translators: a heading; the names of rule-sets, as in With education and justice.
    return _("With {rulesets}").format(rulesets=listing(ruleset.name for ruleset in view.rulesets[1:]))


def _beside(scores: ScoresView) -> str:
    # Translators: a figure and a band, as in overall 42 to 55, developing.
    return _("overall {figure}, {words}.").format(figure=scores.overall.figure, words=scores.overall.words)


def _extended(view: View) -> Iterator[Section]:
    if view.extended is None:
        return
    intro = Paragraph(_("The figures above come from the core alone, so that organisations stay comparable."))
    ceilings = _all_ceilings(view.extended.ceilings)
    blocks = (intro, _bars(view.extended), *_remarks(view.extended), *bullets(view.raised), *ceilings)
    yield section("extended", _with_rulesets(view), blocks)


def _remarks(scores: ScoresView) -> Iterator[Block]:
    """Say for each dimension how many questions stand behind it, and what leaving some out does."""
    items = []
    for dimension in scores.dimensions:
        counts = ", ".join(part for part in (dimension.answers, not_applicable(dimension.not_applicable)) if part)
        words = "; ".join(part for part in (counts, dimension.left_out) if part)
        items.append(_("{dimension}: {words}.").format(dimension=dimension.title, words=words))
    yield Bullets(tuple(items))


def _lifted(ceiling: CeilingView, view: View) -> Iterator[str]:
    """Name the step that lifts a ceiling which costs points, where one is enough and no first step shows it."""
    advice = view.advice
    if not ceiling.costs:
        return
    shown = {step.number for step in (*advice.first, *_largest(view))}
    for bundle in advice.bundles:
        if bundle.dimension == ceiling.title and len(bundle.lifting) == 1:
            ((number, do),) = bundle.lifting
            if number not in shown:
                yield _("Step {number} lifts it: {do}").format(number=number, do=do)


def _all_ceilings(ceilings: Iterable[CeilingView]) -> tuple[Block, ...]:
    words = _("{ceiling} Without the ceiling: {figure}.")
    return bullets(
        words.format(ceiling=_ceiling(ceiling, ceiling.reasons), figure=ceiling.without) for ceiling in ceilings
    )


def _ceiling(ceiling: CeilingView, reasons: Iterable[str]) -> str:
    if ceiling.sure:
        words = _("{dimension} cannot pass {points} yet: {because}.")
    else:
        words = _("{dimension} may be held at {points}, not settled yet: {because}.")
    held = words.format(dimension=ceiling.title, points=ceiling.at, because="; ".join(reasons))
    if not ceiling.costs:
        return held
    return _("{ceiling} This holds back {points}.").format(ceiling=held, points=ceiling.costs)


def _first_steps(view: View) -> Iterator[Block]:
    first, largest = view.advice.first, _largest(view)
    if view.advice.strain and first:
        yield Paragraph(view.advice.strain)
    yield from entries(Entry(step.short, _brief(step), step.number) for step in first)
    if largest:
        yield Paragraph(_("And towards what would add most, once what comes first allows it:"))
        yield Entries((_towards(largest[:-1], largest[-1]),))


def _largest(view: View) -> tuple[StepView, ...]:
    """Give the steps towards where most is to gain, where enough is settled to say so."""
    return view.advice.largest if view.scores.overall.settled else ()


def _brief(step: StepView) -> tuple[tuple[str, str], ...]:
    """Say who takes a step, what it is worth, and why, in one go; of the very first one also how to begin."""
    begin = step.first if step.number == 1 else ""
    # Translators: why a step is advised, with who published that, as in Leaders open doors (Somebody 2024).
    why = _("{why} ({publisher}).").format(why=first_sentence(step.why).removesuffix("."), publisher=step.publisher)
    found = [(_("Begin"), begin), (_("Who"), f"{step.by}. {_worth(step, reasons=(step.reason,))} {why}")]
    return tuple((label, text) for label, text in found if text)


def _towards(before: Sequence[StepView], step: StepView) -> Entry:
    """Tell a step from further down the list, with those that have to come first and are not told before."""
    needed = [
        (_("First, step {number}").format(number=first.number), f"{first.short} {sentence(first.effort)}")
        for first in before
    ]
    told = step.changed(after="") if before else step
    return Entry(step.short, (*needed, *_brief(told)), step.number)


def _worth(step: StepView, overall: str = "", reasons: Sequence[str] = ()) -> str:
    # Translators: steps that come before, as in after steps 1 and 3.
    after = _("after {steps}").format(steps=step.after) if step.after else ""
    return sentence(", ".join(part for part in (step.effort, step.gain, overall, *reasons, after) if part))


def _all_steps(view: View) -> Iterator[Block]:
    if view.advice.strain and view.advice.steps:
        yield Paragraph(view.advice.strain)
    if view.advice.steps:
        first, rest = view.advice.steps[:FIRST_WHOLE], view.advice.steps[FIRST_WHOLE:]
        yield from entries(_step(step, _whole_step(step)) for step in first)
        yield from _later_steps(rest)


def _later_steps(steps: Iterable[StepView]) -> tuple[Block, ...]:
    """Leave out why: the rule that a step belongs to says it further down."""
    why = _("Why")
    return entries(_step(step, tuple(detail for detail in _whole_step(step) if detail[0] != why)) for step in steps)


def _step(step: StepView, details: tuple[tuple[str, str], ...]) -> Entry:
    return Entry(step.do, details, step.number, step_key(step.number))


def _whole_step(step: StepView) -> tuple[tuple[str, str], ...]:
    found = [
        (_("Begin"), step.first),
        (_("Good enough when"), step.good_enough_when),
        (_("Who"), f"{step.by}."),
        (_("Worth"), _worth(step, step.gain_overall, step.reasons)),
        (_("Also covers"), f"{step.covered}." if step.covered else ""),
        (_("Why"), step.why),
        (_("Sources"), f"{step.sources}."),
    ]
    return tuple((label, text) for label, text in found if text)


def _bundles(bundles: Iterable[BundleView]) -> tuple[Block, ...]:
    return bullets(_bundle(bundle) for bundle in bundles)


def _bundle(bundle: BundleView) -> str:
    gains = listing(part for part in (bundle.gain, bundle.gain_overall) if part)
    if not gains:
        words = _("{dimension}: {lifts} to lift the ceiling.")
    elif not bundle.steps:
        words = _("{dimension}: {lifts} to lift the ceiling; that gives {gains}.")
    else:
        words = _("{dimension}: {lifts} to lift the ceiling; with {steps} that gives {gains}.")
    return words.format(dimension=bundle.dimension, lifts=bundle.lifts, steps=bundle.steps, gains=gains)


def _many_questions(view: View) -> int:
    if not view.scores.overall.settled:
        return FIRST_QUESTIONS
    told = len(view.advice.first) + bool(view.advice.largest)
    return min(FIRST_QUESTIONS, FIRST_THINGS - told)


def _first_questions(questions: Iterable[QuestionView]) -> tuple[Block, ...]:
    return bullets(f"{question.do} {_settles(question)}" for question in questions)


def _questions(key: str, questions: Iterable[QuestionView]) -> tuple[Block, ...]:
    return entries(
        Entry(question.question, _question(question), key=f"{key}-{question.indicator}") for question in questions
    )


def _question(question: QuestionView) -> tuple[tuple[str, str], ...]:
    reasons = " ".join(sentence(reason) for reason in question.reasons)
    worth = f"{_settles(question)} {reasons}".strip()
    found = [(_("Do"), question.do), (_("Ask"), f"{question.ask}."), (_("Worth"), worth)]
    return tuple((label, text) for label, text in found if text)


def _settles(question: QuestionView) -> str:
    return sentence(question.settles) if question.settles else ""


def _titles(reviews: tuple[ReviewView, ...]) -> tuple[Block, ...]:
    titles = [sentence(review.title) for review in reviews[:FIRST_REVIEWS]]
    left = len(reviews) - len(titles)
    more = [ngettext("And {number} more.", "And {number} more.", left).format(number=left)] if left else []
    return (Paragraph(" ".join([*titles, *more]), label=_("Worth a look")),) if titles else ()


def _reviews(reviews: Iterable[ReviewView]) -> tuple[Block, ...]:
    return entries(
        Entry(sentence(review.title), tuple(_review(review)), key=f"look-{review.rule}") for review in reviews
    )


def _review(review: ReviewView) -> Iterator[tuple[str, str]]:
    yield _("Seen"), review.says
    yield _("Why it matters"), review.why
    for action in review.actions:
        words = _("{do} Begin: {first} Who: {by}, {effort}.") if action.first else _("{do} Who: {by}, {effort}.")
        yield _("Do"), words.format(do=action.do, first=action.first, by=action.by, effort=action.effort)
    yield _("Sources"), f"{review.sources}."


def _gaps(gaps: Iterable["GapView"]) -> tuple[Block, ...]:
    return bullets(f"{sentence(gap.title)} {sentence('; '.join(gap.voices))}" for gap in gaps)


def _coverage(coverage: CoverageView | None) -> Iterator[Block]:
    if coverage is None:
        return
    headings = (_("Role group"), _("People"), _("Needs"), _("Trained to that"), _("Share"))
    rows = [(g.name, g.people, g.needs, g.trained, g.share) for g in (*coverage.groups, *coverage.whole)]
    yield Table(headings=headings, rows=tuple(rows))
    if coverage.least:
        yield Paragraph(_("Least covered: {group}.").format(group=coverage.least))


def _plan(view: View) -> Iterator[Block]:
    plan = view.advice.plan
    if not plan.quarters:
        return
    # Translators: the pace of a plan, as in At 6 effort points a quarter.
    yield Paragraph(_("At {pace}.").format(pace=plan.pace))
    if plan.question:
        yield Paragraph(plan.question)
    if plan.small_win:
        yield Paragraph(plan.small_win, label=_("A small win that people will see"))
    for quarter in plan.quarters:
        words = _("{spent}. By its end: {figures}.").format(spent=quarter.spent, figures=quarter.then)
        yield Paragraph(words, label=quarter.title)
        yield from bullets(quarter.entries)
    if plan.later:
        yield Paragraph(f"{plan.later}.", label=_("Later"))
    if plan.unreached:
        yield Paragraph(_("These cannot be reached with the steps that there are:"), label=_("Targets"))
        yield from bullets(plan.unreached)


def _rules(rules: Iterable["RuleView"]) -> Iterator[Section]:
    listed = tuple(rules)
    asked = [rule for rule in listed if rule.asked]
    for name in DIMENSIONS:
        found = (_rule(rule) for rule in asked if rule.dimension == dimension_title(name))
        title = _("Every rule: {dimension}").format(dimension=dimension_inside(name))
        yield section(f"rules-{name}", title, entries(found))
    yield section(
        "not-asked",
        _("Not asked in the short form"),
        bullets(sentence(rule.title) for rule in listed if not rule.asked),
    )


def _rule(rule: "RuleView") -> Entry:
    details = [("", _said(rule))]
    details += [(_("Ceiling"), sentence(rule.ceiling))] if rule.ceiling else []
    details += [(read.question, _answer(read.answer, read.lacks)) for read in rule.read]
    told = (*details, (_("Why"), rule.why), (_("Sources"), f"{rule.sources}."))
    return Entry(sentence(rule.title), told, key=f"rule-{rule.id}")


def _said(rule: "RuleView") -> str:
    if not rule.points:
        return _("{rule}: {verdict}.").format(rule=rule.id, verdict=rule.verdict)
    words = _("{rule}: {verdict}, {points} of 100, weight {weight}.")
    return words.format(rule=rule.id, verdict=rule.verdict, points=rule.points, weight=rule.weight)


def _answer(answer: str, lacks: str) -> str:
    if not lacks:
        return sentence(answer)
    return sentence(_("{answer}; to count in full it wants {support}").format(answer=answer, support=lacks))


def _silences(silences: Iterable["SilenceView"]) -> tuple[Block, ...]:
    return bullets(_silence(item) for item in silences)


def _silence(item: "SilenceView") -> str:
    words = sentence(item.reason) if item.reason else _("Ask {who}.").format(who=item.ask)
    return f"{item.question} {words}"


def _method(view: View) -> Iterator[Block]:
    from readiness.faces.words.method import METHOD  # noqa: PLC0415 (a first look does without)

    yield from (Paragraph(_(text)) for text in METHOD)
    words = _("Worked out by {engine}, as of {date}, with these rule-sets:")
    yield Paragraph(words.format(engine=view.engine, date=view.headline.as_of))


def _rulesets(view: View) -> Bullets:
    return Bullets(tuple(ruleset_words(ruleset) for ruleset in view.rulesets))


def ruleset_words(ruleset: RulesetView) -> str:
    """Say what a rule-set is, who made it, and which version of it this is."""
    if ruleset.engine:
        words = _("{publisher}, format {format}, for readiness {engine}, hash {hash}.")
    else:
        words = _("{publisher}, format {format}, hash {hash}.")
    made = words.format(
        publisher=ruleset.publisher, format=ruleset.format, engine=ruleset.engine, hash=ruleset.digest
    )
    return " ".join([f"{ruleset.name} {ruleset.version}: {ruleset.title}.", made, *ruleset.notices])


def _sources(view: View) -> tuple[Block, ...]:
    return entries(
        Entry(document.title, (*([("", document.url)] if document.url else []), *document.themes))
        for document in view.details.documents
    )


def _more(view: View) -> str:
    advice = view.advice
    found = [
        _many_steps(advice.many) if advice.many > len(advice.first) else "",
        _many_strengths(len(advice.strengths)) if len(advice.strengths) > FIRST_STRENGTHS else "",
        _("the plan") if advice.planned else "",
        _("every rule"),
    ]
    return _("With --full: {things}, with reasons.").format(things=listing(part for part in found if part))


def _many_steps(number: int) -> str:
    return ngettext("all {number} step", "all {number} steps", number).format(number=number)


def _many_strengths(number: int) -> str:
    return ngettext("{number} strength", "{number} strengths", number).format(number=number)
