"""What a rule, question, source or dimension came to in one profile; goes beneath its explanation."""

from collections.abc import Iterable, Iterator

from readiness.assessment import Assessment
from readiness.core.indicators import Indicator
from readiness.core.rules import Rule, Source
from readiness.faces.explanations.explanation import Subject
from readiness.faces.text.paragraphs import paragraph, section
from readiness.faces.views.advice import StepView
from readiness.faces.views.details import RuleView
from readiness.faces.views.disclosure import HIDDEN
from readiness.faces.views.scores import CeilingView, DimensionView
from readiness.faces.views.view import View, view


def explain_result(assessment: Assessment, subject: Subject) -> str:
    """Say what a subject came to in an assessment; figures about few people are hidden as in every report."""
    seen = view(assessment)
    title = f"In the profile of {seen.headline.organisation}, {seen.headline.as_of}"
    lines = list(_came_to(seen, assessment, subject))
    note = paragraph(seen.hidden) if any(HIDDEN in line for line in lines) else []
    return "\n".join(section(title, [*lines, *note])) + "\n"


def _came_to(seen: View, assessment: Assessment, subject: Subject) -> Iterator[str]:
    rules = assessment.rulebook.rules
    match subject:
        case Rule(id=name):
            yield from _rules(seen, {name})
        case Indicator(id=name):
            yield from _rules(seen, {rule.id for rule in rules if name in rule.reads})
        case Source(id=name):
            yield from _rules(seen, {rule.id for rule in rules if name in rule.sources})
        case str():
            yield from _dimension(next(each for each in seen.scores.dimensions if each.name == subject))


def _rules(seen: View, names: Iterable[str]) -> Iterator[str]:
    for rule in seen.details.rules:
        if rule.id in names:
            yield from _rule(rule)
            yield from _steps(step for step in seen.advice.steps if step.rule == rule.id)
            yield from _covered(rule.id, seen.advice.steps)


def _rule(rule: RuleView) -> Iterator[str]:
    points = f", {rule.points} of 100 points" if rule.points else ""
    yield from paragraph(f"{rule.id}: {rule.verdict}{points}.", mark="- ")
    for read in rule.read:
        yield from paragraph(f"{read.indicator}: {read.answer.removesuffix('.')}.", indent=4)
        if read.lacks:
            yield from paragraph(f"To count in full it wants {read.lacks}.", indent=4)
    if rule.ceiling:
        yield from paragraph(f"It {rule.ceiling}.", indent=4)


def _steps(steps: Iterable[StepView]) -> Iterator[str]:
    for step in steps:
        yield from paragraph(
            f"Step {step.number} of those suggested: {step.short} ({step.gain}, {step.effort})", indent=4
        )


def _covered(rule: str, steps: Iterable[StepView]) -> Iterator[str]:
    """Say which steps of a rule others cover."""
    for step in steps:
        for each in step.covers:
            if each.rule == rule:
                beside = f", with {each.beside}," if each.beside else ""
                words = f"{each.short} Step {step.number} of those suggested{beside} covers it: {step.short}"
                yield from paragraph(f"{words} ({step.effort})", indent=4)


def _dimension(dimension: DimensionView) -> Iterator[str]:
    figure = f"{dimension.figure} of 100 points; " if dimension.figure else ""
    yield from paragraph(f"{dimension.title}: {figure}{dimension.words}.", mark="- ")
    yield from paragraph(f"{dimension.answers}.", indent=4)
    if dimension.ceiling is not None:
        yield from _ceiling(dimension.ceiling)


def _ceiling(ceiling: CeilingView) -> Iterator[str]:
    holds = "holds" if ceiling.sure else "may hold"
    costs = f"costs {ceiling.costs}" if ceiling.costs else "costs nothing yet"
    yield from paragraph(f"A ceiling {holds} it at {ceiling.at} points; it {costs}:", indent=4)
    for reason in ceiling.reasons:
        yield from paragraph(f"{reason}.", indent=6)
