"""The laws of the compiled path: the same results as the interpreter, and gains that are exact."""

from fractions import Fraction

import attrs
from hypothesis import given
from hypothesis import strategies as st

from readiness.core.compiled import Compiled, Encoded, compile_rulebook, scores
from readiness.core.conditions import judge
from readiness.core.evaluate import evaluate
from readiness.core.indicators import DIMENSIONS, AnswerType, Indicator
from readiness.core.intervals import ZERO, Interval
from readiness.core.profile import AGREED, Answer, Evidence, Form, NotApplicable, Percent, Profile, Value, View
from readiness.core.rules import RuleBook
from readiness.core.score import Scorecard, score
from readiness.core.standing import standings
from readiness.core.truth import Truth
from readiness.planning.outlook import Move, Outlook
from readiness.testing.profile_strategies import AS_OF, situations

Situation = tuple[RuleBook, Profile]

TODAY = max(AS_OF)


@given(situations(), st.sampled_from(Form))
def test_compiled_scores_are_those_of_the_interpreter(situation: Situation, form: Form) -> None:
    """Compiled equals interpreted: each dimension before and after caps, and overall, in both forms."""
    rulebook, profile = situation
    profile = attrs.evolve(profile, form=form)
    card = _card(rulebook, profile)
    figures = scores(profile, compile_rulebook(rulebook, form))
    assert figures.dimensions == tuple(dimension.interval for dimension in card.dimensions)
    assert figures.before_caps == tuple(dimension.before_caps for dimension in card.dimensions)
    assert figures.overall == card.overall.interval


@given(situations(), st.sampled_from(Form))
def test_compiled_findings_are_those_of_the_interpreter(situation: Situation, form: Form) -> None:
    """Compiled equals interpreted: what every rule says, of the first profile and once functions are generated."""
    rulebook, profile = situation
    profile = attrs.evolve(profile, form=form)
    compiled, where = compile_rulebook(rulebook, form), standings(profile, rulebook)
    for _ in ("a first profile", "another one"):
        encoded = compiled.encode(where, profile.facts)
        assert compiled.findings(encoded, where, profile.facts) == evaluate(profile, rulebook)


@given(situations())
def test_what_is_judged_for_one_profile_is_what_generated_functions_say(situation: Situation) -> None:
    """The small functions made for one profile value every rule as the generated ones do, at both ends."""
    compiled, encoded = _encoded(*situation)
    small = [compiled.values(encoded, end) for end in (encoded.worst, encoded.best)]
    constants = compiled.constants(encoded.denominator)
    generated = [compiled.judge(end, constants)[0] for end in (encoded.worst, encoded.best)]
    assert small == generated


@given(situations())
def test_each_dimension_alone_is_as_in_the_whole(situation: Situation) -> None:
    """The functions for one dimension, which exact gains use, give the sums of the function for all of them."""
    compiled, encoded = _encoded(*situation)
    constants = compiled.constants(encoded.denominator)
    for vector in (encoded.worst, encoded.best):
        values, sums = compiled.judge(vector, constants)
        alone = [judged(vector, constants) for judged in compiled.judge_dimension]
        assert sums == tuple(number for dimension in alone for number in dimension[:3])
        assert values == tuple(value for dimension in alone for value in dimension[3])


@given(situations())
def test_the_outlook_starts_from_what_is_secured(situation: Situation) -> None:
    """The outlook's figures before any step are the secured ends of the scorecard."""
    rulebook, profile = situation
    card, outlook = _card(rulebook, profile), Outlook(*_encoded(rulebook, profile))
    assert _secured(outlook, outlook.start.after) == [_low(d.interval) for d in card.dimensions]
    assert _secured(outlook, outlook.start.before) == [_low(d.before_caps) for d in card.dimensions]
    assert Fraction(outlook.overall(outlook.start), outlook.full * max(len(outlook.defined), 1)) == _low(
        card.overall.interval
    )


@given(situations())
def test_a_gain_is_what_scoring_again_with_the_step_done_gives(situation: Situation) -> None:
    """Gain is exact: the engine scores the profile again with the step done, and compares secured ends."""
    rulebook, profile = situation
    profile = attrs.evolve(profile, organisation=attrs.evolve(profile.organisation, as_of=TODAY))
    outlook = Outlook(*_encoded(rulebook, profile))
    for move in outlook.moves:
        if any(rulebook.indicators[change.indicator].derived for change in move.step.changes):
            continue
        then = outlook.after(outlook.start, move)
        card = _card(rulebook, _done(rulebook, profile, move))
        assert _secured(outlook, then.after) == [_low(d.interval) for d in card.dimensions]
        assert _secured(outlook, then.before) == [_low(d.before_caps) for d in card.dimensions]


@given(situations())
def test_a_gain_is_never_negative(situation: Situation) -> None:
    """No step lowers a dimension, before or after ceilings, or the overall figure."""
    outlook = Outlook(*_encoded(*situation))
    state = outlook.start
    for move in outlook.moves:
        then = outlook.after(state, move)
        assert all(old <= new for old, new in zip(state.before, then.before, strict=True))
        assert all(old <= new for old, new in zip(state.after, then.after, strict=True))
        assert outlook.share(outlook.overall(then) - outlook.overall(state)) >= 0
        state = then


@given(situations())
def test_a_step_is_ready_where_what_it_requires_is_secured(situation: Situation) -> None:
    """A requirement is judged on secured ends, as the interpreter does; what does not apply holds nobody up."""
    rulebook, profile = situation
    outlook = Outlook(*_encoded(rulebook, profile))
    where = standings(profile, rulebook)
    secured = {name: attrs.evolve(standing, best=standing.worst) for name, standing in where.items()}
    for move in outlook.moves:
        required = move.step.requires
        held = Truth.TRUE if required is None else judge(required, secured, profile.facts)
        assert outlook.ready(outlook.start.vector, move) is (held is not Truth.FALSE)


@given(situations())
def test_strain_is_judged_on_what_is_secured(situation: Situation) -> None:
    """Whether staff would still be strained is judged on secured ends, whether or not a rule reads it as well."""
    rulebook, profile = situation
    outlook = Outlook(*_encoded(rulebook, profile))
    if rulebook.strain is not None:
        where = standings(profile, rulebook)
        secured = {name: attrs.evolve(standing, best=standing.worst) for name, standing in where.items()}
        held = judge(rulebook.strain.when, secured, profile.facts)
        assert outlook.holds(rulebook.strain.when, outlook.start.vector) is (None if held is None else held.surely)


@given(situations())
def test_the_ceilings_of_the_outlook_are_those_of_the_score(situation: Situation) -> None:
    """The rules whose ceiling is on, or may be, are the same for advice as for the score."""
    rulebook, profile = situation
    outlook = Outlook(*_encoded(rulebook, profile))
    for number, dimension in enumerate(_card(rulebook, profile).dimensions):
        assert {rule.id for rule in outlook.capped(number)} == {cap.rule.id for cap in dimension.caps}


@given(situations())
def test_a_step_taken_is_done_and_changes_nothing_twice(situation: Situation) -> None:
    """After a step its answer is secured: taking it again changes nothing."""
    outlook = Outlook(*_encoded(*situation))
    for move in outlook.moves:
        then = outlook.after(outlook.start, move)
        assert not outlook.done(outlook.start.vector, move)
        assert outlook.done(then.vector, move)
        assert outlook.after(then, move) == then


def _card(rulebook: RuleBook, profile: Profile) -> Scorecard:
    return score(evaluate(profile, rulebook), standings(profile, rulebook), rulebook)


def _encoded(rulebook: RuleBook, profile: Profile) -> tuple[Compiled, Encoded]:
    compiled = compile_rulebook(rulebook, profile.form)
    return compiled, compiled.encode(standings(profile, rulebook), profile.facts)


def _secured(outlook: Outlook, values: tuple[int, ...]) -> list[Fraction]:
    return [Fraction(values[number], outlook.full) for number in range(len(DIMENSIONS))]


def _low(interval: Interval | None) -> Fraction:
    return ZERO if interval is None else interval.secured


def _done(rulebook: RuleBook, profile: Profile, move: Move) -> Profile:
    """Answer a step's indicators at its level, with dated evidence, in every voice heard and the voice they need.

    One that does not apply stays so, whatever is done.
    """
    where, answers = standings(profile, rulebook), dict(profile.answers)
    for change in move.step.changes:
        indicator, standing = rulebook.indicators[change.indicator], where[change.indicator]
        below = standing.worst > change.to if indicator.falls else standing.worst < change.to
        if below and not standing.dropped:
            answers[indicator.id] = _lifted(indicator, answers.get(indicator.id), change.to)
    return attrs.evolve(profile, answers=answers)


def _lifted(indicator: Indicator, answer: Answer | NotApplicable | None, to: Fraction) -> Answer:
    heard = [view.voice for view in answer.views] if isinstance(answer, Answer) else [AGREED]
    if indicator.needs_voice:
        heard = [*(voice for voice in heard if voice not in {AGREED, indicator.needs_voice}), indicator.needs_voice]
    views = tuple(View(voice=voice, value=_value(indicator, to)) for voice in heard)
    return Answer(views=views, evidence=(Evidence(kind="document", ref="Minutes", date=TODAY),))


def _value(indicator: Indicator, to: Fraction) -> Value:
    match indicator.type:
        case AnswerType.SHARE:
            return Percent(percent=to)
        case AnswerType.DATE:
            years, months = divmod(12 * TODAY.year + TODAY.month - 1 - int(to), 12)
            return TODAY.replace(year=years, month=months + 1)
        case AnswerType.YES_NO:
            return bool(to)
        case _:
            return int(to)
