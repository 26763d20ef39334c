"""Cases: the examples that a rule-set ships with, each with given answers and the finding that they lead to.

They are documentation that is tested, and the net under every threshold: shifting one by a point, or turning a test
round, has to make a case fail.
"""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

import attrs

from readiness.core.cases import Case
from readiness.core.evaluate import find
from readiness.core.findings import Finding, Verdict
from readiness.core.profile import Form, Profile
from readiness.core.rules import CORE, RuleBook
from readiness.core.standing import standings
from readiness.core.truth import Truth
from readiness.errors import InputError, Problem, RulesetError, did_you_mean, near_names
from readiness.reading.answer_units import exact
from readiness.reading.profile_reader import read_answers
from readiness.toml.source import Limits, TomlSource, salvage_toml
from readiness.toml.tables import Notebook, Table, found_words

AS_OF = dt.date(2026, 1, 1)
"""The date of a case that does not name one."""

LIMITS = Limits(depth=24, values=50_000)
"""A file of cases holds more than a profile."""


def read_cases(
    files: Mapping[str, bytes], rulebook: RuleBook, ruleset: str = CORE, origin: str = ""
) -> tuple[Case, ...]:
    """Read the cases of a rule-set from its case files, by name, in the order of the names and of each file.

    ``origin`` is what their paths begin with, where that is not the name of the rule-set. Raises
    :class:`~readiness.errors.RulesetError` with every problem of every file: unknown rules, answers that no profile
    could give, expectations that no finding could meet.
    """
    cases: list[Case] = []
    problems: list[Problem] = []
    for name in sorted(files):
        try:
            cases.extend(_read_file(files[name], f"{origin or ruleset}/{name}", rulebook, ruleset))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise RulesetError(problems)
    return tuple(cases)


@attrs.frozen
class Difference:
    """One thing that a finding has otherwise than a case expects."""

    key: str
    found: object
    expected: object

    def __str__(self) -> str:
        """Say it in a few words."""
        return f"{self.key} is {self.found}, expected {self.expected}"


def run_case(case: Case, rulebook: RuleBook) -> str:
    """Judge what a case gives; say what differs from what it expects, or nothing where it passes."""
    profile = profile_of(case, rulebook)
    finding = find(rulebook.rule(case.rule), standings(profile, rulebook), profile.facts)
    return "; ".join(map(str, differences(case, finding)))


def profile_of(case: Case, rulebook: RuleBook) -> Profile:
    """Give the profile that a case describes."""
    notebook = Notebook(TomlSource(case.path, "", {}), RulesetError)
    profile = _profile(case, rulebook, notebook)
    notebook.finish()
    return profile


def differences(case: Case, finding: Finding) -> tuple[Difference, ...]:
    """List what a finding has otherwise than a case expects."""
    found = found_in(finding)
    return tuple(
        Difference(key, found[key], wanted)
        for key, wanted in case.expect.items()
        if found[key] != (_read_end(wanted) if key in _ENDS else wanted)
    )


def found_in(finding: Finding) -> Mapping[str, object]:
    """Put a finding into the words that cases use: verdict, both ends in percent, and how its cap stands."""
    caps = {Truth.TRUE: "on", Truth.UNKNOWN: "perhaps", Truth.FALSE: "off", None: "off"}
    ends = (finding.value.secured, finding.value.possible) if finding.value is not None else (None, None)
    secured, possible = (None if end is None else 100 * end for end in ends)
    return {
        "verdict": finding.verdict.value,
        "secured": secured,
        "possible": possible,
        "cap": caps[finding.cap],
    }


_KEYS = ("rule", "name", "given", "expect", "organisation", "form", "as_of")
_ENDS = ("secured", "possible")
_CAPS = ("on", "perhaps", "off")
_FORMS = tuple(form.value for form in Form)
_FOR_FLAGS = (Verdict.RAISED, Verdict.PERHAPS, Verdict.CLEAR, Verdict.NOT_APPLICABLE, Verdict.NOT_ASKED)
_FOR_SCORES = tuple(verdict for verdict in Verdict if verdict not in _FOR_FLAGS[:3])


def _read_file(content: bytes, path: str, rulebook: RuleBook, ruleset: str) -> list[Case]:
    source = salvage_toml(content, path, RulesetError, LIMITS)
    notebook = Notebook(source, RulesetError)
    top = Table(source.data, (), notebook)
    top.only("case", hint="Here stand cases: [[case]].")
    cases = [_read_case(table, rulebook, ruleset) for table in top.tables("case")]
    notebook.finish()
    return cases


def _read_case(table: Table, rulebook: RuleBook, ruleset: str) -> Case:
    table.only(*_KEYS)
    given, expect, organisation = (table.table(key) for key in ("given", "expect", "organisation"))
    case = Case(
        rule=_rule(table, rulebook, ruleset),
        name=table.text("name"),
        given=given.data if given is not None else {},
        expect=expect.data if expect is not None else {},
        organisation=organisation.data if organisation is not None else {},
        form=table.text("form", default=Form.FULL.value, choices=_FORMS),
        as_of=table.date("as_of", default=AS_OF),
        path=table.notebook.path,
    )
    _profile(case, rulebook, table.notebook, table)
    _check_expected(expect, table, rulebook, case.rule)
    return case


def _rule(table: Table, rulebook: RuleBook, ruleset: str) -> str:
    """Read which rule a case is about, and give its full id."""
    name = table.text("rule")
    rule_id = name if "/" in name else f"{ruleset}/{name}"
    known = {rule.id: rule for rule in rulebook.rules if rule.ruleset == ruleset}
    if name and rule_id not in known:
        hint = did_you_mean(near_names(name, known)) or "Name a rule of this rule-set by its id."
        table.problem("rule", f"there is no rule {found_words(name)}", hint)
    return rule_id


def _profile(case: Case, rulebook: RuleBook, notebook: Notebook, table: Table | None = None) -> Profile:
    keys = table.keys if table is not None else ()
    return read_answers(case.given, case.organisation, case.form, case.as_of, rulebook, notebook, keys)


def _check_expected(expect: Table | None, table: Table, rulebook: RuleBook, rule_id: str) -> None:
    """Check that a finding of the rule can look as it is expected to."""
    rule = next((rule for rule in rulebook.rules if rule.id == rule_id), None)
    if expect is None:
        table.problem("expect", "is missing", 'Write what is found: expect = { verdict = "met" }.')
        return
    if rule is None:
        return
    verdicts = _FOR_FLAGS if rule.is_flag else _FOR_SCORES
    expect.only("verdict", *(() if rule.is_flag else _ENDS), *(("cap",) if rule.cap is not None else ()))
    expect.text("verdict", choices=[verdict.value for verdict in verdicts])
    expect.text("cap", default="", choices=_CAPS)
    for end in _ENDS:
        if expect.has(end) and _read_end(expect.raw(end)) is None:
            hint = 'Write a number from 0 to 100, or a fraction of the whole such as "1/3".'
            expect.problem(end, f"found {found_words(expect.raw(end))}", hint)


def _read_end(value: object) -> Fraction | None:
    """Read an end in percent: a number of percent, or a fraction of the whole such as ``"1/3"``."""
    number = exact(value)
    if number is None:
        return None
    percent = 100 * number if isinstance(value, str) else number
    return percent if 0 <= percent <= 100 else None
