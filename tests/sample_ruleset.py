"""A small core rule-set, as a text that tests alter and read."""

from collections.abc import Mapping

from readiness.core.rules import Ruleset
from readiness.errors import RulesetError
from readiness.reading.ruleset_reader import read_ruleset

MANIFEST = """
format = 1
name = "core"
title = "A sample"
version = "1.2.0"
engine = ">=0.1,<2"
publisher = "Somebody"
licence = "Apache-2.0"
summary = "For tests."
"""

SOURCES = """
[[document]]
code = "CB"
title = "Barriers"
publisher = "A government"
year = 2024
url = "https://example.org/barriers"

[[source]]
id = "CB01"
document = "CB"
says = "There is no time."
dimensions = ["staff_wellbeing"]
"""

INDICATORS = """
[[indicator]]
id = "leadership.owner"
dimension = "leadership"
question = "Who owns it?"
levels = ["Nobody.", "A name.", "A remit.", "Decisions.", "Objectives."]
ask = "the owner"
voices = ["leaders", "frontline"]
sources = ["CB01"]

[[indicator]]
id = "leadership.trained"
dimension = "leadership"
question = "How many are trained?"
type = "share"
ask = "the trainers"

[[indicator]]
id = "leadership.leavers"
dimension = "leadership"
question = "How many left?"
type = "count"
lower_is_better = true
ask = "the office"

[[indicator]]
id = "leadership.report"
dimension = "leadership"
question = "When was the last report?"
type = "date"
ask = "the office"

[[indicator]]
id = "leadership.refreshed"
dimension = "leadership"
question = "Is there a refresher?"
type = "yes_no"
ask = "the trainers"
not_applicable_if = "nobody trains"

[[indicator]]
id = "training.groups"
dimension = "training"
question = "Which groups are there?"
type = "groups"
ask = "the office"

[[indicator]]
id = "training.skilled"
dimension = "training"
question = "How many are skilled?"
type = "share"
derived = { coverage = "skilled" }
ask = "the office"
"""

RULE = """
[[rule]]
id = "owner"
title = "Someone owns it"
dimension = "leadership"
weight = 3
measure = "leadership.owner"
why = "Otherwise it stops."
strength = "It has an owner."
keep = "Keep it so."
find_out = "Ask."
sources = ["CB01"]

  [rule.cap]
  when = { indicator = "leadership.owner", at_most = 1 }
  at = 40
  because = "work stays in one area"

  [[rule.step]]
  to = 3
  do = "Record decisions."
  good_enough_when = "They are recorded."
  effort = "medium"
  by = "the owner"

  [[rule.step]]
  to = 2
  do = "Name an owner."
  first = "Ask."
  good_enough_when = "A name is there."
  effort = "small"
  by = "the board"
  requires = { indicator = "leadership.trained", at_least = 25 }
  visible = true
"""

Files = dict[str, bytes]


def files(
    rules: str = RULE, *, manifest: str = MANIFEST, indicators: str = INDICATORS, sources: str = SOURCES
) -> Files:
    """Give the files of the sample, any of them in another wording."""
    texts = {"ruleset.toml": manifest, "sources.toml": sources, "indicators.toml": indicators, "rules.toml": rules}
    return {name: text.encode() for name, text in texts.items()}


def read(contents: Mapping[str, bytes] | None = None) -> Ruleset:
    """Read the sample, or other files."""
    return read_ruleset(files() if contents is None else contents, "sample")


def problems(contents: Mapping[str, bytes]) -> list[str]:
    """Read what has to be refused; give each problem as file, line, key, message and hint."""
    try:
        read_ruleset(contents, "sample")
    except RulesetError as error:
        return [f"{p.path}:{p.line} {p.key}: {p.message} → {p.hint}" for p in error.problems]
    return []


def replaced(text: str, old: str, new: str) -> str:
    """Replace what is certainly there."""
    assert old in text
    return text.replace(old, new)


def read_beside(rules: str, *, indicators: str = "", core: Ruleset | None = None) -> Ruleset:
    """Read a rule-set called day-care on top of the sample, or of another core."""
    base = read() if core is None else core
    manifest = replaced(MANIFEST, 'name = "core"', 'name = "day-care"')
    contents = files(rules, manifest=manifest, indicators=indicators, sources="")
    known = {indicator.id: indicator for indicator in base.indicators}
    sources = {source.id: source for source in base.sources}
    return read_ruleset(contents, "day", known, sources, base.rules, base.retired)


def problems_beside(rules: str, *, indicators: str = "", core: Ruleset | None = None) -> list[str]:
    """Read what has to be refused beside core; give each problem as line, key, message and hint."""
    try:
        read_beside(rules, indicators=indicators, core=core)
    except RulesetError as error:
        return [f"{p.line} {p.key}: {p.message} → {p.hint}" for p in error.problems]
    return []
