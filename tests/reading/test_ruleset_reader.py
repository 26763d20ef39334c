"""A rule-set becomes values, with ids, defaults and changes filled in; what means nothing is refused, all at once."""

from fractions import Fraction

import pytest

from readiness.core.conditions import Leaf, Test
from readiness.core.indicators import AnswerType
from readiness.core.rules import Change, Effort, Flag, Measure, Met, Rule
from readiness.errors import RulesetError
from readiness.reading.ruleset_reader import digest, read_manifest_alone, read_ruleset
from sample_ruleset import INDICATORS, MANIFEST, RULE, SOURCES, files, problems, read, replaced


def rule(text: str) -> Rule:
    return read(files(text)).rules[0]


def refusals(text: str) -> list[str]:
    """Refuse one rule; give key, message and hint of each problem."""
    return [line.split(" ", 1)[1] for line in problems(files(text))]


def test_the_manifest_says_what_it_is() -> None:
    ruleset = read()
    assert (ruleset.name, ruleset.title, ruleset.version) == ("core", "A sample", "1.2.0")
    assert (ruleset.publisher, ruleset.licence, ruleset.summary) == ("Somebody", "Apache-2.0", "For tests.")
    assert (ruleset.engine, ruleset.origin, ruleset.applies_to) == (">=0.1,<2", "sample", ())


def test_a_theme_inherits_from_its_document() -> None:
    (source,) = read().sources
    assert (source.title, source.publisher, source.year) == ("Barriers", "A government", "2024")
    assert (source.url, source.dimensions) == ("https://example.org/barriers", ("staff_wellbeing",))


def test_a_source_stands_alone_with_a_title_of_its_own() -> None:
    alone = SOURCES + '[[source]]\nid = "OWN-1"\ntitle = "A study"\npublisher = "A press"\nsays = "It helps."\n'
    source = read(files(sources=alone)).sources[1]
    assert (source.title, source.publisher, source.year, source.url) == ("A study", "A press", "", "")


def test_five_levels_need_no_type() -> None:
    indicator = read().indicators[0]
    assert indicator.type is AnswerType.LEVEL
    assert indicator.levels == ("Nobody.", "A name.", "A remit.", "Decisions.", "Objectives.")
    assert (indicator.ruleset, indicator.voices) == ("core", ("leaders", "frontline"))


def test_a_share_counts_people_unless_it_says_otherwise() -> None:
    things = replaced(
        INDICATORS, 'type = "share"\nask = "the trainers"', 'type = "share"\ncounts = "things"\nask = "all"'
    )
    plain, said = (read(files(indicators=text)).indicators[1] for text in (INDICATORS, things))
    assert (plain.counts, said.counts) == ("people", "things")


def test_a_rule_is_called_after_its_ruleset_and_steps_after_what_they_reach() -> None:
    found = rule(RULE)
    assert found.id == "core/owner"
    assert [step.id for step in found.steps] == ["core/owner@2", "core/owner@3"]


def test_steps_are_climbed_from_the_lowest_however_they_are_written() -> None:
    first, second = rule(RULE).steps
    assert (first.changes, second.changes) == (
        (Change(indicator="leadership.owner", to=Fraction(2)),),
        (Change(indicator="leadership.owner", to=Fraction(3)),),
    )
    assert (first.effort, first.first, first.visible, first.safety) == (Effort.SMALL, "Ask.", True, False)
    assert first.requires == Leaf("leadership.trained", Test.AT_LEAST, (Fraction(25),))


def test_a_cap_may_say_why_not_applicable_lifts_it() -> None:
    skilled = replaced(RULE, '"leadership.owner", at_most = 1', '"training.skilled", at_most = 25')
    cap = rule(replaced(skilled, "  at = 40", '  at = 40\n  not_applicable = "nobody needs it"')).cap
    assert cap is not None
    assert cap.not_applicable == "nobody needs it"


def judged(judgement: str, more: str = "") -> str:
    """Give a rule with a ceiling on something that always applies, which judges by something else."""
    without_steps = RULE[: RULE.index("  [[rule.step]]")]
    capped = replaced(without_steps, "  at = 40", f"  at = 40{more}")
    return replaced(capped, 'measure = "leadership.owner"', judgement)


LIFTED = (
    "rule[1].cap.when: leadership.refreshed can be not applicable, which would lift this ceiling → Say in "
    "not_applicable why that is right, or choose another indicator."
)
REFRESHED = '{ indicator = "leadership.refreshed", is = true }'
OWNED = '{ indicator = "leadership.owner", at_least = 3 }'


@pytest.mark.parametrize(
    "judgement",
    [
        'measure = "leadership.refreshed"',
        f"met = {REFRESHED}",
        f"met = {{ all = [{REFRESHED}] }}\npartly = {REFRESHED}",
    ],
)
def test_no_ceiling_is_lifted_by_a_rule_that_does_not_apply(judgement: str) -> None:
    assert refusals(judged(judgement)) == [LIFTED]


def test_a_ceiling_may_say_why_a_rule_that_does_not_apply_lifts_it() -> None:
    cap = rule(judged('measure = "leadership.refreshed"', '\n  not_applicable = "nobody trains"')).cap
    assert cap is not None
    assert cap.not_applicable == "nobody trains"


@pytest.mark.parametrize(
    "judgement", [f"met = {{ any = [{REFRESHED}, {OWNED}] }}", f"met = {REFRESHED}\npartly = {OWNED}"]
)
def test_a_ceiling_stays_where_part_of_its_rule_always_applies(judgement: str) -> None:
    assert rule(judged(judgement)).cap is not None


def test_a_fact_keeps_a_rule_with_its_ceiling() -> None:
    assert rule(judged(f'met = {{ any = [{REFRESHED}, {{ fact = "workforce", at_least = 9 }}] }}')).cap is not None


def test_a_cap_is_read_with_its_ceiling() -> None:
    cap = rule(RULE).cap
    assert cap is not None
    assert (cap.when, cap.at) == (Leaf("leadership.owner", Test.AT_MOST, (Fraction(1),)), 40)


def measured(indicator: str, more: str = "") -> str:
    return f"""
[[rule]]
id = "it"
title = "It is so"
dimension = "leadership"
weight = 1.5
measure = "{indicator}"
why = "Because."
sources = ["CB01"]
{more}
"""


@pytest.mark.parametrize(
    ("indicator", "more", "full_at", "none_at"),
    [
        ("leadership.owner", "", 4, 0),
        ("leadership.trained", "", 100, 0),
        ("leadership.trained", "full_at = 90", 90, 0),
        ("leadership.refreshed", "", 1, 0),
        ("leadership.leavers", "full_at = 0\nnone_at = 5", 0, 5),
        ("leadership.report", "full_at = 4\nnone_at = 18", 4, 18),
    ],
)
def test_a_measure_ends_where_its_scale_does(indicator: str, more: str, full_at: int, none_at: int) -> None:
    assert rule(measured(indicator, more)).judgement == Measure(
        indicator=indicator, full_at=Fraction(full_at), none_at=Fraction(none_at)
    )


@pytest.mark.parametrize(("kind", "full_at", "none_at"), [("share", 0, 100), ("yes_no", 0, 1)])
def test_where_lower_is_better_the_ends_change_places(kind: str, full_at: int, none_at: int) -> None:
    indicators = replaced(
        INDICATORS, 'type = "count"\nlower_is_better = true', f'type = "{kind}"\nlower_is_better = true'
    )
    (found,) = read(files(measured("leadership.leavers"), indicators=indicators)).rules
    assert found.judgement == Measure(
        indicator="leadership.leavers", full_at=Fraction(full_at), none_at=Fraction(none_at)
    )


def test_a_weight_is_exact() -> None:
    assert rule(measured("leadership.owner")).weight == Fraction(3, 2)


STEP = """
  [[rule.step]]
  do = "Do it."
  good_enough_when = "It is done."
  effort = "large"
  by = "the board"
"""


def test_steps_lead_to_dates_by_their_age_and_to_yes_as_one() -> None:
    dated = measured("leadership.report", f"full_at = 4\nnone_at = 18{STEP}  to = 4\n{STEP}  to = 8")
    assert [step.id for step in rule(dated).steps] == ["core/it@8", "core/it@4"]
    (step,) = rule(measured("leadership.refreshed", f"{STEP}  to = true")).steps
    assert (step.id, step.changes) == ("core/it@1", (Change(indicator="leadership.refreshed", to=Fraction(1)),))


MET = """
[[rule]]
id = "both"
title = "Both are there"
dimension = "leadership"
weight = 1
met = { all = [{ indicator = "leadership.owner", at_least = 2 }, { indicator = "leadership.refreshed", is = true }] }
partly = { indicator = "leadership.owner", at_least = 2 }
why = "Because."
sources = ["CB01"]
"""


def test_a_rule_with_conditions_says_what_its_steps_change() -> None:
    found = rule(f'{MET}{STEP}  changes = {{ "leadership.owner" = 2, "leadership.refreshed" = true }}')
    assert isinstance(found.judgement, Met)
    assert found.judgement.partly is not None
    assert found.steps[0].id == "core/both#1"
    assert found.steps[0].changes == (
        Change(indicator="leadership.owner", to=Fraction(2)),
        Change(indicator="leadership.refreshed", to=Fraction(1)),
    )


FLAG = """
[[rule]]
id = "gap"
title = "It is seen differently"
dimension = "leadership"
flag = { indicator = "leadership.owner", gap_at_least = 2, between_voices = ["leaders", "frontline"] }
says = "It is seen differently."
why = "Because."
sources = ["CB01"]
"""


def test_a_flag_weighs_nothing_and_its_advice_is_numbered() -> None:
    found = rule(f"{FLAG}{STEP}{STEP}")
    assert isinstance(found.judgement, Flag)
    assert found.weight == 0
    assert [(step.id, step.changes) for step in found.steps] == [("core/gap#1", ()), ("core/gap#2", ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            replaced(RULE, 'measure = "leadership.owner"', 'measure = "owner"'),
            'rule[1].measure: there is no indicator "owner" → Did you mean leadership.owner?',
        ),
        (
            replaced(RULE, 'sources = ["CB01"]', 'sources = ["CB10"]'),
            'rule[1].sources[1]: there is no source "CB10" → Did you mean CB01?',
        ),
        (
            replaced(RULE, 'sources = ["CB01"]', ""),
            "rule[1].sources: names no source → Every rule rests on at least one: name it by its id.",
        ),
        (
            replaced(RULE, "weight = 3", "weight = 1001"),
            "rule[1].weight: found 1001 → Write a number from 0 to 1000.",
        ),
        (replaced(RULE, "weight = 3", ""), "rule[1].weight: is missing → Write a number from 0 to 1000."),
        (
            replaced(RULE, "weight = 3", "weight = 0"),
            "rule[1].cap: a ceiling on a rule that weighs nothing → Give the rule a weight.",
        ),
        (
            replaced(RULE, "at_most = 1 }", "at_least = 1 }"),
            (
                "rule[1].cap.when: better answers turn this condition on → Here better answers may only turn it off: "
                "use at_most (at_least where lower is better), or not."
            ),
        ),
        (
            replaced(RULE, '{ indicator = "leadership.owner", at_most = 1 }', '{ fact = "workforce", at_least = 9 }'),
            (
                "rule[1].cap.when: no answer moves this condition → Here better answers may only turn it off: "
                "use at_most (at_least where lower is better), or not."
            ),
        ),
        (
            replaced(
                RULE, '{ indicator = "leadership.owner", at_most = 1 }', '{ indicator = "leadership.owner", is = 1 }'
            ),
            (
                "rule[1].cap.when: better answers can turn this condition both on and off → Here better answers may "
                "only turn it off: use at_most (at_least where lower is better), or not."
            ),
        ),
        (
            replaced(
                RULE,
                '{ indicator = "leadership.owner", at_most = 1 }',
                '{ indicator = "leadership.refreshed", is = false }',
            ),
            (
                "rule[1].cap.when: leadership.refreshed can be not applicable, which would lift this "
                "ceiling → Say in not_applicable why that is right, or choose another indicator."
            ),
        ),
        (
            replaced(
                RULE,
                '{ indicator = "leadership.owner", at_most = 1 }',
                '{ indicator = "training.skilled", at_most = 25 }',
            ),
            (
                "rule[1].cap.when: training.skilled can be not applicable, which would lift this ceiling → Say in "
                "not_applicable why that is right, or choose another indicator."
            ),
        ),
        (
            replaced(RULE, "at_least = 25 }", "at_most = 25 }"),
            (
                "rule[1].step[2].requires: better answers turn this condition off → Here better answers may only "
                "turn it on: use at_least (at_most where lower is better, within_months for dates), all, any."
            ),
        ),
        (
            replaced(RULE, "to = 3", "to = 2"),
            (
                "rule[1].step[2].to: another step leads to the same answer → Join the two, or say where each one "
                "leads."
            ),
        ),
        (
            replaced(RULE, "to = 3", "to = 0"),
            "rule[1].step[1].to: found 0, which counts as nothing → Lead to a better answer.",
        ),
        (replaced(RULE, "to = 3", "to = 5"), "rule[1].step[1].to: found 5 → Write a whole number from 0 to 4."),
        (
            replaced(RULE, 'effort = "medium"', 'effort = "huge"'),
            ('rule[1].step[1].effort: found "huge" → Choose one of "small", "medium", "large", "major".'),
        ),
        (
            replaced(RULE, 'id = "owner"', 'id = "The owner"'),
            'rule[1].id: found "The owner" → Write small letters, digits and "-", such as "executive-owner".',
        ),
        (
            f"{RULE}{RULE}",
            "rule[2].id: core/owner is there twice → Give each one an id of its own.",
        ),
        (
            replaced(RULE, 'dimension = "leadership"', 'dimension = "leader"'),
            (
                'rule[1].dimension: found "leader" → Did you mean leadership? Choose one of "leadership", '
                '"staff_wellbeing", "lived_experience", "governance", "training".'
            ),
        ),
        (
            replaced(RULE, 'measure = "leadership.owner"', ""),
            "rule[1].id: found none of them → A rule has exactly one of measure, met and flag.",
        ),
        (
            replaced(RULE, 'measure = "leadership.owner"', 'measure = "training.groups"'),
            "rule[1].measure: the table of role groups has no measure → Measure a coverage derived from it.",
        ),
        (
            measured("leadership.owner", "full_at = 0\nnone_at = 4"),
            "rule[1].full_at: full_at is not above none_at → leadership.owner is better the higher it is.",
        ),
        (
            measured("leadership.report", "full_at = 18\nnone_at = 4"),
            "rule[1].full_at: full_at is not below none_at → leadership.report is better the fewer months ago it is.",
        ),
        (
            measured("leadership.leavers", "none_at = 4"),
            "rule[1].full_at: is missing → Write a whole number from 0.",
        ),
        (
            measured("leadership.refreshed", "full_at = 1"),
            "rule[1].full_at: yes and no have no ends in between → Leave it out.",
        ),
        (
            measured("leadership.owner", 'when = { indicator = "leadership.trained", at_least = 25 }'),
            (
                "rule[1].when: reads the answer to leadership.trained, and when reads facts of the organisation "
                "alone → Use facts such as sector, setting or workforce. What answers decide belongs into met "
                "or flag."
            ),
        ),
        (
            replaced(
                MET,
                'partly = { indicator = "leadership.owner", at_least = 2 }',
                'partly = { indicator = "leadership.owner", known = true }',
            ),
            "rule[1].partly: known serves flags alone → It would turn silence into a verdict. Use it in a flag.",
        ),
        (
            replaced(
                MET,
                'partly = { indicator = "leadership.owner", at_least = 2 }',
                'partly = { indicator = "leadership.owner", at_least = 0 }',
            ),
            (
                "rule[1].partly: no answer moves this condition → Here better answers may only turn it on: use "
                "at_least (at_most where lower is better, within_months for dates), all, any."
            ),
        ),
        (
            f"{MET}{STEP}",
            'rule[1].step[1].changes: is missing → Write the answers it leads to: changes = { "table.key" = 3 }.',
        ),
        (
            f'{MET}{STEP}  changes = {{ "training.groups" = 2 }}',
            (
                "rule[1].step[1].changes.training.groups: the table of role groups is no single answer → Name a "
                "coverage derived from it."
            ),
        ),
        (
            replaced(MET, "is = true", "is = 1"),
            "rule[1].met.all[2].is: found 1 → Write true or false.",
        ),
        (
            measured("leadership.trained", f"{STEP}  to = 62.5"),
            "rule[1].step[1].to: found 62.5 → Write a whole number.",
        ),
        (
            measured("leadership.refreshed", f"{STEP}  to = 1"),
            "rule[1].step[1].to: found 1 → Write true or false.",
        ),
        (
            measured("leadership.refreshed", STEP),
            "rule[1].step[1].to: is missing → Write true or false.",
        ),
        (
            replaced(RULE, "at_most = 1 }", "at_mots = 1 }"),
            "rule[1].cap.when.at_mots: this key has no meaning here → Did you mean at_most or within_months?",
        ),
        (
            f'{RULE}{MET}when = {{ fact = "sektor", is = "school" }}',
            'rule[2].when.fact: there is no fact "sektor" → Did you mean sector?',
        ),
        (
            f'{MET}{STEP}  changes = {{ "owner" = 2 }}',
            "rule[1].step[1].changes.owner: is not known here → Did you mean leadership.owner?",
        ),
        (
            f"{FLAG}weight = 2",
            "rule[1].weight: weight has no place in a rule with flag → Leave it out. It may have says.",
        ),
        (
            replaced(FLAG, 'says = "It is seen differently."', ""),
            "rule[1].says: is missing → Type a text in quotation marks.",
        ),
        (
            f"{FLAG}{STEP}  to = 2",
            (
                "rule[1].step[1].to: is not known here → Choose from do, first, good_enough_when, effort, by, "
                "requires, safety, visible, sources."
            ),
        ),
    ],
)
def test_a_refused_rule_says_where_what_and_what_to_write(text: str, expected: str) -> None:
    assert expected in refusals(text)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"Objectives."]', "]", "indicator[1].levels: found 4 levels → Describe five, from 0 to 4."),
        (
            'id = "leadership.owner"',
            'id = "leadership.Owner"',
            (
                'indicator[1].id: found "leadership.Owner" → Write a table and a key in small letters, such as '
                '"adult_social_care.night_staff".'
            ),
        ),
        (
            'id = "leadership.owner"',
            'id = "governance.owner"',
            (
                "indicator[1].id: governance.owner stands in the table governance → This one belongs into the table "
                "leadership: leadership.owner."
            ),
        ),
        (
            'id = "leadership.trained"',
            'id = "leadership.owner"',
            "indicator[2].id: leadership.owner is there twice → Give each one an id of its own.",
        ),
        (
            'voices = ["leaders", "frontline"]',
            'voices = ["leaders"]\nneeds_voice = "frontline"',
            "indicator[1].needs_voice: frontline is not among the voices → Add it to voices.",
        ),
        (
            'type = "date"',
            'type = "date"\nvoices = ["leaders"]\nneeds_voice = "leaders"',
            "indicator[4].needs_voice: answers of the type date need no voice → Only levels and shares can.",
        ),
        (
            'type = "date"',
            'type = "date"\ntop_needs_evidence = true',
            "indicator[4].top_needs_evidence: answers of the type date have no top level → Leave it out.",
        ),
        (
            'type = "date"',
            'type = "date"\nlower_is_better = true',
            "indicator[4].lower_is_better: answers of the type date have their direction already → Leave it out.",
        ),
        (
            'type = "date"',
            'type = "date"\ncounts = "things"',
            "indicator[4].counts: answers of the type date are no share of anything → Leave it out.",
        ),
        (
            'derived = { coverage = "skilled" }',
            'derived = { coverage = "skilled" }\ncounts = "things"',
            "indicator[7].counts: what is derived from role groups counts people → Leave it out.",
        ),
        (
            'type = "date"',
            'type = "date"\nderived = { coverage = "skilled" }',
            'indicator[4].derived: an answer of the type date cannot be derived → Only type = "share" can.',
        ),
        (
            'type = "date"',
            'type = "groups"',
            "indicator[4].type: there is one table of role groups → Leave it to training.groups.",
        ),
        (
            'type = "date"',
            "",
            (
                "indicator[4].id: neither levels nor a type → Give five levels, or a type: share, count, months, "
                "date, yes_no, groups."
            ),
        ),
        (
            'ask = "the owner"',
            'ask = "the owner"\ntype = "share"',
            "indicator[1].levels: levels beside the type share → Give five levels or a type, not both.",
        ),
        (
            'derived = { coverage = "skilled" }',
            'derived = { coverage = "skiled" }',
            (
                'indicator[7].derived.coverage: found "skiled" → Did you mean skilled? Choose one of "informed", '
                '"skilled", "enhanced", "specialist", "least_covered_group".'
            ),
        ),
    ],
)
def test_a_refused_indicator_says_where_what_and_what_to_write(old: str, new: str, expected: str) -> None:
    found = problems(files(indicators=replaced(INDICATORS, old, new)))
    assert expected in [line.split(" ", 1)[1] for line in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'document = "CB"',
            'document = "CD"',
            'source[1].document: there is no document "CD" → Define it as [[document]].',
        ),
        (
            'url = "https://example.org/barriers"',
            'url = "javascript:alert(1)"',
            'document[1].url: found "javascript:alert(1)" → Write an address that starts with https://.',
        ),
        ("year = 2024", "year = 24", "document[1].year: found 24 → Enter a whole number from 1800 to 2200."),
        (
            'id = "CB01"',
            'id = "CB 01"',
            'source[1].id: found "CB 01" → Write letters, digits, "-", "_" and ".", such as "CB16".',
        ),
    ],
)
def test_a_refused_source_says_where_what_and_what_to_write(old: str, new: str, expected: str) -> None:
    found = problems(files(sources=replaced(SOURCES, old, new)))
    assert expected in [line.split(" ", 1)[1] for line in found]


def test_every_problem_of_every_file_is_told_with_its_place() -> None:
    broken = files(
        replaced(RULE, "weight = 3", "weight = -3"),
        sources=replaced(SOURCES, "year = 2024", "year = "),
        indicators=replaced(INDICATORS, 'type = "date"', 'type = "day"'),
    )
    found = problems(broken)
    assert any(line.startswith("sample/rules.toml:6 rule[1].weight: found -3") for line in found)
    assert any(line.startswith("sample/indicators.toml:30 indicator[4].type: ") for line in found)
    assert any(line.startswith("sample/sources.toml:6 ") for line in found)


def test_what_a_broken_value_hides_is_not_called_missing() -> None:
    """The rest of the file is checked, and only the value itself is a problem."""
    weight = problems(files(replaced(RULE, "weight = 3", "weight = three")))
    assert [line.split(" ")[0] for line in weight] == ["sample/rules.toml:6"]
    condition = problems(
        files(replaced(RULE, 'when = { indicator = "leadership.owner", at_most = 1 }', "when = { x"))
    )
    assert [line.split(" ")[0] for line in condition] == ["sample/rules.toml:15"]
    changes = problems(files(f"{MET}{STEP}  changes = {{ x"))
    assert {line.split(" ")[0] for line in changes} == {"sample/rules.toml:17"}


def test_a_file_that_is_no_text_is_told_beside_the_problems_of_the_others() -> None:
    broken = {**files(replaced(RULE, "weight = 3", "weight = -3")), "more.toml": b"\xff\xfe\x00"}
    assert {line.split(":", 1)[0] for line in problems(broken)} == {"sample/more.toml", "sample/rules.toml"}


def test_a_document_is_there_once() -> None:
    twice = SOURCES + SOURCES.split("[[source]]", maxsplit=1)[0]
    (found,) = problems(files(sources=twice))
    assert found.endswith("document[2].code: the document CB is there twice → Give each document a code of its own.")


def test_an_indicator_without_id_is_told_once() -> None:
    found = problems(files("", indicators=replaced(INDICATORS, 'id = "leadership.report"\n', "")))
    assert [line.split(" ", 1)[1] for line in found] == [
        "indicator[4].id: is missing → Type a text in quotation marks."
    ]


def test_a_strain_that_cannot_be_read_is_told() -> None:
    (found,) = problems(
        files(manifest=MANIFEST + replaced(STRAIN, 'ask_first = "leadership.trained"', 'ask_first = "x"'))
    )
    assert found.endswith('strain.ask_first: there is no indicator "x" → Name one by its id, such as table.key.')


def test_no_better_answer_brings_strain() -> None:
    (found,) = problems(files(manifest=MANIFEST + replaced(STRAIN, "{ not = ", "{ any = [").replace("} }", "}] }")))
    assert found.endswith(
        "strain.when: better answers turn this condition on → Here better answers may only turn it off: use at_most "
        "(at_least where lower is better), or not."
    )


def test_a_newer_format_is_the_one_thing_worth_telling() -> None:
    newer = files("[[rule]]\nnew = true", manifest=replaced(MANIFEST, "format = 1", "format = 2"))
    assert problems(newer) == [
        (
            "sample/ruleset.toml:2 format: format 2 is newer than this version of readiness, which reads format 1 → "
            "Install a newer readiness, or an earlier version of the rule-set."
        )
    ]


def test_an_engine_out_of_range_is_the_one_thing_worth_telling() -> None:
    other = files("[[rule]]\nnew = true", manifest=replaced(MANIFEST, ">=0.1,<2", ">=7"))
    assert problems(other) == [
        (
            'sample/ruleset.toml:6 engine: this rule-set is written for readiness ">=7", and this is 0.1.0 → '
            "Install a readiness in that range, or another version of the rule-set."
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'engine = ">=0.1,<2"',
            'engine = "0.1 or so"',
            'engine: found "0.1 or so" → Write a range of versions such as ">=0.1,<2".',
        ),
        ('version = "1.2.0"', 'version = "new"', 'version: found "new" → Write a version such as "1.0.0".'),
        ('name = "core"', "", "name: is missing → Type a text in quotation marks."),
        (
            'name = "core"',
            'name = "Core rules"',
            'name: found "Core rules" → Write small letters, digits and "-", such as "adult-social-care".',
        ),
        (
            'name = "core"',
            'name = "training"',
            "name: training is the name of a part of every profile → Choose another name.",
        ),
        (
            'name = "core"',
            'name = "core"\napplies_to = { sector = ["Social Care"] }',
            (
                'applies_to.sector: found "Social Care" → Write small letters, digits and "-", such as '
                '"adult-social-care".'
            ),
        ),
        (
            'name = "core"',
            'name = "core"\ntitel = "A"',
            "titel: is not known here → Did you mean title?",
        ),
    ],
)
def test_a_refused_manifest_says_where_what_and_what_to_write(old: str, new: str, expected: str) -> None:
    found = problems(files(manifest=replaced(MANIFEST, old, new)))
    assert expected in [line.split(" ", 1)[1] for line in found]


def test_cases_have_a_folder_of_their_own() -> None:
    (found,) = problems(files(f"{RULE}\n[[case]]\nrule = 'owner'\n"))
    assert found.endswith("cases have a folder of their own, cases.")


def test_a_ruleset_without_manifest_is_refused() -> None:
    assert problems({"rules.toml": b""}) == [
        (
            "sample:0 : there is no ruleset.toml → Put ruleset.toml into the folder; it says who made the rule-set "
            "and for whom."
        )
    ]


STRAIN = """
[strain]
when = { not = { indicator = "leadership.trained", at_least = 50 } }
because = "few are trained"
ask_first = "leadership.trained"
"""


def test_core_says_when_staff_are_strained() -> None:
    strain = read(files(manifest=MANIFEST + STRAIN)).strain
    assert strain is not None
    assert (strain.because, strain.ask_first) == ("few are trained", "leadership.trained")


SECTOR = replaced(MANIFEST, 'name = "core"', 'name = "day-care"\napplies_to = { sector = ["day-care"] }')
OWN = (
    '[[indicator]]\nid = "day_care.nights"\ndimension = "training"\nquestion = "Any?"\ntype = "yes_no"\nask = "all"\n'
)


def sector(rules: str, indicators: str = OWN, manifest: str = SECTOR) -> list[str]:
    """Read another rule-set on top of the sample; give the problems."""
    core = read()
    contents = files(rules, manifest=manifest, indicators=indicators, sources="")
    known = {indicator.id: indicator for indicator in core.indicators}
    sources = {source.id: source for source in core.sources}
    try:
        read_ruleset(contents, "day", known, sources, core.rules)
    except RulesetError as error:
        return [f"{p.key}: {p.message} → {p.hint}" for p in error.problems]
    return []


def test_another_ruleset_builds_on_the_indicators_and_sources_of_core() -> None:
    assert sector(measured("leadership.owner") + measured("day_care.nights").replace('"it"', '"nights"')) == []


def test_another_ruleset_keeps_its_indicators_in_a_table_of_its_own() -> None:
    assert sector("", OWN.replace("day_care.nights", "training.nights")) == [
        (
            "indicator[1].id: training.nights stands in the table training → This one belongs into the table "
            "day_care: day_care.nights."
        )
    ]


def test_only_core_says_when_staff_are_strained() -> None:
    assert sector("", manifest=SECTOR + STRAIN) == [
        "strain: only core says when staff are strained → Leave [strain] out."
    ]


def test_steps_that_wait_for_each_other_are_named() -> None:
    waiting = replaced(
        RULE.replace('"leadership.owner"', '"leadership.trained"').replace('"owner"', '"trained"'),
        'requires = { indicator = "leadership.trained", at_least = 25 }',
        'requires = { indicator = "leadership.owner", at_least = 3 }',
    )
    waiting = waiting.replace("to = 3", "to = 50").replace("to = 2", "to = 25").replace("at_most = 1", "at_most = 10")
    (found,) = refusals(RULE + waiting)
    assert found == (
        "rule[1].step: steps wait for each other: core/owner@2 → core/trained@25 → core/owner@3 → core/owner@2 → "
        "Each of them can only be taken after the next. Let one require less."
    )


def test_the_manifest_can_be_read_alone() -> None:
    manifest = read_manifest_alone({"ruleset.toml": SECTOR.encode()}, "day")
    assert (manifest.name, manifest.applies_to) == ("day-care", (("sector", ("day-care",)),))


def test_the_digest_depends_on_names_and_contents_and_not_on_order() -> None:
    assert digest({"a": b"1", "b": b"2"}) == digest({"b": b"2", "a": b"1"})
    assert len({digest(files) for files in ({"a": b"12"}, {"a1": b"2"}, {"a": b"1", "2": b""}, {})}) == 4


def test_reading_twice_gives_equal_rulesets() -> None:
    assert read() == read()
