"""Loading: from the files of the core rule-set to a rule-book that can judge, stage by stage."""

from collections.abc import Callable, Iterator, Mapping

from benchmarks.growth import compile_all
from benchmarks.rounds import Contestant, Effort, Timing, take_turns
from benchmarks.section import Section, duration
from readiness.core.compiled import compile_rulebook
from readiness.core.rules import CORE, RuleBook, Ruleset
from readiness.errors import RulesetError
from readiness.reading.discovery import Found, installed_rulesets, locate, read_files
from readiness.reading.ruleset_loader import load_rulesets
from readiness.reading.ruleset_reader import LIMITS, digest, read_ruleset
from readiness.toml.source import parse_toml

PARSE, READ = "parse as TOML", "parse, check and turn into values"
WHOLE = "all of it but compiling"


def measure_loading(effort: Effort) -> Section:
    """Measure each stage on its own, from what the stage before gave."""
    rulebook = load_rulesets()
    timings = take_turns([Contestant(name=name, work=work) for name, work in _stages(rulebook)], effort)
    core = rulebook.rulesets[0]
    steps = sum(len(rule.steps) for rule in core.rules)
    return Section(
        title=f"Loading core: {len(core.indicators)} indicators, {len(core.rules)} rules, {steps} steps",
        headers=("stage", "once", "of the whole"),
        rows=[_row(name, timings) for name in timings],
        notes=(f"*{READ}* contains *{PARSE}*.",),
    )


def _stages(rulebook: RuleBook) -> Iterator[tuple[str, Callable[[], object]]]:
    core = rulebook.rulesets[0]
    found = locate(next(point for point in installed_rulesets() if point.name == CORE))
    files = read_files(found)
    yield "find installed rule-sets", installed_rulesets
    yield "read files", lambda: read_files(found)
    yield "hash files", lambda: digest(files)
    yield PARSE, lambda: _parse(files, found)
    yield READ, lambda: read_ruleset(files, found.origin)
    yield "index", lambda: _index(core)
    yield WHOLE, lambda: _index(load_rulesets().rulesets[0])
    yield "compile what a first assess needs", lambda: compile_rulebook(rulebook).steps
    yield "compile everything", lambda: compile_all(rulebook)


def _parse(files: Mapping[str, bytes], found: Found) -> None:
    for name, content in files.items():
        parse_toml(content, f"{found.origin}/{name}", RulesetError, LIMITS)


def _index(ruleset: Ruleset) -> None:
    """Make what a rule-book keeps beside its rule-sets."""
    rulebook = RuleBook(rulesets=(ruleset,))
    _ = rulebook.indicators, rulebook.scoring, rulebook.flags, rulebook.sources


def _row(name: str, timings: Mapping[str, Timing]) -> tuple[str, ...]:
    took, whole = timings[name].median, timings[WHOLE].median
    return name, duration(took), f"{100 * took / whole:.0f} %"
