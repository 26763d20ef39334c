"""The strategies keep their promise: what they make could have been loaded."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from readiness.core.conditions import number_data, to_data
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.profile import Profile
from readiness.core.rules import Flag, Measure, Met, Raise, Rule, RuleBook, Source, Step
from readiness.errors import RulesetError
from readiness.reading.indicator_reader import read_indicator
from readiness.reading.profile_reader import read_profile
from readiness.reading.profile_writer import dump
from readiness.reading.raise_reader import read_raises
from readiness.reading.references import References
from readiness.reading.requirement_circles import find_circle
from readiness.reading.rule_reader import read_rule
from readiness.testing.improvements import raised, settled, supported
from readiness.testing.profile_strategies import situations
from readiness.testing.strategies import rulebooks
from readiness.toml.source import TomlSource
from readiness.toml.tables import Notebook, Table

Data = dict[str, object]
SOURCES = {"A1": Source(id="A1", title="A report", publisher="A publisher", year="2024", says="It helps.")}


@given(rulebooks())
def test_every_indicator_could_have_been_loaded(rulebook: RuleBook) -> None:
    """Writing an indicator as the table of a rule-set and reading it gives the same indicator, without a problem."""
    for ruleset in rulebook.rulesets:
        references = References(ruleset=ruleset.name, indicators={}, sources=SOURCES)
        for indicator in ruleset.indicators:
            notebook = _notebook()
            assert read_indicator(Table(_indicator_data(indicator), (), notebook), references) == indicator
            notebook.finish()


@given(rulebooks())
def test_every_rule_could_have_been_loaded(rulebook: RuleBook) -> None:
    """Writing a rule as the table of a rule-set and reading it gives the same rule, without a problem."""
    for ruleset in rulebook.rulesets:
        references = References(ruleset=ruleset.name, indicators=rulebook.indicators, sources=SOURCES)
        for rule in ruleset.rules:
            notebook = _notebook()
            assert read_rule(Table(_rule_data(rule, rulebook.indicators), (), notebook), references) == rule
            notebook.finish()


@given(rulebooks(beside=True))
def test_every_raise_could_have_been_loaded(rulebook: RuleBook) -> None:
    """Writing a raised weight as the table of a rule-set and reading it gives the same, without a problem."""
    core, other = rulebook.rulesets
    references = References(ruleset=other.name, indicators={}, sources=SOURCES)
    notebook = _notebook()
    tables = [Table(_raise_data(raised), (), notebook) for raised in other.raises]
    assert read_raises(tables, references, {rule.id: rule for rule in core.rules}) == other.raises
    notebook.finish()


@given(rulebooks())
def test_no_steps_wait_for_each_other(rulebook: RuleBook) -> None:
    """A circle of requirements is refused when a rule-set is loaded; the strategies make none."""
    assert find_circle(rulebook.rules, rulebook.indicators) == ()


@given(situations())
def test_every_profile_could_have_been_loaded(situation: tuple[RuleBook, Profile]) -> None:
    """Writing a profile as TOML and reading it gives the same profile, without a problem."""
    rulebook, profile = situation
    assert read_profile(dump(profile, rulebook.indicators).encode(), "generated.toml", rulebook) == profile


@given(st.data(), situations())
def test_every_improved_profile_could_have_been_loaded(
    data: st.DataObject, situation: tuple[RuleBook, Profile]
) -> None:
    """What raising, settling and supporting make of a profile can be written and read as well."""
    rulebook, profile = situation
    for change in (raised(rulebook, profile), settled(rulebook, profile), supported(profile)):
        changed = data.draw(change)
        assert read_profile(dump(changed).encode(), "generated.toml", rulebook) == changed


@given(situations())
def test_every_count_in_a_role_group_includes_the_levels_above(situation: tuple[RuleBook, Profile]) -> None:
    """Informed includes everyone above; nobody is counted twice, as trained and as unknown."""
    for group in situation[1].groups or ():
        counts = [count for _, count in group.in_date]
        assert counts == sorted(counts, reverse=True)
        assert max(counts, default=0) + group.unknown <= group.headcount


def _notebook() -> Notebook:
    return Notebook(TomlSource(path="generated.toml", text="", data={}), RulesetError)


def _stated(data: Mapping[str, object]) -> Data:
    """Leave out what was not said."""
    return {key: value for key, value in data.items() if value not in ("", (), [], None, False)}


def _indicator_data(indicator: Indicator) -> Data:
    derived = indicator.derived
    return _stated(
        {
            "id": indicator.id,
            "dimension": indicator.dimension,
            "question": indicator.question,
            "type": "" if indicator.type is AnswerType.LEVEL else indicator.type.value,
            "ask": indicator.ask,
            "levels": list(indicator.levels),
            "voices": list(indicator.voices),
            "needs_voice": indicator.needs_voice,
            "top_needs_evidence": indicator.top_needs_evidence,
            "short_form": indicator.short_form,
            "not_applicable_if": indicator.not_applicable_if,
            "lower_is_better": indicator.lower_is_better,
            "counts": indicator.counts if indicator.type is AnswerType.SHARE else None,
            "derived": derived and {"coverage": derived.coverage, "min_headcount": derived.min_headcount},
        }
    )


def _rule_data(rule: Rule, indicators: Mapping[str, Indicator]) -> Data:
    cap = rule.cap and _stated(
        {
            "when": to_data(rule.cap.when, indicators),
            "because": rule.cap.because,
            "not_applicable": rule.cap.not_applicable,
        }
    ) | {"at": rule.cap.at}
    shared = {
        "id": rule.id.split("/")[1],
        "title": rule.title,
        "dimension": rule.dimension,
        "why": rule.why,
        "sources": list(rule.sources),
        "when": rule.when and to_data(rule.when, indicators),
        "cap": cap,
        "step": [_step_data(step, rule, indicators) for step in rule.steps],
    }
    weight: Data = {} if rule.is_flag else {"weight": number_data(rule.weight)}
    return _stated(shared) | weight | _judgement_data(rule.judgement, indicators)


def _raise_data(raised: Raise) -> Data:
    weight = number_data(raised.weight)
    return {"rule": raised.rule, "weight": weight, "why": raised.why, "sources": list(raised.sources)}


def _judgement_data(judgement: Measure | Met | Flag, indicators: Mapping[str, Indicator]) -> Data:
    match judgement:
        case Measure(indicator=name, full_at=full_at, none_at=none_at):
            if indicators[name].type is AnswerType.YES_NO:
                return {"measure": name}
            return {"measure": name, "full_at": number_data(full_at), "none_at": number_data(none_at)}
        case Met(met=met, partly=partly):
            return _stated({"met": to_data(met, indicators), "partly": partly and to_data(partly, indicators)})
        case Flag(flag=flag, says=says):
            return {"flag": to_data(flag, indicators), "says": says}


def _step_data(step: Step, rule: Rule, indicators: Mapping[str, Indicator]) -> Data:
    reached = {
        change.indicator: bool(change.to)
        if indicators[change.indicator].type is AnswerType.YES_NO
        else number_data(change.to)
        for change in step.changes
    }
    data: Data = {
        "do": step.do,
        "effort": step.effort.name.lower(),
        "by": step.by,
        "good_enough_when": step.good_enough_when,
        "requires": step.requires and to_data(step.requires, indicators),
        "safety": step.safety,
        "visible": step.visible,
        "changes": reached if isinstance(rule.judgement, Met) else None,
    }
    where = {"to": next(iter(reached.values()))} if isinstance(rule.judgement, Measure) else {}
    return _stated(data) | where
