"""A case, written as TOML: what is given, and what a rule says to it."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from readiness.core.conditions import number_data
from readiness.core.evaluate import find
from readiness.core.profile import Form, Profile
from readiness.core.rules import Rule, RuleBook
from readiness.core.standing import GROUPS, standings
from readiness.reading.cases import AS_OF, found_in
from readiness.reading.profile_writer import answer_toml, group_toml, toml_text

NAME = "say in your own words what this shows"
"""What a case is called until somebody has thought about it."""


def case_text(rule: Rule, profile: Profile, rulebook: RuleBook) -> str:
    """Write the case that a rule's judgement of a profile makes; read again, it holds."""
    lines = [
        "[[case]]",
        f"rule = {toml_text(rule.id.split('/', 1)[1])}",
        f"name = {toml_text(NAME)}",
        f"given = {_table(_given(profile, rulebook))}",
        *_circumstances(profile),
        f"expect = {_table(_expected(rule, profile, rulebook))}",
    ]
    return "\n".join((*lines, ""))


def _given(profile: Profile, rulebook: RuleBook) -> Iterator[str]:
    for name, said in profile.answers.items():
        yield f"{toml_text(name)} = {answer_toml(said, rulebook.indicators[name])}"
    if profile.groups is not None:
        yield f"{toml_text(GROUPS)} = [{', '.join(map(group_toml, profile.groups))}]"


def _circumstances(profile: Profile) -> Iterator[str]:
    """Say what is special about the organisation, the form and the day."""
    organisation = profile.organisation
    named = {"sector": organisation.sector, "setting": organisation.setting}
    told = [f"{key} = [{', '.join(map(toml_text, names))}]" for key, names in named.items() if names]
    if organisation.workforce is not None:
        told.append(f"workforce = {organisation.workforce}")
    if told:
        yield f"organisation = {_table(told)}"
    if profile.form is not Form.FULL:
        yield f"form = {toml_text(profile.form.value)}"
    if organisation.as_of != AS_OF:
        yield f"as_of = {organisation.as_of.isoformat()}"


def _expected(rule: Rule, profile: Profile, rulebook: RuleBook) -> Iterator[str]:
    found = found_in(find(rule, standings(profile, rulebook), profile.facts))
    yield f"verdict = {toml_text(str(found['verdict']))}"
    for end in ("secured", "possible"):
        percent = found[end]
        if isinstance(percent, Fraction):
            yield f"{end} = {_percent(percent)}"
            if rule.cap is not None and end == "possible":
                yield f"cap = {toml_text(str(found['cap']))}"


def _percent(percent: Fraction) -> str:
    return str(percent) if percent.denominator == 1 else toml_text(str(number_data(percent / 100)))


def _table(parts: Iterable[str]) -> str:
    inside = ", ".join(parts)
    return f"{{ {inside} }}" if inside else "{}"
