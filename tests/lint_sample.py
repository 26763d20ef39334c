"""A small rule-set beside core in which the linter finds nothing, as files that tests alter."""

from pathlib import Path

from readiness.authoring.lint import lint
from readiness.authoring.lint_codes import LintProblem
from sample_ruleset import replaced

FILES = {
    "ruleset.toml": """\
format = 1
name = "night-care"
title = "Care at night"
version = "1.0.0"
publisher = "An invented federation"
licence = "CC-BY-4.0"
summary = "What people meet between ten in the evening and seven in the morning."

[applies_to]
sector = ["adult-social-care"]
""",
    "sources.toml": """\
[[document]]
code = "NIGHT"
title = "NIGHTS IN CARE HOMES"
publisher = "An invented federation"
url = "https://example.org/nights"

[[source]]
id = "NIGHT-01"
document = "NIGHT"
says = "A light switched on without a word can bring the past back."
""",
    "questions.toml": """\
[[indicator]]
id = "night_care.checks"
dimension = "lived_experience"
question = "How is it settled who looks in at night?"
levels = [
  "It is not settled.",
  "There is one routine.",
  "Residents were asked once.",
  "Residents are asked every six months.",
  "Residents say that it is done as they asked.",
]
ask = "residents"
voices = ["managers", "frontline"]
not_applicable_if = "nobody stays at night"
sources = ["NIGHT-01"]

[[indicator]]
id = "night_care.alone"
dimension = "staff_wellbeing"
question = "On how many of the past 28 nights did one person work alone?"
type = "count"
unit = "nights"
lower_is_better = true
ask = "whoever writes the rota"
sources = ["NIGHT-01"]

[[indicator]]
id = "night_care.top"
dimension = "governance"
question = "When did somebody from the top last spend an hour on a night shift?"
type = "date"
ask = "the manager"
sources = ["NIGHT-01"]
""",
    "rules.toml": """\
[[rule]]
id = "checks"
title = "Residents decide about their nights"
dimension = "lived_experience"
weight = 3
measure = "night_care.checks"
why = "A check that was agreed keeps people safe."
strength = "Residents decide who looks in."
keep = "Ask again every six months."
find_out = "Ask three residents."
sources = ["NIGHT-01"]

  [[rule.step]]
  to = 2
  do = "Ask each resident who may look in at night."
  first = "Ask one resident this evening."
  good_enough_when = "Every resident's page has the answer."
  effort = "small"
  by = "key workers"

  [[rule.step]]
  to = 4
  do = "Ask again every six months whether it is done as agreed."
  first = "Choose the first month."
  good_enough_when = "Residents say that it is."
  effort = "medium"
  by = "key workers"
  requires = { indicator = "night_care.alone", at_most = 20 }

[[rule]]
id = "company"
title = "Nobody works the night alone, and the top knows the night"
dimension = "staff_wellbeing"
weight = 2
met = { all = [{ indicator = "night_care.alone", at_most = 2 }, { indicator = "night_care.top", within_months = 6 }] }
partly = { indicator = "night_care.alone", at_most = 14 }
why = "Alone, a hard hour stays with one person."
strength = "Nobody works the night alone."
keep = "Look at the rota each month."
find_out = "Count the nights on the rota."
sources = ["NIGHT-01"]

  [[rule.step]]
  changes = { "night_care.alone" = 14 }
  do = "Find a second person for every other night."
  first = "Look at next week's rota."
  good_enough_when = "Half of the nights have two people."
  effort = "large"
  by = "the manager"

[[rule]]
id = "seen-differently"
title = "Nights look different from the night shift"
dimension = "lived_experience"
flag = { indicator = "night_care.checks", gap_at_least = 2, between_voices = ["managers", "frontline"] }
says = "Managers describe more agreement than night staff do."
why = "What is agreed on paper helps nobody."
sources = ["NIGHT-01"]

  [[rule.step]]
  do = "Let one manager and one night worker note the same week."
  first = "Choose the week."
  good_enough_when = "Both agree on one account."
  effort = "small"
  by = "the manager"
""",
    "cases/nights.toml": """\
[[case]]
rule = "checks"
name = "as they asked"
given = { "night_care.checks" = 4 }
expect = { verdict = "met" }

[[case]]
rule = "checks"
name = "not settled"
given = { "night_care.checks" = 0 }
expect = { verdict = "not_met" }

[[case]]
rule = "checks"
name = "not answered yet"
given = {}
expect = { verdict = "unsettled" }

[[case]]
rule = "checks"
name = "a day centre"
given = { "night_care.checks" = { not_applicable = "a day centre" } }
expect = { verdict = "not_applicable" }

[[case]]
rule = "company"
name = "never alone, and visited"
given = { "night_care.alone" = 0, "night_care.top" = 2025-12-01 }
expect = { verdict = "met" }

[[case]]
rule = "company"
name = "alone every night"
given = { "night_care.alone" = 28, "night_care.top" = 2025-12-01 }
expect = { verdict = "not_met" }

[[case]]
rule = "company"
name = "not answered yet"
given = {}
expect = { verdict = "unsettled" }

[[case]]
rule = "seen-differently"
name = "two levels apart"
given = { "night_care.checks" = { managers = 4, frontline = 2 } }
expect = { verdict = "raised" }

[[case]]
rule = "seen-differently"
name = "one level apart"
given = { "night_care.checks" = { managers = 4, frontline = 3 } }
expect = { verdict = "clear" }
""",
}


def write(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Write the sample into a folder; each change is a file, what certainly stands in it, and what replaces that."""
    files = dict(FILES)
    for name, old, new in changes:
        files[name] = replaced(files[name], old, new)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> tuple[LintProblem, ...]:
    """Lint a folder with one rule-set."""
    (found,) = lint([folder]).values()
    return found


def told(folder: Path) -> list[str]:
    """Lint a folder; give each problem in one line, with the file's name inside the folder."""
    return [
        f"{Path(p.path).relative_to(folder).as_posix()}:{p.line} {p.kind.code} {p.subject}: {p.message}"
        for p in problems(folder)
    ]
