"""A rule-set as it is being written: its files with the places of everything, and what the loader makes of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

import attrs

from readiness.authoring.lint_codes import REFUSED, Kind, LintProblem
from readiness.core.cases import Case
from readiness.core.rules import CORE, Measure, Rule, RuleBook, Ruleset, Step
from readiness.errors import InputError, Problem, RulesetError
from readiness.reading.answer_units import exact
from readiness.reading.cases import read_cases
from readiness.reading.discovery import Found, read_case_files, read_files, rulesets_in
from readiness.reading.ruleset_loader import checked, load_rulesets
from readiness.reading.ruleset_reader import LIMITS, MANIFEST
from readiness.toml.source import Keys, TomlSource, salvage_toml


@attrs.frozen(kw_only=True)
class Entry:
    """A table of a file: a rule, question, source, document or case, or the top of the manifest."""

    kind: str
    subject: str
    source: TomlSource
    keys: Keys
    data: Mapping[str, object]

    def problem(self, kind: Kind, message: str, hint: str, *keys: str | int) -> LintProblem:
        """Describe a problem of this table, or of what stands at ``keys`` inside it."""
        place = self.source.locate((*self.keys, *keys))
        return LintProblem(
            kind=kind,
            subject=self.subject,
            message=message,
            hint=hint,
            path=self.source.path,
            line=place.line,
            column=place.column,
            excerpt=place.excerpt,
        )


@attrs.frozen(kw_only=True)
class Draft:
    """A rule-set as it is being written.

    ``rulebook`` holds it and what it builds on; ``None`` where the loader refuses it. ``cases`` are ``None`` where
    they cannot be read. ``refused`` is everything that the loader says.
    """

    name: str
    path: str
    entries: tuple[Entry, ...]
    rulebook: RuleBook | None
    cases: tuple[Case, ...] | None
    refused: tuple[LintProblem, ...]

    @property
    def ruleset(self) -> Ruleset | None:
        """The rule-set itself; ``None`` where the loader refuses it."""
        return None if self.rulebook is None else self.rulebook.rulesets[-1]

    def entry(self, kind: str, subject: str) -> Entry:
        """Find the table of something that the loader has read."""
        return next(entry for entry in self.entries if (entry.kind, entry.subject) == (kind, subject))

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """Walk over the tables of a kind."""
        return (entry for entry in self.entries if entry.kind == kind)


def open_drafts(paths: Iterable[Path]) -> tuple[Draft, ...]:
    """Open the rule-sets in folders: that in the folder itself, or those directly inside it.

    Raises :class:`~readiness.errors.RulesetError` where there is none, or where the installed core cannot be read.
    """
    core = cache(load_rulesets)
    return tuple(_open(found, core) for path in paths for found in rulesets_in(path))


def placed_steps(rule: Rule, entry: Entry) -> Iterator[tuple[Keys, Step]]:
    """Give each step of a rule with its place in the rule's table, in the order of the file."""
    tables = entry.data.get("step")
    written = [table for table in tables if isinstance(table, dict)] if isinstance(tables, list) else []
    if isinstance(rule.judgement, Measure):
        reached = {step.changes[0].to: step for step in rule.steps}
        steps = [reached[to] for table in written if (to := _raw(table["to"])) is not None]
    else:
        steps = list(rule.steps)
    yield from ((("step", place), step) for place, step in enumerate(steps))


MANIFEST_ENTRY = "manifest"


def _open(found: Found, core: Callable[[], RuleBook]) -> Draft:
    files, case_files = read_files(found), read_case_files(found)
    problems: list[Problem] = []
    contents = {**files, **case_files}
    sources = {name: _salvaged(content, f"{found.origin}/{name}") for name, content in contents.items()}
    name = _name(sources.get(MANIFEST))
    entries = tuple(entry for file, source in sources.items() if source for entry in _entries(file, source, name))
    base = RuleBook(rulesets=()) if name == CORE else core()
    rulebook = _rulebook(found, files, base, problems)
    cases = _cases(found, case_files, rulebook, name, problems)
    return Draft(
        name=name or found.folder.name,
        path=found.origin,
        entries=entries,
        rulebook=rulebook,
        cases=cases,
        refused=tuple(_refused(problem, entries) for problem in problems),
    )


def _salvaged(content: bytes, path: str) -> TomlSource | None:
    """Read a file as far as it can be read; what cannot be is told by the loader."""
    try:
        return salvage_toml(content, path, RulesetError, LIMITS)
    except InputError:
        return None


def _name(manifest: TomlSource | None) -> str:
    name = manifest.data.get("name") if manifest is not None else None
    return name if isinstance(name, str) else ""


def _entries(file: str, source: TomlSource, name: str) -> Iterator[Entry]:
    if file == MANIFEST:
        own = {key: value for key, value in source.data.items() if not isinstance(value, list)}
        yield Entry(kind=MANIFEST_ENTRY, subject=name, source=source, keys=(), data=own)
    for kind, tables in source.data.items():
        for place, data in enumerate(tables if isinstance(tables, list) else ()):
            if isinstance(data, dict):
                subject, keys = _subject(kind, data, name), (kind, place)
                yield Entry(kind=kind, subject=subject, source=source, keys=keys, data=data)


def _subject(kind: str, data: Mapping[str, object], name: str) -> str:
    """Give the id of what a table defines; of a case, the rule that it is about."""
    own = next((data[key] for key in ("id", "code", "rule") if key in data), None)
    if not isinstance(own, str):
        return ""
    return f"{name}/{own}" if kind in {"rule", "case"} and "/" not in own else own


def _rulebook(found: Found, files: Mapping[str, bytes], base: RuleBook, problems: list[Problem]) -> RuleBook | None:
    try:
        ruleset = checked(files, found, base)
    except RulesetError as error:
        problems.extend(error.problems)
        return None
    return RuleBook(rulesets=(*base.rulesets, ruleset))


def _cases(
    found: Found, files: Mapping[str, bytes], rulebook: RuleBook | None, name: str, problems: list[Problem]
) -> tuple[Case, ...] | None:
    if rulebook is None:
        return None
    try:
        return read_cases(files, rulebook, name)
    except RulesetError as error:
        places = {f"{name}/{file}": f"{found.origin}/{file}" for file in files}
        problems.extend(attrs.evolve(problem, path=places[problem.path]) for problem in error.problems)
        return None


def _raw(to: object) -> Fraction | None:
    """Read what a step of a measure leads to, as the loader does."""
    return Fraction(to) if isinstance(to, bool) else exact(to)


_KEY = re.compile(r"(\w+)\[(\d+)\]\.?(.*)")


def _refused(problem: Problem, entries: tuple[Entry, ...]) -> LintProblem:
    """Turn what the loader says into a problem of the table that it is about."""
    found = _KEY.fullmatch(problem.key)
    keys = (found[1], int(found[2]) - 1) if found else ()
    entry = next((one for one in entries if (one.source.path, one.keys) == (problem.path, keys)), None)
    key = found[3] if found is not None and entry is not None else problem.key
    return LintProblem(
        kind=REFUSED,
        subject=entry.subject if entry is not None else "",
        message=f"{key}: {problem.message}" if key else problem.message,
        hint=problem.hint,
        path=problem.path,
        line=problem.line,
        column=problem.column,
        excerpt=problem.excerpt,
    )
