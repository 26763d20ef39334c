"""The report: what is said, in which order, before it becomes text, Markdown or anything else.

All its words are put together here, once; a renderer only decides how a block looks.
"""

from collections.abc import Iterable, Iterator, Sequence

from readiness.core.indicators import DIMENSION_TITLES
from readiness.faces.advice_view import BundleView, QuestionView, ReviewView, StepView, StrengthView
from readiness.faces.blocks import BarRow, Bars, Block, Bullets, Entries, Entry, Paragraph, Report, Section, Table
from readiness.faces.detail_view import CoverageView, GapView, RuleView, SilenceView
from readiness.faces.method import METHOD
from readiness.faces.phrases import counted, first_sentence, listing, sentence
from readiness.faces.score_view import CeilingView, ScoresView
from readiness.faces.view import RulesetView, View

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
    asking = _section("find-out", "Find out first", _first_questions(view.advice.find_out[: _many_questions(view)]))
    doing = _section("steps", "Next steps", _first_steps(view))
    sections = (
        _section("strengths", "What stands well", _strengths(view.advice.strengths[:FIRST_STRENGTHS], view)),
        _section("dimensions", "The five dimensions, of 100 points", _scores(view)),
        _section(
            "ceilings", "What holds it back", (*_first_ceilings(view.scores.ceilings), *_titles(view.advice.reviews))
        ),
        *((doing, asking) if view.scores.overall.settled else (asking, doing)),
    )
    return _report(view, sections, (Paragraph(_more(view)), Paragraph(view.support)))


def full_report(view: View) -> Report:
    """Put together everything: what the first view shows, and all that stands behind it."""
    advice, details = view.advice, view.details
    sections = (
        _section("strengths", "What stands well", _strengths(advice.strengths, view, keep=True)),
        _section("dimensions", "The five dimensions, of 100 points", (*_scores(view), *_remarks(view.scores))),
        *_extended(view),
        _section("ceilings", "What holds it back", _all_ceilings(view.scores.ceilings)),
        _section("steps", "Next steps", _all_steps(view)),
        _section("bundles", "Steps that belong together", _bundles(advice.bundles)),
        _section("out-of-reach", "Out of reach for now", _bullets(advice.out_of_reach)),
        _section("find-out", "Find out first", _questions(advice.find_out)),
        _section("evidence", "Add evidence", _questions(advice.evidence)),
        _section("flags", "Worth a look", _reviews(advice.reviews)),
        _section("gaps", "Where voices differ", _gaps(details.gaps)),
        _section("coverage", "Training by role group", _coverage(details.coverage)),
        _section("plan", "The plan", _plan(view)),
        *_rules(details.rules),
        _section("unknown", "Asked, and not known yet", _silences(details.unknown)),
        _section("unanswered", "Not answered yet", _silences(details.unanswered)),
        _section("not-applicable", "Does not apply", _silences(details.not_applicable)),
        _section("method", "How this was worked out", (*_method(view), _rulesets(view))),
        _section("sources", "Sources", _sources(view)),
    )
    return _report(view, sections, (*([Paragraph(view.hidden)] if view.hidden else []), Paragraph(view.support)))


def _report(view: View, sections: Iterable[Section], closing: tuple[Block, ...]) -> Report:
    headline = view.headline
    left_out = "; ".join(view.left_out)
    return Report(
        warning=f"This result is incomplete. Left out: {left_out}" if left_out else "",
        title=f"Readiness of {headline.organisation} to become trauma-informed, {headline.as_of}",
        subtitle=sentence(f"{headline.form}; {headline.answers}"),
        opening=(Paragraph(" ".join(view.about)), *(Paragraph(notice, label="Note") for notice in view.notices)),
        sections=tuple(section for section in sections if section.blocks),
        closing=closing,
    )


def _section(key: str, title: str, blocks: Iterable[Block]) -> Section:
    return Section(title=title, blocks=tuple(blocks), key=key)


def _bullets(items: Iterable[str]) -> tuple[Block, ...]:
    listed = tuple(items)
    return (Bullets(listed),) if listed else ()


def _strengths(strengths: tuple[StrengthView, ...], view: View, *, keep: bool = False) -> tuple[Block, ...]:
    if not strengths:
        return tuple(_begun(view))
    if keep:
        return (Entries(tuple(Entry(item.words, _kept(item)) for item in strengths)),)
    return _bullets(item.words for item in strengths)


def _kept(strength: StrengthView) -> tuple[tuple[str, str], ...]:
    return (("Keep it", strength.keep),) if strength.keep else ()


def _begun(view: View) -> Iterator[Block]:
    begun = view.details.begun[:FIRST_STRENGTHS]
    if not begun:
        yield Paragraph("Nothing is settled yet: answers and first steps will show what stands well.")
        return
    named = "; ".join(f"“{title}”" for title in begun)
    yield Paragraph(f"Nothing stands firm yet. Work has begun towards {named}.")


def _scores(view: View) -> Iterator[Block]:
    yield _bars(view.scores)
    overall, coverage = view.scores.overall, view.details.coverage
    if coverage is not None and (coverage.shares or coverage.least):
        yield Paragraph(_trained(coverage), label="Trained where needed")
    if overall.balance and overall.settled:
        yield Paragraph(overall.balance)
    if overall.undefined:
        yield Paragraph(f"{overall.undefined} did not count, because nothing in it applies.")
    if view.extended is not None:
        yield Paragraph(_beside(view.extended), label=_with_rulesets(view))


def _trained(coverage: CoverageView) -> str:
    least = f"Least: {coverage.least}." if coverage.least else ""
    shares = f"{', '.join(coverage.shares)}." if coverage.shares else ""
    return " ".join(part for part in (shares, least) if part)


def _bars(scores: ScoresView) -> Bars:
    rows = tuple(BarRow(title=d.title, bar=d.bar, figure=d.figure, words=d.words) for d in scores.dimensions)
    overall = scores.overall
    total = BarRow(title="Overall", bar=overall.bar, figure=overall.figure, words=overall.words)
    return Bars(rows=rows, total=total)


def _with_rulesets(view: View) -> str:
    return f"With {listing(ruleset.name for ruleset in view.rulesets[1:])}"


def _beside(scores: ScoresView) -> str:
    return f"overall {scores.overall.figure}, {scores.overall.words}."


def _extended(view: View) -> Iterator[Section]:
    if view.extended is None:
        return
    intro = Paragraph("The figures above come from the core alone, so that organisations stay comparable.")
    ceilings = _all_ceilings(view.extended.ceilings)
    blocks = (intro, _bars(view.extended), *_remarks(view.extended), *_bullets(view.raised), *ceilings)
    yield _section("extended", _with_rulesets(view), blocks)


def _remarks(scores: ScoresView) -> Iterator[Block]:
    """Say for each dimension how many questions stand behind it, and what leaving some out does."""
    items = []
    for dimension in scores.dimensions:
        away = f", {counted(dimension.not_applicable, 'does', 'do')} not apply" if dimension.not_applicable else ""
        left_out = f"; {dimension.left_out}" if dimension.left_out else ""
        items.append(f"{dimension.title}: {dimension.answers}{away}{left_out}.")
    yield Bullets(tuple(items))


def _first_ceilings(ceilings: tuple[CeilingView, ...]) -> tuple[Block, ...]:
    """Show the costliest ceilings, each with its first reason, and name the others.

    One that costs nothing yet is told whole only where none costs anything, and left out where it is not sure.
    """
    costly = [ceiling for ceiling in ceilings if ceiling.costs]
    sure = [ceiling for ceiling in ceilings if ceiling.sure and not ceiling.costs]
    told = costly[:FIRST_CEILINGS] or sure[:1]
    rest = [ceiling.title.lower() for ceiling in (*costly, *sure) if ceiling not in told]
    first = [_ceiling(ceiling, ceiling.reasons[:1]) for ceiling in told]
    if rest:
        first[-1] += f" There is a ceiling on {listing(rest)} too."
    return _bullets(first)


def _all_ceilings(ceilings: Iterable[CeilingView]) -> tuple[Block, ...]:
    return _bullets(
        f"{_ceiling(ceiling, ceiling.reasons)} Without the ceiling: {ceiling.without}." for ceiling in ceilings
    )


def _ceiling(ceiling: CeilingView, reasons: Iterable[str]) -> str:
    held = f"cannot pass {ceiling.at} yet" if ceiling.sure else f"may be held at {ceiling.at}, not settled yet"
    costs = f" This holds back {ceiling.costs}." if ceiling.costs else ""
    return f"{ceiling.title} {held}: {'; '.join(reasons)}.{costs}"


def _first_steps(view: View) -> Iterator[Block]:
    first = view.advice.first
    largest = view.advice.largest if view.scores.overall.settled else ()
    if view.advice.strain and first:
        yield Paragraph(view.advice.strain)
    if first:
        yield Entries(tuple(Entry(step.short, _brief(step), step.number) for step in first))
    if largest:
        yield Paragraph("And towards what would add most:")
        yield Entries((_towards(largest[:-1], largest[-1]),))


def _brief(step: StepView) -> tuple[tuple[str, str], ...]:
    """Say who takes a step, what it is worth, and why, in one go; of the very first one also how to begin."""
    begin = step.first if step.number == 1 else ""
    why = f"{first_sentence(step.why).removesuffix('.')} ({step.publisher})."
    found = [("Begin", begin), ("Who", f"{step.by}. {_worth(step, reasons=step.reasons[:1])} {why}")]
    return tuple((label, text) for label, text in found if text)


def _towards(before: Sequence[StepView], step: StepView) -> Entry:
    """Tell a step from further down the list, with those that have to come first and are not told before."""
    needed = [(f"First, step {first.number}", f"{first.short} {sentence(first.effort)}") for first in before]
    told = step._replace(after="") if before else step
    return Entry(step.short, (*needed, *_brief(told)), step.number)


def _worth(step: StepView, overall: str = "", reasons: Sequence[str] = ()) -> str:
    after = f"after {step.after}" if step.after else ""
    return sentence(", ".join(part for part in (step.effort, step.gain, overall, *reasons, after) if part))


def _all_steps(view: View) -> Iterator[Block]:
    if view.advice.strain and view.advice.steps:
        yield Paragraph(view.advice.strain)
    if view.advice.steps:
        first, rest = view.advice.steps[:FIRST_WHOLE], view.advice.steps[FIRST_WHOLE:]
        yield Entries(tuple(Entry(step.do, _whole_step(step), step.number) for step in first))
        yield from _later_steps(rest)


def _later_steps(steps: Iterable[StepView]) -> Iterator[Block]:
    """Leave out why: the rule that a step belongs to says it further down."""
    entries = tuple(
        Entry(step.do, tuple(detail for detail in _whole_step(step) if detail[0] != "Why"), step.number)
        for step in steps
    )
    if entries:
        yield Entries(entries)


def _whole_step(step: StepView) -> tuple[tuple[str, str], ...]:
    found = [
        ("Begin", step.first),
        ("Good enough when", step.good_enough_when),
        ("Who", f"{step.by}."),
        ("Worth", _worth(step, step.gain_overall, step.reasons)),
        ("Why", step.why),
        ("Sources", f"{step.sources}."),
    ]
    return tuple((label, text) for label, text in found if text)


def _bundles(bundles: Iterable[BundleView]) -> tuple[Block, ...]:
    return _bullets(_bundle(bundle) for bundle in bundles)


def _bundle(bundle: BundleView) -> str:
    others = f"; with {bundle.steps} that gives" if bundle.steps else "; that gives"
    gains = listing(part for part in (bundle.gain, bundle.gain_overall) if part)
    return f"{bundle.dimension}: {bundle.lifts} to lift the ceiling{f'{others} {gains}' if gains else ''}."


def _many_questions(view: View) -> int:
    if not view.scores.overall.settled:
        return FIRST_QUESTIONS
    told = len(view.advice.first) + bool(view.advice.largest)
    return min(FIRST_QUESTIONS, FIRST_THINGS - told)


def _first_questions(questions: Iterable[QuestionView]) -> tuple[Block, ...]:
    return _bullets(f"{question.do} {_settles(question)}" for question in questions)


def _questions(questions: Iterable[QuestionView]) -> tuple[Block, ...]:
    entries = tuple(Entry(question.question, _question(question)) for question in questions)
    return (Entries(entries),) if entries else ()


def _question(question: QuestionView) -> tuple[tuple[str, str], ...]:
    reasons = " ".join(sentence(reason) for reason in question.reasons)
    found = [("Do", question.do), ("Ask", f"{question.ask}."), ("Worth", f"{_settles(question)} {reasons}".strip())]
    return tuple((label, text) for label, text in found if text)


def _settles(question: QuestionView) -> str:
    return sentence(question.settles) if question.settles else ""


def _titles(reviews: tuple[ReviewView, ...]) -> tuple[Block, ...]:
    titles = [sentence(review.title) for review in reviews[:FIRST_REVIEWS]]
    more = [f"And {len(reviews) - len(titles)} more."] if len(reviews) > len(titles) else []
    return (Paragraph(" ".join([*titles, *more]), label="Worth a look"),) if titles else ()


def _reviews(reviews: Iterable[ReviewView]) -> tuple[Block, ...]:
    entries = tuple(Entry(sentence(review.title), tuple(_review(review))) for review in reviews)
    return (Entries(entries),) if entries else ()


def _review(review: ReviewView) -> Iterator[tuple[str, str]]:
    yield "Seen", review.says
    yield "Why it matters", review.why
    for action in review.actions:
        first = f" Begin: {action.first}" if action.first else ""
        yield "Do", f"{action.do}{first} Who: {action.by}, {action.effort}."
    yield "Sources", f"{review.sources}."


def _gaps(gaps: Iterable[GapView]) -> tuple[Block, ...]:
    return _bullets(f"{sentence(gap.title)} {sentence('; '.join(gap.voices))}" for gap in gaps)


def _coverage(coverage: CoverageView | None) -> Iterator[Block]:
    if coverage is None:
        return
    headings = ("Role group", "People", "Needs", "Trained to that", "Share")
    rows = [(g.name, g.people, g.needs, g.trained, g.share) for g in (*coverage.groups, *coverage.whole)]
    yield Table(headings=headings, rows=tuple(rows))
    if coverage.least:
        yield Paragraph(f"Least covered: {coverage.least}.")


def _plan(view: View) -> Iterator[Block]:
    plan = view.advice.plan
    if not plan.quarters:
        return
    yield Paragraph(f"At {plan.pace}.")
    if plan.question:
        yield Paragraph(plan.question)
    if plan.small_win:
        yield Paragraph(plan.small_win, label="A small win that people will see")
    for quarter in plan.quarters:
        yield Paragraph(f"{quarter.spent}. By its end: {quarter.then}.", label=quarter.title)
        yield from _bullets(quarter.entries)
    if plan.later:
        yield Paragraph(f"{plan.later}.", label="Later")
    if plan.unreached:
        yield Paragraph("These cannot be reached with the steps that there are:", label="Targets")
        yield from _bullets(plan.unreached)


def _rules(rules: Iterable[RuleView]) -> Iterator[Section]:
    listed = tuple(rules)
    asked = [rule for rule in listed if rule.asked]
    for name, title in DIMENSION_TITLES.items():
        entries = tuple(_rule(rule) for rule in asked if rule.dimension == title)
        yield _section(f"rules-{name}", f"Every rule: {title.lower()}", (Entries(entries),) if entries else ())
    yield _section(
        "not-asked",
        "Not asked in the short form",
        _bullets(sentence(rule.title) for rule in listed if not rule.asked),
    )


def _rule(rule: RuleView) -> Entry:
    points = f", {rule.points} of 100" if rule.points else ""
    weight = f", weight {rule.weight}" if rule.points else ""
    details = [("", f"{rule.id}: {rule.verdict}{points}{weight}.")]
    details += [("Ceiling", sentence(rule.ceiling))] if rule.ceiling else []
    details += [(read.question, _answer(read.answer, read.lacks)) for read in rule.read]
    return Entry(sentence(rule.title), (*details, ("Why", rule.why), ("Sources", f"{rule.sources}.")))


def _answer(answer: str, lacks: str) -> str:
    return sentence(f"{answer}; to count in full it wants {lacks}" if lacks else answer)


def _silences(silences: Iterable[SilenceView]) -> tuple[Block, ...]:
    return _bullets(
        f"{item.question} {sentence(item.reason)}" if item.reason else f"{item.question} Ask {item.ask}."
        for item in silences
    )


def _method(view: View) -> Iterator[Block]:
    yield from (Paragraph(text) for text in METHOD)
    yield Paragraph(f"Worked out by {view.engine}, as of {view.headline.as_of}, with these rule-sets:")


def _rulesets(view: View) -> Bullets:
    return Bullets(tuple(_ruleset(ruleset) for ruleset in view.rulesets))


def _ruleset(ruleset: RulesetView) -> str:
    written_for = f", for readiness {ruleset.engine}" if ruleset.engine else ""
    made = f"{ruleset.publisher}, format {ruleset.format}{written_for}, hash {ruleset.digest}."
    return " ".join([f"{ruleset.name} {ruleset.version}: {ruleset.title}.", made, *ruleset.notices])


def _sources(view: View) -> Iterator[Block]:
    entries = tuple(
        Entry(document.title, (*([("", document.url)] if document.url else []), *document.themes))
        for document in view.details.documents
    )
    if entries:
        yield Entries(entries)


def _more(view: View) -> str:
    advice = view.advice
    found = [
        f"all {counted(advice.many, 'step')}" if advice.many > len(advice.first) else "",
        counted(len(advice.strengths), "strength") if len(advice.strengths) > FIRST_STRENGTHS else "",
        "the plan" if advice.planned else "",
        "every rule",
    ]
    return f"With --full: {listing(part for part in found if part)}, with reasons."
